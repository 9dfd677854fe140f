"""Unions in the code list of the National Labor Relations Board's case handling system of 1984 to 2000, CHIPS (CSV).

Names stand turned round and cut short: `Carpenters and Joiners of A.; United Brthd. of - CJA`. The name stays as written; turned
back and written out it is an alias, as is the acronym. `(Merged with 025)` is a tie; other remarks are a note.
"""

import re
from collections.abc import Iterator, Sequence

from graph_schema.identity import coded_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import values
from loaders.rows import Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="us-nlrb/union-codes",
    publisher="National Labor Relations Board",
    title="Union codes of the case handling system CHIPS",
    licence="public domain (United States government)",
    address="https://github.com/labordata/CHIPS",
    languages=("en",),
    rhythm="once",
    note="Copied by labordata.",
)

CODE, NAME = "code", "union_name"
COLUMNS = (CODE, NAME)
# Codes of kinds of bodies, each of which stands for many.
KINDS = frozenset({"294", "295", "296", "297", "491", "493"})
ACRONYM = re.compile(r"(.+?)\s+-\s*([A-Z]{2,6})")
REMARK = re.compile(r"\s*\(([^()]+)\)")
MERGED = re.compile(r"merged (?:with|to form) ([0-9]{3})", re.IGNORECASE)
BROKEN = re.compile(r": |\bInd\.|\bAm\.|\bDist\.|, In\.|\bAFM$")
WRITTEN_OUT = (
    (r"\bIntl\.?", "International"), (r"\bNatl\.?", "National"), (r"\bUn\.", "Union"),
    (r"\bAss(?:n|oc)\.", "Association"), (r"\bBrthd\.?", "Brotherhood"), (r"\bWkrs\.?", "Workers"), (r"\bDept\.", "Department"),
    (r"\bN\.A\.", "North America"), (r"\bNorth A\.", "North America"), (r"\bA\.", "America"),
)  # fmt: skip


def recognises(header: Sequence[str]) -> bool:
    """Whether this is the header of the list."""
    return list(header) == [CODE, NAME]


def read_row(row: Row) -> Iterator[Record]:
    """The union, and what it merged into."""
    code, cell = row.required(CODE, _code) or "", row.required(NAME, values.text) or ""
    row.finish()
    if code in KINDS:
        row.wrong(NAME, _("is a kind of body, which stands for many unions: it is left out"))
    if row.problems:
        return
    remarks = REMARK.findall(cell)
    plain = REMARK.sub("", cell).strip()
    found = ACRONYM.fullmatch(plain)
    name, acronym = (found[1], found[2]) if found else (plain, "")
    citation = f"{SOURCE.publisher}: {SOURCE.title}, {code} ({row.edition})"
    evidence = Evidence(SOURCE.id, row.edition, record=code, locator=(code,), citation=(citation,))
    said: Properties = {"name": name, "country": "US"}
    if aliases := [alias for alias in dict.fromkeys((acronym, written_out(name))) if alias and alias != name]:
        said["aliases"] = aliases
    if notes := [f"({remark})" for remark in remarks if not MERGED.fullmatch(remark)]:
        said["note"] = " ".join(notes)
    union = coded_id("us-chips", code)
    yield NodeRecord("Union", union, said, evidence)
    for remark in remarks:
        if merged := MERGED.fullmatch(remark):
            yield TieRecord("BECAME", "Union", union, "Union", coded_id("us-chips", merged[1]), evidence)


def written_out(name: str) -> str:
    """A name turned back, `Carpenters; United Brthd. of` as `United Brotherhood of Carpenters`, with its words written out.

    Empty where the list turned it round in another way.
    """
    before, _mark, after = (part.strip() for part in name.partition(";"))
    otherwise = after.startswith("&") or after.endswith((" of A.", " of N.A.")) or (not after and before.lower().endswith(" of"))
    if BROKEN.search(name) or otherwise:
        return ""
    turned = f"{after} {before}" if after else before
    for short, full in WRITTEN_OUT:
        turned = re.sub(short, full, turned)
    return re.sub(r"\s+", " ", turned).strip()


def _code(cell: str) -> str:
    if not re.fullmatch(r"[0-9]{3}", cell):
        raise values.Wrong(_("{value} is no code of the list (three digits)").format(value=values.short(cell)))
    return cell
