"""Decisions of the National Labor Relations Board and its regions on cases, as a tracker keeps them (JSON).

A decision belongs to a case and says its kind and day, not what it decided. A case's name that may be a natural
person's is left out.
"""

from collections.abc import Iterator, Sequence

from graph_schema.identity import coded_id
from graph_schema.records import Evidence, NodeRecord, Properties, Record
from loaders import values
from loaders.document import Document
from loaders.nlrb import AGAINST_UNIONS, case_number, employer, handled_by
from loaders.personal_names import may_be_person
from loaders.rows import Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="us-nlrb/decisions",
    publisher="National Labor Relations Board",
    title="Decisions on the cases of a region",
    licence="public domain (United States government); no licence is stated with the copy",
    address="https://github.com/abgutman/nlrb-tracker",
    languages=("en",),
    note="Kept by A. Gutman's tracker, from the board's pages.",
)

IGNORED = ("kind", "actor", "captured_at")


def recognises(header: Sequence[str]) -> bool:
    """Whether these are the names of a decision's members."""
    return {"case_number", "decision_type", "document", "actor"} <= set(header)


def read_row(row: Row) -> Iterator[Record]:
    """The case, with the decision's day and kind, and the employer."""
    decision = Document(row)
    number = decision.take("case_number", case_number) or decision.required("case_number")
    key, name = decision.text(""), decision.text("name")
    day = decision.take("date", values.day)
    kinds = [decision.text("decision_type"), decision.text("document")]
    type_, page = decision.text("case_code"), decision.take("nlrb_url", values.url) or ""
    decision.finish(ignore=IGNORED)
    if row.problems:
        return
    citation = f"{SOURCE.publisher}: {number} ({row.edition})"
    record = key or ":".join(part for part in (number, day, kinds[-1]) if part)
    evidence = Evidence(SOURCE.id, row.edition, record=record, locator=(page,) if page else (number,), citation=(citation,))
    id_, is_hidden = coded_id("nlrb", number), not name or may_be_person(name)
    said: Properties = {
        "name": number if is_hidden else f"{name} ({number})",
        "country": "US",
        "kind": "labour_board",
        "outcome": ": ".join(dict.fromkeys(kind for kind in kinds if kind)),
    }
    said |= {key: value for key, value in (("type_as_quoted", type_), ("decided", day)) if value}
    yield NodeRecord("Case", id_, said, evidence)
    yield from handled_by((("Case", id_),), number, evidence)
    if not is_hidden and type_ not in AGAINST_UNIONS:
        yield from employer(name, (("Case", id_),), evidence)
