"""The indicator rows: one line in three languages, operator, unit, now and target."""

from collections.abc import Sequence

from typing_extensions import override

from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.limits import INDICATORS
from matchmaker.domain.texts import Language
from matchmaker.gui.pages.editor.declared import Form
from matchmaker.gui.pages.editor.indicator_line import IndicatorLine, widths
from matchmaker.gui.pages.editor.row_list import RowLine, RowList
from matchmaker.gui.presenters.session import Session
from matchmaker.messages import N_

_WORDS = {
    "unit": N_("Unit"),
    "is": N_("Sign"),
    "now": N_("Now"),
    "how": N_("How shown"),
    "target": N_("Target"),
    "value": N_("Reached"),
}
_KINDS = {
    RecordKind.NEED: ("is", "unit", "now", "target"),
    RecordKind.CAPABILITY: ("unit", "how", "value"),
}


class Indicators(RowList):
    """The rows of figures; those of a need meet those of a capability."""

    key = "Ctrl +"

    def __init__(self, session: Session, form: Form) -> None:
        """Show no row yet."""
        self._form = form
        super().__init__(session, "indicators", widths(form.kind), most=INDICATORS)

    @override
    def line(self) -> RowLine:
        return IndicatorLine(self._session, self._form.kind)

    @override
    def note(self) -> str:
        return self._session.say(self._form.indicators_meet)

    @override
    def columns(self) -> Sequence[str]:
        translator = self._session.translator
        spoken = [translator.label("language", language.value) for language in Language]
        return [*spoken, *(translator.text(_WORDS[kind]) for kind in _KINDS[self._form.kind])]
