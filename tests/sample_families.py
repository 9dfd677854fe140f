"""A small world of real employers for the tests of families, owners and shared employers; its figures are for tests only."""

from graph_schema.database import Graph
from graph_schema.records import Evidence, NodeRecord, Record, TieRecord, Value
from graph_schema.write import writing

PAGE = "https://example.org/register"
SOURCE, OTHER = "test/register", "test/press"
VW, VW_MEXICO, VW_US = "name:DE:volkswagen", "name:MX:volkswagen-de-mexico", "name:US:volkswagen-group-of-america"
GM, GM_MEXICO = "name:US:general-motors", "name:MX:general-motors-de-mexico"
HKM, SALZGITTER, VALLOUREC = "name:DE:hkm", "name:DE:salzgitter", "name:FR:vallourec"
MAS_AIR, LATAM, FUND = "name:MX:mas-air", "name:CL:latam", "name:MX:discovery-americas"
PUEBLA, CHATTANOOGA = "name:MX:vw-puebla:puebla", "name:US:vw-chattanooga:chattanooga"
WOLFSBURG = "name:DE:vw-wolfsburg:wolfsburg"
SILAO, HKM_PLANT, JECEABA = "name:MX:gm-silao:silao", "gem:P100000120422", "gem:P100000120044"
SITIAVW, SINTTIA, UAW, IG_METALL, ASPA = "name:MX:sitiavw", "name:MX:sinttia", "name:US:uaw", "name:DE:ig-metall", "name:MX:aspa"
COUNCIL = "name:DE:vw-gesamtbetriebsrat"


def evidence(source: str = SOURCE, confidence: str = "primary", visibility: str = "public", day: str = "2025-03-25") -> Evidence:
    """The page that says so."""
    return Evidence(source, day, confidence, "", (PAGE,), (f"{source}: a page (2025)",), visibility)


def node(label: str, known: str, name: str, said: Evidence | None = None, **properties: Value) -> NodeRecord:
    """A thing, public and primary unless `said` is given."""
    return NodeRecord(label, known, {"name": name} | properties, said or evidence())


def tie(name: str, start: tuple[str, str], end: tuple[str, str], said: Evidence | None = None, **properties: Value) -> TieRecord:
    """A tie between (label, id) and (label, id)."""
    return TieRecord(name, *start, *end, said or evidence(), properties)


def employer(known: str) -> tuple[str, str]:
    """An end of a tie."""
    return "Employer", known


def worksite(known: str) -> tuple[str, str]:
    """An end of a tie."""
    return "Worksite", known


def union(known: str) -> tuple[str, str]:
    """An end of a tie."""
    return "Union", known


NODES: list[Record] = [
    node("Source", SOURCE, "A register", publisher="Register"),
    node("Source", OTHER, "A newspaper", publisher="Press"),
    node("Employer", VW, "Volkswagen AG", country="DE", sector="29"),
    node("Employer", VW_MEXICO, "Volkswagen de México S.A. de C.V.", country="MX", sector="29"),
    node("Employer", VW_US, "Volkswagen Group of America", country="US"),
    node("Employer", GM, "General Motors", country="US", sector="29"),
    node("Employer", GM_MEXICO, "General Motors de México", country="MX"),
    node("Employer", HKM, "Hüttenwerke Krupp Mannesmann", country="DE"),
    node("Employer", SALZGITTER, "Salzgitter AG", country="DE", sector="2410"),
    node("Employer", VALLOUREC, "Vallourec SA", country="FR", sector="2410"),
    node("Employer", MAS_AIR, "Mas Air", country="MX"),
    node("Employer", LATAM, "LATAM", country="CL"),
    node("Employer", FUND, "Discovery Americas", country="MX", kind="fund"),
    node("Worksite", PUEBLA, "VW Puebla", country="MX", place="Puebla", workers=6100),
    node("Worksite", CHATTANOOGA, "VW Chattanooga", country="US", place="Chattanooga"),
    node("Worksite", WOLFSBURG, "VW Wolfsburg", country="DE", place="Wolfsburg"),
    node("Worksite", SILAO, "GM Silao", country="MX", place="Silao", workers=6000),
    node("Worksite", HKM_PLANT, "HKM steel plant", country="DE", union_presence="no_union"),
    node("Worksite", JECEABA, "Vallourec Jeceaba", country="BR"),
    node("Union", SITIAVW, "SITIAVW", country="MX", level="national"),
    node("Union", SINTTIA, "SINTTIA", country="MX", level="national"),
    node("Union", UAW, "United Auto Workers", country="US", level="national", aliases=["UAW"]),
    node("Union", IG_METALL, "IG Metall", country="DE", level="national"),
    node("Union", ASPA, "ASPA", country="MX", level="national"),
    node("WorksCouncil", COUNCIL, "Gesamtbetriebsrat Volkswagen", country="DE", level="company"),
]  # fmt: skip
TIES: list[Record] = [
    tie("OWNS", employer(VW), employer(VW_MEXICO), share=100.0, control="sole", as_of="2024"),
    tie("OWNS", employer(VW), employer(VW_US), share=100.0),
    tie("OWNS", employer(GM), employer(GM_MEXICO)),
    tie("OWNS", employer(SALZGITTER), employer(HKM)),
    tie("OWNS", employer(VALLOUREC), employer(HKM)),
    tie("OWNS", employer(LATAM), employer(MAS_AIR), share=100.0, since="2010", until="2018-11"),
    tie("OWNS", employer(FUND), employer(MAS_AIR), share=100.0, since="2018-12"),
    tie("OPERATES", employer(VW_MEXICO), worksite(PUEBLA)),
    tie("OPERATES", employer(VW_US), worksite(CHATTANOOGA)),
    tie("OPERATES", employer(VW), worksite(WOLFSBURG)),
    tie("OPERATES", employer(GM_MEXICO), worksite(SILAO)),
    tie("OPERATES", employer(HKM), worksite(HKM_PLANT)),
    tie("OPERATES", employer(VALLOUREC), worksite(JECEABA)),
    tie("REPRESENTS", union(SITIAVW), worksite(PUEBLA), unit="production", workers_covered=6100),
    tie("REPRESENTS", union(SITIAVW), worksite(PUEBLA), evidence(OTHER), unit="production"),
    tie("REPRESENTS", union(UAW), worksite(CHATTANOOGA), unit="production and skilled", since="2024-04"),
    tie("REPRESENTS", union(UAW), employer(GM), unit="national agreement", workers_covered=46000),
    tie("REPRESENTS", union(SINTTIA), worksite(SILAO), since="2022-02"),
    tie("SITS_AT", ("WorksCouncil", COUNCIL), worksite(WOLFSBURG)),
]


def load(graph: Graph, *more: Record) -> None:
    """Write the small world, and more, through the one door."""
    with writing(graph, what="test") as door:
        door.put([*NODES, *TIES, *more])
