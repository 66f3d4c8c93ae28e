"""Word the lists of the matching page: needs, candidates and uncovered needs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchmaker.domain.bars import Bar, score_bar
from matchmaker.domain.explanation import (
    Cap,
    Contribution,
    Explanation,
    Grade,
    whole_points,
    whole_score,
    whole_weights,
)
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.pairing import Pairing, PairState
from matchmaker.domain.profile import Profile
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.gui.presenters.matching_pairs import Candidate, points_behind
from matchmaker.i18n import explain
from matchmaker.i18n.lifting import change_words
from matchmaker.i18n.tables import institution, park_name
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, NN_, Label, Message

if TYPE_CHECKING:
    from matchmaker.services.overview import Uncovered
    from matchmaker.services.workbench import Desk, DeskRow

_DOT = " \u00b7 "
_STATES = {
    PairState.PROPOSED: Message(N_("Proposed")),
    PairState.SHORTLISTED: Message(N_("Shortlisted")),
    PairState.ACCEPTED: Message(N_("Accepted")),
    PairState.RESERVE: Message(N_("Reserve")),
    PairState.REJECTED: Message(N_("Rejected")),
    PairState.GONE: Message(N_("No longer proposed")),
}
# What decides how a need stands, the strongest first.
_STRONGEST = (PairState.ACCEPTED, PairState.RESERVE, PairState.SHORTLISTED)
_WITH = {
    PairState.ACCEPTED: N_("Accepted {code}"),
    PairState.RESERVE: N_("Reserve {code}"),
    PairState.SHORTLISTED: N_("Shortlisted {code}"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """A few words with the colour role they are written in, and the ring beside them."""

    words: str
    role: str = "text-muted"
    state: str = ""


@dataclass(frozen=True, slots=True)
class CandidateWords:
    """What a candidate's card says beside the record's own texts."""

    rank: str
    bar: Bar | None
    score: str
    out_of: str
    level: str
    level_words: str
    reason: Note
    state: str
    state_words: str


def state_words(state: PairState) -> Message:
    """Return the word of a pair's state."""
    return _STATES[state]


def need_note(row: "DeskRow", desk: "Desk") -> tuple[Message, str, str]:
    """Return how a need stands: the words, their colour role, and the ring."""
    for state in _STRONGEST:
        decided = [pair for pair in row.pairings if pair.state is state]
        if decided:
            capability = desk.capabilities.get(decided[0].capability)
            code = capability.code if capability else ""
            others = len(decided) - 1
            said = Message(_WITH[state], code=code)
            if others:
                said = Message(N_("{partner} +{n}"), partner=said, n=others)
            return said, "text-muted", state.value
    waiting = sum(_worth_a_look(pair) for pair in row.pairings)
    if row.uncovered is not None and desk.report is not None:
        return _uncovered_note(row.uncovered), "status.warning", "none"
    if not waiting:
        words = N_("All rejected") if row.pairings else N_("Not matched yet")
        return Message(words), "text-muted", "rejected" if row.pairings else "none"
    return Message(NN_("{n} proposed", "{n} proposed"), n=waiting), "text-muted", "proposed"


def _worth_a_look(pair: Pairing) -> bool:
    proposal = pair.proposal
    return (
        pair.state is PairState.PROPOSED
        and proposal is not None
        and proposal.explanation.grade is not Grade.WEAK
    )


def _uncovered_note(uncovered: "Uncovered") -> Message:
    if uncovered.nearest is None:
        return Message(N_("No candidate"))
    score = whole_score(uncovered.nearest.explanation)
    return Message(N_("Best is {score}, too low"), score=score)


def company_words(company: Organisation | None, language: Language) -> tuple[str, Language]:
    """Return a company's short name and its park, and the language of the name."""
    if company is None:
        return "", language
    name, spoken = (company.short_name or company.name).shown(language)
    place = park_name(company.park, language) if company.park else company.town
    return _DOT.join(part for part in (name, place) if part), spoken


def provider_words(
    providers: tuple[Organisation, ...], language: Language
) -> tuple[str, str, Language]:
    """Return the short code and the name of who offers, and the language of the name."""
    if not providers:
        return "", "", language
    lead = providers[0]
    name, spoken = lead.name.shown(language)
    known = institution(lead.institution)
    short = known.code if known is not None else lead.short_name.shown(language)[0]
    return ("", name, spoken) if short == name else (short, name, spoken)


def second_title(title: LocalisedText, shown: Language) -> tuple[str, Language] | None:
    """Return the title in a second language, only if the record has one.

    To a reader of Chinese that is English; the other script says nothing new.
    """
    if shown is not Language.EN:
        return (title.en, Language.EN) if title.en else None
    for language in (Language.ZH_HANT, Language.ZH_HANS):
        if words := title.get(language):
            return words, language
    return None


