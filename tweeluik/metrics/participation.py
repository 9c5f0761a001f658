"""Who took part, how many, and how fully?"""

from collections.abc import Iterator

import pandas as pd

from tweeluik.config import FORMATS, IN_COMPANY
from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics import rates
from tweeluik.metrics.frames import figure, figures, missing, per_format, ratio
from tweeluik.metrics.suppression import gate

COUNTS = ("enrolments", "participants", "organisations")
WHOLE, BY_DEFINITION = "whole_editions_only", "by_definition"


def by_format(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Headline figures `participation.*` (long frame of `frames.py`), counts also for both together.

    Rates are pooled, 0 to 1; their differences (`participation.<rate>.difference`) follow the ladder over editions.
    Source: queries/participation_by_format.sql, attendance_by_format.sql, capacity_by_format.sql,
    response_by_format.sql, and those of `rates.py`.
    """
    rows = [
        *_seats(engine, filters),
        *_attendance(engine, filters),
        *_fill(engine, filters),
        *rates.of_seats(engine, filters),
    ]
    return pd.concat([figures(rows), response(engine, filters)], ignore_index=True)


def _seats(engine: Engine, filters: Filters) -> Iterator[dict]:
    for _, row in engine.query("participation_by_format", **filters.parameters()).iterrows():
        training_format = None if missing(row["training_format"]) else row["training_format"]
        for name in COUNTS:
            yield figure(f"participation.{name}", training_format, row[name], row["enrolments"], row["editions"])
        if training_format is None:
            # Only counts have a sum of both formats; a rate of both would hide the comparison.
            continue
        for name, (part, whole, editions) in rates.OF_SEATS.items():
            value, n = ratio(row[part], row[whole]), row[whole]
            yield figure(f"participation.{name}", training_format, value, n, row[editions])


def _attendance(engine: Engine, filters: Filters) -> Iterator[dict]:
    for training_format, row in per_format(engine.query("attendance_by_format", **filters.parameters())).items():
        values = {
            "organisations_attended": (row["organisations"], row["attended"], row["editions"]),
            "hours": (row["hours"], row["hours_known"], row["editions_timed"]),
            "hours_per_attendee": (ratio(row["hours"], row["attendees"]), row["attendees"], row["editions"]),
            "repeat_rate": (ratio(row["repeaters"], row["attendees"]), row["attendees"], row["editions"]),
            "solo_share": (ratio(row["solo"], row["solo_known"]), row["solo_known"], row["editions_known"]),
        }
        for name, (value, n, editions) in values.items():
            # In-company everybody is a colleague of somebody, but in an edition with one attendee.
            is_given = name == "solo_share" and training_format == IN_COMPANY
            note = BY_DEFINITION if is_given else ""
            yield figure(f"participation.{name}", training_format, value, n, editions, note=note)


def _fill(engine: Engine, filters: Filters) -> list[dict]:
    rows = []
    for training_format, row in per_format(engine.query("capacity_by_format", **filters.parameters())).items():
        id_ = "participation.fill_rate"
        if filters.splits_editions:
            rows.append(figure(id_, training_format, float("nan"), note=WHOLE))
        else:
            value = ratio(row["kept"], row["capacity"])
            rows.append(figure(id_, training_format, value, row["capacity"], row["editions"]))
    return rows


def response(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Headline figures `participation.response_rate*` (long frame of `frames.py`), through the gate.

    Source: queries/response_by_format.sql, response_by_group.sql.
    """
    rows, people = [], []
    for training_format, row in per_format(engine.query("response_by_format", **filters.parameters())).items():
        value = ratio(row["responses"], row["attended"])
        rows.append(figure("participation.response_rate", training_format, value, row["attended"], row["editions"]))
        people.append(row["responses"])
    levels = gate(figures(rows), pd.Series(people), ["value", "n", "editions"], engine.threshold)
    return pd.concat([levels, rates.of_response(engine, filters)], ignore_index=True)


def trend(engine: Engine, filters: Filters, grain: str = "year") -> pd.DataFrame:
    """Counts through time: period (its first day), training_format, enrolments, participants, organisations, editions,
    hours.

    `grain`: year (academic), calendar_year, quarter, month. A format without seats in a period has 0, not a gap.
    Source: queries/participation_by_period.sql.
    """
    return engine.query("participation_by_period", grain=grain, **filters.parameters())


def by_dimension(engine: Engine, filters: Filters, dimension: str) -> pd.DataFrame:
    """Counts by value of a dimension (missing = unknown) and format, with `completion_rate` (0 to 1, missing for 0/0).

    Columns: value, training_format, enrolments, participants, editions, completed, eligible, no_shows, kept,
    completion_rate. Source: queries/participation_by_dimension.sql.
    """
    frame = engine.query("participation_by_dimension", dimension=dimension, **filters.parameters())
    frame["completion_rate"] = frame["completed"] / frame["eligible"].where(frame["eligible"] > 0)
    return frame


def funnel(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Where seats are lost: stage (enrolled, kept, attended, completed), training_format, people [seats].

    Source: queries/participation_by_format.sql, attendance_by_format.sql.
    """
    seats = per_format(engine.query("participation_by_format", **filters.parameters()))
    attendance = per_format(engine.query("attendance_by_format", **filters.parameters()))
    rows = []
    for training_format in FORMATS:
        stages = {
            "enrolled": seats[training_format]["enrolments"],
            "kept": seats[training_format]["kept"],
            "attended": attendance[training_format]["attended"],
            "completed": attendance[training_format]["completed"],
        }
        rows += [{"stage": s, "training_format": training_format, "people": int(n)} for s, n in stages.items()]
    return pd.DataFrame(rows)


def returning(engine: Engine, filters: Filters) -> pd.DataFrame:
    """New and returning attendees: academic_year, training_format, attendees, new, returning, retained, retention.

    In the first year of the data everybody is new. Retention (0 to 1) is missing for the last year: it is still open.
    Source: queries/returning_by_year.sql.
    """
    frame = engine.query("returning_by_year", **filters.parameters()).rename(columns={"returners": "returning"})
    frame["new"] = frame["attendees"] - frame["returning"]
    frame["retention"] = frame["retained"] / frame["attendees"].where(frame["attendees"] > 0)
    return frame
