"""Make the parser from the declared commands, in the user's language."""

import argparse
import difflib
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from typing_extensions import override

from matchmaker import __version__
from matchmaker.cli.console import unprintable
from matchmaker.cli.declarations import COMMANDS
from matchmaker.cli.declared import Command, Example, Option
from matchmaker.cli.options import LANGUAGE
from matchmaker.cli.widths import wrapped
from matchmaker.domain.texts import Language
from matchmaker.errors import UsageError
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, Message

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

PROGRAM = "matchmaker"
_INDENT = "  "
_HELP_COLUMN = 26

# What argparse says, and what we say instead; the rest is quoted as it is.
_COMPLAINTS = (
    (r"the following arguments are required: (?P<what>.*)", N_("Something is missing: {what}.")),
    (r"unrecognized arguments: (?P<what>.*)", N_("“{what}” is not known here.")),
    (r"argument (?P<what>\S+): expected .*", N_("A value is missing after {what}.")),
    (
        r"argument (?P<what>\S+): not allowed with argument (?P<other>\S+)",
        N_("{what} and {other} cannot be given together."),
    ),
    (r"argument (?P<what>\S+): ignored explicit argument .*", N_("{what} takes no value.")),
)
_NO_COMMAND = re.compile(r"argument COMMAND: invalid choice: '(?P<what>.*?)' \(")


def build_parser(translator: Translator) -> argparse.ArgumentParser:
    """Return the parser of all commands; its refusals are ``UsageError``."""
    say = translator.text
    parser = _parser(
        translator,
        PROGRAM,
        say(
            N_("Pairs what manufacturers need with what laboratories can do: explained, on paper.")
        ),
        _epilog(translator),
    )
    options = parser.add_argument_group(say(N_("options")))
    _add(options, LANGUAGE, translator)
    options.add_argument(
        "--version",
        action="version",
        version=f"{PROGRAM} {__version__}",
        help=say(N_("say the version and stop")),
    )
    _add_help(options, translator)
    chosen = parser.add_subparsers(
        title=say(N_("commands")), dest="command", metavar="COMMAND", parser_class=_Parser
    )
    for command in COMMANDS:
        made = chosen.add_parser(
            command.name,
            help=say(command.summary),
            **_settings(
                translator,
                f"{say(command.summary)}\n\n{say(command.about)}",
                _examples(command.examples, translator),
            ),
        )
        _fill(made, command, translator)
    return parser


def _fill(parser: argparse.ArgumentParser, command: Command, translator: Translator) -> None:
    positional = parser.add_argument_group(translator.text(N_("what to give")))
    named = parser.add_argument_group(translator.text(N_("options")))
    for option in command.options:
        _add(positional if option.positional else named, option, translator)
    if command.exclusive:
        alternatives = named.add_mutually_exclusive_group()
        for option in command.exclusive:
            _add(alternatives, option, translator)
    _add_help(named, translator)


def _add(group: argparse._ActionsContainer, option: Option, translator: Translator) -> None:
    details: dict[str, Any] = {"help": translator.text(option.help).replace("%", "%%")}
    if option.dest:
        details["dest"] = option.dest
    if option.reads is None:
        details["action"] = "store_true"
    else:
        details |= {"type": option.reads, "metavar": option.metavar, "default": option.default}
        if option.several is not None:
            details["nargs"] = option.several
    if option is LANGUAGE:  # given before or after the command
        details["default"] = argparse.SUPPRESS
    group.add_argument(*option.names, **details)


def _add_help(group: argparse._ActionsContainer, translator: Translator) -> None:
    group.add_argument(
        "-h", "--help", action="help", help=translator.text(N_("say this and stop"))
    )


def _parser(
    translator: Translator, program: str, description: str, epilog: str
) -> argparse.ArgumentParser:
    return _Parser(prog=program, **_settings(translator, description, epilog))


def _settings(translator: Translator, description: str, epilog: str) -> dict[str, Any]:
    class Formatter(_Formatter):
        usage_word = translator.text(N_("usage")) + ": "

    return {
        "description": description,
        "epilog": epilog,
        "formatter_class": Formatter,
        "add_help": False,
        "allow_abbrev": False,
    }


