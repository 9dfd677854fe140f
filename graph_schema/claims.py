"""What several sources say of one thing, and the view that results. Pure.

A thing's claims are a dict from the claim's key (source, or source|record) to a claim:
`e` edition (date retrieved), `n` version within it, `c` confidence, `v` visibility, `l` locators, `t` citations, `p` what is
said, `i` the id that the source knows the thing by where that is another one. In the store the dict is one JSON string.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, TypeAlias

import orjson

from graph_schema.records import Evidence, Properties, Value

Claim: TypeAlias = dict[str, Any]
Claims: TypeAlias = dict[str, Claim]

CONFIDENCE_RANK = {"chosen": 0, "primary": 1, "secondary": 2}
VISIBILITIES = ("public", "internal", "confidential")
DIGEST_MODULUS = 2**128


def claim(evidence: Evidence, properties: Properties, known_as: str = "") -> Claim:
    """One claim in its stored form; what is empty is left out, so that equal claims are equal text."""
    said: Claim = {"e": evidence.retrieved, "c": evidence.confidence, "v": evidence.visibility, "p": dict(properties)}
    extras = {"l": list(evidence.locator), "t": list(evidence.citation), "i": known_as, "n": evidence.version}
    return said | {key: value for key, value in extras.items() if value}


def put(claims: Claims, key: str, new: Claim) -> tuple[Claims, bool]:
    """`claims` with `new` under `key`, and whether the same edition had said something else.

    A later edition, or version of it, replaces an earlier one, an earlier one changes nothing. Two different claims of one
    edition are joined in a way that does not depend on their order (per property the smaller value), and reported by the caller.
    """
    old = claims.get(key)
    if old is None or _stand(new) > _stand(old):
        return claims | {key: new}, False
    if _stand(new) < _stand(old) or new == old:
        return claims, False
    joined = _joined(old, new)
    return claims | {key: joined}, joined["p"] != new["p"] or joined["p"] != old["p"]


def _stand(claim: Claim) -> tuple[str, str]:
    """Edition and version: which of two claims is the later."""
    return claim["e"], claim.get("n", "")


def _joined(left: Claim, right: Claim) -> Claim:
    said = dict(left["p"])
    for name, value in right["p"].items():
        said[name] = min(said.get(name, value), value, key=_order)
    pages = sorted(set(_pages(left)) | set(_pages(right)))
    joined: Claim = {"e": left["e"], "p": said}
    joined["c"] = max(left["c"], right["c"], key=lambda c: CONFIDENCE_RANK[c])
    joined["v"] = max(left["v"], right["v"], key=VISIBILITIES.index)
    extras = {
        "l": [page[0] for page in pages],
        "t": [page[1] for page in pages],
        "i": min(left.get("i", ""), right.get("i", "")),
        "n": left.get("n", ""),
    }
    return joined | {key: value for key, value in extras.items() if any(value)}


def _pages(said: Claim) -> Iterator[tuple[str, str]]:
    locators, citations = said.get("l", []), said.get("t", [])
    for n in range(max(len(locators), len(citations))):
        yield (locators[n] if n < len(locators) else ""), (citations[n] if n < len(citations) else "")


def _order(value: Value) -> tuple[int, float, str]:
    if isinstance(value, (int, float)):
        return 0, float(value), ""
    return 1, 0.0, text_of(value)


@dataclass(frozen=True)
class Said:
    """One value of one property, and who says it."""

    value: Value
    key: str
    claim: Claim

    @property
    def source(self) -> str:
        """The source that says so."""
        return self.key.partition("|")[0]


def ranked(claims: Claims, name: str, visible: Iterable[str] = VISIBILITIES) -> list[Said]:
    """All that is said of one property, the value in use first.

    Best confidence first, then the later edition, then the smaller value: never the order of loading.
    """
    allowed = set(visible)
    said = [Said(c["p"][name], key, c) for key, c in claims.items() if name in c["p"] and c["v"] in allowed]
    said.sort(key=lambda s: (_order(s.value), s.key))
    said.sort(key=lambda s: s.claim["e"], reverse=True)
    said.sort(key=lambda s: CONFIDENCE_RANK[s.claim["c"]])
    return said


def resolved(claims: Claims, visible: Iterable[str] | None = None) -> Properties:
    """The view that results: per property the value in use.

    Without `visible`, only the claims as public as the most public one count: what is stored beside the claims
    can then never show more than the thing's own visibility allows.
    """
    allowed = set(visible) if visible is not None else {visibility(claims)}
    seen = [claim for claim in claims.values() if claim["v"] in allowed]
    if len(seen) == 1:
        return dict(seen[0]["p"])
    names = sorted({name for claim in seen for name in claim["p"]})
    view = {name: ranked(claims, name, allowed)[0].value for name in names}
    return view | _other_names(seen, view) if any("i" in claim for claim in seen) else view


def _other_names(seen: Iterable[Claim], view: Properties) -> Properties:
    """Things that were decided to be one keep all their names: those not in use are other names of it."""
    said = {str(claim["p"][name]) for claim in seen for name in ("name",) if name in claim["p"]}
    said |= {str(alias) for claim in seen for alias in claim["p"].get("aliases", ())}
    codes = {str(code) for claim in seen for code in claim["p"].get("identifiers", ())}
    codes |= {claim["i"] for claim in seen if not claim.get("i", "name:").startswith("name:")}
    found = {"aliases": sorted(said - {view.get("name")}), "identifiers": sorted(codes)}
    return {name: values for name, values in found.items() if values}


def visibility(claims: Claims) -> str:
    """The most public visibility among the claims; public where nothing is claimed."""
    return min((c["v"] for c in claims.values()), key=VISIBILITIES.index, default="public")


def sources(claims: Claims) -> list[str]:
    """The sources that claim something, in order of their names."""
    return sorted({key.partition("|")[0] for key in claims})


def open_sources(claims: Claims) -> list[str]:
    """Those sources whose claims are as public as the thing itself: that others speak of it is theirs to know."""
    level = visibility(claims)
    return sources({key: claim for key, claim in claims.items() if claim["v"] == level})


def without(claims: Claims, is_gone: Callable[[str, str, str], bool]) -> Claims:
    """`claims` without those that are gone, by source, key of the record and edition."""
    return {key: claim for key, claim in claims.items() if not is_gone(*record_of(key), claim["e"])}


def record_of(key: str) -> tuple[str, str]:
    """The source of a claim and the key of its record, from the claim's own key."""
    source, _bar, record = key.partition("|=")[0].partition("|")
    return source, record


