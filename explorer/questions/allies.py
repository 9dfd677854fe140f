"""Possible allies of a union: who bargains with the same employer abroad, who shares coalitions, who has met whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from explorer import wording
from explorer.citation import Citation, of_all, of_node
from explorer.question import Answer, cited, question
from explorer.questions import ally_ties
from explorer.questions.ally_ties import Around, Reason, Standing
from explorer.questions.contests import Contest, contests
from explorer.questions.neighbourhood import plain_name
from graph_schema import claims as known_claims
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.language import N_, _

KINDS = ("family", "stake", "coalition", "exchange", "case", "former")
ACRONYM = 12  # letters of an acronym, at most
CANDIDATES = 80  # organisations that are looked at closely
PARTS = ("ally", "partner", "contested", "former")
CALLED = (
    "UNWIND $ids AS id MATCH (o:`{label}` {{id: id}}) WHERE o.visibility IN $visible RETURN o.id AS id, '{label}' AS label, "
    "o.name AS name, o.aliases AS aliases, o.country AS country, {level} AS level, o.claims AS claims"
)
LEVELS = {"Union": "o.level", "WorkerOrganisation": "o.kind", "WorksCouncil": "o.level"}


@dataclass(frozen=True)
class Described:
    """How a source describes a union's conduct, in its words: somebody's claim, never ours."""

    sentence: str
    text: str
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Ally:
    """An organisation with the reasons why it may be an ally, or why it is not put forward.

    `part`: ally (a union), partner (a worker organisation or works council, which is no union), contested (not put forward:
    `contests` says why), former (no longer bargains there). `rank` counts within the part. `level` is a code of its type.
    """

    part: str
    rank: int
    sentence: str
    id: str
    label: str
    name: str
    acronym: str
    country: str
    level: str
    reasons: tuple[Reason, ...]
    contests: tuple[Contest, ...] = ()
    described: tuple[Described, ...] = ()
    sources: tuple[Citation, ...] = ()


@question("allies", N_("Who may be an ally of a union: same employer abroad, shared coalitions, who has met whom"),
          subjects={"union": ("Union",)})  # fmt: skip
def allies(graph: Graph, union: str, limit: int = 100) -> Answer[Ally]:
    """Ranked by how many kinds of ties there are, then by how many ties; those not put forward come last, with the reason."""
    about = _about(graph, union)
    here = ally_ties.standing(graph, union)
    home = about["country"] or ""
    near = ally_ties.around(graph, here, home)
    everybody = _reasons(graph, here, near)
    reasons = _strongest(everybody)
    known = _called(graph, reasons)
    contested = contests(graph, [id for id, row in known.items() if row["label"] == "Union"] + [union])
    found = [_ally(graph, row, reasons[id], contested.get(id, ())) for id, row in known.items()]
    rows = _ranked(found, home)[:limit]
    unknown = _own_contests(about, contested.get(union, ())) + _unknown(here, about, near)
    if len(everybody) > CANDIDATES:
        text = _("Of {all} organisations with something in common, the {count} with most in common were looked at closely.")
        unknown.append(text.format(all=len(everybody), count=CANDIDATES))
    unknown += ally_ties.silent_coalitions(graph, {r.about_id for row in rows for r in row.reasons if r.kind == "coalition"})
    subject = {"union": union, "name": about["name"] or plain_name(union), "country": home}
    return Answer("allies", subject, rows, cited(rows), unknown)


def _about(graph: Graph, union: str) -> dict[str, Any]:
    query = "MATCH (u:Union {id: $id}) WHERE u.visibility IN $visible RETURN u.id AS id, u.name AS name, u.country AS country"
    rows = graph.read(query, id=union)
    if not rows:
        raise Fault(_("There is no union under {id}: search for it by its name.").format(id=union))
    return rows[0]


def _reasons(graph: Graph, here: Standing, near: Around) -> dict[str, list[Reason]]:
    """All reasons by organisation, its own affiliates and the bodies above it left out; one reason per thing."""
    left_out = {*here.own, *here.above}
    found: dict[str, list[Reason]] = defaultdict(list)
    for source in (ally_ties.at_families(graph, here, near), ally_ties.in_common(graph, here)):
        for other, reason in source:
            if other not in left_out:
                found[other].append(reason)
    ordered = {other: sorted(reasons, key=_order) for other, reasons in found.items()}
    return dict(sorted(ordered.items()))


def _strongest(reasons: dict[str, list[Reason]]) -> dict[str, list[Reason]]:
    """Those with most kinds of ties, then with most ties: a confederation's meetings name more than anybody reads."""

    def merit(other: str) -> tuple[int, int, str]:
        return -len({reason.kind for reason in reasons[other]}), -len(reasons[other]), other

    return {other: reasons[other] for other in sorted(reasons, key=merit)[:CANDIDATES]}


