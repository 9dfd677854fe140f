"""Which of GLEIF's entities is a natural person, or bears somebody's name: sole proprietors, family trusts. Pure.

GLEIF says so by category (since 2022) and by legal form; older and shortened files leave it to the register's number and the
name. Doubt makes a person: what a reader misses can be looked up, what is published of a person cannot be taken back.
"""

import re

from graph_schema.identity import fold
from loaders.personal_names import given_names

# Codes of GLEIF's list of legal forms (1.4.1) that one natural person trades under.
SOLE_TRADERS = frozenset("""
    PT6C ECWU G3R6 XDKS 5IL6 3N94 38JQ IPTQ NPFB 946C KD84 1EQC 1CML MXLT GF6X QR4F W8XG 456Q I5NO I8VP 1PAD 4OYE 5OZV 95G8
    CZUA U95A FUKI 3UPJ K09E 4TNX 8G07 ZY9X 5H68 CNXL KFR1 Q634 1Q16 9HC8 OL20 4HD1 GNYB E7JZ 2A44 BJ8Q OII5 4QIE LHBB WVQN
    QZEN A338 2IGL DJ2D 4QXM EXD7 78SG ZILA AI01 DUGD FJQ8 P9CF QYZD 66T3 93WZ 95MS C4PZ E9SH FDVU MSGT N5MX SPIE SQ4I TG3X
    WQCR 5Z8W 6R72 1SL4 R6BI AZA0 F502 MV4S EQAQ AREY XHT1 88XU ZVVM 4BEM
""".split())  # fmt: skip
NO_CODE = frozenset({"", "8888", "9999"})
SOLE_PROPRIETOR = "SOLE_PROPRIETOR"
OTHER_CATEGORIES = frozenset({"GENERAL", "FUND", "BRANCH", "RESIDENT_GOVERNMENT_ENTITY", "INTERNATIONAL_ORGANIZATION"})
# Poland's register of natural persons who trade (CEIDG).
REGISTERS_OF_PERSONS = frozenset({"RA000486"})
# Italy's tax code of a person; India's (its fourth sign is P for a person), alone or inside the number for goods and services.
CODES_OF_PERSONS = {
    "IT": re.compile(r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]"),
    "IN": re.compile(r"(?:[0-9]{2})?[A-Z]{3}P[A-Z][0-9]{4}[A-Z](?:[0-9A-Z]{3})?"),
}
SOLE = re.compile(
    r"\b(?:sole (?:proprietor|trader)|proprietorship|einzel(?:unternehme|firma|kauf)\w*"
    r"|eingetragene[rn]? kauf\w*|inh(?:ab\w*)?"
    r"|entrepre(?:neur|prise) individuel\w*|impresa individuale|ditta individuale|eenmanszaak|enkeltmands\w*|enkeltpersonforetak"
    r"|enskild (?:firma|naringsidkare)|dzialalnosc gospodarcza|fyzicka osoba|individual entrepreneur|empresario individual"
    r"|persona (?:natural|fisica)|intreprindere individuala|persoana fizica|egyeni|toiminimi|tmi)\b"
)  # fmt: skip
# What stands behind a sole trader's name, by country, as `fold` leaves it.
SOLE_FORMS = {
    "AT": re.compile(r"\be ?u$"),
    "BG": re.compile(r"^et\b|^ет\b|\bet$|\bет$"),
    "DE": re.compile(r"\be ?k(?:fm|fr)?\b"),
    "NO": re.compile(r"\benk$"),
    "RO": re.compile(r"\b(?:pfa|pfi|ii|if)$"),
    "RU": re.compile(r"^ип\b|^ip\b"),
    "UA": re.compile(r"^фоп\b|^fop\b"),
}
# Danish: "name of the business v/ name of its owner"; in English only where no company says under what name it trades.
OWNED_BY, TRADING_AS = (
    re.compile(r"\bv/", re.IGNORECASE),
    re.compile(r"\bprop\.|\bd/b/a\b|\bdba\b|\bt/a\b|\baka\b", re.IGNORECASE),
)
COMPANY = re.compile(r"\b(?:ltd|limited|llc|inc|incorporated|corp|corporation|plc|pty|gmbh|ag|lp|llp)\b")
# Trusts and pensions that bear the name of a family or of one person.
OF_SOMEBODY = re.compile(
    r"\b(?:ssas|sipp|smsf|settlement|settlements|superfund|super fund|will trust|estate of|succession|nachlass)\b"
    r"|\b(?:family|families|living|revocable|irrevocable|children|childrens|grandchildren|grandchildrens"
    r"|marital|spousal|life interest"
    r"|discretionary|testamentary|credit shelter|personal|bare|dynasty)\b.*\b(?:trust|trusts|tr"
    r"|superannuation|pension|retirement)\b"
    r"|\btrust (?:dated|dtd|ua|u a)\b|\b(?:ira|401k|keogh)\b"
    r"|\btrustees? (?:for|of)\b.*\b(?:superannuation|pension)\b|\b(?:will|rev|life|absolute) (?:life )?trust\b"
    r"|\beredita giacente\b|\bherencia yacente\b"
)
# The pension of a firm, which may be that of its one owner; not where a legal form or the employees are named.
PENSION = re.compile(r"\b(?:pension|retirement|benefits?) (?:scheme|plan|fund)$")
TITLES = frozenset(
    "dr dra dott dottor dottore dottssa drssa docteur doctor mr mrs ms mme herr frau prof mag sig sra sri smt".split()
)
# In whose care the mail goes, as `fold` leaves it: it joins the initials of "c/o".
CARE_OF = re.compile(r"\s*c\s*/\s*o\b", re.IGNORECASE)
ATTENTION = re.compile(r"\b(?:care of|attn|attention|zhd|z ?hd|z ?hdn|chez|presso|tav|a la atencion|herrn|frau)\b")
IN_CARE = re.compile(rf"^co\b|{ATTENTION.pattern}")
INITIAL = re.compile(r"\b[A-ZÀ-Þ]\. ?(?:[A-ZÀ-Þ]\. ?)*[A-ZÀ-Þ]")
# Given names of Europe beyond those that other registers brought.
EUROPEAN = frozenset("""
    adele aleksander aleksandra alain alberta alessandra alessandro alessia alois ambre ameline anders andrzej anja anke
    annette annick anneke antje armin arnaud arne artemisia astrid aurelie aurelio aurore axel bartosz beata benedicte
    benoit bernd bert birgit bjorn bogumil bogdan brigitte britta bruno carine carsten cedric celine chantal christel
    christelle christiane christoph claire claude claus clemens clotilde constance corinne curt cyril daniela daniele
    dariusz dawid delphine denise detlef didier dieter dirk dominique dorota edoardo eelco elisabetta elke emanuele emmanuel
    emmanuelle enrico ernst erwan ewa fabienne fabrice federica federico ferdinand filippo flavio florian floriane franca
    francois francoise franz frederic frederik fritz gabriele gaetan genevieve georg georges gerda gerd gerhard ghislain
    giacomo giampaolo gianluca gianluigi gianpiero gianpietro gilles giovanna giovanni giuseppe giuseppina gregoire grzegorz
    guenter guillaume gunnar gunter gunther guus hakan halil hanne hannelore hans harald heike heinrich heinz helga helmut
    hendrik henk henning henri herve hilde holger horst hubert ilse ines inga inge ingrid irena isabelle iwona jacek jacques
    jakob jakub janina jannick janusz jens jeroen jerzy jochen joerg johann johannes jolanta jorg josef joost jozef juergen
    jurgen kamil karel karl karsten kaspar katarzyna katja katrin kees kerstin klaus konrad krzysztof lara lars laurent
    leopold livio lothar luca luc lucien lucienne lucille lucyna ludovic ludwig lukas lukasz maarten maciej magali magda
    magdalena maja malgorzata manfred manon marcel marcin margit margot mariusz marek markus marlies martina marzena massimo
    mateusz mathieu mathilde matteo matthias maxime michal michel micheline mieke miklos mirko monika monique morten muriel
    nadine nathalie nico nicolas nicole nicoletta niels niklas nils odile olaf ole oliver olivier ottavia ottavio otto
    pascal pascale patrice patrizia pawel pedersen petra philippe pierre pieter piotr preben rainer raphael raymonde
    reinhard reiner remy renata renate renaud rene rinaldo roberta roger roland rolf romain rosella roswitha rudolf ruediger
    rudiger ryszard sabine sandrine sascha sebastiaan sebastien segolene severine sigrid silke siegfried simone slawomir
    sofie solveig sonja soren stanislaw stefan stefania stefano stephane stephan susanne suzanne svein sven sylvain sylvie
    tadeusz teodor thibault thierry thilo thorsten tibor tomasz torsten ulrich ulrike ute uwe valentin valerie veronique
    vera viktor vincenzo virginie vit vittorio volker waldemar walther werner wiebke wieslaw wilhelm willem willy witold
    wojciech wolfgang xavier yann yannick yves yvette zbigniew zdzislaw zofia
""".split())  # fmt: skip
# Legal forms, as `fold` leaves them.
FORM = re.compile(
    r"\b(?:ltd|limited|limted|ltda|limitada|ltee|llc|lc|inc|incorporated|corp|corporation|plc|pty|pte|pvt"
    r"|bhd|co|company|companies|cie"
    r"|lp|llp|lllp|gp|fp|gmbh|mbh|ggmbh|ag|kg|kgaa|ohg|ug|gbr|partg|eg|ev|se|sce|ab|aktiebolag"
    r"|handelsbolag|kommanditbolag|kb|hb|as|asa|ans|aps"
    r"|ivs|amba|fmba|ks|is|ps|pf|oy|oyj|ky|ay|bv|nv|vof|cv|cvba|bvba|sprl|scrl|vzw|asbl|aisbl|sa|sarl|rl"
    r"|sas|sasu|sca|scs|scsp|sc|sci|scp|scpi|scea"
    r"|earl|gaec|gfa|snc|selarl|selas|eurl|gie|spa|srl|srls|sapa|arl|scarl|scpa|scrl|sl|slu|sau|saa|slp"
    r"|scoop|scl|ute|cb|aie|sgps|lda|eireli|me"
    r"|sro|spolsro|as|vos|ks|zs|zoo|oo|spj|spk|doo|dd|jdoo|ood|eood|ad|ead|kft|zrt|nyrt|bt|kkt|rt|ou|uab"
    r"|sia|mb|hf|ehf|ohf|slf|ses|sf|ca|saic|sic|og|pao|ooo|zao|jsc|pjsc|ojsc"
    r"|cjsc|llp|too|tov|dmcc|fze|fzco|fzllc|wll|bsc|dst|reit|icav|icvc|oeic|sicav|sicaf|fcp|fcpr|fcpi|fip"
    r"|fia|fic|fii|fidc|fim|sif|raif|aif|spf|spv|etf|ucits|ic|icc|pcc|pc|na"
    r"|sti|anonim sirketi|ticaret|osauhing|aktsiaselts|osakeyhtio|spolka|spoldzielnia|druzstvo"
    r"|korlatolt felelossegu|reszvenytarsasag"
    r"|aktiengesellschaft|gesellschaft|genossenschaft|kommanditgesellschaft|stiftung|kirchenstiftung"
    r"|burgerstiftung|vorsorgestiftung"
    r"|aktieselskab|anpartsselskab|kapitalforeningen|investeringsforeningen|societe|societa|sociedad"
    r"|sociedade|societatea|besloten|naamloze"
    r"|ооо|оао|зао|ао|пао|оод|еоод|ад|еад|ооод|тов|αε|επε|ικε|ναυτικη|εταιρεια|εταιρια|дзд|тоо)\b"
    r"|gesellschaft\b|stiftung\b|stiftelse\b|aktiebolag(?:et)?\b|verband\b|verein\b|forening\b"
    r"|foreningen\b|forbund\b|forbundet\b|fonds?\b|bank\b|kasse\b"
)  # fmt: skip
FORM_UNSPACED = re.compile(
    r"公司|会社|會社|銀行|银行|基金|信託|信托|合作社|学校|大学|協会|协会|組合|事務所|주식회사|กองทุน|บริษัท|ธนาคาร"
)
# Words that stand in names of businesses and bodies and are neither given names nor surnames.
ORGANISATIONAL = frozenset("""
    academy accompagnement advisers advisors advisory aerospace agencia agence agency agenzia agricola agricole agriculture
    agro airlines airways akademie alapkezelo alap alapja apotheke apotek architects architectes architekten art arts
    asesores asesoria asociacion assets asset assicurazioni associacao association associates associati associazione
    assurance assurances atelier authority auto autocontrole automotive automobiles aviation banca banco bank banka banque
    bancorp baustoffe bau betriebsrat bibliotheque biogaz biotech board boulangerie broker brokers build builders building
    bureau business cabinet cafe caisse capital carpentry carrelage casa center centre centro certificate chamber charity
    chemical chemicals chimie church cinema city climate clinic clinica clinique club coiffure collective collectivite
    college comercial comercio comissao commerce commercial commission committee commune communaute community compagnie
    compania companhia component components comune comunidad concept concepts confederation congregation congregazione
    conseil conseils consortium consorzio construcciones construction constructions constructora consult consultancy
    consultants consulting consultoria contractors convent cooperativa cooperative coop council county credit creation
    culture dairy data deposit design developers development developpement diocese diocesi diocesis distribution district
    ecole edilizia editions education educational electric electrical electronics elevage energia energie energies energy
    engineering engineers enterprise enterprises entreprise entreprises environment equipement equities equity escuela
    establishment estates etablissements ets europe european events expertise export exports fabrica factory facility farm
    farmacia farming farms federal federation federazione fideicomiso fiduciaire film films finance finances financial
    financiere finanz fondation fondazione fondo fondos fonds food foods fopar football forest formation foundation freight
    frozen fuels fund fundacao fundacion funding funds furniture garage garments gas gestao gestion gestione global gmina
    gold golf government graphic green groep group groupe grupo gruppo gruppe guild gym habitat handel handels
    handelsgesellschaft harbour health healthcare holding holdings home homes hopital hospital hospitality hospitalidad
    hotel hotels house housing ice imaging immo immobili immobilien immobiliere import imports impex impianti impressions
    industria industrial industrie industries infra infrastructure ingenierie ingenieria ingenieurburo initiative
    initiatives innovation innovations institut institute institution instituto insurance interim international inversiones
    invest investimenti investimentos investissement investissements investment investments investors jewellers jewels
    katholische kerk kirche kirchengemeinde klub kommune konsult kredit laboratoire laboratoires laboratories laboratorio
    laboratory labs land league leasing life linen locations logement logistic logistics logistica logistique lotissement
    maintenance management manufacturing manufacturers marine maritime market marketing markets mart master materials
    maternelle media medical menuiserie merchants metal metals midco bidco topco holdco finco propco mezzco mining ministere
    ministry minerals mission mobility monastery mortgage motor motors multi municipality municipio municipal museum music
    mutual mutuelle national networks nursing office officine oil operations optique organisation organization overseas
    packaging paper parish parrocchia parroquia participacoes participaciones participation participations partner partners
    partnership patrimoine paysage peinture petroleum pharma pharmacie pharmacy pharmaceuticals photography piscines
    platform plast plastic plastics plomberie port portfolio portfolios power prefecture primo printing printers processing
    productions product products professional programme program project projects projekt promotion properties property
    proprietaires public quincaillerie radio rail real realty recycling region regional reinsurance renewables rental
    research residence residences resort resources restaurant restauration retail retirement russell sanatorium savings
    scheme school sciences science scuola seafood securities security semiconductor senior serie series service services
    servicios servizi shipping shop shopping skole social society software solar solution solutions sozialwerk spedition
    spinning sport sports staffing stadt stahl state steel stichting stiftelsen stockbrokers storage store stores strategies
    strategy studio studios sucursal supermarket supplies supply syndicat syndicate system systems taxis tech technik
    technologie technologies technology technologia tecnologia telecom teleservices television textile textiles theatre
    tobacco tools tourism towarzystwo township trade traders trading training transport transporte transports transporter
    travaux travel treasury tribunal union universidad universitat universite university urbanisme utilities utility
    vacances vehicles venture ventures verlag vermogensverwaltung vezetesi viajes victory vino vins vineyards virksomhed
    warehouse waste water wealth web werbung werke wind wine wines wood works workshop world yachting youth ymca zentrum
    zorg zaklady fundusz fundacja stowarzyszenie parafia miasto powiat urzad szpital бизнес инвест енерги енергийна
    платформа банка фонд фондация
""".split())  # fmt: skip
# Those among them that speak for a body whatever name stands beside them: funds of employees, churches, foundations.
BODIES = frozenset("""
    board charitable charity church college commune comune congregation congregazione council diocesi employee employees etf
    federation fideicomiso fondation fondazione fondo fondos fonds foundation fund fundacao fundacion fundo funds gratuity
    hospital institut institute kirche kirchengemeinde kommune municipality parish parrocchia paroquial portfolio provident
    public realty scholarship school series society staff stichting stiftelsen unit university wholesale
""".split())  # fmt: skip
# Words that a trust, or a pension, of one family bears as well: they do not speak for a body.
OF_ANYBODY = frozenset("trust trusts trustee trustees superannuation".split())
# Words that stand before the name of who trades as well: in these countries sole traders write their own name after them.
ONLY_FORMS = frozenset({"PL", "DK"})
LONGEST_NAME = 4


