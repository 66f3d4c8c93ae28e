"""The page Needs: what companies look for."""

from matchmaker.gui.pages.editor.declared import NEED
from matchmaker.gui.pages.records.declared import Listing, columns
from matchmaker.gui.pages.records.page import RecordsPage
from matchmaker.messages import N_, NN_, Message

_PARK = Message(N_("Park"))


class NeedsPage(RecordsPage):
    """List and editor of needs."""

    title = Message(N_("Needs"))
    listing = Listing(
        form=NEED,
        title=title,
        new=Message(N_("New need")),
        empty=Message(N_("No needs yet. Bring in the first list.")),
        search=Message(N_("Search needs")),
        counted=NN_("{n} need", "{n} needs"),
        place=_PARK,
        every_place=Message(N_("Every park")),
        sort="need_status",
        every_sort=Message(N_("Every status")),
        columns=columns(_PARK, Message(N_("Status"))),
    )
