"""Processes of our own: a module of this project, run with the Python that runs us."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def module_of_ours(
    module: str, *arguments: str, environment: dict[str, str] | None = None, **options: Any
) -> "subprocess.Popen[bytes]":
    """Start `python -m module`. It is not reached by Ctrl-C, which is for us to act upon; `options` are those of Popen."""
    search = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    if os.name == "posix":
        options["start_new_session"] = True
    known = os.environ | {"PYTHONPATH": search} | (environment or {})
    return subprocess.Popen([sys.executable, "-P", "-m", module, *arguments], env=known, **options)
