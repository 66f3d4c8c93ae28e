"""Remember what a sentence encoder made of texts, by the hash of the text.

Derived, so the journal has no part in it: whatever is lost is made again.
"""

from collections.abc import Collection, Mapping
from typing import Any, cast

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, mapped_column

from matchmaker.store.tables import Table


class TextVectorRow(Table):
    """The vector of one text by one model."""

    __tablename__ = "text_vector"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - as SQLAlchemy wants it

    model: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[bytes] = mapped_column(primary_key=True)
    vector: Mapped[bytes]


_VECTOR = cast("Any", TextVectorRow.__table__)


def read(connection: Connection, model: str) -> dict[bytes, bytes]:
    """Return all vectors of *model* by the hash of their text."""
    rows = connection.execute(select(_VECTOR.c.key, _VECTOR.c.vector).filter_by(model=model))
    return {row[0]: row[1] for row in rows}


def write(connection: Connection, model: str, vectors: Mapping[bytes, bytes]) -> None:
    """Keep *vectors* of *model* in place of what is there."""
    rows = [{"model": model, "key": key, "vector": each} for key, each in vectors.items()]
    if rows:
        new = insert(TextVectorRow)
        newer = new.on_conflict_do_update(
            index_elements=[_VECTOR.c.model, _VECTOR.c.key],
            set_={"vector": new.excluded.vector},
        )
        connection.execute(newer, rows)


def forget(connection: Connection, model: str, *, kept: Collection[bytes]) -> int:
    """Delete what other models made and all vectors but the *kept* ones; return how many."""
    there = connection.execute(select(_VECTOR.c.key).filter_by(model=model)).scalars()
    stale = set(there).difference(kept)
    one = delete(TextVectorRow).where(
        _VECTOR.c.model == model, _VECTOR.c.key == bindparam("stale")
    )
    if stale:
        connection.execute(one, [{"stale": key} for key in stale])
    others = connection.execute(delete(TextVectorRow).where(_VECTOR.c.model != model))
    return len(stale) + others.rowcount
