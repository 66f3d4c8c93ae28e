"""The funnel: one stage beside the other, each a button to where its needs are."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy
from typing_extensions import override

from matchmaker.gui.pages.overview.card import Card
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.presenters.today import Stage
from matchmaker.gui.widgets.columns import hairline
from matchmaker.gui.widgets.labels import plain_tip
from matchmaker.messages import N_

_HEIGHT = 98
_CARD = 156
_BAR = 8
_PAD = 16


class Funnel(Card):
    """The stages; ``wanted`` names the place a stage leads to."""

    wanted = Signal(str)

    def __init__(self, session: Session, stages: int) -> None:
        """Make room for *stages* stages."""
        super().__init__(ruled=False)
        self._session = session
        self.setFixedHeight(_CARD)
        self.head.setContentsMargins(20, 0, 16, 0)
        self.head.addWidget(self.note)
        self.head.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 4, 10)
        row.setSpacing(0)
        self.buttons = [StageButton(session) for _ in range(stages)]
        for number, button in enumerate(self.buttons):
            if number:
                row.addWidget(hairline(upright=True))
            row.addWidget(button, 1)
            button.clicked.connect(lambda _=False, b=button: self.wanted.emit(b.place()))
        self.column.addLayout(row, 1)

    def retranslate(self) -> None:
        """Word the heading."""
        self.title.setText(self._session.text(N_("From collection to acceptance")))
        self.note.setText(self._session.text(N_("Bars are shares of all needs collected.")))

    def show_stages(self, stages: tuple[Stage, ...]) -> None:
        """Show *stages*."""
        for button, stage in zip(self.buttons, stages, strict=False):
            button.show_stage(stage)


class StageButton(QAbstractButton):
    """Label, figure, bar and note of one stage."""

    def __init__(self, session: Session) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = session.theme
        self._stage: Stage | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        session.theme.changed.connect(self.update)

    def show_stage(self, stage: Stage) -> None:
        """Show *stage*."""
        self._stage = stage
        words = f"{stage.name}: {stage.count:,}. {stage.note}"
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.update()

    def place(self) -> str:
        """Return the place the stage leads to."""
        return self._stage.place if self._stage is not None else ""

    @override
    def sizeHint(self) -> QSize:
        return QSize(140, _HEIGHT)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._stage is None:
            return
        painter = QPainter(self)
        theme, stage = self._theme, self._stage
        if self.underMouse():
            painter.fillRect(self.rect(), theme.color("surface-hover"))
        box = self.rect().adjusted(_PAD, 2, -_PAD, -2)
        quiet = not stage.count
        left, top, width = box.left(), box.top(), box.width()
        self._line(painter, QRect(left, top, width, 20), ("body", "text"), stage.name)
        figure = ("figure", "text-muted" if quiet else "text")
        self._line(painter, QRect(left, top + 20, width, 34), figure, f"{stage.count:,}")
        track = QRectF(box.left(), box.top() + 60, box.width(), _BAR)
        painter.fillRect(track, theme.color("level.track"))
        if stage.whole:
            share = QRectF(track)
            share.setWidth(track.width() * stage.count / stage.whole)
            painter.fillRect(share, theme.color("level.strong.fill"))
        role = "status.warning" if stage.warns else "text-muted"
        self._line(painter, QRect(left, top + 72, width, 20), ("small", role), stage.note)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus-ring"), theme.size("focus")))
            painter.drawRect(self.rect().adjusted(2, 1, -2, -1))

    def _line(self, painter: QPainter, line: QRect, look: tuple[str, str], words: str) -> None:
        font = self._theme.font(look[0])
        painter.setFont(font)
        painter.setPen(self._theme.color(look[1]))
        fits = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fits)
