"""What stands behind a capability, row by row: patents, and proofs that it works."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchmaker.domain.limits import PATENTS, PROOFS
from matchmaker.domain.lists import IprStatus
from matchmaker.domain.records import Patent, Proof, ProofKind
from matchmaker.domain.texts import EMPTY_TEXT, Language, LocalisedText
from matchmaker.gui.pages.editor.choices import Choice
from matchmaker.gui.pages.editor.inputs import LineField, dashed
from matchmaker.gui.pages.editor.row_list import RowLine, RowList
from matchmaker.gui.presenters.session import Session
from matchmaker.messages import N_

_PATENT_WIDTHS = ((0, 4), (0, 2), (0, 3))
_PROOF_WIDTHS = ((150, 0), (0, 3), (0, 3), (0, 4))
# No controlled list of the store, hence no rows of lists.csv: words of the form.
_PROOF_KINDS = {
    ProofKind.PILOT: N_("Pilot"),
    ProofKind.CUSTOMER: N_("In use at a customer"),
    ProofKind.TEST_REPORT: N_("Test report"),
    ProofKind.OTHER: N_("Other proof"),
}


class _PatentLine(RowLine):
    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._number, self._country = LineField(), LineField()
        self._status = Choice(session.theme)
        self._status.picked.connect(self.done)
        self.lay_out(_PATENT_WIDTHS)

    @override
    def parts(self) -> list[QWidget]:
        return [self._number, self._country, self._status]

    @override
    def show_row(self, row: object) -> None:
        if isinstance(row, Patent):
            self._number.show_text(row.number)
            self._country.show_text(row.country)
            self._status.show_value(row.status.value if row.status else "")

    @override
    def row(self) -> Patent | None:
        number, country, status = (
            self._number.value(), self._country.value(), self._status.value(),
        )  # fmt: skip
        if not (number or country or status):
            return None
        return Patent(number, country, IprStatus(status) if status else None)

    @override
    def retranslate(self, columns: Sequence[str]) -> None:
        super().retranslate(columns)
        say = self.session.translator
        words = [(each.value, say.label("ipr_status", each.value)) for each in IprStatus]
        self._status.set_options([("", say.text(N_("not stated"))), *words])


class Patents(RowList):
    """The patents and applications behind a capability."""

    def __init__(self, session: Session) -> None:
        """Show no row yet."""
        super().__init__(session, "patents", _PATENT_WIDTHS, most=PATENTS)

    @override
    def line(self) -> RowLine:
        return _PatentLine(self._session)

    @override
    def note(self) -> str:
        return self._session.text(N_("numbers are left out of blind papers"))

    @override
    def columns(self) -> Sequence[str]:
        say = self._session.text
        return [say(N_("Patent or application no.")), say(N_("Country or office")),
                say(N_("Legal status"))]  # fmt: skip


class _ProofLine(RowLine):
    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._before = EMPTY_TEXT
        self._kind = Choice(session.theme)
        self._texts = {language: LineField(language) for language in Language}
        self._kind.set_options([(kind.value, kind.value) for kind in ProofKind])
        self._kind.show_value(ProofKind.OTHER.value)
        self._kind.picked.connect(self.done)
        self.lay_out(_PROOF_WIDTHS)

    @override
    def parts(self) -> list[QWidget]:
        return [self._kind, *self._texts.values()]

    @override
    def focus(self) -> None:
        self._texts[self.session.language].setFocus()

    @override
    def show_row(self, row: object) -> None:
        if isinstance(row, Proof):
            self._before = row.text
            self._kind.show_value(row.kind.value)
            for language, field in self._texts.items():
                text = row.text.get(language)
                field.show_text(text)
                dashed(field, on=language in row.text.converted or not text)

    @override
    def row(self) -> Proof | None:
        text: LocalisedText = self._before
        for language, field in self._texts.items():
            if field.value() != text.get(language):
                text = text.with_text(language, field.value())
        return Proof(ProofKind(self._kind.value()), text) if text else None

    @override
    def retranslate(self, columns: Sequence[str]) -> None:
        super().retranslate(columns)
        say = self.session.text
        self._kind.set_options([(kind.value, say(text)) for kind, text in _PROOF_KINDS.items()])


class Proofs(RowList):
    """What shows that a capability works."""

    def __init__(self, session: Session) -> None:
        """Show no row yet."""
        super().__init__(session, "evidence", _PROOF_WIDTHS, most=PROOFS)

    @override
    def line(self) -> RowLine:
        return _ProofLine(self._session)

    @override
    def note(self) -> str:
        return self._session.text(N_("who used or tested it, when, with what result"))

    @override
    def columns(self) -> Sequence[str]:
        translator = self._session.translator
        spoken = (translator.label("language", language.value) for language in Language)
        return [translator.text(N_("Kind of proof")), *spoken]
