"""Refuse words that broke something once: each gate names the one module that may use them."""

from __future__ import annotations

import ast
import io
import re
import socket
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "matchmaker"


class Gate(NamedTuple):
    """A pattern no line of code may match, but for the files of one home."""

    name: str
    pattern: str
    home: str = ""  # a glob below src/matchmaker
    bad: str = ""  # a line that must be caught


GATES = (
    Gate("pickle", r"^\s*(import|from)\s+(pickle|shelve|dill|joblib)\b", bad="import pickle"),
    Gate("marshal", r"^\s*(import|from)\s+marshal\b", bad="from marshal import loads"),
    Gate("eval", r"(?<![.\w])(eval|exec)\(", bad="x = eval('1')"),
    Gate("yaml", r"\byaml\.(load|unsafe_load)\(", bad="yaml.load(text)"),
    Gate("shell", r"shell\s*=\s*True|os\.(system|popen)\(", bad="run('ls', shell=True)"),
    Gate("fork", r"os\.fork\(|[\"']fork(server)?[\"']", bad="get_context('fork')"),
    Gate("SQL put together", r"\btext\(\s*[rR]?[fF][rR]?[\"']", bad="text(f'select {x}')"),
    Gate("stdlib SQLite", r"^\s*(import|from)\s+sqlite3\b", bad="import sqlite3"),
    Gate("QSaveFile", r"\bQSaveFile\b", bad="file = QSaveFile(name)"),
    Gate(
        "Workbook.save",
        r"(?i)\b(workbook|book|wb)\w*(\(\))?\.save\(",
        bad="workbook.save(path)",
    ),
    Gate(
        "saving",
        r"\.write_(bytes|text)\(|\bopen\([^)]*[\"'][rt]?[wax]\+?[bt]?\+?[\"']",
        home="files.py",
        bad="path.write_bytes(data)",
    ),
    Gate(
        "colours",
        r"[\"'#]#?[0-9A-Fa-f]{6}[\"']|[\"']#[0-9A-Fa-f]{3,8}\b|\bQColor\(\s*\d",
        home="gui/theme/*.py",
        bad="pen = QColor('#a1b2c3')",
    ),
    Gate("processEvents", r"\bprocessEvents\(", bad="app.processEvents()"),
    Gate("QThread subclass", r"class\s+\w+\([^)]*\bQThread\b", bad="class Work(QThread): ..."),
    Gate(
        "network",
        r"^\s*(import|from)\s+(socket|ssl|http|urllib\.request|ftplib|smtplib|requests)\b",
        bad="import urllib.request",
    ),
)


def hits(folder: Path, gate: Gate) -> list[str]:
    """Name the lines of a folder that a gate refuses."""
    pattern = re.compile(gate.pattern)
    return [
        f"{path.relative_to(folder)}:{number}: {line.strip()}"
        for path in sorted(folder.rglob("*.py"))
        if not (gate.home and path.relative_to(folder).match(gate.home))
        for number, line in enumerate(code_lines(path.read_text(encoding="utf-8")), 1)
        if pattern.search(line)
    ]


def paragraph_homes(folder: Path) -> list[str]:
    """Name the modules that build ReportLab paragraphs from text."""
    found = re.compile(r"\bParagraph\(")
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*.py"))
        if any(map(found.search, code_lines(path.read_text(encoding="utf-8"))))
    ]


def loose_ends(folder: Path) -> list[str]:
    """Name the reminders in a folder that point to no issue."""
    reminder = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b(?!.*#\d)")
    return [
        f"{path.relative_to(folder)}:{number}"
        for path in sorted(folder.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if reminder.search(line)
    ]


def code_lines(text: str) -> list[str]:
    """Return the lines of a module with its comments and docstrings blanked."""
    lines = text.splitlines()
    for (row, start), (last, end) in [*comments(text), *docstrings(text)]:
        for index in range(row - 1, last):
            left = lines[index][:start] if index == row - 1 else ""
            right = lines[index][end:] if index == last - 1 else ""
            lines[index] = left + right
    return lines


Span = tuple[tuple[int, int], tuple[int, int]]


def comments(text: str) -> Iterator[Span]:
    """Yield where the comments of a module are."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start, token.end


def docstrings(text: str) -> Iterator[Span]:
    """Yield where the lines of strings that do nothing are."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            continue
        if isinstance(node.value.value, str):
            last = node.end_lineno or node.lineno
            yield (node.lineno, 0), (last, len(lines[last - 1]))


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_gate_is_shut(gate: Gate) -> None:
    assert hits(SOURCE, gate) == []


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_gate_has_teeth(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text(f'"""Doc."""\n{gate.bad}\n', encoding="utf-8")
    assert len(hits(tmp_path, gate)) == 1
    (tmp_path / "bad.py").write_text(f'"""Doc: {gate.name}."""\n# {gate.bad}\n', encoding="utf-8")
    assert hits(tmp_path, gate) == []


@pytest.mark.parametrize("gate", [g for g in GATES if g.home], ids=lambda gate: gate.name)
def test_home_may_do_it(gate: Gate, tmp_path: Path) -> None:
    home = tmp_path / gate.home.replace("*", "colours")
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text(f"{gate.bad}\n", encoding="utf-8")
    assert hits(tmp_path, gate) == []


def test_dialogs_and_sql_words_may_pass(tmp_path: Path) -> None:
    good = "dialog.exec()\nx = text('select 1')\npath.open('rb')\nwords = book.sheet(1)\n"
    (tmp_path / "good.py").write_text(good, encoding="utf-8")
    assert [hit for gate in GATES for hit in hits(tmp_path, gate)] == []


def test_paragraphs_have_one_home(tmp_path: Path) -> None:
    homes = paragraph_homes(SOURCE)
    assert len(homes) <= 1
    assert all(Path(home).parts[0] == "briefs" for home in homes)
    for name in ("one.py", "two.py"):
        (tmp_path / name).write_text("p = Paragraph(text)\n", encoding="utf-8")
    assert len(paragraph_homes(tmp_path)) == 2


def test_reminders_name_an_issue(tmp_path: Path) -> None:
    assert loose_ends(SOURCE) == []
    (tmp_path / "bad.py").write_text("x = 1  # TODO later\ny = 1  # TODO #12\n", encoding="utf-8")
    assert loose_ends(tmp_path) == ["bad.py:1"]


def test_tests_do_not_sleep(tmp_path: Path) -> None:
    sleeping = Gate("sleep", r"(?<!_)\b(time\.)?sleep\(", bad="time.sleep(1)")
    (tmp_path / "bad.py").write_text("time.sleep(1)\n", encoding="utf-8")
    assert hits(tmp_path, sleeping) == ["bad.py:1: time.sleep(1)"]
    asleep = [hit for hit in hits(ROOT / "tests", sleeping) if not hit.startswith("test_gates.py")]
    assert asleep == []


@pytest.mark.nonet
def test_network_guard_has_teeth(network: list[str]) -> None:
    with socket.socket() as door, pytest.raises(AssertionError):
        door.connect(("127.0.0.1", 9))
    with pytest.raises(AssertionError):
        socket.getaddrinfo("example.org", 443)
    assert len(network) == 2
    network.clear()
