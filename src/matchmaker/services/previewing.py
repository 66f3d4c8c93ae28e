"""Prepare briefs for the printer: the very bytes, and what was checked before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from matchmaker.briefs import paper
from matchmaker.domain.brief import Brief, Spot
from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.lists import Audience
from matchmaker.domain.pairing import Pairing, PairState
from matchmaker.files import make_folder, replace_file
from matchmaker.progress import SILENT, Progress
from matchmaker.services import briefing
from matchmaker.services.briefing import Copy, Fitting, HeldBack, Which
from matchmaker.store import Database


@dataclass(frozen=True, slots=True)
class Reach:
    """A telephone number or address in a text of a blind copy, and the brief it is on."""

    code: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Checks:
    """What a person should know before printing; each is a tuple of pair codes."""

    no_consent: tuple[str, ...] = ()  # a side's contact is left out
    other_language: tuple[str, ...] = ()  # a text is printed in another language than the reader's
    two_pages: tuple[str, ...] = ()
    unscored: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()  # a record changed after the points were worked out
    reach: tuple[Reach, ...] = ()  # a way to reach somebody in a text of a blind copy


@dataclass(frozen=True, slots=True)
class Prepared:
    """Briefs ready to be shown, saved and printed; ``data`` is empty if all were held back.

    ``starts`` is the page each of ``codes`` begins on, counted from 0.
    """

    data: bytes
    pages: int
    codes: tuple[str, ...]
    starts: tuple[int, ...]
    checks: Checks
    held_back: tuple[HeldBack, ...]
    briefs: tuple[Brief, ...]
    fitting: Fitting  # to save the same briefs again without fitting them anew


def counts(database: Database) -> dict[Which, int]:
    """Return how many briefs each choice would print."""
    with database.reading() as reader:
        pairings = reader.pairings()
    open_pairs = [
        each
        for each in pairings
        if each.proposal is not None and each.state is not PairState.REJECTED
    ]
    return {
        Which.ACCEPTED: _in_state(pairings, PairState.ACCEPTED),
        Which.SHORTLISTED: _in_state(pairings, PairState.ACCEPTED, PairState.SHORTLISTED),
        Which.PROPOSED_BEST: len({each.need for each in open_pairs}),
        Which.ALL: len(open_pairs),
    }


def prepare(
    database: Database,
    which: Which | Sequence[tuple[NeedId, CapabilityId]],
    *,
    copy: Copy,
    printed_at: datetime,
    progress: Progress = SILENT,
) -> Prepared:
    """Make the PDF of *which* briefs; those with a fault are held back.

    Raises:
        RecordError: there is nothing to print, or a record is gone.
        Cancelled: a person stopped it.
    """
    made = briefing.briefs(database, which, copy=copy, printed_at=printed_at)
    good, held_back = briefing.printable(made)
    fitting = Fitting()
    whole = paper(good, fitting=fitting, progress=progress) if good else None
    starts = whole.starts if whole else ()
    pages = whole.pages if whole else 0
    return Prepared(
        data=whole.data if whole else b"",
        pages=pages,
        codes=tuple(each.code for each in good),
        starts=starts,
        checks=_checks(good, starts, pages),
        held_back=held_back,
        briefs=good,
        fitting=fitting,
    )


def save(prepared: Prepared, path: Path) -> Path:
    """Write the prepared bytes to *path*.

    Raises:
        OutputError: the file cannot be written; an older one is unchanged.
    """
    make_folder(path.parent)
    return replace_file(path, prepared.data)


def _in_state(pairings: Sequence[Pairing], *states: PairState) -> int:
    return sum(each.state in states for each in pairings)


def _checks(briefs: Sequence[Brief], starts: Sequence[int], pages: int) -> Checks:
    ends = [*starts[1:], pages]
    return Checks(
        no_consent=tuple(
            each.code
            for each in briefs
            if each.audience is Audience.NAMED
            and not (each.contacts.need and each.contacts.capability)
        ),
        other_language=tuple(
            each.code for each in briefs if each.need.notes or each.capability.notes
        ),
        two_pages=tuple(
            each.code
            for each, start, end in zip(briefs, starts, ends, strict=True)
            if end - start > 1
        ),
        unscored=tuple(each.code for each in briefs if each.score is None),
        outdated=tuple(each.code for each in briefs if each.score and each.score.outdated),
        reach=tuple(Reach(each.code, spot) for each in briefs for spot in each.reach),
    )
