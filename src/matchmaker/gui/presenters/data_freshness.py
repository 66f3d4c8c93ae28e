"""Know whether there is a reason to propose pairs anew, and match again on wish."""

from PySide6.QtCore import QObject, Signal

from matchmaker.gui.presenters import data_work
from matchmaker.gui.presenters.matching_runs import Runs
from matchmaker.gui.presenters.session import Session
from matchmaker.messages import Message


class Freshness(QObject):
    """``changed`` follows every reading of ``why``, the begin and the end of a run."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._session = session
        self._runs = Runs(session)
        self._runs.running_changed.connect(self.changed)
        self.why: Message | None = None
        session.event_changed.connect(self._forget)

    @property
    def running(self) -> bool:
        """Whether pairs are being proposed now."""
        return self._runs.running

    def load(self) -> None:
        """Compare what is there with what the last run stood on."""
        self._session.read(data_work.match_again, self._loaded)

    def match_again(self) -> None:
        """Propose pairs anew."""
        self._runs.start()

    def _loaded(self, why: Message | None) -> None:
        self.why = why
        self.changed.emit()

    def _forget(self) -> None:
        self.why = None
        self.changed.emit()
