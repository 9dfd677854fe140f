"""GLEIF's LEI records, and the natural persons among them. Rows and LEIs are made up, the latter with right check digits."""

from typing import Any

import pytest

from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord, Withdrawal
from loaders import gleif_lei
from loaders.formats import recognise
from loaders.gleif_persons import is_addressee, is_person
from loaders.gleif_records import lei, unfold
from loaders.rows import Row
from loaders.values import Wrong

CHILD, PARENT, TOP = "00000000000000000098", "00000000000000000195", "00000000000000000292"
EDITION = "2026-11-20"
ADDRESS = {"FirstAddressLine": "Calle Uno 1", "City": "Silao", "Region": "MX-GUA", "Country": "MX", "PostalCode": "36100"}


def made(**cells: str) -> Row:
    """An entity of which the cells say this; `a__b` is the path `a.b`."""
    known = {
        f"Entity.{office}.{part}": text for office in ("LegalAddress", "HeadquartersAddress") for part, text in ADDRESS.items()
    }
    known |= {
        "LEI": CHILD, "Entity.LegalName": "Ejemplo Motores, S.A. de C.V.", "Entity.LegalJurisdiction": "MX",
        "Entity.EntityCategory": "GENERAL", "Entity.LegalForm.EntityLegalFormCode": "8888", "Entity.EntityStatus": "ACTIVE",
        "Registration.RegistrationStatus": "ISSUED", "Registration.LastUpdateDate": "2026-05-04T01:02:03.004+02:00",
    }  # fmt: skip
    return Row(
        "f.xml",
        7,
        {name: cell for name, cell in (known | {k.replace("__", "."): v for k, v in cells.items()}).items() if cell},
        EDITION,
    )


def entity(**cells: str) -> list[Record]:
    """What such an entity says; the row must be without problems."""
    row = made(**cells)
    found = list(gleif_lei.read_row(row))
    assert row.problems == []
    return found


def said(**cells: str) -> Properties:
    """The properties of such an entity."""
    return entity(**cells)[0].properties


def wrong(**cells: str) -> list[str]:
    """What is wrong with such a row."""
    row = made(**cells)
    assert list(gleif_lei.read_row(row)) == []
    return [f"{problem.column}: {problem.message}" for problem in row.problems]


def test_an_entity_with_all_that_is_kept_of_it() -> None:
    citation = f"GLEIF: LEI records, {CHILD} (2026-05-04)"
    evidence = Evidence("gleif/lei", "2026-05-04", "primary", CHILD, (f"https://search.gleif.org/#/record/{CHILD}",), (citation,))
    records = entity(
        Entity__LegalForm__EntityLegalFormCode="6CQN",
        Entity__EntityCreationDate="1998-02-03T00:00:00-06:00",
        Entity__OtherEntityNames__OtherEntityName__1="Ejemplo Autos",
        Entity__OtherEntityNames__OtherEntityName__1__type="PREVIOUS_LEGAL_NAME",
        Entity__TransliteratedOtherEntityNames__TransliteratedOtherEntityName__1="EJEMPLO MOTORES",
        Entity__RegistrationAuthority__RegistrationAuthorityID="RA000441",
        Entity__RegistrationAuthority__RegistrationAuthorityEntityID="00012-3",
        Entity__HeadquartersAddress__AdditionalAddressLine__1="c/o Alguien Particular",
        Entity__HeadquartersAddress__AdditionalAddressLine__2="Edificio 4",
        Registration__RegistrationStatus="LAPSED",
        Extension__Geocoding__lat="1.5",
    )
    assert records == [
        NodeRecord(
            "Employer",
            f"lei:{CHILD}",
            {
                "name": "Ejemplo Motores, S.A. de C.V.",
                "country": "MX",
                "place": "Silao",
                "region": "MX-GUA",
                "jurisdiction": "MX",
                "address": "Calle Uno 1, Edificio 4, 36100 Silao, MX",
                "founded": "1998-02-03",
                "aliases": ["Ejemplo Autos", "EJEMPLO MOTORES"],
                "status": "active",
                "note": "its LEI lapsed: nobody has confirmed the record since",
                "legal_form_code": "6CQN",
                "identifiers": ["ra000441:00012-3"],
            },
            evidence,
        )
    ]


