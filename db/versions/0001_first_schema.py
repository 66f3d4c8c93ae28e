"""The first schema: records, journal, runs and the search index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, then the guards of the journal."""
    _organisation()
    _person()
    _programme()
    _action()
    _pair_code()
    _replica()
    _run()
    _change()
    _event()
    _need()
    _capability()
    _judgement()
    _proposal()
    _search()
    _append_only()


def _organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("former_names", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("institution", sa.String(), nullable=False),
        sa.Column("uscc", sa.String(), nullable=False),
        sa.Column("br_no", sa.String(), nullable=False),
        sa.Column("park", sa.Text(), nullable=True),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("industry", sa.Text(), nullable=True),
        sa.Column("hightech_fields", sa.Text(), nullable=False),
        sa.Column("size", sa.Text(), nullable=True),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("website", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_index(
        op.f("ix_organisation_institution"), "organisation", ["institution"], unique=False
    )
    op.create_index(op.f("ix_organisation_uscc"), "organisation", ["uscc"], unique=False)


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("mobile", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("wechat", sa.String(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("consents", sa.Text(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.id"], name=op.f("fk_person_organisation_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_organisation"), "person", ["organisation"], unique=False)


def _programme() -> None:
    op.create_table(
        "programme",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )


def _action() -> None:
    op.create_table(
        "action",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("replica", sa.String(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("reverses", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["reverses"], ["action.id"], name=op.f("fk_action_reverses_action")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sa.UniqueConstraint("position", name=op.f("uq_action_position")),
        sa.UniqueConstraint("replica", "counter", name=op.f("uq_action_replica_counter")),
    )


def _pair_code() -> None:
    op.create_table(
        "pair_code",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("capability", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_pair_code")),
        sa.UniqueConstraint("need", "capability", name=op.f("uq_pair_code_need_capability")),
    )


def _replica() -> None:
    op.create_table(
        "replica",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replica")),
    )


def _run() -> None:
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.Column("replaces_replica", sa.String(), nullable=True),
        sa.Column("replaces_counter", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["action"], ["action.id"], name=op.f("fk_change_action_action")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_action"), "change", ["action"], unique=False)
    op.create_index(op.f("ix_change_record_field"), "change", ["record", "field"], unique=False)


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("programme", sa.String(), nullable=True),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("stop_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("venue", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("organiser", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme"], ["programme.id"], name=op.f("fk_event_programme_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )


def _need() -> None:
    op.create_table(
        "need",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("contacts", sa.Text(), nullable=False),
        sa.Column("indicators", sa.Text(), nullable=False),
        sa.Column("constraints", sa.Text(), nullable=False),
        sa.Column("tried_before", sa.Text(), nullable=False),
        sa.Column("unwanted", sa.Text(), nullable=False),
        sa.Column("expected", sa.Text(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("hightech_field", sa.String(), nullable=False),
        sa.Column("industry", sa.Text(), nullable=True),
        sa.Column("need_type", sa.Text(), nullable=True),
        sa.Column("mode_wanted", sa.Text(), nullable=False),
        sa.Column("trl_min", sa.Integer(), nullable=True),
        sa.Column("budget", sa.Text(), nullable=True),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("ip_wish", sa.Text(), nullable=True),
        sa.Column("preferred_partner", sa.String(), nullable=False),
        sa.Column("excluded_partners", sa.Text(), nullable=False),
        sa.Column("confidentiality", sa.Text(), nullable=False),
        sa.Column("public_text", sa.Text(), nullable=False),
        sa.Column("internal_text", sa.String(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("carried_from", sa.String(), nullable=True),
        sa.Column("form_extras", sa.Text(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.id"], name=op.f("fk_need_organisation_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
        sa.UniqueConstraint("code", name=op.f("uq_need_code")),
    )
    op.create_index(op.f("ix_need_organisation"), "need", ["organisation"], unique=False)
    op.create_index(op.f("ix_need_status"), "need", ["status"], unique=False)


def _capability() -> None:
    op.create_table(
        "capability",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("organisations", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("inventors", sa.Text(), nullable=False),
        sa.Column("transfer_officer", sa.String(), nullable=True),
        sa.Column("advantages", sa.Text(), nullable=False),
        sa.Column("indicators", sa.Text(), nullable=False),
        sa.Column("applications", sa.Text(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("hightech_field", sa.String(), nullable=False),
        sa.Column("industries", sa.Text(), nullable=False),
        sa.Column("trl", sa.Integer(), nullable=True),
        sa.Column("process_stage", sa.Text(), nullable=True),
        sa.Column("ipr_status", sa.Text(), nullable=False),
        sa.Column("patents", sa.Text(), nullable=False),
        sa.Column("mode_offered", sa.Text(), nullable=False),
        sa.Column("price_hint", sa.Text(), nullable=True),
        sa.Column("lead_time", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("public_text", sa.Text(), nullable=False),
        sa.Column("internal_text", sa.String(), nullable=False),
        sa.Column("form_extras", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["transfer_officer"], ["person.id"], name=op.f("fk_capability_transfer_officer_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capability")),
        sa.UniqueConstraint("code", name=op.f("uq_capability_code")),
    )
    op.create_index(op.f("ix_capability_kind"), "capability", ["kind"], unique=False)


def _judgement() -> None:
    op.create_table(
        "judgement",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("capability", sa.String(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("validity", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["capability"], ["capability.id"], name=op.f("fk_judgement_capability_capability")
        ),
        sa.ForeignKeyConstraint(["need"], ["need.id"], name=op.f("fk_judgement_need_need")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
    )
    op.create_index(op.f("ix_judgement_capability"), "judgement", ["capability"], unique=False)
    op.create_index(op.f("ix_judgement_need"), "judgement", ["need"], unique=False)


def _proposal() -> None:
    op.create_table(
        "proposal",
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("capability", sa.String(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["capability"],
            ["capability.id"],
            name=op.f("fk_proposal_capability_capability"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["need"], ["need.id"], name=op.f("fk_proposal_need_need"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_proposal_run_run")),
        sa.PrimaryKeyConstraint("need", "capability", name=op.f("pk_proposal")),
    )
    op.create_index(op.f("ix_proposal_capability"), "proposal", ["capability"], unique=False)


def _search() -> None:
    # Folded character pairs, joined by blanks: two Chinese characters are a word of the index.
    op.execute("CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, record UNINDEXED, grams)")


def _append_only() -> None:
    for table in ("action", "change"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f'CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON "{table}" '
                "BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END"
            )
