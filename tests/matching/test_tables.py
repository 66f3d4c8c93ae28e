"""The word tables: the shipped ones are whole, and a broken one is named by file and line."""

from pathlib import Path

import pytest

from matchmaker.errors import ProfileError
from matchmaker.matching.glossary import load_glossary
from matchmaker.matching.units import load_units
from matchmaker.matching.vocabulary import load_vocabulary, vocabulary
from matchmaker.matching.wording import load_wording
from matchmaker.paths import resources

HEAD = "concept,field,broader,zh_hans,zh_hant,en\n"


def test_the_shipped_glossary_is_broad_and_trilingual() -> None:
    glossary = vocabulary().glossary
    assert len(glossary.concepts) >= 800
    assert all(
        glossary.forms[form] == c.id for c in glossary.concepts.values() for form in c.forms
    )


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        ("a,1.1,,甲,甲,alpha\na,1.1,,乙,乙,beta\n", 3, "already"),
        ("a,1.1,,甲,甲,alpha\nb,1.1,,乙|甲,乙,beta\n", 3, "belongs to a"),
        ("a,1.1,c,甲,甲,alpha\n", 2, "does not exist"),
        ("a,1.1,b,甲,甲,alpha\nb,1.1,a,乙,乙,beta\n", 2, "broader than itself"),
        ("a,1.1,,甲,甲\n", 2, "6 cells"),
        ("a,1.1,,甲||丙,甲,alpha\n", 2, "empty wording"),
        (",1.1,,甲,甲,alpha\n", 2, "no id"),
        ("a,1.1,,,,\n", 2, "no wording"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, rows: str, line: int, words: str) -> None:
    (tmp_path / "x.csv").write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        load_glossary(tmp_path)
    assert "x.csv" in str(caught.value)
    assert f"line {line}" in str(caught.value)
    assert words in str(caught.value)


def test_a_table_with_other_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ProfileError, match="line 1"):
        load_glossary(tmp_path)


def test_a_table_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes((HEAD + "a,1.1,,甲,甲,alpha\n").encode("gb18030"))
    with pytest.raises(ProfileError, match="UTF-8"):
        load_glossary(tmp_path)


def test_ancestors_come_nearest_first(tmp_path: Path) -> None:
    rows = "a,1,,甲,甲,alpha\nb,1,a,乙,乙,beta\nc,1,b,丙,丙,gamma\n"
    (tmp_path / "x.csv").write_text(HEAD + rows, encoding="utf-8")
    assert load_glossary(tmp_path).ancestors("c") == ("b", "a")


def test_scripts_of_one_wording_are_one_wording(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(HEAD + "a,1,,铝型材,鋁型材,profile\n", encoding="utf-8")
    assert load_glossary(tmp_path).concepts["a"].forms == ("铝型材", "profile")


def test_wording_keeps_the_way_back() -> None:
    from matchmaker.folding import fold_mapped

    wording = load_wording(resources("glossary", "wording.csv"))
    original = "採用積體電路的機械人"
    mapped = wording.apply_mapped(fold_mapped(original))
    assert mapped.text == "采用集成电路的机器人"
    start = mapped.text.index("机器人")
    first, last = mapped.original(start, start + 3)
    assert original[first:last] == "機械人"
    assert len(mapped.offsets) == len(mapped.text) + 1


@pytest.mark.parametrize(
    ("row", "words"), [("軟件,软件,alike\n", "kind"), (",软件,equal\n", "missing")]
)
def test_a_broken_wording_is_named(tmp_path: Path, row: str, words: str) -> None:
    path = tmp_path / "w.csv"
    path.write_text(f"hong_kong,mainland,kind\n{row}", encoding="utf-8")
    with pytest.raises(ProfileError, match=words):
        load_wording(path)


def test_words_with_other_meanings_are_not_replaced() -> None:
    wording = load_wording(resources("glossary", "wording.csv"))
    assert wording.apply("加工模式") == "加工模式"


def test_an_empty_stop_phrase_is_refused(tmp_path: Path) -> None:
    (tmp_path / "concepts").mkdir()
    (tmp_path / "wording.csv").write_text("hong_kong,mainland,kind\n", encoding="utf-8")
    (tmp_path / "units.csv").write_text("unit,dimension,factor,offset,forms\n", encoding="utf-8")
    (tmp_path / "stop_phrases.csv").write_text("language,phrase\nen,  \n", encoding="utf-8")
    with pytest.raises(ProfileError, match="line 2"):
        load_vocabulary(tmp_path)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("m,length,x,0,m\n", "number"),
        ("m,length,0,0,m\n", "above 0"),
        ("m,length,1,0,m\nmm,length,0.001,0,mm|m\n", "already"),
    ],
)
def test_a_broken_unit_is_named(tmp_path: Path, row: str, words: str) -> None:
    path = tmp_path / "u.csv"
    path.write_text(f"unit,dimension,factor,offset,forms\n{row}", encoding="utf-8")
    with pytest.raises(ProfileError, match=words):
        load_units(path)
