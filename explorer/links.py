"""The addresses of the explorer's pages: a page's address is its state. Pure."""

from typing import Any
from urllib.parse import urlencode

START, NETWORK, SHARED, WAGES, ALLIES = "/", "/network", "/shared-employers", "/wages", "/allies"
EXCHANGES, SOURCES, ORGANISATION, DOUBTS, IDENTITY = "/exchanges", "/sources", "/organisation", "/doubts", "/identity"


def href(path: str, fragment: str = "", **state: Any) -> str:
    """`path?name=value`; a list becomes repeated parameters, what is empty is left out."""
    kept = {name: value for name, value in state.items() if value not in (None, "", [], ())}
    query = urlencode(kept, doseq=True)
    return path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def organisation(known: str) -> str:
    """All about one thing."""
    return href(ORGANISATION, id=known)


def network(*known: str, **state: Any) -> str:
    """The network around some things."""
    around: dict[str, Any] = {"from": list(known)}
    return href(NETWORK, **around, **state)


def shared(**state: Any) -> str:
    """Employers that unions share."""
    return href(SHARED, **state)


def wages(family: str = "", **state: Any) -> str:
    """What a corporate family pays, by its id."""
    return href(WAGES, family=family, **state)


def allies(union: str = "", **state: Any) -> str:
    """Possible allies of a union, by its id."""
    return href(ALLIES, union=union, **state)


def exchange(known: str) -> str:
    """One exchange or coalition on its page."""
    return href(EXCHANGES, show=known)


def identity(pair: str = "") -> str:
    """Whether two things are one: the likeliest pair that waits, or this one."""
    return href(IDENTITY, pair=pair)


def source(known: str) -> str:
    """What rests on a source."""
    return href(SOURCES, source=known)


def thing(label: str, known: str) -> str:
    """The page about a thing of any type."""
    if label == "Source":
        return source(known)
    return organisation(known)


def export(form: str, known: str) -> str:
    """A thing with its neighbours as a file of this format."""
    return href(f"/export/{form}", id=known)
