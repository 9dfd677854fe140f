"""GLEIF's relationships, exceptions and legal forms. The rows here are made up; so are the LEIs, with right check digits."""

from graph_schema.records import Evidence, NodeRecord, Record, TieRecord, Withdrawal
from loaders import gleif_exceptions, gleif_legal_forms, gleif_relationships
from loaders.formats import recognise
from loaders.rows import Row

CHILD_ITSELF = ("Employer", "lei:00000000000000000098")
CHILD, PARENT, EDITION = "00000000000000000098", "00000000000000000195", "2026-11-20"


def relationship(*said: str, **more: str) -> TieRecord:
    """The tie that such a relationship comes to."""
    [found] = records(*said, **more)
    assert isinstance(found, TieRecord)
    return found


def records(
    kind: str = "IS_DIRECTLY_CONSOLIDATED_BY", status: str = "ACTIVE", registered: str = "PUBLISHED", **more: str
) -> list[Record]:
    """What such a relationship comes to."""
    cells = {
        "Relationship.StartNode.NodeID": CHILD,
        "Relationship.StartNode.NodeIDType": "LEI",
        "Relationship.EndNode.NodeID": PARENT,
        "Relationship.EndNode.NodeIDType": "LEI",
        "Relationship.RelationshipType": kind,
        "Relationship.RelationshipStatus": status,
        "Registration.RegistrationStatus": registered,
        "Registration.LastUpdateDate": "2026-05-04T01:02:03Z",
        "Relationship.RelationshipPeriods.RelationshipPeriod.1.StartDate": "2024-01-01T00:00:00Z",
        "Relationship.RelationshipPeriods.RelationshipPeriod.1.EndDate": "2024-12-31T00:00:00Z",
        "Relationship.RelationshipPeriods.RelationshipPeriod.1.PeriodType": "ACCOUNTING_PERIOD",
        "Relationship.RelationshipPeriods.RelationshipPeriod.2.StartDate": "2019-03-01T00:00:00+01:00",
        "Relationship.RelationshipPeriods.RelationshipPeriod.2.PeriodType": "RELATIONSHIP_PERIOD",
        "Relationship.RelationshipQualifiers.RelationshipQualifier.1.QualifierDimension": "ACCOUNTING_STANDARD",
        "Relationship.RelationshipQualifiers.RelationshipQualifier.1.QualifierCategory": "IFRS",
    }
    row = Row("f.xml", 7, cells | {name.replace("__", "."): cell for name, cell in more.items()}, EDITION)
    found = list(gleif_relationships.read_row(row))
    assert row.problems == []
    return found


def exception(**cells: str) -> Record:
    """What a reporting exception says."""
    category = "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT"
    row = Row(
        "f.xml", 7, {"LEI": CHILD, "ExceptionCategory": category} | {k.replace("__", "."): v for k, v in cells.items()}, EDITION
    )
    [found] = gleif_exceptions.read_row(row)
    assert row.problems == []
    return found


def test_a_parent_and_how_we_know() -> None:
    record = relationship(
        Relationship__RelationshipQuantifiers__RelationshipQuantifier__1__MeasurementMethod="ACCOUNTING_CONSOLIDATION",
        Relationship__RelationshipQuantifiers__RelationshipQuantifier__1__QuantifierAmount="100.00",
        Relationship__RelationshipQuantifiers__RelationshipQuantifier__1__QuantifierUnits="PERCENTAGE",
    )
    citation = f"GLEIF: Relationship records, {CHILD} (2026-05-04)"
    page = f"https://search.gleif.org/#/record/{CHILD}"
    evidence = Evidence("gleif/relationships", "2026-05-04", "primary", "IS_DIRECTLY_CONSOLIDATED_BY", (page,), (citation,))
    assert record == TieRecord(
        "OWNS", "Employer", f"lei:{PARENT}", "Employer", f"lei:{CHILD}", evidence,
        {
            "control": "documented", "directness": "direct", "basis": "accounting consolidation (IFRS), 100 % consolidated",
            "as_of": "2026-05-04", "since": "2019-03-01",
        },
    )  # fmt: skip


