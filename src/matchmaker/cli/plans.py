"""Show what an import would do, or did: counts first, then what was refused and why."""

from collections.abc import Iterator, Sequence

from matchmaker.cli import shapes
from matchmaker.cli.console import Console
from matchmaker.cli.sheet_words import reworded, tell_columns_option, tell_sheet, where
from matchmaker.domain.intake import ImportPlan, Outcome, Problem, Severity, SheetReading
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, NN_, Message

_LISTED = 20


def tell_plan(plan: ImportPlan, console: Console) -> None:
    """Print the sheets, the counts, the refused rows and the values that need a look."""
    for sheet in plan.sheets:
        tell_sheet(sheet, console)
    counts = {outcome.value: plan.count(outcome) for outcome in Outcome}
    console.say(
        Message(N_("New {new}, changed {changed}, the same {same}, refused {refused}."), **counts)
    )
    problems = list(plan_problems(plan))
    tell_problems(problems, plan.sheets, console)
    tell_columns_option(problems, console)


def tell_problems(
    problems: Sequence[Problem], sheets: Sequence[SheetReading], console: Console
) -> None:
    """Print in the order of rows what was refused, what needs a look and what was put right.

    What is true of a whole sheet is told with the sheet.
    """
    order = {(sheet.file, sheet.sheet): number for number, sheet in enumerate(sheets)}
    above = {(sheet.file, sheet.sheet): max(0, sheet.header_row) for sheet in sheets}

    def place(problem: Problem) -> tuple[int, int]:
        return order.get(_sheet(problem), len(order)), problem.place.row

    told = sorted(problems, key=place)
    refused = [each for each in told if each.severity is Severity.ERROR]
    rows = [each for each in told if each.place.row > above.get(_sheet(each), 0)]
    doubtful = [each for each in rows if each.severity is Severity.WARNING]
    put_right = [each for each in rows if each.severity is Severity.NOTE]
    _list(NN_("{n} thing was refused:", "{n} things were refused:"), refused, console)
    _list(NN_("{n} value needs a look:", "{n} values need a look:"), doubtful, console)
    _list(NN_("{n} thing to know:", "{n} things to know:"), put_right, console)


def _sheet(problem: Problem) -> tuple[str, str]:
    return problem.place.file, problem.place.sheet


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


def _list(heading: tuple[str, str], problems: list[Problem], console: Console) -> None:
    if not problems:
        return
    console.say(Message(heading, n=len(problems)))
    say = console.translator.say
    for problem in problems[:_LISTED]:
        place, said = where(problem.place, console.translator), say(reworded(problem.message))
        console.line("  " + say(Message(N_("{where}: {what}"), where=place, what=said)))
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
