"""What Open Supply Hub's lists and downloads say of a facility beside its name and place: workers, parents, what is done there.

Cells hold what several contributors said, parted by `|`; downloads of the years of the Open Apparel Registry name in each value
who said it, and when. A parent company is what a contributor claims, on no register: it documents control where it is the only
one.
"""

import re
from collections.abc import Iterator

from graph_schema.identity import fold, name_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import values
from loaders.personal_names import may_be_person
from loaders.rows import Row

SECTORS = ("sector", "sector_product_type")
WORKERS, PARENT = "number_of_workers", "parent_company"
ACTIVITIES = (
    "facility_type", "facility_type_raw", "processing_type", "processing_type_raw", "processing_type_facility_type_raw",
    "facility_type_processing_type",
)  # fmt: skip
PRODUCTS = ("product_type",)
COLUMNS = (*SECTORS, WORKERS, PARENT, *ACTIVITIES, *PRODUCTS)
NUMBER = r"([0-9]+)(?:\.0+)?"
RANGE = re.compile(rf"{NUMBER}(?:\s*(?:[-–—~]|to)\s*{NUMBER}|\s*\+)?", re.IGNORECASE)
BELOW = re.compile(rf"(?:less than|fewer than|under|up to|<=?|≤)\s*{NUMBER}", re.IGNORECASE)
ABOVE = re.compile(rf"(?:more than|over|above|at least|>=?|≥)\s*{NUMBER}", re.IGNORECASE)
SAID_BY = re.compile(r"(.*\S)\s*\(.+ on [A-Z][a-z]+ [0-9]{1,2}, [0-9]{4}\)", re.DOTALL)
MISSING = frozenset({"", "-", "--", "n/a", "na", "nil", "no", "none", "not applicable", "not available", "unknown", "tbd", "0"})
A_PERSON = "a natural person"
SEPARATOR = "|"
ONLY: Properties = {"control": "documented", "basis": "the only parent company that contributors name"}
ONE_OF_SEVERAL: Properties = {"control": "undisclosed", "basis": "one of several parent companies that contributors name"}


def facts(row: Row) -> Properties:
    """Sector, workers, activities and products."""
    low, high = row.take(WORKERS, workers) or (None, None)
    found = {
        "sector_as_quoted": "; ".join(_of(row, SECTORS)),
        "workers": low,
        "workers_high": high,
        "activities": _of(row, ACTIVITIES),
        "products": _of(row, PRODUCTS),
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def parents(row: Row) -> list[str]:
    """The parent companies that are named, each in its first spelling."""
    found: dict[str, str] = {}
    for name in several(row.take(PARENT, values.text)):
        found.setdefault(fold(name), name)
    return list(found.values())


def owned(named: list[str], worksite: str, site: Properties, evidence: Evidence, *, hidden: bool = False) -> Iterator[Record]:
    """The worksite, and those parents named that cannot be natural persons; of the others, and where it is hidden, a note."""
    companies = [parent for parent in named if not hidden and fold(parent) and not may_be_person(parent)]
    if len(companies) < len(named):
        site["owners_note"] = A_PERSON
    yield NodeRecord("Worksite", worksite, site, evidence)
    said = ONLY if len(named) == 1 else ONE_OF_SEVERAL
    for company in companies:
        owner = name_id("", company)
        yield NodeRecord("Employer", owner, {"name": company}, evidence)
        yield TieRecord("OWNS", "Employer", owner, "Worksite", worksite, evidence, dict(said))


def several(cell: str | None) -> list[str]:
    """The values in a cell, each once, without who said them."""
    parts = (plain(SAID_BY.sub(r"\1", part.strip())) for part in (cell or "").split(SEPARATOR))
    return list(dict.fromkeys(part for part in parts if part.lower() not in MISSING))


def plain(text: str) -> str:
    """Blanks and line ends made single blanks."""
    return re.sub(r"\s+", " ", text).strip()


def workers(cell: str) -> tuple[int | None, int | None]:
    """The least and the greatest number that contributors give; no high end where they say one only. Raises values.Wrong."""
    lows, highs = [], []
    for part in several(re.sub(r"(?<=[0-9])[, ](?=[0-9]{3}(?![0-9]))", "", cell)):
        low, high = _span(part)
        lows += [low] if low is not None else []
        highs.append(high)
    least, most = min(lows, default=None), max(highs, default=None)
    return least, most if most != least else None


def _span(part: str) -> tuple[int | None, int]:
    if below := BELOW.fullmatch(part):
        return None, int(below[1])
    if above := ABOVE.fullmatch(part):
        return int(above[1]), int(above[1])
    found = RANGE.fullmatch(part)
    if not found:
        raise values.Wrong(_("{value} is neither a number of people nor a range").format(value=values.short(part)))
    low = int(found[1])
    return low, int(found[2]) if found[2] else low


def _of(row: Row, columns: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(text for column in columns for text in several(row.take(column, values.text))))
