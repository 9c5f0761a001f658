"""Which measures can be split by which dimensions, from which query, and why not by others?"""

from dataclasses import dataclass

from tweeluik.filters import DIMENSIONS, ORGANISATION_DIMENSIONS, Filters
from tweeluik.metrics.group_sums import QUANTITIES

TIMES = ("year", "quarter", "month")
# What a measure can be split by, and what it can be split by besides: few enough values to stand beside each other.
DIMENSIONS_OF_ONE = (*DIMENSIONS, *TIMES)
DIMENSIONS_BESIDE = (*(name for name in DIMENSIONS if name != "training"), "year")
# Units that begin at nothing, so that the length of a bar says how much.
FROM_ZERO = ("count", "hours", "rate", "contacts")
# Units of what is counted: the most is where most is.
COUNTED = ("count", "hours")

# Why something is not offered, as a code of `locales/*/explore.toml`.
WHOLE, SAME, TWO_TIMES, TOO_MANY = "whole_editions", "same", "two_times", "too_many"


@dataclass(frozen=True)
class Measure:
    """One measure: the figure it is, and the columns of its query that it is made of.

    `amount` over `whole` when there is one; `n` what it rests on; `editions` the column that counts these, none when a
    row is an edition. `is_tested`: whether the difference of the formats has an interval and a verdict; `is_evaluation`
    whether it stands on protected groups; `adds_up` whether parts add up to the total.
    """

    figure: str
    query: str
    amount: str
    n: str
    whole: str = ""
    editions: str = ""
    is_tested: bool = False
    is_evaluation: bool = False
    adds_up: bool = False

    @property
    def of_whole_editions(self) -> bool:
        """Whether it loses sense when a filter on who takes part cuts editions in two."""
        return self.query == "editions_by_cell"

    def id(self, question_id: str) -> str:
        """The id of the figure; that of a question has the question in it."""
        subject, _, kind = self.figure.partition(".")
        return f"{subject}.{question_id}.{kind}" if self.of_question else self.figure

    @property
    def of_question(self) -> bool:
        """Whether it is about one question of the evaluations."""
        return self.figure.startswith("satisfaction.")


_SEATS, _FATES, _EDITIONS = "seats_by_cell", "seats_by_cell_and_edition", "editions_by_cell"
_FORMS, _ANSWERS = "forms_by_cell_and_group", "answers_by_cell_and_group"

# Name in the address -> measure, in the order of the pages.
MEASURES = {
    measure.figure.partition(".")[2]: measure
    for measure in (
        Measure("participation.enrolments", _SEATS, "enrolments", "enrolments", "", "editions", adds_up=True),
        Measure("participation.participants", _SEATS, "participants", "enrolments", "", "editions"),
        Measure("participation.organisations", _SEATS, "organisations", "enrolments", "", "editions"),
        Measure("participation.hours", _SEATS, "hours", "hours_known", "", "editions_timed", adds_up=True),
        Measure("participation.completion_rate", _FATES, "completed_held", "kept_held", "kept_held", is_tested=True),
        Measure("participation.no_show_rate", _FATES, "no_shows", "kept", "kept", is_tested=True),
        Measure("participation.cancellation_rate", _FATES, "cancelled", "enrolments", "enrolments", is_tested=True),
        Measure("participation.fill_rate", _EDITIONS, "kept", "capacity", "capacity", is_tested=True),
        Measure(
            "participation.response_rate",
            _FORMS,
            "responses",
            "attended",
            "attended",
            "editions",
            is_tested=True,
            is_evaluation=True,
        ),
        Measure("sectors.within_effective", _EDITIONS, "entropy", "known_sector"),
        Measure("meeting.contacts_per_participant", _SEATS, "met", "met_known", "met_known", "editions_met"),
        *(
            Measure(f"satisfaction.{kind}", _ANSWERS, kind, "answers", is_tested=True, is_evaluation=True)
            for kind in QUANTITIES
        ),
    )
}


def refusal(measure: Measure, dimension: str, filters: Filters) -> str:
    """Why a measure is not split by a dimension, or under these filters not shown at all; empty when it is."""
    cuts = dimension in ORGANISATION_DIMENSIONS or filters.splits_editions
    return WHOLE if measure.of_whole_editions and cuts else ""


def refusal_beside(measure: Measure, dimension: str, beside: str, filters: Filters) -> str:
    """Why a measure by one dimension is not also split by another; empty when it is."""
    if beside == dimension:
        return SAME
    if beside in TIMES and dimension in TIMES:
        return TWO_TIMES
    return refusal(measure, beside, filters) if beside in DIMENSIONS_BESIDE else TOO_MANY
