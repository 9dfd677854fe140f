"""Generated files in the project's own format: employers with all that a register says, and ties with their evidence."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from stdnum.iso7064 import mod_97_10

COUNTRIES = ("MX", "US", "DE", "BR", "CL", "ES", "FR", "CA", "IN", "KR")
WORDS = (
    "Siderúrgica",
    "Automotriz",
    "Textil",
    "Minera",
    "del Norte",
    "Golfo",
    "Industrial",
    "Componentes",
    "Aceros",
    "Nacional",
    "Sul",
    "Werke",
)
FORMS = ("S.A. de C.V.", "GmbH", "Inc.", "S.A.", "Ltda.", "AG", "LLC")
EVIDENCE = ("source", "record", "locator", "citation", "retrieved", "confidence")
PLACED = ("country", "place", "region", "sector", "sector_as_quoted")
EMPLOYER = ("employer_id", "name", "aliases", "identifiers", *PLACED, "workers", "legal_form", *EVIDENCE)
OWNS = ("owns_start", "owns_end", "end_type", "share", "as_of", *EVIDENCE)
REPRESENTS = ("represents_start", "represents_end", "end_type", "unit", "workers_covered", "basis", "since", *EVIDENCE)
UNION = ("union_id", "name", "aliases", "country", "level", "members", *EVIDENCE)


def evidence(number: int, source: str = "bench/register") -> tuple[str, ...]:
    """Who says so, as long as such things are."""
    record = f"R-{number:08}"
    citation = f"Federal Register of Companies: Extract of file {record} (2026-03-31)"
    return source, record, f"https://register.example.org/extracts/2026/{record}", citation, "2026-03-31", "primary"


def lei(mark: str, number: int) -> str:
    """A code of a mark's own, with the check digits it needs."""
    stem = f"{crc32(mark.encode()):08X}{number:010}"
    return stem + mod_97_10.calc_check_digits(stem)


def employers(mark: str, count: int) -> Iterator[tuple[object, ...]]:
    """Rows of employers; their ids are made of `mark` and a number."""
    dice = random.Random(mark)
    for n in range(count):
        name = f"{dice.choice(WORDS)} {dice.choice(WORDS)} {dice.choice(WORDS)} {n} {dice.choice(FORMS)}"
        land, place = COUNTRIES[n % len(COUNTRIES)], f"Ciudad {n % 997}"
        codes = f"lei:{lei(mark, n)}|rut:{n:08}"
        said = (f"bench:{mark}{n}", name, f"SAN{n}", codes, land, place, f"Estado {n % 31}", "29", "Fabricación de autopartes")
        yield (*said, dice.randint(20, 9_000), dice.choice(FORMS), *evidence(n))


def unions(mark: str, count: int) -> Iterator[tuple[object, ...]]:
    """Rows of unions."""
    for n in range(count):
        name = f"Sindicato Nacional de Trabajadores de la Industria {mark} Sección {n}"
        yield f"bench-union:{mark}{n}", name, f"SNT{n}", "MX", "local", 100 + n % 900, *evidence(n)


def owns(mark: str, count: int) -> Iterator[tuple[object, ...]]:
    """Each employer but the first hundred has an owner among those before it; some own hundreds."""
    dice = random.Random(mark)
    for n in range(100, 100 + count):
        owner = int(n * dice.random() ** 3)
        share = round(dice.uniform(5, 100), 2)
        yield f"bench:{mark}{owner}", f"bench:{mark}{n}", "Employer", share, "2025-12-31", *evidence(n)


def represents(mark: str, count: int, of_unions: int) -> Iterator[tuple[object, ...]]:
    """Each of the first employers has a union."""
    for n in range(count):
        ends = f"bench-union:{mark}{n * 7 % of_unions}", f"bench:{mark}{n}", "Employer"
        yield *ends, f"Producción, turno {n % 3 + 1}", 20 + n % 400, "legitimation vote", "2023-05-01", *evidence(n)


def write(path: Path, header: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> Path:
    """Write a file in the format of the templates."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(header)
        table.writerows(rows)
    return path


def folder(at: Path, mark: str, rows: int) -> Path:
    """A folder of files with `rows` rows in all: half things with claims, half ties with evidence."""
    half = rows // 2
    few = half // 20
    write(at / "union.csv", UNION, unions(mark, few))
    write(at / "employer.csv", EMPLOYER, employers(mark, half - few))
    ties = min(half // 2, half - few - 100)
    write(at / "owns.csv", OWNS, owns(mark, ties))
    write(at / "represents.csv", REPRESENTS, represents(mark, half - ties, few))
    return at
