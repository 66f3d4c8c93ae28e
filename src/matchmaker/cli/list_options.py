"""The options that say how a list is read, and what is done with its rows."""

import codecs
import re

from matchmaker.cli.declared import Option
from matchmaker.cli.values import one_of, whole_number
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import UsageError
from matchmaker.messages import N_, Message

_LAST_ROW = 1_048_576
_PARTS = re.compile("[,;\uff0c\uff1b]")
_KINDS = (RecordKind.NEED, RecordKind.CAPABILITY)


def listed_kind(typed: str) -> RecordKind:
    """Return the kind of record a list may hold."""
    kind = one_of(RecordKind)(typed)
    if kind in _KINDS:
        return kind
    raise UsageError(
        Message(
            N_("“{value}” is not known here; choose one of: {choices}."),
            value=typed,
            choices=", ".join(_KINDS),
        )
    )


def columns(typed: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of a column and a field in “A=title,Firm=organisation”."""
    pairs = []
    for part in filter(None, (piece.strip() for piece in _PARTS.split(typed))):
        name, sign, field = part.rpartition("=")
        if not sign or not name.strip():
            raise UsageError(
                Message(
                    N_("“{value}” does not work here; write a column, “=” and a field: A=title."),
                    value=part,
                )
            )
        pairs.append((name.strip(), field.strip()))
    return tuple(pairs)


def encoding(typed: str) -> str:
    """Return the name of an encoding that exists; '' (not given) stays ''."""
    try:
        return codecs.lookup(typed).name if typed else ""
    except (LookupError, ValueError):
        raise UsageError(
            Message(
                N_("“{value}” is no encoding; usual ones are: {choices}."),
                value=typed,
                choices="utf-8, gb18030, big5hkscs, utf-16, cp1252",
            )
        ) from None


ENCODING = Option(
    ("--encoding",),
    N_("the encoding of the text files, such as gb18030 (default: found by itself)"),
    encoding,
    "NAME",
    default="",
)
READING = (
    Option(
        ("--kind",),
        N_("what the list holds, where it is not recognised"),
        listed_kind,
        "need|capability",
    ),
    Option(
        ("--heading-row",),
        N_("the row of the headings; 0 if there are none"),
        whole_number(0, _LAST_ROW),
        "N",
    ),
    Option(
        ("--columns",),
        N_(
            "fields of columns, by heading or letter: “A=title,Firm=organisation”; nothing after "
            "“=” leaves a column out"
        ),
        columns,
        "COLUMN=FIELD,…",
        default=(),
    ),
    Option(
        ("--sheet",),
        N_("take in this sheet only; the three above are about it"),
        str,
        "NAME",
        default="",
    ),
    ENCODING,
)
TAKING = (
    Option(
        ("--unchecked",),
        N_("let new needs wait for your check instead of publishing them for matching"),
    ),
    Option(
        ("--overwrite",),
        N_("let a row replace the record with its code even if its title is quite another one"),
    ),
    Option(("--into-sample",), N_("take the lists into the sample event all the same")),
)
