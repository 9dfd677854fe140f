"""Columns that the editions of one publisher's file spell in several ways: `Labor Organization`, `LaborOrganization`. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph_schema.identity import fold


@dataclass(frozen=True)
class Columns:
    """Every edition has the `required` columns. Case, accents, blanks and marks in a name do not count, unless `as_written`.

    `others`: what is otherwise called, other name -> column; `left_aside`: columns that nothing is read of, and whose
    names may be there or not.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    left_aside: tuple[str, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)
    as_written: bool = False

    @property
    def all(self) -> tuple[str, ...]:
        """Every column, each under the name that the loader knows it by."""
        return (*self.required, *self.optional, *self.left_aside)

    def named(self, header: Iterable[str]) -> list[str]:
        """A header with the names that the loader knows; what it does not know stays as it is."""
        if self.as_written:
            return list(header)
        return [self._known.get(bare(name), name) for name in header]

    @cached_property
    def _known(self) -> Mapping[str, str]:
        return {bare(name): name for name in self.all} | {bare(other): name for other, name in self.others.items()}

    def are_in(self, header: Sequence[str]) -> bool:
        """Whether every required column is there, under whatever spelling."""
        return set(self.required) <= set(self.named(header))


def bare(name: str) -> str:
    """The letters and digits of a column's name."""
    return fold(name).replace(" ", "") or name
