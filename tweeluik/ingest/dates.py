"""Which day does a text say, and in which order stand day, month and year?

`03/04/2025` has a reading under each order; a column keeps one order, and only its other dates can decide.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tweeluik.ingest.numbers import TYPED, Unreadable

ORDERS = ("dmy", "mdy", "ymd")
# How a date is written; only numeric ones (03/04/2025) depend on an order.
ISO, NUMERIC, NAMED, SERIAL = "iso", "numeric", "named", "serial"
_YEARS = range(1900, 2200)
# Two digits of a year: nobody registers a training of before 1970.
_PIVOT = 70
# Day 0 of the serial numbers of spreadsheets, as they count from March 1900 on.
_SERIAL_ZERO = date(1899, 12, 30)

_TIME = r"(?:[T ,]+\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"^(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}$", re.IGNORECASE)
_COMPACT = re.compile(r"^((?:19|20|21)\d{2})(\d{2})(\d{2})$")
_NUMERIC = re.compile(rf"^(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}$", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"^(\d{{1,2}})\.?[ -]([^\W\d]{{3,}})\.?[ -](\d{{4}}|\d{{2}}){_TIME}$", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"^([^\W\d]{{3,}})\.? (\d{{1,2}}),? (\d{{4}}){_TIME}$", re.IGNORECASE)
_SERIAL = re.compile(r"^(\d{5})(?:\.\d+)?$")
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "jan januari january",
            "feb februari february",
            "mrt maart mar march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}


def _day(year: str, month: str | int, day: str) -> date | None:
    whole = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < _PIVOT else 1900)
    try:
        return date(whole, int(month), int(day)) if whole in _YEARS else None
    except ValueError:
        return None


def _numeric(first: str, second: str, third: str) -> dict[str, date]:
    orders = {"dmy": _day(third, second, first), "mdy": _day(third, first, second)}
    if len(third) == 2 and len(first) == 2:
        orders["ymd"] = _day(first, second, third)
    return {order: day for order, day in orders.items() if day}


def readings(text: str, serials: bool = False) -> tuple[str, dict[str, date]]:
    """How a squeezed text writes a date, and order -> the day it says under it (`""` for a shape without orders).

    No day at all means that it is no date. Serial numbers count only where `serials` says that it is a spreadsheet.
    """
    if match := _ISO.match(text):
        return ISO, _only(_day(match[1], match[3], match[4]))
    if match := _COMPACT.match(text):
        return ISO, _only(_day(*match.groups()))
    if match := _NUMERIC.match(text):
        return NUMERIC, _numeric(match[1], match[3], match[4])
    if match := _DAY_FIRST.match(text):
        return NAMED, _only(_day(match[3], _MONTHS.get(match[2].casefold(), 0), match[1]))
    if match := _MONTH_FIRST.match(text):
        return NAMED, _only(_day(match[3], _MONTHS.get(match[1].casefold(), 0), match[2]))
    if serials and (match := _SERIAL.match(text.removeprefix(TYPED))):
        return SERIAL, _only(_SERIAL_ZERO + timedelta(days=int(match[1])))
    return "", {}


def _only(day: date | None) -> dict[str, date]:
    return {"": day} if day else {}


@dataclass(frozen=True)
class Orders:
    """What the dates of a column say: the orders that fit all numeric ones, those that fit most, and the shapes seen.

    `ambiguous` lists texts that say different days under the orders that fit; `unfit` those that do not fit the
    commonest order where none fits all. `shapes` has the first text of each way of writing.
    """

    fitting: tuple[str, ...]
    commonest: str
    ambiguous: tuple[str, ...]
    unfit: tuple[str, ...]
    shapes: dict[str, str]


def orders(texts: Iterable[str], serials: bool = False) -> Orders:
    """Compare the dates of one column (squeezed, distinct texts)."""
    numeric: dict[str, dict[str, date]] = {}
    shapes: dict[str, str] = {}
    for text in texts:
        shape, days = readings(text, serials)
        if days:
            shapes.setdefault(shape, text)
            if shape == NUMERIC:
                numeric[text] = days
    fits = Counter(order for days in numeric.values() for order in days)
    fitting = tuple(order for order in ORDERS if numeric and fits[order] == len(numeric))
    unsure = [text for text, days in numeric.items() if len({days[order] for order in fitting}) > 1]
    commonest = max(ORDERS, key=lambda order: fits[order])
    unfit = [text for text, days in numeric.items() if not fitting and commonest not in days]
    return Orders(fitting, commonest, tuple(unsure), tuple(unfit), shapes)


def day(text: str, order: str, serials: bool = False) -> date:
    """The day of a squeezed text, its numeric dates read in the order of the column. Raises Unreadable."""
    shape, days = readings(text, serials)
    found = days.get(order if shape == NUMERIC else "")
    if not found:
        raise Unreadable("not_a_date", "2025-04-03")
    return found
