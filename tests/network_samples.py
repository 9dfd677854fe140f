"""A small graph of two countries, with something hidden in it, for the tests of the neighbourhood and the network page."""

from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord

STEEL = Evidence("starter/steel", "2024-12-01", "primary", "", ("https://example.org/steel",), ("GEM: Steel plants (2024)",))
PRESS = Evidence("starter/press", "2022-05", "secondary", "", (), ("Diario: publisher only",))
SECRET = Evidence("our/notes", "2025", visibility="confidential")

OWNER, MINE, PLANT, QUIET, FREE = "gem:E1", "gem:E2", "gem:P1", "gem:P2", "gem:P3"
UNION, ABROAD, HIDDEN, CASE, COALITION = "name:MX:sinttia", "name:US:usw", "name:MX:hidden", "rrm:one-2022", "alliance:both"


def node(label: str, id: str, name: str, evidence: Evidence = STEEL, **said: object) -> NodeRecord:
    properties: Properties = {"name": name}
    properties.update(said)  # type: ignore[arg-type]
    return NodeRecord(label, id, properties, evidence)


def tie(name: str, start: tuple[str, str], end: tuple[str, str], evidence: Evidence = STEEL, **said: object) -> TieRecord:
    return TieRecord(name, *start, *end, evidence, dict(said))  # type: ignore[arg-type]


E_OWNER, E_MINE = ("Employer", OWNER), ("Employer", MINE)
W_PLANT, W_QUIET, W_FREE = ("Worksite", PLANT), ("Worksite", QUIET), ("Worksite", FREE)
U_UNION, U_ABROAD, U_HIDDEN = ("Union", UNION), ("Union", ABROAD), ("Union", HIDDEN)

RECORDS: list[Record] = [
    node("Source", "starter/steel", "Steel plants", publisher="GEM", licence="CC BY 4.0"),
    node("Employer", OWNER, "Acero S.A.", country="MX", workers=6100),
    node("Employer", OWNER, "Acero", PRESS, country="MX", workers=6000),
    node("Employer", MINE, "Mina S.A.", PRESS, country="MX"),
    node("Worksite", PLANT, "Planta Norte", country="MX", place="Monclova"),
    node("Worksite", QUIET, "Planta Sur", country="MX"),
    node("Worksite", FREE, "Plant Ohio", country="US", union_presence="no_union"),
    node("Union", UNION, "SINTTIA", country="MX"),
    node("Union", ABROAD, "United Steelworkers", country="US", aliases=["USW"]),
    node("Union", HIDDEN, "Comité secreto", SECRET, country="MX"),
    node("Case", CASE, "Acero case", kind="rapid_response"),
    node("Coalition", COALITION, "Both sides"),
    tie("OWNS", E_OWNER, W_PLANT, share=51, control="sole"),
    tie("OWNS", E_OWNER, W_PLANT, PRESS, share=50),
    tie("OWNS", E_OWNER, W_QUIET),
    tie("OWNS", E_OWNER, W_FREE),
    tie("OWNS", E_OWNER, E_MINE, PRESS),
    tie("OPERATES", E_OWNER, W_PLANT),
    tie("REPRESENTS", U_UNION, W_PLANT, workers_covered=1200),
    tie("REPRESENTS", U_HIDDEN, W_QUIET, SECRET),
    tie("MEMBER_OF", U_UNION, ("Coalition", COALITION)),
    tie("MEMBER_OF", U_ABROAD, ("Coalition", COALITION)),
    tie("TOOK_SIDE_IN", U_UNION, ("Case", CASE), role="petitioner"),
    tie("CONCERNS", ("Case", CASE), W_PLANT),
    tie("SUPPORTS", U_ABROAD, U_UNION, PRESS),
]
