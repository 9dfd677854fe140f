"""Countries by the English names that publishers write, where they differ from ISO's short names."""

from functools import cache

from graph_schema import reference
from graph_schema.language import _
from loaders import values

# Names of countries that differ from those of the reference table.
OTHER_NAMES = {
    "Bolivia": "BO", "Bosnia and Herzegovina": "BA", "Burma": "MM", "Cape Verde": "CV", "Congo": "CG",
    "Czech Republic": "CZ", "Czechia": "CZ", "DR Congo": "CD", "Democratic Republic of the Congo": "CD", "Eswatini": "SZ",
    "Hong Kong": "HK", "Iran": "IR", "Ivory Coast": "CI", "Côte d'Ivoire": "CI", "Kosovo": "XK", "Kyrgyzstan": "KG", "Laos": "LA",
    "Macau": "MO", "Macao": "MO", "Macedonia": "MK", "North Macedonia": "MK", "Moldova": "MD", "Netherlands": "NL",
    "North Korea": "KP", "Palestine": "PS", "Puerto Rico": "PR", "Republic of the Congo": "CG", "Russia": "RU",
    "Slovak Republic": "SK", "South Korea": "KR", "Swaziland": "SZ", "Syria": "SY", "Taiwan": "TW", "Tanzania": "TZ",
    "The Gambia": "GM", "Trinidad and Tobago": "TT", "Turkey": "TR", "Türkiye": "TR", "UAE": "AE",
    "United Arab Emirates": "AE", "UK": "GB", "United Kingdom": "GB", "USA": "US", "United States": "US", "Venezuela": "VE",
    "Viet Nam": "VN", "Vietnam": "VN", "Yemen": "YE",
}  # fmt: skip


def country_named(cell: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country, by its code or its English name in any case. Raises values.Wrong."""
    code = _by_name().get(cell.strip().casefold())
    if not code:
        raise values.Wrong(_("{value} is a country's name that is not known here").format(value=values.short(cell)))
    return code


@cache
def _by_name() -> dict[str, str]:
    found = {code.casefold(): code for code in reference.countries()}
    found |= {known.name_en.casefold(): code for code, known in reference.countries().items()}
    return found | {name.casefold(): code for name, code in OTHER_NAMES.items() if reference.is_country(code)}
