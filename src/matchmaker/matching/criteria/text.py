"""Text: what titles and descriptions have in common."""

from matchmaker.domain.explanation import Evidence
from matchmaker.matching.criteria.finding import MISSING, Finding
from matchmaker.matching.evidence import text_evidence
from matchmaker.matching.pair import Pair
from matchmaker.matching.similarity import text_similarity


def compare(pair: Pair) -> Finding:
    """Compare the texts of the two sides."""
    words = text_similarity(
        pair.need_side, pair.capability_side, pair.shared, pair.setting.profile
    )
    similarity = pair.text_similarity(words)
    return MISSING if similarity is None else Finding(similarity)


def evidence(pair: Pair) -> tuple[Evidence, ...]:
    """Return the words and concepts both texts have, the most telling first."""
    return text_evidence(pair)
