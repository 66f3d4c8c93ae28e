"""A code given twice: a row with quite another title never takes the place of a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchmaker.domain.intake import ImportPlan, Outcome, ReadingChoice, Severity
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.i18n.translator import translator
from matchmaker.services import importing
from matchmaker.services.lookalikes import quite_different
from matchmaker.store import Database
from tests.services.lists import need, offer, write_list

pytestmark = pytest.mark.importing
GOOD = {"成果编号": "X1", "成果名称": "Deflectometry for polished surfaces"}
SLIP = {"成果编号": "X1", "成果名称": "Digital twin for logistics"}
ALLOWED = ReadingChoice(overwrite=True)


@pytest.fixture
def database() -> Database:
    return Database.memory()


def take_in(database: Database, path: Path, choice: ReadingChoice | None = None) -> ImportPlan:
    choices = {path.name: choice} if choice else {}
    plan = importing.plan(database, [path], choices=choices)
    importing.apply(database, plan, by="tests")
    return plan


def titles(database: Database) -> list[str]:
    with database.reading() as reader:
        return [each.title.en or each.title.zh_hans for each in reader.capabilities()]


def reasons(plan: ImportPlan) -> str:
    refused = plan.of(Outcome.REFUSED)
    problems = [problem for row in refused for problem in row.problems]
    return "\n".join(str(p.message) for p in problems if p.severity is Severity.ERROR)


@pytest.mark.parametrize("language", Language)
def test_the_file_of_refused_rows_alone_overwrites_nothing(
    database: Database, tmp_path: Path, language: Language
) -> None:
    both = write_list(tmp_path / "caps.csv", offer(**GOOD), offer(**SLIP))
    plan = take_in(database, both)
    assert (plan.count(Outcome.NEW), plan.count(Outcome.REFUSED)) == (1, 1)
    refused = importing.save_refused(plan, tmp_path / "again.xlsx", translator(language))
    again = take_in(database, refused)
    assert [row.outcome for row in again.rows] == [Outcome.REFUSED]
    assert titles(database) == [GOOD["成果名称"]]


@pytest.mark.parametrize("owner", ["香港理工大学", ""])
def test_a_code_with_quite_another_title_is_refused_and_said(
    database: Database, tmp_path: Path, owner: str
) -> None:
    take_in(database, write_list(tmp_path / "a.csv", offer(**GOOD)))
    plan = take_in(database, write_list(tmp_path / "b.csv", offer(**SLIP, 完成单位=owner)))
    assert "code X1 is already “Deflectometry for polished surfaces”" in reasons(plan)
    assert "“Digital twin for logistics”" in reasons(plan)
    assert titles(database) == [GOOD["成果名称"]]


def test_overwriting_can_be_allowed(database: Database, tmp_path: Path) -> None:
    take_in(database, write_list(tmp_path / "a.csv", offer(**GOOD)))
    plan = take_in(database, write_list(tmp_path / "b.csv", offer(**SLIP)), ALLOWED)
    assert plan.count(Outcome.CHANGED) == 1
    assert titles(database) == [SLIP["成果名称"]]


def test_a_title_that_was_only_corrected_changes_its_record(
    database: Database, tmp_path: Path
) -> None:
    take_in(database, write_list(tmp_path / "a.csv", need()))
    plan = take_in(database, write_list(tmp_path / "b.csv", need(技术需求名称="瓷砖瑕疵检测")))
    assert plan.count(Outcome.CHANGED) == 1


def test_refused_rows_fill_what_is_empty_and_overwrite_only_on_wish(
    database: Database, tmp_path: Path
) -> None:
    take_in(database, write_list(tmp_path / "a.csv", offer()))
    row = offer(成果简介="Another text.", 拒收原因="…")
    path = write_list(tmp_path / "b.csv", row)
    plan = take_in(database, path)
    assert "file of refused rows" in reasons(plan)
    assert take_in(database, path, ALLOWED).count(Outcome.CHANGED) == 1
    added = write_list(tmp_path / "c.csv", offer(成果简介="", 关键词="瓷砖", 拒收原因="…"))
    assert take_in(database, added).count(Outcome.CHANGED) == 1


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("Deflectometry for polished surfaces", "Digital twin for logistics", True),
        ("辊道窑余热回收技术", "压缩机异响识别技术", True),
        ("瓷砖表面缺陷在线检测", "瓷磚瑕疵檢測", False),
        ("Deflectometry", "Deflectometrie", False),
        ("Kiln waste heat", "Waste heat recovery from kiln exhaust", False),
        ("瓷砖表面缺陷检测", "Tile inspection", False),
    ],
)
def test_titles_are_quite_different_if_they_share_no_words(
    one: str, other: str, different: bool
) -> None:
    def text(words: str) -> LocalisedText:
        return LocalisedText.of(Language.EN if words.isascii() else Language.ZH_HANS, words)

    assert quite_different(text(one), text(other)) is different
