"""The quiet offer of other weights under the page bar, and the way to the dialogue."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchmaker.gui.pages.workbench.weights import WeightsDialog
from matchmaker.gui.presenters.matching import MatchingPresenter
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.presenters.weights import WeightsPresenter
from matchmaker.gui.widgets.buttons import IconButton, LinkButton
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.keys import on_list_key
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.messages import N_, Message


class Weighing(QWidget):
    """One line, only while there is something to say; ``run_wanted`` asks to match again."""

    run_wanted = Signal()

    def __init__(self, session: Session, matching: MatchingPresenter) -> None:
        """Begin with nothing to offer."""
        super().__init__()
        self._session = session
        self._matching = matching
        self.presenter = WeightsPresenter(session)
        self.dialog: WeightsDialog | None = None
        self._wanted = False
        self._desk = matching.desk
        surface(self, "raised")
        self.button = IconButton(session.theme, "weights")
        self.words = PlainLabel(wrap=False)
        self.look, self.later, self.run = LinkButton(), LinkButton(), LinkButton()
        self._assemble()
        self.button.clicked.connect(self.open)
        self.look.clicked.connect(self.open)
        self.later.clicked.connect(self.presenter.not_now)
        self.run.clicked.connect(self.run_wanted)
        self._matching.desk_changed.connect(self._show_desk)
        self.presenter.suggestion_changed.connect(self._known)
        self.presenter.applied.connect(self.run_wanted)
        self.hide()

    def bind(self, *views: QWidget) -> None:
        """Open the dialogue by W while one of *views* has the focus."""
        for view in views:
            on_list_key(view, "W", self.open)

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        weights = text(N_("Weights of the score"))
        self.button.name(f"{weights} (W)")
        self.look.setText(text(N_("Look at them…")))
        self.later.setText(text(N_("Not now")))
        self.run.setText(text(N_("Run again")))
        self._show()

    def open(self) -> None:
        """Open the dialogue, as soon as what it shows has been read."""
        desk = self._matching.desk
        if desk is None or desk.report is None:
            return
        if self.presenter.suggestion is None:
            self._wanted = True
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = WeightsDialog(self._session, self.presenter, self._matching)
        self.dialog.setParent(self.window(), self.dialog.windowFlags())
        self.dialog.begin()
        self.dialog.open()

    def _show_desk(self) -> None:
        """Look again at what the decisions suggest, if anything was decided or read since."""
        desk, before = self._matching.desk, self._desk
        self._desk = desk
        found = desk is not None and desk.report is not None
        self.button.setVisible(found)
        if found and desk is not before:
            self.presenter.load()
        self._show()

    def _known(self) -> None:
        self._show()
        if self._wanted and self.presenter.suggestion is not None:
            self._wanted = False
            self.open()

    def _show(self) -> None:
        desk = self._matching.desk
        outdated = desk is not None and desk.outdated and not self._session.read_only
        said = (
            Message(N_("These pairs were found with other weights."))
            if outdated
            else self.presenter.offer()
        )
        self.words.setText(self._session.say(said) if said else "")
        self.run.setVisible(outdated)
        for part in (self.look, self.later):
            part.setVisible(not outdated)
        self.setVisible(said is not None and desk is not None and desk.report is not None)

    def _assemble(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(14)
        row.addWidget(self.words)
        for part in (self.look, self.later, self.run):
            row.addWidget(part)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(hairline())
