"""The desk asks before a row takes the place of a record with quite another title."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from matchmaker.domain.intake import Outcome
from matchmaker.gui.pages.data import DataPage
from matchmaker.gui.presenters.session import Session
from tests.gui.conftest import Settle
from tests.gui.records_scene import shown

HEADINGS = "Technology no.,University,Technology title\n"


def test_overwriting_is_offered_only_where_rows_were_refused_for_it(
    session: Session, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    page = shown(DataPage, session, qtbot, settle)
    first, slip = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(HEADINGS + "X1,PolyU,Deflectometry\n", encoding="utf-8")
    slip.write_text(HEADINGS + "X1,PolyU,Digital twin for logistics\n", encoding="utf-8")
    page.take_files([first])
    settle(session)
    assert page.desk.sheet.overwrite.isHidden()
    page.presenter.carry_out()
    settle(session)
    page.take_files([slip])
    settle(session)
    plan = page.presenter.desk.plan
    assert plan is not None
    assert plan.count(Outcome.REFUSED) == 1
    assert not page.desk.sheet.overwrite.isHidden()
    page.desk.sheet.overwrite.click()
    settle(session)
    plan = page.presenter.desk.plan
    assert plan is not None
    assert (plan.count(Outcome.CHANGED), plan.count(Outcome.REFUSED)) == (1, 0)
    assert page.desk.sheet.overwrite.isChecked()
