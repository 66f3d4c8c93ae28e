"""The best overall selection: as good as trying everything, and the same in any order."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.matching.portfolio import Graph, Selection, select
from matchmaker.progress import Cancelled

pytestmark = pytest.mark.matching

LAW = settings(max_examples=300, deadline=None)
Value = tuple[int, int]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw up to nine pairs of up to five needs and three teams, some with fixed meetings."""
    needs, teams = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    edge = st.tuples(
        st.integers(0, needs - 1),
        st.integers(0, teams - 1),
        st.sampled_from([0, 1, 5, 5, 7, 10, 100]),
    )
    edges = draw(st.lists(edge, max_size=9))
    return Graph(
        needs=[each[0] for each in edges],
        teams=[each[1] for each in edges],
        scores=[each[2] for each in edges],
        taken=draw(st.lists(st.sampled_from([0, 0, 0, 1, 2]), min_size=needs, max_size=needs)),
        held=draw(st.lists(st.integers(0, 2), min_size=teams, max_size=teams)),
    )


GRAPHS, FEW = graphs(), st.integers(1, 3)


def value(graph: Graph, edges: tuple[int, ...]) -> Value:
    """Return how many needs are served, and the sum of scores."""
    served = {n for n, count in enumerate(graph.taken) if count} | {graph.needs[e] for e in edges}
    return len(served), sum(graph.scores[e] for e in edges)


def allowed(graph: Graph, edges: tuple[int, ...], per_team: int, per_need: int) -> bool:
    needs, teams = list(graph.taken), list(graph.held)
    for edge in edges:
        needs[graph.needs[edge]] += 1
        teams[graph.teams[edge]] += 1
    return all(
        now <= max(limit, fixed)
        for counts, before, limit in (
            (needs, graph.taken, per_need),
            (teams, graph.held, per_team),
        )
        for now, fixed in zip(counts, before, strict=True)
    )


def best_by_trying(graph: Graph, per_team: int, per_need: int) -> Value:
    size = len(graph.needs)
    subsets = (tuple(e for e in range(size) if mask >> e & 1) for mask in range(1 << size))
    return max(value(graph, s) for s in subsets if allowed(graph, s, per_team, per_need))


@LAW
@given(GRAPHS, FEW, FEW)
def test_it_is_as_good_as_the_best_found_by_trying_everything(
    graph: Graph, per_team: int, per_need: int
) -> None:
    found = select(graph, per_team=per_team, per_need=per_need)
    assert allowed(graph, found.chosen, per_team, per_need)
    assert value(graph, found.chosen) == best_by_trying(graph, per_team, per_need)


@LAW
@given(GRAPHS, FEW, FEW, st.randoms(use_true_random=False))
def test_the_order_of_pairs_needs_and_teams_does_not_change_what_it_is_worth(
    graph: Graph, per_team: int, per_need: int, random: Random
) -> None:
    order = list(range(len(graph.needs)))
    needs, teams = list(range(len(graph.taken))), list(range(len(graph.held)))
    for each in (order, needs, teams):
        random.shuffle(each)
    other = Graph(
        needs=[needs.index(graph.needs[e]) for e in order],
        teams=[teams.index(graph.teams[e]) for e in order],
        scores=[graph.scores[e] for e in order],
        taken=[graph.taken[n] for n in needs],
        held=[graph.held[t] for t in teams],
    )
    one = select(graph, per_team=per_team, per_need=per_need)
    two = select(other, per_team=per_team, per_need=per_need)
    assert value(graph, one.chosen) == value(other, two.chosen)
    assert one == select(graph, per_team=per_team, per_need=per_need)


@LAW
@given(GRAPHS, FEW)
def test_a_bottleneck_is_short_of_exactly_the_needs_left_out(graph: Graph, per_team: int) -> None:
    found = select(graph, per_team=per_team, per_need=1)
    assert sorted(n for knot in found.bottlenecks for n in knot.short) == list(found.uncovered)
    for knot in found.bottlenecks:
        places = sum(max(0, per_team - graph.held[team]) for team in knot.teams)
        assert len(knot.needs) == places + len(knot.short)
        asked = {graph.teams[e] for e, n in enumerate(graph.needs) if n in knot.needs}
        assert asked == set(knot.teams)


def test_a_worse_pair_is_taken_so_that_everybody_gets_one() -> None:
    graph = Graph([0, 0, 1], [0, 1, 0], [90, 40, 50], [0, 0], [0, 0])
    assert select(graph, per_team=1, per_need=1) == Selection((1, 2), (), ())


def test_nothing_to_choose_from_is_an_empty_selection() -> None:
    assert select(Graph([], [], [], [], []), per_team=1, per_need=1) == Selection((), (), ())
    assert select(Graph([], [], [], [0], [0]), per_team=1, per_need=1).uncovered == ()


def test_it_can_be_stopped() -> None:
    class Stopped:
        def report(self, *_args: object) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        select(
            Graph([0, 1], [0, 0], [5, 5], [0, 0], [0]), per_team=1, per_need=1, progress=Stopped()
        )
