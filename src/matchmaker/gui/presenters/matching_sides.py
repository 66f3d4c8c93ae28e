"""Word the two sides of a pair: heads and texts, with the places marked that both share."""

from collections.abc import Iterator
from dataclasses import dataclass

from matchmaker.domain.explanation import EvidenceKind, Explanation, Span, TextField
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.gui.presenters.matching_pairs import Compared
from matchmaker.gui.presenters.matching_words import company_words, provider_words, second_title
from matchmaker.i18n import explain
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_

# Indicators have rows of their own, and what is only near in meaning shares no word to mark.
_UNMARKED = {EvidenceKind.INDICATOR, EvidenceKind.MEANING}
_SHARED = 6
_SHARED_LENGTH = 26


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a record with the shared places marked; ``label`` is '' for the first one."""

    label: str
    text: str
    language: Language
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SideWords:
    """One side of the comparison: the head, the text, and what more the record says."""

    code: str
    kind: str
    owner: str
    owner_language: Language
    title: Passage
    gist: tuple[str, Language] | None
    body: Passage
    more: tuple[Passage, ...]


def need_words(pair: Compared, translator: Translator) -> SideWords:
    """Word the need's side."""
    need, language = pair.need, translator.language
    owner, spoken = company_words(pair.company, language)
    side = _Side(pair.explanation, translator, need=True)
    more = (
        (N_("Expected"), need.expected, TextField.EXPECTED),
        (N_("Conditions"), need.constraints, None),
        (N_("Tried before"), need.tried_before, None),
        (N_("Not wanted"), need.unwanted, None),
    )
    return SideWords(
        code=need.code,
        kind=translator.text(N_("Need")),
        owner=owner,
        owner_language=spoken,
        title=side.passage("", need.title, TextField.TITLE),
        gist=second_title(need.title, need.title.shown(language)[1]),
        body=side.passage("", need.problem, TextField.BODY),
        more=(*side.passages(more), *side.keywords(need.keywords)),
    )


def capability_words(pair: Compared, translator: Translator) -> SideWords:
    """Word the capability's side."""
    capability, language = pair.capability, translator.language
    short, name, spoken = provider_words(pair.providers, language)
    side = _Side(pair.explanation, translator, need=False)
    advantages = tuple(
        side.passage(translator.text(N_("Advantage")), text, TextField.ADVANTAGES, row=row)
        for row, text in enumerate(capability.advantages)
        if text
    )
    more = ((N_("Applications"), capability.applications, TextField.APPLICATIONS),)
    return SideWords(
        code=capability.code,
        kind=translator.text(N_("Capability")),
        owner=f"{short} {name}".strip(),
        owner_language=spoken,
        title=side.passage("", capability.title, TextField.TITLE),
        gist=second_title(capability.title, capability.title.shown(language)[1]),
        body=side.passage("", capability.summary, TextField.BODY),
        more=(*advantages, *side.passages(more), *side.keywords(capability.keywords)),
    )


def shared_words(pair: Compared) -> tuple[str, ...]:
    """Return the terms both sides share, as each writes them, the telling ones first."""
    if pair.explanation is None:
        return ()
    pairs = explain.evidence_pairs(pair.explanation, pair.need, pair.capability)
    short = [each for each in pairs if sum(map(len, each)) <= _SHARED_LENGTH]
    said = dict.fromkeys(a if a.casefold() == b.casefold() else f"{a} = {b}" for a, b in short)
    return tuple(said)[:_SHARED]


def near_in_meaning(pair: Compared) -> tuple[explain.Said, explain.Said] | None:
    """Return the sentences of both sides that say nearly the same in no shared term."""
    if pair.explanation is None:
        return None
    return explain.nearest_passages(pair.explanation, pair.need, pair.capability)


class _Side:
    """Words the texts of one side and finds the shared places in them."""

    def __init__(
        self, explanation: Explanation | None, translator: Translator, *, need: bool
    ) -> None:
        self._translator = translator
        self._spans = tuple(_spans(explanation, need=need)) if explanation else ()

    def passage(
        self, label: str, text: LocalisedText, field: TextField | None, *, row: int = 0
    ) -> Passage:
        words, language = text.shown(self._translator.language)
        marks = tuple(
            (span.start, span.end)
            for span in self._spans
            if span.field is field and span.row == row and span.language is language
        )
        return Passage(label, words, language, marks)

    def passages(
        self, fields: tuple[tuple[str, LocalisedText, TextField | None], ...]
    ) -> Iterator[Passage]:
        for label, text, field in fields:
            if text:
                yield self.passage(self._translator.text(label), text, field)

    def keywords(self, keywords: tuple[str, ...]) -> Iterator[Passage]:
        """Say the keywords in one line, the shared ones marked."""
        if not keywords:
            return
        marks: list[tuple[int, int]] = []
        comma = self._translator.text(N_(", "))
        at = 0
        for row, word in enumerate(keywords):
            marks += [
                (at + span.start, at + span.end)
                for span in self._spans
                if span.field is TextField.KEYWORDS and span.row == row
            ]
            at += len(word) + len(comma)
        language = Language.EN if "".join(keywords).isascii() else self._translator.language
        label = self._translator.text(N_("Keywords"))
        yield Passage(label, comma.join(keywords), language, tuple(marks))


def _spans(explanation: Explanation, *, need: bool) -> Iterator[Span]:
    for part in explanation.contributions:
        for evidence in part.evidence:
            if evidence.kind not in _UNMARKED:
                yield from evidence.need if need else evidence.capability
