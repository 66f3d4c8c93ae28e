"""Make pair briefs, as values or as files; one bad brief never stops the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from matchmaker.briefs import Fitting, fault, paper, papers, render
from matchmaker.domain.brief import Brief, Spot
from matchmaker.domain.event import Event
from matchmaker.domain.explanation import Criterion, Explanation, Grade, Level
from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.lists import CapabilityKind
from matchmaker.domain.pairing import Pairing, PairState, pair_code
from matchmaker.domain.profile import Profile
from matchmaker.errors import ProfileError, RecordError
from matchmaker.files import make_folder, replace_file, safe_filename
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress
from matchmaker.services.pair_brief.composing import compose
from matchmaker.services.pair_brief.material import Helper, Material
from matchmaker.services.pair_brief.outdated import changed_since_scoring
from matchmaker.services.pair_brief.speaker import Copy
from matchmaker.services.weighing import event_profile
from matchmaker.store import Database, Reader

__all__ = [
    "Copy", "Fitting", "HeldBack", "Saved", "Which", "brief", "briefs", "cautions", "chosen",
    "printable", "save_each", "save_pdf",
]  # fmt: skip

Pair = tuple[NeedId, CapabilityId]


class Which(StrEnum):
    """Which pairs to print."""

    ACCEPTED = "accepted"
    SHORTLISTED = "shortlisted"  # and accepted
    PROPOSED_BEST = "proposed_best"  # the best of each need that nobody rejected
    ALL = "all"  # every pair that nobody rejected


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A brief that was not printed, and why."""

    code: str
    message: Message


@dataclass(frozen=True, slots=True)
class Saved:
    """The files written, their pages, and the briefs held back."""

    paths: tuple[Path, ...]
    pages: int
    briefs: int
    held_back: tuple[HeldBack, ...] = ()


def brief(
    database: Database, need: NeedId, capability: CapabilityId, *, copy: Copy, printed_at: datetime
) -> Brief:
    """Return the brief of one pair, scored or not.

    Raises:
        RecordError: the need or the capability is gone.
    """
    with database.reading() as reader:
        desk = _Desk(reader)
        return compose(desk.material(need, capability), copy, printed_at=printed_at)


def briefs(
    database: Database, which: Which | Sequence[Pair], *, copy: Copy, printed_at: datetime
) -> tuple[Brief, ...]:
    """Return the briefs of *which* pairs, by need code, then rank.

    Raises:
        RecordError: there is no such pair, or a record of one is gone.
    """
    with database.reading() as reader:
        desk = _Desk(reader)
        pairs = desk.choose(which) if isinstance(which, Which) else list(which)
        if not pairs:
            raise _nothing()
        return tuple(compose(desk.material(*pair), copy, printed_at=printed_at) for pair in pairs)


def chosen(database: Database, which: Which) -> tuple[Pair, ...]:
    """Return the pairs that *which* prints, in the order of the briefs.

    Raises:
        RecordError: there is no such pair.
    """
    with database.reading() as reader:
        pairs = _Desk(reader).choose(which)
    if not pairs:
        raise _nothing()
    return tuple(pairs)


def save_pdf(
    made: Sequence[Brief],
    path: Path,
    *,
    fitting: Fitting | None = None,
    progress: Progress = SILENT,
) -> Saved:
    """Write all briefs as one PDF to *path*; those with a fault are held back.

    *fitting* shares the work with ``save_each`` of the same briefs.

    Raises:
        RecordError: there is nothing to print.
        OutputError: not one brief could be printed, or the file cannot be written; an older file
            is unchanged.
    """
    good, held_back = _some(made)
    whole = paper(good, fitting=fitting, progress=progress)
    make_folder(path.parent)
    return Saved((replace_file(path, whole.data),), whole.pages, len(good), held_back)


def save_each(
    made: Sequence[Brief],
    folder: Path,
    *,
    fitting: Fitting | None = None,
    progress: Progress = SILENT,
) -> Saved:
    """Write every brief as a PDF of its own into *folder*, named by its codes, the need first.

    Raises:
        RecordError: there is nothing to print.
        OutputError: not one brief could be printed, or the folder or a file cannot be written.
    """
    good, held_back = _some(made)
    make_folder(folder)
    paths: list[Path] = []
    pages = 0
    for number, (each, whole) in enumerate(
        zip(good, papers(good, fitting=fitting), strict=True), 1
    ):
        name = f"{each.need.code} {each.capability.code} {each.code}.pdf"
        paths.append(replace_file(folder / safe_filename(name), whole.data))
        pages += whole.pages
        progress.report(number, len(good))
    return Saved(tuple(paths), pages, len(good), held_back)


def _nothing() -> RecordError:
    return RecordError(
        Message(N_("There is nothing to print yet: accept some pairs, or choose other ones."))
    )


def printable(made: Sequence[Brief]) -> tuple[tuple[Brief, ...], tuple[HeldBack, ...]]:
    """Return the briefs that can be printed, and those held back: characters, names told."""
    faults = [(each, fault(each)) for each in made]
    good = tuple(each for each, message in faults if message is None)
    held_back = (HeldBack(each.code, message) for each, message in faults if message is not None)
    return good, tuple(held_back)


