"""The graph of solidarity: every kind of thing and of tie, with meaning and unit, and nothing else.

Read this first. Constraints, indexes, upserts, CSV templates, documentation, legends and export headers come from it.
"""

from graph_schema import words as w
from graph_schema.model import (
    CODE, CURRENCY, DATE, FLAG, INTEGER, NUMBER, PERCENT, TEXT, TEXTS, URL,
    End, Look, NodeType, Ontology, Property, RelType,
)  # fmt: skip
from graph_schema.shared_properties import (
    ALIASES, AMOUNT, AS_OF, CAPACITY, COORDINATES, COVERED, ENDED, EVIDENCE, FOUNDED, IDENTIFIERS, LAND, LANDS, LANGUAGES,
    MONEY, NAME, NEED, NOTE, OFFER, OPEN, PLACE, READINESS, REGION, REGISTRATION, SECTOR, SECTOR_TEXT, SHARES, SINCE, SITE, UNTIL, VOTES, WORKERS,
)  # fmt: skip

P = Property

# ------------------------------------------------------------------------------------------------------------ organisations
UNION = NodeType(
    "Union", "Union", "Unions", "A trade union or a body of unions. A works council is not one.",
    Look("ellipse", "#860029", "#d53f4c"),
    (
        NAME, ALIASES, IDENTIFIERS, LAND, PLACE, REGION, SITE, SECTOR, SECTOR_TEXT, FOUNDED, ENDED,
        P("level", CODE, "Where it stands in the structure of unions.", words=w.UNION_LEVEL, example="national"),
        P("members", INTEGER, "Members.", unit="persons"),
        P("members_women", INTEGER, "Members who are women.", unit="persons"), P("members_men", INTEGER, "Members who are men.", unit="persons"),
        P("type_as_quoted", TEXT, "What kind of union its register calls it, in the register's words."),
        P("board_elected", DATE, "Date its board was last elected."),
        P("described_as", TEXT, "How the source describes its conduct or independence, in its words: a claim, never derived."),
        NOTE,
    ),
)  # fmt: skip
WORKS_COUNCIL = NodeType(
    "WorksCouncil", "Works council", "Works councils", "A body elected by the workers of a company or group; not a union.",
    Look("ellipse", "#860029", "#d53f4c"),
    (NAME, ALIASES, LAND, SITE, FOUNDED, ENDED, P("level", CODE, "Whose council.", words=w.COUNCIL_LEVEL, example="company"), NOTE),
)  # fmt: skip
WORKER_ORGANISATION = NodeType(
    "WorkerOrganisation", "Worker organisation", "Worker organisations",
    "A worker centre, committee or labour centre: may petition and partner without bargaining.",
    Look("ellipse", "#860029", "#d53f4c"),
    (
        NAME, ALIASES, LAND, PLACE, REGION, SITE, FOUNDED, ENDED,
        P("kind", CODE, "What kind.", words=w.WORKER_ORGANISATION, example="worker_centre"),
        P("operational", FLAG, "Whether it works, as of the source's date."),
        NOTE,
    ),
)  # fmt: skip
EMPLOYER = NodeType(
    "Employer", "Employer", "Employers", "A company or other body that employs, operates or owns; never a private person.",
    Look("round-rectangle", "#185bc6", "#8c98fe"),
    (
        NAME, ALIASES, IDENTIFIERS, LAND, PLACE, REGION, SITE, SECTOR, SECTOR_TEXT, FOUNDED, ENDED,
        P("kind", CODE, "What kind of body.", words=w.EMPLOYER_KIND),
        *REGISTRATION,
        P("owners_note", TEXT, "What is said of owners that are not named, such as small shareholders."),
        WORKERS, NOTE,
    ),
)  # fmt: skip
WORKSITE = NodeType(
    "Worksite", "Worksite", "Worksites", "A place of work: plant, mine, warehouse, call centre.",
    Look("hexagon", "#985105", "#ed8446"),
    (
        NAME, ALIASES, IDENTIFIERS, LAND, PLACE, REGION, SITE, SECTOR, SECTOR_TEXT,
        P("status", CODE, "Whether it operates.", words=w.WORKSITE_STATUS),
        P("started", DATE, "Start of operation."), P("closed", DATE, "End of operation."),
        *COORDINATES,
        P("address", TEXT, "Street address, where the source says that work is done there."),
        P("products", TEXTS, "What is made or done there."), P("activities", TEXTS, "Kinds of facility and steps of production, in the source's words."),
        P("listed_by", TEXTS, "Who listed it, where a source gathers lists of others."),
        *CAPACITY,
        P("union_presence", CODE, "Whether a union is there; empty means: not researched.", words=w.PRESENCE),
        P("owners_note", TEXT, "What is said of owners that are not named, such as small shareholders."),
        WORKERS, P("workers_high", INTEGER, "High end, where the workers are given as a range.", unit="persons"), NOTE,
    ),
)  # fmt: skip
SUPPORT_ORGANISATION = NodeType(
    "SupportOrganisation", "Support organisation", "Support organisations",
    "A funder, institute, network or organisation that supports workers' organisations.",
    Look("pentagon", "#c95fc0", "#cf69b8"),
    (
        NAME, ALIASES, LAND, PLACE, SITE, P("kind", CODE, "What kind.", words=w.SUPPORT_ORGANISATION, example="ngo"),
        OFFER, NEED, READINESS, LANGUAGES, REGION, OPEN, NOTE,
    ),
)  # fmt: skip
AUTHORITY = NodeType(
    "Authority", "Authority", "Authorities", "A public body: ministry, registry, court, contact point.",
    Look("rectangle", "#5f5f5f", "#b8b8b8"),
    (NAME, ALIASES, LAND, SITE, P("kind", CODE, "What kind.", words=w.AUTHORITY, example="ministry"), NOTE),
)  # fmt: skip
PERSON = NodeType(
    "Person", "Person in a public role", "Persons in public roles",
    "Executives and directors of companies, national officers of unions, office-holders: nobody else, ever.",
    Look("ellipse", "#635b6a", "#aaa094"),
    (NAME, P("role", CODE, "The public role that is the reason to be here.", words=w.OFFICE, required=True, example="executive"), LAND),
)  # fmt: skip

