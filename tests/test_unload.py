"""Taking a source away and loading it again; what a file would change, said before it does. On both engines."""

import itertools
import random
from pathlib import Path

import pytest

from graph_schema.check import findings
from graph_schema.database import Graph
from graph_schema.difference import Difference
from graph_schema.fault import Fault
from graph_schema.outcome import Outcome
from loaders.diff import diff
from loaders.load import load
from solidarity.sources import take_away
from solidarity.status import status

HEADER = "employer_id,name,country,workers,source,retrieved,confidence"
TIES = "owns_start,owns_end,end_type,share,source,retrieved,confidence"
SOURCES = "source_id,name,publisher,retrieved,confidence"


def files_of(folder: Path, source: str, shift: int) -> list[Path]:
    """What one source says: twelve employers, some of them other sources' too, and who owns whom."""
    mine = folder / source.replace("/", "-")
    mine.mkdir()
    ids = [f"name:MX:firm-{n}" for n in range(shift, shift + 12)]
    rows = {
        "source.csv": [SOURCES, f"{source},{source},P,2026-01-01,primary"],
        "employer.csv": [
            HEADER,
            *(f"{i},Firm {i[-1]},MX,{shift + n},{source},2026-01-0{1 + shift},primary" for n, i in enumerate(ids)),
        ],
        "owns.csv": [TIES, *(f"{a},{b},Employer,{50 + shift},{source},2026-01-01,primary" for a, b in itertools.pairwise(ids))],
    }
    for name, lines in rows.items():
        (mine / name).write_text("\n".join(lines) + "\n")
    return sorted(mine.iterdir())


def test_any_source_taken_away_and_loaded_again_in_any_order_gives_the_same_graph(graph: Graph, tmp_path: Path) -> None:
    files = {source: files_of(tmp_path, source, shift) for shift, source in enumerate(("a/one", "b/two", "c/three"))}
    assert load(graph, [path for some in files.values() for path in some]).is_clean
    whole = status(graph)
    order = random.Random(7)
    for size in (1, 2, 3):
        gone = order.sample(sorted(files), size)
        take_away(graph, gone)
        left = status(graph)
        assert left.digest != whole.digest
        assert [source for source in left.sources if source in gone] == []
        assert list(findings(graph)) == []
        again = [path for source in gone for path in files[source]]
        order.shuffle(again)
        load(graph, again)
        assert status(graph) == whole
    with pytest.raises(Fault, match="There is no source a/on in the graph"):
        take_away(graph, ["a/on"])


def test_a_diff_says_what_a_load_would_change_and_changes_nothing(graph: Graph, tmp_path: Path) -> None:
    load(graph, files_of(tmp_path, "a/one", 0))
    before = status(graph)
    newer = tmp_path / "newer.csv"
    newer.write_text(
        f"{HEADER}\nname:MX:firm-0,Firm Zero,MX,0,a/one,2026-02-01,primary\n"
        "name:MX:firm-1,Firm 1,MX,,z/other,2026-02-01,secondary\nname:MX:new,New,MX,,a/one,2026-02-01,primary\n"
    )
    ties = tmp_path / "ties.csv"
    ties.write_text(f"{TIES}\nname:MX:firm-0,name:MX:firm-1,Employer,51,a/one,2026-02-01,primary\n")
    found = diff(graph, [newer, ties, *(tmp_path / "a-one").iterdir()])
    assert found.differences == [
        Difference(
            Outcome.CHANGED, "Employer", "name:MX:firm-0", "Firm Zero", "a/one", {"name": "Firm 0"}, {"name": "Firm Zero"}
        ),
        Difference(Outcome.CHANGED, "Employer", "name:MX:firm-1", "Firm 1", "z/other"),
        Difference(Outcome.NEW, "Employer", "name:MX:new", "New", "a/one", {}, {"country": "MX", "name": "New"}),
        Difference(
            Outcome.CHANGED,
            "OWNS",
            "OWNS|name:MX:firm-0|name:MX:firm-1|a/one|-",
            "name:MX:firm-0 - name:MX:firm-1",
            "a/one",
            {"share": 50.0},
            {"share": 51.0},
        ),
    ]
    counts = {Path(file.path).name: file.counts() for file in found.report.files}
    assert counts == {
        "newer.csv": (3, 1, 2, 0, 0),
        "ties.csv": (1, 0, 1, 0, 0),
        "employer.csv": (12, 0, 2, 10, 0),  # two speak of what newer.csv changes
        "owns.csv": (11, 0, 1, 10, 0),
        "source.csv": (1, 0, 0, 1, 0),
    }
    assert status(graph) == before
    loaded = load(graph, [newer, ties, *(tmp_path / "a-one").iterdir()])
    assert {Path(file.path).name: file.counts() for file in loaded.files} == counts


def test_several_ties_of_one_kind_at_one_thing_go_together(graph: Graph, tmp_path: Path) -> None:
    header = "affiliated_to_start,start_type,affiliated_to_end,source,retrieved,confidence"
    unions = [f"name:US:union-{n}" for n in range(40)]
    rows = [f"{a},Union,{b},b/ties,2026-01-01,primary" for a in unions[:4] for b in unions if a != b]
    (tmp_path / "ties.csv").write_text("\n".join([header, *rows]) + "\n")
    (tmp_path / "source.csv").write_text(f"{SOURCES}\nb/ties,b/ties,P,2026-01-01,primary\n")
    load(graph, [tmp_path])
    assert status(graph).relationships["AFFILIATED_TO"] == 4 * 39
    take_away(graph, ["b/ties"])
    left = status(graph)
    assert (left.digest, sum(left.nodes.values()), sum(left.relationships.values())) == ("0" * 32, 0, 0)
