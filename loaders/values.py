"""What is written in a cell, checked and turned into a value of the graph, strictly: nothing is guessed or repaired."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from urllib.parse import urlsplit

from graph_schema import reference
from graph_schema.identity import is_id, is_source, plain
from graph_schema.language import _
from graph_schema.model import Kind, Property
from graph_schema.records import Value

Reader = Callable[[str], Value]

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
YEAR = re.compile(r"[12][0-9]{3}")
OTHER_DATE = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
SERIAL = re.compile(r"[1-6][0-9]{4}(?:\.[0-9]+)?")
WHOLE = re.compile(r"-?[0-9]{1,15}")
DECIMAL = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,12})?")
PARTED = re.compile(r"-?[0-9]{1,3}(?:[ ,.'’\u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?")
COMMA = re.compile(r"-?[0-9]+,[0-9]+")
HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")
# UTF-8 read as Windows-1252 and saved again: "Ã©" for "é". "Ã" before a no-break space can be Portuguese.
DAMAGED = re.compile("[ÃÂ][\u0080-\u009f\u00a1-\u00bf]|â€")
PATH = re.compile(r"(?:file:|[a-zA-Z]:\\|\\\\|~|\.{0,2}/)")
# Blanks where an id has none, blanks that are none, marks of the direction of writing: they come along when a text is copied.
UNSEEN = re.compile("[\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]|^[^:]*:\\s|\\s\\s")
WORD = re.compile(r"[^\W_]+")
LEI = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
NUMBERS = {ord(sign): str(int(sign, 36)) for sign in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
SEPARATOR = "|"
DEGREES = 180
REPEATED = 2_000  # different cells kept in mind of what says the same in row after row


class Wrong(Exception):
    """A cell that does not say what it should. The message says what is wrong and what to do."""


def reader(declared: Property) -> Reader:
    """How a cell of this property is read. The reader raises Wrong; it is not called for an empty cell."""
    if declared.kind is Kind.CODE:
        return _code_reader(tuple(declared.words))
    if declared.kind is Kind.PERCENT:
        return _percent_reader(declared.signed)
    if declared.kind in (Kind.INTEGER, Kind.NUMBER):
        return _number_reader(declared)
    return SIMPLE[declared.kind]


def text(cell: str) -> str:
    """Text as it stands; line ends and tabs are allowed, other control characters are not."""
    if cell.isascii() and cell.isprintable():
        return cell
    if HIDDEN.search(cell):
        raise Wrong(_("holds a character that cannot be read: type the text again"))
    if DAMAGED.search(cell):
        raise Wrong(_('was damaged by a wrong encoding (such as "Ã©" for "é"): export it again as CSV UTF-8'))
    return cell


def texts(cell: str) -> list[str]:
    """Texts separated by `|`, each once, in their order."""
    if SEPARATOR not in cell:
        return [text(cell)]
    return list(dict.fromkeys(part for part in _parts(text(cell)) if part))


def places(cell: str) -> tuple[str, ...]:
    """Texts separated by `|` whose places count: a place may be empty."""
    if SEPARATOR not in cell:
        return (text(cell),)
    return tuple(_parts(text(cell)))


def locators(cell: str) -> tuple[str, ...]:
    """Addresses or record keys separated by `|`; never a path on a disk."""
    found = places(cell)
    for place in found:
        if PATH.match(place):
            raise Wrong(_("{value} is a place on a disk: give the address of the page, or leave it empty").format(value=place))
    return found


@lru_cache(maxsize=REPEATED)
def day(cell: str) -> str:
    """A date that exists: YYYY-MM-DD, YYYY-MM or YYYY."""
    if YEAR.fullmatch(cell) or (MONTH.fullmatch(cell) and YEAR.match(cell)):
        return cell
    if DAY.fullmatch(cell) and YEAR.match(cell):
        try:
            date.fromisoformat(cell)
        except ValueError:
            raise Wrong(_("{value} is not in the calendar: write a date that exists").format(value=cell)) from None
        return cell
    raise Wrong(_date_fault(cell))


def flag(cell: str) -> bool:
    """yes or no."""
    if cell.lower() not in ("yes", "no"):
        raise Wrong(_("{value} is neither yes nor no: write one of them").format(value=short(cell)))
    return cell.lower() == "yes"


@lru_cache(maxsize=REPEATED)
def country(cell: str) -> str:
    """An ISO 3166-1 alpha-2 code."""
    if reference.is_country(cell):
        return cell
    names = {known.name_en.lower(): code for code, known in reference.countries().items()}
    alpha3 = {known.alpha3: code for code, known in reference.countries().items()}
    meant = alpha3.get(cell.upper()) or names.get(cell.lower()) or (cell.upper() if reference.is_country(cell.upper()) else "")
    raise Wrong(_unknown(_("{value} is no country code (ISO 3166-1, two letters)"), cell, [meant] if meant else []))


def countries(cell: str) -> list[str]:
    """ISO 3166-1 alpha-2 codes separated by `|`."""
    return [country(part) for part in texts(cell)]


@lru_cache(maxsize=REPEATED)
def currency(cell: str) -> str:
    """An ISO 4217 code."""
    if reference.currency(cell):
        return cell
    meant = [cell.upper()] if reference.currency(cell.upper()) else []
    raise Wrong(_unknown(_("{value} is no currency code (ISO 4217, three letters)"), cell, meant))


@lru_cache(maxsize=REPEATED)
def isic(cell: str) -> str:
    """An ISIC Rev. 4 code: the letter of a section, or two to four digits."""
    if reference.isic(cell):
        return cell
    meant = [code for code in (cell.upper(), cell.zfill(2), cell.partition(".")[0]) if reference.isic(code)][:1]
    raise Wrong(_unknown(_("{value} is no ISIC Rev. 4 code (a letter, or two to four digits)"), cell, meant))


def url(cell: str) -> str:
    """An address that begins with http:// or https://."""
    try:
        parts = urlsplit(cell)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", cell):
        raise Wrong(_("{value} is no address: it begins with http:// or https:// and holds no blanks").format(value=short(cell)))
    return text(cell)


