"""Who says a thing, and where: read from the claims on a node, or from a tie. Pure."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph_schema import claims as known_claims
from graph_schema import pages
from graph_schema.language import N_, _
from graph_schema.records import Value

PUBLISHER_ONLY = "publisher only"
# What the bundled citations add in English to a page's own title.
REMARKS = (
    N_("[headline rebuilt from the address]"),
    N_("[headline not in the copy that was read]"),
    N_("[address seen in another text; the page itself was not read]"),
    N_("[no headline shown]"),
    N_("[opening words]"),
    N_("(no headline shown)"),
    N_("(no date shown)"),
)


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
        return self.confidence in ("primary", "chosen")

    @property
    def publisher_only(self) -> bool:
        """Who published it is known, the page is not."""
        return not self.address and self.text.endswith(PUBLISHER_ONLY)

    @property
    def words(self) -> str:
        """Publisher, title and date as cited; what is remarked on them is in the reader's language."""
        text = self.text.removesuffix(f": {PUBLISHER_ONLY}")
        for remark in REMARKS:
            text = text.replace(remark, _(remark))
        return text


def of_node(claims: str | None, visible: Iterable[str], prop: str | None = None) -> list[Citation]:
    """The pages behind a node, or behind one of its properties. `claims` as stored, None for a bare node."""
    return of_claims(known_claims.read(claims), visible, prop)


def of_claims(claims: known_claims.Claims, visible: Iterable[str], prop: str | None = None) -> list[Citation]:
    """The pages behind a node whose claims have been read already."""
    return [Citation(*page) for page in pages.of_claims(claims, visible, prop)]


def of_tie(tie: Mapping[str, Any]) -> list[Citation]:
    """The pages behind a tie: a mapping with source, locator, citation, retrieved, confidence."""
    return [Citation(*page) for page in pages.of_tie(tie)]


def of_all(*groups: Iterable[Citation]) -> list[Citation]:
    """All of several groups, each once, in the order of first mention."""
    return _unique([citation for group in groups for citation in group])


def disagreements(claims: known_claims.Claims, visible: Iterable[str]) -> dict[str, list[tuple[Value, list[Citation]]]]:
    """Per property on which sources differ: each value with the pages that say so."""
    known = pages.seen(claims, visible)
    if len(known) < 2:
        return {}
    said: dict[str, dict[str, tuple[Value, list[Citation]]]] = defaultdict(dict)
    for key, claim in known:
        cited = [Citation(*page) for page in pages.of_claim(key, claim)]
        for name, value in claim["p"].items():
            entry = said[name].setdefault(json.dumps(value, sort_keys=True), (value, []))
            entry[1].extend(cited)
    return {name: [said[name][key] for key in sorted(said[name])] for name in sorted(said) if len(said[name]) > 1}


def _unique(citations: list[Citation]) -> list[Citation]:
    return list(dict.fromkeys(citations))
