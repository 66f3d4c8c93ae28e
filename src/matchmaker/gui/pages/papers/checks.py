"""What was checked before printing, and which briefs a person should look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import LinkButton
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.messages import N_, NN_, Message

if TYPE_CHECKING:
    from matchmaker.gui.presenters.documents import Prepared, Reach

_ICON = 16
_BRIEFS = NN_("{n} brief", "{n} briefs")


@dataclass(frozen=True, slots=True)
class Line:
    """One check: its sign, its sentence, and the briefs it concerns."""

    icon: str
    role: str
    words: Message
    codes: tuple[str, ...] = ()


class ChecksPanel(QWidget):
    """A list of checks; a count leads to the first brief concerned: ``wanted(code)``."""

    wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        """Begin with nothing checked."""
        super().__init__()
        self._session = session
        self._lines: tuple[Line, ...] = ()
        self._empty: Message | None = None
        self._heading = PlainLabel(style="strong")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        inside = surface(QWidget(), "raised")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addLayout(self._list)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)
        session.theme_changed.connect(self._show)

    def retranslate(self) -> None:
        """Word everything again."""
        self._heading.setText(self._session.text(N_("Checked before printing")))
        self._show()

    def show_prepared(self, prepared: "Prepared | None") -> None:
        """Show what was found; None: nothing is prepared."""
        self._lines = check_lines(prepared) if prepared is not None else ()
        self._empty = None if self._lines else Message(N_("Nothing was checked."))
        self._show()

    def wait(self) -> None:
        """Say that the checks follow."""
        self._lines = ()
        self._empty = Message(N_("The checks follow when every brief is ready."))
        self._show()

    def _show(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in self._lines:
            self._list.addWidget(self._row(line))
        if words := self._said():
            self._list.addWidget(PlainLabel(words, style="small", tone="muted", wrap=True))

    def _said(self) -> str:
        """Return what stands here while nothing is checked."""
        return self._session.say(self._empty) if self._empty is not None else ""

    def _row(self, line: Line) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        sign = QLabel()
        size = QSize(_ICON, _ICON)
        ratio = self.devicePixelRatioF()
        sign.setPixmap(self._session.theme.pixmap(line.icon, line.role, size, ratio=ratio))
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(PlainLabel(self._session.say(line.words), wrap=True), 1)
        if line.codes:
            words = self._session.say(Message(_BRIEFS, n=len(line.codes)))
            link = LinkButton(words)
            link.clicked.connect(partial(self.wanted.emit, line.codes[0]))
            layout.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row


def check_lines(prepared: "Prepared") -> tuple[Line, ...]:
    """Return the checks of *prepared* briefs, the good news first and what is held back last."""
    checks = prepared.checks
    lines = [
        _ok(N_("Every character is in the embedded fonts")) if prepared.codes else None,
        _ok(N_("The parts add up to the score")) if prepared.codes else None,
        _look(N_("No consent: a contact is left out"), checks.no_consent),
        _look(N_("A text is in another language than the reader's"), checks.other_language),
        _look(N_("Runs over a second page"), checks.two_pages),
        _look(N_("Not scored: no bars"), checks.unscored),
        _look(N_("Matched on an earlier text: match again first"), checks.outdated),
        *(_reach(each) for each in checks.reach),
    ]
    held = [Line("error", "status.error", each.message) for each in prepared.held_back]
    return (*[line for line in lines if line is not None], *held)


def _reach(found: "Reach") -> Line:
    spot = found.spot
    words = Message(
        N_("{record}, {field}: “{what}” would be printed; whose is it?"),
        record=spot.record,
        field=spot.field,
        what=spot.what,
    )
    return Line("warning", "status.warning", words, (found.code,))


def _ok(words: str) -> Line:
    return Line("check", "status.ok", Message(words))


def _look(words: str, codes: Sequence[str]) -> Line | None:
    return Line("warning", "status.warning", Message(words), tuple(codes)) if codes else None
