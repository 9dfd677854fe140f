"""How the words of two names go together: the same, misspelt, shortened, written together, translated, as initials. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import TypeAlias

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein, Prefix

from loaders import chinese_name, contraction, sound, spelled_out
from loaders.land_words import CITIES, land_words
from loaders.party_name import Name
from loaders.rarity import COMMON, KNOWN
from loaders.region_name import OF_A_REGION
from loaders.town_name import OF_A_PLACE
from loaders.union_name import within
from loaders.word_sense import is_business, meanings, sense

Weighed: TypeAlias = tuple[Mapping[str, float], Mapping[str, float]]

ALIKE = 0.74  # two long words this similar may be one, misspelt
A_LITTLE = 0.1  # nats
ALMOST, SLIPS, SHORT_WORD = 0.87, 2, 9  # how alike; letters that differ; letters of a word in which they make another
SYLLABLES = 0.89  # the same of Chinese names, of few syllables
SOUNDED = 0.7  # of a word's weight counts where the other name spells its sound
TRANSLATED = 0.85  # of a word's weight counts where the other name has it in another language
ARTICLE = re.compile(r"^[ae]l(?=[^aeiouy]..)")
UMLAUT = re.compile(r"([aou])e")  # `Mueller`, `Müller`
ADJECTIVE = re.compile(rf"(?<=.{{4}}){OF_A_PLACE}")
OF_PLACE = re.compile(r"(?<=.{4})(?:ov|ev|iv|yev|o|a|e|i|y|in|s)$")
GENDER = re.compile("[ao]s?")
ELECTRIC = frozenset(("electric", "electricity", "electrical"))
CONTRACTED = 8  # letters
VOWELS = frozenset("aeiouyl")  # and an `l` that is read for an `i`
KIN = frozenset(frozenset(pair) for pair in "ck cq kq cs cz sz bv bw vw gj gh hj".split())  # consonants put for each other
FEW = 3  # letters of an acronym that may be of many: the legal form is not among them
CUT_WORDS = 3  # words of a name before one that may have been cut off
BESIDE = 5.0  # nats, that two brands made of one syllable need beside them
VOWELS_TOO = 64  # per cent of the letters of two words that are alike
JOINED = 5  # words that may be written as one


@dataclass(slots=True)
class Overlap:
    """Weights in nats of what both say, of what only one says, of what is doubtful in between.

    `slips`: pairs of words that may be one misspelt. `translated`, `initials`: weight of what is shared in another language,
    and as an acronym of some of the words.
    """

    shared: float = 0.0
    left: list[tuple[float, str]] = field(default_factory=list)
    right: list[tuple[float, str]] = field(default_factory=list)
    doubt: float = 0.0
    rarest: float = 0.0
    slips: list[tuple[str, str]] = field(default_factory=list)
    translated: float = 0.0
    initials: float = 0.0
    short: str = ""

    def count(self, weight: float, part: float = 1.0) -> None:
        """Adds to what both say; the rest of a weight of which only a part counts is doubtful."""
        self.shared += weight * part
        self.rarest = max(self.rarest, weight * part)
        self.doubt += weight * (1 - part)


def overlap(a: Name, b: Name) -> Overlap:
    """Words of two names laid side by side."""
    found = Overlap()
    ours, theirs = a.weights, b.weights
    both = ours.keys() & theirs.keys()
    for word in both:
        found.count(ours[word])
    left = [word for word in a.words if word not in both]
    right = [word for word in b.words if word not in both]
    if left and right:
        _side_by_side(found, a, b, left, right)
    if left or right:
        for rest in (left, right) if a.script != b.script else ():  # `電力` is electric power, or electric
            if "power" in rest and ELECTRIC & both:
                rest.remove("power")
        for rest in (left, right):  # `Vingroup`, `Vingroup Group`
            if "group" in rest and any(word.endswith("group") for word in both):
                rest.remove("group")
                found.translated += A_LITTLE  # not surely: a group and its company are two
        left += _again(a, b) if right else []
        right += _again(b, a) if left else []
    found.left = sorted(((ours[word], word) for word in left), reverse=True)
    found.right = sorted(((theirs[word], word) for word in right), reverse=True)
    if a.script != b.script and "han" in (a.script, b.script):
        found.left, found.right = chinese_name.loosely(found.left, found.right, a.syllables or b.syllables)
    return found


def _side_by_side(found: Overlap, a: Name, b: Name, left: list[str], right: list[str]) -> None:
    """Takes words that go together out of both: from what is the same but for blanks to what only sounds alike."""
    ours, theirs = a.weights, b.weights
    _together(found, left, right, a, b)
    _together(found, right, left, b, a)
    for one, other, ones, others in ((a, b, left, right), (b, a, right, left)):
        for weight in chinese_name.read(one, other, ones, others):
            found.count(weight)
    if a.vowelless != b.vowelless:
        _in_rows(found, (left, right), (ours, theirs), sound.consonants)
    if a.sounded != b.sounded:
        _in_rows(found, (left, right), (ours, theirs), sound.written_sound)
    _misspelt(found, (a, b), left, right)
    _cut_off(found, a, b, left, right)
    _cut_off(found, b, a, right, left)
    spelled_out.initials(found, a, b, left, right)
    spelled_out.initials(found, b, a, right, left)
    _contractions(found, left, right, ours, theirs)
    _contractions(found, right, left, theirs, ours)
    _translated(found, left, right, ours, theirs)
    _sounded(found, a, b, left, right)
    _begun(found, a, b, left, right)
    _towns(found, a, b, left, right)


def _again(a: Name, b: Name) -> list[str]:
    """Words that one name has twice and the other once: the second is a word of its own. `Concepción de Concepción`."""
    if len(a.weights) == len(a.words):
        return []
    return [word for word in a.weights.keys() & b.weights.keys() if a.words.count(word) > b.words.count(word)]


def _together(found: Overlap, ones: list[str], others: list[str], name: Name, other: Name) -> None:
    """`Twin Bee` and `Twinbee`, `wei hai zhong wei` and `weihaizhongwei`; in two scripts `New Wuan` and `xinwuan`."""
    weights, joined, translated = name.weights, other.weights, name.script != other.script
    longest = max(map(len, others), default=0)
    for size in range(min(JOINED, len(ones)), 1, -1):
        for start in range(len(ones) - size, -1, -1):
            whole = "".join(ones[start : start + size])
            if len(whole) > longest and not translated:
                continue
            if translated and whole not in others:
                whole = chinese_name.in_pinyin(ones[start : start + size])
            if whole in others:
                found.count(max(joined[whole], *(weights[word] for word in ones[start : start + size])))
                others.remove(whole)
                del ones[start : start + size]


def _in_rows(found: Overlap, rest: tuple[list[str], list[str]], weights: Weighed, heard: Callable[[str], str]) -> None:
    """The same consonants, parted elsewhere: `گهرزمین` and `Gohar Zamin`, `ソシオネクスト` and Socionext."""
    ones, others = rest
    for run, other in product(_rows(ones), _rows(others)):
        whole = "".join(run), "".join(other)
        said = heard(whole[0])
        parted = len(run) + len(other) > 2 and said == heard(whole[1]) and _enough(said, *whole)
        if parted and all(word in ones for word in run) and all(word in others for word in other):
            weight = min(max(weights[0][word] for word in run), max(weights[1][word] for word in other))
            found.count(weight, TRANSLATED)
            found.translated += A_LITTLE  # not surely: other scripts tell fewer sounds apart
            for words, left in ((run, ones), (other, others)):
                for word in words:
                    left.remove(word)


def _enough(said: str, x: str, y: str) -> bool:
    """Whether consonants that two words have in common make them one: many, or some where the vowels are alike as well."""
    return len(said) > FEW or (len(said) > 1 and fuzz.ratio(x, y) >= VOWELS_TOO)


def _rows(words: list[str]) -> list[tuple[str, ...]]:
    """One to three words in a row."""
    return [tuple(words[start : start + size]) for size in (3, 2, 1) for start in range(len(words) - size + 1)]


def _misspelt(found: Overlap, names: tuple[Name, Name], left: list[str], right: list[str]) -> None:
    ours, theirs = names[0].weights, names[1].weights
    chinese = names[0].syllables and names[1].syllables
    least = SYLLABLES if chinese else ALIKE
    dotted = names[0].dotted, names[1].dotted

    written = [(name.script, name.vowelless, name.sounded) for name in names]

    def how_alike(x: str, y: str) -> float:
        if written[0] == written[1] and x[0] != y[0] and (abs(len(x) - len(y)) > FEW or max(len(x), len(y)) <= SHORT_WORD - 2):
            return 0.0
        short = (x in dotted[0] and y.startswith(x)) or (y in dotted[1] and x.startswith(y))
        if chinese and sound.two_in_pinyin(x, y):
            return 0.0
        alike = 0.96 if short else likeness(x, y, ours[x], theirs[y])
        return alike if alike >= least else _as_written(names, x, y)

    pairs = [(alike, x, y) for x in left for y in right if (alike := how_alike(x, y)) >= least]
    for alike, x, y in sorted(pairs, reverse=True):
        if x in left and y in right and not _too_rare(x, y, *names, almost=alike >= ALMOST):
            weight = min(ours[x], theirs[y])
            found.count(weight, alike)
            found.slips.append((x, y))
            left.remove(x)
            right.remove(y)


def _as_written(names: tuple[Name, Name], x: str, y: str) -> float:
    """How likely two words are one that another script writes as it can."""
    if not (x + y).isalpha():
        return 0.0
    if names[0].vowelless != names[1].vowelless:
        bare = [sound.consonants(ARTICLE.sub("", word)) for word in (x, y)]  # `الدريس`, Aldrees
        if bare[0] == bare[1] and len(bare[0]) > 1:
            return 0.92  # `خراسان`, Khorasan
    if bool(names[0].script) != bool(names[1].script) and any(
        len(put(x)) > FEW and put(x) == put(y) for put in (sound.romanised, sound.as_z)
    ):
        return 0.93  # `Техпластик`, Tehplastic
    if (
        names[0].sounded != names[1].sounded
        and (heard := sound.written_sound(x)) == sound.written_sound(y)
        and (len(heard) >= FEW or _enough(heard, x, y))
    ):
        return 0.92  # `エレクトロン`, Electron
    if x[: FEW + 1] != y[: FEW + 1]:
        return 0.0
    roots = ADJECTIVE.sub("", x), ADJECTIVE.sub("", y)  # `Уральская`, Ural; `Дніпровський`, Dnipro
    if roots[0] != roots[1] and (x, y) != roots and max(map(len, roots)) > FEW + 2:
        roots = OF_PLACE.sub("", roots[0]), OF_PLACE.sub("", roots[1])
    return 0.93 if len(roots[0]) > FEW and roots[0] == roots[1] else 0.0


def _cut_off(found: Overlap, short: Name, long: Name, ones: list[str], others: list[str]) -> None:
    """`... DES PNEUMATIQUES MI`: the last word of a long name that a register cut off."""
    word, place = short.words[-1], len(short.words) - 1
    if ones != [word] or place < CUT_WORDS or len(long.words) <= place:
        return
    whole = long.words[place]
    if whole in others and whole != word and whole.startswith(word):
        weight = min(short.weights[word], long.weights[whole])
        found.count(weight)
        ones.remove(word)
        others.remove(whole)


def likeness(x: str, y: str, ours: float, theirs: float) -> float:
    """How likely two words are one: a short form or another ending of a known word, or a slip. Two known words are two."""
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    if not (x + y).isalpha() or (x[0] != y[0] and len(long) <= SHORT_WORD - 2):  # `Dartel`, `Artel`
        return 0.0
    same = int(Prefix.similarity(x, y))
    if same and len(x) != len(y) and UMLAUT.sub(r"\1", x) == UMLAUT.sub(r"\1", y):
        return 0.98
    if same >= 4 and ((same >= len(short) - 1 and len(long) - same <= 2) or (same > 4 and _ends_alike(x[same:], y[same:]))):
        return 0.95
    known = theirs if long == y else ours
    if same == len(short) >= 3 and len(long) - same >= 3 and known < KNOWN:
        return 0.9
    if same > 1 and _contracted(short, long):
        return 0.88
    two = len(x) == len(y) == FEW + 1 and sorted(x) != sorted(y)  # `JSOL`, `JSPL`
    near = not two and len(short) >= 4 and abs(len(x) - len(y)) <= 3
    return _slip(x, y) if near and max(ours, theirs) >= KNOWN else 0.0


def _ends_alike(x: str, y: str) -> bool:
    """Whether two words are one of two genders by what they end in: `metalúrgicas`, `metalúrgicos`."""
    return bool(GENDER.fullmatch(x or " ") and GENDER.fullmatch(y or " "))


def _too_rare(x: str, y: str, a: Name, b: Name, almost: bool) -> bool:
    """Whether two words that nobody knows are all that tells, and differ in more than a letter, or in a consonant that sounds
    otherwise: `Unimin`, `Unidine`; `Tecnet`, `Tecpet`.
    """
    rare = min(a.weights[x], b.weights[y])
    if bool(a.script) != bool(b.script) or max(len(x), len(y)) > SHORT_WORD or rare < COMMON:
        return False
    if not _other_consonant(x, y):
        same = sound.NOT_WRITTEN.sub("", x) == sound.NOT_WRITTEN.sub("", y)
        if almost or rare < KNOWN or same or DamerauLevenshtein.distance(x, y) < SLIPS:
            return False
    return not any(weight > COMMON for word, weight in a.weights.items() if word in b.weights)


def _other_consonant(x: str, y: str) -> bool:
    """Whether two words of one length differ in consonants that nobody puts for each other, and in few."""
    apart = [(one, other) for one, other in zip(x, y, strict=False) if one != other]
    if len(x) != len(y) or len(apart) > SLIPS or sorted(x) == sorted(y):
        return False
    return any(one not in VOWELS and other not in VOWELS and frozenset((one, other)) not in KIN for one, other in apart)


def _contracted(short: str, long: str) -> bool:
    """`Valpso` of Valparaíso, `mfrg`: its consonants, first letters and last one, few vowels."""
    vowels = sum(letter in "aeiou" for letter in short)
    fits = (
        len(short) >= FEW + 1
        and len(long) > SHORT_WORD - 2
        and len(long) >= len(short) + FEW
        and 2 <= Prefix.similarity(short, long) < len(short)
    )
    return fits and short[-1] == long[-1] and 3 * vowels <= len(short) and within(short, long)


def _slip(x: str, y: str) -> float:
    if sorted(x) == sorted(y) and len(x) > 5 and DamerauLevenshtein.distance(x, y) == 1:
        return 0.95  # two neighbouring letters in each other's place
    alike = float(DamerauLevenshtein.normalized_similarity(x, y))
    return max(alike, ALIKE) if alike >= 0.65 and min(len(x), len(y)) > 5 and x[:3] == y[:3] else alike


def _contractions(found: Overlap, ones: list[str], others: list[str], ours: dict[str, float], theirs: dict[str, float]) -> None:
    """`Uzmetkombinat` and `Uzbekskiy metallurgicheskiy kombinat`: one word of the beginnings of several, by what they mean."""
    for word in [word for word in ones if len(word) >= CONTRACTED]:
        meant = contraction.meanings(word)
        said = {meaning: other for other in others if (meaning := _meaning(other))}
        if len(meant) > 1 and all(meaning in said for meaning in meant):
            weight = min(ours[word], sum(theirs[said[meaning]] for meaning in meant))
            found.count(weight, TRANSLATED)
            found.translated += weight
            ones.remove(word)
            for other in {said[meaning] for meaning in meant}:
                others.remove(other)


def _towns(found: Overlap, a: Name, b: Name, left: list[str], right: list[str]) -> None:
    """`Dunkerque` and `Dunkirk`."""
    for town in a.towns.keys() & b.towns.keys():
        ours, theirs = ([w for w in words if w in rest] for words, rest in ((a.towns[town], left), (b.towns[town], right)))
        if ours and theirs:
            found.count(max(a.weights[w] for w in ours))
            for rest, words in ((left, ours), (right, theirs)):
                for word in words:
                    rest.remove(word)


def _translated(found: Overlap, left: list[str], right: list[str], ours: dict[str, float], theirs: dict[str, float]) -> None:
    """`acero` and `Stahl`."""
    if not left or not right:
        return
    meant: dict[str, list[str]] = {}
    for word in right:
        meant.setdefault(_meaning(word), []).append(word)
    for word in list(left):
        if (meaning := _meaning(word)) and (others := meant.get(meaning)):
            other = others.pop(0)
            weight = min(ours[word], theirs[other])
            found.count(weight, TRANSLATED)
            found.translated += weight
            left.remove(word)
            right.remove(other)


def _begun(found: Overlap, a: Name, b: Name, left: list[str], right: list[str]) -> None:
    """`宝信软件`, read `baoxin`, and Baosight Software: the brands are all that is left beside what both say."""
    if {a.script, b.script} != {"han", ""} or found.shared < BESIDE:
        return
    foreign, latin, others, ones = (a, b, left, right) if a.script else (b, a, right, left)
    brands = [[word for word in rest if not is_business(word)] for rest in (others, ones)]
    if not all(len(words) == 1 for words in brands):
        return
    (word,), (one,) = brands
    if "@" not in (word[0], one[0]) and (part := chinese_name.begins_alike(word, one)):
        weight = min(foreign.weights[word], latin.weights[one])
        found.count(weight, part)
        found.translated += weight * (1 - part)
        others.remove(word)
        ones.remove(one)


def _sounded(found: Overlap, a: Name, b: Name, left: list[str], right: list[str]) -> None:
    """`艾沛克斯`, read `aipeikesi`, and `Apex`: a rare word of another script sounds as one in Latin letters."""
    if bool(a.script) == bool(b.script):
        return
    foreign, latin, others, ones = (a, b, left, right) if a.script else (b, a, right, left)
    for word in list(others):
        for one in list(ones) if foreign.weights[word] > KNOWN else ():
            if "@" not in (one[0], word[0]) and latin.weights[one] > KNOWN and sound.alike(word, one, foreign.script):
                weight = min(foreign.weights[word], latin.weights[one])
                found.count(weight, SOUNDED)
                found.translated += weight * (1 - SOUNDED)
                others.remove(word)
                ones.remove(one)
                break


@lru_cache(maxsize=50_000)
def _meaning(word: str) -> str:
    """What a word means, in English; of a word for a country, its code: `canadienne`, `Canadian`; of one for a region, that."""
    lands = land_words().get(word) or land_words().get(ADJECTIVE.sub("", word)) or ("",)
    return sense(word) or OF_A_REGION.get(word) or (word if word in meanings() else "" if word in CITIES else min(lands))
