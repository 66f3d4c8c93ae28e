"""The preview shows, and the printer gets, the very bytes of the PDF."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from matchmaker.errors import InputFileError, OutputError
from matchmaker.gui import printing
from matchmaker.gui.printing import Pdf, print_pdf, printer_named, printers
from matchmaker.gui.theme import Theme
from matchmaker.gui.widgets.pdf import PdfView
from matchmaker.messages import Message
from matchmaker.progress import Cancelled

A4 = (595.2756, 841.8898)
CLAY = Color(0.6, 0.26, 0.09)


@pytest.fixture(scope="module")
def data() -> bytes:
    """Two pages, each with a filled box in its upper left quarter."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for page in range(2):
        canvas.setFillColor(CLAY)
        canvas.rect(50, A4[1] - 250, 200, 200, fill=1, stroke=0)
        canvas.setFillColor(Color(0, 0, 0))
        canvas.drawString(50, 100, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def pdf(data: bytes) -> Pdf:
    return Pdf(data)


def test_a_page_is_as_wide_as_asked_at_the_ratio_of_the_screen(pdf: Pdf) -> None:
    assert pdf.pages == 2
    picture = pdf.image(0, 300, 2.0)
    assert picture.width() in (600, 601)
    assert picture.devicePixelRatio() == 2.0
    box = picture.pixelColor(200, 200)
    assert box.red() > box.blue()
    assert picture.pixelColor(500, 700) == QColor(Qt.GlobalColor.white)


def test_grey_is_grey(pdf: Pdf) -> None:
    picture = pdf.image(0, 300, grey=True)
    box = picture.pixelColor(100, 100)
    assert box.red() == box.green() == box.blue()
    assert 40 < box.red() < 160


def test_pictures_are_kept_but_not_all(pdf: Pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    real = Pdf._rendered

    def counted(self: Pdf, page: int, scale: float, **options: bool) -> object:
        drawn.append(page)
        return real(self, page, scale, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Pdf, "_rendered", counted)
    for _ in range(3):
        pdf.image(0, 300)
    assert drawn == [0]
    for width in range(100, 120):
        pdf.image(1, width)
    assert len(pdf._kept) == printing._KEPT


@pytest.mark.parametrize("bad", [b"", b"%PDF-1.4 nothing", b"PK\x03\x04"])
def test_what_is_no_pdf_is_said(bad: bytes) -> None:
    with pytest.raises(InputFileError, match="not a complete PDF"):
        Pdf(bad)


def test_every_page_reaches_the_printer_at_its_resolution(
    qapp: QApplication, data: bytes, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setResolution(300)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    assert print_pdf(data, printer) == 2
    printed = Pdf((tmp_path / "out.pdf").read_bytes())
    assert printed.pages == 2
    wanted, found = Pdf(data).image(1, 400), printed.image(1, 400)
    for x, y in ((100, 100), (60, 60), (300, 100), (200, 400)):
        one, two = wanted.pixelColor(x, y), found.pixelColor(x, y)
        assert abs(one.red() - two.red()) < 24, (x, y)


def test_printing_can_be_stopped(qapp: QApplication, data: bytes, tmp_path: Path) -> None:
    class Stop:
        def report(self, done: int, total: int, message: Message | None = None) -> None:
            if done == 1:
                raise Cancelled

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    with pytest.raises(Cancelled):
        print_pdf(data, printer, progress=Stop())


@pytest.mark.pdf
def test_without_a_printer_saving_is_offered(qapp: QApplication) -> None:
    assert isinstance(printers(), tuple)
    with pytest.raises(OutputError, match="Save the pages as a PDF"):
        printer_named("no such printer")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_said(
    qapp: QApplication, data: bytes, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "out.pdf"))
    with pytest.raises(OutputError, match="does not answer"):
        print_pdf(data, printer)


def test_the_view_turns_pages_and_stays_within_them(
    theme: Theme, qtbot: QtBot, data: bytes
) -> None:
    view = PdfView(theme)
    view.say("Nothing to show yet.")
    qtbot.addWidget(view)
    view.resize(400, 500)
    with qtbot.waitExposed(view):
        view.show()
    turned: list[tuple[int, int]] = []
    view.turned.connect(lambda page, pages: turned.append((page, pages)))
    blank = view.grab().toImage()
    view.show_bytes(data)
    assert view.grab().toImage() != blank
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert turned == [(0, 2), (1, 2), (1, 2), (0, 2)]
    coloured = view.grab().toImage()
    view.set_grey(True)
    assert view.grab().toImage() != coloured
    view.show_pdf(None)
    assert view.accessibleName() == "Nothing to show yet."
