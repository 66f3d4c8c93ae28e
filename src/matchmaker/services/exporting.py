"""Write what was proposed and decided as tables that open in any spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from matchmaker import exchange
from matchmaker.domain.event import Event
from matchmaker.domain.explanation import Criterion, Explanation, Level, whole_points, whole_score
from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.pairing import Pairing, PairState, RunReport
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import LocalisedText
from matchmaker.i18n.explain import reason
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, Message
from matchmaker.services import about
from matchmaker.services.overview import uncovered
from matchmaker.store import Database
from matchmaker.store.database import Clock, utc_now

_STATES = {
    PairState.PROPOSED: N_("Proposed"),
    PairState.SHORTLISTED: N_("Shortlisted"),
    PairState.ACCEPTED: N_("Accepted"),
    PairState.RESERVE: N_("In reserve"),
    PairState.REJECTED: N_("Rejected"),
    PairState.GONE: N_("No longer proposed"),
}


@dataclass(frozen=True, slots=True)
class _Content:
    """Everything the tables speak of, at one moment."""

    event: Event | None
    needs: Mapping[NeedId, Need]
    capabilities: Mapping[CapabilityId, Capability]
    organisations: Mapping[OrganisationId, Organisation]
    pairings: Sequence[Pairing]
    run: RunReport | None


def proposals(
    database: Database, path: Path, translator: Translator, *, now: Clock = utc_now
) -> Path:
    """Write the pairs with scores and reasons, the uncovered needs, and what this file is.

    Raises:
        OutputError: the file cannot be written; an older one is as it was.
    """
    with database.reading() as reader:
        content = _Content(
            event=reader.event(),
            needs={each.id: each for each in reader.needs()},
            capabilities={each.id: each for each in reader.capabilities()},
            organisations={each.id: each for each in reader.organisations()},
            pairings=reader.pairings(),
            run=reader.last_run(),
        )
    criteria = _criteria(content.pairings)
    sheets = (
        exchange.Sheet(
            translator.text(N_("Proposals")),
            tuple(_headings(criteria, translator)),
            tuple(_pair_row(pair, content, criteria, translator) for pair in content.pairings),
        ),
        _uncovered(content, translator),
        about.sheet(
            content.event,
            translator,
            _about(content, translator),
            personal=about.PersonalData.NONE,
            now=now,
        ),
    )
    return exchange.write_workbook(path, sheets)


def _criteria(pairings: Iterable[Pairing]) -> tuple[Criterion, ...]:
    found = {
        part.criterion
        for pairing in pairings
        if pairing.proposal is not None
        for part in pairing.proposal.explanation.contributions
    }
    return tuple(criterion for criterion in Criterion if criterion in found)


def _headings(criteria: Iterable[Criterion], translator: Translator) -> Iterator[str]:
    for text in (
        N_("Need code"), N_("Need"), N_("Company"), N_("Capability code"), N_("Capability"),
        N_("Institution"), N_("Rank"), N_("Score"), N_("Grade"), N_("Why"),
    ):  # fmt: skip
        yield translator.text(text)
    for criterion in criteria:
        part = translator.label("criterion", criterion.value)
        yield translator.text(N_("Points: {part}"), part=part)
    yield translator.text(N_("State"))
    yield translator.text(N_("Pair code"))


def _pair_row(
    pairing: Pairing, content: _Content, criteria: Sequence[Criterion], translator: Translator
) -> tuple[exchange.Cell, ...]:
    need = content.needs[pairing.need]
    capability = content.capabilities[pairing.capability]
    proposal = pairing.proposal
    scored = _scored(proposal.explanation, criteria, translator) if proposal else None
    return (
        need.code,
        _shown(need.title, translator),
        _names([need.organisation], content, translator),
        capability.code,
        _shown(capability.title, translator),
        _names(capability.organisations, content, translator),
        proposal.rank if proposal else None,
        *(scored or (None,) * (3 + len(criteria))),
        translator.text(_STATES[pairing.state]),
        pairing.code,
    )


def _scored(
    explanation: Explanation, criteria: Sequence[Criterion], translator: Translator
) -> tuple[exchange.Cell, ...]:
    """Return score, grade, reason and the points of each part, which add up to the score.

    What one of the two sides does not state has no points: its cell stays empty.
    """
    parts = zip(explanation.contributions, whole_points(explanation), strict=True)
    points = {part.criterion: value for part, value in parts if part.level is not Level.MISSING}
    return (
        whole_score(explanation),
        translator.label("grade", explanation.grade.value),
        reason(explanation, translator),
        *(points.get(criterion) for criterion in criteria),
    )


def _uncovered(content: _Content, translator: Translator) -> exchange.Sheet:
    pairings: dict[NeedId, list[Pairing]] = {}
    for pairing in content.pairings:
        pairings.setdefault(pairing.need, []).append(pairing)
    needs = [
        need
        for need in content.needs.values()
        if uncovered(need, pairings.get(need.id, ()), content.capabilities) is not None
    ]
    return exchange.Sheet(
        translator.text(N_("Uncovered needs")),
        tuple(translator.text(text) for text in (N_("Need code"), N_("Need"), N_("Company"))),
        tuple(
            (
                need.code,
                _shown(need.title, translator),
                _names([need.organisation], content, translator),
            )
            for need in sorted(needs, key=lambda each: each.code)
        ),
    )


def _about(content: _Content, translator: Translator) -> Iterator[about.Line]:
    run = content.run
    profiles = {p.proposal.explanation.profile for p in content.pairings if p.proposal}
    yield translator.text(N_("Matching profile")), ", ".join(sorted(profiles))
    if run is not None:
        numbers = Message(
            N_("{needs} needs, {capabilities} capabilities, {proposals} proposals"),
            needs=run.needs, capabilities=run.capabilities, proposals=run.proposals,
        )  # fmt: skip
        yield translator.text(N_("Run {number}"), number=run.run), translator.say(numbers)
    advice = N_("Scores are advice from 0 to 100; people decide. The points add up to the score.")
    yield translator.text(N_("Reading it")), translator.text(advice)
    meaning = N_("Uncovered: no partner is chosen, and nothing proposed is better than weak.")
    yield translator.text(N_("Uncovered needs")), translator.text(meaning)
    empty = N_("An empty cell means: not stated. A 0 is a point not won.")
    yield translator.text(N_("Empty cells")), translator.text(empty)


def _names(
    organisations: Iterable[OrganisationId], content: _Content, translator: Translator
) -> str:
    found = (content.organisations.get(each) for each in organisations)
    return "; ".join(_shown(each.name, translator) for each in found if each is not None)


def _shown(text: LocalisedText, translator: Translator) -> str:
    return text.shown(translator.language)[0]
