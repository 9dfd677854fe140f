"""Files that publishers offer beside those that can be loaded, in forms that tell too little: what to load instead."""

from collections.abc import Sequence

from graph_schema.language import _
from loaders.templates import unknown_header

STATEMENTS = frozenset({"canonical_id", "entity_id", "schema", "prop", "value"})
TARGETS = frozenset({"id", "schema", "name", "aliases", "birth_date", "countries"})


def why_unknown(header: Sequence[str]) -> str:
    """Why a file with this header is not loaded."""
    known = set(header)
    if known >= STATEMENTS or known >= TARGETS:
        return _(
            "is a table made of FollowTheMoney entities: load the entities themselves, entities.ftm.json of the same data set"
        )
    return unknown_header(header)
