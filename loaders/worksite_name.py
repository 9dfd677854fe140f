"""What the names of worksites say beside whose they are and where: that they are plants, and of which kind. Pure.

`GM Wentzville Assembly` and `Wentzville Assembly Center (General Motors)` are one by owner and town; two plants of an owner
in two towns are two, and so are two kinds of plant in one town.
"""

from typing import TYPE_CHECKING, TypeAlias

from loaders.word_sense import sense

if TYPE_CHECKING:
    from loaders.overlap import Overlap
    from loaders.party_name import Name

Words: TypeAlias = tuple[str, ...]

# Words for a worksite as such, in the languages of the registers: one name goes with them, another without.
PLAIN = frozenset(
    """
    plant plants planta plantas factory factories fabrica fabrika facility facilities works work werk werke mill mills site sites
    complex complejo complexo complexe usine usina stabilimento zaklad zavod zavody kombinat unit unidad unidade center centre
    centro manufacturing production produccion producao productora operations operaciones operation location campus
    establishment establecimiento gyar tehdas fabrikasi fabriek installations industrial integrated division region area
    """.split()
)
# Kinds of plant: the same place may hold two kinds.
KINDS = {
    "steel": "steel steelworks steelmaking steelmill"
    " siderurgica siderurgico siderurgia acero acier acciaieria acieries aciarie stahl stahlwerk"
    " aceria acos aco iron ferriere hutte huttenwerk huttenwerke demir celik stal metallurgical metzavod integriertes"
    " eaf bof minimill meltshop",
    "reduced iron": "dri hbi sponge",
    "assembly": "assembly ensamble ensamblaje montage montaje montagem vehicle vehiculos car cars automobile auto",
    "vans": "van vans furgonetas",
    "truck": "truck trucks camiones camion caminhoes",
    "engine": "engine engines motores motor motoren powertrain",
    "transmission": "transmission transmissions transmisiones getriebe",
    "stamping": "stamping estampado pressing",
    "battery": "battery batteries baterias gigafactory cell",
    "foundry": "foundry fundicion giesserei casting fonderie",
    "warehouse": "warehouse fulfillment fulfilment distribution logistics bodega cedis deposito almacen lager hub",
    "refinery": "refinery refineria raffinerie refinaria",
    "smelter": "smelter fundidora smelting",
    "mine": "mine mines mina minas mining pit",
    "store": "store stores tienda supermarket shop",
    "port": "port terminal puerto porto dock",
    "power": "power",
    "sewing": "sewing stitching costura confeccion",
    "cutting": "cutting corte",
    "dyeing": "dyeing tintoreria dyehouse",
    "weaving": "weaving tejeduria",
    "knitting": "knitting knit tejido",
    "spinning": "spinning hilanderia",
    "washing": "washing laundry lavanderia",
    "embroidery": "embroidery bordado",
}
# Words of plants that are mostly called by their place; a garment factory is by its company.
NAMED_BY_PLACE = KINDS.keys() - frozenset(
    "sewing cutting dyeing weaving knitting spinning washing embroidery".split()
) | frozenset(
    "plant plants planta plantas works work werk werke mill mills usine usina zaklad zavod kombinat complex complejo gyar".split()
)
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split()}
# Whose a hospital or school is, or whom it is for: one owner or town has several.
HOUSES = {
    "nation": "national nacional nationale", "university": "university universitario universitaria universitaire"
    " teaching academic",
    "county": "county", "region": "regional provincial", "district": "district distrital",
    "children": "children childrens pediatric",
    "women": "women womens maternity", "mind": "psychiatric mental", "army": "military army naval police", "old": "veterans",
}  # fmt: skip
HOUSE_OF = {word: house for house, words in HOUSES.items() for word in words.split()}
# What a university has beside itself, and who works on its premises for another.
PATIENTS = frozenset(("children", "women", "mind", "army", "old"))
STEELS = frozenset(("special", "stainless"))  # of one owner, `Yongda Steel` and `Yongda Special Steel` are two companies
CARE = frozenset("nursing rehabilitation convalescent rehab subacute".split())
OFFERED = CARE | frozenset("and center care skilled facility home healthcare health".split())
OF_A_UNIVERSITY = frozenset("state system health library press athletics extension".split())
CONTRACTORS = frozenset(
    "sodexo @sodexo aramark @aramark chartwells compass @compass morrison abm @abm securitas @securitas g4s @g4s".split()
)
HOUSES_WITH = frozenset("university hospital college school schools".split())
# What words of other languages mean -> the kind of plant.
MEANT = {
    "plant": "plant", "complex": "complex", "steel": "steel", "iron steel": "steel", "metal": "steel", "metallurgy": "steel",
    "casting": "foundry", "refinery": "refinery", "warehouse": "warehouse", "automobile": "assembly",
    "port": "port", "motor": "engine", "mining": "mine",
}  # fmt: skip
LITTLE, SOME = 0.5, 1.5  # nats


def spelled(words: Words) -> Words:
    """Words with each kind of plant by one word, and those for a plant as such, in any language."""
    return tuple(KIND_OF.get(word) or (word if word in PLAIN else MEANT.get(sense(word), word)) for word in words)


def weighed(weights: dict[str, float]) -> dict[str, float]:
    """Weights in which words for a plant say little, and those for its kind not much."""
    return {word: LITTLE if word in PLAIN else min(weight, SOME) if word in KINDS else weight for word, weight in weights.items()}


def care_homes(x: "Name", y: "Name", said: "Overlap") -> None:
    """Of a nursing home what it offers says little: `River View Nursing`, `River View Nursing and Rehab`."""
    if not all(CARE & set(name.words) for name in (x, y)):
        return
    for words in (said.left, said.right):
        words[:] = sorted(((min(weight, LITTLE) if word in OFFERED else weight, word) for weight, word in words), reverse=True)


def two_houses(said: "Overlap") -> bool:
    """Whether two names of hospitals or schools say beside the rest whose they are, and not the same."""
    ours, theirs = ({HOUSE_OF[word] for _, word in words if word in HOUSE_OF} for words in (said.left, said.right))
    return bool(ours and theirs) and not ours & theirs


def other_house(x: "Name", y: "Name", extra: set[str]) -> bool:
    """Whether one of two universities or hospitals is a part of the other, or a contractor on its premises; two steelmakers."""
    if "steel" in x.words and "steel" in y.words and extra & STEELS:
        return True
    if all("hospital" in name.words for name in (x, y)) and any(HOUSE_OF.get(word) in PATIENTS for word in extra):
        return True  # `Royal Women's Hospital`, `Royal Hospital`
    if "university" in x.words and "university" in y.words and extra and extra <= OF_A_UNIVERSITY:
        return True
    return bool(extra & CONTRACTORS) and any(HOUSES_WITH & set(name.words) for name in (x, y))
