"""What frequent words of names mean, in many languages: `acero`, `Stahl` and `钢铁` are steel. Pure.

It is for finding that two names may be one in two languages; that two words mean the same makes nobody one.
"""

import re
from functools import cache, lru_cache

from graph_schema.identity import fold
from graph_schema.reference_files import table_rows
from loaders.latin_letters import indic_in_latin, latin_letters

# Meanings that tell what a company does, or that it is one: a name goes with and without them.
PURPOSES = frozenset(
    "construction engineering industry machinery equipment manufacturing technology transport trading group company service"
    " plant mining food textile garment printing furniture packaging energy electronics".split()
)

# Trades and what companies are called by, of which the bundled counts hold too few in English to tell that they are common.
TRADES = frozenset(
    "group holding service services industry industries industrial company enterprise enterprises solutions systems"
    " technology technologies management consulting engineering manufacturing trading trade supply products materials"
    " resources properties development international global national general united american first new premier quality"
    " professional health healthcare medical care hospital clinic home nursing rehabilitation senior living school schools"
    " education university college academy city county state public community security protection food foods beverage"
    " beverages dairy meat bakery restaurant hotel hotels retail store stores market supermarket apparel garment garments"
    " textile textiles clothing fashion steel iron metal metals mining minerals cement chemical chemicals plastics packaging"
    " paper wood glass rubber oil gas petroleum electric electrical electronics water waste environmental construction"
    " contractors builders building transport transportation transit bus truck trucking freight shipping air airlines marine"
    " auto automotive motors media news broadcasting network communications telecom software data digital laboratories"
    " research design studio entertainment sports servicios comercial comercializadora comercio constructora construccion"
    " construcciones transporte transportes agricola alimentos productos distribuidora importadora exportadora seguridad"
    " salud educacion colegio corporacion clinica restaurante minera mineria acero industria industrias ingenieria montajes"
    " maquinaria materiales sistemas soluciones tecnologia consultores asesorias gestion desarrollo nacional internacional"
    " centro operadora administradora"
    " sock socks sport sports sporting sportswear goods fashion fashions embroidery embroideries print prints outdoor"
    " sweater sweaters weaving accessories headwear glove gloves bag bags luggage craft crafts gear merchandising export"
    " exports import imports denim jeans wear workwear uniform uniforms sewing cutting dyeing washing fabric fabrics"
    " spinning towel towels shirt shirts lingerie intimates tex composite dress clothes outfitters footwear casual kids baby"
    " home sponge".split()
)


@cache
def _rows() -> list[dict[str, str]]:
    return table_rows("word-senses")


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    words: dict[str, str] = {}
    unspaced: dict[str, str] = {}
    for row in _rows():
        for word in row["words"].split():
            words.setdefault(latin_word(word), row["sense"])
        for word in row["unspaced"].split():
            unspaced.setdefault(word, row["sense"])
    return words, unspaced


def latin_word(word: str) -> str:
    """One word folded and in Latin letters."""
    folded = fold(indic_in_latin(word))
    return folded if folded.isascii() else fold(latin_letters(folded)).replace(" ", "")


@lru_cache(maxsize=50_000)
def sense(word: str) -> str:
    """What a folded word means, as an English word, or an empty text."""
    return _table()[0].get(word) or _stems().get(SLAVIC.sub("", word)) or _greek().get(GREEK_CASE.sub("", word), "")


SLAVIC = re.compile(
    r"(?<=.{4})(?:ogo|oho|ego|omu|iye|yye|iyi|aya|aia|aja|iia|iya|oye|oie|oje|ykh|ikh|yh|iy|ii|ij|yy|yi|yj|oy|oi|oj|ou|oe|ye|ie"
    r"|ov|iv|am|ami|a|y|i|e|u)$"
)  # of adjectives and cases
GREEK_CASE = re.compile(r"(?<=.{4})(?:aton|ata|iki|ikis|ikes|ikon|ikos|oys|oy|on|os|es|is|as|ai|ia|ias|ies|ion|a|i|o|e)$")
CYRILLIC, GREEK = re.compile("[\u0400-\u04ff]"), re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
STEM = 5  # letters


@cache
def _stems() -> dict[str, str]:
    """Words in Cyrillic letters, put into Latin ones, without their endings -> what they mean."""
    return _without_endings(CYRILLIC, SLAVIC)


@cache
def _greek() -> dict[str, str]:
    return _without_endings(GREEK, GREEK_CASE)


def _without_endings(script: re.Pattern[str], endings: re.Pattern[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _rows():
        for word in filter(script.match, row["words"].split()):
            written = latin_word(word)
            for stem in (written, endings.sub("", written)):
                if len(stem) >= STEM:
                    found.setdefault(stem, row["sense"])
    return found


def is_business(word: str) -> bool:
    """Whether a folded word is what companies in a line of business are called by, in any land: it tells none of them."""
    return word in TRADES or bool(sense(word))


@cache
def meanings() -> frozenset[str]:
    """The English words by which others are put: what another script says stands by one of these in a name."""
    return frozenset(row["sense"] for row in _rows())


@cache
def unspaced_words() -> dict[str, str]:
    """Words of scripts that are written without blanks -> their meaning in English."""
    return _table()[1]
