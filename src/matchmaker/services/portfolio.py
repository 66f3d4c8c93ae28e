"""Suggest the best overall selection of pairs within what teams can meet, and take it over."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matchmaker.domain.explanation import Grade
from matchmaker.domain.ids import CapabilityId, JudgementId, NeedId
from matchmaker.domain.journal import Action, ActionKind
from matchmaker.domain.pairing import Decision, Judgement, Pairing, PairState
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.teams import Overload, Team, TeamKey, TeamLoad, team_of
from matchmaker.matching import portfolio
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress
from matchmaker.services.changes import Changed
from matchmaker.services.curating import PairId
from matchmaker.store import Database, Reader

SIGNED = "portfolio"
_OPEN = {PairState.PROPOSED, PairState.SHORTLISTED, PairState.RESERVE}
_SUMMARIES = {
    Decision.ACCEPT: N_("Accepted the best overall selection (pairs: {n})"),
    Decision.RESERVE: N_("Held the best overall selection in reserve (pairs: {n})"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How many meetings a team and a need get at most; accepted pairs count."""

    per_team: int = 6
    per_need: int = 1


@dataclass(frozen=True, slots=True)
class Swap:
    """A need that does not get its best: what it gets instead (nothing: nobody has room)."""

    need: NeedId
    best: tuple[Pairing, ...]
    chosen: tuple[Pairing, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The pairs that serve most needs and have the highest sum of scores within *limits*.

    ``served`` of ``servable`` needs have a partner with it, accepted ones included.
    """

    limits: Limits
    chosen: tuple[Pairing, ...]
    swaps: tuple[Swap, ...]
    overloads: tuple[Overload, ...]
    served: int
    servable: int


@dataclass(frozen=True, slots=True)
class Applied:
    """How many pairs were decided, how many were passed over, and the one step it was."""

    action: Action | None
    decided: int
    passed: int
    changed: Changed


@dataclass(frozen=True, slots=True)
class _Scene:
    """Everything a suggestion stands on, in an order that does not depend on the store's."""

    needs: Mapping[NeedId, Need]
    pairings: tuple[Pairing, ...]
    teams: Mapping[CapabilityId, Team]

    @classmethod
    def read(cls, reader: Reader) -> "_Scene":
        out = [need for need in reader.needs() if need.status.matched]
        needs = {need.id: need for need in sorted(out, key=lambda each: each.code)}
        capabilities = {each.id: each for each in reader.capabilities()}
        pairings = [
            pair
            for pair in reader.pairings()
            if pair.need in needs and pair.capability in capabilities
        ]
        return cls(needs, _ordered(pairings, needs, capabilities), _teams(reader, capabilities))


def _ordered(
    pairings: Iterable[Pairing],
    needs: Mapping[NeedId, Need],
    capabilities: Mapping[CapabilityId, Capability],
) -> tuple[Pairing, ...]:
    def place(pair: Pairing) -> tuple[str, str]:
        return needs[pair.need].code, capabilities[pair.capability].code

    return tuple(sorted(pairings, key=place))


def _teams(
    reader: Reader, capabilities: Mapping[CapabilityId, Capability]
) -> dict[CapabilityId, Team]:
    organisations = {each.id: each for each in reader.organisations()}
    people = {each.id: each for each in reader.people()}
    return {id_: team_of(each, organisations, people) for id_, each in capabilities.items()}


def suggest(
    database: Database, limits: Limits | None = None, *, progress: Progress = SILENT
) -> Suggestion:
    """Return the best overall selection; nothing is written.

    Accepted pairs stay, rejected and vetoed ones are out; weak proposals are in only if a person
    put them on the shortlist or in reserve.

    Raises:
        Cancelled: by *progress*.
    """
    limits = limits or Limits()
    with database.reading() as reader:
        scene = _Scene.read(reader)
    fixed = [pair for pair in scene.pairings if pair.state is PairState.ACCEPTED]
    open_pairs = [pair for pair in scene.pairings if _may_be_chosen(pair)]
    needs = {need: number for number, need in enumerate(scene.needs)}
    teams = _numbered(scene)
    graph = portfolio.Graph(
        needs=[needs[pair.need] for pair in open_pairs],
        teams=[teams[scene.teams[pair.capability].key] for pair in open_pairs],
        scores=[_score(pair) for pair in open_pairs],
        taken=_counted((needs[pair.need] for pair in fixed), len(needs)),
        held=_counted((teams[scene.teams[pair.capability].key] for pair in fixed), len(teams)),
    )
    found = portfolio.select(
        graph, per_team=limits.per_team, per_need=limits.per_need, progress=progress
    )
    chosen = tuple(open_pairs[edge] for edge in found.chosen)
    able = {pair.need for pair in (*open_pairs, *fixed)}
    return Suggestion(
        limits=limits,
        chosen=chosen,
        swaps=tuple(_swaps(open_pairs, chosen, graph.taken, limits, needs)),
        overloads=(*_by_hand(scene, fixed, limits), *_bottlenecks(scene, graph, found)),
        served=len(able) - len(found.uncovered),
        servable=len(able),
    )


def apply(
    database: Database, pairs: Sequence[PairId], decision: Decision = Decision.ACCEPT
) -> Applied:
    """Accept *pairs*, or hold them in reserve, as one step signed “portfolio”.

    Pairs that were accepted or rejected, or withdrawn by a run, since they were suggested are
    passed over.

    Raises:
        DatabaseReadOnly: the event file cannot be written.
    """
    with database.transaction() as tx:
        found = [(pair, tx.pairing(*pair)) for pair in dict.fromkeys(pairs)]
        wanted = [pair for pair, before in found if before is not None and _may_be_chosen(before)]
        passed = len(found) - len(wanted)
        if not wanted:
            return Applied(None, 0, passed, Changed.NOTHING)
        summary = Message(_SUMMARIES[decision], n=len(wanted))
        recorder = tx.act(ActionKind.JUDGE, summary, by=SIGNED)
        for need, capability in wanted:
            old = tx.judgements_of(need, capability)
            recorder.put(
                Judgement(
                    id=old[-1].id if old else JudgementId(uuid.uuid4().hex),
                    need=need,
                    capability=capability,
                    decision=decision,
                    by=SIGNED,
                    at=recorder.action.at,
                    note=old[-1].note if old else "",
                )
            )
        tx.flush()
        return Applied(recorder.action, len(wanted), passed, Changed.JUDGEMENTS)


def loads(database: Database) -> tuple[TeamLoad, ...]:
    """Return every team that has or may get meetings, the busiest first."""
    with database.reading() as reader:
        scene = _Scene.read(reader)
    accepted: dict[TeamKey, int] = {}
    proposed: dict[TeamKey, int] = {}
    teams: dict[TeamKey, Team] = {}
    for pair in scene.pairings:
        team = scene.teams[pair.capability]
        if pair.state is PairState.ACCEPTED:
            accepted[team.key] = accepted.get(team.key, 0) + 1
        elif _may_be_chosen(pair):
            proposed[team.key] = proposed.get(team.key, 0) + 1
        else:
            continue
        teams.setdefault(team.key, team)
    found = [TeamLoad(t, accepted.get(k, 0), proposed.get(k, 0)) for k, t in teams.items()]
    return tuple(
        sorted(found, key=lambda each: (-each.accepted, -each.proposed, each.team.key[1]))
    )


def _may_be_chosen(pair: Pairing) -> bool:
    proposal = pair.proposal
    if proposal is None or pair.state not in _OPEN or proposal.explanation.hard_rules:
        return False
    return pair.state is not PairState.PROPOSED or proposal.explanation.grade is not Grade.WEAK


def _score(pair: Pairing) -> int:
    """Return the score in hundredths."""
    return max(0, int(pair.proposal.explanation.score.scaleb(2))) if pair.proposal else 0


def _numbered(scene: _Scene) -> dict[TeamKey, int]:
    keys = dict.fromkeys(scene.teams[pair.capability].key for pair in scene.pairings)
    return {key: number for number, key in enumerate(keys)}


def _counted(numbers: Iterable[int], size: int) -> list[int]:
    counts = [0] * size
    for number in numbers:
        counts[number] += 1
    return counts


def _swaps(
    open_pairs: Sequence[Pairing],
    chosen: Sequence[Pairing],
    taken: Sequence[int],
    limits: Limits,
    needs: Mapping[NeedId, int],
) -> Iterable[Swap]:
    """Yield the needs that get others than the best ones for themselves, or fewer."""
    offers: dict[NeedId, list[Pairing]] = {}
    for pair in open_pairs:
        offers.setdefault(pair.need, []).append(pair)
    given: dict[NeedId, list[Pairing]] = {}
    for pair in chosen:
        given.setdefault(pair.need, []).append(pair)
    for need, pairs in offers.items():
        room = max(0, limits.per_need - taken[needs[need]])
        best = sorted(pairs, key=_score, reverse=True)[:room]
        got = given.get(need, [])
        if sum(map(_score, got)) != sum(map(_score, best)) or len(got) != len(best):
            yield Swap(need, tuple(best), tuple(got))


def _by_hand(scene: _Scene, fixed: Sequence[Pairing], limits: Limits) -> Iterable[Overload]:
    """Yield the teams for which people accepted more meetings than are allowed."""
    counts: dict[TeamKey, int] = {}
    teams = {scene.teams[pair.capability].key: scene.teams[pair.capability] for pair in fixed}
    for pair in fixed:
        key = scene.teams[pair.capability].key
        counts[key] = counts.get(key, 0) + 1
    for key, count in counts.items():
        if count > limits.per_team:
            yield Overload((teams[key],), count, limits.per_team)


def _bottlenecks(
    scene: _Scene, graph: portfolio.Graph, found: portfolio.Selection
) -> Iterable[Overload]:
    by_number = list({team.key: team for team in _in_order(scene)}.values())
    needs = list(scene.needs)
    for knot in found.bottlenecks:
        held = sum(graph.held[team] for team in knot.teams)
        yield Overload(
            teams=tuple(by_number[team] for team in knot.teams),
            asked=len(knot.needs) + held,
            places=len(knot.needs) + held - len(knot.short),
            short=tuple(needs[need] for need in knot.short),
        )


def _in_order(scene: _Scene) -> Iterable[Team]:
    return (scene.teams[pair.capability] for pair in scene.pairings)
