"""A batch merged into the graph, inside one transaction: what is known of its ids is read, claims are merged in Python, and
only what is new or changed is written.

What the graph does not know is written as the batch has it ready: that is nearly all of a first load.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeAlias

from graph_schema import claims as c
from graph_schema import cypher
from graph_schema.batch import Batch, Described, Fresh, Shape, Tied
from graph_schema.change import Change, Things
from graph_schema.database import Transaction
from graph_schema.model import End
from graph_schema.ontology import ONTOLOGY
from graph_schema.outcome import Outcome, tie_said
from graph_schema.records import Properties
from graph_schema.stored import bare_row, node_row

StandsFor: TypeAlias = dict[str, str]


def put_batch(tx: Transaction, change: Change, batch: Batch, stands_for: StandsFor, described: Things) -> None:
    """Nodes first, then ties, each kind in one go. `described` are ends that need no look."""
    for label in batch.nodes:
        _put_nodes(tx, change, label, batch, stands_for)
    for shape, said in batch.ties.items():
        ties, alone = said, batch.alone_ties[shape]
        if _is_any(stands_for, (end for tie in ties for end in (tie.start, tie.end))):
            ties, alone = [tie.between(*(stands_for.get(end, end) for end in (tie.start, tie.end))) for tie in said], {}
        _hold_ends(tx, change, shape, ties, described)
        _put_ties(tx, change, shape, ties, alone)


def _is_any(stands_for: StandsFor, ids: Iterable[str]) -> bool:
    """Whether one of these ids was decided to be another thing."""
    return bool(stands_for) and not stands_for.keys().isdisjoint(ids)


# ------------------------------------------------------------------------------------------------------------------- nodes
def _put_nodes(tx: Transaction, change: Change, label: str, batch: Batch, stands_for: StandsFor) -> None:
    """Merge the records' claims into what is known of their ids, and write what is new or changed."""
    records = batch.nodes[label]
    ready = {} if _is_any(stands_for, (one.id for one in records)) else batch.fresh[label]
    ids = set(ready) if len(ready) == len(records) else {stands_for.get(one.id, one.id) for one in records}
    hoped = label in change.hopeful and bool(ready)
    found = [] if hoped else tx.run(cypher.read_nodes(label), ids=sorted(ids))
    before = {row["id"]: row["claims"] or "" for row in found}
    fresh, rest = _as_they_are(change, (label, batch), ready, before)
    made, changed = _merged(change, (label, batch), rest, before, stands_for) if rest else ([], [])
    new = [thing.row for thing in (*fresh, *made)]
    for query, rows in ((cypher.create_nodes(label), new), (cypher.replace_nodes(label), [thing.row for thing in changed])):
        if rows:
            tx.run(query, rows=rows)
    change.swap(0, sum(thing.hash for thing in (*fresh, *made)))
    for thing in changed:
        change.swap(c.node_hash(label, thing.row["id"], before[thing.row["id"]]), thing.hash)
    if label in ONTOLOGY.tied:
        change.full[label] |= ids
        change.made[label].update(row["id"] for row in new)
    (change.hopeful.add if len(new) == len(ids) else change.hopeful.discard)(label)


def _as_they_are(
    change: Change, batch: tuple[str, Batch], ready: dict[str, Fresh], before: dict[str, str]
) -> tuple[list[Fresh], list[Described]]:
    """Things that are new as the batch has them ready, and the records that are left when those, and what is there already
    to the letter, are done with.
    """
    label, whole = batch
    if not before and len(ready) == len(whole.nodes[label]):  # nearly all of a first load
        for one in whole.nodes[label]:
            change.outcomes[one.number] = Outcome.NEW
        return list(ready.values()), []
    fresh, rest = [thing for known, thing in ready.items() if known not in before], []
    for one in whole.nodes[label]:
        thing = ready.get(one.id)
        if thing is None or (one.id in before and (one.claim or thing.row["claims"] != before[one.id])):
            rest.append(one)
        elif one.id not in before:
            change.outcomes[one.number] = whole.again.get(one.number, Outcome.NEW)
    return fresh, rest


def _merged(
    change: Change, batch: tuple[str, Batch], records: list[Described], before: dict[str, str], stands_for: StandsFor
) -> tuple[list[Fresh], list[Fresh]]:
    """Records one by one into what is known: the things that are new by that, and those that are changed."""
    label, whole = batch
    known = {one: c.read(before[one]) for one in {stands_for.get(r.id, r.id) for r in records} if one in before}
    touched: set[str] = set()
    for record in records:
        kept = stands_for.get(record.id, record.id)
        whole.put(known, label, record, kept, change.outcomes)
        if change.outcomes[record.number] is not Outcome.UNCHANGED:
            touched.add(kept)
    rows = {one: node_row(label, one, known[one]) for one in sorted(touched)}
    made = {one: Fresh(row, c.node_hash(label, one, row["claims"])) for one, row in rows.items()}
    return [one for i, one in made.items() if i not in before], [one for i, one in made.items() if i in before]


