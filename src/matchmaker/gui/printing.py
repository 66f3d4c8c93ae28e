"""Show and print the very bytes of a PDF, as pictures as fine as the screen or the printer."""

import math
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from matchmaker.errors import InputFileError, OutputError
from matchmaker.messages import N_, Message
from matchmaker.progress import SILENT, Progress

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINTS_PER_INCH = 72
_FINEST = 600  # dots per inch; beyond it paper shows no difference and memory explodes
_BANDS = 8
_KEPT = 12
# PDFium must not be entered by two threads at once, whatever documents they hold.
_pdfium = threading.RLock()


class Pdf:
    """Pages of PDF bytes as pictures; the newest few are kept. Safe to use from any thread."""

    def __init__(self, data: bytes) -> None:
        """Open *data*.

        Raises:
            InputFileError: these are not the bytes of a PDF.
        """
        import pypdfium2

        self.data = data
        try:
            with _pdfium:
                self._document = pypdfium2.PdfDocument(data)
                self.pages = len(self._document)
                self._sizes = [_size(self._document, n) for n in range(self.pages)]
        except pypdfium2.PdfiumError as error:
            raise InputFileError(
                Message(N_("The page could not be shown: it is not a complete PDF file."))
            ) from error
        self._kept: OrderedDict[tuple[int, int, bool], QImage] = OrderedDict()

    def size(self, page: int) -> tuple[float, float]:
        """Return width and height of a page in points; pages count from 0."""
        return self._sizes[page]

    def image(self, page: int, width: int, ratio: float = 1.0, *, grey: bool = False) -> QImage:
        """Return *page* as a picture *width* wide in device-independent pixels."""
        pixels = max(1, round(width * ratio))
        key = (page, pixels, grey)
        if (known := self._kept.get(key)) is None:
            known = self._rendered(page, pixels / self._sizes[page][0], grey=grey)
            self._kept[key] = known
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        picture = QImage(known)
        picture.setDevicePixelRatio(ratio)
        return picture

    def band(self, page: int, scale: float, *, top: float, height: float) -> QImage:
        """Return a strip of *page*, *top* and *height* in points, at *scale* pixels a point."""
        whole = self._sizes[page][1]
        below = max(0.0, whole - top - height)
        return self._rendered(page, scale, grey=False, crop=(0, below, 0, top))

    def close(self) -> None:
        """Let go of the bytes."""
        with _pdfium:
            self._document.close()

    def _rendered(
        self, page: int, scale: float, *, grey: bool, crop: tuple[float, ...] = (0, 0, 0, 0)
    ) -> QImage:
        with _pdfium:
            bitmap = self._document[page].render(
                scale=scale, crop=crop, grayscale=grey, prefer_bgrx=not grey
            )
            form = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
            picture = QImage(
                bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form
            ).copy()
            bitmap.close()
        return picture


def _size(document: "PdfDocument", page: int) -> tuple[float, float]:
    width, height = document.get_page_size(page)
    return float(width), float(height)


def printers() -> tuple[str, ...]:
    """Return the names of the printers of this machine, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    names = [str(name) for name in QPrinterInfo.availablePrinterNames()]
    return tuple(sorted(names, key=lambda name: (name != usual, name)))


def printer_named(name: str) -> QPrinter:
    """Return the printer *name* ready for A4 without margins of its own.

    Raises:
        OutputError: there is no such printer.
    """
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise OutputError(
            Message(
                N_("No printer is ready. Save the pages as a PDF file and print that instead.")
            )
        )
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def print_pdf(data: bytes, printer: QPrinter, *, progress: Progress = SILENT) -> int:
    """Send every page of *data* to *printer*, each fitted to its sheet; return how many.

    Pages go in strips, so that a fine printer does not need a picture of the whole sheet.

    Raises:
        OutputError: the printer does not take the pages.
        Cancelled: a person stopped it; pages already sent are printed.
    """
    pdf = Pdf(data)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise OutputError(
            Message(N_("The printer does not answer. Check it, or save the pages as a PDF file."))
        )
    try:
        for page in range(pdf.pages):
            progress.report(page, pdf.pages, Message(N_("Printing …")))
            if page:
                printer.newPage()
            _paint_page(painter, printer, pdf, page)
        progress.report(pdf.pages, pdf.pages)
    finally:
        painter.end()
        pdf.close()
    return pdf.pages


def _paint_page(painter: QPainter, printer: QPrinter, pdf: Pdf, page: int) -> None:
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    width, height = pdf.size(page)
    fit = min(sheet.width() / width, sheet.height() / height)  # dots a point
    scale = min(fit, _FINEST / POINTS_PER_INCH)
    left = round((sheet.width() - width * fit) / 2)
    upper = round((sheet.height() - height * fit) / 2)
    strip = math.ceil(height / _BANDS)
    top = 0
    while top < height:
        tall = min(strip, height - top)
        picture = pdf.band(page, scale, top=top, height=tall)
        begin, end = round(top * fit), round((top + tall) * fit)
        painter.drawImage(QRect(left, upper + begin, round(width * fit), end - begin), picture)
        top += strip