def test_an_entity_that_ended_and_what_it_became() -> None:
    records = entity(
        Entity__EntityStatus="INACTIVE",
        Registration__RegistrationStatus="RETIRED",
        Entity__LegalEntityEvents__LegalEntityEvent__1__LegalEntityEventType="MERGERS_AND_ACQUISITIONS",
        Entity__LegalEntityEvents__LegalEntityEvent__1__event_status="COMPLETED",
        Entity__LegalEntityEvents__LegalEntityEvent__1__LegalEntityEventEffectiveDate="2025-07-01T00:00:00Z",
        Entity__SuccessorEntity__1__SuccessorLEI=PARENT,
        Entity__SuccessorEntity__2__SuccessorEntityName="Ejemplo Nuevo, S.A. de C.V.",
    )
    assert [(r.name, r.start, r.end, r.properties) for r in records if isinstance(r, TieRecord)] == [
        ("BECAME", f"lei:{CHILD}", f"lei:{PARENT}", {"date": "2025-07-01"})
    ]
    assert {name: records[0].properties[name] for name in ("status", "ended", "note")} == {
        "status": "merged",
        "ended": "2025-07-01",
        "note": "its LEI is retired: the entity no longer operates; succeeded by Ejemplo Nuevo, S.A. de C.V.",
    }
    older = {
        "Entity__EntityStatus": "INACTIVE",
        "Entity__EntityExpirationDate": "2020-01-02",
        "Entity__EntityExpirationReason": "DISSOLVED",
    }
    assert said(**older)["status"] == "dissolved"
    assert said(**older)["ended"] == "2020-01-02"


def test_a_deleted_record_is_withdrawn_whole_and_in_extracts() -> None:
    row = made(Extension__Deletion__DeletedAt="2026-06-07T02:07:59Z")
    assert list(gleif_lei.read_row(row)) == [
        Withdrawal("gleif/lei", key, "2026-06-07", ("Employer", f"lei:{CHILD}")) for key in (CHILD, f"{CHILD} (extract)")
    ]


def test_midnight_abroad_is_not_the_day_before() -> None:
    days = {"1996-12-31T23:00:00.000Z": "1997-01-01", "2006-08-07T16:00:00Z": "2006-08-08", "2006-08-08T12:00:00Z": "2006-08-08"}
    days |= {
        "2019-03-01T05:00:00Z": "2019-03-01",
        "2019-03-01T23:00:00+01:00": "2019-03-01",
        "2019-03-01T20:51:03Z": "2019-03-01",
    }
    assert {moment: said(Entity__EntityCreationDate=moment)["founded"] for moment in days} == days


def test_a_fund_a_state_body_and_a_branch() -> None:
    assert said(Entity__EntityCategory="FUND", Entity__LegalName="Ejemplo Fund")["kind"] == "fund"
    assert said(Entity__EntityCategory="RESIDENT_GOVERNMENT_ENTITY")["kind"] == "state"
    assert said(Entity__EntityCategory="BRANCH")["note"] == "a branch: no legal person of its own"


def test_numbers_that_no_register_gave_are_no_identifiers() -> None:
    for authority, number in (("RA999999", ""), ("RA888888", "A-1"), ("RA000441", "N/A"), ("RA000441", "")):
        parts = {"Entity__RegistrationAuthority__RegistrationAuthorityID": authority}
        parts["Entity__RegistrationAuthority__RegistrationAuthorityEntityID"] = number
        assert "identifiers" not in said(**parts)


