"""What speaks for and against two things being one, in words for the reader."""

from graph_schema.language import _


def reasons() -> dict[str, tuple[str, str]]:
    """Feature -> what is said where it speaks for, and where it speaks against; empty where it cannot."""
    return {
        "code": (_("The same code in a register"), _("Different codes in the same register")),
        "owner": ("", _("One owns the other")),
        "shared": (_("They share the words that matter"), _("They share few of the words that matter")),
        "contained": (_("Most of what one name says is in the other"), ""),
        "both_differ": ("", _("Each has a telling word that the other lacks")),
        "one_more": ("", _("One has a telling word that the other lacks")),
        "letters": (_("Letter by letter they are alike"), ""),
        "doubt": ("", _("A telling word is spelled differently")),
        "rare": (_("The name is a rare one"), ""),
        "exact": (_("The names are the same but for legal form, accents and small words"), ""),
        "numbers_differ": ("", _("Their numbers differ")),
        "number_missing": ("", _("Only one of them has a number")),
        "numbers_same": (_("They have the same number"), ""),
        "forms_differ": ("", _("Their legal forms differ")),
        "forms_clash": ("", _("Their legal forms make them two companies")),
        "other_business": ("", _("One name speaks of another business: finance, a fund, a foundation")),
        "common_more": (_("One name says more, in common words only"), ""),
        "brand": (_("They share a word that nobody else has"), ""),
        "forms_same": (_("They have the same legal form"), ""),
        "country_same": (_("They are in the same country"), ""),
        "country_differs": ("", _("They are in different countries")),
        "region_same": (_("They are in the same region"), ""),
        "region_differs": ("", _("They are in different regions")),
        "place_same": (_("They are in the same town"), ""),
        "place_differs": ("", _("They are in different towns")),
        "sector_same": (_("They are in the same industry"), ""),
        "sector_differs": ("", _("They are in different industries")),
        "owner_same": (_("They have an owner in common"), ""),
        "lands_differ": ("", _("One name speaks of another country")),
        "acronym": (_("One is the acronym of the other"), ""),
        "national_same": (_("Both name the same national union"), ""),
        "national_differs": ("", _("They name different national unions")),
        "part_of": ("", _("One is a local or section, the other the whole")),
        "levels_differ": ("", _("They are of different levels")),
        "confederations_differ": ("", _("They name different confederations")),
    }
