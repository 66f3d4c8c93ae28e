"""What to do next: numbered lines, each a button to where it is done."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from matchmaker.gui.pages.overview.card import Card
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.presenters.today import Step
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.messages import N_

_CIRCLE = 22
_PAD = 16
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class Steps(Card):
    """The next steps, the most urgent first; ``wanted`` names page and record of one."""

    wanted = Signal(str, str)

    def __init__(self, session: Session) -> None:
        """Show no step yet."""
        super().__init__()
        self._session = session
        self.buttons: list[StepButton] = []
        self.head.addStretch(1)
        self._none = PlainLabel(tone="muted", wrap=True)
        self._none.setContentsMargins(_PAD, 12, _PAD, 12)
        self.column.addWidget(self._none)

    def retranslate(self) -> None:
        """Word the heading."""
        self.title.setText(self._session.text(N_("Next steps")))
        self._none.setText(self._session.text(N_("Nothing is waiting for you.")))

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show *steps*."""
        while len(self.buttons) > len(steps):
            button = self.buttons.pop()
            self.column.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self.buttons) < len(steps):
            button = StepButton(self._session, len(self.buttons) + 1)
            button.clicked.connect(lambda _=False, b=button: self.wanted.emit(*b.place()))
            self.buttons.append(button)
            self.column.addWidget(button)
        for button, step in zip(self.buttons, steps, strict=True):
            button.show_step(step)
        self._none.setVisible(not steps)


class StepButton(QAbstractButton):
    """A number in a ring and one sentence that wraps."""

    def __init__(self, session: Session, number: int) -> None:
        """Stand at *number* in the list."""
        super().__init__()
        self._theme = session.theme
        self._number = number
        self._step = Step("", "", "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        session.theme.changed.connect(self.updateGeometry)

    def show_step(self, step: Step) -> None:
        """Show *step*."""
        self._step = step
        self.setAccessibleName(step.words)
        self.updateGeometry()
        self.update()

    def place(self) -> tuple[str, str]:
        """Return the page where the step is done, and what to look at there."""
        return self._step.page, self._step.record

    @override
    def sizeHint(self) -> QSize:
        room = QRect(0, 0, self._words_width(), 10_000)
        metrics = QFontMetrics(self._font())
        height = metrics.boundingRect(room, int(_MIDDLE), self._step.words).height()
        return QSize(240, max(height + 24, 46))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, box = self._theme, self.rect()
        if self.underMouse():
            painter.fillRect(box, theme.color("surface-hover"))
        painter.fillRect(0, box.bottom(), box.width(), 1, theme.color("border"))
        self._ring(painter)
        painter.setFont(self._font())
        painter.setPen(theme.color("text"))
        words = QRect(_PAD + _CIRCLE + 12, 0, self._words_width(), self.height() - 1)
        painter.drawText(words, int(_MIDDLE), self._step.words)
        sign = theme.pixmap(
            "chevron-right", "text-muted", QSize(14, 14), ratio=self.devicePixelRatioF()
        )
        painter.drawPixmap(box.right() - _PAD - 13, (self.height() - 14) // 2, sign)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus-ring"), theme.size("focus")))
            painter.drawRect(box.adjusted(1, 1, -1, -2))

    def _ring(self, painter: QPainter) -> None:
        theme = self._theme
        first = self._number == 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRect(_PAD, (self.height() - _CIRCLE) // 2, _CIRCLE, _CIRCLE)
        painter.setPen(QPen(theme.color("accent" if first else "border-control"), 1))
        painter.setBrush(theme.color("accent") if first else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring.toRectF().adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(theme.color("accent-text" if first else "text"))
        font = theme.font("small")
        font.setWeight(theme.font("strong").weight())
        painter.setFont(font)
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _font(self) -> QFont:
        return self._theme.font("strong" if self._number == 1 else "body")

    def _words_width(self) -> int:
        return max(self.width() - 2 * _PAD - _CIRCLE - 12 - 24, 120)
