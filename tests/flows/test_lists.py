"""Lists that need a word from the person: unrecognised, swapped, unchecked, for the sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchmaker.errors import OutputError
from matchmaker.exchange import Sheet, write_workbook
from matchmaker.messages import Message
from matchmaker.paths import settings_file
from matchmaker.services import events, layouts
from tests.flows.conftest import Spoken, state
from tests.flows.lists import write_lists

ODD = "佛山某区调研表,,\n项目,谁提的,说明一下\n铝型材表面缺陷检测,示例甲（禅城）有限公司,靠人工\n"
COLUMNS = "项目=title,B=organisation,说明一下=text"


@pytest.fixture
def odd(own_folder: Path) -> Path:
    path = own_folder / "odd.csv"
    path.write_text(ODD, encoding="utf-8")
    return path


def test_an_unrecognised_list_names_what_to_do_and_is_then_remembered(
    call: Spoken, odd: Path
) -> None:
    refused = call("import", odd, "--event", "e.matchmaker")
    assert refused.code == 3
    assert "--kind need --heading-row 2 --columns" in refused.err
    assert not Path("e.matchmaker").exists()
    done = call("import", odd, "--event", "e.matchmaker", "--kind", "need", "--columns", COLUMNS)
    assert "New 1, changed 0, the same 0, refused 0." in done.out
    odd.rename("july.csv")
    assert "the same 1, refused 0" in call("import", "july.csv").out


def test_choices_are_about_one_list_and_checked(call: Spoken, odd: Path) -> None:
    assert "one list" in call("import", odd, odd, "--kind", "need", "--event", "e.matchmaker").err
    bad = call("import", odd, "--columns", "nonsense", "--event", "e.matchmaker")
    assert (bad.code, "A=title" in bad.err) == (2, True)
    bad = call("import", odd, "--kind", "person", "--event", "e.matchmaker")
    assert (bad.code, "need, capability" in bad.err) == (2, True)


def test_after_a_matching_an_import_names_the_next_command(call: Spoken, event: Path) -> None:
    Path("more.csv").write_text(
        "需求编号,企业名称,需求名称\nN-9,示例乙,电机异响\n", encoding="utf-8"
    )
    said = call("import", "more.csv").out
    assert "1 record changed since the last matching: “matchmaker propose” matches again." in said
    assert call("propose").code == 0
    assert "since the last matching" not in call("import", "more.csv").out


def test_unchecked_needs_wait_and_are_not_matched(call: Spoken, own_folder: Path) -> None:
    needs, capabilities = write_lists(own_folder)
    said = call("import", needs, capabilities, "--event", "e.matchmaker", "--unchecked").out
    assert "3 new needs wait for your check" in said
    assert call("propose", "--json").json["needs"] == 0


def test_real_lists_enter_the_sample_only_on_wish(call: Spoken, own_folder: Path) -> None:
    path = own_folder / "sample.matchmaker"
    events.start_sample(path).database.close()
    needs, _ = write_lists(own_folder)
    before = state(path)
    refused = call("import", needs, "--event", path)
    assert refused.code == 2
    assert "--into-sample" in refused.err
    assert "--event my-event.matchmaker" in refused.err
    assert state(path) == before
    assert call("import", needs, "--event", path, "--dry-run").code == 0
    assert call("import", needs, "--event", path, "--into-sample").code == 0
    assert state(path)[2] != before[2]
    assert call("undo", "--event", path).code == 0
    assert state(path)[2] == before[2]


def test_a_dry_run_says_what_would_wait(call: Spoken, own_folder: Path) -> None:
    needs, _ = write_lists(own_folder)
    said = call("import", needs, "--event", "e.matchmaker", "--unchecked", "--dry-run").out
    assert "3 new needs would wait for your check" in said
    assert "needs wait" not in said


def test_the_sheet_that_is_named_counts_also_alone(call: Spoken, own_folder: Path) -> None:
    headings = ("企业名称", "需求名称")
    book = [Sheet("Summer", headings, (("示例甲", "瓷砖检测"),)),
            Sheet("Winter", headings, (("示例甲", "余热回收"),))]  # fmt: skip
    write_workbook(own_folder / "book.xlsx", book)
    words = ("import", "book.xlsx", "--event", "e.matchmaker", "--sheet")
    refused = call(*words, "Autumn")
    assert refused.code == 2
    assert "Summer, Winter" in refused.err
    assert not Path("e.matchmaker").exists()
    assert "New 1, changed 0" in call(*words, "Winter").out
    needs, _ = write_lists(own_folder)
    refused = call("import", needs, "--event", "e.matchmaker", "--sheet", "Winter")
    assert (refused.code, "--sheet" in refused.err) == (2, True)


def test_an_import_that_was_made_is_not_said_to_have_failed(
    call: Spoken, odd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OutputError(Message("The disk is full."))

    monkeypatch.setattr(layouts, "remember", full)
    done = call("import", odd, "--event", "e.matchmaker", "--kind", "need", "--columns", COLUMNS)
    assert (done.code, "The disk is full." in done.err) == (0, True)
    assert "the same 1" in call("import", odd, "--kind", "need", "--columns", COLUMNS).out


def test_no_personal_data_is_kept_of_a_list_without_headings(
    call: Spoken, own_folder: Path
) -> None:
    Path("q.csv").write_text("张三,13800000000,瓷砖缺陷检测\n", encoding="utf-8")
    for heading in ((), ("--heading-row", "1")):
        words = ("--event", "e.matchmaker", "--kind", "need", "--columns", "C=title", *heading)
        call("import", "q.csv", *words)
    assert not settings_file().with_name("layouts.json").exists()


# --- two files without an event -----------------------------------------------------------------


def test_swapped_files_are_said_to_be_swapped(call: Spoken, own_folder: Path) -> None:
    needs, capabilities = write_lists(own_folder)
    said = call("match", capabilities, needs)
    assert said.code == 3
    assert "“capabilities.csv” lists capabilities and “needs.csv” lists needs" in said.err


def test_a_list_of_the_other_kind_is_not_ranked(call: Spoken, own_folder: Path) -> None:
    needs, capabilities = write_lists(own_folder)
    assert "“needs.csv” is a list of needs" in call("match", needs, needs).err
    said = call("match", capabilities, capabilities)
    assert (said.code, "is a list of capabilities" in said.err) == (3, True)


def test_ranking_tells_of_a_list_what_an_import_tells(call: Spoken, own_folder: Path) -> None:
    needs, capabilities = write_lists(own_folder)
    with needs.open("a", encoding="utf-8") as stream:
        stream.write("N-8,示例丙,南海,,只有描述,,,\nN-9,示例丁,南海,电机异响,描述,,99.9,\n")
    told = call("match", needs, capabilities)
    taken = call("import", needs, "--event", "e.matchmaker")
    for sentence in (
        "needs.csv, row 5, 需求名称: The row has no title. Add one, or delete the row.",
        "99.9",
    ):
        assert sentence in taken.out
        assert sentence in told.out
    problems = call("match", needs, capabilities, "--json").json["problems"]
    assert [each["row"] for each in problems if each["severity"] == "error"] == [5]


def test_a_list_of_keywords_is_ranked_and_said_to_lack_titles(
    call: Spoken, own_folder: Path
) -> None:
    needs, _ = write_lists(own_folder)
    Path("offers.jsonl").write_text(
        '{"id": "C-1", "keywords": ["铝型材", "表面缺陷"]}\n', encoding="utf-8"
    )
    assert "An import needs titles." in call("match", needs, "offers.jsonl").out
