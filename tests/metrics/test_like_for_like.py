"""Like for like over whole protected groups: SQL and statistics say what plain loops say, and too little is refused."""

import random
from collections import defaultdict

import pandas as pd
import pytest

from tests.metrics.test_micro import assert_mirrored
from tests.tables import engine_of_rows, rows
from tweeluik.config import FORMATS
from tweeluik.filters import Filters
from tweeluik.metrics import like_for_like

STEM = "satisfaction.overall.like_for_like"
THEMES, MODES = ("Data", "Care", "Law"), ("on_site", "online")
SILENT = {"participant_id": None, "submitted_on": None, "language": None, "comment": None}


def programme(seed: int) -> list[dict]:
    """Eighty editions with five answers or more: each is a protected group of its own."""
    chance = random.Random(seed)
    editions = []
    for number in range(80):
        training_format = FORMATS[number % 2]
        theme = chance.choices(THEMES, (5, 2, 0) if training_format == "open" else (2, 5, 1))[0]
        liking = 3 if theme == "Data" else 1
        edition = {"key": f"e{number:02d}", "format": training_format, "theme": theme, "mode": chance.choice(MODES)}
        scores = [float(chance.randrange(liking, 6)) for _ in range(chance.randrange(5, 9))]
        editions.append(edition | {"hours": chance.choice([3, 4, 7.5, 8, 24]), "scores": scores})
    return editions


def engine_of(folder, editions: list[dict]):
    trainings = sorted({each["theme"] for each in editions})
    said = [
        f"{each['key']} | {each['format']} | T-{each['theme']} | {each['mode']} | {each['hours']}" for each in editions
    ]
    forms, answers = [], []
    for edition in editions:
        for number, score in enumerate(edition["scores"]):
            forms.append({"response_id": f"{edition['key']}-{number}", "edition_id": edition["key"]} | SILENT)
            answers.append({"response_id": f"{edition['key']}-{number}", "question_id": "overall", "score": score})
    header = "edition_id | training_format | training_id | delivery_mode | contact_hours\n"
    return engine_of_rows(
        folder,
        trainings=rows("trainings", "training_id | theme\n" + "\n".join(f"T-{theme} | {theme}" for theme in trainings)),
        editions=rows("editions", header + "\n".join(said)),
        questions=rows("questions", "question_id | construct | higher_is_better\noverall | overall | yes"),
        responses=forms,
        answers=answers,
    )


def figures(engine, *by: str) -> pd.DataFrame:
    return like_for_like.by_format(engine, Filters(), by or like_for_like.DEFAULT).set_index(["id", "training_format"])


def mean(scores: list[float]) -> float:
    return sum(scores) / len(scores)


def plainly(editions: list[dict], by: tuple[str, ...]) -> dict:
    """The same by loops over editions: means, shares covered, and the parts of the raw difference."""
    cells, everything = defaultdict(lambda: defaultdict(list)), defaultdict(list)
    for edition in editions:
        cells[tuple(edition[name] for name in by)][edition["format"]] += edition["scores"]
        everything[edition["format"]] += edition["scores"]
    both = [cell for cell in cells.values() if min(len(cell[f]) for f in FORMATS) >= 5]
    total = sum(len(cell[f]) for cell in both for f in FORMATS)
    means = {f: sum(mean(cell[f]) * sum(len(cell[g]) for g in FORMATS) for cell in both) / total for f in FORMATS}
    inside = {f: [score for cell in both for score in cell[f]] for f in FORMATS}
    raw, covered, alike = (
        values["open"] - values["in_company"]
        for values in ({f: mean(everything[f]) for f in FORMATS}, {f: mean(inside[f]) for f in FORMATS}, means)
    )
    return {
        **{(STEM, f): means[f] for f in FORMATS},
        **{(f"{STEM}.coverage", f): len(inside[f]) / len(everything[f]) for f in FORMATS},
        (f"{STEM}.outside", None): raw - covered,
        (f"{STEM}.mix", None): covered - alike,
        (STEM, None): alike,
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("by", "names"), [(("theme",), ("theme",)), (("mode", "theme"), ("theme", "mode"))])
def test_figures_say_what_plain_loops_say(tmp_path, seed, by, names):
    editions = programme(seed)
    found = figures(engine_of(tmp_path, editions), *by)["value"]
    said = plainly(editions, names)
    assert {key: found[key] for key in said} == pytest.approx(said)


def test_the_parts_add_up_to_the_raw_difference(tmp_path):
    editions = programme(4)
    found = figures(engine_of(tmp_path, editions))["value"]
    raw = [mean([s for e in editions if e["format"] == f for s in e["scores"]]) for f in FORMATS]
    parts = found[(f"{STEM}.outside", None)] + found[(f"{STEM}.mix", None)] + found[(STEM, None)]
    assert parts == pytest.approx(raw[1] - raw[0])


def test_the_interval_is_about_as_wide_as_the_one_of_plain_resampling(tmp_path):
    editions, chance = programme(5), random.Random(0)
    of_format = {f: [e for e in editions if e["format"] == f] for f in FORMATS}
    weights = {t: sum(len(e["scores"]) for e in editions if e["theme"] == t) for t in ("Data", "Care")}
    drawn = []
    for _ in range(2000):
        means = {}
        for f, of_this in of_format.items():
            again = chance.choices([e for e in of_this if e["theme"] in weights], k=len(of_this))
            cells = {t: [s for e in again if e["theme"] == t for s in e["scores"]] for t in weights}
            means[f] = sum(w * mean(cells[t]) for t, w in weights.items()) / sum(weights.values())
        drawn.append(means["open"] - means["in_company"])
    spread = mean([(each - mean(drawn)) ** 2 for each in drawn]) ** 0.5
    found = figures(engine_of(tmp_path, editions), "theme").loc[(STEM, None)]
    assert (found["high"] - found["low"]) / (2 * 1.99) == pytest.approx(spread, rel=0.1)


