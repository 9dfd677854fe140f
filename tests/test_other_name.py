"""The other names of listed companies and public employers, and what joins by them: nothing."""

import pytest

from graph_schema.reference_files import table_rows
from loaders import other_name
from tests.matched import found


@pytest.mark.parametrize(
    ("first", "second", "country", "likely"),
    [
        ("弘煜科技事業股份有限公司", "Fun Yours Technology", "TW", True),
        ("弘煜科技事業", "Fun Yours Technologies Co., Ltd.", "TW", True),  # the other one in other words
        ("TNT N.V.", "PostNL N.V.", "NL", True),
        ("Arizona DPS", "Arizona Department of Public Safety", "US", True),
        ("弘煜科技事業股份有限公司", "Fun Yours Technology", "CN", False),  # another country's
        ("TNT Express N.V.", "PostNL N.V.", "NL", False),
    ],
)
def test_another_name_of_the_table_makes_likely_and_joins_nothing(first: str, second: str, country: str, likely: bool) -> None:
    one = found("employer", first, second, (country, country))
    assert one.verdict == ("offered" if likely else "different")


def test_no_name_of_the_table_is_two_employers_in_one_country() -> None:
    rows = [(row["countries"].split(), row["names"].split("|")) for row in table_rows("other-names")]
    assert len(rows) > 20_000
    assert all(len({other_name.key(name, "".join(lands)) for name in names}) > 1 for lands, names in rows)
    # Alpha is a company in Tokyo and one in Kobe: neither is found by it.
    assert sum("株式会社アルファ" in names for lands, names in rows if "JP" in lands) == 2
    assert other_name.others("株式会社アルファ", "JP") == ()
