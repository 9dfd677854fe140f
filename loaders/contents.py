"""What a file holds, as streams of bytes: the file itself, what a gzip file packs, each member of a ZIP archive.

Nothing is unpacked to the disk. An archive that would swell beyond measure, or whose members have names that lead out of
it, is refused.
"""

import gzip
import io
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from graph_schema.language import _
from loaders.rows import WHOLE_FILE, Problem, Unreadable

ZIP, GZIP = b"PK\x03\x04", b"\x1f\x8b"
WORKBOOK_PART = "[Content_Types].xml"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"  # its readers give 25 % as 0.25, and results in place of formulas
MEMBERS_LIMIT = 10_000
# Registers pack about twenty to one, zeros a thousand to one. Small files may be as regular as they like.
RATIO_LIMIT = 200
SMALL = 50_000_000
HELD = 20_000_000  # bytes of a packed workbook kept in memory; beyond it, in a temporary file without a name
BROKEN = (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


@dataclass(frozen=True)
class Content:
    """A stream of bytes to be read as often as needed. `file` is how reports call it; `path` the file on the disk."""

    path: Path
    file: str
    opener: Callable[[], BinaryIO]

    def open(self) -> BinaryIO:
        """The bytes from the beginning; to be closed by whoever asked."""
        return self.opener()

    def start(self, size: int = 4_096) -> bytes:
        """The first bytes. Raises Unreadable where an archive is broken."""
        with readable(self.file), self.open() as stream:
            return stream.read(size)

    def seekable(self) -> BinaryIO:
        """The bytes as a stream in which one can go back and forth, as workbooks need it."""
        stream = self.open()
        if isinstance(stream, io.BufferedReader) and not isinstance(stream, _Measured):
            return stream
        with stream:
            held = tempfile.SpooledTemporaryFile(HELD)  # noqa: SIM115 (closed by whoever asked)
            shutil.copyfileobj(stream, held)
        held.seek(0)
        return cast(BinaryIO, held)


@contextmanager
def readable(file: str) -> Iterator[None]:
    """Raise Unreadable where a file or an archive cannot be read on."""
    try:
        yield
    except BROKEN as error:
        raise Unreadable(Problem(file, 1, WHOLE_FILE, reason(error))) from None


class _Measured(io.BufferedReader):
    """What a gzip file unpacks to; stops where it swells beyond measure."""

    def __init__(self, path: Path) -> None:
        super().__init__(_Unpacked(path), 1 << 16)


class _Unpacked(io.RawIOBase):
    def __init__(self, path: Path) -> None:
        self._stream = gzip.GzipFile(path)
        self._limit = max(SMALL, path.stat().st_size * RATIO_LIMIT)
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        found = self._stream.readinto(buffer)
        self._read += found
        if self._read > self._limit:
            raise gzip.BadGzipFile(_swollen())
        return found

    def close(self) -> None:
        self._stream.close()
        super().close()


def contents(path: Path) -> list[Content]:
    """What the file holds, in the order in which it is packed. Raises Unreadable for an archive that cannot be used."""
    file = str(path)
    with readable(file):
        with path.open("rb") as stream:
            start = stream.read(4)
        if start[:2] == GZIP:
            return [Content(path, file, partial(_Measured, path))]
        if start == ZIP:
            return _members(path, file)
    return [_plain(path, file)]


def _members(path: Path, file: str) -> list[Content]:
    """Members of an archive; a workbook is one too, and is taken whole."""
    with _archive(path) as archive:
        members = [member for member in archive.infolist() if not member.is_dir() and not _hidden(member.filename)]
        if any(member.filename == WORKBOOK_PART for member in members):
            return [_plain(path, file)]
        if any(member.filename == "mimetype" for member in members) and archive.read("mimetype").startswith(OPEN_DOCUMENT):
            message = _("is an OpenDocument sheet: save it as XLSX, or as CSV UTF-8")
            raise Unreadable(Problem(file, 1, WHOLE_FILE, message))
        for member in members:
            _check_member(member, file)
    if not members or len(members) > MEMBERS_LIMIT:
        message = _("holds {count} files: an archive to load holds between 1 and {limit}").format(
            count=len(members), limit=MEMBERS_LIMIT
        )
        raise Unreadable(Problem(file, 1, WHOLE_FILE, message))
    return [Content(path, f"{file}/{member.filename}", partial(_member, path, member.filename)) for member in members]


@contextmanager
def _named() -> Iterator[None]:
    """A member's name that is no text or empty, or a field beside it that is cut off: the archive is broken."""
    try:
        yield
    except (ValueError, struct.error) as error:
        raise zipfile.BadZipFile from error


def _archive(path: Path) -> zipfile.ZipFile:
    with _named():
        archive = zipfile.ZipFile(path)
        if "" in archive.namelist():
            archive.close()
            raise ValueError
        return archive


def _plain(path: Path, file: str) -> Content:
    return Content(path, file, partial(_open, path))


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def _member(path: Path, member: str) -> BinaryIO:
    archive = _archive(path)
    with _named():
        stream = archive.open(member)
    archive.close()  # the stream keeps the file open until it is closed itself
    return cast(BinaryIO, stream)


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX", "~$")) for part in PurePosixPath(name).parts if part != "..")


def _check_member(member: zipfile.ZipInfo, file: str) -> None:
    name = member.filename
    message = ""
    if name.startswith("/") or ":" in name or "\\" in name or ".." in PurePosixPath(name).parts:
        message = _("holds a file whose name leads out of the archive: do not trust it, get it from its publisher")
    elif member.flag_bits & 1:
        message = _("is encrypted: unpack it with its password and load what is inside")
    elif member.file_size > max(SMALL, member.compress_size * RATIO_LIMIT):
        message = _swollen()
    if message:
        raise Unreadable(Problem(file, 1, WHOLE_FILE, message))


def _swollen() -> str:
    return _("would unpack to more than {ratio} times its size: do not trust it, get it from its publisher").format(
        ratio=RATIO_LIMIT
    )


def reason(error: Exception) -> str:
    """Why a file or an archive could not be read on, in a sentence; `error` is one of BROKEN."""
    if isinstance(error, gzip.BadGzipFile) and str(error) == _swollen():
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return _("cannot be read ({reason}): check that it is a file that you may read").format(reason=error.strerror)
    return _("is a broken archive: get it again")
