"""Findings are written from the data, name the formats in the order of the panels, and mirror when these swap."""

import pandas as pd
import pytest

from tweeluik.components import lookup, rows
from tweeluik.components.sentences import clauses, participation, satisfaction, sectors, trainings
from tweeluik.filters import Filters
from tweeluik.metrics import meeting
from tweeluik.metrics import participation as took_part
from tweeluik.metrics import satisfaction as rated
from tweeluik.metrics import sectors as mixed
from tweeluik.metrics import trainings as of_trainings
from tweeluik.metrics.frames import figure, figures

NARROW = "\N{NARROW NO-BREAK SPACE}"


def swapped(frame: pd.DataFrame) -> pd.DataFrame:
    exchange = {"in_company": "open", "open": "in_company"}
    return frame.assign(training_format=frame["training_format"].map(exchange))


def years(*counts: tuple[int, int, int]) -> pd.DataFrame:
    """(year, in-company, open) as a trend of enrolments."""
    return pd.DataFrame(
        [
            {"academic_year": year, "training_format": each, "enrolments": count}
            for year, *pair in counts
            for each, count in zip(("in_company", "open"), pair, strict=True)
        ]
    )


def difference(value: float, low: float, high: float, verdict: str) -> pd.DataFrame:
    """Means of 4 in-company and 4 plus the difference in open, and the verdict on it."""
    id_ = "satisfaction.overall"
    return figures(
        [
            figure(f"{id_}.mean", "in_company", 4.0, 300, 30),
            figure(f"{id_}.mean", "open", 4.0 + value, 300, 30),
            figure(f"{id_}.difference", None, value, 600, 60, low, high, f"{verdict} bootstrap"),
        ]
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", f"inschrijvingen in 2023-24: in-company stijgt met 10{NARROW}%, open daalt met 20{NARROW}%"),
        ("en", "enrolments in 2023-24: in-company rises by 10%, open falls by 20%"),
    ],
)
def test_a_trend_is_told_in_both_languages(page_of, language, said):
    frame = years((2022, 100, 100), (2023, 110, 80))
    assert participation.trend(page_of(language), frame, "enrolments") == said


def test_a_trend_mirrors(page_of):
    frame = swapped(years((2022, 100, 100), (2023, 110, 80)))
    said = participation.trend(page_of(), frame, "enrolments")
    assert said == "enrolments in 2023-24: in-company falls by 20%, open rises by 10%"


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (years((2022, 100, 0), (2023, 101, 5)), "in-company stays about the same, open begins with 5"),
        (years((2022, 10, 0), (2023, 0, 0)), "in-company falls by 100%, open stays at zero"),
        (years((2023, 10, 4)), "in-company 10, open 4"),
    ],
)
def test_a_trend_says_what_is_new_gone_or_steady(page_of, frame, said):
    assert participation.trend(page_of(), frame, "enrolments") == f"enrolments in 2023-24: {said}"


def test_a_year_that_still_runs_is_not_compared(page_of):
    frame = years((2022, 100, 100), (2023, 110, 80), (2199, 3, 3))
    assert "2023-24" in participation.trend(page_of(), frame, "enrolments")


@pytest.mark.parametrize(
    ("figure_frame", "said"),
    [
        (difference(0.2, 0.1, 0.3, "higher_open"), "Satisfaction: in-company 4.00, open 4.20, higher in open"),
        (
            difference(-0.2, -0.3, -0.1, "higher_in_company"),
            "Satisfaction: in-company 4.00, open 3.80, higher in-company",
        ),
        (
            difference(0.1, -0.1, 0.3, "no_clear_difference"),
            "Satisfaction: in-company 4.00, open 4.10, no clear difference",
        ),
    ],
)
def test_a_verdict_can_go_either_way_or_neither(page_of, figure_frame, said):
    sentence = clauses.compared(page_of(), figure_frame, "satisfaction.overall.mean", "sentences.satisfied")
    assert sentence == said


def test_micro_has_too_few_editions_for_a_verdict(page_of):
    page = page_of()
    said = clauses.compared(page, page.ask(rated.by_format), "satisfaction.overall.mean", "sentences.satisfied")
    assert said == "Satisfaction: in-company 4.14, open 4.57, too few editions"


@pytest.mark.parametrize(
    ("is_swapped", "said"), [(False, "in-company 89%, open 90%"), (True, "in-company 90%, open 89%")]
)
def test_swapped_formats_swap_the_completion_in_the_sentence(page_of, is_swapped, said):
    page = page_of("en", is_swapped)
    sentence = participation.steps(page, page.ask(took_part.by_format))
    assert sentence == f"Of those who do not cancel, {said} complete: too few editions"


def test_sectors_in_one_edition_are_by_definition_in_company(page_of):
    page = page_of()
    assert sectors.mixed(page, page.ask(mixed.by_format)) == (
        "Sectors together in one edition: in-company 1.0 (by definition), open 3.3"
    )


def test_potential_contacts_are_by_definition_in_company(page_of):
    page = page_of("nl")
    assert sectors.contacts(page, page.ask(meeting.by_format)) == (
        "Mogelijke contacten met andere organisaties per deelnemer: in-company 0,0 (per definitie), open 3,3"
    )


def test_the_most_over_represented_sectors_mirror(page_of):
    page = page_of()
    mix = rows.mix(page, page.ask(mixed.mix))
    first, second = sectors.mix(page, mix), sectors.mix(page, swapped(mix))
    in_company, open_ = first.removeprefix("Most over-represented: in-company ").split(", open ")
    assert second == f"Most over-represented: in-company {open_}, open {in_company}"


