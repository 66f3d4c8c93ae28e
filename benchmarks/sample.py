"""The sample event as its own files bring it in, with what is truly relevant for each need."""

import csv
import tempfile
from dataclasses import dataclass
from pathlib import Path

from matchmaker.domain.records import Capability, Need
from matchmaker.paths import resources
from matchmaker.services import events


@dataclass(frozen=True, slots=True)
class Sample:
    """The records, and the level of each relevant pair of codes: strong or possible."""

    needs: tuple[Need, ...]
    capabilities: tuple[Capability, ...]
    levels: dict[tuple[str, str], str]


def read_sample() -> Sample:
    """Import the sample's spreadsheets into a throw-away event and return what is in it."""
    with tempfile.TemporaryDirectory() as folder:
        database = events.start_sample(Path(folder) / "sample.matchmaker").database
        with database.reading() as reader:
            needs, capabilities = reader.needs(), reader.capabilities()
        database.close()
    with resources("sample", "judgements.csv").open(encoding="utf-8-sig", newline="") as stream:
        levels = {(r["need"], r["capability"]): r["level"] for r in csv.DictReader(stream)}
    return Sample(needs, capabilities, levels)