def cautions(made: Sequence[Brief]) -> tuple[Message, ...]:
    """Say what a person should look at before *made* are printed, each thing once."""
    made = [each for each in made if not each.leaks]  # those are held back
    found = [_reach_message(spot) for each in made for spot in each.reach]
    found += [
        Message(N_("{code}: {words}"), code=each.code, words=each.score.outdated.first.text)
        for each in made
        if each.score is not None and each.score.outdated is not None
    ]
    return tuple({str(message): message for message in found}.values())


def _reach_message(spot: Spot) -> Message:
    return Message(
        N_("{record}, {field}: “{what}” would be printed; whose is it?"),
        record=spot.record,
        field=spot.field,
        what=spot.what,
    )


def _some(made: Sequence[Brief]) -> tuple[tuple[Brief, ...], tuple[HeldBack, ...]]:
    if not made:
        raise _nothing()
    good, held_back = printable(made)
    if not good:
        render(made)  # raises, naming all of them
    return good, held_back


class _Desk:
    """Everything the briefs of one event need, read once."""

    def __init__(self, reader: Reader) -> None:
        self._event = reader.event()
        self._needs = {each.id: each for each in reader.needs()}
        self._capabilities = {each.id: each for each in reader.capabilities()}
        self._organisations = {each.id: each for each in reader.organisations()}
        self._people = {each.id: each for each in reader.people()}
        self._pairings = reader.pairings()
        self._by_pair = {(each.need, each.capability): each for each in self._pairings}
        self._by_need: dict[NeedId, list[Pairing]] = {}
        for each in self._pairings:
            self._by_need.setdefault(each.need, []).append(each)
        self._profile = _profile(self._event)
        self._changed = changed_since_scoring(reader)

    def choose(self, which: Which) -> list[Pair]:
        """Return the pairs to print, as the store orders them."""
        chosen = [each for each in self._pairings if self._wanted(each, which)]
        if which is Which.PROPOSED_BEST:
            best: dict[NeedId, Pairing] = {}
            for each in chosen:
                best.setdefault(each.need, each)
            chosen = list(best.values())
        return [(each.need, each.capability) for each in chosen]

    def material(self, need: NeedId, capability: CapabilityId) -> Material:
        """Return what the brief of one pair is made from."""
        if need not in self._needs or capability not in self._capabilities:
            raise RecordError(Message(N_("This record is no longer there; refresh the list.")))
        pairing = self._by_pair.get((need, capability))
        proposal = pairing.proposal if pairing is not None else None
        explanation = proposal.explanation if proposal is not None else None
        return Material(
            code=pairing.code if pairing is not None else pair_code(need, capability),
            need=self._needs[need],
            capability=self._capabilities[capability],
            organisations=self._organisations,
            people=self._people,
            event=self._event,
            explanation=explanation,
            thresholds=_thresholds(self._profile, explanation),
            helper=self._helper(need, capability),
            outdated=self._outdated(need, capability) if explanation is not None else (),
        )

    def _outdated(self, need: NeedId, capability: CapabilityId) -> tuple[str, ...]:
        """Return the codes of the two that are not what they were when pairs were scored."""
        codes = {need: self._needs[need].code, capability: self._capabilities[capability].code}
        return tuple(code for record, code in codes.items() if record in self._changed)

    def _wanted(self, pairing: Pairing, which: Which) -> bool:
        if pairing.need not in self._needs or pairing.capability not in self._capabilities:
            return False
        if which is Which.ACCEPTED:
            return pairing.state is PairState.ACCEPTED
        if which is Which.SHORTLISTED:
            return pairing.state in {PairState.ACCEPTED, PairState.SHORTLISTED}
        return pairing.proposal is not None and pairing.state is not PairState.REJECTED

    def _helper(self, need: NeedId, capability: CapabilityId) -> Helper | None:
        """Return the best-ranked other service in the need's own or a neighbouring field."""
        for pairing in self._by_need.get(need, ()):
            offered = self._capabilities.get(pairing.capability)
            if pairing.capability == capability or offered is None:
                continue
            if offered.kind is CapabilityKind.SERVICE and _same_field(pairing):
                lead = offered.organisations[0] if offered.organisations else None
                return Helper(offered, self._organisations.get(lead) if lead else None)
        return None


def _same_field(pairing: Pairing) -> bool:
    if pairing.proposal is None or pairing.state is PairState.REJECTED:
        return False
    return any(
        part.criterion is Criterion.FIELD and part.level in {Level.STRONG, Level.POSSIBLE}
        for part in pairing.proposal.explanation.contributions
    )


def _profile(event: Event | None) -> Profile | None:
    """Return the event's profile; None if the file has gone or is broken: paper needs no score."""
    try:
        return event_profile(event)
    except ProfileError:
        return None


def _thresholds(
    profile: Profile | None, explanation: Explanation | None
) -> tuple[tuple[Grade, Decimal], ...]:
    """Return the scores of the profile that made *explanation*; none if it is another one now."""
    if profile is None or explanation is None:
        return ()
    if not explanation.profile.startswith(profile.digest):
        return ()
    return tuple((grade, profile.grades[grade]) for grade in (Grade.POSSIBLE, Grade.STRONG))
