"""The columns of a sheet: heading, the field it is read as, an example, and a check."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from matchmaker.domain.texts import Language
from matchmaker.gui.models.rows import Role, RowTableModel
from matchmaker.gui.theme import Theme, Tone
from matchmaker.gui.widgets.labels import plain_tip
from matchmaker.gui.widgets.tables import RecordTable

_Index = QModelIndex | QPersistentModelIndex
_HEADING, _FIELD = 0, 1
_ROW = 42
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TAG_ROLES = {
    Tone.PLAIN: ("text-muted", "surface-raised"),
    Tone.OK: ("status.ok", "status.ok.fill"),
    Tone.WARNING: ("status.warning", "status.warning.fill"),
    Tone.ERROR: ("status.error", "status.error.fill"),
}


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A row of the table; ``field`` is the code chosen now, ``field_words`` its name."""

    heading: str
    field: str
    field_words: str
    example: str
    check: str
    tone: Tone
    language: Language | None = None


class MappingModel(RowTableModel[Any]):
    """Rows of columns; the field can be edited unless ``locked``."""

    locked = False

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == _FIELD and not self.locked:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


class MappingTable(RecordTable):
    """A table of columns; Enter, M or a click on the field opens its choice.

    ``picked`` sends the row and the code of the field it shall be read as.
    """

    picked = Signal(object, str)

    def __init__(self, theme: Theme, show: Callable[[Any], MappedColumn]) -> None:
        """Show rows as *show* says."""
        super().__init__(theme)
        self._cells = _Cells(theme, show)
        self._cells.picked.connect(self.picked)
        self.setItemDelegate(self._cells)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.opened.connect(lambda _row: self.edit_field())
        self.clicked.connect(self._clicked)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer fields as ``(code, words)``."""
        self._cells.choices = tuple(choices)

    def edit_field(self) -> None:
        """Open the choice of the current row."""
        index = self.currentIndex()
        if not index.isValid() and self.model() is not None and self.model().rowCount():
            index = self.model().index(0, _FIELD)
        index = index.siblingAtColumn(_FIELD)
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    @override
    def show_model(self, model: RowTableModel[Any]) -> None:
        """Show *model* in the order of the file."""
        super().show_model(model)
        self.setSortingEnabled(False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: the field and the check first, then heading and example."""
        super().resizeEvent(event)
        width = self.viewport().width()
        field, check = (168, 128) if width > 560 else (148, 112)
        rest = max(160, width - field - check)
        heading = min(240, rest * 55 // 100)
        for number, each in enumerate((heading, field, rest - heading, check)):
            self.setColumnWidth(number, each)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == _FIELD:
            self.edit_field()


class _Cells(QStyledItemDelegate):
    picked = Signal(object, str)

    def __init__(self, theme: Theme, show: Callable[[Any], MappedColumn]) -> None:
        super().__init__()
        self._theme = theme
        self._show = show
        self.choices: tuple[tuple[str, str], ...] = ()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(Role.ROW)
        if row is None:
            return
        shown = self._show(row)
        box: QRect = option.rect
        painter.save()
        self._ground(painter, option, index)
        match index.column():
            case 0:
                self._words(painter, box.adjusted(10, 0, -6, 0), shown.heading, shown, "strong")
            case 1:
                focus = bool(option.state & QStyle.StateFlag.State_Selected) and _focused(option)
                self._choice(painter, box.adjusted(0, 6, -12, -7), shown, focus=focus)
            case 2:
                self._words(painter, box.adjusted(10, 0, -6, 0), shown.example, shown, "body")
            case _:
                self._tag(painter, box.adjusted(2, 0, -8, 0), shown)
        painter.restore()

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        box = QComboBox(parent)
        box.setMaxVisibleItems(16)
        box.setAccessibleName(self._show(index.data(Role.ROW)).heading)
        for code, words in self.choices:
            box.addItem(words, code)
        box.activated.connect(lambda _: self._commit(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    @override
    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            now = self._show(index.data(Role.ROW)).field
            editor.setCurrentIndex(max(0, editor.findData(now)))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        row = index.data(Role.ROW)
        if isinstance(editor, QComboBox) and row is not None:
            code = str(editor.currentData())
            if code != self._show(row).field:
                self.picked.emit(row, code)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(0, 5, -12, -5))

    def _commit(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def _words(
        self, painter: QPainter, box: QRect, words: str, shown: MappedColumn, style: str
    ) -> None:
        font = self._theme.font(style, shown.language)
        painter.setFont(font)
        quiet = style == "body" and not shown.field
        painter.setPen(self._theme.color("text-muted" if quiet else "text"))
        line = " ".join(words.split())
        elided = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, elided)

    def _choice(self, painter: QPainter, box: QRect, shown: MappedColumn, *, focus: bool) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, line = ("focus-ring", theme.size("focus")) if focus else ("border-control", 1)
        painter.setPen(QPen(theme.color(role), line))
        painter.setBrush(theme.color("surface-raised"))
        radius = theme.size("radius.control")
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        size = QSize(12, 12)
        ratio = painter.device().devicePixelRatioF()
        arrow = theme.pixmap("chevron-down", "text-muted", size, ratio=ratio)
        painter.drawPixmap(box.right() - 20, box.center().y() - 5, arrow)
        font = theme.font("body")
        painter.setFont(font)
        painter.setPen(theme.color("text" if shown.field else "text-muted"))
        inner = box.adjusted(10, 0, -26, 0)
        words = QFontMetrics(font).elidedText(
            shown.field_words, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, _LEFT, words)

    def _tag(self, painter: QPainter, box: QRect, shown: MappedColumn) -> None:
        theme = self._theme
        font = theme.font("small")
        metrics = QFontMetrics(font)
        words = metrics.elidedText(shown.check, Qt.TextElideMode.ElideRight, box.width() - 16)
        ink, fill = _TAG_ROLES[shown.tone]
        width = metrics.horizontalAdvance(words) + 16
        tag = QRect(box.left(), box.center().y() - 10, width, 20)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "border" if shown.tone is Tone.PLAIN else fill
        painter.setPen(QPen(theme.color(edge), 1))
        painter.setBrush(theme.color(fill))
        radius = theme.size("radius.control")
        painter.drawRoundedRect(tag.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        row = index.data(Role.ROW)
        if row is None or event.type() is not QEvent.Type.ToolTip:
            return False
        shown = self._show(row)
        words = (shown.heading, shown.field_words, shown.example, shown.check)[index.column()]
        QToolTip.showText(event.globalPos(), plain_tip(words), view)
        return True

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = "selection" if chosen else "surface-raised"
        painter.fillRect(box, self._theme.color(role))
        painter.fillRect(
            QRect(box.left(), box.bottom(), box.width(), 1), self._theme.color("border")
        )
        if chosen and index.column() == _HEADING:
            rule = QRect(box.left(), box.top(), self._theme.size("select-rule"), box.height())
            painter.fillRect(rule, self._theme.color("accent"))


def _focused(option: QStyleOptionViewItem) -> bool:
    return isinstance(option.widget, QWidget) and option.widget.hasFocus()
