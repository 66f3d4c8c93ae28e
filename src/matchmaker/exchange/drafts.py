"""Turn a row of a list into a draft of a need or a capability."""

from collections.abc import Callable
from dataclasses import fields, replace

from matchmaker.domain import limits
from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId
from matchmaker.domain.intake import NO_TITLE_COLUMN, Draft
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import (
    CapabilityKind,
    CooperationMode,
    IprStatus,
    NeedStatus,
    NeedType,
    OwnershipWish,
    ProcessStage,
)
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.records import Capability, FormExtra, Need, Patent, Proof, ProofKind
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.exchange import amounts, dates, indicators, values
from matchmaker.exchange.parties import read_contact, read_inventors, read_organisations
from matchmaker.exchange.pieces import read_advantages, read_keywords, split_pieces
from matchmaker.exchange.rows import Row
from matchmaker.messages import N_, Message

_EXTRA_FORM = "list"
_PROOF = 200
_TITLES = ("title", "title_en", "title_zh_hans", "title_zh_hant")


def draft_of(row: Row, kind: RecordKind, *, bare: bool = False) -> Draft | None:
    """Return the draft of a row, or None if the row is refused; its problems say why.

    With *bare* a row without a title counts too, if it has words to compare or a code to name it.
    """
    language, problem = values.read_language(row.name("lang"))
    row.take("lang", problem)
    row.language = language
    record: Need | Capability = _need(row) if kind is RecordKind.NEED else _capability(row)
    if not record.title and not (bare and (record.code or record.keywords or _body(record))):
        _refuse_untitled(row)
    organisations = read_organisations(row, kind)
    contact = read_contact(row, kind)
    if row.refused:
        return None
    return Draft(
        row.place,
        record,
        organisations,
        contact,
        stated=_stated(record, row, contact is not None),
        inventors=read_inventors(row) if kind is RecordKind.CAPABILITY else (),
    )


def _refuse_untitled(row: Row) -> None:
    if any(name in row.columns for name in _TITLES):
        row.error("title", Message(N_("The row has no title. Add one, or delete the row.")))
    else:
        row.error_of_sheet(Message(NO_TITLE_COLUMN))


def _need(row: Row) -> Need:
    budget, problem = amounts.read_money(row.name("budget"), row.heading("budget"))
    row.take("budget", problem)
    public, problem = values.read_confidentiality(
        row.name("confidentiality"), row.heading("confidentiality")
    )
    row.take("confidentiality", problem)
    need = Need(
        NeedId(""),
        _code(row),
        OrganisationId(""),
        title=row.localised("title", limits.TITLE),
        problem=row.localised("text", limits.PROBLEM),
        indicators=_split(row, indicators.read_targets),
        constraints=row.localised("constraints", limits.CONSTRAINTS),
        tried_before=row.localised("tried", limits.CONSTRAINTS),
        unwanted=row.localised("unwanted", limits.CONSTRAINTS),
        expected=row.localised("expected", limits.EXPECTED),
        keywords=read_keywords(row),
        hightech_field=_read(row, "field", values.read_field) or "",
        industry=next(iter(_industries(row)), None),
        mode_wanted=frozenset(map(CooperationMode, _codes(row, "modes", "cooperation_mode"))),
        trl_min=_read(row, "trl", amounts.read_trl),
        budget=budget,
        deadline=_read(row, "deadline", dates.read_month),
        preferred_partner=row.name("preferred_partner"),
        excluded_partners=values.split_list(row.text("excluded_partners")),
        internal_text=_remarks(row),
        year=_read(row, "year", dates.read_year),
        form_extras=_extras(row),
        source=row.place.file,
    )
    need_type = _one(row, "need_type")
    wish = _one(row, "ip_wish", "ownership_wish")
    status = _one(row, "status", "need_status")
    need = replace(need, need_type=NeedType(need_type) if need_type else None)
    need = replace(need, ip_wish=OwnershipWish(wish) if wish else None)
    need = replace(need, status=NeedStatus(status)) if status else need
    return replace(need, confidentiality=public) if public else need