def candidate_words(
    candidate: Candidate, profile: Profile, translator: Translator
) -> CandidateWords:
    """Word everything on a candidate's card that is not the record's own text."""
    pairing = candidate.pairing
    judged = pairing.judgement is not None
    state = pairing.state if judged or pairing.proposal is None else None
    explanation = pairing.proposal.explanation if pairing.proposal else None
    bar = score_bar(explanation, profile.grades) if explanation else None
    gone = Note(translator.text(N_("No longer proposed by the last run")), "status.warning")
    return CandidateWords(
        rank=str(pairing.proposal.rank) if pairing.proposal else "\u2013",
        bar=bar,
        score=str(bar.score) if bar else "",
        out_of=translator.text(N_("/ 100")) if bar else "",
        level=explanation.grade.value if explanation else "",
        level_words=translator.label("grade", explanation.grade.value) if explanation else "",
        reason=_reason(candidate, explanation, bar, translator) if explanation else gone,
        state=state.value if state else "",
        state_words=translator.say(_STATES[state]) if state else "",
    )


def candidate_spoken(candidate: Candidate, said: CandidateWords, translator: Translator) -> str:
    """Say a whole card in one line, for screen readers."""
    title = candidate.capability.title.shown(translator.language)[0]
    score = (
        translator.text(N_("{score} of 100, {level}"), score=said.score, level=said.level_words)
        if said.bar
        else ""
    )
    parts = (
        said.rank, candidate.capability.code, title, score, said.reason.words, said.state_words
    )  # fmt: skip
    return ", ".join(part for part in parts if part)


def close_words(candidate: Candidate, points: int) -> Message:
    """Say how close a candidate is to the one above it."""
    above = candidate.above.proposal if candidate.above else None
    rank = above.rank if above else 0
    if points <= 0:
        return Message(N_("Level with rank {rank}"), rank=rank)
    return Message(
        NN_("Close: {n} point behind rank {rank}", "Close: {n} points behind rank {rank}"),
        n=points,
        rank=rank,
    )


def _reason(
    candidate: Candidate, explanation: Explanation, bar: Bar | None, translator: Translator
) -> Note:
    if bar is not None and bar.cap is not None:
        strictest = min(explanation.caps, key=lambda cap: cap.to.rank)
        return Note(_capped(strictest, translator), "level.capped")
    if (points := points_behind(candidate)) is not None:
        return Note(translator.say(close_words(candidate, points)), "status.warning")
    return Note(explain.reason(explanation, translator))


def _capped(cap: Cap, translator: Translator) -> str:
    return translator.text(N_("Capped: {why}"), why=explain.cap_reason(cap, translator))


@dataclass(frozen=True, slots=True)
class Miss:
    """An uncovered need as it is listed: the nearest capability and why it failed."""

    need: Need
    company: Organisation | None
    nearest: Capability | None
    explanation: Explanation | None
    reason: Note
    change: str = ""  # what would change most


def miss_of(uncovered: "Uncovered", company: Organisation | None, translator: Translator) -> Miss:
    """Word an uncovered need."""
    nearest = uncovered.nearest
    if nearest is None:
        note = Note(translator.text(N_("Nothing is proposed for it")), "status.warning")
        return Miss(uncovered.need, company, None, None, note)
    if isinstance(nearest.reason, Cap):
        words = _capped(nearest.reason, translator)
    else:
        words = _lost_words(nearest.reason, nearest.explanation, translator)
    note = Note(words, "status.warning")
    sides = (uncovered.need, nearest.capability)
    change = change_words(nearest.explanation, *sides, translator)
    return Miss(uncovered.need, company, nearest.capability, nearest.explanation, note, change)


def _lost_words(part: Contribution, explanation: Explanation, translator: Translator) -> str:
    """Say what a part gave out of what it could have given, and why."""
    place = explanation.contributions.index(part)
    return translator.text(
        N_("{part} {points} of {weight}: {why}"),
        part=Label("criterion", part.criterion.value),
        points=whole_points(explanation)[place],
        weight=whole_weights(explanation)[place],
        why=explain.contribution_words(part, translator),
    )


def judged_by(pairing: Pairing, translator: Translator) -> str:
    """Say who decided on a pair, when and why."""
    judgement = pairing.judgement
    if judgement is None:
        return ""
    said = translator.text(N_("By {who}, {when}."), who=judgement.by, when=judgement.at)
    reason = judgement.reason
    parts = [said]
    if reason is not None:
        parts.append(
            translator.text(N_("Reason: {reason}."), reason=Label("reject_reason", reason.value))
        )
    if judgement.note:
        parts.append(judgement.note)
    return " ".join(parts)
