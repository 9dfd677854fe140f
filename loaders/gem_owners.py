"""What Global Energy Monitor's files have in common: owners and parents with shares, names, places, amounts. Pure.

GEM's shares are those of the parents; which share gives control is decided in `_control`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_schema.identity import fold, name_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import values
from loaders.personal_names import BODY, TRADES, may_be_person
from loaders.rows import Row

# Owners that are nobody in particular, by name and by the id that GEM gives them: never a node.
NOBODY = {"unknown": "E100000132388", "small shareholder(s)": "E100001015587", "natural person(s)": "E100000123261"}
# Natural persons whom GEM names as owners: persons are in the graph in public roles only, so they are nobody here.
PERSONS = frozenset({"E100001012217", "E100001016122", "E100002000341", "E100002000419"})
# Names in one cell: parted by commas, semicolons and their Chinese forms, but not inside brackets nor before "Ltd".
PARTED = re.compile(
    r"\s*(?:[;；，、]|,\s(?!(?:Ltd|Inc|LLC|Co|Corp|S\.?A|Limited|JSC|GmbH)\b))\s*(?![^()（）]*[)）])", re.IGNORECASE
)
A_PERSON = "natural person(s)"
TWO_WORDS = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+ [^\W\d_a-z][^\W\d_A-Z]+")
INITIALS = re.compile(r"[A-Z]{1,3} ([A-Z][a-z]+)")
MISSING = frozenset({"", "unknown", "n/a", "na", "--", "-", "tbd"})


@dataclass(frozen=True, slots=True)
class Holder:
    """An owner or parent as a cell names it; `id` is the thing's id, `gem:E...` or made of the name; `share` in %."""

    name: str
    id: str
    share: float | None

    @property
    def is_nobody(self) -> bool:
        """Whether it is a placeholder or a natural person: never a node."""
        return self.name.lower() in NOBODY or self.id.removeprefix("gem:") in {*NOBODY.values(), *PERSONS}

    @property
    def words(self) -> str:
        """As a note shows it."""
        return self.name if self.share is None else f"{self.name} [{self.share:g}%]"


def owned_site(
    worksite: str, site: Properties, held_by: tuple[list[Holder], list[Holder]], aliases: list[str], evidence: Evidence
) -> Iterator[Record]:
    """A worksite, who operates it, and who owns the operator, or the worksite itself where there is not just one operator.

    `held_by` are its owners, who run it, and their parents; `aliases` are other names of the owner, where it is one.
    """
    owners, parents = held_by
    named = [holder for holder in owners if not holder.is_nobody]
    unnamed = owners + parents if len(named) != 1 else parents
    note = "; ".join(dict.fromkeys(holder.words for holder in unnamed if holder.is_nobody))
    if note and len(named) != 1:
        site["owners_note"] = note
    yield NodeRecord("Worksite", worksite, site, evidence)
    for owner in named:
        properties: Properties = {"name": owner.name, **({"aliases": aliases} if aliases and len(named) == 1 else {})}
        if note and len(named) == 1:
            properties["owners_note"] = note
        yield NodeRecord("Employer", owner.id, properties, evidence)
        yield TieRecord("OPERATES", "Employer", owner.id, "Worksite", worksite, evidence)
    held = ("Employer", named[0].id) if len(named) == 1 else ("Worksite", worksite)
    yield from _owned(parents, {owner.id for owner in named}, held, evidence)


def _owned(parents: list[Holder], known: set[str], held: tuple[str, str], evidence: Evidence) -> Iterator[Record]:
    for parent in parents:
        if parent.is_nobody or parent.id == held[1]:
            continue
        if parent.id not in known:
            yield NodeRecord("Employer", parent.id, {"name": parent.name}, evidence)
        yield TieRecord("OWNS", "Employer", parent.id, *held, evidence, _holding(parent, parents))


def _holding(parent: Holder, all_: list[Holder]) -> Properties:
    control, basis = _control(parent, all_)
    said: Properties = {"control": control, "basis": basis}
    if parent.share is not None:
        said["share"] = parent.share
    return said


def _control(parent: Holder, all_: list[Holder]) -> tuple[str, str]:
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


def _is_joint(share: float, others: list[Holder]) -> bool:
    if any((other.share or 0) > 50 for other in others):
        return False
    return share >= 20 and any(not other.is_nobody and (other.share or 0) >= 20 for other in others)


