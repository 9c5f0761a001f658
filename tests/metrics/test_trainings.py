"""Each training stands on its own evaluations or says why not, beside its theme and the chance of its format."""

from dataclasses import replace

import pandas as pd
import pytest

from tests.metrics import oracle
from tests.metrics.test_oracle import filled
from tests.tables import engine_of_rows, rows
from tweeluik.config import FORMATS
from tweeluik.filters import Filters, from_query
from tweeluik.metrics import comments, editions, trainings


def programme(folder, given: dict[str, str], theme: str = "Data", comment: str | None = None):
    """An engine on open editions: `{"excel-1": "4 5 4 4 5"}` is an edition of excel with its answers."""
    names = list(given)
    ids = sorted({name.partition("-")[0] for name in names})
    forms = [(f"{name}-{n}", name, float(score)) for name in names for n, score in enumerate(given[name].split())]
    blank = {"participant_id": None, "submitted_on": None, "language": None}
    return engine_of_rows(
        folder,
        trainings=rows("trainings", "training_id | theme\n" + "\n".join(f"{each} | {theme}" for each in ids)),
        editions=rows(
            "editions",
            "edition_id | training_id | training_format | starts_on\n"
            + "\n".join(
                f"{name} | {name.partition('-')[0]} | open | 2024-10-{n:02d}" for n, name in enumerate(names, 1)
            ),
        ),
        enrolments=rows(
            "enrolments", "edition_id | participant_id\n" + "\n".join(f"{i} | P-{n}" for n, i in enumerate(names))
        ),
        responses=[{"response_id": r, "edition_id": e, **blank, "comment": comment} for r, e, _ in forms],
        answers=[{"response_id": r, "question_id": "overall", "score": s} for r, _, s in forms],
        questions=rows("questions", "question_id | construct | higher_is_better\noverall | overall | yes"),
    )


def found(engine, filters: Filters | None = None) -> pd.DataFrame:
    return trainings.by_training(engine, filters or Filters(), "overall").set_index("training_id")


def test_a_training_has_the_mean_and_the_editions_of_its_own_groups(tmp_path):
    frame = found(programme(tmp_path, {"excel-1": "4 5 4 4 5", "excel-2": "3 3 3 3 3 3", "sql-1": "5 5 5 5 5"}))
    assert frame.loc["excel", ["mean", "n", "rated_editions"]].tolist() == [pytest.approx(40 / 11), 11, 2]
    assert frame.loc["excel", "note"] == "too_few_editions"
    assert frame.loc["sql", "note"] == "too_few_editions indicative"
    assert pd.isna(frame.loc["excel", "low"])


def test_a_training_that_is_joined_with_others_says_so_and_its_host_too(tmp_path):
    engine = programme(tmp_path, {"excel-1": "4 5 4 4 5", "excel-2": "4 4 4 4 4", "sql-1": "5 5", "data-1": ""})
    frame = found(engine)
    assert frame.loc["sql", "note"] == "joined_with_others"
    assert frame.loc["sql", ["mean", "n", "shrunk", "outside"]].isna().all()
    assert frame.loc["excel", "note"] == "too_few_editions partly_joined indicative"
    assert frame.loc["excel", "n"] == 5
    assert frame.loc["data", "note"] == "not_evaluated"


def test_a_format_with_too_few_in_all_is_left_out_and_says_so(tmp_path):
    assert found(programme(tmp_path, {"excel-1": "4 5", "sql-1": "5"}))["note"].tolist() == ["fewer_than_threshold"] * 2


def test_evaluations_that_stand_with_a_later_edition_say_so(tmp_path):
    engine = programme(tmp_path, {"excel-1": "4 5", "excel-2": "4 4 4"})
    first_day, _ = from_query({"to": ["2024-10-01"]})
    assert found(engine, first_day).loc["excel", "note"] == "outside_selection"


def test_micro_trainings_are_published_only_together(micro):
    frame = trainings.by_training(micro, Filters(), "overall").set_index(["training_id", "training_format"])
    assert frame["note"].unique().tolist() == ["joined_with_others"]
    assert frame.loc[("Data", "in_company"), "enrolments"] == 6
    assert frame["completion_rate"].notna().all()


def test_a_training_stands_beside_the_others_of_its_theme(tmp_path):
    given = {f"excel-{n}": "4 4 4 4 5" for n in range(1, 7)} | {f"sql-{n}": "2 2 2 3 3" for n in range(1, 7)}
    row = trainings.against_theme(programme(tmp_path, given), Filters(training=("excel",)), "excel")
    row = row.set_index("training_format").loc["open"]
    assert (row["mean"], row["theme_mean"], row["difference"]) == (4.2, 2.4, pytest.approx(1.8))
    assert row["note"] == "above_theme welch"
    assert (row["low"], row["high"]) == (pytest.approx(1.8), pytest.approx(1.8))


def test_too_few_editions_have_a_difference_and_no_verdict(tmp_path):
    engine = programme(tmp_path, {"excel-1": "4 4 4 4 5", "sql-1": "2 2 2 3 3"})
    row = trainings.against_theme(engine, Filters(), "excel").set_index("training_format").loc["open"]
    assert (row["difference"], row["note"]) == (pytest.approx(1.8), "too_few_editions indicative")
    assert pd.isna(row["low"])


def test_a_training_alone_in_its_theme_has_nothing_to_stand_beside(tmp_path):
    row = trainings.against_theme(programme(tmp_path, {"excel-1": "4 4 4 4 5"}), Filters(), "excel")
    row = row.set_index("training_format").loc["open"]
    assert (row["mean"], row["note"]) == (4.2, "fewer_than_threshold")
    assert row[["theme_mean", "difference"]].isna().all()


