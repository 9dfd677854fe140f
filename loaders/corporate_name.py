"""Whether a name is certainly not that of a natural person. Doubt makes a person. Pure.

It is for publishers' files whose word for what something is cannot be trusted alone: married couples and doctors stand
among the companies of donors' lists.
"""

import re
from functools import lru_cache

from graph_schema.identity import fold
from loaders.cfcrl import is_organisation as is_mexican_organisation

# Legal forms as `fold` leaves them, at any place of a name: initials are joined, dots are gone.
FORM = re.compile(
    r"\b(?:aktiengesellschaft|gmbh|mbh|kgaa|limited|ltd|llc|llp|incorporated|corporation|jsc|pjsc|ojsc|ooo|oao|zao|aktiebolag"
    r"|sia|uab|aps|ood|eood|ead|ltda|lda|slu|sprl|bvba|tbk|pao|ltee|ehf"
    r"|ооо|оао|зао|пао|тов|еоод|оод|тоо|фгуп|гуп|муп"
    r"|акционерное общество|акціонерне товариство|(?:общество|товариство) [сз] \w+ \w+)\b"
    r"|(?<=\w )(?:ag|kg|ohg|ev|eg|se|plc|inc|corp|bv|nv|sarl|sas|spa|srl|oyj?|ab|aps|doo|kft|zrt|sro|sp zoo|pty|pte|sdn bhd)\b"
    r"|(?<=\w )(?:sa|as|asa|co|cie|ou|ad)$|有限公司|股份公司|株式会社|有限会社|주식회사"
)
WORDS = frozenset(
    """
    agency arbeitgeberverband army asociacion association associazione associes authority bank bankhaus banque brigade
    bundesverband chamber church club college commission committee companies company confederation congress consortium
    cooperative corps council department enterprise federation fondation forces foundation front fund fundacion
    genossenschaft gewerkschaft government group gruppe guard guards hochschule holding holdings hospital industries
    industry institut institute insurance international kammer kammern league ministerio ministerium ministry movement
    network office organisation organization partei parliament partido party police politburo register registry
    republic republik school secretariat service services sindicato societe society stiftung syndicat tasavalta union
    universitat universite university valtiovarainministerio verband verein vereinigung verlag werke
    """.split()
)
TITLE = re.compile(
    r"^(?:herrn?|frau|familie|eheleute|ehepaar|mr|mrs|ms|miss|sir|dr|prof|professor|dipl \w+|monsieur|madame|mme|sr|sra|senora?"
    r"|don|dona)\b"
)
REMEMBERED = 2_000
ACRONYM = re.compile(r"[^\W\d_]{2,5}")


@lru_cache(maxsize=REMEMBERED)
def is_organisation(name: str) -> bool:
    """Whether the name has a legal form, or a word that only organisations have and no title of a person before it."""
    folded = fold(name)
    if FORM.search(folded):
        return True
    return not TITLE.match(folded) and (not WORDS.isdisjoint(folded.split()) or is_mexican_organisation(name))


def is_acronym(name: str) -> bool:
    """Whether the name is nothing but two to five capitals, as parties and armed forces are known by."""
    return bool(ACRONYM.fullmatch(name)) and name.isupper()
