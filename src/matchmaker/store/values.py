"""Turn the value of one field into journal text and back; what is left out is the default."""

import dataclasses
from collections.abc import Hashable
from functools import cache
from typing import cast

from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import RecordError
from matchmaker.messages import N_, Label, Message
from matchmaker.store.codec import defaults, from_json, to_json
from matchmaker.store.kinds import CLASSES, hint_of


def text_of(kind: RecordKind, field: str, value: object) -> str | None:
    """Return *value* as journal text, None if it is the default of the field."""
    return None if value == default_of(kind, field) else to_json(value)


def value_of(kind: RecordKind, field: str, text: str | None) -> object:
    """Return the value that journal text stands for (None: the default of the field).

    Raises:
        RecordError: there is no text, and the field has no default.
    """
    if text is not None:
        return from_json(cast("type[object]", hint_of(kind, field)), text)
    default = default_of(kind, field)
    if default is dataclasses.MISSING:
        raise RecordError(
            Message(N_("“{field}” cannot be left empty."), field=Label("record_field", field))
        )
    return default


@cache
def default_of(kind: RecordKind, field: str) -> object:
    """Return the default of a field (``dataclasses.MISSING``: none)."""
    return dict(defaults(cast("Hashable", CLASSES[kind])))[field]
