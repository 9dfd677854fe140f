"""Steel plants of the world with owners and parents: Global Energy Monitor's map file (CSV).

One row is one plant; everything it says carries the plant's id as its record, since rows say different shares of the
same owner. GEM's shares are those of the parents; which share gives control is decided in `gem_owners`.
"""

import re
from collections.abc import Iterator, Sequence

from graph_schema.records import Evidence, Properties, Record
from loaders import values
from loaders.country_names import country_named
from loaders.gem_owners import amount, asset_code, day_known, holders, is_exact, known_text, names_in, owned_site, point
from loaders.rows import Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="gem/steel-plants",
    publisher="Global Energy Monitor",
    title="Global Iron and Steel Tracker",
    licence="CC BY 4.0",
    licence_address="https://creativecommons.org/licenses/by/4.0/",
    address="https://globalenergymonitor.org/projects/global-iron-and-steel-tracker/",
    languages=("en",),
)

STATUS = {
    "operating": "operating",
    "operating-pre-retirement": "closing",
    "construction": "construction",
    "announced": "announced",
    "mothballed": "mothballed",
    "mothballed-pre-retirement": "mothballed",
    "retired": "closed",
    "cancelled": "cancelled",
}
IN_OPERATION = frozenset({"operating", "closing"})
STEELMAKING = re.compile(r"EAF|BOF|OHF|steel", re.IGNORECASE)
IRON_AND_STEEL = "2410"  # ISIC Rev. 4: manufacture of basic iron and steel

CAPACITY = "nominal-crude-steel-capacity-(ttpa)"
OPERATING, PRE_RETIREMENT = f"operating-{CAPACITY}", f"operating-pre-retirement-{CAPACITY}"
READ = (
    "plant-id", "plant-name-(english)", "plant-name-(other-language)", "other-plant-names-(english)",
    "other-plant-names-(other-language)", "owner", "owner-(other-language)", "owner-gem-id", "parent", "parent-gem-id",
    "subnational-unit-(province/state)", "country/area", "coordinates", "coordinate-accuracy", "gem-wiki-page",
    "main-production-equipment", "steel-products", "start-date", "plant-status", OPERATING, PRE_RETIREMENT,
)  # fmt: skip
COLUMNS = READ
# Left aside: what the map draws with (tab-type, *-scaling-cap, lat, lng, *display: the same again), the status of single
# units (status-list), the process (prod-method-tier), and capacities by process, planned or gone: the ontology holds crude steel
# in operation. Which of them there are depends on the states that plants are in.
LEFT_ASIDE = re.compile(
    r"tab-type.*|status-list|status_display|prod-method-tier.*|lat|lng|.*scaling-cap"
    rf"|(?!(?:{re.escape(OPERATING)}|{re.escape(PRE_RETIREMENT)})$)(?:[a-z]+-)+.*-capacity-\(ttpa\)"
)


def recognises(header: Sequence[str]) -> bool:
    """Whether this is the header of the plants file."""
    return {"plant-id", "owner-gem-id", "parent-gem-id"} <= set(header)


def read_row(row: Row) -> Iterator[Record]:
    """The plant, its owners, their parents, and who operates and owns what."""
    plant = row.required("plant-id", asset_code) or ""
    name = row.required("plant-name-(english)", values.text) or ""
    owners, parents = holders(row, "owner", "owner-gem-id"), holders(row, "parent", "parent-gem-id")
    site: Properties = {"name": name, **_place(row), **_state(row)}
    evidence = _evidence(row, plant, name)
    aliases = names_in(row, "owner-(other-language)")
    row.finish(ignore=[column for column in row.cells if LEFT_ASIDE.fullmatch(column)])
    if not row.problems:
        yield from owned_site(f"gem:{plant}", site, (owners, parents), aliases, evidence)


def _place(row: Row) -> Properties:
    """Where the plant is. GEM names no town."""
    found: Properties = {"sector": IRON_AND_STEEL}
    found.update({"country": land} if (land := row.take("country/area", country_named)) else {})
    region = known_text(row.take("subnational-unit-(province/state)", values.text) or "")
    found.update({"region": region} if region else {})
    aliases = [*names_in(row, "plant-name-(other-language)"), *names_in(row, "other-plant-names-(english)")]
    aliases += names_in(row, "other-plant-names-(other-language)")
    found.update({"aliases": list(dict.fromkeys(aliases))} if aliases else {})
    exact = row.take("coordinate-accuracy", is_exact)
    where = row.take("coordinates", point)
    if where:
        found["latitude"], found["longitude"] = where
        found.update({} if exact is None else {"location_exact": exact})
    return found


def _state(row: Row) -> Properties:
    """Status, start, products and capacity."""
    found: Properties = {}
    state = row.required("plant-status", status)
    found.update({"status": state} if state else {})
    start = row.take("start-date", day_known)
    found.update({"started": start} if start else {})
    made = row.take("steel-products", products)
    found.update({"products": made} if made else {})
    capacity = _capacity(row, state)
    return found if capacity is None else {**found, "steel_capacity": capacity}


def _capacity(row: Row, state: str | None) -> float | None:
    """Crude steel capacity in operation; 0 only where nothing operates or no steel is made, else 0 means: not known."""
    equipment = row.pop("main-production-equipment")
    amounts = [row.take(column, amount) for column in (OPERATING, PRE_RETIREMENT)]
    total = sum(found for found in amounts if found is not None)
    none_is_made = state not in IN_OPERATION or (equipment and not STEELMAKING.search(equipment))
    return total if total or (none_is_made and None not in amounts) else None


def products(cell: str) -> list[str]:
    """The products in a cell."""
    return [name for name in values.texts(cell.replace(", ", values.SEPARATOR)) if known_text(name)]


def status(cell: str) -> str:
    """The state of a plant, in words of the map file or of the tracker."""
    return STATUS[values.one_of(hyphenated(cell), STATUS)]


def hyphenated(cell: str) -> str:
    """`operating pre-retirement` as the map file writes it."""
    return "-".join(cell.split())


def _evidence(row: Row, plant: str, name: str) -> Evidence:
    page = row.take("gem-wiki-page", values.url) or ""
    citation = f"{SOURCE.publisher}: {SOURCE.title}, {name} ({row.edition})"
    return Evidence(SOURCE.id, row.edition, record=plant, locator=(str(page),) if page else (), citation=(citation,))
