"""Read days and months as people write them, and as spreadsheets count them."""

import calendar
import re
from datetime import date, timedelta
from functools import cache

from matchmaker.domain.quantities import YearMonth
from matchmaker.exchange.amounts import Reading, not_stated
from matchmaker.exchange.forms import words
from matchmaker.folding import fold
from matchmaker.messages import N_, Message

_EXCEL_DAY_0 = date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)  # the years 2000 to 2099
_SEPARATOR = r"\s*[-./\u5e74]\s*"
# A spreadsheet that takes 2027.10 for a number writes 2027.1.
_CUT_NUMBER = re.compile(r"\d{4}\.1")
_Found = tuple[int, int, int | None]


def read_month(text: str) -> Reading[YearMonth]:
    """Read a month; of two the later one, which is the deadline."""
    if not_stated(text):
        return None, None
    found = _find(text)
    if not found:
        return None, Message(N_("“{value}” is not a month; write it like 2027-06."), value=text)
    months = sorted(YearMonth(year, month) for year, month, _ in found)
    if _CUT_NUMBER.fullmatch(text):
        return months[0], Message(
            N_("“{value}” may stand for January or October; January was taken."), value=text
        )
    if len(set(months)) == 1:
        return months[0], None
    return months[-1], Message(
        N_("“{value}” names two dates; the later one was taken."), value=text
    )


def read_day(text: str) -> Reading[date]:
    """Read a day; of a month its last day, and that is said."""
    if not_stated(text):
        return None, None
    found = _find(text)
    if not found:
        return None, Message(N_("“{value}” is not a date; write it like 2027-06-30."), value=text)
    year, month, day = max(found, key=lambda each: (each[0], each[1], each[2] or 0))
    if day is not None:
        return date(year, month, day), None
    last = date(year, month, calendar.monthrange(year, month)[1])
    return last, Message(N_("“{value}” has no day; the last of the month was taken."), value=text)


def read_year(text: str) -> Reading[int]:
    """Read a year between 2000 and 2099."""
    if not_stated(text):
        return None, None
    found = re.search(r"(?<!\d)(20\d\d)(?!\d)", fold(text))
    if found:
        return int(found.group(1)), None
    return None, Message(N_("“{value}” is not a year."), value=text)


def _find(text: str) -> list[_Found]:
    folded = fold(text)
    if folded.isdigit() and int(folded) in _SERIALS:
        day = _EXCEL_DAY_0 + timedelta(days=int(folded))
        return [(day.year, day.month, day.day)]
    found = [_read(match.groupdict()) for match in re.finditer(_pattern(), folded)]
    return [each for each in found if each is not None]


def _read(groups: dict[str, str | None]) -> _Found | None:
    value = {name[0]: text for name, text in groups.items() if text}
    year, month, day = value.get("y"), value.get("m"), value.get("d")
    if "e" in value:
        month = dict(words("year_end"))[value["e"]]
    elif "n" in value:
        month = dict(words("month_name"))[value["n"]]
    elif "a" in value:  # 6/7/2027 has two readings, 16/7/2027 has one
        first, second = int(value["a"]), int(value["b"])
        if first <= 12 and second <= 12 and first != second:
            return None
        month, day = str(min(first, second)), str(max(first, second))
    return _checked(int(year or 0), int(month or 0), int(day) if day else None)


def _checked(year: int, month: int, day: int | None) -> _Found | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return (year, month, day) if 1990 <= year <= 2100 else None


@cache
def _pattern() -> str:
    names = "|".join(re.escape(form) for form, _ in words("month_name"))
    ends = "|".join(re.escape(form) for form, _ in words("year_end"))
    year = r"(?:19|20)\d\d"
    forms = (
        rf"(?<!\d)(?P<y1>{year})\s*(?P<e1>{ends})",
        rf"(?P<e2>{ends})\s*(?P<y2>{year})(?!\d)",
        rf"(?<!\d)(?P<y3>{year}){_SEPARATOR}(?P<m3>\d\d?)(?!\d)(?:\s*[-./\u6708]\s*(?P<d3>\d\d?)(?!\d))?",
        r"(?<!\d)(?P<a4>\d\d?)\s*[/.-]\s*(?P<b4>\d\d?)\s*[/.-]\s*(?P<y4>20\d\d)(?!\d)",
        r"(?<!\d)(?P<m5>\d\d?)\s*[/.-]\s*(?P<y5>20\d\d)(?!\d)",
        rf"(?<!\d)(?P<d6>\d\d?)(?:st|nd|rd|th)?\s+(?P<n6>{names})\.?,?\s+(?P<y6>{year})",
        rf"\b(?P<n7>{names})\.?\s+(?P<d7>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y7>{year})",
        rf"\b(?P<n8>{names})\.?,?\s*(?P<y8>{year})",
        rf"(?<!\d)(?P<y9>{year})\s*(?P<n9>{names})\b",
    )
    return "|".join(f"(?:{form})" for form in forms)
