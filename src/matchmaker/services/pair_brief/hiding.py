"""Take names out of a finished brief for a blind copy, and look at what is left."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import TypeVar, cast

from matchmaker.domain.blind import Names, ways_to_reach
from matchmaker.domain.brief import Brief, Side, Spot, Words
from matchmaker.domain.lists import Audience
from matchmaker.domain.texts import Language
from matchmaker.folding import fold, fold_mapped
from matchmaker.i18n.translator import translator
from matchmaker.messages import N_, Message
from matchmaker.services.pair_brief.material import Material

T = TypeVar("T")
_Place = tuple[str, Message, object]  # record, field, words

# Where words of records stand; the other fields are the program's own words.
_TOLD = ("header", "need", "capability", "spine", "near", "rows", "questions", "helper")
_SIDE = {
    "code": Message(N_("code")),
    "title": Message(N_("title")),
    "organisation": Message(N_("organisation")),
    "place": Message(N_("place")),
    "text": Message(N_("text")),
    "gist": Message(N_("text")),
    "points": Message(N_("advantages")),
    "notes": Message(N_("text")),
}


def guard(brief: Brief, material: Material) -> Brief:
    """Return *brief* as its audience may see it, with the places a person must look at.

    A copy without companies has every name replaced, however it is written; what still reads as
    one is in ``leaks``. Ways to reach somebody in any text of a copy without contacts are in
    ``reach``: whose they are only a person can tell.
    """
    if brief.audience is Audience.NAMED:
        return brief
    leaks: tuple[Spot, ...] = ()
    if brief.audience is Audience.COMPANY_BLIND:
        names = material.known_names()
        brief = _without(brief, names)
        leaks = _spots(brief, material, names.told)
    reach = _spots(brief, material, lambda text: ways_to_reach(fold(text)))
    return replace(brief, leaks=leaks, reach=reach)


def _without(brief: Brief, names: Names) -> Brief:
    def hidden(words: Words) -> Words:
        return _replaced(words, names)

    def side(value: Side) -> Side:
        code = hidden(Words(value.code, brief.language)).text
        return replace(_mapped(value, hidden), code=code)

    told = {name: _mapped(getattr(brief, name), hidden) for name in _TOLD}
    told |= {"need": side(brief.need), "capability": side(brief.capability)}
    return replace(brief, **told)


def _replaced(words: Words, names: Names) -> Words:
    """Replace every name in *words*; marks move along, those inside a name go."""
    folded = fold_mapped(words.text)
    places = [folded.original(*place) for place in names.places(folded.text)]
    if not places:
        return words
    stand_in = _stand_in(words.language)
    text, marks = words.text, words.marks
    for at, end in reversed(places):
        text = text[:at] + stand_in + text[end:]
        shift = len(stand_in) - (end - at)
        marks = tuple(
            (start + shift * (start >= end), stop + shift * (stop >= end))
            for start, stop in marks
            if stop <= at or start >= end
        )
    return Words(text, words.language, marks)


@cache
def _stand_in(language: Language) -> str:
    return translator(language).text(N_("[name]"))


def _mapped(value: T, change: Callable[[Words], Words]) -> T:
    """Return *value* with every ``Words`` in it changed."""
    made: object = value
    if isinstance(value, Words):
        made = change(value)
    elif isinstance(value, tuple):
        made = tuple(_mapped(each, change) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {name: _mapped(getattr(value, name), change) for name in _fields(type(value))}
        made = replace(value, **parts)
    return cast("T", made)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _spots(brief: Brief, material: Material, look: Callable[[str], list[str]]) -> tuple[Spot, ...]:
    """Return every place of *brief* where *look* finds something, each once."""
    found: dict[Spot, None] = {}
    for record, field, value in _places(brief, material):
        for words in _words(value):
            found.update(dict.fromkeys(Spot(record, field, what) for what in look(words)))
    return tuple(found)


def _places(brief: Brief, material: Material) -> Iterator[_Place]:
    """Yield what stands on the brief, with the record and the field it comes from."""
    need, offer = material.need.code, material.capability.code
    yield brief.code, Message(N_("event")), brief.header.event
    for code, side in ((need, brief.need), (offer, brief.capability)):
        yield from ((code, words, getattr(side, name)) for name, words in _SIDE.items())
    rows = Message(N_("indicators and conditions"))
    for row in brief.rows:
        yield need, rows, (row.need, row.remark)
        yield offer, rows, row.capability
        yield f"{need}, {offer}", rows, row.label  # either may have named it
    shared = Message(N_("shared terms"))
    for ours, theirs in brief.spine.shared:
        yield need, shared, ours
        yield offer, shared, theirs
    if brief.near is not None:
        yield need, Message(N_("text")), brief.near.need
        yield offer, Message(N_("text")), brief.near.capability
    yield need, Message(N_("questions")), brief.questions
    if brief.helper is not None:
        helper = material.helper.capability.code if material.helper else offer
        yield helper, Message(N_("title")), brief.helper[1]


def _words(value: object) -> Iterator[str]:
    """Yield every text in *value*."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, Words):
        yield value.text
    elif isinstance(value, tuple):
        for each in value:
            yield from _words(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _fields(type(value)):
            yield from _words(getattr(value, name))
