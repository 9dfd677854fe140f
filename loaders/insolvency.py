"""What registers write behind a name when a company is wound up: it is still the same legal person. Pure."""

import re

NOTES = (
    r"in (?:(?:(?:members'? |creditors'? )?voluntary|compulsory|special|provisional|court[- ]ordered) )?liquidation",
    r"in (?:administration|administrative receivership|receivership|insolvency|bankruptcy|winding[- ]up)",
    r"under (?:administration|special administration|liquidation|insolvency|bankruptcy|rehabilitation|judicial management)",
    r"debtor[- ]in[- ]possession",
    r"en (?:liquidaci[oó]n(?: judicial| forzosa)?|concurso(?: de acreedores| mercantil)?|quiebra|disoluci[oó]n)",
    r"em (?:liquida[cç][aã]o(?: extrajudicial)?|recupera[cç][aã]o judicial|insolv[eê]ncia|fal[eê]ncia)",
    r"en (?:liquidation(?: judiciaire| volontaire)?|redressement judiciaire|faillite)",
    r"in (?:liquidazione(?: coatta amministrativa| giudiziale| volontaria)?|amministrazione straordinaria|fallimento"
    r"|concordato(?: preventivo)?|scioglimento)",
    r"in (?:liquidation|insolvenz|abwicklung|konkurs|nachlassliquidation)|i\. ?l\.|i\. ?ins\.",
    r"in (?:vereffening|faillissement|liquidatie)",
    r"w (?:likwidacji|upad[lł]o[sś]ci(?: likwidacyjnej| uk[lł]adowej)?|restrukturyzacji)",
    r"v (?:likvidaci|likvid[aá]cii|konkur[sz]u|konkurze|[uú]padku|ste[cč]aju|likvidaciji)",
    r"u (?:ste[cč]aju|likvidaciji)",
    r"felsz[aá]mol[aá]s alatt|v[eé]gelsz[aá]mol[aá]s alatt",
    r"[iî]n (?:lichidare|insolven[tț][aă]|faliment|reorganizare)",
    r"(?:i|under) (?:likvidation|konkurs|rekonstruktion|tvangsoppl[oø]sning|avvikling|tvangsopl[oø]sning)",
    r"konkurssissa|selvitystilassa|likvideerimisel|pankrotis",
    r"υπό (?:ειδική )?εκκαθάριση|υπο (?:ειδικη )?εκκαθαριση|ipo (?:eidiki )?ekkatharisi",
    r"в (?:стадии )?ликвидации|в несъстоятелност|у ліквідації|в ліквідації",
    r"清算中|破産(?:会社|管財人)?|청산중",
)
LONGEST = 48  # letters, with what parts it from the name
BEHIND = re.compile(rf"[\s,;–-]*[(\[（]?\s*(?:{'|'.join(NOTES)})\s*[)\]）]?\s*$", re.IGNORECASE)
IN_FRONT = re.compile(r"^(?:massa falida (?:de|da|do)|tasfiye halinde|konkursboet efter|concurso de)\s+", re.IGNORECASE)


def without_note(name: str) -> str:
    """The name without such a note: `X S.p.A. in liquidazione`; a name that is nothing else stays."""
    name = IN_FRONT.sub("", name)
    found = BEHIND.search(name, max(0, len(name) - LONGEST))
    return (name[: found.start()].strip() or name) if found else name
