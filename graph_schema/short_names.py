"""What people call countries whose official names are longer than a table is wide, or that they would not say. Pure."""

# As news and unions write them in Mexico and the United States; the official names stay in the reference table.
ENGLISH = {"GB": "United Kingdom", "US": "United States"}
SPANISH = {
    "BO": "Bolivia", "FM": "Micronesia", "GB": "Reino Unido", "HK": "Hong Kong", "IR": "Irán", "KP": "Corea del Norte",
    "KR": "Corea del Sur", "LA": "Laos", "MD": "Moldavia", "MF": "San Martín", "MO": "Macao", "NL": "Países Bajos",
    "NZ": "Nueva Zelanda", "PS": "Palestina", "RU": "Rusia", "SY": "Siria", "TR": "Turquía", "TT": "Trinidad y Tobago",
    "TZ": "Tanzania", "US": "Estados Unidos", "VA": "Ciudad del Vaticano", "VE": "Venezuela", "VN": "Vietnam",
}  # fmt: skip
BY_LANGUAGE = {"en": ENGLISH, "es": SPANISH}
