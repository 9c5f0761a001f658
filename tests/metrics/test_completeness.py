"""Each matter of the board finds what someone has to mend, and leaves alone what only looks like it."""

from datetime import date

import pytest

from tests.tables import engine_of, rows, upload
from tweeluik.engine import open_engine
from tweeluik.errors import QueryError
from tweeluik.i18n import LANGUAGES, has
from tweeluik.metrics import completeness
from tweeluik.store.build import build
from tweeluik.store.checks import rules

LATE = date(2025, 6, 1)
EDITIONS = """
edition_id | training_format | starts_on  | ends_on    | edition_status
over       | open            | 2025-03-01 | 2025-03-02 | held
inside     | in_company      | 2025-03-01 |            |
going_on   | open            | 2025-05-30 | 2025-06-01 | confirmed
called_off | open            | 2025-03-01 | 2025-03-02 | cancelled
"""


def listed(folder, matter: str, columns: tuple[str, ...], **texts: str) -> list[tuple]:
    """Some columns of the worklist of a matter in text tables; its count on the board is always its length."""
    engine = engine_of(folder, **texts)
    frame = completeness.worklist(engine, matter, LATE)
    board = completeness.board(engine, LATE).set_index("matter")["count"]
    assert board[matter] == len(frame)
    return list(frame[list(columns)].itertuples(index=False, name=None))


def test_an_edition_is_late_six_weeks_after_its_end():
    assert completeness.late_before(date(2025, 7, 13)) == LATE


def test_held_without_a_form(tmp_path):
    enrolments = """
    edition_id | participant_id | enrolment_status
    over       | an             | completed
    over       | bo             | no_show
    inside     | an             | completed
    going_on   | an             | completed
    called_off | an             | cancelled
    """
    tables = {"editions": EDITIONS, "enrolments": enrolments, "responses": "edition_id\ninside"}
    assert listed(tmp_path, "unevaluated_by_edition", ("edition_id", "attended"), **tables) == [("over", 1)]


def test_over_without_a_word_about_who_came(tmp_path):
    editions = f"{EDITIONS.rstrip()}\nempty | open | 2025-02-01 | | held\nleft | open | 2025-02-01 | | planned"
    enrolments = """
    edition_id | participant_id | enrolment_status
    over       | an             | enrolled
    over       | bo             | cancelled
    inside     | an             | no_show
    inside     | bo             | enrolled
    going_on   | an             | enrolled
    called_off | an             | enrolled
    left       | an             | cancelled
    """
    found = listed(
        tmp_path, "unreported_by_edition", ("edition_id", "enrolled"), editions=editions, enrolments=enrolments
    )
    assert found == [("over", 1), ("empty", 0)]


def test_still_enrolled_beside_others_with_a_result(tmp_path):
    enrolments = """
    edition_id | participant_id | enrolment_status
    over       | an             | enrolled
    over       | bo             | no_show
    inside     | an             | completed
    inside     | bo             | waitlisted
    going_on   | an             | enrolled
    going_on   | bo             | completed
    called_off | an             | enrolled
    called_off | bo             | completed
    """
    columns = ("edition_id", "enrolled", "results")
    found = listed(tmp_path, "unfinished_by_edition", columns, editions=EDITIONS, enrolments=enrolments)
    assert found == [("over", 1, 1)]


def test_over_and_still_planned_or_confirmed(tmp_path):
    editions = f"{EDITIONS.rstrip()}\nforgotten | other | 2025-03-01 | 2025-05-31 | planned"
    found = listed(tmp_path, "overdue_by_edition", ("edition_id", "edition_status"), editions=editions)
    assert found == [("forgotten", "planned")]


def test_neither_in_company_nor_open(tmp_path):
    enrolments = """
    edition_id | participant_id | organisation_id | enrolment_status
    consortium | an             | bakery          | completed
    consortium | bo             | choir           | enrolled
    consortium | cas            | school          | waitlisted
    over       | an             | bakery          | completed
    """
    tables = {"editions": f"{EDITIONS.rstrip()}\nconsortium | other | 2025-03-01 | |", "enrolments": enrolments}
    columns = ("edition_id", "enrolments", "organisations")
    assert listed(tmp_path, "other_by_edition", columns, **tables) == [("consortium", 2, 2)]


