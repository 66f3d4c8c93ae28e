"""Work out what an import would do with every row, against what is stored and within itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId, RecordId
from matchmaker.domain.intake import (
    NO_COMPANY_COLUMN,
    Draft,
    Outcome,
    Place,
    PlannedRow,
    Problem,
    Severity,
    SheetReading,
)
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import NeedStatus
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import EMPTY_TEXT
from matchmaker.exchange.forms import key
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress
from matchmaker.services.codes import Codes
from matchmaker.services.fields import changes_between, merge_record
from matchmaker.services.known import Organisations, People, Settled
from matchmaker.services.linking import LINKS, link
from matchmaker.services.lookalikes import Titles
from matchmaker.services.overwriting import Overwriting
from matchmaker.services.records import new_id
from matchmaker.services.repeats import Repeats, title_keys
from matchmaker.store import Reader

_STEP = 20
_COMPANY = ("organisation", "organisation_en")
_NO_COMPANY = Message(NO_COMPANY_COLUMN)


@dataclass(slots=True)
class Resolution:
    """The fate of every row, and the records to write; ids of new records are made up here."""

    organisations: Organisations
    people: People
    rows: list[PlannedRow] = field(default_factory=list)
    records: list[Need | Capability] = field(default_factory=list)


def resolve(
    reader: Reader,
    sheets: Sequence[SheetReading],
    *,
    publish: bool = True,
    nameless: bool = False,
    progress: Progress = SILENT,
) -> Resolution:
    """Decide every row of *sheets*, in file order.

    New needs that state no status are published, or wait for a check without *publish*. With
    *nameless* a list without a column of companies is taken too, for ranking.

    Raises:
        Cancelled: a person stopped it.
    """
    status = NeedStatus.PUBLISHED if publish else NeedStatus.FORM_CHECK
    desk = _Desk(reader, sheets, status, nameless=nameless)
    total = sum(len(sheet.drafts) for sheet in sheets)
    for sheet in sheets:
        told = _by_row(sheet.problems)
        drafts = {draft.place.row: draft for draft in sheet.drafts}
        refused = {row for row, problems in told.items() if any(map(_is_error, problems))}
        whole = [p for p in sheet.problems if not p.place.row and _is_error(p)]
        if whole:
            refused |= {line.row for line in sheet.lines} - drafts.keys()
        for row in sorted(drafts.keys() | refused):
            problems = (*told.get(row, ()), *(() if row in drafts else whole))
            desk.done.rows.append(
                desk.decide(drafts[row], problems)
                if row in drafts
                else PlannedRow(
                    Place(sheet.file, sheet.sheet, row), Outcome.REFUSED, problems=problems
                )
            )
            if len(desk.done.rows) % _STEP == 0:
                progress.report(
                    len(desk.done.rows), total, Message(N_("Comparing with the event"))
                )
    for settled in desk.done.people.settle():
        _tell(desk.done.rows, settled)
    return desk.done


class _Desk:
    """What is known while the rows of one import are decided one by one."""

    def __init__(
        self,
        reader: Reader,
        sheets: Sequence[SheetReading],
        status: NeedStatus,
        *,
        nameless: bool,
    ) -> None:
        self._status = status
        self._nameless_taken = nameless
        stored: list[Need | Capability] = [*reader.needs(), *reader.capabilities()]
        self.done = Resolution(Organisations(reader.organisations()), People(reader.people()))
        self._repeats = Repeats()
        self._overwriting = Overwriting(sheets)
        self._nameless = {
            (sheet.file, sheet.sheet)
            for sheet in sheets
            if not any(column.field in _COMPANY for column in sheet.columns)
        }
        self._by_code = {(_kind(each), key(each.code)): each for each in stored}
        self._by_title: dict[tuple[RecordKind, str, str], Need | Capability] = {}
        self._titles: dict[tuple[RecordKind, str], Titles] = {}
        self._codes = Codes(
            [*stored, *(draft.record for sheet in sheets for draft in sheet.drafts)]
        )
        for record in stored:
            for owner in _owners(record):
                for _, text in record.title.items():  # noqa: PERF102 - a text, not a mapping
                    self._by_title.setdefault((_kind(record), owner, key(text)), record)
                self._titles_of(_kind(record), owner).add(record.title, record.code)

    def decide(self, draft: Draft, problems: tuple[Problem, ...]) -> PlannedRow:
        """Return the fate of one draft, and keep what is to be written for it."""
        lead = draft.organisations[0] if draft.organisations else None
        known_owner = self.done.organisations.find(lead) if lead else None
        if repeated := self._repeats.refusal(draft, known_owner):
            return _refused(draft, problems, repeated)
        stored = self._stored(draft, known_owner)
        if lead is None and stored is None and self._needs_company(draft):
            return self._without_company(draft, problems)
        if stored and (why := self._overwriting.refusal(draft, stored, known_owner)):
            return _refused(draft, problems, why)
        return self._take(draft, stored, problems)

    def _needs_company(self, draft: Draft) -> bool:
        taken = self._nameless_taken and self._of_nameless(draft)
        return isinstance(draft.record, Need) and not taken

    def _of_nameless(self, draft: Draft) -> bool:
        return (draft.place.file, draft.place.sheet) in self._nameless

    def _without_company(self, draft: Draft, problems: tuple[Problem, ...]) -> PlannedRow:
        if self._of_nameless(draft):
            place = Place(draft.place.file, draft.place.sheet)
            reason = Problem(place, Severity.ERROR, _NO_COMPANY)
            return PlannedRow(draft.place, Outcome.REFUSED, draft, problems=(*problems, reason))
        words = Message(N_("The row names no company. Add its name to take it in."))
        return _refused(draft, problems, words)

    def _take(
        self, draft: Draft, stored: Need | Capability | None, problems: tuple[Problem, ...]
    ) -> PlannedRow:
        base = stored or self._blank(draft)
        merged = merge_record(base, draft.record, draft.stated)
        linked = link(merged, draft, self.done.organisations, self.done.people)
        record = linked.record
        owner = next(iter(_owners(record)), OrganisationId(""))
        told = (*problems, *linked.problems, *self._look_alikes(draft, owner, stored))
        self._repeats.add(draft, owner)
        self._titles_of(draft.kind, owner).add(record.title, record.code)
        if record != stored:
            self.done.records.append(record)
        if stored is None:
            given = replace(draft, record=replace(draft.record, code=record.code))
            return PlannedRow(draft.place, Outcome.NEW, given, problems=told)
        changes = linked.changes + changes_between(stored, record, [*draft.stated, *LINKS])
        outcome = Outcome.CHANGED if changes else Outcome.SAME
        return PlannedRow(draft.place, outcome, draft, RecordId(stored.id), changes, told)

    def _stored(self, draft: Draft, owner: OrganisationId | None) -> Need | Capability | None:
        """Find the stored record: by its code if one is stated, else by owner and title."""
        if draft.record.code:
            return self._by_code.get((draft.kind, key(draft.record.code)))
        if owner is None:
            return None
        found = (self._by_title.get((draft.kind, owner, title)) for title in title_keys(draft))
        return next((record for record in found if record is not None), None)

    def _blank(self, draft: Draft) -> Need | Capability:
        code = draft.record.code or self._codes.next(draft.kind)
        source = draft.record.source
        if isinstance(draft.record, Need):
            owner = OrganisationId("")
            status = draft.record.status if draft.settled else self._status
            return Need(NeedId(new_id()), code, owner, EMPTY_TEXT, source=source, status=status)
        return Capability(CapabilityId(new_id()), code, (), EMPTY_TEXT, source=source)

    def _look_alikes(
        self, draft: Draft, owner: OrganisationId, stored: Need | Capability | None
    ) -> Iterable[Problem]:
        known = self._titles_of(draft.kind, owner).like(draft.record.title)
        labels = [label for label in known if stored is None or label != stored.code]
        if labels:
            yield Problem(
                draft.place,
                Severity.WARNING,
                Message(
                    N_("The title is nearly that of {codes}. Look whether they are the same."),
                    codes=", ".join(labels),
                ),
            )

    def _titles_of(self, kind: RecordKind, owner: str) -> Titles:
        return self._titles.setdefault((kind, owner), Titles())


def _tell(rows: list[PlannedRow], settled: Settled) -> None:
    """Put what was decided about a consent to the row that decided it."""
    for index, row in enumerate(rows):
        if row.place == settled.place:
            turned = settled.change is not None and row.outcome is Outcome.SAME
            rows[index] = replace(
                row,
                outcome=Outcome.CHANGED if turned else row.outcome,
                changes=row.changes + ((settled.change,) if settled.change else ()),
                problems=row.problems + ((settled.problem,) if settled.problem else ()),
            )


def _refused(draft: Draft, problems: tuple[Problem, ...], why: Message) -> PlannedRow:
    reason = Problem(draft.place, Severity.ERROR, why)
    return PlannedRow(draft.place, Outcome.REFUSED, draft, problems=(*problems, reason))


def _by_row(problems: Iterable[Problem]) -> Mapping[int, list[Problem]]:
    rows: dict[int, list[Problem]] = {}
    for problem in problems:
        if problem.place.row:
            rows.setdefault(problem.place.row, []).append(problem)
    return rows


def _is_error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR


def _kind(record: Need | Capability) -> RecordKind:
    return RecordKind.NEED if isinstance(record, Need) else RecordKind.CAPABILITY


def _owners(record: Need | Capability) -> tuple[OrganisationId, ...]:
    if isinstance(record, Need):
        return (record.organisation,) if record.organisation else ()
    return record.organisations
