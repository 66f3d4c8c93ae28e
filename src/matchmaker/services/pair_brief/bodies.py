"""Choose which text of each side a copy prints."""

from matchmaker.domain.texts import LocalisedText
from matchmaker.services.pair_brief.material import Material
from matchmaker.services.pair_brief.speaker import Speaker


def need_body(material: Material, speaker: Speaker) -> LocalisedText:
    """Return the problem, or the text for the public where the problem may not show."""
    need = material.need
    open_text = not material.guarded and not speaker.copy.blind
    return need.problem if open_text or not need.public_text else need.public_text


def capability_body(material: Material, speaker: Speaker) -> LocalisedText:
    """Return the summary, or on a blind copy the text for the public."""
    capability = material.capability
    blind_text = speaker.copy.blind and capability.public_text
    return capability.public_text if blind_text else capability.summary


def body_hidden(material: Material) -> bool:
    """Tell whether keywords stand in for the need's text."""
    return material.guarded and not material.need.public_text
