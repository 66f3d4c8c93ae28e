"""Lines of the frame: what was done, with Undo; how far work is, with Cancel; what is so today."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from matchmaker.gui.notices import Notice, NoticeKind
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.buttons import IconButton, LinkButton
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel, restyle

_SHOW_AFTER_MS = 200
_GONE_AFTER_MS = 8_000
_SIGNS = {
    NoticeKind.DONE: ("check", "status.ok"),
    NoticeKind.INFO: ("info", "status.info"),
    NoticeKind.WARNING: ("warning", "status.warning"),
    NoticeKind.ERROR: ("error", "status.error"),
}


class NoticeLine(QWidget):
    """One line at the foot: a sign, the words, Undo, Details, Close. Errors and warnings stay."""

    undo = Signal()
    details = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._kind = NoticeKind.DONE
        self._details_text = ""
        surface(self, "raised")
        self._sign = QLabel()
        self._words = PlainLabel(wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._undo = LinkButton()
        self._details = LinkButton()
        self._close = IconButton(theme, "close", role="text-muted", size=14)
        row = QHBoxLayout()
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(theme.size("space.m"))
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        for button in (self._undo, self._details, self._close):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(hairline())
        layout.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GONE_AFTER_MS)
        self._timer.timeout.connect(self.closed)
        self._undo.clicked.connect(lambda: self.undo.emit())
        self._details.clicked.connect(lambda: self.details.emit(self._details_text))
        self._close.clicked.connect(lambda: self.closed.emit())
        theme.changed.connect(self._tint)
        self.hide()

    def name(self, *, undo: str, details: str, close: str) -> None:
        """Word the buttons."""
        self._undo.setText(undo)
        self._details.setText(details)
        self._close.name(close)

    def show_notice(self, notice: Notice | None, words: str = "") -> None:
        """Show *notice*, worded as *words*; None hides the line."""
        self._timer.stop()
        if notice is None:
            self.hide()
            return
        self._kind = notice.kind
        self._details_text = notice.details
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self._undo.setVisible(notice.undo)
        self._details.setVisible(bool(notice.details))
        self._tint()
        self.show()
        if notice.kind in {NoticeKind.DONE, NoticeKind.INFO}:
            self._timer.start()

    def words(self) -> str:
        """Return what is told now."""
        return self._words.text()

    def _tint(self) -> None:
        icon, role = _SIGNS[self._kind]
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap(icon, role, QSize(16, 16), ratio=ratio))


class ProgressLine(QWidget):
    """Two pixels that move, with the words and Cancel; comes after 200 ms of work."""

    cancel = Signal()

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        surface(self, "page")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._words = ElidedLabel(style="small", tone="muted")
        self._cancel = LinkButton()
        self._cancel.clicked.connect(lambda: self.cancel.emit())
        row = QHBoxLayout()
        row.setContentsMargins(20, 3, 20, 3)
        row.setSpacing(theme.size("space.m"))
        row.addWidget(self._words, 1)
        row.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOW_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def name(self, *, bar: str, cancel: str) -> None:
        """Word the button, and the bar for screen readers."""
        self._bar.setAccessibleName(bar)
        self._cancel.setText(cancel)

    def set_busy(self, busy: bool, words: str) -> None:
        """Begin waiting to show, or hide at once."""
        if busy:
            self._bar.setRange(0, 0)
            self._words.setText(words)
            self._timer.start()
        else:
            self._timer.stop()
            self.hide()

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Show how far work is; *total* 0 means nobody knows."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        count = f" {done:,} / {total:,}" if total else ""
        self._words.setText(f"{words}{count}")


class Strip(QWidget):
    """Thirty pixels under the header, shown only while something is so: sample, read-only."""

    acted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        surface(self, "strip-warning")
        self.setFixedHeight(theme.size("strip"))
        self._words = ElidedLabel(style="small", tone="warning")
        self._action = LinkButton()
        self._action.clicked.connect(lambda: self.acted.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(theme.size("space.m"))
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        self.hide()

    def show_words(self, words: str, action: str = "", *, error: bool = False) -> None:
        """Show *words* and the one action; '' hides the strip."""
        restyle(self, "surface", "strip-error" if error else "strip-warning")
        self._words.set_tone("error" if error else "warning")
        self._words.setText(words)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setVisible(bool(words))

    def words(self) -> str:
        """Return the words shown."""
        return self._words.whole_text()
