"""Word the contacts: only people who agreed to be printed, and only on named copies."""

from collections.abc import Iterable

from matchmaker.domain.brief import Contact, Contacts, Words
from matchmaker.domain.ids import PersonId
from matchmaker.domain.lists import Audience
from matchmaker.domain.organisation import Person
from matchmaker.domain.texts import Language
from matchmaker.i18n.tables import label
from matchmaker.messages import N_
from matchmaker.services.pair_brief.material import Material
from matchmaker.services.pair_brief.speaker import Speaker

_PEOPLE = 2  # a side


def contacts(material: Material, speaker: Speaker) -> Contacts:
    """Return both sides' contacts."""
    capability = material.capability
    officer = (capability.transfer_officer,) if capability.transfer_officer else ()
    return Contacts(
        heading=speaker.text(N_("Contacts")),
        consent=speaker.text(N_("with consent")),
        need=_printed(material, speaker, material.need.contacts, Language.ZH_HANS),
        capability=_printed(
            material, speaker, (*officer, *capability.inventors), Language.ZH_HANT
        ),
        instead=speaker.text(N_("Contact through the organiser")),
    )


def _printed(
    material: Material, speaker: Speaker, ids: Iterable[PersonId], script: Language
) -> tuple[Contact, ...]:
    if speaker.copy.audience is not Audience.NAMED:
        return ()
    found = [material.people[each] for each in dict.fromkeys(ids) if each in material.people]
    agreed = [person for person in found if person.may_be_printed]
    return tuple(_contact(person, speaker, script) for person in agreed[:_PEOPLE])


def _contact(person: Person, speaker: Speaker, script: Language) -> Contact:
    english = speaker.language is Language.EN
    name = person.name_en or person.name_zh if english else person.name_zh or person.name_en
    language = Language.EN if name.isascii() else script
    role = speaker.first(lambda t: t.label("person_role", person.role.value))
    title = speaker.shown(person.title)
    title = title if title.text else role
    labels = {label("person_role", person.role.value, each) for each in Language}
    if not name or name in labels | {title.text}:
        name, language, title = title.text, title.language, Words("", speaker.language)
    reach = " \u00b7 ".join(part for part in (person.email, person.mobile or person.phone) if part)
    return Contact(Words(name, language), title, reach)
