"""Read values of controlled lists, codes and places; what is unknown is said, never guessed."""

import re
from functools import cache

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

from matchmaker.domain.lists import Confidentiality, Park
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.texts import Language
from matchmaker.exchange.amounts import Reading, not_stated
from matchmaker.exchange.forms import code_of, key, words
from matchmaker.folding import fold
from matchmaker.i18n import tables
from matchmaker.messages import N_, Message

_SEPARATORS = re.compile("[\\n;,|\u3001\uff0c\uff1b]")
_FINER = re.compile("[/\uff0f]|\u4e0e|\u8207|\u548c|&|\\band\\b|\\bor\\b|\u6216")
_PATH = re.compile("[/\\\\>\uff0f|\\-\u2014\u2013;\uff1b\u3001,\uff0c\\n]")
_FIELD_CODE = re.compile(r"\s*([1-8](?:\.[1-9])?)(?![\d.])")
_INDUSTRY_CODE = re.compile(r"\s*[A-Za-z]?(\d{2,4})(?!\d)")
_ABOVE_DISTRICT = re.compile("^(?:\u5e7f\u4e1c\u7701?)?(?:\u4f5b\u5c71\u5e02?)?")
_EDITION = 2017
_DIVISIONS = range(1, 98)  # of GB/T 4754-2017


def split_list(text: str) -> tuple[str, ...]:
    """Return the pieces of a cell with several values."""
    return tuple(piece.strip() for piece in _SEPARATORS.split(text) if piece.strip())


