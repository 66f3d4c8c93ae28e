"""The sample event: complete, with the faults of life planted in it and each of them found."""

from __future__ import annotations

import csv
import importlib.util
import shutil
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from matchmaker.domain.intake import ImportPlan, Outcome, Severity
from matchmaker.domain.quantities import Comparison
from matchmaker.domain.records import Capability, Need
from matchmaker.paths import resources
from matchmaker.services import events, importing
from matchmaker.store import Database

pytestmark = pytest.mark.importing

SAMPLE = resources("sample")


@pytest.fixture(scope="module")
def taken() -> Iterator[tuple[Database, ImportPlan]]:
    database = Database.memory()
    plan = importing.plan(database, events.sample_files())
    importing.apply(database, plan, by="sample")
    yield database, plan
    database.close()


@pytest.fixture(scope="module")
def sources() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {"need": {}, "capability": {}, "organisation": {}}
    for path in sorted((SAMPLE / "sources").glob("*.toml")):
        for kind, records in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for record in records:
                found[kind][record.get("code") or record["key"]] = record
    return found


def test_a_plain_import_gives_sixty_needs_and_all_capabilities(
    taken: tuple[Database, ImportPlan],
) -> None:
    database, plan = taken
    with database.reading() as reader:
        needs, capabilities = reader.needs(), reader.capabilities()
    assert [need.code for need in needs] == [f"N-{n:03d}" for n in range(1, 61)]
    assert [each.code for each in capabilities] == [f"C-{n:03d}" for n in range(1, 173)]
    assert sum(each.kind == "service" for each in capabilities) >= 12
    assert (plan.count(Outcome.NEW), plan.count(Outcome.REFUSED)) == (232, 5)


def test_a_second_import_finds_everything_as_it_is(taken: tuple[Database, ImportPlan]) -> None:
    plan = importing.plan(taken[0], events.sample_files())
    assert {row.outcome for row in plan.rows} == {Outcome.SAME, Outcome.REFUSED}
    assert plan.new_organisations == 0


PLANTED = [
    (Severity.ERROR, "The row is a copy of row 6"),
    (Severity.ERROR, "The row has no title"),
    (Severity.ERROR, "The row is a copy of row 5"),
    (Severity.ERROR, "The row is a copy of row 2 (needs_shunde.csv)"),
    (Severity.WARNING, "“新型建材” is not known here"),
    (Severity.WARNING, "has a wrong check character"),
    (Severity.WARNING, "The column “不接受方案” is hidden"),
    (Severity.WARNING, "was read as GB18030"),
    (Severity.NOTE, "股份有限公司” was read as the known"),
    (Severity.NOTE, "Several numbers in one cell"),
    (Severity.NOTE, "The sheet “填表说明” is not a list"),
    (Severity.NOTE, "The column “序号” was left out"),
]


@pytest.mark.parametrize(("severity", "words"), PLANTED)
def test_a_planted_fault_is_reported(
    taken: tuple[Database, ImportPlan], severity: Severity, words: str
) -> None:
    plan = taken[1]
    problems = {p for row in plan.rows for p in row.problems if p.severity is severity}
    problems |= {p for s in plan.sheets for p in s.problems if p.severity is severity}
    assert [p for p in problems if words in str(p.message)]


def test_nothing_unplanned_needs_a_look(taken: tuple[Database, ImportPlan]) -> None:
    plan = taken[1]
    told = [problem for sheet in plan.sheets for problem in sheet.problems]
    told += [problem for row in plan.rows for problem in row.problems]
    odd = {
        str(problem.message)
        for problem in told
        if problem.severity is Severity.WARNING
        and not any(words in str(problem.message) for _, words in PLANTED)
    }
    assert len(odd) == 1
    assert "Film thickness band: 0.61-0.79 mm" in odd.pop()


