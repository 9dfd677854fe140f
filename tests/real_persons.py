"""Who the natural persons in publishers' real files are: names, and the keys that files give them.

What a structured file calls a person is one; elsewhere those whom somebody labelled by hand, found again by their marks.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from graph_schema.identity import fold
from loaders import cfcrl, chile_persons, chile_unions, personal_names
from loaders.ftm_entity import A_PERSON, kind_of
from loaders.tables import open_tables
from tests import labelled_persons
from tests.labelled_persons import labelled
from tests.test_cfcrl import LABELLED, mark
from tests.test_gleif_files import PERSONS

NAMES_AND_KEYS = (
    "name", "alias", "previousName", "firstName", "lastName", "middleName", "fatherName", "innCode", "taxNumber", "idNumber",
    "passportNumber",
)  # fmt: skip
# The only persons of the real files who are named, and why: the general director of a company, and the executive director of one.
IN_OFFICE = {"NK-mCEmxFfuhfdjpC8gsxH74o": "ГЕНЕРАЛЬНЫЙ ДИРЕКТОР", "NK-aU5ybkbRFJucf8YMwsJvDw": "Исполнительный директор"}
IDENTIFYING = (*NAMES_AND_KEYS, "position", "address", "birthDate")


def everybody(folder: Path) -> set[str]:
    """Texts of all real files that name a natural person or are a person's key."""
    found = {text for path in ftm_files(folder) for text in persons_in(path, NAMES_AND_KEYS)}
    found |= {text for path in bods_files(folder) for text in in_statements(path)}
    [extract] = open_tables(folder / "gleif-lei-csv-subset" / "lei-records.csv")
    found |= {row.cells["Entity.LegalName"] for row in extract.rows() if row.line in PERSONS}
    with LABELLED.open(encoding="utf-8", newline="") as stream:
        mexican = {row["name_mark"] for row in csv.DictReader(stream) if row["label"] == "person"}
    found |= {name for name in _mexican(folder) if mark(name) in mexican}
    for source, names in (("cl-dt/unions", _chilean(folder)), ("us-nlrb/elections", _american(folder))):
        marks, _organisations = labelled(source)
        found |= {name for name in names if labelled_persons.mark(name) in marks}
    return found


# --------------------------------------------------------------------------------------------------------- FollowTheMoney
def ftm_files(folder: Path) -> list[Path]:
    return sorted((folder / "followthemoney").glob("*json"))


def documents_of(path: Path) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [document.get("entity", document) for document in found]


def persons_in(path: Path, said: Iterable[str] = IDENTIFYING) -> set[str]:
    """What a file of entities says of persons but those in office: texts that name one, long enough to be nobody else's."""
    documents = documents_of(path)
    persons = [document for document in documents if document["schema"] == "Person" or is_called_company(document)]
    told = {text for person in persons for name in said for text in person["properties"].get(name, [])}
    shown = {word for person in persons if person["id"] in IN_OFFICE for word in fold(person["caption"]).split()}
    told = {text for text in told if not shown >= set(fold(text).split())} - set(IN_OFFICE.values())
    homes = {key for person in persons for key in person["properties"].get("addressEntity", [])}
    streets = {text for document in documents if document["id"] in homes for text in document["properties"]["full"]}
    return {person["id"] for person in persons} | {text for text in told | streets if len(fold(text)) > 4}


def is_called_company(document: dict[str, Any]) -> bool:
    """Whether a file calls a person a company."""
    return document["schema"] == "Company" and kind_of("Company", document["properties"]) == A_PERSON


# ------------------------------------------------------------------------------------------------------------------- BODS
def bods_files(folder: Path) -> list[Path]:
    return sorted((folder / "bods").rglob("*.json"))


def in_statements(path: Path) -> set[str]:
    """Names, keys, addresses and codes of persons, and the names of those who assert statements."""
    documents = json.loads(path.read_text(encoding="utf-8"))
    companies = {document.get("recordDetails", document).get("name") for document in documents}
    found: set[str] = set()
    for document in documents:
        found |= {who["name"] for who in document.get("source", {}).get("assertedBy", [])} - companies
        if document.get("recordType") == "person":
            found |= _said_of(document)
    return found


def _said_of(person: dict[str, Any]) -> set[str]:
    details = person["recordDetails"]
    names = {name.get(part, "") for name in details["names"] for part in ("fullName", "familyName")}
    codes = {identifier["id"] for identifier in details.get("identifiers", [])}
    streets = {address["address"] for address in details.get("addresses", [])}
    return {person["recordId"], person["statementId"], *codes, *streets, *(name for name in names if name)}


# -------------------------------------------------------------------------------------------------------------- registers
def _mexican(folder: Path) -> Iterator[str]:
    """Employers without a legal form: the list of marks holds them all."""
    [path] = (folder / "mx-cfcrl-contracts").glob("*.xlsx")
    names = {cfcrl._clean(row.cells[cfcrl.EMPLOYER]) for row in open_tables(path)[0].rows()}
    return (name for name in names if not cfcrl.LEGAL_FORM.search(fold(name)) or cfcrl.FORM_ALONE.fullmatch(fold(name)))


def _chilean(folder: Path) -> Iterator[str]:
    [table] = open_tables(next((folder / "cl-sindicatos").glob("*.csv")))
    parts = {part for row in table.rows() for part in chile_unions.EMPLOYER.split(row.cells[chile_unions.EMPLOYERS])[1:]}
    names = {part.strip().partition(" ")[2] for part in parts}
    return (name for name in names if not chile_persons.BODY.search(fold(name)))


def _american(folder: Path) -> Iterator[str]:
    [table] = open_tables(next((folder / "us-nlrb").glob("*.xlsx")))
    names = {row.cells["Case Name"] for row in table.rows()}
    before = partial(personal_names.TRADE_NAME.split, maxsplit=1)
    return (n for n in names if personal_names.may_be_person(n) or not personal_names.BODY.search(fold(before(n)[0])))
