"""Addresses of sources in a cell, without those that may name somebody who is not in public office. Pure."""

import re
from urllib.parse import urlsplit

from loaders.personal_names import GIVEN, PLACES, SAINT

# Where the address of a post names its author: the post's number leads to it as well.
POST = re.compile(r"https?://(?:www\.|mobile\.)?(twitter|x)\.com/[^/]+/status/([0-9]+).*")
# Where people stand under their own names.
PERSONAL = re.compile(
    r"https?://(?:[a-z]+\.)?(?:facebook\.com|fb\.(?:me|watch)|tiktok\.com|linkedin\.com|gofundme\.com|twitter\.com|x\.com"
    r"|instagram\.com/(?!p/|reel/)|reddit\.com/u)",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://[^\s;|]+")


def public_addresses(cell: str) -> list[str]:
    """The addresses in a cell, each once, in their order."""
    found = [POST.sub(r"https://\1.com/i/status/\2", address) for address in ADDRESS.findall(cell)]
    return [address for address in dict.fromkeys(found) if _is_public(address)]


def _is_public(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if not parts.hostname or (PERSONAL.match(address) and "/i/status/" not in address):
        return False
    return not _names_somebody(re.split(r"[^a-z]+", f"{parts.path}/{parts.query}/{parts.fragment}".lower()))


def _names_somebody(words: list[str]) -> bool:
    """Whether a given name is followed by a word that is none of a place's."""
    for place, word in enumerate(words[:-1]):
        following = words[place + 1]
        if word in GIVEN and len(following) > 1 and following not in PLACES and words[place - 1 : place] != ["st"]:
            return not (place and words[place - 1] in SAINT)
    return False
