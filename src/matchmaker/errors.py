"""Everything that can go wrong, in one tree; each error says what to do next.

MatchmakerError
├── UsageError             a value typed or a choice made cannot work          exit 2
├── InputFileError         a file given to us cannot be taken in               exit 3
│   └── ProfileError       a matching profile or glossary file is wrong
├── DatabaseError          the event file cannot be used                       exit 4
│   ├── DatabaseMissing
│   ├── DatabaseForeign    not an event file, or locked with a key
│   ├── DatabaseNewer      written by a newer program
│   ├── DatabaseDamaged
│   ├── DatabaseReadOnly
│   └── DatabaseBusy       another window or program holds it
├── RecordError            a record is missing, incomplete or was changed      exit 5
└── OutputError            a result cannot be written                          exit 6
    └── MissingGlyphError  a character is in none of the shipped fonts

They are caught in three places only: the jobs of the screen, ``cli.main`` and the excepthook.
"""

import errno
from typing import ClassVar

from matchmaker.messages import N_, Message

_REASONS = {
    errno.EACCES: N_("no permission"),
    errno.EPERM: N_("no permission"),
    errno.ENOENT: N_("it is not there"),
    errno.ENOTDIR: N_("a part of its place is a file and not a folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.EEXIST: N_("there is something of that name"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EFBIG: N_("it is too large for this disk"),
    errno.EROFS: N_("the disk can only be read"),
    errno.EBUSY: N_("another program holds it"),
    errno.EIO: N_("the disk does not answer"),
    errno.ENODEV: N_("the disk does not answer"),
    errno.ENXIO: N_("the disk does not answer"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.EINVAL: N_("its name or place cannot be used"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.ENOMEM: N_("there is not enough memory"),
}


def system_reason(error: OSError) -> Message:
    """Say in our words why the system refused something; its own words know one language."""
    return reason_of(error.errno or 0)


def reason_of(number: int) -> Message:
    """Say what an error number of the system means."""
    if text := _REASONS.get(number):
        return Message(text)
    return Message(N_("error {number} of the system"), number=number)


class MatchmakerError(Exception):
    """An expected failure; ``message`` says in one sentence what happened and what to do."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: Message) -> None:
        """Keep the *message* for the edge to word."""
        super().__init__(str(message))
        self.message = message


class UsageError(MatchmakerError):
    """A value typed or a choice made cannot work."""

    exit_code = 2


class InputFileError(MatchmakerError):
    """A file given to us cannot be taken in."""

    exit_code = 3


class ProfileError(InputFileError):
    """A matching profile, glossary or table of ours has a wrong or missing entry."""


class DatabaseError(MatchmakerError):
    """The event file cannot be used."""

    exit_code = 4


class DatabaseMissing(DatabaseError):
    """There is no event file at that place."""


class DatabaseForeign(DatabaseError):
    """The file is not an event file, or it is protected by a key."""


class DatabaseNewer(DatabaseError):
    """The event file was written by a newer version."""


class DatabaseDamaged(DatabaseError):
    """The event file is damaged."""


class DatabaseReadOnly(DatabaseError):
    """The event file or its folder cannot be written."""


class DatabaseBusy(DatabaseError):
    """Another window or program is writing to the event file."""


class RecordError(MatchmakerError):
    """A record is missing, incomplete or was changed meanwhile."""

    exit_code = 5


class OutputError(MatchmakerError):
    """A result cannot be written."""

    exit_code = 6


class MissingGlyphError(OutputError):
    """A text has a character that none of the shipped fonts can print."""
