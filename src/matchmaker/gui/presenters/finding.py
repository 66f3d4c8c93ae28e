"""Find any record by a word, a code, or the code printed on a brief."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.texts import LocalisedText
from matchmaker.gui.presenters.session import Session
from matchmaker.progress import Progress

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.domain.records import Capability, Need

_EACH = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found, and the page that shows it."""

    page: str
    record: str
    code: str
    title: LocalisedText


class FindingPresenter(QObject):
    """Answers the search field of the header; only the newest question counts."""

    found = Signal()

    def __init__(self, session: Session) -> None:
        """Search in the event of *session*."""
        super().__init__()
        self._session = session
        self._asked = 0
        self.rows: tuple[Found, ...] = ()

    def search(self, words: str) -> None:
        """Look for *words*; ``found`` follows. No words find nothing."""
        self._asked += 1
        asked = self._asked
        if not words:
            self.rows = ()
            return
        self._session.read(
            lambda database, _progress: _find(database, words, _progress),
            lambda rows: self._take(asked, rows),
        )

    def _take(self, asked: int, rows: tuple[Found, ...]) -> None:
        if asked == self._asked:
            self.rows = rows
            self.found.emit()


def _find(database: "Database", words: str, _progress: Progress) -> tuple[Found, ...]:
    from matchmaker.domain.pairing import read_pair_code

    found: list[Found] = []
    with database.reading() as reader:
        if (code := read_pair_code(words)) and (pairing := reader.pairing_by_code(code)):
            need = reader.need(pairing.need)
            found.append(Found("matching", need.id, pairing.code, need.title))
        if (exact := reader.need_by_code(words.upper())) is not None:
            found.append(_row("needs", exact))
        if (offer := reader.capability_by_code(words.upper())) is not None:
            found.append(_row("capabilities", offer))
        needs = reader.find(RecordKind.NEED, words, limit=_EACH)
        found += [_row("needs", reader.need(NeedId(record))) for record in needs]
        offers = reader.find(RecordKind.CAPABILITY, words, limit=_EACH)
        for record in offers:
            found.append(_row("capabilities", reader.capability(CapabilityId(record))))
    return tuple(dict.fromkeys(found))


def _row(page: str, record: "Need | Capability") -> Found:
    return Found(page, record.id, record.code, record.title)
