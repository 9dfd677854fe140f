"""What registers do to names, seen in publishers' files: states, parents, acronyms, scripts, seats, funds, owners in one town."""

import pytest

from benchmarks.identity_pairs import fourth, joined, score, told_same
from loaders import acronym, foreign_word, script, sound, union_spelling
from loaders.match import compare, party
from loaders.party_name import taken_apart
from tests.matched import found


@pytest.mark.parametrize(
    ("first", "second", "states"),
    [
        ("Minnesota Boltex Nurses Assn.", "MINNESOTA BOLTEX NURSES ASSOCIATION", ("ND", "MN")),
        ("United Auto Workers", "International Union, UAW", ("FL", "IL")),
        ("Boltex Employees Association", "Boltex Employees Association", ("CA", "TX")),
        (
            "Organization of Legal Services Workers (NOLSW), United Automobile Workers (UAW), Local 2320",
            "UAW Local 2320",
            ("FL", "NY"),
        ),
        ("Longshoremen's & Warehousemen's Un.; Intl. - ILWU (Affiliated with AFL-CIO)", "ILWU", ("CA", "CA")),
        ("Local 713 Boltex Brotherhood of Trade Unions, UMD, ILA", "Boltex Brotherhood of Trade Unions, Local 713", ("NY", "NJ")),
        ("Local 64 Security Allied Federated Boltex", "Security Alliance Federation of Boltex Local 64", ("NY", "PA")),
        ("Operating Engineers Local 68, 68A, 68B", "Operating Engineers Local 68", ("NJ", "NJ")),
        ("United Boltex Officers Association", "United Boltex Officer Association", ("MD", "MD")),
        ("Technical Boltex Employees Union, OPEIU Local 4873", "Technical Boltex Employees Union, Local 4873", ("WA", "FL")),
    ],
)
def test_one_union_wherever_an_election_was_held_and_whosever_it_is(first: str, second: str, states: tuple[str, str]) -> None:
    assert found("union", first, second, ("US", "US"), states).probability >= 0.5


@pytest.mark.parametrize(
    ("first", "second", "states"),
    [
        ("Fight for Boltex Los Angeles", "Fight for Boltex Wisconsin", ("", "CA")),
        ("Boltex Workers Guild, East", "Boltex Workers Guild, West", ("NY", "CA")),
        ("Boltex Union Local 713, UMD, ILA", "Boltex Union Local 714, UMD, ILA", ("NY", "NY")),
        ("UAW Local 2320", "Organization of Legal Services Workers (NOLSW), UAW, Local 2321", ("NY", "NY")),
    ],
)
def test_two_unions_in_two_places_or_of_two_numbers(first: str, second: str, states: tuple[str, str]) -> None:
    assert found("union", first, second, ("US", "US"), states).probability < 0.5


def test_the_chapter_of_a_local_and_an_office_in_its_care_are_not_joined_with_it() -> None:
    local = "Association of Boltex Attorneys, United Auto Workers Local 2325"
    assert found("union", local, f"A Better Boltex, chapter of the {local}", ("US", "US")).verdict != "same"
    assert found("union", "USW, AFL-CIO, c/o Boltex Castings, Inc.", "United Steelworkers", ("US", "US")).verdict != "same"


@pytest.mark.parametrize(
    ("short", "name", "country"),
    [
        ("PNWRCC", "Pacific Northwest Regional Council of Carpenters", "US"),
        ("ATB", "Aliança dos Trabalhadores e Trabalhadoras do Boltex", "BR"),
        ("UBB", "Unione Boltex di Base", "IT"),
        ("ABFA", "Association of Boltex Flight Attendants", "US"),
        ("PSAB", "Public Servants Association of Boltex of South Africa", "ZA"),
        ("BDA", "Boltex Distributive and Allied Employees Association", "AU"),
    ],
)
def test_acronyms_in_several_languages(short: str, name: str, country: str) -> None:
    assert found("union", short, name, (country, country)).probability >= 0.5
    assert acronym.acronym(taken_apart("XQZB", country, "union"), taken_apart(name, country, "union")) == 0


