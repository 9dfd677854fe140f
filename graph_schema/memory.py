"""What a writing session knows of the graph without asking it. One writer at a time: nobody else changes what is known."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TypeAlias

from graph_schema.change import Change

LIMIT = 300_000  # ids; beyond that all is forgotten, and asked for again
Things: TypeAlias = dict[str, set[str]]  # ids by label


def things() -> Things:
    """No things yet."""
    return defaultdict(set)


@dataclass
class Memory:
    """`described`: things of which more is known than the id. `untied`: things made in this session, without any tie yet."""

    described: Things = field(default_factory=things)
    untied: Things = field(default_factory=things)

    def take_untied(self) -> Things:
        """The things without ties, once: work that is done again, perhaps after a commit whose acknowledgement got lost, has
        to look."""
        taken, self.untied = self.untied, things()
        return taken

    def learn(self, change: Change) -> None:
        """Keep what a transaction that has been committed found and made."""
        for label, ids in change.full.items():
            self.described[label] |= ids
        self.untied = change.untied
        if sum(map(len, (*self.described.values(), *self.untied.values()))) > LIMIT:
            self.forget()

    def forget(self) -> None:
        """Forget all: something else than a batch has changed the graph."""
        self.described.clear()
        self.untied.clear()