# --------------------------------------------------------------------------------------------------- what they do together
COALITION = NodeType(
    "Coalition", "Coalition", "Coalitions", "An alliance, network or partnership that lasts.",
    Look("octagon", "#5e1e7e", "#9859ff"),
    (
        NAME, ALIASES, LANDS, SITE,
        P("stage", CODE, "How far it has come.", words=w.STAGE),
        P("goals", TEXT, "Its goals; empty means: not recorded."),
        P("strategy", TEXT, "Its strategy; empty means: not recorded."),
        P("agenda", TEXT, "Its agenda; empty means: not recorded."),
        FOUNDED, ENDED, P("what_followed", TEXT, "What followed from it, where a source says so."), NOTE,
    ),
)  # fmt: skip
EXCHANGE = NodeType(
    "Exchange", "Exchange", "Exchanges", "People who met across borders or organisations: visit, course, summit, strike support.",
    Look("diamond", "#00a37e", "#6cefe4"),
    (
        NAME, ALIASES, LAND, LANDS, PLACE, REGION,
        P("kind", CODE, "What kind of meeting.", words=w.EXCHANGE, example="visit"),
        P("started", DATE, "First day."), P("ended", DATE, "Last day."),
        P("participants", INTEGER, "People who took part.", unit="persons"),
        P("participants_as_quoted", TEXT, "The number in the source's words."),
        P("topic", TEXT, "What it was about."),
        P("goals", TEXT, "Its goals; empty means: not recorded."),
        LANGUAGES, P("what_followed", TEXT, "What followed from it, where a source says so."), NOTE,
    ),
)  # fmt: skip
CAMPAIGN = NodeType(
    "Campaign", "Campaign", "Campaigns", "Organising or pressure towards a stated aim.",
    Look("octagon", "#5e1e7e", "#9859ff"),
    (NAME, ALIASES, LANDS, P("goals", TEXT, "Its aim; empty means: not recorded."), P("started", DATE, "Start."), ENDED,
     P("outcome", TEXT, "How it ended."), NOTE),
)  # fmt: skip
PROGRAMME = NodeType(
    "Programme", "Programme", "Programmes", "A project or training offer; its results are totals, never single cases.",
    Look("pentagon", "#c95fc0", "#cf69b8"),
    (
        NAME, ALIASES, LAND, REGION, OFFER, NEED, READINESS, LANGUAGES, OPEN,
        P("started", DATE, "Start."), ENDED,
        P("funding", NUMBER, "Money granted in all, in `currency`.", unit="currency"), MONEY,
        P("sectors_as_quoted", TEXTS, "Sectors it works in, in the source's words."),
        P("regions", TEXTS, "States or regions it works in."),
        P("campaigns", INTEGER, "Campaigns counted as a result.", unit="campaigns"),
        P("agreements", INTEGER, "Collective agreements counted as a result.", unit="agreements"),
        P("participants", INTEGER, "People who took part.", unit="persons"),
        P("women_in_leadership", PERCENT, "Women among leaders.", unit="%"),
        P("women_in_leadership_target", PERCENT, "Women among leaders aimed at.", unit="%"),
        P("results", TEXTS, "Other results, in the source's words."), NOTE,
    ),
)  # fmt: skip

