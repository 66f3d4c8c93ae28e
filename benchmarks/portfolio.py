"""Time the best overall selection: ``python -m benchmarks.portfolio``.

The peer is OR-tools' min-cost flow, if it is installed; it is no dependency of matchmaker. Both
solve the same graphs and must find the same sums. Popularity of teams is skewed; *room* is the
places of all teams for each need.
"""

import argparse
import importlib
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.machine import machine
from matchmaker.matching.portfolio import Graph, select

_PER_TEAM = 6
_TOP = 10
_ROOMS = (0.8, 1.2, 3.0)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--needs", type=int, nargs="+", default=[500, 1000])
    options = parser.parse_args()
    print(machine("numpy"))
    peer = _peer()
    print(f"{'needs':>8}{'pairs':>9}{'room':>6}{'ours s':>9}{'OR-tools s':>12}{'sum':>14}")
    for needs in options.needs:
        for room in _ROOMS:
            _print_row(made(needs, room), room, peer)


def made(needs: int, room: float, *, seed: int = 0) -> Graph:
    """Return a graph of so many needs with ten pairs each, at most one for each team."""
    rng = np.random.default_rng(seed)
    teams = max(1, int(needs * room / _PER_TEAM))
    popularity = np.cumsum(rng.pareto(1.5, teams) + 0.3)
    drawn = rng.random(needs * _TOP) * popularity[-1]
    chosen = np.searchsorted(popularity, drawn).clip(0, teams - 1)
    pairs = np.unique(np.repeat(np.arange(needs), _TOP) * teams + chosen)
    return Graph(
        (pairs // teams).tolist(),
        (pairs % teams).tolist(),
        rng.integers(4400, 9500, len(pairs)).tolist(),
        [0] * needs,
        [0] * teams,
    )


def _print_row(graph: Graph, room: float, peer: Callable[[Graph], int] | None) -> None:
    begun = time.perf_counter()
    chosen = select(graph, per_team=_PER_TEAM, per_need=1).chosen
    ours = time.perf_counter() - begun
    total = sum(graph.scores[edge] for edge in chosen)
    theirs = "-"
    if peer is not None:
        begun = time.perf_counter()
        found = peer(graph)
        theirs = f"{time.perf_counter() - begun:.2f}"
        if found != total:
            raise AssertionError(f"the sums differ: {total} and {found}")
    print(
        f"{len(graph.taken):8}{len(graph.needs):9}{room:6.1f}{ours:9.2f}{theirs:>12}{total:14,}",
        flush=True,
    )


def _peer() -> Callable[[Graph], int] | None:
    try:
        flow: Any = importlib.import_module("ortools.graph.python.min_cost_flow")
    except ImportError:
        return None

    def solve(graph: Graph) -> int:
        needs, teams, pairs = len(graph.taken), len(graph.held), len(graph.needs)
        source, sink = needs + teams, needs + teams + 1
        scores = np.array(graph.scores)
        bonus = int(scores.max()) * (needs + 1) + 1
        arcs = (
            (np.full(needs, source), np.arange(needs), np.ones(needs), np.full(needs, -bonus)),
            (np.array(graph.needs), np.array(graph.teams) + needs, np.ones(pairs), -scores),
            (
                np.arange(teams) + needs,
                np.full(teams, sink),
                np.full(teams, _PER_TEAM),
                np.zeros(teams),
            ),
            (np.array([source]), np.array([sink]), np.array([needs]), np.zeros(1)),
        )
        columns = [np.concatenate(each).astype(np.int64) for each in zip(*arcs, strict=True)]
        solver = flow.SimpleMinCostFlow()
        solver.add_arcs_with_capacity_and_unit_cost(*columns)
        solver.set_node_supply(source, needs)
        solver.set_node_supply(sink, -needs)
        if solver.solve() != solver.OPTIMAL:
            raise AssertionError("the peer found no optimum")
        flows = np.array(solver.flows(np.arange(len(columns[0]))))
        return int((flows[needs : needs + pairs] * scores).sum())

    return solve


if __name__ == "__main__":
    main()