def test_organisations_of_an_unknown_sector_with_their_seats(tmp_path):
    organisations = "organisation_id | organisation_name | sector\nbakery | Bakery | C\nchoir | Choir |\nidle | Idle |"
    enrolments = """
    edition_id | participant_id | organisation_id | enrolment_status
    over       | an             | choir           | completed
    over       | bo             | choir           | no_show
    over       | cas            | bakery          | completed
    over       | dirk           |                 | partial
    over       | els            |                 | completed
    over       | fien           | stranger        | cancelled
    over       | gust           | choir           | waitlisted
    consortium | an             | choir           | completed
    """
    editions = f"{EDITIONS.rstrip()}\nconsortium | other | 2025-03-01 | |"
    tables = {"editions": editions, "organisations": organisations, "enrolments": enrolments}
    engine = engine_of(tmp_path, **tables)
    found = completeness.worklist(engine, "sectorless_by_organisation", LATE)
    named = found["organisation_id"].where(found["organisation_id"].notna(), "nobody")
    assert list(zip(named, found["enrolments"], found["attended"], strict=True)) == [
        ("nobody", 2, 2),
        ("choir", 2, 1),
        ("stranger", 1, 0),
    ]


def test_a_question_that_was_asked_on_two_scales(tmp_path):
    questions = """
    question_id  | construct | scale_min | scale_max
    overall      | overall   | 1         | 5
    overall@0-10 | overall   | 0         | 10
    trainer      | trainer   | 1         | 5
    content      | content   | 1         | 5
    content@1-7  | content   | 1         | 7
    """
    answers = """
    response_id | question_id  | score
    1           | overall      | 4
    2           | overall@0-10 | 8
    1           | trainer      | 4
    1           | content      | 4
    2           | content@1-7  |
    """
    tables = {"questions": questions, "answers": answers, "editions": EDITIONS}
    tables["responses"] = "response_id | edition_id\n1 | over\n2 | inside"
    columns = ("question", "question_id", "scale_max", "answers")
    assert listed(tmp_path, "scales_by_question", columns, **tables) == [
        ("overall", "overall", 5.0, 1),
        ("overall", "overall@0-10", 10.0, 1),
    ]


QUESTIONS = "question_id | scale_min | scale_max\na | 1 | 5\nb | 1 | 5\nc | 1 | 5"


def forms(*scores: str) -> dict[str, str]:
    """The tables of forms about one edition with these scores of three questions."""
    responses = "response_id | edition_id\n" + "\n".join(f"{number} | over" for number in range(len(scores)))
    answers = "response_id | question_id | score\n" + "\n".join(
        f"{number} | {question} | {score}"
        for number, form in enumerate(scores)
        for question, score in zip("abc", form, strict=True)
    )
    return {"editions": EDITIONS, "questions": QUESTIONS, "responses": responses, "answers": answers}


def test_the_same_answer_everywhere_is_told_of_whole_files(tmp_path):
    found = listed(tmp_path, "straightness_by_file", ("forms", "straight"), **forms("555", "444", "345", "234", "543"))
    assert found == [(5, 2)]


@pytest.mark.parametrize(
    "scores",
    [("555", "444", "345", "234"), ("555", "345", "234", "543", "123")],
    ids=["fewer forms than the threshold", "a fifth is not more than a fifth"],
)
def test_the_same_answer_everywhere_is_not_told_of_few_forms_or_of_few_of_them(tmp_path, scores):
    assert listed(tmp_path, "straightness_by_file", ("forms",), **forms(*scores)) == []


def test_the_board_and_the_rule_mean_the_same_forms(tmp_path):
    engine = engine_of(tmp_path, **forms("555", "444", "345", "234", "543", "111"))
    (straight,) = completeness.worklist(engine, "straightness_by_file", LATE)["straight"]
    assert len(engine.rule("forms_vary_in_their_answers")) == straight == 3


