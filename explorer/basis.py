"""What a tie rests on: texts that sources and loaders write often, in the reader's language."""

from graph_schema.language import N_, _

OFTEN = (
    N_("a majority of the votes"),
    N_("agreed for the supply chain of the group"),
    N_("agreed for the suppliers of the group"),
    N_("agreed for the whole group"),
    N_("another holder has the majority"),
    N_("collective agreement"),
    N_("contrato ley: obligatory for the whole branch"),
    N_("house agreement"),
    N_("incumbent, as the source says"),
    N_("influence or control without a stated holding"),
    N_("local of the union, by its name"),
    N_("named by the cited page as a company of the group; the holding is not stated"),
    N_("named so in the source"),
    N_("national agreement"),
    N_("one of several holders, shares not given"),
    N_("registration"),
    N_("section of the union, by its name"),
    N_("share as GEM gives it"),
    N_("share as published"),
    N_("signed for it"),
    N_("signed for this worksite"),
    N_("the acronym in the union's name"),
    N_("the designation in its reports to the labor department"),
    N_("the only parent that GEM names"),
    N_("the register names it as an employer of the union's members"),
    N_("the source names one parent only"),
)


def basis(text: str) -> str:
    """A basis as people read it; one that is written once stays in its source's words."""
    return _(text) if text in OFTEN else text