def _epilog(translator: Translator) -> str:
    say = translator.text
    first = (
        Example("matchmaker demo", N_("see the whole job on the sample event")),
        Example(
            "matchmaker import needs.xlsx capabilities.csv --event foshan.matchmaker",
            N_("take in your lists"),
        ),
        Example("matchmaker propose", N_("find and explain pairs")),
        Example("matchmaker decide N-001 C-001 accept", N_("decide")),
        Example("matchmaker brief --which accepted", N_("print")),
        Example(
            "matchmaker match needs.xlsx capabilities.csv --top 10",
            N_("only compare two files; nothing is kept"),
        ),
    )
    return "\n".join(
        (
            _examples(first, translator),
            "",
            say(
                N_(
                    "Everything of an event is kept in one file, such as foshan.matchmaker, where "
                    "you put it; what is printed goes to the folder you are in, or to --out."
                )
            ),
            "",
            say(
                N_(
                    "Exit codes: 0 done, 1 unexpected, 2 a wrong word or value, 3 an input file, "
                    "4 the event file, 5 a record, 6 a result that cannot be written, 130 stopped."
                )
            ),
        )
    )


def _examples(examples: Iterable[Example], translator: Translator) -> str:
    lines = [translator.text(N_("examples")) + ":"]
    for example in examples:
        lines += [f"{_INDENT}{example.line}", f"{_INDENT * 3}{translator.text(example.help)}"]
    return "\n".join(lines)


class _Parser(argparse.ArgumentParser):
    """An argument parser whose refusals are errors of ours."""

    @override
    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        # argparse itself says nothing when the help could not be printed.
        try:
            (file or sys.stderr).write(message)
        except OSError as error:
            raise unprintable(error) from error

    @override
    def error(self, message: str) -> NoReturn:
        """Refuse in a sentence."""
        raise UsageError(
            Message(
                N_("{problem} “{command} --help” shows how it goes."),
                problem=_complaint(message),
                command=self.prog,
            )
        )


def _complaint(said: str) -> Message:
    if found := _NO_COMMAND.match(said):
        names = [command.name for command in COMMANDS]
        if near := difflib.get_close_matches(found["what"], names, n=1):
            return Message(
                N_("There is no command “{what}”; did you mean “{near}”?"),
                what=found["what"], near=near[0],
            )  # fmt: skip
        return Message(N_("There is no command “{what}”."), what=found["what"])
    for pattern, words in _COMPLAINTS:
        if found := re.fullmatch(pattern, said):
            return Message(words, **found.groupdict())
    return Message(N_("This cannot be understood ({detail})."), detail=said)


class _Formatter(argparse.HelpFormatter):
    """Help whose lines are broken by columns and whose paragraphs stay."""

    usage_word = ""

    def __init__(self, prog: str, **details: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(prog, max_help_position=_HELP_COLUMN, **details)

    @override
    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        """Begin with the word for usage in the user's language."""
        super().add_usage(usage, actions, groups, self.usage_word if prefix is None else prefix)

    @override
    def _format_action(self, action: argparse.Action) -> str:
        lines = super()._format_action(action)
        # The commands stand under their heading, without the word COMMAND once more.
        return lines.partition("\n")[2] if action.nargs == argparse.PARSER else lines

    @override
    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    @override
    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines: list[str] = []
        for paragraph in text.splitlines():
            margin = " " * (len(paragraph) - len(paragraph.lstrip()))
            broken = [paragraph.strip()] if margin else wrapped(paragraph, width - len(indent))
            lines += [indent + margin + line for line in broken]
        return "\n".join(lines)


def asked_language(words: Iterable[str]) -> Language | None:
    """Return the language asked for among *words*, before anything else is understood.

    After the command “brief” the option means the language of the paper.
    """
    before: list[str] = []
    for word in words:
        if word == "brief":
            break
        before.append(word)
    asked = None
    for place, word in enumerate(before):
        name, sign, value = word.partition("=")
        if name == LANGUAGE.names[0]:
            asked = value if sign else "".join(before[place + 1 : place + 2])
    return next((language for language in Language if asked == language.value), None)
