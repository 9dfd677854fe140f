"""The pictures in the README, taken from the real pages with the starter data: `python -m benchmarks.pictures`."""

import shutil
import tempfile
from pathlib import Path

from graph_schema.database import open_graph
from solidarity import bundle
from tests import browser

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
PAGES = {
    "start": "/",
    "shared-employers": "/shared-employers",
    "organisation": "/organisation?id=name:MX:volkswagen-de-mexico-sa-de-cv",
    "network": "/network?from=name:DE:volkswagen-ag",
    "wages": "/wages?family=name:US:ford-motor-company",
    "allies": "/allies?union=name:US:united-auto-workers",
}


def main() -> None:
    """Take them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, open_graph({}, Path(home)) as graph:
        bundle.refresh(graph)
        with browser.opened(graph, shutil.which("chromium") or "chromium") as site:
            for name, path in PAGES.items():
                site.picture(path, FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
