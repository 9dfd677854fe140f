"""How values are written for people, in the language of the request: numbers, money, dates, countries, codes in words."""

import re
from collections.abc import Sequence
from datetime import date as calendar_date
from functools import cache, lru_cache

from babel import Locale, dates, lists, numbers

from graph_schema import reference
from graph_schema.language import _, current_language
from graph_schema.model import NodeType, RelType
from graph_schema.ontology import ONTOLOGY

# Spanish as in Mexico, where most Spanish readers are: 6,100.5 and not 6.100,5.
LOCALES = {"en": "en_US", "es": "es_MX"}
PARTIAL = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
MONTHS = {"en": "MMMM y", "es": "MMMM 'de' y"}
DAYS = {"en": "d MMMM y", "es": "d 'de' MMMM 'de' y"}


def locale() -> Locale:
    """Babel's locale for the current language."""
    return _locale(current_language())


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(LOCALES[language])


@cache
def _pattern(decimals: int | None) -> numbers.NumberPattern:
    """A page of wages writes hundreds of numbers: Babel would read the pattern anew for each."""
    return numbers.parse_pattern("#,##0.##" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else ""))


def number(value: float | None, decimals: int | None = None) -> str:
    """`6,100`; at most two decimals, or exactly `decimals`. Empty for None."""
    if value is None:
        return ""
    return str(numbers.format_decimal(value, format=_pattern(decimals), locale=locale()))


def percent(value: float | None, decimals: int | None = None, signed: bool = False) -> str:
    """`51 %` for 51, `+9 %` for 9 when signed. Empty for None."""
    if value is None:
        return ""
    sign = "+" if signed and value > 0 else ""
    return f"{sign}{number(value, decimals)} %"


def money(amount: float | None, currency: str, decimals: int | None = None) -> str:
    """`US$48.30`, `MX$429.38`, `€2,150`: the currency is always told apart. Empty for None."""
    if amount is None:
        return ""
    whole = float(amount) == int(amount)
    return f"{currency_sign(currency)}{number(amount, (0 if whole else 2) if decimals is None else decimals)}"


def amount_range(low: float | None, high: float | None, currency: str, decimals: int | None = None) -> str:
    """`US$15–48`, or one amount where there is only one."""
    if low is None or high is None or low == high:
        return money(high if low is None else low, currency, decimals)
    return f"{money(low, currency, decimals)}–{money(high, currency, decimals).removeprefix(currency_sign(currency))}"


@cache
def currency_sign(currency: str) -> str:
    """`US$`, `MX$`, `€`; a code with a blank where there is no sign of its own."""
    sign = str(numbers.get_currency_symbol(currency, locale="en"))
    if currency == "USD":
        return "US$"
    return sign if sign != currency else f"{currency}\u00a0"


def date(text: str | None) -> str:
    """A date in prose, as exact as it is known: `25 April 2024`, `April 2024`, `2024`. Empty for none."""
    return _date(text or "", current_language())


@lru_cache(10_000)
def _date(text: str, language: str) -> str:
    found = PARTIAL.match(text)
    if not found:
        return text
    year, month, day = found.groups()
    if not month:
        return year
    shown = calendar_date(int(year), int(month), int(day or 1))
    return str(dates.format_date(shown, DAYS[language] if day else MONTHS[language], locale=_locale(language)))


def iso(text: str | None) -> str:
    """A date for a table: as it is kept."""
    return text or ""


def year(text: str | None) -> str:
    """The year of a date; empty where there is none."""
    return (text or "")[:4]


def period(start: str | None, end: str | None) -> str:
    """`April 2024 – May 2024`; one date where the two are the same or one is missing."""
    if not start or not end or start == end:
        return date(start or end)
    return f"{date(start)} – {date(end)}"


def country(code: str | None) -> str:
    """`Mexico`; the whole world for an empty code."""
    return reference.country_name(code, current_language()) if code else _("worldwide")


def country_code(code: str | None) -> str:
    """`MX`; empty for a body of the whole world."""
    return code or ""


def countries(codes: Sequence[str]) -> str:
    """`Mexico, Germany and Brazil`."""
    return listed([country(code) for code in codes])


def language(code: str) -> str:
    """`Spanish` for `es`; a text that is no code stays as it is."""
    return str(locale().languages.get(code, code))


def listed(items: Sequence[str]) -> str:
    """`a, b and c`."""
    return str(lists.format_list(list(items), locale="en_GB" if current_language() == "en" else locale()))


@cache
def kind(name: str) -> NodeType | RelType:
    """The node type with this label, or the relationship type with this name."""
    known = {n.label: n for n in ONTOLOGY.nodes}
    return known[name] if name in known else ONTOLOGY.tie(name)


def word(type_name: str, property_name: str, code: str | None) -> str:
    """The phrase for a code of a property; empty for none, the code itself where the ontology has no such word."""
    if not code:
        return ""
    return _(kind(type_name).property(property_name).words.get(code, code))


def type_title(label: str, plural: bool = False) -> str:
    """`Union`, `Unions`."""
    known = ONTOLOGY.node(label)
    return _(known.plural if plural else known.title)


def tie_title(name: str, reverse: bool = False) -> str:
    """`owns`, `is owned by`."""
    tie = ONTOLOGY.tie(name)
    return _(tie.reverse if reverse else tie.title)


def sector(code: str | None) -> str:
    """Title of an ISIC code; the code itself where it has none."""
    title = reference.isic(code) if code else None
    return _(title) if title else code or ""


def yes_no(value: bool | None) -> str:
    """`yes`, `no`; empty for None."""
    return "" if value is None else (_("yes") if value else _("no"))
