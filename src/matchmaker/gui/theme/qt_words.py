"""Qt's own words, on buttons, in menus and file dialogues, in the language of the window."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator
from typing_extensions import override

from matchmaker.domain.texts import Language
from matchmaker.i18n.translator import translator
from matchmaker.messages import N_

_NAME, _SPOKEN = "qt-words", "qt-words-language"
# What ships with Qt. For Traditional Chinese that is Taiwan's wording, mended below.
_SHIPPED = {Language.ZH_HANS: "qtbase_zh_CN", Language.ZH_HANT: "qtbase_zh_TW"}
# Texts of Qt that are missing there, or that people here call something else.
_OWN = {
    "&Undo": N_("&Undo"),
    "&Redo": N_("&Redo"),
    "Abort": N_("Abort"),
    "Drive": N_("Drive"),
    "File &name:": N_("File &name:"),
    "Files of type:": N_("Files of type:"),
    "Kind": N_("Kind"),
    "Type": N_("Type"),
    "Size": N_("Size"),
    "Look in:": N_("Look in:"),
    "Directory:": N_("Directory:"),
    "Directories": N_("Directories"),
    "Parent Directory": N_("Parent Directory"),
    "Find Directory": N_("Find Directory"),
    "Go to the parent directory": N_("Go to the parent directory"),
    "Page up": N_("Page up"),
    "Page down": N_("Page down"),
    "&Step up": N_("&Step up"),
    "Step &down": N_("Step &down"),
    "Select All": N_("Select All"),
    "&Select All": N_("&Select All"),
    "Copy &Link Location": N_("Copy &Link Location"),
    "Open the combo box selection popup": N_("Open the combo box selection popup"),
}


def speak_qt(language: Language) -> None:
    """Give the application Qt's words of *language* in place of those before.

    A file that is missing leaves Qt's English.
    """
    app = QCoreApplication.instance()
    if app is None or app.property(_SPOKEN) == language.value:
        return
    app.setProperty(_SPOKEN, language.value)
    for before in app.findChildren(QTranslator, _NAME):
        QCoreApplication.removeTranslator(before)
        before.setParent(None)
    if language not in _SHIPPED:
        return
    shipped = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    shipped.load(_SHIPPED[language], folder)
    for given in (shipped, _OwnWords(app, language)):  # the last one is asked first
        given.setObjectName(_NAME)
        QCoreApplication.installTranslator(given)


class _OwnWords(QTranslator):
    """Answers for the few texts our own catalogue words; Qt's file answers for the rest."""

    def __init__(self, app: QObject, language: Language) -> None:
        super().__init__(app)
        say = translator(language).text
        worded = {text: say(marked) for text, marked in _OWN.items()}
        self._words = {text: words for text, words in worded.items() if words != text}

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, text: str, _note: str | None = None, _n: int = -1
    ) -> str | None:
        """Return our word, or None: Qt's null text, with which it asks the next translator."""
        return self._words.get(text)
