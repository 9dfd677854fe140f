"""`make explore` before there is anything of ours to run: what it finds, and what it says."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout in which everything is installed, as far as make can see."""
    checkout = tmp_path / "my folder, d'ici"
    tools = checkout / ".venv" / "bin"
    tools.mkdir(parents=True)
    (tools / "python").symlink_to(shutil.which("python3") or "")
    shutil.copy(ROOT / "Makefile", checkout)
    (checkout / "pyproject.toml").touch()
    (checkout / ".venv" / "made").write_text(f"{checkout}\n", encoding="utf-8")
    (checkout / ".venv" / "installed").touch()
    return checkout


def make(folder: Path, *words: str) -> str:
    alone = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    done = subprocess.run(["make", *words], cwd=folder, capture_output=True, text=True, check=False, env=alone)
    return done.stdout


def test_what_is_installed_is_not_installed_again(folder: Path) -> None:
    assert make(folder, "-n", "explore") == ".venv/bin/solidarity explore --port 8050\n"


def test_an_environment_of_another_place_or_without_its_python_is_made_again(folder: Path) -> None:
    moved = folder.rename(folder.with_name("moved"))
    assert "-m venv --clear .venv" in make(moved, "-n", "explore")
    (moved / ".venv" / "made").write_text(f"{moved}\n", encoding="utf-8")
    (moved / ".venv" / "bin" / "python").unlink()
    assert "-m venv --clear .venv" in make(moved, "-n", "explore")


def test_no_python_is_said_in_a_sentence(folder: Path) -> None:
    (folder / ".venv" / "made").unlink()
    assert make(folder, "explore", "PYTHON=python9") == (
        "There is no python9 here. Install Python 3.11 or newer, or name yours: make explore PYTHON=python3.12\n"
    )