def identifier(cell: str) -> str:
    """An id of a thing, `scheme:code`. What looks like the id of another thing, and is none by a slip of the hand, is wrong."""
    if not is_id(cell):
        message = _("{value} is no id: write scheme:code, such as lei:..., or name:MX:name-of-the-union")
        raise Wrong(message.format(value=short(cell)))
    if UNSEEN.search(cell):
        raise Wrong(_("{value} holds a blank or a sign that cannot be seen: type the id again").format(value=short(cell)))
    if cell.startswith("lei:") and not is_lei(cell[4:]):
        raise Wrong(_("is no LEI (20 capital letters and digits, the last two of them check digits): copy it again"))
    if cell.startswith("name:"):
        return _readable_id(cell)
    return text(cell)


def is_lei(cell: str) -> bool:
    """Whether a text is a Legal Entity Identifier (ISO 17442): its remainder modulo 97 is 1, letters counting from 10."""
    return LEI.fullmatch(cell) is not None and int(cell.translate(NUMBERS)) % 97 == 1


def lei_id(cell: str) -> str:
    """The id that an LEI makes, however its twenty signs are set apart; empty where it is none."""
    code = "".join(cell.replace("-", " ").split()).upper()
    return f"lei:{code}" if is_lei(code) else ""


def identifiers(cell: str) -> list[str]:
    """Ids separated by `|`."""
    return [identifier(part) for part in texts(cell)]


def _readable_id(cell: str) -> str:
    """`name:COUNTRY:name`, a worksite's with its place behind: as `name_id` makes it, so that another file meets it."""
    _name, land, *words = cell.split(":")
    if land != "WORLD":
        country(land)
    meant = ":".join(["name", land, *("-".join(WORD.findall(plain(part))) for part in words)])
    if cell != meant or len(words) not in (1, 2) or not all(words):
        message = _(
            "{value} is no id made of a name: write name:COUNTRY:name, in small letters without accents, joined by hyphens"
        )
        raise Wrong(_unknown(message, cell, [meant] if words and all(words) else []))
    return cell


@lru_cache(maxsize=REPEATED)
def source(cell: str) -> str:
    """An id of a source, `publisher/dataset`."""
    if not is_source(cell):
        raise Wrong(_("{value} is no source: write publisher/dataset in small letters").format(value=short(cell)))
    return cell


