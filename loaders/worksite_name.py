"""What the names of worksites say beside whose they are and where: that they are plants, and of which kind. Pure.

`GM Wentzville Assembly` and `Wentzville Assembly Center (General Motors)` are one by owner and town; two plants of an owner
in two towns are two, and so are two kinds of plant in one town.
"""

from typing import TypeAlias

Words: TypeAlias = tuple[str, ...]

# Words for a worksite as such, in the languages of the registers: one name goes with them, another without.
PLAIN = frozenset(
    """
    plant plants planta plantas factory factories fabrica fabrika facility facilities works work werk werke mill mills site sites
    complex complejo complexo complexe usine usina stabilimento zaklad zavod zavody kombinat unit unidad unidade center centre
    centro manufacturing production produccion producao productora operations operaciones operation location campus
    establishment establecimiento gyar tehdas fabrikasi fabriek installations industrial integrated division
    """.split()
)
# Kinds of plant: the same place may hold two kinds.
KINDS = {
    "steel": "steel steelworks steelmaking steelmill"
    " siderurgica siderurgico siderurgia acero acier acciaieria acieries aciarie stahl stahlwerk"
    " aceria acos aco iron ferriere hutte huttenwerk huttenwerke demir celik stal metallurgical",
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
LITTLE, SOME = 0.5, 1.5  # nats


def spelled(words: Words) -> Words:
    """Words with each kind of plant by one word."""
    return tuple(KIND_OF.get(word, word) for word in words)


def weighed(weights: dict[str, float]) -> dict[str, float]:
    """Weights in which words for a plant say little, and those for its kind not much."""
    return {word: LITTLE if word in PLAIN else min(weight, SOME) if word in KINDS else weight for word, weight in weights.items()}
