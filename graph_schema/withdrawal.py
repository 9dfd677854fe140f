"""What sources took back, remembered, so that an older file that is loaded later does not bring it back.

One note for each source and record: the edition up to which nothing that the record said counts any more. It is kept under a
mark instead of the record's key, counts in the digest, and goes with its source.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from graph_schema import claims as c
from graph_schema import cypher
from graph_schema.batch import Batch
from graph_schema.change import Change
from graph_schema.database import Row, Transaction
from graph_schema.outcome import Outcome
from graph_schema.records import mark

Run: TypeAlias = Callable[..., Iterable[Mapping[str, Any]]]
Noted: TypeAlias = dict[str, str]  # id of a withdrawal -> edition


def note(tx: Transaction, change: Change, batch: Batch) -> None:
    """Remember what a batch withdraws."""
    before = noted(tx.run, (one.id for one in batch.withdrawals))
    now = dict(before)
    for one in batch.withdrawals:
        change.outcomes[one.number] = noted_again(now, one.id, one.retrieved)
    at = {one.id: one.at or ("", "") for one in batch.withdrawals}
    rows: list[Row] = [
        {
            "id": known,
            "source": known.partition("|")[0],
            "retrieved": edition,
            "swept": False,
            "label": at[known][0],
            "thing": at[known][1],
        }
        for known, edition in sorted(now.items())
        if before.get(known) != edition
    ]
    if rows:
        tx.run(cypher.PUT_WITHDRAWALS, rows=rows)
    for row in rows:
        old = before.get(row["id"])
        change.swap(c.withdrawal_hash(row["id"], old) if old else 0, c.withdrawal_hash(row["id"], row["retrieved"]))


def noted_again(now: Noted, known: str, edition: str) -> Outcome:
    """Put a withdrawal among those that are known `now`; what became of it: the later edition counts."""
    old = now.get(known)
    if old is not None and old >= edition:
        return Outcome.UNCHANGED
    now[known] = edition
    return Outcome.NEW if old is None else Outcome.CHANGED


def noted(run: Run, ids: Iterable[str]) -> Noted:
    """Which of these withdrawals are known, each with its edition."""
    asked = sorted(set(ids))
    return {row["id"]: row["retrieved"] for row in run(cypher.READ_WITHDRAWALS, ids=asked)} if asked else {}


def withdrawn(run: Run, batch: Batch, sources: set[str], more: Noted | None = None) -> set[int]:
    """The records of a batch, by their places, that these sources have taken back; `more` is noted elsewhere."""
    asked = {number: (list(marks(source, *keys)), edition) for number, source, keys, edition in batch.editions(sources)}
    known = noted(run, (one for ids, _edition in asked.values() for one in ids))
    for one, edition in (more or {}).items():
        noted_again(known, one, edition)
    return {number for number, (ids, edition) in asked.items() if is_withdrawn(known, ids, edition)}


def is_withdrawn(known: Noted, ids: Iterable[str], edition: str) -> bool:
    """Whether one of these withdrawals is of this edition or a later one."""
    return any(known.get(one, "") >= edition for one in ids)


def marks(source: str, *keys: str) -> Iterator[str]:
    """The ids of the withdrawals that would take back what goes by these keys: a key may be a mark itself."""
    for key in filter(None, keys):
        yield f"{source}|{key}"
        yield f"{source}|{mark(key)}"
