"""What the matcher says of two names that a test writes down."""

from loaders.match import Candidate, compare, party


def found(kind: str, first: str, second: str, lands: tuple[str, str], regions: tuple[str, str] = ("", "")) -> Candidate:
    """What the matcher says of two names."""
    sides = zip("ab", (first, second), lands, regions, strict=True)
    one, two = (party(id, [name], kind=kind, country=land, region=region) for id, name, land, region in sides)
    return compare(one, two)
