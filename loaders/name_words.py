"""The words of names, to see whether something bears somebody's name. Pure."""

from collections.abc import Iterable

from anyascii import anyascii

from graph_schema.identity import fold

SHORTEST = 3  # letters of a Latin word that says whose name it is


def name_words(names: Iterable[str]) -> set[str]:
    """The words of names, as written and in Latin letters."""
    texts = [fold(spelling) for name in names for spelling in (name, anyascii(name))]
    return {word for text in texts for word in text.split() if len(word) >= SHORTEST or not word.isascii()}
