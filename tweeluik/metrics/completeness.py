"""Is what is loaded complete, and does it hold together?

A matter is something that someone can mend, or should know before reading figures. Each has a worklist: the rows of a
named query, or the rows that break a rule of `queries/checks`; its count is the length of that list. The board follows
no filters: it is about all that is loaded. Counts of forms are administrative; no score stands in it, and where it says
something about answers (the same everywhere) it speaks of whole files with enough forms.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from tweeluik.config import LATE_AFTER
from tweeluik.engine import Engine, queries
from tweeluik.errors import QueryError
from tweeluik.metrics import duplicates

EVALUATIONS, RESULTS, EDITIONS, ORGANISATIONS = "evaluations", "results", "editions", "organisations"


@dataclass(frozen=True)
class Matter:
    """One line of the board; `name` is also the stem of its texts (`uploads.matters.<name>`).

    `source` is the named query or the rule behind it, `of` the column whose different values are counted, else rows.
    """

    subject: str
    source: str
    name: str = ""
    of: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.name or self.source)

    @property
    def is_rule(self) -> bool:
        """Whether its rows are rows of a file that break a rule."""
        return "_by_" not in self.source

    @property
    def query(self) -> queries.Query:
        """The SQL behind it."""
        return (queries.rule if self.is_rule else queries.load)(self.source)


OVER_ATTENDED = "edition_has_no_more_responses_than_attendees"
RESEMBLING = "resembling_organisations"
# In the order of the board: what weighs most on the figures first.
MATTERS = (
    Matter(EVALUATIONS, "unevaluated_by_edition"),
    Matter(EVALUATIONS, "response_has_known_edition"),
    Matter(EVALUATIONS, OVER_ATTENDED, of="found"),
    Matter(EVALUATIONS, "scales_by_question"),
    Matter(EVALUATIONS, "straightness_by_file"),
    Matter(EVALUATIONS, "response_differs_from_others"),
    Matter(EVALUATIONS, "response_follows_start"),
    Matter(RESULTS, "unreported_by_edition"),
    Matter(RESULTS, "unfinished_by_edition"),
    Matter(RESULTS, "enrolment_has_known_edition"),
    Matter(RESULTS, "participant_has_one_seat_per_edition"),
    Matter(RESULTS, "completed_enrolment_has_hours"),
    Matter(RESULTS, "participant_is_in_one_edition_at_a_time"),
    Matter(RESULTS, "enrolment_precedes_start"),
    Matter(EDITIONS, "overdue_by_edition"),
    Matter(EDITIONS, "other_by_edition"),
    Matter(EDITIONS, "edition_has_format_and_start"),
    Matter(EDITIONS, "edition_ends_after_it_starts"),
    Matter(EDITIONS, "edition_has_no_more_seats_than_capacity"),
    Matter(EDITIONS, "open_edition_has_several_organisations"),
    Matter(ORGANISATIONS, "sectorless_by_organisation"),
    Matter(ORGANISATIONS, "names_by_organisation", name=RESEMBLING),
    Matter(ORGANISATIONS, "in_company_edition_has_client"),
    Matter(ORGANISATIONS, "in_company_participant_is_of_client"),
)
_BY_NAME = {matter.name: matter for matter in MATTERS}


def late_before(today: date) -> date:
    """An edition that ended before this day should have its results and its evaluations."""
    return today - timedelta(weeks=LATE_AFTER)


def board(engine: Engine, ended_before: date) -> pd.DataFrame:
    """A row a matter, in the order of the board, also where there is nothing: subject, matter, count [rows of its
    worklist; missing when counting took longer than a query may]. `ended_before` is usually `late_before(today)`.
    """
    rows = [(matter.subject, matter.name, _count(engine, matter, ended_before)) for matter in MATTERS]
    return pd.DataFrame(rows, columns=["subject", "matter", "count"]).astype({"count": "Int64"})


def _count(engine: Engine, matter: Matter, ended_before: date) -> int | None:
    try:
        if matter.name == RESEMBLING:
            return len(worklist(engine, matter.name, ended_before))
        return engine.count(matter.query, matter.of, ended_before=ended_before)
    except QueryError as error:
        if error.code != "query_too_slow":
            raise
        return None


def worklist(engine: Engine, name: str, ended_before: date) -> pd.DataFrame:
    """What is to be mended in one matter. KeyError for an unknown name.

    A row of a file for a rule: file_name, source_row (as the spreadsheet shows it), column_name, found, expected,
    upload_id; an edition with attended and forms for more forms than attendees; the columns of the query for others.
    """
    matter = _BY_NAME[name]
    if name == RESEMBLING:
        return duplicates.resembling(engine.query(matter.source))
    if not matter.is_rule:
        return engine.query(matter.source, ended_before=ended_before)
    rows = engine.rule(matter.source)
    if name == OVER_ATTENDED:
        editions = rows.groupby("found", as_index=False).agg(attended=("expected", "first"), forms=("found", "size"))
        return editions.rename(columns={"found": "edition_id"}).astype({"attended": "int64"})
    files = engine.query("uploads_by_file").set_index("upload_id")["file_name"]
    rows.insert(0, "file_name", rows["upload_id"].map(files))
    return rows[["file_name", "source_row", "column_name", "found", "expected", "upload_id"]]


def recent(engine: Engine) -> pd.DataFrame:
    """A row a kind of file: kind, uploads, loaded_at [UTC], last_on. Source: queries/loads_by_kind.sql."""
    return engine.query("loads_by_kind")


def standing(engine: Engine) -> pd.Series:
    """Upload -> how many of its rows no later upload said again. Source: queries/rows_by_upload.sql."""
    return engine.query("rows_by_upload").set_index("upload_id")["standing"]
