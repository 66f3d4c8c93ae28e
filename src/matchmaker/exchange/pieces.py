"""Split cells that hold several short texts: keywords and advantages."""

import re

from matchmaker.domain import limits
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.exchange.amounts import not_stated
from matchmaker.exchange.rows import Row
from matchmaker.exchange.values import split_list
from matchmaker.messages import N_, Message

_SEMICOLONS = "[;\uff1b]"
_NUMBERING = re.compile(
    "^\\s*(?:[(\uff08]?\\d{1,2}(?:[)\uff09\u3001]|\\.(?!\\d))|[\u2460-\u2473]|[-\u2022\u00b7*])\\s*"
)
_INNER_NUMBERS = re.compile("\\s+(?=[(\uff08]?[2-9][)\uff09.\u3001]\\s*\\D)|(?=[\u2461-\u2473])")
_ENGLISH_KEYWORD = 40
_LONGEST_KEYWORD = 100


def split_pieces(text: str, *, pattern: str = "[\n;\uff1b,\uff0c\u3001]") -> tuple[str, ...]:
    """Return the pieces of a cell, without numbering."""
    pieces = (_NUMBERING.sub("", piece).strip() for piece in re.split(pattern, text))
    return tuple(dict.fromkeys(piece for piece in pieces if piece and not not_stated(piece)))


def read_keywords(row: Row) -> tuple[str, ...]:
    """Return the keywords of a row; too many or too long ones are kept and said."""
    words = [
        word for word in dict.fromkeys(split_list(row.text("keywords"))) if not not_stated(word)
    ]
    for word in words:
        most = _ENGLISH_KEYWORD if row.language_of(word) is Language.EN else limits.KEYWORD
        if len(word) > most:
            row.warn(
                "keywords",
                Message(
                    N_("The keyword “{value}” is longer than {limit} characters."),
                    value=word[:_LONGEST_KEYWORD],
                    limit=most,
                ),
            )
    if len(words) > limits.KEYWORDS:
        row.warn(
            "keywords",
            Message(N_("There are {count} keywords where {limit} are allowed; all were kept."),
                    count=len(words), limit=limits.KEYWORDS),
        )  # fmt: skip
    return tuple(words)


def read_advantages(row: Row) -> tuple[LocalisedText, ...]:
    """Return the advantages of a row: one a line or number, or one between semicolons."""
    text = row.text("advantages")
    pieces = [
        piece
        for part in _INNER_NUMBERS.split(text)
        for piece in split_pieces(part, pattern="\n" if "\n" in text else _SEMICOLONS)
    ]
    found = []
    for piece in pieces:
        language = row.language_of(piece)
        row.check_length("advantages", piece, limit=limits.ADVANTAGE, language=language)
        found.append(LocalisedText.of(language, piece))
    if len(found) > limits.ADVANTAGES:
        row.warn(
            "advantages",
            Message(N_("There are {count} advantages where {limit} are allowed; all were kept."),
                    count=len(found), limit=limits.ADVANTAGES),
        )  # fmt: skip
    return tuple(found)
