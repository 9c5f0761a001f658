"""73,421 real ratings go the whole way of a file and come out as computed outside the project."""

import json

import pandas as pd
import pytest

from tweeluik.engine import open_engine
from tweeluik.filters import Filters
from tweeluik.ingest import Options
from tweeluik.ingest.load import load
from tweeluik.ingest.parts import parts
from tweeluik.metrics import like_for_like, trainings
from tweeluik.metrics.figures import all_figures
from tweeluik.metrics.intervals import intraclass_correlation
from tweeluik.store import Store


@pytest.fixture(scope="module")
def ratings(shared, tmp_path_factory):
    """Figures, expectations, trainings and themes of the real ratings, loaded into an empty store."""
    folder = shared / "real" / "insteval"
    store = Store(tmp_path_factory.mktemp("insteval"))
    report = load(parts([folder / "evaluations.csv", folder / "enrolments.csv"], Options(sectors="own")), store)
    assert report.published
    assert [file.counts.new for file in report.files] == [73421, 73421]
    engine = open_engine(store.database)
    figures = all_figures(engine, Filters()).set_index(["id", "training_format"])
    rated = trainings.by_training(engine, Filters(), "overall").set_index(["training_id", "training_format"])
    themes = like_for_like.by_stratum(engine, Filters(), ("theme",), "overall")
    return figures, json.loads((folder / "expected.json").read_text()), rated, themes


@pytest.mark.parametrize("training_format", ["in_company", "open"])
def test_counts_and_levels_of_each_format(ratings, training_format):
    figures, expected, *_ = ratings
    said = expected["overall"][training_format]
    assert (
        figures.loc[("participation.enrolments", training_format), "value"] == expected["enrolments"][training_format]
    )
    participants = figures.loc[("participation.participants", training_format), "value"]
    assert participants == expected["participants"][training_format]
    mean = figures.loc[("satisfaction.overall.mean", training_format)]
    assert mean["value"] == pytest.approx(said["mean"], abs=1e-6)
    assert mean["editions"] == expected["editions_by_format"][training_format]
    top = figures.loc[("satisfaction.overall.top_two", training_format), "value"]
    assert top == pytest.approx(said["top2_rate"], abs=1e-6)


@pytest.mark.parametrize("training_format", ["in_company", "open"])
def test_sectors_of_each_format(ratings, training_format):
    figures, expected, *_ = ratings
    said = expected["sectors_pooled"][training_format]
    effective = figures.loc[("sectors.effective", training_format), "value"]
    assert effective == pytest.approx(said["effective_sectors"], abs=1e-6)
    chance = figures.loc[("sectors.chance_different", training_format), "value"]
    assert chance == pytest.approx(said["gini_simpson_unbiased"], abs=1e-6)


@pytest.mark.parametrize(
    ("figure", "name"),
    [
        ("total_variation", "total_variation"),
        ("morisita_horn", "morisita_horn"),
        ("jensen_shannon", "jensen_shannon_divergence_base2"),
    ],
)
def test_likeness_of_the_mixes(ratings, figure, name):
    figures, expected, *_ = ratings
    assert figures.loc[(f"sectors.{figure}", None), "value"] == pytest.approx(
        expected["sectors_pooled"][name], abs=1e-6
    )


def test_the_difference_with_the_interval_that_follows_the_editions(ratings):
    figures, expected, *_ = ratings
    said = expected["overall"]["difference_open_minus_in_company"]
    found = figures.loc[("satisfaction.overall.difference", None)]
    assert found["value"] == pytest.approx(said["raw"], abs=1e-9)
    assert [found["low"], found["high"]] == pytest.approx(said["edition_bootstrap_95"], abs=0.01)
    assert (found["high"] - found["low"]) / (2 * 1.96) == pytest.approx(said["edition_bootstrap_se"], abs=0.001)
    assert found["note"].split()[0] == "higher_in_company"


def test_departments_like_for_like(ratings):
    """No protected group mixes departments, so these are the figures of the editions themselves."""
    figures, expected, *_ = ratings
    said = expected["overall"]["difference_open_minus_in_company"]["standardised_by_theme"]
    id_ = "satisfaction.overall.like_for_like"
    assert figures.loc[(f"{id_}.coverage", None), "value"] == 1
    for training_format in ("in_company", "open"):
        assert figures.loc[(id_, training_format), "value"] == pytest.approx(said[training_format], abs=1e-5)
    gap = figures.loc[(id_, None)]
    assert gap["value"] == pytest.approx(said["difference"], abs=1e-5)
    assert gap["note"] == "higher_in_company bootstrap"
    parts = [figures.loc[(f"{id_}.{name}", None), "value"] for name in ("outside", "mix")]
    raw = expected["overall"]["difference_open_minus_in_company"]["raw"]
    assert sum(parts) + gap["value"] == pytest.approx(raw)


