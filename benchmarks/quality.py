"""Measure how well pairs are ranked, beside simple peers: ``python -m benchmarks.quality``.

The labelled sets are other people's and stay outside the project: ``--data DIR`` says where.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.machine import machine
from benchmarks.sample import Sample, read_sample
from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import LocalisedText
from matchmaker.matching.engine import Engine, Pool
from matchmaker.matching.profiles import load_profile
from matchmaker.matching.vocabulary import vocabulary

_TODAY = date(2027, 6, 1)
_RELEVANT = 3  # of the levels 1 to 4
_JUDGED = 10
_FIRST = 10
Scores = Mapping[str, float]
Method = Callable[[Need, list[Capability]], Scores]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Needs, achievements by id, and the level of each judged pair."""

    needs: tuple[Need, ...]
    achievements: dict[str, Capability]
    levels: dict[str, dict[str, int]]


def main() -> None:
    """Print one table for the labelled set and one for the sample event."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    folder = parser.parse_args().data / "need_achievement"
    print(machine("numpy", "rapidfuzz"))
    if folder.is_dir():
        _print_labelled(read_labelled(folder))
    else:
        print(f"{folder} is not there: the labelled set is left out.")
    _print_sample(read_sample())


def read_labelled(folder: Path) -> Labelled:
    """Read needs, achievements and judgements as the set's own README describes them."""
    levels: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _lines(folder / "judgements.jsonl"):
        levels[str(row["need"])][str(row["achievement"])] = int(str(row["level"]))
    needs = tuple(
        Need(
            NeedId(str(row["id"])),
            str(row["id"]),
            OrganisationId(""),
            LocalisedText(zh_hans=str(row["title"])),
            LocalisedText(zh_hans=str(row["text"])),
        )
        for row in _lines(folder / "needs.jsonl")
    )
    achievements = {
        str(row["id"]): Capability(
            CapabilityId(str(row["id"])),
            str(row["id"]),
            (),
            LocalisedText(),
            keywords=tuple(_words(row["keywords"])),
        )
        for row in _lines(folder / "achievements.jsonl")
    }
    return Labelled(needs, achievements, levels)


def ndcg(judged: Mapping[str, int], scores: Scores) -> float:
    """Return nDCG@10 with gain 2^(level-1)-1; ties count at their expected value."""
    gains = {key: 2.0 ** (level - 1) - 1 for key, level in judged.items()}
    best = sorted(gains.values(), reverse=True)[:_FIRST]
    return _discounted(_expected(gains, scores)) / _discounted(best)


def precision(judged: Mapping[str, int], scores: Scores, *, first: int = 5) -> float:
    """Return the expected share of relevant ones among the *first*."""
    relevant = {key: float(level >= _RELEVANT) for key, level in judged.items()}
    return sum(_expected(relevant, scores)[:first]) / first


def reciprocal_rank(judged: Mapping[str, int], scores: Scores) -> float:
    """Return the expected reciprocal rank of the first relevant one."""
    above = 0
    for tied in _tied(list(judged), scores):
        count, found = len(tied), sum(judged[key] >= _RELEVANT for key in tied)
        if found:
            return _first_of(found, count, above)
        above += count
    return 0.0


def _first_of(found: int, count: int, above: int) -> float:
    """Average 1/rank over all orders of a tie of *count* with *found* relevant ones."""
    return sum(
        math.comb(count - i - 1, found - 1) / math.comb(count, found) / (above + i + 1)
        for i in range(count - found + 1)
    )


def _expected(values: Mapping[str, float], scores: Scores) -> list[float]:
    ranked: list[float] = []
    for tied in _tied(list(values), scores):
        mean = sum(values[key] for key in tied) / len(tied)
        ranked.extend([mean] * len(tied))
    return ranked


def _tied(keys: list[str], scores: Scores) -> list[list[str]]:
    groups: dict[float, list[str]] = defaultdict(list)
    for key in keys:
        groups[round(scores[key], 9)].append(key)
    return [groups[score] for score in sorted(groups, reverse=True)]


def _discounted(gains: list[float]) -> float:
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains[:_FIRST]))


def _print_labelled(data: Labelled) -> None:
    methods: dict[str, Method] = {
        "matchmaker": _ours(data),
        "RapidFuzz WRatio": lambda n, cs: {c.id: fuzz.WRatio(_text(n), _offer(c)) for c in cs},
        "RapidFuzz token_set": lambda n, cs: {
            c.id: fuzz.token_set_ratio(_text(n), " ".join(c.keywords)) for c in cs
        },
        "character TF-IDF": _characters(data),
    }
    needs = [n for n in data.needs if _counts(data.levels.get(n.id, {}))]
    print(f"\nneed_achievement: {len(needs)} needs of {len(data.needs)} count")
    print(f"{'':24}{'nDCG@10':>9}{'P@5':>7}{'MRR':>7}")
    for name, method in methods.items():
        found = []
        for need in needs:
            judged = data.levels[need.id]
            scores = method(need, [data.achievements[key] for key in judged])
            found.append([f(judged, scores) for f in (ndcg, precision, reciprocal_rank)])
        means = [sum(column) / len(column) for column in zip(*found, strict=True)]
        print(f"{name:24}{means[0]:9.4f}{means[1]:7.3f}{means[2]:7.3f}")


def _counts(judged: Mapping[str, int]) -> bool:
    return len(judged) >= _JUDGED and max(judged.values()) >= _RELEVANT


def _ours(data: Labelled) -> Method:
    pool = Pool(data.needs, tuple(data.achievements.values()))
    engine = Engine(load_profile(), vocabulary())

    def scores(need: Need, capabilities: list[Capability]) -> Scores:
        return {
            str(c.id): float(engine.explain(need, c, pool=pool, today=_TODAY).score)
            for c in capabilities
        }

    return scores


def _characters(data: Labelled) -> Method:
    """Return the usual baseline: TF-IDF over pairs and triples of characters, cosine."""
    texts: dict[str, str] = {need.id: _text(need) for need in data.needs}
    texts |= {key: _offer(c) for key, c in data.achievements.items()}
    counts = {key: Counter(_grams(text)) for key, text in texts.items()}
    frequency = Counter(gram for found in counts.values() for gram in found)
    vectors = {
        key: {
            gram: (1 + math.log(count)) * math.log((1 + len(counts)) / (1 + frequency[gram]))
            for gram, count in found.items()
        }
        for key, found in counts.items()
    }
    norms = {key: math.hypot(*v.values()) or 1.0 for key, v in vectors.items()}

    def scores(need: Need, capabilities: list[Capability]) -> Scores:
        wanted = vectors[need.id]
        return {
            c.id: sum(w * wanted.get(gram, 0.0) for gram, w in vectors[c.id].items()) / norms[c.id]
            for c in capabilities
        }

    return scores


def _grams(text: str) -> list[str]:
    return [text[i : i + n] for n in (2, 3) for i in range(len(text) - n + 1)]


def _print_sample(sample: Sample) -> None:
    pool = Pool(sample.needs, sample.capabilities)
    codes = {capability.id: capability.code for capability in sample.capabilities}
    found: dict[str, list[str]] = defaultdict(list)
    for proposal in Engine(load_profile(), vocabulary()).rank(pool, today=_TODAY):
        found[proposal.explanation.need].append(codes[proposal.explanation.capability])
    count = len(sample.needs)

    def share(first: int, levels: set[str]) -> int:
        return sum(
            any(sample.levels.get((n.code, c)) in levels for c in found[n.id][:first])
            for n in sample.needs
        )

    both = {"strong", "possible"}
    print(f"\nsample event: {count} needs x {len(sample.capabilities)} capabilities")
    print(f"a relevant capability in the first five: {share(5, both)} of {count}")
    print(f"a strong capability in the first five:   {share(5, {'strong'})} of {count}")
    print(f"a strong capability at the first place:  {share(1, {'strong'})} of {count}")


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _words(value: object) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []


def _text(need: Need) -> str:
    return f"{need.title.zh_hans}{need.problem.zh_hans}"


def _offer(capability: Capability) -> str:
    return "".join(capability.keywords)


if __name__ == "__main__":
    main()
