"""Given names: where one stands in a name without a legal form, a person may be meant. Doubt makes a person. Pure."""

import re
from itertools import pairwise

from anyascii import anyascii

from graph_schema.identity import fold
from loaders.cfcrl import GIVEN as MEXICAN

SAINT = frozenset(
    {"san", "santa", "santo", "saint", "st", "ste", "sta", "sto", "sn", "puerto", "port", "villa", "isla", "fort", "mount", "mt"}
)
# Given names of Chile and its neighbours beyond those of the Mexican register.
SPANISH = """
    abelardo adan adelina agustina aida alan alexis alicia alonso amanda amelia anselmo antonieta ariel arnaldo arnoldo
    augusto baldomero baltazar barbara bastian bautista belen benedicto benjamin berta bladimir boris braulio camila camilo
    candelaria casimiro celestino christian clara clotilde constanza consuelo cristobal custodio dagoberto danilo dario dusan
    debora domingo dominga edith edmundo efrain elba eleodoro eliana eliseo eloisa emanuel emilia emiliano emma enzo erica erich
    erwin estela ester eulogio evaristo ezequiel fabio fabiola fanny faustino fermin fidelina filomena florencia florentino
    francesca franco freddy froilan gaston georgina gerardo german gianni gino gladys gregoria griselda guido gumercindo
    hermes herminia hernan hernando hortensia hugo iris isaac isabella isaias isidora isidro italo ivania jacinto jacqueline
    jaqueline javiera jeannette jessica jhon joaquina johanna john jonathan josefa josue juanita julieta karin
    katherine kevin lautaro leandro leonel leonidas leonor leopoldo liliana loreto loretto lucas luciano lucila lucrecia
    luisa macarena magaly maite manfred marcela marcelino marcelo marcia mariano marianela mariela marina marlene marcial
    mathias matias matilde mauricio max maximiliano maximo melissa mercedes michael milton mirta moises monserrat myriam
    nadia nelida nelly nelson nestor nibaldo nicanor nolberto nora oriana orlando osvaldo oswaldo pamela paola pascual
    patricio paulina paulo paz percy petronila pia primitiva raimundo ramona reinaldo rene ricardina rigoberto robinson rodolfo
    romina romulo rosalia rosamel rosana rosario roxana rudy ruth samanta segundo selma serafin silverio simon siomara
    solange soledad sofia tamara tatiana temistocles teodoro trinidad ulises uriel urbano valentina valeria vanessa
    verena victoriano vilma vinka viviana vladimir waldo walter wilfredo wilson ximena yanina yannina yasna yesenia yolanda
    zacarias zoila zulema
"""
# The commonest given names of the United States since 1940, without those that are more often words, places or brands.
ENGLISH = """
    aaron abigail adam aidan alan albert alex alexander alexandra alexis alfred alice alicia alison allen allison alyssa
    amanda amber amy andrea andrew angela anita ann anna anne annie anthony antoine arnold arthur ashley audrey barbara barry
    beatrice becky ben benjamin bernard bernice beth bethany betty beverly bill billy bob bobby bonnie brad bradley brandon
    brenda brent brett brian brianna bridget brittany bruce bryan caitlin calvin cameron carl carla carol caroline carolyn
    carrie catherine cathy cecil chad charlene charles charlotte chelsea cheryl chris christian christina christine
    christopher cindy claire clarence claudia clifford clyde cody colleen connie corey courtney craig crystal curtis cynthia
    daisy dale dan dana daniel danielle danny darlene darrell darren daryl dave david dawn dean deanna debbie deborah debra
    denise dennis derek dianne derrick diana diane dolores donald donna doris dorothy doug douglas duane dustin dwayne dylan
    earl eddie edgar edith edna edward edwin eileen elaine eleanor elizabeth ellen elmer elsie emily eric erica erik erin
    ernest esther ethan ethel eugene eva evan evelyn felicia florence frances francis frank fred frederick gabriel gabrielle
    gail garrett gary gene geoffrey george gerald geraldine gilbert gina glen glenda glenn gloria gordon greg gregory gwendolyn
    hannah harold harriet harry harvey heather heidi helen henry herbert herman holly howard ian ida irene isabella isaiah
    jack jackie jacob jacqueline jake james jamie jan jane janet janice jared jasmine jason jay jean jeanette jeanne jeff
    jeffery jeffrey jenna jennifer jenny jeremiah jeremy jerome jerry jesse jessica jill jim jimmy jo joan joann joanna joanne
    jocelyn jodi joe joel john johnny jon jonathan jordan joseph josephine joshua joy joyce juanita judith judy julia julian
    julie june justin kaitlyn karen katherine kathleen kathryn kathy katie katrina kayla keith kelly kelsey kenneth kerry
    kevin kim kimberly kirk kristen kristin kristina kristine kurt kyle lance larry lauren laurence laurie lawrence leah lee
    leonard leroy leslie lester lewis lillian linda lindsay lindsey lisa lloyd lois lonnie lori lorraine louis louise lucille
    lucy luke luther lydia lynn madison marc marcia marcus margaret marie marilyn marion marjorie mark marlene marsha marshall
    martha martin marvin mary mathew matt matthew maureen maurice megan melanie melinda melissa melvin michael michele
    michelle mike mildred milton mitchell molly monica morgan nancy natalie nathan nathaniel neil nicholas nicole norma norman
    olivia pamela patricia patrick patti paul paula pauline peggy penny perry peter philip phillip phyllis rachel ralph
    randall randy ray raymond rebecca renee rhonda rick ricky rita rob robert roberta robin rodney roger roland ron ronald
    ronnie rosa rosemary roy russell ruth ryan sally sam samantha samuel sandra sandy sara sarah scott sean seth shane shannon
    sharon shaun shawn sheila shelly sherri sherry shirley sidney sophia stacey stacy stanley stella stephanie stephen steve
    steven stewart stuart susan suzanne sylvia tamara tammy tanya tara taylor ted teresa terrance terri terry thelma
    theodore theresa thomas tiffany tim timothy tina todd tom tommy toni tony tonya tracey traci tracy travis trevor troy tyler
    valerie vanessa vera vernon veronica vicki vickie victor vincent viola virginia vivian wallace walter wanda warren wayne
    wendy wesley whitney willard william willie wilma yvonne zachary
    abby alyse amir angelo bonny brendan brenna carlo carmelo chet conor dalia declan dominick eve
    guillermina honorio jen josh kate keenan kenny liz luigi maggie maribel
    matilda mel meghan naim nate preston rachael sophie tess vania vishal woodrow zach
    anand arun deepak rajesh ramesh suresh vijay
    ahmed ali mohamed mohammad mohammed muhammad abdul hassan hussein ibrahim omar raj sanjay ravi anil sunil
"""
# Given names of other languages whose speakers work and run businesses where these registers are kept.
WORLD = """
    aitor ander asier eneko gorka idoia iker inaki koldo leire mikel miren nerea unai xabier zigor
    ayelen millaray nahuel aukan citlali citlalli itzel xochitl yaretzi yareli tonatiuh nezahualcoyotl
    abdallah abdullah abdulrahman adnan ahmad aisha amina bilal bassam faisal farid fatima fatma hamza hany hisham hussain
    jamal karim khadija khaled khalid khalil layla mahmoud malik mariam marwan mehmet mohamad murat mustafa nabil nadir
    nasser osama rashid saeed salah salim samir tariq walid yasmin youssef yousef yusuf zainab ziad
    amit anita anjali arjun ashok deepa deepika dinesh ganesh gopal harpreet jaswinder kavita kiran lakshmi mahesh manoj meena
    mohan mukesh naresh neha pooja prakash pramod praveen priya rahul rajan rakesh rohit sandeep sanjeev santosh satish
    shankar shyam sita subramanian sunil sunita suresh venkat vikram vinod
    jianhua lihua weimin xiaoming xiaohong zhiwei
    akira haruki haruto hiroshi kazuo kenji masako naoko satoshi takeshi yoko yuki yumi
    thuy tuan linh phuong duc huong
    agnieszka aleksandr aleksander andrzej anastasia bogdan borys dmitri dmitry dmytro ewa gabor grzegorz igor irina istvan
    ivanka jarek katarzyna kateryna krzysztof laszlo lyudmila magda malgorzata marek mariusz natasha nikolai oksana oleg
    oleksandr olena pavel piotr sergei sergey stanislav svetlana tatyana tomasz vasyl volodymyr wojciech yevgeny yuri zoltan
    erzsebet ferenc gyula sandor ayse emre hasan huseyin
    abena adebayo adwoa akosua chidi chinedu chukwuemeka ebere emeka femi ifeoma ikechukwu kofi kwabena kwame kwasi ngozi
    nkechi obinna olumide oluwaseun sipho thabo tunde yaw
"""
GIVEN = MEXICAN | frozenset(SPANISH.split()) | frozenset(ENGLISH.split()) | frozenset(WORLD.split())
# The commonest surnames of Spanish: two of them make a name.
SURNAMES = frozenset(
    """
    acosta aguilar aguirre alvarado alvarez avila bautista cabrera calderon camacho campos cardenas carrillo castaneda castillo
    castro cervantes chavez contreras cortes cortez delgado diaz dominguez duran espinosa espinoza estrada fernandez figueroa
    flores fuentes galvan garcia garza gomez gonzales gonzalez guerrero gutierrez guzman hernandez hdez herrera ibarra jimenez
    juarez lara leon lopez lozano luna maldonado marquez martinez medina mejia mendez mendoza molina montes morales moreno munoz
    nava navarro nunez ochoa ojeda olivares orozco ortega ortiz pacheco padilla palacios pena peralta perez ponce quintero
    ramirez ramos rangel rivas rivera robles rodriguez rojas romero rosales rosas rubio ruiz salas salazar salinas sanchez
    sandoval santiago santos sepulveda serrano silva solis sosa soto suarez tapia torres trejo valdez valencia valenzuela vargas
    vasquez vazquez vega velasco velazquez vera villa villanueva villarreal zamora zavala zuniga
    """.split()
)
# The commonest surnames of China and Vietnam, which stand first at home and last abroad: `Zhang Wei`, `Wei Zhang`.
EASTERN = frozenset("wang zhang liu chen yang huang zhao zhou zhu guo luo nguyen tran pham hoang dang bui".split())
# Given names that are more often words, places or brands: they count where a name begins with them.
OFTEN_ELSE = frozenset(
    "concepcion santiago esperanza trinidad jesus salvador victoria carmen lourdes soledad paz luz segundo virginia florence"
    " madison jordan morgan milton max douglas jackson grace faith hope dale glen dawn june joy daisy heather holly rocio lance"
    " carolina georgia israel roman urbano cruz dallas austin tyler logan wesley marion stanley gene jay guy earl royal".split()
)


