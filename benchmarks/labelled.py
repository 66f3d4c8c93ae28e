"""Read other people's labelled sets, which stay outside the project."""

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import LocalisedText


@dataclass(frozen=True, slots=True)
class Labelled:
    """Needs, achievements by id, and the level of each judged pair."""

    needs: tuple[Need, ...]
    achievements: dict[str, Capability]
    levels: dict[str, dict[str, int]]


def read_achievements(folder: Path) -> Labelled:
    """Read needs, achievements and judgements as the set's own README describes them."""
    levels: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(folder / "judgements.jsonl"):
        levels[str(row["need"])][str(row["achievement"])] = int(str(row["level"]))
    needs = tuple(
        Need(
            NeedId(str(row["id"])),
            str(row["id"]),
            OrganisationId(""),
            LocalisedText(zh_hans=str(row["title"])),
            LocalisedText(zh_hans=str(row["text"])),
        )
        for row in _rows(folder / "needs.jsonl")
    )
    achievements = {
        str(row["id"]): Capability(
            CapabilityId(str(row["id"])),
            str(row["id"]),
            (),
            LocalisedText(),
            keywords=tuple(_words(row["keywords"])),
        )
        for row in _rows(folder / "achievements.jsonl")
    }
    return Labelled(needs, achievements, levels)


def read_laboratories(folder: Path) -> Labelled:
    """Read Chinese names as needs and English names as achievements; the right one has level 4."""
    pairs = _rows(folder / "pairs.jsonl")
    needs = tuple(
        Need(NeedId(f"n{i}"), f"n{i}", OrganisationId(""), LocalisedText(zh_hans=str(row["zh"])))
        for i, row in enumerate(pairs)
    )
    names = [str(row["en"]) for row in pairs] + _names(folder / "distractors_en.jsonl")
    achievements = {
        f"c{i}": Capability(CapabilityId(f"c{i}"), f"c{i}", (), LocalisedText(en=name))
        for i, name in enumerate(names)
    }
    return Labelled(needs, achievements, {f"n{i}": {f"c{i}": 4} for i in range(len(pairs))})


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _names(path: Path) -> list[str]:
    return [
        str(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line
    ]


def _words(value: object) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []
