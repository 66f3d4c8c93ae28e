"""Time the matching against RapidFuzz on the same records: ``python -m benchmarks.speed``.

Also: the words read from a cold start, the demo with its memory. Judge by the ratios: the peer
runs in the same minutes on the same machine.
"""

import argparse
import subprocess
import sys
import tempfile
from datetime import date
from functools import partial

from rapidfuzz import fuzz, process

from benchmarks.generated import Generator
from benchmarks.machine import machine, median_seconds
from benchmarks.memory import peak_of
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.engine import Engine, Pool
from matchmaker.matching.profiles import load_profile
from matchmaker.matching.vocabulary import vocabulary

_TODAY = date(2027, 6, 1)
_PEER_ROWS = 10  # the peer compares every tenth need, and its time is taken ten times


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--needs", type=int, default=500)
    parser.add_argument("--capabilities", type=int, default=5000)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    print(machine("numpy", "rapidfuzz", "opencc-purepy"))
    _print_demo(options.times)
    _print_words(options.times)
    made = Generator()
    pool = Pool(made.needs(options.needs), made.capabilities(options.capabilities))
    _print_matching(pool, options.times)


def _print_words(times: int) -> None:
    def cold() -> None:
        vocabulary.cache_clear()
        vocabulary()

    first = median_seconds(vocabulary, times=1)
    again = median_seconds(cold, times=times)
    forms = len(vocabulary().glossary.forms)
    print(f"\nglossary of {forms} wordings: {first[1]:.2f} cpu s cold, {again[1]:.2f} once more")


def _print_matching(pool: Pool, times: int) -> None:
    left, right = ([_text(r) for r in side] for side in (pool.needs, pool.capabilities))
    print(
        f"\n{len(left)} needs x {len(right)} capabilities, "
        f"{sum(map(len, left)) // len(left)} and {sum(map(len, right)) // len(right)} characters"
    )
    engine = Engine(load_profile(), vocabulary())
    cold = partial(_cold, pool)
    ours = median_seconds(cold, times=times)
    engine.rank(pool, today=_TODAY)
    again = median_seconds(lambda: engine.rank(pool, today=_TODAY), times=times)
    rows = [("matchmaker, from text, explained", *ours), ("matchmaker, texts prepared", *again)]
    for scorer in (fuzz.ratio, fuzz.token_set_ratio):
        work = partial(process.cdist, left[::_PEER_ROWS], right, scorer=scorer, workers=1)
        peer = median_seconds(work, times=times)
        share = len(left) / len(left[::_PEER_ROWS])
        rows.append((f"RapidFuzz cdist {scorer.__name__}", peer[0] * share, peer[1] * share))
    print(f"{'':36}{'wall s':>9}{'cpu s':>9}{'ratio':>9}")
    for name, wall, cpu in rows:
        print(f"{name:36}{wall:9.2f}{cpu:9.2f}{cpu / ours[1]:9.1f}")


def _cold(pool: Pool) -> None:
    Engine(load_profile(), vocabulary()).rank(pool, today=_TODAY)


def _print_demo(times: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "matchmaker", "demo", "--no-window", "--out", folder]
        run = partial(subprocess.run, command, check=True, stdout=subprocess.DEVNULL)
        wall, _ = median_seconds(run, times=times)
        peak = peak_of(command)
    print(f"\n{'matchmaker demo --no-window':36}{'wall s':>9}{'peak MB':>9}")
    print(f"{'':36}{wall:9.2f}{peak:9.0f}")


def _text(record: Need | Capability) -> str:
    body = record.problem if isinstance(record, Need) else record.summary
    return " ".join(text for part in (record.title, body) for _, text in part.items())


if __name__ == "__main__":
    main()
