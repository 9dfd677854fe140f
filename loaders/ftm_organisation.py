"""Companies, organisations and public bodies of FollowTheMoney as employers, and addresses as theirs."""

import re
from collections.abc import Iterator

from graph_schema import reference
from graph_schema.identity import is_id
from graph_schema.language import _
from graph_schema.records import NodeRecord, Properties, Record
from loaders import values
from loaders.document import Document
from loaders.ftm_entity import LIVES, OF_A_COMPANY, ORGANISATION, SOURCE, Entity
from loaders.gleif_persons import without_addressee

KINDS = {"Company": "company", "PublicBody": "state"}
SCHEMES = {
    "leiCode": "lei", "ogrnCode": "ru-ogrn", "innCode": "ru-inn", "permId": "permid", "wikidataId": "wikidata", "bvdId": "bvd",
    "dunsCode": "duns", "swiftBic": "bic", "cikCode": "cik", "imoNumber": "imo", "uniqueEntityId": "sam-uei",
    "uscCode": "cn-uscc",
}  # fmt: skip
# The model's other properties, left aside: contacts and free texts, which name persons; numbers whose register is not said.
LEFT = frozenset(
    """
    addressEntity alephUrl amount amountEur amountUsd bikCode caemCode cageCode capital classification coatoCode
    createdAt currency description email fnsCode fssCode giiNumber ibcRuc icijId idNumber indexText ipoCode irsCode
    isinCode jibCode keywords kppCode licenseNumber mainCountry mbsCode modifiedAt notes npiCode okopfCode okpoCode
    oksmCode okvedCode opencorporatesUrl parent pfrNumber phone program programId proof publisher publisherUrl
    registrationNumber retrievedAt ricCode sourceUrl summary taxNumber taxStatus ticker topics vatCode voenCode
    weakAlias wikipediaUrl
    """.split()
)
LEFT_OF_ADDRESS = frozenset(
    """
    country googlePlaceId latitude longitude modifiedAt createdAt osmId postOfficeBox postalCode remarks sourceUrl state street
    street2 summary retrievedAt publisher publisherUrl
    """.split()
)
POST_CODE = re.compile(r"^[0-9]{4,6}\s+")
TENANTS = 1_000  # organisations at one address that are written down; more share an agent's office
ACTIVE = "active"


def organisation(entity: Entity) -> Iterator[Record]:
    """The employer; of what may be a person, nothing."""
    if entity.described(entity.id) != ORGANISATION:
        yield SOURCE.record(entity.properties.row.edition)
        return
    properties = _properties(entity)
    yield NodeRecord("Employer", f"ftm:{entity.id}", properties, entity.evidence())


def _properties(entity: Entity) -> Properties:
    said = entity.properties
    found = _names(entity)
    country, law = _country(said)
    numbers = [known for name in SCHEMES for code in said.texts(name) if (known := _identifier(name, code))]
    found |= {"identifiers": numbers} if numbers else {}
    life = _life(entity)
    texts = {
        "kind": KINDS.get(entity.schema, ""),
        "country": country,
        "jurisdiction": law,
        "legal_form": min(said.texts("legalForm"), default=""),
        "website": min((page for page in said.texts("website") if _is_page(page)), default=""),
        "address": max(sorted(map(without_addressee, said.texts("address"))), key=len, default=""),
        "sector_as_quoted": "; ".join(sorted(said.texts("sector"))),
    }
    said.finish(ignore=LEFT)
    return found | {name: text for name, text in (texts | life).items() if text}


def _names(entity: Entity) -> Properties:
    """The name that the publisher shows, else the first; the others are aliases, and names where there is no other."""
    names = entity.properties.texts("name")
    others = [text for kind in ("alias", "previousName", "abbreviation") for text in entity.properties.texts(kind)]
    if not (names := names or others):
        entity.properties.wrong("name", _("is empty, and must be filled in"))
        return {}
    name = entity.caption if entity.caption in names else names[0]
    aliases = sorted({*names, *others} - {name})
    return {"name": name, "aliases": aliases} if aliases else {"name": name}


def _country(said: Document) -> tuple[str, str]:
    """The jurisdiction or else the only country, and the jurisdiction; the model's codes for what is no country are left out."""
    lands, laws = (_codes(said.texts(name)) for name in ("country", "jurisdiction"))
    law = laws[0] if len(laws) == 1 else ""
    return law or (lands[0] if len(lands) == 1 else ""), law


def _codes(found: list[str]) -> list[str]:
    return [code for code in sorted({text.upper() for text in found}) if reference.is_country(code)]


def _life(entity: Entity) -> dict[str, str]:
    """Founded, ended, status; where the publisher's sources give several dates, or an end and activity, only as a note."""
    founded, ended = entity.dates("incorporationDate"), entity.dates("dissolutionDate")
    is_active = ACTIVE in [text.casefold() for text in entity.properties.texts("status")]
    doubts = [f"{what}: {', '.join(dates)}" for what, dates in (("founded", founded), ("ended", ended)) if len(dates) > 1]
    if ended and is_active:
        return {
            "founded": founded[0] if len(founded) == 1 else "",
            "note": "; ".join([*doubts, "said to be dissolved and active"]),
        }
    one_end = ended[0] if len(ended) == 1 else ""
    status = "dissolved" if one_end else ACTIVE if is_active else ""
    return {"founded": founded[0] if len(founded) == 1 else "", "ended": one_end, "status": status, "note": "; ".join(doubts)}


def _identifier(name: str, code: str) -> str:
    """scheme:code; empty where the check digits of an LEI or the length of a Russian number are wrong."""
    if name == "leiCode":
        return values.lei_id(code)
    if name in OF_A_COMPANY and not OF_A_COMPANY[name].fullmatch(code):
        return ""
    found = f"{SCHEMES[name]}:{code}"
    return found if is_id(found) else ""


def _is_page(text: str) -> bool:
    try:
        return bool(values.url(text))
    except values.Wrong:
        return False


def address(entity: Entity) -> Iterator[Record]:
    """The address of each organisation that has it; nothing where a natural person has it too."""
    said = entity.properties
    tenants = entity.known.of(LIVES, entity.id)
    if "" in tenants:
        yield SOURCE.record(said.row.edition)
        return
    if not tenants or len(tenants) > TENANTS:
        message = _("is the address of no organisation in this file, or of more than {limit:,}: it was left out")
        said.row.wrong("schema", message.format(limit=TENANTS))
        return
    cities, regions = said.texts("city"), said.texts("region")
    found = {
        "address": max(sorted(map(without_addressee, said.texts("full"))), key=len, default="").strip(" ,"),
        "place": POST_CODE.sub("", cities[0]) if len(cities) == 1 else "",
        "region": regions[0] if len(regions) == 1 else "",
    }
    said.finish(ignore=LEFT_OF_ADDRESS)
    properties: Properties = {name: text for name, text in found.items() if text}
    for tenant in tenants:
        yield NodeRecord("Employer", f"ftm:{tenant}", properties, entity.evidence())
