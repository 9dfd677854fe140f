"""Other scripts in Latin letters, letter by letter. Pure."""

import re

from anyascii import anyascii

HARD_SIGN = re.compile("ъ(?![еёюяіїєЕЁЮЯІЇЄ])", re.IGNORECASE)  # a vowel in Bulgarian; in Russian it is mute, before these only

# Devanagari and its kin, Lao, Burmese and Khmer: their vowel signs are no letters, and would part a word.
_INDIC = r"\u0900-\u0dff\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"
INDIC = re.compile(rf"[{_INDIC}][{_INDIC}\u200c\u200d]*")


def latin_letters(text: str) -> str:
    """The text in ASCII: `търговска` is `targovska`."""
    return text if text.isascii() else anyascii(HARD_SIGN.sub("а", text))


def indic_in_latin(text: str) -> str:
    """The text with words of India and of its neighbours' scripts in ASCII, before anything parts them at their vowel signs."""
    return text if text.isascii() else INDIC.sub(lambda found: latin_letters(found[0]).replace("'", ""), text)
