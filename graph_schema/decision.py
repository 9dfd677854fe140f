"""A decision that two ids are one thing, or are not: who took it, when and why. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_schema.fault import Fault
from graph_schema.language import _

SAME, DIFFERENT = "same", "different"
VERDICTS = (SAME, DIFFERENT)
FIELDS = ("first", "second", "verdict", "author", "date", "reason")
RULE = "rule:names"  # the author of what is decided by probability alone; a person's decision stands above it


@dataclass(frozen=True)
class Decision:
    """The two ids come in their order, so that a pair has one decision. `date` is ISO; `author` as they sign."""

    first: str
    second: str
    verdict: str
    author: str
    date: str
    reason: str = ""

    @property
    def id(self) -> str:
        """The pair."""
        return f"{self.first}|{self.second}"

    def as_row(self) -> dict[str, str]:
        """As the graph keeps it."""
        return {"id": self.id} | {name: getattr(self, name) for name in FIELDS}


def decision(pair: tuple[str, str], verdict: str, *, author: str, date: str, reason: str = "") -> Decision:
    """A decision about a pair in any order. Raises Fault for a verdict that is neither, or one id twice, or no author."""
    first, second = sorted(known.strip() for known in pair)
    if verdict not in VERDICTS or first == second or not first:
        raise Fault(_("A decision names two different ids and says `same` or `different`."))
    if not author.strip():
        raise Fault(_("Sign your decision: write your name or your initials first."))
    return Decision(first, second, verdict, author.strip(), date, " ".join(reason.split()))


def from_row(row: Mapping[str, str]) -> Decision:
    """A decision as the graph keeps it."""
    return Decision(*(row.get(name) or "" for name in FIELDS))