def test_more_forms_than_attendees_is_told_by_edition(tmp_path):
    tables = {
        "editions": EDITIONS,
        "enrolments": "edition_id | participant_id\nover | an\ninside | an",
        "responses": "edition_id\nover\nover\nover\ninside",
    }
    columns = ("edition_id", "attended", "forms")
    found = listed(tmp_path, "edition_has_no_more_responses_than_attendees", columns, **tables)
    assert found == [("over", 1, 3)]


def test_rows_that_break_a_rule_are_named_as_in_the_spreadsheet(tmp_path):
    responses = "response_id | edition_id\n1 | over\n2 | nowhere"
    columns = ("file_name", "source_row", "found")
    found = listed(tmp_path, "response_has_known_edition", columns, editions=EDITIONS, responses=responses)
    assert found == [("000001-enrolments.csv", 3, "nowhere")]


class Slow:
    """An engine that finds one query too slow, and another one off."""

    def __init__(self, engine, code: str) -> None:
        self.engine, self.code = engine, code

    def count(self, query, of: str = "", **parameters) -> int:
        if query.name == "other_by_edition":
            raise QueryError(self.code)
        return self.engine.count(query, of, **parameters)

    def query(self, name: str, **parameters):
        return self.engine.query(name, **parameters)


def test_what_takes_too_long_to_count_is_unknown_and_not_none(tmp_path):
    engine = engine_of(tmp_path, editions=EDITIONS)
    board = completeness.board(Slow(engine, "query_too_slow"), LATE).set_index("matter")["count"]
    assert board[board.isna()].index.tolist() == ["other_by_edition"]
    with pytest.raises(QueryError, match="unknown_query"):
        completeness.board(Slow(engine, "unknown_query"), LATE)


def test_organisations_under_two_codes_are_grouped(tmp_path):
    organisations = """
    organisation_id | organisation_name   | postcode
    K1              | Bakkerij Peeters NV | 9000
    K2              | bakkerij peeters    | 9000
    K3              | Bakkerij Peeters    | 2000
    """
    found = listed(
        tmp_path, "resembling_organisations", ("likely_same", "organisation_id", "reason"), organisations=organisations
    )
    assert found == [(1, "K1", "name"), (1, "K2", "name")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("matter", completeness.MATTERS, ids=lambda matter: matter.name)
def test_each_matter_says_what_it_is_and_what_it_means_for_the_figures(matter, language):
    assert all(has(f"uploads.matters.{matter.name}.{part}", language) for part in ("title", "meaning"))


def test_every_rule_has_its_line_on_the_board_or_a_matter_that_says_more():
    said_better = {"enrolment_has_known_sector", "forms_vary_in_their_answers"}
    assert {matter.source for matter in completeness.MATTERS if matter.is_rule} == set(rules()) - said_better


def test_how_recent_each_kind_is_also_when_none_was_loaded(tmp_path):
    enrolments = rows("enrolments", "edition_id | participant_id\nover | an")
    first = upload(tmp_path, "000001-enrolments", enrolments=enrolments, editions=rows("editions", EDITIONS))
    build(tmp_path / "reader.duckdb", [first], 5, "test")
    found = completeness.recent(open_engine(tmp_path / "reader.duckdb"))
    days = [None if day != day else str(day.date()) for day in found["last_on"]]
    assert list(zip(found["kind"], found["uploads"], days, strict=True)) == [
        ("enrolments", 1, "2025-03-01"),
        ("evaluations", 0, None),
        ("editions", 0, "2025-05-30"),
        ("organisations", 0, None),
    ]


def test_rows_that_a_later_upload_says_again_stand_no_longer(tmp_path):
    header = "enrolment_id | edition_id | participant_id | enrolment_status\n"
    before = rows("enrolments", f"{header}1 | over | an | enrolled\n2 | over | bo | enrolled")
    after = rows("enrolments", f"{header}2 | over | bo | completed\n3 | over | cas | completed")
    first = upload(tmp_path, "000001-enrolments", enrolments=before, editions=rows("editions", EDITIONS))
    second = upload(tmp_path, "000002-enrolments", enrolments=after)
    build(tmp_path / "reader.duckdb", [first, second], 5, "test")
    found = completeness.standing(open_engine(tmp_path / "reader.duckdb"))
    assert found.to_dict() == {"000001-enrolments": 1, "000002-enrolments": 2}
