"""The weights of the score: what decisions suggest, what a person sets, what that would move."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.explanation import Criterion
from matchmaker.domain.learning import Shift
from matchmaker.domain.pairing import Moved
from matchmaker.domain.weights import Weights, rebalanced
from matchmaker.errors import MatchmakerError
from matchmaker.gui.presenters.session import Session
from matchmaker.messages import NN_, Message

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.services.learning import Suggestion
    from matchmaker.services.weighing import Weighed
    from matchmaker.services.workbench import Desk

_AGAIN_AFTER = 10  # more decisions, once a person said “not now”
_LONGEST = 200  # rows of what moves; the rest is counted


@dataclass(frozen=True, slots=True)
class MovedRow:
    """One pair that other weights would move, as it is told."""

    moved: Moved
    pair: str
    capability: str


class WeightsPresenter(QObject):
    """Holds the weights that are tried; ``suggestion`` is None until it is read."""

    suggestion_changed = Signal()
    weights_changed = Signal()
    shift_changed = Signal()
    applied = Signal()

    def __init__(self, session: Session) -> None:
        """Begin with nothing read."""
        super().__init__()
        self._session = session
        self.suggestion: Suggestion | None = None
        self.weights: Weights = {}
        self.shift: Shift | None = None
        self._anchor: tuple[Criterion | None, Weights] = (None, {})
        self._dismissed = 0
        self._asking = False
        self._loading, self._again = False, False
        session.event_changed.connect(self.forget)

    # --- reading ------------------------------------------------------------------------------

    def load(self) -> None:
        """Read what the decisions suggest now, one look at a time, the newest state last."""
        if self._loading:
            self._again = True
            return
        self._again = False
        job = self._session.read(
            lambda database, _p: _suggest(database), self._loaded, self._unread
        )
        self._loading = job is not None

    def forget(self) -> None:
        """Let go of everything: another event was opened."""
        self.suggestion, self.shift, self.weights = None, None, {}
        self._dismissed, self._loading, self._asking, self._again = 0, False, False, False
        self.suggestion_changed.emit()

    def offer(self) -> Message | None:
        """Return the words of a quiet offer, or None if there is nothing to offer."""
        lesson = self.suggestion.lesson if self.suggestion else None
        if lesson is None or lesson.weights is None or self._session.read_only:
            return None
        if self._dismissed and lesson.decisions < self._dismissed + _AGAIN_AFTER:
            return None
        return Message(
            NN_(
                "{n} decision: adjusted weights are ready.",
                "{n} decisions: adjusted weights are ready.",
            ),
            n=lesson.decisions,
        )

    def now(self) -> Weights:
        """Return the weights in force."""
        return self.suggestion.balance.profile.weights if self.suggestion else {}

    def named(self) -> Weights:
        """Return the weights of the event's profile."""
        return self.suggestion.balance.named if self.suggestion else {}

    def suggested(self) -> Weights | None:
        """Return the weights that the decisions suggest."""
        return self.suggestion.lesson.weights if self.suggestion else None

    # --- trying -------------------------------------------------------------------------------

    def begin(self) -> None:
        """Try the suggested weights, or begin with those in force."""
        self.take(self.suggested() or self.now())

    def take(self, weights: Weights) -> None:
        """Try all of *weights*."""
        self._anchor = (None, {})
        self._show(weights)

    def set_weight(self, criterion: Criterion, weight: Decimal) -> None:
        """Try another weight of one part; the others share the rest as they stood before.

        While one part is changed again and again, the others come back as it comes back.
        """
        if weight == self.weights.get(criterion):
            return
        if self._anchor[0] is not criterion:
            self._anchor = (criterion, self.weights)
        self._show(rebalanced(self._anchor[1], criterion, weight))

    def rows(self, desk: "Desk | None") -> tuple[MovedRow, ...]:
        """Return what moves, those that move most first."""
        if self.shift is None or desk is None:
            return ()
        needs = {row.need.id: row.need for row in desk.rows}
        return tuple(
            MovedRow(
                each,
                f"{needs[each.need].code} \u00b7 {desk.capabilities[each.capability].code}",
                self._session.shown(desk.capabilities[each.capability].title)[0],
            )
            for each in self.shift.moved[:_LONGEST]
            if each.need in needs and each.capability in desk.capabilities
        )

    # --- acting -------------------------------------------------------------------------------

    def not_now(self) -> None:
        """Offer nothing until there are some more decisions."""
        self._dismissed = self.suggestion.lesson.decisions if self.suggestion else 0
        self.suggestion_changed.emit()

    def apply(self) -> None:
        """Give the event the weights that are tried."""
        weights, by = dict(self.weights), self._session.by
        if weights == self.now() or self._session.read_only:
            return
        self._session.write(
            lambda database, _p: _weigh(database, weights, by),
            self._applied,
            changed=lambda done: done.changed,
        )

    # --- inside -------------------------------------------------------------------------------

    def _loaded(self, suggestion: "Suggestion") -> None:
        self._loading = False
        self.suggestion = suggestion
        self.suggestion_changed.emit()
        if self._again:
            self.load()

    def _unread(self, error: MatchmakerError) -> None:
        self._loading = False
        self._session.tell_error(error)

    def _applied(self, done: "Weighed") -> None:
        if done.action is not None:
            self._session.tell(done.action.summary, undo=True)
            self.applied.emit()

    def _show(self, weights: Weights) -> None:
        self.weights = weights
        self.weights_changed.emit()
        self._ask()

    def _ask(self) -> None:
        """Work out what moves, one look at a time, always for the newest weights."""
        suggestion, weights = self.suggestion, self.weights
        if self._asking or suggestion is None or not weights:
            return
        balance = suggestion.balance
        job = self._session.read(
            lambda _database, _p: balance.shift(weights), self._answered, self._unanswered
        )
        self._asking = job is not None

    def _answered(self, shift: Shift) -> None:
        self._asking = False
        self.shift = shift
        self.shift_changed.emit()
        if shift.weights != self.weights:
            self._ask()

    def _unanswered(self, _error: object) -> None:
        self._asking = False


def _suggest(database: "Database") -> "Suggestion":
    from matchmaker.services import learning

    return learning.suggest(database)


def _weigh(database: "Database", weights: Weights, by: str) -> "Weighed":
    from matchmaker.services import weighing

    return weighing.weigh(database, weights, by=by)
