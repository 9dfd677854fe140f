"""What countries are called in other languages and scripts, by Unicode CLDR: `柬埔寨` is Cambodia, `قطري` of Qatar. Pure."""

import re
from functools import cache

from babel import Locale

from graph_schema.reference import countries

UNSPACED = ("zh", "zh_Hant", "ja")
SPACED = (
    "ru", "uk", "bg", "sr", "kk", "el", "he", "hi", "bn", "ka", "hy", "tr", "id", "de", "pl", "cs", "hu", "nl", "sv", "fi", "hr",
    "it", "pt", "fr",
)  # fmt: skip
CYRILLIC = frozenset(("ru", "uk", "bg", "sr"))
SHORT = 5  # letters of a name that may be a word of any language
ELSE = frozenset("chili dominique dania franca bahama filipina island norfolk".split())  # that are something else too
OF_THE_LAND = ("", "ي", "ية", "ی")  # what is of a country, in Arabic and Persian
ANYWHERE = 3  # letters from which on a Chinese or Japanese name is known inside another


@cache
def spaced() -> dict[str, str]:
    """A country's name of one word, folded and in Latin letters -> its code. Of no name are there two countries."""
    from loaders.word_sense import latin_word

    found: dict[str, set[str]] = {}
    for language in SPACED:
        for code, name in Locale.parse(language).territories.items():
            word = latin_word(name)
            if code in countries() and " " not in name and "-" not in name and len(word) >= SHORT and word not in ELSE:
                for case in (word, *(_cases(word) if language in CYRILLIC else ())):
                    found.setdefault(case, set()).add(code)
    return {word: min(codes) for word, codes in found.items() if len(codes) == 1}


def _cases(word: str) -> tuple[str, ...]:
    """The genitive of a Slavic name in Latin letters: `Банк Грузии` is Georgia's."""
    for ending, others in (("iya", ("ii", "iyi")), ("ija", ("ije",)), ("a", ("y", "i", "e"))):
        if word.endswith(ending):
            return tuple(word.removesuffix(ending) + other for other in others)
    return () if word[-1] in "aeiouy" else (word + "a", word + "u")


@cache
def arabic() -> dict[str, str]:
    """Countries, and what is from there, in Arabic and Persian without the article -> the English name."""
    return {
        name.removeprefix("ال").removesuffix("ا") + ending: english
        for language in ("ar", "fa")
        for name, english in _called(language)
        for ending in OF_THE_LAND
        if " " not in name and len(name.removeprefix("ال")) >= ANYWHERE
    }


@cache
def thai() -> dict[str, str]:
    """Countries in Thai, which has no blanks -> the English name."""
    return dict(_called("th"))


@cache
def east_asian() -> dict[str, str]:
    """Countries in Chinese and Japanese -> the English name."""
    return {name: english for language in UNSPACED for name, english in _called(language)}


@cache
def east_asian_pattern() -> re.Pattern[str]:
    """Any of them: those of two letters only in brackets or at the beginning, as `华美国际` is Huamei International."""
    long = [re.escape(name) for name in sorted(east_asian(), key=len, reverse=True) if len(name) >= ANYWHERE]
    short = [re.escape(name) for name in east_asian() if len(name) < ANYWHERE]
    return re.compile(rf"(?:{'|'.join(long)})|(?:(?<=[(（])|^)(?:{'|'.join(short)})(?!际|際)")


def _called(language: str) -> list[tuple[str, str]]:
    english = {code: country.name_en for code, country in countries().items()}
    return [(name, english[code]) for code, name in Locale.parse(language).territories.items() if code in english]