def given_names(text: str) -> list[int]:
    """The places, among the words of the folded text, where a given name stands that is not part of a saint's or a place's."""
    words = fold(text).split()
    return [n for n, word in enumerate(words) if word in GIVEN and _is_meant(words, n)]


def _is_meant(words: list[str], place: int) -> bool:
    if all(len(word) < 2 for word in words[:place]):
        return len(words) > place + 1
    return words[place] not in OFTEN_ELSE and words[place - 1] not in SAINT


def holds_given_name(text: str) -> bool:
    """Whether a given name stands in the text outside of brackets."""
    return bool(given_names(re.sub(r"\([^()]*\)", " ", text)))


# What shows that a name is no natural person's: legal forms, and bodies that are never one person's.
BODY = re.compile(
    r"\b(?:ca|inc|incorporated|corp|corporation|co|company|companies|llc|lc|llp|lp|lllp|pllc|pc|plc|ltd|limited|na|gmbh|ag|kg|sa|se"
    r"|srl|sarl|sl|slu|spa|sas|snc|bv|nv|ab|as|sti|oy|kk|pt|pvt|pte|pty|jsc|bhd|sac|saic|tbk|unlimited|group|holdings?|partners"
    r"|partnership|associates|assoc|bros|brothers|and sons|joint venture|enterprises|industries|international"
    r"|universit(?:y|ies)|colleges?|schools?|academy|seminary|hospitals?|centers?|centre|clinics?|health\w*|medical|hospice"
    r"|church|city|county|state|town|village|dept|department|district|authority|board|bureau|commission|council|government"
    r"|museum|library|society|foundation|institute|association|federation|union|cooperative|coop|club|airlines?|airport"
    r"|dioceses?|archdiocese|ymca|ywca|league|ministry|ministries|national|american|federal|republic|administration|stiftung"
    r"|privatstiftung"
    r"|systems|condominiums?|mortuary|memorial|nursing|police|tech|air|station|workers|rehab|rehabilitation|services)\b"
)
# Companies that are known under the name of a person who founded them, or of nobody.
KNOWN = re.compile(
    r"^(?:beverly wilshire|calvin klein|charles schwab|fred meyer|harry winston|henry schein|jack daniel|jimmy johns?|john deere"
    r"|lockheed martin|mary kay|merrill lynch|ralph lauren|robert bosch|tommy hilfiger|william (?:and )?mary)\b"
)
# Said of one natural person, whatever else the name holds.
ALONE = re.compile(
    r"\b(?:an individual|individually|sole prop\w*|estate of|trustee|receiver|attorney at law)\b"
    r"|\b(?:md|dds|dmd|dpm|dvm|esq)(?: (?:pc|pa|inc|llc|ltd|pllc))?$"
)
TRADE_NAME = re.compile(r"\b(?:d/?b/?a|doing business as|a/?k/?a|t/a)\b\.?", re.IGNORECASE)
INVERTED = re.compile(r"([\w'-]+),\s+([\w'-]+)(?:\s+\w\.?)?")
# Words of a business: a given name before one of them alone is a brand, not a person's full name.
TRADES = frozenset(
    """
    and apartments apparel at auto automotive bakery bar building cab cafe care cleaning coffee concrete construction
    contracting contractors controls dairy delivery dialysis diner drywall electric electrical elevator energy
    engineering equipment express fabrics farm farms fashion fashions fire food foods for ford garment garments gas
    glass grocery home homes hotel house import imports in iron kitchen knitting labs landscaping laundry logistics
    machine management manufacturing market markets mechanical metals mfg mill mills minerals mines mining motors moving
    nursing of oil painting paper pharmacy pizza place plastics plumbing power press printing products properties realty
    rehabilitation rental rentals residence resources restaurant roofing security service services shoe shoes solutions
    sports steel store stores studio studios supermarket supermarkets supply systems technologies technology terrace
    textile textiles the tool tower towers transit transport transportation truck trucking vending waste water wood
    works
    """.split()
)


