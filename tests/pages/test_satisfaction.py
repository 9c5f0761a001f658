"""Satisfaction shows means with intervals and a verdict, and hides what stands on too few."""

import pytest

from tests.pages.conftest import findings, read
from tests.tables import rows, upload
from tweeluik.i18n import LANGUAGES, t
from tweeluik.store.build import build


def test_the_verdict_stands_in_the_first_sentence(visit, full):
    said = findings(visit(full, "satisfaction", lang="en"))[0]
    assert said.endswith(("higher in open", "higher in-company", "no clear difference", "too few editions"))


def test_another_question_is_chosen_by_the_address(visit, full):
    assert findings(visit(full, "satisfaction", lang="nl", question="trainer"))[0].startswith("Trainer: in-company ")


def test_a_recommendation_has_a_net_promoter_score(visit, full):
    assert "Would they recommend it?" in read(visit(full, "satisfaction", lang="en", question="recommend"))
    assert "Would they recommend it?" not in read(visit(full, "satisfaction", lang="en", question="trainer"))


def test_few_respondents_are_hidden_and_the_page_says_why(visit, one_sided):
    said = read(visit(one_sided, "satisfaction", lang="en"))
    assert "fewer than 5 respondents" in said
    assert "indicative" in said


def test_small_editions_appear_with_their_neighbours_and_the_page_says_so(visit, full):
    assert "have fewer than 5 evaluations. They appear together" in read(visit(full, "satisfaction", lang="en"))


def test_every_question_has_its_row(visit, full):
    app = visit(full, "satisfaction", lang="en")
    counted = [said for said in findings(app) if said.startswith("Questions")]
    assert counted
    assert counted[0].startswith("Questions compared (10): in-company higher on ")


def test_the_size_of_the_difference_is_said_without_a_scale(visit, full, one_sided):
    said = read(visit(full, "satisfaction", lang="en"))
    assert "Cliff's delta" in said
    assert "fewer than 5 respondents" in read(visit(one_sided, "satisfaction", lang="en")).partition("Cliff's delta")[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_evaluations_the_page_says_where_to_load_them(visit, tmp_path, language):
    editions = rows("editions", "edition_id | training_format\nO1 | open")
    enrolments = rows("enrolments", "edition_id | participant_id\nO1 | an")
    path = tmp_path / "store"
    uploaded = upload(path / "uploads" / "L000001", "000001-enrolments", editions=editions, enrolments=enrolments)
    build(path / "tweeluik.duckdb", [uploaded], 5, "test")
    app = visit(path, "satisfaction", lang=language)
    assert not app.error
    assert t("frame.no_answers", language) in [text.value for text in app.markdown]


def test_what_those_who_did_not_answer_could_change_is_said(visit, full, one_sided):
    said = read(visit(full, "satisfaction", lang="en"))
    assert "And if everybody who attended had answered like those who did?" in said
    assert "those who did not answer" in said.partition("Evaluation filled in")[2]
    assert "The verdict" not in read(visit(one_sided, "satisfaction", lang="en"))


def test_among_all_questions_verdicts_are_adjusted_and_their_p_can_be_read(visit, full):
    said = read(visit(full, "satisfaction", lang="nl"))
    assert "aangepast aan hun aantal (Holm)" in said
    assert "p aangepast" in said


def test_one_format_alone_is_not_compared(visit, full):
    said = read(visit(full, "satisfaction", lang="en", lens="open"))
    assert "p adjusted" not in said
    assert "The verdict" not in said


def alike(app) -> str:
    """The section that gives both formats the same mix, from its heading on."""
    said = read(app)
    return said[said.index("Like for like by ") :].partition("Questions compared")[0]


def test_with_the_same_mix_of_themes_the_higher_mean_of_open_is_gone(visit, full):
    app = visit(full, "satisfaction", lang="en")
    said = findings(app)
    assert said[0].endswith("higher in open")
    same_mix = next(each for each in said if each.startswith("Like for like by theme and mode: "))
    assert same_mix.endswith("no clear difference")
    assert "Of the raw difference of +0.12, " in alike(app)


def test_the_reader_chooses_of_what_the_mix_is_the_same(visit, full):
    app = visit(full, "satisfaction", lang="en", strata="year,hours")
    assert [each for each in findings(app) if each.startswith("Like for like by hours and year: ")]
    assert "under 4 hours · 2021-22" in alike(app)


def test_what_is_chosen_goes_to_the_address(visit, full):
    app = visit(full, "satisfaction", lang="en")
    app.pills(key="choice_strata").set_value(["theme"]).run()
    assert app.query_params["strata"] == "theme"
    assert [each for each in findings(app) if each.startswith("Like for like by theme: ")]


def test_without_a_choice_the_mix_is_that_of_theme_and_mode(visit, full):
    app = visit(full, "satisfaction", lang="en", strata="theme")
    app.pills(key="choice_strata").set_value([]).run()
    assert [each for each in findings(app) if each.startswith("Like for like by theme and mode: ")]


def test_by_sector_nothing_is_alike_and_the_page_says_why(visit, full):
    app = visit(full, "satisfaction", lang="en", strata="sector")
    assert "Like for like by sector: not shown, too few answers can be compared" in findings(app)
    assert "an in-company edition has one client, an open edition has several" in alike(app)
    assert "And with the same mix of trainings?" not in read(app)


def test_what_is_not_compared_is_counted(visit, full):
    said = alike(visit(full, "satisfaction", lang="en"))
    assert "The comparison covers 93% of the answers: in-company 96%, open 90%." in said
    assert "answers in groups of editions that mix several values" in said


def test_one_format_is_not_compared_like_for_like(visit, full, one_sided):
    assert "Like for like" not in read(visit(full, "satisfaction", lang="en", lens="open"))
    said = findings(visit(one_sided, "satisfaction", lang="en"))
    assert "Like for like by theme and mode: fewer than 5 respondents" in said
