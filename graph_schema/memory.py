"""What a writing session knows of the graph without asking it. One writer at a time: nobody else changes what is known."""

from dataclasses import dataclass, field

from graph_schema.change import Change, Things, things

LIMIT = 150_000  # ids; beyond that all is forgotten, and asked for again


@dataclass
class Memory:
    """`described`: things of which more is known than the id. `made`: things made in this session; `ties`: the ids of ties that
    were. `new`: labels whose things were all new in the last batch, so that those of the next may be written before anybody
    looks whether they are there.
    """

    described: Things = field(default_factory=things)
    made: Things = field(default_factory=things)
    ties: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)

    def tell(self, change: Change) -> None:
        """Hand over what spares a look, once: work that is done again, since something was there after all, or perhaps after a
        commit whose acknowledgement got lost, has to look.
        """
        change.made, change.ties, change.hopeful = self.made, self.ties, self.new
        self.made, self.ties, self.new = things(), set(), set()

    def learn(self, change: Change) -> None:
        """Keep what a transaction that has been committed found and made."""
        for label, ids in change.full.items():
            self.described[label] |= ids
        self.made, self.ties, self.new = change.made, change.ties, change.hopeful
        if sum(map(len, (*self.described.values(), *self.made.values(), self.ties))) > LIMIT:
            self.forget()

    def forget(self) -> None:
        """Forget all: something else than a batch has changed the graph."""
        for kept in (self.described, self.made, self.ties, self.new):
            kept.clear()
