"""The parts of a record's form: one widget for each field, by the field's name."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtWidgets import QLabel, QWidget

from matchmaker.gui.pages.editor.declared import Form
from matchmaker.gui.pages.editor.fact_field import FactField
from matchmaker.gui.pages.editor.history import HistoryView
from matchmaker.gui.pages.editor.indicators import Indicators
from matchmaker.gui.pages.editor.internal import InternalTab
from matchmaker.gui.pages.editor.parties import Parties
from matchmaker.gui.pages.editor.patents import Patents, Proofs
from matchmaker.gui.pages.editor.people import People
from matchmaker.gui.pages.editor.side import Side
from matchmaker.gui.pages.editor.texts import TextGridRow
from matchmaker.gui.presenters.editor import EditorPresenter
from matchmaker.gui.presenters.session import Session


class FieldPlace(NamedTuple):
    """Where a field stands in the form."""

    label: QLabel
    part: QWidget


@dataclass(frozen=True)
class Parts:
    """What a form is made of, and whose draft it shows."""

    session: Session
    presenter: EditorPresenter
    form: Form
    texts: tuple[TextGridRow, ...]
    indicators: Indicators
    facts: tuple[FactField, ...]
    parties: Parties
    rows: tuple[Patents | Proofs, ...]
    people: tuple[People, ...]
    side: Side
    internal: InternalTab
    history: HistoryView

    def places(self) -> dict[str, FieldPlace]:
        """Return where each public field stands."""
        owner = "organisations" if self.form.several_organisations else "organisation"
        found = {row.row.field: FieldPlace(row.label, row) for row in reversed(self.texts)}
        found |= {field.fact.field: FieldPlace(field.label, field) for field in self.facts}
        found |= {
            rows.field: FieldPlace(rows.title, rows) for rows in (self.indicators, *self.rows)
        }
        found |= {part.field: FieldPlace(part.title, part) for part in self.people}
        found["keywords"] = FieldPlace(self.side.keywords.title, self.side.keywords)
        found[owner] = FieldPlace(self.parties.title, self.parties)
        return found

    def labels(self) -> dict[str, QLabel]:
        """Return the label of every field, internal ones too."""
        return {field: place.label for field, place in self.places().items()} | (
            self.internal.labels()
        )
