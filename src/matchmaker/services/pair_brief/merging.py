"""Put rows of the comparison that say nothing on either side on one line."""

from collections.abc import Sequence

from matchmaker.domain.brief import Mark, Row, Said, Words
from matchmaker.messages import N_
from matchmaker.services.pair_brief.speaker import Speaker


def merged(rows: Sequence[Row], speaker: Speaker) -> tuple[Row, ...]:
    """Return *rows* with all conditions that neither side states as one, at the first's place."""
    silent = [row for row in rows if _silent(row)]
    if len(silent) < 2:
        return tuple(rows)
    first = silent[0]
    joined = Row(
        _listed([row.label for row in silent], speaker), first.need, first.capability, Mark.MISSING
    )
    return tuple(
        joined if row is first else row for row in rows if row is first or row not in silent
    )


def _silent(row: Row) -> bool:
    """Tell whether neither side states anything; only such rows have the same words twice."""
    if row.indicator or row.mark is not Mark.MISSING or row.remark is not None:
        return False
    return row.need == row.capability


def _listed(labels: Sequence[Said], speaker: Speaker) -> Said:
    comma = speaker.text(N_(", "))
    first = comma.first.text.join(label.first.text for label in labels)
    if speaker.copy.second is None:
        return Said(Words(first, speaker.language))
    between = (comma.second or comma.first).text
    second = between.join((label.second or label.first).text for label in labels)
    return Said(Words(first, speaker.language), Words(second, speaker.copy.second))
