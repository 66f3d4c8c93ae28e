"""Bad input: one sentence, the right exit code, and nothing changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from matchmaker.bootstrap import open_event
from matchmaker.paths import resources
from tests.flows.conftest import Said, Spoken, state

HEADING = "需求编号,企业名称,需求名称,需求描述\n"
XLSX = resources("sample", "needs_foshan_parks.xlsx")


def refused(said: Said, code: int) -> str:
    """Check that a command refused with *code* in one sentence, and return the sentence."""
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith("matchmaker: ")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    return said.err


def digest(path: Path) -> str:
    """Return the digest of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


# --- lists ----------------------------------------------------------------------------------


def missing(path: Path) -> None:
    """Leave the place empty."""


def folder(path: Path) -> None:
    path.mkdir()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    data = XLSX.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def encrypted(path: Path) -> None:
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4096)


def renamed_text(path: Path) -> None:
    path.write_text(HEADING, encoding="utf-8")


def renamed_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "no spreadsheet")


def enormous(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/workbook.xml", "w", force_zip64=True) as member:
            for _ in range(220):
                member.write(b" " * 1_000_000)


def no_heading(path: Path) -> None:
    path.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")


def garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (missing, "needs.xlsx"), (folder, "needs.xlsx"), (empty, "needs.xlsx"),
        (empty, "needs.csv"), (truncated, "needs.xlsx"), (encrypted, "needs.xlsx"),
        (renamed_text, "needs.xlsx"), (renamed_archive, "needs.xlsx"), (enormous, "needs.xlsx"),
        (no_heading, "needs.csv"), (garbage, "needs.csv"),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_read(
    call: Spoken, event: Path, make: Callable[[Path], None], name: str
) -> None:
    make(Path(name))
    before = state(event)
    said = refused(call("import", name, "--event", event), 3)
    assert Path(name).stem in said
    assert state(event) == before
    refused(call("import", name, "--event", "new.matchmaker"), 3)
    assert not list(Path().glob("new.matchmaker*"))
    refused(call("match", name, name), 3)


def test_a_row_without_title_is_refused_and_the_others_taken(call: Spoken, event: Path) -> None:
    Path("more.csv").write_text(
        HEADING + "N-8,示例甲,,无标题\nN-9,示例乙,电机异响,现场\n", encoding="utf-8"
    )
    said = call("import", "more.csv")
    assert said.code == 0
    assert "New 1, changed 0, the same 0, refused 1." in said.out
    assert "more.csv, row 2" in said.out


def test_an_unknown_code_in_a_list_is_told_and_never_guessed(call: Spoken, event: Path) -> None:
    Path("more.csv").write_text(
        "需求编号,企业名称,需求名称,高新技术领域\nN-9,示例乙,电机,99.9\n", encoding="utf-8"
    )
    (warning,) = [
        each
        for each in call("import", "more.csv", "--json").json["problems"]
        if each["severity"] == "warning"
    ]
    assert warning["row"] == 2
    assert "99.9" in warning["message"]


# --- event files ----------------------------------------------------------------------------


def foreign(path: Path) -> None:
    path.write_text("a diary, not an event\n" * 200, encoding="utf-8")


def damaged(path: Path) -> None:
    with path.open("r+b") as stream:
        for page in range(1, 40):
            stream.seek(page * 4096)
            stream.write(b"\xde\xad" * 1024)


def newer(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(60)  # user_version of an SQLite header
        stream.write((9999).to_bytes(4, "big"))


@pytest.mark.parametrize("make", [foreign, damaged, newer, empty])
@pytest.mark.parametrize(
    "words", [("propose",), ("undo",), ("export",), ("decide", "N-001", "C-001", "accept")]
)
def test_an_event_file_that_cannot_be_used_is_left_as_it_is(
    call: Spoken, event: Path, make: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    make(event)
    before = digest(event)
    assert "event.matchmaker" in refused(call(*words, "--event", event), 4)
    assert digest(event) == before


def test_no_event_at_all(call: Spoken) -> None:
    assert "lost.matchmaker" in refused(call("propose", "--event", "lost.matchmaker"), 4)
    assert "No event file is here" in refused(call("propose"), 2)
    assert list(Path().iterdir()) == []


def test_several_events_in_the_folder_are_named_not_guessed(call: Spoken, event: Path) -> None:
    shutil.copy(event, "other.matchmaker")
    assert "event.matchmaker, other.matchmaker" in refused(call("propose"), 2)


def test_a_new_event_needs_its_ending(call: Spoken) -> None:
    Path("needs.csv").write_text(HEADING + "N-9,示例乙,电机,x\n", encoding="utf-8")
    assert ".matchmaker" in refused(call("import", "needs.csv", "--event", "foshan"), 2)
    assert not Path("foshan").exists()


def test_an_event_another_window_is_writing_to(call: Spoken, event: Path) -> None:
    other = open_event(event)
    try:
        with other.transaction():
            said = refused(call("decide", "N-001", "C-001", "accept"), 4)
    finally:
        other.close()
    assert "event.matchmaker" in said
    assert state(event)[5] == ()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_read_only_event_can_be_read_but_not_changed(call: Spoken, event: Path) -> None:
    event.chmod(0o444)
    before = digest(event)
    refused(call("decide", "N-001", "C-001", "accept"), 4)
    assert call("brief", "N-001", "C-001").code == 0
    assert digest(event) == before


# --- codes and results ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("decide", "N-404", "C-001", "accept"), 5),
        (("decide", "N-001", "C-404", "accept"), 5),
        (("decide", "N-001", "C-001", "perhaps"), 2),
        (("decide", "N-001", "C-001", "reject"), 2),
        (("decide", "N-001", "C-001", "accept", "--reason", "other"), 2),
        (("decide", "N-001", "C-001"), 2),
        (("decide", "N-001", "C-001", "accept", "--undo"), 2),
        (("brief",), 2),
        (("brief", "N-001"), 2),
        (("brief", "N-001", "C-001", "--which", "all"), 2),
        (("brief", "--which", "accepted"), 5),
        (("brief", "--code", "K7Q-48XX"), 5),
        (("redo",), 5),
        (("propose", "--profile", "no-such"), 3),
    ],
)
def test_a_wrong_code_or_choice_changes_nothing(
    call: Spoken, event: Path, words: tuple[str, ...], code: int
) -> None:
    before = state(event)
    refused(call(*words), code)
    assert state(event) == before
    assert not list(Path().glob("*.pdf"))


@pytest.mark.parametrize(
    "words", [("export", "--out"), ("brief", "N-001", "C-001", "--out")], ids=["export", "brief"]
)
def test_a_folder_that_cannot_be_written(
    call: Spoken, event: Path, words: tuple[str, ...]
) -> None:
    Path("taken").write_text("a file, not a folder", encoding="utf-8")
    before = state(event)
    refused(call(*words, Path("taken") / "result.pdf"), 6)
    assert state(event) == before
    assert Path("taken").read_text(encoding="utf-8") == "a file, not a folder"


def test_a_blind_brief_that_tells_a_name_is_held_back_and_numbers_are_told(
    call: Spoken, event: Path
) -> None:
    more = HEADING + "N-009,示例乙,电机异响检测,示.例.乙公司的电机，电话 0757-8888 0000\n"
    more += "N-010,示例乙丙厂,电机异响,电机异响靠人听，电话 0757-8888 1111\n"
    Path("more.csv").write_text(more, encoding="utf-8")
    assert call("import", "more.csv").code == 0
    said = refused(call("brief", "N-009", "C-003", "--audience", "company_blind"), 6)
    assert "N-009, text" in said
    assert not Path("briefs.pdf").exists()
    printed = call("brief", "N-010", "C-003", "--audience", "company_blind")
    assert printed.code == 0
    assert "N-010, text: “0757-8888 1111” would be printed" in printed.err


def test_a_character_no_font_has_is_named_and_the_others_printed(
    call: Spoken, event: Path
) -> None:
    more = HEADING + "N-009,示例乙,电机\N{ROCKET}异响检测,压缩机异响靠人耳听\n"
    Path("more.csv").write_text(more, encoding="utf-8")
    assert call("import", "more.csv").code == 0
    assert call("decide", "N-009", "C-003", "accept").code == 0
    said = refused(call("brief", "N-009", "C-003"), 6)
    assert "N-009" in said
    assert "U+1F680" in said
    assert not Path("briefs.pdf").exists()
    assert call("decide", "N-001", "C-001", "accept").code == 0
    both = call("brief", "--which", "accepted")
    assert both.code == 6
    assert "U+1F680" in both.err
    assert Path("briefs.pdf").exists()
