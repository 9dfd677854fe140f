"""Names in Chinese, Japanese and Korean in Latin letters: known names by their Latin name, business words in English, the
rest as it is read. Pure.

Chinese is read by pypinyin, Japanese by pykakasi, Hangul by its syllables (anyascii); other scripts are put into Latin
letters word by word where names are taken apart.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from loaders import known_name, word_sense

EAST_ASIAN = re.compile(r"[぀-ヿ㐀-鿿가-힯豈-﫿]")
HAN = re.compile(r"[㐀-鿿豈-﫿]+")
HANGUL = re.compile(r"[가-힯]")
KANA = re.compile(r"[぀-ヿ]")
JAPANESE = re.compile(r"[぀-ヿ㐀-鿿豈-﫿々]+")
VOWELLESS = re.compile(r"[\u0590-\u05ff\u0600-\u06ff]")  # Hebrew and Arabic letters: vowels are mostly not written
ARTICLE = re.compile(r"\b(?:وال|بال|لل|ال)(?=[\u0600-\u06ff]{3})")
SHORT = 2  # letters
IN_NAMES = {
    "长": "cháng",
    "厦": "xià",
    "行": "háng",
    "盛": "shèng",
    "乐": "lè",
    "晟": "shèng",
}  # how names have what can be read in two ways
# Where the English name is not how it is read.
PLACES = {
    "内蒙古": "Inner Mongolia", "內蒙古": "Inner Mongolia", "陕西": "Shaanxi", "西藏": "Tibet", "香港": "Hong Kong",
    "澳门": "Macau",
    "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar", "乌鲁木齐": "Urumqi", "呼和浩特": "Hohhot", "鄂尔多斯": "Ordos", "台湾": "Taiwan",
}  # fmt: skip
PLACE = re.compile("|".join(PLACES))
TOWN_ENDING = re.compile(r"(?<=[㐀-鿿]{2})[市省县縣区區]")


def is_east_asian(name: str) -> bool:
    """Whether a name holds letters of these scripts."""
    return not name.isascii() and bool(EAST_ASIAN.search(name))


def is_sounded(name: str) -> bool:
    """Whether a name holds Katakana or Hangul, in which foreign words are written as they sound."""
    return not name.isascii() and bool(KANA.search(name) or HANGUL.search(name))


def is_vowelless(name: str) -> bool:
    """Whether a name is written in letters of which most vowels are left out."""
    return not name.isascii() and bool(VOWELLESS.search(name))


@lru_cache(maxsize=20_000)
def latin(name: str, country: str) -> str:
    """The name with what is East Asian in Latin letters, and Arabic words without the article."""
    if not is_east_asian(name):
        return ARTICLE.sub("", name) if is_vowelless(name) else name
    words, names = word_sense.unspaced_words(), _names()
    japanese = bool(KANA.search(name)) or country == "JP"
    chinese = not japanese and not HANGUL.search(name)
    told = _names_pattern().sub(lambda found: f" {names[found[0].strip()]} ", name)
    told = word_sense.unspaced_pattern(chinese).sub(lambda found: f" {words[found[0]]} ", TOWN_ENDING.sub(" ", told))
    told = PLACE.sub(lambda found: f" {PLACES[found[0]]} ", told)
    if japanese:
        return JAPANESE.sub(lambda found: f" {_japanese(found[0])} ", told)
    return HAN.sub(lambda found: f" {_chinese(found[0])} ", told)


@cache
def _names() -> dict[str, str]:
    """What well-known companies and unions are called in these scripts -> their short name."""
    found: dict[str, str] = {}
    for table, short in (("company-names", "short"), ("union-names", "acronym")):
        for row in known_name.rows(table):
            for name in filter(is_east_asian, f"{row['names']}|{row['also']}".split("|")):
                found.setdefault(name, row[short])
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
    read = "".join(_pinyin()(text))
    return read.replace("lve", "lue").replace("nve", "nue")  # as `lüe` is written in names


@cache
def _kakasi() -> Any:
    from pykakasi import kakasi

    return kakasi()  # type: ignore[no-untyped-call]


def _japanese(text: str) -> str:
    read = " ".join(part["hepburn"] for part in _kakasi().convert(text))
    return read.replace("ou", "o").replace("uu", "u").replace("oo", "o").replace("-", "")  # `Toukyou` is written Tokyo
