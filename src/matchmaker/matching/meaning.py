"""Show what two texts mean alike where they share no word."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from matchmaker.domain.explanation import Evidence, EvidenceKind, Span
from matchmaker.matching.embedding.space import cosines
from matchmaker.matching.pair import Pair


def meaning_evidence(pair: Pair, shown: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield the two nearest passages of *pair* that have nothing in common that is *shown*.

    None if no two are near enough, or what they mean is not known.
    """
    embedded = pair.setting.embedded
    if embedded is None or pair.cosine is None:
        return
    ours, one = embedded.of(pair.need_side.number)
    theirs, other = embedded.of(pair.capability_side.number)
    near = np.round(cosines(one, other), 6)
    least = pair.setting.number("meaning.evidence_least")
    for place in np.argsort(-near, axis=None, kind="stable").tolist():
        row, column = divmod(place, near.shape[1])
        if near[row, column] < least:
            return
        here, there = ours[row].spans, theirs[column].spans
        if not any(_meet(e.need, here) and _meet(e.capability, there) for e in shown):
            yield Evidence(EvidenceKind.MEANING, here, there)
            return


def _meet(spans: Iterable[Span], passage: Sequence[Span]) -> bool:
    return any(_within(span, whole) for span in spans for whole in passage)


def _within(span: Span, whole: Span) -> bool:
    same = (span.field, span.language, span.row) == (whole.field, whole.language, whole.row)
    return same and whole.start <= span.start and span.end <= whole.end
