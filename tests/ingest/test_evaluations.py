"""Do evaluations, wide or long, become forms, answers and versions of questions?"""

import pytest

from tests.ingest.files import cells, codes, column, errors, found, prepared

WIDE = "response_id,edition_id,overall,recommend\n"


class TestWide:
    def test_a_column_a_question(self, tmp_path):
        of = prepared(tmp_path, f"{WIDE}R1,I1,4,9\nR2,I1,5,10\n")
        assert cells(of, "answers", "response_id", "question_id", "score", "source_row") == [
            ("R1", "overall", 4.0, 2),
            ("R1", "recommend", 9.0, 2),
            ("R2", "overall", 5.0, 3),
            ("R2", "recommend", 10.0, 3),
        ]
        assert cells(of, "questions", "question_id", "scale_min", "scale_max", "higher_is_better") == [
            ("overall", 1.0, 5.0, True),
            ("recommend", 0.0, 10.0, True),
        ]

    def test_not_applicable_is_an_answer_without_a_score_and_an_empty_cell_is_none(self, tmp_path):
        of = prepared(tmp_path, f"{WIDE}R1,I1,n.v.t.,\n")
        assert cells(of, "answers", "question_id", "score") == [("overall", None)]
        assert column(of, "responses", "response_id") == ["R1"]

    def test_a_stray_column_of_scores_makes_no_long_file(self, tmp_path):
        of = prepared(tmp_path, "edition_id,overall,Cijfer\nI1,4,8\n")
        assert cells(of, "answers", "question_id", "score") == [("overall", 4.0)]
        assert found(of, "columns_unused") == [("", (), "Cijfer")]

    def test_of_several_columns_for_a_comment_one_is_kept_aloud(self, tmp_path):
        of = prepared(tmp_path, "edition_id,overall,Suggesties,Opmerkingen\nI1,4,meer pauzes,goed\n")
        assert column(of, "responses", "comment") == ["goed"]
        assert found(of, "field_chosen") == [("comment", (), "Suggesties, Opmerkingen")]

    def test_pace_has_no_better_end(self, tmp_path):
        of = prepared(tmp_path, "edition_id,overall,Tempo\nI1,4,3\n")
        assert cells(of, "questions", "question_id", "higher_is_better") == [("overall", True), ("pace", None)]

    def test_a_decimal_comma(self, tmp_path):
        of = prepared(tmp_path, "edition_id;overall\nI1;4,5\n")
        assert column(of, "answers", "score") == [4.5]


class TestLong:
    LONG = "response_id,edition_id,question_id,score\n"

    def test_a_row_an_answer(self, tmp_path):
        of = prepared(tmp_path, f"{self.LONG}R1,I1,overall,4\nR1,I1,NPS,9\nR2,I1,Algemene tevredenheid,nvt\n")
        assert cells(of, "answers", "response_id", "question_id", "score", "source_row") == [
            ("R1", "overall", 4.0, 2),
            ("R1", "recommend", 9.0, 3),
            ("R2", "overall", None, 4),
        ]
        assert cells(of, "responses", "response_id", "edition_id", "source_row") == [("R1", "I1", 2), ("R2", "I1", 4)]
        assert (of.rows, codes(of)) == (3, [])

    def test_each_score_is_held_to_the_scale_of_its_question(self, tmp_path):
        of = prepared(tmp_path, f"{self.LONG}R1,I1,overall,9\nR1,I1,recommend,9\n")
        assert found(of, "score_outside_scale") == [("score", (2,), "overall 9")]

    def test_an_unknown_question_is_refused(self, tmp_path):
        of = prepared(tmp_path, f"{self.LONG}R1,I1,koffie,4\n")
        assert found(of, "question_unknown") == [("question_id", (2,), "koffie")]

    def test_a_form_in_two_editions_is_refused(self, tmp_path):
        of = prepared(tmp_path, f"{self.LONG}R1,I1,overall,4\nR1,I2,recommend,4\n")
        assert found(of, "responses_contradicted") == [("edition_id", (2, 3), "R1: “I1” / “I2”")]

    def test_a_question_answered_twice(self, tmp_path):
        of = prepared(tmp_path, f"{self.LONG}R1,I1,overall,4\nR1,I1,overall,5\nR1,I1,recommend,9\nR1,I1,recommend,9\n")
        assert found(of, "key_contradicted") == [("score", (2, 3), "“4.0” / “5.0”")]
        assert of.repeated == (5,)

    def test_all_answers_may_be_to_one_question(self, tmp_path):
        of = prepared(tmp_path, "response_id,edition_id,score\nR1,I1,4\n", settings={"question_id": "overall"})
        assert cells(of, "answers", "question_id", "score") == [("overall", 4.0)]

    def test_without_a_number_of_the_form_answers_belong_to_nothing(self, tmp_path):
        of = prepared(tmp_path, "edition_id,question_id,score\nI1,overall,4\n")
        assert found(of, "column_missing") == [("response_id", (), "–")]


