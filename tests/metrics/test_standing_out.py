"""What stands out is clear among everything that is scanned and large; with nothing to find it stays silent."""

import numpy as np
import pandas as pd
import pytest

from tests.metrics import oracle, programmes
from tests.metrics.test_oracle import filled
from tests.tables import engine_of_rows
from tweeluik.config import FORMATS, LARGE_ENOUGH
from tweeluik.filters import Filters, from_query
from tweeluik.metrics import standing_out, trainings

OTHER = {"in_company": "open", "open": "in_company"}
YEAR = 2025


def scanned(data: dict) -> pd.DataFrame:
    """The candidates of an invented programme."""
    pairs = ((standing_out.RATED, programmes.rated(data)), (standing_out.COMPLETED, programmes.completed(data)))
    rows = [row for measure, cells in pairs for row in standing_out.of_places(cells, measure)]
    rows += [row for measure, cells in pairs for row in standing_out.of_years(cells, measure, YEAR)]
    funnels = [trainings.in_funnel(programmes.by_training(editions, each)) for each, editions in data.items()]
    rows += standing_out.of_trainings(pd.concat(funnels, ignore_index=True))
    return pd.DataFrame(rows, columns=list(standing_out.COLUMNS))


def programme(seed: int) -> dict:
    return programmes.programme(np.random.default_rng(seed))


def raised(data: dict, by: float, training_format: str, **where: str) -> dict:
    """The programme with the answers of some editions of one format raised (or lowered)."""

    def changed(edition: dict) -> dict:
        if any(edition[name] != value for name, value in where.items()):
            return edition
        return edition | {"scores": np.clip(edition["scores"] + by, 1, 5)}

    return data | {training_format: [changed(edition) for edition in data[training_format]]}


def said(data: dict) -> list[tuple]:
    found = standing_out.chosen(scanned(data))
    return list(zip(found["kind"], found["value"], found["training_format"].fillna(""), strict=True))


def test_with_nothing_to_find_at_most_about_one_programme_in_twenty_says_anything():
    spoken = []
    for seed in range(150):
        candidates = scanned(programme(seed))
        assert len(candidates) > 60
        # Also without asking for a size, which makes it quieter still.
        spoken.append(not standing_out.chosen(candidates.assign(size=1.0)).empty)
    assert np.mean(spoken) == 0.06


def test_scanned_one_by_one_the_same_programmes_would_always_say_something():
    alone = [(scanned(programme(seed))["p"] < 0.05).any() for seed in range(20)]
    assert np.mean(alone) >= 0.95


def test_a_theme_in_which_open_is_rated_otherwise_than_elsewhere_stands_out():
    assert said(raised(programme(1), -0.9, "open", theme="Data"))[0] == ("place", "Data", "")


def test_a_theme_that_is_rated_lower_in_both_formats_does_not_differ_between_them():
    lower = raised(raised(programme(1), -0.5, "open", theme="Data"), -0.5, "in_company", theme="Data")
    assert not [row for row in said(lower) if row[0] == "place"]


def test_a_format_that_moved_since_the_year_before_stands_out():
    assert ("year", "2025", "in_company") in said(raised(programme(1), -0.6, "in_company", year="2025"))


def test_a_training_far_outside_the_funnel_stands_out():
    assert said(raised(programme(1), -1.5, "open", training=7))[0] == ("training", "T7", "open")


def test_exchanged_formats_give_the_mirrored_findings():
    data = raised(raised(programme(1), -0.9, "open", theme="Data"), -0.9, "in_company", year="2025")
    one, other = (standing_out.chosen(scanned({each: of[each] for each in FORMATS})) for of in (data, exchanged(data)))
    assert len(one) == len(other) >= 2
    places = (one["kind"] == "place").to_numpy()
    assert one["value"].tolist() == other["value"].tolist()
    assert one["training_format"].map(OTHER).fillna("").tolist() == other["training_format"].fillna("").tolist()
    sign = np.where(places, -1, 1)
    assert (sign * one["here"]).tolist() == pytest.approx(other["here"].tolist())
    assert one["p"].tolist() == pytest.approx(other["p"].tolist(), rel=1e-6)


def exchanged(data: dict) -> dict:
    return {OTHER[each]: editions for each, editions in data.items()}


def candidate(kind: str, p: float, size: float, value: str = "x") -> dict:
    blank = dict.fromkeys(standing_out.COLUMNS, float("nan"))
    return blank | {"kind": kind, "measure": standing_out.RATED, "value": value, "p": p, "size": size}


