"""The bar over a list: search, three filters, and how many rows are shown of how many."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from matchmaker.domain.texts import Language
from matchmaker.gui.pages.editor.choices import Choice
from matchmaker.gui.pages.records.declared import Listing
from matchmaker.gui.presenters.listing import ListPresenter, place_words
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.columns import surface
from matchmaker.gui.widgets.fields import SearchField
from matchmaker.gui.widgets.labels import PlainLabel
from matchmaker.i18n.tables import codes
from matchmaker.messages import N_, NN_

_SEARCH = 280
_FILTERS = {"place": 168, "sort": 168, "language": 184}
_HEIGHT = 52


class FilterBar(QWidget):
    """Tells the presenter what to keep; ``entered`` sends the focus on to the list."""

    entered = Signal()

    def __init__(self, session: Session, presenter: ListPresenter, listing: Listing) -> None:
        """Build the fields."""
        super().__init__()
        self._session = session
        self._presenter = presenter
        self._listing = listing
        surface(self, "raised")
        self.setFixedHeight(_HEIGHT)
        self.search = SearchField(session.theme, key="Ctrl F")
        self.search.setMinimumWidth(180)
        self.search.setMaximumWidth(_SEARCH)
        self.choices = {name: Choice(session.theme) for name in _FILTERS}
        self._count = PlainLabel(style="small", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(10)
        row.addWidget(self.search, 2)
        for name, width in _FILTERS.items():
            self.choices[name].setMaximumWidth(width)
            self.choices[name].picked.connect(lambda value, n=name: presenter.filter_by(n, value))
            row.addWidget(self.choices[name], 1)
        row.addStretch(1)
        row.addWidget(self._count)
        self.search.words_changed.connect(presenter.find)
        self.search.returnPressed.connect(self.entered)

    def clear(self) -> None:
        """Show no words and no filter; the presenter was told."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        for choice in self.choices.values():
            choice.show_value("")

    def retranslate(self) -> None:
        """Word the fields and offer the values that the rows have."""
        say = self._session
        self.search.name(say.say(self._listing.search))
        names = {
            "place": self._listing.place,
            "sort": self._listing.columns[6].heading,
        }
        for name, choice in self.choices.items():
            words = say.say(names[name]) if name in names else say.text(N_("Language"))
            choice.setAccessibleName(words)
        self.offer()

    def offer(self) -> None:
        """Offer the values that the rows have now."""
        say, listing = self._session, self._listing
        places = self._presenter.values("place")
        named = sorted((place_words(each, say.language), each) for each in places)
        self._offer("place", say.say(listing.every_place), [(key, name) for name, key in named])
        present = set(self._presenter.values("sort"))
        kinds = [
            (code, say.translator.label(listing.sort, code))
            for code in codes(listing.sort)
            if code in present
        ]
        self._offer("sort", say.say(listing.every_sort), kinds)
        spoken = [(each.value, say.translator.label("language", each.value)) for each in Language]
        has = [(code, say.text(N_("in {language}"), language=name)) for code, name in spoken]
        lacks = [
            (f"-{code}", say.text(N_("not in {language}"), language=name)) for code, name in spoken
        ]
        self._offer("language", say.text(N_("Every language")), [*has, *lacks])

    def show_count(self, shown: int, whole: int) -> None:
        """Say how many rows are shown."""
        translator = self._session.translator
        if shown == whole:
            self._count.setText(translator.count(self._listing.counted, whole))
        else:
            self._count.setText(translator.text(N_("{n} of {all}"), n=shown, all=whole))

    def nothing_words(self) -> str:
        """Say that no row is shown, for which words, and how many rows the filters hold back."""
        say, presenter = self._session, self._presenter
        sentence = say.text(N_("Nothing found."))
        if presenter.words:
            sentence = say.text(N_("Nothing found for “{words}”."), words=presenter.words)
        if held := presenter.held_back():
            forms = NN_(
                "{n} row that fits is held back by the filters.",
                "{n} rows that fit are held back by the filters.",
            )
            sentence = f"{sentence} {say.translator.count(forms, held)}"
        return sentence

    def _offer(self, name: str, every: str, options: Sequence[tuple[str, str]]) -> None:
        self.choices[name].set_options([("", every), *options])
