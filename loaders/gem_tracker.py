"""Steel plants of the world as Global Energy Monitor's Global Iron and Steel Tracker has them (XLSX, one sheet as CSV too).

The sheet of plants gives each with place, owners, parents, products and workforce; that of capacities a row for each state that
parts of a plant are in: of those the state that says most of the plant counts, and crude steel in operation is added up. Until
2024 both stood on one sheet. The map file (see `gem`) says the same of fewer things; plants are the same in both. All other
columns are left aside.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from graph_schema.records import Evidence, NodeRecord, Properties, Record
from loaders import gem, values
from loaders.country_names import country_named
from loaders.gem_owners import Holder, amount, asset_code, day_known, holders, is_exact, known_text, names_in, owned_site, point
from loaders.rows import Row, Table
from loaders.source import Layout

PLANT = ("GEM plant ID", "GEM Plant ID", "Plant ID")
NAME, OTHER_NAMES = "Plant name (English)", (
    "Plant name (other language)", "Other plant names (English)", "Other plant names (other language)",
)  # fmt: skip
OWNER, OWNER_ID, OWNER_ALIAS = "Owner", ("Owner GEM entity ID", "Owner GEM ID"), "Owner (other language)"
PARENT, PARENT_ID = ("Parent (English)", "Parent"), ("Parent GEM entity ID", "Parent GEM ID")
LAND, REGION = ("Country/area", "Country/Area", "Country"), ("Subnational unit (province/state)", "Subnational unit")
STATUS, CAPACITY = ("Status", "Capacity operating status"), "Nominal crude steel capacity (ttpa)"
EQUIPMENT, WORKFORCE = "Main production equipment", "Workforce size"
# Which state says most of a plant whose parts are in several.
RANKS = ("operating", "closing", "construction", "mothballed", "announced", "closed", "cancelled")
MORE_THAN_NOTHING = ">0"
WHOLE_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7}")


def _of_plants(header: Sequence[str]) -> bool:
    known = set(header)
    return {NAME, OWNER, "Coordinates"} <= known and not known.isdisjoint(PLANT) and not known.isdisjoint(PARENT)


def _of_capacities(header: Sequence[str]) -> bool:
    known = set(header)
    return {"Status", CAPACITY} <= known and OWNER not in known and not known.isdisjoint(PLANT)


def _first(row: Row, names: Sequence[str]) -> str:
    """Which of these columns the file has; the first where it has none."""
    return next((name for name in names if name in row.cells), names[0])


# ------------------------------------------------------------------------------------------------------------------- plants
def read_plant(row: Row) -> Iterator[Record]:
    """The plant, its owners, their parents, and who operates and owns what."""
    plant = row.required(_first(row, PLANT), asset_code) or ""
    name = row.required(NAME, values.text) or ""
    owners, parents = _holders(row, OWNER, OWNER_ID), _holders(row, _first(row, PARENT), PARENT_ID)
    site: Properties = {"name": name, **_place(row), **_made(row), **_state(row)}
    evidence, aliases = _evidence(row, plant, name), names_in(row, OWNER_ALIAS)
    if not row.problems:
        yield from owned_site(f"gem:{plant}", site, (owners, parents), aliases, evidence)


def _holders(row: Row, column: str, ids: Sequence[str]) -> list[Holder]:
    """Owners with GEM's ids, or by name where the file gives no ids."""
    found = _first(row, ids)
    return holders(row, column, found if known_text(row.cells.get(found, "")) else "")


def _place(row: Row) -> Properties:
    found: Properties = {"sector": gem.IRON_AND_STEEL}
    texts = {"region": _first(row, REGION), "place": "Municipality", "address": "Location address"}
    found |= {name: text for name, column in texts.items() if (text := known_text(row.take(column, values.text) or ""))}
    found |= {"country": land} if (land := row.take(_first(row, LAND), country_named)) else {}
    aliases = list(dict.fromkeys(alias for column in OTHER_NAMES for alias in names_in(row, column)))
    found |= {"aliases": aliases} if aliases else {}
    exact, where = row.take("Coordinate accuracy", is_exact), row.take("Coordinates", point)
    if where:
        found["latitude"], found["longitude"] = where
        found |= {} if exact is None else {"location_exact": exact}
    return found


