"""An event's own weights of the criteria, in place of its profile's."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; events made before have none of their own."""
    op.add_column(
        "event", sa.Column("weights", sa.Text(), nullable=False, server_default=sa.text("'[]'"))
    )
