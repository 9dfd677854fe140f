"""What the legal forms of two names say for and against their being one. Pure."""

from loaders.legal_form import ENGLISH, LOOSE, forms_clash, lands_of
from loaders.party_name import Name
from loaders.rarity import TELLING

LATIN_AMERICA = frozenset("MX CL AR PE CO BR UY PY BO EC VE GT HN SV NI CR PA DO CU PR".split())
OFFSHORE = frozenset("KY VG BM JE GG IM LU MH".split())
# Where an `OOO` is put into English as an LLC, an `AO` as a JSC.
RUSSIAN = frozenset("RU BY KZ KG UZ TJ AM UA AZ MD GE TM".split())
BY_SHARES, LIMITED = frozenset(("jsc", "ao")), frozenset(("llc", "ooo", "tov"))
ENGLISH_FORMS = frozenset(("incorporated", "limited"))
# What translators call an LLC, where the land has no English forms.
AN_LLC = frozenset(("gmbh", "sarl", "sl", "bv", "kft", "sp zoo", "sro", "doo", "ou", "aps"))

# What English forms stand for where the land has none of its own: a limited company, one by shares, any.
ABROAD = (
    frozenset(
        "DE AT CH LI FR ES IT PT NL BE LU SE NO DK FI IS PL CZ SK HU SI HR RS BA MK ME AL RO BG GR TR IL CN TW JP KR TH VN ID IR"
        " EE LV LT".split()
    )
    | RUSSIAN
)
EAST_ASIA = frozenset("JP KR TW TH VN".split())  # where a company by shares is a corporation
STANDS_FOR = {
    "limited": AN_LLC | LIMITED | frozenset(("oy", "ab", "as", "spzoo", "srl", "ltd sti", "bv")),
    "jsc": BY_SHARES | frozenset(("ag", "sa", "as", "spolka akcyjna", "akciova spolecnost", "doo", "zrt", "as anonim")),
    "public limited company": BY_SHARES | frozenset(("ag", "sa", "ab", "as", "oy", "spolka akcyjna", "nv")),
}


def stand_together(x: Name, y: Name, country: str) -> str:
    """Which feature two forms are, or none where one is the other in English.

    In Latin America a company changes its form, and writers mix them; elsewhere `X AG` and `X GmbH` are two companies."""
    if not forms_clash(x.forms, y.forms):
        return "forms_same"
    if country == "KZ" and any("lp" in one.forms and other.forms & LIMITED for one, other in ((x, y), (y, x))):
        return "forms_same"  # there an LLP is what a `ТОО` is called in English
    loose = LOOSE - ENGLISH_FORMS if country in ENGLISH else LOOSE
    if country in RUSSIAN and any(one & BY_SHARES and other & LIMITED for one, other in ((x.forms, y.forms), (y.forms, x.forms))):
        return "forms_clash"
    translated = (
        not loose.isdisjoint(x.forms) or not loose.isdisjoint(y.forms) or (bool(country) and _put_into_english(x, y, country))
    )
    if country in ABROAD and any(_stands_for(one.forms, other.forms, country) for one, other in ((x, y), (y, x))):
        return ""
    loosely = country in LATIN_AMERICA and not _limited_and_by_shares(x, y)
    return "forms_differ" if loosely or (translated and country not in LATIN_AMERICA) else "forms_clash"


def _stands_for(english: frozenset[str], own: frozenset[str], country: str) -> bool:
    """Whether a form is the other one in English: `X Oy`, `X Ltd`."""
    plain = {form for form in english if form.islower()}
    if not plain or not plain <= LOOSE:
        return False
    any_of = {"company", "incorporated"} if country in EAST_ASIA else {"company"}
    return not plain.isdisjoint(any_of) or any(STANDS_FOR[form] & own for form in plain & STANDS_FOR.keys())


def _put_into_english(x: Name, y: Name, country: str) -> bool:
    """`Altora Sp. z o.o.` and `Altora LLC` in Poland."""
    llc = any("llc" in one.forms and one.forms & LIMITED and other.forms & AN_LLC for one, other in ((x, y), (y, x)))
    return llc and country not in ENGLISH


def _limited_and_by_shares(x: Name, y: Name) -> bool:
    """`X Ltda` and `X S.A.` of one register are two; to an `SpA` companies of both forms are turned into."""
    return any("limited" in one.forms and "sa" in other.forms and "spa" not in other.forms for one, other in ((x, y), (y, x)))


def lands_of_form(name: Name) -> list[frozenset[str]]:
    """The countries of its legal form, where it can be but one."""
    plain = [form for form in name.forms if form.islower()]
    return [lands_of()[plain[0]]] if len(plain) == 1 and plain[0] in lands_of() else []


def two_seats(lands: set[str], x: Name, y: Name) -> bool:
    """Whether one company may be in two countries, by its seat and by its office: one form, and a name that hardly two have.

    That takes two words that nobody else has, or one and more where a company has its seat for the tax only.
    """
    if sorted(x.words) != sorted(y.words) or x.numbers != y.numbers or not x.forms & y.forms or x.national:
        return False
    rare = sum(weight > TELLING for weight in x.weights.values())
    offshore = not OFFSHORE.isdisjoint(lands)
    return rare > 1 or (offshore and bool(rare) and len(x.words) > 1)
