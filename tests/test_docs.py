"""Prove the documentation: nothing is left out, and every example does what it says."""

from __future__ import annotations

import argparse
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import matchmaker.errors
from matchmaker.cli.declarations import COMMANDS
from matchmaker.cli.main import NOBODY_READS, STOPPED, UNEXPECTED, main
from matchmaker.cli.parser import build_parser
from matchmaker.domain.texts import Language
from matchmaker.errors import MatchmakerError
from matchmaker.i18n.translator import translator

ROOT = Path(__file__).resolve().parent.parent
CLI = ROOT / "docs" / "cli.md"
GUIDES = sorted((ROOT / "docs" / "guide").glob("*.md"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PROVED = [CLI, *GUIDES]

FENCE = re.compile(r"(?ms)^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$")


class Example(NamedTuple):
    """A command, the texts its output must have, and its exit code."""

    words: tuple[str, ...]
    said: tuple[str, ...]
    code: int

    def __str__(self) -> str:
        return shlex.join(self.words)


# --- reading a page -------------------------------------------------------------------------


def sections(text: str, level: int = 2) -> dict[str, str]:
    """Return the parts of a page by their headings of one level."""
    parts = re.split(rf"^{'#' * level} (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def examples(block: str) -> Iterator[Example]:
    """Yield the commands of a console block with what follows each."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *rest = part.strip().splitlines()
        codes = [int(found[1]) for line in rest if (found := re.fullmatch(r"\[exit (\d+)]", line))]
        said = tuple(line for line in rest if not line.startswith("[exit "))
        yield Example(tuple(shlex.split(command)), said, codes[0] if codes else 0)


def documented(section: str) -> dict[str, str]:
    """Return the options in the first column of a section's tables: name → value."""
    found: dict[str, str] = {}
    for row in re.findall(r"^\| (`.*?`) +\| ", section, flags=re.MULTILINE):
        for token in re.findall(r"`(.+?)`", row.replace("\\|", "|")):
            name, _, value = token.partition(" ")
            found[name] = value
    return found


def declared(parser: argparse.ArgumentParser) -> dict[str, str]:
    """Return the options of a parser: name → value; help stands in the common table."""
    found: dict[str, str] = {}
    for action in parser._actions:
        if action.dest in {"help", "command"}:
            continue
        value = action.metavar if isinstance(action.metavar, str) else ""
        if action.option_strings:
            found |= dict.fromkeys(action.option_strings, value)
        else:
            found[value] = ""
    return found


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command."""
    top = build_parser(translator(Language.EN))
    chosen = [a for a in top._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(chosen[0].choices)


def run(example: Example, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run an example and return what is wrong with it."""
    capsys.readouterr()
    code = main(example.words[1:])
    out, err = capsys.readouterr()
    wrong = [f"{example}: {text!r} is not said" for text in example.said if text not in out + err]
    if code != example.code:
        wrong.append(f"{example}: exit {code} instead of {example.code}")
    return [f"{each}\n{out}{err}" for each in wrong]


def wrong_examples(page: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Write the lists of a page into this folder, run its examples in order, and complain."""
    wrong = []
    for block in FENCE.finditer(page):
        if block["kind"] in {"csv", "toml"} and block["name"]:
            Path(block["name"]).write_text(block["text"], encoding="utf-8")
        elif block["kind"] == "console":
            wrong += [each for example in examples(block["text"]) for each in run(example, capsys)]
    return wrong


def keys(value: object) -> Iterator[str]:
    """Yield every key of a JSON value, however deep; languages are no keys."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in set(Language):
                yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


# --- the proofs -----------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an empty folder of an English-speaking system."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)


def test_every_command_has_its_section_and_no_other() -> None:
    found = [name.removeprefix("matchmaker ") for name in sections(CLI.read_text("utf-8"))]
    of_commands = {name for name in found if name in {command.name for command in COMMANDS}}
    assert of_commands == {command.name for command in COMMANDS}
    assert set(found) - of_commands == {"Exit codes", "Which event", "matchmaker", "JSON"}


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_option_is_documented_and_every_documented_one_exists(name: str) -> None:
    section = sections(CLI.read_text("utf-8"))[f"matchmaker {name}"]
    assert documented(section) == declared(parsers()[name])


def test_common_options_are_documented() -> None:
    section = sections(CLI.read_text("utf-8"))["matchmaker"]
    top = declared(build_parser(translator(Language.EN)))
    assert documented(section) == top | {"-h": "", "--help": ""}


def test_exit_codes_are_those_of_the_errors() -> None:
    section = sections(CLI.read_text("utf-8"))["Exit codes"]
    said = {int(code) for code in re.findall(r"^\| (\d+) \|", section, flags=re.MULTILINE)}
    kinds = [
        kind
        for kind in vars(matchmaker.errors).values()
        if isinstance(kind, type) and issubclass(kind, MatchmakerError)
    ]
    assert said == {kind.exit_code for kind in kinds} | {0, UNEXPECTED, STOPPED, NOBODY_READS}


@pytest.mark.parametrize("page", PROVED, ids=lambda page: page.name)
def test_every_example_does_what_it_says(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = page.read_text("utf-8")
    assert any(block["kind"] == "console" for block in FENCE.finditer(text))
    assert wrong_examples(text, capsys) == []


def test_every_key_of_the_json_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    page = CLI.read_text("utf-8")
    parts = sections(sections(page)["JSON"], 3)
    common = parts["A pair"] + parts["An explanation"]
    lists = "\n".join(m[0] for m in FENCE.finditer(page) if m["kind"] == "csv")
    assert wrong_examples(lists, capsys) == []
    for name, command in JSON_OF.items():
        capsys.readouterr()
        assert main([*shlex.split(command), "--json"]) == 0
        shown = json.loads(capsys.readouterr().out)
        known = set(re.findall(r"`(\w+)`", parts[f"JSON of {name}"] + common))
        assert set(keys(shown)) - known == set(), command


JSON_OF = {
    "import": "import needs.csv capabilities.csv --event foshan.matchmaker --refused no.xlsx",
    "propose": "propose",
    "decide": "decide N-001 C-001 accept",
    "learn": "learn",
    "brief": "brief --which accepted",
    "export": "export",
    "match": "match needs.csv capabilities.csv --top 1",
    "undo and redo": "undo",
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text("utf-8")))
    targets = re.findall(r"]\((?!https?://|mailto:)([^)#\s]*)(#[^)]*)?\)", text)
    missing = [target for target, _ in targets if target and not (page.parent / target).exists()]
    assert missing == []


def test_commands_of_the_readme_are_understood() -> None:
    blocks = [block["text"] for block in FENCE.finditer((ROOT / "README.md").read_text("utf-8"))]
    lines = re.findall(r"^matchmaker (.+)$", "".join(blocks), flags=re.MULTILINE)
    assert len(lines) >= 3
    for line in lines:
        assert build_parser(translator(Language.EN)).parse_args(shlex.split(line)).command


# --- the proofs have teeth ------------------------------------------------------------------


def test_a_wrong_example_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert wrong_examples("```console\n$ matchmaker --version\nmatchmaker\n```\n", capsys) == []
    for bad in ("$ matchmaker --version\nnot said\n", "$ matchmaker --version\n[exit 2]\n"):
        assert len(wrong_examples(f"```console\n{bad}```\n", capsys)) == 1


def test_a_missing_or_invented_option_is_found() -> None:
    table = "| option | meaning |\n|---|---|\n| `--which a\\|b` | x |\n| `NEED` `CAP` | y |\n"
    assert documented(table) == {"--which": "a|b", "NEED": "", "CAP": ""}
    assert documented(table) != declared(parsers()["brief"])
