"""Bring an event file to this program's schema, all of it or not at all."""

from collections.abc import Callable

from sqlalchemy import Connection

from matchmaker.paths import migrations
from matchmaker.store.engine import APPLICATION_ID
from matchmaker.store.tables import Table

# Schema numbers are kept in the file's user_version; each is an Alembic revision "000n".
SCHEMA = 1


def upgrade(connection: Connection, *, prepare: Callable[[], None] | None = None) -> None:
    """Run the migrations from the connection's schema up to ``SCHEMA``, in its transaction.

    *prepare* runs first when an existing file is about to change: the place for a backup.
    """
    current = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if current == SCHEMA:
        return
    if current and prepare is not None:
        prepare()
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
