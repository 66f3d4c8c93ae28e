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

from matchmaker.domain.quantities import YearMonth

T = typing.TypeVar("T")


class CodecError(ValueError):
    """Stored text does not have the shape its type asks for."""


def to_json(value: object) -> str:
    """Return *value* as compact JSON text with a fixed order of keys and set members."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


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
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Decimal | YearMonth):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {name: plain(part) for name, part in _stated(value)}
    raise TypeError(type(value).__name__)


def _stated(value: object) -> list[tuple[str, object]]:
    parts = []
    for each in dataclasses.fields(value):  # type: ignore[arg-type]
        part = getattr(value, each.name)
        if part != default_of(each):
            parts.append((each.name, part))
    return parts


def default_of(each: "dataclasses.Field[object]") -> object:
    """Return a field's default, or ``dataclasses.MISSING``."""
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
        return lambda value: hint(_check(value, str))
    if dataclasses.is_dataclass(hint) and hint is not YearMonth:
        return _record(hint)
    readers: dict[type, Callable[[str], object]] = {
        Decimal: Decimal,
        YearMonth: YearMonth.parse,
        datetime: datetime.fromisoformat,
        date: date.fromisoformat,
    }
    if reader := readers.get(hint):
        return lambda value: reader(_check(value, str))
    if hint is float:
        return lambda value: float(_check(value, int | float))
    if hint in (str, int, bool):
        return lambda value: _check(value, hint)
    raise TypeError(f"no codec for {hint}")


def _check(value: object, kind: typing.Any) -> typing.Any:  # noqa: ANN401 - JSON is untyped
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise TypeError(f"{value!r} is not {kind}")
    return value


def _optional(hint: object) -> Callable[[object], object]:
    (inner,) = (part for part in typing.get_args(hint) if part is not types.NoneType)
    read = decoder(inner)
    return lambda value: None if value is None else read(value)


def _row(
    read: Callable[[object], object], make: Callable[[list[object]], object]
) -> Callable[[object], object]:
    return lambda value: make([read(item) for item in _check(value, list)])


def _record(hint: type) -> Callable[[object], object]:
    hints = typing.get_type_hints(hint)
    readers: dict[str, Callable[[object], object]] = {}

    def read(value: object) -> object:
        if not readers:  # filled on first use, so that types may refer to each other
            readers.update(
                {each.name: decoder(hints[each.name]) for each in dataclasses.fields(hint)}
            )
        parts = _check(value, dict)
        return hint(**{name: readers[name](part) for name, part in parts.items()})

    return read
