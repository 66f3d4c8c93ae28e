"""Layouts are kept beside the settings, and a damaged file of them stops nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from matchmaker.domain.intake import ImportPlan, Outcome, ReadingChoice, reading_key
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import OutputError, UsageError
from matchmaker.exchange import Sheet, isolation, reading, write_workbook
from matchmaker.messages import Message
from matchmaker.services import choosing, importing, layouts
from matchmaker.services.choosing import Told
from matchmaker.store import Database

TEXT = "佛山某区调研表,,\n项目,谁提的,说明一下\n瓷砖缺陷检测,示例甲（禅城）有限公司,靠人工\n"


NAMED = ((0, "title"), (1, "organisation"))


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def planned(path: Path, *columns: tuple[int, str]) -> ImportPlan:
    choice = ReadingChoice(kind=RecordKind.NEED, header_row=2, columns=columns)
    choices = {reading_key(path.name): choice}
    return importing.plan(Database.memory(), [path], choices=choices)


def test_what_was_decided_is_remembered_and_the_last_word_counts(
    odd: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "new folder" / "layouts.json"
    assert layouts.known(kept) == ()
    layouts.remember(planned(odd, *NAMED), kept)
    layouts.remember(planned(odd, *NAMED, (2, "text")), kept)
    (layout,) = layouts.known(kept)
    assert dict(layout.columns) == {
        "项目": "title", "谁提的": "organisation", "说明一下": "text",
    }  # fmt: skip
    plan = importing.plan(Database.memory(), [odd], known=layouts.known(kept))
    assert [str(row.outcome) for row in plan.rows] == ["new"]


def test_nothing_is_written_where_nothing_was_decided(odd: Path, tmp_path: Path) -> None:
    layouts.remember(importing.plan(Database.memory(), [odd]), tmp_path / "layouts.json")
    assert not (tmp_path / "layouts.json").exists()


def test_nothing_is_remembered_of_a_list_that_was_refused_row_by_row(
    odd: Path, tmp_path: Path
) -> None:
    plan = planned(odd, (0, "title"), (2, "text"))  # no column is the company
    assert plan.count(Outcome.REFUSED) == len(plan.rows) == 1
    layouts.remember(plan, tmp_path / "layouts.json")
    assert not (tmp_path / "layouts.json").exists()


def test_headings_nobody_knows_or_chose_are_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("x\n张三,李四,王五,项目,谁提的\n,,,瓷砖检测,示例甲\n", encoding="utf-8")
    layouts.remember(planned(path, (3, "title"), (4, "organisation")), tmp_path / "layouts.json")
    assert not (tmp_path / "layouts.json").exists()


PRIVATE = ["13800000000", "0757-8333 0000", "+852 2358 6000", "a.b@example.com",
           "11010519491231002X", "A123456(7)", "Ａ１２３４５６（Ａ）"]  # fmt: skip


@pytest.mark.parametrize("cell", PRIVATE)
def test_a_row_with_personal_data_is_never_remembered_as_headings(
    cell: str, tmp_path: Path
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text(f"x\n瓷砖检测,示例甲,{cell}\n辊道窑余热,示例甲,无\n", encoding="utf-8")
    plan = planned(path, *NAMED, (2, "contact"))
    assert plan.count(Outcome.NEW) == 1
    layouts.remember(plan, tmp_path / "layouts.json")
    assert not (tmp_path / "layouts.json").exists()


def test_long_text_is_not_kept_and_the_list_is_known_all_the_same(tmp_path: Path) -> None:
    path, kept = tmp_path / "odd.csv", tmp_path / "layouts.json"
    hint = "说明一下（请写清现在的做法、遇到的困难、已经试过的办法和期望达到的指标）"
    path.write_text(f"x\n项目,谁提的,{hint}\n瓷砖检测,示例甲,靠人工\n", encoding="utf-8")
    layouts.remember(planned(path, *NAMED), kept)
    (layout,) = layouts.known(kept)
    assert layout.headings == {"项目", "谁提的"}
    plan = importing.plan(Database.memory(), [path], known=layouts.known(kept))
    assert plan.sheets[0].known


def test_personal_data_an_older_version_kept_is_dropped(odd: Path, tmp_path: Path) -> None:
    kept = tmp_path / "layouts.json"
    stored = [{"headings": ["13800000000", "x"], "kind": "need", "columns": []}]
    kept.write_text(json.dumps(stored), encoding="ascii")
    assert layouts.known(kept) == ()
    layouts.remember(planned(odd, *NAMED), kept)
    assert "1380000" not in kept.read_text(encoding="ascii")


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[1]", b"[{}]", b'{"a": 1}', b"\xff", b"[" * 100_000]
)
def test_a_damaged_file_of_layouts_is_as_none_and_set_aside(
    damage: bytes, odd: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "layouts.json"
    kept.write_bytes(damage)
    assert layouts.known(kept) == ()
    layouts.remember(planned(odd, *NAMED), kept)
    assert len(layouts.known(kept)) == 1
    assert (tmp_path / "layouts.damaged.json").read_bytes() == damage


def test_a_file_of_layouts_that_cannot_be_read_is_not_overwritten(
    odd: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "layouts.json"
    kept.mkdir()
    with pytest.raises(OutputError):
        layouts.remember(planned(odd, *NAMED), kept)
    assert kept.is_dir()


# --- what is told in words ----------------------------------------------------------------------


def told(path: Path, **over: object) -> ImportPlan:
    return choosing.plan_as_told(Database.memory(), path, Told(**over))  # type: ignore[arg-type]


def test_columns_are_named_by_heading_or_letter(odd: Path) -> None:
    columns = (("项目", "title"), ("b", "organisation"), ("C", ""))
    plan = told(odd, kind=RecordKind.NEED, columns=columns)
    (sheet,) = plan.sheets
    assert sheet.header_row == 2  # the title above stands alone
    assert [each.field for each in sheet.columns] == ["title", "organisation", "ignored"]
    assert [str(row.outcome) for row in plan.rows] == ["new"]


def test_a_list_without_headings_is_told_by_row_nought(tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("瓷砖缺陷检测,示例甲（禅城）有限公司\n", encoding="utf-8")
    columns = (("A", "title"), ("B", "organisation"))
    plan = told(path, kind=RecordKind.NEED, heading_row=0, columns=columns)
    assert [str(row.outcome) for row in plan.rows] == ["new"]


@pytest.mark.parametrize(
    ("over", "sentence"),
    [
        ({"kind": RecordKind.NEED, "columns": (("Z", "title"),)}, "no column “Z”"),
        ({"kind": RecordKind.NEED, "columns": (("A", "tittle"),)}, "“tittle” is no field"),
    ],
)
def test_what_does_not_fit_the_file_is_said(
    odd: Path, over: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        told(odd, **over)


@pytest.mark.parametrize(
    ("over", "about"),
    [
        ({"heading_row": 2}, choosing.Unclear.KIND),
        ({"kind": RecordKind.NEED, "sheet": "Sheet9"}, choosing.Unclear.NO_SHEETS),
    ],
)
def test_what_is_left_open_is_named_and_not_worded(
    odd: Path, over: dict[str, object], about: choosing.Unclear
) -> None:
    with pytest.raises(choosing.UnclearError) as raised:
        told(odd, **over)
    assert raised.value.about is about


@pytest.fixture
def book(tmp_path: Path) -> Path:
    headings = ("企业名称", "需求名称")
    return write_workbook(
        tmp_path / "book.xlsx",
        [
            Sheet("Summer", headings, (("示例甲", "瓷砖检测"),)),
            Sheet("Winter", headings, (("示例甲", "辊道窑余热"),)),
        ],
    )


def test_a_sheet_alone_is_the_only_one_taken(book: Path) -> None:
    plan = told(book, sheet="winter")
    assert [str(sheet.kind) for sheet in plan.sheets] == ["None", "need"]
    assert len(plan.rows) == 1


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(book: Path) -> None:
    with pytest.raises(choosing.UnclearError) as raised:
        told(book, sheet="Autumn")
    assert (raised.value.about, raised.value.names) == (
        choosing.Unclear.SHEET,
        ("Summer", "Winter"),
    )


def test_a_file_is_opened_once_whatever_is_told(
    odd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    read = isolation.read_raw

    def counted(path: Path, **options: Any) -> object:
        opened.append(path)
        return read(path, **options)

    monkeypatch.setattr(reading, "read_raw", counted)
    plan = told(odd, kind=RecordKind.NEED, columns=(("项目", "title"), ("B", "organisation")))
    assert plan.count(Outcome.NEW) == 1
    assert opened == [odd]


def test_a_first_row_with_personal_data_is_not_guessed_to_be_headings(tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("张三,13800000000,瓷砖检测,示例甲\n李四,,余热回收,示例甲\n", encoding="utf-8")
    columns = (("C", "title"), ("D", "organisation"))
    plan = told(path, kind=RecordKind.NEED, columns=columns)
    assert plan.count(Outcome.NEW) == 2


# --- the import and the memory together ----------------------------------------------------------


def test_an_import_stands_when_its_layout_cannot_be_remembered(
    odd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OutputError(Message("The disk is full."))

    monkeypatch.setattr(layouts, "remember", full)
    database = Database.memory()
    done = importing.take_in(database, planned(odd, *NAMED), by="t")
    assert done.action is not None
    assert "The disk is full." in str(done.note)
    with database.reading() as reader:
        assert len(reader.needs()) == 1


def test_an_import_is_remembered_where_it_was_made(odd: Path) -> None:
    assert importing.take_in(Database.memory(), planned(odd, *NAMED), by="t").note is None
    assert len(layouts.known()) == 1
