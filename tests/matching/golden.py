"""Say every proposal of two pools in lines of text: what a faster way of working must keep.

``python -m tests.matching.golden`` writes the digests of what the code finds now. Do that after a
change of the words, the profile or the sample, never to make a change of the code pass.
"""

import hashlib
import json
import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.generated import Generator
from matchmaker.domain.explanation import Contribution, Evidence, Explanation, Span
from matchmaker.domain.organisation import Organisation
from matchmaker.domain.pairing import Decision, Proposal, Validity
from matchmaker.domain.quantities import Comparison, Reached, Target
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import LocalisedText
from matchmaker.matching.engine import Engine, Pool
from matchmaker.matching.profiles import load_profile
from matchmaker.matching.vocabulary import vocabulary
from matchmaker.services import events
from tests import builders
from tests.matching.scenes import TODAY

KEPT = Path(__file__).with_name("golden.json")


def sample(folder: Path) -> Pool:
    """Return the records of the sample event, with their codes for ids."""
    database = events.start_sample(folder / "sample.matchmaker").database
    with database.reading() as reader:
        needs, capabilities = reader.needs(), reader.capabilities()
    database.close()
    return Pool(
        tuple(replace(n, id=n.code, organisation=f"of {n.code}") for n in needs),  # type: ignore[arg-type]
        tuple(replace(c, id=c.code, organisations=(f"of {c.code}",)) for c in capabilities),  # type: ignore[arg-type]
    )


def generated(needs: int = 60, capabilities: int = 600) -> Pool:
    """Return generated records, some of them odd: short of words, repeated, refused, expired."""
    made, dice = Generator(), random.Random(11)
    offered = made.capabilities(capabilities)
    wanted = tuple(_odd_need(n, i, offered, dice) for i, n in enumerate(made.needs(needs)))
    odd = tuple(_odd_capability(c, i, wanted, dice) for i, c in enumerate(offered))
    refused = tuple(
        builders.judgement(
            Decision.REJECT,
            need=wanted[i].id,
            capability=odd[i].id,
            validity=Validity.FOR_GOOD,
        )
        for i in range(0, len(wanted), 4)
    )
    own = Organisation(offered[0].organisations[0], LocalisedText(zh_hans="被排除大学"))
    return Pool(wanted, odd, (own,), refused)


def lines(pool: Pool) -> Iterator[str]:
    """Yield one line for each proposal of *pool* and for each of a few other pairs."""
    engine = Engine(load_profile(), vocabulary())
    for proposal in engine.rank(pool, today=TODAY):
        yield _proposal(proposal)
    for need, capability in list(product(pool.needs[::7], pool.capabilities[::13]))[:300]:
        yield _explanation(engine.explain(need, capability, pool=pool, today=TODAY))


def digest(pool: Pool) -> str:
    """Return one short digest of all ``lines``."""
    return hashlib.sha256("\n".join(lines(pool)).encode()).hexdigest()[:16]


def resources() -> str:
    """Return what tells the words and the profile apart that results depend on."""
    return f"{load_profile().digest}-{vocabulary().digest}"


def _odd_need(need: Need, number: int, offered: tuple[Capability, ...], dice: Any) -> Need:
    """Make some needs share words with capabilities, and some state little."""
    other = dice.choice(offered)
    aims = (
        Target(LocalisedText(zh_hans="漏检率"), "%", Comparison.AT_MOST, Decimal(5)),
        Target(LocalisedText(en="energy saving rate"), "%", Comparison.AT_LEAST, Decimal(12)),
    )
    changes: dict[int, dict[str, Any]] = {
        0: {"title": other.title, "indicators": aims},
        1: {"keywords": (*other.keywords[:3], "检测", "ABB", "表面缺陷"), "indicators": aims[:1]},
        2: {"keywords": (), "industry": None, "trl_min": None},
        3: {"problem": LocalisedText(), "expected": LocalisedText(), "hightech_field": ""},
        4: {"title": LocalisedText(), "problem": LocalisedText(), "expected": LocalisedText()},
        5: {"keywords": ("C++", "工业机器人 6063-T5", "deep learning"), "budget": None},
        6: {"excluded_partners": ("被排除大學",), "deadline": None},
        7: {"problem": LocalisedText(zh_hant=f"{need.problem.zh_hans} OLED 機械人 5G")},
    }
    return replace(need, **changes.get(number % 9, {}))


def _odd_capability(
    one: Capability, number: int, needs: tuple[Need, ...], dice: Any
) -> Capability:
    other = dice.choice(needs)
    reached = (
        Reached(LocalisedText(en="missed detection rate"), "%", Decimal(4)),
        Reached(LocalisedText(zh_hans="节能率"), "%", Decimal(10)),
    )
    changes: dict[int, dict[str, Any]] = {
        0: {"title": other.title, "indicators": reached},
        1: {
            "keywords": (*other.keywords[:2], "machine vision", "检测"),
            "indicators": reached[1:],
        },
        2: {"keywords": (), "industries": (), "hightech_field": ""},
        3: {
            "advantages": (other.title, LocalisedText(en="Runs on OLED lines, TiO2 and 6063-T5."))
        },
        4: {"title": LocalisedText(), "summary": LocalisedText(), "applications": LocalisedText()},
        5: {"summary": other.problem},
        6: {"summary": LocalisedText(zh_hant="晶片封裝與鐳射切割,數碼分身。", en=one.summary.en)},
        7: {"valid_to": TODAY if number % 2 else TODAY.replace(year=2020)},
        8: {"trl": None, "mode_offered": frozenset(), "price_hint": None, "lead_time": None},
    }
    return replace(one, **changes.get(number % 11, {}))


def _proposal(proposal: Proposal) -> str:
    return f"{proposal.rank} {proposal.close} {_explanation(proposal.explanation)}"


def _explanation(found: Explanation) -> str:
    parts = " ".join(_contribution(part) for part in found.contributions)
    held = [f"{cap.rule}:{cap.to}" for cap in found.caps]
    rules = list(map(str, found.hard_rules))
    return f"{found.need} {found.capability} {found.score} {found.grade} {held} {rules} {parts}"


def _contribution(part: Contribution) -> str:
    """Say one part; the similarity to nine places, as the curves round it."""
    alike = "-" if part.similarity is None else f"{part.similarity:.9f}"
    said = "; ".join(map(_evidence, part.evidence))
    return f"{part.criterion} {part.level} {alike} {part.weight} {part.points} [{said}]"


def _evidence(one: Evidence) -> str:
    sides = (_spans(one.need), _spans(one.capability))
    return f"{one.kind} {one.concept} {one.verdict} {sides[0]} = {sides[1]}"


def _spans(spans: tuple[Span, ...]) -> str:
    return ",".join(f"{s.field}.{s.language}.{s.row}:{s.start}-{s.end}" for s in spans)


def main() -> None:
    """Write the digests of what the code finds now."""
    with tempfile.TemporaryDirectory() as folder:
        found = {
            "resources": resources(),
            "sample": digest(sample(Path(folder))),
            "generated": digest(generated()),
        }
    KEPT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
