"""How far a converted wage can be trusted in a comparison: A, B or C, with the reasons.

- A: national currency, in force at its date, one amount, primary source, no convention needed.
- B: a convention (52 weeks, paid days by law, only the end of validity known), a range, or a secondary source.
- C: quoted in a foreign currency, an estimate, a range from a secondary source, a year in which rate or parity moved by half
  and more, or not a rate in force (scheduled, offered, rejected, or the state is not stated).

Tables do not lower the grade: their factors are named in the steps.
"""

from graph_schema.language import _
from graph_schema.wages import HELD, Wage


def graded(wage: Wage, *, conventional: bool, foreign: bool, rough: bool = False) -> tuple[str, tuple[str, ...]]:
    """The grade, and why it is not A. `conventional`: a convention was needed. `foreign`: not quoted in national currency.

    `rough`: a yearly average stands for a day of a year in which it moved far.
    """
    secondary = wage.confidence != "primary"
    poor = (
        (foreign, _("quoted in a foreign currency")),
        (rough, _("a year in which the rate or the parity moved far")),
        (wage.statistic == "estimate", _("an estimate")),
        (wage.state not in HELD, _("not a rate in force, or not stated to be one")),
        (wage.is_range and secondary, _("a range from a secondary source")),
    )
    fair = (
        (conventional, _("a convention was needed")),
        (wage.is_range, _("a range")),
        (secondary, _("a secondary source")),
    )
    for grade, grounds in (("C", poor), ("B", fair)):
        reasons = tuple(reason for holds, reason in grounds if holds)
        if reasons:
            return grade, reasons
    return "A", ()
