"""Names in Chinese, Japanese and Korean in Latin letters: known names by their Latin name, business words in English, the
rest as it is read. Pure.

Chinese is read by pypinyin, Japanese by pykakasi, Hangul by its syllables (anyascii); other scripts are put into Latin
letters word by word where names are taken apart.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from graph_schema.reference_files import table_rows
from loaders import foreign_word, land_names, letter_name, town_name, town_script, unspaced
from loaders.latin_letters import indic_in_latin

EAST_ASIAN = re.compile(r"[぀-ヿ㐀-鿿가-힯\uf900-\ufaff]")
HAN = re.compile(r"[㐀-鿿\uf900-\ufaff]+")
HANGUL = re.compile(r"[가-힯]")
KANA = re.compile(r"[぀-ヿ]")
JAPANESE = re.compile(r"[぀-ヿ㐀-鿿\uf900-\ufaff々]+")
# Hebrew and Arabic letters, whose vowels are mostly not written, and those of India, of which some are told and some not.
VOWELLESS = re.compile(r"[\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff]")
NOT_LATIN = re.compile(r"[\u0370-\u1dff\u3040-\u30ff\uac00-\ud7a3]")
SHORT, PLACED = 2, 3  # letters of a known name inside another; of a name behind its town, and that town, at least
IN_NAMES = {
    "长": "cháng",
    "厦": "xià",
    "行": "háng",
    "盛": "shèng",
    "乐": "lè",
    "晟": "shèng",
    "勒": "lè",
}  # how names have what can be read in two ways
# Where the English name is not how it is read.
PLACES = {
    "内蒙古": "Inner Mongolia", "內蒙古": "Inner Mongolia", "陕西": "Shaanxi", "西藏": "Tibet", "香港": "Hong Kong",
    "澳门": "Macau",
    "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar", "乌鲁木齐": "Urumqi", "呼和浩特": "Hohhot", "鄂尔多斯": "Ordos", "台湾": "Taiwan",
}  # fmt: skip
PLACE = re.compile("|".join(PLACES))
PROVINCES = frozenset(
    "shanxi shaanxi shandong jiangsu zhejiang fujian guangdong hebei henan hubei hunan anhui jiangxi liaoning jilin heilongjiang"
    " sichuan yunnan guizhou guangxi gansu qinghai ningxia xinjiang hainan chongqing".split()
)
TOWN_ENDING = re.compile(r"(?<=[㐀-鿿]{2})(?<![省市].)[市省县縣区區]")


def is_east_asian(name: str) -> bool:
    """Whether a name holds letters of these scripts."""
    return not name.isascii() and bool(EAST_ASIAN.search(name))


def is_sounded(name: str) -> bool:
    """Whether a name holds Katakana or Hangul, in which foreign words are written as they sound."""
    return not name.isascii() and bool(KANA.search(name) or HANGUL.search(name))


def is_vowelless(name: str) -> bool:
    """Whether a name is written in letters of which most vowels are left out."""
    return not name.isascii() and bool(VOWELLESS.search(name))


def of(name: str) -> str:
    """The script of a name that is not in Latin letters: `han`, `arabic` or `other`; an empty text of one that is."""
    if name.isascii():
        return ""
    if foreign_word.ARABIC.search(name):
        return "arabic"
    return "han" if HAN.search(name) and not KANA.search(name) else "other" if NOT_LATIN.search(name) else ""


@lru_cache(maxsize=20_000)
def latin(name: str, country: str, known: bool = True) -> str:
    """The name with what is East Asian or Indic in Latin letters, and Arabic words without the article.

    `known`: whether names of the lists are put by their short names.
    """
    name = town_script.latin(letter_name.written_out(name))
    if foreign_word.in_another_script(name):
        name = foreign_word.english(name)
    name = indic_in_latin(name)
    if not is_east_asian(name):
        return name
    names = _names()
    japanese = bool(KANA.search(name)) or country == "JP"
    chinese = not japanese and not HANGUL.search(name)
    told = _names_pattern().sub(lambda found: f" {names[found[0].strip()][0]} ", name) if known else name
    told = unspaced.in_english(TOWN_ENDING.sub(" ", told), chinese)
    told = town_script.korean(told) if HANGUL.search(told) else told
    told = PLACE.sub(lambda found: f" {PLACES[found[0]]} ", told)
    told = land_names.east_asian_pattern().sub(lambda found: f" {land_names.east_asian()[found[0]]} ", told)
    if japanese:
        return JAPANESE.sub(lambda found: f" {_japanese(found[0])} ", told)
    return HAN.sub(lambda found: f" {_chinese(found[0])} ", told)


@lru_cache(maxsize=20_000)
def readings(name: str, country: str = "") -> tuple[tuple[str, str], ...]:
    """Business words of a Chinese or Japanese name in English, with how they are read.

    `东方` may be the East, or Dongfang; `商事` trading, or Shoji.
    """
    japanese = country == "JP" or bool(KANA.search(name))
    found = unspaced.known_words(TOWN_ENDING.sub(" ", name), not japanese)
    return tuple((meant, _japanese(word).replace(" ", "") if japanese else "".join(_pinyin()(word))) for word, meant in found)


@lru_cache(maxsize=20_000)
def loose_names(name: str) -> tuple[str, ...]:
    """The known names in these scripts that a name holds and by which somebody else may go as well."""
    if not is_east_asian(name):
        return ()
    found = (one.strip() for one in _names_pattern().findall(letter_name.written_out(name)))
    return tuple(one for one in found if _names()[one][1])


@cache
def _names() -> dict[str, tuple[str, bool]]:
    """What well-known companies and unions are called in these scripts -> their short name, and whether loosely."""
    found: dict[str, tuple[str, bool]] = {}
    for table, short in (("company-names", "short"), ("union-names", "acronym")):
        for row in table_rows(table):
            for column in ("names", "also"):
                for name in filter(is_east_asian, row[column].split("|")):
                    found.setdefault(name, (row[short], column == "also"))
    return found


@cache
def _names_pattern() -> re.Pattern[str]:
    """Names of two letters at the beginning only: in the middle they are parts of other words."""
    names = sorted(_names(), key=len, reverse=True)
    return re.compile("|".join(("" if len(name) > SHORT else r"^\s*") + re.escape(name) for name in names))


@cache
def _pinyin() -> Callable[[str], list[str]]:
    from pypinyin import lazy_pinyin, load_single_dict

    load_single_dict({ord(letter): read for letter, read in IN_NAMES.items()})
    return lazy_pinyin


def _chinese(text: str) -> str:
    """As it is read, the town in front apart: `shanghai ximenzi`."""
    syllables = [one.replace("ve", "ue") for one in _pinyin()(text)]  # `lve` is written Lue
    for count in (3, 2) if len(syllables) > PLACED else ():
        town = "".join(syllables[:count])
        if town in PROVINCES or town_name.is_town(town, "CN"):
            return f"{town} {''.join(syllables[count:])}"
    return "".join(syllables)


@cache
def _kakasi() -> Any:
    from pykakasi import kakasi

    return kakasi()  # type: ignore[no-untyped-call]


def _japanese(text: str) -> str:
    read = " ".join(part["hepburn"] for part in _kakasi().convert(text))
    return read.replace("ou", "o").replace("uu", "u").replace("oo", "o").replace("-", "")  # `Toukyou` is written Tokyo
