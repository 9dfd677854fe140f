"""Chinese, Japanese and Korean names beside Latin ones: where they part, how they sound, what translators choose."""

import pytest

from loaders import script, unspaced
from tests.matched import found


def test_a_korean_name_is_not_read_as_chinese() -> None:
    assert (script.of("대원"), script.of("大元"), script.of("ダイゲン")) == ("other", "han", "other")


@pytest.mark.parametrize(
    ("name", "chinese", "words"),
    [
        ("동국제약", False, [("동국", ""), ("제약", "pharmaceutical")]),  # not `국제`, international
        ("フードプラネット", False, [("フード", "food"), ("プラネット", "")]),  # not `ネット`, net, in the middle of a word
        ("瑞普生物技术", True, [("瑞普", ""), ("生物技术", "biological technology")]),
        ("申特钢铁", True, [("申特", ""), ("钢铁", "iron steel")]),
        ("不锈钢", True, [("不锈钢", "stainless steel")]),
        ("苗栗廠", True, [("苗栗", ""), ("廠", "plant")]),
    ],
)
def test_names_without_blanks_part_where_least_is_left_unknown(name: str, chinese: bool, words: list[tuple[str, str]]) -> None:
    assert list(unspaced.parts(name, chinese)) == words


@pytest.mark.parametrize(
    ("first", "second", "country", "same"),
    [
        ("ソシオアルトラ株式会社", "Socioaltora Inc.", "JP", True),
        ("トレイダーズアルトラ株式会社", "Traders Altora Co., Ltd.", "JP", True),
        ("トレイダーズアルトラ株式会社", "Trader Boltex Co., Ltd.", "JP", False),
        ("보르텍스지앤알", "Boltex G&R Co., Ltd.", "KR", True),
        ("보르텍", "Boltek Co., Ltd.", "KR", True),
        ("보르텍스", "Boltrans Co., Ltd.", "KR", False),
        ("宁波宝信软件股份有限公司", "Ningbo Baosight Software Co., Ltd.", "CN", True),
        ("宁波宝信软件股份有限公司", "Ningbo Baolong Software Co., Ltd.", "CN", False),  # read as Chinese itself
        ("宁波宝信软件股份有限公司", "Baosight Trading Co., Ltd.", "CN", False),
        ("浙江菲塔环保科技股份有限公司", "Zhejiang Feita Environmental Science & Technology Co., Ltd.", "CN", True),
        ("浙江菲塔环保科技股份有限公司", "Zhejiang Feita Investment Co., Ltd.", "CN", False),
    ],
)
def test_names_as_they_sound_and_as_translators_choose(first: str, second: str, country: str, same: bool) -> None:
    one = found("employer", first, second, (country, country))
    assert (one.probability >= 0.5, one.verdict == "same") == (same, False)
