"""Which part of the programme is asked about, in the address, in words for SQL, and back?

The address is readable (`?theme=Data&theme=Zorg&from=2024-09-01`) and complete: it shows anybody the same numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

BOTH = "both"
LENSES = (BOTH, "open", "in_company")
# Periods that move with the calendar: the academic year of today, and the one before.
PERIODS = ("this_year", "last_year")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 1, 1)

# Dimension (one value or several) -> the parameters of the queries: (everything?, list).
DIMENSIONS = {
    "theme": ("all_themes", "themes"),
    "sector": ("all_sectors", "sectors"),
    "institution": ("all_institutions", "institutions"),
    "mode": ("all_modes", "delivery_modes"),
    "size": ("all_sizes", "size_classes"),
    "province": ("all_provinces", "provinces"),
    "training": ("all_trainings", "trainings"),
}
# Dimensions of who takes part; the others are of what an edition is.
ORGANISATION_DIMENSIONS = ("sector", "size", "province")
# Dimension -> the column of the fact tables that holds it.
COLUMNS = {
    "theme": "theme",
    "sector": "sector",
    "institution": "institution",
    "mode": "delivery_mode",
    "size": "size_class",
    "province": "province",
    "training": "training_id",
}


@dataclass(frozen=True)
class Filters:
    """What is asked about. An empty dimension means everything; `starts_before` is half-open."""

    starts_from: date | None = None
    starts_before: date | None = None
    theme: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    institution: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    province: tuple[str, ...] = ()
    training: tuple[str, ...] = ()
    lens: str = BOTH

    def parameters(self) -> dict[str, object]:
        """The parameters of the query vocabulary, every one of them (`queries/defaults.sql` has the same names)."""
        parameters: dict[str, object] = {
            "starts_from": self.starts_from or FIRST_DAY,
            "starts_before": self.starts_before or LAST_DAY,
        }
        for dimension, (everything, listed) in DIMENSIONS.items():
            chosen = getattr(self, dimension)
            parameters[everything] = not chosen
            parameters[listed] = list(chosen)
        return parameters | {"all_questions": True, "questions": []}

    def of_questions(self, question_ids: tuple[str, ...]) -> dict[str, object]:
        """The parameters, with the questions that are wanted; none means all of them."""
        return self.parameters() | {"all_questions": not question_ids, "questions": list(question_ids)}

    def active(self) -> dict[str, tuple[str, ...]]:
        """The dimensions that are narrowed, with their values."""
        return {dimension: getattr(self, dimension) for dimension in DIMENSIONS if getattr(self, dimension)}

    @property
    def is_everything(self) -> bool:
        """Whether nothing is narrowed (the lens only hides a panel)."""
        return replace(self, lens=BOTH) == Filters()

    @property
    def splits_editions(self) -> bool:
        """Whether a filter on who takes part cuts editions in two, so that figures of whole editions lose sense."""
        return any(getattr(self, dimension) for dimension in ORGANISATION_DIMENSIONS)

    def earlier(self) -> "Filters":
        """The same filters over the period before: as long, and a whole number of years earlier, so that it holds the
        same months. ValueError without a first and a last day.
        """
        if self.starts_from is None or self.starts_before is None:
            raise ValueError("a period without a first and a last day has none before it")
        years = 1
        while years_back(self.starts_before, years) > self.starts_from:
            years += 1
        first, after = (years_back(day, years) for day in (self.starts_from, self.starts_before))
        return replace(self, starts_from=first, starts_before=after)

    def without(self, dimension: str) -> "Filters":
        """The same filters with one dimension (or `period`) opened up."""
        if dimension == "period":
            return replace(self, starts_from=None, starts_before=None)
        return replace(self, **{dimension: BOTH if dimension == "lens" else ()})

    def to_query(self) -> dict[str, list[str]]:
        """The address of these filters: name -> values, only what is narrowed."""
        query = {dimension: list(values) for dimension, values in self.active().items()}
        if self.starts_from:
            query["from"] = [self.starts_from.isoformat()]
        if self.starts_before:
            query["to"] = [(self.starts_before - timedelta(days=1)).isoformat()]
        if self.lens != BOTH:
            query["lens"] = [self.lens]
        return query


def years_back(day: date, years: int = 1) -> date:
    """The same day some years earlier; 28 February for a leap day."""
    return date(day.year - years, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _day(values: list[str]) -> date:
    """The day of an address. ValueError for none, or for one that no figure could be about."""
    day = date.fromisoformat(values[-1]) if values else None
    if day is None or not FIRST_DAY <= day < LAST_DAY:
        raise ValueError(values)
    return day


def from_query(query: Mapping[str, Iterable[str]]) -> tuple[Filters, list[str]]:
    """Filters from an address or from `--filter`, and the names that could not be understood (ignored).

    `from` and `to` are the first and the last day, both included.
    """
    filters, refused = Filters(), []
    for name, values in query.items():
        values = list(values)
        try:
            if name in DIMENSIONS:
                filters = replace(filters, **{name: tuple(sorted(set(values)))})
            elif name == "from":
                filters = replace(filters, starts_from=_day(values))
            elif name == "to":
                filters = replace(filters, starts_before=_day(values) + timedelta(days=1))
            elif name == "lens" and values and values[-1] in LENSES:
                filters = replace(filters, lens=values[-1])
            else:
                refused.append(name)
        except ValueError:
            refused.append(name)
    return filters, refused


def year_bounds(start: int) -> tuple[date, date]:
    """First day of the academic year that begins in `start`, and first day of the next one."""
    return date(start, 9, 1), date(start + 1, 9, 1)


def year_of(value: date) -> int:
    """The academic year in which a day falls, as the calendar year in which it begins."""
    return value.year if value.month >= 9 else value.year - 1


def relative(filters: Filters, period: str, today: date) -> Filters:
    """The filters with the dates that a period of `PERIODS` has today; the filters themselves when it is empty."""
    if not period:
        return filters
    starts_from, starts_before = year_bounds(year_of(today) - PERIODS.index(period))
    return replace(filters, starts_from=starts_from, starts_before=starts_before)


assert {field.name for field in fields(Filters)} >= set(DIMENSIONS)
