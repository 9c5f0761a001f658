"""The hinge draws the interval of a difference around zero and gives the verdict in words."""

import re

import pytest

from tweeluik.components import diptych, hinge, lookup, pairs
from tweeluik.metrics import satisfaction
from tweeluik.metrics.frames import figure, figures

ID = "satisfaction.overall.mean"


def frame(value=0.2, low=0.1, high=0.3, note="higher_open bootstrap", in_company=4.0, by_definition=""):
    rows = [
        figure(ID, "in_company", in_company, 300, 30, note=by_definition),
        figure(ID, "open", 4.0 + value, 300, 30),
    ]
    if note:
        rows.append(figure("satisfaction.overall.difference", None, value, 600, 60, low, high, note))
    return figures(rows)


def markup(page, rows):
    return diptych.pair(page, rows, *pairs.of(page, rows, [ID]), compact=False)


def placed(drawn):
    """Where interval and dot stand [percent of the axis]: left end, width, dot."""
    return [float(number) for number in re.findall(r"(?:left|width):([\d.]+)%", drawn)]


def words(drawn):
    return re.search(r'tw-verdict">(.*?)<', drawn).group(1)


def test_a_difference_stands_right_of_zero_when_open_is_higher(page_of):
    drawn = markup(page_of("nl"), frame())
    assert words(drawn) == "hoger in open"
    assert '<span class="tw-difference">+0,20</span>' in drawn
    assert placed(drawn) == [58.7, 17.4, 67.4]


def test_swapped_formats_mirror_the_interval_around_zero(page_of):
    drawn = markup(page_of("nl"), frame(-0.2, -0.3, -0.1, "higher_in_company bootstrap"))
    left, width, dot = placed(markup(page_of("nl"), frame()))
    assert words(drawn) == "hoger in-company"
    assert placed(drawn) == pytest.approx([100 - left - width, width, 100 - dot], abs=0.11)


def test_an_interval_over_zero_is_no_clear_difference(page_of):
    assert words(markup(page_of("en"), frame(0.1, -0.1, 0.3, "no_clear_difference welch"))) == "no clear difference"


def test_too_few_editions_have_no_interval(page_of):
    nan = float("nan")
    drawn = markup(page_of("en"), frame(0.1, nan, nan, "too_few_editions"))
    assert words(drawn) == "too few editions"
    assert "tw-axis" not in drawn


def test_a_figure_without_a_test_is_described(page_of):
    assert words(markup(page_of("en"), frame(note=""))) == "described, no test"


def test_what_holds_by_definition_is_not_tested(page_of):
    assert words(markup(page_of("en"), frame(note="", by_definition="by_definition"))) == "by definition, no test"


def test_with_one_side_unknown_there_is_no_comparison(page_of):
    drawn = markup(page_of("en"), frame(note="", in_company=float("nan")))
    assert words(drawn) == "no comparison possible"
    assert '<span class="tw-difference">–</span>' in drawn


def test_hinges_below_each_other_share_one_axis():
    wide = figures([figure("satisfaction.trainer.difference", None, 0.9, 600, 60, 0.8, 1.0, "higher_open bootstrap")])
    both = lookup.together([frame(), wide])
    assert hinge.axes(both, [ID, "satisfaction.trainer.mean"])["score_difference"] == pytest.approx(1.15)


def test_micro_is_described_without_an_interval(page_of):
    page = page_of("en")
    assert words(markup(page, page.ask(satisfaction.by_format))) == "too few editions"


def likeness(*said: tuple[str, str, float]):
    """Rows of likeness and design effect of the mean: name, format, value."""
    return figures([figure(f"satisfaction.overall.{name}", each, value, 300, 30) for name, each, value in said])


def test_how_sure_it_is_opens_under_the_verdict(page_of):
    alike = likeness(
        ("icc", "in_company", 0.1),
        ("design_effect", "in_company", 2.0),
        ("icc", "open", 0.2),
        ("design_effect", "open", 3),
    )
    drawn = markup(page_of("en"), lookup.together([frame(), alike]))
    opened = re.findall("<p>(.*?)</p>", drawn.partition('<details class="tw-evidence"')[2])
    assert opened == [
        "95% interval +0.10 to +0.30",
        "interval by bootstrap over editions",
        "Likeness within an edition: in-company 0.10, open 0.20",
        "Counts for as many independent ones: in-company 150 of 300, open 100 of 300",
    ]


def test_unknown_likeness_is_left_out(page_of):
    drawn = markup(page_of("en"), lookup.together([frame(), likeness(("icc", "open", float("nan")))]))
    assert "Likeness" not in drawn
    assert '<details class="tw-evidence"' in drawn


def test_too_few_editions_have_nothing_to_open(page_of):
    nan = float("nan")
    assert '<details class="tw-evidence"' not in markup(page_of("en"), frame(0.1, nan, nan, "too_few_editions"))


def among(page, rows, verdict: str):
    adjusted = figures([figure("satisfaction.overall.holm_p", None, 0.08, 600, 60, note=verdict)])
    rows = lookup.together([rows, adjusted])
    return diptych.pair(page, rows, *pairs.of(page, rows, [ID], compact=True), compact=True)


def test_among_many_questions_a_difference_may_no_longer_be_clear(page_of):
    drawn = among(page_of("en"), frame(), "no_clear_difference")
    assert words(drawn) == "no clear difference among all questions"
    assert '<details class="tw-evidence"' not in drawn


def test_a_verdict_that_stays_among_many_questions_is_said_plainly(page_of):
    assert words(among(page_of("nl"), frame(), "higher_open")) == "hoger in open"


def test_whole_editions_only_is_the_reason_of_a_fill_rate(page_of):
    nan = float("nan")
    drawn = markup(page_of("en"), frame(nan, nan, nan, "whole_editions_only"))
    assert words(drawn) == "only for whole editions"
