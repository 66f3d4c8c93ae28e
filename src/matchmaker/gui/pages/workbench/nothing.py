"""What the matching page says where there is nothing to match, or nothing matched yet."""

from typing import TYPE_CHECKING

from matchmaker.gui.presenters.session import Session
from matchmaker.messages import N_, NN_

if TYPE_CHECKING:
    from matchmaker.gui.presenters.matching_pairs import Desk


def lacking(desk: "Desk | None", session: Session) -> str:
    """Say why nothing can be matched; '' if it can."""
    if desk is not None and not desk.waiting:
        return session.text(N_("No need is published: publish one on the Needs page first."))
    if desk is not None and not desk.capabilities:
        return session.text(N_("There are no capabilities: import a list first."))
    return ""


def nothing_yet(
    desk: "Desk | None", session: Session, *, running: bool
) -> tuple[str, str, str] | None:
    """Return what stands here before there is anything to match: words, button, link."""
    text, count = session.text, session.translator.count
    if desk is None:
        return text(N_("No event is open.")) if session.database is None else "", "", ""
    offers = count(NN_("{n} capability", "{n} capabilities"), len(desk.capabilities))
    if not desk.waiting or not desk.capabilities:
        needs = count(NN_("{n} published need", "{n} published needs"), desk.waiting)
        words = text(N_("Nothing to match: {needs}, {offers}."), needs=needs, offers=offers)
        return words, text(N_("Import lists…")), text(N_("Look at the needs"))
    if desk.report is not None:
        return None
    needs = count(NN_("{n} need", "{n} needs"), desk.waiting)
    words = text(N_("{needs} and {offers} are ready."), needs=needs, offers=offers)
    if running:
        return text(N_("Finding pairs …")), "", ""
    return words, "" if session.read_only else text(N_("Find pairs")), ""
