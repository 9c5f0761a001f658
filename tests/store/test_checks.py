"""Each rule finds the rows that break it, and leaves alone what only looks like it."""

import pytest

from tests.tables import rows, upload
from tweeluik.findings import ERROR, WARNING
from tweeluik.i18n import LANGUAGES, has
from tweeluik.store import checks
from tweeluik.store.build import build
from tweeluik.store.checks import rules

SPRING = "edition_id | training_format | starts_on\nspring | open | 2025-03-10"


def broken(folder, rule: str, **texts: str) -> list[tuple]:
    """Severity, column and spreadsheet rows of each finding of one rule in text tables; the first row is number 2."""
    tables = {name: rows(name, text) for name, text in texts.items()}
    uploaded = upload(folder / "uploads", "000001-enrolments", **tables)
    build(folder / "reader.duckdb", [uploaded], 5, "test")
    found = checks.run(folder / "reader.duckdb")
    return [(finding.severity, finding.column, finding.rows) for finding in found if finding.code == rule]


def test_completed_in_no_time(tmp_path):
    enrolments = """
    edition_id | participant_id | enrolment_status | attended_hours
    spring     | an             | completed        | 0
    spring     | bo             | completed        | 6
    spring     | cas            | completed        |
    spring     | dirk           | no_show          | 0
    """
    found = broken(tmp_path, "completed_enrolment_has_hours", editions=SPRING, enrolments=enrolments)
    assert found == [(WARNING, "attended_hours", (2,))]


def test_an_end_before_the_start(tmp_path):
    editions = """
    edition_id | training_format | starts_on  | ends_on
    backwards  | open            | 2025-03-10 | 2025-03-09
    one_day    | open            | 2025-03-10 | 2025-03-10
    unknown    | open            | 2025-03-10 |
    """
    assert broken(tmp_path, "edition_ends_after_it_starts", editions=editions) == [(ERROR, "ends_on", (2,))]


def test_an_edition_without_format_or_start_in_any_file(tmp_path):
    """A file of rooms may leave both to the file that describes the edition."""
    first = upload(tmp_path, "000001-editions", editions=rows("editions", SPRING))
    bare = rows("editions", "edition_id | capacity\nspring | 10\nautumn | 12")
    for edition in bare:
        edition["starts_on"] = None
    second = upload(tmp_path, "000002-editions", editions=bare)
    build(tmp_path / "reader.duckdb", [first, second], 5, "test")
    (found,) = checks.run(tmp_path / "reader.duckdb")
    assert (found.code, found.severity, found.rows, found.found) == (
        "edition_has_format_and_start",
        ERROR,
        (3,),
        "autumn",
    )


def test_more_forms_than_attendees(tmp_path):
    editions = "edition_id | training_format\nspring | open\nautumn | open"
    enrolments = """
    edition_id | participant_id | enrolment_status
    spring     | an             | completed
    spring     | bo             | no_show
    autumn     | an             | completed
    autumn     | bo             | partial
    """
    responses = "response_id | edition_id\n1 | spring\n2 | spring\n3 | autumn\n4 | autumn"
    tables = {"editions": editions, "enrolments": enrolments, "responses": responses}
    found = broken(tmp_path, "edition_has_no_more_responses_than_attendees", **tables)
    assert found == [(WARNING, "edition_id", (2, 3))]


def test_more_seats_than_capacity(tmp_path):
    editions = """
    edition_id | training_format | capacity
    crowded    | open            | 1
    full       | open            | 2
    unknown    | open            |
    """
    enrolments = """
    edition_id | participant_id | enrolment_status
    crowded    | an             | completed
    crowded    | bo             | no_show
    full       | an             | completed
    full       | bo             | enrolled
    full       | cas            | cancelled
    full       | dirk           | waitlisted
    unknown    | an             | completed
    """
    found = broken(tmp_path, "edition_has_no_more_seats_than_capacity", editions=editions, enrolments=enrolments)
    assert found == [(WARNING, "capacity", (2,))]


def test_an_enrolment_in_an_unknown_edition(tmp_path):
    enrolments = "edition_id | participant_id\nspring | an\nsummer | an"
    found = broken(tmp_path, "enrolment_has_known_edition", editions=SPRING, enrolments=enrolments)
    assert found == [(ERROR, "edition_id", (3,))]


def test_a_form_about_an_unknown_edition(tmp_path):
    responses = "response_id | edition_id\n1 | spring\n2 | summer"
    found = broken(tmp_path, "response_has_known_edition", editions=SPRING, responses=responses)
    assert found == [(ERROR, "edition_id", (3,))]


def test_an_attendance_of_an_unknown_sector(tmp_path):
    organisations = "organisation_id | sector\nbakery | C\nchoir |"
    enrolments = """
    edition_id | participant_id | organisation_id | enrolment_status
    spring     | an             | bakery          | completed
    spring     | bo             | choir           | partial
    spring     | cas            |                 | completed
    spring     | dirk           | choir           | cancelled
    """
    tables = {"editions": SPRING, "organisations": organisations, "enrolments": enrolments}
    assert broken(tmp_path, "enrolment_has_known_sector", **tables) == [(WARNING, "sector", (3, 4))]


