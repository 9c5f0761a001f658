"""Who uses both formats, in what order and how soon, against the worked example and against plain loops."""

import pandas as pd
import pytest

from tests.metrics import oracle, together_oracle
from tests.metrics.test_oracle import filled
from tests.tables import engine_of, engine_of_rows
from tweeluik.config import FOLLOW_UP_MONTHS, FORMATS
from tweeluik.filters import Filters, from_query
from tweeluik.metrics import paths, together, worklists

EVERYTHING = Filters()


@pytest.fixture(scope="module", params=[1, 2, 3])
def programme(request, tmp_path_factory):
    """An invented programme in which people come often, and the same with the formats exchanged."""
    data = oracle.programme(request.param)
    other = {**together_oracle.OTHER, "other": "other"}
    editions = [row | {"training_format": other[row["training_format"]]} for row in data["editions"]]
    engines = [
        engine_of_rows(tmp_path_factory.mktemp("together"), **filled(each))
        for each in (data, dict(data, editions=editions))
    ]
    return data, *engines


def test_the_first_step_is_as_worked_out(micro, expected):
    steps = paths.steps(micro, EVERYTHING, "learners").set_index(["training_format", "then_format"])
    taken = steps.drop(index="none", level="then_format")["members"]
    said = {tuple(path.split("->")): n for path, n in expected["complementarity"]["transitions"].items()}
    assert taken[taken > 0].to_dict() == said == {("in_company", "open"): 2, ("open", "open"): 1}


def test_the_days_between_are_as_worked_out(micro, expected):
    frame = micro.query("together_by_step", **EVERYTHING.parameters(), kind="learners")
    days = frame[frame["days"].notna()].sort_values(["first_format", "days"])["days"].tolist()
    assert days == expected["complementarity"]["days_between"] == [90, 92, 31]
    assert paths.crossing_days(micro, EVERYTHING, "learners")["median_days"].tolist()[0] == 91


def test_everybody_has_one_first_step(micro):
    steps = paths.steps(micro, EVERYTHING, "learners")
    assert steps["members"].sum() == 14
    assert steps[steps["then_format"] == "none"].set_index("training_format")["members"].to_dict() == {
        "in_company": 6,
        "open": 5,
    }


def test_overlap_and_the_part_that_uses_the_other_too_are_as_worked_out(micro_figures, expected):
    said = expected["complementarity"]
    for kind in together.KINDS:
        assert micro_figures.loc[(f"together.{kind}.overlap", None), "value"] == said[kind]["overlap"]
    also = micro_figures.loc[("together.learners.also_other", "in_company"), "value"]
    assert also == said["learners"]["p_open_given_in"] == 0.25


def test_four_months_of_data_follow_nobody_for_twelve(micro, micro_figures):
    window = paths.follow_up(micro, EVERYTHING, "learners")
    assert window["followed"].tolist() == [0] * 6
    assert window["share"].isna().all()
    assert window["not_yet"].tolist() == [8, 6] * 3
    assert micro_figures.loc[("together.learners.within_year", "open"), "n"] == 0


@pytest.mark.parametrize("kind", together.KINDS)
def test_steps_are_those_of_plain_loops(programme, kind):
    data, engine, _ = programme
    said, found = together_oracle.steps(data, kind), paths.steps(engine, EVERYTHING, kind)
    assert found["members"].sum() == sum(map(len, said.values()))
    for _, row in found.iterrows():
        days = said[row["training_format"], row["then_format"]]
        assert row["members"] == len(days)
        if days and row["then_format"] != "none":
            assert row["median_days"] == pd.Series(days).median()
            assert row["lower_days"] == pytest.approx(pd.Series(days).quantile(0.25))
            assert row["upper_days"] == pytest.approx(pd.Series(days).quantile(0.75))


