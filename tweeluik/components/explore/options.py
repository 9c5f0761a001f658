"""What does the reader look at, and what can be chosen? Only what means something; the page says why not the rest."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pandas as pd

from tweeluik.components import choices, panel, questions, wording
from tweeluik.components.page import Page
from tweeluik.i18n import day
from tweeluik.metrics import satisfaction
from tweeluik.metrics.explorable import (
    DIMENSIONS_BESIDE,
    DIMENSIONS_OF_ONE,
    FROM_ZERO,
    MEASURES,
    TIMES,
    refusal,
    refusal_beside,
)
from tweeluik.metrics.explore import View

NONE, PREVIOUS = "none", "previous"
BARS, DOTS, LINE, HEAT, MULTIPLES = "bars", "dots", "line", "heat", "multiples"
VALUE, SIZE, LABEL, GAP = "value", "size", "label", "gap"
_TOPS, _ALL, _MOST = (5, 8, 12, 20), "all", 40
# A period before that the data miss more of than this would be compared as if it were whole.
_SLACK = timedelta(days=62)


@dataclass(frozen=True)
class Chosen:
    """What the reader looks at: the view, how it is drawn and ordered, whether beside the period before.

    `name` is the measure in words; `reasons` say what is not offered here, a sentence each.
    """

    view: View
    name: str
    unit: str
    chart: str
    sort: str
    is_compared: bool
    reasons: list[str] = field(default_factory=list)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimension, or both."""
        return (self.view.by, *filter(None, [self.view.second]))


def read(page: Page) -> Chosen:
    """What the address asks for; what does not fit is refused by name."""
    asked = questions.scored(page)
    reasons: list[str] = []
    measure = page.choice("measure", *_measures(page, asked, reasons))
    question = _question(page, measure, asked)
    by = page.choice("by", *_dimensions(page, measure, reasons))
    second = _beside(page, measure, by, reasons)
    view = View(measure, by, second, question, _top(page, by))
    unit = wording.unit(view.id)
    chart, sort = _chart(page, view, unit), _sort(page, view, reasons)
    name = _named(page, view)
    return Chosen(view, name, unit, chart, sort, _compared(page, view, reasons), reasons)


def draw(page: Page, chosen: Chosen) -> None:
    """The choices in two rows, and under them what is not offered and why."""
    for names in (("measure", "question", "by", "and"), ("chart", "sort", "top", "compare")):
        choices.draw(page, *(name for name in names if len(page.choices.get(name, ())) > 1))
    for reason in chosen.reasons:
        panel.note(page, reason)


def name_of(page: Page, dimension: str) -> str:
    """A dimension in words."""
    return page.text(f"pages.choices.grain.{dimension}" if dimension in TIMES else f"frame.dimension.{dimension}")


def _measures(page: Page, asked: pd.DataFrame, reasons: list[str]) -> tuple[list[str], dict[str, str]]:
    """The measures that the data and the filters allow, in the order of the pages."""
    kinds = {kind for question in asked.to_dict("records") for kind in satisfaction.kinds_of(question)}
    cut = [name for name, measure in MEASURES.items() if refusal(measure, "", page.filters)]
    _because(page, reasons, "whole_editions_filtered", [_label(page, name) for name in cut])
    offered = [
        name for name, measure in MEASURES.items() if name not in cut and (not measure.of_question or name in kinds)
    ]
    return offered, {name: _label(page, name) for name in offered}


def _named(page: Page, view: View) -> str:
    """The measure in words, with its question when it is about one."""
    label = _label(page, view.measure)
    if not view.question:
        return label
    title = page.choices["question"][view.question]
    return page.text("explore.finding.of_question", question=title, measure=label.lower())


def _label(page: Page, measure: str) -> str:
    return page.text(f"figures.{MEASURES[measure].figure}.label")


def _question(page: Page, measure: str, asked: pd.DataFrame) -> str:
    """The question that a measure of the answers is about; empty for any other measure."""
    if not MEASURES[measure].of_question:
        return ""
    fit = [question for question in asked.to_dict("records") if measure in satisfaction.kinds_of(question)]
    titles = {question["question_id"]: question["title"] for question in fit}
    return page.choice("question", list(titles), titles)


