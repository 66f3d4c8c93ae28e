"""Keep the window alive when something unexpected happens: write a report, tell it in one line."""

import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from matchmaker.bootstrap import report_error

_log = logging.getLogger("matchmaker.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def watch(tell: Callable[[Path], None]) -> None:
    """Send every exception nobody caught, in any thread, to *tell* as the path of a report."""

    def in_slot(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        tell(report_error(error.with_traceback(trace)))

    def in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            tell(report_error(arguments.exc_value))

    sys.excepthook = in_slot
    threading.excepthook = in_thread
    qInstallMessageHandler(_qt_message)


def watch_faults(folder: Path | None) -> None:
    """Write where the program was if it is ended from below Python, such as by a bad driver."""
    if folder is not None:
        # by number, not as a file: it stays open for as long as the program lives
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        faulthandler.enable(os.open(folder / "faults.log", flags, 0o600))


def _qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str | None) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "%s", text)
