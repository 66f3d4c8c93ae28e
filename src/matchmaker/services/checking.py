"""Hold single records to the limits of ``domain.limits``, and name the field that passes one."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass

from matchmaker.domain import limits
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.errors import RecordError
from matchmaker.folding import has_han
from matchmaker.messages import N_, Label, Message

Editable = Need | Capability | Organisation | Person

_TEXT_LIMITS = {
    "title": limits.TITLE,
    "name": limits.NAME,
    "problem": limits.PROBLEM,
    "summary": limits.PROBLEM,
    "expected": limits.EXPECTED,
    "constraints": limits.CONSTRAINTS,
    "tried_before": limits.CONSTRAINTS,
    "unwanted": limits.CONSTRAINTS,
    "applications": limits.APPLICATIONS,
    "advantages": limits.ADVANTAGE,
    "team": limits.NAME,
    "profile": limits.PROFILE,
    "public_text": limits.PROBLEM,
    "indicators": limits.NAME,
    "evidence": limits.PROOF,
}
_LINE_LIMITS = {
    "internal_text": limits.INTERNAL,
    "code": limits.CODE,
    "patents": limits.NAME,
    "excluded_partners": limits.NAME,
}
_PERSON_TEXT_LIMITS = {"title": limits.POST, "department": limits.POST}
_PERSON_LINE_LIMITS = {
    "name_zh": limits.NAME_ZH,
    "name_en": limits.NAME_EN,
    "mobile": limits.NAME,
    "phone": limits.NAME,
    "email": limits.NAME,
    "wechat": limits.NAME,
}
_MOST_ROWS = {
    "keywords": (limits.KEYWORDS, N_("At most {limit} keywords fit; remove some.")),
    "indicators": (limits.INDICATORS, N_("At most {limit} indicators fit.")),
    "advantages": (limits.ADVANTAGES, N_("At most {limit} advantages fit; remove some.")),
    "patents": (limits.PATENTS, N_("At most {limit} patents fit; remove some.")),
    "evidence": (limits.PROOFS, N_("At most {limit} proofs fit; remove some.")),
}


def check(record: Editable, *, stored: object = None) -> None:
    """Hold a record to the limits; what is as *stored* already is not held against an edit.

    Raises:
        RecordError: naming the field and its limit.
    """
    before = stored if isinstance(stored, type(record)) else None
    for each in fields(record):
        value = getattr(record, each.name)
        if before is None or getattr(before, each.name) != value:
            _check_value(record, each.name, value)
    if isinstance(record, Need | Capability) and not record.title:
        raise RecordError(Message(N_("A title is needed in at least one language.")))
    if isinstance(record, Organisation) and not record.name:
        raise RecordError(Message(N_("A name is needed in at least one language.")))


def text_limit(field: str, language: Language) -> int:
    """Return how many characters a text field may have in *language*."""
    return _longest(_TEXT_LIMITS[field], language)


def keyword_limit(word: str) -> int:
    """Return how many characters a keyword may have; English ones are longer."""
    return limits.KEYWORD if has_han(word) else limits.ENGLISH_KEYWORD


def _longest(limit: int, language: Language) -> int:
    factor = limits.ENGLISH_FACTOR if language is Language.EN else 1
    return min(int(limit * factor), limits.ANY_TEXT)


def label_of(record: Editable, field: str) -> Label | Message:
    """Name a field; that of a person or organisation is never taken for one of the record."""
    if isinstance(record, Need | Capability):
        return Label("record_field", field)
    if isinstance(record, Person) and field == "title":
        return Message(N_("Post"))
    return Message("{label}", label=Label("record_field", field))


def _check_value(record: Editable, field: str, value: object) -> None:
    person = isinstance(record, Person)
    texts = _PERSON_TEXT_LIMITS if person else _TEXT_LIMITS
    lines = _PERSON_LINE_LIMITS if person else _LINE_LIMITS
    label = label_of(record, field)
    if isinstance(value, tuple):
        _check_rows(field, value)
    text_limit = texts.get(field, limits.ANY_TEXT)
    line_limit = lines.get(field, text_limit)
    for part in _parts(value):
        if isinstance(part, LocalisedText):
            for language, text in part.items():
                _check_length(label, text, _longest(text_limit, language))
        else:
            _check_length(label, part, line_limit)


def _check_rows(field: str, rows: tuple[object, ...]) -> None:
    if field in _MOST_ROWS:
        most, words = _MOST_ROWS[field]
        if len(rows) > most:
            raise RecordError(Message(words, limit=most, field=Label("record_field", field)))
    if field == "keywords":
        _check_keywords(str(row) for row in rows)


def _parts(value: object) -> Iterable[LocalisedText | str]:
    """Yield the texts a value holds, those of its rows too."""
    if isinstance(value, LocalisedText | str):
        yield value
    elif isinstance(value, tuple):
        for row in value:
            yield from _parts(row)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _parts(getattr(value, each.name))


def _check_keywords(words: Iterable[str]) -> None:
    for word in words:
        if len(word) > (most := keyword_limit(word)):
            raise RecordError(
                Message(
                    N_("The keyword “{word}” has {n} characters; at most {limit} fit."),
                    word=word[: limits.ENGLISH_KEYWORD],
                    n=len(word),
                    limit=most,
                    field=Label("record_field", "keywords"),
                )
            )


def _check_length(label: Label | Message, text: str, limit: int) -> None:
    if len(text) > limit:
        raise RecordError(
            Message(
                N_("{field} has {n} characters; at most {limit} fit. Shorten it."),
                field=label,
                n=len(text),
                limit=limit,
            )
        )
