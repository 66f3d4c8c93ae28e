"""Settings are remembered whole, and a damaged file never stops the program."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from matchmaker.domain.texts import Language
from matchmaker.errors import OutputError
from matchmaker.settings import (
    Settings,
    ThemeChoice,
    person_name,
    read_settings,
    save_settings,
    system_language,
)

FULL = Settings(
    Language.ZH_HANT,
    ThemeChoice.DARK,
    page="matching",
    last_event="/tmp/佛山.matchmaker",
    recent_events=("/tmp/佛山.matchmaker", "/tmp/b.matchmaker"),
    last_folder="/tmp",
    geometry="AdnQyw==",
    person="何小姐",
)


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"
    save_settings(FULL, path)
    assert read_settings(path).settings == FULL
    assert read_settings(path).problem is None


def test_without_a_file_the_language_of_the_system_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_HK.UTF-8")
    found = read_settings(tmp_path / "settings.json")
    assert found.settings.language is Language.ZH_HANT
    assert found.settings.theme is ThemeChoice.SYSTEM
    assert found.problem is None


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b'{"a":' * 20_000, b"12"],
)
def test_a_damaged_file_is_put_aside_and_told(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(damage)
    found = read_settings(path)
    assert found.settings.page == ""
    assert found.problem is not None
    assert "settings.damaged.json" in str(found.problem)
    assert (tmp_path / "settings.damaged.json").read_bytes() == damage
    assert not path.exists()
    path.write_bytes(damage)
    assert "settings.damaged (2).json" in str(read_settings(path).problem)


def test_wrong_entries_are_left_out_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    values = {
        "language": "fr",
        "theme": 7,
        "page": ["data"],
        "last_folder": "/kept",
        "recent_events": ["/a", 3, None],
        "strange": True,
    }
    path.write_text(json.dumps(values), encoding="utf-8")
    found = read_settings(path)
    assert found.problem is None
    assert found.settings.last_folder == "/kept"
    assert found.settings.recent_events == ("/a",)
    assert found.settings.theme is ThemeChoice.SYSTEM
    assert found.settings.page == ""


def test_a_place_that_is_no_file_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    found = read_settings(path)
    assert "could not be read" in str(found.problem)
    assert path.is_dir()


def test_settings_that_cannot_be_written_raise(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError):
        save_settings(FULL, tmp_path / "file" / "settings.json")


def test_ten_recent_events_are_kept_the_newest_first() -> None:
    settings = Settings(Language.EN)
    for number in [*range(12), 5]:
        settings = settings.with_event(Path(f"/e{number}"))
    assert settings.last_event == str(Path("/e5"))
    assert len(settings.recent_events) == 10
    assert settings.recent_events[:2] == (str(Path("/e5")), str(Path("/e11")))
    assert len(set(settings.recent_events)) == 10


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh_CN.UTF-8", Language.ZH_HANS),
        ("zh-Hans-CN", Language.ZH_HANS),
        ("zh_SG", Language.ZH_HANS),
        ("zh_HK.UTF-8", Language.ZH_HANT),
        ("zh-Hant", Language.ZH_HANT),
        ("zh_TW.Big5", Language.ZH_HANT),
        ("Chinese (Traditional)_Hong Kong SAR", Language.ZH_HANT),
        ("Chinese (Simplified)_China", Language.ZH_HANS),
        ("en_GB.UTF-8", Language.EN),
        ("de_DE.UTF-8", Language.EN),
        ("C", Language.EN),
        ("", Language.EN),
    ],
)
def test_the_language_of_the_system_is_recognised(name: str, language: Language) -> None:
    assert system_language({"LANG": name}) is language


def test_lc_all_goes_before_lang() -> None:
    found = system_language({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"})
    assert found is Language.ZH_HANS


def test_a_person_is_named_as_set_or_after_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "mei")
    assert person_name(FULL) == "何小姐"
    assert person_name(Settings(Language.EN)) == "mei"


def test_an_event_with_any_bytes_in_its_name_is_remembered(tmp_path: Path) -> None:
    event = tmp_path / os.fsdecode(b"\xff\xfe.matchmaker")
    save_settings(Settings(Language.EN).with_event(event), tmp_path / "settings.json")
    assert read_settings(tmp_path / "settings.json").settings.last_event == str(event)
