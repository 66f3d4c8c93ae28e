"""Store a domain value in one column: scalars as they are, everything else as strict JSON text."""

import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Dialect
from sqlalchemy.types import Integer as IntegerType
from sqlalchemy.types import Text, TypeDecorator, TypeEngine

from matchmaker.domain.quantities import YearMonth
from matchmaker.store.codec import CodecError, decoder, from_json, to_json

_BARE = (StrEnum, Decimal, YearMonth, date, datetime)  # readable as text, without quotes


class Encoded(TypeDecorator[object]):
    """A column of the given type hint; NULL is None."""

    impl = Text
    cache_ok = True

    def __init__(self, hint: object) -> None:
        """Take the hint as it stands on the domain class."""
        super().__init__()
        self.hint = hint
        inner = _without_none(hint)
        self._integer = inner is int
        self._plain = inner in (int, str)
        self._read = _reader(inner)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[typing.Any]:
        """Keep whole numbers as numbers, so that SQL can compare them."""
        return dialect.type_descriptor(IntegerType() if self._integer else Text())

    def process_bind_param(self, value: object, dialect: Dialect) -> object:  # noqa: ARG002
        """Write a value."""
        if value is None or self._plain:
            return value
        return value.value if isinstance(value, StrEnum) else self._written(value)

    def process_result_value(self, value: object, dialect: Dialect) -> object:  # noqa: ARG002
        """Read a value."""
        if value is None or self._plain:
            return value
        return self._read(str(value))

    def _written(self, value: object) -> str:
        if isinstance(value, Decimal | YearMonth):
            return str(value)
        if isinstance(value, date):
            return value.isoformat()
        return to_json(value)


def _without_none(hint: object) -> object:
    while hasattr(hint, "__supertype__"):  # a NewType is its base
        hint = hint.__supertype__
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (hint,) = (part for part in typing.get_args(hint) if part is not types.NoneType)
        return _without_none(hint)
    return hint


def _reader(hint: object) -> Callable[[str], object]:
    if isinstance(hint, type) and issubclass(hint, _BARE):
        read = decoder(hint)
        return lambda text: _read_bare(read, text)
    return lambda text: from_json(typing.cast("type[object]", hint), text)


def _read_bare(read: Callable[[object], object], text: str) -> object:
    try:
        return read(text)
    except (KeyError, ValueError, ArithmeticError) as error:
        raise CodecError(text) from error