def test_an_enrolment_after_the_start(tmp_path):
    enrolments = """
    edition_id | participant_id | enrolled_on
    spring     | an             | 2025-03-11
    spring     | bo             | 2025-03-10
    spring     | cas            |
    """
    found = broken(tmp_path, "enrolment_precedes_start", editions=SPRING, enrolments=enrolments)
    assert found == [(WARNING, "enrolled_on", (2,))]


QUESTIONS = """
question_id | construct | scale_min | scale_max
overall     | overall   | 1         | 5
content     | content   | 1         | 5
trainer     | trainer   | 1         | 5
recommend   | recommend | 0         | 10
"""


def forms(*scores: str) -> dict[str, str]:
    """The tables of forms with these scores of overall, content, trainer and recommend; `-` is not answered."""
    responses, answers = "response_id | edition_id\n", "response_id | question_id | score\n"
    for number, form in enumerate(scores, start=1):
        responses += f"{number} | spring\n"
        asked = zip(("overall", "content", "trainer", "recommend"), form.split(), strict=True)
        answers += "".join(f"{number} | {name} | {score}\n" for name, score in asked if score != "-")
    return {"editions": SPRING, "questions": QUESTIONS, "responses": responses, "answers": answers}


def test_forms_with_the_same_answer_everywhere_in_more_than_a_fifth_of_a_file(tmp_path):
    found = broken(tmp_path, "forms_vary_in_their_answers", **forms("5 5 5 9", "4 5 5 9", "3 5 5 9", "2 5 5 9"))
    assert found == [(WARNING, "score", (2,))]


def test_a_fifth_with_the_same_answer_everywhere_is_not_too_many(tmp_path):
    few = forms("5 5 5 9", "4 5 5 9", "3 5 5 9", "2 5 5 9", "1 5 5 9")
    assert broken(tmp_path, "forms_vary_in_their_answers", **few) == []


def test_two_answers_say_nothing_about_ticking_one_column(tmp_path):
    assert broken(tmp_path, "forms_vary_in_their_answers", **forms("5 5 - 9", "4 4 - 9")) == []


def test_identical_rows_of_answers(tmp_path):
    found = broken(tmp_path, "response_differs_from_others", **forms("5 4 5 9", "5 4 5 9", "5 4 5 8"))
    assert found == [(WARNING, "response_id", (2, 3))]


def test_few_identical_scores_are_a_copy_only_with_the_same_words(tmp_path):
    tables = forms("5 - - 9", "5 - - 9", "4 - - 8", "4 - - 8", "3 - - 7", "3 - - 7")
    tables["responses"] = """
    response_id | edition_id | comment
    1           | spring     |
    2           | spring     |
    3           | spring     | Too long
    4           | spring     | Too long
    5           | spring     | Too short
    6           | spring     | Fine
    """
    assert broken(tmp_path, "response_differs_from_others", **tables) == [(WARNING, "response_id", (4, 5))]


def test_forms_of_another_day_or_edition_are_no_copies(tmp_path):
    tables = forms("5 4 5 9", "5 4 5 9", "5 4 5 9")
    tables["editions"] += "\nautumn | open | 2025-03-10"
    tables["responses"] = """
    response_id | edition_id | submitted_on
    1           | spring     | 2025-03-11
    2           | spring     | 2025-03-12
    3           | autumn     | 2025-03-11
    """
    assert broken(tmp_path, "response_differs_from_others", **tables) == []


def test_an_in_company_edition_whose_client_nobody_knows(tmp_path):
    editions = """
    edition_id | training_format | client_organisation_id
    mixed      | in_company      |
    empty      | in_company      |
    shared     | in_company      |
    named      | in_company      | bakery
    public     | open            |
    """
    enrolments = """
    edition_id | participant_id | organisation_id | enrolment_status
    mixed      | an             | bakery          | completed
    mixed      | bo             | choir           | completed
    shared     | an             | bakery          | completed
    shared     | bo             | choir           | waitlisted
    """
    found = broken(tmp_path, "in_company_edition_has_client", editions=editions, enrolments=enrolments)
    assert found == [(WARNING, "client_organisation_id", (2, 3))]


def test_an_in_company_participant_of_another_organisation(tmp_path):
    editions = """
    edition_id | training_format | client_organisation_id
    inside     | in_company      | bakery
    outside    | open            | bakery
    """
    enrolments = """
    edition_id | participant_id | organisation_id | enrolment_status
    inside     | an             | bakery          | completed
    inside     | bo             | choir           | completed
    inside     | cas            |                 | completed
    inside     | dirk           | choir           | substituted
    outside    | els            | choir           | completed
    """
    found = broken(tmp_path, "in_company_participant_is_of_client", editions=editions, enrolments=enrolments)
    assert found == [(WARNING, "organisation_id", (3,))]


