"""Legal forms in names of organisations: `S.A. de C.V.`, `GmbH & Co. KG`, `Ltd. Şti.`; found, named and taken off. Pure.

The forms are those of GLEIF's list of entity legal forms (ISO 20275) that have an abbreviation, by country, and some that
people write and the list does not hold.
"""

import re
from functools import cache, lru_cache
from typing import TypeAlias

from graph_schema.identity import fold
from graph_schema.reference_files import table_rows

Words: TypeAlias = tuple[str, ...]

# Written everywhere, in the list or not. Forms on one line are one form in other words.
WORLDWIDE = (
    "limited|ltd|lda|co ltd|co limited|company limited|limited company|ltda|limitada|limitee|ltee|cia ltda"
    '|בע"מ|בע״מ|בעמ'
    "|cong ty tnhh|cty tnhh|cong ty trach nhiem huu han|cong ty tnhh mtv|cong ty tnhh mot thanh vien|tnhh",
    "private limited|pvt ltd|pvt limited|private ltd|p ltd",
    "pte ltd|pte limited|pte",
    "pty ltd|pty limited|proprietary limited|pty",
    "incorporated|inc|corporation|corp|corporate|co inc",
    "company|co|شركة|شرکت|compagnie|cie|compania|cia|y compania|y cia|and company|and co|et cie|e cia",
    "se|societas europaea",
    "berhad|bhd|sdn bhd|sendirian berhad",
    "public limited company|plc|public company limited|pcl|public joint stock company",
    "llc|limited liability company|lc|pllc",
    "lp|limited partnership|llp|limited liability partnership|lllp",
    "sa|sac|saci|saic|saca|sociedad anonima industrial y comercial|sociedad anonima comercial e industrial"
    "|sociedad anonima comercial"
    "|sacif|saicf|sacifia|saicfia|sacifi|saif|sociedad anonima comercial industrial y financiera"
    "|sociedad anonima comercial industrial financiera inmobiliaria y agropecuaria"
    "|sociedad anonima industrial comercial y financiera"
    "|sociedad anonima|societe anonyme|sociedade anonima|societa per azioni|spa|sae|soc an",
    "sas|societe par actions simplifiee|sasu|sociedad por acciones simplificada",
    "sarl|societe a responsabilite limitee|srl|societa a responsabilita limitata|sociedad de responsabilidad limitada|eurl",
    "sl|sociedad limitada|slu|sociedad limitada unipersonal",
    "sau|sociedad anonima unipersonal",
    "gmbh|gesellschaft mit beschrankter haftung|gesellschaft mbh|gesmbh|mbh|ggmbh",
    "gmbh co kg|gmbh and co kg|gmbh and co kommanditgesellschaft|gmbh und co kg|gmbh co kommanditgesellschaft",
    "co kg|kg|kommanditgesellschaft|and co kg|ag and co kg|ag co kg|se and co kg|se co kg",
    "kgaa|co kgaa|gmbh co kgaa|gmbh and co kgaa|kommanditgesellschaft auf aktien|co kommanditgesellschaft auf aktien"
    "|gmbh co kommanditgesellschaft auf aktien|se co kgaa|ag co kgaa",
    "ag|aktiengesellschaft",
    "aor|anstalt des offentlichen rechts|kdor|korperschaft des offentlichen rechts",
    "epe|entidade publica empresarial|entidad publica empresarial",
    "ab|aktiebolag|aktiebolaget|ab publ|aktiebolag publ|publ",
    "as|aktieselskab|aksjeselskap|asa|allmennaksjeselskap|aktsiaselts",
    "aps|anpartsselskab|ivs|ivaerksaetterselskab",
    "oy|oyj|osakeyhtio|oy ab|oy ltd|julkinen osakeyhtio",
    "ou|osauhing|uab|sia|uzdaroji akcine bendrove|sabiedriba ar ierobezotu atbildibu",
    "bv|besloten vennootschap|bvba|besloten vennootschap met beperkte aansprakelijkheid|srl bv|bv srl|bvba sprl|sprl",
    "nv|naamloze vennootschap|nv sa|sa nv",
    "as|anonim sirketi|anonim sirket",
    "as anonim|as|anonim sirketi|anonim sirket|anonim ortakligi|anonim ortaklik|tao|turk anonim sirketi|turk anonim ortakligi",
    "ltd sti|limited sirketi|limited sirket|sti",
    "kft|korlatolt felelossegu tarsasag",
    "zrt|zartkoruen mukodo reszvenytarsasag|rt|nyrt|nyilvanosan mukodo reszvenytarsasag",
    "bt|beteti tarsasag",
    "sp zoo|spzoo|sp z oo|spolka z ograniczona odpowiedzialnoscia|spolka z oo",
    "spolka akcyjna|sa|prosta spolka akcyjna|psa",
    "sp k|spk|spolka komandytowa|sp komandytowa",
    "sp j|spj|spolka jawna",
    "sro|s ro|spol s ro|spol sro|spolecnost s rucenim omezenym|spolocnost s rucenim obmedzenym",
    "akciova spolecnost|akciova spolocnost|as",
    "doo|d oo|drustvo s ogranicenom odgovornoscu|dooel|eood|ood|ad|ead|dd",
    "ooo|llc|obshchestvo s ogranichennoi otvetstvennostiu|obshchestvo s ogranichennoy otvetstvennostyu"
    "|obschestvo s ogranichennoi otvetstvennostiu|limited liability company|общество с ограниченной ответственностью|ооо",
    "ao|pao|zao|oao|aktsionernoe obshchestvo|публичное акционерное общество|закрытое акционерное общество"
    "|открытое акционерное общество|акционерное общество|ао|пао|зао|оао",
    "tov|llc|тов|товариство з обмеженою відповідальністю|тоо|too|tdv",
    "pt|perseroan terbatas|tbk|pt tbk",
    "kk|kabushiki kaisha|kabushikigaisha|kabusikigaisya",
    "sa de cv|sociedad anonima de capital variable|s a de cv|sa cv|sadecv|s ade cv",
    "s de rl de cv|sociedad de responsabilidad limitada de capital variable|srl de cv|sde rl de cv|s de rl cv|s de r l de cv",
    "s de rl|sociedad de responsabilidad limitada",
    "sapi de cv|sociedad anonima promotora de inversion de capital variable|sa pi de cv|sapi",
    "sab de cv|sociedad anonima bursatil de capital variable|sab",
    "spr de rl de cv|spr de rl|s de pr de rl|sociedad de produccion rural de responsabilidad limitada"
    "|sociedad de produccion rural de responsabilidad limitada de capital variable|spr",
    "sc de rl de cv|sc de rl|sociedad cooperativa de responsabilidad limitada|scl",
    "sc|sociedad civil|societatea civila de avocati|societate civila de avocati|scp|societe civile professionnelle",
    "ac|asociacion civil",
    "sas de cv|sociedad por acciones simplificada de capital variable",
    "eirl|empresa individual de responsabilidad limitada|eireli|emp individual de resp ltda|e i r l",
    "spa|sociedad por acciones",
    "wll|bsc|saoc|saog|psc|llc fz|fz llc|fzco|fze|dmcc",
    "jsc|pjsc|ojsc|cjsc|joint stock company|joint stock co ltd|joint stock co"
    "|share co ltd|shares co ltd|incorporated company|open joint stock company|public joint stock company"
    "|private joint stock company"
    "|closed joint stock company|cong ty co phan|cong ty cp|ctcp|cty cp|tong cong ty co phan|tong cong ty cp"
    "|cong ty co phan tap doan|ao|pao|zao|oao|ао|пао|зао|оао|aktsionernoe obshchestvo|акционерное общество"
    "|публичное акционерное общество|закрытое акционерное общество|открытое акционерное общество|at|pat|prat|пат|прат"
    "|приватне акціонерне товариство|публічне акціонерне товариство|акціонерне товариство",
    "tong cong ty|cong ty",
    "ΑΕ|αε|ae|sa|abee|ανωνυμη εταιρεια|ανωνυμη εταιρια|μονοπροσωπη ανωνυμη εταιρεια|μονοπροσωπη ανωνυμη εταιρια|μαε",
    "επε|ικε|μονοπροσωπη ικε|ιδιωτικη κεφαλαιουχικη εταιρεια",
    "mutual|nonprofit corporation|cooperative|coop",
)
# East Asian names are written without blanks.
UNSPACED = (
    "股份有限公司", "有限责任公司", "有限責任公司", "有限公司", "株式会社", "合同会社", "有限会社", "合資会社",
    "주식회사", "유한회사", "(주)", "㈜", "（株）", "(株)",
)  # fmt: skip
NUMERAL = re.compile("[ivx]+")  # `PT ... II` is the second
UNSPACED_FORM = "unspaced"  # of an East Asian name: its English name has any form
LEADING = frozenset(
    "pt ag scm pjsc ojsc jsc ooo ao pao zao oao uab sia tov too ab aktiebolaget oy as ооо ао пао зао оао тов тоо cv firma"
    " شركة شرکت".split()
)
UKRAINIAN = frozenset("at prat pat tdv".split())  # in front of names, in Latin letters
NO_FORM = frozenset(
    "gp bank banco fund fond fondo trust municipio municipality other branch association assn assoc asociacion associacao"
    " foundation fundacion fundacao stiftung union sindicato society sparbank".split()
)
IN_FRONT = frozenset(("VN",))  # where forms stand in front of names
# Forms that translators put for any: two of these, or one beside a local one, tell little.
LOOSE = frozenset(("company", "incorporated", "limited", "public limited company", "jsc"))
ENGLISH = frozenset("US CA GB IE AU NZ".split())  # where these are forms of the land
# English forms are used in translations of names from anywhere; these are not.
LANDS = {
    "private limited": "IN PK BD LK MV NP SG MY HK", "pte ltd": "SG FJ", "pty ltd": "AU ZA BW NA LS SZ PG", "berhad": "MY BN",
    "gmbh": "DE AT CH LI LU", "gmbh co kg": "DE AT", "ab": "SE FI AX", "aps": "DK GL FO", "oy": "FI AX",
    "bv": "NL BE SR AW CW", "as anonim": "TR", "ltd sti": "TR", "kft": "HU", "zrt": "HU", "bt": "HU", "sp zoo": "PL",
    "spolka akcyjna": "PL", "sp k": "PL", "sro": "CZ SK", "doo": "RS HR SI BA ME MK XK BG", "tov": "UA KZ", "pt": "ID",
    "ooo": "RU BY KZ KG UZ TJ AM MD UA", "ao": "RU BY KZ KG UZ TJ AM UA", "kk": "JP", "sa de cv": "MX SV GT HN NI", "sl": "ES",
    "s de rl de cv": "MX HN SV", "sapi de cv": "MX", "sab de cv": "MX", "spr de rl de cv": "MX",
}  # fmt: skip
CIVIL = frozenset(("asociacion civil",))
# Short for another form elsewhere.
ONLY_THERE = {
    "TR": {"ao": "as anonim", "as": "as anonim", "tas": "as anonim"},
    "CO": {"esp": "esp", "eice": "eice", "ese": "ese"},
    "CL": {"spa": "spa"},  # Italy's is the S.A. of other lands
    "KZ": dict.fromkeys(("жшс", "zhshs", "тоо", "too", "llp"), "tov"),
}
LONG, LONGEST_CUT = 25, 5  # letters of a name that may have been cut off; words of a form
CUT = 8  # letters from which on the beginning of a long form is one: `ANONIM SI`
# Forms that stand inside a name too: `Fastighets AB Balder`, `Sacyr Operaciones S.A. Ovalle`.
NORDIC, IBERIAN = frozenset(("ab", "aktiebolag")), frozenset("sa spa ltda limitada eirl srl sac".split())
INSIDE = (
    dict.fromkeys(("SE", "FI"), NORDIC)
    | dict.fromkeys("RS HR BA SI ME MK".split(), frozenset("doo dd ad".split()))
    | {"ES": frozenset("sa sl slu sau".split()), "IT": frozenset("spa srl".split())}
    | dict.fromkeys("MX CL AR PE CO BR UY PY BO EC VE GT".split(), IBERIAN)
)


