"""The overview answers in one screen: pairs, trend, what changed, and what the data cannot say."""

import re

from tests.pages.conftest import findings, markup, read


def headings_of_pairs(app):
    return re.findall(r'<section class="tw-pair"><div class="tw-asked"><h3>(.*?)</h3>', markup(app))


def test_the_headline_pairs_stand_in_one_order(visit, full):
    assert headings_of_pairs(visit(full, "overview", lang="en")) == [
        "How satisfied are participants?",
        "How many sectors sit together in one edition?",
        "How many people of other organisations could one meet?",
        "Who reaches the finish?",
        "How many different people?",
        "Would they recommend it?",
    ]


def test_in_company_stands_left_and_open_right_of_the_hinge(visit, full):
    pair = (
        markup(visit(full, "overview", lang="nl")).partition('<section class="tw-pair">')[2].partition("</section>")[0]
    )
    assert re.findall(r'class="(tw-panel tw-\w+|tw-hinge)"', pair) == [
        "tw-panel tw-in_company",
        "tw-hinge",
        "tw-panel tw-open",
    ]


def test_what_holds_by_definition_is_marked_and_not_tested(visit, full):
    assert read(visit(full, "overview", lang="en")).count("by definition, no test") == 2


def test_the_last_full_year_stands_beside_the_one_before(visit, full):
    assert "What changed from 2024-25 to 2025-26" in findings(visit(full, "overview", lang="en"))


def test_what_the_data_cannot_say_names_the_response_and_the_unknown_sectors(visit, full):
    said = read(visit(full, "overview", lang="en")).partition("What these data cannot say")[2]
    assert "Evaluation filled in by those who attended" in said
    assert "Attendances without a known sector" in said
    assert "not a participation rate of employees" in said


def test_numbers_are_belgian_in_dutch_and_english_in_english(visit, full):
    assert "14.422 inschrijvingen in 1.147 edities" in read(visit(full, "overview", lang="nl"))
    assert "14,422 enrolments in 1,147 editions" in read(visit(full, "overview", lang="en"))
