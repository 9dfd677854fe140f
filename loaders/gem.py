"""Steel plants of the world with owners and parents: Global Energy Monitor's map file (CSV).

One row is one plant; everything it says carries the plant's id as its record, since rows say different shares of the
same owner. GEM's shares are those of the parents; which share gives control is decided in `_control`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_schema import reference
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import values
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

# Owners that are nobody in particular, by name and by the id that GEM gives them: never a node.
NOBODY = {"unknown": "E100000132388", "small shareholder(s)": "E100001015587", "natural person(s)": "E100000123261"}
# Natural persons whom GEM names as owners: persons are in the graph in public roles only, so they are nobody here.
PERSONS = frozenset({"E100001016122"})
# Names in one cell: parted by commas, semicolons and their Chinese forms, but not inside brackets nor before "Ltd".
PARTED = re.compile(
    r"\s*(?:[;；，、]|,\s(?!(?:Ltd|Inc|LLC|Co|Corp|S\.?A|Limited|JSC|GmbH)\b))\s*(?![^()（）]*[)）])", re.IGNORECASE
)
MISSING = frozenset({"", "unknown", "n/a", "na", "--", "-", "tbd"})
STATUS = {
    "operating": "operating",
    "operating-pre-retirement": "closing",
    "construction": "construction",
    "announced": "announced",
    "mothballed": "mothballed",
    "retired": "closed",
    "cancelled": "cancelled",
}
IN_OPERATION = frozenset({"operating", "closing"})
STEELMAKING = re.compile(r"EAF|BOF|OHF|steel", re.IGNORECASE)
IRON_AND_STEEL = "2410"  # ISIC Rev. 4: manufacture of basic iron and steel
# Names of countries that differ from those of the reference table.
COUNTRIES = {
    "Bolivia": "BO", "Bosnia and Herzegovina": "BA", "Czech Republic": "CZ", "Hong Kong": "HK", "Iran": "IR", "Laos": "LA",
    "Moldova": "MD", "Netherlands": "NL", "North Korea": "KP", "Russia": "RU", "South Korea": "KR", "Syria": "SY", "Taiwan": "TW",
    "Tanzania": "TZ", "Trinidad and Tobago": "TT", "Türkiye": "TR", "United Kingdom": "GB", "United States": "US",
    "Venezuela": "VE", "Vietnam": "VN",
}  # fmt: skip

CAPACITY = "nominal-crude-steel-capacity-(ttpa)"
OPERATING, PRE_RETIREMENT = f"operating-{CAPACITY}", f"operating-pre-retirement-{CAPACITY}"
READ = (
    "plant-id", "plant-name-(english)", "plant-name-(other-language)", "other-plant-names-(english)",
    "other-plant-names-(other-language)", "owner", "owner-(other-language)", "owner-gem-id", "parent", "parent-gem-id",
    "subnational-unit-(province/state)", "country/area", "coordinates", "coordinate-accuracy", "gem-wiki-page",
    "main-production-equipment", "steel-products", "start-date", "plant-status", OPERATING, PRE_RETIREMENT,
)  # fmt: skip
# Left aside: what the map draws with (tab-type, *-scaling-cap, lat, lng, *display: the same again), the status of single
# units (status-list) and the process (prod-method-tier), for which the ontology has no words.
DRAWN = ("tab-type", "status-list", "prod-method-tier", "lat", "lng", "status_display", "prod-method-tier-display")
SCALING = tuple(
    f"{state}scaling-cap"
    for state in (
        "", "operating-", "construction-", "announced-", "mothballed-", "operating-pre-retirement-", "cancelled-", "retired-",
    )
)  # fmt: skip
# Left aside: capacities by process, and those that are planned or gone; the ontology holds crude steel in operation.
OTHER_CAPACITIES = {
    "operating": ("eaf-steel", "bof-steel", "ohf-steel", "steel", "iron", "bf", "dri", "other-iron"),
    "construction": ("crude-steel", "eaf-steel", "bof-steel", "steel", "iron", "bf", "dri", "other-iron"),
    "announced": ("crude-steel", "eaf-steel", "bof-steel", "steel", "iron", "bf", "dri", "other-iron"),
    "mothballed": ("crude-steel", "eaf-steel", "bof-steel", "ohf-steel", "steel", "iron", "bf", "dri", "other-iron"),
    "operating-pre-retirement": ("eaf-steel", "bof-steel", "steel", "iron", "bf", "dri", "other-iron"),
    "cancelled": ("crude-steel", "eaf-steel", "bof-steel", "steel", "iron", "bf", "dri", "other-iron"),
    "retired": ("crude-steel", "eaf-steel", "bof-steel", "ohf-steel", "iron", "bf"),
    "mothballed-pre-retirement": ("iron", "bf"),
}


def _capacity_column(state: str, process: str) -> str:
    if process in ("steel", "other-iron"):
        return f"{state}-other/unspecified-{process.removeprefix('other-')}-capacity-(ttpa)"
    return f"{state}-nominal-{process}-capacity-(ttpa)"


IGNORED = frozenset((
    *DRAWN, *SCALING,
    *(_capacity_column(state, process) for state, processes in OTHER_CAPACITIES.items() for process in processes),
))  # fmt: skip
COLUMNS = (*READ, *IGNORED)


@dataclass(frozen=True, slots=True)
class _Holder:
    name: str
    id: str
    share: float | None

    @property
    def is_nobody(self) -> bool:
        return self.name.lower() in NOBODY or self.id in NOBODY.values() or self.id in PERSONS

    @property
    def words(self) -> str:
        return self.name if self.share is None else f"{self.name} [{self.share:g}%]"


def recognises(header: Sequence[str]) -> bool:
    """Whether this is the header of the plants file."""
    return {"plant-id", "owner-gem-id", "parent-gem-id"} <= set(header)


def read_row(row: Row) -> Iterator[Record]:
    """The plant, its owners, their parents, and who operates and owns what."""
    plant = row.required("plant-id", _plant_code) or ""
    name = row.required("plant-name-(english)", values.text) or ""
    owners, parents = _holders(row, "owner"), _holders(row, "parent")
    named = [holder for holder in owners if not holder.is_nobody]
    site: Properties = {"name": name, **_place(row), **_state(row)}
    evidence = _evidence(row, plant, name)
    aliases = _aliases(row, "owner-(other-language)")
    row.finish(ignore=IGNORED)
    if row.problems:
        return
    worksite = f"gem:{plant}"
    unnamed = owners + parents if len(named) != 1 else parents
    note = "; ".join(dict.fromkeys(holder.words for holder in unnamed if holder.is_nobody))
    if note and len(named) != 1:
        site["owners_note"] = note
    yield NodeRecord("Worksite", worksite, site, evidence)
    for owner in named:
        properties: Properties = {"name": owner.name, **({"aliases": aliases} if aliases and len(named) == 1 else {})}
        if note and len(named) == 1:
            properties["owners_note"] = note
        yield NodeRecord("Employer", f"gem:{owner.id}", properties, evidence)
        yield TieRecord("OPERATES", "Employer", f"gem:{owner.id}", "Worksite", worksite, evidence)
    held = ("Employer", f"gem:{named[0].id}") if len(named) == 1 else ("Worksite", worksite)
    yield from _owned(parents, {owner.id for owner in named}, held, evidence)


def _owned(parents: list[_Holder], known: set[str], held: tuple[str, str], evidence: Evidence) -> Iterator[Record]:
    for parent in parents:
        owner = f"gem:{parent.id}"
        if parent.is_nobody or owner == held[1]:
            continue
        if parent.id not in known:
            yield NodeRecord("Employer", owner, {"name": parent.name}, evidence)
        yield TieRecord("OWNS", "Employer", owner, *held, evidence, _holding(parent, parents))


def _holding(parent: _Holder, all_: list[_Holder]) -> Properties:
    control, basis = _control(parent, all_)
    said: Properties = {"control": control, "basis": basis}
    if parent.share is not None:
        said["share"] = parent.share
    return said


def _control(parent: _Holder, all_: list[_Holder]) -> tuple[str, str]:
    """What a holding means for control, and what that rests on.

    A share above 50 % is control, 50 % is joint. Where nobody has more than 50 %, two named holders with 20 % or more
    (IAS 28, paragraph 5: significant influence) hold jointly. A publisher that names one parent only documents its
    control, unless owners who are not named may hold the majority.
    """
    given = "share as GEM gives it"
    others = [holder for holder in all_ if holder is not parent]
    if parent.share is not None:
        if parent.share > 50:
            return "sole", given
        if parent.share == 50 or _is_joint(parent.share, others):
            return "joint", given
        return "minority", given
    if any(not other.is_nobody and (other.share or 0) > 50 for other in others):
        return "minority", "another holder has the majority"
    if all(other.is_nobody for other in others) and _stays_in_control(others):
        return "documented", "the only parent that GEM names"
    return "undisclosed", "one of several holders, shares not given"


def _is_joint(share: float, others: list[_Holder]) -> bool:
    if any((other.share or 0) > 50 for other in others):
        return False
    return share >= 20 and any(not other.is_nobody and (other.share or 0) >= 20 for other in others)


def _stays_in_control(nobodies: list[_Holder]) -> bool:
    """Whether owners who are not named leave the majority to the one who is."""
    large = [holder for holder in nobodies if holder.name.lower() != "small shareholder(s)"]
    return all(holder.share is not None for holder in large) and sum(holder.share or 0 for holder in nobodies) < 50


def _plant_code(cell: str) -> str:
    if not re.fullmatch(r"P[0-9]+", cell):
        message = _("{value} is no plant id of GEM (P and digits): load the file as published")
        raise values.Wrong(message.format(value=values.short(cell)))
    return cell


def _holders(row: Row, column: str) -> list[_Holder]:
    """The owners or parents in a cell, `name [share%]; name`, with their ids in the same order from the cell beside it."""
    names, ids = _split(row.take(column, values.text)), _split(row.pop(f"{column}-gem-id"))
    if len(names) != len(ids):
        message = _("has {found} names and {wanted} ids: load the file as published")
        row.wrong(column, message.format(found=len(names), wanted=len(ids)))
        return []
    found: list[_Holder] = []
    for name, id_ in zip(names, ids, strict=True):
        (plain, share), (code, again) = _share(row, column, name), _share(row, column, id_)
        if not re.fullmatch(r"E[0-9]+", code):
            row.wrong(f"{column}-gem-id", _("{value} is no owner's id of GEM (E and digits)").format(value=values.short(code)))
        if share != again:
            row.wrong(column, _("the shares beside the names and beside the ids differ: load the file as published"))
        found.append(_Holder("natural person(s)" if code in PERSONS else plain, code, share))
    return found


def _split(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(";") if part.strip()]


def _share(row: Row, column: str, cell: str) -> tuple[str, float | None]:
    plain, bracket, inside = cell.partition("[")
    if not bracket:
        return plain.strip(), None
    found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]+)?)%\]", inside.strip())
    if not found or float(found[1]) > 100:
        row.wrong(column, _("{value} is no share from 0 to 100 %").format(value=values.short(bracket + inside)))
        return plain.strip(), None
    return plain.strip(), float(found[1])


def _known(cell: str) -> str:
    return "" if cell.lower() in MISSING else cell


def _place(row: Row) -> Properties:
    """Where the plant is. GEM names no town."""
    found: Properties = {"sector": IRON_AND_STEEL}
    found.update({"country": land} if (land := row.take("country/area", _country)) else {})
    region = _known(row.take("subnational-unit-(province/state)", values.text) or "")
    found.update({"region": region} if region else {})
    aliases = [*_aliases(row, "plant-name-(other-language)"), *_aliases(row, "other-plant-names-(english)")]
    aliases += _aliases(row, "other-plant-names-(other-language)")
    found.update({"aliases": list(dict.fromkeys(aliases))} if aliases else {})
    exact = row.take("coordinate-accuracy", _exact)
    point = row.take("coordinates", _point)
    if point:
        found["latitude"], found["longitude"] = point
        found.update({} if exact is None else {"location_exact": exact})
    return found


def _country(cell: str) -> str:
    by_name = {known.name_en: code for code, known in reference.countries().items()}
    code = COUNTRIES.get(cell) or by_name.get(cell)
    if not code:
        raise values.Wrong(_("{value} is a country's name that is not known here").format(value=values.short(cell)))
    return code


def _exact(cell: str) -> bool:
    return values.one_of(cell, ("exact", "approximate")) == "exact"


def _point(cell: str) -> tuple[float, float] | None:
    if not _known(cell):
        return None
    found = re.fullmatch(r"(-?[0-9]{1,2}(?:\.[0-9]+)?)\s*,\s*(-?[0-9]{1,3}(?:\.[0-9]+)?)", cell)
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        raise values.Wrong(_("{value} is no pair of latitude and longitude").format(value=values.short(cell)))
    return float(found[1]), float(found[2])


def _aliases(row: Row, column: str) -> list[str]:
    """The names in a cell, each once."""
    return list(dict.fromkeys(name for name in PARTED.split(row.take(column, values.text) or "") if _known(name)))


def _state(row: Row) -> Properties:
    """Status, start, products and capacity."""
    found: Properties = {}
    status = row.required("plant-status", _status)
    found.update({"status": status} if status else {})
    start = row.take("start-date", _start)
    found.update({"started": start} if start else {})
    products = row.take("steel-products", _products)
    found.update({"products": products} if products else {})
    capacity = _capacity(row, status)
    return found if capacity is None else {**found, "steel_capacity": capacity}


def _capacity(row: Row, status: str | None) -> float | None:
    """Crude steel capacity in operation; 0 only where nothing operates or no steel is made, else 0 means: not known."""
    equipment = row.pop("main-production-equipment")
    amounts = [row.take(column, _amount) for column in (OPERATING, PRE_RETIREMENT)]
    total = sum(amount for amount in amounts if amount is not None)
    none_is_made = status not in IN_OPERATION or (equipment and not STEELMAKING.search(equipment))
    return total if total or (none_is_made and None not in amounts) else None


def _products(cell: str) -> list[str]:
    return [name for name in values.texts(cell.replace(", ", values.SEPARATOR)) if _known(name)]


def _status(cell: str) -> str:
    return STATUS[values.one_of(cell, STATUS)]


def _start(cell: str) -> str:
    return values.day(cell) if _known(cell) else ""


def _amount(cell: str) -> float | None:
    if not _known(cell):
        return None
    if not values.DECIMAL.fullmatch(cell) or cell.startswith("-"):
        raise values.Wrong(_("{value} is no amount: a number from 0 up").format(value=values.short(cell)))
    return float(cell)


def _evidence(row: Row, plant: str, name: str) -> Evidence:
    page = row.take("gem-wiki-page", values.url) or ""
    citation = f"{SOURCE.publisher}: {SOURCE.title}, {name} ({row.edition})"
    return Evidence(SOURCE.id, row.edition, record=plant, locator=(str(page),) if page else (), citation=(citation,))
