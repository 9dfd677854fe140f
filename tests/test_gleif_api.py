"""GLEIF's web service: its answers say what the golden copy says. Records and LEIs are made up."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph_schema.records import NodeRecord, Record, TieRecord, Withdrawal
from loaders.formats import reader, recognise
from loaders.load import check
from loaders.tables import open_tables
from tests.test_gleif import CHILD, PARENT

ADDRESS = {"addressLines": ["Calle Uno 1", "c/o Alguien Particular"], "city": "Silao", "country": "MX", "postalCode": "36100"}
ENTITY = {
    "legalName": {"name": "Ejemplo Motores, S.A. de C.V.", "language": "es"},
    "otherNames": [{"name": "Ejemplo Autos", "type": "PREVIOUS_LEGAL_NAME"}],
    "transliteratedOtherNames": [],
    "legalAddress": ADDRESS,
    "headquartersAddress": ADDRESS,
    "registeredAt": {"id": "RA000441", "other": None},
    "registeredAs": "00012-3",
    "jurisdiction": "MX",
    "category": "GENERAL",
    "legalForm": {"id": "6CQN", "other": None},
    "status": "INACTIVE",
    "expiration": {"date": None, "reason": None},
    "successorEntities": [{"lei": PARENT, "name": "Ejemplo Nuevo, S.A. de C.V."}],
    "creationDate": "1998-02-02T23:00:00Z",
    "eventGroups": [
        {"groupType": "STANDALONE", "events": [
            {"type": "MERGERS_AND_ACQUISITIONS", "status": "COMPLETED", "effectiveDate": "2025-07-01T00:00:00Z"}
        ]}
    ],
}  # fmt: skip
REGISTERED = {"lastUpdateDate": "2026-05-04T01:02:03Z", "status": "RETIRED"}
RELATIONSHIP = {
    "startNode": {"id": CHILD, "type": "LEI"},
    "endNode": {"id": PARENT, "type": "LEI"},
    "type": "IS_ULTIMATELY_CONSOLIDATED_BY",
    "status": "ACTIVE",
    "periods": [{"startDate": "2019-03-01T00:00:00Z", "endDate": None, "type": "RELATIONSHIP_PERIOD"}],
}


def answered(path: Path, kind: str, *attributes: dict[str, Any], single: bool = False) -> list[Record]:
    """What the loaders make of an answer with these records, after it was found to be accounted for whole."""
    found = [{"type": kind, "id": str(n), "attributes": said, "links": {"self": "x"}} for n, said in enumerate(attributes)]
    answer = {"meta": {"goldenCopy": {"publishDate": "2026-05-15T00:00:00Z"}}, "data": found[0] if single else found}
    path.write_text(json.dumps(answer), encoding="utf-8")
    report = check([path])
    assert [file.counts() for file in report.files] == [(len(found), len(found), 0, 0, 0)]
    assert list(report.dated) == [("2026-05-15", "as the file itself says")]
    [table] = open_tables(path)
    known = recognise(table.header, lambda: list(table.rows()))
    assert known
    return [record for row in table.rows(table.edition) for record in reader(known, table)(row)]


@pytest.mark.parametrize("single", [True, False])
def test_a_record_of_an_entity(tmp_path: Path, single: bool) -> None:
    entity, tie = answered(
        tmp_path / "a.json", "lei-records", {"lei": CHILD, "entity": ENTITY, "registration": REGISTERED}, single=single
    )
    assert isinstance(entity, NodeRecord)
    assert (entity.id, entity.evidence.retrieved, entity.evidence.confidence) == (f"lei:{CHILD}", "2026-05-04", "primary")
    assert entity.properties == {
        "name": "Ejemplo Motores, S.A. de C.V.",
        "country": "MX",
        "place": "Silao",
        "jurisdiction": "MX",
        "address": "Calle Uno 1, 36100 Silao, MX",
        "founded": "1998-02-03",
        "ended": "2025-07-01",
        "aliases": ["Ejemplo Autos"],
        "status": "merged",
        "note": "its LEI is retired: the entity no longer operates",
        "legal_form_code": "6CQN",
        "identifiers": ["ra000441:00012-3"],
    }
    assert isinstance(tie, TieRecord)
    assert (tie.name, tie.end, tie.properties) == ("BECAME", f"lei:{PARENT}", {"date": "2025-07-01"})


def test_relationships_and_exceptions(tmp_path: Path) -> None:
    published = {
        "relationship": RELATIONSHIP,
        "registration": REGISTERED | {"status": "PUBLISHED"},
        "extension": {"deletedAt": None},
    }
    kept, *gone = answered(
        tmp_path / "r.json", "relationship-records", published, published | {"extension": {"deletedAt": "2026-05-10T00:00:00Z"}}
    )
    assert isinstance(kept, TieRecord)
    assert (kept.start, kept.end, kept.properties["directness"], kept.properties["since"]) == (
        f"lei:{PARENT}", f"lei:{CHILD}", "ultimate", "2019-03-01",
    )  # fmt: skip
    assert gone[0] == Withdrawal("gleif/relationships", kept.id, "2026-05-10", ("Employer", f"lei:{CHILD}"))
    exempt = {
        "lei": CHILD,
        "category": "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT",
        "reason": "NATURAL_PERSONS",
        "reference": "Fulano",
    }
    [found] = answered(tmp_path / "e.json", "reporting-exceptions", exempt)
    assert isinstance(found, NodeRecord)
    assert (found.properties, found.evidence.retrieved) == ({"no_direct_parent": "natural_persons"}, "2026-05-15")
