"""Names in several languages, and what registers add behind a dash: one or two, with look-alikes that are not."""

import pytest

from loaders import contraction, insolvency, letter_name, script, union_name, word_parts
from loaders.word_sense import sense
from tests.matched import found


@pytest.mark.parametrize(
    ("lands", "same"),
    [(("PR", "US"), True), (("FR", "MQ"), True), (("FI", "AX"), True), (("JE", "GB"), False), (("HK", "CN"), False)],
)
def test_a_territory_is_its_states_and_nothing_is_joined_for_it(lands: tuple[str, str], same: bool) -> None:
    one = found("union", "Union de Boltex de Cemento Altora", "UNION DE BOLTEX DE CEMENTO ALTORA", lands)
    assert (one.probability >= 0.5, one.verdict == "same") == (same, False)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("New Altora Transportation Company - Boltex Public Schools", "The New Altora Transportation Company", True),
        ("Altora Bottling Company", "The Altora Bottling Company - Dr Boltex", True),
        ("Altora Boltex Company - Pension Fund", "Altora Boltex Company", False),
        ("Altora Boltex USA Inc.", "Altora Boltex International Inc.", False),
        ("Altora Boltex LLC d/b/a River Talvera Nursing", "Altora Boltex LLC d/b/a Canelas Hospital", False),
    ],
)
def test_a_customer_or_parent_behind_a_dash(first: str, second: str, same: bool) -> None:
    one = found("employer", first, second, ("US", "US"))
    assert one.probability < 0.5 or one.verdict == "offered"
    assert (one.probability >= 0.5) is same


def test_a_limited_company_is_none_by_shares_in_russia() -> None:
    assert found("employer", "Boltex Altora LLC", "BOLTEX ALTORA JSC", ("RU", "RU")).probability < 0.5


def test_a_hospital_for_women_is_not_the_hospital() -> None:
    names = "Royal Women's Hospital Melbourne", "The Royal Melbourne Hospital"
    assert found("worksite", *names, ("AU", "AU")).probability < 0.5


@pytest.mark.parametrize(
    ("first", "second", "country", "same"),
    [
        ("The Alliance of Boltex School Employees", "Alliance of Boltex School Employees, AFT Local 6056", "US", True),
        ("UAW", "UAW Local 2250", "US", False),
        ("Public Union", "Public Union, AFSCME Local 5", "US", False),
        ("CJA - BOLTEX MOUNTAIN RC", "CJA - BOLTEX MOUNTAIN REG COUNCIL", "", True),
        ("Sindicato de Trabajadores en General de México", "Unión de Trabajadores en General de México", "MX", False),
        ("Norwegian Nurses Organisation", "Norsk Sykepleierforbund", "NO", True),
        ("Norwegian Nurses Organisation", "Norsk Lærerforbund", "NO", False),
        ("Finnish Medical Association", "Suomen Lääkäriliitto", "FI", True),
        ("Polish Teachers' Union", "Związek Pielęgniarek Polskich", "PL", False),
        ("Miners' Union of Russia", "Российский профсоюз горняков", "RU", True),
        ("Miners' Union of Russia", "Российский профсоюз моряков", "RU", False),
        ("Korean Metal Workers' Union", "전국교직원노동조합", "KR", False),
        ("Turkish Metal Workers' Union", "Türkiye Metal İşçileri Sendikası", "TR", True),
    ],
)
def test_a_unions_name_in_two_languages_and_with_its_parent(first: str, second: str, country: str, same: bool) -> None:
    one = found("union", first, second, (country, country))
    assert (one.probability >= 0.5 and one.verdict != "part") is same