def one_of(cell: str, allowed: Iterable[str]) -> str:
    """A word of a list, exactly as listed."""
    known = list(allowed)
    if cell in known:
        return cell
    nearest = get_close_matches(cell.lower(), known, n=1, cutoff=0.5)
    message = _("{value} is not one of the words: {words}")
    raise Wrong(_unknown(message.replace("{words}", ", ".join(known)), cell, nearest))


def short(cell: str) -> str:
    """A cell's text as a message shows it: in quotes, on one line and not too long."""
    cell = " ".join(cell.split())
    return f'"{cell[:60]}…"' if len(cell) > 60 else f'"{cell}"'


def nearest(name: str, known: Iterable[str], near: float = 0.6) -> str:
    """The hint that another name may have been meant; empty where none is near."""
    found = get_close_matches(name.lower(), list(known), n=1, cutoff=near)
    return _("did you mean {name}?").format(name=found[0]) if found else ""


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(SEPARATOR)]


def _unknown(message: str, cell: str, meant: Iterable[str]) -> str:
    said = message.format(value=short(cell))
    found = list(meant)
    return said + "; " + _("did you mean {name}?").format(name=found[0]) if found else said


def _date_fault(cell: str) -> str:
    other = OTHER_DATE.fullmatch(cell)
    if other and int(other[2]) <= 12 and int(other[1]) > 12:
        hint = f"{other[3]}-{int(other[2]):02}-{int(other[1]):02}"
        return _("{value} is not written as a date here: write {hint}").format(value=short(cell), hint=hint)
    if SERIAL.fullmatch(cell):
        message = _("{value} is a spreadsheet's count of days, not a date: format the column as dates, and save it again")
        return message.format(value=short(cell))
    return _("{value} is no date: write YYYY-MM-DD, YYYY-MM or YYYY, of a day that exists").format(value=short(cell))


def _code_reader(words: tuple[str, ...]) -> Reader:
    known = frozenset(words)
    return lambda cell: cell if cell in known else one_of(cell, words)


def _percent_reader(signed: bool) -> Reader:
    def read(cell: str) -> Value:
        if cell.endswith("%"):
            raise Wrong(_("{value} carries a unit: write the number alone, 25 for 25 %").format(value=short(cell)))
        value = _decimal(cell, signed)
        if not signed and value > 100:
            raise Wrong(_("{value} is more than 100 %: write a number from 0 to 100").format(value=short(cell)))
        return value

    return read


def _number_reader(declared: Property) -> Reader:
    whole, signed, degrees = declared.kind is Kind.INTEGER, declared.signed, declared.unit == "degrees"

    def read(cell: str) -> Value:
        if whole:
            return _integer(cell, signed)
        value = _decimal(cell, signed)
        if degrees and abs(value) > (90 if declared.name == "latitude" else DEGREES):
            raise Wrong(_("{value} is beyond the globe: write degrees, with a decimal point").format(value=short(cell)))
        return value

    return read


def _integer(cell: str, signed: bool) -> int:
    if not WHOLE.fullmatch(cell):
        raise Wrong(_number_fault(cell, _("{value} is no whole number")))
    return int(_not_negative(cell, signed))


def _decimal(cell: str, signed: bool) -> float:
    if not DECIMAL.fullmatch(cell):
        raise Wrong(_number_fault(cell, _("{value} is no number")))
    return float(_not_negative(cell, signed)) + 0.0  # -0 is 0


def _not_negative(cell: str, signed: bool) -> str:
    if not signed and cell.startswith("-"):
        raise Wrong(_("{value} is negative, which it cannot be: write a number from 0 up").format(value=short(cell)))
    return cell


def _number_fault(cell: str, what: str) -> str:
    said = what.format(value=short(cell))
    if PARTED.fullmatch(cell):
        return said + ": " + _("leave out the separators of thousands, and use a point for decimals")
    if COMMA.fullmatch(cell):
        return said + ": " + _("write a decimal point, not a comma")
    return said + ": " + _("write digits alone, without unit or currency")


SIMPLE: dict[Kind, Reader] = {
    Kind.TEXT: text,
    Kind.TEXTS: texts,
    Kind.DATE: day,
    Kind.FLAG: flag,
    Kind.COUNTRY: country,
    Kind.COUNTRIES: countries,
    Kind.CURRENCY: currency,
    Kind.ISIC: isic,
    Kind.URL: url,
}
