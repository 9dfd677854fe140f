"""Decisions that two ids are one thing, or are not: recorded, applied, undone.

Claims keep the id they came with and ties keep theirs, so that undoing a decision puts everything back where it was.
"""

from collections import defaultdict
from typing import Any

from graph_schema import claims as c
from graph_schema import cypher
from graph_schema.batch import Batch
from graph_schema.change import Change, Outcome, begin, save_digest
from graph_schema.database import Transaction
from graph_schema.fault import Fault
from graph_schema.identity import decided
from graph_schema.language import _
from graph_schema.model import RelType
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from graph_schema.stored import bare_row, node_row
from graph_schema.write import Door, put_batch

VERDICTS = ("same", "different")


def decide(door: Door, pair: tuple[str, str], verdict: str, *, author: str, date: str) -> None:
    """Record that two ids are the same thing or are different, and put what is known in its place.

    A later decision on the same pair replaces the earlier one. Raises Fault for a verdict that is neither.
    """
    first, second = sorted(pair)
    if verdict not in VERDICTS or first == second:
        raise Fault(_("A decision names two different ids and says `same` or `different`."))
    new = {"id": f"{first}|{second}", "first": first, "second": second, "verdict": verdict, "author": author, "date": date}
    kept = door.graph.read(cypher.READ_DECISIONS)
    old = [d for d in kept if d["id"] == new["id"]]
    if old == [new]:
        return
    after = decided([d for d in kept if d["id"] != new["id"]] + [new])
    moved = sorted(i for i in door.stands_for.keys() | after.keys() if door.stands_for.get(i, i) != after.get(i, i))

    def work(tx: Transaction) -> Change:
        change = Change(begin(tx, door.lock), [])
        records = [record for known in moved for record in take_out(tx, change, known, door.stands_for)]
        change.outcomes = [Outcome.UNCHANGED] * len(records)
        tx.run(cypher.PUT_DECISION, decision=new)
        change.swap(sum(map(c.decision_hash, old)), c.decision_hash(new))
        put_batch(tx, change, Batch(records), after, set())
        save_digest(tx, change.digest)
        return change

    door.digest = door.graph.transact(work).digest
    door.stands_for = after
    door.known.clear()


def take_out(tx: Transaction, change: Change, known: str, stands_for: dict[str, str]) -> list[Record]:
    """Remove what came under the id `known` from where it is kept now, and hand it back as it came."""
    at = stands_for.get(known, known), known
    records: list[Record] = []
    for label in cypher.node_labels():
        if tx.run(cypher.read_nodes(label), ids=[at[0]]):
            records += [*_take_ties(tx, change, label, at), *_take_claims(tx, change, label, at)]
    return records


def _take_claims(tx: Transaction, change: Change, label: str, at: tuple[str, str]) -> list[Record]:
    kept, known = at
    for row in tx.run(cypher.read_nodes(label), ids=[kept]):
        said = c.read(row["claims"])
        mine = {key: claim for key, claim in said.items() if claim.get("i", kept) == known}
        left = {key: claim for key, claim in said.items() if key not in mine}
        text = c.text_of(left) if left else ""
        change.swap(c.node_hash(label, kept, row["claims"] or ""), c.node_hash(label, kept, text))
        if left:
            tx.run(cypher.replace_nodes(label), rows=[node_row(label, kept, left)])
        else:
            _empty(tx, change, label, row)
        return [NodeRecord(label, known, claim["p"], _evidence(key, claim)) for key, claim in mine.items()]
    return []


def _empty(tx: Transaction, change: Change, label: str, row: dict[str, Any]) -> None:
    """A node of which nothing is said any more stays as a bare id while ties hold it, and goes otherwise."""
    tx.run(cypher.replace_nodes(label), rows=[bare_row(row["id"], row["visibility"])])
    if tx.run(cypher.is_loose(label), id=row["id"]):
        tx.run(cypher.delete_nodes(label), ids=[row["id"]])
        change.swap(c.node_hash(label, row["id"], ""), 0)


def _evidence(key: str, claim: c.Claim) -> Evidence:
    source, _bar, record = key.partition("|=")[0].partition("|")
    pages = tuple(claim.get("l", [])), tuple(claim.get("t", []))
    return Evidence(source, claim["e"], claim["c"], record, pages[0], pages[1], claim["v"])


def _take_ties(tx: Transaction, change: Change, label: str, at: tuple[str, str]) -> list[Record]:
    kept, known = at
    taken: list[Record] = []
    places: dict[tuple[RelType, str, str], list[dict[str, str]]] = defaultdict(list)
    for row in tx.run(cypher.ties_at(label), id=kept):
        shape = (ONTOLOGY.tie(row["name"]), row["start_label"], row["end_label"])
        record = _tie_record(shape, row["properties"])
        if known in (record.start, record.end):
            taken.append(record)
            places[shape].append({"id": record.id, "start": row["start"], "end": row["end"]})
            change.swap(c.tie_hash(record.id, row["properties"]), 0)
    for shape, rows in places.items():
        tx.run(cypher.delete_ties(*shape), rows=rows)
    return taken


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
    )
    return TieRecord(tie.name, start, first, end, last, evidence, said)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
