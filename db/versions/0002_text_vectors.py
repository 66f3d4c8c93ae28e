"""Vectors of texts, remembered from one run to the next."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; it starts empty."""
    op.create_table(
        "text_vector",
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("model", "key", name=op.f("pk_text_vector")),
        sqlite_with_rowid=False,
    )