@pytest.mark.parametrize("kind", together.KINDS)
def test_the_time_to_the_other_format_is_that_of_plain_loops(programme, kind):
    data, engine, _ = programme
    said = together_oracle.crossings(data, kind)
    days = paths.crossing_days(engine, EVERYTHING, kind).set_index("training_format")
    spans = paths.crossings(engine, EVERYTHING, kind).set_index(["training_format", "span"])["members"]
    for each in FORMATS:
        assert days.loc[each, "members"] == spans[each].sum() == len(said[each])
        assert days.loc[each, "median_days"] == pytest.approx(pd.Series(said[each], dtype=float).median(), nan_ok=True)
        assert spans[each]["month"] == sum(day <= 30 for day in said[each])
        assert spans[each]["longer"] == sum(day > 730 for day in said[each])


@pytest.mark.parametrize("kind", together.KINDS)
def test_windows_count_only_those_who_can_be_followed(programme, kind):
    data, engine, _ = programme
    found = paths.follow_up(engine, EVERYTHING, kind).set_index(["months", "training_format"])
    for months in FOLLOW_UP_MONTHS:
        said = together_oracle.follow_up(data, kind, months)
        for each in FORMATS:
            row = found.loc[(months, each)]
            assert [row[name] for name in ("members", "followed", "crossed")] == [
                said[each][name] for name in ("members", "followed", "crossed")
            ]
            assert row["not_yet"] == row["members"] - row["followed"]


def test_a_window_ends_before_the_day_comes_round(tmp_path):
    engine = engine_of(
        tmp_path,
        trainings="training_id | training_title\nT | T",
        editions="edition_id | training_id | training_format | starts_on\nI | T | in_company | 2023-01-31\n"
        "O | T | open | 2024-01-30\nP | T | open | 2024-01-31",
        enrolments="edition_id | participant_id\nI | early\nO | early\nI | late\nP | late",
    )
    found = paths.follow_up(engine, EVERYTHING, "learners").set_index(["months", "training_format"])
    assert found.loc[(12, "in_company"), ["followed", "crossed"]].tolist() == [2, 1]
    until = Filters(starts_before=pd.Timestamp("2024-01-31").date())
    ended = paths.follow_up(engine, until, "learners").set_index(["months", "training_format"])
    assert ended.loc[(12, "in_company"), ["members", "followed", "not_yet"]].tolist() == [2, 0, 2]


def test_beginning_in_both_on_one_day_is_no_order(tmp_path):
    engine = engine_of(
        tmp_path,
        trainings="training_id | training_title\nT | T",
        editions="edition_id | training_id | training_format | starts_on\nI | T | in_company | 2023-01-31\n"
        "O | T | open | 2023-01-31",
        enrolments="edition_id | participant_id\nI | p\nO | p",
    )
    steps = paths.steps(engine, EVERYTHING, "learners").set_index(["training_format", "then_format"])["members"]
    assert steps[steps > 0].to_dict() == {("both", "none"): 1}
    assert paths.crossing_days(engine, EVERYTHING, "learners")["members"].sum() == 0
    assert paths.follow_up(engine, EVERYTHING, "learners")["members"].sum() == 0


@pytest.mark.parametrize("dimension", ["theme", "sector"])
def test_patterns_within_a_dimension_are_those_of_plain_loops(programme, dimension):
    data, engine, _ = programme
    said = together_oracle.used_both(data, dimension)
    frame = engine.query("together_by_dimension", **EVERYTHING.parameters(), dimension=dimension)
    names = ["in_company_only", "both_formats", "open_only"]
    found = {
        None if pd.isna(row["value"]) else row["value"]: [row[name] for name in names] for _, row in frame.iterrows()
    }
    assert found == {
        value: [counts[name] for name in ("in_company_only", "both", "open_only")] for value, counts in said.items()
    }


