"""Words that name a country, and words for what is from there, in the languages of names: `canadienne` is Canada's. Pure."""

from functools import cache

from graph_schema.identity import fold
from graph_schema.reference import countries
from loaders import land_names

# Territories with a code of their own, of which a source may tell the state instead. Jersey, Hong Kong and the like, that keep
# registers of their own and that nobody takes for their state, are not among them.
STATE_OF = {
    territory: state
    for state, territories in (
        ("US", "PR GU VI AS MP"), ("FR", "GP MQ GF RE YT NC PF PM WF BL MF"), ("FI", "AX"), ("NO", "SJ"), ("DK", "FO GL"),
        ("NL", "BQ"), ("AU", "CX CC NF"),
    )
    for territory in territories.split()
}  # fmt: skip
SMALL = frozenset("de of and the y e la el los las du des".split())
# The names of countries, and what is from there, in the languages that names of companies and unions are written in. A
# continent goes by its number in the United Nations' M49: two letters would be a country's, AF Afghanistan's.
OF_A_LAND = (
    ("mexicana mexicano mexicanos mexicanas mexico mex mejico mexican mexique mexicain mexikanische messico", "MX"),
    ("usa us america american americana americano norteamerica estadounidense amerikanische", "US"),
    ("uk britain british england english britanica britanico britannique grossbritannien", "GB"),
    ("chilena chileno chilenos chilean chilenische chilien", "CL"),
    ("deutschland deutsche deutscher deutsches deutschen german alemana", "DE"),
    ("aleman alemania allemagne allemande tedesca duitse niemcy", "DE"),
    ("brasil brasileira brasileiro brasileiros brazilian", "BR"),
    ("brasilena brasileno bresil bresilienne brasilien brasiliana", "BR"),
    ("argentina argentino argentinos argentinas argentine argentinien argentinische", "AR"),
    ("espana iberica espanola espanol espanoles spanish", "ES"),
    ("espagne espagnole spanien spanische spagna spagnola hiszpania", "ES"),
    ("italia italiana italiano italiani italiane italian italie italienne italien italienische wlochy", "IT"),
    ("sverige svenska svensk sveriges swedish suede suedoise schweden schwedische suecia sueca", "SE"),
    ("norge norsk norske norges norwegian norvege norwegen noruega noruego", "NO"),
    ("danmark dansk danske danmarks danish danemark dinamarca danesa", "DK"),
    ("suomi suomen finnish finlande finlandia finnland finlands", "FI"),
    ("polsce polskiego polskiej polska polski polskie polskich", "PL"),
    ("polish pologne polonaise polen polnische polonia polaca rzeczpospolita", "PL"),
    ("nederland nederlandse nederlands dutch neerlandais", "NL"),
    ("niederlande niederlandische holland hollande holanda holandesa", "NL"),
    ("osterreich osterreichische osterreichischer osterreichs austrian autriche autrichienne", "AT"),
    ("schweiz schweizerische schweizer suisse suisses svizzera svizzeri swiss suiza zwitserland", "CH"),
    ("turkiye turk turkish turquie turkei turquia turca", "TR"),
    ("magyarorszag magyar hungarian hongrie ungarn ungarische hungria wegry", "HU"),
    ("japan nippon nihon japanese japon japonaise japonesa giappone", "JP"),
    ("korea korean hanguk daehan coree coreenne corea koreanische", "KR"), ("hk", "HK"), ("taiwan taiwanese", "TW"),
    ("china chinese zhongguo zhonghua chine chinoise", "CN"),
    ("india indian bharat bharatiya hindustan inde indien indische", "IN"),
    ("canada canadian canadien canadienne canadiens kanada kanadische canadiense", "CA"),
    ("australia australian australie australienne australien", "AU"), ("europe europa", "150"), ("asia", "142"),
    ("africa", "002"),
    ("france francaise francais francaises french francesa frances frankreich franzosische francia francese", "FR"),
    ("belgique belge belges belgie belgische belgian belgica belgien", "BE"), ("luxembourgeoise luxemburg luxemburgo", "LU"),
    ("portuguesa portugues portugueses portuguese portugaise portugiesische", "PT"),
    ("rossii rossiyskaya rossiyskoe rossiiskoe rossiiskii rossiyskii", "RU"),
    ("rossijskaya rossiya rossiiskaya rossiiskoi rossiyskiy rossijskij", "RU"),
    ("russian russie russe russland russische rusia rusa", "RU"),
    ("ukraina ukrainy ukraini ukraiini ukrayiny ukrainska ukrainian ukrainskyi ucrania ukrainische", "UA"),
    ("belarus belarusian belorusskii belorussian byelorussian belaruski belaruskaya", "BY"),
    ("kazakhstan kazakh kazakhskaya qazaqstan", "KZ"),
    ("ceska ceske cesky ceskych czech tcheque tschechische checa", "CZ"),
    ("slovenska slovensko slovak slovaquie eslovaca", "SK"), ("slovenije slovenije slovenian slovenie", "SI"),
    ("hrvatska hrvatske hrvatski croatian croatie kroatien", "HR"), ("srbija srbije srpska serbian serbie serbien", "RS"),
    ("romana romane romania romanian romaneasca roumanie rumanien rumana romaniei", "RO"),
    ("moldova moldoveneasca moldovenesc moldovei moldavian", "MD"),
    ("bulgaria balgariya bulgarian bulgarska balgarska balgarski bulgarie bulgarien", "BG"),
    ("greece greek hellenic panhellenic panellinia panellinios panelladiki ellinika ellinikes", "GR"),
    ("elladas ellinon elliniki ellas ellados hellas grece grecque griechenland griega", "GR"),
    ("israel israeli yisrael", "IL"), ("egypt egyptian egypte egipto misr", "EG"),
    ("maroc marocaine morocco moroccan marruecos maghrib", "MA"), ("algerie algerienne algeria algerian argelia", "DZ"),
    ("tunisie tunisienne tunisian tunez", "TN"), ("iran iranian irani yrn", "IR"), ("libya libyan libyenne lybyh", "LY"),
    ("msr msryh", "EG"), ("saudi saudita saoudienne", "SA"), ("colombiana colombiano colombian colombie kolumbien", "CO"),
    ("peruana peruano peruvian perou", "PE"), ("venezolana venezolano venezuelan", "VE"),
    ("boliviana boliviano bolivian", "BO"), ("ecuatoriana ecuatoriano ecuadorian", "EC"),
    ("uruguaya uruguayo uruguayan", "UY"), ("paraguaya paraguayo paraguayan", "PY"), ("hondurena hondureno honduran", "HN"),
    ("guatemalteca guatemalteco guatemalan", "GT"), ("nicaraguense nicaraguan", "NI"),
    ("salvadorena salvadoreno salvadoran", "SV"), ("costarricense", "CR"), ("panamena panameno panamanian", "PA"),
    ("dominicana dominicano dominican", "DO"), ("cubana cubano cuban", "CU"), ("puertorriquena puertorriqueno", "PR"),
    ("philippine philippines pilipinas filipino filipinas", "PH"), ("indonesia indonesian indonesie", "ID"),
    ("malaysia malaysian", "MY"), ("thai thailand thailande", "TH"), ("vietnam vietnamese vietnamienne", "VN"),
    ("bangladesh bangladeshi", "BD"), ("pakistan pakistani", "PK"), ("lanka ceylon lankan", "LK"),
    ("nepal nepali nepalese", "NP"), ("irish eireann ireland irlande irlanda eire", "IE"),
    ("scottish scotland welsh wales", "GB"), ("nigeria nigerian", "NG"), ("kenya kenyan", "KE"), ("ghana ghanaian", "GH"),
    ("zambia zambian", "ZM"), ("zimbabwe zimbabwean", "ZW"),
    ("libia libye", "LY"), ("ethiopia ethiopian etiopia", "ET"), ("jordan jordanian", "JO"), ("lebanon lebanese liban", "LB"),
    ("syria syrian", "SY"), ("iraq iraqi", "IQ"), ("kuwait kuwaiti", "KW"), ("qatar qatari", "QA"), ("oman omani", "OM"),
    ("yemen yemeni", "YE"), ("emirates emirati uae", "AE"), ("bahrain bahraini", "BH"), ("sudan sudanese", "SD"),
    ("uganda ugandan", "UG"), ("tanzania tanzanian", "TZ"), ("mozambique mozambican mocambique mocambicana", "MZ"),
    ("angola angolan angolana", "AO"), ("namibia namibian", "NA"), ("malawi malawian", "MW"), ("rwanda rwandan", "RW"),
    ("senegal senegalese senegalaise", "SN"), ("ivoirienne ivoirien ivorian", "CI"),
    ("cameroun cameroonian camerounaise", "CM"), ("congolese congolaise", "CD"), ("gabonaise gabon", "GA"),
    ("malienne mali", "ML"), ("burkinabe faso", "BF"), ("mauritania mauritanie", "MR"),
    ("cambodia cambodian kampuchea khmer", "KH"), ("lao laos", "LA"), ("myanmar burma burmese", "MM"),
    ("mongolia mongolian", "MN"), ("uzbekistan uzbek ozbekiston", "UZ"), ("tajikistan tajik", "TJ"),
    ("turkmenistan turkmen", "TM"), ("kyrgyz kyrgyzstan", "KG"), ("armenia armenian", "AM"),
    ("azerbaijan azerbaycan azeri azerbaijani", "AZ"), ("sakartvelos", "GE"), ("estonia eesti estonian", "EE"),
    ("latvia latvijas latvian", "LV"), ("lithuania lietuvos lithuanian", "LT"), ("iceland islenska icelandic", "IS"),
    ("malta maltese", "MT"), ("cyprus cypriot kypros", "CY"), ("albania albanian shqiptare", "AL"), ("bosnia bosnian", "BA"),
    ("macedonia macedonian makedonija", "MK"), ("montenegro montenegrin", "ME"), ("singapore singapura", "SG"),
    ("jamaica jamaican", "JM"), ("guyana guyanese", "GY"), ("haiti haitienne", "HT"), ("africa afrika sudafrica", "ZA"),
    ("zealand", "NZ"), ("arabia arabian", "SA"), ("botswana", "BW"), ("madagascar malagasy", "MG"),
    ("mauritius mauritian", "MU"), ("eritrea eritrean", "ER"), ("somali somalia", "SO"),
)  # fmt: skip

CITIES = frozenset("shanghai beijing shenzhen guangzhou suzhou tianjin wuhan chengdu".split())  # that stand for China in a name


def state_of(country: str) -> str:
    """The country, or the state that a territory belongs to: Puerto Rico is in the United States."""
    return STATE_OF.get(country, country)


@cache
def land_words() -> dict[str, frozenset[str]]:
    """Words that name a country, and words for what is from there: word -> codes."""
    found: dict[str, set[str]] = {}
    for country in countries().values():
        for name in (country.name_en, country.name_es):
            words = [word for word in fold(name).split() if word not in SMALL]
            if len(words) == 1:
                found.setdefault(words[0], set()).add(country.alpha2)
    for word, code in land_names.spaced().items():
        found.setdefault(word, set()).add(code)
    for words_, code in OF_A_LAND:
        for word in words_.split():
            found.setdefault(word, set()).add(code)
    for word in CITIES:
        found.setdefault(word, set()).add("CN")
    return {word: frozenset(codes) for word, codes in found.items()}
