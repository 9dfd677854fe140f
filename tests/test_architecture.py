"""The house stays as it is drawn: arrows in one direction, small files, nothing private in what is committed."""

import ast
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("graph_schema", "loaders", "explorer", "solidarity")
MAY_KNOW = {
    "graph_schema": set[str](),
    "loaders": {"graph_schema"},
    "explorer": {"graph_schema"},
    "solidarity": {"graph_schema", "loaders", "explorer"},
}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "services", "managers"}


def tracked(*patterns: str) -> list[Path]:
    """Files of the project as git knows them, new ones among them."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def imported(path: Path) -> set[str]:
    """The packages that a module imports, at the top or inside a function."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


def test_arrows_go_one_way() -> None:
    known = {
        (path.relative_to(ROOT).as_posix(), package)
        for path in tracked("*.py")
        if (own := path.relative_to(ROOT).parts[0]) in PACKAGES
        for package in imported(path) & (set(PACKAGES) - {own} - MAY_KNOW[own])
    }
    assert known == set()


def test_no_file_is_over_400_lines_and_none_is_called_utils() -> None:
    files = tracked("*.py")
    assert files
    assert [str(path) for path in files if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []
    assert [str(path) for path in files if FORBIDDEN_NAMES & set(path.relative_to(ROOT).with_suffix("").parts)] == []


def test_only_two_places_run_queries_against_the_graph() -> None:
    """Effects at two edges: questions read, the door writes; the pages and figures in between are pure."""
    pure = [
        *tracked("explorer/pages/*.py"),
        ROOT / "explorer/figures.py",
        ROOT / "explorer/canvas.py",
        ROOT / "explorer/positions.py",
    ]
    asking = [
        path.name
        for path in pure
        if path.is_file() and re.search(r"\.read\(\s*[\"f']|\bMATCH \(", path.read_text(encoding="utf-8"))
    ]
    assert asking == []


def test_what_is_served_never_names_an_address_outside() -> None:
    served = [path for path in tracked("assets", "explorer") if path.suffix in {".py", ".js", ".css", ".html"}]
    hosts = re.compile(r"https?://[^\"'\s]*(cdn|unpkg|jsdelivr|googleapis|gstatic|iconify)")
    assert [str(path) for path in served if hosts.search(path.read_text(encoding="utf-8"))] == []