def _stays_in_control(nobodies: list[Holder]) -> bool:
    """Whether owners who are not named leave the majority to the one who is."""
    large = [holder for holder in nobodies if holder.name.lower() != "small shareholder(s)"]
    return all(holder.share is not None for holder in large) and sum(holder.share or 0 for holder in nobodies) < 50


def holders(row: Row, column: str, ids_column: str, ignored: str = "") -> list[Holder]:
    """The owners or parents in a cell, `name [share%]; name`, with their ids in the same order from another cell.

    `ignored` is what the publisher writes for none. Without a column of ids (empty), ids are made of the names.
    """
    names = [name for name in _split(row.take(column, values.text)) if name != ignored]
    if not ids_column:
        return [_named(*_share(row, column, name)) for name in names]
    ids = [code for code in _split(row.pop(ids_column)) if code != ignored]
    if len(names) != len(ids):
        message = _("has {found} names and {wanted} ids: load the file as published")
        row.wrong(column, message.format(found=len(names), wanted=len(ids)))
        return []
    return [_holder(row, column, ids_column, name, code) for name, code in zip(names, ids, strict=True)]


def _holder(row: Row, column: str, ids_column: str, name: str, id_: str) -> Holder:
    (plain, share), (code, again) = _share(row, column, name), _share(row, column, id_)
    if not re.fullmatch(r"E[0-9]+", code):
        row.wrong(ids_column, _("{value} is no owner's id of GEM (E and digits)").format(value=values.short(code)))
    if share != again:
        row.wrong(column, _("the shares beside the names and beside the ids differ: load the file as published"))
    if code in PERSONS or names_person(plain):
        return Holder(A_PERSON, f"gem:{NOBODY[A_PERSON]}", share)
    return Holder(plain, f"gem:{code}", share)


def _named(name: str, share: float | None) -> Holder:
    """An owner of whom no id tells whether it is a person: two words that no business uses make one."""
    words = fold(name).split()
    is_doubtful = bool(TWO_WORDS.fullmatch(name)) and not BODY.search(" ".join(words)) and TRADES.isdisjoint(words)
    plain = A_PERSON if is_doubtful or names_person(name) else name
    return Holder(plain, name_id("", plain), share)


def names_person(name: str) -> bool:
    """Whether an owner's name may be a natural person's, initials and a surname among them."""
    initials = INITIALS.fullmatch(name)
    return may_be_person(name) or bool(initials and initials[1].lower() not in TRADES and not BODY.search(name.lower()))


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
    return plain.strip(), round(float(found[1]), 6)  # 7.000000000000001 is how a spreadsheet adds


def known_text(cell: str) -> str:
    """The text, or nothing where it is one of GEM's words for not known."""
    return "" if cell.lower() in MISSING else cell


def is_exact(cell: str) -> bool:
    """Whether coordinates are exact."""
    return values.one_of(cell, ("exact", "approximate")) == "exact"


def point(cell: str) -> tuple[float, float] | None:
    """Latitude and longitude, in one cell. Raises values.Wrong."""
    if not known_text(cell):
        return None
    found = re.fullmatch(r"(-?[0-9]{1,2}(?:\.[0-9]+)?)\s*,\s*(-?[0-9]{1,3}(?:\.[0-9]+)?)", cell)
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        raise values.Wrong(_("{value} is no pair of latitude and longitude").format(value=values.short(cell)))
    return float(found[1]), float(found[2])


def names_in(row: Row, column: str) -> list[str]:
    """The names in a cell, each once."""
    return list(dict.fromkeys(name for name in PARTED.split(row.take(column, values.text) or "") if known_text(name)))


def amount(cell: str) -> float | None:
    """A number from 0 up; None where it is not known. Raises values.Wrong."""
    if not known_text(cell):
        return None
    plain = cell.replace(",", "") if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,20})?", cell) else cell
    if not re.fullmatch(r"[0-9]{1,15}(?:\.[0-9]{1,20})?", plain):
        raise values.Wrong(_("{value} is no amount: a number from 0 up").format(value=values.short(cell)))
    return round(float(plain), 6)  # 600.0000000000001 is how a spreadsheet multiplies


def day_known(cell: str) -> str:
    """A date, or nothing where it is not known."""
    return values.day(cell) if known_text(cell) else ""


def asset_code(cell: str) -> str:
    """GEM's id of a plant or a mine."""
    if not re.fullmatch(r"P[0-9]+", cell):
        message = _("{value} is no plant id of GEM (P and digits): load the file as published")
        raise values.Wrong(message.format(value=values.short(cell)))
    return cell
