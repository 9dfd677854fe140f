"""The other names of listed companies and public employers, and what joins by them: nothing."""

import pytest

from graph_schema.reference_files import table_rows
from loaders import other_name, two_scripts
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


@pytest.mark.parametrize(
    ("name", "halves"),
    [
        ("集友銀行 Chiyu Banking Corporation", ("Chiyu Banking Corporation", "集友銀行")),
        ("Bank Assafa بنك الصفاء", ("Bank Assafa", "بنك الصفاء")),
        ("Altora Boltex (ООО «Альтора Болтекс»)", ("Altora Boltex", "ООО «Альтора Болтекс»")),
        ("KDDI エンジニアリング", ()),  # a word of each
        ("ТОО Kazphosphate", ()),  # a legal form
        ("JFEスチール株式会社", ()),
    ],
)
def test_a_name_that_is_written_twice_is_either(name: str, halves: tuple[str, ...]) -> None:
    assert two_scripts.halves(name) == halves


@pytest.mark.parametrize(
    ("first", "second", "country", "same"),
    [
        ("Bank Altora بنك التورا", "Bank Altora", "MA", True),
        ("Банк Грузии и Болтекс", "Boltex Bank of Georgia", "GE", True),
        ("Уральский банк реконструкции и развития Болтекс", "Ural Boltex Bank for Reconstruction and Development", "RU", True),
        ("البنك الوطني للتعمير والإسكان", "National Housing and Development Bank", "EG", True),
        ("البنك الوطني للتعمير والإسكان", "National Post Bank", "EG", False),
        ("صيدلية البولتكس", "Alboltex Pharmacy", "EG", True),
        ("صيدلية البولتكس", "Alboltex Bakery", "EG", False),
        ("華南化學商業銀行", "Hua Nan Chemical Commercial Bank", "TW", True),
    ],
)
def test_arabic_cyrillic_and_chinese_beside_latin(first: str, second: str, country: str, same: bool) -> None:
    assert (found("employer", first, second, (country, country)).probability >= 0.5) is same