class TestScales:
    def test_a_score_outside_its_scale_is_refused_with_its_rows(self, tmp_path):
        of = prepared(tmp_path, f"{WIDE}R1,I1,4,9\nR2,I1,8,9\nR3,I1,0,9\n")
        assert found(of, "score_outside_scale") == [("overall", (3, 4), "8")]
        assert of.findings[0].expected == "1 - 5"

    def test_another_scale_makes_another_version_of_the_question(self, tmp_path):
        mapping = {"questions": {"overall": {"scale_min": 0, "scale_max": 10}}}
        of = prepared(tmp_path, f"{WIDE}R1,I1,8,9\n", mapping=mapping)
        assert column(of, "answers", "question_id") == ["overall@0-10", "recommend"]
        assert cells(of, "questions", "question_id", "construct", "scale_min", "scale_max")[0] == (
            "overall@0-10",
            "overall",
            0.0,
            10.0,
        )

    def test_the_other_direction_too(self, tmp_path):
        mapping = {"questions": {"overall": {"higher_is_better": False}}}
        assert (
            column(prepared(tmp_path, f"{WIDE}R1,I1,2,9\n", mapping=mapping), "answers", "question_id")[0]
            == "overall@5-1"
        )

    def test_declaring_the_same_scale_makes_no_version(self, tmp_path):
        mapping = {"questions": {"overall": {"scale_min": 1, "scale_max": 5}}}
        assert (
            column(prepared(tmp_path, f"{WIDE}R1,I1,2,9\n", mapping=mapping), "answers", "question_id")[0] == "overall"
        )

    def test_a_question_of_ones_own(self, tmp_path):
        mapping = {
            "columns": {"Vraag 7": "coffee"},
            "questions": {"coffee": {"scale_min": 1, "scale_max": 10, "construct": "organisation"}},
        }
        of = prepared(tmp_path, "edition_id,overall,Vraag 7\nI1,4,8\n", mapping=mapping)
        assert cells(of, "questions", "question_id", "construct", "text_nl", "scale_max")[1] == (
            "coffee",
            "organisation",
            "Vraag 7",
            10.0,
        )
        assert cells(of, "answers", "question_id", "score") == [("coffee", 8.0), ("overall", 4.0)]

    @pytest.mark.parametrize(
        "said",
        [
            {},
            {"scale_min": 5, "scale_max": 1},
            {"scale_min": "a", "scale_max": 1},
            {"scale": 5},
            {"construct": "coffee"},
        ],
    )
    def test_a_question_without_a_scale_is_unclear(self, tmp_path, said):
        of = prepared(tmp_path, f"{WIDE}R1,I1,4,9\n", mapping={"questions": {"coffee": said}})
        assert errors(of) == ["question_unclear"]


class TestWords:
    def test_answers_in_words_get_the_score_of_the_list_aloud(self, tmp_path):
        of = prepared(tmp_path, "edition_id,content\nI1,Helemaal eens\nI1,helemaal eens\nI1,Oneens\nI1,geen mening\n")
        assert column(of, "answers", "score") == [5.0, 5.0, 2.0, None]
        assert found(of, "answers_in_words") == [
            ("content", (2, 3, 4), "Helemaal eens → 5 (1), Oneens → 2 (1), helemaal eens → 5 (1)")
        ]

    def test_words_have_no_place_on_a_scale_of_eleven(self, tmp_path):
        of = prepared(tmp_path, "edition_id,recommend\nI1,Helemaal eens\nI1,9\n")
        assert found(of, "not_a_score") == [("recommend", (2,), "Helemaal eens")]

    def test_words_of_ones_own_get_a_score_in_the_mapping(self, tmp_path):
        mapping = {"values": {"overall": {"Top": 5, "5 - zeer goed": 5}}}
        of = prepared(tmp_path, "edition_id,overall\nI1,top\nI1,5 - zeer goed\nI1,3\n", mapping=mapping)
        assert column(of, "answers", "score") == [5.0, 5.0, 3.0]

    def test_several_answers_in_one_cell_are_never_split(self, tmp_path):
        of = prepared(tmp_path, 'edition_id,overall\nI1,"4;5;"\nI1,4\n')
        assert found(of, "not_a_score") == [("overall", (2,), "4;5;")]

    def test_a_file_without_any_question(self, tmp_path):
        of = prepared(tmp_path, "response_id,edition_id,Vraag 1\nR1,I1,4\n", kind="evaluations")
        assert "questions_missing" in errors(of)


def test_addresses_and_telephone_numbers_in_comments_are_not_stored(tmp_path):
    said = "Bel mij op 0478 12 34 56 of +32 9 234 56 78, mail jan.geheim@x.be; cijfer 4,5 op 01/02/2025"
    of = prepared(tmp_path, f'response_id,edition_id,overall,comment\nR1,I1,4,"{said}"\n')
    assert column(of, "responses", "comment") == ["Bel mij op … of …, mail …@…; cijfer 4,5 op 01/02/2025"]


def test_an_address_in_the_wrong_column_is_not_quoted(tmp_path):
    of = prepared(tmp_path, "edition_id,participant,enrolment_status\nE1,p1,jan.geheim@x.be\n")
    assert found(of, "value_unknown") == [("enrolment_status", (2,), "…@…")]
