"""Say what the columns of lists and the fields of records are called, and what they hold."""

from decimal import Decimal, InvalidOperation

from matchmaker.domain.intake import FieldChange
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.texts import Language
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, Label, Message

_RECORD_FIELD = "record_field"
_OF_NEEDS = {"text": "problem", "modes": "mode_wanted", "trl": "trl_min"}
_OF_CAPABILITIES = {"text": "summary", "modes": "mode_offered", "industry": "industries"}
_SAME = {
    "field": "hightech_field",
    "tried": "tried_before",
    "price": "price_hint",
    "ipr": "ipr_status",
    "inventor": "inventors",
}
_OWN = {
    "contact": N_("Contact person"),
    "contact_title": N_("Position of the contact"),
    "consent": N_("Consent to print the contact"),
    "id": N_("Number, where there is no code"),
    "lang": N_("Language of the row"),
    "remarks": N_("Remarks, kept as internal text"),
    "extra": N_("Extra, kept with the record"),
    "role": N_("Role of the organisation"),
}
_LANGUAGES = {
    "_en": Language.EN,
    "_zh_hans": Language.ZH_HANS,
    "_zh_hant": Language.ZH_HANT,
}
_LISTS = {
    "status": "need_status",
    "need_type": "need_type",
    "kind": "capability_kind",
    "mode_wanted": "cooperation_mode",
    "mode_offered": "cooperation_mode",
    "ip_wish": "ownership_wish",
    "ipr_status": "ipr_status",
    "process_stage": "process_stage",
    "confidentiality": "confidentiality",
    "size": "company_size",
    "consents": "consent_purpose",
    "roles": "organisation_role",
}
_MONEY = frozenset({"budget", "price_hint"})
_WHOSE = {"organisation": N_("Organisation: {field}"), "person": N_("Contact: {field}")}


def column_field(field: str, kind: RecordKind, translator: Translator) -> str:
    """Return what a column is called that is read as *field*; '' says that it is left out."""
    if not field:
        return translator.text(N_("Do not import"))
    if field in _OWN:
        return translator.text(_OWN[field])
    for ending, language in _LANGUAGES.items():
        if field.endswith(ending):
            plain = column_field(field.removesuffix(ending), kind, translator)
            spoken = Label("language", language.value)
            return translator.text(N_("{field} ({language})"), field=plain, language=spoken)
    special = _OF_NEEDS if kind is RecordKind.NEED else _OF_CAPABILITIES
    return translator.label(_RECORD_FIELD, special.get(field) or _SAME.get(field) or field)


def changed_field(change: FieldChange, translator: Translator) -> str:
    """Return which field of the record, or of its organisation or contact, would change."""
    whose, _, field = change.field.rpartition(".")
    words = translator.label(_RECORD_FIELD, field)
    if whose in _WHOSE:
        return translator.say(Message(_WHOSE[whose], field=words))
    return words


def changed_value(field: str, value: str, translator: Translator) -> str:
    """Return a value of a change with the words of its list instead of codes."""
    name = field.rpartition(".")[2]
    if name in _LISTS:
        words = [translator.label(_LISTS[name], code) for code in value.split(", ") if code]
        return translator.text(N_(", ")).join(words)
    if name in _MONEY and value:
        return _money(value, translator)
    return value


def _money(value: str, translator: Translator) -> str:
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return translator.label("budget_band", value)
    return translator.text(N_("{amount} x 10,000 yuan"), amount=amount)


def column_letters(index: int) -> str:
    """Return the letters of a column as a spreadsheet shows them: 0 is A."""
    name, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