def _order(reason: Reason) -> tuple[int, str, str]:
    return KINDS.index(reason.kind), reason.about_name, reason.about_id


def _called(graph: Graph, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    wanted, rows = sorted(ids), []
    for label, level in LEVELS.items():
        rows += graph.read(CALLED.format(label=label, level=level), ids=wanted) if wanted else []
    return {row["id"]: row for row in sorted(rows, key=lambda row: str(row["id"]))}


def _ally(graph: Graph, row: dict[str, Any], reasons: list[Reason], contested: tuple[Contest, ...]) -> Ally:
    label, name, country = row["label"], row["name"] or plain_name(row["id"]), row["country"] or ""
    part, said = _part(label, reasons, contested), _described(graph, row)
    pages = of_all(*(r.sources for r in reasons), *(c.sources for c in contested), *(d.sources for d in said))
    head = f"{name} ({wording.country(country)})" if country else name
    sentence = f"{head}: {' '.join(_told(part, label, reasons, contested))}"
    return Ally(
        part, 0, sentence, row["id"], label, name, acronym(row["aliases"] or ()), country, row["level"] or "",
        tuple(reasons), contested, said, tuple(pages),
    )  # fmt: skip


def acronym(aliases: Iterable[str]) -> str:
    """The shortest other name that is written like an acronym; empty where there is none."""
    short = [alias for alias in aliases if len(alias) <= ACRONYM and alias.upper() == alias and " " not in alias]
    return min(short, key=lambda alias: (len(alias), alias), default="")


def _part(label: str, reasons: list[Reason], contested: tuple[Contest, ...]) -> str:
    if label != "Union":
        return "partner"
    if contested:
        return "contested"
    return "former" if all(reason.kind == "former" for reason in reasons) else "ally"


def _told(part: str, label: str, reasons: list[Reason], contested: tuple[Contest, ...]) -> list[str]:
    told = [reason.sentence for reason in reasons]
    if part == "contested":
        return [_("Not put forward."), *(contest.sentence for contest in contested)]
    return [_("{type}, not a union.").format(type=wording.type_title(label)), *told] if part == "partner" else told


def _described(graph: Graph, row: dict[str, Any]) -> tuple[Described, ...]:
    if row["label"] != "Union":
        return ()
    found: dict[str, list[Citation]] = {}
    claims = known_claims.read(row["claims"])
    for said in known_claims.ranked(claims, "described_as", graph.visible):
        only = known_claims.text_of({said.key: said.claim})
        found.setdefault(str(said.value), []).extend(of_node(only, graph.visible, "described_as"))
    sentence = _("{who} describes it as: “{text}”. That is a claim of this source.")
    return tuple(
        Described(sentence.format(who=pages[0].words or pages[0].source, text=text), text, tuple(pages))
        for text, pages in found.items()
    )


# ------------------------------------------------------------------------------------------------------------------- ranking
def _ranked(found: list[Ally], home: str) -> list[Ally]:
    """Within each part: most kinds of ties first, abroad before at home, the same employer first, most ties, then by name."""
    rows: list[Ally] = []
    for part in PARTS:
        own = sorted((ally for ally in found if ally.part == part), key=lambda ally: _merit(ally, home))
        rows += [replace(ally, rank=n + 1) for n, ally in enumerate(own)]
    return rows


def _merit(ally: Ally, home: str) -> tuple[int, bool, bool, int, str, str]:
    kinds = [reason.kind for reason in ally.reasons if reason.kind != "former"]
    return -len(set(kinds)), bool(home) and ally.country == home, "family" not in kinds, -len(kinds), ally.name, ally.id


# ----------------------------------------------------------------------------------------------------------- what is missing
def _own_contests(about: dict[str, Any], own: tuple[Contest, ...]) -> list[str]:
    name = about["name"] or plain_name(about["id"])
    return [_("About {name} itself: {sentence}").format(name=name, sentence=contest.sentence) for contest in own]


def _unknown(here: Standing, about: dict[str, Any], near: Around) -> list[str]:
    name, said = about["name"] or plain_name(about["id"]), []
    if not here.places:
        said.append(_("No worksite or employer is recorded where {name} bargains today.").format(name=name))
    if here.more:
        sentence = _("Only the {count} families in which {name} has most places were followed.")
        said.append(sentence.format(count=ally_ties.FAMILIES, name=name))
    if near.more:
        said.append(_("Not all places of these families abroad were followed; those with a union came first."))
    return said + ally_ties.unresearched(near, about["country"] or "")