def may_be_person(name: str) -> bool:
    """Whether a name of any country may be that of a natural person, or of a business under a person's full name.

    A legal form or a word that only bodies have says no, but not behind `doing business as`: who does business counts.
    """
    who = TRADE_NAME.split(name)[0]
    folded = fold(who)
    if ALONE.search(folded):
        return True
    if BODY.search(folded) or BODY.search(fold(who.replace(".", " "))) or KNOWN.match(folded):
        return False
    turned = INVERTED.fullmatch(who.strip())
    return folded.startswith("dr ") or bool(turned and fold(turned[2]) in GIVEN) or _holds_full_name(folded.split())


def _holds_full_name(words: list[str]) -> bool:
    """Whether a given name is followed by a surname (an initial may stand between), or there are nothing but surnames."""
    if any(one in SURNAMES and other in SURNAMES for one, other in pairwise(words)):
        return True
    if len(words) in (2, 3) and not EASTERN.isdisjoint((words[0], words[-1])) and TRADES.isdisjoint(words):
        return True
    for place in given_names(" ".join(words)):
        rest = [word for word in words[place + 1 :] if len(word) > 1]
        if rest and rest[0] not in TRADES:
            return True
    return False


# Looked at from every word: in `Rehire Anna Example` the second and the third make the name.
PAIR = re.compile(r"(?<![\w-])(?=([A-Z][A-Za-z]+),?\s+(?:[A-Z]\.?\s+)?([A-Z][A-Za-z'’-]+))")
# What follows a given name in the name of a place, and `Ray` in `X Ray`.
PLACES = frozenset(
    """
    air airport ave avenue beach blvd boulevard brook campus center charter church circle city college county court creek crossing
    dr drive elementary expressway falls heights high highway hill hills hospital house island lake lane lot medical mills museum
    park parkway pkwy place plaza rd road school springs square st state street technician technicians technologist technologists
    tech techs assistants machine tree university valley village way
    """.split()
)


def names_somebody(text: str) -> bool:
    """Whether somebody's full name may stand in a text: a given name and another word, both with a capital."""
    plain = text if text.isascii() else anyascii(text)
    return any(first.lower() in GIVEN and second.lower() not in PLACES for first, second in PAIR.findall(plain))
