"""Iron ore mines of the world with owners and parents: Global Energy Monitor's tracker (XLSX) and its map file (CSV).

The workbook numbers mines and owners; the map file numbers neither, so there a mine goes by country, name and region. Where a
mine has several owners and GEM names no parents, the owners' shares are those in the mine.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_schema.identity import coded_id, name_id
from graph_schema.records import Evidence, Properties, Record
from loaders import values
from loaders.country_names import country_named
from loaders.gem_owners import A_PERSON, amount, asset_code, holders, is_exact, known_text, owned_site, point
from loaders.rows import Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="gem/iron-ore-mines",
    publisher="Global Energy Monitor",
    title="Global Iron Ore Mines Tracker",
    licence="CC BY 4.0",
    licence_address="https://creativecommons.org/licenses/by/4.0/",
    address="https://globalenergymonitor.org/projects/global-iron-ore-mines-tracker/",
    languages=("en",),
)

IRON_ORE = "0710"  # ISIC Rev. 4: mining of iron ores
NO_PARENT = "--"
A_PERSONS_MINE = "Mine of a natural person"
STATUS = {
    "operating": "operating", "proposed": "announced", "mothballed": "mothballed", "retired": "closed", "cancelled": "cancelled",
    "shelved": "", "unknown": "",
}  # fmt: skip
LANGUAGE = re.compile(r"\s*\([A-Z][a-z]+(?: [A-Z][a-z]+)?\)$")  # "Mina Serra Azul (Portuguese)"
MIDNIGHT = re.compile(r"(?: |T)00:00:00$")


@dataclass(frozen=True)
class _Layout:
    """Which column says what; an empty name where the file does not say it."""

    code: str
    name: str
    other_name: str
    country: str
    region: str
    place: str
    where: str
    accuracy: str
    capacity: str
    status: str
    started: str
    stopped: str
    owner: str
    owner_id: str
    owner_alias: str
    parent: str
    parent_id: str
    page: str
    ignored: tuple[str, ...]


# Left aside: production of single years, reserves and resources, the region of the world.
WORKBOOK = _Layout(
    "GEM Asset ID", "Asset name (English)", "Asset name (other language)", "Country/Area", "Subnational unit", "Municipality",
    "Coordinates", "Coordinate accuracy", "Design capacity (ttpa)", "Operating status", "Start date", "Stop date",
    "Owner", "Owner GEM Entity ID", "Owner name in local language/script", "Parent", "Parent GEM Entity ID", "GEM wiki page URL",
    (
        "Region", "Production 2023 (ttpa)", "Production 2022 (ttpa)",
        "Total reserves (proven and probable, thousand metric tonnes)",
        "Total resource (inferred, indicated and measured, thousand metric tonnes)",
    ),
)  # fmt: skip
MAP_FILE = _Layout(
    "", "name-(english)", "name-(other-language)", "country/area", "subnational-unit", "", "coordinates", "coordinate-accuracy",
    "design-capacity-(ttpa)", "status", "start-date", "", "owner", "", "", "parent", "", "url",
    (
        "region", "total-reserves-(proven-and-probable", "total-resource-(inferred", "production-2023-(ttpa)",
        "production-2022-(ttpa)", "lat", "lng", "scaling_cap",
    ),
)  # fmt: skip


def recognises(header: Sequence[str]) -> bool:
    """Whether this is the header of the tracker's sheet, or of its map file."""
    return any({layout.name, layout.capacity, layout.owner, layout.page} <= set(header) for layout in (WORKBOOK, MAP_FILE))


def read_row(row: Row) -> Iterator[Record]:
    """The mine, its owners, their parents, and who operates and owns what."""
    layout = WORKBOOK if WORKBOOK.name in row.cells else MAP_FILE
    name = row.required(layout.name, values.text) or ""
    code = row.required(layout.code, asset_code) or "" if layout.code else ""
    site: Properties = {"name": name, "sector": IRON_ORE, "products": ["iron ore"], **_place(row, layout), **_state(row, layout)}
    owners = holders(row, layout.owner, layout.owner_id, NO_PARENT)
    parents = holders(row, layout.parent, layout.parent_id, NO_PARENT)
    aliases = _names(row, layout.owner_alias)
    page = row.take(layout.page, values.url) or ""
    row.finish(ignore=layout.ignored)
    if row.problems:
        return
    if owners and all(owner.is_nobody for owner in owners) and any(owner.name == A_PERSON for owner in owners):
        site, page, name = _without_person(site), "", A_PERSONS_MINE
    place = " ".join(str(site.get(part, "")) for part in ("region", *(("latitude", "longitude") if not page else ())))
    worksite = coded_id("gem", code) if code else name_id(str(site.get("country", "")), name, place)
    citation = f"{SOURCE.publisher}: {SOURCE.title}, {name} ({row.edition})"
    record = code or worksite.removeprefix("name:")
    evidence = Evidence(SOURCE.id, row.edition, record=record, locator=(page,) if page else (), citation=(citation,))
    hold = parents or (owners if len(owners) > 1 else [])
    yield from owned_site(worksite, site, (owners, hold), aliases, evidence)


def _without_person(site: Properties) -> Properties:
    """A mine of a natural person: GEM names mines by owner and place, so that its names go."""
    return {**{key: value for key, value in site.items() if key != "aliases"}, "name": A_PERSONS_MINE}


def _place(row: Row, layout: _Layout) -> Properties:
    found: Properties = {}
    found.update({"country": land} if (land := row.required(layout.country, country_named)) else {})
    for name, column in (("region", layout.region), ("place", layout.place)):
        text = known_text(row.take(column, values.text) or "") if column else ""
        found.update({name: text} if text else {})
    aliases = _names(row, layout.other_name)
    found.update({"aliases": aliases} if aliases else {})
    exact, where = row.take(layout.accuracy, is_exact), row.take(layout.where, point)
    if where:
        found["latitude"], found["longitude"] = where
        found.update({} if exact is None else {"location_exact": exact})
    return found


def _state(row: Row, layout: _Layout) -> Properties:
    """Status, start, end and design capacity; a status for which there is no word is a note."""
    said = row.required(layout.status, lambda cell: values.one_of(cell, STATUS)) or ""
    stopped = row.take(layout.stopped, _day) if layout.stopped else None
    is_past = bool(stopped) and bool(row.edition) and str(stopped) <= row.edition[: len(str(stopped))]
    notes = [f"status: {said}" if said == "shelved" else "", f"stop planned: {stopped}" if stopped and not is_past else ""]
    found = {
        "status": STATUS.get(said),
        "started": row.take(layout.started, _day),
        "closed": stopped if is_past else None,
        "ore_capacity": row.take(layout.capacity, amount),
        "note": "; ".join(note for note in notes if note),
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _names(row: Row, column: str) -> list[str]:
    """Other names in a cell, without the language that GEM writes behind them."""
    cell = row.take(column, values.text) or "" if column else ""
    return [known_text(LANGUAGE.sub("", cell))] if known_text(LANGUAGE.sub("", cell)) else []


def _day(cell: str) -> str:
    return values.day(MIDNIGHT.sub("", cell)) if known_text(cell) else ""
