"""Regions as publishers write them, by one name each: `MO` and `Missouri`, `State of México` and `México`. Pure."""

import re
from functools import cache

from graph_schema.identity import fold
from loaders.us_states import STATES

PROVINCES = {
    "ab": "alberta", "bc": "british columbia", "mb": "manitoba", "nb": "new brunswick", "nl": "newfoundland and labrador",
    "ns": "nova scotia", "nt": "northwest territories", "nu": "nunavut", "on": "ontario", "pe": "prince edward island",
    "qc": "quebec", "sk": "saskatchewan", "yt": "yukon",
}  # fmt: skip
BRAZIL = {
    "ac": "acre", "al": "alagoas", "am": "amazonas", "ap": "amapa", "ba": "bahia", "ce": "ceara", "df": "distrito federal",
    "es": "espirito santo",
    "go": "goias", "ma": "maranhao", "mg": "minas gerais", "ms": "mato grosso do sul", "mt": "mato grosso", "pa": "para",
    "pb": "paraiba", "pe": "pernambuco", "pi": "piaui", "pr": "parana", "rj": "rio de janeiro", "rn": "rio grande do norte",
    "ro": "rondonia", "rr": "roraima", "rs": "rio grande do sul", "sc": "santa catarina", "se": "sergipe", "sp": "sao paulo",
    "to": "tocantins",
}  # fmt: skip
# As the registers write Mexico's states, beside the short name.
LONG = {
    "estado de mexico": "mexico", "state of mexico": "mexico", "edomex": "mexico", "distrito federal": "ciudad de mexico",
    "cdmx": "ciudad de mexico", "mexico city": "ciudad de mexico", "veracruz de ignacio de la llave": "veracruz",
    "coahuila de zaragoza": "coahuila", "michoacan de ocampo": "michoacan", "queretaro de arteaga": "queretaro",
    "slp": "san luis potosi", "nl": "nuevo leon", "bc": "baja california", "gto": "guanajuato", "jal": "jalisco",
}  # fmt: skip


@cache
def _names() -> dict[str, dict[str, str]]:
    states = {code.lower(): fold(name) for code, name in STATES.items()}
    return {"US": states, "CA": PROVINCES, "BR": BRAZIL, "MX": LONG}


# What is from a region, by the region: `Badische Stahlwerke`, `Baden Steel Works`.
OF_A_REGION = {
    word: region
    for region, words in {
        "baden": "baden badische badischer badisches badischen",
        "bayern": "bayern bavaria bavarian bayerische bayerischer bayerisches bayerischen",
        "sachsen": "sachsen saxony saxon sachsische sachsischer sachsisches sachsischen",
        "westfalen": "westfalen westphalia westphalian westfalische westfalischer westfalisches",
        "hessen": "hessen hesse hessische hessischer hessisches hessian",
        "thuringen": "thuringen thuringia thuringian thuringer thuringische",
        "wurttemberg": "wurttemberg wurttembergische wurttembergischer wurttembergisches",
        "brandenburg": "brandenburg brandenburgische brandenburgischer brandenburgisches",
        "schlesien": "schlesien silesia silesian schlesische slaska slaskie slaski slask",
        "bohmen": "bohmen bohemia bohemian bohmische",
        "steiermark": "steiermark styria styrian steirische steirischer",
        "tirol": "tirol tyrol tyrolean tiroler",
        "lombardia": "lombardia lombardy lombarda lombardo lombardi",
        "sicilia": "sicilia sicily sicilian siciliana siciliano siciliani",
        "sardegna": "sardegna sardinia sardinian sarda sardo sardi",
        "toscana": "toscana tuscany tuscan toscano toscani",
        "cataluna": "cataluna catalunya catalonia catalan catalana catala",
        "euskadi": "euskadi basque vasco vasca vascos",
        "galicia": "galicia galician gallega gallego galega galego",
        "andalucia": "andalucia andalusia andalusian andaluza andaluz",
        "asturias": "asturias asturian asturiana asturiano",
        "bretagne": "bretagne brittany breton bretonne",
        "alsace": "alsace alsatian alsacienne alsacien",
        "normandie": "normandie normandy norman normande normand",
        "vlaanderen": "vlaanderen flanders flemish vlaamse vlaams flandre",
        "wallonie": "wallonie wallonia walloon wallonne wallon",
        "sibir": "sibir siberia siberian sibirskaya sibirskii sibirskiy",
    }.items()
    for word in words.split()
}

CODE, POSTAL = 4, 2  # letters
MEXICO = frozenset(
    """aguascalientes|baja california|baja california sur|campeche|chiapas|chihuahua|ciudad de mexico|coahuila|colima|durango
    |guanajuato|guerrero|hidalgo|jalisco|mexico|michoacan|morelos|nayarit|nuevo leon|oaxaca|puebla|queretaro|quintana roo
    |san luis potosi|sinaloa|sonora|tabasco|tamaulipas|tlaxcala|veracruz|yucatan|zacatecas""".replace("\n    ", "").split("|")
)


def is_region(country: str, region: str) -> bool:
    """Whether it is certainly a region, and not a town: one that is known here, or a register's code (`VIII`, `13`)."""
    known = _names().get(country)
    if len(region) <= CODE and (not known or len(region) <= POSTAL or region.isdigit()):
        return bool(region)
    return region in MEXICO if country == "MX" else region in _names().get(country, {}).values()


def region_of(country: str, region: str) -> str:
    """A folded region by the name that all publishers' words for it share."""
    return _names().get(country, {}).get(region, region) if region else ""


# Several by their letters: `IL/IN/MO/KS`, `IL, IN & MO`, `MN-ND-SD`; two with a hyphen may be any name: `AL-CO Products`.
ROW = re.compile(
    r"(?<![\w/&-])[A-Z]{2}(?:(?:/[A-Z]{2})+(?: ?& ?[A-Z]{2})?|(?:, [A-Z]{2})+,? (?:&|AND|and) [A-Z]{2}|(?:-[A-Z]{2}){2,})"
    r"(?![\w&-])"
)
BEHIND = re.compile(r"(?<=\w)[\s/-]+([A-Z]{2})\s*$")  # in Brazil a union or company says so where it is: `Sindipetro-RJ`


def written_out(name: str, country: str) -> str:
    """The name with the regions that it tells by their letters."""
    codes = _names().get(country)
    if not codes:
        return name
    if "/" in name or "-" in name or "," in name:
        name = ROW.sub(lambda found: _of_row(found[0], codes), name)
    return BEHIND.sub(lambda found: f" {codes.get(found[1].lower(), found[0])}", name) if country == "BR" else name


def _of_row(row: str, codes: dict[str, str]) -> str:
    """The regions of a row by their names, or the row as it is where one of its codes is none."""
    told = [codes.get(code.lower(), "") for code in re.findall(r"\b[A-Z]{2}\b", row)]
    return " ".join(told) if all(told) else row