# ----------------------------------------------------------------------------------------- agreements, procedures, cases
AGREEMENT = NodeType(
    "Agreement", "Agreement", "Agreements", "What was agreed between workers' and employers' sides.",
    Look("tag", "#65974d", "#a0ea8a"),
    (
        NAME, ALIASES, IDENTIFIERS, LAND, REGION, SECTOR,
        P("kind", CODE, "What kind.", words=w.AGREEMENT, example="collective"),
        P("scope", CODE, "How far it reaches.", words=w.AGREEMENT_SCOPE),
        P("scope_as_quoted", TEXT, "Its reach, or its registered address, in the source's words: an address is no worksite."),
        P("basis", TEXT, "What it rests on: law, registration, election."),
        P("signed", DATE, "Date signed."), P("effective", DATE, "In force from."),
        P("next_wage_review", DATE, "Next review of wages."), P("next_contract_review", DATE, "Next review of the contract."),
        P("notice_deadline", DATE, "Last day to give notice."), P("expiry", DATE, "Last day in force."),
        P("suspended", DATE, "Date it was suspended."),
        COVERED, P("employer_note", TEXT, "The employer where it is not named, such as: a natural person."), NOTE,
    ),
)  # fmt: skip
PROCEDURE = NodeType(
    "Procedure", "Vote or procedure", "Votes and procedures", "A vote or certificate of labour law, with its tally.",
    Look("rhomboid", "#65974d", "#a0ea8a"),
    (
        NAME, IDENTIFIERS, LAND, REGION, PLACE,
        P("kind", CODE, "What kind.", words=w.PROCEDURE, required=True, example="legitimation_vote"),
        P("unit", TEXT, "The bargaining unit, in the source's words."),
        P("method", TEXT, "How votes were cast, in the source's words."),
        P("votes_challenged", INTEGER, "Ballots challenged.", unit="votes"), P("votes_void", INTEGER, "Ballots void.", unit="votes"),
        P("date", DATE, "Last day of voting, or date of the certificate."),
        P("votes_for", INTEGER, "Votes for, or for the winner.", unit="votes"),
        P("votes_against", INTEGER, "Votes against, or for the others.", unit="votes"),
        P("votes_cast", INTEGER, "Votes cast.", unit="votes"), P("eligible", INTEGER, "Entitled to vote.", unit="persons"),
        P("share_for", PERCENT, "Share for, where only the share is reported.", unit="%"),
        P("outcome", CODE, "How it ended.", words=w.PROCEDURE_OUTCOME), NOTE,
    ),
)  # fmt: skip
CASE = NodeType(
    "Case", "Case", "Cases", "A complaint, petition or strike.",
    Look("triangle", "#9e9401", "#ffed5c"),
    (
        NAME, ALIASES, IDENTIFIERS, LAND, REGION, PLACE,
        P("kind", CODE, "What kind.", words=w.CASE, required=True, example="rapid_response"),
        P("stage", CODE, "Where it stands, as of the source's date.", words=w.CASE_STAGE),
        P("petitioned", DATE, "Petition or complaint received."), P("requested", DATE, "Review requested by a government."),
        P("started", DATE, "First day, for a strike."), P("panel_requested", DATE, "Panel asked for."),
        P("decided", DATE, "Decision."), P("resolved", DATE, "Resolved or closed."), P("ended", DATE, "Last day, for a strike."),
        P("outcome", TEXT, "How it ended, in a sentence without names of private persons."),
        P("back_pay", NUMBER, "Back pay and other money for workers, in `currency`.", unit="currency"), MONEY,
        P("workers_paid", INTEGER, "Workers who were paid.", unit="persons"),
        P("reinstated", INTEGER, "Workers reinstated.", unit="persons"),
        P("type_as_quoted", TEXT, "Its type in the publisher's own words or codes."),
        P("demands", TEXTS, "What was asked for, in the source's words."),
        P("workers", INTEGER, "Workers concerned; low end of a range.", unit="persons"),
        P("workers_high", INTEGER, "High end, where the workers are given as a range.", unit="persons"), P("dismissed", INTEGER, "Workers dismissed.", unit="persons"),
        NOTE,
    ),
)  # fmt: skip
WAGE = NodeType(
    "Wage", "Wage", "Wages", "One figure of pay as quoted: a level, a change, a one-off payment or a bonus; never mixed.",
    Look("rectangle", "#5f5f5f", "#b8b8b8"),
    (
        NAME, LAND, PLACE,
        P("subject_kind", CODE, "What the figure speaks of.", words=w.SUBJECT, required=True, example="worksite"),
        P("subject", TEXT, "The subject as quoted."),
        P("occupation", TEXT, "Occupation as quoted."), P("tier", CODE, "Step of the scale.", words=w.TIER),
        P("cohort", TEXT, "Hire cohort, as quoted."), P("employment", CODE, "Form of employment.", words=w.EMPLOYMENT),
        P("concept", CODE, "What the pay includes in principle.", words=w.CONCEPT), SECTOR,
        P("kind", CODE, "Level, change, one-off or bonus.", words=w.WAGE_KIND, required=True, example="level"),
        P("statistic", CODE, "What the number is of the distribution.", words=w.STATISTIC),
        P("amount", NUMBER, "Amount, in `currency`; low end of a range.", unit="currency", example="100"),
        P("amount_high", NUMBER, "High end of a range, in `currency`.", unit="currency"),
        P("currency", CURRENCY, MONEY.doc, example="MXN"),
        P("change", PERCENT, "Change; +9 % is 9.", unit="%", signed=True),
        P("change_total", PERCENT, "Change with benefits.", unit="%", signed=True),
        P("period", CODE, "Period the amount is for.", words=w.PERIOD, example="hour"),
        P("paid_days", NUMBER, "Days paid in a week, where a source says so.", unit="days a week"),
        P("hours", NUMBER, "Hours of work in a week, where a source says so.", unit="hours a week"),
        P("components_in", TEXTS, "What the amount includes."), P("components_out", TEXTS, "What it leaves out."),
        P("effective_from", DATE, "In force from."), P("effective_to", DATE, "In force to."),
        P("as_of", DATE, "Date it was reported for, where no start is stated."), P("agreed", DATE, "Date agreed."),
        P("state", CODE, "In force, past, scheduled, offered or rejected, as of the source's date.", words=w.WAGE_STATE),
        P("sex", CODE, "Whose pay, where it is not everybody's.", words=w.SEX),
        P("household", TEXT, "For a living wage: what household, and where it lives."),
        P("ppp_base", DATE, "Base year of an amount in international dollars (then without a currency)."),
        P("foreign_quote", FLAG, "Quoted in a currency that it is not paid in."),
        P("headcount", INTEGER, "Workers it speaks of.", unit="persons"), NOTE,
    ),
)  # fmt: skip
SOURCE = NodeType(
    "Source", "Source", "Sources", "A publisher's data set: reference data without ties; every claim names one.",
    Look("rectangle", "#5f5f5f", "#b8b8b8"),
    (
        NAME, P("publisher", TEXT, "Who publishes it.", required=True, example="Example Union"),
        P("dataset", TEXT, "What it is called."), P("address", URL, "Where it is published."),
        P("licence", TEXT, "Terms of use, as stated."), P("licence_address", URL, "Where the terms stand."),
        P("languages", TEXTS, "Languages of the source."), P("rhythm", CODE, "How often it is renewed.", words=w.RHYTHM),
        P("rows_dated", FLAG, "Whether each record carries a date of its own, so that an old one is not left behind."), NOTE,
    ),
    searched=False,
)  # fmt: skip

