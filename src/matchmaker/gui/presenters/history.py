"""Say in words who changed what of a record, and when: before and after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.ids import ActionId, RecordId
from matchmaker.domain.journal import ActionKind, Change
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.quantities import Comparison, Money, Reached, Target, YearMonth
from matchmaker.domain.records import FormExtra, Patent, Proof
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.i18n.tables import field_name, industry_name
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, Message
from matchmaker.progress import Progress

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.services.journaling import Entry

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
}
_CHANGES = {RecordKind.NEED: Changed.NEEDS, RecordKind.CAPABILITY: Changed.CAPABILITIES}
_SIGNS = {
    Comparison.AT_MOST: "\u2264", Comparison.AT_LEAST: "\u2265", Comparison.EQUAL: "=",
    Comparison.RANGE: "",
}  # fmt: skip
_DONE = {
    ActionKind.IMPORT: N_("Import"),
    ActionKind.UNDO: N_("Undo"),
    ActionKind.REDO: N_("Redo"),
    ActionKind.DELETE: N_("Deletion"),
}


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change in words; ``field`` is '' where the whole record came or went.

    ``origin`` names the step it was part of; ``change`` is what can be put back, as far as its
    two sides could stand today.
    """

    key: str
    at: datetime
    by: str
    done: str
    field: str
    before: str
    after: str
    origin: str = ""
    change: Change | None = None
    before_stands: bool = False
    after_stands: bool = False


class HistoryPresenter(QObject):
    """The changes of one record, newest first; ``changed`` follows reading."""

    changed = Signal()

    def __init__(self, session: Session, kind: RecordKind) -> None:
        """Read histories of records of *kind*."""
        super().__init__()
        self._session = session
        self._kind = kind
        self._found: tuple[Entry, ...] = ()
        self._names: Mapping[str, LocalisedText] = {}

    def load(self, record: str) -> None:
        """Read the history of the record with id *record*."""
        kind = self._kind
        self._session.read(
            lambda database, _progress: _read(database, kind, RecordId(record), _progress),
            self._loaded,
        )

    def clear(self) -> None:
        """Forget what was read."""
        self._loaded(((), {}))

    def put_back(self, row: HistoryRow, *, after: bool) -> None:
        """Give a field the value it had before the change of *row* (*after*: behind it)."""
        change, by = row.change, self._session.by
        if change is None:
            return

        def told(done: object) -> None:
            if done is None:
                self._session.tell(Message(N_("The field has that value already.")))
            else:
                self._session.tell(Message(N_("{field} is put back."), field=row.field), undo=True)

        self._session.write(
            lambda database, _progress: _put_back(database, change, by, after),
            told,
            changed=_CHANGES[self._kind],
        )

    def rows(self, field: str = "") -> tuple[HistoryRow, ...]:
        """Return every change in words; what came with the record itself is one row.

        Of one *field* also the value it came with.
        """
        words = _Words(self._session.translator, self._names)
        whole = {each.action.id for each in self._found if not each.change.field}
        return tuple(
            words.row(number, each)
            for number, each in enumerate(self._found)
            if (each.change.field == field if field else _told(each, whole))
        )

    def _loaded(self, found: "_Found") -> None:
        self._found, self._names = found
        self.changed.emit()


