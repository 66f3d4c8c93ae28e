"""The parser: fast, in the user's language, and clear about what it does not understand."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

from matchmaker.cli.declarations import COMMANDS
from matchmaker.cli.declared import Command
from matchmaker.cli.main import main
from matchmaker.cli.parser import asked_language, build_parser
from matchmaker.domain.texts import Language
from matchmaker.i18n.translator import translator

HEAVY = (
    "sqlalchemy", "alembic", "sqlcipher3", "numpy", "rapidfuzz", "reportlab", "openpyxl",
    "python_calamine", "opencc_purepy", "PySide6", "xlsxwriter",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_its_module_examples_and_help(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert importlib.util.find_spec(f"matchmaker.cli.commands.{command.module}")
    assert command.examples
    assert all(f"matchmaker {command.name}" in example.line for example in command.examples)
    assert main([command.name, "--help"]) == 0
    said = capsys.readouterr().out
    assert all(example.line in said for example in command.examples)
    assert all(name in said for option in command.options for name in option.names if "-" in name)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_example_of_the_help_is_understood(command: Command) -> None:
    parser = build_parser(translator(Language.EN))
    for example in command.examples:
        assert parser.parse_args(example.line.split()[1:]).command == command.name


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from matchmaker.cli.main import main; main(['--help']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "[]\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["improt"], "There is no command “improt”; did you mean “import”?"),
        (["frobnicate"], "There is no command “frobnicate”."),
        (["match", "a.csv"], "Something is missing: CAPABILITIES."),
        (["demo", "--out"], "A value is missing after --out."),
        (["demo", "--frob"], "“--frob” is not known here."),
        (["undo", "--json=1"], "--json takes no value."),
        (
            ["brief", "--code", "A", "--which", "all"],
            "--which and --code cannot be given together",
        ),
        (["brief", "--audience", "all"], "choose one of: named, company_blind, contact_blind."),
        (["match", "a", "b", "--top", "0"], "give a whole number from 1 to 1000."),
        (["match", "a", "b", "--to", "3"], "is not known here."),
        (["--language", "en"], "Name a command"),
    ],
)
def test_what_is_not_understood_is_one_sentence_and_exit_2(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(typed) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


def test_without_any_word_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "matchmaker demo" in capsys.readouterr().err


def test_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("matchmaker ")


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ([], None),
        (["--language", "zh-Hant", "demo"], Language.ZH_HANT),
        (["match", "--language=zh-Hans"], Language.ZH_HANS),
        (["--language", "en", "brief", "--language", "zh-Hans"], Language.EN),
        (["brief", "--language", "zh-Hans"], None),
        (["demo", "--language", "klingon"], None),
        (["demo", "--language"], None),
    ],
)
def test_the_language_is_known_before_anything_is_said(
    typed: list[str], language: Language | None
) -> None:
    assert asked_language(typed) is language
