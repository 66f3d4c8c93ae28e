"""An event file copied without what lies beside it is opened, and that it is empty is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from matchmaker.gui.window import MainWindow
from matchmaker.store import Database
from tests.gui.conftest import Settle
from tests.services.scene import fill

pytestmark = pytest.mark.ux


def test_an_event_copied_without_its_journal_says_that_it_is_empty(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    original = tmp_path / "round.matchmaker"
    with Database.open(original, create=True) as database:
        fill(database)
        copied = shutil.copy(original, tmp_path / "copy.matchmaker")
        window.frame.opening.open(Path(copied))
        settle(window.session)
    assert "copy.matchmaker-wal" in window.frame.notice.words()
    assert window.frame.notice.isVisible()
    assert window.windowTitle().startswith("copy")
    assert not window.frame.notice._timer.isActive()


def test_a_whole_copy_says_nothing(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    original = tmp_path / "round.matchmaker"
    with Database.open(original, create=True) as database:
        fill(database)
    window.frame.opening.open(original)
    settle(window.session)
    assert window.frame.notice.words() == ""
