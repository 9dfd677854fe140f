"""What to look into: where sources disagree, what is old, what rests on one weak source, and the blanks that matter."""

from dataclasses import dataclass
from typing import Any

from explorer import values, wording
from explorer.page import N_
from explorer.question import Answer, question
from graph_schema import derived
from graph_schema.database import Graph
from graph_schema.doubts import KINDS
from graph_schema.fault import Fault
from graph_schema.language import _, ngettext

TITLES = {
    "conflict": N_("Sources disagree"),
    "stale": N_("Not in the newest edition"),
    "weak": N_("One weak source"),
    "blank": N_("Blanks that matter"),
}


@dataclass(frozen=True)
class Doubt:
    """One thing to look into, and why."""

    kind: str
    label: str
    id: str
    name: str
    country: str
    sentence: str


@dataclass(frozen=True)
class Doubts:
    """What was found of one kind: the first of `count`."""

    kind: str
    count: int
    listed: tuple[Doubt, ...]


@question("doubts", N_("What to look into: sources that disagree, facts that are old or weak, blanks that matter"))
def doubts(graph: Graph, kind: str = "", limit: int = 1_000) -> Answer[Doubt]:
    """The first of each kind, or of one: conflict, stale, weak, blank."""
    if kind and kind not in KINDS:
        raise Fault(_("{kind} is not one of the words: {words}").format(kind=kind, words=", ".join(KINDS)))
    found = [of_kind(graph, known) for known in KINDS if kind in ("", known)]
    rows = [doubt for one in found for doubt in one.listed[:limit]]
    more = [_more(one, limit) for one in found if one.count > min(limit, len(one.listed))]
    return Answer("doubts", {"kind": kind}, rows, unknown=more)


def of_kind(graph: Graph, kind: str) -> Doubts:
    """What the last load left to look into."""
    kept = derived.doubts(graph, kind)
    return Doubts(kind, kept["count"], tuple(_doubt(kind, said) for said in kept["listed"]))


def _more(one: Doubts, limit: int) -> str:
    shown = wording.number(min(limit, len(one.listed)))
    return _("{title}: {shown} of {count} are listed.").format(
        title=_(TITLES[one.kind]), shown=shown, count=wording.number(one.count)
    )


def _doubt(kind: str, said: dict[str, Any]) -> Doubt:
    name = str(said["name"] or said["id"])
    return Doubt(kind, said["label"], said["id"], name, said["country"], SENTENCES[kind](said))


def _conflict(said: dict[str, Any]) -> str:
    """`Workers: 500 persons (b/tracker, 2026), 400 persons (a/register, 2025)`, the value in use first."""
    known: dict[str, list[str]] = {}
    for value, source, edition, _confidence in said["values"]:
        known.setdefault(values.shown(said["label"], said["property"], value, ""), []).append(
            f"{source}, {wording.date(edition)}"
        )
    told = "; ".join(f"{value} ({', '.join(dict.fromkeys(sources))})" for value, sources in known.items())
    return f"{values.title(said['property'])}: {told}"


def _stale(said: dict[str, Any]) -> str:
    text = _("{source} named it last in its edition of {said}; the newest loaded is of {newest}.")
    dates = {name: wording.date(said[name]) for name in ("said", "newest")}
    return text.format(source=said["source"], **dates)


def _weak(said: dict[str, Any]) -> str:
    return _("All that is known of it comes from {source}, which read it in other texts.").format(source=said["source"])


def _blank(said: dict[str, Any]) -> str:
    text = ngettext(
        "{country}: {blank} of {of} worksites not researched, while the family has an agreement in {abroad}.",
        "{country}: {blank} of {of} worksites not researched, while the family has an agreement in {abroad}.",
        said["blank"],
    )
    abroad = wording.listed([wording.country(land) for land in said["abroad"]])
    return text.format(country=wording.country(said["country"]), blank=said["blank"], of=said["of"], abroad=abroad)


SENTENCES = {"conflict": _conflict, "stale": _stale, "weak": _weak, "blank": _blank}
