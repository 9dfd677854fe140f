"""What files of the National Labor Relations Board have in common: case numbers, regions, names of unions and employers."""

import re
from collections.abc import Iterator, Sequence

from graph_schema.identity import fold, name_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import values
from loaders.personal_names import may_be_person

CASE_NUMBER = re.compile(r"([0-9]{2})-([A-Z]{2})-[0-9]{6}")
LOCAL = re.compile(r"\blocal\s+(?:lodge\s+|union\s+)*(?:no\.?\s*|number\s+|#\s*)?[0-9]", re.IGNORECASE)
AMERICAN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
STAGES = {"Open": "ongoing", "Closed": "closed", "Open - Blocked": "ongoing"}
AGAINST_UNIONS = frozenset({"CB", "CC", "CD", "CG", "CP"})  # types of charges
End = tuple[str, str]


def case_number(cell: str) -> str:
    """A case number: region, type, serial number. Raises values.Wrong."""
    if not CASE_NUMBER.fullmatch(cell):
        raise values.Wrong(_("{value} is no case number of the board (01-RC-123456)").format(value=values.short(cell)))
    return cell


def day(cell: str) -> str:
    """A date as ISO writes it, or in the American order, month first. Raises values.Wrong."""
    found = AMERICAN.fullmatch(cell)
    return values.day(f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else cell)


def union(name: str, evidence: Evidence) -> NodeRecord:
    """A union as the board writes it; a local where the name says so."""
    level: Properties = {"level": "local"} if LOCAL.search(name) else {}
    return NodeRecord("Union", name_id("US", name), {"name": name, "country": "US", **level}, evidence)


def employer(name: str, about: Sequence[End], evidence: Evidence) -> Iterator[Record]:
    """An employer that cases and votes concern; nothing where the name may be a natural person's."""
    if not fold(name) or LOCAL.search(name) or may_be_person(name):
        return  # a local of a union as an employer is a union all the same, and goes by one id
    id_ = name_id("US", name)
    yield NodeRecord("Employer", id_, {"name": name, "country": "US"}, evidence)
    for label, thing in about:
        yield TieRecord("CONCERNS", label, thing, "Employer", id_, evidence)


def handled_by(ends: Sequence[End], case: str, evidence: Evidence) -> Iterator[Record]:
    """The board's region, from the case number."""
    name = f"National Labor Relations Board, Region {case[:2]}"
    region = name_id("US", name)
    # One and the same whichever row says it, so the region carries no record of its own.
    claim = Evidence(evidence.source, evidence.retrieved)
    yield NodeRecord("Authority", region, {"name": name, "country": "US", "kind": "labour_court"}, claim)
    for end in ends:
        yield TieRecord("HANDLED_BY", *end, "Authority", region, evidence)
