"""Turn explanations into words: the only place where codes and points become sentences."""

from collections.abc import Iterator
from typing import NamedTuple

from matchmaker.domain.explanation import (
    Cap,
    CapRule,
    Contribution,
    Criterion,
    Evidence,
    EvidenceKind,
    Explanation,
    HardRule,
    Level,
    Span,
    TextField,
    Verdict,
    whole_points,
)
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, NN_

_WORDS = {
    Criterion.FIELD: N_("field"),
    Criterion.INDUSTRY: N_("industry"),
    Criterion.KEYWORDS: N_("keywords"),
    Criterion.TEXT: N_("texts"),
    Criterion.INDICATORS: N_("indicators"),
    Criterion.READINESS: N_("readiness"),
    Criterion.MODE: N_("way of working together"),
    Criterion.BUDGET_TIME: N_("budget and time"),
}
_LEVELS = {
    Level.STRONG: N_("strong"),
    Level.POSSIBLE: N_("possible"),
    Level.WEAK: N_("weak"),
    Level.NONE: N_("no agreement"),
    Level.AGAINST: N_("speaks against it"),
    Level.MISSING: N_("not stated"),
}
_SAYS = {
    (Criterion.FIELD, Level.STRONG): N_("same field"),
    (Criterion.FIELD, Level.POSSIBLE): N_("neighbouring field"),
    (Criterion.FIELD, Level.WEAK): N_("distant field"),
    (Criterion.FIELD, Level.NONE): N_("another field"),
    (Criterion.INDUSTRY, Level.STRONG): N_("same industry"),
    (Criterion.INDUSTRY, Level.POSSIBLE): N_("related industry"),
    (Criterion.INDUSTRY, Level.WEAK): N_("distantly related industry"),
    (Criterion.INDUSTRY, Level.NONE): N_("another industry"),
    (Criterion.KEYWORDS, Level.NONE): N_("no keyword in common"),
    (Criterion.TEXT, Level.STRONG): N_("the texts speak of the same thing"),
    (Criterion.TEXT, Level.POSSIBLE): N_("the texts are close"),
    (Criterion.TEXT, Level.WEAK): N_("the texts touch each other"),
    (Criterion.TEXT, Level.NONE): N_("nothing in common in the texts"),
    (Criterion.READINESS, Level.STRONG): N_("as ready as wanted"),
    (Criterion.READINESS, Level.POSSIBLE): N_("nearly as ready as wanted"),
    (Criterion.READINESS, Level.WEAK): N_("less ready than wanted"),
    (Criterion.READINESS, Level.NONE): N_("less ready than wanted"),
    (Criterion.READINESS, Level.AGAINST): N_("far less ready than wanted"),
    (Criterion.MODE, Level.STRONG): N_("a way of working together in common"),
    (Criterion.MODE, Level.NONE): N_("no way of working together in common"),
    (Criterion.MODE, Level.AGAINST): N_("no way of working together in common"),
    (Criterion.BUDGET_TIME, Level.STRONG): N_("price and time fit"),
    (Criterion.BUDGET_TIME, Level.POSSIBLE): N_("price or time nearly fit"),
    (Criterion.BUDGET_TIME, Level.WEAK): N_("price or time hardly fit"),
    (Criterion.BUDGET_TIME, Level.NONE): N_("price or time do not fit"),
    (Criterion.BUDGET_TIME, Level.AGAINST): N_("price or time do not fit"),
}
_CAPS = {
    CapRule.TOO_LITTLE_KNOWN: N_("too little is stated to say more"),
    CapRule.NO_SHARED_TOPIC: N_("the texts share no topic"),
    CapRule.READINESS_GAP: N_("the gap in readiness is too wide"),
    CapRule.NO_SHARED_MODE: N_("no way of working together in common"),
    CapRule.INDICATORS_SHORT: N_("indicators fall short"),
    CapRule.PROBLEM_NOT_DESCRIBED: N_("the need does not describe its problem"),
}
_HARD_RULES = {
    HardRule.EXCLUDED_PARTNER: N_("The need excludes this partner"),
    HardRule.SAME_ORGANISATION: N_("Both sides are the same organisation"),
    HardRule.EXPIRED: N_("The capability is no longer valid"),
    HardRule.VETO: N_("One side has declined for good"),
}
_VERDICTS = {
    Verdict.MET: N_("met"),
    Verdict.NEAR: N_("nearly met"),
    Verdict.SHORT: N_("falls short"),
    Verdict.NOT_STATED: N_("not stated"),
}
_SAME = {EvidenceKind.TERM, EvidenceKind.CONCEPT}  # nearly the same spelling equals nothing
_NAMED = 3  # strong parts in one sentence
_CARRY = {Level.STRONG, Level.POSSIBLE}