def test_in_five_of_fourteen_departments_the_difference_has_the_opposite_sign(ratings):
    figures, expected, _, themes = ratings
    said = expected["overall"]["difference_open_minus_in_company"]
    gaps = themes[themes["is_compared"]].drop_duplicates("theme")["difference"]
    raw = figures.loc[("satisfaction.overall.difference", None), "value"]
    assert (len(gaps), int((gaps * raw < 0).sum())) == (14, 5)
    assert (said["themes"], said["themes_with_opposite_sign"]) == (14, 5)


def test_where_everybody_answered_attendance_changes_nothing(ratings):
    figures, *_ = ratings
    for training_format in ("in_company", "open"):
        mean, weighted = (
            figures.loc[(f"satisfaction.overall.{name}", training_format)] for name in ("mean", "weighted")
        )
        assert weighted["value"] == pytest.approx(mean["value"])
        assert figures.loc[("satisfaction.overall.weighted_n", training_format), "value"] == pytest.approx(mean["n"])
        assert figures.loc[("satisfaction.overall.what_if", training_format), "note"] == "holds_whatever"


@pytest.mark.parametrize(
    ("figure", "name"), [("cliffs_delta", "cliffs_delta"), ("superiority", "probability_of_superiority")]
)
def test_sizes_of_the_difference(ratings, figure, name):
    figures, expected, *_ = ratings
    said = expected["overall"]["difference_open_minus_in_company"][name]
    assert figures.loc[(f"satisfaction.overall.{figure}", None), "value"] == pytest.approx(said, abs=1e-6)


def test_answers_of_one_edition_are_alike(ratings, shared):
    figures, expected, *_ = ratings
    said = expected["overall"]["icc_edition"]
    scores = pd.read_csv(shared / "real" / "insteval" / "evaluations.csv").groupby("edition_id")["overall"]
    sums = (scores.agg(sum_of).to_numpy(float) for sum_of in ("count", "sum", lambda score: (score**2).sum()))
    assert intraclass_correlation(*sums) == pytest.approx(said, abs=5e-4)
    # What is published has protected groups for editions: slightly less alike.
    assert figures.loc[("satisfaction.overall.icc", None), "value"] == pytest.approx(said, abs=5e-3)


def test_who_uses_both_formats(ratings):
    figures, expected, *_ = ratings
    assert figures.loc[("together.learners.both", None), "value"] == expected["participants"]["both"]
    jaccard = figures.loc[("together.learners.jaccard", None), "value"]
    assert jaccard == pytest.approx(expected["participants"]["jaccard"], abs=1e-9)


def test_each_training_has_the_mean_of_its_real_ratings(ratings, shared):
    """Computed with nothing but the two files, for the trainings that are not joined with others."""
    rated = ratings[2]
    folder = shared / "real" / "insteval"
    editions = pd.read_csv(folder / "enrolments.csv").drop_duplicates("edition_id").set_index("edition_id")
    scores = pd.read_csv(folder / "evaluations.csv").join(editions[["training_id", "training_format"]], on="edition_id")
    said = scores.groupby(["training_id", "training_format"])["overall"].agg(["count", "mean"])
    alone = rated[rated["n"].notna() & ~rated["note"].str.contains("joined")]
    assert len(alone) > 1000
    assert alone["n"].tolist() == said.loc[alone.index, "count"].tolist()
    assert alone["mean"].tolist() == pytest.approx(said.loc[alone.index, "mean"].tolist())


def test_real_trainings_differ_more_than_chance_and_are_drawn_towards_each_other(ratings):
    rated = ratings[2][lambda frame: frame["mean"].notna()]
    outer = (rated["outside"].abs() == 2).mean()
    assert 0.02 < outer < 0.5
    for _, of_format in rated.groupby("training_format"):
        assert of_format["shrunk"].std() < of_format["mean"].std()
        few, many = of_format["n"] < 10, of_format["n"] >= 50
        moved = (of_format["shrunk"] - of_format["mean"]).abs()
        assert moved[few].mean() > moved[many].mean()
