"""Read who stands behind a row: the organisations in their order, and the people to talk to."""

import re

from email_validator import EmailNotValidError, validate_email

from matchmaker.domain import limits
from matchmaker.domain.ids import OrganisationId, PersonId
from matchmaker.domain.kinds import RecordKind
from matchmaker.domain.lists import CompanySize, ConsentPurpose, Park, PersonRole, Role
from matchmaker.domain.organisation import Consent, Organisation, Person
from matchmaker.domain.texts import Language, LocalisedText, clean_name
from matchmaker.exchange import values
from matchmaker.exchange.rows import Row
from matchmaker.folding import has_han
from matchmaker.messages import N_, Message

_NAMES = re.compile("[\n;\uff1b\u3001]")
_PEOPLE = re.compile("[\n;\uff1b\u3001,\uff0c/]")
_PHONES = re.compile("[\n;\uff1b,\uff0c\u3001/|\uff0f]|\\s{2,}|(?<=\\d{7}) (?=\\+?[01]\\d{6})")
_EXTENSION = r"(?:(?:ext|x|\u8f6c|\u8f49)\.?\s*\d{1,6})?"
_PHONE = re.compile(r"[+(]?[\d() .-]{5,24}" + _EXTENSION, re.IGNORECASE)
_MOBILE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
_CONSENTED = (
    ConsentPurpose.THIS_EVENT,
    ConsentPurpose.PRINTED_CATALOGUE,
    ConsentPurpose.COUNTERPART_BRIEF,
)


def read_organisations(row: Row, kind: RecordKind) -> tuple[Organisation, ...]:
    """Return the organisations of a row, the lead first; details belong to the lead."""
    written = row.name("organisation")
    english = row.name("organisation_en")
    names = [clean_name(name) for name in _NAMES.split(row.text("organisation"))]
    if kind is RecordKind.NEED:
        names = [written]
    found = [_organisation(name, row, kind) for name in names if name]
    if not found and english:
        found = [_organisation(english, row, kind)]
    if not found:
        return ()
    return (_detailed(found[0], row, english), *found[1:])


def read_contact(row: Row, kind: RecordKind) -> Person | None:
    """Return the person to talk to, with the consent that the row states."""
    name = row.name("contact")
    title = row.name("contact_title")
    mobile, phone = _read_phones(row)
    email = _read_email(row)
    if not (name or title or mobile or phone or email):
        return None
    department = row.name("department")
    role = PersonRole.CONTACT if kind is RecordKind.NEED else PersonRole.TRANSFER_OFFICER
    return Person(
        PersonId(""),
        OrganisationId(""),
        name_zh=name if has_han(name) else "",
        name_en="" if has_han(name) else name,
        title=_in_language(row, title),
        department=_in_language(row, department),
        role=role,
        mobile=mobile,
        phone=phone,
        email=email,
        wechat=row.name("wechat"),
        consents=_read_consents(row),
        source=row.place.file,
    )


def read_inventors(row: Row) -> tuple[Person, ...]:
    """Return the inventors that a row names."""
    names = [
        clean_name(name) for _, cell in row.headed("inventor") for name in _PEOPLE.split(cell)
    ]
    return tuple(
        Person(
            PersonId(""),
            OrganisationId(""),
            name_zh=name if has_han(name) else "",
            name_en="" if has_han(name) else name,
            role=PersonRole.INVENTOR,
            source=row.place.file,
        )
        for name in dict.fromkeys(names)
        if name
    )


def _organisation(name: str, row: Row, kind: RecordKind) -> Organisation:
    known = values.institution_of(name)
    if known:
        return Organisation(
            OrganisationId(""),
            name=known.name,
            short_name=known.short_name,
            roles=frozenset({Role(known.role)}),
            institution=known.code,
            source=row.place.file,
        )
    row.check_length("organisation", name, limit=limits.NAME, language=row.language_of(name))
    roles = frozenset({Role.ENTERPRISE}) if kind is RecordKind.NEED else frozenset[Role]()
    return Organisation(
        OrganisationId(""), name=_in_language(row, name), roles=roles, source=row.place.file
    )