class Said(NamedTuple):
    """Words of a record and the language they are in."""

    text: str
    language: Language


def headline(explanation: Explanation, translator: Translator) -> str:
    """Say in one sentence what speaks for the pair, what against it and what is not known."""
    groups = (
        (N_("agreement in {parts}"), _best(explanation)),
        (N_("partly in {parts}"), _of(explanation, Level.POSSIBLE)),
        (N_("against it: {parts}"), _against(explanation)),
        (N_("not stated: {parts}"), _of(explanation, Level.MISSING)),
    )
    said = [
        translator.text(text, parts=_list([translator.text(_WORDS[c]) for c in parts], translator))
        for text, parts in groups
        if parts
    ]
    if not said:
        said = [translator.text(N_("little agreement in any part"))]
    sentence = translator.text(N_("; ")).join(said)
    return translator.text(N_("{sentence}."), sentence=sentence[:1].upper() + sentence[1:])


def reason(explanation: Explanation, translator: Translator) -> str:
    """Say in a few words what carries the pair, or what holds it down: for a card."""
    if explanation.hard_rules:
        return hard_rule_words(explanation.hard_rules[0], translator)
    points = zip(explanation.contributions, whole_points(explanation), strict=True)
    carrying = sorted(
        ((p, -i, c) for i, (c, p) in enumerate(points) if c.level in _CARRY and p > 0),
        key=lambda item: item[:2],
        reverse=True,
    )
    if not carrying:
        return translator.text(N_("little agreement in any part"))
    return " · ".join(contribution_words(c, translator) for _, _, c in carrying[:2])


def contribution_words(contribution: Contribution, translator: Translator) -> str:
    """Say what one part found, such as “same field” or “3 terms in common”."""
    criterion, level = contribution.criterion, contribution.level
    if level is Level.MISSING:
        parts = translator.label("criterion", criterion.value)
        return translator.text(N_("{part}: not stated"), part=parts)
    if criterion is Criterion.INDICATORS and contribution.evidence:
        return _indicator_words(contribution, translator)
    if criterion is Criterion.KEYWORDS and contribution.evidence:
        shared = sum(e.kind is not EvidenceKind.INDICATOR for e in contribution.evidence)
        return translator.count(NN_("{n} term in common", "{n} terms in common"), shared)
    says = _SAYS.get((criterion, level))
    if says is not None:
        return translator.text(says)
    part = translator.label("criterion", criterion.value)
    return translator.text(N_("{part}: {level}"), part=part, level=level_words(level, translator))


def level_words(level: Level, translator: Translator) -> str:
    """Return the word of a level."""
    return translator.text(_LEVELS[level])


def cap_words(cap: Cap, translator: Translator) -> str:
    """Say which rule held the grade down, and to what."""
    return translator.text(
        N_("Held at “{grade}”: {why}"),
        grade=translator.label("grade", cap.to.value),
        why=cap_reason(cap, translator),
    )


def cap_reason(cap: Cap, translator: Translator) -> str:
    """Say in a few words why the grade was held down."""
    return translator.text(_CAPS[cap.rule])


def hard_rule_words(rule: HardRule, translator: Translator) -> str:
    """Say which rule takes the pair out of the proposals."""
    return translator.text(_HARD_RULES[rule])


def verdict_words(verdict: Verdict, translator: Translator) -> str:
    """Say how an offered value stands to the wanted one."""
    return translator.text(_VERDICTS[verdict])


