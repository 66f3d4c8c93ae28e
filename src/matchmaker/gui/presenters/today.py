"""Where the event stands: read once, worded in the language of the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.bars import Bar, BarKind, Segment, score_bar
from matchmaker.domain.explanation import Grade, whole_score
from matchmaker.domain.ids import OrganisationId
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.pairing import PairState
from matchmaker.domain.texts import Language
from matchmaker.gui.presenters.listing import local_day, place_of, place_words
from matchmaker.gui.presenters.matching_pairs import undecided
from matchmaker.gui.presenters.matching_words import miss_of
from matchmaker.gui.presenters.session import Session
from matchmaker.messages import N_, NN_
from matchmaker.progress import Progress

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.services.next_steps import Step as Suggested
    from matchmaker.services.overview import ParkCoverage, Today, Uncovered

_FULL = 100


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the funnel: how many, of how many, a note, and the place it leads to."""

    name: str
    count: int
    whole: int
    note: str
    place: str
    warns: bool = False


@dataclass(frozen=True, slots=True)
class UncoveredRow:
    """An uncovered need in words; ``score`` is -1 where nothing comes near."""

    id: str
    code: str
    title: str
    title_language: Language
    owner: str
    owner_language: Language
    nearest: str
    nearest_language: Language
    nearest_code: str
    nearest_owner: str
    score: int
    bar: Bar | None
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next, the page where it is done, and what to look at there."""

    words: str
    page: str
    record: str


@dataclass(frozen=True, slots=True)
class ParkBar:
    """One park: how many of its published needs are covered; the whole bar is all of them."""

    name: str
    covered: int
    published: int
    bar: Bar


UNCOVERED = ("matching", "uncovered")  # the page, and what it is asked to show
MEANING = N_("Uncovered: no partner is chosen, and nothing proposed is better than weak.")
NONE_UNCOVERED = N_(
    "No need is uncovered: each has a partner chosen, or a proposal better than weak."
)


class TodayPresenter(QObject):
    """Reads the overview; ``changed`` follows."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Nothing is read yet."""
        super().__init__()
        self._session = session
        self.today: Today | None = None
        self._possible: tuple[Uncovered, ...] = ()
        self._owners: Mapping[OrganisationId, Organisation] = {}
        session.event_changed.connect(self._forget)

    def load(self) -> None:
        """Read where the event stands today."""
        self._session.read(_read, self._loaded)

    @property
    def empty(self) -> bool:
        """Whether the event holds neither needs nor capabilities."""
        today = self.today
        return today is not None and not today.funnel.collected and not today.capabilities

    @property
    def sample(self) -> bool:
        """Whether the event is the sample, beside which people start their own."""
        event = self.today.event if self.today is not None else None
        return event is not None and event.sample

    @property
    def ran(self) -> bool:
        """Whether pairs were ever proposed."""
        return self.today is not None and self.today.last_run is not None

    def day_words(self) -> str:
        """Say how many days are left until the event."""
        days = self.today.days_to_go if self.today is not None else None
        say = self._session.translator
        if days is None:
            return ""
        if days > 0:
            return say.count(NN_("{n} day to the event", "{n} days to the event"), days)
        if days == 0:
            return say.text(N_("The event is today"))
        return say.count(NN_("The event was {n} day ago", "The event was {n} days ago"), -days)

    def stages(self) -> tuple[Stage, ...]:
        """Return the funnel."""
        today = self.today
        if today is None:
            return ()
        funnel, say = today.funnel, self._session.translator
        counts = today.counts
        uncovered = counts.uncovered if self.ran else 0
        lacking = say.text(N_("{n} uncovered"), n=uncovered)
        waiting = say.text(N_("{n} not yet accepted"), n=counts.unaccepted)
        facing = say.count(NN_("{n} capability", "{n} capabilities"), today.capabilities)
        whole = funnel.collected
        shares = {
            count: say.text(N_("{n} % of all"), n=_percent(count, whole)) if count else "\u2014"
            for count in (funnel.screened, funnel.published, funnel.shortlisted, funnel.accepted)
        }
        return (
            Stage(say.text(N_("Collected")), whole, whole, facing, "needs"),
            self._stage(N_("Screened"), funnel.screened, shares, "needs"),
            self._stage(N_("Published"), funnel.published, shares, "needs"),
            Stage(
                say.text(N_("With proposals")), funnel.proposed, whole,
                lacking if uncovered else say.text(N_("every need has one")) if self.ran else "",
                "matching", warns=uncovered > 0,
            ),
            self._stage(N_("Partner chosen"), funnel.shortlisted, shares, "matching"),
            Stage(
                say.text(N_("Accepted")), funnel.accepted, whole,
                waiting if self.ran and counts.unaccepted else shares[funnel.accepted],
                "documents",
            ),
        )  # fmt: skip

    def uncovered(self) -> tuple[UncoveredRow, ...]:
        """Return the uncovered needs."""
        return tuple(self._uncovered(row) for row in (self.today.uncovered if self.ran else ()))  # type: ignore[union-attr]

    def possible(self) -> tuple[UncoveredRow, ...]:
        """Return undecided needs whose best proposal is only possible, once none is uncovered."""
        return tuple(self._uncovered(row) for row in (self._possible if self.ran else ()))

    def steps(self) -> tuple[Step, ...]:
        """Return what to do next, the most urgent first."""
        steps = self.today.steps if self.today is not None else ()
        return tuple(Step(self._session.say(each.message), *_lead(each)) for each in steps)

    def parks(self) -> tuple[ParkBar, ...]:
        """Return the coverage of each park."""
        parks = self.today.parks if self.today is not None else ()
        return tuple(self._park(park) for park in parks)

    def _stage(self, name: str, count: int, shares: Mapping[int, str], place: str) -> Stage:
        whole = self.today.funnel.collected if self.today is not None else 0
        return Stage(self._session.text(name), count, whole, shares[count], place)

    def _uncovered(self, row: "Uncovered") -> UncoveredRow:
        say, language = self._session, self._session.language
        need = row.need
        company = self._owners.get(need.organisation)
        miss = miss_of(row, company, say.translator)
        title, spoken = say.shown(need.title)
        name, name_language = (
            say.shown(company.short_name or company.name) if company else ("", language)
        )
        place = place_words(place_of(company), language)
        nearest, nearest_language = (
            say.shown(miss.nearest.title) if miss.nearest else ("", language)
        )
        provider = (
            self._owners.get(miss.nearest.organisations[0])
            if miss.nearest and miss.nearest.organisations
            else None
        )
        explained = miss.explanation
        return UncoveredRow(
            id=need.id,
            code=need.code,
            title=title,
            title_language=spoken,
            owner=" \u00b7 ".join(part for part in (name, place) if part),
            owner_language=name_language,
            nearest=nearest,
            nearest_language=nearest_language,
            nearest_code=miss.nearest.code if miss.nearest else "",
            nearest_owner=place_words(place_of(provider), language),
            score=whole_score(explained) if explained is not None else -1,
            bar=score_bar(explained) if explained is not None else None,
            reason=miss.reason.words,
        )

    def _park(self, park: "ParkCoverage") -> ParkBar:
        name = place_words(park.park.value, self._session.language) if park.park else ""
        covered = round(park.covered * _FULL / park.published) if park.published else 0
        end = _FULL if park.published else 0
        pieces = ((BarKind.STRONG, 0, covered), (BarKind.OPEN, covered, end))
        bar = Bar(tuple(Segment(*piece) for piece in pieces if piece[1] < piece[2]), covered)
        return ParkBar(
            name or self._session.text(N_("no park")), park.covered, park.published, bar
        )

    def _loaded(self, found: "_Found") -> None:
        self.today, self._owners, self._possible = found.today, found.owners, found.possible
        self.changed.emit()

    def _forget(self) -> None:
        self.today = None
        self.changed.emit()