@cache
def _listed() -> dict[str, dict[Words, frozenset[str]]]:
    """Country -> words of a form -> its codes in GLEIF's list."""
    found: dict[str, dict[Words, frozenset[str]]] = {}
    for row in table_rows("legal-forms"):
        forms = found.setdefault(row["country"], {})
        for name in row["names"].split("|"):
            words = tuple(fold(name).split())
            if (
                len("".join(words)) > 1
                and not NUMERAL.fullmatch(words[-1])
                and (not NO_FORM & set(words) or " ".join(words) in CIVIL)
            ):
                forms[words] = forms.get(words, frozenset()) | {row["code"]}
    return found


@cache
def _worldwide() -> dict[Words, frozenset[str]]:
    found: dict[Words, frozenset[str]] = {}
    for line in WORLDWIDE:
        same = line.split("|")
        for name in same:
            words = tuple(fold(name).split())
            found[words] = found.get(words, frozenset()) | {same[0]}
    return found


@lru_cache(maxsize=400)
def _forms(country: str) -> tuple[dict[Words, frozenset[str]], int]:
    """Forms that a name of this country may end with, with their names in both lists, and the most words of one."""
    forms = dict(_worldwide())
    lists = [_listed().get(country, {})] if country else [_foreign()]
    for known in lists:
        for words, codes in known.items():
            forms[words] = forms.get(words, frozenset()) | codes
    forms |= {(short,): frozenset((form,)) for short, form in ONLY_THERE.get(country, {}).items()}
    return forms, max(map(len, forms))


