"""Who holds office where: the question on both engines, and the part of the page that shows it."""

from dataclasses import replace

from explorer.evidence import Marks
from explorer.organisation_events import sections
from explorer.organisation_people import section
from explorer.organisation_sources import glance
from explorer.organisation_view import view
from explorer.questions import offices
from graph_schema.database import Graph
from graph_schema.records import NodeRecord, Record
from tests import sample_families as s
from tests.conftest import wipe

JANE, JOE = ("Person", "person:jane"), ("Person", "person:joe")
COMPANY = s.employer(s.VW_MEXICO)
OFFICES: list[Record] = [
    s.node("Person", JANE[1], "Jane Invented", role="executive"),
    s.node("Person", JOE[1], "Joe Invented", role="director"),
    s.tie("HOLDS_OFFICE", JANE, COMPANY, role="Managing Director", since="2019-05"),
    s.tie("HOLDS_OFFICE", JANE, COMPANY, s.evidence(s.OTHER), role="Managing Director", since="2019-05"),
    s.tie("HOLDS_OFFICE", JOE, COMPANY, role="Director", since="2010", until="2015"),
    s.tie("HOLDS_OFFICE", JOE, s.union(s.SITIAVW), role="Adviser"),
    s.tie("MEMBER_OF", COMPANY, s.employer(s.MAS_AIR)),
]


def test_those_in_office_come_first_each_once_with_all_sources(graph: Graph) -> None:
    s.load(graph, *OFFICES)
    found = offices.office_holders(graph, s.VW_MEXICO)
    said = [(row.person.name, row.title, row.since, row.until, len(row.sources)) for row in found.rows]
    assert said == [("Jane Invented", "Managing Director", "2019-05", "", 2), ("Joe Invented", "Director", "2010", "2015", 1)]
    own = [(row.organisation.id, row.title) for row in offices.office_holders(graph, JOE[1]).rows]
    assert own == [(s.SITIAVW, "Adviser"), (s.VW_MEXICO, "Director")]
    assert offices.office_holders(graph, s.PUEBLA).unknown == ["No office-holder is recorded."]


def test_the_page_shows_offices_with_title_dates_and_sources_and_associations_among_the_other_ties(embedded: Graph) -> None:
    wipe(embedded)
    s.load(embedded, *OFFICES)
    marks = Marks()
    known = view(embedded, s.VW_MEXICO)
    shown = str(section(known, marks))
    for text in (
        "Who holds office there",
        "Jane Invented",
        "Managing Director",
        "since May 2019",
        "2010",
        "2015",
        "public roles only",
    ):
        assert text in shown
    others = str([part for part in sections(known, marks) if part is not None and part.id == "organisation-ties"])
    assert "Is a member of" in others
    assert "Has the office-holder" not in others
    assert "SITIAVW" in str(section(view(embedded, JOE[1]), marks))
    assert section(view(embedded, s.PUEBLA), marks) is None


def test_notes_on_several_owners_stand_side_by_side_those_of_today_first(embedded: Graph) -> None:
    wipe(embedded)
    notes = ["a natural person until 2021 (share 1 %)", "a natural person (share 51 %)", "a natural person (share 48 %)"]
    each = [replace(s.evidence(), record=str(n)) for n in range(len(notes))]
    s.load(
        embedded,
        *(NodeRecord("Employer", s.VW_MEXICO, {"owners_note": note}, said) for note, said in zip(notes, each, strict=True)),
    )
    known = view(embedded, s.VW_MEXICO)
    said = [(one.value, one.used, one.why) for one in known.profile.statements if one.property == "owners_note"]
    assert said == [(notes[2], True, "only"), (notes[1], True, "only"), (notes[0], True, "only")]
    shown = str(dict(glance(known, Marks()))["Other owners"])
    assert all(note in shown for note in notes)
    assert "sources differ" not in shown