def _percent(count: int, whole: int) -> int:
    """Return the share in full percent, halves upwards; all only if it is all."""
    share = (count * _FULL * 2 + whole) // (2 * whole)
    return share if count == whole else min(share, _FULL - 1)


@dataclass(frozen=True, slots=True)
class _Found:
    today: "Today"
    owners: Mapping[OrganisationId, Organisation]
    possible: "tuple[Uncovered, ...]"


def _lead(step: "Suggested") -> tuple[str, str]:
    return UNCOVERED if step.place == UNCOVERED[1] else (step.place.value, "")


def _read(database: "Database", _progress: Progress) -> _Found:
    from matchmaker.services import overview

    today = overview.today(database, today=local_day())
    with database.reading() as reader:
        owners = {each.id: each for each in reader.organisations()}
    covered = today.last_run is not None and not today.uncovered
    return _Found(today, owners, _only_possible(database) if covered else ())


def _only_possible(database: "Database") -> "tuple[Uncovered, ...]":
    """Return the undecided needs whose best proposal is only possible, the lowest first."""
    from matchmaker.services import overview, workbench

    desk = workbench.desk(database)
    found = []
    for row in filter(undecided, desk.rows):
        best = next((p for p in row.pairings if p.state is PairState.PROPOSED), None)
        explanation = best.proposal.explanation if best and best.proposal else None
        if best and explanation and explanation.grade is Grade.POSSIBLE:
            held = overview.holds_down(explanation)
            miss = overview.NearestMiss(desk.capabilities[best.capability], explanation, held)
            found.append((whole_score(explanation), overview.Uncovered(row.need, miss)))
    return tuple(each for _score, each in sorted(found, key=lambda pair: pair[0]))
