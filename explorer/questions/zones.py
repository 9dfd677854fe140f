"""For which worksites a minimum or living wage of a part of a country stands. Pure."""

from explorer.questions.pay_figures import Paid, Place
from graph_schema.identity import fold

# Mexico sets one minimum wage for its free zone along the northern border, which takes in some municipalities of these states,
# and one for the rest of the country: a place in any other state lies in the rest; which side one in these lies on is not known.
REST_OF_MEXICO = "mexico rest of the country"
BORDER_STATES = frozenset(
    {"baja california", "chihuahua", "coahuila", "coahuila de zaragoza", "nuevo leon", "sonora", "tamaulipas"}
)


def is_local(paid: Paid) -> bool:
    """Whether a figure of a country's pay is for a part of the country only."""
    return paid.figure.subject_kind == "wage_zone" or (paid.figure.subject_kind == "country" and bool(paid.figure.place))


def covers(zone: Paid, place: Place) -> bool:
    """Whether a worksite is known to lie where `zone` stands: by its place or region; what is not known is no yes."""
    if place.label != "Worksite" or place.country != zone.country:
        return False
    where = {fold(text) for text in (place.place, place.region, f"{place.place}, {place.region}") if text.strip(", ")}
    named = {fold(part) for part in (*zone.figure.place.split(";"), zone.figure.subject) if part.strip()}
    if where & named:
        return True
    region = fold(place.region)
    return fold(zone.figure.subject) == REST_OF_MEXICO and bool(region) and region not in BORDER_STATES
