"""Which titles say plainly that somebody is an executive or a director of a company. Pure.

The whole title must be one of these: `shareholder and director`, `director Jane`, a founder, an agent, a secretary, a liquidator
or a `leader or official` is none.
"""

import re

from graph_schema.identity import fold

# As `fold` leaves them: small letters, no accents, no punctuation. One title a line, several after `|`.
EXECUTIVES = """
    chief executive | ceo | cfo | coo | cto | president | co president | managing director | general director
    director general | executive director | general manager | president and ceo | president and chief executive officer
    chairman and ceo | chairman and chief executive officer | chairman president and chief executive officer
    chairman of the management board | chair of the management board | chairman of the executive board | geschaftsfuhrer
    geschaftsfuhrerin | geschaftsfuhrender direktor | vorstand | vorstandsvorsitzender | vorstandsvorsitzende
    vorsitzender des vorstands | vorsitzende des vorstands | vorstandsmitglied | mitglied des vorstands
    sprecher des vorstands | president directeur general | pdg | directeur general | directrice generale
    directeur general delegue | gerant | gerante | president du directoire | membre du directoire | directeur executif
    director general ejecutivo | director ejecutivo | directora ejecutiva | directora general | director gerente
    gerente general | consejero delegado | consejera delegada | presidente ejecutivo | presidenta ejecutiva
    administrador unico | administradora unica | presidente y director general | diretor | diretora | diretor presidente
    diretora presidente | diretor executivo | diretor geral | diretor financeiro | amministratore delegato
    amministratore unico | direttore generale | amministratrice unica | prezes zarzadu | wiceprezes zarzadu
    czlonek zarzadu | dyrektor generalny | predseda predstavenstva | clen predstavenstva | mistopredseda predstavenstva
    jednatel | jednatelka | generalni reditel | konatel | konatelka | podpredseda predstavenstva | juhatuse liige
    juhatuse esimees | valdes loceklis | valdes priekssedetajs | direktorius | generalinis direktorius | valdybos narys
    valdybos pirmininkas | vd | verkstallande direktor | toimitusjohtaja | daglig leder | administrerende direktor
    ugyvezeto | ugyvezeto igazgato | vezerigazgato | igazgatosag elnoke | director executiv | administrator unic
    generalni direktor | izvrsni direktor | predsjednik uprave | clan uprave | direktor | direktorica | genel mudur
    izpalnitelen direktor | bestuurder | algemeen directeur | statutair directeur | gedelegeerd bestuurder
    генеральный директор | исполнительный директор | директор | президент | председатель правления | член правления
    управляющий директор | генеральний директор | виконавчий директор | голова правління | член правління
    изпълнителен директор | управител | генерален директор | председник управног одбора | 首席执行官 | 总经理 | 总裁
    行政總裁 | 代表取締役 | 代表取締役社長 | 대표이사 | διευθυνων συμβουλος | المدير العام | الرئيس التنفيذي
"""
DIRECTORS = """
    director | directors | non executive director | independent director | independent non executive director
    company director | board member | member of the board | member of the board of directors | board director
    director of the board | chairman | chairwoman | chairperson | chair | chair of the board | chairman of the board
    chairwoman of the board | chairperson of the board | chairman of the board of directors
    chair of the board of directors | deputy chairman | deputy chairman of the board | vice chairman
    vice chairman of the board | deputy chairman of the board of directors | vice chairman of the board of directors
    member of the management board | member of the executive board | member of the supervisory board
    chairman of the supervisory board | chair of the supervisory board | supervisory board member
    deputy chairman of the supervisory board | management board member | board chair | board chairman | aufsichtsrat
    aufsichtsratin | aufsichtsratsmitglied | mitglied des aufsichtsrats | vorsitzender des aufsichtsrats
    aufsichtsratsvorsitzender | verwaltungsrat | mitglied des verwaltungsrats | mitglied des verwaltungsrates
    prasident des verwaltungsrates | prasident des verwaltungsrats | administrateur | administratrice
    membre du conseil d administration | president du conseil d administration | membre du conseil de surveillance
    president du conseil de surveillance | membre du conseil dadministration | president du conseil dadministration
    consejero | consejera | consejero independiente | miembro del consejo de administracion
    vocal del consejo de administracion | presidente del consejo de administracion
    presidenta del consejo de administracion | vicepresidente del consejo de administracion | presidente del directorio
    miembro del directorio | administrador | administradora | administrador solidario | administrador mancomunado
    conselheiro | conselheira | membro do conselho de administracao | conselheiro de administracao
    presidente do conselho de administracao | consigliere | consigliere di amministrazione
    presidente del consiglio di amministrazione | membro del consiglio di amministrazione | przewodniczacy rady nadzorczej
    czlonek rady nadzorczej | clen dozorci rady | predseda dozorci rady | clen spravni rady | noukogu liige
    noukogu esimees | padomes loceklis | padomes priekssedetajs | styrelseledamot | styrelseordforande | styremedlem
    styreleder | bestyrelsesmedlem | bestyrelsesformand | hallituksen jasen | hallituksen puheenjohtaja | commissaris
    lid raad van bestuur | lid van de raad van bestuur | lid van de raad van commissarissen | clan nadzornog odbora
    predsjednik nadzornog odbora | yonetim kurulu uyesi | yonetim kurulu baskani | член совета директоров
    председатель совета директоров | член наблюдательного совета | председатель наблюдательного совета
    член наглядової ради | голова наглядової ради | член на съвета на директорите | 董事 | 董事长 | 董事長 | 独立董事
    監事 | 监事 | 取締役 | 이사 | 사외이사 | μελος δσ | عضو مجلس الإدارة | رئيس مجلس الإدارة
"""
# English titles that come in many sizes: `deputy chief financial officer`, `senior vice president`.
OFFICER = re.compile(
    r"(?:(?:deputy|acting|interim|group|first|senior|executive|co|former) )*"
    r"(?:chief (?:executive|financial|finance|operating|operations|technology|technical|information|legal|investment|risk"
    r"|commercial|marketing|compliance|strategy|accounting|administrative|people|human resources|product|digital|medical"
    r"|scientific|security|data|revenue|procurement|sustainability|communications|development|credit|business) officer"
    r"|(?:vice |deputy |first )+president|managing director|general director|general manager)"
)
EXECUTIVE, DIRECTOR = "executive", "director"


def _titles(text: str) -> frozenset[str]:
    found = (fold(title) for line in text.splitlines() for title in line.split("|"))
    return frozenset(filter(None, found))


KINDS = dict.fromkeys(_titles(DIRECTORS), DIRECTOR) | dict.fromkeys(_titles(EXECUTIVES), EXECUTIVE)


def office(title: str) -> str:
    """EXECUTIVE or DIRECTOR, for a title that says so and nothing else; else empty."""
    folded = fold(title)
    return KINDS.get(folded) or (EXECUTIVE if OFFICER.fullmatch(folded) else "")
