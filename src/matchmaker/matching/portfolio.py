"""Choose the best set of pairs overall: most needs served first, then the highest sum of scores.

A min-cost flow (units of needs -> teams with few places), solved exactly by successive shortest
paths with potentials: R. K. Ahuja, T. L. Magnanti, J. B. Orlin, *Network Flows* (1993), ch. 9.7.
Scores are whole hundredths, so nothing is rounded on the way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np

from matchmaker.matching.joined import Flags
from matchmaker.progress import SILENT, Progress

_REPORT_EVERY = 64
_FAR = 1 << 62


@dataclass(frozen=True, slots=True)
class Graph:
    """Which need can meet which team, and how good that is.

    Edge *e* joins ``needs[e]`` to ``teams[e]`` with ``scores[e]`` (hundredths, 0 or more);
    several edges may join the same two. ``taken`` and ``held`` count the meetings that are fixed
    already, for each need and each team. Among equal sums the order of the edges decides.
    """

    needs: Sequence[int]
    teams: Sequence[int]
    scores: Sequence[int]
    taken: Sequence[int]
    held: Sequence[int]


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """Teams that together are asked for more meetings than they have: ``short`` needs go without.

    ``needs`` can meet nobody but ``teams`` (those that have a place there, and the short ones).
    """

    teams: tuple[int, ...]
    needs: tuple[int, ...]
    short: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen edges in their order, the needs left without any, and why they are."""

    chosen: tuple[int, ...]
    uncovered: tuple[int, ...]
    bottlenecks: tuple[Bottleneck, ...]


def select(
    graph: Graph, *, per_team: int, per_need: int, progress: Progress = SILENT
) -> Selection:
    """Return the selection that serves most needs and, of those that do, has the highest sum.

    No team gets more than *per_team* meetings, no need more than *per_need*, fixed ones included.

    Raises:
        Cancelled: by *progress*.
    """
    flow = _Flow(graph, per_team, per_need)
    flow.start()
    flow.finish(progress)
    uncovered = flow.uncovered()
    chosen = tuple(edge for edge, there in enumerate(flow.matched) if there)
    return Selection(chosen, uncovered, tuple(_bottlenecks(flow, uncovered)))


