"""Links between FollowTheMoney entities: ownership, control, offices, succession; what is left of those of natural persons."""

import re
from collections.abc import Iterator
from itertools import product

from graph_schema.language import _
from graph_schema.records import NodeRecord, Properties, Record, TieRecord
from loaders.ftm_entity import A_PERSON, A_THING, ORGANISATION, SOURCE, Entity
from loaders.ftm_office import offices, person

NOT_DESCRIBED = "an owner that the file does not describe"
PER_CENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]+)?)\s*%?(?:\s*[-–]\s*([0-9]{1,3}(?:[.,][0-9]+)?)\s*%?)?")
# Left aside of a link: how many shares of what value; free texts, which name persons.
LEFT = frozenset(
    """
    alephUrl date description indexText legalBasis modifiedAt namesMentioned proof publisher publisherUrl recordId retrievedAt
    secretary sharesCount sharesCurrency sharesType sharesValue sourceUrl status summary
    """.split()
)


def ownership(entity: Entity) -> Iterator[Record]:
    """Each owner's tie to what it owns, or a note on what is owned by somebody who is not named."""
    said = entity.properties
    owners, assets = _ends(entity, "owner"), _ends(entity, "asset")
    words = said.texts("role") + said.texts("ownershipType")
    shared, more = _share(entity) | _dates(entity), Properties({"interests": words} if words else {})
    said.finish(ignore=LEFT)
    found = [record for ends in product(owners, assets) for record in _owned(entity, ends, shared, more)]
    yield from found or _nothing_left(entity, "asset", assets)


def control(entity: Entity) -> Iterator[Record]:
    """Power over an organisation without a stated holding: of persons a note, between organisations a tie that says so."""
    said = entity.properties
    holders, controlled = _ends(entity, "controller"), _ends(entity, "controlled")
    more: Properties = {"interests": ["control", *said.texts("controlType")], "control": "undisclosed"}
    more["basis"] = "control without a stated holding"
    dates = _dates(entity)
    said.finish(ignore=LEFT | {"role"})
    found = [record for ends in product(holders, controlled) for record in _owned(entity, ends, dates, more, " in control")]
    yield from found or _nothing_left(entity, "controlled", controlled)


def _owned(entity: Entity, ends: tuple[str, str], said: Properties, more: Properties, how: str = "") -> Iterator[Record]:
    owner, asset = ends
    if entity.described(asset) != ORGANISATION:
        return
    who = entity.described(owner)
    if who == ORGANISATION:
        yield TieRecord("OWNS", "Employer", f"ftm:{owner}", "Employer", f"ftm:{asset}", entity.evidence(), said | more)
        return
    note = (A_PERSON if who == A_PERSON else NOT_DESCRIBED) + how + _in_words(said)
    yield NodeRecord("Employer", f"ftm:{asset}", {"owners_note": note}, entity.evidence(is_named=False))


def directorship(entity: Entity) -> Iterator[Record]:
    """Offices of executives and directors; of others that somebody holds one, and when: titles hold names."""
    organisations, directors = _ends(entity, "organization"), _ends(entity, "director")
    dates, titles = _dates(entity), entity.properties.texts("role")
    entity.properties.finish(ignore=LEFT)
    ties = list(offices(entity, directors, titles, dates))
    public = {(tie.start, tie.end) for tie in ties}
    found: list[Record] = [*ties]
    for known in organisations:
        others = [who for who in directors if (person(who), f"ftm:{known}") not in public]
        if others and entity.described(known) == ORGANISATION:
            is_body = all(entity.described(who) == ORGANISATION for who in others)
            note = ("an organisation" if is_body else A_PERSON) + " holds office there" + _in_words(dates)
            found.append(NodeRecord("Employer", f"ftm:{known}", {"note": note}, entity.evidence(is_named=False)))
    yield from found or _nothing_left(entity, "organization", organisations)


def succession(entity: Entity) -> Iterator[Record]:
    """What became what."""
    before, after = _ends(entity, "predecessor"), _ends(entity, "successor")
    day = entity.date("date") or entity.date("startDate")
    entity.properties.finish(ignore=LEFT | {"role", "endDate"})
    said: Properties = {"date": day} if day else {}
    found = [
        TieRecord("BECAME", "Employer", f"ftm:{old}", "Employer", f"ftm:{new}", entity.evidence(), said)
        for old in before
        for new in after
        if entity.described(old) == entity.described(new) == ORGANISATION
    ]
    yield from found or _nothing_left(entity, "successor", before + after)


def membership(entity: Entity) -> Iterator[Record]:
    """That an organisation is a member of another; of persons nothing is kept."""
    members, bodies = _ends(entity, "member"), _ends(entity, "organization")
    dates = _dates(entity)
    entity.properties.finish(ignore=LEFT | {"role"})
    found = [
        TieRecord("MEMBER_OF", "Employer", f"ftm:{member}", "Employer", f"ftm:{body}", entity.evidence(), dates)
        for member, body in product(members, bodies)
        if entity.described(member) == entity.described(body) == ORGANISATION and member != body
    ]
    yield from found or _nothing_left(entity, "member", members + bodies)


def other_link(entity: Entity, start: str, end: str) -> Iterator[Record]:
    """A mandate or a link that nobody names: between organisations there is no tie for it, of persons nothing is kept."""
    if any(entity.described(known) == A_PERSON for known in _ends(entity, start) + _ends(entity, end)):
        yield SOURCE.record(entity.properties.row.edition)
        return
    entity.properties.row.wrong("schema", _("is a link for which there is no tie in the graph: it was left out"))


def _ends(entity: Entity, name: str) -> list[str]:
    found = entity.properties.texts(name)
    if not found:
        entity.properties.wrong(name, _("is empty, and must be filled in"))
    return found


def _nothing_left(entity: Entity, name: str, ends: list[str]) -> Iterator[Record]:
    """Of a link to persons alone nothing is kept; one to a thing, or to what the file does not describe, is reported."""
    kinds = {entity.described(end) for end in ends}
    if A_THING in kinds:
        entity.properties.wrong(name, _("is no organisation: there is no place for it in the graph"))
    elif "" in kinds:
        entity.properties.wrong(name, _("is not described in this file: load the file with the entities it refers to"))
    elif ends:
        yield SOURCE.record(entity.properties.row.edition)


def _dates(entity: Entity) -> Properties:
    since, until = entity.date("startDate"), entity.date("endDate", latest=True)
    return {name: day for name, day in (("since", since), ("until", until)) if day}


def _share(entity: Entity) -> Properties:
    """Per cent; several figures of several sources are a range."""
    ends: list[float] = []
    for text in entity.properties.texts("percentage"):
        found = PER_CENT.fullmatch(text)
        numbers = [float(number.replace(",", ".")) for number in found.groups() if number] if found else []
        if not numbers or max(numbers) > 100:
            entity.properties.wrong("percentage", _("is no share from 0 to 100 %, nor a range of it"))
        ends += numbers
    if not ends:
        return {}
    low, high = min(ends), max(ends)
    return {"share": low} if low == high else {"share_low": low, "share_high": high}


def _in_words(said: Properties) -> str:
    share = f"{said['share']:g} %" if "share" in said else ""
    if "share_low" in said:
        share = f"{said['share_low']:g} to {said['share_high']:g} %"
    since, until = (f"{word} {said[word]}" if word in said else "" for word in ("since", "until"))
    parts = [f"share {share}" if share else "", since, until]
    found = ", ".join(part for part in parts if part)
    return f" ({found})" if found else ""
