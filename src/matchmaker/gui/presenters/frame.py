"""What the frame says: the event, when it was saved, and which step can be taken back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText
from matchmaker.gui.notices import NoticeKind
from matchmaker.gui.presenters.session import Changed, Session
from matchmaker.messages import N_, Message
from matchmaker.progress import Progress

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.domain.journal import Action
    from matchmaker.services.journaling import Done


@dataclass(frozen=True, slots=True)
class FrameState:
    """What the header shows of the open event."""

    title: LocalisedText = EMPTY_TEXT
    stop: LocalisedText = EMPTY_TEXT
    starts_on: date | None = None
    sample: bool = False
    undo: "Action | None" = None
    redo: "Action | None" = None
    saved_at: datetime | None = None


class FramePresenter(QObject):
    """Keeps ``state`` in step with the event file; takes steps back and does them again."""

    state_changed = Signal()

    def __init__(self, session: Session) -> None:
        """Follow *session*."""
        super().__init__()
        self._session = session
        self.state = FrameState()
        session.event_changed.connect(self.load)
        session.changed.connect(self._changed)

    def load(self) -> None:
        """Read the state again."""
        self._session.read(_state, self._loaded)

    def undo(self) -> None:
        """Take back the newest step, whatever it was."""
        self._reverse(back=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._reverse(back=False)

    def title(self) -> tuple[str, Language]:
        """Return the title of the event and its language."""
        text, language = self._session.shown(self.state.title)
        database = self._session.database
        if database is not None and database.path is not None:
            text = text or database.path.stem
        return (text, language) if text else (self._session.text(N_("No event open")), language)

    def stop(self) -> tuple[str, Language]:
        """Return the line under the title: stop and first day."""
        text, language = self._session.shown(self.state.stop)
        day = self.state.starts_on
        words = self._session.translator.day(day) if day else ""
        return " · ".join(part for part in (text, words) if part), language

    def saved_words(self, *, short: bool = False) -> str:
        """Say when the last change was saved, in local time; *short* for a narrow window."""
        moment = self.state.saved_at
        if self._session.database is None:
            return ""
        if moment is None:
            return self._session.text(N_("Offline"))
        words = N_("Saved {time}") if short else N_("Offline · saved {time}")
        return self._session.text(words, time=_clock(moment))

    def undo_words(self) -> str:
        """Name the step that would be taken back."""
        action = self.state.undo
        if self._session.read_only and self._session.database is not None:
            return self._session.text(N_("Undo: this event can only be read"))
        if action is None:
            return self._session.text(N_("Nothing to undo"))
        return self._session.text(N_("Undo: {what}"), what=action.summary)

    def redo_words(self) -> str:
        """Name the step that would be done again."""
        action = self.state.redo
        if self._session.read_only and self._session.database is not None:
            return self._session.text(N_("Redo: this event can only be read"))
        if action is None:
            return self._session.text(N_("Nothing to redo"))
        return self._session.text(N_("Redo: {what}"), what=action.summary)

    def _reverse(self, *, back: bool) -> None:
        session = self._session
        if session.read_only:
            reason = session.read_only_reason or Message(N_("This event can only be read."))
            session.tell(reason, kind=NoticeKind.WARNING)
            return
        by = session.by
        session.write(
            lambda database, _progress: _reversed(database, back=back, by=by),
            self._reversed_back if back else self._reversed_again,
            changed=lambda done: done.changed if done is not None else Changed.NOTHING,
        )

    def _reversed_back(self, done: "Done | None") -> None:
        if done is None:
            self._session.tell(Message(N_("There is nothing to undo.")), kind=NoticeKind.INFO)
        else:
            self._session.tell(Message(N_("Taken back: {what}"), what=done.action.summary))

    def _reversed_again(self, done: "Done | None") -> None:
        if done is None:
            self._session.tell(Message(N_("There is nothing to redo.")), kind=NoticeKind.INFO)
        else:
            self._session.tell(Message(N_("Done again: {what}"), what=done.action.summary))

    def _changed(self, _changed: Changed) -> None:
        self.load()

    def _loaded(self, state: FrameState) -> None:
        self.state = state
        self.state_changed.emit()


def _state(database: "Database", _progress: Progress) -> FrameState:
    from matchmaker.services import journaling

    found = journaling.steps(database)
    with database.reading() as reader:
        event = reader.event()
        newest = reader.actions(1)
    saved_at = newest[0].at if newest else None
    if event is None:
        return FrameState(undo=found.undo, redo=found.redo, saved_at=saved_at)
    return FrameState(
        event.title, event.stop_name, event.starts_on, event.sample,
        found.undo, found.redo, saved_at,
    )  # fmt: skip


def _reversed(database: "Database", *, back: bool, by: str) -> "Done | None":
    from matchmaker.services import journaling

    return journaling.undo(database, by=by) if back else journaling.redo(database, by=by)


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone():%H:%M}"
