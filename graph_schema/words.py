"""The controlled words of the ontology: each code as stored, and the phrase that people read."""

CONFIDENCE = {
    "chosen": "chosen by a researcher among what sources say",
    "primary": "read in the publisher's own text or data",
    "secondary": "read in other texts, or sources differ",
}
VISIBILITY = {"public": "public", "internal": "internal", "confidential": "confidential"}

RHYTHM = {
    "daily": "every day",
    "monthly": "every month",
    "quarterly": "every quarter",
    "yearly": "every year",
    "two_yearly": "every two years",
    "as_needed": "when facts are added or corrected",
    "once": "once, not renewed",
}

UNION_LEVEL = {
    "local": "local union",
    "section": "section",
    "national": "national union",
    "federation": "federation",
    "confederation": "confederation",
    "global": "global union federation",
}
COUNCIL_LEVEL = {"company": "company works council", "european": "European works council", "world": "world works council"}
WORKER_ORGANISATION = {"worker_centre": "worker centre", "committee": "workers' committee", "labour_centre": "labour centre"}
EMPLOYER_KIND = {"company": "company", "fund": "fund", "state": "state body", "foundation": "foundation", "group": "group"}
EMPLOYER_STATUS = {"active": "active", "inactive": "inactive", "dissolved": "dissolved", "merged": "merged into another"}
NO_PARENT = {
    "no_known_person": "no known person controls it",
    "natural_persons": "owned by natural persons",
    "non_consolidating": "its owners do not consolidate it",
    "no_lei": "its parent has no LEI",
    "non_public": "not public: legal obstacles, no consent, or harm feared",
}
WORKSITE_STATUS = {
    "operating": "operating",
    "construction": "under construction",
    "announced": "announced",
    "mothballed": "mothballed",
    "closing": "operating, closure announced",
    "closed": "closed",
    "cancelled": "cancelled",
}
PRESENCE = {"union": "a union is present", "no_union": "no union, according to the source"}
STAGE = {"planned": "planned", "forming": "forming", "informal": "informal", "formal": "formal", "ended": "ended"}
EXCHANGE = {
    "visit": "visit",
    "course": "course",
    "convening": "convening",
    "conference": "conference",
    "summit": "summit",
    "delegation": "delegation",
    "strike_support": "strike support",
}
AGREEMENT = {
    "collective": "collective agreement",
    "global_framework": "global framework agreement",
    "works_council": "works council agreement",
}
AGREEMENT_SCOPE = {
    "site": "one worksite",
    "company": "one company",
    "branch_territory": "a branch in a territory",
    "extended": "extended beyond its parties",
    "global": "a whole group, worldwide",
}
PROCEDURE = {
    "legitimation_vote": "legitimation vote",
    "title_election": "election of the bargaining union",
    "ratification": "ratification vote",
    "certificate": "certificate of representativeness",
    "strike_vote": "strike vote",
    "deauthorisation": "vote to end a clause that makes membership a condition of work",
}
PROCEDURE_OUTCOME = {
    "approved": "approved",
    "rejected": "rejected",
    "won": "won by the union named first",
    "granted": "granted",
    "refused": "refused",
    "annulled": "annulled",
}
CASE = {
    "rapid_response": "rapid-response petition (USMCA)",
    "oecd_complaint": "OECD complaint",
    "labour_board": "labour-board case",
    "strike": "strike",
    "protest": "protest",
    "lockout": "lockout",
    "labour_action": "strike, protest or lockout: the source does not say which",
    "supply_chain": "supply-chain-law complaint",
}
CASE_STAGE = {
    "petition": "petition filed",
    "review": "under review",
    "remediation": "remediation under way",
    "panel": "before a panel",
    "declined": "declined",
    "ongoing": "under way",
    "resolved": "resolved",
    "closed": "closed",
}
OPENNESS = {"open": "open", "closed": "closed"}
SUPPORT_ORGANISATION = {
    "funder": "funder",
    "ngo": "support organisation",
    "university": "university or institute",
    "training_centre": "training centre",
    "network": "network",
}
SUBJECT = {
    "worksite": "worksite",
    "agreement": "agreement",
    "employer": "employer",
    "occupation": "occupation",
    "sector": "sector",
    "country": "country",
    "wage_zone": "wage zone",
}
TIER = {
    "start": "starting rate",
    "top": "top rate",
    "low": "low end of the scale",
    "high": "high end of the scale",
    "average": "average",
    "all": "one rate for all",
}
EMPLOYMENT = {"direct": "directly employed", "temporary": "temporary", "agency": "agency"}
CONCEPT = {
    "basic": "basic pay",
    "gross": "gross earnings",
    "total_compensation": "total compensation",
    "labour_cost": "labour cost",
    "minimum": "minimum wage",
    "living_wage": "living wage",
}
WAGE_KIND = {"level": "level", "change": "change", "one_off": "one-off payment", "bonus": "bonus"}
STATISTIC = {"rate": "rate", "mean": "mean", "median": "median", "range": "range", "estimate": "estimate"}
PERIOD = {"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year"}
WAGE_STATE = {
    "in_force": "in force",
    "past": "no longer in force",
    "scheduled": "scheduled",
    "offered": "offered",
    "rejected": "rejected",
}
AUTHORITY = {
    "ministry": "ministry",
    "registry": "registry",
    "labour_court": "labour court or board",
    "contact_point": "national contact point",
    "trade_office": "trade office",
    "panel": "panel",
    "other": "other public body",
}
OFFICE = {
    "executive": "executive of a company",
    "director": "director of a company",
    "union_officer": "national officer of a union",
    "office_holder": "holder of a public office",
}
CONTROL = {
    "sole": "sole or majority control",
    "documented": "documented control (the publisher names one parent only)",
    "joint": "joint venture",
    "minority": "minority stake",
    "undisclosed": "several parents, shares not published",
}
EXCLUSIVITY = {"exclusive": "exclusive", "shared": "shared with other unions", "minority": "minority"}
MEMBERSHIP = {"member": "member", "founder": "founding member", "host": "host", "observer": "observer", "partner": "partner"}
PARTICIPATION = {
    "participant": "participant",
    "host": "host",
    "organiser": "organiser",
    "funder": "funder",
    "supporter": "supporter",
    "supported": "supported",
}
SIGNATURE = {"party": "party", "workers_side": "workers' side", "employer_side": "employer's side"}
CANDIDACY = {"won": "won", "lost": "lost", "stood": "stood"}
CASE_ROLE = {
    "petitioner": "petitioner",
    "incumbent": "incumbent union",
    "striker": "union on strike",
    "supporter": "supporter",
    "respondent": "respondent",
    "participant": "took part",
}
DIRECTNESS = {"direct": "direct", "indirect": "through others", "ultimate": "ultimate parent, as reported", "unknown": "not said"}
FUND_TIE = {"manager": "fund manager", "umbrella": "umbrella of a sub-fund", "master": "master of a feeder fund"}
SEX = {"women": "women", "men": "men", "other": "other"}
INDICATOR = {
    "union_density": "union density",
    "bargaining_coverage": "collective bargaining coverage",
    "ppp_gdp": "purchasing power parity, GDP",
    "ppp_consumption": "purchasing power parity, household consumption",
    "exchange_rate": "exchange rate",
    "consumer_prices": "consumer price index",
    "inflation": "consumer price inflation",
    "gdp_deflator": "change in the prices of all that is produced (GDP deflator)",
    "real_wage_growth": "real wage growth",
    "real_gdp": "gross domestic product, constant prices",
    "gdp_per_head_ppp": "gross domestic product per head, purchasing power parity",
    "minimum_to_average": "minimum wage relative to the average wage",
    "poverty_threshold": "poverty threshold",
    "net_income": "net income",
}
SUPPLY = {"goods": "goods", "services": "services"}
