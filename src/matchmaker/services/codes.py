"""Give codes to records that come without one: the next free number of their kind."""

from collections.abc import Iterable

from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.records import Capability, Need

_PREFIXES = {RecordKind.NEED: "N-", RecordKind.CAPABILITY: "C-"}


class Codes:
    """The codes in use; one that was given out is not given again."""

    def __init__(self, records: Iterable[Need | Capability]) -> None:
        """Start from the codes of *records*."""
        self._highest = dict.fromkeys(_PREFIXES, 0)
        for record in records:
            self.use(record)

    def use(self, record: Need | Capability) -> None:
        """Take note of the code of a record."""
        kind = RecordKind.NEED if isinstance(record, Need) else RecordKind.CAPABILITY
        number = record.code.removeprefix(_PREFIXES[kind])
        if number != record.code and number.isascii() and number.isdecimal():
            self._highest[kind] = max(self._highest[kind], int(number[:9]))

    def next(self, kind: RecordKind) -> str:
        """Return a code nobody has, such as ``N-061``."""
        self._highest[kind] += 1
        return f"{_PREFIXES[kind]}{self._highest[kind]:03d}"
