"""How rare a word is: what it weighs, in nats, from where on it says who somebody is. Pure."""

COMMON = 6.6  # nats: a word that one name in 700 holds
KNOWN = 8.6  # nats: a word that three names in 20,000 hold is one that people know
TELLING = 9.4  # nats: a word that nobody knows
RARE = 9.0  # nats: a word that one name in 8,000 holds
