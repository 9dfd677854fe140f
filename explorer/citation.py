"""Who says a thing, and where: read from the claims on a node, or from a tie. Pure."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_schema import claims as known_claims
from graph_schema.records import Value

PUBLISHER_ONLY = "publisher only"


@dataclass(frozen=True, order=True)
class Citation:
    """One page of one source. `address` is empty where only the publisher is known; `confidence` primary or secondary."""

    source: str
    text: str = ""
    address: str = ""
    retrieved: str = ""
    confidence: str = "primary"

    @property
    def is_primary(self) -> bool:
        """Read in the publisher's own text or data."""
        return self.confidence == "primary"

    @property
    def publisher_only(self) -> bool:
        """Who published it is known, the page is not."""
        return not self.address and self.text.endswith(PUBLISHER_ONLY)


def of_node(claims: str | None, visible: Iterable[str], prop: str | None = None) -> list[Citation]:
    """The pages behind a node, or behind one of its properties. `claims` as stored, None for a bare node."""
    found: list[Citation] = []
    for key, claim in _seen(known_claims.read(claims), visible):
        if prop is None or prop in claim["p"]:
            found += _of_claim(key, claim)
    return _unique(found)


def of_claims(claims: known_claims.Claims, visible: Iterable[str]) -> list[Citation]:
    """The pages behind a node whose claims have been read already."""
    return _unique([page for key, claim in _seen(claims, visible) for page in _of_claim(key, claim)])


def of_tie(tie: Mapping[str, Any]) -> list[Citation]:
    """The pages behind a tie: a mapping with source, locator, citation, retrieved, confidence."""
    return _unique(
        _pages(
            tie.get("source") or "",
            tie.get("locator"),
            tie.get("citation"),
            tie.get("retrieved") or "",
            tie.get("confidence") or "primary",
        )
    )


def of_all(*groups: Iterable[Citation]) -> list[Citation]:
    """All of several groups, each once, in the order of first mention."""
    return _unique([citation for group in groups for citation in group])


def disagreements(claims: known_claims.Claims, visible: Iterable[str]) -> dict[str, list[tuple[Value, list[Citation]]]]:
    """Per property on which sources differ: each value with the pages that say so."""
    known = _seen(claims, visible)
    if len(known) < 2:
        return {}
    said: dict[str, dict[str, tuple[Value, list[Citation]]]] = defaultdict(dict)
    for key, claim in known:
        pages = _of_claim(key, claim)
        for name, value in claim["p"].items():
            entry = said[name].setdefault(json.dumps(value, sort_keys=True), (value, []))
            entry[1].extend(pages)
    return {name: [said[name][key] for key in sorted(said[name])] for name in sorted(said) if len(said[name]) > 1}


def _of_claim(key: str, claim: known_claims.Claim) -> list[Citation]:
    return _pages(key.partition("|")[0], claim.get("l"), claim.get("t"), claim["e"], claim["c"])


def _seen(claims: known_claims.Claims, visible: Iterable[str]) -> list[tuple[str, known_claims.Claim]]:
    seen = set(visible)
    return [(key, claims[key]) for key in sorted(claims) if claims[key].get("v", "public") in seen]


def _pages(
    source: str, locators: Sequence[str] | None, citations: Sequence[str] | None, retrieved: str, confidence: str
) -> list[Citation]:
    places, texts = list(locators or []), list(citations or [])
    count = max(len(places), len(texts), 1)
    places += [""] * (count - len(places))
    texts += [""] * (count - len(texts))
    return [Citation(source, text, place, retrieved, confidence) for text, place in zip(texts, places, strict=True)]


def _unique(citations: list[Citation]) -> list[Citation]:
    return list(dict.fromkeys(citations))
