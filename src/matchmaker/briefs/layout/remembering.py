"""Remember what was set while one paper is made, and forget it after: texts are of people."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_FORGET: list[Callable[[], None]] = []


def remembered(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return a decorator that keeps the last *size* results until ``forget`` is called."""

    def wrap(function: Callable[P, T]) -> Callable[P, T]:
        cached = lru_cache(maxsize=size)(function)
        _FORGET.append(cached.cache_clear)
        return cached  # type: ignore[return-value]  # the wrapper takes what *function* takes

    return wrap


def forget() -> None:
    """Let go of everything that was remembered."""
    for clear in _FORGET:
        clear()
