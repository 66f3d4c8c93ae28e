"""One indicator row: names in three languages, operator, unit, now or how, and the figure."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.quantities import Comparison, Reached, Target
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.gui.pages.editor.choices import Choice
from matchmaker.gui.pages.editor.figures import SIGNS, Typed, figure, reached, target
from matchmaker.gui.pages.editor.inputs import LineField, dashed
from matchmaker.gui.pages.editor.row_list import RowLine
from matchmaker.gui.presenters.session import Session

_NAMES = (3, 3, 4)  # shares of what the fixed columns leave
_SIGN, _UNIT, _NOW, _FIGURE = 58, 84, 92, 96


class IndicatorLine(RowLine):
    """One row of a need or of a capability."""

    def __init__(self, session: Session, kind: RecordKind) -> None:
        """Build the fields of a row of *kind*."""
        super().__init__(session)
        self._kind = kind
        self._before: Target | Reached | None = None
        self._names = {language: LineField(language) for language in Language}
        self._sign = Choice(session.theme)
        self._sign.set_options([(comparison.value, sign) for comparison, sign in SIGNS.items()])
        self._sign.show_value(Comparison.AT_LEAST.value)
        self._unit = LineField()
        self._extra = LineField(right=kind is RecordKind.NEED)
        self._figure = LineField(right=True)
        self._sign.picked.connect(self.done)
        self.lay_out(widths(kind))

    @override
    def show_row(self, row: object) -> None:
        if not isinstance(row, Target | Reached):
            return
        self._before = row
        for language, field in self._names.items():
            field.show_text(row.name.get(language))
            dashed(field, on=language in row.name.converted or not row.name.get(language))
        self._unit.show_text(row.unit)
        self._figure.show_text(figure(row))
        if isinstance(row, Target):
            self._sign.show_value(row.comparison.value)
            self._extra.show_text(row.now)
        else:
            self._extra.show_text(row.how.shown(self.session.language)[0])

    @override
    def row(self) -> Target | Reached | None:
        typed = Typed(
            self._name(), self._unit.value(), self._figure.value(),
            Comparison(self._sign.value() or Comparison.AT_LEAST),
        )  # fmt: skip
        extra = self._extra.value()
        if not typed and not extra:
            return None
        if self._kind is RecordKind.NEED:
            return target(Typed(typed.name, typed.unit, typed.figure, typed.comparison, now=extra))
        before = self._before if isinstance(self._before, Reached) else None
        return reached(
            Typed(typed.name, typed.unit, typed.figure, how=extra), before, self.session.language
        )

    @override
    def parts(self) -> list[QWidget]:
        sign = [self._sign] if self._kind is RecordKind.NEED else []
        return [*self._names.values(), *sign, self._unit, self._extra, self._figure]

    @override
    def focus(self) -> None:
        self._names[self.session.language].setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self) -> LocalisedText:
        name = self._before.name if self._before is not None else LocalisedText()
        for language, field in self._names.items():
            if field.value() != name.get(language):
                name = name.with_text(language, field.value())
        return name


def widths(kind: RecordKind) -> list[tuple[int, int]]:
    """Return fixed width (0: none) and stretch of each column but the cross."""
    names = [(0, stretch) for stretch in _NAMES]
    if kind is RecordKind.NEED:
        return [*names, (_SIGN, 0), (_UNIT, 0), (_NOW, 0), (_FIGURE, 0)]
    return [*names, (_UNIT, 0), (0, 3), (_FIGURE, 0)]
