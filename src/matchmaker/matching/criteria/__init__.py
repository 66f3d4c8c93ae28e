"""The criteria of a score, one module each, in the order they are always shown."""

from collections.abc import Callable

from matchmaker.domain.explanation import Criterion, Evidence
from matchmaker.matching.criteria import (
    budget_time,
    field,
    indicators,
    industry,
    keywords,
    mode,
    readiness,
    text,
)
from matchmaker.matching.criteria.finding import Finding
from matchmaker.matching.pair import Pair

COMPARE: dict[Criterion, Callable[[Pair], Finding]] = {
    Criterion.FIELD: field.compare,
    Criterion.INDUSTRY: industry.compare,
    Criterion.KEYWORDS: keywords.compare,
    Criterion.TEXT: text.compare,
    Criterion.INDICATORS: indicators.compare,
    Criterion.READINESS: readiness.compare,
    Criterion.MODE: mode.compare,
    Criterion.BUDGET_TIME: budget_time.compare,
}
EVIDENCE: dict[Criterion, Callable[[Pair], tuple[Evidence, ...]]] = {
    Criterion.KEYWORDS: keywords.evidence,
    Criterion.TEXT: text.evidence,
    Criterion.INDICATORS: indicators.evidence,
}
