"""Find the rows of one import that say again what an earlier row said."""

from dataclasses import dataclass, fields

from matchmaker.domain.ids import OrganisationId
from matchmaker.domain.intake import Draft, Place
from matchmaker.domain.kinds import RecordKind
from matchmaker.exchange.forms import key
from matchmaker.messages import N_, Message
from matchmaker.services.fields import shown_value

_OWN = frozenset({"id", "code", "source", "checked_on"})


@dataclass(frozen=True, slots=True)
class _Earlier:
    place: Place
    draft: Draft


class Repeats:
    """The rows taken so far, by their codes and by owner and title."""

    def __init__(self) -> None:
        """Start empty."""
        self._codes: dict[tuple[RecordKind, str], _Earlier] = {}
        self._titles: dict[tuple[RecordKind, str, str], _Earlier] = {}

    def add(self, draft: Draft, owner: OrganisationId) -> None:
        """Take note of a row that is taken in."""
        earlier = _Earlier(draft.place, draft)
        if draft.record.code:
            self._codes.setdefault((draft.kind, key(draft.record.code)), earlier)
        for title in title_keys(draft):
            self._titles.setdefault((draft.kind, owner, title), earlier)

    def refusal(self, draft: Draft, owner: OrganisationId | None) -> Message | None:
        """Return why *draft* is refused as a repetition, or None."""
        code = draft.record.code
        if code and (earlier := self._codes.get((draft.kind, key(code)))):
            if not differences(draft, earlier.draft):
                return _words(N_("The row is a copy of row {row} ({place})."), earlier.place)
            return _words(
                N_("The code {code} is already used in row {row} ({place}) for other contents."),
                earlier.place,
                code=code,
            )
        return self._same_title(draft, owner) if owner is not None else None

    def _same_title(self, draft: Draft, owner: OrganisationId) -> Message | None:
        for title in title_keys(draft):
            earlier = self._titles.get((draft.kind, owner, title))
            if earlier is None:
                continue
            if not differences(draft, earlier.draft):
                return _words(N_("The row is a copy of row {row} ({place})."), earlier.place)
            if not draft.record.code or not earlier.draft.record.code:
                return _words(
                    N_(
                        "The row has the title of row {row} ({place}) but other contents. Give "
                        "the two different codes if both are meant."
                    ),
                    earlier.place,
                )
        return None


def title_keys(draft: Draft) -> tuple[str, ...]:
    """Return the titles of a draft in the spelling they are compared in."""
    return tuple(found for _, text in draft.record.title.items() if (found := key(text)))


def differences(one: Draft, other: Draft) -> tuple[str, ...]:
    """Name the fields in which two drafts differ by more than blanks and signs."""
    return tuple(
        each.name
        for each in fields(one.record)
        if each.name not in _OWN
        and key(shown_value(getattr(one.record, each.name)))
        != key(shown_value(getattr(other.record, each.name)))
    )


def _words(text: str, place: Place, **values: object) -> Message:
    where = f"{place.file}, {place.sheet}" if place.sheet else place.file
    return Message(text, row=place.row, place=where, **values)
