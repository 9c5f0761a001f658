"""What does a report say of how it is rated, of the same mix, of who answered, and of what cannot be said?"""

from dataclasses import replace

import pandas as pd

from tweeluik.components import alike, limits, lookup, pairs, questions, rows, table
from tweeluik.components.page import Page
from tweeluik.components.report import drawn, tables
from tweeluik.components.report.counted import section
from tweeluik.components.sentences import clauses
from tweeluik.components.sentences import like_for_like as about_alike
from tweeluik.components.sentences import nonresponse as about_silence
from tweeluik.components.sentences import satisfaction as about_answers
from tweeluik.config import FORMATS
from tweeluik.document import Chart, Section
from tweeluik.i18n import number
from tweeluik.metrics import like_for_like, participation, satisfaction

_RESPONSE = "participation.response_rate"


def rated(page: Page) -> Section | None:
    """Every question that has a mean, with difference, interval and verdict among all; nothing without a question."""
    asked = questions.scored(page)
    if asked.empty:
        return None
    figures = page.ask(satisfaction.by_format)
    titles = questions.means(asked)
    found = pairs.of(page, figures, list(titles), titles, compact=True)
    return section(
        page,
        "rated",
        about_answers.questions(page, figures, titles),
        caption=page.text("pages.sections.questions.caption"),
        pairs=found,
        table=tables.of_figures(page, figures, found),
        chart=_means(page, figures, asked, "satisfaction.{}.mean"),
        notes=(about_answers.joined(page, page.ask(satisfaction.coverage)), _beside(page, asked)),
    )


def by_year(page: Page) -> Section | None:
    """The mean of the first question through the academic years, with its intervals; nothing without a question."""
    asked = questions.scored(page)
    if asked.empty:
        return None
    question = asked.iloc[0]
    years = rows.rated(page, page.ask(satisfaction.trend, question["question_id"]))
    low, high = float(question["scale_min"]), float(question["scale_max"])
    chart = drawn.by_label(page, years, "mean", "score", _axis(page, low, high), "lines", interval=True)
    said = about_answers.rated(page, years)
    return section(
        page,
        "by_year",
        page.text("report.of_question", question=question["title"], said=said[:1].lower() + said[1:]),
        caption=page.text("pages.sections.rated.caption"),
        table=table.of_format(page, years, page.text("pages.sections.rated.rows"), page.formats),
        chart=replace(chart, span=(low, high)),
        figures=("satisfaction.mean",),
    )


def same_mix(page: Page) -> Section | None:
    """What is left of each difference with the same mix of trainings; nothing for one format, or without a question."""
    asked = questions.scored(page)
    if asked.empty or len(page.formats) < len(FORMATS):
        return None
    by = alike.chosen(page)
    figures = alike.paired(page.ask(like_for_like.by_format, by))
    titles = {f"satisfaction.{q.question_id}.like_for_like": q.title for q in asked.itertuples()}
    first = next(iter(titles))
    found = pairs.of(page, figures, list(titles), titles)
    return section(
        page,
        "same_mix",
        about_alike.finding(page, figures, first, by),
        caption=page.text("pages.sections.alike.caption"),
        pairs=found,
        table=tables.of_figures(page, figures, found),
        chart=_means(page, figures, asked, "satisfaction.{}.like_for_like"),
        notes=(about_alike.coverage(page, figures, first, by), _beside(page, asked)),
    )


def response(page: Page) -> Section:
    """Who answered, and whether those who did not could change the verdict."""
    figures = page.ask(participation.response)
    found, notes = pairs.of(page, figures, [_RESPONSE]), ()
    asked = questions.scored(page)
    if not asked.empty:
        answers, stem = page.ask(satisfaction.by_format), f"satisfaction.{asked.iloc[0]['question_id']}"
        figures = lookup.together([figures, answers])
        found = pairs.of(page, figures, [_RESPONSE, f"{stem}.weighted"])
        both = len(page.formats) == len(FORMATS)
        notes = (about_silence.worth(page, answers, stem), about_silence.what_if(page, answers, stem) if both else "")
    return section(
        page,
        "response",
        clauses.levels(page, figures, _RESPONSE, "sentences.response"),
        caption=page.text("pages.sections.response.caption"),
        pairs=found,
        table=tables.of_figures(page, figures, found),
        chart=drawn.by_figure(
            page, figures, {_RESPONSE: page.text("report.axis.answered")}, "rate", page.text("report.axis.answered")
        ),
        notes=notes,
    )


def unsaid(page: Page) -> Section:
    """What these data cannot say."""
    return section(page, "unsaid", page.text("sentences.limits"), notes=tuple(limits.said(page)))


def _means(page: Page, figures: pd.DataFrame, asked: pd.DataFrame, id_: str) -> Chart | None:
    """The means of the questions on the scale that most of them have: two scales never share an axis."""
    same, (low, high) = _on_one_scale(asked)
    titles = {id_.format(each.question_id): each.title for each in same.itertuples()}
    chart = drawn.by_figure(page, figures, titles, "score", _axis(page, low, high))
    if all(value is None for series in chart.series for value in series.values):
        return None
    return replace(chart, span=(float(low), float(high)))


def _axis(page: Page, low: float, high: float) -> str:
    """The title of an axis of means, with the ends of their scale."""
    return page.text("report.axis.mean", low=number(low, page.language), high=number(high, page.language))


def _on_one_scale(asked: pd.DataFrame) -> tuple[pd.DataFrame, tuple[float, float]]:
    alike = asked.groupby(["scale_min", "scale_max"])["title"].transform("size")
    low, high = asked.loc[alike.idxmax(), ["scale_min", "scale_max"]]
    return asked[(asked["scale_min"] == low) & (asked["scale_max"] == high)], (low, high)


def _beside(page: Page, asked: pd.DataFrame) -> str:
    """Which questions are not in the chart, because they have another scale."""
    same, _ = _on_one_scale(asked)
    others = asked[~asked["question_id"].isin(same["question_id"])]
    return page.text("report.other_scale", titles=", ".join(others["title"])) if len(others) else ""
