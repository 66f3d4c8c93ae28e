"""Keep the import that is being prepared: files, choices, the dry run; and take imports back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.intake import ImportPlan, ReadingChoice
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import MatchmakerError
from matchmaker.gui.notices import NoticeKind
from matchmaker.gui.presenters import data_work
from matchmaker.gui.presenters.data_choices import Choices
from matchmaker.gui.presenters.data_desk import Desk
from matchmaker.gui.presenters.data_rows import FileRow
from matchmaker.gui.presenters.data_work import EarlierImport
from matchmaker.gui.presenters.pasting import Pasted, is_table
from matchmaker.gui.presenters.session import Session
from matchmaker.messages import N_, Message

if TYPE_CHECKING:
    from matchmaker.services.importing import Imported
    from matchmaker.services.journaling import Done


class DataPresenter(QObject):
    """Reads files away from the window and keeps the last dry run until it is carried out.

    ``desk_changed`` follows every new dry run, ``working_changed`` the begin and end of work,
    ``imports_changed`` the list of earlier imports.
    """

    desk_changed = Signal()
    working_changed = Signal()
    imports_changed = Signal()

    def __init__(self, session: Session) -> None:
        """Begin with an empty desk."""
        super().__init__()
        self._session = session
        self.desk = Desk()
        self.working = False
        self.imports: tuple[EarlierImport, ...] = ()
        self._pasted = Pasted()
        self.last: tuple[ImportPlan, Imported] | None = None
        self.sample = False
        self._moving: Desk | None = None  # only while the event that was asked for is opened
        self._asked = 0
        session.jobs.cancelled.connect(self._stopped)
        session.jobs.crashed.connect(self._stopped)
        session.event_changed.connect(self._event_changed)

    def load(self) -> None:
        """Read the list of imports, and do the dry run again if the event may have moved on."""
        self._session.read(data_work.earlier, self._imports_loaded)
        self._session.read(data_work.is_sample, self._sample_known)
        if self.desk.plan is not None:
            self._plan(self.desk)

    def add(self, paths: Sequence[Path]) -> None:
        """Read more files; those that cannot be read are told and the others go on."""
        if self._session.database is None:
            self._session.tell(
                Message(N_("Open or start an event first; then add the files.")),
                kind=NoticeKind.WARNING,
            )
            return
        new = [path for path in dict.fromkeys(paths) if path not in self.desk.paths]
        self._plan(replace(self.desk, paths=(*self.desk.paths, *new), unread=()), adding=True)

    def paste(self, text: str) -> None:
        """Read cells that were copied in a spreadsheet, as if they were a file."""
        session = self._session
        if not is_table(text):
            session.tell(
                Message(
                    N_("Nothing to paste. Copy rows with their headings in a spreadsheet first.")
                ),
                kind=NoticeKind.WARNING,
            )
            return
        name = session.text(N_("Pasted cells.tsv"))
        session.jobs.run(lambda p: self._pasted.keep(text, name, p), lambda path: self.add([path]))

    def remove(self, row: FileRow) -> None:
        """Take the file of a line out of the import."""
        desk = self.desk
        if row.refused is not None:
            unread = tuple(each for each in desk.unread if each.path.name != row.file)
            self.desk = replace(desk, unread=unread)
            self._show()
            return
        paths = tuple(path for path in desk.paths if row.file not in (path.name, str(path)))
        if paths:
            self._plan(replace(desk, paths=paths))
        else:
            self.desk = Desk(unread=desk.unread)
            self._show()

    def clear(self) -> None:
        """Put all files away; nothing was written."""
        self._moving = self.last = None
        self.desk = Desk()
        self._pasted.forget()
        self._show()

    @property
    def choices(self) -> Choices:
        """What was decided about the sheets so far, and what may be decided."""
        return Choices(self.desk.plan, self.desk.choices)

    def choose(self, choices: Mapping[str, ReadingChoice]) -> None:
        """Read again as *choices* say; the old reading stays if that cannot be."""
        if choices != self.desk.choices:
            self._plan(replace(self.desk, choices=choices))

    @property
    def asks_first(self) -> bool:
        """Whether lists would go into the sample event, which a person is asked about first."""
        return self.sample and bool(self.desk.to_import) and not self._session.read_only

    def go_on(self) -> None:
        """Do the likely next thing: write, or with the sample open, start an event for it."""
        if self.asks_first:
            self.own_event()
        else:
            self.carry_out()

    def carry_out(self, *, into_sample: bool = False) -> None:
        """Write what the dry run says, as one step; *into_sample* if the person wants that."""
        found, by = self.desk.plan, self._session.by
        if found is None or self.working or self._session.read_only or not self.desk.to_import:
            return
        plan = replace(found, publish=self.publish)
        self._set_working(working=True)
        carry_out = data_work.into_sample if into_sample else data_work.carry_out
        self._session.write(
            lambda database, progress: carry_out(database, plan, by, progress),
            lambda done: self._carried_out(plan, done),
            self._not_carried_out,
            changed=lambda done: done.changed_kinds,
        )

    @property
    def publish(self) -> bool:
        """Whether new needs are published at once."""
        return self._session.settings.publish_imports

    def set_publish(self, publish: bool) -> None:
        """Remember whether new needs are published at once."""
        self._session.remember(publish_imports=publish)

    def own_event(self) -> None:
        """Ask for an event of the person's own, to which the files on the desk move."""
        self._session.event_wanted.emit(self._take_along)

    def take_back(self, wanted: EarlierImport) -> None:
        """Take back an import that is the next step of undo."""
        by = self._session.by
        self._session.write(
            lambda database, _: data_work.take_back(database, wanted.id, by),
            self._taken_back,
            changed=lambda done: done.changed,
        )

    def save_refused(self, plan: ImportPlan, path: Path) -> None:
        """Save the refused rows with the reasons, in the language of the screen."""
        translator = self._session.translator
        self._session.jobs.run(
            lambda _: data_work.save_refused(plan, path, translator), self._saved
        )

    def save_template(self, kind: RecordKind, path: Path) -> None:
        """Save a blank list to fill in, in the language of the screen."""
        translator = self._session.translator
        self._session.jobs.run(
            lambda _: data_work.save_template(path, kind, translator), self._saved
        )

    # --- the dry run ----------------------------------------------------------------------------

    def _plan(self, wanted: Desk, *, adding: bool = False) -> None:
        """Do the dry run of *wanted*; asking for another one makes it pointless."""
        self._asked += 1
        number = self._asked
        self._set_working(working=True)

        def done(plan: ImportPlan) -> None:
            if number == self._asked:
                self.desk = replace(wanted, plan=plan)
                self._show()

        def failed(error: MatchmakerError) -> None:
            if number != self._asked:
                return
            if not adding:
                self._session.tell_error(error)
                self._show()
            else:
                self._set_aside(wanted, number, error)

        paths, choices = wanted.paths, wanted.choices
        self._session.read(
            lambda database, p: data_work.dry_run(database, paths, choices, p), done, failed
        )

    def _set_aside(self, wanted: Desk, number: int, error: MatchmakerError) -> None:
        """Go on without the file that an error is about; look for it if that is not clear."""
        name = error.message.values.get("name")
        named = tuple(path for path in wanted.paths if name in (path.name, str(path)))
        suspects = named or wanted.paths
        if len(suspects) == 1:
            self._go_on(wanted.without(suspects[0], error.message))
        else:
            self._sort_out(wanted, number, suspects)

    def _sort_out(self, wanted: Desk, number: int, left: tuple[Path, ...]) -> None:
        """Read the files one by one, so that a bad one does not hold up the others."""
        if not left:
            self._go_on(wanted)
            return
        path, *rest = left

        def done(_: ImportPlan) -> None:
            if number == self._asked:
                self._sort_out(wanted, number, tuple(rest))

        def failed(error: MatchmakerError) -> None:
            if number == self._asked:
                self._sort_out(wanted.without(path, error.message), number, tuple(rest))

        self._session.read(
            lambda database, p: data_work.dry_run(database, (path,), {}, p), done, failed
        )

    def _go_on(self, found: Desk) -> None:
        if found.paths:
            self._plan(found, adding=True)
        else:
            self.desk = replace(found, plan=None)
            self._show()

    def _show(self) -> None:
        self._asked += 1
        self._set_working(working=False)
        self.desk_changed.emit()

    def _set_working(self, *, working: bool) -> None:
        if self.working != working:
            self.working = working
            self.working_changed.emit()

    def _stopped(self) -> None:
        if self.working:
            self._show()

    def _take_along(self) -> None:
        """Let the files move to the event that is opened next, in this very moment."""
        self._moving = self.desk if self.desk.paths else None

    def _event_changed(self) -> None:
        moving, self._moving = self._moving, None
        if moving is None:
            self.clear()
            return
        self.last = None
        self.desk = Desk()
        self._plan(replace(moving, plan=None))

    # --- what came of it ------------------------------------------------------------------------

    def _imports_loaded(self, found: tuple[EarlierImport, ...]) -> None:
        self.imports = found
        self.imports_changed.emit()

    def _sample_known(self, sample: bool) -> None:
        self.sample = sample
        self.working_changed.emit()

    def _carried_out(self, plan: ImportPlan, done: "Imported") -> None:
        self.desk = Desk()
        self.last = (plan, done)
        self._pasted.forget()
        self._show()
        self._session.tell(data_work.imported_words(done), undo=done.action is not None)

    def _not_carried_out(self, error: MatchmakerError) -> None:
        self._session.tell_error(error)
        self._plan(self.desk)

    def _taken_back(self, done: "Done") -> None:
        self.last = None
        self._show()
        self._session.tell(Message(N_("Taken back: {what}"), what=done.action.summary))

    def _saved(self, path: Path) -> None:
        saved = Message(N_("Saved {name} in {folder}"), name=path.name, folder=str(path.parent))
        self._session.tell(saved)
