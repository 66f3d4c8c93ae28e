"""Word what the dry run found: problems, rows, and what would change in them."""

from collections.abc import Iterator

from matchmaker.domain.intake import Outcome, Place, Severity
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.texts import Language
from matchmaker.folding import has_han
from matchmaker.gui.presenters.data_rows import PlannedLine, ProblemGroup
from matchmaker.gui.presenters.data_words import changed_field, changed_value
from matchmaker.gui.widgets.blocks import Block, BlockLine
from matchmaker.gui.widgets.lists import Card
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, NN_

_SIGNS = {
    Severity.ERROR: ("error", "status.error"),
    Severity.WARNING: ("warning", "status.warning"),
    Severity.NOTE: ("info", "text-muted"),
}
_NAMED_ROWS = 4
_LISTED = 200


def problem_block(group: ProblemGroup, translator: Translator, *, several: bool) -> Block:
    """Show a group of problems; *several* lists are told apart by their names."""
    sign, role = _SIGNS[group.severity]
    first = group.first
    said = [BlockLine(_title(group, translator), role=role, style="strong")]
    said.append(BlockLine(translator.say(first.message)))
    if not group.alike:
        more = len(group.problems) - 1
        forms = NN_("and {n} more like this", "and {n} more like this")
        said.append(BlockLine(translator.count(forms, more), role="text-muted"))
    if several and group.rows:
        said.append(BlockLine(_sheet(first.place), role="text-muted"))
    return Block(tuple(said), sign, role)


def problem_details(group: ProblemGroup, translator: Translator) -> tuple[Block, ...]:
    """Show every problem of a group by itself; none if there is but one."""
    if len(group.problems) == 1:
        return ()
    return tuple(
        Block((
            BlockLine(_row(each.place.row, translator), style="strong"),
            BlockLine(translator.say(each.message)),
        ))
        for each in group.problems[:_LISTED]
        if each.place.row
    )  # fmt: skip


def row_card(line: PlannedLine, translator: Translator, *, several: bool) -> Card:
    """Show a row of the plan in two lines."""
    row = line.row
    title, language = line.title.shown(translator.language)
    where = _row(row.place.row, translator)
    if several:
        where = f"{where} · {_sheet(row.place)}"
    note, tone = _note(line, translator)
    capability = row.draft is not None and row.draft.kind is RecordKind.CAPABILITY
    return Card(
        title or _first_words(line) or where,
        line.code,
        "capability" if capability else "need",
        second=where,
        note=note,
        note_tone=tone,
        language=language if title else None,
    )


def row_details(line: PlannedLine, translator: Translator) -> tuple[Block, ...]:
    """Show what would change in a row, what there is to say, and the row as it was written."""
    return (
        *_problems(line, translator),
        *_changes(line, translator),
        *(_written(line) if line.row.outcome is not Outcome.CHANGED else ()),
    )


def details_title(line: PlannedLine, translator: Translator) -> str:
    """Say what the details of a row are."""
    where = _row(line.row.place.row, translator)
    if line.row.outcome is Outcome.CHANGED:
        return translator.text(N_("{row}: what would change"), row=where)
    return translator.text(N_("{row}, as it was written"), row=where)


def _title(group: ProblemGroup, translator: Translator) -> str:
    place, rows = group.first.place, group.rows
    if not rows:
        return _sheet(place)
    if len(rows) == 1:
        where = _row(rows[0], translator)
    elif len(rows) <= _NAMED_ROWS:
        listed = translator.text(N_(", ")).join(str(row) for row in rows)
        where = translator.text(N_("Rows {rows}"), rows=listed)
    else:
        where = translator.count(NN_("{n} row", "{n} rows"), len(rows))
    return f"{where} · {place.column}" if place.column else where


def _row(row: int, translator: Translator) -> str:
    return translator.text(N_("Row {row}"), row=row)


def _sheet(place: Place) -> str:
    return f"{place.file} · {place.sheet}" if place.sheet else place.file


def _first_words(line: PlannedLine) -> str:
    return next((text for _, text in line.cells if not text.isdigit()), "")


def _note(line: PlannedLine, translator: Translator) -> tuple[str, str]:
    row = line.row
    if row.outcome is Outcome.REFUSED:
        return translator.text(N_("refused")), "status.error"
    if row.outcome is Outcome.CHANGED:
        return translator.count(NN_("{n} field", "{n} fields"), len(row.changes)), "text-muted"
    doubtful = sum(problem.severity is Severity.WARNING for problem in row.problems)
    if doubtful:
        forms = NN_("{n} to look at", "{n} to look at")
        return translator.count(forms, doubtful), "status.warning"
    return "", "text-muted"


def _problems(line: PlannedLine, translator: Translator) -> Iterator[Block]:
    for problem in line.row.problems:
        sign, role = _SIGNS[problem.severity]
        said = BlockLine(translator.say(problem.message))
        column = BlockLine(problem.place.column, role=role, style="strong")
        yield Block((column, said) if problem.place.column else (said,), sign, role)


def _changes(line: PlannedLine, translator: Translator) -> Iterator[Block]:
    empty = translator.text(N_("(empty)"))
    for change in line.row.changes:
        before = changed_value(change.field, change.before, translator)
        after = changed_value(change.field, change.after, translator)
        yield Block((
            BlockLine(changed_field(change, translator), style="strong"),
            BlockLine(before or empty, role="text-muted", language=_face(before, line)),
            BlockLine(f"\u2192 {after or empty}", role="accent", language=_face(after, line)),
        ))  # fmt: skip


def _written(line: PlannedLine) -> Iterator[Block]:
    for heading, text in line.cells:
        yield Block((
            BlockLine(heading, role="text-muted", language=_face(heading, line)),
            BlockLine(text, language=_face(text, line)),
        ))  # fmt: skip


def _face(text: str, line: PlannedLine) -> Language | None:
    """Return the Chinese a text is set in: that of its record's title."""
    if not has_han(text):
        return None
    return Language.ZH_HANT if line.title.zh_hant and not line.title.zh_hans else Language.ZH_HANS
