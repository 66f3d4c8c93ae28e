"""Show the two passages that say nearly the same where the sides share no term."""

from dataclasses import replace

from matchmaker.domain.brief import Near, Words
from matchmaker.domain.explanation import Contribution, Explanation
from matchmaker.i18n.explain import nearest_passages
from matchmaker.messages import N_
from matchmaker.services.pair_brief.material import Material
from matchmaker.services.pair_brief.speaker import Speaker
from matchmaker.services.pair_brief.terms import shown


def near(material: Material, speaker: Speaker) -> Near | None:
    """Return the nearest passages out of texts that this copy may show; None if there are none."""
    if material.fresh is None:
        return None
    allowed = _allowed(material.fresh, material, speaker)
    found = nearest_passages(allowed, material.need, material.capability)
    if found is None:
        return None
    ours, theirs = found
    return Near(
        speaker.text(N_("near in meaning")),
        Words(" ".join(ours.text.split()), ours.language),
        Words(" ".join(theirs.text.split()), theirs.language),
    )


def _allowed(explanation: Explanation, material: Material, speaker: Speaker) -> Explanation:
    """Return *explanation* without evidence out of texts that may not show."""

    def part(contribution: Contribution) -> Contribution:
        sides = ((each, *shown(material, speaker, each)) for each in contribution.evidence)
        kept = (replace(each, need=n, capability=c) for each, n, c in sides if n and c)
        return replace(contribution, evidence=tuple(kept))

    return replace(explanation, contributions=tuple(map(part, explanation.contributions)))