def read(text: str | None) -> Claims:
    """Claims from their stored form; a bare node has none."""
    return orjson.loads(text) if text else {}


TIE_EVIDENCE = frozenset({
    "id", "source", "record", "locator", "citation", "retrieved", "version", "confidence", "visibility",
})  # fmt: skip


def put_tie(old: Properties, new: Properties) -> tuple[Properties, bool]:
    """What a tie says after `new` has come, and whether the same edition had said something else: as `put` for claims."""
    stands = [(str(said["retrieved"]), str(said.get("version", ""))) for said in (new, old)]
    if stands[0] != stands[1]:
        return (new, False) if stands[0] > stands[1] else (old, False)
    if new == old:
        return old, False
    joined = dict(old)
    for name, value in new.items():
        joined[name] = min(joined.get(name, value), value, key=_order)
    joined["confidence"] = max(str(old["confidence"]), str(new["confidence"]), key=lambda c: CONFIDENCE_RANK[c])
    joined["visibility"] = max(str(old["visibility"]), str(new["visibility"]), key=VISIBILITIES.index)
    said = [{k: v for k, v in side.items() if k not in TIE_EVIDENCE} for side in (old, new)]
    return joined, said[0] != said[1]


def text_of(value: Any) -> str:
    """The one text that a value has: JSON with sorted keys and no blanks."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def node_hash(label: str, known: str, claims_text: str) -> int:
    """What a node adds to the digest of the graph, as a number below 2^128."""
    return _hash("N", label, known, claims_text)


def tie_hash(known: str, properties: Properties) -> int:
    """What a tie adds to the digest of the graph, as a number below 2^128."""
    return _hash("T", known, text_of(properties))


def decision_hash(decision: dict[str, Any]) -> int:
    """What a decision about identity adds to the digest of the graph."""
    return _hash("D", text_of({name: value for name, value in decision.items() if value or name != "reason"}))


def withdrawal_hash(known: str, retrieved: str) -> int:
    """What a withdrawal that is remembered adds to the digest of the graph."""
    return _hash("W", known, retrieved)


def _hash(*parts: str) -> int:
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=16).digest(), "big")