def _dimensions(page: Page, measure: str, reasons: list[str]) -> tuple[list[str], dict[str, str]]:
    refused = [by for by in DIMENSIONS_OF_ONE if refusal(MEASURES[measure], by, page.filters)]
    _because(page, reasons, "whole_editions", [name_of(page, by) for by in refused])
    offered = [by for by in DIMENSIONS_OF_ONE if by not in refused]
    return offered, {by: name_of(page, by) for by in offered}


def _beside(page: Page, measure: str, by: str, reasons: list[str]) -> str:
    """The second dimension; empty for none."""
    refused = {each: refusal_beside(MEASURES[measure], by, each, page.filters) for each in DIMENSIONS_BESIDE}
    _because(page, reasons, "two_times", [name_of(page, each) for each, why in refused.items() if why == "two_times"])
    labels = {NONE: page.text("explore.no_second")}
    labels |= {each: name_of(page, each) for each, why in refused.items() if not why}
    second = page.choice("and", list(labels), labels)
    return "" if second == NONE else second


def _top(page: Page, by: str) -> int:
    """How many values stand by themselves: as many as make sense for what the data have; all of a time."""
    count = int((page.options["dimension"] == by).sum())
    labels = {str(top): page.text("explore.largest", n=top) for top in _TOPS if top + 1 < count}
    if by in TIMES or not labels:
        return _MOST
    if count <= _MOST:
        labels[_ALL] = page.text("explore.every", n=count)
    top = page.choice("top", list(labels), labels, default="8" if "8" in labels else "")
    return _MOST if top == _ALL else int(top)


def _chart(page: Page, view: View, unit: str) -> str:
    """How it is drawn; the first that fits is the default."""
    is_time, bars = view.by in TIMES, [BARS] if unit in FROM_ZERO else []
    if view.second:
        fit = [MULTIPLES, HEAT] if is_time else [HEAT, MULTIPLES]
    elif is_time:
        fit = [LINE, *bars, DOTS]
    else:
        fit = [DOTS, *bars] if view.what.of_question else [*bars, DOTS]
    return page.choice("chart", fit, {chart: page.text(f"explore.charts.{chart}") for chart in fit})


def _sort(page: Page, view: View, reasons: list[str]) -> str:
    """In which order values stand; time in its own."""
    if view.by in TIMES:
        return LABEL
    ranks_chance = view.by == "training" and view.what.is_evaluation
    if ranks_chance:
        reasons.append(page.text("explore.reasons.ranks_chance"))
    by_value = [] if view.second or ranks_chance else [VALUE, *([GAP] if view.what.is_tested else [])]
    fit = [*by_value, SIZE, LABEL]
    default = LABEL if view.by == "size" else SIZE if view.what.is_tested else fit[0]
    return page.choice("sort", fit, {sort: page.text(f"explore.sorts.{sort}") for sort in fit}, default)


def _compared(page: Page, view: View, reasons: list[str]) -> bool:
    """Whether the period before stands beside; not without a whole one."""
    why = _no_comparison(page, view)
    if why:
        reasons.append(why)
    offered = [NONE] if why else [NONE, PREVIOUS]
    labels = {each: page.text(f"explore.compare.{each}") for each in offered}
    return page.choice("compare", offered, labels) == PREVIOUS


def _no_comparison(page: Page, view: View) -> str:
    filters = page.filters
    if view.by in TIMES or view.second in TIMES:
        return page.text("explore.reasons.time_compares")
    if filters.starts_from is None or filters.starts_before is None:
        return page.text("explore.reasons.no_period")
    if filters.starts_before > date.today():
        return page.text("explore.reasons.period_runs")
    first = page.dataset["first_on"].date()
    if first - filters.earlier().starts_from > _SLACK:
        return page.text("explore.reasons.before_data", first=day(first, page.language))
    return ""


def _because(page: Page, reasons: list[str], why: str, names: list[str]) -> None:
    """Add the reason why some things are not offered, when there are any."""
    if names:
        reasons.append(page.text(f"explore.reasons.{why}", names=", ".join(names)))
