"""Recognise organisations and people that are known already; never by similarity."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any, Generic, TypeVar

from matchmaker.domain.ids import OrganisationId, PersonId
from matchmaker.domain.intake import FieldChange, Place, Problem, Severity
from matchmaker.domain.organisation import Consent, Organisation, Person
from matchmaker.domain.texts import LocalisedText
from matchmaker.exchange.forms import key
from matchmaker.messages import N_, Message
from matchmaker.services.fields import merged_value, shown_value
from matchmaker.services.naming import core_name
from matchmaker.services.records import new_id

T = TypeVar("T", Organisation, Person)
_IDENTITY = frozenset({"id", "organisation", "source", "checked_on", "name", "name_zh", "name_en"})


@dataclass(frozen=True, slots=True)
class Vote:
    """What one row says about a person's consent; none means no."""

    place: Place
    consents: tuple[Consent, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What the rows together decided, told at the row that decided it."""

    place: Place
    change: FieldChange | None
    problem: Problem | None


@dataclass(slots=True)
class Entry(Generic[T]):
    """One organisation or person as the import would leave it."""

    record: T
    stored: T | None
    stated: dict[str, Place] = field(default_factory=dict)
    votes: list[Vote] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether there is something to write."""
        return self.record != self.stored


@dataclass(frozen=True, slots=True)
class Recognised(Generic[T]):
    """What a draft was recognised as, with what it changes and what there is to tell."""

    record: T
    changes: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()


class Organisations:
    """All organisations, known and new, found by credit code, institution or core name."""

    def __init__(self, stored: Iterable[Organisation]) -> None:
        """Start from the *stored* ones."""
        self.entries: dict[OrganisationId, Entry[Organisation]] = {}
        self._index: dict[tuple[str, str], OrganisationId] = {}
        for record in stored:
            self._add(Entry(record, record))

    def take(self, draft: Organisation, place: Place) -> Recognised[Organisation]:
        """Return the organisation that *draft* is; a new one gets an id."""
        found = self.find(draft)
        if found is None:
            record = replace(draft, id=OrganisationId(new_id()))
            entry = Entry(record, None, dict.fromkeys(_filled(draft), place))
            self._add(entry)
            return Recognised(record)
        entry = self.entries[found]
        told = list(_other_name(entry.record, draft, place))
        taken = _absorb(entry, replace(draft, name=_names(entry.record, draft)), place)
        self._add(entry)
        return Recognised(entry.record, taken.changes, (*told, *taken.problems))

    @property
    def new(self) -> int:
        """Count the organisations that the import brings."""
        return sum(entry.stored is None for entry in self.entries.values())

    def find(self, draft: Organisation) -> OrganisationId | None:
        """Return the id of the organisation that *draft* is, if it is known."""
        for kind, value in _keys(draft):
            found = self._index.get((kind, value))
            if found is None:
                continue
            known = self.entries[found].record
            # Two credit codes are two companies, however alike their names are.
            if kind == "name" and draft.uscc and known.uscc and draft.uscc != known.uscc:
                continue
            return found
        return None

    def _add(self, entry: Entry[Organisation]) -> None:
        self.entries[entry.record.id] = entry
        for entry_key in _keys(entry.record):
            self._index.setdefault(entry_key, entry.record.id)


class People:
    """All people, known and new, found by name, or by post and number where they have none."""

    def __init__(self, stored: Iterable[Person]) -> None:
        """Start from the *stored* ones."""
        self.entries: dict[PersonId, Entry[Person]] = {}
        self._of: dict[OrganisationId, list[PersonId]] = {}
        for record in stored:
            self._add(Entry(record, record))

    def take(
        self,
        draft: Person,
        organisation: OrganisationId,
        place: Place,
        *,
        consent_stated: bool = False,
    ) -> Recognised[Person]:
        """Return the person that *draft* is; a new one gets an id.

        A stated no takes back the consents of a person; an empty cell changes none.
        """
        draft = replace(draft, organisation=organisation)
        found = next(
            (known for known in self._of.get(organisation, ()) if self._same(known, draft)), None
        )
        if found is None:
            record = replace(draft, id=PersonId(new_id()))
            entry = Entry(record, None, dict.fromkeys(_filled(draft), place))
            if consent_stated:
                entry.votes.append(Vote(place, draft.consents))
            self._add(entry)
            return Recognised(record)
        entry = self.entries[found]
        taken = _absorb(entry, draft, place)
        if consent_stated:
            entry.votes.append(Vote(place, draft.consents))
        return taken

    def settle(self) -> tuple[Settled, ...]:
        """Decide the consents when all rows have spoken: a yes counts if nobody says no."""
        return tuple(
            settled
            for entry in self.entries.values()
            if entry.votes and (settled := _settle(entry)) is not None
        )

    def _same(self, known: PersonId, draft: Person) -> bool:
        record = self.entries[known].record
        if draft.name_zh or draft.name_en:
            return any(
                a and key(a) == key(b)
                for a, b in ((record.name_zh, draft.name_zh), (record.name_en, draft.name_en))
            )
        if record.name_zh or record.name_en:
            return False
        pairs = [
            (record.email, draft.email),
            (record.mobile, draft.mobile),
            (record.phone, draft.phone),
            *zip(_texts(record.title), _texts(draft.title), strict=True),
            *zip(_texts(record.department), _texts(draft.department), strict=True),
        ]
        return all(key(a) == key(b) for a, b in pairs if a or b)

    def _add(self, entry: Entry[Person]) -> None:
        self.entries[entry.record.id] = entry
        self._of.setdefault(entry.record.organisation, []).append(entry.record.id)


def _keys(record: Organisation) -> Iterator[tuple[str, str]]:
    if record.uscc:
        yield "uscc", record.uscc
    if record.institution:
        yield "institution", record.institution
    for _, text in record.name.items():  # noqa: PERF102 - a text, not a mapping
        yield "name", core_name(text)
    for former in record.former_names:
        yield "name", core_name(former.name)


def _names(known: Organisation, draft: Organisation) -> LocalisedText:
    """Keep the known spelling; a language that was missing is filled."""
    name = LocalisedText()
    for language, text in draft.name.items():
        if not known.name.get(language):
            name = name.with_text(language, text)
    return name


def _other_name(known: Organisation, draft: Organisation, place: Place) -> Iterator[Problem]:
    for language, text in draft.name.items():
        current = known.name.get(language) or _same_core(known, text)
        if not current or key(current) == key(text):
            continue
        if core_name(current) == core_name(text):
            severity, words_ = Severity.NOTE, N_("“{name}” was read as the known “{known}”.")
        else:
            severity = Severity.WARNING
            words_ = N_("“{name}” has the credit code of “{known}”; the known name was kept.")
        yield Problem(place, severity, Message(words_, name=text, known=current), text)


def _same_core(known: Organisation, name: str) -> str:
    """Return the name of *known*, in whatever language, that tells *name* too."""
    texts = (text for _, text in known.name.items())
    return next((text for text in texts if core_name(text) == core_name(name)), "")


def _absorb(entry: Entry[T], draft: T, place: Place) -> Recognised[T]:
    """Take over what *draft* states; of two statements in one import the first counts."""
    changes: list[FieldChange] = []
    problems: list[Problem] = []
    for name in _filled(draft):
        before = getattr(entry.record, name)
        stated = getattr(draft, name)  # a company may have several roles, and each row names one
        after = before | stated if name == "roles" else merged_value(before, stated)
        if after == before:
            entry.stated.setdefault(name, place)
        elif name in entry.stated and not _fills_gap(before, after):
            problems.append(_differs(place, name, entry.stated[name], after))
        else:
            value: dict[str, Any] = {name: after}
            entry.record = replace(entry.record, **value)
            entry.stated.setdefault(name, place)
            if entry.stored is not None:
                changes.append(FieldChange(name, shown_value(before), shown_value(after)))
    return Recognised(entry.record, tuple(changes), tuple(problems))


def _settle(entry: Entry[Person]) -> Settled | None:
    votes = entry.votes
    refusals = [vote for vote in votes if not vote.consents]
    deciding = refusals[0] if refusals else votes[0]
    problem = None
    if refusals and len(refusals) < len(votes):
        other = next(vote for vote in votes if vote.consents)
        problem = Problem(
            deciding.place,
            Severity.WARNING,
            Message(
                N_("Row {row} says otherwise about the consent of this person; the no counts."),
                row=other.place.row,
            ),
        )
    before = entry.stored.consents if entry.stored else ()
    agreed = entry.stored is not None and entry.stored.may_be_printed
    after = before
    if agreed is bool(refusals):  # otherwise the rows say what is known already
        living = {consent.purpose for consent in before if consent.withdrawn_on is None}
        given = (each for each in deciding.consents if each.purpose not in living)
        after = () if refusals else (*before, *given)
    entry.record = replace(entry.record, consents=after)
    change = None
    if entry.stored and after != before:
        change = FieldChange("person.consents", shown_value(before), shown_value(after))
    return Settled(deciding.place, change, problem) if change or problem else None


def _differs(place: Place, name: str, first: Place, value: object) -> Problem:
    message = Message(
        N_("“{value}” differs from row {row}, which was kept."),
        row=first.row,
        value=shown_value(value),
        field=name,
    )
    return Problem(place, Severity.WARNING, message, shown_value(value))


def _fills_gap(before: object, after: object) -> bool:
    """Tell whether a text only gained a language, or a set a member."""
    if isinstance(before, LocalisedText) and isinstance(after, LocalisedText):
        return all(after.get(language) == text for language, text in before.items())
    return isinstance(before, frozenset) and isinstance(after, frozenset)


def _filled(record: Organisation | Person) -> list[str]:
    """Name the fields that a draft states; the names of a known one are never overwritten."""
    keep = {"name", "name_zh", "name_en"} if record.id == "" else set()
    return [
        each.name
        for each in fields(record)
        if (each.name not in _IDENTITY or each.name in keep)
        and getattr(record, each.name)
        and each.name not in {"role", "consents"}
    ]


def _texts(text: LocalisedText) -> tuple[str, str, str]:
    return text.zh_hans, text.zh_hant, text.en
