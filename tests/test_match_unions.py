"""Locals under the bodies that several of them form, and unions by the names that they call themselves."""

import pytest

from loaders import region_name
from tests.matched import found

US = ("US", "US")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("MACHINISTS AUTOMOTIVE TRADES DISTRICT LODGE NO. 190, MACHINISTS LOCAL 1173", "Machinists Local Lodge 1173"),
        ("International Association of Machinists, District Lodge #98, and its Local Lodge #2058", "IAM Local Lodge 2058"),
        ("AFSCME District Council 47, Local 397", "AFSCME Local 397"),
        ("AFSCME LOCAL 2053 - COUNCIL 65", "AFSCME Local 2053"),
        ("Oregon and Southern Idaho District Council of Laborers, Laborers' Local 737", "LIUNA Local 737"),
        (
            "International Brotherhood of Teamsters Joint Council 10 New England, Teamsters Local Union No. 671",
            "Teamsters Local 671",
        ),
        (
            "GRAPHIC COMMUNICATIONS CONFERENCE INTERNATIONAL BROTHERHOOD OF TEAMSTERS LOCAL 508M OF DISTRICT COUNCIL 3",
            "GCC-IBT 508M",
        ),
        ("NEW ENGLAND JOINT BOARD RWDSU LOCAL 513", "RWDSU Local 513"),
        ("Unifor Local 444, Unifor Ontario Regional Council", "Unifor Local 444"),
        ("United Steelworkers Union, District 9, Local 1192-01", "USW Local 1192-01"),
        ("INTERNATIONAL UNION OF OPERATING ENGINEERS, LOCAL 158 (DISTRICT 832)", "IUOE Local 158"),
        ("United Auto Workers Region 9A, Local 2325", "UAW Local 2325"),
    ],
)
def test_a_local_goes_by_its_number_with_and_without_the_body_that_it_stands_in(first: str, second: str) -> None:
    told = found("union", first, second, ("CA", "CA") if "Unifor" in first else US)
    assert (told.verdict, told.probability > 0.5) == ("offered", True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("AFSCME District Council 47, Local 397", "AFSCME Local 47"),
        ("AFSCME District Council 47, Local 397", "AFSCME District Council 33, Local 397"),
        ("IAM District Lodge 160, Local Lodge 1690", "Machinists Local Lodge 289"),
        ("Teamsters Joint Council 10 New England", "Teamsters Local 10"),
        ("Michigan Council 25, Local 140.11, AFSCME", "Michigan Council 25, Local 140.12, AFSCME"),
        ("East Bay Automotive Council, Machinists Lodge No. 1546 and Teamsters Local No. 853", "Teamsters Local 853"),
    ],
)
def test_a_body_of_locals_is_none_of_them_and_two_bodies_have_locals_of_their_own(first: str, second: str) -> None:
    told = found("union", first, second, US)
    assert told.probability < 0.5 or told.verdict == "part"


def test_a_local_is_a_part_of_its_national_union_and_of_no_council_that_it_does_not_name() -> None:
    local = "Laborers' Local Union 1329, LIUNA"
    assert found("union", local, "Laborers' International Union of North America", US).verdict == "part"
    assert found("union", local, "Washington & Northern Idaho District Council of Laborers, LIUNA", US).verdict == "different"


@pytest.mark.parametrize(
    ("kind", "first", "second", "country"),
    [
        ("union", "SEIU Healthcare IL/IN/MO/KS", "SEIU Healthcare Illinois, Indiana, Missouri & Kansas", "US"),
        ("union", "OPEIU Local 153, NY/NJ/CT", "OPEIU Local 153", "US"),
        ("union", "SEIU HEALTHCARE IL, IN AND MO", "SEIU Healthcare Illinois, Indiana & Missouri", "US"),
        ("employer", "Boltex Parenthood MN-ND-SD", "Boltex Parenthood Minnesota, North Dakota, South Dakota", "US"),
        ("union", "Boltex Council AB/SK", "Boltex Council Alberta & Saskatchewan", "CA"),
        ("union", "NB Nurses Union", "New Brunswick Nurses Union", "CA"),
        ("union", "Sindipetro-RJ", "Sindipetro Rio de Janeiro", "BR"),
        ("union", "Sindiboltex PR/SC", "Sindiboltex Paraná e Santa Catarina", "BR"),
        ("union", "NSW Nurses and Midwives Association", "New South Wales Nurses and Midwives Association", "AU"),
    ],
)
def test_states_told_by_their_letters(kind: str, first: str, second: str, country: str) -> None:
    assert found(kind, first, second, (country, country)).probability > 0.5