def test_a_value_of_one_or_two_organisations_stands_with_others(tmp_path):
    sectors = ["C"] * 4 + ["F"] * 3 + ["K"] * 2
    organisations = "\n".join(f"o{n} | {sector}" for n, sector in enumerate(sectors))
    engine = engine_of(
        tmp_path,
        organisations=f"organisation_id | sector\n{organisations}",
        trainings="training_id | training_title\nT | T",
        editions="edition_id | training_id | training_format\nO | T | open",
        enrolments="edition_id | participant_id | organisation_id\n" + "\n".join(f"O | p{n} | o{n}" for n in range(9)),
    )
    found = together.by_dimension(engine, EVERYTHING, "sector")
    # Two alone are too few even together, so the smallest of the others joins them.
    assert found[["value", "organisations"]].values.tolist()[0] == ["C", 4]
    assert found["is_joined"].tolist() == [False, True]
    assert found["organisations"].tolist() == [4, 5]


def test_the_worklist_is_that_of_plain_loops(programme):
    data, engine, _ = programme
    listed = worklists.by_organisation(engine, EVERYTHING)
    columns = ["training_format", "theme", "organisation_id", "participants"]
    assert set(listed[columns].itertuples(index=False, name=None)) == together_oracle.worklist(data)


WORK = {
    "organisations": "organisation_id | organisation_name | sector\nA | Alfa | C\nB | Beta | Q",
    "trainings": "training_id | training_title | theme\nD | D | Data\nZ | Z | Care",
    "editions": "edition_id | training_id | training_format | starts_on\nO | D | open | 2024-10-01\n"
    "P | D | open | 2022-10-01\nI | Z | in_company | 2021-10-01\nJ | D | in_company | 2022-03-01",
}


def listed(folder, seats: list[str], **query) -> list[tuple]:
    engine = engine_of(folder, **WORK, enrolments="edition_id | participant_id | organisation_id | enrolment_status\n"
                       + "\n".join(seats))  # fmt: skip
    frame = worklists.by_organisation(engine, from_query(query)[0])
    columns = ["training_format", "theme", "organisation_name", "participants"]
    return list(frame[columns].itertuples(index=False, name=None))


FIVE = [f"O | p{n} | A | completed" for n in range(5)]


def test_five_open_participants_and_no_in_company_in_the_theme_is_a_call(tmp_path):
    # In-company in another theme, and a seat given back in this one, don't count.
    seats = [*FIVE, "I | p1 | A | completed", "J | p2 | A | cancelled"]
    assert listed(tmp_path, seats) == [("open", "Data", "Alfa", 5)]


@pytest.mark.parametrize(
    "seats",
    [
        FIVE[:4],
        [*FIVE[:4], "P | p9 | A | completed"],
        [*FIVE[:4], "O | p9 | A | no_show"],
        [*FIVE, "J | p2 | A | no_show"],
    ],
    ids=["four", "the fifth too long ago", "the fifth never came", "in-company once"],
)
def test_others_are_not_called(tmp_path, seats):
    assert listed(tmp_path, seats) == []


def test_a_filter_never_makes_a_customer_seem_new(tmp_path):
    seats = [*FIVE, "J | p2 | A | completed"]
    assert listed(tmp_path, seats, **{"from": ["2024-09-01"]}) == []


def test_swapped_formats_mirror_paths_windows_and_worklists(programme):
    _, engine, swapped = programme
    other = together_oracle.OTHER | {"both": "both", "none": "none"}

    def mirrored(frame: pd.DataFrame, columns: list[str]) -> list:
        return sorted(map(str, frame.replace(dict.fromkeys(columns, other)).to_dict("records")))

    for kind in together.KINDS:
        for question in (paths.steps, paths.crossings, paths.crossing_days, paths.follow_up):
            asked = question(engine, EVERYTHING, kind)
            columns = [name for name in ("training_format", "then_format") if name in asked]
            assert mirrored(asked, columns) == mirrored(question(swapped, EVERYTHING, kind), [])
    lists = [worklists.by_organisation(each, EVERYTHING) for each in (engine, swapped)]
    assert mirrored(lists[0], ["training_format"]) == mirrored(lists[1], [])
    names = {"in_company_only": "open_only", "open_only": "in_company_only"}
    within, other_way = (together.by_dimension(each, EVERYTHING, "theme") for each in (engine, swapped))
    pd.testing.assert_frame_equal(within.rename(columns=names)[other_way.columns], other_way)
