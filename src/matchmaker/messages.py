"""Say things by code: a translatable text with its values, worded only at the edge."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "mark, do not translate yet"
    """Mark a text for extraction and return it unchanged."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - the plural twin of N_
    """Mark a singular and a plural text; the message's value ``n`` chooses between them."""
    return one, many


@dataclass(frozen=True, slots=True)
class Label:
    """One code of a controlled list, said with that list's label in the reader's language."""

    list: str
    code: str


class Message:
    """A text of the message catalogue and the values of its ``{names}``.

    Values may be text, numbers, dates, ``Label`` or another ``Message``; the translator words each
    of them in the reader's language. ``text`` is a pair when the wording depends on ``n``.
    """

    __slots__ = ("text", "values")

    text: str | tuple[str, str]
    values: Mapping[str, object]

    def __init__(self, text: str | tuple[str, str], /, **values: object) -> None:
        """Keep *text* (from ``N_`` or ``NN_``) and its *values*."""
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "values", MappingProxyType(dict(values)))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a message is a value."""
        raise AttributeError(name)

    def __eq__(self, other: object) -> bool:
        """Compare text and values."""
        if not isinstance(other, Message):
            return NotImplemented
        return self.text == other.text and dict(self.values) == dict(other.values)

    def __hash__(self) -> int:
        """Hash the text only: values need not be hashable."""
        return hash(self.text)

    def __repr__(self) -> str:
        """Show the English wording, for logs and test failures."""
        return f"Message({str(self)!r})"

    def __str__(self) -> str:
        """Word the message in English without a catalogue; used by logs and as a last resort."""
        text = self.text
        if isinstance(text, tuple):
            text = text[0] if self.values.get("n") == 1 else text[1]
        return text.format_map({key: str(value) for key, value in self.values.items()})
