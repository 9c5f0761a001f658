"""Every figure equals the worked example of four editions, computed by hand and outside the project."""

import pandas as pd
import pytest

from tweeluik.config import FORMATS
from tweeluik.filters import Filters, from_query
from tweeluik.metrics import diversity, satisfaction
from tweeluik.metrics.figures import all_figures
from tweeluik.metrics.together import KINDS, PATTERNS

PARTICIPATION = {
    "enrolments": "enrolments",
    "participants": "unique_participants",
    "organisations": "organisations_enrolled",
    "organisations_attended": "organisations_attended",
    "cancellation_rate": "cancellation_rate",
    "no_show_rate": "no_show_rate",
    "completion_rate": "completion_rate",
    "fill_rate": "fill_rate",
    "hours": "training_hours",
    "hours_per_attendee": "hours_per_attendee",
    "repeat_rate": "repeat_rate_attendees",
}
SECTORS = {
    "effective": "D1",
    "effective_order2": "D2",
    "chance_different": "gini_simpson_unbiased",
    "within": "alpha_GS",
    "pooled": "gini_simpson",
    "between": "beta_GS",
    "within_effective": "D1_alpha",
    "organisation_concentration": "hhi_org",
    "effective_organisations": "effective_orgs",
}
LIKENESS = {"total_variation": "total_variation", "morisita_horn": "morisita_horn", "jensen_shannon": "jsd_base2"}


def close(value: float):
    return pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize("training_format", FORMATS)
@pytest.mark.parametrize(("figure", "name"), PARTICIPATION.items())
def test_participation_is_as_worked_out(micro_figures, expected, figure, name, training_format):
    value = micro_figures.loc[(f"participation.{figure}", training_format), "value"]
    assert value == close(expected["participation"][training_format][name])


@pytest.mark.parametrize("training_format", FORMATS)
@pytest.mark.parametrize(("figure", "name"), SECTORS.items())
def test_sector_diversity_is_as_worked_out(micro_figures, expected, figure, name, training_format):
    value = micro_figures.loc[(f"sectors.{figure}", training_format), "value"]
    assert value == close(expected["sector_diversity_completed"][training_format][name])


@pytest.mark.parametrize(("figure", "name"), LIKENESS.items())
def test_likeness_of_the_two_mixes_is_as_worked_out(micro_figures, expected, figure, name):
    assert micro_figures.loc[(f"sectors.{figure}", None), "value"] == close(expected["similarity"][name])


def test_people_are_not_added_up_over_formats(micro_figures):
    assert micro_figures.loc[("participation.participants", None), "value"] == 18
    assert micro_figures.loc[("participation.enrolments", None), "value"] == 21


@pytest.mark.parametrize(("training_format", "share"), [("in_company", 0), ("open", 7 / 9)])
def test_solo_share_counts_attendances_without_a_colleague(micro_figures, training_format, share):
    assert micro_figures.loc[("participation.solo_share", training_format), "value"] == close(share)


@pytest.mark.parametrize(
    ("figure", "in_company", "in_open"),
    [
        ("pairs", 12, 16),
        ("cross_organisation_pairs", 0, 15),
        ("cross_sector_pairs", 0, 14),
        ("contacts_per_participant", 0, 3.3333333333),
    ],
)
def test_meetings_are_as_worked_out(micro_figures, figure, in_company, in_open):
    assert micro_figures.loc[(f"meeting.{figure}", "in_company"), "value"] == close(in_company)
    assert micro_figures.loc[(f"meeting.{figure}", "open"), "value"] == close(in_open)


def test_meetings_in_company_hold_by_definition(micro_figures):
    assert micro_figures.loc[("meeting.contacts_per_participant", "in_company"), "note"] == "by_definition"
    assert micro_figures.loc[("sectors.within", "in_company"), "note"] == "by_definition"


@pytest.mark.parametrize("training_format", FORMATS)
def test_satisfaction_is_as_worked_out(micro_figures, expected, training_format):
    said = expected["satisfaction"][training_format]
    mean = micro_figures.loc[("satisfaction.overall.mean", training_format)]
    assert (mean["value"], mean["low"], mean["high"]) == tuple(map(close, (said["mean"], *said["t_ci"])))
    top = micro_figures.loc[("satisfaction.overall.top_two", training_format)]
    assert (top["low"], top["high"]) == tuple(map(close, said["wilson"]))
    assert top["value"] == close(said["top2"][0] / said["top2"][1])
    assert mean["n"] == said["n"]
    rate = micro_figures.loc[("participation.response_rate", training_format), "value"]
    assert rate == close(said["response_rate"])


@pytest.mark.parametrize("training_format", FORMATS)
def test_net_promoter_score_is_as_worked_out(micro_figures, expected, training_format):
    said = expected["nps"][training_format]
    nps = micro_figures.loc[("satisfaction.recommend.nps", training_format)]
    assert nps["value"] == close(said["nps"])
    # The source gives the limits to three digits after the point.
    assert (nps["low"], nps["high"]) == tuple(pytest.approx(limit, abs=1e-3) for limit in said["adjusted_wald"])