def evidence_pairs(
    explanation: Explanation, need: Need, capability: Capability
) -> tuple[tuple[str, str], ...]:
    """Return the shared terms as both sides write them, the rarer wording pairs first.

    Terms written differently (one concept in two wordings or scripts) come before equal ones;
    each pair once, in the order of the parts.
    """
    found: dict[tuple[str, str], None] = {}
    for evidence in _shared(explanation):
        if evidence.need and evidence.capability:
            pair = (
                span_text(need, evidence.need[0]),
                span_text(capability, evidence.capability[0]),
            )
            if all(pair):
                found.setdefault(pair)
    pairs = list(found)
    return tuple(sorted(pairs, key=lambda pair: (pair[0] == pair[1], pairs.index(pair))))


def nearest_passages(
    explanation: Explanation, need: Need, capability: Capability
) -> tuple[Said, Said] | None:
    """Return the two passages that say nearly the same in no shared term, if any do."""
    for contribution in explanation.contributions:
        for evidence in contribution.evidence:
            if evidence.kind is EvidenceKind.MEANING:
                ours, theirs = _said(need, evidence.need), _said(capability, evidence.capability)
                if ours.text and theirs.text:
                    return ours, theirs
    return None


def _said(record: Need | Capability, spans: tuple[Span, ...]) -> Said:
    words = [span_text(record, span) for span in spans]
    return Said(", ".join(filter(None, words)), spans[0].language)


def span_text(record: Need | Capability, span: Span) -> str:
    """Return the words a span points at; '' if the text has changed since."""
    return field_text(record, span)[span.start : span.end].strip()


def field_text(record: Need | Capability, span: Span) -> str:
    """Return the whole text that *span* points into, in the span's language."""
    rows: tuple[str, ...] = ()
    language = span.language
    if span.field is TextField.KEYWORDS:
        rows = record.keywords
    elif span.field is TextField.INDICATORS:
        rows = tuple(row.name.get(language) for row in record.indicators)
    elif span.field is TextField.ADVANTAGES and isinstance(record, Capability):
        rows = tuple(text.get(language) for text in record.advantages)
    else:
        return _single_text(record, span.field).get(language, "")
    return rows[span.row] if 0 <= span.row < len(rows) else ""


def _single_text(record: Need | Capability, field: TextField) -> dict[Language, str]:
    if field is TextField.TITLE:
        return dict(record.title.items())
    if isinstance(record, Need):
        texts = {TextField.BODY: record.problem, TextField.EXPECTED: record.expected}
    else:
        texts = {TextField.BODY: record.summary, TextField.APPLICATIONS: record.applications}
    return dict(texts[field].items()) if field in texts else {}


def _shared(explanation: Explanation) -> Iterator[Evidence]:
    for contribution in explanation.contributions:
        for evidence in contribution.evidence:
            if evidence.kind in _SAME:
                yield evidence


def _of(explanation: Explanation, level: Level) -> list[Criterion]:
    return [c.criterion for c in explanation.contributions if c.level is level]


def _best(explanation: Explanation) -> list[Criterion]:
    """Return the strong parts that give most, the one with most points first."""
    strong = [c for c in explanation.contributions if c.level is Level.STRONG and c.points >= 0]
    return [c.criterion for c in sorted(strong, key=lambda c: -c.points)[:_NAMED]]


def _against(explanation: Explanation) -> list[Criterion]:
    return [
        c.criterion for c in explanation.contributions if c.level is Level.AGAINST or c.points < 0
    ]


def _list(parts: list[str], translator: Translator) -> str:
    if len(parts) == 1:
        return parts[0]
    return translator.text(
        N_("{first} and {last}"), first=translator.text(N_(", ")).join(parts[:-1]), last=parts[-1]
    )


def _indicator_words(contribution: Contribution, translator: Translator) -> str:
    counts = [
        (verdict, sum(e.verdict is verdict for e in contribution.evidence)) for verdict in Verdict
    ]
    said = [
        translator.text(N_("{n} {verdict}"), n=n, verdict=verdict_words(verdict, translator))
        for verdict, n in counts
        if n
    ]
    part = translator.label("criterion", Criterion.INDICATORS.value)
    return translator.text(
        N_("{part}: {found}"), part=part, found=translator.text(N_(", ")).join(said)
    )
