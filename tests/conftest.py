"""Keep every test off the screen, out of the user's folders and off the network."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

settings.register_profile("matchmaker", deadline=None)  # no test depends on the clock
settings.load_profile("matchmaker")

HOMES = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_RUNTIME_DIR": "home/runtime",
    "XDG_STATE_HOME": "home/state",
}


class NetworkUsedError(AssertionError):
    """The program reached for the network."""


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test, and every child process of it, a home folder of its own."""
    top = tmp_path_factory.mktemp("user")
    for variable, place in HOMES.items():
        folder = top / place
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(folder))
    return top / "home"


@pytest.fixture(autouse=True)
def network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Refuse the network, and fail the test even if the program swallowed the refusal."""
    tried: list[str] = []

    def refuse(*arguments: object, **_options: object) -> NoReturn:
        tried.append(repr(arguments[1:] or arguments))
        raise NetworkUsedError(tried[-1])

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, _unless_local(name, refuse))
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    yield tried
    assert not tried, f"The network was used: {tried}"


def _unless_local(name: str, refuse: object) -> object:
    """Let sockets of this machine's own processes pass (AF_UNIX), refuse all others."""
    allowed = getattr(socket.socket, name)

    def call(this: socket.socket, *arguments: object) -> object:
        unix = this.family == getattr(socket, "AF_UNIX", None)
        return allowed(this, *arguments) if unix else refuse(this, *arguments)  # type: ignore[operator]

    return call
