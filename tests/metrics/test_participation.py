"""Who counts as enrolled, attended, completed, new and returning?"""

import math

import pytest

from tests.tables import engine_of
from tweeluik.filters import Filters, from_query
from tweeluik.metrics import meeting, participation, sectors

EDITIONS = """
edition_id | training_format | starts_on  | capacity | edition_status | contact_hours
spring     | open            | 2025-03-01 | 4        | held           | 6
autumn     | open            | 2025-10-01 |          | planned        | 6
inside     | in_company      | 2025-03-01 | 5        | cancelled      | 6
mixed      | other           | 2025-03-01 | 9        | held           | 6
"""


def figures(engine, filters=None, training_format: str = "open"):
    frame = participation.by_format(engine, filters or Filters())
    return frame[frame["training_format"] == training_format].set_index("id")["value"]


def test_only_those_who_hold_a_seat_are_enrolled(tmp_path):
    engine = engine_of(
        tmp_path,
        editions=EDITIONS,
        enrolments="""
        edition_id | participant_id | enrolment_status
        spring     | an             | completed
        spring     | bo             | waitlisted
        spring     | cas            | substituted
        spring     | dirk           | edition_cancelled
        mixed      | els            | completed
        """,
    )
    assert figures(engine)["participation.enrolments"] == 1


def test_no_shows_count_as_enrolled_but_not_as_attended(tmp_path):
    engine = engine_of(
        tmp_path,
        editions=EDITIONS,
        enrolments="""
        edition_id | participant_id | enrolment_status
        spring     | an             | completed
        spring     | bo             | no_show
        """,
    )
    found = figures(engine)
    assert found["participation.enrolments"] == 2
    assert found["participation.no_show_rate"] == 0.5
    assert (
        participation.funnel(engine, Filters()).set_index(["stage", "training_format"])["people"]["attended", "open"]
        == 1
    )


def test_completion_looks_only_at_editions_held(tmp_path):
    engine = engine_of(
        tmp_path,
        editions=EDITIONS,
        enrolments="""
        edition_id | participant_id | enrolment_status
        spring     | an             | completed
        spring     | bo             | partial
        autumn     | cas            | enrolled
        autumn     | dirk           | enrolled
        """,
    )
    assert figures(engine)["participation.completion_rate"] == 0.5


def test_a_rate_names_the_editions_that_it_rests_on(tmp_path):
    engine = engine_of(
        tmp_path,
        editions=EDITIONS,
        enrolments="""
        edition_id | participant_id | enrolment_status
        spring     | an             | completed
        autumn     | bo             | enrolled
        autumn     | cas            | cancelled
        """,
    )
    frame = participation.by_format(engine, Filters())
    editions = frame[frame["training_format"] == "open"].set_index("id")["editions"]
    assert (editions["participation.cancellation_rate"], editions["participation.completion_rate"]) == (2, 1)


def test_retention_is_open_while_nobody_attended_the_next_year(tmp_path):
    engine = engine_of(
        tmp_path,
        editions=EDITIONS,
        enrolments="""
        edition_id | participant_id | enrolment_status
        spring     | an             | completed
        autumn     | an             | enrolled
        """,
    )
    frame = participation.returning(engine, Filters()).set_index(["academic_year", "training_format"])
    assert math.isnan(frame.loc[(2024, "open"), "retention"])


def test_nothing_of_nothing_is_unknown_not_zero(tmp_path):
    engine = engine_of(tmp_path, editions=EDITIONS)
    found = figures(engine)
    assert found["participation.enrolments"] == 0
    assert math.isnan(found["participation.completion_rate"])
    assert math.isnan(figures(engine, training_format="in_company")["participation.fill_rate"])


def test_hours_are_those_attended_else_the_contact_hours_of_the_completed(tmp_path):
    engine = engine_of(
        tmp_path,
        editions=EDITIONS,
        enrolments="""
        edition_id | participant_id | enrolment_status | attended_hours
        spring     | an             | completed        |
        spring     | bo             | completed        | 5.5
        spring     | cas            | partial          | 2
        spring     | dirk           | partial          |
        spring     | els            | no_show          | 1
        """,
    )
    assert figures(engine)["participation.hours"] == 6 + 5.5 + 2