class _Words:
    def __init__(self, translator: Translator, names: Mapping[str, LocalisedText]) -> None:
        self._tr = translator
        self._names = names
        self._special: Mapping[type, Callable[[Any], str]] = {
            Money: translator.money,
            YearMonth: translator.month,
            date: translator.day,
            IndustryCode: self._industry,
            LocalisedText: self._text,
            Target: self._target,
            Reached: self._reached,
            Patent: self._patent,
            Proof: lambda value: self._text(value.text),
            FormExtra: lambda value: f"{value.field}: {value.value}",
        }

    def row(self, number: int, entry: "Entry") -> HistoryRow:
        """Word one change."""
        action, change = entry.action, entry.change
        done = self._tr.text(_DONE.get(action.kind, N_("Edit")))
        if not change.field:
            text = N_("Added") if change.after is not None else N_("Deleted")
            whole = self._tr.text(text)
            origin = self._tr.say(action.summary)
            return HistoryRow(str(number), action.at, action.by, done, "", "", whole, origin)
        before, after = _different(entry.before, entry.after)
        return HistoryRow(
            str(number), action.at, action.by, done,
            self._tr.label("record_field", change.field),
            self._value(change.field, before), self._value(change.field, after),
            self._tr.say(action.summary), change,
            before_stands=entry.before_stands, after_stands=entry.after_stands,
        )  # fmt: skip

    def _value(self, field: str, value: object) -> str:
        if not value and not isinstance(value, int):
            return ""
        if isinstance(value, tuple | frozenset):
            items = value if isinstance(value, tuple) else sorted(value, key=str)
            return self._tr.text(N_(", ")).join(self._value(field, item) for item in items)
        if special := self._special.get(type(value)):
            return special(value)
        if field == "hightech_field":
            return field_name(str(value), self._tr.language)
        if field in _LISTS:
            return self._tr.label(_LISTS[field], str(value))
        known = self._names.get(str(value))
        return known.shown(self._tr.language)[0] if known else str(value)

    def _text(self, text: LocalisedText) -> str:
        texts = dict(text.items())
        if len(texts) == 1:
            return next(iter(texts.values()))
        return "\n".join(
            f"{self._tr.label('language', language.value)}: {words}"
            for language, words in texts.items()
        )

    def _target(self, row: Target) -> str:
        figures = "\u2013".join(str(each) for each in (row.low, row.high) if each is not None)
        return self._indicator(row, f"{_SIGNS[row.comparison]} {figures}" if figures else "")

    def _reached(self, row: Reached) -> str:
        return self._indicator(row, "" if row.value is None else str(row.value))

    def _indicator(self, row: Target | Reached, figures: str) -> str:
        name = self._text(row.name).replace("\n", " ")
        return " ".join(part for part in (name, figures.strip() or row.text, row.unit) if part)

    def _industry(self, code: IndustryCode) -> str:
        return f"{code.code} {industry_name(code, self._tr.language)}"

    def _patent(self, patent: Patent) -> str:
        words = self._tr.label("ipr_status", patent.status.value) if patent.status else ""
        return " ".join(part for part in (patent.number, patent.country, words) if part)


def when_words(row: HistoryRow, translator: Translator) -> str:
    """Write when a change was made, in local time."""
    return translator.when(row.at)


def heading(name: str) -> Message:
    """Return the heading of one column of the history."""
    return Message(_HEADINGS[name])


_HEADINGS = {
    "when": N_("When"),
    "who": N_("Who"),
    "what": N_("What was changed"),
    "before": N_("Before"),
    "after": N_("After"),
}


def _different(before: object, after: object) -> tuple[object, object]:
    """Leave out of two texts the languages that did not change."""
    old, new = (EMPTY_TEXT if each is None else each for each in (before, after))
    if not (isinstance(old, LocalisedText) and isinstance(new, LocalisedText)):
        return before, after
    same = [language for language in Language if old.get(language) == new.get(language)]
    for language in same if len(same) < len(Language) else ():
        old, new = old.with_text(language, ""), new.with_text(language, "")
    return old, new


def _put_back(database: "Database", change: Change, by: str, after: bool) -> object:
    from matchmaker.services import journaling

    return journaling.put_back(database, change, by=by, after=after)


def _told(entry: "Entry", whole: set[ActionId]) -> bool:
    """Tell whether a change is a row of its own; what came with the record is not."""
    return not entry.change.field or entry.action.id not in whole


_Found = tuple[tuple["Entry", ...], Mapping[str, LocalisedText]]


def _read(database: "Database", kind: RecordKind, record: RecordId, _progress: Progress) -> _Found:
    from matchmaker.services import journaling

    found = journaling.history(database, kind, record)
    with database.reading() as reader:
        names = {str(each.id): each.name for each in reader.organisations()}
        for person in reader.people():
            names[str(person.id)] = LocalisedText(person.name_zh, "", person.name_en)
        for need in reader.needs():
            names[str(need.id)] = LocalisedText(need.code, need.code, need.code)
    return found, names
