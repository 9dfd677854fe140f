"""What an amount of pay includes and leaves out, by kind, so that two sources' words for one thing are one. Pure.

Bonuses, a thirteenth month, profit sharing and allowances are components of their own (ILO, resolution on an integrated
system of wages statistics, 1973); pay before and after tax are two concepts.
"""

import re
from collections.abc import Iterable

from graph_schema.identity import fold

TAX = "tax"
KINDS = {
    TAX: r"tax(?:es|ation)?|impuestos?|isr|social (?:security|insurance)|imss|payroll deductions?|deducciones",
    "cost of living": r"cost of living|cola|carestia",
    "thirteenth month": r"(?:13th|14th|thirteenth|fourteenth) month|aguinaldo|christmas|decimo tercero",
    "profit sharing": r"profit|ptu|reparto de utilidades",
    "bonus": r"bonus(?:es)?|bonos?|premium pay|lump sum|signing",
    "overtime": r"overtime|horas extras?",
    "shift": r"shift|night|turno|nocturn[ao]",
    "benefits": r"benefits?|prestaciones|fringe|vouchers?|vales",
}
PATTERNS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in KINDS.items()}


def kinds(components: Iterable[str]) -> dict[str, str]:
    """Kind -> the component as a source has it; words of no known kind are one of their own."""
    found: dict[str, str] = {}
    for component in components:
        folded = fold(component)
        known = [kind for kind, pattern in PATTERNS.items() if pattern.search(folded)]
        found |= dict.fromkeys(known or [folded], component)
    return found
