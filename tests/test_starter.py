"""The bundled data: clean, sourced, and in the graph as many things as the files have ids."""

import csv
import json
from collections import defaultdict
from pathlib import Path

from graph_schema.check import findings
from graph_schema.database import Graph
from graph_schema.ontology import ONTOLOGY
from loaders.load import load
from loaders.templates import snake
from solidarity import bundle
from solidarity.status import status

FOLDER = bundle.starter_folder()
NOT_CONFIRMED = ("iuf-bimbo", "anglogold", "laguna")


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a template file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def expected() -> tuple[dict[str, set[str]], dict[str, set[tuple[str, ...]]]]:
    """Distinct ids by type, read by nothing of ours."""
    nodes: dict[str, set[str]] = defaultdict(set)
    ties: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    labels = {f"{snake(node.label)}_id": node.label for node in ONTOLOGY.nodes}
    for path in sorted(FOLDER.glob("*.csv")):
        for row in rows(path):
            first = next(iter(row))
            if first in labels:
                nodes[labels[first]].add(row[first])
            else:
                name = first.removesuffix("_start").upper()
                ends = row[first], row[first.replace("_start", "_end")]
                ties[name].add((*ends, row["source"], row.get("record", "")))
    return nodes, ties


def test_the_graph_holds_exactly_what_the_files_say_and_nothing_is_broken(graph: Graph) -> None:
    bundle.refresh(graph)
    known, (nodes, ties) = status(graph), expected()
    assert known.nodes == {node.label: len(nodes[node.label]) for node in ONTOLOGY.nodes}
    assert known.relationships == {tie.name: len(ties[tie.name]) for tie in ONTOLOGY.ties}
    assert list(findings(graph)) == []
    assert not bundle.refresh(graph)


def test_a_changed_bundle_is_loaded_again_and_leaves_the_users_data_alone(graph: Graph, tmp_path: Path) -> None:
    bundle.refresh(graph)
    fresh = status(graph).digest
    own = tmp_path / "own.csv"
    own.write_text("union_id,name,source,retrieved,confidence\nname:MX:mine,Mine,my/notes,2026-11-01,primary\n", encoding="utf-8")
    load(graph, [own])
    mine = status(graph).digest
    graph.transact(lambda tx: tx.run("MATCH (m:Meta {id: 'graph'}) SET m.bundle = 'an older edition'"))
    assert bundle.refresh(graph)
    assert status(graph).digest == mine != fresh
    assert graph.read("MATCH (u:Union {id: 'name:MX:mine'}) RETURN u.sources AS sources") == [{"sources": ["my/notes"]}]


def test_every_row_names_its_source_its_page_its_date_and_how_sure() -> None:
    sources = {row["source_id"] for row in rows(FOLDER / "sources.csv")}
    for path in sorted(FOLDER.glob("*.csv")):
        for number, row in enumerate(rows(path), 2):
            where = f"{path.name}:{number}"
            assert row["retrieved"], where
            assert row["confidence"] in {"primary", "secondary"}, where
            if path.name != "sources.csv":
                assert row["source"] in sources, where
                assert row["source"].startswith("starter/"), where
                assert row.get("locator") or row.get("citation"), where
            assert not any(word in json.dumps(row).casefold() for word in NOT_CONFIRMED), where


def test_an_address_is_cited_in_one_way_and_once_in_a_row() -> None:
    cited: dict[str, set[str]] = defaultdict(set)
    for path in sorted(FOLDER.glob("*.csv")):
        for number, row in enumerate(rows(path), 2):
            locators, citations = (row.get(name, "").split(" | ") for name in ("locator", "citation"))
            addresses = [address for address in locators if address.startswith("http")]
            assert len(addresses) == len(set(addresses)), f"{path.name}:{number}"
            for address, citation in zip(locators, citations, strict=False):
                cited[address].add(citation)
    assert {address: names for address, names in cited.items() if address.startswith("http") and len(names) > 1} == {}


def test_totals_stay_totals_and_what_was_not_recorded_stays_empty() -> None:
    programmes = {row["programme_id"]: row for row in rows(FOLDER / "programmes.csv")}
    mexico = programmes["programme:solidarity-center-mexico"]
    assert (mexico["campaigns"], mexico["agreements"]) == ("18", "10")
    assert (float(mexico["women_in_leadership"]), float(mexico["women_in_leadership_target"])) == (40, 25)
    assert {float(row["funding"]) for row in programmes.values() if row["funding"]} >= {10_000_000, 20_750_000}
    assert sum(1 for _ in rows(FOLDER / "programmes-campaigns.csv")) < 18


def test_national_figures_stand_beside_pay_and_converted_averages_name_their_parities() -> None:
    density = {row["country"]: (row["of"], row["value"]) for row in rows(FOLDER / "wages-indicators.csv")}
    assert density == {
        "MX": ("2020", "13.22"),
        "US": ("2020", "10.29"),
        "CA": ("2020", "29.39"),
        "DE": ("2019", "16.25"),
        "BR": ("2019", "13.03"),
    }
    converted = [row for row in rows(FOLDER / "wages.csv") if row["ppp_base"] or (row["amount"] and not row["currency"])]
    assert {(row["currency"], row["ppp_base"]) for row in converted} == {("", "2021"), ("", "2022")}


def test_nobody_signs_before_its_foundation() -> None:
    became = rows(FOLDER / "agreements-became.csv")
    founded = {row["became_end"]: row["date"] for row in became if row["start_type"] == "Union"}
    signed = [row for row in rows(FOLDER / "agreements-signed.csv") if row["signed_start"] in founded]
    assert len(signed) > len(founded) > 0
    assert [row["signed_end"] for row in signed if row["date"] and row["date"] < founded[row["signed_start"]]] == []
