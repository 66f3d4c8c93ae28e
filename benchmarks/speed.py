"""Time the matching against RapidFuzz on the same records: ``python -m benchmarks.speed``."""

import argparse
import resource
import sys
from datetime import date
from functools import partial

from rapidfuzz import fuzz, process

from benchmarks.generated import Generator
from benchmarks.machine import machine, median_seconds
from matchmaker.domain.records import Capability, Need
from matchmaker.matching.engine import Engine, Pool
from matchmaker.matching.profiles import load_profile
from matchmaker.matching.vocabulary import vocabulary

_TODAY = date(2027, 6, 1)


def main() -> None:
    """Print a table of medians and the ratios between them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--needs", type=int, default=500)
    parser.add_argument("--capabilities", type=int, default=5000)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    profile, words = load_profile(), vocabulary()
    made = Generator()
    pool = Pool(made.needs(options.needs), made.capabilities(options.capabilities))
    left, right = ([_text(r) for r in side] for side in (pool.needs, pool.capabilities))
    print(machine("numpy", "rapidfuzz", "opencc-purepy"))
    print(
        f"{len(left)} needs x {len(right)} capabilities, "
        f"{sum(map(len, left)) // len(left)} and {sum(map(len, right)) // len(right)} characters"
    )
    engine = Engine(profile, words)
    ours = median_seconds(
        lambda: Engine(profile, words).rank(pool, today=_TODAY), times=options.times
    )
    engine.rank(pool, today=_TODAY)
    again = median_seconds(lambda: engine.rank(pool, today=_TODAY), times=options.times)
    rows = [("matchmaker, from text, explained", *ours), ("matchmaker, texts prepared", *again)]
    for scorer in (fuzz.ratio, fuzz.token_set_ratio):
        work = partial(process.cdist, left, right, scorer=scorer, workers=1)
        peer = median_seconds(work, times=1)
        rows.append((f"RapidFuzz cdist {scorer.__name__}", *peer))
    print(f"{'':36}{'wall s':>9}{'cpu s':>9}{'ratio':>9}")
    for name, wall, cpu in rows:
        print(f"{name:36}{wall:9.2f}{cpu:9.2f}{cpu / ours[1]:9.1f}")
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    print(f"peak memory of this process, peers included: {peak:.0f} MB")


def _text(record: Need | Capability) -> str:
    body = record.problem if isinstance(record, Need) else record.summary
    return " ".join(text for part in (record.title, body) for _, text in part.items())


if __name__ == "__main__":
    main()
