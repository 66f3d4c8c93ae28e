"""Keep a Message in one column, texts and values, so that history reads in any language."""

import json

from matchmaker.messages import Label, Message
from matchmaker.store.codec import CodecError


def to_text(message: Message) -> str:
    """Return *message* as JSON text; values are kept as text, whole numbers and labels."""
    values = {key: _plain(value) for key, value in message.values.items()}
    return json.dumps({"text": message.text, "values": values}, ensure_ascii=False)


def from_text(stored: str) -> Message:
    """Return the message that ``to_text`` wrote.

    Raises:
        CodecError: the text has another shape.
    """
    try:
        parts = json.loads(stored)
        text = parts["text"]
        if not isinstance(text, str):
            one, many = text
            text = (str(one), str(many))
        return Message(text, **{key: _value(value) for key, value in parts["values"].items()})
    except (KeyError, TypeError, ValueError) as error:
        raise CodecError(stored) from error


def _plain(value: object) -> object:
    if isinstance(value, Label):
        return {"list": value.list, "code": value.code}
    if isinstance(value, Message):
        return {"message": to_text(value)}
    return value if isinstance(value, int) else str(value)


def _value(stored: object) -> object:
    if isinstance(stored, dict):
        if "message" in stored:
            return from_text(stored["message"])
        return Label(stored["list"], stored["code"])
    return stored
