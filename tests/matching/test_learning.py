"""Learning from decisions: planted weights come back, chance teaches nothing."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from matchmaker.domain.explanation import Criterion
from matchmaker.domain.learning import LessonState
from matchmaker.domain.profile import Profile
from matchmaker.domain.weights import Weights, complete
from matchmaker.matching.learning import LEAST, LEAST_EACH, Example, learn
from matchmaker.matching.profiles import load_profile

PLANTED = dict(zip(Criterion, (30, 2, 10, 20, 2, 30, 3, 3), strict=True))
OFTEN_MISSING = dict(zip(Criterion, (0.1, 0.3, 0.05, 0.0, 0.6, 0.4, 0.3, 0.5), strict=True))


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile()


def decided(count: int, planted: Mapping[Criterion, int], *, seed: int = 7) -> list[Example]:
    """Return pairs accepted where the parts, weighed as *planted*, come to more than half."""
    dice = random.Random(seed)
    return [one(dice, planted) for _ in range(count)]


def one(dice: random.Random, planted: Mapping[Criterion, int]) -> Example:
    parts = {
        c: None if dice.random() < OFTEN_MISSING[c] else round(dice.random(), 3) for c in Criterion
    }
    stated = {c: s for c, s in parts.items() if s is not None}
    weight = sum(planted[c] for c in stated)
    mean = sum(planted[c] * s for c, s in stated.items()) / weight
    return Example(tuple(parts.values()), accepted=mean + dice.gauss(0, 0.05) > 0.5)


def distance(weights: Weights) -> Decimal:
    return sum((abs(weights[c] - PLANTED[c]) for c in Criterion), Decimal(0))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_weights_are_recovered(profile: Profile, seed: int) -> None:
    lesson = learn(decided(240, PLANTED, seed=seed), profile)
    assert lesson.state is LessonState.BETTER
    assert lesson.weights is not None
    assert distance(lesson.weights) < distance(profile.weights) / 2
    assert lesson.separation_then > lesson.separation_now + 0.05


def test_more_decisions_come_nearer(profile: Profile) -> None:
    found = [learn(decided(count, PLANTED), profile).weights for count in (40, 100, 400)]
    distances = [distance(weights) for weights in found if weights is not None]
    assert len(distances) == 3
    assert distances == sorted(distances, reverse=True)


def test_few_decisions_move_the_weights_less_than_many(profile: Profile) -> None:
    few, many = (learn(decided(count, PLANTED), profile).weights for count in (40, 400))
    assert few is not None
    assert many is not None

    def moved(weights: Weights) -> Decimal:
        return sum((abs(weights[c] - profile.weights[c]) for c in Criterion), Decimal(0))

    assert 0 < moved(few) < moved(many)


@pytest.mark.parametrize("seed", range(4))
def test_weights_are_half_points_of_0_or_more_that_add_up_to_100(
    profile: Profile, seed: int
) -> None:
    lesson = learn(decided(90, PLANTED, seed=seed), profile)
    assert lesson.weights is not None
    assert complete(lesson.weights)
    assert all(weight * 2 % 1 == 0 for weight in lesson.weights.values())


def test_one_decision_too_few_teaches_nothing(profile: Profile) -> None:
    lesson = learn(decided(LEAST - 1, PLANTED), profile)
    assert (lesson.state, lesson.missing, lesson.weights) == (LessonState.TOO_FEW, 1, None)
    assert lesson.decisions == LEAST - 1
    assert learn(decided(LEAST, PLANTED), profile).state is not LessonState.TOO_FEW
    assert learn((), profile).missing == LEAST


@pytest.mark.parametrize("accepted", [True, False])
def test_decisions_that_are_all_the_same_teach_nothing(
    profile: Profile, *, accepted: bool
) -> None:
    same = [Example(each.similarities, accepted) for each in decided(80, PLANTED)]
    lesson = learn(same, profile)
    assert lesson.state is LessonState.ONE_SIDED
    assert (lesson.missing, lesson.weights) == (LEAST_EACH, None)


def test_decisions_that_follow_the_weights_in_force_offer_nothing(profile: Profile) -> None:
    followed = {c: int(profile.weights[c]) for c in Criterion}
    offers = [learn(decided(120, followed, seed=n), profile).weights for n in range(6)]
    assert sum(offer is not None for offer in offers) <= 1


def test_decisions_by_chance_offer_nothing(profile: Profile) -> None:
    dice = random.Random(5)
    chance = [Example(e.similarities, dice.random() < 0.5) for e in decided(120, PLANTED)]
    lesson = learn(chance, profile)
    assert (lesson.state, lesson.weights) == (LessonState.NO_BETTER, None)


def test_pairs_of_which_nothing_is_stated_are_survived(profile: Profile) -> None:
    nothing = [Example((None,) * len(Criterion), accepted=n % 2 == 0) for n in range(60)]
    assert learn(nothing, profile).weights is None


def test_the_same_decisions_in_any_order_give_the_same_lesson(profile: Profile) -> None:
    examples = decided(90, PLANTED)
    lesson = learn(examples, profile)
    random.Random(2).shuffle(examples)
    assert learn(examples, profile) == lesson


def test_a_lesson_is_learned_anew_from_the_weights_it_gave(profile: Profile) -> None:

    examples = decided(240, PLANTED)
    first = learn(examples, profile)
    assert first.weights is not None
    again = learn(examples, replace(profile, weights=first.weights))
    assert again.separation_now >= first.separation_now + 0.05
    if again.weights is not None:
        assert distance(again.weights) <= distance(first.weights)