def test_a_cancelled_edition_offered_no_capacity(tmp_path):
    engine = engine_of(
        tmp_path,
        editions=EDITIONS,
        enrolments="""
        edition_id | participant_id | enrolment_status
        spring     | an             | completed
        inside     | bo             | edition_cancelled
        """,
    )
    assert figures(engine)["participation.fill_rate"] == 0.25
    assert math.isnan(figures(engine, training_format="in_company")["participation.fill_rate"])


ORGANISATIONS = """
organisation_id | sector | size_class | postcode
steel           | C      | 250+       | 9000
clinic          | R      | 10-49      | 1000
"""


def test_a_filter_on_participants_leaves_rooms_whole(tmp_path):
    engine = engine_of(
        tmp_path,
        editions=EDITIONS,
        organisations=ORGANISATIONS,
        enrolments="""
        edition_id | participant_id | organisation_id
        spring     | an             | steel
        spring     | bo             | clinic
        spring     | cas            | clinic
        """,
    )
    only_steel, _ = from_query({"sector": ["C"]})
    met = meeting.by_format(engine, only_steel).set_index(["id", "training_format"])
    assert met.loc[("meeting.contacts_per_participant", "open"), "value"] == 2
    assert met.loc[("meeting.pairs", "open"), "note"] == "whole_editions_only"
    inside = sectors.by_format(engine, only_steel).set_index(["id", "training_format"])
    assert inside.loc[("sectors.within", "open"), "note"] == "whole_editions_only"
    assert figures(engine, only_steel)["participation.enrolments"] == 1


def test_a_postcode_gives_the_province(tmp_path):
    engine = engine_of(
        tmp_path,
        editions=EDITIONS,
        organisations=ORGANISATIONS,
        enrolments="""
        edition_id | participant_id | organisation_id
        spring     | an             | steel
        spring     | bo             |
        """,
    )
    frame = participation.by_dimension(engine, Filters(), "province")
    in_open = frame[frame["training_format"] == "open"]
    assert in_open.loc[in_open["value"] == "oost-vlaanderen", "enrolments"].tolist() == [1]
    assert in_open.loc[in_open["value"].isna(), "enrolments"].tolist() == [1]


def test_who_came_an_earlier_year_is_returning_and_the_last_year_is_open(tmp_path):
    engine = engine_of(
        tmp_path,
        editions="""
        edition_id | training_format | starts_on
        first      | open            | 2023-10-01
        second     | open            | 2024-10-01
        inside     | in_company      | 2024-10-01
        """,
        enrolments="""
        edition_id | participant_id
        first      | an
        first      | bo
        second     | an
        second     | cas
        inside     | bo
        """,
    )
    frame = participation.returning(engine, Filters()).set_index(["academic_year", "training_format"])
    assert frame.loc[(2023, "open"), "new"] == 2
    assert frame.loc[(2023, "open"), "retention"] == 0.5
    assert frame.loc[(2024, "open"), "returning"] == 1
    assert math.isnan(frame.loc[(2024, "open"), "retention"])
    assert frame.loc[(2024, "in_company"), "new"] == 1


@pytest.mark.parametrize(("grain", "periods"), [("year", 2), ("quarter", 3), ("month", 3), ("calendar_year", 2)])
def test_a_trend_has_both_formats_in_every_period(tmp_path, grain, periods):
    engine = engine_of(
        tmp_path,
        editions="""
        edition_id | training_format | starts_on
        a          | open            | 2024-08-31
        b          | open            | 2024-10-01
        c          | in_company      | 2025-01-15
        """,
        enrolments="""
        edition_id | participant_id
        a          | an
        b          | an
        c          | an
        """,
    )
    trend = participation.trend(engine, Filters(), grain)
    assert len(trend) == 2 * periods
    assert trend["enrolments"].sum() == 3


def test_a_period_takes_its_first_and_its_last_day(tmp_path):
    engine = engine_of(
        tmp_path,
        editions="""
        edition_id | training_format | starts_on
        a          | open            | 2024-09-01
        b          | open            | 2025-08-31
        c          | open            | 2025-09-01
        """,
        enrolments="""
        edition_id | participant_id
        a          | an
        b          | bo
        c          | cas
        """,
    )
    year, _ = from_query({"from": ["2024-09-01"], "to": ["2025-08-31"]})
    assert figures(engine, year)["participation.enrolments"] == 2
