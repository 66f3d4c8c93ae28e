"""Who is asked for how many meetings, and the best overall selection within what they can meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.bars import FULL, Bar, BarKind, Segment
from matchmaker.domain.explanation import whole_score
from matchmaker.domain.pairing import Decision, Pairing
from matchmaker.domain.teams import TeamLoad
from matchmaker.gui.presenters.session import Session
from matchmaker.i18n.teams import organisation_words, overload_words, who_words
from matchmaker.messages import N_, NN_, Message
from matchmaker.progress import Progress

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.services.curating import PairId
    from matchmaker.services.portfolio import Applied, Suggestion
    from matchmaker.services.workbench import Desk

PER_TEAM, PER_NEED = 6, 1
_LEAST_SCALE = 2 * PER_TEAM
_DONE = {
    Decision.ACCEPT: NN_("{n} pair is accepted.", "{n} pairs are accepted."),
    Decision.RESERVE: NN_("{n} pair is in reserve.", "{n} pairs are in reserve."),
}


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team as it is listed; ``over`` says whether more is accepted than usual."""

    key: tuple[str | None, str]
    team: str
    place: str
    accepted: int
    proposed: int
    bar: Bar
    over: bool


@dataclass(frozen=True, slots=True)
class ChosenRow:
    """One chosen pair, or a need nobody has room for; ``instead`` names what was best alone."""

    need: str
    title: str
    capability: str
    offer: str
    score: int
    instead: str


class SelectingPresenter(QObject):
    """Reads the teams' meetings and suggestions; ``loads_changed`` and ``suggested`` follow."""

    loads_changed = Signal()
    suggested = Signal()
    applied = Signal()

    def __init__(self, session: Session) -> None:
        """Nothing is read yet."""
        super().__init__()
        self._session = session
        self._wanted = (0, 0)
        self.loads: tuple[TeamLoad, ...] = ()
        self.suggestion: Suggestion | None = None

    def load(self) -> None:
        """Read how many meetings each team has and may get."""
        if self._session.read(_loads, self._loaded) is None:
            self._loaded(())

    def suggest(self, per_team: int, per_need: int) -> None:
        """Work out the best selection within these limits; the newest question counts."""
        self._wanted = (per_team, per_need)
        self.suggestion = None
        self._session.read(
            lambda database, progress: _suggest(database, per_team, per_need, progress),
            self._took_suggestion,
        )

    def apply(self, decision: Decision) -> None:
        """Accept the suggested pairs, or hold them in reserve, as one step."""
        if self.suggestion is None or self._session.read_only:
            return
        pairs = [(pair.need, pair.capability) for pair in self.suggestion.chosen]
        self._session.write(
            lambda database, _progress: _apply(database, pairs, decision),
            lambda done: self._applied(done, decision),
            changed=lambda done: done.changed,
        )

    # --- in words -----------------------------------------------------------------------------

    def rows(self) -> tuple[TeamRow, ...]:
        """Return the teams in words, the busiest first."""
        translator = self._session.translator
        scale = max((each.accepted + each.proposed for each in self.loads), default=0)
        return tuple(
            TeamRow(
                load.team.key,
                who_words(load.team, translator),
                organisation_words(load.team.organisation, translator),
                load.accepted,
                load.proposed,
                _bar(load, max(scale, _LEAST_SCALE)),
                load.accepted > PER_TEAM,
            )
            for load in self.loads
        )

    def chosen_rows(self, desk: "Desk | None") -> tuple[ChosenRow, ...]:
        """Return the chosen pairs, those that differ from the best of their need first."""
        found = self.suggestion
        if found is None or desk is None:
            return ()
        swapped = {swap.need: swap for swap in found.swaps}
        rows = []
        for pair in found.chosen:
            swap = swapped.get(pair.need)
            rows.append(self._row(desk, pair, self._codes(desk, swap.best) if swap else ""))
        for swap in found.swaps:
            if not swap.chosen and swap.best:
                row = self._row(desk, swap.best[0], self._codes(desk, swap.best))
                rows.append(ChosenRow(row.need, row.title, "", self._nobody(), 0, row.instead))
        return tuple(sorted(rows, key=lambda row: (not row.instead, row.need)))

    def summary(self) -> str:
        """Say how many needs the selection serves."""
        found = self.suggestion
        if found is None:
            return self._session.text(N_("Choosing the best selection …"))
        return self._session.text(
            N_(
                "{served} of {servable} needs with a possible partner get one. New pairs: {n}; "
                "needs that do not get their best: {swaps}."
            ),
            served=found.served,
            servable=found.servable,
            n=len(found.chosen),
            swaps=len(found.swaps),
        )

    def overloads(self) -> str:
        """Name the bottlenecks, one line each; '' if there are none."""
        found = self.suggestion
        translator = self._session.translator
        said = [overload_words(each, translator) for each in found.overloads] if found else []
        return "\n".join(said)

    def _row(self, desk: "Desk", pair: Pairing, instead: str) -> ChosenRow:
        need, shown = desk.row(pair.need), self._session.shown
        capability = desk.capabilities.get(pair.capability)
        return ChosenRow(
            need=need.need.code if need else "",
            title=shown(need.need.title)[0] if need else "",
            capability=capability.code if capability else "",
            offer=shown(capability.title)[0] if capability else "",
            score=whole_score(pair.proposal.explanation) if pair.proposal else 0,
            instead=instead,
        )

    def _codes(self, desk: "Desk", pairs: Iterable[Pairing]) -> str:
        known = [desk.capabilities.get(pair.capability) for pair in pairs]
        comma = self._session.text(N_(", "))
        return comma.join(capability.code for capability in known if capability)

    def _nobody(self) -> str:
        return self._session.text(N_("Nobody has room"))

    # --- inside -------------------------------------------------------------------------------

    def _loaded(self, loads: tuple[TeamLoad, ...]) -> None:
        self.loads = loads
        self.loads_changed.emit()

    def _took_suggestion(self, found: "Suggestion") -> None:
        if (found.limits.per_team, found.limits.per_need) == self._wanted:
            self.suggestion = found
            self.suggested.emit()

    def _applied(self, done: "Applied", decision: Decision) -> None:
        self._session.tell(Message(_DONE[decision], n=done.decided), undo=done.action is not None)
        self.applied.emit()


def _bar(load: TeamLoad, scale: int) -> Bar:
    """Return accepted meetings solid, open proposals lighter, an upright at the usual limit."""
    accepted = load.accepted * FULL // scale
    total = (load.accepted + load.proposed) * FULL // scale
    pieces = (
        Segment(BarKind.STRONG, 0, accepted),
        Segment(BarKind.POSSIBLE, accepted, total),
    )
    cap = PER_TEAM * FULL // scale
    return Bar(tuple(p for p in pieces if p.end > p.start), total, cap)


def _loads(database: "Database", _progress: Progress) -> tuple[TeamLoad, ...]:
    from matchmaker.services import portfolio

    return portfolio.loads(database)


def _suggest(
    database: "Database", per_team: int, per_need: int, progress: Progress
) -> "Suggestion":
    from matchmaker.services import portfolio

    return portfolio.suggest(database, portfolio.Limits(per_team, per_need), progress=progress)


def _apply(database: "Database", pairs: "list[PairId]", decision: Decision) -> "Applied":
    from matchmaker.services import portfolio

    return portfolio.apply(database, pairs, decision)