def test_direct_and_ultimate_parent_are_two_ties_told_apart() -> None:
    direct, ultimate = relationship(), relationship("IS_ULTIMATELY_CONSOLIDATED_BY")
    assert direct.id != ultimate.id
    assert (direct.properties["directness"], ultimate.properties["directness"]) == ("direct", "ultimate")


def test_funds_are_managed_and_not_owned() -> None:
    kinds = {"IS_FUND-MANAGED_BY": "manager", "IS_SUBFUND_OF": "umbrella", "IS_FEEDER_TO": "master"}
    for kind, word in kinds.items():
        tie = relationship(kind)
        assert (tie.name, tie.start, tie.end) == ("MANAGES_FUND", f"lei:{PARENT}", f"lei:{CHILD}")
        assert tie.properties == {"kind": word, "as_of": "2026-05-04", "since": "2019-03-01"}


def test_a_branch_abroad_is_its_head_offices() -> None:
    tie = relationship("IS_INTERNATIONAL_BRANCH_OF")
    assert (tie.name, tie.properties["control"], tie.properties["directness"]) == ("OWNS", "sole", "direct")
    assert tie.properties["basis"] == "an international branch: no legal person of its own"


def test_what_ended_or_was_taken_back_is_no_control_today() -> None:
    def until(**said_otherwise: str) -> tuple[object, object]:
        found = relationship(**said_otherwise).properties
        return found.get("until"), str(found["basis"]).partition("; ")[2]

    last = {"Relationship__RelationshipPeriods__RelationshipPeriod__2__EndDate": "2025-09-30T00:00:00Z"}
    assert until() == (None, "")
    assert until(status="INACTIVE", **last) == ("2025-09-30", "")
    assert until(status="INACTIVE") == ("2026-05-04", "ended, as reported on 2026-05-04")
    assert until(registered="RETIRED") == ("2026-05-04", "ended, as reported on 2026-05-04")
    assert until(registered="LAPSED") == (None, "its record lapsed: nobody has confirmed it since")
    for day, otherwise in (
        ("2026-05-04", {"registered": "ANNULLED"}),
        ("2026-06-07", {"Extension__Deletion__DeletedAt": "2026-06-07T00:00:00Z"}),
    ):
        assert records(**otherwise)[0] == Withdrawal("gleif/relationships", relationship().id, day, CHILD_ITSELF)


def test_what_is_consolidated_is_said_as_it_is() -> None:
    path = "Relationship__RelationshipQuantifiers__RelationshipQuantifier__1__QuantifierAmount"
    said = {
        amount: str(relationship(**{path: amount}).properties["basis"]).partition(", ")[2] for amount in ("100", "50.00", "7.5")
    }
    assert said == {"100": "100 % consolidated", "50.00": "50 % consolidated", "7.5": "7.5 % consolidated"}


def test_no_parent_because() -> None:
    evidence = exception(ExceptionReason="NATURAL_PERSONS", ExceptionReference="Fulano Mengano").evidence
    assert (evidence.retrieved, evidence.record) == (EDITION, f"{CHILD} no_ultimate_parent")
    assert exception(ExceptionReason="NATURAL_PERSONS", ExceptionReference="Fulano Mengano") == NodeRecord(
        "Employer", f"lei:{CHILD}", {"no_ultimate_parent": "natural_persons"}, evidence
    )
    assert exception(ExceptionReason="LEGAL_OBSTACLES").properties == {"no_ultimate_parent": "non_public"}
    assert exception(**{"ExceptionReason.1": "NO_LEI", "ExceptionReason.2": "NO_KNOWN_PERSON"}).properties == {
        "no_ultimate_parent": "no_lei",
        "note": "further reasons for no ultimate parent: no known person controls it",
    }
    deleted = exception(ExceptionReason="NO_LEI", Extension__Deletion__DeletedAt="2026-12-24T02:07:59Z")
    assert deleted == Withdrawal("gleif/reporting-exceptions", f"{CHILD} no_ultimate_parent", "2026-12-24", CHILD_ITSELF)
    assert exception(ExceptionReason="NO_LEI", ContentDate="2026-11-03T08:00:00Z").evidence.retrieved == "2026-11-03"


