"""Other scripts in Latin letters, letter by letter. Pure."""

import re

from anyascii import anyascii

HARD_SIGN = re.compile("ъ(?![еёюяіїєЕЁЮЯІЇЄ])", re.IGNORECASE)  # a vowel in Bulgarian; in Russian it is mute, before these only


def latin_letters(text: str) -> str:
    """The text in ASCII: `търговска` is `targovska`."""
    return text if text.isascii() else anyascii(HARD_SIGN.sub("а", text))
