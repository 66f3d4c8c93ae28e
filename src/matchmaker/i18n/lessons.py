"""What decisions teach about weights, and what other weights would move, in words."""

from matchmaker.domain.learning import Lesson, LessonState, Shift
from matchmaker.messages import N_, NN_, Message


def lesson_words(lesson: Lesson) -> Message:
    """Say what came of learning, and what is missing."""
    if lesson.state is LessonState.TOO_FEW:
        return Message(
            NN_(
                "Adjusted weights are suggested from accepted and rejected pairs. "
                "{n} more decision is wanted.",
                "Adjusted weights are suggested from accepted and rejected pairs. "
                "{n} more decisions are wanted.",
            ),
            n=lesson.missing,
        )
    if lesson.state is LessonState.ONE_SIDED:
        few = (
            NN_(
                "Nothing can be learned while nearly every pair is rejected. "
                "{n} more accepted pair is wanted.",
                "Nothing can be learned while nearly every pair is rejected. "
                "{n} more accepted pairs are wanted.",
            )
            if lesson.accepted < lesson.rejected
            else NN_(
                "Nothing can be learned while nearly every pair is accepted. "
                "{n} more rejected pair is wanted.",
                "Nothing can be learned while nearly every pair is accepted. "
                "{n} more rejected pairs are wanted.",
            )
        )
        return Message(few, n=lesson.missing)
    if lesson.state is LessonState.NO_BETTER:
        return Message(
            NN_(
                "{n} decision was looked at: no other weights fit it better than those in force.",
                "{n} decisions were looked at: no other weights fit them better than those in "
                "force.",
            ),
            n=lesson.decisions,
        )
    return Message(
        N_(
            "Suggested from {n} decisions ({accepted} accepted, {rejected} rejected). The "
            "accepted pair scores above the rejected one in {then} of 100 couples, with the "
            "weights in force in {now}. Each pair was judged by weights that had not seen it."
        ),
        n=lesson.decisions,
        accepted=lesson.accepted,
        rejected=lesson.rejected,
        then=round(100 * lesson.separation_then),
        now=round(100 * lesson.separation_now),
    )


def shift_words(shift: Shift) -> Message:
    """Say how much other weights would move."""
    if not shift.moved:
        return Message(N_("Nothing moves: every pair keeps its rank."))
    return Message(
        N_("{up} pairs rise, {down} fall; {firsts} needs get another first proposal."),
        up=shift.up,
        down=shift.down,
        firsts=shift.firsts,
    )
