"""Word everything on the sheet that is the same for every pair: heads, headings, forms."""

from collections.abc import Sequence
from datetime import datetime

from matchmaker.domain.brief import Foot, Header, Headings, ResultForm, Said, Spine, Words
from matchmaker.domain.event import Event
from matchmaker.domain.texts import Language
from matchmaker.i18n.translator import translator
from matchmaker.messages import N_
from matchmaker.services.pair_brief.speaker import Speaker
from matchmaker.services.pair_brief.terms import Term

_RUNGS = (
    N_("No follow-up"),
    N_("No follow-up, but useful"),
    N_("Staying in touch"),
    N_("Visit, samples or NDA"),
    N_("Negotiating"),
    N_("Letter of intent or MoU"),
    N_("Contract signed"),
)


def header(event: Event | None, speaker: Speaker, printed_at: datetime) -> Header:
    """Word the head; slot and table stay empty to be filled by hand."""
    day = event.starts_on if event is not None else None
    return Header(
        event=_event(event, speaker),
        title=speaker.text(N_("Pair brief")),
        day=speaker.first(lambda t: t.day(day)) if day else Words("", speaker.language),
        slot=speaker.text(N_("Slot")),
        table=speaker.text(N_("Table no.")),
        code=speaker.text(N_("Code")),
        printed=speaker.first(lambda t: t.text(N_("printed {moment}"), moment=printed_at)),
        sample=speaker.text(N_("sample")) if event is not None and event.sample else None,
    )


def spine(terms: Sequence[Term], speaker: Speaker) -> Spine:
    """Word what stands between the sides."""
    return Spine(
        score=speaker.text(N_("Match score")),
        texts=speaker.text(N_("Problem · solution")),
        legend=speaker.text(N_("underlined: in common")),
        shared=tuple((term.need, term.capability) for term in terms),
    )


def headings(speaker: Speaker) -> Headings:
    """Word the headings."""
    return Headings(
        why=speaker.text(N_("Why proposed")),
        adds_up=speaker.text(N_("the parts add up to the score")),
        total=speaker.text(N_("Match score")),
        questions=speaker.text(N_("Questions to ask")),
        notes=speaker.text(N_("Meeting notes")),
        continued=speaker.text(N_("continued")),
        overleaf=speaker.text(N_("More overleaf")),
    )


def result_form(speaker: Speaker) -> ResultForm:
    """Word the form that is torn off."""
    return ResultForm(
        tear=speaker.text(N_("Tear off here and hand to the desk")),
        heading=speaker.text(N_("Result of the meeting")),
        held=(
            speaker.text(N_("Meeting held")),
            speaker.text(N_("Company absent")),
            speaker.text(N_("University absent")),
            speaker.text(N_("Cancelled")),
        ),
        rungs=tuple(speaker.text(text) for text in _RUNGS),
        amount=speaker.text(N_("Amount intended")),
        unit=_unit(speaker),
        next_step=speaker.text(N_("Next step")),
        date=speaker.text(N_("Date of signing")),
        need_signature=speaker.text(N_("Signature of the company")),
        capability_signature=speaker.text(N_("Signature of the university or institute")),
    )


def _unit(speaker: Speaker) -> Words:
    """Return the unit of the amount once: the Chinese wording holds the English one."""
    english = speaker.language is Language.EN
    language = speaker.copy.second or speaker.language if english else speaker.language
    return Words(translator(language).text(N_("\u00d7 CNY 10,000")), language)


def foot(event: Event | None, speaker: Speaker) -> Foot:
    """Word the last lines."""
    sample = event is not None and event.sample
    return Foot(
        sample=speaker.text(N_("Sample data, not a real offer")) if sample else None,
        privacy=speaker.text(N_("Contact data for this event only")),
    )


def _event(event: Event | None, speaker: Speaker) -> Said:
    if event is None:
        return Said(Words("", speaker.language))
    title, stop = speaker.record(event.title), speaker.shown(event.stop_name)
    if not stop.text:
        return title
    return Said(Words(f"{title.first.text} · {stop.text}", title.first.language), title.second)
