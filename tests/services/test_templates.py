"""Blank lists: filled in and brought back they are taken in without a complaint."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from matchmaker.domain import limits
from matchmaker.domain.intake import Outcome, Severity
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.texts import Language
from matchmaker.exchange.headings import field_of, fields_of
from matchmaker.i18n.translator import translator
from matchmaker.services import importing, templates
from matchmaker.store import Database

KINDS = (RecordKind.NEED, RecordKind.CAPABILITY)
FILLED = {
    "code": "N-900", "organisation": "示例恒铝型材（南海）有限公司", "park": "南海",
    "title": "铝型材表面缺陷在线检测", "title_en": "Inline inspection of aluminium profiles",
    "text": "喷涂线上的划伤靠人工目检。", "indicators": "漏检率 ≤ 0.5 %",
    "keywords": "铝型材；表面缺陷；机器视觉", "field": "8.3", "industry": "3252", "trl": "7",
    "budget": "80 万元", "price": "80 万元", "deadline": "2027-12", "contact": "陈工",
    "mobile": "13800000017", "email": "chen@example.com", "consent": "是",
    "lead_time": "6", "valid_to": "2028-12-31", "inventor": "李教授", "evidence": "中试线一条",
    "advantages": "检出率高", "phone": "0757-00000099", "department": "自动化系",
    "remarks": "老客户", "tried": "人工复检", "expected": "漏检率减半",
}  # fmt: skip


@pytest.fixture(params=[(kind, language) for kind in KINDS for language in Language], ids=str)
def wanted(request: pytest.FixtureRequest) -> tuple[RecordKind, Language]:
    found: tuple[RecordKind, Language] = request.param
    return found


def test_a_filled_in_list_is_taken_in_without_a_complaint(
    wanted: tuple[RecordKind, Language], tmp_path: Path
) -> None:
    kind, language = wanted
    path = templates.save(tmp_path / "list.xlsx", kind, translator(language))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for column, cell in enumerate(next(sheet.iter_rows(values_only=True)), 1):
        sheet.cell(2, column, FILLED.get(field_of(str(cell), kind), ""))
    book.save(path)
    plan = importing.plan(Database.memory(), [path])
    assert [row.outcome for row in plan.rows] == [Outcome.NEW]
    told = [p for row in plan.rows for p in row.problems if p.severity is not Severity.NOTE]
    assert [str(problem.message) for problem in told] == []
    assert [sheet.kind for sheet in plan.sheets] == [kind, None]  # the second explains


def test_every_column_is_recognised_by_its_heading(wanted: tuple[RecordKind, Language]) -> None:
    kind, language = wanted
    for field in templates._fields(kind, language):
        assert field_of(templates._marked(field, kind, language), kind) == field


def test_values_of_lists_are_named_in_the_readers_words(tmp_path: Path) -> None:
    path = templates.save(tmp_path / "list.xlsx", RecordKind.NEED, translator(Language.EN))
    guide = load_workbook(path).worksheets[1]
    said = {str(row[0]): str(row[1]) for row in guide.iter_rows(values_only=True)}
    assert "Joint development" in said["Modes wanted"]
    assert said["Need title *"].startswith("Must be filled in.")


def test_hints_state_the_limits_and_join_sentences_as_the_language_does(
    wanted: tuple[RecordKind, Language], tmp_path: Path
) -> None:
    kind, language = wanted
    path = templates.save(tmp_path / "list.xlsx", kind, translator(language))
    guide = load_workbook(path).worksheets[1]
    hints = [str(row[1]) for row in guide.iter_rows(min_row=2, values_only=True)]
    assert any(f"{limits.KEYWORDS} " in hint or f"{limits.KEYWORDS}个" in hint for hint in hints)
    assert not [hint for hint in hints if "8 words" in hint]
    if language is not Language.EN:
        assert not [hint for hint in hints if "。 " in hint or "; " in hint]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_can_be_chosen_for_a_column(kind: RecordKind) -> None:
    assert set(templates.columns(kind)) == fields_of(kind) - {"ignored"}
    assert len(set(templates.columns(kind))) == len(templates.columns(kind))


def test_only_some_fields_may_stand_in_several_columns() -> None:
    assert templates.may_repeat("remarks")
    assert not templates.may_repeat("title")