# -------------------------------------------------------------------------------------------------------------------- ties
def _visibilities(shape: Shape, ties: list[Tied]) -> dict[tuple[str, str], str]:
    """The ends of these ties, each with the visibility of the most public tie that names it."""
    seen: dict[tuple[str, str], str] = {}
    for tie in ties:
        level = str(tie.said["visibility"])
        for end in ((shape[1], tie.start), (shape[2], tie.end)):
            if seen.setdefault(end, level) != level:
                seen[end] = min(seen[end], level, key=c.VISIBILITIES.index)
    return seen


def _hold_ends(tx: Transaction, change: Change, shape: Shape, ties: list[Tied], described: Things) -> None:
    """Make a bare node of each end that is not there; a bare end is as public as the most public tie that names it."""
    by_label: dict[str, dict[str, str]] = defaultdict(dict)
    for (label, known), level in _visibilities(shape, ties).items():
        if known not in described.get(label, ()) and known not in change.full[label]:
            by_label[label][known] = level
    for label, levels in sorted(by_label.items()):
        rows = {row["id"]: row for row in tx.run(cypher.read_nodes(label), ids=sorted(levels))}
        missing = [bare_row(i, levels[i]) for i in sorted(levels.keys() - rows.keys())]
        opened = [bare_row(i, levels[i]) for i, row in sorted(rows.items()) if _more_public(row, levels[i])]
        for query, bare in ((cypher.create_nodes(label), missing), (cypher.replace_nodes(label), opened)):
            if bare:
                tx.run(query, rows=bare)
        change.swap(0, sum(c.node_hash(label, row["id"], "") for row in missing))
        change.bare |= {(label, row["id"]) for row in missing} | {(label, i) for i, row in rows.items() if row["bare"]}
        change.full[label].update(i for i, row in rows.items() if not row["bare"])
        change.made[label].update(row["id"] for row in missing)


def _more_public(row: dict[str, Any], visibility: str) -> bool:
    return bool(row["bare"]) and c.VISIBILITIES.index(visibility) < c.VISIBILITIES.index(row["visibility"])


def _put_ties(tx: Transaction, change: Change, shape: Shape, ties: list[Tied], alone: dict[str, Fresh]) -> None:
    """Write the ties that are new or changed; both ends are there."""
    before = _ties_before(tx, change, shape, ties)
    fresh = {known: made for known, made in alone.items() if known not in before}
    ends, now = {}, dict(before)
    for tie in ties:
        if tie.id in fresh:
            change.outcomes[tie.number] = Outcome.NEW
        else:
            ends[tie.id] = {"id": tie.id, "start": tie.start, "end": tie.end}
            change.outcomes[tie.number] = tie_said(now, tie.said)
    created = [one.row for one in fresh.values()]
    created += [row | {"properties": now[i]} for i, row in ends.items() if i not in before]
    replaced = [row | {"properties": now[i]} for i, row in ends.items() if i in before and now[i] != before[i]]
    kind = ONTOLOGY.tie(shape[0])
    for query, rows in ((cypher.create_ties(kind, *shape[1:]), created), (cypher.replace_ties(kind, *shape[1:]), replaced)):
        if rows:
            tx.run(query, rows=rows)
    change.swap(0, sum(one.hash for one in fresh.values()))
    for i in ends:
        if now[i] != before.get(i):
            change.swap(c.tie_hash(i, before[i]) if i in before else 0, c.tie_hash(i, now[i]))


def _ties_before(tx: Transaction, change: Change, shape: Shape, ties: list[Tied]) -> dict[str, Properties]:
    """Those of the ties that are there, by id. What stands at a thing that was made in this session was made in it too."""
    kind = ONTOLOGY.tie(shape[0])
    at_start = kind.few is End.START
    label = shape[1] if at_start else shape[2]
    few = {tie.id: tie.start if at_start else tie.end for tie in ties}
    made = change.made[label]
    rows = [{"id": known, "few": end} for known, end in few.items() if end not in made or known in change.ties]
    change.ties |= {known for known, end in few.items() if end in made}
    found = tx.run(cypher.read_ties(kind, *shape[1:]), rows=rows) if rows else []
    return {row["id"]: row["properties"] for row in found}
