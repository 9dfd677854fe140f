"""Figures that statisticians publish, recomputed: how many agree within 0.5 %, and why the others do not.

Reads the publishers' files from the folder in SOLIDARITY_DATA and writes docs/agreement.md.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from benchmarks.agreement_compare import COMPARISONS, Comparison, Refused
from benchmarks.agreement_files import published
from benchmarks.agreement_page import page
from benchmarks.figure import Figure

PAGE = Path(__file__).resolve().parent.parent / "docs" / "agreement.md"


def measure(small: bool) -> Iterator[Figure]:
    """The share of figures that agree, for each comparison; the page is written unless `small`."""
    folder = os.environ.get("SOLIDARITY_DATA", "")
    if not folder:
        yield Figure("agreement", 0, "", note="skipped: set SOLIDARITY_DATA to the folder of the publishers' files")
        return
    found = compared(Path(folder))
    if not small:
        PAGE.write_text(page(found), encoding="utf-8")
    for name in dict.fromkeys(one.name for one in found):
        ones = [one for one in found if isinstance(one, Comparison) and one.name == name]
        agree = sum(one.agrees for one in ones)
        yield Figure(f"{name}: within 0.5 %", 100 * agree / len(ones), "%", note=f"{agree} of {len(ones)}")


def compared(folder: Path) -> list[Comparison | Refused]:
    """Every comparison that the files in `folder` allow."""
    files = published(folder)
    return [one for compare in COMPARISONS for one in compare(files)]