def test_a_turned_name_is_said_as_it_is_read() -> None:
    assert (
        union_spelling.turned("Boilermakers & Boltex; Intl. Brthd. of - BBF")
        == "International Brotherhood of Boilermakers & Boltex"
    )
    assert union_spelling.turned("Boltex Workers Union, Local 3") == ""


@pytest.mark.parametrize(
    ("first", "second", "country"),
    [
        ("الشركة الليبية للحديد والصلب", "Libyan Iron and Steel Co", "LY"),
        ("أوراسكوم للإنشاءات", "Orascom Construction", "EG"),
        ("የኢትዮጵያ አየር መንገድ", "Ethiopian Airlines", "ET"),
        (
            "Boltex Yapım MEDYA PROD. SAN. TIC. LTD. STI.",
            "Boltex Yapım Medya Prodüksiyon Sanayi ve Ticaret Limited Şirketi",
            "TR",
        ),
        ("PPHU BOLTEX Sp. z o.o.", 'Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe "Boltex" Sp. z o.o.', "PL"),
        ("Công ty CP Dệt may Boltex", "Boltex Textile JSC", "VN"),
        ("艾沛克斯工具（山东）有限公司", "APEX TOOLS (SHANDONG) LIMITED", "CN"),
        ("常州东方特钢有限公司", "Changzhou Dongfang Special Steel Co Ltd", "CN"),
        ("武安市博泰铸业有限公司", "Wu'an Botai Casting Industry Co Ltd", "CN"),
        ("武安市博泰铸业有限公司", "Wu'an Botai Zhuye Co Ltd", "CN"),
        ("Georgsboltexhuette GmbH", "Georgsboltexhütte GmbH", "DE"),
    ],
)
def test_names_in_other_scripts_and_trades_written_short(first: str, second: str, country: str) -> None:
    assert found("employer", first, second, (country, country)).probability >= 0.5


@pytest.mark.parametrize(
    ("first", "second", "country"),
    [
        ("الشركة الليبية للحديد والصلب", "Libyan Cement Company", "LY"),
        ("艾沛克斯工具（山东）有限公司", "Sanya Tools (Shandong) Limited", "CN"),
        ("华夏水泥有限公司", "Huaxin Cement Co Ltd", "CN"),
        ("Jiangsu Longyuan Steel Co Ltd", "Jilin Jianlong Steel Co Ltd", "CN"),
        ("Bard Boltex College", "Barnard Boltex Colleges of Altora", "US"),
        ("Unimin Corporation", "Unidine Corporation", "US"),
        ("Altora Boltex Special Situations Fund", "Altora Boltex Special Situations Origination Fund", "IE"),
        ("Altora Boltex III-A Limited", "Altora Boltex III-B Limited", "IE"),
        ("New Altora Boltex Investment Limited", "Altora Boltex Investment Limited", "VG"),
        ("Wuzhou Boltai Special Steel Co Ltd", "Wuzhou Boltai Iron and Steel Co Ltd", "CN"),
        ("Altora University", "Altora University Health", "US"),
        ("Altora Boltex Ltd", "ALTORA BOLTEX LIMITED PROVIDENT FUND TRUST", "IN"),
        ("Boltex - Altora University", "Altora State University", "US"),
        ("Sodexo - Altora University", "Altora University", "US"),
        ("FUNDACION COLEGIO ALTORA CONCEPCION DE CONCEPCION", "FUNDACION COLEGIO MARIA ALTORA DE CONCEPCION", "CL"),
    ],
)
def test_companies_that_are_two(first: str, second: str, country: str) -> None:
    assert found("employer", first, second, (country, country)).probability < 0.5


def test_a_hospital_goes_with_and_without_the_system_that_it_belongs_to() -> None:
    states = ("NY", "NY")
    system = "Boltex Health - Talvera Island University Hospital"
    assert found("employer", system, "Talvera Island University Hospital", ("US", "US"), states).probability >= 0.5
    other = "Canelas Hospital - Boltex Health"
    assert found("employer", other, "Talvera Hospital - Boltex Health", ("US", "US"), states).probability < 0.5