def test_what_is_damaged_is_reported_and_not_repeated() -> None:
    number = {"Entity__RegistrationAuthority__RegistrationAuthorityEntityID": "2.02E+11"}
    rounded = "was rounded by a spreadsheet (2.02E+11): load the file as published, without saving it in one"
    assert wrong(**number) == [f"Entity.RegistrationAuthority.RegistrationAuthorityEntityID: {rounded}"]
    no_lei = "is no LEI (20 letters and digits, the last two of them check digits): load the file as published"
    assert wrong(LEI="3.157E+19") == wrong(LEI=CHILD[:-1] + "7") == [f"LEI: {no_lei}"]
    assert wrong(Entity__LegalName="") == ["Entity.LegalName: is empty, and must be filled in"]
    assert wrong(Entity__Novelty="x") == ["Entity.Novelty: is a column that this format does not know: take it out, or rename it"]


def test_an_lei_has_check_digits() -> None:
    assert [lei(code) for code in (CHILD, PARENT, TOP, "5493001KJTIIGC8Y1R12")]
    with pytest.raises(Wrong):
        lei("5493001KJTIIGC8Y1R13")


def test_an_older_or_shortened_file_says_less_than_the_record_itself() -> None:
    [record] = entity(Registration__LastUpdateDate="")
    assert record.evidence.record == f"{CHILD} (extract)"
    assert (record.evidence.retrieved, record.evidence.confidence) == (EDITION, "secondary")


def test_the_whole_golden_copy_with_every_column_filled_loads() -> None:
    lines = [f"AdditionalAddressLine.{n}" for n in (1, 2, 3)]
    address = [*ADDRESS, "xmllang", "AddressNumber", "AddressNumberWithinBuilding", "MailRouting", *lines]
    event = ["group_type", "event_status", "LegalEntityEventType", "LegalEntityEventEffectiveDate", "ValidationDocuments"]
    several = {
        "Entity.OtherEntityNames.OtherEntityName": ("xmllang", "type"),
        "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName": ("xmllang", "type"),
        "Entity.OtherAddresses.OtherAddress": (*address, "type"),
        "Entity.TransliteratedOtherAddresses.TransliteratedOtherAddress": (*address, "type"),
        "Entity.LegalEntityEvents.LegalEntityEvent": event,
        "Registration.OtherValidationAuthorities.OtherValidationAuthority": (
            "ValidationAuthorityID",
            "ValidationAuthorityEntityID",
        ),
    }
    cells = {f"{path}.{n}.{part}": "x" for path, parts in several.items() for n in range(1, 6) for part in parts}
    cells |= {f"{path}.{n}": f"Ejemplo {n}" for path in list(several)[:2] for n in range(1, 6)}
    cells |= {f"Entity.{office}.{part}": "x" for office in ("LegalAddress", "HeadquartersAddress") for part in address}
    cells |= {f"Entity.SuccessorEntity.{n}.SuccessorLEI": PARENT for n in range(1, 6)}
    cells |= dict.fromkeys((
        "Entity.LegalName.xmllang", "Entity.RegistrationAuthority.OtherRegistrationAuthorityID", "Entity.EntitySubCategory",
        "Entity.AssociatedEntity.type", "Entity.AssociatedEntity.AssociatedLEI", "Registration.InitialRegistrationDate",
        "Registration.NextRenewalDate", "Registration.ManagingLOU", "Registration.ValidationSources", "ConformityFlag",
        "Registration.ValidationAuthority.ValidationAuthorityID",
    ), "x")  # fmt: skip
    row = made()
    row.cells = cells | row.cells
    header = list(row.cells)
    assert recognise(header) is not None
    first, *ties = gleif_lei.read_row(row)
    assert (len(header) > 200, row.problems) == (True, [])
    assert (first.id, first.properties["name"], len(ties)) == (f"lei:{CHILD}", "Ejemplo Motores, S.A. de C.V.", 1)


def test_kosovo_has_no_code_and_loads_without() -> None:
    assert "country" not in said(Entity__LegalAddress__Country="XK")


NOT_KEPT = "It lists natural persons as well, and trusts in their names: they are counted when a file is loaded, and not kept."
PERSON = [NodeRecord("Source", "gleif/lei", {"note": NOT_KEPT}, Evidence("gleif/lei", EDITION, record="natural persons"))]


