"""Countries by the English names that publishers write, and by codes of before: all are listed in `data/reference`."""

import re
from collections.abc import Mapping
from functools import cache

from graph_schema import reference
from graph_schema.identity import fold
from graph_schema.language import _
from graph_schema.reference_files import table_rows
from loaders import values

CODE = re.compile("[A-Z]{3}")


def country_named(cell: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country, by its code or its English name in any case. Raises values.Wrong."""
    plain = cell.strip()
    code = plain.upper() if reference.is_country(plain.upper()) else by_name().get(fold(plain))
    if not code:
        raise values.Wrong(_("{value} is a country's name that is not known here").format(value=values.short(cell)))
    return code


@cache
def by_name() -> Mapping[str, str]:
    """Alpha-2 codes by names as `fold` leaves them: without case, accents and marks."""
    found = {fold(row["name"]): row["alpha2"] for row in table_rows("country-names")}
    return found | {fold(known.name_en): code for code, known in reference.countries().items()}


@cache
def by_alpha3() -> Mapping[str, str]:
    """Alpha-2 codes by alpha-3 codes, those of before ISO or the World Bank changed them among them."""
    before = {row["name"]: row["alpha2"] for row in table_rows("country-names") if CODE.fullmatch(row["name"])}
    return before | {known.alpha3: code for code, known in reference.countries().items()}