def test_swapping_the_formats_mirrors_every_figure(tmp_path):
    other = dict(zip(FORMATS, FORMATS[::-1], strict=True))
    editions = programme(6)
    swapped = [each | {"format": other[each["format"]]} for each in editions]
    pair = [
        like_for_like.by_format(engine_of(tmp_path / n, each), Filters())
        for n, each in zip("ab", (editions, swapped), strict=True)
    ]
    assert_mirrored(*pair)


BANDS = [(3.9, "under_4"), (4, "4_to_8"), (7.9, "4_to_8"), (8, "8_to_24"), (23.9, "8_to_24"), (24, "24_and_more")]


@pytest.mark.parametrize(("hours", "band"), BANDS)
def test_a_band_of_hours_begins_where_it_says(tmp_path, hours, band):
    pair = [
        {"key": f, "format": f, "theme": "Data", "mode": "online", "hours": hours, "scores": [4.0] * 5} for f in FORMATS
    ]
    found = like_for_like.by_stratum(engine_of(tmp_path, pair), Filters(), ("hours",), "overall")
    assert found["hours_band"].tolist() == [band, band]


def small(key: str, training_format: str, theme: str, scores: int) -> dict:
    return {
        "key": key,
        "format": training_format,
        "theme": theme,
        "mode": "online",
        "hours": 4,
        "scores": [4.0] * scores,
    }


def test_groups_that_mix_values_are_compared_with_nothing_and_counted(tmp_path):
    alone = [small(f"{f}-{n}", f, "Data", 5) for f in FORMATS for n in range(2)]
    # Three answers of one theme and two of another only reach five together.
    mixed = [small(f"{f}-{theme}", f, theme, n) for f in FORMATS for theme, n in (("Care", 3), ("Law", 2))]
    engine = engine_of(tmp_path, alone + mixed)
    strata = like_for_like.by_stratum(engine, Filters(), ("theme",), "overall")
    assert strata["theme"].tolist() == ["Data", "Data", "mixed", "mixed"]
    assert strata["n"].tolist() == [10, 10, 5, 5]
    assert strata["is_compared"].tolist() == [True, True, False, False]
    assert figures(engine, "theme").loc[(f"{STEM}.coverage", "open"), "value"] == pytest.approx(10 / 15)


def test_an_unknown_value_is_one_like_another(tmp_path):
    unknown = [small(f"{f}-{n}", f, "Data", 5) | {"mode": ""} for f in FORMATS for n in range(2)]
    found = figures(engine_of(tmp_path, unknown))
    assert found.loc[(f"{STEM}.coverage", "open"), "value"] == 1


@pytest.mark.parametrize(("shared", "is_shown"), [(10, True), (9, False)])
def test_under_half_of_the_answers_nothing_is_compared_and_the_note_says_why(tmp_path, shared, is_shown):
    editions = [small("i1", "in_company", "Data", shared), small("i2", "in_company", "Care", 10)]
    editions += [small("o1", "open", "Data", shared), small("o2", "open", "Law", 10)]
    found = figures(engine_of(tmp_path, editions), "theme")
    assert found.loc[(f"{STEM}.coverage", None), "value"] == pytest.approx(shared / (shared + 10))
    for key in ((STEM, "open"), (STEM, "in_company"), (STEM, None), (f"{STEM}.mix", None)):
        assert pd.notna(found.loc[key, "value"]) == is_shown
        assert ("coverage_under_half" in found.loc[key, "note"]) == (not is_shown)
        assert pd.notna(found.loc[key, "n"]) == is_shown


@pytest.mark.parametrize("dimension", like_for_like.OF_CLIENT)
def test_an_open_edition_has_no_single_client_so_nothing_is_alike(tmp_path, dimension):
    found = figures(engine_of(tmp_path, programme(7)), dimension)
    assert found.loc[(f"{STEM}.coverage", None), "value"] == 0
    assert found.loc[(STEM, None), "note"] == "coverage_under_half"


def test_a_format_without_answers_is_hidden_as_everywhere(tmp_path):
    only_open = [each for each in programme(8) if each["format"] == "open"]
    found = figures(engine_of(tmp_path, only_open))
    assert set(found["note"]) == {"fewer_than_threshold"}
    assert found["value"].isna().all()


def test_nothing_but_the_sum_of_a_protected_group_is_under_any_figure(tmp_path):
    """Which of two small editions a score stands in must not be seen."""
    pair = [small("s1", "open", "Data", 3), small("s2", "open", "Data", 3)]
    one = [pair[0] | {"scores": [1.0, 1.0, 2.0]}, pair[1] | {"scores": [5.0, 4.0, 5.0]}]
    other = [pair[0] | {"scores": [5.0, 1.0, 5.0]}, pair[1] | {"scores": [1.0, 4.0, 2.0]}]
    there, back = (figures(engine_of(tmp_path / n, programme(9) + each)) for n, each in (("a", one), ("b", other)))
    assert there.equals(back)
