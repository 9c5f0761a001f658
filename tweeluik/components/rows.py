"""Which rows does a chart draw, in which order and under which labels?"""

import pandas as pd

from tweeluik.components.page import Page
from tweeluik.config import FORMATS, OPEN
from tweeluik.filters import year_bounds
from tweeluik.i18n import academic_year, number, percent
from tweeluik.schema import DELIVERY_MODES

# The values of a dimension that are drawn; the others are added up.
_MOST = 12
# The sectors whose shift through the years is drawn.
_SECTORS = 6
_GROUP_SIZES = ("2-5", "6-10", "11-15", "16+")


def steps(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """Stages from enrolment to completion, with `share` of the enrolled (`metrics.participation.funnel`)."""
    enrolled = frame[frame["stage"] == "enrolled"].set_index("training_format")["people"]
    total = frame["training_format"].map(enrolled)
    frame = frame.assign(share=frame["people"] / total.where(total > 0), amount=frame["people"], value=None)
    frame["label"] = [page.text(f"charts.stages.{stage}") for stage in frame["stage"]]
    return frame.assign(text=[_with_share(page, *pair) for pair in zip(frame["people"], frame["share"], strict=True)])


def returning(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """Attendees by year with the share that had come before (`metrics.participation.returning`)."""
    share = frame["returning"] / frame["attendees"].where(frame["attendees"] > 0)
    frame = frame.assign(amount=frame["attendees"], came_before=share)
    frame["value"] = [year_bounds(int(year))[0].isoformat() for year in frame["academic_year"]]
    frame["label"] = [academic_year(year) for year in frame["academic_year"]]
    return frame.assign(text=[_with_share(page, *pair) for pair in zip(frame["attendees"], share, strict=True)])


def _with_share(page: Page, count: float, share: float) -> str:
    if pd.isna(share):
        return number(count, page.language)
    return f"{number(count, page.language)} ({percent(share, page.language)})"


def ranked(page: Page, frame: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """Values of a dimension from most to fewest enrolments, the smallest together; sizes in their own order.

    `frame` is `metrics.participation.by_dimension`.
    """
    frame = page.labelled(frame, dimension)
    if dimension == "size":
        order = sorted(frame["value"].dropna().unique(), key=lambda size: int(size.split("-")[0].rstrip("+")))
        frame = frame.sort_values("value", key=lambda values: values.map({v: n for n, v in enumerate(order)}))
        return frame.assign(amount=frame["enrolments"])
    totals = frame.groupby("label")["enrolments"].sum().sort_values(ascending=False, kind="stable")
    kept = list(totals.index[:_MOST])
    shown = frame[frame["label"].isin(kept)].sort_values(
        "label", key=lambda names: names.map(kept.index), kind="stable"
    )
    rest = frame[~frame["label"].isin(kept)]
    shown = shown.assign(amount=shown["enrolments"])
    if rest.empty:
        return shown
    counts = ["enrolments", "completed", "eligible"]
    others = rest.groupby("training_format")[counts].sum().reindex(FORMATS, fill_value=0).reset_index()
    others["completion_rate"] = others["completed"] / others["eligible"].where(others["eligible"] > 0)
    name = page.text("charts.others", n=rest["label"].nunique())
    return pd.concat([shown, others.assign(label=name, value=None, amount=others["enrolments"])], ignore_index=True)


def mix(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """Share of each known sector, the largest first (`metrics.sectors.mix`)."""
    frame = page.labelled(frame[frame["sector"].notna()], "sector", "sector")
    order = frame.groupby("label")["participations"].sum().sort_values(ascending=False, kind="stable").index
    places = {label: place for place, label in enumerate(order)}
    return frame.sort_values("label", key=lambda names: names.map(places), kind="stable").assign(
        amount=lambda f: f["share"]
    )


def shift(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """Shares by year of the sectors that weigh most; a year without one has share 0 (`metrics.sectors.mix_by_year`)."""
    known = frame[frame["sector"].notna()]
    totals = known.groupby("sector")["participations"].sum().sort_values(ascending=False, kind="stable")
    years = sorted(known["academic_year"].unique())
    grid = pd.MultiIndex.from_product(
        [totals.index[:_SECTORS], years, FORMATS], names=["sector", "academic_year", "training_format"]
    )
    filled = known.set_index(grid.names)[["participations", "share"]].reindex(grid).reset_index()
    anybody = known.groupby(["academic_year", "training_format"])["participations"].sum()
    seats = [anybody.get(key, 0) for key in zip(filled["academic_year"], filled["training_format"], strict=True)]
    filled["share"] = filled["share"].where(filled["share"].notna() | (pd.Series(seats) == 0), 0.0)
    filled["participations"] = filled["participations"].fillna(0)
    filled["sector_label"] = [page.label("sector", sector) for sector in filled["sector"]]
    years_said = filled["academic_year"].map(academic_year)
    firsts = [year_bounds(int(year))[0].isoformat() for year in filled["academic_year"]]
    return filled.assign(label=filled["sector_label"] + " " + years_said, value=filled["sector"], second=firsts)


def contacts(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """Contacts per participant of open editions by size of group and mode (`metrics.meeting.by_group_size`)."""
    frame = frame[(frame["training_format"] == OPEN) & frame["group_size"].isin(_GROUP_SIZES)]
    places = {size: place for place, size in enumerate(_GROUP_SIZES)}
    modes = {mode: place for place, mode in enumerate(DELIVERY_MODES)}
    frame = frame.assign(
        mode=frame["delivery_mode"],
        value=frame["delivery_mode"],
        mode_label=[page.label("mode", mode) for mode in frame["delivery_mode"]],
        amount=frame["contacts_per_participant"],
    )
    frame = frame.sort_values(["mode", "group_size"], key=lambda column: column.map(places | modes))
    return frame.assign(label=frame["group_size"] + " · " + frame["mode_label"])


def scores(page: Page, frame: pd.DataFrame, question: pd.Series) -> pd.DataFrame:
    """Every score of one question from high to low, one that nobody gave as 0; a hidden format has missing shares.

    Scores between whole points (a 4,5) have a row of their own, so that the shares of a format are all of it.

    `frame` is `metrics.satisfaction.distribution`.
    """
    of_question = frame[frame["question_id"] == question["question_id"]]
    whole = map(float, range(int(question["scale_min"]), int(question["scale_max"]) + 1))
    points = sorted({*whole, *of_question["score"]}, reverse=True)
    given = of_question.set_index(["training_format", "score"])
    shown = set(given.index.get_level_values("training_format"))
    rows = [
        {
            "score": point,
            "label": number(point, page.language, decimals=0 if point.is_integer() else 1),
            "value": None,
            "training_format": each,
            "answers": given["answers"].get((each, point), 0) if each in shown else None,
            "share": given["share"].get((each, point), 0.0) if each in shown else None,
        }
        for point in points
        for each in FORMATS
    ]
    return pd.DataFrame(rows).assign(amount=lambda f: f["share"].astype(float))


def spread(page: Page, frame: pd.DataFrame, questions: pd.DataFrame) -> pd.DataFrame:
    """Every answered score of every question with its scale, in the order of the questions (`questions.asked`)."""
    facts = questions.set_index("question_id")
    facts = facts.assign(is_bipolar=facts["higher_is_better"].isna(), place=range(len(facts)))
    facts = facts[["title", "scale_min", "scale_max", "is_bipolar", "place"]]
    frame = frame.join(facts, on="question_id", how="inner").sort_values("place", kind="stable")
    points = [number(score, page.language) for score in frame["score"]]
    return frame.assign(label=frame["title"] + ": " + pd.Series(points, index=frame.index))


def rated(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """Means by year with their intervals (`metrics.satisfaction.trend`)."""
    frame["value"] = [year_bounds(int(year))[0].isoformat() for year in frame["academic_year"]]
    return page.noted(frame.assign(label=[academic_year(year) for year in frame["academic_year"]]))
