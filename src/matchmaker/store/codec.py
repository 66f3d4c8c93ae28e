"""Turn domain values into JSON text and back, strictly, by their type hints."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter

from matchmaker.domain.quantities import YearMonth

T = typing.TypeVar("T")

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class CodecError(ValueError):
    """Stored text does not have the shape its type asks for."""


def to_json(value: object) -> str:
    """Return *value* as compact JSON text with a fixed order of keys and set members."""
    return _ENCODER.encode(plain(value))


def from_json(hint: type[T], text: str) -> T:
    """Return the value of type *hint* that ``to_json`` wrote.

    Raises:
        CodecError: the text is not JSON, or not of that type; unknown keys are refused.
    """
    try:
        return typing.cast("T", decoder(hint)(json.loads(text)))
    except (TypeError, ValueError, KeyError, ArithmeticError) as error:
        raise CodecError(f"{hint}: {error}") from error


def plain(value: object) -> object:
    """Return *value* built of JSON's own types only; defaults of dataclasses are left out."""
    return _writer(typing.cast("typing.Hashable", type(value)))(value)


@cache
def _writer(cls: typing.Any) -> Callable[[typing.Any], object]:  # noqa: ANN401 - any class
    if issubclass(cls, types.NoneType | bool | int | float):
        return _same
    if issubclass(cls, StrEnum):
        return attrgetter("value")
    if issubclass(cls, str | Decimal | YearMonth):
        return str
    if issubclass(cls, date):
        return _iso
    if issubclass(cls, frozenset):
        return lambda value: sorted((plain(item) for item in value), key=str)
    if issubclass(cls, tuple):
        return lambda value: [plain(item) for item in value]
    if dataclasses.is_dataclass(cls):
        return _stated
    raise TypeError(cls.__name__)


def _same(value: object) -> object:
    return value


def _iso(value: date) -> str:
    return value.isoformat()


def _stated(value: object) -> dict[str, object]:
    cls = typing.cast("typing.Hashable", type(value))
    parts = ((name, default, getattr(value, name)) for name, default in defaults(cls))
    return {
        name: plain(part)
        for name, default, part in parts
        if part is not default and part != default
    }


@cache
def defaults(cls: typing.Any) -> tuple[tuple[str, object], ...]:  # noqa: ANN401
    """Return the fields of a dataclass with their defaults (``dataclasses.MISSING``: none)."""
    return tuple((each.name, _default(each)) for each in dataclasses.fields(cls))


def _default(each: "dataclasses.Field[object]") -> object:
    if each.default_factory is not dataclasses.MISSING:
        return each.default_factory()
    return each.default


def decoder(hint: object) -> Callable[[object], object]:
    """Return the function that builds a value of type *hint* from JSON's own types."""
    return _decoder(hint)


@cache
def _decoder(hint: object) -> Callable[[object], object]:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _optional(hint)
    if origin is tuple:
        return _row(decoder(typing.get_args(hint)[0]), tuple)
    if origin is frozenset:
        return _row(decoder(typing.get_args(hint)[0]), frozenset)
    if hasattr(hint, "__supertype__"):  # a NewType is its base at run time
        return decoder(hint.__supertype__)
    if isinstance(hint, type):
        return _of_class(hint)
    raise TypeError(f"no codec for {hint}")


def _of_class(hint: type) -> Callable[[object], object]:
    if issubclass(hint, StrEnum):
        return _choice(hint)
    if dataclasses.is_dataclass(hint) and hint is not YearMonth:
        return _record(hint)
    readers: dict[type, Callable[[str], object]] = {
        Decimal: Decimal,
        YearMonth: YearMonth.parse,
        datetime: datetime.fromisoformat,
        date: date.fromisoformat,
    }
    if reader := readers.get(hint):
        return lambda value: reader(_typed(value, str))
    if hint is float:
        return lambda value: float(_typed(value, float if type(value) is float else int))
    if hint in (str, int, bool):
        return lambda value: _typed(value, hint)
    raise TypeError(f"no codec for {hint}")


def _typed(value: object, kind: type[T]) -> T:
    if type(value) is not kind:  # JSON has no subclasses, and True is no number
        raise TypeError(f"{value!r} is not {kind}")
    return value


def _choice(hint: type[StrEnum]) -> Callable[[object], object]:
    choices: dict[object, object] = {choice.value: choice for choice in hint}
    return choices.__getitem__  # a KeyError says what was found


def _optional(hint: object) -> Callable[[object], object]:
    (inner,) = (part for part in typing.get_args(hint) if part is not types.NoneType)
    read = decoder(inner)
    return lambda value: None if value is None else read(value)


def _row(
    read: Callable[[object], object], make: Callable[[list[object]], object]
) -> Callable[[object], object]:
    return lambda value: make([read(item) for item in _typed(value, list)])


def _record(hint: type) -> Callable[[object], object]:
    hints = typing.get_type_hints(hint)
    readers: dict[str, Callable[[object], object]] = {}

    def read(value: object) -> object:
        if not readers:  # filled on first use, so that types may refer to each other
            readers.update(
                {each.name: decoder(hints[each.name]) for each in dataclasses.fields(hint)}
            )
        parts = _typed(value, dict)
        return hint(**{name: readers[name](part) for name, part in parts.items()})

    return read
