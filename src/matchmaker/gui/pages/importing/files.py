"""The files on the import desk and their sheets."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from matchmaker.domain.kinds import RecordKind
from matchmaker.gui.models.rows import Column, RowTableModel
from matchmaker.gui.presenters.data_rows import FileRow, script_of
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.columns import hairline, surface
from matchmaker.gui.widgets.keys import on_list_key
from matchmaker.gui.widgets.labels import ElidedLabel, PlainLabel
from matchmaker.gui.widgets.lists import RecordList
from matchmaker.gui.widgets.sheet_list import FileDelegate, FileLine
from matchmaker.messages import N_, NN_, Message

_HEAD = 42
_KINDS = {
    RecordKind.NEED: (N_("Needs"), "need"),
    RecordKind.CAPABILITY: (N_("Capabilities"), "capability"),
}


class FilesPanel(QWidget):
    """Files with their sheets; ``chosen`` sends the line, ``removed`` one to take out."""

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, session: Session) -> None:
        """Show none yet."""
        super().__init__()
        self._session = session
        surface(self, "raised")
        self._title = PlainLabel(style="lead")
        self._count = ElidedLabel(style="small", tone="muted")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.model = _FilesModel(
            (Column[FileRow](Message(N_("Files")), self._spoken),),
            session.say,
            key=lambda row: row.key,
        )
        self.list = RecordList(session.theme)
        self._delegate = FileDelegate(session.theme, self._line)
        self.list.setItemDelegate(self._delegate)
        self.list.show_model(self.model)
        self._more = PlainLabel(style="small", tone="muted", wrap=True)
        self._assemble()
        self.list.chosen.connect(self._chosen)
        on_list_key(self.list, "Delete", self._remove)

    def retranslate(self) -> None:
        """Word everything again."""
        text = self._session.text
        self._title.setText(text(N_("Files")))
        self.list.name(text(N_("Files and sheets")))
        self._more.setText(text(N_("Drop more files anywhere in the window.")))
        self._show_count()
        self.model.retranslate()

    def show_rows(self, rows: tuple[FileRow, ...]) -> None:
        """Show *rows*; the chosen sheet stays chosen, or the first list is."""
        self.model.set_rows(rows)
        self._show_count()
        if not self.list.currentIndex().isValid():
            lists = [row for row in rows if row.reading and row.reading.kind]
            others = [row for row in rows if not row.is_file]
            for row in (*lists, *others)[:1]:
                self.list.choose(row.key)
        self._chosen(self.list.current_row())

    def current(self) -> FileRow | None:
        """Return the chosen line."""
        row = self.list.current_row()
        return row if isinstance(row, FileRow) else None

    def go(self, step: int) -> None:
        """Choose the next sheet, or the one before."""
        rows = [row for row in self.model.rows() if not row.is_file]
        now = self.current()
        if rows and now in rows:
            number = max(0, min(len(rows) - 1, rows.index(now) + step))
            self.list.choose(rows[number].key)

    def _assemble(self) -> None:
        head = QWidget()
        head.setFixedHeight(_HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self._title)
        row.addWidget(self._count, 1)
        self._more.setContentsMargins(16, 10, 16, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        column.addWidget(hairline())
        column.addWidget(self._more)

    def _show_count(self) -> None:
        rows = self.model.rows()
        files = sum(row.reading is None for row in rows)
        sheets = sum(row.reading is not None for row in rows)
        translator = self._session.translator
        words = (
            translator.count(NN_("{n} file", "{n} files"), files),
            translator.count(NN_("{n} sheet", "{n} sheets"), sheets),
        )
        self._count.setText(translator.text(N_(", ")).join(words))

    def _chosen(self, row: object) -> None:
        self.chosen.emit(row)

    def _remove(self) -> None:
        if (row := self.current()) is not None:
            self.removed.emit(row)

    def _line(self, row: FileRow) -> FileLine:
        text = self._session.text
        if row.refused is not None:
            words = text(N_("Could not be read"))
            return FileLine(row.file, words, icon="error", second_role="status.error")
        if row.reading is None:
            return self._file_line(row)
        reading = row.reading
        if reading.kind is None:
            words = text(N_("Not recognised as a list") if row.hint else N_("Left out"))
            lines = (reading.sheet, words) if reading.sheet else (words, "")
            return FileLine(*lines, role="text-muted")
        count = self._session.translator.count(NN_("{n} row", "{n} rows"), reading.rows)
        where = text(N_("headings in row {row}"), row=reading.header_row)
        kind, side = _KINDS[reading.kind]
        return FileLine(
            reading.sheet or count,  # the one list of a text file has no name of its own
            f"{count} · {where}" if reading.sheet else where,
            language=script_of(reading),
            note=text(kind),
            note_role=side,
        )

    def _file_line(self, row: FileRow) -> FileLine:
        readings = [
            each.reading
            for each in self.model.rows()
            if each.file == row.file and each.reading is not None
        ]
        encoding = next((each.encoding for each in readings), "").upper()
        if not encoding:
            words = self._session.text(N_("Excel workbook"))
            return FileLine(row.file, words, icon="table")
        if readings[0].certain_encoding:
            return FileLine(row.file, encoding, icon="file")
        words = self._session.text(N_("{encoding}, a guess"), encoding=encoding)
        return FileLine(row.file, words, icon="file", second_role="status.warning")

    def _spoken(self, row: FileRow) -> str:
        line = self._line(row)
        return "\n".join(part for part in (line.title, line.note, line.second) if part)


class _FilesModel(RowTableModel[FileRow]):
    """Lines of files that were read are headings and cannot be chosen."""

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is not None and row.is_file:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)
