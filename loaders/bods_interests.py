"""Interests of BODS statements: kinds, shares and votes in per cent (exact or a range), how direct, since and until when."""

import re
from dataclasses import dataclass

from graph_schema.language import _
from graph_schema.records import Properties
from loaders.bods_statement import day_of
from loaders.document import Document

SHARES, VOTES = frozenset({"shareholding"}), frozenset({"votingRights", "voting-rights"})
# Roles in an organisation or arrangement that are no holding: who has nothing else owns nothing.
ROLES = frozenset(
    {
        "seniorManagingOfficial", "senior-managing-official", "boardMember", "boardChair", "settlor", "settlor-of-trust",
        "trustee", "trustee-of-trust", "protector", "protector-of-trust", "nominee", "nominator", "enjoymentAndUseOfAssets",
        "beneficiaryOfLegalArrangement", "beneficiary-of-trust", "other-influence-or-control-of-trust",
    }
)  # fmt: skip
KIND = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
LONGEST = 60  # characters of a kind of interest; the longest of the standard has 35
DIRECTNESS = frozenset({"direct", "indirect", "unknown"})
MAJORITY = 50.0


@dataclass(frozen=True)
class Range:
    """Per cent; `low` and `high` are the same where the share is exact, and None where nothing is said."""

    low: float | None = None
    high: float | None = None

    def __bool__(self) -> bool:
        return self.low is not None or self.high is not None

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.low:g} %"
        if self.low is None or self.high is None:
            return f"{self.low:g} % or more" if self.high is None else f"up to {self.high:g} %"
        return f"{self.low:g} to {self.high:g} %"

    def properties(self, name: str) -> Properties:
        """As properties `name`, or `name`_low and `name`_high."""
        if self.low is not None and self.low == self.high:
            return {name: self.low}
        ends = {f"{name}_low": self.low, f"{name}_high": self.high}
        return {end: value for end, value in ends.items() if value is not None}


@dataclass(frozen=True)
class Interest:
    """One interest of a statement. `kind` is the standard's word; empty where none is given."""

    kind: str
    share: Range
    directness: str
    is_beneficial: bool
    since: str
    until: str

    def __str__(self) -> str:
        parts = [self.kind or "interest", str(self.share) if self.share else "", "(beneficial)" if self.is_beneficial else ""]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class Interests:
    """All interests of a statement, in its order."""

    all: tuple[Interest, ...]

    @property
    def is_role_only(self) -> bool:
        """Whether what is said is no holding and no influence: a seat on a board, a part in an arrangement."""
        return bool(self.all) and all(interest.kind in ROLES for interest in self.all)

    def texts(self) -> list[str]:
        """Each kind of interest, with its share."""
        return list(dict.fromkeys(str(interest) for interest in self.all))

    def dates(self) -> dict[str, str]:
        """`since` the first began, `until` the last ended, where all have."""
        starts = [interest.since for interest in self.all if interest.since]
        ends = [interest.until for interest in self.all]
        said = {"since": min(starts, default=""), "until": max(ends) if ends and all(ends) else ""}
        return {name: day for name, day in said.items() if day}

    def properties(self) -> Properties:
        """What a tie of ownership says: shares, votes, directness, dates, and what it means for control."""
        share, votes = self._leading(SHARES), self._leading(VOTES)
        found: Properties = {"interests": self.texts()} if self.all else {}
        found |= share.share.properties("share") if share else {}
        found |= votes.share.properties("votes") if votes else {}
        first = share or votes or next(iter(self.all), None)
        if first and first.directness:
            found["directness"] = first.directness
        return found | self._control(share, votes) | self.dates()

    def _control(self, share: Interest | None, votes: Interest | None) -> Properties:
        """Influence without shares is no proof of control: other statements may name others who have as much."""
        if votes and (votes.share.low or 0) > MAJORITY:
            return {"control": "sole", "basis": "a majority of the votes"}
        if share or votes:
            return {}
        return {"control": "undisclosed", "basis": "influence or control without a stated holding"}

    def _leading(self, kinds: frozenset[str]) -> Interest | None:
        """Of several interests of a kind: one with a share, in force, direct; then the first."""
        found = [interest for interest in self.all if interest.kind in kinds]
        return min(found, key=lambda i: (not i.share, bool(i.until), i.directness != "direct"), default=None)


def read_interests(details: Document) -> Interests:
    """The interests of a relationship, with what is wrong in them noted."""
    return Interests(tuple(_interest(item) for item in details.children("interests")))


def _interest(item: Document) -> Interest:
    kind = item.text("type")
    if len(kind) > LONGEST or (kind and not KIND.fullmatch(kind)):
        item.wrong("type", _("is no kind of interest: take a code of the standard's list"))
    directness = item.text("directOrIndirect") or item.text("interestLevel")
    if directness and directness not in DIRECTNESS:
        item.wrong("directOrIndirect", _("is none of the words direct, indirect and unknown"))
    share = _range(item.child("share"))
    is_beneficial = item.flag("beneficialOwnershipOrControl")
    since, until = item.take("startDate", day_of) or "", item.take("endDate", day_of) or ""
    item.finish(ignore=("details",))
    return Interest(kind, share, directness, is_beneficial, since, until)


def _range(share: Document) -> Range:
    """Exact, or between two ends; 0.2 and 0.3 only say whether an end is exclusive, 0.4 gives that end its own name."""
    exact = share.number("exact")
    low, high = _end(share, "minimum", "exclusiveMinimum"), _end(share, "maximum", "exclusiveMaximum")
    share.finish()
    ends = [value for value in (exact, low, high) if value is not None]
    if any(not 0 <= value <= 100 for value in ends) or (low is not None and high is not None and low > high):
        share.wrong("exact", _("is no share from 0 to 100 %, or its ends are interchanged"))
    return Range(low, high) if exact is None else Range(exact, exact)


def _end(share: Document, name: str, exclusive: str) -> float | None:
    value = share.number(name)
    other = share.pop(exclusive)
    is_number = isinstance(other, (int, float)) and not isinstance(other, bool)
    return float(other) if value is None and is_number else value