def test_letters_that_are_no_states_of_the_land_stay() -> None:
    assert region_name.written_out("AL-CO Products", "US") == "AL-CO Products"
    assert region_name.written_out("Boltex AC/DC", "US") == "Boltex AC/DC"
    assert region_name.written_out("Boltex IL/IN", "MX") == "Boltex IL/IN"


@pytest.mark.parametrize(
    ("whole", "title", "country"),
    [
        ('SINDICATO INTEREMPRESA DE LAS EMPRESAS BOLTEX EXPRESS Y SUBUS CHILE S.A. "SIMBEXBUS"', "Sindicato SIMBEXBUS", "CL"),
        ('SINDICATO INTEREMPRESA DE LA EDUCACION DE LA REGION DE BOLTEX "SUTE-VALPO"', "SUTE Valpo", "CL"),
        ('SINDICATO N 3 DE TRABAJADORES DE EMPRESA AGUAS BOLTEX S.A. "SINBOLDA"', "Sindicato N° 3 SINBOLDA", "CL"),
        ("SINDICATO INTEREMPRESA DE PATRONES ARTESANALES DE BOLTEX (S.I.P.A.B.)", "Sindicato Interempresa SIPAB", "CL"),
        ("SINDICATO DE TRABAJADORES QUE LABORAN PARA LA GRAN MINERIA BOLTEX - SITEBO", "Sindicato SITEBO", "CL"),
        ("SINDICATO DE TRABAJADORES SUBCONTRATADOS DEL SERVICIO BOLTEX, SINTRASUB-BOLTEX", "Sindicato Sintrasub Boltex", "CL"),
        ('"SITEBA" (SINDICATO TRABAJADORES DE LA EDUCACION BOLTEX ALEMANA)', "Sindicato SITEBA", "CL"),
        ('SINDICATO DE TAXISTAS BOLTEX QUE SE DENOMINARA "CURICO LIRA"', "Sindicato Curicó Lira", "CL"),
        (
            'Sindicato Nacional "Jose Boltex Zuno" De Empleados En La Industria Gastronomica',
            "Sindicato Nacional José Boltex Zuno",
            "MX",
        ),
    ],
)
def test_what_a_union_calls_itself_beside_its_whole_name(whole: str, title: str, country: str) -> None:
    told = found("union", whole, title, (country, country))
    assert (told.verdict, told.probability > 0.5) == ("offered", True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('SINDICATO N 3 DE TRABAJADORES DE EMPRESA AGUAS BOLTEX S.A. "SINBOLDA"', "Sindicato N° 1 SINBOLDA"),
        ('SINDICATO DE PESCADORES DE BOLTEX "PORVENIR"', 'SINDICATO DE TAXISTAS DE BOLTEX "PORVENIR"'),
        ("SINDICATO DE EMPRESA BOLTEX STORE SPA (COSTANERA)", "Sindicato Costanera"),
        ("SINDICATO DE EMPRESA OPERACIONES BOLTEX ISLA GRANDE, CASTRO", "Sindicato Castro"),
        (
            'SINDICATO INTEREMPRESA Y RAMOS AFINES Y OTROS "SITRAUNIDOS"',
            'SINDICATO INTEREMPRESA RAMOS Y AFINES Y OTROS "SITRAUNION"',
        ),
        ('SINDICATO INTEREMPRESA DE BUSES BOLTEX Y COMERCIAL "SIMBEXGRAN"', 'SINDICATO INTEREMPRESA DE BUSES BOLTEX "SIMBEXBUS"'),
    ],
)
def test_a_title_of_another_union_or_of_the_employer_is_none(first: str, second: str) -> None:
    assert found("union", first, second, ("CL", "CL")).probability < 0.5


@pytest.mark.parametrize(
    "part",
    [
        "Service Employees International Union (SEIU) Healthcare Illinois & Indiana",
        "Laborers' International Union of North America (LIUNA), District Council of Puerto Rico, AFL-CIO",
        "Screen Actors Guild - American Federation of Television and Radio Artists AFL-CIO (SAG-AFTRA), Missouri Valley Local",
        "Retail, Wholesale and Department Store Union (RWDSU), Chicago Joint Board",
    ],
)
def test_a_part_with_the_acronym_of_its_union_inside_its_name_is_not_that_union(part: str) -> None:
    whole = part.partition(" (")[0]
    assert found("union", part, whole, US).verdict not in ("same", "offered")


def test_an_acronym_that_a_well_known_union_has_joins_nothing_that_is_not_known_as_its() -> None:
    other = "SINDICATO INTEREMPRESA DE TRABAJADORES DE LA CONSTRUCCION (SINTEC)"
    assert (
        found("union", "SINDICATO NACIONAL DE TRABAJADORES DE LA EMPRESA BOLTEC (SINTEC)", other, ("CL", "CL")).verdict != "same"
    )