# ------------------------------------------------------------------------------------- reference data, searched by no one
INDICATOR = NodeType(
    "Indicator", "National statistic", "National statistics",
    "One value of a country's statistics, as its publisher gives it: context for pay, never one side of a gap.",
    Look("rectangle", "#5f5f5f", "#b8b8b8"),
    (
        NAME, LAND,
        P("kind", CODE, "Of what.", words=w.INDICATOR, required=True, example="union_density"),
        P("value", NUMBER, "The value, in the unit that `measured_in` says.", unit="see measured_in", signed=True),
        P("measured_in", TEXT, "Unit of the value."), P("currency", CURRENCY, "Currency of a rate or an amount."),
        P("of", DATE, "The day, month or year it speaks of."),
        P("base", DATE, "Base year of an index or of constant prices."),
        P("series", TEXT, "The publisher's code of the series."),
        P("status", TEXT, "What the publisher says of this value: estimate, break in series."), NOTE,
    ),
    searched=False,
)  # fmt: skip
LEGAL_FORM = NodeType(
    "LegalForm", "Legal form", "Legal forms", "A legal form of organisations in one jurisdiction (ISO 20275).",
    Look("rectangle", "#5f5f5f", "#b8b8b8"),
    (
        NAME, ALIASES, LAND, REGION, P("jurisdiction", TEXT, "Subdivision whose law it is under, ISO 3166-2."),
        P("abbreviations", TEXTS, "How it is written behind a name."), LANGUAGES,
        P("status", TEXT, "Active or not, as the list says."), SINCE, ENDED, NOTE,
    ),
    searched=False,
)  # fmt: skip

