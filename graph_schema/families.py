"""Corporate families: from ownership ties to who controls whom, on a given day. Pure.

Sharing an employer needs control. A holding controls where it is above 50 %, where a source says so, or where a source
that gives no shares names one owner only (documented). Joint ventures, minority stakes and several owners without
shares are a second tier: what they hold is attached to the holder's family, marked, and never moves the family's head.

Some sources name the ultimate parent beside the direct one. Where a direct one is in control, the ultimate parent is no second
parent: it goes on from where the chain of control ends, if the chain does not lead there anyhow.

Dates are ISO and may be a year or a month. A tie that ended before the day does not count; one that began or was
reported only after it is not known for that day. A thing that became another one follows its successor.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

CONTROLLING = frozenset({"sole", "documented", "successor"})
CONTROLLED, SECOND = 1, 2
MAJORITY = 50.0
RANK = {"primary": 0, "secondary": 1}
ULTIMATE = "ultimate"
FURTHEST = 30  # steps up a chain of control; real ones have fewer than 12


@dataclass(frozen=True, slots=True)
class Holding:
    """One source's statement that `owner` owns, or (`became`) succeeded, `owned`. Shares in per cent; None: not reported."""

    owner: str
    owned: str
    id: str = ""
    source: str = ""
    confidence: str = "primary"
    retrieved: str = ""
    share: float | None = None
    share_low: float | None = None
    share_high: float | None = None
    control: str = ""
    basis: str = ""
    directness: str = ""
    as_of: str = ""
    since: str = ""
    until: str = ""
    became: bool = False

    @property
    def reported(self) -> str:
        """The latest date that the statement speaks of."""
        return max(self.as_of, self.since) or self.retrieved


@dataclass(frozen=True, slots=True)
class Judged:
    """A holding and the word of `words.CONTROL` that it comes to, or `successor`."""

    holding: Holding
    control: str

    @property
    def tier(self) -> int:
        """CONTROLLED or SECOND."""
        return CONTROLLED if self.control in CONTROLLING else SECOND


def first_day(date: str) -> str:
    """The first day of a year, month or day."""
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date


def last_day(date: str) -> str:
    """A text not before the last day of a year, month or day, for comparing only."""
    return date + "-12-31"[len(date) - 4 :] if len(date) < 10 else date


def in_force(holding: Holding, on: str) -> bool:
    """Whether the statement is known to hold on the day, month or year `on`.

    Without a start, a holding counts from the day it was reported for: who owned before is not known from it.
    """
    if holding.until and last_day(holding.until) < first_day(on):
        return False
    if not (holding.since or holding.as_of) and holding.until:
        return True
    start = holding.since or holding.as_of or holding.retrieved
    return not start or first_day(start) <= last_day(on)


def judged(holdings: Iterable[Holding], on: str) -> list[Judged]:
    """One verdict per owner of one thing, the owner in control first; without ultimate parents named beside a direct one.

    Of several statements on one owner, one with a share or a word about control goes before a mere name, then the direct, the
    later, the more confident, the smaller source. Among owners in control the latest reported goes first, primary before
    secondary, then the smaller id.
    """
    return _parted(holdings, on)[0]


def ultimate(holdings: Iterable[Holding], on: str) -> Judged | None:
    """The ultimate parent that is named beside a direct one in control; None where none is."""
    return _parted(holdings, on)[1]


def _parted(holdings: Iterable[Holding], on: str) -> tuple[list[Judged], Judged | None]:
    """What `judged` and `ultimate` give."""
    verdicts = _verdicts(holdings, on)
    named = [j for j in verdicts if j.holding.directness != ULTIMATE]
    if len(named) == len(verdicts) or not any(j.tier == CONTROLLED for j in named):
        return verdicts, None
    above = [j for j in verdicts if j.holding.directness == ULTIMATE and j.tier == CONTROLLED]
    return named, above[0] if above else None


def _verdicts(holdings: Iterable[Holding], on: str) -> list[Judged]:
    known = [h for h in holdings if h.owner != h.owned and in_force(h, on)]
    named: dict[str, set[str]] = {}
    for holding in known:
        if not holding.became and holding.directness != ULTIMATE:
            named.setdefault(holding.source, set()).add(holding.owner)
    best: dict[str, Judged] = {}
    for holding in _latest_last(known):
        alone = holding.directness == ULTIMATE
        best[holding.owner] = Judged(holding, control_of(holding, 1 if alone else len(named.get(holding.source, ()))))
    return _in_order(best.values())


def control_of(holding: Holding, owners_named: int) -> str:
    """The word of `words.CONTROL` that a holding comes to, where its source names `owners_named` owners."""
    low = holding.share if holding.share is not None else holding.share_low
    high = holding.share if holding.share is not None else holding.share_high
    if holding.became:
        return "successor"
    if low is not None and low > MAJORITY:
        return holding.control if holding.control in CONTROLLING else "sole"
    if holding.control:
        return holding.control
    if high is not None and high <= MAJORITY:
        return "minority" if high < MAJORITY else "joint"
    if low is None and high is None and owners_named == 1:
        return "documented"
    return "undisclosed"


def _latest_last(holdings: list[Holding]) -> list[Holding]:
    ordered = sorted(holdings, key=lambda h: (h.source, h.id), reverse=True)
    ordered.sort(key=lambda h: RANK.get(h.confidence, 1), reverse=True)
    ordered.sort(key=lambda h: (h.directness != ULTIMATE, h.reported))
    ordered.sort(key=lambda h: (h.became, bool(h.control) or h.share is not None or h.share_low is not None))
    return ordered


