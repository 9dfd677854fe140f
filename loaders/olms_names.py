"""Unions in the United States by the file numbers that they have at the labor department's OLMS (JSON), for telling them apart.

A member reads `"UAW|2250": [12345]`: the national union's acronym, the number of a local, and the file numbers of the bodies that
have both. A local of 0 is a body without such a number: the national itself, or one in between; so these numbers are a note.
Several file numbers under one key are several bodies of one name.
"""

import re
from collections.abc import Iterator, Sequence

from graph_schema.identity import coded_id, name_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders.json_records import KEY, VALUE
from loaders.rows import WHOLE_ROW, Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="us-olms/union-names",
    publisher="labordata",
    title="File numbers of unions by affiliation and local (labor-union-parser)",
    licence="MIT",
    licence_address="https://opensource.org/license/mit",
    address="https://github.com/labordata/labor-union-parser",
    languages=("en",),
    note="File numbers are those of the Office of Labor-Management Standards, United States Department of Labor.",
)

DESIGNATION = re.compile(r"([A-Z][A-Z./ -]{0,19})\|(-1|[0-9]{1,6})")
BASIS = "the designation in its reports to the labor department"


def recognises(header: Sequence[str]) -> bool:
    """Whether the members of an object are arrays under a key."""
    return set(header) == {KEY, VALUE}


def read_row(row: Row) -> Iterator[Record]:
    """The national union, or each local of that number with its affiliation."""
    found = DESIGNATION.fullmatch(str(row.document.get(KEY, "")))
    numbers = row.document.get(VALUE)
    if not found or not isinstance(numbers, list) or not all(type(number) is int and number > 0 for number in numbers):
        row.wrong(WHOLE_ROW, _("is no designation with file numbers (AFFILIATION|local: [numbers]): load the file as published"))
        return
    citation = f"{SOURCE.publisher}: {SOURCE.title} ({row.edition})"
    evidence = Evidence(SOURCE.id, row.edition, record=found[0], locator=(found[0],), citation=(citation,))
    claim = Evidence(SOURCE.id, row.edition, citation=(citation,))
    national = NodeRecord("Union", name_id("US", found[1]), {"name": found[1], "country": "US"}, claim)
    if int(found[2]) < 1:
        yield _bodies(national, numbers, evidence)
        return
    for number in dict.fromkeys(numbers):
        yield from _local(found[1], found[2], number, national, evidence)


def _bodies(national: NodeRecord, numbers: list[int], evidence: Evidence) -> NodeRecord:
    """The national with the file numbers that its bodies without a local's number have; its own where there is just one."""
    said: Properties = {**national.properties}
    if len(numbers) == 1:
        said["identifiers"] = [coded_id("us-olms", str(numbers[0]))]
    else:
        said["note"] = "file numbers at OLMS of bodies that are no numbered local: " + ", ".join(map(str, numbers))
    return NodeRecord("Union", national.id, said, evidence)


def _local(affiliation: str, local: str, number: int, national: NodeRecord, evidence: Evidence) -> Iterator[Record]:
    id_ = coded_id("us-olms", str(number))
    said: Properties = {"name": f"{affiliation} Local {local}", "country": "US", "level": "local"}
    yield NodeRecord("Union", id_, said, evidence)
    yield national
    yield TieRecord("AFFILIATED_TO", "Union", id_, "Union", national.id, evidence, {"basis": BASIS})
