"""The names of the numbers that a matching profile must hold, section by section."""

_SECTIONS = {
    "levels": "strong possible",
    "spread": "limit",
    "known": "least",
    "field": "same_second_level same_first_level",
    "industry": "class group division section",
    "keywords": "in_text concept broader ratio_least ratio_most shortest general",
    "text": "longest title body expected applications advantages character cut prior pivot"
    " concept inner broader title_ratio boilerplate_share boilerplate_least across_floor",
    "indicators": "name_ratio name_concepts near_margin near",
    "readiness": "one_below two_below against",
    "budget_time": "one_band_above two_bands_above late_by_half",
    "meaning": "same_most words_across evidence_least",
    "evidence": "most",
}
PARAMETERS = frozenset(
    f"{section}.{key}" for section, keys in _SECTIONS.items() for key in keys.split()
)
SECTIONS = frozenset(_SECTIONS)
CURVES = frozenset({"text_same", "text_across", "meaning_across", "keywords"})