# ---------------------------------------------------------------------------------------------------------------------- ties
BARGAINERS = (UNION, WORKER_ORGANISATION)
WORKERS_SIDE = (UNION, WORKS_COUNCIL, WORKER_ORGANISATION)
ACTORS = (*WORKERS_SIDE, SUPPORT_ORGANISATION, COALITION)
BUSINESS = (EMPLOYER, WORKSITE)

OWNS = RelType(
    "OWNS", (EMPLOYER,), BUSINESS, End.END, "owns", "is owned by",
    "Holds shares in. No share means not reported, never zero. Owners that are not named are a note, not a tie.",
    (
        *SHARES,
        P("control", CODE, "What the holding means for control.", words=w.CONTROL),
        P("basis", TEXT, "What the statement about control rests on."),
        P("directness", CODE, "Through others or not; empty means: directly, as far as the source says.", words=w.DIRECTNESS),
        P("interests", TEXTS, "Kinds of interest, in the source's words."),
        *VOTES,
        AS_OF, SINCE, UNTIL,
    ),
)  # fmt: skip
MANAGES_FUND = RelType(
    "MANAGES_FUND", (EMPLOYER, AUTHORITY), (EMPLOYER,), End.END, "manages the fund", "is a fund managed by",
    "Manages a fund, or is the umbrella or master of one: no corporate control.",
    (P("kind", CODE, "In what way.", words=w.FUND_TIE), AS_OF, SINCE, UNTIL),
)  # fmt: skip
OPERATES = RelType(
    "OPERATES", (EMPLOYER,), (WORKSITE,), End.END, "operates", "is operated by", "Runs the worksite.", (AS_OF, SINCE, UNTIL)
)  # fmt: skip
REPRESENTS = RelType(
    "REPRESENTS", (UNION,), BUSINESS, End.END, "represents workers at", "has the union",
    "Bargains for a unit there. One unit may span worksites; one worksite may have several unions.",
    (
        P("unit", TEXT, "The bargaining unit, in the source's words."), COVERED,
        P("exclusivity", CODE, "Alone or with others.", words=w.EXCLUSIVITY),
        P("basis", TEXT, "What it rests on: election, certificate, agreement, recognition."),
        AS_OF, SINCE, UNTIL,
    ),
)  # fmt: skip
SITS_AT = RelType(
    "SITS_AT", (WORKS_COUNCIL,), BUSINESS, End.START, "is elected at", "has the works council", "Is the works council of.",
    (SINCE, UNTIL),
)  # fmt: skip
AFFILIATED_TO = RelType(
    "AFFILIATED_TO", BARGAINERS, (UNION,), End.START, "is affiliated to", "has the affiliate", "Belongs to, in the structure of unions.",
    (P("basis", TEXT, "What it rests on: statutes, a register, the suffix of a name."), AS_OF, SINCE, UNTIL),
)  # fmt: skip
MEMBER_OF = RelType(
    "MEMBER_OF", (*WORKERS_SIDE, SUPPORT_ORGANISATION, EMPLOYER, AUTHORITY), (COALITION, EMPLOYER), End.START,
    "is a member of", "has the member", "Belongs to a coalition for as long as it lasts, or to an association, as employers do.", (P("role", CODE, "In what role.", words=w.MEMBERSHIP), SINCE, UNTIL),
)  # fmt: skip
TOOK_PART_IN = RelType(
    "TOOK_PART_IN", (*ACTORS, EMPLOYER, AUTHORITY), (EXCHANGE,), End.END, "took part in", "had the participant",
    "Was there, hosted, organised, paid for or was supported.",
    (P("role", CODE, "In what role.", words=w.PARTICIPATION), P("participants", INTEGER, "People it sent.", unit="persons")),
)  # fmt: skip
CONCERNS = RelType(
    "CONCERNS", (COALITION, EXCHANGE, CASE, CAMPAIGN, PROCEDURE, PROGRAMME), (*BUSINESS, AGREEMENT), End.START,
    "is about", "is the subject of", "The employer, worksite or agreement it is about.",
)  # fmt: skip
SIGNED = RelType(
    "SIGNED", (*WORKERS_SIDE, EMPLOYER, AUTHORITY), (AGREEMENT,), End.END, "signed", "was signed by", "Is a party to the agreement.",
    (P("role", CODE, "On whose side.", words=w.SIGNATURE), P("date", DATE, "Date of signing or joining.")),
)  # fmt: skip
APPLIES_TO = RelType(
    "APPLIES_TO", (AGREEMENT,), BUSINESS, End.START, "applies to", "is covered by the agreement", "Covers workers there, on a stated basis.",
    (P("basis", TEXT, "Why it applies: signed for, extended, branch and territory."), SINCE, UNTIL),
)  # fmt: skip
STOOD_IN = RelType(
    "STOOD_IN", BARGAINERS, (PROCEDURE,), End.END, "stood in", "had the candidate", "Was voted on, or certified.",
    (P("votes", INTEGER, "Votes it received.", unit="votes"), P("result", CODE, "What came out for it.", words=w.CANDIDACY)),
)  # fmt: skip
TOOK_SIDE_IN = RelType(
    "TOOK_SIDE_IN", (*ACTORS, EMPLOYER), (CASE,), End.END, "took part in the case", "had the party",
    "Petitioned, struck, supported, or was the incumbent.", (P("role", CODE, "In what role.", words=w.CASE_ROLE, required=True, example="petitioner"),),
)  # fmt: skip
HANDLED_BY = RelType(
    "HANDLED_BY", (CASE, PROCEDURE, AGREEMENT), (AUTHORITY,), End.START, "is handled by", "handled", "The public body in charge.",
)  # fmt: skip
SUPPORTS = RelType(
    "SUPPORTS", (*ACTORS, PROGRAMME, AUTHORITY), (*ACTORS, CAMPAIGN, CASE, PROGRAMME), End.END, "supports", "is supported by",
    "Gives help: advice, training, money, solidarity.",
    (P("kind", TEXT, "What help."), AMOUNT, MONEY, SINCE, UNTIL),
)  # fmt: skip
FUNDS = RelType(
    "FUNDS", (SUPPORT_ORGANISATION, AUTHORITY, UNION), (*ACTORS, PROGRAMME, EXCHANGE, CAMPAIGN), End.END, "funds", "is funded by",
    "Pays for.", (AMOUNT, MONEY, SINCE, UNTIL),
)  # fmt: skip
RUNS = RelType(
    "RUNS", (*ACTORS, AUTHORITY), (PROGRAMME, CAMPAIGN), End.END, "runs", "is run by", "Carries out.",
    (P("role", TEXT, "In what role: grantee, partner, host."), SINCE, UNTIL),
)  # fmt: skip
PART_OF = RelType(
    "PART_OF", (EXCHANGE, CAMPAIGN, PROGRAMME, PROCEDURE, CASE, COALITION), (PROGRAMME, COALITION, CASE, CAMPAIGN, EXCHANGE), End.START,
    "is part of", "includes", "Belongs to something larger.",
)  # fmt: skip
PAID_AT = RelType(
    "PAID_AT", (WAGE,), (*BUSINESS, AGREEMENT), End.START, "is paid at", "has the wage figure", "The worksite, employer or agreement it speaks of.",
)  # fmt: skip
WON_BY = RelType(
    "WON_BY", (WAGE, AGREEMENT), (UNION,), End.START, "was bargained by", "bargained", "The union that bargained it.",
)  # fmt: skip
SUPPLIES = RelType(
    "SUPPLIES", BUSINESS, BUSINESS, End.START, "supplies", "is supplied by", "Sells goods or services to: a tie of supplier and client.",
    (P("kind", CODE, "What.", words=w.SUPPLY), P("product", TEXT, "What exactly."), AS_OF, SINCE, UNTIL),
)  # fmt: skip
HOLDS_OFFICE = RelType(
    "HOLDS_OFFICE", (PERSON,), (EMPLOYER, UNION, SUPPORT_ORGANISATION, AUTHORITY), End.START, "holds office in", "has the office-holder",
    "A public role, with its dates.", (P("role", TEXT, "Title of the office.", required=True, example="president"), SINCE, UNTIL),
)  # fmt: skip
BECAME = RelType(
    "BECAME", (UNION, EMPLOYER, SUPPORT_ORGANISATION, COALITION), (UNION, EMPLOYER, SUPPORT_ORGANISATION, COALITION), End.START,
    "became", "was before", "Was renamed, merged or succeeded.", (P("date", DATE, "When."),),
)  # fmt: skip

ONTOLOGY = Ontology(
    nodes=(
        UNION, WORKS_COUNCIL, WORKER_ORGANISATION, EMPLOYER, WORKSITE, COALITION, EXCHANGE, AGREEMENT, PROCEDURE, CASE,
        CAMPAIGN, PROGRAMME, SUPPORT_ORGANISATION, WAGE, AUTHORITY, PERSON, SOURCE, INDICATOR, LEGAL_FORM,
    ),
    ties=(
        OWNS, MANAGES_FUND, OPERATES, REPRESENTS, SITS_AT, AFFILIATED_TO, MEMBER_OF, TOOK_PART_IN, CONCERNS, SIGNED, APPLIES_TO, STOOD_IN,
        TOOK_SIDE_IN, HANDLED_BY, SUPPORTS, FUNDS, RUNS, PART_OF, PAID_AT, WON_BY, SUPPLIES, HOLDS_OFFICE, BECAME,
    ),
    evidence=EVIDENCE,
)  # fmt: skip