@lru_cache(maxsize=400)
def _long_forms(country: str) -> dict[str, frozenset[str]]:
    """Forms of several words by what may be left of them where a register cuts names off, the last word half."""
    found: dict[str, frozenset[str]] = {}
    for words, codes in _forms(country)[0].items():
        text = " ".join(words)
        for end in range(max(CUT, len(words[0]) + 2), len(text)) if len(words) > 1 else ():
            found[text[:end]] = found.get(text[:end], frozenset()) | codes
    return found


@cache
def _foreign() -> dict[Words, frozenset[str]]:
    """Forms of all countries, for names of which no country is known."""
    return {words: frozenset() for forms in _listed().values() for words in forms}


@cache
def lands_of() -> dict[str, frozenset[str]]:
    """A form that few countries have -> these countries: who is a `sp. z o.o.` is in Poland."""
    return {form: frozenset(lands.split()) for form, lands in LANDS.items()}


def without_form(words: list[str], country: str) -> tuple[list[str], frozenset[str]]:
    """The folded words of a name without its legal forms, and what forms these may be; a name that is all form is kept whole.

    `country` is ISO 3166-1 alpha-2, or empty.
    """
    forms, longest = _forms(country)
    left, found = _without_cut(list(words), country)
    while len(left) > 1:
        size = next((n for n in range(min(longest, len(left) - 1), 0, -1) if tuple(left[-n:]) in forms), 0)
        if not size:
            break
        found |= forms[tuple(left[-size:])]
        left = left[:-size]
        if left[-1] in ("and", "y", "und", "et", "e") and len(left) > 1:
            left.pop()
    least = 1 if country in IN_FRONT or not "".join(left[:1]).isascii() else 2  # words of a form in front, but one
    size = next((n for n in range(min(longest, len(left) - 1), least, -1) if tuple(left[:n]) in forms), 0)
    if size:  # `Общество с ограниченной ответственностью "Солар"`
        found |= forms[tuple(left[:size])]
        left = left[size:]
    if len(left) > 1 and (left[0] in LEADING or (country == "UA" and left[0] in UKRAINIAN)):
        found |= forms.get((left[0],), frozenset((left[0],)))
        left = left[1:]
    inside = INSIDE.get(country)
    if inside and len(left) > 1:
        left = left[:1] + [word for word in left[1:] if word not in inside]
    return left, found


