"""Programmes and their events (stops)."""

from dataclasses import dataclass
from datetime import date

from matchmaker.domain.ids import EventId, ProgrammeId
from matchmaker.domain.lists import EventKind
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText
from matchmaker.domain.weights import CriterionWeight


@dataclass(frozen=True, slots=True)
class Programme:
    """A series of events of one year; one need may travel through several of its stops."""

    id: ProgrammeId
    title: LocalisedText
    year: int


@dataclass(frozen=True, slots=True)
class Event:
    """One stop of a programme; ``sample`` events say so on every screen and sheet.

    ``weights`` are the event's own; there are all of them, or none, and the profile's count.
    """

    id: EventId
    title: LocalisedText
    programme: ProgrammeId | None = None
    stop: int = 1
    stop_name: LocalisedText = EMPTY_TEXT
    kind: EventKind = EventKind.MATCHMAKING
    venue: LocalisedText = EMPTY_TEXT
    city: LocalisedText = EMPTY_TEXT
    starts_on: date | None = None
    ends_on: date | None = None
    organiser: LocalisedText = EMPTY_TEXT
    languages: tuple[Language, ...] = (Language.ZH_HANS, Language.ZH_HANT, Language.EN)
    profile: str = "default"
    sample: bool = False
    weights: tuple[CriterionWeight, ...] = ()


@dataclass(frozen=True, slots=True)
class EventWords:
    """What an organiser says of an event, in one *language*; only the title is needed."""

    title: str
    language: Language
    stop: str = ""  # the stop of a programme, or the city
    starts_on: date | None = None
    ends_on: date | None = None
    host: str = ""
