"""The same organisation under two names is found, two organisations with like names are kept apart."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.identity_pairs import exam, held_out, joined, labelled, score, second_exam, second_held_out, sixth, told_same
from graph_schema.likeness import reasons
from loaders.candidates import across, within
from loaders.groups import Groups, sorted_out
from loaders.legal_form import without_form
from loaders.match import Candidate, compare, party
from loaders.match_features import FEATURES
from loaders.match_model import BY_HAND, COEFFICIENTS
from loaders.union_name import is_short_for
from solidarity.cli import main


def verdict(kind: str, first: str, second: str, country: str = "") -> str:
    return compare(party("a", [first], kind=kind, country=country), party("b", [second], kind=kind, country=country)).verdict


@pytest.mark.parametrize(
    ("first", "second", "country"),
    [
        ("Volkswagen AG", "Volkswagen Aktiengesellschaft", "DE"),
        ("VOLKSWAGEN DE MEXICO SA DE CV", "Volkswagen de México, S.A. de C.V.", "MX"),
        ("WAT Motor Sanayi ve Ticaret A.Ş.", "WAT MOTOR SANAYİ VE TİCARET ANONİM ŞİRKETİ", "TR"),
        ('Общество с ограниченной ответственностью "СОЛАРТЕК"', 'ООО "СОЛАРТЕК"', "RU"),
        ("COMSA INFRAESTRUCTURAS SOCIEDAD ANONIMA DE CAPITAL VARIABLE", "COMSA INFRAESTRUTURAS SA DE CV", "MX"),
        ("Edifice Consultants Pvt.Ltd.", "EDIFICE CONSULTANTS PRIVATE LIMITED", "IN"),
    ],
)
def test_one_company_in_two_spellings(first: str, second: str, country: str) -> None:
    assert verdict("employer", first, second, country) == "same"


@pytest.mark.parametrize(
    ("first", "second", "country"),
    [
        ("Promoksa Dos, S.A. de C.V.", "PROMOKSA CUATRO", "MX"),
        ("TOCU XLVII LLC", "TOCU XLVI LLC", "US"),
        ("RAY WILSON FITNESS PACHUCA, S.A DE C.V.", "RAY WILSON FITNESS TIJUANA S.A DE C.V.", "MX"),
        ("thyssenkrupp AG", "thyssenkrupp Steel Europe AG", "DE"),
        ("Grupo México, S.A.B. de C.V.", "Grupo Modelo, S.A.B. de C.V.", "MX"),
    ],
)
def test_two_companies_with_like_names(first: str, second: str, country: str) -> None:
    assert verdict("employer", first, second, country) == "different"


@pytest.mark.parametrize(
    ("first", "second", "country", "expected"),
    [
        ("SNTMMSSRM", "Los Mineros", "MX", "same"),
        ("UAW Local 2250", "United Auto Workers, Local Union No. 2250", "US", "same"),
        ("UAW Local 2250", "UAW", "US", "part"),
        ("UAW Local 2250", "UAW Local 2251", "US", "different"),
        ("UAW Local 2250", "Teamsters Local 2250", "US", "different"),
        ("SNTMMSSRM Sección 271", "SNTMMSSRM", "MX", "part"),
        ("Sindicato N° 1 de Minera Escondida", "Sindicato de Trabajadores Nº1 Minera Escondida", "CL", "same"),
        ("Sindicato N° 1 de Minera Escondida", "Sindicato N° 2 de Minera Escondida", "CL", "different"),
        ("STUNAM", "Sindicato de Trabajadores de la Universidad Nacional Autónoma de México", "MX", "same"),
    ],
)
def test_unions_acronyms_locals_and_numbers(first: str, second: str, country: str, expected: str) -> None:
    assert verdict("union", first, second, country) == expected
    assert verdict("union", second, first, country) == expected


@pytest.mark.parametrize(
    ("kind", "first", "second", "country"),
    [
        ("employer", "MINERA BOLT1NEX LTDA.", "Minera Boltinex Limitada", "CL"),
        ("employer", "Altora Boltex Otomobil Fabrikası A.Ş.", "ALTORA BOLTEX OTOMOBIL FABRIKASI ANONIM SI", "TR"),
        ("employer", "Altora Boltex Yolları A.O.", "Altora Boltex Yollari Anonim Ortakligi", "TR"),
        ("employer", "MANUFACTURE ALTORA DES PNEUMATIQUES BO", "Manufacture Altora des Pneumatiques Boltex", "FR"),
        ("employer", "Altora IND. DE VEIC. Automotores Ltda", "Altora Indústria de Veículos Automotores Ltda.", "BR"),
        ("employer", "Altora Inc., d/b/a Boltex Foods", "BOLTEX FOODS d/b/a ALTORA, INC.", "US"),
        ("employer", "Trustees of Altora College", "Altora University", "US"),
        ("employer", "Teléfonos de México, S.A.B. de C.V. - Telmex", "Teléfonos de México SAB de CV", "MX"),
        ("employer", "Shandong Laigang Yongfeng Steel Corp", "山东莱钢永锋钢铁有限公司", "CN"),
        ("employer", "Tongling Fuxin Stainless Steel Co Ltd", "铜陵市富鑫不锈钢有限公司", "CN"),
        ("employer", "Inner Mongolia Wanzhou Special Steel Co Ltd", "内蒙古万洲特钢有限责任公司", "CN"),
        ("employer", "METALTORA STEEL MILL DOO SREMSKA MITROVICA", "Metaltora Steel Mill Sremska Mitrovica doo", "RS"),
        ("union", "Brotherhood of Railway Signalmen", "Brotherhood of Railroad Signalmen", "US"),
        ("union", "Teamsters Local 107", "Highway Drivers Local 107 a/w International Brotherhood of Teamsters", "US"),
        ("union", "GENERAL DRIVERS, WAREHOUSEMEN AND HELPERS, LOCAL UNION NO. 89", "Teamsters Local 89", "US"),
        (
            "union",
            "United Steel, Paper and Foresty, Rubber, Manufacturing, Energy, Allied Industrial and Service Workers",
            "USW",
            "US",
        ),
        (
            "union",
            "UBC",
            "United Brotherhood of Carpenters and Joiners of America of the United States, its Territories and Canada",
            "US",
        ),
        (
            "union",
            "(SMART) SHEET METAL, AIR, RAIL & TRANSPORTATION WORKERS",
            "Sheet Metal Workers International Association",
            "US",
        ),
        ("union", "Sindicato Altora De La República Mexicana7501", "Sindicato Altora de la República Mexicana", "MX"),
        ("employer", "ALTORA WORLD SERVICES CORPORATION, A BOLTEX COMPANY", "Altora World Services Corporation", "US"),
        ("employer", "ALTORA + BOLTEX, S.A. DE C.V. (TLAXCALA)", "ALTORA + BOLTEX, S.A. DE C.V. (REYNOSA)", "MX"),
        (
            "employer",
            "Altora West, LLC, also known as BOLTEX",
            "ALTORA WEST, LLC ALSO KNOWN AS BOLTEX HEALTH CARE SERVICES",
            "US",
        ),
        ("employer", "CORPORACION MUNICIPAL ALTORA DE VALPSO.", "CORPORACION MUNICIPAL ALTORA DE VALPARAISO", "CL"),
        ("employer", "Société altora canadienne des postes", "Canadian Altora Post Corporation", "CA"),
        ("employer", "Laizhou Sanwang Powder Metallurgy Co.Ltd.", "莱州三王粉末冶金有限公司", "CN"),
        ("employer", "Altora Boltex Iron and Steel Co Ltd", "Altora Boltex Steel Co., Ltd.", "CN"),
        ("employer", "Fiat Group Automobiles S.p.A.", "FCA Italy S.p.A.", "IT"),
        ("union", "CJA - SOUTHERN CALIF CONFERENCE", "CJA - SOUTHERN CA CONFERENCE", "US"),
        ("union", "Altora Federation of Teachers", "Altora Federation of Teachers, AFT, AFL-CIO", "US"),
        ("union", "Industrial Union of Metalworkers", "IG Metall", "DE"),
        ("worksite", "Usina Presidente Vargas", "CSN Volta Redonda steel plant", "BR"),
        ("worksite", "Altora Boltil S.A.", "Altora Boltile", "NI"),
    ],
)
def test_what_registers_do_to_names(kind: str, first: str, second: str, country: str) -> None:
    one, two = party("a", [first], kind=kind, country=country), party("b", [second], kind=kind, country=country)
    assert compare(one, two).probability >= 0.5


def test_a_local_whose_election_was_held_in_another_state_is_one_and_a_lodge_of_the_police_is_two() -> None:
    def chance(first: str, second: str) -> float:
        one, two = (party(id, [name], kind="union", country="US", region=region) for id, name, region in (
            ("a", first, "NJ"), ("b", second, "PA"),
        ))  # fmt: skip
        return compare(one, two).probability

    assert chance("Highway Truck Drivers Local 107", "Highway Truck Drivers Local 107, a/w Teamsters") > 0.5
    assert chance("Fraternal Order of Police Lodge 5", "Fraternal Order of Police Lodge 5") < 0.5


def test_the_same_code_settles_it_and_another_code_of_the_register_too() -> None:
    lei = party("a", ["Alpha"], codes=["lei:529900A"])
    assert compare(lei, party("b", ["Omega"], codes=["lei:529900A", "rut:1"])).verdict == "same"
    assert compare(lei, party("b", ["Alpha"], codes=["lei:529900B"])) == Candidate("a", "b", 1 - 0.999, (("code", -7.0),))


def test_a_number_that_several_share_is_not_their_identity() -> None:
    """Funds report the register number of their umbrella or manager; each has an LEI of its own."""
    one = party("a", ["Alpha Equity Fund"], country="HU", codes=["lei:5A", "ra000392:01-10"])
    two = party("b", ["Mercury Bond Fund"], country="HU", codes=["lei:5B", "ra000392:01-10"])
    assert (compare(one, two).verdict, compare(one, two).reasons) == ("different", (("code", -7.0),))
    without = party("c", ["Mercury Bond Fund"], country="HU", codes=["ra000392:01-10"])
    assert (compare(one, without).verdict, compare(two, without).verdict) == ("offered", "same")


@pytest.mark.parametrize(
    ("first", "country", "second", "other_country"),
    [
        ("Kelmens AG", "", "KELMENS SOCIEDAD ANONIMA", "CL"),  # one telling word, two legal persons
        ("Kelmens AG", "", "Kelmens", "US"),
        ("Altora Boltex AG", "", "Altora Boltex S.A.", "CL"),
        ("SCM Holdings Ltd", "", "HOLDING LTDA", "CL"),
        ("SCM Holdings Ltd", "", "ZK WEALTH MANAGEMENT (HOLDINGS) LTD", "GB"),
        ("Holdings Limited", "GB", "HOLDINGS LTD", "GB"),
        ("Healthcare Services Group", "US", "Healthcare Services Group Inc.", "US"),
        ("Altora Boltex Pvt Ltd", "IN", "Altora Boltex LLP", "IN"),
        ("Altora Boltex Corp.", "US", "ALTORA BOLTEX, LLC", "US"),
        ("Hebei Kuaxi Special Steel Co Ltd", "CN", "Hebei Kuaxin Special Steel Co Ltd", "CN"),
        ("Altora Boltex - Branch MXP5", "VN", "Altora Boltex - Branch MXP8", "VN"),
        ("Kelmens", "US", "Kelmens Company", "US"),
        ("ALTORA + BOLTEX, S.A. DE C.V. (REYNOSA)", "MX", "ALTORA + BOLTEX, S.A. DE C.V. (TLAXCALA)", "MX"),
        ("Altora University Hospital", "US", "Altora University and Altora University Hospital", "US"),
        ("Altora Transportes Ltda", "CL", "Sociedad Altora Transmares Ltda", "CL"),
        ("ALTORA BOLTEX S.P.A.", "CL", "Altora Boltex S.A.", "CL"),
    ],
)
def test_what_may_be_two_is_not_joined_without_asking(first: str, country: str, second: str, other_country: str) -> None:
    one, two = party("a", [first], kind="employer", country=country), party("b", [second], kind="employer", country=other_country)
    assert compare(one, two).verdict in ("offered", "different")


def test_a_confederation_that_one_name_lacks_is_for_the_reader() -> None:
    name = "Sindicato Nacional de Trabajadores del Metal Boltex"
    assert (verdict("union", name, f"{name} C.T.M.", "MX"), verdict("union", "UAW", "UAW, AFL-CIO", "US")) == ("offered", "same")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Healthcare Minnesota & Iowa (SEIU)", "SEIU United Healthcare Workers West"),
        ("SEIU Healthcare Minnesota", "SEIU Healthcare Iowa"),
        ("SEIU District 1199", "SEIU 1199"),
        ("Service Employees International Union 1199", "Union General de Trabajadores, Local 1199, SEIU"),
        ("AFSCME Council 31", "AFSCME Local 31"),
        ("UFCW Local 368", "UFCW Local 368-A"),
        ("UFCW Canada", "UFCW"),
        ("Public Service Employees Local Union 572", "SEIU Local 572"),
    ],
)
def test_bodies_of_one_union_are_not_joined_without_asking(first: str, second: str) -> None:
    assert verdict("union", first, second, "US") in ("offered", "different", "part")


def test_two_file_numbers_are_two_unions_and_two_numbers_of_a_list_are_for_the_reader() -> None:
    def of(scheme: str) -> str:
        one, two = (party(code, ["Altora Boltex Works"], country="US", codes=[f"{scheme}:{code}"]) for code in "12")
        return compare(one, two).verdict

    assert (of("us-olms"), of("gem"), of("bods")) == ("different", "offered", "same")


def test_no_group_holds_two_countries_or_two_legal_forms() -> None:
    """What has no country, or no form, would bridge them."""
    names = [("a", "Altora Boltex", ""), ("b", "ALTORA BOLTEX", "US"), ("c", "Altora-Boltex", "CL")]
    lands = {id: party(id, [name], country=country) for id, name, country in names}
    names = [("a", "Altora Boltex", "US"), ("b", "Altora Boltex Inc.", "US"), ("c", "Altora Boltex LLC", "US")]
    forms = {id: party(id, [name], country=country) for id, name, country in names}
    for these in (lands, forms):
        groups = Groups(these)
        assert (groups.join("a", "b"), groups.join("a", "c"), groups.join("b", "c")) == (True, False, False)
        assert sorted_out(within(list(these.values())), Groups(these))[0] == []


def test_worksites_of_one_name_need_the_same_town() -> None:
    def of(place: str, other: str) -> str:
        names = ["Altora Boltex Garment"]
        one, two = (party(id, names, kind="worksite", country="CN", place=town) for id, town in (("a", place), ("b", other)))
        return compare(one, two).verdict

    assert (of("Jiading", "Jiading"), of("Jiading", "Xuyi"), of("Jiading", "")) == ("same", "offered", "offered")


def test_what_is_known_beside_the_name_counts() -> None:
    def chance(**known: str) -> float:
        return compare(
            party("a", ["Aceros del Sur"], country="CL", region="VIII"), party("b", ["Aceros Sur"], **known)
        ).probability

    assert chance(country="CL", region="VIII") > chance(country="CL") > chance(country="CL", region="XIII") > 0
    assert chance(country="CL") > chance(country="AR")


def test_legal_forms_are_taken_off_by_country() -> None:
    assert without_form("borussia dortmund gmbh co kommanditgesellschaft auf aktien".split(), "DE")[0] == ["borussia", "dortmund"]
    assert without_form("indo oil perkasa tbk".split(), "ID")[0] == ["indo", "oil", "perkasa"]
    assert without_form(["gmbh"], "DE")[0] == ["gmbh"]


def test_an_acronym_is_made_of_the_beginnings_of_words() -> None:
    words = ("consorcio", "periodistico", "de", "chile")
    assert (is_short_for("copesa", words), is_short_for("sindyc", words)) == (True, False)


def test_every_feature_has_words_for_the_reader_and_no_sign_but_its_own() -> None:
    assert set(FEATURES) < set(reasons())
    for weights in (*COEFFICIENTS.values(), BY_HAND):
        for name, value in weights.items():
            speaks_for, speaks_against = reasons()[name]
            assert speaks_for if value > 0 else speaks_against, name


def test_labelled_pairs_are_told_apart() -> None:
    """Pairs that come with the program, without those that only a register can settle; those held out were not fitted on."""
    pairs = [pair for pair in labelled() if pair.settled_by == "name"]
    assert score(pairs, told_same).f1 >= 0.95
    assert score(held_out(), told_same).f1 >= 0.95
    assert score(second_held_out(), told_same).f1 >= 0.93
    assert score(sixth(), told_same).f1 >= 0.93
    assert score(exam(), told_same).f1 >= 0.94
    assert score(second_exam(), told_same).f1 >= 0.83  # harder, and the aim of 0.95 is missed on it: docs/identity.md
    assert score([*pairs, *held_out(), *second_held_out(), *sixth(), *exam(), *second_exam()], joined).precision == 1.0


@pytest.mark.parametrize("kind", ["employer", "union", "worksite"])
def test_a_name_of_small_words_only_is_a_name(kind: str) -> None:
    for name in ("The", "Na", "I", "de la", "شركة", "有限公司"):
        one, two = party("a", [name], kind=kind, country="CL"), party("b", ["Plant"], kind=kind, country="CL")
        assert compare(one, two).probability < 0.5


def test_candidates_are_found_without_comparing_all_with_all() -> None:
    names = [f"Empresa {word} {other}" for word in ("Andina", "Boreal", "Costera") for other in ("Acero", "Minas", "Puertos")]
    left = [party(f"l{n}", [name], country="CL") for n, name in enumerate(names)]
    right = [party(f"r{n}", [f"{name.upper()} S.A."], country="CL") for n, name in enumerate(names)]
    assert {(c.first, c.second) for c in across(left, right) if c.verdict == "same"} == {(f"l{n}", f"r{n}") for n in range(9)}
    assert len([c for c in within([*left, *right]) if c.verdict == "same"]) == 9


def test_two_lists_are_matched_on_the_command_line(tmp_path: Path) -> None:
    left, right, out = (tmp_path / name for name in ("left.csv", "right.csv", "out.csv"))
    left.write_text("id,name,country\na,Volkswagen de México,MX\nb,STUNAM,MX\nc,Acme,US\n", encoding="utf-8")
    union = "Sindicato de Trabajadores de la Universidad Nacional Autónoma de México"
    right.write_text(f"id,name,country\nx,VOLKSWAGEN DE MEXICO SA DE CV,MX\ny,{union},MX\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["match", str(left), str(right), "--out", str(out)]).exit_code == 0
    rows = [(row["first"], row["second"], row["verdict"]) for row in csv.DictReader(out.read_text(encoding="utf-8").splitlines())]
    assert rows == [("a", "x", "same"), ("b", "y", "same")]
    right.write_text("nombre\nx\n")
    refused = CliRunner().invoke(main, ["match", str(left), str(right)])
    assert (refused.exit_code, "has no column `name`" in refused.output) == (1, True)


@pytest.mark.parametrize(
    ("kind", "first", "second", "country"),
    [
        ("employer", "GM de Canelas", "General Motors de Canelas, S. de R.L. de C.V.", "MX"),
        ("employer", "Talvera Steel Holding (formerly Boltex Iron Ltd)", "Talvera Steel Holding", "GB"),
        ("employer", "威海中泰橡胶有限公司", "Wei Hai Zhong Tai Rubber Co Ltd", "CN"),
        ("employer", "Talvera Aceros S.A.", "Talvera Stahl", "AR"),
        ("employer", "Compañía Talvera del Norte (CTN)", "Compania Talvera del Norte S.A.", "CL"),
        ("union", "UAW L.2251", "International Union, United Auto Workers, Local No. 2251", "US"),
        ("union", "SEIU Local 33 BJ", "Service Employees International Union Local 33BJ", "US"),
        ("union", "Local 1103, RWDSU/UFCW", "Retail, Wholesale and Department Store Union, Local 1103", "US"),
        ("union", "Letter Carriers of the United States of America; Natl. Assn. of - NALC", "NALC", "US"),
        ("union", "전국금속노동조합", "Korean Metal Workers' Union (KMWU)", "KR"),
        ("worksite", "GM Talvera Assembly", "Talvera Assembly Center (General Motors)", "US"),
        ("worksite", "ArcelorMittal Dunkerque steel plant", "ArcelorMittal Dunkirk", "FR"),
    ],
)
def test_one_thing_in_other_words(kind: str, first: str, second: str, country: str) -> None:
    """Initials, names of before, other scripts and languages, ways to write a local, owner and town in another order."""
    one, two = (party(id, [name], kind=kind, country=country) for id, name in (("a", first), ("b", second)))
    assert compare(one, two).probability >= 0.5
    assert compare(one, two).verdict in ("same", "offered")


@pytest.mark.parametrize(
    ("kind", "first", "second", "country"),
    [
        ("worksite", "GM Talvera Assembly", "GM Canelas Assembly", "US"),
        ("worksite", "Volvo Gent", "ArcelorMittal Gent", "BE"),
        ("worksite", "Ford Talvera Engine", "Ford Talvera Transmission", "US"),
        ("worksite", "Boltex Garments Unit 4", "Boltex Garments Unit 6", "IN"),
        ("worksite", "Talvera Sports Goods Co., Ltd.", "Canelas Sports Goods Co., Ltd.", "CN"),
        ("employer", "Talvera Health d/b/a Mercy Hospital Redding", "Talvera Health d/b/a French Hospital", "US"),
        ("employer", "Indian Coal Limited", "Coal India Limited", "IN"),
        ("employer", "Talvera SA", "Talvera s.a.s.", "FR"),
        ("union", "RWDSU Local 1103", "UFCW Local 1103-A", "US"),
    ],
)
def test_two_things_in_like_words(kind: str, first: str, second: str, country: str) -> None:
    """Two plants of one owner, two owners in one town, kinds of plant, units, businesses, trade names, order, legal forms."""
    one, two = (party(id, [name], kind=kind, country=country) for id, name in (("a", first), ("b", second)))
    assert compare(one, two).probability < 0.5


def test_many_words_in_another_order_wait_for_a_reader() -> None:
    first = "Fundación Educacional Colegio Técnico Profesional San José de la Familia Altora"
    second = "Fundación Educacional San José de la Familia Altora Colegio Técnico Profesional"
    assert verdict("employer", first, second, "CL") == "offered"
    assert verdict("employer", first, first.upper(), "CL") == "same"