def _in_order(verdicts: Iterable[Judged]) -> list[Judged]:
    ordered = sorted(verdicts, key=lambda j: j.holding.owner)
    ordered.sort(key=lambda j: RANK.get(j.holding.confidence, 1))
    ordered.sort(key=lambda j: j.holding.reported, reverse=True)
    ordered.sort(key=lambda j: (j.control != "successor", j.tier))
    return ordered


def chain(start: str, holdings_of: Callable[[str], Iterable[Holding]], on: str) -> list[Judged]:
    """The steps of control above `start`, nearest first; the last one's owner is the ultimate owner.

    Owners that own each other in a circle are led by the smallest id among them. A step to an ultimate parent that somebody
    below names says of whom it was said: its `owned` is not the owner of the step before.
    """
    steps: list[Judged] = []
    seen, named = [start], 0
    while len(steps) < FURTHEST:
        above = judged(holdings_of(seen[-1]), on)
        step = above[0] if above and above[0].tier == CONTROLLED else _named_below(seen, seen[named:], holdings_of, on)
        if step is None:
            return steps
        if step.holding.owner in seen:
            circle = seen[seen.index(step.holding.owner) :]
            return steps[: seen.index(min(circle))]
        if step.holding.owned != seen[-1]:
            named = len(seen)
        steps.append(step)
        seen.append(step.holding.owner)
    return steps


def _named_below(seen: list[str], since: list[str], holdings_of: Callable[[str], Iterable[Holding]], on: str) -> Judged | None:
    """The ultimate parent that one of those `since` names, the nearest first, and that is not among those `seen`."""
    for known in since:
        said = ultimate(holdings_of(known), on)
        if said and said.holding.owner not in seen:
            return said
    return None


@dataclass
class Control:
    """Who controls what, and who holds a second-tier stake, for all things: filled in any order, then asked."""

    parent: dict[str, str] = field(default_factory=dict)
    holders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ultimate: dict[str, str] = field(default_factory=dict)

    def add(self, owned: str, holdings: Iterable[Holding], on: str) -> None:
        """Take in all that is said of the owners of one thing."""
        verdicts, above = _parted(holdings, on)
        if above:
            self.ultimate[owned] = above.holding.owner
        if verdicts and verdicts[0].tier == CONTROLLED:
            self.parent[owned] = verdicts[0].holding.owner
        others = tuple(sorted(j.holding.owner for j in verdicts if j.tier == SECOND))
        if others:
            self.holders[owned] = others

    def families(self) -> "Families":
        """The families that result."""
        parent = without_circles(self.parent)
        return Families(parent, self.holders, self.ultimate)


@dataclass
class Families:
    """The head of each thing's family, and the families that hold second-tier stakes in it."""

    parent: Mapping[str, str]
    holders: Mapping[str, tuple[str, ...]]
    ultimate: Mapping[str, str] = field(default_factory=dict)
    _heads: dict[str, str] = field(default_factory=dict)

    def head(self, known: str) -> str:
        """The ultimate parent; the thing itself where nobody controls it."""
        path = []
        while known not in self._heads and known in self.parent:
            path.append(known)
            known = self.parent[known]
        head = self._heads.get(known, known)
        for step in reversed(path):
            self._heads[step] = head
            head = self._heads[step] = self._named(step, head)
        return head

    def _named(self, known: str, head: str) -> str:
        """The head of the ultimate parent that is named of a thing, where its chain of control does not lead there."""
        said = self.ultimate.get(known, head)
        step = known
        while step in self.parent and step != said:
            step = self.parent[step]
        return head if said in (step, head) else self.head(said)

    def second(self, known: str) -> set[str]:
        """Heads of the families with a second-tier stake in the thing or in one of those that control it."""
        own, found, step = self.head(known), set(self.holders.get(known, ())), known
        while step in self.parent:
            step = self.parent[step]
            found.update(self.holders.get(step, ()))
        return {self.head(holder) for holder in found} - {own}

    def employer_tiers(self, employer: str) -> dict[str, int]:
        """The families that an employer belongs to, with the tier."""
        return {self.head(employer): CONTROLLED} | dict.fromkeys(self.second(employer), SECOND)

    def worksite_tiers(self, worksite: str, operators: Iterable[str]) -> dict[str, int]:
        """The families that a worksite belongs to, with the tier.

        Its owner's where one controls it, its operator's unless that family only holds a second-tier stake in the site.
        """
        partners = {self.head(holder) for holder in self.holders.get(worksite, ())}
        tiers: dict[str, int] = dict.fromkeys(partners, SECOND)
        employers = [o for o in operators if self.head(o) not in partners]
        if worksite in self.parent:
            employers.append(self.parent[worksite])
        for employer in employers:
            tiers = dict.fromkeys(self.second(employer), SECOND) | tiers
        return tiers | {self.head(employer): CONTROLLED for employer in employers}


def operators_in_force(operations: Iterable[Holding], on: str) -> list[str]:
    """Who runs a worksite on the day: those named by the latest statement, in order of their ids."""
    known = [o for o in operations if in_force(o, on)]
    latest = max((o.reported for o in known), default="")
    return sorted({o.owner for o in known if o.reported == latest})


def without_circles(parent: Mapping[str, str]) -> dict[str, str]:
    """`parent` with each circle opened: the smallest id in it has no parent."""
    opened = dict(parent)
    done: set[str] = set()
    for start in parent:
        path: dict[str, None] = {}
        known = start
        while known in opened and known not in done and known not in path:
            path[known] = None
            known = opened[known]
        if known in path:
            ids = list(path)
            del opened[min(ids[ids.index(known) :])]
        done.update(path)
    return opened