class _Flow:
    """The flow while it grows by one meeting at a time; every state on the way is the best so far.

    Nodes are the needs, then the teams; the root takes what flows. ``height`` are the potentials:
    no edge that is left has negative reduced cost.
    """

    def __init__(self, graph: Graph, per_team: int, per_need: int) -> None:
        """Lay the edges out by need, each need's best ones first."""
        owners, scores = np.asarray(graph.needs, np.int64), np.asarray(graph.scores, np.int64)
        taken = np.asarray(graph.taken, np.int64)
        order = np.lexsort((np.arange(len(owners)), -scores, owners))
        self.count = len(taken)
        self.order = order
        self.owner: list[int] = owners.tolist()
        self.team: list[int] = (np.asarray(graph.teams, np.int64) + self.count).tolist()
        self.score: list[int] = scores.tolist()
        begins = np.searchsorted(owners[order], np.arange(self.count + 1))
        listed: list[int] = order.tolist()
        self.edges = [listed[a:b] for a, b in pairwise(begins.tolist())]
        self.units = np.minimum(np.maximum(per_need - taken, 0), np.diff(begins))
        self.served: list[int] = taken.tolist()
        self.room = [0] * self.count + [max(0, per_team - held) for held in graph.held]
        self.guests: list[list[int]] = [[] for _ in self.room]  # matched edges of each team
        self.matched = bytearray(len(self.owner))
        self.height = [0] * len(self.room)
        # Serving one more need outweighs everything that scores can add up to.
        self.bonus = 1 + int(scores.max(initial=0)) * (int(self.units.sum()) + 1)
        self.left = self.units.tolist()

    def start(self) -> None:
        """Give every need the teams it likes best, as far as these have room.

        A team with too many admirers takes the best ones; a need that was turned away keeps only
        what it likes better, so that all potentials may start from 0.
        """
        place = np.empty(len(self.order), np.int64)
        begins = np.concatenate(([0], np.cumsum([len(each) for each in self.edges])))
        owners = np.asarray(self.owner, np.int64)
        place[self.order] = np.arange(len(self.order)) - begins[owners[self.order]]
        limit = self.units.copy()
        admitted = self._admitted(place < limit[owners])
        turned = (place < limit[owners]) & ~admitted
        np.minimum.at(limit, owners[turned], place[turned])
        for edge in np.flatnonzero(place < limit[owners]).tolist():
            self._match(edge)
        for need, edges in enumerate(self.edges):
            first = int(limit[need])
            self.left[need] -= first
            self.height[need] = self.score[edges[first]] if first < len(edges) else 0

    def _admitted(self, wished: Flags) -> Flags:
        """Say which of the wished edges their teams take, the highest scores first."""
        edges = np.flatnonzero(wished)
        teams, scores = np.asarray(self.team, np.int64)[edges], np.asarray(self.score)[edges]
        order = np.lexsort((edges, -scores, teams))
        sorted_teams = teams[order]
        rank = np.arange(len(edges)) - np.searchsorted(sorted_teams, sorted_teams)
        inside = rank < np.asarray(self.room, np.int64)[sorted_teams]
        flags: Flags = np.zeros(len(self.owner), np.bool_)
        flags[edges[order[inside]]] = True
        return flags

    def finish(self, progress: Progress) -> None:
        """Add the meetings that are still open, each by the cheapest change of what there is."""
        waiting = [need for need, left in enumerate(self.left) for _ in range(left)]
        # First meetings before further ones: fewer of them are moved again.
        waiting.sort(key=lambda need: self.served[need] > 0)
        for number, need in enumerate(waiting):
            if number % _REPORT_EVERY == 0:
                progress.report(number, len(waiting))
            self._add(need)

    def uncovered(self) -> tuple[int, ...]:
        """Return the needs that have somebody to meet and got nobody."""
        return tuple(n for n in range(self.count) if self.edges[n] and not self.served[n])

    def reach(self, need: int) -> set[int]:
        """Return all needs and teams from which *need* could be given a place by moving others."""
        found, waiting = {need}, [need]
        while waiting:
            for node, _ in self._ways(waiting.pop()):
                if node not in found:
                    found.add(node)
                    waiting.append(node)
        return found

    def _ways(self, node: int) -> Iterator[tuple[int, int]]:
        """Yield the nodes a unit may be moved to from *node*, with the edge."""
        if node < self.count:
            for edge in self.edges[node]:
                if not self.matched[edge]:
                    yield self.team[edge], edge
        else:
            for edge in self.guests[node]:
                yield self.owner[edge], edge

    def _add(self, need: int) -> None:
        worth = 0 if self.served[need] else self.bonus
        last, path = self._nearest(need, worth + self.height[need])
        if last >= 0:
            self._turn(need, last, path)

    def _nearest(self, need: int, best: int) -> tuple[int, "_Path"]:
        """Find the cheapest way from *need* to the root that is shorter than *best*.

        Returns the last node of it (-1: there is none) and the path, and lowers what was passed,
        also in vain: the next search then stops as early as this one could have.
        """
        path = _Path({need: 0}, {}, set())
        last = -1
        heap = [(0, need)]
        height, distance = self.height, path.distance
        while heap:
            so_far, node = heappop(heap)
            if so_far >= best:
                break
            if node in path.settled:
                continue
            path.settled.add(node)
            end = so_far + self._end(node, first=node == need)
            if end < best:
                best, last = end, node
            sign = -1 if node < self.count else 1
            base = so_far + height[node]
            for other, edge in self._ways(node):
                there = base + sign * self.score[edge] - height[other]
                if there < best and there < distance.get(other, _FAR):
                    distance[other] = there
                    path.by[other] = edge
                    heappush(heap, (there, other))
        self._lower(path, best)
        return last, path

    def _end(self, node: int, *, first: bool) -> int:
        """Return the reduced cost of stopping at *node*: a free place, or a meeting given up."""
        if node >= self.count:
            return self.height[node] if len(self.guests[node]) < self.room[node] else _FAR
        if first:
            return _FAR
        return self.height[node] + (self.bonus if self.served[node] == 1 else 0)

    def _lower(self, path: "_Path", far: int) -> None:
        for node, distance in path.distance.items():
            if distance < far:
                self.height[node] -= far - distance

    def _turn(self, need: int, last: int, path: "_Path") -> None:
        """Match what was free and free what was matched, from *last* back to *need*."""
        if last < self.count:
            self.served[last] -= 1
        self.served[need] += 1
        node = last
        while node != need:
            edge = path.by[node]
            if node >= self.count:
                self.matched[edge] = True
                self.guests[node].append(edge)
                node = self.owner[edge]
            else:
                self.matched[edge] = False
                node = self.team[edge]
                self.guests[node].remove(edge)

    def _match(self, edge: int) -> None:
        self.matched[edge] = True
        self.guests[self.team[edge]].append(edge)
        self.served[self.owner[edge]] += 1


@dataclass(frozen=True, slots=True)
class _Path:
    """How far each node is from where the search began, and by which edge it is reached."""

    distance: dict[int, int]
    by: dict[int, int]
    settled: set[int]


def _bottlenecks(flow: _Flow, uncovered: tuple[int, ...]) -> Iterator[Bottleneck]:
    """Yield the sets of teams that are asked too much, one for each knot of uncovered needs."""
    knots: list[tuple[set[int], list[int]]] = []
    for need in uncovered:
        inside = next((knot for knot in knots if need in knot[0]), None)
        if inside is not None:
            inside[1].append(need)
            continue
        reached, short = flow.reach(need), [need]
        apart = []
        for nodes, needs in knots:
            if nodes & reached:
                reached |= nodes
                short += needs
            else:
                apart.append((nodes, needs))
        knots = [*apart, (reached, short)]
    for nodes, needs in knots:
        yield Bottleneck(
            tuple(sorted(node - flow.count for node in nodes if node >= flow.count)),
            tuple(sorted(node for node in nodes if node < flow.count)),
            tuple(sorted(needs)),
        )