def test_both_genders_and_spanish_articles_say_no_more() -> None:
    first, second = "Unión de Abogados de Servicios Legales Boltex", "Unión Abogados y Abogadas de Servicios Legales Boltex"
    assert found("union", first, second, ("US", "US")).probability >= 0.5
    first, second = "Unión de Trabajadores de Aeropuertos Boltex", "Unión de Trabajadores del Aeropuerto Boltex"
    assert found("union", first, second, ("US", "US")).probability >= 0.5


def test_one_company_may_have_its_seat_in_another_country_and_is_not_joined_for_it() -> None:
    one = found("employer", "Altora Boltex Corp", "ALTORA BOLTEX CORPORATION", ("CA", "US"))
    assert (one.probability >= 0.5, one.verdict) == (True, "offered")
    assert found("employer", "Altora Holdings Limited", "ALTORA HOLDINGS LTD", ("GB", "US")).probability < 0.5
    assert found("employer", "Altora Holdings Limited", "ALTORA HOLDINGS LTD", ("KY", "HK")).probability >= 0.5


@pytest.mark.parametrize(
    ("first", "second", "country", "regions", "same"),
    [
        ("Boltex (Fujian) Underwear Co Ltd", "BOLTEX (FUJIAN) UNDERWEAR CO LTD - HUAHAI VILLAGE", "CN", ("", ""), True),
        ("Boltex Steel Co Ltd", "Boltex Steel Co Ltd Bayuquan branch", "CN", ("", ""), False),
        ("Boltex Steel Dangjin steel plant", "Altora Steel Dangjin steel plant", "KR", ("", ""), False),
        ("Boltex Ras Al Khair steel plant", "Altora Ras Al Khair steel plant", "SA", ("", ""), False),
        ("Boltex Steel Dangjin plant", "Boltex Dangjin Works", "KR", ("", ""), True),
        ("Boltex Steel Co", "Persian Gulf Boltex Steel", "IR", ("Isfahan", "Hormuzgan"), False),
        ("Boltex Bay Region", "Boltex Caro Region", "US", ("MI", "MI"), False),
        ("Boltex Hennigsdorfer Steel Works", "Boltex Brandenburg Steel Works", "DE", ("Brandenburg", "Brandenburg"), False),
        ("JSW Steel Raigarh steel plant", "Monnet Ispat & Energy Limited Raigarh", "IN", ("", ""), True),
        ("TMK Taganrog Metallurgical Plant", "Таганрогский металлургический завод", "RU", ("", ""), True),
        ("Boltex National Hospital", "Boltex University Teaching and Referral Hospital", "KE", ("", ""), False),
    ],
)
def test_worksites_by_owner_place_and_kind(first: str, second: str, country: str, regions: tuple[str, str], same: bool) -> None:
    assert (found("worksite", first, second, (country, country), regions).probability >= 0.5) is same


def test_a_known_name_of_two_words_in_one_is_for_the_reader() -> None:
    assert found("employer", "Black Rock", "BlackRock", ("US", "US")).verdict == "offered"
    assert found("employer", "Tập đoàn Vingroup - Công ty CP", "Vingroup Joint Stock Company", ("VN", "VN")).verdict == "offered"


def test_words_of_other_scripts_and_how_they_sound() -> None:
    assert foreign_word.english("للحديد").split() == ["steel"]
    assert foreign_word.phrases("cong ty xay dung boltex".split(), "VN") == ["cong", "ty", "construction", "boltex"]
    assert script.latin("上海西门子开关有限公司", "CN").split()[0] == "shanghai"
    assert sound.alike("ximenzi", "siemens", "han")
    assert not sound.alike("huaxia", "huaxin", "han")


def test_pairs_of_two_sets_of_the_second_exam_are_told_and_none_is_joined_wrongly() -> None:
    pairs = fourth()
    assert score(pairs, told_same).f1 >= 0.93
    assert score(pairs, joined).precision == 1.0


