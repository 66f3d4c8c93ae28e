"""Bring an event file to this program's schema, all of it or not at all."""

import uuid
from datetime import datetime

from sqlalchemy import Connection, insert

from matchmaker.paths import migrations
from matchmaker.store.engine import APPLICATION_ID
from matchmaker.store.tables import ReplicaRow, Table

# Schema numbers are kept in the file's user_version; each is an Alembic revision "000n".
SCHEMA = 3


def upgrade(connection: Connection, *, at: datetime) -> None:
    """Run the migrations from the connection's schema up to ``SCHEMA``, in its transaction.

    A new file gets its own identity for the journal, made *at* this time.
    """
    current = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if current == SCHEMA:  # another window was quicker
        return
    # Alembic takes a third of a second to import, and most starts have nothing to migrate.
    from alembic.command import upgrade as run_upgrade
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["metadata"] = Table.metadata
    run_upgrade(config, f"{SCHEMA:04d}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    if not current:
        connection.execute(insert(ReplicaRow), {"id": uuid.uuid4().hex, "created_at": at})
