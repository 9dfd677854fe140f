"""The agreement table as a page of the docs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.agreement_causes import cause_of, causes
from benchmarks.agreement_compare import Comparison, Refused
from graph_schema.reference import NoFactor, consumer_prices

TITLES = {
    "real-growth": "Real wage growth: nominal wages of the ILO's Global Wage Report and consumer prices, against its own sheet",
    "parities": "Earnings in international dollars: wages of that report at the parity for GDP, against ILOSTAT",
    "same-source": "The same, where the report's wages are ILOSTAT's own",
    "levels": "Average wages in the prices and parities of 2022: wages of that report, against the OECD's levels",
    "base-growth": "Change of the OECD's levels towards their base year, against the real wage growth of the ILO",
    "rates": "Market rates to the dollar: the bundled rates (Federal Reserve), against the World Bank's",
    "central-bank": "Market rates to the dollar: means of the European Central Bank's days, against the World Bank's",
    "prices": "Change in consumer prices: the bundled table, against the World Bank's index",
}
ABOUT = Path(__file__).with_name("agreement_about.md")


def page(found: Iterable[Comparison | Refused]) -> str:
    """The whole page, in Markdown."""
    groups: dict[str, list[Comparison]] = defaultdict(list)
    refused: dict[str, list[Refused]] = defaultdict(list)
    for one in found:
        if isinstance(one, Comparison):
            groups[one.name].append(one)
        else:
            refused[one.name].append(one)
    parts = [ABOUT.read_text(encoding="utf-8"), *_table(groups, refused)]
    for name, title in TITLES.items():
        parts += ["", f"## {title}", "", *_group(groups[name], refused[name])]
    return "\n".join(parts) + "\n"


def cause(found: Comparison) -> str:
    """The cause of a difference, with the price change of the tables at hand."""
    try:
        change = (
            float(consumer_prices(found.place, found.year).value / consumer_prices(found.place, found.year - 1).value - 1) * 100
        )
    except NoFactor:
        change = None
    return cause_of(found, change)


def _table(groups: dict[str, list[Comparison]], refused: dict[str, list[Refused]]) -> Iterator[str]:
    yield "| what | compared | within 0.5 % | larger, each with its cause | not recomputed |"
    yield "|---|---:|---:|---:|---:|"
    for name, title in TITLES.items():
        agree = sum(one.agrees for one in groups[name])
        yield f"| {title} | {len(groups[name])} | {agree} | {len(groups[name]) - agree} | {len(refused[name])} |"


def _group(found: Sequence[Comparison], refused: Sequence[Refused]) -> Iterator[str]:
    apart: dict[str, list[Comparison]] = defaultdict(list)
    for one in found:
        if not one.agrees:
            apart[cause(one)].append(one)
    for key, ones in sorted(apart.items(), key=lambda item: (-len(item[1]), item[0])):
        yield from (f"**{causes()[key]}** ({len(ones)})", "")
        yield from (_lines(ones))
        yield ""
    if refused:
        reasons = Counter(f"{one.reason}" for one in refused)
        yield from ("Not recomputed:", "")
        yield from (f"- {reason} ({count})" for reason, count in sorted(reasons.items()))


def _lines(ones: Sequence[Comparison]) -> Iterator[str]:
    """One line for each country or currency: years, and by how many percent ours is above or below theirs."""
    by_place: dict[str, list[Comparison]] = defaultdict(list)
    for one in ones:
        by_place[one.place].append(one)
    for place, several in sorted(by_place.items()):
        yield f"- {place}: " + ", ".join(_said(one) for one in sorted(several, key=lambda one: one.year))


def _said(one: Comparison) -> str:
    implied = f" (prices implied: {one.implied:+.1f} %)" if one.implied is not None else ""
    return f"{one.year} {one.difference * 100:+.1f} %{implied}"
