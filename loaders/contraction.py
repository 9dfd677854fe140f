"""Words that Russian and its neighbours make of the beginnings of others: `Uzmetkombinat`, `Kazneftegaz`. Pure."""

from functools import cache, lru_cache

from loaders.land_words import land_words
from loaders.word_sense import sense

# A word in full -> the beginnings of words that mean it.
PIECES = {
    "uzbek": "uz", "kazakh": "kaz", "russian": "ros rus", "ukrainian": "ukr", "belarusian": "bel", "turkmen": "turkmen",
    "azerbaijan": "azer", "armenian": "arm", "georgia": "gruz", "moldova": "mold", "tajik": "tajik", "kyrgyz": "kyrgyz",
    "metal": "met metall", "chemical": "khim him", "oil": "neft nefte nafto", "gas": "gaz gaza haz", "steel": "stal",
    "energy": "energo enerho", "electric": "elektro", "industry": "prom", "construction": "stroy stroi bud",
    "machinery": "mash", "trading": "torg torh", "transport": "trans", "automobile": "avto", "aviation": "avia",
    "coal": "ugol ugle vuhil vugil", "gold": "zoloto zolota", "wood": "les", "paper": "bum", "export": "eksport export",
    "import": "import", "supply": "snab", "service": "servis service", "design": "proekt proyekt", "assembly": "montazh",
    "maintenance": "remont", "plant": "kombinat zavod", "communications": "telecom telekom svyaz", "water": "vodo voda",
    "sewage": "kanal", "heat": "teplo", "coke": "koks kokso", "aluminium": "alyuminiy aluminiy", "copper": "medo",
    "cement": "tsement cement", "sugar": "sakhar sahar", "bread": "khleb", "food": "pishche", "holding": "kholding holding",
    "investment": "invest", "bank": "bank", "insurance": "strakh", "leasing": "leasing lizing", "nuclear": "atom",
    "agricultural": "agro", "rural": "sel", "special": "spets spec", "tech": "tekh tech", "science": "nauka",
    "geology": "geo geologiya", "exploration": "razvedka", "extraction": "dobycha dobych", "processing": "pererabotka",
    "bridge": "most", "road": "dor avtodor", "railcar": "vagon", "shipbuilding": "sudo", "rubber": "rezino",
    "tire": "shina", "tube": "truba trub", "pipeline": "provod", "ore": "ruda rud",
}  # fmt: skip
LEAST = 2  # letters


@cache
def _meant() -> dict[str, str]:
    meant = {word: sense(word) or min(land_words().get(word, (word,))) for word in PIECES}
    return {piece: meant[word] for word, pieces in PIECES.items() for piece in pieces.split()}


@lru_cache(maxsize=50_000)
def meanings(word: str) -> tuple[str, ...]:
    """What the pieces of a word mean, in their order; nothing where it is not made of such pieces only."""
    if not word:
        return ()
    for size in range(len(word), LEAST - 1, -1):
        meaning = _meant().get(word[:size])
        rest = meanings(word[size:]) if meaning else ()
        if meaning and (rest or size == len(word)):
            return (meaning, *rest)
    return ()
