"""Other classifications lead to ISIC Rev. 4 through the official tables; what is ambiguous stays so."""

import pytest

from graph_schema.reference import isic_titles
from graph_schema.reference_files import table_rows
from graph_schema.sectors import SCHEMES, Mapped, common, mapped, to_isic


@pytest.mark.parametrize(
    ("scheme", "code", "codes"),
    [
        ("naics2022", "336110", ("2910",)),
        ("naics2017", "336111", ("2910",)),
        ("nace2", "29.10", ("2910",)),
        ("nace2", "C", ("C",)),
        ("scian2018", "336110", ("2910",)),
        ("cnae2", "29.10-7", ("2910",)),
        ("cnae2", "2910-7/01", ("2910",)),
        ("sic", "0112", ("0112",)),
        ("naics2017", "928120", ("8421", "8423", "9900")),
        ("naics2017", "112120", ("0141",)),
        ("naics2022", "115115", ("0161",)),
        ("naics2017", "211130", ("0510", "0620")),
        ("naics2017", "213112", ("0910",)),
        ("naics2017", "238290", ("331", "3320", "4321", "4329")),
        ("sic", "1381", ("0910",)),
        ("isic4", "2410", ("2410",)),
        ("nace2", "29.11", ()),
        ("naics2022", "999999", ()),
        ("isic4", "2411", ()),
    ],
)
def test_a_code_stands_for_what_the_table_says(scheme: str, code: str, codes: tuple[str, ...]) -> None:
    assert to_isic(scheme, code) == codes


def test_a_code_above_the_finest_level_stands_for_all_below_it() -> None:
    assert to_isic("naics2022", "3361") == ("2910",)
    assert mapped("naics2017", "336").common == "C"
    assert to_isic("naics2017", "31-33") == tuple(sorted({i for n in ("31", "32", "33") for i in to_isic("naics2017", n)}))


def test_an_ambiguous_code_says_so_and_names_what_holds_all() -> None:
    assert mapped("naics2017", "928120") == Mapped("naics2017", "928120", ("8421", "8423", "9900"), "")
    assert mapped("naics2017", "928120").is_ambiguous
    assert [common(codes) for codes in (("0111", "0112"), ("2910", "2920"), ("2910", "3011"), ("2910", "29"), ("C",), ())] == [
        "011", "29", "C", "29", "C", "",
    ]  # fmt: skip


def test_every_code_of_the_tables_reaches_isic() -> None:
    codes = [(row["scheme"], row["code"]) for row in table_rows("isic4-crosswalks")]
    assert {scheme for scheme, _code in codes} == set(SCHEMES)
    assert {isic for scheme, code in codes for isic in to_isic(scheme, code)} <= isic_titles().keys()
    assert [code for scheme, code in codes if not to_isic(scheme, code)] == []
    ambiguous = {name: sum(len(to_isic(scheme, code)) > 1 for scheme, code in codes if scheme == name) for name in SCHEMES}
    assert ambiguous == {"naics2022": 349, "naics2017": 326, "nace2": 0, "scian2018": 301, "cnae2": 85, "sic": 600}


def test_no_code_of_the_tables_lost_its_leading_zero() -> None:
    """Without it, 141 for 0141 made clothing of cattle. Farming and mining are in divisions below 10; groups are rare."""
    finest = ("naics2017", "scian2018")
    rows = [(row["code"], row["codes"].split("|")) for row in table_rows("isic4-crosswalks") if row["scheme"] in finest]
    above = {isic for _code, codes in rows for isic in codes if len(isic) < 4}
    assert above == {"012", "014", "331"}
    elsewhere = {code for code, codes in rows if code[:2] in {"11", "21"} and not any(isic < "10" for isic in codes)}
    assert elsewhere == set()


def test_a_scheme_without_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no table leads from naics1997 to ISIC"):
        to_isic("naics1997", "336111")