def test_a_training_is_put_beside_trainings_that_stand_on_their_own(tmp_path):
    # The two answers about data and the one about css join the group of sql, which is then of several trainings.
    given = {"excel-1": "4 4 4 4 5", "sql-1": "2 2 2 3 3", "data-1": "1 1", "css-1": "5"}
    row = (
        trainings.against_theme(programme(tmp_path, given), Filters(), "excel").set_index("training_format").loc["open"]
    )
    assert row["mean"] == 4.2
    assert row[["theme_mean", "theme_n"]].isna().all()


def test_an_edition_is_evaluated_as_the_group_it_belongs_to(tmp_path):
    engine = programme(tmp_path, {"excel-1": "4 5", "excel-2": "3 3 3", "sql-1": "5 5 5 5 5"})
    first = editions.evaluations(engine, Filters(), "excel-1").set_index("question_id")
    assert first.loc["overall", ["mean", "n", "neighbours"]].tolist() == [pytest.approx(3.6), 5, 1]
    assert editions.evaluations(engine, Filters(), "sql-1").set_index("question_id").loc["overall", "neighbours"] == 0


def test_an_edition_keeps_its_own_counts(micro):
    frame = editions.by_start(micro, Filters()).set_index("edition_id")
    assert frame.loc["O1", "contacts_per_participant"] == 4.0
    assert frame.loc["O2", "contacts_per_participant"] == 2.5
    assert frame.loc[["I1", "I2"], "cross_organisation_pairs"].tolist() == [0, 0]
    assert frame.loc["O1", ["pairs", "cross_sector_pairs", "capacity"]].tolist() == [10, 9, 8]
    assert frame.index.tolist() == ["O2", "O1", "I2", "I1"]


def test_comments_need_ten_forms_and_a_reader_who_may(tmp_path):
    few = programme(tmp_path / "few", {"excel-1": "4 " * 9}, comment="Goed")
    enough = programme(tmp_path / "enough", {"excel-1": "4 " * 10}, comment="Goed")
    assert comments.by_group(few, Filters(), True).empty
    assert comments.by_group(enough, Filters(), False).empty
    assert comments.by_group(enough, Filters(), True)["comment"].tolist() == ["Goed"] * 10


@pytest.fixture(scope="module", params=[1, 2, 3])
def invented(request, tmp_path_factory):
    data = oracle.programme(request.param)
    return data, engine_of_rows(tmp_path_factory.mktemp("trainings"), **filled(data))


def test_every_training_is_what_plain_loops_say(invented):
    data, engine = invented
    frame = trainings.by_training(engine, Filters(), "overall").set_index(["training_id", "training_format"])
    for (training_id, each), row in frame.iterrows():
        only = dict(data, editions=[e for e in data["editions"] if e["training_id"] == training_id])
        said = oracle.participation(only, each)
        assert row["enrolments"] == said["enrolments"]
        assert row["completion_rate"] == pytest.approx(said["completion_rate"] or float("nan"), nan_ok=True)
        if "joined" not in row["note"] and not pd.isna(row["n"]):
            scores = oracle.answers(only, each, "overall")
            assert (row["n"], row["mean"]) == (len(scores), pytest.approx(sum(scores) / len(scores)))


def test_a_filter_on_one_training_gives_the_mean_of_the_list(invented):
    _, engine = invented
    frame = trainings.by_training(engine, Filters(), "overall")
    for row in frame[frame["mean"].notna()].itertuples():
        alone = trainings.by_training(engine, Filters(training=(row.training_id,)), "overall")
        assert alone.set_index("training_format").loc[row.training_format, "mean"] == row.mean


def test_swapped_formats_mirror_every_training(invented, tmp_path):
    data, engine = invented
    other = {"in_company": "open", "open": "in_company", "other": "other"}
    turned = [row | {"training_format": other[row["training_format"]]} for row in data["editions"]]
    mirror = engine_of_rows(tmp_path, **filled(dict(data, editions=turned)))
    by = ["training_id", "training_format"]
    here = trainings.by_training(engine, Filters(), "overall").set_index(by).sort_index()
    there = trainings.by_training(mirror, Filters(), "overall").replace({"training_format": other})
    pd.testing.assert_frame_equal(here, there.set_index(by).sort_index()[here.columns], check_dtype=False)
    for training_id in ("t0", "t1"):
        left, right = (trainings.against_theme(each, Filters(), training_id) for each in (engine, mirror))
        right = right.replace({"training_format": other}).sort_values(["question_id", "training_format"])
        pd.testing.assert_frame_equal(
            left.sort_values(["question_id", "training_format"], ignore_index=True),
            right.reset_index(drop=True),
            check_dtype=False,
        )


def test_the_target_of_a_funnel_is_the_mean_of_its_format(invented):
    data, engine = invented
    frame = trainings.by_training(engine, Filters(), "overall")
    for each in FORMATS:
        scores = oracle.answers(data, each, "overall")
        targets = frame.loc[frame["training_format"] == each, "target"].dropna().unique().tolist()
        assert targets in ([], [pytest.approx(sum(scores) / len(scores))])


def test_counts_of_trainings_are_of_distinct_ones(micro):
    frame = trainings.by_format(micro, Filters()).set_index(["id", "training_format"])["value"]
    assert [frame[("trainings.offered", each)] for each in (*FORMATS, None)] == [2, 2, 2]
    assert frame[("trainings.editions_each", "open")] == 1
    only = trainings.by_format(micro, replace(Filters(), theme=("Care",)))
    assert only.set_index(["id", "training_format"]).loc[("trainings.offered", None), "value"] == 1
