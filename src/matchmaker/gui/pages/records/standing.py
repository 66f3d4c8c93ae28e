"""Give the chosen needs another status: publish them, or any other status of the list."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from matchmaker.domain.lists import NeedStatus
from matchmaker.domain.records import Need
from matchmaker.gui.pages.records.table import ListTable
from matchmaker.gui.presenters.listing import ListPresenter
from matchmaker.gui.presenters.session import Session
from matchmaker.gui.widgets.buttons import Button, allow
from matchmaker.gui.widgets.keys import on_list_key
from matchmaker.gui.widgets.page_bar import PageBar
from matchmaker.messages import N_, NN_


class StandingBar(QObject):
    """Two buttons over the list of needs; P publishes what is chosen."""

    def __init__(
        self, session: Session, presenter: ListPresenter, table: ListTable, bar: PageBar
    ) -> None:
        """Put the buttons into *bar*."""
        super().__init__(bar)
        self._session = session
        self._presenter = presenter
        self._table = table
        self._on = False
        self.publish = Button(session.theme, kind="secondary", icon="check", key="P")
        self.status = Button(session.theme, kind="secondary", icon="chevron-down")
        self.menu = QMenu(self.status)
        for button in (self.status, self.publish):
            bar.add(button)
        self.publish.clicked.connect(self.publish_chosen)
        self.status.clicked.connect(self._open_menu)
        table.picked.connect(self.show_state)
        on_list_key(table, "P", self.publish_chosen)

    def show(self, *, on: bool) -> None:
        """Show the buttons, or hide them: a record is open, or nothing can be changed."""
        self._on = on
        self.show_state()

    def retranslate(self) -> None:
        """Word the buttons and the menu."""
        say = self._session.translator
        self.status.setText(say.text(N_("Status")))
        self.menu.clear()
        for status in NeedStatus:
            action = self.menu.addAction(say.label("need_status", status.value))
            action.triggered.connect(lambda _=False, s=status: self._move(s))
        self.show_state()

    def show_state(self) -> None:
        """Say how many of the chosen needs there are to publish."""
        needs = self._chosen()
        waiting = [need for need in needs if need.status is not NeedStatus.PUBLISHED]
        say = self._session.translator
        forms = NN_("Publish", "Publish {n}")
        self.publish.setText(say.count(forms, max(len(waiting), 1)))
        allow(self.publish, "" if waiting else say.text(N_("Everything chosen is published.")))
        allow(self.status, "" if needs else say.text(N_("Choose needs in the list first.")))
        for button in (self.publish, self.status):
            button.setVisible(self._on)

    def publish_chosen(self) -> None:
        """Publish the chosen needs."""
        self._move(NeedStatus.PUBLISHED)

    def _chosen(self) -> list[Need]:
        rows = (row.record for row in self._table.picked_rows())
        return [record for record in rows if isinstance(record, Need)]

    def _move(self, status: NeedStatus) -> None:
        if self._on and not self._session.read_only:
            self._presenter.move([need.id for need in self._chosen()], status)

    def _open_menu(self) -> None:
        self.menu.popup(self.status.mapToGlobal(self.status.rect().bottomLeft()))
