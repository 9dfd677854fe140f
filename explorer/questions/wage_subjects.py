"""Of whom figures of pay are recorded: corporate families and sectors."""

import json
from dataclasses import dataclass

from explorer import wording
from explorer.kept import kept
from explorer.page import N_
from explorer.question import Answer, question
from graph_schema import derived
from graph_schema.database import Graph
from graph_schema.language import _
from graph_schema.summary import derived_id

ASKED = 500  # families in most countries that are looked at
SECTORS = (
    "MATCH (w:Wage) WHERE w.visibility IN $visible AND w.sector IS NOT NULL AND w.subject_kind <> 'country' "
    "RETURN substring(w.sector, 0, 2) AS id, collect(DISTINCT w.country) AS countries, count(*) AS figures"
)


@dataclass(frozen=True)
class PaySubject:
    """A family (`kind` family, `id` its head) or a sector (`id` an ISIC division), with its countries and number of figures."""

    kind: str
    id: str
    name: str
    countries: tuple[str, ...]
    figures: int


@question("wage-subjects", N_("Of which corporate families and sectors figures of pay are recorded"))
@kept
def wage_subjects(graph: Graph, limit: int = 50) -> Answer[PaySubject]:
    """Families in two countries or more that have figures, most figures first; then sectors with figures of two countries."""
    shared = sorted(derived.shared_employers(graph), key=lambda f: (-len(f["cells"]), f["root"]))[:ASKED]
    rows = _families(graph, [family["root"] for family in shared])[:limit]
    rows += [
        PaySubject("sector", row["id"], wording.sector(row["id"]), tuple(sorted(row["countries"])), row["figures"])
        for row in sorted(graph.read(SECTORS), key=lambda row: (-row["figures"], row["id"]))
        if len(row["countries"]) > 1
    ]
    return Answer("wage-subjects", {}, rows, [], [] if rows else [_("No figure of pay is recorded.")])


def _families(graph: Graph, heads: list[str]) -> list[PaySubject]:
    level = derived.level_of(graph, graph.visible)
    query = "UNWIND $ids AS id MATCH (d:Derived {id: id}) RETURN d.json AS json"
    rows = graph.read(query, ids=[derived_id("family", level, head) for head in heads]) if heads else []
    known = [json.loads(row["json"]) for row in rows]
    found = [
        PaySubject("family", f["root"], f["name"], tuple(sorted(c for c in f["cells"] if c)), f["wages"])
        for f in known if f.get("wages")
    ]  # fmt: skip
    return sorted(found, key=lambda subject: (-subject.figures, subject.name, subject.id))
