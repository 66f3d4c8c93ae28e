"""Make ``centres.npz``: where the vectors of each language and kind of text lie on average.

Run ``python resources/encoder/build.py`` after a change of the encoder. The reference set is our
own: the wordings of the glossary and the texts of the sample event, Traditional ones among them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.sample import read_sample  # noqa: E402
from matchmaker.folding import fold, has_han  # noqa: E402
from matchmaker.matching.embedding.encoder import UniversalSentenceEncoder  # noqa: E402
from matchmaker.matching.embedding.passages import passages_of  # noqa: E402
from matchmaker.matching.embedding.space import Kind  # noqa: E402
from matchmaker.matching.preparing import Preparer  # noqa: E402
from matchmaker.matching.profiles import load_profile  # noqa: E402
from matchmaker.matching.vectors import Script  # noqa: E402
from matchmaker.matching.vocabulary import vocabulary  # noqa: E402
from matchmaker.progress import SILENT  # noqa: E402

Key = tuple[Script, Kind, str]  # the last says which part of the reference set


def main() -> None:
    """Write the file and say how large the reference set was."""
    texts: dict[Key, set[str]] = {}
    for key, text in (*_terms(), *_passages()):
        texts.setdefault(key, set()).add(text)
    encoder = UniversalSentenceEncoder()
    means = np.zeros((len(Script), len(Kind), encoder.dim), np.float32)
    for script in Script:
        for kind in Kind:
            # Each part counts the same, however many texts it has.
            parts = [
                encoder.encode(sorted(found)).mean(axis=0)
                for key, found in sorted(texts.items())
                if key[:2] == (script, kind)
            ]
            means[script, kind] = np.mean(parts, axis=0)
    target = Path(__file__).with_name("centres.npz")
    np.savez(target, means=means, model_id=np.array(encoder.model_id))
    for key, found in sorted(texts.items()):
        print(f"{key[0].name:6}{key[1].name:10}{key[2]:10}{len(found):6} texts")


def _terms() -> Iterator[tuple[Key, str]]:
    for concept in vocabulary().glossary.concepts.values():
        for han in (True, False):
            worded = [form for form in concept.forms if has_han(form) is han]
            if worded:
                script = Script.HAN if han else Script.LATIN
                yield (script, Kind.PHRASE, "terms"), fold(worded[0])


def _passages() -> Iterator[tuple[Key, str]]:
    sample = read_sample()
    preparer = Preparer(load_profile(), vocabulary())
    corpus = preparer.corpus(sample.needs, sample.capabilities, progress=SILENT)
    for record in (*corpus.needs, *corpus.capabilities):
        for passage in passages_of(record):
            yield (passage.script, passage.kind, "sample"), passage.text


if __name__ == "__main__":
    main()