def without_any_form(words: list[str], country: str) -> tuple[list[str], frozenset[str]]:
    """As `without_form`, but of words that are all form nothing is left: what stands in brackets or behind them."""
    left, found = without_form(["-", *words], country)
    return left[1:], found


def _without_cut(words: list[str], country: str) -> tuple[list[str], frozenset[str]]:
    """Words without a legal form that was cut off: `TURK OTOMOBIL FABRIKASI ANONIM SI`."""
    whole = any(tuple(words[-size:]) in _forms(country)[0] for size in range(2, len(words)))
    cut = _long_forms(country) if sum(map(len, words)) >= LONG and not whole else {}
    for size in range(min(len(words) - 1, LONGEST_CUT), 1, -1):
        if (forms := cut.get(" ".join(words[-size:]))) is not None:
            return words[:-size], forms
    return words, frozenset()


def forms_clash(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two legal forms make two legal persons. GLEIF's codes only tell where our list has no form for both.

    Its list gives `Co.` to many forms of the United States, so that an `LLC` and a `Corp.` would share codes.
    """
    plain, known = ({form for form in forms if form.islower()} for forms in (ours, theirs))
    if plain and known:
        return not plain & known
    return bool(ours and theirs) and not ours & theirs


def spaced(name: str) -> str:
    """A name in which forms that East Asian scripts write without blanks stand apart."""
    for form in UNSPACED:
        if form in name:
            return name.replace(form, " ").strip() or name
    return name