def read_codes(list_name: str, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes that a cell names in a list, and the pieces that name none."""
    codes: list[str] = []
    unknown: list[str] = []
    whole = code_of(list_name, text)
    for piece in (text,) if whole else split_list(text):
        found = [code_of(list_name, piece)]
        if found == [None]:
            found = [code_of(list_name, part) for part in _FINER.split(piece) if part.strip()]
        if (None in found or not found) and not not_stated(piece):
            unknown.append(piece)
        codes.extend(code for code in found if code)
    return tuple(dict.fromkeys(codes)), tuple(unknown)


def read_code(list_name: str, text: str) -> Reading[str]:
    """Read one value of a list."""
    code = code_of(list_name, text)
    if code or not_stated(text):
        return code, None
    return None, unknown_value(text)


def read_yes_no(text: str) -> Reading[bool]:
    """Read a yes or no."""
    code, problem = read_code("yes_no", text)
    return (None if code is None else code == "yes"), problem


def read_confidentiality(text: str, heading: str) -> Reading[Confidentiality]:
    """Read how public a need is; a yes or no is understood by its heading."""
    if code := code_of("confidentiality", text):
        return Confidentiality(code), None
    answer = code_of("yes_no", text)
    if answer is None:
        return None, None if not_stated(text) else unknown_value(text)
    secret = any(word in fold(heading) for word, _ in words("secret_word"))
    return (Confidentiality.NDA if secret == (answer == "yes") else Confidentiality.PUBLIC), None


def read_field(text: str) -> Reading[str]:
    """Read a high-tech field by code or name; of a path the last part that is known."""
    if not_stated(text):
        return None, None
    found = _FIELD_CODE.match(text)
    if found and found.group(1) in tables.field_codes():
        return found.group(1), None
    for piece in (text, *reversed(_PATH.split(text))):
        if code := _fields().get(key(piece)) or code_of("hightech_field", piece):
            return code, None
    return None, unknown_value(text)


def read_industries(text: str) -> tuple[tuple[IndustryCode, ...], tuple[str, ...]]:
    """Return the industries of a cell by code or name, and the pieces that name none."""
    codes: list[str] = []
    unknown: list[str] = []
    whole = key(text)
    for piece in (text,) if whole in _industries() else split_list(text):
        code = _industry(piece)
        if code:
            codes.append(code)
        elif not not_stated(piece):
            unknown.append(piece)
    return tuple(IndustryCode(code, _EDITION) for code in dict.fromkeys(codes)), tuple(unknown)


def read_uscc(text: str) -> Reading[str]:
    """Read a Unified Social Credit Code (GB 32100-2015); one that is wrong is left out."""
    if not_stated(text):
        return None, None
    compact = re.sub(r"[\s-]", "", fold(text)).upper()
    try:
        return str(uscc.validate(compact)), None
    except InvalidChecksum:
        return None, Message(
            N_("The credit code {value} has a wrong check character; it was left out."), value=text
        )
    except ValidationError:
        return None, Message(
            N_("{value} is not a credit code of 18 characters; it was left out."), value=text
        )


def read_park(text: str) -> Reading[Park]:
    """Read one of the five parks."""
    code, problem = read_code("park", text)
    return (Park(code) if code else None), problem


def read_district(text: str) -> Reading[str]:
    """Read a district of Foshan by code or name."""
    for piece in (text, *reversed(_PATH.split(text))):
        if code := _districts().get(key(piece)):
            return code, None
    whole = key(text)
    inside = {code for name, code in _districts().items() if len(name) > 2 and name in whole}
    if len(inside) == 1:
        return inside.pop(), None
    return None, None if not_stated(text) else unknown_value(text)


def read_town(text: str) -> Reading[tuple[str, str]]:
    """Read a town or subdistrict: its name in Simplified Chinese and its district's code."""
    for piece in (text, *reversed(_PATH.split(text))):
        if town := _towns().get(key(piece)) or _town_of_address(key(piece)):
            return town, None
    return None, None if not_stated(text) else unknown_value(text)


def _town_of_address(spelling: str) -> tuple[str, str] | None:
    """Return the town that follows its province, city or district, in folded letters."""
    rest = _ABOVE_DISTRICT.sub("", spelling)
    before = [name for name in _districts() if len(name) > 1 and rest.startswith(name)]
    district = max(before, key=len, default="")
    rest = rest.removeprefix(district)
    wanted = _districts().get(district, "")
    whole = [name for name in _towns() if len(name) > 2 and rest.startswith(name)]
    found = _towns().get(rest) or _towns().get(max(whole, key=len, default=""))
    return found if found and wanted in ("", found[1]) else None


@cache
def park_of(district: str) -> Park | None:
    """Return the park of a district."""
    for row in tables.rows("districts"):
        if row["code"] == district and row["park"]:
            return Park(row["park"])
    return None


def institution_of(name: str) -> tables.Institution | None:
    """Return the known institution that *name* is a code or one of the names of."""
    return _institutions().get(_institution_key(name))


def read_language(text: str) -> Reading[Language]:
    """Read the language of a row's texts."""
    code, problem = read_code("language", text)
    return (Language(code) if code else None), problem


def unknown_value(text: str) -> Message:
    """Say that a value is in none of our lists."""
    return Message(N_("“{value}” is not known here and was left out."), value=text)


def _industry(piece: str) -> str:
    found = _INDUSTRY_CODE.match(piece)
    if found and found.group(1)[:2] in tables.industry_codes(_EDITION):
        return found.group(1)
    # Outside manufacturing our table has no names; a bare code of a division is still a code.
    if found and found.end() == len(piece.rstrip()) and int(found.group(1)[:2]) in _DIVISIONS:
        return found.group(1)
    for part in (piece, *reversed(_PATH.split(piece))):
        if code := _industries().get(key(part)):
            return code
    return ""


@cache
def _industries() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in tables.rows("industries"):
        if int(row["edition"]) == _EDITION:
            for name in ("zh_hans", "zh_hant", "en"):
                _add(names, row[name], row["code"])
    return {name: code for name, code in names.items() if code.isdigit()}


@cache
def _fields() -> dict[str, str]:
    names: dict[str, str] = {}
    for code in tables.field_codes():
        for language in Language:
            _add(names, tables.field_name(code, language), code)
    return names


@cache
def _districts() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in tables.rows("districts"):
        for text in (row["code"], row["zh_hans"], row["zh_hant"], row["en"], row["zh_hans"][:-1]):
            _add(names, text, row["code"])
        _add(names, f"{row['en']} District", row["code"])
    return names


@cache
def _towns() -> dict[str, tuple[str, str]]:
    names: dict[str, tuple[str, str]] = {}
    for row in tables.rows("towns"):
        name = row["zh_hans"]
        bare = re.sub("(\u9547\u8857\u9053|\u8857\u9053|\u9547)$", "", name)
        for text in (
            name,
            row["zh_hant"],
            row["en"],
            bare,
            f"{bare}\u9547",
            f"{bare}\u8857\u9053",
        ):
            if spelling := key(text):
                names.setdefault(spelling, (name, row["district"]))
    return names


@cache
def _institutions() -> dict[str, tables.Institution]:
    names: dict[str, tables.Institution] = {}
    for found in tables.institutions().values():
        texts = [found.code, *found.also, *(text for _, text in found.name.items())]
        texts += [text for _, text in found.short_name.items()]
        for text in texts:
            names.setdefault(_institution_key(text), found)
    return names


def _institution_key(name: str) -> str:
    return key(re.sub(r"^the\s+", "", fold(name)))


def _add(names: dict[str, str], text: str, code: str) -> None:
    if spelling := key(text):
        names.setdefault(spelling, code)
