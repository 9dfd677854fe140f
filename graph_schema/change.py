"""What one transaction does to the graph, and the digest that goes with it."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TypeAlias

from graph_schema import claims as c
from graph_schema import cypher
from graph_schema.database import Transaction
from graph_schema.outcome import Outcome
from graph_schema.writer_lock import WriterLock

Things: TypeAlias = dict[str, set[str]]  # ids by label


def things() -> Things:
    """No things yet."""
    return defaultdict(set)


@dataclass
class Change:
    """What one transaction has done so far; it becomes true when the transaction is.

    `bare` are ends of ties of which nothing more is known, `full` things of which something is. What is `made` in this session,
    the `ties` that are, and for which labels one is `hopeful`: see Memory.
    """

    digest: int
    outcomes: list[Outcome]
    bare: set[tuple[str, str]] = field(default_factory=set)
    full: Things = field(default_factory=things)
    made: Things = field(default_factory=things)
    ties: set[str] = field(default_factory=set)
    hopeful: set[str] = field(default_factory=set)

    def swap(self, old: int, new: int) -> None:
        """Replace one hash by another in the digest; 0 stands for nothing."""
        self.digest = (self.digest - old + new) % c.DIGEST_MODULUS


def begin(tx: Transaction, lock: WriterLock) -> int:
    """Make sure that we still hold the lock, and read the digest: a transaction may run twice, memory must not count."""
    lock.confirm(tx)
    return int(tx.run(cypher.READ_META)[0]["digest"], 16)


def save_digest(tx: Transaction, digest: int) -> None:
    """Keep the digest with the graph, in the transaction that changed it."""
    tx.run(cypher.SAVE_DIGEST, digest=digest_text(digest))


def digest_text(digest: int) -> str:
    """The digest as 32 hexadecimal digits."""
    return f"{digest:032x}"
