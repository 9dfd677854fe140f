"""The data folder: where it is, and whether this version may use it."""

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_dir

from graph_schema.fault import Fault
from graph_schema.language import _

FORMAT = 1  # of what lies in the folder; raised when an older version could no longer read it
VERSION = "version"


def home_folder(environ: Mapping[str, str] | None = None) -> Path:
    """The data folder: SOLIDARITY_HOME, or the user's data folder of this system. It need not be there yet."""
    given = (os.environ if environ is None else environ).get("SOLIDARITY_HOME", "").strip()
    if not given:
        return Path(user_data_dir("solidarity-graph", appauthor=False))
    try:
        return Path(given).expanduser().absolute()
    except (RuntimeError, OSError):  # a ~ of nobody; a relative path in a folder that was deleted
        raise _no_folder(given) from None


def prepared_home(folder: Path) -> Path:
    """`folder`, made where it is missing and marked with our format.

    Raises Fault when it is no folder, cannot be written, or was written by a newer version.
    """
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)  # what is confidential is not for other users of the machine
        _check_format(folder)
        _check_writable(folder)
    except (FileExistsError, NotADirectoryError):
        raise _no_folder(folder) from None
    except OSError as error:
        raise unusable(folder, error.strerror or str(error)) from None
    return folder


def unusable(folder: Path, reason: str) -> Fault:
    """That the data folder cannot be written, or not all of it."""
    text = _("The data folder {folder} cannot be used ({reason}): allow writing there, or set SOLIDARITY_HOME to another folder.")
    return Fault(text.format(folder=folder, reason=reason))


def _no_folder(folder: Path | str) -> Fault:
    return Fault(_("{folder} is not a folder: set SOLIDARITY_HOME to a folder for the data.").format(folder=folder))


def _check_format(folder: Path) -> None:
    path = folder / VERSION
    if not path.exists():
        return
    text = path.read_text(encoding="utf-8", errors="replace").strip()
    if not text.isdecimal() or int(text) > FORMAT:
        raise Fault(
            _(
                "The data folder {folder} was written by a newer version of this program: install that version, "
                "or set SOLIDARITY_HOME to another folder."
            ).format(folder=folder)
        )


def _check_writable(folder: Path) -> None:
    # Writing the mark is also the trial whether the folder can be written: root may write where the bits say no.
    draft = folder / f"{VERSION}.{os.getpid()}"
    draft.write_text(f"{FORMAT}\n", encoding="utf-8")
    draft.replace(folder / VERSION)