def _capability(row: Row) -> Capability:
    price, problem = amounts.read_money(row.name("price"), row.heading("price"))
    row.take("price", problem)
    kind = _one(row, "kind", "capability_kind")
    stage = _one(row, "process_stage")
    return Capability(
        CapabilityId(""),
        _code(row),
        (),
        title=row.localised("title", limits.TITLE),
        summary=row.localised("text", limits.PROBLEM),
        kind=CapabilityKind(kind) if kind else CapabilityKind.ACHIEVEMENT,
        team=row.localised("department", limits.NAME),
        advantages=read_advantages(row),
        indicators=_split(row, indicators.read_reached),
        applications=row.localised("applications", limits.APPLICATIONS),
        keywords=read_keywords(row),
        hightech_field=_read(row, "field", values.read_field) or "",
        industries=_industries(row),
        trl=_read(row, "trl", amounts.read_trl),
        process_stage=ProcessStage(stage) if stage else None,
        ipr_status=frozenset(map(IprStatus, _codes(row, "ipr", "ipr_status"))),
        patents=tuple(Patent(number) for number in split_pieces(row.text("patents"))),
        mode_offered=frozenset(map(CooperationMode, _codes(row, "modes", "cooperation_mode"))),
        price_hint=price,
        lead_time=_read(row, "lead_time", amounts.read_months),
        evidence=_proofs(row),
        internal_text=_remarks(row),
        form_extras=_extras(row),
        valid_to=_read(row, "valid_to", dates.read_day),
        source=row.place.file,
    )


def _stated(record: Need | Capability, row: Row, contact: bool) -> frozenset[str]:
    """Name the fields that the row fills; a default of ours is not a statement of theirs."""
    blank: Need | Capability
    if isinstance(record, Need):
        blank = Need(record.id, "", record.organisation, LocalisedText())
    else:
        blank = Capability(record.id, "", (), LocalisedText())
    named = {
        field.name
        for field in fields(record)
        if getattr(record, field.name) != getattr(blank, field.name)
    }
    for column, field_name in (
        ("confidentiality", "confidentiality"),
        ("status", "status"),
        ("kind", "kind"),
    ):
        if row.has(column) and hasattr(record, field_name):
            named.add(field_name)
    if contact and row.has("consent"):
        named.add("consent")
    return frozenset(named - {"source"})


def _code(row: Row) -> str:
    return row.name("code") or row.name("id")


def _body(record: Need | Capability) -> LocalisedText:
    return record.problem if isinstance(record, Need) else record.summary


def _read(
    row: Row, name: str, read: "Callable[[str], amounts.Reading[amounts.T]]"
) -> "amounts.T | None":
    value, problem = read(row.name(name))
    row.take(name, problem)
    return value


def _one(row: Row, name: str, list_name: str = "") -> str | None:
    return _read(row, name, lambda text: values.read_code(list_name or name, text))


def _codes(row: Row, name: str, list_name: str) -> tuple[str, ...]:
    codes, unknown = values.read_codes(list_name, row.text(name))
    for value in unknown:
        row.warn(name, values.unknown_value(value))
    return codes


def _industries(row: Row) -> tuple[IndustryCode, ...]:
    codes, unknown = values.read_industries(row.text("industry"))
    for value in unknown:
        row.warn("industry", values.unknown_value(value))
    return codes


def _split(
    row: Row,
    read: Callable[[str, indicators.Named], tuple[tuple[indicators.T, ...], tuple[Message, ...]]],
) -> tuple[indicators.T, ...]:
    text = row.text("indicators")
    rows, problems = read(text, lambda name: LocalisedText.of(row.language_of(name), name))
    for problem in problems:
        row.warn("indicators", problem)
    if len(rows) > limits.INDICATORS:
        row.warn(
            "indicators",
            Message(N_("There are {count} figures where {limit} are allowed; all were kept."),
                    count=len(rows), limit=limits.INDICATORS),
        )  # fmt: skip
    return rows


def _proofs(row: Row) -> tuple[Proof, ...]:
    proofs = []
    for piece in split_pieces(row.text("evidence"), pattern="[\n;\uff1b]"):
        language = row.language_of(piece)
        row.check_length("evidence", piece, limit=_PROOF, language=language)
        proofs.append(Proof(ProofKind.OTHER, LocalisedText.of(language, piece)))
    return tuple(proofs)


def _remarks(row: Row) -> str:
    text = "\n".join(cell for _, cell in row.headed("remarks"))
    row.check_length("remarks", text, limit=limits.INTERNAL, language=Language.ZH_HANS)
    return text


def _extras(row: Row) -> tuple[FormExtra, ...]:
    return tuple(FormExtra(_EXTRA_FORM, heading, cell) for heading, cell in row.headed("extra"))
