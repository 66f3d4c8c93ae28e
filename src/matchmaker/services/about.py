"""The sheet that says what a written file is: whose, of when, for whom, invented or not."""

from collections.abc import Iterable, Iterator
from enum import Enum

from matchmaker import exchange
from matchmaker.domain.event import Event
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_
from matchmaker.store.database import Clock

Line = tuple[str, str]


class PersonalData(Enum):
    """What a file says about people; the value is the sentence that tells it."""

    NONE = N_("None.")
    AGREED = N_("Only of people who agreed that the other side may be given their contact.")
    ALL = N_(
        "Yes, also of people who did not agree that anybody is given their contact. Delete the "
        "file when it is no longer needed."
    )


def sheet(
    event: Event | None,
    translator: Translator,
    lines: Iterable[Line],
    *,
    personal: PersonalData,
    now: Clock,
) -> exchange.Sheet:
    """Return the sheet “About”; *lines* are what only this file has to say."""
    head = _head(event, translator, personal, now)
    return exchange.Sheet(
        translator.text(N_("About")),
        (translator.text(N_("About this file")), ""),
        (*head, *lines),
    )


def _head(
    event: Event | None, translator: Translator, personal: PersonalData, now: Clock
) -> Iterator[Line]:
    if event is not None and event.sample:
        note = N_("Sample: all companies, records and figures are invented.")
        yield translator.text(N_("Note")), translator.text(note)
    use = N_("Internal: for the organisers only, not to be passed on.")
    yield translator.text(N_("For whom")), translator.text(use)
    yield translator.text(N_("Personal data")), translator.text(personal.value)
    if event is not None:
        title, _ = event.title.shown(translator.language)
        yield translator.text(N_("Event")), title
        if event.starts_on is not None:
            yield translator.text(N_("First day")), translator.day(event.starts_on)
    yield translator.text(N_("Written")), translator.when(now())
