"""Layouts are kept beside the settings, and a damaged file of them stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchmaker.domain.intake import ImportPlan, ReadingChoice, reading_key
from matchmaker.domain.kinds import RecordKind
from matchmaker.errors import UsageError
from matchmaker.services import choosing, importing, layouts
from matchmaker.services.choosing import Told
from matchmaker.store import Database

TEXT = "佛山某区调研表,,\n项目,谁提的,说明一下\n瓷砖缺陷检测,示例甲（禅城）有限公司,靠人工\n"


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
    layouts.remember(planned(odd, (0, "title")), kept)
    layouts.remember(planned(odd, (0, "title"), (1, "organisation")), kept)
    (layout,) = layouts.known(kept)
    assert dict(layout.columns) == {"项目": "title", "谁提的": "organisation"}
    plan = importing.plan(Database.memory(), [odd], known=layouts.known(kept))
    assert [str(row.outcome) for row in plan.rows] == ["new"]


def test_nothing_is_written_where_nothing_was_decided(odd: Path, tmp_path: Path) -> None:
    layouts.remember(importing.plan(Database.memory(), [odd]), tmp_path / "layouts.json")
    assert not (tmp_path / "layouts.json").exists()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[1]", b"[{}]", b'{"a": 1}', b"\xff", b"[" * 100_000]
)
def test_a_damaged_file_of_layouts_is_as_none(damage: bytes, odd: Path, tmp_path: Path) -> None:
    kept = tmp_path / "layouts.json"
    kept.write_bytes(damage)
    assert layouts.known(kept) == ()
    layouts.remember(planned(odd, (0, "title")), kept)
    assert len(layouts.known(kept)) == 1


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
        ({"heading_row": 2}, "--kind need"),
        ({"kind": RecordKind.NEED, "columns": (("Z", "title"),)}, "no column “Z”"),
        ({"kind": RecordKind.NEED, "columns": (("A", "tittle"),)}, "“tittle” is no field"),
        ({"kind": RecordKind.NEED, "sheet": "Sheet9"}, "--sheet"),
    ],
)
def test_what_does_not_fit_the_file_is_said(
    odd: Path, over: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        told(odd, **over)