@pytest.mark.parametrize(
    ("figure", "name"),
    [("cliffs_delta", "cliffs_delta"), ("superiority", "prob_superiority"), ("hedges_g", "hedges_g")],
)
def test_sizes_of_the_difference_are_as_worked_out(micro_figures, expected, figure, name):
    value = micro_figures.loc[(f"satisfaction.overall.{figure}", None), "value"]
    assert value == close(expected["effect_open_vs_in_company"][name])


@pytest.mark.parametrize(("kind", "union"), [("organisations", 5), ("learners", 14)])
def test_who_uses_both_formats_is_as_worked_out(micro_figures, expected, kind, union):
    said = expected["complementarity"][kind]
    found = {name: micro_figures.loc[(f"together.{kind}.{name}", None), "value"] for name in PATTERNS}
    assert found["both"] == said["both"]
    assert found["in_company_only"] == said["in"] - said["both"]
    assert found["open_only"] == said["open"] - said["both"]
    assert micro_figures.loc[(f"together.{kind}.jaccard", None), "value"] == close(said["jaccard"])
    assert sum(found.values()) == said["union"] == union


def test_two_editions_a_format_are_too_few_for_a_verdict(micro_figures):
    found = micro_figures.loc[("satisfaction.overall.difference", None)]
    assert found["value"] == close(3 / 7)
    assert found["note"].split()[0] == "too_few_editions"
    assert pd.isna(found["low"])


@pytest.mark.parametrize("training_format", FORMATS)
@pytest.mark.parametrize("size", ["2", "4", "8"])
def test_rarefied_sectors_are_as_worked_out(expected, training_format, size):
    said = expected["sector_diversity_completed"][training_format]
    assert diversity.rarefied(list(said["counts"].values()), int(size)) == close(said["rarefied"][size])


def test_formats_of_different_size_are_compared_at_the_smaller_one(micro_figures):
    assert micro_figures.loc[("sectors.rarefied", "in_company"), "value"] == close(2)
    assert micro_figures.loc[("sectors.rarefied", "open"), "value"] == close(3.8888888889)


def test_small_editions_form_one_group_that_no_theme_can_single_out(micro):
    of_care, _ = from_query({"theme": ["Care"]})
    figures = all_figures(micro, of_care).set_index(["id", "training_format"])
    for training_format in FORMATS:
        hidden = figures.loc[("satisfaction.overall.mean", training_format)]
        assert pd.isna(hidden["value"])
        assert pd.isna(hidden["n"])
        assert hidden["note"] == "fewer_than_threshold"
    assert satisfaction.distribution(micro, of_care).empty


@pytest.mark.parametrize("training_format", [*FORMATS, None])
def test_one_mixed_group_a_format_is_nothing_to_compare_like_for_like(micro_figures, training_format):
    """Each format is one group of two themes: with a theme of its own none of its answers can be compared."""
    alike = micro_figures.loc[("satisfaction.overall.like_for_like", training_format)]
    assert pd.isna(alike["value"])
    assert alike["note"].split()[0] == "coverage_under_half"
    assert micro_figures.loc[("satisfaction.overall.like_for_like.coverage", training_format), "value"] == 0


def test_a_lens_shows_one_format_and_nothing_that_compares(micro):
    only_open, _ = from_query({"lens": ["open"]})
    assert set(all_figures(micro, only_open)["training_format"]) == {"open"}


ONE, OTHER = "in_company_only", "open_only"
SIDES = {f"together.{kind}.{a}": f"together.{kind}.{b}" for kind in KINDS for a, b in ((ONE, OTHER), (OTHER, ONE))}
DIFFERENCES = ("difference", "cliffs_delta", "hedges_g", "like_for_like", "outside", "mix")
MIRRORED = dict.fromkeys(DIFFERENCES, "minus") | {"superiority": "one minus"}


def test_swapping_the_formats_mirrors_every_figure(micro, swapped_micro):
    assert_mirrored(all_figures(micro, Filters()), all_figures(swapped_micro, Filters()))


def assert_mirrored(original: pd.DataFrame, swapped: pd.DataFrame) -> None:
    """Every figure of one format stands at the other, and every difference has changed sides."""
    other = {"in_company": "open", "open": "in_company", None: None}
    mirrored = swapped.set_index(["id", "training_format"])
    assert len(original) == len(swapped)
    # A claim is about open: exchanged formats exchange its evidence (test_claims.py).
    for row in original[~original["id"].str.startswith("claims.")].to_dict("records"):
        found = mirrored.loc[(SIDES.get(row["id"], row["id"]), other[row["training_format"]])]
        rule = MIRRORED.get(row["id"].rsplit(".", 1)[-1], "same") if row["training_format"] is None else "same"
        value, low, high = found["value"], found["low"], found["high"]
        if rule == "minus":
            value, low, high = -value, -high, -low
        elif rule == "one minus":
            value = 1 - value
        pairs = zip((value, low, high), (row["value"], row["low"], row["high"]), strict=True)
        assert all(a == pytest.approx(b, abs=1e-9, nan_ok=True) for a, b in pairs), row["id"]
        assert (pd.isna(found["n"]) and pd.isna(row["n"])) or found["n"] == row["n"]
