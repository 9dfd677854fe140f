"""Economic activities of other classifications on the one axis of sectors, ISIC Rev. 4, through the official tables.

One code may stand for several of ISIC's: all of them are kept, and `common` is the narrowest code that holds them all. Which of
them was meant is never guessed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from graph_schema.reference import isic_titles
from graph_schema.reference_files import table_rows

ISIC4 = "isic4"
TABLE = "isic4-crosswalks"
SCHEMES = ("naics2022", "naics2017", "nace2", "scian2018", "cnae2", "sic")
WHOLE = {"naics2022": 6, "naics2017": 6, "scian2018": 6}  # digits of the codes in tables that hold only the finest
CNAE_CLASS = 5  # digits; a subclass has two more
RANGE = re.compile(r"([0-9]{2})-([0-9]{2})")  # sectors 31-33, 44-45 and 48-49 of North America


@dataclass(frozen=True)
class Mapped:
    """What a code stands for in ISIC Rev. 4: `codes`, none where no table knows it; `common` holds them all, or is empty."""

    scheme: str
    code: str
    codes: tuple[str, ...]
    common: str

    @property
    def is_ambiguous(self) -> bool:
        """Whether one code stands for several."""
        return len(self.codes) > 1


def mapped(scheme: str, code: str) -> Mapped:
    """What `code` of `scheme` (see SCHEMES) stands for, with its ambiguity."""
    codes = to_isic(scheme, code)
    return Mapped(scheme, code, codes, common(codes))


@cache
def to_isic(scheme: str, code: str) -> tuple[str, ...]:
    """Every ISIC Rev. 4 code that `code` stands for, in order; none for a code that the tables do not hold.

    Points, hyphens and slashes inside a code do not matter. A code above the finest level stands for all below it. Raises
    ValueError for a scheme without a table.
    """
    if scheme == ISIC4:
        return (code,) if code in isic_titles() else ()
    if scheme not in SCHEMES:
        raise ValueError(f"no table leads from {scheme} to ISIC: {', '.join(SCHEMES)}")
    found = {isic for own in _finest(scheme, code) for isic in _through(scheme, own)}
    return tuple(sorted(found))


def common(codes: Iterable[str]) -> str:
    """The narrowest ISIC code that holds all of `codes`: class, group, division or section; empty across sections."""
    lines = [_line(code) for code in codes]
    shared = [level[0] for level in zip(*lines, strict=False) if len(set(level)) == 1]
    return shared[-1] if shared else ""


def _through(scheme: str, code: str) -> Iterable[str]:
    to, codes = _crosswalk(scheme)[code]
    return codes if to == ISIC4 else [isic for middle in codes for isic in to_isic(to, middle)]


def _finest(scheme: str, code: str) -> list[str]:
    """The table's own codes that are meant: the code itself, or all below it."""
    known = _crosswalk(scheme)
    span = RANGE.fullmatch(code.strip())
    if span and scheme in WHOLE:
        return [own for own in known if span[1] <= own[:2] <= span[2]]
    plain = re.sub(r"[\s.,/-]", "", code.upper())
    if scheme == "cnae2" and len(plain) == CNAE_CLASS + 2:
        plain = plain[:CNAE_CLASS]
    if plain in known:
        return [plain]
    if len(plain) < 2 or (scheme not in WHOLE and scheme != "sic"):
        return []
    return [own for own in known if own.startswith(plain)]


def _line(code: str) -> list[str]:
    """A code's section, division, group and class, as far down as it goes."""
    if not code[:1].isdigit():
        return [code]
    return [_section_of()[code[:2]], *(code[:size] for size in range(2, len(code) + 1))]


@cache
def _section_of() -> Mapping[str, str]:
    """The section's letter of each division: in the list a section stands before its divisions."""
    sections: dict[str, str] = {}
    letter = ""
    for code in isic_titles():
        if not code.isdigit():
            letter = code
        elif len(code) == 2:
            sections[code] = letter
    return sections


@cache
def _crosswalk(scheme: str) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Each code of the scheme's table: what it leads to, and the codes there."""
    rows = (row for row in table_rows(TABLE) if row["scheme"] == scheme)
    return {row["code"]: (row["to"], tuple(row["codes"].split("|"))) for row in rows}
