"""Put a brief together from its material."""

from datetime import datetime

from matchmaker.domain.brief import Brief, Question, Said, Words
from matchmaker.messages import N_
from matchmaker.services.pair_brief import labels
from matchmaker.services.pair_brief.hiding import guard
from matchmaker.services.pair_brief.material import Material
from matchmaker.services.pair_brief.merging import merged
from matchmaker.services.pair_brief.nearness import near
from matchmaker.services.pair_brief.people import contacts
from matchmaker.services.pair_brief.rows import rows
from matchmaker.services.pair_brief.scoring import score
from matchmaker.services.pair_brief.sides import (
    capability_side,
    need_side,
    organisation_name,
)
from matchmaker.services.pair_brief.speaker import Copy, Speaker
from matchmaker.services.pair_brief.terms import shared_terms
from matchmaker.services.questions import Asked, questions


def compose(material: Material, copy: Copy, *, printed_at: datetime) -> Brief:
    """Return the brief of one pair for one copy; *printed_at* is UTC."""
    speaker = Speaker(copy)
    return guard(_composed(material, speaker, printed_at), material)


def _composed(material: Material, speaker: Speaker, printed_at: datetime) -> Brief:
    copy = speaker.copy
    terms = shared_terms(material, speaker)
    asked = questions(material.need, material.capability, material.fresh)
    return Brief(
        code=material.code,
        language=copy.language,
        second=copy.second,
        audience=copy.audience,
        printed_at=printed_at,
        header=labels.header(material.event, speaker, printed_at),
        need=need_side(material, speaker, terms),
        capability=capability_side(material, speaker, terms),
        spine=labels.spine(terms, speaker),
        rows=merged(rows(material, speaker, printed_at.date()), speaker),
        score=score(material, speaker),
        unscored=speaker.text(
            N_("This pair was chosen by a person and never scored; it has no points to show.")
        ),
        questions=tuple(_question(each, material, speaker) for each in asked),
        contacts=contacts(material, speaker),
        headings=labels.headings(speaker),
        form=labels.result_form(speaker),
        foot=labels.foot(material.event, speaker),
        helper=_helper(material, speaker),
        near=None if terms else near(material, speaker),
    )


def _question(asked: Asked, material: Material, speaker: Speaker) -> Question:
    topic = speaker.say(asked.topic)
    if asked.targets:
        names = [material.need.indicators[number].name for number in asked.targets]
        topic = speaker.both(
            lambda t: t.text(
                N_("{indicator}: {state}"),
                indicator=t.text(N_(", ")).join(name.shown(t.language)[0] for name in names),
                state=asked.topic,
            )
        )
    return Question(topic, speaker.say(asked.ask))


def _helper(material: Material, speaker: Speaker) -> tuple[Said, Words] | None:
    """Return who could help; on a blind copy the service without its name."""
    helper = material.helper
    if helper is None:
        return None
    title = speaker.shown(helper.capability.title)
    words = title
    if helper.organisation is not None and not speaker.copy.blind:
        name = organisation_name(helper.organisation, speaker)
        words = Words(f"{title.text} · {name.text}", title.language)
    return speaker.text(N_("Could help")), words