def test_nothing_is_kept_of_a_natural_person() -> None:
    assert entity(Entity__EntityCategory="SOLE_PROPRIETOR") == PERSON
    assert entity(Entity__LegalForm__EntityLegalFormCode="OL20") == PERSON
    assert entity(Entity__LegalForm__OtherLegalForm="Sole proprietorship") == PERSON
    assert entity(Entity__EntityCategory="", Entity__LegalName="Fulana Zutana") == PERSON


@pytest.mark.parametrize("name", [
    "Fulano Mengano", "ZUTANA, FULANA", "Dr. F. Mengano", "The Mengano Family Trust", "FULANO MENGANO WILL TRUST", 
    "Mengano & Co. v/ Fulano",
    "Fulano Mengano e.K.", "MENGANO FAMILY SSAS", "Maatschap F. en M. Mengano", "The Fulano Mengano Trust",
])  # fmt: skip
def test_names_that_may_be_somebodys(name: str) -> None:
    assert is_person(name, "DK" if "v/" in name else "DE")


@pytest.mark.parametrize(("name", "country"), [
    ("Ejemplo Motores, S.A. de C.V.", "MX"), ("Maria Mengano GmbH", "DE"), ("MENGANO INVEST", "FR"), ("CLIMATEX", "FR"),
    ("Ejemplo Employees Provident Fund Trust", "IN"), ("Mengano Settlement Solutions LLC", "US"), ("株式会社例", "JP"),
    ("Stichting Maria", "NL"), ("ООО Пример", "RU"), ("Gemeinnützige Beispielgesellschaft mbH", "DE"), ("Ejemplo Fund III", "US"),
])  # fmt: skip
def test_names_that_only_organisations_have(name: str, country: str) -> None:
    assert not is_person(name, country)


def test_codes_that_only_persons_have() -> None:
    assert is_person("BOTTEGA", "IT", number="RSSMRA80A01H501U")
    assert is_person("EXAMPLE TEXTILES", "IN", number="27AAAPA0000A1Z5")
    assert not is_person("EXAMPLE TEXTILES", "IN", number="27AAACA0000A1Z5")
    assert is_person("FIRMA PRZYKŁAD", "PL", authority="RA000486")


def test_lines_of_an_address_that_name_people() -> None:
    assert all(map(is_addressee, ("C/O Anybody At All", "Attn: Legal", "Herrn Mengano", "Maria Mengano", "z.Hd. Mengano")))
    assert not any(map(is_addressee, ("Calle Maria 12", "Corporation Trust Center", "Ikoyi", "Coventry House", "22nd Floor")))


def test_json_as_gleif_writes_it_and_as_tools_hand_it_on() -> None:
    name = {"@xml:lang": "es", "$": "Ejemplo"}
    other = {"@type": "PREVIOUS_LEGAL_NAME", "$": "Antes"}
    published = {"LEI": {"$": CHILD}, "Entity": {"LegalName": name, "OtherEntityNames": {"OtherEntityName": [other]}}}
    handed_on = {
        "LEI": CHILD,
        "Entity": {"LegalName": "Ejemplo", "OtherEntityNames": [{"type": "PREVIOUS_LEGAL_NAME", "OtherEntityName": "Antes"}]},
    }
    cells = {
        "LEI": CHILD,
        "Entity.LegalName": "Ejemplo",
        "Entity.OtherEntityNames.OtherEntityName.1": "Antes",
        "Entity.OtherEntityNames.OtherEntityName.1.type": "PREVIOUS_LEGAL_NAME",
    }
    assert unfolded(published) == (True, cells | {"Entity.LegalName.xmllang": "es"})
    assert unfolded(handed_on) == (False, cells)


def unfolded(document: dict[str, Any]) -> tuple[bool, dict[str, str]]:
    """Whether a record came whole, and its cells."""
    row = Row("f.json", 1, {}, EDITION)
    row.document = document
    return unfold(row), row.cells
