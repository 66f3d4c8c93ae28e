"""Keep a row from taking the place of another record, unless a person allowed it."""

from collections.abc import Iterable

from matchmaker.domain.ids import OrganisationId
from matchmaker.domain.intake import OTHER_RECORD, REFUSED_ROW, REFUSED_WHY, Draft, SheetReading
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language
from matchmaker.exchange.forms import key
from matchmaker.i18n.translator import translator
from matchmaker.messages import Message
from matchmaker.services.fields import changes_between, merge_record
from matchmaker.services.lookalikes import quite_different

_SHOWN = 80


class Overwriting:
    """What the sheets of one import may do to records that are there already."""

    def __init__(self, sheets: Iterable[SheetReading]) -> None:
        """Look which sheets may overwrite, and which hold rows that were refused once."""
        read = tuple(sheets)
        headings = {key(translator(each).text(REFUSED_WHY)) for each in Language}
        self._allowed = {_place(sheet) for sheet in read if sheet.choice.overwrite}
        self._refused_once = {
            _place(sheet)
            for sheet in read
            if any(key(column.heading) in headings for column in sheet.columns)
        }

    def refusal(
        self, draft: Draft, stored: Need | Capability, owner: OrganisationId | None
    ) -> Message | None:
        """Return why *draft*, of an *owner* that is known or not, may not change *stored*."""
        place = (draft.place.file, draft.place.sheet)
        if place in self._allowed:
            return None
        language = next((language for language, _ in draft.record.title.items()), Language.EN)
        known = stored.title.shown(language)[0][:_SHOWN]
        if quite_different(stored.title, draft.record.title):
            title = draft.record.title.shown(language)[0][:_SHOWN]
            return Message(OTHER_RECORD, code=stored.code, known=known, title=title)
        if place in self._refused_once and _overwrites(draft, stored, owner):
            return Message(REFUSED_ROW, code=stored.code, known=known)
        return None


def _overwrites(draft: Draft, stored: Need | Capability, owner: OrganisationId | None) -> bool:
    """Tell whether something would be lost; what is empty may be filled in."""
    owners = (stored.organisation,) if isinstance(stored, Need) else stored.organisations
    if draft.organisations and any(owners) and owner not in owners:
        return True
    merged = merge_record(stored, draft.record, draft.stated)
    return any(change.before for change in changes_between(stored, merged, draft.stated))


def _place(sheet: SheetReading) -> tuple[str, str]:
    return sheet.file, sheet.sheet