@pytest.mark.parametrize(
    ("first", "second", "country", "same"),
    [
        ("АО «Узметкомбинат»", "Uzbekskiy Metallurgicheskiy Kombinat JSC", "UZ", True),
        ("АО Болтекский комбинат им. А.А. Угарова", "Boltekskiy Kombinat Imeni Alekseya Alekseyevicha Ugarova JSC", "RU", True),
        ("Bryansk Machine-Building Plant JSC", "АО Брянский машиностроительный завод", "RU", True),
        ("Bryansk Machine-Building Plant JSC", "АО Брянский автомобильный завод", "RU", False),
        ("Boltex Industrial and Medical Gases Production AŞ", "Boltex Sınai ve Tıbbi Gazlar İstihsal A.Ş.", "TR", True),
        ("Volos Port Authority S.A.", "Οργανισμός Λιμένος Βόλου Α.Ε.", "GR", True),
        ("未来創電侍浜合同会社", "Mirai Power (Samuraihama) Limited Liability Company", "JP", True),
        ("Shenzhen Huaxin Electronics Co., Ltd.", "深圳市华新水泥有限公司", "CN", False),
        ("Anhui Jingxian Longxin Iron and Steel Co Ltd", "鞍钢股份有限公司", "CN", False),
        ("KG Steel Co Ltd", "와이케이스틸(주)", "KR", False),
        ("Nippon Boltex Gases", "NIPPON TALVERA GAS CO.,LTD.", "JP", False),
        ("Hebei New Wuan Iron and Steel Group Xin Hui Metallurgy Co Ltd", "河北新武安钢铁集团鑫汇冶金有限公司", "CN", True),
        ("Jiugang Group Yuzhong Iron & Steel Co Ltd", "酒钢集团榆中钢铁有限责任公司", "CN", True),
        ("Henan Yaxin Steel Industry Co Ltd", "河南亚新钢铁集团有限公司", "CN", True),
        ("Cambodia Iron & Steel Mining Industry Group Co Ltd", "柬埔寨钢铁矿业集团", "KH", True),
        ("Mataro Shoji Corporation", "マタロ商事株式会社", "JP", True),
        ("Bulgarian Energy Trading Platform AD", "Българска енергийна търговска платформа", "BG", True),
        ("Qatari Unified Bureau Insurance W.L.L.", "المكتب الموحد القطري للتأمين", "QA", True),
        ("Gohar Zamin Iron Ore Co", "شرکت سنگ آهن گهرزمین", "IR", True),
        ("Altora Bank S.A.", "ALTORA ΤΡΑΠΕΖΑ Α.Ε. ΥΠΟ ΕΙΔΙΚΗ ΕΚΚΑΘΑΡΙΣΗ", "GR", True),
        ("烟台阿卡邦服饰有限公司", "Yan Tai Agabang Garment and Accessories Co., Ltd.", "CN", True),
        ("烟台华新服饰有限公司", "Yan Tai Huaxia Garment and Accessories Co., Ltd.", "CN", False),
        ("Valboya Metal Products Co Ltd", "Valboya Metal Products Co Ltd Trade Union Committee", "CN", False),
        ("Kordsa Teknik Tekstil A.Ş.", "Korteks Mensucat Sanayi A.Ş.", "TR", False),
        ("Brzoza Furniture Factory", "Fabryka Mebli Brzoza S.A.", "PL", True),
        ("Neringa Hotel UAB", "Viešbutis Neringa UAB", "LT", True),
        ("Marchand Bakery SAS", "Boucherie Marchand SAS", "FR", False),
        ("Shri Ganesh Textile Mills", "श्री गणेश टेक्सटाइल मिल्स", "IN", True),
        ("Larsen & Co Tilitoimisto Oy", "Larsen & Co Accountants Ltd", "FI", True),
        ('Общество с ограниченной ответственностью "ТЕХПЛАСТИК"', "TEHPLASTIC, Ltd", "RU", True),
        ("TEHPLASTIC, JSC", 'Общество с ограниченной ответственностью "ТЕХПЛАСТИК"', "RU", False),
    ],
)
def test_companies_whose_names_are_words_of_trades(first: str, second: str, country: str, same: bool) -> None:
    one = found("employer", first, second, (country, country))
    assert (one.probability >= 0.5, one.verdict == "same") == (same, False)


def test_plants_by_the_acronym_of_owner_and_town_and_by_what_they_make() -> None:
    regions = ("Boltex", "Boltex")
    assert found("worksite", "Thai Nguyen Iron and Steel plant", "TISCO", ("VN", "VN"), regions).probability >= 0.5
    assert found("worksite", "LGOK HBI", "Lebedinsky GOK DRI Plant", ("RU", "RU"), regions).probability >= 0.5
    assert found("worksite", "LGOK HBI", "Mikhailovsky GOK DRI Plant", ("RU", "RU"), regions).probability < 0.5


def test_words_that_hold_others() -> None:
    assert word_parts.compound("sykepleierforbundet") == ("sykepleier", "union")
    assert word_parts.compound("boltexforbund") == ("boltexforbund",)
    assert contraction.meanings("uzmetkombinat") == ("UZ", "metal", "plant")
    assert contraction.meanings("rossiya") == ()
    words = "zavod imeni alekseya alekseyevicha ugarova".split()
    assert word_parts.without_first_names(words) == ["zavod", "ugarova"]
    assert [sense(word) for word in ("metallurgicheskogo", "zavoda", "boltexskogo")] == ["metal", "plant", ""]
    assert union_name.written_out("Teamsters JC 42") == "Teamsters Joint Council 42"
    assert script.of("酒钢") == "han"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("케이비캐피탈 주식회사", "KB 캐피탈 주식회사"),
        ("엔에이치투자증권", "NH 투자증권"),
        ("디티알오토모티브", "DTR 오토모티브"),
        ("アイシン", "アイシン"),
        ("エヌ・ティ・ティ・データ", "NTT ・データ"),
        ("아이오닉", "아이오닉"),
        ("에이스침대", "에이스침대"),
        ("디피 주식회사", "디피 주식회사"),
        ("АО «ДжиЭм Узбекистан»", "АО «GM Узбекистан»"),
        ("ЭЛ ДЖИ ЭЛЕКТРОНИКС", "LG ЭЛЕКТРОНИКС"),
        ("ООО Сити", "ООО Сити"),
        ("บริษัท จี เจ สตีล จำกัด", "บริษัท GJ สตีล จำกัด"),
        ("ซีพี ออลล์", "CP ออลล์"),
        ("إتش إس بي سي الشرق الأوسط", "HSBC الشرق الأوسط"),
        ("बी एच ई एल", "BHEL"),
    ],
)
def test_letters_that_are_written_as_they_are_called(name: str, letters: str) -> None:
    assert letter_name.written_out(name) == letters


