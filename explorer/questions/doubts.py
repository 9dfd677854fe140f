"""What to look into: where sources disagree, what is old, what rests on one weak source, and the blanks that matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from explorer import values, wording
from explorer.question import Answer, question
from explorer.questions.neighbourhood import plain_name
from explorer.questions.source_names import source_names
from graph_schema import derived
from graph_schema.database import Graph
from graph_schema.doubts import KINDS
from graph_schema.fault import Fault
from graph_schema.language import N_, _, ngettext

TITLES = {
    "conflict": N_("Sources disagree"),
    "stale": N_("Not in the newest edition"),
    "weak": N_("One weak source"),
    "blank": N_("Blanks that matter"),
}


@dataclass(frozen=True)
class Doubt:
    """One thing to look into, and why. `source`: the id of the one that it is about, where it is about one."""

    kind: str
    label: str
    id: str
    name: str
    country: str
    sentence: str
    source: str = ""


@dataclass(frozen=True)
class Behind:
    """A source with as many doubts of a kind as it has; `title` for readers."""

    id: str
    title: str
    count: int


@dataclass(frozen=True)
class Doubts:
    """What was found of one kind: some of `count`, and the sources that they are about, those with most first."""

    kind: str
    count: int
    listed: tuple[Doubt, ...]
    behind: tuple[Behind, ...] = ()


@question("doubts", N_("What to look into: sources that disagree, facts that are old or weak, blanks that matter"),
          words={"kind": KINDS})  # fmt: skip
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
    by_source: dict[str, int] = kept.get("sources", {})
    named = {source for said in _values(kept) for _value, source, *_rest in said}
    names = source_names(graph, {*by_source, *named})
    behind = [Behind(known, names[known], count) for known, count in by_source.items()]
    behind.sort(key=lambda source: (-source.count, source.title))
    return Doubts(kind, kept["count"], tuple(_doubt(kind, said, names) for said in kept["listed"]), tuple(behind))


def _values(kept: dict[str, Any]) -> list[list[list[Any]]]:
    return [said["values"] for said in kept["listed"] if "values" in said]


def _more(one: Doubts, limit: int) -> str:
    shown = wording.number(min(limit, len(one.listed)))
    return _("{title}: {shown} of {count} are listed.").format(
        title=_(TITLES[one.kind]), shown=shown, count=wording.number(one.count)
    )


def _doubt(kind: str, said: dict[str, Any], names: Mapping[str, str]) -> Doubt:
    name = str(said["name"] or plain_name(said["id"]))
    sentence = SENTENCES[kind](said, names)
    return Doubt(kind, said["label"], said["id"], name, said["country"], sentence, said.get("source", ""))


def _conflict(said: dict[str, Any], names: Mapping[str, str]) -> str:
    """`Workers: 500 persons (A register, 2026), 400 persons (B tracker, 2025)`, the value in use first."""
    known: dict[str, list[str]] = {}
    for value, source, edition, _confidence in said["values"]:
        known.setdefault(values.shown(said["label"], said["property"], value, ""), []).append(
            f"{names[source]}, {wording.date(edition)}"
        )
    told = "; ".join(f"{value} ({', '.join(dict.fromkeys(sources))})" for value, sources in known.items())
    return f"{values.title(said['property'])}: {told}"


def _stale(said: dict[str, Any], names: Mapping[str, str]) -> str:
    text = _("{source} named it last in its edition of {said}; the newest loaded is of {newest}.")
    dates = {name: wording.date(said[name]) for name in ("said", "newest")}
    return text.format(source=names[said["source"]], **dates)


def _weak(said: dict[str, Any], names: Mapping[str, str]) -> str:
    return _("Only one source speaks of it, second-hand or unchecked: {source}.").format(source=names[said["source"]])


def _blank(said: dict[str, Any], _names: Mapping[str, str]) -> str:
    text = ngettext(
        "{country}: {blank} of {of} worksites not researched, while the family has an agreement in {abroad}.",
        "{country}: {blank} of {of} worksites not researched, while the family has an agreement in {abroad}.",
        said["blank"],
    )
    abroad = wording.listed([wording.country(land) for land in said["abroad"]])
    return text.format(country=wording.country(said["country"]), blank=said["blank"], of=said["of"], abroad=abroad)


SENTENCES = {"conflict": _conflict, "stale": _stale, "weak": _weak, "blank": _blank}
