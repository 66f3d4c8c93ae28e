"""Learn weights from accepted and rejected pairs, near those that count now, or offer nothing.

A logistic model of “accepted” on the similarities of the parts, whose coefficients are not
negative and are held near the weights in force (a Gaussian prior around them, on the scale that
fits the score as it is). Fitted by the bound of Jaakkola and Jordan (Statistics and Computing 10,
2000): every round minimises a quadratic above the loss, so the loss never rises. All decisions
are fitted together and once more without each of them, as one array.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from matchmaker.domain.explanation import Explanation
from matchmaker.domain.learning import Lesson, LessonState
from matchmaker.domain.profile import Profile
from matchmaker.domain.weights import Weights, shared_out
from matchmaker.matching.scoring import CRITERIA, Spreading
from matchmaker.matching.tokens import Floats

LEAST = 30  # decisions before anything is learned
LEAST_EACH = 5  # of them accepted, and rejected
_GAIN = 0.01  # of separation, below which weights are as good as they were
_SURE = 1.0  # standard errors by which the loss must fall, or it may as well be chance
_TELLING = 0.6  # separation below which the parts tell nothing about what is decided
_SPREAD = 1.0  # standard deviation of a coefficient around the one in force
_SCALE = 12.0  # standard deviation of the coefficient of a whole score from 0 to 1
_LEAST_SCALE = 6.0  # of the weights in force as the others are held near them
_FREE = 10.0  # standard deviation of the level, which is next to free
_MOST_LEFT_OUT = 120  # fits that leave something out; above it, several pairs are left out at once
_ROUNDS, _SWEEPS = 30, 6


@dataclass(frozen=True, slots=True, order=True)
class Example:
    """A decided pair: how similar each part was (None: not stated), and what was decided."""

    similarities: tuple[float | None, ...]  # in the order of ``Criterion``
    accepted: bool


def example(explanation: Explanation, *, accepted: bool) -> Example:
    """Return what *explanation* gives to learn from."""
    found = {part.criterion: part.similarity for part in explanation.contributions}
    return Example(tuple(found.get(criterion) for criterion in CRITERIA), accepted)


def learn(examples: Sequence[Example], profile: Profile) -> Lesson:
    """Return adjusted weights if they part accepted from rejected pairs better than *profile*.

    They are judged on pairs they were not fitted on, rounded as they would be used. The order of
    the examples changes nothing.
    """
    ordered = sorted(examples, key=_order)
    accepted = sum(each.accepted for each in ordered)
    lesson = Lesson(LessonState.TOO_FEW, accepted, len(ordered) - accepted)
    if len(ordered) < LEAST:
        return replace(lesson, missing=LEAST - len(ordered))
    fewer = min(lesson.accepted, lesson.rejected)
    if fewer < LEAST_EACH:
        return replace(lesson, state=LessonState.ONE_SIDED, missing=LEAST_EACH - fewer)
    return _judged(lesson, ordered, profile)


def _order(each: Example) -> tuple[tuple[float, ...], bool]:
    return tuple(-1.0 if s is None else s for s in each.similarities), each.accepted


def _judged(lesson: Lesson, examples: Sequence[Example], profile: Profile) -> Lesson:
    """Fit on all and on all but a few, and see whether those left out are parted better."""
    data = _Data.of(examples, profile)
    fits = _fits(data)
    weights = [_rounded(row) for row in fits.parts]
    left_out = [(examples[i], weights[data.fold[i]]) for i in range(len(examples))]
    now = _separation([_total(each, profile.weights, profile) for each in examples], data.wanted)
    then = _separation([_total(each, own, profile) for each, own in left_out], data.wanted)
    better = then >= max(now + _GAIN, _TELLING) and fits.surely_better()
    offered = weights[-1] if better and weights[-1] != dict(profile.weights) else None
    return replace(
        lesson,
        state=LessonState.BETTER if offered else LessonState.NO_BETTER,
        weights=offered,
        separation_now=now,
        separation_then=then,
    )


@dataclass(frozen=True, slots=True)
class _Data:
    """Examples as arrays.

    ``parts`` (n x criteria) has for what is not stated the mean of what is, which is what its
    weight is worth when it is spread. ``fold`` is the fit that leaves an example out; the last
    fit, one after the folds, leaves nothing out.
    """

    parts: Floats
    wanted: Floats  # 1 accepted, 0 rejected
    fold: Sequence[int]
    weights: Floats  # in force, adding up to 1

    @classmethod
    def of(cls, examples: Sequence[Example], profile: Profile) -> "_Data":
        weights = np.array([float(profile.weights[c]) for c in CRITERIA]) / 100
        raw = np.array(
            [[np.nan if s is None else s for s in each.similarities] for each in examples]
        )
        known = ~np.isnan(raw)
        stated = (known * weights).sum(axis=1)
        mean = np.where(known, raw, 0.0) @ weights / np.where(stated > 0, stated, 1.0)
        folds = min(len(examples), _MOST_LEFT_OUT)
        return cls(
            parts=np.where(known, raw, mean[:, None]),
            wanted=np.array([float(each.accepted) for each in examples]),
            fold=[i % folds for i in range(len(examples))],
            weights=weights,
        )

    def kept(self) -> Floats:
        """Return which example (columns) counts in which fit (rows)."""
        folds = max(self.fold) + 1
        kept = np.ones((folds + 1, len(self.fold)))
        kept[list(self.fold), np.arange(len(self.fold))] = 0.0
        return kept


@dataclass(frozen=True, slots=True)
class _Fits:
    """Coefficients of the parts (fits x criteria), and the loss on each example left out."""

    parts: Floats
    loss_now: Floats
    loss_then: Floats

    def surely_better(self) -> bool:
        """Tell whether the loss falls by more than chance would have it."""
        fall = self.loss_now - self.loss_then
        chance = float(fall.std(ddof=1)) / float(np.sqrt(len(fall)))
        return float(fall.mean()) > _SURE * chance


def _fits(data: _Data) -> _Fits:
    kept = data.kept()
    level = np.ones((len(data.wanted), 1))
    score = np.hstack([level, (data.parts @ data.weights)[:, None]])
    free = np.array([1 / _FREE**2, 1 / _SCALE**2])
    now = _fit(score, data.wanted, kept, np.zeros((len(kept), 2)), free)
    around = np.hstack(
        [np.zeros((len(kept), 1)), np.maximum(now[:, 1:], _LEAST_SCALE) * data.weights]
    )
    held = np.array([1 / _FREE**2, *[1 / _SPREAD**2] * len(CRITERIA)])
    each = np.hstack([level, data.parts])
    then = _fit(each, data.wanted, kept, around, held)
    return _Fits(
        then[:, 1:],
        loss_now=_loss((score * now[data.fold]).sum(axis=1), data.wanted),
        loss_then=_loss((each * then[data.fold]).sum(axis=1), data.wanted),
    )


def _fit(features: Floats, wanted: Floats, kept: Floats, around: Floats, held: Floats) -> Floats:
    """Return the coefficients of each fit (row of *kept*); all but the first are 0 or more.

    They are pulled towards *around*, with the strength *held*.
    """
    count = features.shape[1]
    squares = (features[:, :, None] * features[:, None, :]).reshape(len(features), -1)
    pull = kept @ (features * (wanted - 0.5)[:, None]) + held * around
    found = around.copy()
    for _ in range(_ROUNDS):
        logit = np.abs(found @ features.T)
        bound = np.where(logit > 1e-6, np.tanh(logit / 2) / (2 * np.maximum(logit, 1e-6)), 0.25)
        curve = ((kept * bound) @ squares).reshape(-1, count, count) + np.diag(held)
        for _ in range(_SWEEPS):
            for i in range(count):
                rest = (curve[:, i, :] * found).sum(axis=1) - curve[:, i, i] * found[:, i]
                value = (pull[:, i] - rest) / curve[:, i, i]
                found[:, i] = np.maximum(value, 0.0) if i else value
    return found


def _loss(logit: Floats, wanted: Floats) -> Floats:
    """Return the logarithmic loss of each example."""
    loss: Floats = np.logaddexp(0.0, np.where(wanted > 0, -logit, logit))
    return loss


def _rounded(coefficients: Floats) -> Weights:
    shares = {c: float(share) for c, share in zip(CRITERIA, coefficients, strict=True)}
    return shared_out(shares)


def _total(each: Example, weights: Weights, profile: Profile) -> int:
    """Return the score in hundredths, as a run with these weights would give it."""
    spread = Spreading(replace(profile, weights=weights))
    known = tuple(similarity is not None for similarity in each.similarities)
    points = zip(spread.weights(known), each.similarities, strict=True)
    return sum(round(weight * (similarity or 0.0)) for weight, similarity in points)


def _separation(scores: Sequence[int], wanted: Floats) -> float:
    """Return the share of couples, one accepted and one rejected, in the right order."""
    marks = np.array(scores)
    above = marks[wanted > 0][:, None] - marks[wanted == 0][None, :]
    return float((np.sign(above) + 1).mean() / 2)
