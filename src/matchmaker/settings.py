"""Remember a person's choices between two starts: language, theme, last event, the window."""

import contextlib
import getpass
import json
import locale
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from matchmaker.domain.texts import Language
from matchmaker.errors import OutputError
from matchmaker.files import free_path, make_folder, replace_file
from matchmaker.messages import N_, Message
from matchmaker.paths import settings_file

_RECENT = 10
_LONGEST = 65_536  # a settings file of ours has some hundred bytes


class ThemeChoice(StrEnum):
    """How the window looks; the default follows the system."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """What is remembered; ``geometry`` is Qt's own description of the window, base64."""

    language: Language
    theme: ThemeChoice = ThemeChoice.SYSTEM
    page: str = ""
    last_event: str = ""
    recent_events: tuple[str, ...] = ()
    last_folder: str = ""
    geometry: str = ""
    person: str = ""
    publish_imports: bool = True

    def with_event(self, path: Path) -> "Settings":
        """Return a copy that remembers *path* as the last of at most ten recent events."""
        name = str(path.absolute())  # the next start may be from another folder
        others = tuple(known for known in self.recent_events if known != name)
        return replace(self, last_event=name, recent_events=(name, *others)[:_RECENT])


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings in force, and what to tell the person if the file could not be used."""

    settings: Settings
    problem: Message | None = None


def read_settings(path: Path | None = None) -> SettingsRead:
    """Read the settings; a damaged file is put aside and the defaults are used.

    Entries that are unknown or of the wrong kind are left out one by one.
    """
    source = path or settings_file()
    try:
        data = source.read_bytes()
    except FileNotFoundError:
        return SettingsRead(_defaults())
    except OSError:
        return SettingsRead(_defaults(), _unreadable(source))
    try:
        values = json.loads(data[: _LONGEST + 1])
        if not isinstance(values, dict):
            raise TypeError
    except (ValueError, TypeError, RecursionError):
        return SettingsRead(_defaults(), _put_aside(source))
    return SettingsRead(_settings_of(values))


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings whole or not at all.

    Raises:
        OutputError: the folder or file cannot be written.
    """
    target = path or settings_file()
    make_folder(target.parent)
    text = json.dumps(asdict(settings), indent=2) + "\n"  # ASCII: file names can be any bytes
    replace_file(target, text.encode("ascii"))


def system_language(environment: Mapping[str, str] | None = None) -> Language:
    """Return the language of the person's system; English if it is none of the three."""
    known = os.environ if environment is None else environment
    names = [known.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if environment is None and not any(names):
        names.append(locale.getlocale()[0] or "")  # Windows knows no LANG
    named = next((name for name in names if name), "").lower().replace("-", "_")
    if not named.startswith(("zh", "chinese")):
        return Language.EN
    traditional = ("hant", "_hk", "_tw", "_mo", "traditional", "hong kong", "taiwan", "macao")
    return Language.ZH_HANT if any(m in named for m in traditional) else Language.ZH_HANS


def person_name(settings: Settings) -> str:
    """Return whom to name as the author of a decision: as set, or the name of the login."""
    if settings.person:
        return settings.person
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account entry, or Windows without variables
        return "organiser"


def _defaults() -> Settings:
    return Settings(language=system_language())


def _settings_of(values: Mapping[str, object]) -> Settings:
    settings = Settings(
        language=system_language(),
        page=_text(values.get("page")),
        last_event=_text(values.get("last_event")),
        recent_events=_texts(values.get("recent_events")),
        last_folder=_text(values.get("last_folder")),
        geometry=_text(values.get("geometry")),
        person=_text(values.get("person")),
        publish_imports=values.get("publish_imports") is not False,
    )
    with contextlib.suppress(ValueError):
        settings = replace(settings, language=Language(_text(values.get("language"))))
    with contextlib.suppress(ValueError):
        settings = replace(settings, theme=ThemeChoice(_text(values.get("theme"))))
    return settings


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(entry for entry in value if isinstance(entry, str))[:_RECENT]


def _put_aside(source: Path) -> Message:
    try:
        aside = free_path(source.parent, f"{source.stem}.damaged{source.suffix}")
        source.rename(aside)
    except (OSError, OutputError):
        return _unreadable(source)
    return Message(
        N_(
            "Your settings could not be read. They were kept as “{name}”; the usual ones are used."
        ),
        name=aside.name,
    )


def _unreadable(source: Path) -> Message:
    return Message(
        N_("Your settings in “{folder}” could not be read; the usual ones are used."),
        folder=str(source.parent),
    )
