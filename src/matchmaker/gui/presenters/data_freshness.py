"""Know whether records changed since pairs were proposed, and match again on wish."""

from PySide6.QtCore import QObject, Signal

from matchmaker.gui.presenters import data_work
from matchmaker.gui.presenters.matching_runs import Runs
from matchmaker.gui.presenters.session import Session


class Freshness(QObject):
    """``changed`` follows every reading of ``count``, the begin and the end of a run."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._session = session
        self._runs = Runs(session)
        self._runs.running_changed.connect(self.changed)
        self.count = 0
        session.event_changed.connect(self._forget)

    @property
    def running(self) -> bool:
        """Whether pairs are being proposed now."""
        return self._runs.running

    def load(self) -> None:
        """Count the records that changed since the last run."""
        self._session.read(data_work.changed_since_matching, self._loaded)

    def match_again(self) -> None:
        """Propose pairs anew."""
        self._runs.start()

    def _loaded(self, count: int) -> None:
        self.count = count
        self.changed.emit()

    def _forget(self) -> None:
        self.count = 0
        self.changed.emit()
