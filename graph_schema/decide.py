"""Decisions that two ids are one thing, or are not: recorded, applied, undone, thousands in one go.

Claims keep the id they came with and ties keep theirs, so that undoing a decision puts everything back where it was.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from graph_schema import claims as c
from graph_schema import cypher
from graph_schema.batch import Batch
from graph_schema.change import Change, begin, save_digest
from graph_schema.database import Graph, Transaction
from graph_schema.decision import Decision, decision, from_row
from graph_schema.identity import decided
from graph_schema.model import RelType
from graph_schema.ontology import ONTOLOGY
from graph_schema.outcome import Outcome
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from graph_schema.stored import bare_row, node_row
from graph_schema.upsert import put_batch
from graph_schema.write import Door

PAGE = 250  # decisions in one transaction
Places = dict[str, set[str]]  # id of a node -> the ids that are to leave it


def decisions(graph: Graph) -> list[Decision]:
    """All that was decided, in the order of the ids."""
    return [from_row(row) for row in graph.read(cypher.READ_DECISIONS)]


def decide(door: Door, pair: tuple[str, str], verdict: str, *, author: str, date: str) -> None:
    """Record that two ids are the same thing or are different, and put what is known in its place.

    A later decision on the same pair replaces the earlier one. Raises Fault for a verdict that is neither.
    """
    decide_all(door, [decision(pair, verdict, author=author, date=date)])


def decide_all(door: Door, taken: Sequence[Decision]) -> int:
    """Record decisions and put what is known in its place; how many were new. Each page of them is one transaction."""
    kept = {row["id"]: row for row in door.graph.read(cypher.READ_DECISIONS)}
    latest = {one.id: one.as_row() for one in taken}
    new = [row for known, row in latest.items() if kept.get(known) != row]
    for start in range(0, len(new), PAGE):
        _apply(door, kept, put={row["id"]: row for row in new[start : start + PAGE]})
    return len(new)


def undo_all(door: Door, pairs: Iterable[str]) -> int:
    """Forget decisions, `first|second`, as if they had never been taken; how many there were."""
    kept = {row["id"]: row for row in door.graph.read(cypher.READ_DECISIONS)}
    gone = sorted(set(pairs) & kept.keys())
    for start in range(0, len(gone), PAGE):
        _apply(door, kept, gone=gone[start : start + PAGE])
    return len(gone)


def _apply(door: Door, kept: dict[str, Any], put: dict[str, Any] | None = None, gone: Sequence[str] = ()) -> None:
    """One transaction: decisions put and gone, and what they move. `kept` is brought up to date."""
    put = put or {}
    old = [kept[known] for known in (*put, *gone) if known in kept]
    later = {known: row for known, row in kept.items() if known not in gone} | put
    after = decided(later[known] for known in sorted(later))
    moved = {i for i in door.stands_for.keys() | after.keys() if door.stands_for.get(i, i) != after.get(i, i)}

    def work(tx: Transaction) -> Change:
        change = Change(begin(tx, door.lock), [])
        records = take_out(tx, change, moved, door.stands_for)
        change.outcomes = [Outcome.UNCHANGED] * len(records)
        tx.run(cypher.DELETE_DECISIONS, ids=list(gone))
        tx.run(cypher.PUT_DECISIONS, rows=list(put.values()))
        change.swap(sum(map(c.decision_hash, old)), sum(map(c.decision_hash, put.values())))
        put_batch(tx, change, Batch(records), after, {})
        save_digest(tx, change.digest)
        return change

    door.digest = door.graph.transact(work).digest
    door.stands_for = after
    door.memory.forget()
    kept.clear()
    kept.update(later)


def take_out(tx: Transaction, change: Change, moved: set[str], stands_for: dict[str, str]) -> list[Record]:
    """Remove what came under the ids `moved` from where it is kept now, and hand it back as it came."""
    places: Places = defaultdict(set)
    for known in moved:
        places[stands_for.get(known, known)].add(known)
    records: list[Record] = []
    emptied: dict[str, list[str]] = {}
    for label in cypher.node_labels():
        rows = tx.run(cypher.read_nodes(label), ids=sorted(places)) if places else []
        if rows:
            records += _take_ties(tx, change, label, {row["id"]: places[row["id"]] for row in rows})
            said, emptied[label] = _take_claims(tx, change, label, rows, places)
            records += said
    for label, ids in emptied.items():
        _drop_loose(tx, change, label, ids)
    return records


def _take_claims(tx: Transaction, change: Change, label: str, rows: list[Any], places: Places) -> tuple[list[Record], list[str]]:
    """What was said under the ids that leave, and the nodes of which nothing is said any more."""
    taken: list[Record] = []
    new: list[dict[str, Any]] = []
    for row in rows:
        kept, said = row["id"], c.read(row["claims"])
        mine = {key: claim for key, claim in said.items() if claim.get("i", kept) in places[kept]}
        left = {key: claim for key, claim in said.items() if key not in mine}
        text = c.text_of(left) if left else ""
        change.swap(c.node_hash(label, kept, row["claims"] or ""), c.node_hash(label, kept, text))
        new.append(node_row(label, kept, left) if left else bare_row(kept, row["visibility"]))
        taken += [NodeRecord(label, claim.get("i", kept), claim["p"], _evidence(key, claim)) for key, claim in mine.items()]
    tx.run(cypher.replace_nodes(label), rows=new)
    return taken, [row["id"] for row in new if row.get("bare")]


def _drop_loose(tx: Transaction, change: Change, label: str, emptied: list[str]) -> None:
    """A node of which nothing is said any more stays as a bare id while ties hold it, and goes otherwise."""
    loose = [row["id"] for row in tx.run(cypher.are_loose(label), ids=emptied)] if emptied else []
    if loose:
        tx.run(cypher.delete_nodes(label), ids=loose)
        change.swap(sum(c.node_hash(label, known, "") for known in loose), 0)


def _evidence(key: str, claim: c.Claim) -> Evidence:
    source, record = c.record_of(key)
    pages = tuple(claim.get("l", [])), tuple(claim.get("t", []))
    return Evidence(source, claim["e"], claim["c"], record, pages[0], pages[1], claim["v"], claim.get("n", ""))


def _take_ties(tx: Transaction, change: Change, label: str, places: Places) -> list[Record]:
    """The ties of these nodes that came under an id that leaves; each once, though both its ends may leave."""
    taken: dict[str, Record] = {}
    doomed: dict[tuple[RelType, str, str], list[dict[str, str]]] = defaultdict(list)
    for row in tx.run(cypher.ties_at(label), ids=sorted(places)):
        shape = (ONTOLOGY.tie(row["name"]), row["start_label"], row["end_label"])
        record = _tie_record(shape, row["properties"])
        if record.id not in taken and {record.start, record.end} & places[row["id"]]:
            taken[record.id] = record
            doomed[shape].append({"id": record.id, "start": row["start"], "end": row["end"]})
            change.swap(c.tie_hash(record.id, row["properties"]), 0)
    for shape, rows in doomed.items():
        tx.run(cypher.delete_ties(*shape), rows=rows)
    return list(taken.values())


def _tie_record(shape: tuple[RelType, str, str], stored: Properties) -> TieRecord:
    tie, start, end = shape
    _name, first, last, source, _record = str(stored["id"]).split("|", 4)
    said = {name: value for name, value in stored.items() if name not in c.TIE_EVIDENCE}
    evidence = Evidence(
        source=source,
        retrieved=str(stored["retrieved"]),
        confidence=str(stored["confidence"]),
        record=str(stored.get("record", "")),
        locator=_texts(stored.get("locator")),
        citation=_texts(stored.get("citation")),
        visibility=str(stored["visibility"]),
        version=str(stored.get("version", "")),
    )
    return TieRecord(tie.name, start, first, end, last, evidence, said)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