def chosen(*rows: dict) -> list[str]:
    return standing_out.chosen(pd.DataFrame(rows))["value"].tolist()


def test_each_kind_has_a_third_of_the_chance_and_goes_by_holm_within():
    # Two years: .008 x 2 x 3 = .048 stays; then .016 x 1 x 3 = .048 too. Three: .008 x 3 x 3 = .072 is gone.
    two = [candidate("year", 0.008, 0.5, "a"), candidate("year", 0.016, 0.4, "b")]
    assert chosen(*two) == ["a", "b"]
    assert chosen(*two, candidate("year", 0.9, 0.1, "c")) == []
    # Another kind costs nothing more.
    assert chosen(*two, *[candidate("place", 0.9, 0.1)] * 30) == ["a", "b"]


def test_what_is_clear_but_small_is_not_said():
    assert chosen(candidate("place", 1e-9, LARGE_ENOUGH - 0.001, "a"), candidate("place", 1e-6, LARGE_ENOUGH, "b")) == [
        "b"
    ]


def test_a_training_within_the_outer_limits_is_not_said_however_few_there_are():
    assert chosen(candidate("training", 0.003, 0.9)) == []
    assert chosen(candidate("training", 0.0019, 0.9, "a")) == ["a"]


def test_at_most_five_are_said_the_largest_first_and_two_of_a_kind():
    sizes = {"place": (0.3, 0.9, 0.8), "year": (0.4, 0.7, 0.6), "training": (0.5, 0.55, 0.45)}
    rows = [candidate(kind, 1e-9, size, str(size)) for kind, of_kind in sizes.items() for size in of_kind]
    assert chosen(*rows) == ["0.9", "0.8", "0.7", "0.6", "0.55"]


def test_nothing_scanned_is_nothing_said(micro):
    candidates = standing_out.candidates(micro, Filters(), 2023)
    assert candidates.empty
    assert standing_out.chosen(candidates).empty


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    data = oracle.programme(3)
    return data, engine_of_rows(tmp_path_factory.mktemp("standing_out"), **filled(data))


@pytest.mark.parametrize("query", [{}, {"theme": ["Data"]}, {"from": ["2023-09-01"]}])
def test_cells_of_completed_seats_add_up_as_plain_loops_say(invented, query):
    data, engine = invented
    filters, _ = from_query(query)
    themes = {row["training_id"]: row["theme"] for row in data["trainings"]}
    cells = engine.query("completed_by_cell", **filters.parameters()).set_index(
        ["dimension", "value", "training_format"]
    )
    editions = [
        edition
        for edition in data["editions"]
        if edition["training_format"] == "open"
        and themes[edition["training_id"]] in query.get("theme", ["Data", "Care"])
        and edition["starts_on"].isoformat() >= query.get("from", [""])[0]
    ]
    rates = oracle.participation(dict(data, editions=editions), "open")
    row = cells.loc[("everything", "all", "open")]
    assert row["part"] / row["whole"] == pytest.approx(rates["completion_rate"])
    for mode in ("on_site", "online"):
        of_mode = [edition for edition in editions if edition["delivery_mode"] == mode]
        row = cells.loc[("mode", mode, "open")]
        rates = oracle.participation(dict(data, editions=of_mode), "open")
        assert row["part"] / row["whole"] == pytest.approx(rates["completion_rate"])


def test_cells_of_answers_are_whole_protected_groups(invented):
    _, engine = invented
    groups = engine.query("satisfaction_by_stratum", **Filters().of_questions(("overall",)))
    cells = engine.query("rated_by_cell", **Filters().parameters(), question="overall")
    cells = cells.set_index(["dimension", "value", "training_format"])
    for dimension, column in (("theme", "theme"), ("mode", "delivery_mode"), ("institution", "institution")):
        named = groups[groups[column].notna() & (groups[column] != "mixed")]
        for (value, training_format), rows in named.groupby([column, "training_format"]):
            row = cells.loc[(dimension, value, training_format)]
            assert (row["groups"], row["whole"]) == (len(rows), rows["answers"].sum())
            assert row["part_squares"] == pytest.approx((rows["total"] ** 2).sum())
            assert row["products"] == pytest.approx((rows["total"] * rows["answers"]).sum())
    everything = cells.loc["everything"]
    assert everything["whole"].sum() == groups["answers"].sum()
    assert everything["groups"].sum() == len(groups)


def test_under_a_lens_only_that_format_is_scanned(invented):
    _, engine = invented
    only_open, _ = from_query({"lens": ["open"]})
    assert set(standing_out.candidates(engine, only_open, 2023)["training_format"]) <= {"open"}
