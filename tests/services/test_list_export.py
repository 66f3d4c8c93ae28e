"""A list that was written and brought in again changes nothing, in any language (I5, O1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from matchmaker.domain.ids import PersonId
from matchmaker.domain.intake import Outcome
from matchmaker.domain.journal import ActionKind
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import ConsentPurpose, IprStatus
from matchmaker.domain.organisation import Consent
from matchmaker.domain.records import Patent, Proof, ProofKind
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.i18n.translator import translator
from matchmaker.messages import Message
from matchmaker.services import events, importing, list_export, templates
from matchmaker.store import Database
from tests import builders
from tests.services.scene import expired, fill

pytestmark = pytest.mark.export


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return events.start_sample(tmp_path_factory.mktemp("s") / "s.matchmaker").database


def heading(field: str, kind: RecordKind = RecordKind.CAPABILITY) -> str:
    return templates.heading(field, kind, Language.EN)


@pytest.mark.parametrize("everybody", [False, True])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", [RecordKind.NEED, RecordKind.CAPABILITY])
def test_the_sample_comes_back_unchanged(
    sample: Database, tmp_path: Path, kind: RecordKind, language: Language, everybody: bool
) -> None:
    wanted = list_export.Wanted(kind, with_contacts=everybody)
    path = list_export.save(sample, tmp_path / "list.xlsx", wanted, translator(language))
    plan = importing.plan(sample, [path])
    with sample.reading() as reader:
        count = len(reader.needs() if kind is RecordKind.NEED else reader.capabilities())
    assert [row.outcome for row in plan.rows] == [Outcome.SAME] * count
    assert plan.new_organisations == 0


def test_what_a_cell_cannot_say_is_not_lost(tmp_path: Path) -> None:
    database = Database.memory()
    fill(database)
    both = LocalisedText("漏检率", "", "Missed defects")
    rich = replace(
        builders.capability(),
        organisations=(builders.company().id,),
        patents=(Patent("CN115000001", "CN", IprStatus.GRANTED), Patent("HK30012345")),
        evidence=(Proof(ProofKind.PILOT, LocalisedText("某厂试用三个月", "", "Ran 3 months")),),
        advantages=(LocalisedText("速度快", "", "Fast"),),
    )
    need = builders.need()
    named = replace(need.indicators[0], name=both)
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.EDIT, Message("Edited"), by="me")
        recorder.put(rich)
        recorder.put(replace(expired(), organisations=(builders.company().id,)))
        recorder.put(replace(need, indicators=(named,)))
    for kind in (RecordKind.NEED, RecordKind.CAPABILITY):
        path = list_export.save(
            database,
            tmp_path / f"{kind.value}.xlsx",
            list_export.Wanted(kind),
            translator(Language.EN),
        )
        plan = importing.plan(database, [path])
        assert [row.changes for row in plan.rows] == [()] * len(plan.rows)
        assert {row.outcome for row in plan.rows} == {Outcome.SAME}


def test_cells_are_what_they_hold(tmp_path: Path) -> None:
    database = Database.memory()
    fill(database)
    path = list_export.save(
        database,
        tmp_path / "c.xlsx",
        list_export.Wanted(RecordKind.CAPABILITY),
        translator(Language.EN),
    )
    page = openpyxl.load_workbook(path).worksheets[0]
    head = [cell.value for cell in page[1]]
    rows = {row[0].value: dict(zip(head, row, strict=True)) for row in page.iter_rows(min_row=2)}
    assert rows["C-002"][heading("trl")].value == 4
    days = [c.value for c in rows["C-002"].values() if isinstance(c.value, datetime)]
    assert [day.date() for day in days] == [date(2020, 1, 31)]
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    assert any(cell.value is None for cell in rows["C-002"].values())
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref


# --- people -------------------------------------------------------------------------------------

WITHDRAWN = replace(builders.person().consents[0], withdrawn_on=date(2027, 5, 20))
WECHAT = "henglv-tech"
STANDING = Consent(ConsentPurpose.THIS_EVENT)


def with_person(*consents: Consent) -> Database:
    """Return the scene with a contact who agreed to *consents* only."""
    database = Database.memory()
    fill(database)
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("Edited"), by="me").put(
            builders.person(consents=consents, wechat=WECHAT)
        )
    return database


def written(
    database: Database, folder: Path, *, everybody: bool = False
) -> tuple[dict[str, str], dict[str, str], Path]:
    """Return the row of the first need, what is said about the file, and the file."""
    wanted = list_export.Wanted(RecordKind.NEED, with_contacts=everybody)
    path = list_export.save(
        database, folder / "needs.xlsx", wanted, translator(Language.EN), now=lambda: builders.NOW
    )
    page, about = openpyxl.load_workbook(path).worksheets
    head, first = ([str(cell.value or "") for cell in page[row]] for row in (1, 2))
    said = {str(row[0].value): str(row[1].value) for row in about.iter_rows()}
    return dict(zip(head, first, strict=True)), said, path


def personal(row: dict[str, str]) -> list[str]:
    who = builders.person()
    return [cell for cell in row.values() if cell in (who.name_zh, who.phone, who.email, WECHAT)]


@pytest.mark.parametrize(
    "consents", [(), (STANDING,), (WITHDRAWN,), (STANDING, WITHDRAWN)], ids=str
)
def test_who_did_not_agree_or_took_it_back_is_left_out(
    tmp_path: Path, consents: tuple[Consent, ...]
) -> None:
    row, about, _ = written(with_person(*consents), tmp_path)
    assert personal(row) == []
    assert about["Personal data"] == "None."


def test_who_agreed_is_named(tmp_path: Path) -> None:
    row, about, _ = written(with_person(*builders.person().consents), tmp_path)
    assert len(personal(row)) == 4
    assert row[heading("consent")] == "Yes"
    assert about["Personal data"].startswith("Only of people who agreed")


@pytest.mark.parametrize(
    ("consents", "said"), [((), ""), ((WITHDRAWN,), "No"), ((STANDING, WITHDRAWN), "No")]
)
def test_all_contacts_are_written_when_asked_for_and_the_file_says_so(
    tmp_path: Path, consents: tuple[Consent, ...], said: str
) -> None:
    row, about, _ = written(with_person(*consents), tmp_path, everybody=True)
    assert len(personal(row)) == 4
    assert row[heading("consent")] == said
    assert about["Personal data"].startswith("Yes, also of people who did not agree")


@pytest.mark.parametrize("everybody", [False, True])
@pytest.mark.parametrize(
    "consents",
    [(), (STANDING,), (WITHDRAWN,), (STANDING, WITHDRAWN), builders.person().consents],
    ids=str,
)
def test_consents_come_back_unchanged(
    tmp_path: Path, consents: tuple[Consent, ...], everybody: bool
) -> None:
    database = with_person(*consents)
    _, _, path = written(database, tmp_path, everybody=everybody)
    plan = importing.plan(database, [path])
    assert {row.outcome for row in plan.rows} == {Outcome.SAME}
    importing.apply(database, plan, by="me")
    with database.reading() as reader:
        assert reader.person(builders.person().id).consents == consents


@pytest.mark.parametrize("agreed", [True, False])
def test_a_consent_reaches_another_event(tmp_path: Path, agreed: bool) -> None:
    consents = builders.person().consents if agreed else (WITHDRAWN,)
    _, _, path = written(with_person(*consents), tmp_path, everybody=True)
    other = Database.memory()
    importing.apply(other, importing.plan(other, [path]), by="me")
    with other.reading() as reader:
        (person,) = reader.people()
    assert person.name_zh == builders.person().name_zh
    assert person.may_be_printed is agreed


def test_inventors_are_named_all_or_not_at_all(tmp_path: Path) -> None:
    database = with_person(*builders.person().consents)
    other = builders.person(
        id=PersonId(builders.hex_id("other")), name_zh="甲", email="", phone="", consents=()
    )
    both = replace(builders.capability(), inventors=(builders.person().id, other.id))
    with database.transaction() as tx:
        recorder = tx.act(ActionKind.EDIT, Message("Edited"), by="me")
        recorder.put(other)
        recorder.put(both)
    cells = {}
    for everybody in (False, True):
        wanted = list_export.Wanted(RecordKind.CAPABILITY, with_contacts=everybody)
        path = list_export.save(database, tmp_path / "c.xlsx", wanted, translator(Language.EN))
        page = openpyxl.load_workbook(path).worksheets[0]
        head = [cell.value for cell in page[1]]
        cells[everybody] = page[2][head.index(heading("inventor"))].value
    assert cells[False] is None
    assert cells[True] == f"{builders.person().name_zh}; 甲"


@pytest.mark.parametrize("sample", [True, False])
def test_the_list_says_what_it_is(tmp_path: Path, sample: bool) -> None:
    database = with_person()
    with database.transaction() as tx:
        tx.act(ActionKind.EDIT, Message("Edited"), by="me").put(builders.event(sample=sample))
    _, about, _ = written(database, tmp_path)
    assert about["For whom"].startswith("Internal")
    assert about["Event"] == builders.event().title.en
    assert about["First day"] == translator(Language.EN).day(date(2027, 6, 24))
    assert about["Written"] == translator(Language.EN).when(builders.NOW)
    assert about.get("Note", "").startswith("Sample:") is sample