def test_needs_come_through_as_they_were_written(
    taken: tuple[Database, ImportPlan], sources: dict[str, dict[str, Any]]
) -> None:
    with taken[0].reading() as reader:
        organisations = {each.id: each for each in reader.organisations()}
        for need in reader.needs():
            _compare_need(need, sources["need"][need.code])
            written = sources["organisation"][sources["need"][need.code]["org"]]
            company = organisations[need.organisation]
            assert company.name.zh_hans == written["name"]
            assert (company.park, company.town) == (written["park"], written["town"])
            assert reader.person(need.contacts[0]).may_be_printed is written["consent"]


def _compare_need(need: Need, written: dict[str, Any]) -> None:
    assert need.title.zh_hans == written["title"]
    assert need.title.en == written["title_en"]
    assert need.problem.zh_hans == written["problem"]
    assert need.expected.zh_hans == written["expected"]
    assert need.unwanted.zh_hans == written["unwanted"]
    assert list(need.keywords) == written["keywords"]
    assert sorted(need.mode_wanted) == sorted(written["modes"])
    assert (need.trl_min or 0) == written["trl_min"]
    assert str(need.deadline or "") == written["deadline"]
    assert (need.ip_wish or "") == written["ip_wish"]
    assert need.confidentiality == written["confidentiality"]
    assert need.industry is not None
    assert need.industry.code == written["industry"]
    assert [(r.name.zh_hans, r.unit, r.now) for r in need.indicators] == [
        (r["name"], r["unit"], r["now"]) for r in written["indicators"]
    ]
    for row, wanted in zip(need.indicators, written["indicators"], strict=True):
        assert row.comparison == wanted["op"]
        low, _, high = wanted["target"].partition("-")
        assert row.low == Decimal(low)
        if row.comparison is Comparison.RANGE:
            assert row.high == Decimal(high)


def test_capabilities_come_through_as_they_were_written(
    taken: tuple[Database, ImportPlan], sources: dict[str, dict[str, Any]]
) -> None:
    with taken[0].reading() as reader:
        capabilities = reader.capabilities()
    assert {each.code for each in capabilities} == set(sources["capability"])
    for capability in capabilities:
        _compare_capability(capability, sources["capability"][capability.code])


def _compare_capability(capability: Capability, written: dict[str, Any]) -> None:
    titles = [text for _, text in capability.title.items()]
    assert sorted(titles) == sorted(filter(None, (written["title"], written["title_2"])))
    summaries = {text for _, text in capability.summary.items()}
    assert written["summary"] in summaries
    assert capability.kind == written["kind"]
    assert [next(text for _, text in a.items()) for a in capability.advantages] == written[
        "advantages"
    ]
    assert list(capability.keywords) == written["keywords"]
    assert capability.hightech_field == written["field"]
    assert [code.code for code in capability.industries] == written["industries"]
    assert capability.trl == written["trl"]
    assert (capability.process_stage or "") == written["process_stage"]
    assert sorted(capability.ipr_status) == sorted(written["ipr"])
    assert sorted(capability.mode_offered) == sorted(written["modes"])
    assert (capability.lead_time or 0) == written["lead_time"]
    assert str(capability.valid_to or "") == written["valid_to"]
    assert bool(capability.price_hint) == bool(written["price"])
    assert len(capability.indicators) == len(written["indicators"])
    assert capability.organisations
    assert capability.transfer_officer


def test_judgements_name_two_strong_and_one_possible_for_every_need() -> None:
    with (SAMPLE / "judgements.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    levels = [
        (f"N-{n:03d}", level) for n in range(1, 61) for level in ("strong", "strong", "possible")
    ]
    assert [(row["need"], row["level"]) for row in rows] == levels
    assert len({(row["need"], row["capability"]) for row in rows}) == 180


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample_build", SAMPLE / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_files_are_those_that_the_sources_make(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "sources", tmp_path / "sources")
    builder = _builder()
    builder.HERE = tmp_path  # type: ignore[attr-defined]
    builder.main()
    for path in (*events.sample_files(), SAMPLE / "judgements.csv"):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
