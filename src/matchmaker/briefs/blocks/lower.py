"""Contacts, who could help, and lines to write on."""

from dataclasses import dataclass, field

from matchmaker.briefs.layout.page import INNER, LEFT, OFFER_X, PAD, SPINE, SPINE_X, TEXT
from matchmaker.briefs.layout.paragraphs import (
    EMPTY,
    Paragraph,
    Piece,
    joined,
    said,
    set_pieces,
    set_words,
    typed,
)
from matchmaker.briefs.layout.sheet import Box, Sheet
from matchmaker.briefs.layout.spacing import Spacing, spacing
from matchmaker.briefs.layout.style import MM, style
from matchmaker.domain.brief import Brief, Contact, Words
from matchmaker.domain.texts import Language

_HELP_TOP = 1.5 * MM
_NOTES_TOP = 1.4 * MM


@dataclass(frozen=True, slots=True)
class ContactCells:
    """Both sides' contacts, what they agreed to between them."""

    brief: Brief
    space: Spacing = field(default_factory=spacing)

    @property
    def height(self) -> float:
        """Height in points."""
        contacts = self.brief.contacts
        cells = (self._cell(contacts.need), self._cell(contacts.capability), self._middle())
        return max(sum(p.height for p in cell) for cell in cells) + 2 * self.space.contact

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the three cells."""
        height, contacts = self.height, self.brief.contacts
        sheet.rectangle(Box(SPINE_X, y, SPINE, height), fill="panel")
        for people, x in ((contacts.need, LEFT), (contacts.capability, OFFER_X)):
            top = y + self.space.contact
            for paragraph in self._cell(people):
                top = sheet.paragraph(paragraph, x + PAD, top)
        middle = self._middle()
        top = y + (height - sum(p.height for p in middle)) / 2
        for paragraph in middle:
            room = SPINE - 2 * MM
            top = sheet.paragraph(paragraph, SPINE_X + MM, top, room=room, align=0.5)
        for edge in (y, y + height):
            sheet.rule(LEFT, edge, TEXT, colour="hairline", width=style().rules["hairline"])

    @property
    def _both(self) -> bool:
        """Whether both sides agreed: only then the words stand between them."""
        return bool(self.brief.contacts.need and self.brief.contacts.capability)

    def _cell(self, people: tuple[Contact, ...]) -> list[Paragraph]:
        small, quiet = typed("small"), typed("quiet")
        if not people:
            return [set_pieces(said(self.brief.contacts.instead, small, quiet), INNER)]
        found: list[Paragraph] = []
        for person in people:
            name = (Piece(person.name, typed("label")),)
            role = (Piece(person.role, small),)
            found.append(set_pieces(joined(name, role, small), INNER))
            found.append(set_words(Words(person.reach, Language.EN), small, INNER))
        if not self._both:
            caption = typed("caption")
            found.append(set_pieces(said(self.brief.contacts.consent, caption, caption), INNER))
        return [paragraph.led(self.space.leading) for paragraph in found]

    def _middle(self) -> list[Paragraph]:
        contacts, room = self.brief.contacts, SPINE - 2 * MM
        quiet, caption = typed("quiet"), typed("caption")
        found = [set_pieces(said(contacts.heading, quiet, quiet), room)]
        if self._both:
            found.append(set_pieces(said(contacts.consent, caption, caption), room))
        return [paragraph.led(self.space.leading) for paragraph in found]


@dataclass(frozen=True, slots=True)
class Helper:
    """A service that could help; nothing where none was found."""

    brief: Brief

    @property
    def height(self) -> float:
        """Height in points."""
        return self._words().height + _HELP_TOP if self.brief.helper else 0.0

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the line."""
        sheet.paragraph(self._words(), LEFT, y + _HELP_TOP)

    def _words(self) -> Paragraph:
        if self.brief.helper is None:
            return EMPTY
        label, words = self.brief.helper
        quiet = typed("quiet")
        return set_pieces(
            joined(said(label, typed("label"), quiet), (Piece(words, quiet),), quiet), TEXT
        )


@dataclass(frozen=True, slots=True)
class Notes:
    """Lines to write on."""

    brief: Brief
    lines: int

    @property
    def height(self) -> float:
        """Height in points."""
        return _NOTES_TOP + self.lines * style().page["note"] if self.lines else 0.0

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the lines, the first with its name."""
        if not self.lines:
            return
        step, quiet = style().page["note"], typed("quiet")
        y += _NOTES_TOP
        sheet.paragraph(set_pieces(said(self.brief.headings.notes, quiet, quiet), TEXT), LEFT, y)
        for number in range(self.lines):
            bottom = y + (number + 1) * step
            sheet.rule(LEFT, bottom, TEXT, colour="hairline", width=style().rules["hairline"])
