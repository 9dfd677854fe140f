"""What is known of a thing that is to be matched. Pure."""

from dataclasses import dataclass, field

from loaders.party_name import Name


@dataclass(frozen=True, slots=True)
class Party:
    """A thing to be matched, as one source or one node says it. Empty means not known.

    `kind`: `union`, `employer` or `worksite`. `country`: ISO 3166-1 alpha-2. `sector`: ISIC code. `owners`: ids.
    """

    id: str
    names: tuple[Name, ...]
    kind: str = "employer"
    country: str = ""
    region: str = ""
    place: str = ""
    sector: str = ""
    owners: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    spelled: tuple[str, ...] = field(default=(), compare=False)