@pytest.mark.parametrize(
    ("kind", "first", "second", "country"),
    [
        ("employer", "Minera Altora Ltda.", "MINERA ALTORA S.A.", "CL"),
        ("employer", "Altora Boltex AG", "Altora Boltex Group AG", "DE"),
        ("employer", "Altora d/b/a Boltex Foods", "Kelmens LLC d/b/a Boltex Foods", "US"),
        ("union", "Sindicato N° 1 Altora S.A. Fábrica Llanquihue", "Sindicato Nº1 Altora S.A. Fábrica San Fernando", "CL"),
        (
            "union",
            "Sindicato 12 de Julio de Trabajadores de Jalisco",
            "Sindicato 12 de Diciembre de Trabajadores de Jalisco",
            "MX",
        ),
        ("union", "Sindicato de Trabajadores de Altora S.A.", "Sindicato de Supervisores de Altora S.A.", "CL"),
        ("worksite", "Planta Ford Pacheco", "Planta Volkswagen Pacheco", "AR"),
        ("worksite", "Tata Steel Jamshedpur", "Tata Motors Jamshedpur", "IN"),
        ("worksite", "Saltillo Truck Assembly Plant", "Saltillo Van Assembly Plant", "MX"),
        ("worksite", "Altora Choloma Cutting", "Altora Choloma Sewing", "HN"),
        ("worksite", "GM Lansing Grand River Assembly", "GM Lansing Delta Township Assembly", "US"),
        ("worksite", "Nester Hosiery", "Clarksville Hosiery", "US"),
        ("worksite", "SteelAsia Calaca plant", "SteelAsia Concepcion plant", "PH"),
        ("worksite", "Hung Yen North", "Hung Yen South", "VN"),
        ("worksite", "Square Altora Ltd.", "Square Altora Unit 2", "BD"),
    ],
)
def test_what_one_word_tells_apart(kind: str, first: str, second: str, country: str) -> None:
    one, two = party("a", [first], kind=kind, country=country), party("b", [second], kind=kind, country=country)
    assert compare(one, two).probability < 0.5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "NATIONAL SERVICES OF AMERICA, LP d/b/a UNITED UNIVERSAL SECURITY SERVICES",
            "United Universal Security Services (National Services of America LP)",
        ),
        ("Boltex Holdings LLC dba Harbor Zandor Grill", "Harbor Zandor Grill, operated by Boltex Holdings LLC"),
    ],
)
def test_a_legal_and_a_trading_name_in_any_order_and_bracket_are_one_employer(first: str, second: str) -> None:
    assert found("employer", first, second, ("US", "US"), ("CA", "WA")).probability > 0.5


def test_two_sites_of_one_legal_person_go_by_two_trading_names() -> None:
    casino = "Boltex Holdings, L.P. d/b/a Zandor Casino Resort"
    places = ("US", "US"), ("NV", "NV")
    assert found("worksite", casino, "Boltex Holdings, LP d/b/a Zandor Place", *places).probability < 0.5
    assert found("worksite", casino, "Boltex Holdings LP dba Zandor Casino Resort", *places).probability > 0.5


@pytest.mark.parametrize(
    ("first", "second", "country"),
    [
        ("Egyptian Steel Ain Sokhna plant", "Al Boltex Steel Ain Sokhna plant", "EG"),
        ("Pakistan Steel Mills Karachi", "Boltex Steel Karachi plant", "PK"),
        ("Шахта «Юбилейная»", "Шахта «Юбилейная-Новая»", "RU"),
        ("Dresdner Infineon Werk", "Infineon Regensburg plant", "DE"),
        ("Bayerische Boltex Stahlwerke", "Sächsische Boltex Stahlwerke", "DE"),
        ("Шахта «Распадская»", "Шахта «Распадская-Коксовая»", "RU"),
    ],
)
def test_an_owner_by_its_land_a_mine_by_a_second_name_and_another_town_or_region_are_others(
    first: str, second: str, country: str
) -> None:
    assert found("worksite", first, second, (country, country)).probability < 0.5