@pytest.mark.parametrize(
    ("kind", "first", "second", "land", "same"),
    [
        ("employer", "케이비탈베라 주식회사", "KB TALVERA CO.,LTD.", "KR", True),
        ("employer", "케이씨씨 주식회사", "KCT CORPORATION", "KR", False),
        ("employer", 'Акционерное общество "Концерн "Болтекс""', "CONCERN BOLTEKS JSC", "", True),
        (
            "union",
            "Sindicato Textil De Altora Ahora Denominado Sindicato Boltex Del Norte",
            "Sindicato Textil De Altora",
            "MX",
            True,
        ),
        (
            "union",
            "Sindicato Textil De Altora Ahora Denominado Sindicato Boltex Del Norte",
            "Sindicato Boltex Del Sur",
            "MX",
            False,
        ),
    ],
)
def test_forms_written_out_letters_and_names_of_before(kind: str, first: str, second: str, land: str, same: bool) -> None:
    assert (found(kind, first, second, (land, land)).probability >= 0.5) is same


def test_a_word_said_twice_is_taken_once() -> None:
    """Names of registers that no pair here holds: a run of initials met one word two times, and the comparison broke off."""
    name = "Minero Talvera Minero Altora Minero Transportes"
    assert found("union", "MTMAM", name, ("MX", "MX")).verdict != "same"
    assert found("union", "DDMMN Boltex", "Del Del Minero Minero Norte Boltex", ("MX", "MX")).verdict != "same"


def test_an_acronym_of_the_last_words_is_the_parents() -> None:
    """`Altora Professionals Union/X (AX)` is a part of X, which the letters in brackets are short for."""
    parent = "Pennsylvania Association of Staff Nurses and Allied Professionals"
    assert found("union", f"Altora Professionals Union/{parent} (PASNAP)", parent, ("US", "US")).verdict != "same"
    assert found("union", f"{parent} (PASNAP)", "PASNAP", ("US", "US")).probability >= 0.5


@pytest.mark.parametrize(
    ("native", "latin", "other"),
    [
        ("बोल्टेक्स अल्तोरा लिमिटेड", "Boltex Altora Limited", "Talvera Altora Limited"),
        ("বোলটেক আলতোরা গার্মেন্টস", "Boltek Altora Garments", "Talvera Altora Garments"),
    ],
)
def test_a_vowel_sign_of_indic_script_parts_no_word(native: str, latin: str, other: str) -> None:
    chances = [found("employer", native, name, ("IN", "IN")).probability for name in (latin, other)]
    assert chances[0] >= 0.5 > chances[1]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Valboya S.p.A. in amministrazione straordinaria", "Valboya S.p.A."),
        ("Kordex Sp. z o.o. w likwidacji", "Kordex Sp. z o.o."),
        ("Altora GmbH i.L.", "Altora GmbH"),
        ("Boltex Ltd (in administration)", "Boltex Ltd"),
        ("Massa Falida de Valboya S.A.", "Valboya S.A."),
        ("In Liquidation", "In Liquidation"),
        ("Altora Insolvency Services Ltd", "Altora Insolvency Services Ltd"),
    ],
)
def test_a_company_that_is_wound_up_is_the_same_one(name: str, bare: str) -> None:
    assert insolvency.without_note(name) == bare


def test_one_acronym_of_two_lands_is_two_unions_and_nobodys_where_no_land_is_known() -> None:
    assert union_name.national(("cwu",), "ZA")[1] != union_name.national(("cwu",), "GB")[1]
    assert union_name.national(("num",), "") == (("num",), "")
    assert union_name.national(("twu",), "") == ((), "@twu")  # of the United States, as most names are
    assert found("union", "NUM", "National Union of Mineworkers", ("", "ZA")).verdict == "offered"


def test_a_group_and_its_company_are_not_joined_though_both_are_well_known() -> None:
    assert found("employer", "东风汽车股份有限公司", "东风汽车集团股份有限公司", ("CN", "CN")).verdict != "same"
    assert found("employer", "东风汽车集团股份有限公司", "东风汽车集团股份有限公司 ", ("CN", "CN")).verdict == "same"
