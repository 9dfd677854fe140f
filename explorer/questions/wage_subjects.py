"""Of whom figures of pay are recorded: corporate families and sectors."""

from dataclasses import dataclass
from typing import Any

from explorer import wording
from explorer.question import Answer, question
from graph_schema import derived
from graph_schema.database import Graph
from graph_schema.language import N_, _


@dataclass(frozen=True)
class PaySubject:
    """A family (`kind` family, `id` its head) or a sector (`id` an ISIC division), with its countries and number of figures."""

    kind: str
    id: str
    name: str
    countries: tuple[str, ...]
    figures: int


@question("wage-subjects", N_("Of which corporate families and sectors figures of pay are recorded"))
def wage_subjects(graph: Graph, limit: int = 50) -> Answer[PaySubject]:
    """Families in two countries or more that have figures, most figures first; then sectors with figures of two countries."""
    kept = derived.table(graph, "wage-subjects")
    rows = [_subject(one, one["name"]) for one in kept if one["kind"] == "family"][:limit]
    rows += [_subject(one, wording.sector(one["id"])) for one in kept if one["kind"] == "sector"]
    return Answer("wage-subjects", {}, rows, [], [] if rows else [_("No figure of pay is recorded.")])


def _subject(one: dict[str, Any], name: str) -> PaySubject:
    return PaySubject(one["kind"], one["id"], name, tuple(one["countries"]), one["figures"])