def is_person(
    name: str, country: str, *, category: str = "", form: tuple[str, str] = ("", ""), authority: str = "", number: str = ""
) -> bool:
    """Whether the entity may be a natural person, or bears the name of one where an organisation would not.

    `form`: code of the legal form, and its name where it has none; `authority`: the register; `number`: the entity's in it.
    """
    code, form_name = form
    if category == SOLE_PROPRIETOR or code in SOLE_TRADERS or authority in REGISTERS_OF_PERSONS:
        return True
    numbered = CODES_OF_PERSONS.get(country)
    if numbered and numbered.fullmatch(number):
        return True
    folded, form_name = fold(name), fold(form_name)
    sole = SOLE_FORMS.get(country)
    if SOLE.search(f"{folded} {form_name}") or (sole and sole.search(folded)) or OWNED_BY.search(name):
        return True
    if (OF_SOMEBODY.search(folded) or TRADING_AS.search(name)) and not COMPANY.search(folded):
        return True
    if code not in NO_CODE or FORM.search(f"{folded} {form_name}") or FORM_UNSPACED.search(name):
        return False
    return _is_like_a_persons(name, folded.split(), country, category in OTHER_CATEGORIES)


# Italy: "name of the business di name of its owner".
ITALIAN_OWNER = re.compile(r"\bdi (?:[a-z]{2,} ){1,3}[a-z]{2,}$")
LEADING_BODY = re.compile(
    r"^(?:associazione|asd|casa|centro|comitato|comune|consorzio|cooperativa|ente|istituto|opera|ordine|provincia|universita)\b"
)


