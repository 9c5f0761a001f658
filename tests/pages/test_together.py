"""Together shows order and time, never cause, and the customers that use one format only."""

import re

import pytest

from tests.pages.conftest import findings, markup, read
from tweeluik.i18n import LANGUAGES, t

CAUSAL = r"\b(caus\w*|effects? of|leads? to|thanks to|because of|lift|dankzij|leidt|zorgt voor|veroorza\w*)\b"


def test_the_headline_is_the_part_that_uses_both(visit, full):
    said = findings(visit(full, "together", lang="en"))[0]
    assert re.fullmatch(r"Both formats: \d+% of the organisations and \d+(\.\d)?% of the learners that take part", said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_finding_speaks_of_a_cause(visit, full, language):
    assert not [said for said in findings(visit(full, "together", lang=language)) if re.search(CAUSAL, said)]


def test_the_path_is_that_of_organisations_or_of_learners(visit, full):
    assert "What came next for organisations" in read(visit(full, "together", lang="en"))
    assert "What came next for learners" in read(visit(full, "together", lang="en", who="learners"))


@pytest.mark.parametrize("months", ["6", "12", "24"])
def test_those_who_cannot_be_followed_are_said_and_not_counted(visit, full, months):
    said = read(visit(full, "together", lang="en", months=months))
    assert f"In the other format within {months} months" in said
    assert re.search(rf"cannot be followed for {months} months yet \(organisations\): in-company \d+ of \d+", said)


def test_a_larger_client_does_more_of_everything(visit, full):
    assert "larger clients do more of everything" in read(visit(full, "together", lang="en"))


def test_without_evaluations_in_company_nothing_is_described(visit, one_sided):
    said = read(visit(one_sided, "together", lang="en"))
    assert "described, no test" not in said.partition("Largest share")[2]
    assert "fewer than 5 respondents" in said


def test_both_worklists_can_be_taken_along(visit, full):
    labels = [button.proto.label for button in visit(full, "together", lang="en").get("download_button")]
    assert len([label for label in labels if re.fullmatch(r"The list as CSV \(\d+ rows\)", label)]) == 2


@pytest.mark.parametrize("lens", ["open", "in_company"])
def test_a_lens_keeps_the_list_of_its_own_format(visit, full, lens):
    app = visit(full, "together", lang="en", lens=lens)
    other = {"open": "in_company", "in_company": "open"}[lens]
    kept, gone = (t(f"pages.sections.worklist_{each}.caption", "en") for each in (lens, other))
    assert kept in read(app)
    assert gone not in read(app)
    assert "Only in-company" not in markup(app)


def test_the_rating_of_each_kind_of_client_has_its_interval(visit, full):
    """Of the invented programme every question is answered in many editions of clients of both kinds."""
    said = read(visit(full, "together", lang="en"))
    assert re.search(r"4\.\d\d \(4\.\d\d to 4\.\d\d; [\d,]+ answers, \d+ editions\)", said)
