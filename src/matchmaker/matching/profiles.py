"""Read a matching profile from TOML; a wrong or missing entry is named with its line."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from matchmaker.domain.explanation import CapRule, Criterion, Grade
from matchmaker.domain.profile import Profile
from matchmaker.errors import ProfileError
from matchmaker.matching.parameters import CURVES, PARAMETERS, SECTIONS
from matchmaker.matching.version import ENGINE
from matchmaker.messages import N_, Message
from matchmaker.paths import resources

_OWN = {"name", "shortlist", "top", "close_margin", "weights", "grades", "caps", "curves"}
_Choice = TypeVar("_Choice", bound=StrEnum)


def load_profile(name_or_path: str | Path = "default") -> Profile:
    """Return a shipped profile by name, or one of the user's by path.

    Raises:
        ProfileError: no such profile, not TOML, or a key that is wrong, missing or not ours.
    """
    path = Path(name_or_path)
    if path.suffix != ".toml":
        path = resources("profiles", f"{path.name}.toml")
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(path.name, Message(N_("it is not TOML: {problem}"), problem=error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(path.name, Message(N_("there is no such file that can be read"))) from error
    return _Reader(path.name, text, table).profile()


def _wrong(file: str, problem: Message) -> ProfileError:
    return ProfileError(
        Message(
            N_("The profile “{file}” cannot be used: {problem}. Mend it or choose another."),
            file=file,
            problem=problem,
        )
    )


class _Reader:
    """One profile file while it is read, to name the line of a wrong entry."""

    def __init__(self, file: str, text: str, table: Mapping[str, object]) -> None:
        self._file = file
        self._text = text
        self._table = table

    def profile(self) -> Profile:
        self._refuse_strange(self._table, _OWN | SECTIONS, "")
        return Profile(
            name=self._word("name"),
            weights=self._weights(),
            grades=self._grades(),
            caps=self._caps(),
            parameters=self._parameters(),
            shortlist=self._count("shortlist"),
            top=self._count("top"),
            close_margin=_decimal(self._number("close_margin", self._table)),
            digest=hashlib.sha256(f"{ENGINE}\n{self._text}".encode()).hexdigest()[:12],
            curves=self._curves(),
        )

    def _weights(self) -> dict[Criterion, Decimal]:
        numbers = self._numbers("weights", Criterion)
        weights = {criterion: _decimal(number) for criterion, number in numbers.items()}
        if sum(weights.values()) != 100 or min(weights.values()) < 0:
            raise self._error("weights", N_("the weights must be 0 or more and add up to 100"))
        return weights

    def _grades(self) -> dict[Grade, Decimal]:
        numbers = self._numbers("grades", (Grade.STRONG, Grade.POSSIBLE))
        if not 0 <= numbers[Grade.POSSIBLE] <= numbers[Grade.STRONG] <= 100:
            raise self._error("grades", N_("“possible” must not be above “strong”, both 0 to 100"))
        return {grade: _decimal(number) for grade, number in numbers.items()}

    def _caps(self) -> dict[CapRule, Grade]:
        section = self._section("caps")
        self._refuse_strange(section, set(CapRule), "caps")
        for key, value in section.items():
            if value not in list(Grade):
                raise self._error(key, N_("strong, possible or weak is wanted"), "caps")
        return {CapRule(key): Grade(str(value)) for key, value in section.items()}

    def _parameters(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for name in sorted(SECTIONS):
            section = self._section(name)
            wanted = {key.partition(".")[2] for key in PARAMETERS if key.startswith(f"{name}.")}
            self._refuse_strange(section, wanted, name)
            for key in sorted(wanted):
                found[f"{name}.{key}"] = self._number(key, section, name)
        return found

    def _curves(self) -> dict[str, tuple[tuple[float, float], ...]]:
        section = self._section("curves")
        self._refuse_strange(section, CURVES, "curves")
        return {name: self._curve(name, section.get(name)) for name in sorted(CURVES)}

    def _curve(self, name: str, value: object) -> tuple[tuple[float, float], ...]:
        if not isinstance(value, list) or not all(map(_is_point, value)):
            raise self._error(name, N_("a list of points [raw, similarity] is wanted"), "curves")
        points = [(float(x), float(y)) for x, y in value]
        rising = all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(points))
        if not rising or points[:1] + points[-1:] != [(0.0, 0.0), (1.0, 1.0)]:
            raise self._error(name, N_("the points must rise from [0, 0] to [1, 1]"), "curves")
        return tuple(points)

    def _numbers(self, name: str, choices: Iterable[_Choice]) -> dict[_Choice, float]:
        section = self._section(name)
        wanted = tuple(choices)
        self._refuse_strange(section, set(wanted), name)
        return {choice: self._number(choice.value, section, name) for choice in wanted}

    def _section(self, name: str) -> Mapping[str, object]:
        section = self._table.get(name)
        if not isinstance(section, dict):
            raise self._error(name, N_("the section is missing"))
        return section

    def _word(self, key: str) -> str:
        value = self._table.get(key)
        if not isinstance(value, str) or not value:
            raise self._error(key, N_("a text is wanted"))
        return value

    def _count(self, key: str) -> int:
        value = self._table.get(key)
        if type(value) is not int or value < 1:
            raise self._error(key, N_("a whole number from 1 is wanted"))
        return value

    def _number(self, key: str, table: Mapping[str, object], section: str = "") -> float:
        value = table.get(key)
        if isinstance(value, int | float) and type(value) is not bool and value >= 0:
            return value
        raise self._error(key, N_("a number from 0 is wanted"), section)

    def _refuse_strange(
        self, table: Mapping[str, object], known: Iterable[str], section: str
    ) -> None:
        for key in sorted(set(table) - set(known)):
            raise self._error(key, N_("there is no such entry"), section)

    def _error(self, key: str, problem: str, section: str = "") -> ProfileError:
        return _wrong(
            self._file,
            Message(
                N_("line {line}, {key}: {problem}"),
                line=self._line(key, section),
                key=f"{section}.{key}" if section else key,
                problem=Message(problem),
            ),
        )

    def _line(self, key: str, section: str) -> int:
        """Find the line of *key*, or of its section, or the last one if it is missing."""
        within, best = "", 0
        for number, line in enumerate(self._text.splitlines(), 1):
            if head := re.match(r"\s*\[([\w.]+)\]", line):
                within = head.group(1)
                best = number if within == (section or key) else best
            elif within == section and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return number
        return best or len(self._text.splitlines())


def _is_point(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(x, int | float) and not isinstance(x, bool) for x in value)
    )


def _decimal(number: float) -> Decimal:
    return Decimal(str(number))
