"""Profiles: the shipped one is sound, and a wrong key is named with its line."""

import re
from pathlib import Path

import pytest

from matchmaker.domain.explanation import Criterion
from matchmaker.errors import ProfileError
from matchmaker.matching.parameters import CURVES, PARAMETERS
from matchmaker.matching.profiles import load_profile
from matchmaker.paths import resources

DEFAULT = resources("profiles", "default.toml").read_text(encoding="utf-8")


def test_the_shipped_profile_is_whole() -> None:
    profile = load_profile()
    assert sum(profile.weights.values()) == 100
    assert set(profile.weights) == set(Criterion)
    assert set(profile.parameters) == PARAMETERS
    assert set(profile.curves) == CURVES
    assert profile.shortlist >= profile.top


def test_every_parameter_is_used() -> None:
    source = Path(__file__).parents[2] / "src" / "matchmaker" / "matching"
    code = "\n".join(path.read_text(encoding="utf-8") for path in source.rglob("*.py"))
    weights = {"text.title", "text.body", "text.expected", "text.applications", "text.advantages"}
    # Read by its whole name, or as a field of the numbers that are read once a run.
    unused = [
        name
        for name in PARAMETERS - weights
        if f'"{name}"' not in code and f".{name.partition('.')[2]}" not in code
    ]
    assert unused == []


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(DEFAULT, encoding="utf-8")
    same = load_profile(path)
    path.write_text(DEFAULT.replace("close_margin = 3", "close_margin = 4"), encoding="utf-8")
    assert same.digest == load_profile().digest != load_profile(path).digest


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("field = 14", "field = 15", "weights"),
        ("field = 14", 'field = "14"', "weights.field"),
        ("field = 14\n", "", "weights.field"),
        ("same_first_level = 0.5", "same_first_levl = 0.5", "field.same_first_levl"),
        ("same_first_level = 0.5\n", "", "field.same_first_level"),
        ("shortlist = 30", "shortlist = 0", "shortlist"),
        ("top = 10", "top = true", "top"),
        ("top = 10", "top = 10\nflop = 1", "flop"),
        ('no_shared_topic = "weak"', 'no_shared_topic = "poor"', "caps.no_shared_topic"),
        ('readiness_gap = "possible"', 'readiness_gab = "possible"', "caps.readiness_gab"),
        ("strong = 64", "strong = 10", "grades"),
        ("limit = 1.5", "limit = -1", "spread.limit"),
        ("keywords = [[0.0, 0.0]", "keywords = [[0.1, 0.0]", "curves.keywords"),
        ("keywords = [[0.0, 0.0]", "keywords = [[0.0]", "curves.keywords"),
        ('name = "default"', "name = 3", "name"),
        ("[evidence]", "[evidences]", "evidences"),
    ],
)
def test_a_wrong_key_is_named_with_its_line(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert old in DEFAULT
    path = tmp_path / "mine.toml"
    path.write_text(DEFAULT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        load_profile(path)
    words = str(caught.value)
    assert "mine.toml" in words
    assert key in words
    assert re.search(r"line \d+", words)


def test_the_line_is_the_right_one(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(DEFAULT.replace("limit = 1.5", "limit = -1"), encoding="utf-8")
    line = DEFAULT.splitlines().index("limit = 1.5") + 1
    with pytest.raises(ProfileError, match=f"line {line},"):
        load_profile(path)


def test_not_toml_and_not_there_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("weights = [", encoding="utf-8")
    with pytest.raises(ProfileError, match="not TOML"):
        load_profile(path)
    with pytest.raises(ProfileError, match="no such file"):
        load_profile("nobody")
