"""Tell a person things without stopping them, and ask only what cannot be undone or guessed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from typing_extensions import override

from matchmaker.messages import Message


class NoticeKind(StrEnum):
    """How much a notice matters; errors stay until they are closed."""

    DONE = "done"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """One line to tell; ``undo`` offers to take it back, ``details`` are shown on wish."""

    message: Message
    kind: NoticeKind = NoticeKind.DONE
    undo: bool = False
    details: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A choice that cannot be undone, in the person's words; ``verb`` is on its button."""

    title: str
    text: str
    verb: str
    cancel: str


@dataclass(frozen=True, slots=True)
class FileFilter:
    """A kind of file in a file dialogue: its words and patterns such as ``*.xlsx``."""

    words: str
    patterns: tuple[str, ...]

    @override
    def __str__(self) -> str:
        """Write as Qt reads it."""
        return f"{self.words} ({' '.join(self.patterns)})"


class Notices(QObject):
    """Holds the one notice that is shown now; ``shown`` sends it, or None."""

    shown = Signal(object)

    def __init__(self) -> None:
        """Begin with nothing to tell."""
        super().__init__()
        self.current: Notice | None = None

    def show(self, notice: Notice) -> None:
        """Tell *notice* in place of the one before."""
        self.current = notice
        self.shown.emit(notice)

    def clear(self) -> None:
        """Take the notice away."""
        self.current = None
        self.shown.emit(None)


class Asks(Protocol):
    """Something that can ask a person; tests answer for them."""

    def confirm(self, question: Question) -> bool:
        """Ask *question*; True if the person chose the verb."""

    def show(self, title: str, text: str) -> None:
        """Show *text* until the person closes it."""

    def open_files(self, title: str, filters: Sequence[FileFilter]) -> tuple[Path, ...]:
        """Let the person choose files to read; empty if they changed their mind."""

    def save_file(self, title: str, name: str, filters: Sequence[FileFilter]) -> Path | None:
        """Let the person choose where to write, *name* being proposed."""

    def folder(self, title: str) -> Path | None:
        """Let the person choose a folder."""


class Dialogs:
    """Asks with the system's own dialogues, beginning in the folder used last."""

    def __init__(self, last_folder: Callable[[], str], remember: Callable[[str], None]) -> None:
        """Read and keep the last folder through the two functions."""
        self._last_folder = last_folder
        self._remember = remember

    def confirm(self, question: Question) -> bool:
        """Ask *question* as plain text; Escape and Enter both mean no."""
        box = plain_box(question.title, question.text)
        verb = box.addButton(_plain(question.verb), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(_plain(question.cancel), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is verb

    def show(self, title: str, text: str) -> None:
        """Show *text* literally in a box of its own."""
        plain_box(title, text).exec()

    def open_files(self, title: str, filters: Sequence[FileFilter]) -> tuple[Path, ...]:
        """Open the system's file dialogue for reading."""
        chosen, _ = QFileDialog.getOpenFileNames(
            _parent(), title, self._last_folder(), _qt_filter(filters)
        )
        paths = tuple(Path(name) for name in chosen)
        if paths:
            self._remember(str(paths[0].parent))
        return paths

    def save_file(self, title: str, name: str, filters: Sequence[FileFilter]) -> Path | None:
        """Open the system's file dialogue for writing; it asks before replacing a file."""
        start = str(Path(self._last_folder()) / name)
        chosen, _ = QFileDialog.getSaveFileName(_parent(), title, start, _qt_filter(filters))
        if not chosen:
            return None
        path = Path(chosen)
        if not path.suffix and filters:
            path = path.with_name(path.name + filters[0].patterns[0].removeprefix("*"))
        self._remember(str(path.parent))
        return path

    def folder(self, title: str) -> Path | None:
        """Open the system's folder dialogue."""
        chosen = QFileDialog.getExistingDirectory(_parent(), title, self._last_folder())
        if chosen:
            self._remember(chosen)
        return Path(chosen) if chosen else None


def plain_box(title: str, text: str) -> QMessageBox:
    """Return a message box that shows *text* literally, whatever markup it may hold."""
    box = QMessageBox(_parent())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(text)
    return box


def _parent() -> QWidget | None:
    return QApplication.activeWindow()


def _plain(words: str) -> str:
    return words.replace("&", "&&")


def _qt_filter(filters: Sequence[FileFilter]) -> str:
    return ";;".join(str(entry) for entry in filters)
