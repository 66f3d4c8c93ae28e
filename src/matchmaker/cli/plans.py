"""Show what an import would do, or did: counts first, then what was refused and why."""

from collections.abc import Iterator, Mapping, Sequence

from matchmaker.cli import shapes
from matchmaker.cli.console import Console
from matchmaker.domain.intake import ImportPlan, Outcome, Place, Problem, Severity, SheetReading
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, NN_, Message

_LISTED = 20
_KINDS: Mapping[str, tuple[str, str]] = {
    "need": NN_("{n} row of needs", "{n} rows of needs"),
    "capability": NN_("{n} row of capabilities", "{n} rows of capabilities"),
}


def tell_plan(plan: ImportPlan, console: Console) -> None:
    """Print the sheets, the counts, the refused rows and the values that need a look."""
    for sheet in plan.sheets:
        console.line(_sheet_words(sheet, console.translator))
    counts = {outcome.value: plan.count(outcome) for outcome in Outcome}
    console.say(
        Message(N_("New {new}, changed {changed}, the same {same}, refused {refused}."), **counts)
    )
    tell_problems(list(plan_problems(plan)), console)


def tell_problems(problems: Sequence[Problem], console: Console) -> None:
    """Print what was refused and what needs a look; what was only put right stays silent."""
    refused = [each for each in problems if each.severity is Severity.ERROR]
    doubtful = [each for each in problems if each.severity is Severity.WARNING]
    _list(NN_("{n} thing was refused:", "{n} things were refused:"), refused, console)
    _list(NN_("{n} value needs a look:", "{n} values need a look:"), doubtful, console)


def plan_problems(plan: ImportPlan) -> Iterator[Problem]:
    """Yield every problem of a plan once: of the files, the sheets and the rows."""
    seen = set()
    of_sheets = (problem for sheet in plan.sheets for problem in sheet.problems)
    of_rows = (problem for row in plan.rows for problem in row.problems)
    for problem in (*plan.problems, *of_sheets, *of_rows):
        key = (problem.place, problem.severity, str(problem.message), problem.value)
        if key not in seen:
            seen.add(key)
            yield problem


def plan_shape(plan: ImportPlan, translator: Translator) -> shapes.Shape:
    """Return a plan for other programs."""
    return {
        "sheets": [_sheet_shape(sheet) for sheet in plan.sheets],
        "counts": {outcome.value: plan.count(outcome) for outcome in Outcome},
        "new_organisations": plan.new_organisations,
        "rows": [shapes.planned(row, translator) for row in plan.rows],
        "problems": [shapes.problem(each, translator) for each in plan_problems(plan)],
    }


def where(place: Place, translator: Translator) -> str:
    """Return where something stands, such as “needs.xlsx, Sheet1, row 7, Budget”."""
    row = translator.text(N_("row {row}"), row=place.row) if place.row else ""
    return ", ".join(part for part in (place.file, place.sheet, row, place.column) if part)


def _sheet_words(sheet: SheetReading, translator: Translator) -> str:
    if sheet.kind is None:
        what = translator.text(N_("no list, left out"))
    else:
        what = translator.count(_KINDS[sheet.kind.value], len(sheet.drafts))
    place = where(Place(sheet.file, sheet.sheet), translator)
    return f"{place}: {what}" + (f" ({sheet.encoding})" if sheet.encoding else "")


def _list(heading: tuple[str, str], problems: list[Problem], console: Console) -> None:
    if not problems:
        return
    console.say(Message(heading, n=len(problems)))
    say = console.translator.say
    for problem in problems[:_LISTED]:
        console.line(f"  {where(problem.place, console.translator)}: {say(problem.message)}")
    if (more := len(problems) - _LISTED) > 0:
        console.line("  " + say(Message(N_("and {n} more; --json lists all"), n=more)))


def _sheet_shape(sheet: SheetReading) -> shapes.Shape:
    return {
        "file": sheet.file,
        "sheet": sheet.sheet,
        "kind": sheet.kind.value if sheet.kind else None,
        "header_row": sheet.header_row,
        "rows": sheet.rows,
        "taken": len(sheet.drafts),
        "encoding": sheet.encoding,
        "certain_encoding": sheet.certain_encoding,
        "columns": [
            {"heading": column.heading, "field": column.field, "certain": column.certain}
            for column in sheet.columns
        ],
    }
