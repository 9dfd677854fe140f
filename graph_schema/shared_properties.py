"""What may be said of things of several types, declared once, and what goes with every claim."""

from graph_schema import words as w
from graph_schema.model import (
    CODE,
    COUNTRIES,
    COUNTRY,
    CURRENCY,
    DATE,
    FLAG,
    INTEGER,
    ISIC,
    NUMBER,
    PERCENT,
    TEXT,
    TEXTS,
    URL,
    Property,
)

P = Property

# ---------------------------------------------------------------------------------------------- what goes with every claim
EVIDENCE = (
    P("source", TEXT, "Who says so: publisher/dataset, as in the Source table.", required=True, example="my-union/research"),
    P("record", TEXT, "The publisher's own key of this record, where one record says several things."),
    P("locator", TEXTS, "Where exactly: the address of the page, or the record's key; never a path on a disk."),
    P("citation", TEXTS, "The page in words, in the order of the locators: publisher, title, date."),
    P("retrieved", DATE, "Date of the file or page that says so, not of loading it.", required=True, example="2026-11-20"),
    P("confidence", CODE, "How sure.", words=w.CONFIDENCE, required=True, example="primary"),
    P("visibility", CODE, "Who may see it; empty means public.", words=w.VISIBILITY),
)

# -------------------------------------------------------------------------------------------------- shared by several types
NAME = P("name", TEXT, "Name as the source writes it.", required=True, example="Example")
ALIASES = P("aliases", TEXTS, "Other names: acronyms, former names, other languages.")
IDENTIFIERS = P("identifiers", TEXTS, "Codes in registers, each as scheme:code (lei:..., gem:..., rut:...).")
LAND = P("country", COUNTRY, "Country it is in, or whose law it is under; empty for a body of the whole world.", example="MX")
LANDS = P("countries", COUNTRIES, "Countries it reaches.")
PLACE = P("place", TEXT, "Town or municipality.")
REGION = P("region", TEXT, "State, province or Land; the state of México is not the country.")
SITE = P("website", URL, "Its own page.")
SECTOR = P("sector", ISIC, "Economic activity, ISIC Rev. 4.", example="29")
SECTOR_TEXT = P("sector_as_quoted", TEXT, "The activity in the source's words.")
FOUNDED = P("founded", DATE, "Date it was founded.")
ENDED = P("ended", DATE, "Date it ended.")
NOTE = P("note", TEXT, "What else a reader must know; no names of private persons.")
OFFER = P("offer", TEXT, "What it offers.")
NEED = P("need_addressed", TEXT, "The need that the offer answers.")
READINESS = P("readiness_asked", TEXT, "What an organisation must have or be ready for to use the offer.")
LANGUAGES = P("languages", TEXTS, "Languages it works in.")
OPEN = P("availability", CODE, "Open or closed to newcomers.", words=w.OPENNESS)
AMOUNT = P("amount", NUMBER, "Sum of money, in `currency`.", unit="currency")
MONEY = P("currency", CURRENCY, "Currency of the amounts.")
SINCE = P("since", DATE, "From when.")
UNTIL = P("until", DATE, "Until when; empty means that no end is known.")
AS_OF = P("as_of", DATE, "Date it was reported for.")
WORKERS = P("workers", INTEGER, "Workers employed, as the source counts them.", unit="persons")
COVERED = P("workers_covered", INTEGER, "Workers in the bargaining unit; never summed over worksites.", unit="persons")

# What registers of companies say of each.
REGISTRATION = (
    P("legal_form", TEXT, "Legal form as registered."),
    P("legal_form_code", TEXT, "Its code in the list of entity legal forms (ISO 20275)."),
    P("jurisdiction", TEXT, "Country or subdivision whose law it is under, ISO 3166-1 or 3166-2."),
    P("status", CODE, "Whether it exists, as of the source's date.", words=w.EMPLOYER_STATUS),
    P("address", TEXT, "Registered or head office; an office is no worksite."),
    P("no_direct_parent", CODE, "Why it reports no direct parent.", words=w.NO_PARENT),
    P("no_ultimate_parent", CODE, "Why it reports no ultimate parent.", words=w.NO_PARENT),
)

# A holding: reported, or only its range.
SHARES = (
    P("share", PERCENT, "Holding as reported.", unit="%"),
    P("share_low", PERCENT, "Low end, where only a range is reported.", unit="%"),
    P("share_high", PERCENT, "High end, where only a range is reported.", unit="%"),
)

# Voting rights: reported, or only their range.
VOTES = (
    P("votes", PERCENT, "Voting rights as reported.", unit="%"),
    P("votes_low", PERCENT, "Low end, where only a range is reported.", unit="%"),
    P("votes_high", PERCENT, "High end, where only a range is reported.", unit="%"),
)

# What a plant or a mine can make.
CAPACITY = (
    P("steel_capacity", NUMBER, "Nominal crude steel capacity in operation.", unit="thousand tonnes a year"),
    P("ore_capacity", NUMBER, "Design capacity of an iron ore mine.", unit="thousand tonnes a year"),
)

# Where a worksite is on the map.
COORDINATES = (
    P("latitude", NUMBER, "Latitude, WGS 84.", unit="degrees", signed=True),
    P("longitude", NUMBER, "Longitude, WGS 84.", unit="degrees", signed=True),
    P("location_exact", FLAG, "Whether the coordinates are exact."),
)