def _made(row: Row) -> Properties:
    """When it began, what it makes, how many work there."""
    started, products = row.take("Start date", day_known), row.take("Steel products", gem.products)
    workforce = row.pop(WORKFORCE)
    found: Properties = {"started": started} if started else {}
    found |= {"products": products} if products else {}
    return found | ({"workers": int(workforce.replace(",", ""))} if WHOLE_NUMBER.fullmatch(workforce) else {})


def _state(row: Row) -> Properties:
    """State and capacity, where they stand on the sheet of plants."""
    status = row.take(_first(row, STATUS), gem.status)
    return _said({status: [row.pop(CAPACITY)]}, row.cells.get(EQUIPMENT, "")) if status else {}


def _evidence(row: Row, plant: str, name: str, part: str = "") -> Evidence:
    page = row.take("GEM wiki page", values.url) or ""
    citation = f"{gem.SOURCE.publisher}: {gem.SOURCE.title}, {name or plant} ({row.edition})"
    record = f"{plant} {part}" if part else plant
    return Evidence(gem.SOURCE.id, row.edition, record=record, locator=(str(page),) if page else (), citation=(citation,))


# --------------------------------------------------------------------------------------------------------------- capacities
def capacities(table: Table) -> Callable[[Row], Iterator[Record]]:
    """How the rows of this sheet are read: it is looked through first for all states of each plant."""
    states: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    equipment: dict[str, str] = {}
    for row in table.rows():
        plant, status = row.cells.get(_first(row, PLANT), ""), gem.STATUS.get(gem.hyphenated(row.cells.get("Status", "")), "")
        states[plant][status].append(row.cells.get(CAPACITY, ""))
        equipment[plant] = f"{equipment.get(plant, '')} {row.cells.get(EQUIPMENT, '')}"
    said = {plant: _said(found, equipment[plant]) for plant, found in states.items()}
    return lambda row: read_capacity(row, said)


def read_capacity(row: Row, said: Mapping[str, Properties]) -> Iterator[Record]:
    """State and capacity of the plant that a row is a part of: each of its rows says so of all."""
    plant = row.required(_first(row, PLANT), asset_code) or ""
    row.required("Status", gem.status)
    row.take(CAPACITY, lambda cell: "" if cell == MORE_THAN_NOTHING else str(amount(cell)))
    name = row.pop(NAME)
    if not row.problems:
        yield NodeRecord("Worksite", f"gem:{plant}", dict(said.get(plant, {})), _evidence(row, plant, name, "capacities"))


def _said(states: Mapping[str, list[str]], equipment: str) -> Properties:
    """The state that says most, and crude steel capacity in operation: none where a part of it is not given."""
    status = min((state for state in states if state), key=RANKS.index, default="")
    found: Properties = {"status": status} if status else {}
    cells = [cell for state in gem.IN_OPERATION for cell in states.get(state, ())]
    if not cells:
        return found | ({"steel_capacity": 0.0} if status else {})
    if equipment.strip() and not gem.STEELMAKING.search(equipment):
        return found | {"steel_capacity": 0.0}
    amounts = [_amount(cell) for cell in cells if cell.upper() != "N/A"]
    given = [number for number in amounts if number is not None]
    return found | ({"steel_capacity": sum(given)} if given and len(given) == len(amounts) else {})


def _amount(cell: str) -> float | None:
    """What is no amount is reported with its row."""
    try:
        return amount(cell)
    except values.Wrong:
        return None


LAYOUTS = (
    Layout(gem.SOURCE, frozenset(), _of_plants, read_plant),
    Layout(gem.SOURCE, frozenset(), _of_capacities, lambda row: read_capacity(row, {}), looks=capacities),
)
