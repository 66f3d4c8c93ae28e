"""The page Capabilities: what laboratories can do."""

from matchmaker.gui.pages.editor.declared import CAPABILITY
from matchmaker.gui.pages.records.declared import Listing, columns
from matchmaker.gui.pages.records.page import RecordsPage
from matchmaker.messages import N_, NN_, Message

_INSTITUTION = Message(N_("Institution"))


class CapabilitiesPage(RecordsPage):
    """List and editor of capabilities; expired ones are greyed."""

    title = Message(N_("Capabilities"))
    listing = Listing(
        form=CAPABILITY,
        title=title,
        new=Message(N_("New capability")),
        empty=Message(N_("No capabilities yet. Bring in the first list.")),
        search=Message(N_("Search capabilities")),
        counted=NN_("{n} capability", "{n} capabilities"),
        place=_INSTITUTION,
        every_place=Message(N_("Every institution")),
        sort="capability_kind",
        every_sort=Message(N_("Every kind")),
        columns=columns(_INSTITUTION, Message(N_("Kind"))),
    )