def test_an_open_edition_of_one_organisation(tmp_path):
    editions = "edition_id | training_format\nalone | open\nmixed | open\nsmall | open\ninside | in_company"
    seats = {"alone": "bbb", "mixed": "bbc", "small": "bb", "inside": "bbb"}
    enrolments = "edition_id | participant_id | organisation_id\n" + "\n".join(
        f"{edition} | {number} | {organisation}"
        for edition, organisations in seats.items()
        for number, organisation in enumerate(organisations)
    )
    found = broken(tmp_path, "open_edition_has_several_organisations", editions=editions, enrolments=enrolments)
    assert found == [(WARNING, "training_format", (2,))]


def test_two_seats_of_one_person_in_one_edition(tmp_path):
    enrolments = """
    enrolment_id | edition_id | participant_id | enrolment_status
    1            | spring     | an             | completed
    2            | spring     | an             | no_show
    3            | spring     | bo             | cancelled
    4            | spring     | bo             | completed
    5            | spring     | cas            | waitlisted
    6            | spring     | cas            | enrolled
    """
    found = broken(tmp_path, "participant_has_one_seat_per_edition", editions=SPRING, enrolments=enrolments)
    assert found == [(ERROR, "participant", (2, 3))]


def test_one_person_in_two_editions_at_once(tmp_path):
    editions = """
    edition_id | training_format | starts_on  | ends_on
    week       | open            | 2025-03-10 | 2025-03-14
    midweek    | open            | 2025-03-12 |
    next_week  | open            | 2025-03-17 | 2025-03-17
    """
    enrolments = """
    edition_id | participant_id | enrolment_status
    week       | an             | completed
    midweek    | an             | completed
    next_week  | an             | completed
    week       | bo             | completed
    midweek    | bo             | no_show
    week       | cas            | completed
    midweek    | dirk           | completed
    week       | els            | cancelled
    midweek    | els            | enrolled
    """
    found = broken(tmp_path, "participant_is_in_one_edition_at_a_time", editions=editions, enrolments=enrolments)
    assert found == [(WARNING, "starts_on", (3,))]


def test_a_short_edition_between_two_lessons_of_a_long_one(tmp_path):
    editions = """
    edition_id | training_format | starts_on  | ends_on
    year       | open            | 2024-09-01 | 2025-06-30
    october    | open            | 2024-10-01 | 2024-10-02
    november   | open            | 2024-11-01 | 2024-11-02
    """
    enrolments = "edition_id | participant_id\nyear | an\noctober | an\nnovember | an"
    found = broken(tmp_path, "participant_is_in_one_edition_at_a_time", editions=editions, enrolments=enrolments)
    assert found == [(WARNING, "starts_on", (3, 4))]


def test_a_form_from_before_the_start(tmp_path):
    responses = """
    response_id | edition_id | submitted_on
    1           | spring     | 2025-03-09
    2           | spring     | 2025-03-10
    3           | spring     |
    """
    found = broken(tmp_path, "response_follows_start", editions=SPRING, responses=responses)
    assert found == [(WARNING, "submitted_on", (2,))]


def test_only_the_rows_of_the_uploads_asked_about_are_told(tmp_path):
    unknown = rows("enrolments", "edition_id | participant_id\nsummer | an")
    uploads = [upload(tmp_path, f"00000{number}-enrolments", enrolments=unknown) for number in (1, 2)]
    other = rows("enrolments", "edition_id | participant_id\nsummer | bo\nspring | bo")
    uploads.append(upload(tmp_path, "000003-enrolments", enrolments=other))
    build(tmp_path / "reader.duckdb", uploads, 5, "test")
    found = checks.run(tmp_path / "reader.duckdb", ["000003-enrolments"])
    of_editions = [finding for finding in found if finding.code == "enrolment_has_known_edition"]
    assert [(finding.file, finding.rows) for finding in of_editions] == [("000003-enrolments.csv", (2, 3))]


@pytest.mark.parametrize("rule", rules())
def test_no_rule_names_a_person(tmp_path, rule):
    """What a finding quotes is an edition, a date, a count or an organisation."""
    sql = (checks.RULES / f"{rule}.sql").read_text(encoding="utf-8")
    shown = sql.rpartition("select")[2].partition("from")[0]
    assert "participant_id" not in shown
    assert "comment" not in shown


@pytest.mark.parametrize("rule", rules())
def test_every_rule_says_what_it_asks_and_how_serious_it_is(rule):
    question, severity = (checks.RULES / f"{rule}.sql").read_text(encoding="utf-8").splitlines()[:2]
    assert question.startswith("-- Question: ")
    assert question.endswith("?")
    assert severity in ("-- Severity: error", "-- Severity: warning")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", rules())
def test_every_rule_says_what_is_wrong_what_to_do_and_what_it_means(rule, language):
    assert all(has(f"findings.{rule}.{part}", language) for part in ("title", "todo", "meaning"))
