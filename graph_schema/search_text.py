"""The folded text by which a thing is found: names, acronyms, place. Pure."""

from graph_schema.identity import fold
from graph_schema.records import Properties

SMALL_WORDS = frozenset(
    "a al and con da das de del des do dos e el en et for fur i in la las les los of para por the und y".split()
)
FOLDED_LENGTH = 200
FOUND_BY = ("identifiers", "place", "region", "occupation", "subject")


def acronym(folded: str) -> str:
    """Initials of the words that count of a folded name, `sntmmssrm` for the Mexican miners' union.

    Empty for fewer than three.
    """
    initials = [word[0] for word in folded.split() if word not in SMALL_WORDS]
    return "".join(initials) if len(initials) > 2 else ""


def search_text(properties: Properties) -> str:
    """All that a thing is found by, folded: name, aliases, their acronyms, identifiers, place, region."""
    names = [fold(text) for key in ("name", "aliases") for text in _texts(properties.get(key))]
    rest = [fold(text) for key in FOUND_BY for text in _texts(properties.get(key))]
    return " ".join(part for part in dict.fromkeys([*names, *map(acronym, names), *rest]) if part)


def folded_name(properties: Properties) -> str:
    """The folded name, cut to what an index holds."""
    return fold(str(properties.get("name", "")))[:FOLDED_LENGTH]


def _texts(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(item) for item in value]
    return [str(value)] if value else []
