"""Records as GLEIF's web service gives them (api.gleif.org, JSON:API), made the cells of the golden copy. Pure.

A record has a `type`, an `id` and `attributes`, which say the same as the golden copy in shorter names.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from loaders.rows import Row

Cells: TypeAlias = Iterator[tuple[str, Any]]
MEMBERS = frozenset({"type", "id", "attributes"})
ADDRESS = {
    "addressNumber": "AddressNumber", "city": "City", "region": "Region", "country": "Country", "postalCode": "PostalCode",
}  # fmt: skip
ENTITY = {
    "registeredAs": "RegistrationAuthority.RegistrationAuthorityEntityID", "jurisdiction": "LegalJurisdiction",
    "category": "EntityCategory", "subCategory": "EntitySubCategory", "status": "EntityStatus",
    "creationDate": "EntityCreationDate",
}  # fmt: skip


def is_record(document: dict[str, Any]) -> bool:
    """Whether a record of JSON is one of the web service."""
    return set(document) >= MEMBERS


def of_type(kind: str) -> Callable[[Sequence[Row]], bool]:
    """Whether the first rows of a table, which look alike for all types, are of this one."""
    return lambda rows: not rows or not is_record(rows[0].document) or rows[0].document["type"] == kind


def cells_of(document: dict[str, Any]) -> dict[str, str]:
    """The cells that the golden copy has for such a record."""
    said = _object(document.get("attributes"))
    reads = READERS.get(str(document.get("type")))
    found = reads(said) if reads else ()
    return {path: str(value).strip() for path, value in found if value not in (None, "") and not isinstance(value, (dict, list))}


def _entity_record(said: dict[str, Any]) -> Cells:
    entity, registration = _object(said.get("entity")), _object(said.get("registration"))
    yield "LEI", said.get("lei")
    yield "Entity.LegalName", _object(entity.get("legalName")).get("name")
    for kind, plural in (("otherNames", "OtherEntityNames"), ("transliteratedOtherNames", "TransliteratedOtherEntityNames")):
        for n, name in enumerate(_objects(entity.get(kind)), start=1):
            yield f"Entity.{plural}.{plural.removesuffix('s')}.{n}", name.get("name")
    for office, path in (("legalAddress", "Entity.LegalAddress"), ("headquartersAddress", "Entity.HeadquartersAddress")):
        yield from _address(_object(entity.get(office)), path)
    yield from ((f"Entity.{path}", entity.get(part)) for part, path in ENTITY.items())
    yield "Entity.RegistrationAuthority.RegistrationAuthorityID", _object(entity.get("registeredAt")).get("id")
    form, ended = _object(entity.get("legalForm")), _object(entity.get("expiration"))
    yield from (("Entity.LegalForm.EntityLegalFormCode", form.get("id")), ("Entity.LegalForm.OtherLegalForm", form.get("other")))
    yield from (("Entity.EntityExpirationDate", ended.get("date")), ("Entity.EntityExpirationReason", ended.get("reason")))
    yield from _successors(entity)
    yield from _events(entity)
    yield from _registered(registration)


def _address(said: dict[str, Any], path: str) -> Cells:
    lines = said.get("addressLines")
    first, *more = lines if isinstance(lines, list) and lines else [said.get("firstAddressLine")]
    yield f"{path}.FirstAddressLine", first
    yield from ((f"{path}.AdditionalAddressLine.{n}", line) for n, line in enumerate(more, start=1))
    yield from ((f"{path}.{theirs}", said.get(name)) for name, theirs in ADDRESS.items())


def _successors(entity: dict[str, Any]) -> Cells:
    found = _objects(entity.get("successorEntities")) or [_object(entity.get("successorEntity"))]
    for n, successor in enumerate(found, start=1):
        yield f"Entity.SuccessorEntity.{n}.SuccessorLEI", successor.get("lei")
        yield f"Entity.SuccessorEntity.{n}.SuccessorEntityName", successor.get("name")


def _events(entity: dict[str, Any]) -> Cells:
    events = [event for group in _objects(entity.get("eventGroups")) for event in _objects(group.get("events"))]
    for n, event in enumerate(events, start=1):
        path = f"Entity.LegalEntityEvents.LegalEntityEvent.{n}"
        yield f"{path}.LegalEntityEventType", event.get("type")
        yield f"{path}.LegalEntityEventEffectiveDate", event.get("effectiveDate")
        yield f"{path}.event_status", event.get("status")


def _registered(said: dict[str, Any]) -> Cells:
    yield "Registration.RegistrationStatus", said.get("status")
    yield "Registration.LastUpdateDate", said.get("lastUpdateDate")


def _relationship_record(said: dict[str, Any]) -> Cells:
    relationship = _object(said.get("relationship"))
    for end, path in (("startNode", "StartNode"), ("endNode", "EndNode")):
        node = _object(relationship.get(end))
        yield f"Relationship.{path}.NodeID", node.get("id")
        yield f"Relationship.{path}.NodeIDType", node.get("type")
    yield "Relationship.RelationshipType", relationship.get("type")
    yield "Relationship.RelationshipStatus", relationship.get("status")
    for n, period in enumerate(_objects(relationship.get("periods")), start=1):
        path = f"Relationship.RelationshipPeriods.RelationshipPeriod.{n}"
        yield f"{path}.StartDate", period.get("startDate")
        yield f"{path}.EndDate", period.get("endDate")
        yield f"{path}.PeriodType", period.get("type")
    for n, one in enumerate(_objects(relationship.get("qualifiers")), start=1):
        yield f"Relationship.RelationshipQualifiers.RelationshipQualifier.{n}.QualifierCategory", one.get("category")
    for n, one in enumerate(_objects(relationship.get("quantifiers")), start=1):
        yield f"Relationship.RelationshipQuantifiers.RelationshipQuantifier.{n}.QuantifierAmount", one.get("amount")
    yield from _registered(_object(said.get("registration")))
    yield "Extension.Deletion.DeletedAt", _object(said.get("extension")).get("deletedAt")


def _exception(said: dict[str, Any]) -> Cells:
    yield from (("LEI", said.get("lei")), ("ExceptionCategory", said.get("category")), ("ExceptionReason", said.get("reason")))
    yield "Extension.Deletion.DeletedAt", said.get("validTo")


READERS: dict[str, Callable[[dict[str, Any]], Cells]] = {
    "lei-records": _entity_record,
    "relationship-records": _relationship_record,
    "reporting-exceptions": _exception,
}


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