def test_level_2_in_csv_becomes_the_same_as_in_xml() -> None:
    cells = {
        "Relationship.StartNode.NodeID": CHILD,
        "Relationship.StartNode.NodeIDType": "LEI",
        "Relationship.EndNode.NodeID": PARENT,
        "Relationship.EndNode.NodeIDType": "LEI",
        "Relationship.RelationshipType": "IS_DIRECTLY_CONSOLIDATED_BY",
        "Relationship.RelationshipStatus": "ACTIVE",
        "Registration.RegistrationStatus": "PUBLISHED",
        "Registration.LastUpdateDate": "2026-05-04T01:02:03Z",
        "Relationship.Period.1.startDate": "2019-03-01T00:00:00+01:00",
        "Relationship.Period.1.endDate": "",
        "Relationship.Period.1.periodType": "RELATIONSHIP_PERIOD",
        "Relationship.Qualifiers.1.QualifierDimension": "ACCOUNTING_STANDARD",
        "Relationship.Qualifiers.1.QualifierCategory": "IFRS",
    }
    assert list(gleif_relationships.read_row(Row("f.csv", 7, dict(cells), EDITION))) == [relationship()]
    exempt = {"LEI": CHILD, "Exception.Category": "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT", "Exception.Reason.1": "NO_LEI"}
    assert list(gleif_exceptions.read_row(Row("f.csv", 7, exempt, EDITION))) == [exception(ExceptionReason="NO_LEI")]
    known = [recognise(list(header)) for header in (cells, exempt, ["LEI", "Entity.LegalName", "Registration.ManagingLOU"])]
    assert [found and found.name for found in known] == ["gleif/relationships", "gleif/reporting-exceptions", "gleif/lei"]


def test_a_legal_form_in_one_of_its_languages() -> None:
    cells = dict.fromkeys(gleif_legal_forms.COLUMNS, "")
    cells |= {
        gleif_legal_forms.CODE: "ABCD",
        gleif_legal_forms.LAND: "Exampleland",
        gleif_legal_forms.LAND_CODE: "CH",
        gleif_legal_forms.NAME: "Beispielgesellschaft",
        gleif_legal_forms.LANGUAGE: "German",
        gleif_legal_forms.LANGUAGE_CODE: "de",
        gleif_legal_forms.LATIN: "Beispielgesellschaft",
        gleif_legal_forms.SHORT: "BspG;Bsp.G.",
        gleif_legal_forms.CREATED: "2017-11-30",
        gleif_legal_forms.STATUS: "INAC",
        gleif_legal_forms.CHANGE: "deletion",
        gleif_legal_forms.CHANGED: "2020-06-10",
        gleif_legal_forms.REASON: "no longer in the law",
    }
    [record] = gleif_legal_forms.read_row(Row("f.csv", 7, cells, EDITION))
    citation = f"GLEIF: Entity legal forms (ISO 20275), ABCD ({EDITION})"
    assert record == NodeRecord(
        "LegalForm", "elf:ABCD",
        {
            "name": "Beispielgesellschaft", "country": "CH", "status": "inactive", "since": "2017-11-30", "ended": "2020-06-10",
            "note": "deletion: no longer in the law", "abbreviations": ["BspG", "Bsp.G."], "languages": ["de"],
        },
        Evidence("gleif/legal-forms", EDITION, record="ABCD de Beispielgesellschaft", citation=(citation,)),
    )  # fmt: skip