def _is_like_a_persons(name: str, words: list[str], country: str, told: bool) -> bool:
    """Whether a name without legal form may be somebody's. `told`: the publisher says that it is no sole proprietor's."""
    if not TITLES.isdisjoint(words):
        return True
    if not BODIES.isdisjoint(words):
        return False
    somebody = _names_somebody(name, words)
    folded = " ".join(words)
    if PENSION.search(folded) or (country == "IT" and ITALIAN_OWNER.search(folded) and not LEADING_BODY.search(folded)):
        return True
    if country not in ONLY_FORMS and not ORGANISATIONAL.isdisjoint(words):
        return somebody and not told
    if somebody or (not told and not OF_ANYBODY.isdisjoint(words)):
        return True
    return not told and 1 < len(words) <= LONGEST_NAME and not any(sign.isdigit() for sign in name)


def _names_somebody(text: str, words: list[str]) -> bool:
    return bool(given_names(text) or EUROPEAN & set(words) or INITIAL.search(text))


def without_addressee(address: str) -> str:
    """An address in one line without those of its parts that say to whom, or in whose care, the mail goes."""
    parts = [part.strip() for part in address.split(",")]
    kept = [part for n, part in enumerate(parts) if not (_in_care(part) or (n == 0 < len(parts) - 1 and is_addressee(part)))]
    return address if len(kept) == len(parts) else ", ".join(kept)


def _in_care(part: str) -> bool:
    """As `is_addressee`, of one part of a line: `Co. Kildare` is a county, and `George Town` a town."""
    folded = fold(part)
    return bool(CARE_OF.match(part) or ATTENTION.search(folded)) or not TITLES.isdisjoint(folded.split())


def is_addressee(line: str) -> bool:
    """Whether a line of an address may say to whom, or in whose care, the mail goes: a person, not a street or a business."""
    folded = fold(line)
    words = folded.split()
    if IN_CARE.search(folded) or not TITLES.isdisjoint(words):
        return True
    if any(sign.isdigit() for sign in line) or FORM.search(folded) or not ORGANISATIONAL.isdisjoint(words):
        return False
    return _names_somebody(line, words)