@pytest.mark.parametrize(
    ("kind", "first", "second", "country"),
    [
        ("worksite", "Kehler Baden Steel Works", "Badische Stahlwerke, Werk Kehl", "DE"),
        ("worksite", "Kölner Ford-Werke", "Ford Köln plant", "DE"),
        ("employer", "Steirische Boltex AG", "Styrian Boltex AG", "AT"),
        ("worksite", "Fabryka Śląska Boltex", "Silesian Boltex factory", "PL"),
    ],
)
def test_what_is_from_a_region_or_german_town_is_named_after_it(kind: str, first: str, second: str, country: str) -> None:
    assert found(kind, first, second, (country, country)).probability > 0.5


@pytest.mark.parametrize(
    ("kind", "first", "second", "country"),
    [
        ("employer", "TECNET S.A.", "TECPET S.A.", "CL"),
        ("employer", "SERVIMAK S.A.", "SERVIMAR S.A.", "CL"),
        ("union", "SINDICATO DE TRABAJADORES DE EMPRESA TECNET", "SINDICATO DE TRABAJADORES DE EMPRESA TECPET", "CL"),
        ("employer", "Boltex Inc.", "Boltex Transportation Canada Inc.", "CA"),
    ],
)
def test_another_consonant_and_a_sister_by_business_and_land_are_others(kind: str, first: str, second: str, country: str) -> None:
    assert found(kind, first, second, (country, country)).probability < 0.5


@pytest.mark.parametrize(
    ("first", "second", "lands"),
    [
        ("ТОО «Казцинк»", "Kazzinc LLP", ("KZ", "")),
        ("ООО «Болцинк Хайнц»", "Bolzinc Heinz LLC", ("RU", "RU")),
        ("COMERCIAL ECSSA SA", "COMERCIAL ECCSA S.A.", ("CL", "CL")),
        ("Siemens AG", "Siemenz AG", ("DE", "DE")),
    ],
)
def test_letters_that_are_put_for_each_other_are_a_slip(first: str, second: str, lands: tuple[str, str]) -> None:
    assert found("employer", first, second, lands).probability > 0.5


@pytest.mark.parametrize(
    ("kind", "names", "land", "regions", "same"),
    [
        ("employer", ("Empresas Públicas de Altora E.S.P.", "EPA"), "CO", ("", ""), True),
        ("employer", ("COMERCIAL ALTORA LTDA.", "COMERCIAL ALTORA SUR LTDA."), "CL", ("", ""), False),
        ("union", ("CJA - PNW RC", "Pacific Northwest Regional Council of Carpenters"), "US", ("", ""), True),
        ("union", ("SINDICATO TALVERA DE ALTORA S.A. - ABX", "Sindicato Talvera de Altora"), "CL", ("", ""), True),
        ("worksite", ("St. Altora's Hospital", "St. Altora's Hospital"), "US", ("MA", "MN"), False),
        ("worksite", ("St. Altora's Hospital", "St. Altora's Hospital"), "US", ("MA", "MA"), True),
    ],
)
def test_forms_directions_regions_and_short_names_behind_a_form(
    kind: str, names: tuple[str, str], land: str, regions: tuple[str, str], same: bool
) -> None:
    assert (found(kind, *names, (land, land), regions).probability >= 0.5) is same


def test_a_town_in_an_owners_name_beside_a_plant_of_another_owner_there() -> None:
    names = "Tangshan Zhengfeng Steel Co Ltd", "Tangshan Iron and Steel Kim Chaek steel plant"
    assert found("worksite", *names, ("CN", "KP")).probability < 0.5


def test_a_direction_behind_the_number_of_a_local_waits_for_a_reader() -> None:
    names = "Service Employees International Union, 1199", "SEIU Healthcare 1199 NW"
    assert found("union", *names, ("US", "US")).verdict != "same"
    assert found("union", "SEIU 1199NW", "SEIU 1199", ("US", "US")).verdict != "same"
    assert found("union", "SEIU Local 32 BJ", "Service Employees International Union, 32BJ", ("US", "US")).verdict == "same"
