"""Edit one need or capability: every edit is kept, and nothing typed is lost when that fails."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from matchmaker.domain.blind import Leak
from matchmaker.domain.ids import RecordId
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.organisation import Organisation, Person
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language
from matchmaker.errors import MatchmakerError
from matchmaker.gui.presenters.listing import delete_record, local_day
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.presenters.sheets import (
    Kept,
    Opened,
    Sheet,
    checked,
    field_of,
    gathered,
    lacks,
    leaks_in,
    new_sheet,
    read_sheet,
    rebased,
    with_value,
    write_sheet,
)
from matchmaker.messages import N_, Message

_PAUSE_MS = 1200


class EditorPresenter(QObject):
    """The record on the desk: ``base`` as the file has it, ``draft`` as it is typed.

    ``opened`` asks to show everything anew, ``draft_changed`` follows every edit,
    ``state_changed`` a save, a refusal or a new problem, ``closed`` the end.
    """

    opened = Signal()
    draft_changed = Signal()
    state_changed = Signal()
    blind_checked = Signal()
    kept = Signal()
    closed = Signal()

    def __init__(self, session: Session, kind: RecordKind) -> None:
        """Edit records of *kind*; nothing is open yet."""
        super().__init__()
        self._session = session
        self.kind = kind
        self.draft: Sheet | None = None
        self.organisations: tuple[Organisation, ...] = ()
        self.people: tuple[Person, ...] = ()
        self.problems: dict[str, Message] = {}
        self.leaks: tuple[Leak, ...] | None = None
        self.saved_at: datetime | None = None
        self._base: Sheet | None = None
        self._blank: Sheet | None = None
        self._in_flight: Sheet | None = None
        self._typed_wrong: dict[str, Message] = {}
        self._stamp = 0
        self._then: Callable[[], object] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        session.event_changed.connect(self.discard)

    def open(self, record: str) -> None:
        """Put the record with id *record* on the desk."""
        kind = self.kind
        self._session.read(
            lambda database, _progress: read_sheet(database, kind, RecordId(record)),
            self._opened,
        )

    def new(self) -> None:
        """Put an empty record on the desk; it is written with its first title."""
        kind, year = self.kind, local_day().year
        self._session.read(
            lambda database, _progress: new_sheet(database, kind, year),
            lambda found: self._show(found, new=True),
        )

    def reload(self) -> None:
        """Take over what changed in the file, but for what is being typed."""
        draft = self.draft
        if draft is None or self._base is None:
            return
        kind, record, stamp = self.kind, RecordId(draft.record.id), self._stamp
        self._session.read(
            lambda database, _progress: read_sheet(database, kind, record),
            lambda found: self._reloaded(stamp, found),
        )

    def leave(self) -> None:
        """Keep everything, then close; stay if something cannot be kept."""
        if self.dirty:
            self.keep(then=self.discard)
        else:
            self.discard()

    def discard(self) -> None:
        """Close, and throw away what could not be kept."""
        if self.draft is not None:
            self._reset()
            self.closed.emit()

    def delete(self) -> None:
        """Delete the record; the notice offers to take that back."""
        if (base := self._base) is None:
            self.discard()
        else:
            self._pause.stop()
            delete_record(self._session, self.kind, base.record, done=self.discard)

    @property
    def dirty(self) -> bool:
        """Whether something typed is not in the file yet."""
        return self.draft is not None and (
            self.draft not in (self._base, self._blank) or bool(self._typed_wrong)
        )

    @property
    def stuck(self) -> bool:
        """Whether something typed cannot be written as it is, or was refused."""
        draft = self.draft if self.dirty else None
        return draft is not None and bool(self.problems or self._typed_wrong or lacks(draft))

    @property
    def keeping(self) -> bool:
        """Whether a write is under way."""
        return self._in_flight is not None

    @property
    def is_new(self) -> bool:
        """Whether the record was never written."""
        return self.draft is not None and self._base is None

    @property
    def record(self) -> Need | Capability:
        """The record as it is typed, while one is open."""
        if self.draft is None:
            raise LookupError("no record is open")
        return self.draft.record

    def change(self, field: str, value: object) -> None:
        """Set one field of the record."""
        self._typed_wrong.pop(field, None)
        draft = self.draft
        if draft is not None and getattr(draft.record, field) != value:
            self.edit(with_value(draft, field, value))
        else:
            self._show_problems()

    def edit(self, draft: Sheet) -> None:
        """Take *draft* as what is typed now; it is kept after a pause."""
        if draft == self.draft:
            return
        self.draft = gathered(
            draft.record,
            (*self.organisations, *draft.organisations),
            (*self.people, *draft.people),
        )
        self.problems = dict(self._typed_wrong)
        self._pause.start()
        self.draft_changed.emit()
        self.state_changed.emit()

    def refuse(self, field: str, message: Message) -> None:
        """Take note that what stands in *field* cannot be read; it stays as typed."""
        self._typed_wrong[field] = message
        self._show_problems()

    def mark_checked(self, language: Language) -> None:
        """Take every text of *language* as checked by a person."""
        if (draft := self.draft) is not None:
            self.edit(replace(draft, record=checked(draft.record, language)))
            self.opened.emit()

    def keep(self, *, then: Callable[[], object] | None = None) -> None:
        """Write what is typed; *then* is called once everything is in the file."""
        self._pause.stop()
        draft = self.draft
        if then is not None:
            self._then = then
        if draft is None or self._in_flight is not None or self._session.read_only:
            return
        if draft in (self._base, self._blank):
            self._kept_all()
            return
        if lacking := lacks(draft):
            # A record that begins is not scolded for what is not typed yet.
            if not self.is_new or self._then is not None:
                self._refused(lacking)
            return
        base, by = self._base, self._session.by
        self._in_flight = draft
        self._stamp += 1
        self._session.write(
            lambda database, _progress: write_sheet(database, draft, base, by=by),
            self._kept,
            self._failed,
            changed=lambda kept: kept.changed,
        )
        self.state_changed.emit()

    def check_names(self) -> None:
        """Look for the organisation's names in the public texts; ``blind_checked`` follows."""
        if (draft := self.draft) is not None:
            self._session.jobs.run(lambda _progress: leaks_in(draft), self._take_leaks)

    def _opened(self, found: Opened | None) -> None:
        if found is None:
            self._session.tell(Message(N_("This record is no longer there; refresh the list.")))
            self.discard()
        else:
            self._show(found, new=False)

    def _show(self, found: Opened, *, new: bool) -> None:
        self._reset()
        self.organisations, self.people = found.organisations, found.people
        self.draft = found.sheet
        self._base = None if new else found.sheet
        self._blank = found.sheet if new else None
        self.opened.emit()
        self.state_changed.emit()
        self.check_names()

    def _reloaded(self, stamp: int, found: Opened | None) -> None:
        draft, base = self.draft, self._base
        if draft is None or base is None:
            return
        if stamp != self._stamp or self._in_flight is not None:
            self.reload()
            return
        if found is None:
            self.discard()
            return
        self.organisations, self.people = found.organisations, found.people
        self._base = found.sheet
        merged = rebased(draft, base, found.sheet)
        if merged != draft:
            self.draft = merged
            self.opened.emit()
        self.state_changed.emit()

    def _kept(self, kept: Kept) -> None:
        draft, sent = self.draft, self._in_flight
        self._in_flight = None
        self._stamp += 1
        if draft is None or sent is None:
            return
        self._base, self._blank = kept.sheet, None
        self.draft = rebased(draft, sent, kept.sheet)
        self.saved_at = datetime.now(UTC)
        self.problems = {}
        if self.draft != draft:
            self.opened.emit()
        if self.draft == self._base:
            self._kept_all()
        else:
            self.keep()

    def _kept_all(self) -> None:
        then, self._then = self._then, None
        self.kept.emit()
        self._show_problems()
        self.check_names()
        if then is not None and not self._typed_wrong:
            then()

    def _failed(self, error: MatchmakerError) -> None:
        self._in_flight = None
        self._stamp += 1
        self._refused({field_of(error.message): error.message})

    def _refused(self, problems: dict[str, Message]) -> None:
        self._then = None
        self.problems = problems
        self.state_changed.emit()

    def _show_problems(self) -> None:
        self.problems = dict(self._typed_wrong)
        self.state_changed.emit()

    def _take_leaks(self, found: tuple[Leak, ...]) -> None:
        self.leaks = found
        self.blind_checked.emit()

    def _reset(self) -> None:
        self._pause.stop()
        self.draft = self._base = self._blank = self._in_flight = None
        self.problems, self._typed_wrong = {}, {}
        self.leaks = self.saved_at = self._then = None
        self._stamp += 1