def test_alike_mixes_are_said_to_be_alike(page_of):
    mix = pd.DataFrame(
        {
            "sector": ["Q", "Q", "F", "F"],
            "label": ["Education", "Education", "Construction", "Construction"],
            "training_format": ["in_company", "open"] * 2,
            "share": [0.6, 0.605, 0.4, 0.395],
        }
    )
    assert sectors.mix(page_of(), mix) == "The two sector mixes are much alike"


def test_the_questions_are_counted_for_each_format(page_of):
    titles = {"satisfaction.overall.mean": "Overall"}
    clear, unclear = (
        satisfaction.questions(page_of(), frame, titles)
        for frame in (difference(0.2, 0.1, 0.3, "higher_open"), difference(0.1, -0.1, 0.3, "no_clear_difference"))
    )
    assert clear == "Questions compared (1): in-company higher on 0, open higher on 1, 0 without a clear difference"
    assert unclear == "Questions compared (1): in-company higher on 0, open higher on 0, 1 without a clear difference"


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ((4.0, 3.9, 4.1), (4.4, 4.2, 4.6), "clearly higher (4.00 to 4.40)"),
        ((4.4, 4.2, 4.6), (4.0, 3.9, 4.1), "clearly lower (4.40 to 4.00)"),
        ((4.0, 3.8, 4.2), (4.1, 3.9, 4.3), "no clear change (4.00 to 4.10)"),
    ],
)
def test_means_of_two_years_differ_only_when_their_intervals_part(page_of, before, now, said):
    frame = pd.DataFrame(
        [
            {"academic_year": year, "training_format": "open", "mean": mean, "low": low, "high": high}
            for year, (mean, low, high) in ((2023, before), (2024, now))
        ]
    )
    sentence = satisfaction.rated(page_of(lens="open"), frame)
    assert sentence == f"Mean in the last two years: open {said}"


def test_the_lens_leaves_one_clause(page_of):
    frame = years((2022, 100, 100), (2023, 110, 80))
    assert participation.trend(page_of(lens="open"), frame, "enrolments") == "enrolments in 2023-24: open falls by 20%"


def test_the_largest_group_is_named_for_each_format(page_of):
    page = page_of()
    values = rows.ranked(page, page.ask(took_part.by_dimension, "theme"), "theme")
    assert participation.largest(page, values, "theme").startswith("Largest group by theme")


def test_nothing_left_is_said_without_an_error(page_of):
    page = page_of(theme=("nowhere",))
    assert page.filters != Filters()
    assert participation.returning(page, page.ask(took_part.returning)) == "No attendees in this selection"
    assert lookup.row_of(page.ask(took_part.by_format), "participation.enrolments", "open")["value"] == 0


def funnel(*points: tuple[str, str, float]) -> pd.DataFrame:
    """(training, format, how far outside) as the points of a funnel."""
    return pd.DataFrame(points, columns=["label", "training_format", "outside"])


QUESTION = pd.Series({"question_id": "overall", "title": "Satisfaction"})
FAR = funnel(
    ("Excel", "in_company", -2),
    ("SQL", "in_company", 2),
    ("CSS", "in_company", -2),
    ("Data", "open", 1),
    ("R", "open", 0),
)


def test_a_funnel_names_the_furthest_and_counts_the_others(page_of):
    said = trainings.funnel(page_of(), FAR, QUESTION)
    assert said == (
        "Satisfaction, further from the mean than chance explains: "
        "in-company 3 of 3 (Excel below, SQL above, 1 more), open none of 2"
    )


def test_a_funnel_mirrors_when_the_formats_swap(page_of):
    said = trainings.funnel(page_of(), swapped(FAR), QUESTION)
    assert said.endswith("in-company none of 2, open 3 of 3 (Excel below, SQL above, 1 more)")


def test_a_format_without_evaluated_trainings_says_so(page_of):
    said = trainings.funnel(page_of("nl"), FAR[FAR["training_format"] == "open"], QUESTION)
    assert said.endswith("in-company geen gegevens, open geen van 2")


@pytest.mark.parametrize(("is_swapped", "language"), [(False, "en"), (True, "en"), (False, "nl")])
def test_joined_trainings_say_so_in_either_format(page_of, is_swapped, language):
    page = page_of(language, is_swapped)
    rows = page.ask(of_trainings.by_training, "overall")
    said = trainings.standing(page, rows[rows["training_id"] == "Data"], "Data")
    reason = page.text("trainings.notes.joined_with_others")
    assert said == f"Data: in-company {reason}, open {reason}"


@pytest.mark.parametrize(
    ("note", "low", "said"),
    [
        ("effective_n", 3.9, "3.90 to 4.10"),
        ("too_few_editions indicative", None, "too few editions; indicative"),
        ("edition_means partly_joined", 3.9, "3.90 to 4.10; in part together with other trainings"),
    ],
)
def test_under_a_mean_stands_how_sure_it_is(page_of, note, low, said):
    row = pd.Series({"mean": 4.0, "low": low, "high": 4.1 if low else None, "note": note})
    assert trainings.certainty(page_of(), row) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [("above_theme bootstrap", "higher than the theme"), ("below_theme welch", "lower than the theme")],
)
def test_a_training_can_stand_on_either_side_of_its_theme(page_of, note, said):
    row = pd.Series({"difference": 0.2, "low": 0.1, "high": 0.3, "note": note})
    assert trainings.difference(page_of(), row) == f"+0.20 (+0.10 to +0.30); {said}"
