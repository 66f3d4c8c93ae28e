"""Name teams, and say which of them are asked for more meetings than they have."""

from matchmaker.domain.organisation import Organisation
from matchmaker.domain.teams import Overload, Team
from matchmaker.i18n.tables import institution
from matchmaker.i18n.translator import Translator
from matchmaker.messages import N_, NN_

_NAMED = 3  # teams in one sentence


def team_words(team: Team, translator: Translator) -> str:
    """Return a team's name in one line: who they are, then where."""
    name = who_words(team, translator)
    place = organisation_words(team.organisation, translator)
    return translator.text(N_("{team} ({place})"), team=name, place=place) if place else name


def who_words(team: Team, translator: Translator) -> str:
    """Return the department, the contact person, or the code of the one capability."""
    if team.department:
        return " ".join(team.department.shown(translator.language)[0].split())
    if team.person is not None:
        return team.person.name_zh or team.person.name_en or translator.text(N_("contact person"))
    return translator.text(N_("team of {code}"), code=team.code)


def organisation_words(organisation: Organisation | None, translator: Translator) -> str:
    """Return the short code or name of an organisation."""
    if organisation is None:
        return ""
    known = institution(organisation.institution)
    if known is not None:
        return known.code
    return (organisation.short_name or organisation.name).shown(translator.language)[0]


def overload_words(overload: Overload, translator: Translator) -> str:
    """Say who is the bottleneck, by how much, and what would help."""
    names = [team_words(team, translator) for team in overload.teams[:_NAMED]]
    more = len(overload.teams) - len(names)
    who = translator.text(N_(", ")).join(names)
    if more:
        who = translator.count(NN_("{who} and {n} more", "{who} and {n} more"), more, who=who)
    values = {"who": who, "asked": overload.asked, "places": overload.places}
    fewer = overload.asked - overload.places
    if len(overload.teams) == 1:
        return translator.text(
            N_(
                "{who} is asked for {asked} meetings in {places}: accept {fewer} fewer, or allow "
                "more."
            ),
            fewer=fewer,
            **values,
        )
    return translator.text(
        N_(
            "{who} are together asked for {asked} meetings in {places}: accept {fewer} fewer, or "
            "allow more."
        ),
        fewer=fewer,
        **values,
    )
