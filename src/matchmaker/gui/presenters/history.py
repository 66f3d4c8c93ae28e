"""Say in words who changed what of a record, and when: before and after."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.ids import RecordId
from matchmaker.domain.journal import Action, ActionKind, Change
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.quantities import Money, MoneyBand, YearMonth
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.i18n.tables import field_name, industry_name
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, Message
from matchmaker.progress import Progress

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database

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
_DEFAULTS = {
    each.name: each.default.value
    for each in (*fields(Need), *fields(Capability))
    if isinstance(each.default, StrEnum)
}
_CHANGES = {RecordKind.NEED: Changed.NEEDS, RecordKind.CAPABILITY: Changed.CAPABILITIES}
_LANGUAGES = {"zh_hans": Language.ZH_HANS, "zh_hant": Language.ZH_HANT, "en": Language.EN}
_SIGNS = {"<=": "\u2264", ">=": "\u2265", "=": "=", "range": ""}
_DONE = {
    ActionKind.IMPORT: N_("Import"),
    ActionKind.UNDO: N_("Undo"),
    ActionKind.REDO: N_("Redo"),
    ActionKind.DELETE: N_("Deletion"),
}


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change in words; ``field`` is '' where the whole record came or went.

    ``origin`` names the step it was part of; ``change`` is what can be put back.
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


class HistoryPresenter(QObject):
    """The changes of one record, newest first; ``changed`` follows reading."""

    changed = Signal()

    def __init__(self, session: Session, kind: RecordKind) -> None:
        """Read histories of records of *kind*."""
        super().__init__()
        self._session = session
        self._kind = kind
        self._found: tuple[tuple[Action, Change], ...] = ()
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
        if field:
            return tuple(
                words.row(number, action, change)
                for number, (action, change) in enumerate(self._found)
                if change.field == field
            )
        whole = {action.id for action, change in self._found if not change.field}
        return tuple(
            words.row(number, action, change)
            for number, (action, change) in enumerate(self._found)
            if not change.field or action.id not in whole
        )

    def _loaded(self, found: "_Found") -> None:
        self._found, self._names = found
        self.changed.emit()


class _Words:
    def __init__(self, translator: Translator, names: Mapping[str, LocalisedText]) -> None:
        self._tr = translator
        self._names = names
        self._special: Mapping[str, Callable[[Any], str]] = {
            "budget": self._money,
            "price_hint": self._money,
            "deadline": lambda value: translator.month(YearMonth.parse(value)),
            "hightech_field": lambda value: field_name(value, translator.language),
            "industry": self._industry,
            "valid_to": lambda value: translator.day(date.fromisoformat(value)),
            "checked_on": lambda value: translator.day(date.fromisoformat(value)),
            "patents": self._patent,
            "evidence": lambda value: self._parts("evidence", value["text"]),
            "form_extras": lambda value: f"{value['field']}: {value['value']}",
        }

    def row(self, number: int, action: Action, change: Change) -> HistoryRow:
        """Word one change."""
        done = self._tr.text(_DONE.get(action.kind, N_("Edit")))
        if not change.field:
            text = N_("Added") if change.after is not None else N_("Deleted")
            whole = self._tr.text(text)
            origin = self._tr.say(action.summary)
            return HistoryRow(str(number), action.at, action.by, done, "", "", whole, origin)
        before, after = _different(
            _parsed(change.field, change.before), _parsed(change.field, change.after)
        )
        return HistoryRow(
            str(number), action.at, action.by, done,
            self._tr.label("record_field", change.field),
            self._value(change.field, before), self._value(change.field, after),
            self._tr.say(action.summary), change,
        )  # fmt: skip

    def _value(self, field: str, value: object) -> str:
        if value is None or value in ("", [], {}):
            return ""
        if isinstance(value, list):
            return self._tr.text(N_(", ")).join(self._value(field, item) for item in value)
        if field in self._special:
            return self._special[field](value)
        if isinstance(value, dict):
            return self._parts(field, value)
        if field in _LISTS:
            return self._tr.label(_LISTS[field], str(value))
        known = self._names.get(str(value))
        return known.shown(self._tr.language)[0] if known else str(value)

    def _parts(self, field: str, value: dict[str, Any]) -> str:
        if "code" in value:
            return self._industry(value)
        if "name" in value:
            return self._indicator(value)
        texts = {key: str(value[key]) for key in _LANGUAGES if value.get(key)}
        if len(texts) == 1:
            return next(iter(texts.values()))
        if texts:
            return "\n".join(
                f"{self._tr.label('language', _LANGUAGES[key].value)}: {text}"
                for key, text in texts.items()
            )
        return " ".join(self._value(field, part) for part in value.values())

    def _indicator(self, value: dict[str, Any]) -> str:
        figures = "\u2013".join(
            str(value[key]) for key in ("low", "high", "value") if key in value
        )
        sign = _SIGNS.get(value.get("comparison", ""), "")
        name = self._parts("name", value["name"]).replace("\n", " ")
        known = (name, sign, figures or value.get("text", ""), value.get("unit", ""))
        return " ".join(part for part in known if part)

    def _industry(self, value: dict[str, Any]) -> str:
        code = IndustryCode(value["code"], value.get("edition", 2017))
        return f"{code.code} {industry_name(code, self._tr.language)}"

    def _patent(self, value: dict[str, Any]) -> str:
        status = value.get("status")
        words = self._tr.label("ipr_status", status) if status else ""
        return " ".join(
            part for part in (value["number"], value.get("country", ""), words) if part
        )

    def _money(self, value: dict[str, Any]) -> str:
        amount = value.get("amount")
        money = Money(MoneyBand(value["band"]), Decimal(amount) if amount else None)
        return self._tr.money(money)


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


def _parsed(field: str, text: str | None) -> object:
    """Read a value of the journal; what it leaves out is the default of the field."""
    return _DEFAULTS.get(field) if text is None else json.loads(text)


def _different(before: object, after: object) -> tuple[object, object]:
    """Leave out of two texts the languages that did not change."""
    if not (isinstance(before, dict | None) and isinstance(after, dict | None)):
        return before, after
    old, new = before or {}, after or {}
    if not (set(old) | set(new)) <= {*_LANGUAGES, "converted"}:
        return before, after
    keys = [key for key in _LANGUAGES if old.get(key) != new.get(key)]
    if not keys:
        keys = list(_LANGUAGES)
    return {k: old[k] for k in keys if k in old}, {k: new[k] for k in keys if k in new}


def _put_back(database: "Database", change: Change, by: str, after: bool) -> object:
    from matchmaker.services import journaling

    return journaling.put_back(database, change, by=by, after=after)


_Found = tuple[tuple[tuple[Action, Change], ...], Mapping[str, LocalisedText]]


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
