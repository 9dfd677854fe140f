"""The pages behind what is said, as tuples: source, text, address, date retrieved, confidence. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from graph_schema.claims import Claim, Claims

Page: TypeAlias = tuple[str, str, str, str, str]


def of_claims(claims: Claims, visible: Iterable[str], prop: str | None = None) -> list[Page]:
    """The pages behind a thing, or behind one of its properties, each once."""
    said = (of_claim(key, claim) for key, claim in seen(claims, visible) if prop is None or prop in claim["p"])
    return list(dict.fromkeys(page for pages in said for page in pages))


def seen(claims: Claims, visible: Iterable[str]) -> list[tuple[str, Claim]]:
    """The claims that may be seen, in the order of their keys."""
    levels = set(visible)
    return [(key, claims[key]) for key in sorted(claims) if claims[key].get("v", "public") in levels]


def of_claim(key: str, claim: Claim) -> list[Page]:
    """The pages of one claim."""
    return _pages(key.partition("|")[0], claim.get("l"), claim.get("t"), claim["e"], claim["c"])


def of_tie(tie: Mapping[str, Any]) -> list[Page]:
    """The pages behind a tie, each once: a mapping with source, locator, citation, retrieved, confidence."""
    said = tie.get("retrieved") or "", tie.get("confidence") or "primary"
    return list(dict.fromkeys(_pages(tie.get("source") or "", tie.get("locator"), tie.get("citation"), *said)))


def _pages(
    source: str, locators: Sequence[str] | None, citations: Sequence[str] | None, retrieved: str, confidence: str
) -> list[Page]:
    places, texts = list(locators or []), list(citations or [])
    count = max(len(places), len(texts), 1)
    places += [""] * (count - len(places))
    texts += texts[:1] * (count - len(texts)) if len(texts) == 1 else [""] * (count - len(texts))  # one text for all pages
    return [(source, text, place, retrieved, confidence) for text, place in zip(texts, places, strict=True)]