def _detailed(lead: Organisation, row: Row, english: str) -> Organisation:
    uscc, problem = values.read_uscc(row.name("uscc"))
    row.take("uscc", problem)
    size, problem = values.read_code("company_size", row.name("size"))
    row.take("size", problem)
    district, town, park = _read_place(row)
    name = lead.name
    if english and not lead.institution:
        name = name.with_text(Language.EN, english)
    return Organisation(
        lead.id,
        name=name,
        short_name=lead.short_name,
        roles=lead.roles if lead.institution else _read_roles(row) or lead.roles,
        institution=lead.institution,
        uscc=uscc or "",
        park=park,
        district=district,
        town=town,
        size=CompanySize(size) if size else None,
        profile=row.localised("profile", limits.PROFILE),
        source=lead.source,
    )


def _read_roles(row: Row) -> frozenset[Role]:
    codes, unknown = values.read_codes("organisation_role", row.name("role"))
    for value in unknown:
        row.warn("role", values.unknown_value(value))
    return frozenset(map(Role, codes))


def _read_place(row: Row) -> tuple[str, str, Park | None]:
    """Return district, town and park; a town tells its district, a district its park."""
    park, problem = values.read_park(row.name("park"))
    row.take("park", problem)
    written, written_area = row.name("town"), row.name("district")
    town, problem = values.read_town(written)
    area, _ = (None, None) if town else values.read_district(written)
    row.take("town", None if area else problem)
    town = town or values.read_town(written_area)[0]
    district, problem = values.read_district(written_area)
    row.take("district", None if town and not written else problem)
    district = district or area
    name, of_town = town or ("", "")
    if district and of_town and district != of_town:
        row.warn(
            "town",
            Message(
                N_("The town “{town}” lies in another district; the town was left out."), town=name
            ),
        )
        name, of_town = "", ""
    district = district or of_town
    return district, name, park or values.park_of(district)


def _read_phones(row: Row) -> tuple[str, str]:
    """Return (mobile, phone); of several numbers all are kept, and that is said."""
    mobiles: list[str] = []
    phones: list[str] = []
    for name in ("mobile", "phone"):
        pieces = [piece.strip() for piece in _PHONES.split(row.text(name)) if piece.strip()]
        for piece in pieces:
            digits = re.sub(r"[^\d+]", "", piece)
            if not _PHONE.fullmatch(piece):
                row.warn(
                    name,
                    Message(
                        N_("“{value}” is not a telephone number and was left out."), value=piece
                    ),
                )
            elif _MOBILE.fullmatch(digits):
                mobiles.append(digits)
            else:
                (mobiles if name == "mobile" else phones).append(piece)
        if len(pieces) > 1:
            row.note(
                name,
                Message(
                    N_("Several numbers in one cell were told apart: {numbers}."),
                    numbers=" / ".join(pieces),
                ),
            )
    return " / ".join(dict.fromkeys(mobiles)), " / ".join(dict.fromkeys(phones))


def _read_email(row: Row) -> str:
    pieces = [
        piece for piece in re.split("[\\s;\uff1b,\uff0c\u3001/|]+", row.name("email")) if piece
    ]
    for piece in pieces:
        try:
            checked = validate_email(
                piece.removeprefix("mailto:"), check_deliverability=False,
                test_environment=True, globally_deliverable=False,
            )  # fmt: skip
        except EmailNotValidError:
            row.warn(
                "email",
                Message(N_("“{value}” is not an e-mail address and was left out."), value=piece),
            )
            continue
        if len(pieces) > 1:
            row.note(
                "email",
                Message(
                    N_("There are several addresses; {value} was taken."), value=checked.normalized
                ),
            )
        return checked.normalized
    return ""


def _read_consents(row: Row) -> tuple[Consent, ...]:
    """Return what the person agreed to; only a plain yes counts."""
    agreed, problem = values.read_yes_no(row.name("consent"))
    row.take("consent", problem)
    if not agreed:
        return ()
    how = f"{row.place.file}: {row.heading('consent')}"
    return tuple(Consent(purpose, how=how) for purpose in _CONSENTED)


def _in_language(row: Row, text: str) -> LocalisedText:
    return LocalisedText.of(row.language_of(text), text) if text else LocalisedText()
