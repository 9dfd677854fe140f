"""How a word sounds, by its consonants: a brand put into another script is known again by it: `aipeikesi` is Apex. Pure."""

import re
from functools import lru_cache

# Letters that other scripts write alike; the first that fits, from the left.
SOUNDS = (
    ("chr", "kr"), ("tsch", "s"), ("sch", "s"), ("tch", "s"), ("ch", "s"), ("sh", "s"), ("zh", "s"), ("ph", "f"),
    ("th", "t"), ("ck", "k"), ("qu", "k"), ("gh", "g"), ("kh", "k"), ("dh", "t"), ("ts", "s"), ("tz", "s"),
    ("cz", "s"), ("cs", "s"), ("ng", "n"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("hua", "fa"), ("huo", "ho"),
    ("hui", "fi"), ("hu", "fu"), ("x", "ks"), ("c", "k"), ("g", "k"), ("q", "k"), ("d", "t"), ("b", "p"), ("v", "f"),
    ("w", "f"), ("z", "s"), ("j", "s"), ("r", "l"),
)  # fmt: skip
PINYIN = (("x", "s"), ("q", "s"))
VOWELS = "aeiouy"
NOT_WRITTEN = re.compile(r"[aeiouyw]|(?<=.)h$|(.)(?=\1)")
HARD_C = re.compile("c(?![eiy])")
NASAL = re.compile(r"n(?=m)|m(?=[^aeiouy]|$)")
FEW, MANY = 2, 3  # consonants
UNVOICED = 5  # letters
HALF = re.compile("[wy]")
# What Japanese and Korean do not tell apart or do not write, in this order: `traders` is `toreidaazu`.
AS_WRITTEN = [
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("r(?![aeiouyr])", ""), ("ph|v", "b"), ("f", "h"), ("th", "s"), ("sch|sh", "s"), ("ch(?=[nlrk])", "k"),
        ("ts|ch|dg", "t"), ("tion", "sn"),
        ("c(?=[eiy])", "s"), ("g(?=[eiy])", "j"), ("x", "ks"), ("qu", "k"), ("ng", "n"), ("ck|[cqg]", "k"), ("l", "r"),
        ("p", "b"), ("d", "t"), ("z|j", "s"), ("m(?=[bp])", "n"), ("[aeiouywh]", ""), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip


@lru_cache(maxsize=100_000)
def sound(word: str, pinyin: bool = False) -> str:
    """The consonants of a word in Latin letters, and whether it begins with a vowel; of Chinese as pinyin has them."""
    left, said = word, ""
    sounds = (*PINYIN, *SOUNDS) if pinyin else SOUNDS
    while left:
        written, heard = next(((w, h) for w, h in sounds if left.startswith(w)), (left[0], left[0]))
        said += heard
        left = left[len(written) :]
    said = NASAL.sub(lambda found: "" if found[0] == "n" else "n", said)
    first = "a" if said[:1] and said[0] in VOWELS else said[:1]
    rest = re.sub(r"(?<=[^aeiouy])h|h(?=[^aeiouy])", "", said[1:])
    return re.sub(r"(.)\1+", r"\1", first + "".join(letter for letter in rest if letter not in VOWELS))


# A word that is read as Chinese itself is no foreign brand: `Huaxin` is not Huaxia.
SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo"
    r"|ui|un|ue|ve|a|o|e|i|u|v)"
)
SYLLABLES = re.compile(f"(?:{SYLLABLE.pattern})+")


def alike(word: str, other: str, script: str) -> bool:
    """Whether a word from another script sounds as one in Latin letters: the same consonants, but for an `r` or `l`."""
    if script == "han" and SYLLABLES.fullmatch(other):
        return len(word) > UNVOICED and _unvoiced(word) == _unvoiced(other)  # `akabang`, Agabang
    if script == "arabic":  # in which `w` and `y` are vowels too, and short ones are not written
        spoken = [sound(HALF.sub("", one)).removeprefix("a") for one in (word, other)]
        return len(spoken[0]) >= MANY and spoken[0] == spoken[1]
    ours, theirs = sound(word, script == "han"), sound(other)
    if len(ours) > FEW and ours == theirs:
        return True
    plain = [one[0] + one[1:].replace("l", "") if one else "" for one in (ours, theirs)]
    return plain[0] == plain[1] and len(plain[0]) >= MANY and abs(len(ours) - len(theirs)) < MANY


def _unvoiced(word: str) -> str:
    return word.translate(str.maketrans("gbdv", "kptf")).replace("ou", "u")


def consonants(word: str) -> str:
    """A word without what Arabic and Hebrew do not write, and with letters for one that are read in several ways."""
    told = word.replace("x", "ks").replace("dj", "j")
    told = told.replace("kh", "x").replace("ch", "x").replace("sh", "s").replace("q", "k").replace("p", "b").replace("v", "w")
    bare = NOT_WRITTEN.sub("", HARD_C.sub("k", told))
    return bare if len(bare) > 1 else word


def two_in_pinyin(word: str, other: str) -> bool:
    """Whether two words are read as Chinese, in which one letter more is another name: Huaxia, Huaxin."""
    return bool(SYLLABLES.fullmatch(word)) and bool(SYLLABLES.fullmatch(other))


# What is put into Latin letters in several ways, in this order: `Tekhplastik`, `Tehplastic`; `Thatha`, Tata.
ROMANISED = [
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("shch|sch|sh|sz", "S"), ("tch|ch|cz", "C"), ("zh", "z"), ("x", "ks"), ("kh", "h"), ("ph", "f"), ("th", "t"),
        ("ts|tz", "T"), ("c(?=[eiy])", "s"), ("ck|[cq]", "k"), ("w", "v"), ("yu|iu|ju", "u"), ("ya|ia|ja", "a"),
        ("ai|ei|ey|ay|ej", "e"), ("ou|oo", "u"), ("ee", "i"), ("[yj]", "i"), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip


@lru_cache(maxsize=20_000)
def romanised(word: str) -> str:
    """A word in Latin letters, with one letter for what writers put in several ways; its vowels stay."""
    for pattern, letter in ROMANISED:
        word = pattern.sub(letter, word)
    return word


TS = re.compile("ts|tz|c(?=[eiy])")


@lru_cache(maxsize=20_000)
def as_z(word: str) -> str:
    """The same with a `ts` by the letter that German, Italian and English names have for it: `Казцинк`, Kazzinc."""
    return romanised(TS.sub("z", word))


@lru_cache(maxsize=20_000)
def written_sound(word: str) -> str:
    """The consonants of a word as Japanese and Korean write them: `electron` and `erekutoron` are `rktrn`."""
    for pattern, letter in AS_WRITTEN:
        word = pattern.sub(letter, word)
    return word
