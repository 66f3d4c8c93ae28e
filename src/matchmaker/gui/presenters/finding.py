"""Find any record by a word, a code, or the code printed on a brief."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.texts import EMPTY_TEXT, LocalisedText
from matchmaker.gui.presenters.session import Session
from matchmaker.progress import Progress

if TYPE_CHECKING:
    from matchmaker.bootstrap import Database
    from matchmaker.domain.records import Capability, Need

    _Ask = Callable[[OrganisationId], Organisation]

_EACH = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found, and the page that shows it."""

    page: str
    record: str
    code: str
    title: LocalisedText
    owner: LocalisedText = EMPTY_TEXT  # the organisation behind the record


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
        ask = reader.organisation
        if (code := read_pair_code(words)) and (pairing := reader.pairing_by_code(code)):
            need = _need(reader.need(pairing.need), ask)
            found.append(replace(need, page="matching", code=pairing.code))
        if (exact := reader.need_by_code(words.upper())) is not None:
            found.append(_need(exact, ask))
        if (offer := reader.capability_by_code(words.upper())) is not None:
            found.append(_offer(offer, ask))
        needs = reader.find(RecordKind.NEED, words, limit=_EACH)
        found += [_need(reader.need(NeedId(record)), ask) for record in needs]
        offers = reader.find(RecordKind.CAPABILITY, words, limit=_EACH)
        found += [_offer(reader.capability(CapabilityId(record)), ask) for record in offers]
    return tuple(dict.fromkeys(found))


def _need(need: "Need", ask: "_Ask") -> Found:
    return Found("needs", need.id, need.code, need.title, _short(ask(need.organisation)))


def _offer(offer: "Capability", ask: "_Ask") -> Found:
    lead = offer.organisations[:1]
    owner = _short(ask(lead[0])) if lead else EMPTY_TEXT
    return Found("capabilities", offer.id, offer.code, offer.title, owner)


def _short(owner: Organisation) -> LocalisedText:
    return owner.short_name or owner.name
