"""Saving: whole or not at all, under a name every system takes."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker import files
from matchmaker.errors import OutputError
from matchmaker.messages import Message


def test_a_new_file_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "简报.pdf"
    target.write_bytes(b"old")
    assert files.replace_file(target, b"new" * 100_000) == target
    assert target.read_bytes() == b"new" * 100_000
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_a_result_may_be_read_by_others_and_keeps_the_rights_it_had(tmp_path: Path) -> None:
    target = files.replace_file(tmp_path / "shared.xlsx", b"1")
    assert target.stat().st_mode & 0o777 == 0o644
    target.chmod(0o600)
    files.replace_file(target, b"2")
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "good.pdf"
    target.write_bytes(b"good")

    class Full:
        def __init__(self, handle: int, *_: object, **__: object) -> None:
            self.handle = handle

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self.handle)

        def write(self, data: memoryview) -> int:
            return 0

    monkeypatch.setattr("matchmaker.files.os.fdopen", Full)
    with pytest.raises(OutputError, match="check the free space"):
        files.replace_file(target, b"new")
    assert target.read_bytes() == b"good"
    assert list(tmp_path.iterdir()) == [target]


def test_a_short_write_is_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow:
        def __init__(self, handle: int, *_: object, **__: object) -> None:
            self.handle = handle

        def __enter__(self) -> "Slow":
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self.handle)

        def write(self, data: memoryview) -> int:
            return os.write(self.handle, data[:3])

        def fileno(self) -> int:
            return self.handle

    monkeypatch.setattr("matchmaker.files.os.fdopen", Slow)
    target = files.replace_file(tmp_path / "a.txt", b"0123456789")
    assert target.read_bytes() == b"0123456789"


def test_a_file_that_cannot_be_read_back_is_not_put_in_place(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    target.write_bytes(b"good")

    def refuse(path: Path) -> None:
        raise OutputError(Message("unreadable"))

    with pytest.raises(OutputError, match="unreadable"):
        files.replace_file(target, b"bad", verify=refuse)
    assert target.read_bytes() == b"good"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Make the folder first"):
        files.replace_file(tmp_path / "no" / "a.txt", b"x")


names = st.text(max_size=60) | st.sampled_from(
    [
        "CON",
        "con.txt",
        "aux .pdf",
        "CONIN$",
        "",
        "..",
        "a\u202egpj.exe",
        "a/b\\c:d",
        "字" * 90 + ".pdf",
        " x. ",
    ]
)


@given(names)
def test_safe_names_are_safe_and_stay_as_they_are(name: str) -> None:
    safe = files.safe_filename(name)
    assert safe
    assert not set(safe) & set('/\\:*?"<>|\0\n')
    assert len(Path(safe).stem.encode()) <= 128
    assert files.safe_filename(safe) == safe
    assert not any(unicodedata.category(c) in {"Cc", "Cf"} for c in safe)
    assert safe.strip(" .") == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("K7Q-48XC 配对简报.pdf", "K7Q-48XC 配对简报.pdf"),
        ("CON.pdf", "CON_.pdf"),
        ("aux .pdf", "_aux.pdf"),
        ("..", "unnamed"),
        ("字" * 90 + ".pdf", "字" * 40 + ".pdf"),
    ],
)
def test_known_names(name: str, safe: str) -> None:
    assert files.safe_filename(name) == safe


def test_a_taken_name_gets_a_number_whatever_its_case(tmp_path: Path) -> None:
    (tmp_path / "Brief.PDF").write_bytes(b"")
    assert files.free_path(tmp_path, "brief.pdf").name == "brief (2).pdf"
    assert files.free_path(tmp_path, "other.pdf", taken={"other.pdf"}).name == "other (2).pdf"
