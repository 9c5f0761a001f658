"""What those who did not answer leave open is said in a sentence, in both languages, and mirrors."""

import pytest

from tweeluik.components import lookup
from tweeluik.components.sentences import nonresponse
from tweeluik.metrics.frames import figure, figures

STEM = "satisfaction.overall"
NOWHERE = float("nan")


def said(page, in_company: tuple[float, str], open_: tuple[float, str], verdict: str = "higher_open") -> str:
    rows = [
        figure(f"{STEM}.what_if", each, *pair[:1], 40, 30, note=pair[1])
        for each, pair in (("in_company", in_company), ("open", open_))
    ]
    gap = figures([figure(f"{STEM}.difference", None, 0.3, 600, 60, 0.1, 0.5, f"{verdict} bootstrap")])
    return nonresponse.what_if(page, lookup.together([gap, figures(rows)]), STEM)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "The verdict “higher in open” would change if those who did not answer had scored on average 0.45 higher "
            "in-company, or 0.60 lower in open than those who did.",
        ),
        (
            "nl",
            "Het oordeel “hoger in open” zou veranderen als wie niet antwoordde gemiddeld in-company 0,45 hoger, of in "
            "open 0,60 lager had gescoord dan wie wel antwoordde.",
        ),
    ],
)
def test_how_far_off_they_would_have_to_be(page_of, language, sentence):
    assert said(page_of(language), (0.45, ""), (-0.6, "")) == sentence


def test_swapped_formats_give_the_mirrored_sentence(page_of):
    there = said(page_of("en"), (0.45, ""), (-0.6, ""))
    back = said(page_of("en"), (-0.6, ""), (0.45, ""), "higher_in_company")
    assert ("0.45 higher in-company" in there, "0.45 higher in open" in back) == (True, True)


def test_a_format_that_cannot_change_it_is_left_out(page_of):
    sentence = said(page_of("en"), (NOWHERE, "beyond_scale"), (-0.6, ""))
    assert sentence.endswith("had scored on average 0.60 lower in open than those who did.")


def test_a_verdict_that_nothing_changes_holds(page_of):
    sentence = said(page_of("en"), (NOWHERE, "holds_whatever"), (NOWHERE, "holds_whatever"))
    assert (
        sentence
        == "The verdict “higher in open” holds whatever those who did not answer in these editions would have said."
    )


def test_only_both_formats_together_may_change_it(page_of):
    sentence = said(page_of("en"), (NOWHERE, "beyond_scale"), (NOWHERE, "beyond_scale"))
    assert sentence.endswith("those of both formats together could.")


@pytest.mark.parametrize("why", ["too_few_editions", "fewer_than_threshold"])
def test_without_a_verdict_nothing_is_said(page_of, why):
    assert said(page_of("en"), (NOWHERE, why), (NOWHERE, why), why) == ""


def test_the_worth_of_weighted_answers_is_said_for_each_format(page_of):
    rows = figures(
        [figure(f"{STEM}.weighted_n", each, worth, 12, 2) for each, worth in (("in_company", 6.67), ("open", 11))]
    )
    sentence = nonresponse.worth(page_of("nl"), rows, STEM)
    assert (
        sentence
        == "Gewogen naar aanwezigen tellen de antwoorden voor zoveel even zware: in-company 7 van 12, open 11 van 12."
    )
