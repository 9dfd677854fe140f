"""Records made ready for the door: everything that can be computed before the database is asked. Pure.

A reader thread makes the next batch ready while the database writes the last one.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, TypeAlias

from graph_schema import claims as c
from graph_schema.records import NodeRecord, Properties, Record, TieRecord
from graph_schema.stored import node_row, tie_row

Shape: TypeAlias = tuple[str, str, str]
Fresh: TypeAlias = tuple[dict[str, Any], int]


class Batch:
    """Records in their order, grouped, each with what it will say, and with what a thing not yet known would look like."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        self.nodes: dict[str, list[tuple[int, NodeRecord, c.Claim]]] = defaultdict(list)
        self.ties: dict[Shape, list[tuple[int, TieRecord, Properties]]] = defaultdict(list)
        for number, record in enumerate(records):
            if isinstance(record, NodeRecord):
                self.nodes[record.label].append((number, record, c.claim(record.evidence, record.properties)))
            else:
                shape = (record.name, record.start_label, record.end_label)
                self.ties[shape].append((number, record, tie_row(record)))
        self.fresh = self._fresh()
        # By the identity of what is said: it lives as long as the batch.
        self.tie_hashes = {id(said): c.tie_hash(str(said["id"]), said) for ties in self.ties.values() for _, _, said in ties}

    def __len__(self) -> int:
        return len(self.records)

    def _fresh(self) -> dict[tuple[str, str], Fresh]:
        """Row and hash of each thing that one record of this batch describes, as if nothing were known of it."""
        fresh: dict[tuple[str, str], Fresh] = {}
        for label, described in self.nodes.items():
            times = Counter(record.id for _, record, _ in described)
            for _, record, said in described:
                if times[record.id] == 1:
                    row = node_row(label, record.id, {record.evidence.key: said})
                    fresh[label, record.id] = row, c.node_hash(label, record.id, row["claims"])
        return fresh
