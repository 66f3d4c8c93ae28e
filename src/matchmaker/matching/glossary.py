"""The trilingual glossary: concepts, their wordings and their broader concepts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from matchmaker.folding import fold
from matchmaker.matching.joined import Ints
from matchmaker.matching.tables import Row, rows

_COLUMNS = ("concept", "field", "broader", "zh_hans", "zh_hant", "en")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Concept:
    """One technical concept; ``forms`` are its folded wordings in all languages."""

    id: str
    field: str
    broader: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Glossary:
    """All concepts by id, and the concept of every folded wording."""

    concepts: Mapping[str, Concept]
    forms: Mapping[str, str]

    @cached_property
    def parents(self) -> Ints:
        """The broader concept of each, all by their rank in order of ids; -1: there is none."""
        numbers = {concept: number for number, concept in enumerate(sorted(self.concepts))}
        broader = [self.concepts[concept].broader for concept in numbers]
        return np.array([numbers.get(concept, -1) for concept in broader], np.int64)

    def ancestors(self, concept: str) -> tuple[str, ...]:
        """Return the broader concepts of *concept*, nearest first."""
        found: list[str] = []
        broader = self.concepts[concept].broader
        while broader:
            found.append(broader)
            broader = self.concepts[broader].broader
        return tuple(found)


def load_glossary(folder: Path) -> Glossary:
    """Read every ``*.csv`` of *folder*.

    Raises:
        ProfileError: a broken row, a concept or wording given twice, an unknown or circular
            broader concept; the message names file and line.
    """
    lines: dict[str, Row] = {}
    concepts: dict[str, Concept] = {}
    for row in _all_rows(folder):
        concept = _concept(row)
        if concept.id in concepts:
            first = lines[concept.id]
            raise row.error(f"concept {concept.id} is already in {first.file}, line {first.line}")
        concepts[concept.id], lines[concept.id] = concept, row
    for concept in concepts.values():
        _check_broader(concept, concepts, lines[concept.id])
    return Glossary(concepts, _forms(concepts.values(), lines))


def _all_rows(folder: Path) -> Iterator[Row]:
    for path in sorted(folder.glob("*.csv")):
        yield from rows(path, _COLUMNS)


def _concept(row: Row) -> Concept:
    values = row.values
    forms: dict[str, None] = {}
    for column in ("zh_hans", "zh_hant", "en"):
        for wording in values[column].split("|"):
            if folded := fold(wording):
                forms[folded] = None
            elif values[column]:
                raise row.error(f"an empty wording in column {column}")
    if not values["concept"] or values["concept"] != values["concept"].strip():
        raise row.error("the concept has no id")
    if not forms:
        raise row.error(f"concept {values['concept']} has no wording")
    return Concept(values["concept"], values["field"], values["broader"], tuple(forms))


def _check_broader(concept: Concept, concepts: Mapping[str, Concept], row: Row) -> None:
    broader = concept.broader
    for _ in range(_DEEPEST):
        if not broader:
            return
        if broader not in concepts:
            raise row.error(f"the broader concept {broader} does not exist")
        broader = concepts[broader].broader
    raise row.error(f"concept {concept.id} is broader than itself")


def _forms(concepts: Iterable[Concept], lines: Mapping[str, Row]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for concept in concepts:
        for form in concept.forms:
            other = forms.setdefault(form, concept.id)
            if other != concept.id:
                where = lines[other]
                raise lines[concept.id].error(
                    f"“{form}” belongs to {other} already ({where.file}, line {where.line})"
                )
    return forms
