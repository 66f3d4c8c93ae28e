"""Keep the event on disk: the only home of SQLAlchemy, Alembic and the SQLite driver."""

from matchmaker.store.database import Database
from matchmaker.store.reader import Reader
from matchmaker.store.recorder import Recorder
from matchmaker.store.writer import Writer

__all__ = ["Database", "Reader", "Recorder", "Writer"]
