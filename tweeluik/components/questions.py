"""Which questions were asked, under which titles, and which one does the reader look at?"""

import pandas as pd

from tweeluik.components import choices
from tweeluik.components.page import Page
from tweeluik.i18n import has, number
from tweeluik.metrics import satisfaction
from tweeluik.schema import CONSTRUCTS


def asked(page: Page) -> pd.DataFrame:
    """The questions that were answered (`metrics.satisfaction.questions`), in the order of the constructs.

    `wording` is the question as its makers put it, `title` what it asks about in a word or two; versions on different
    scales that would share a title are told apart by their scale.
    """
    frame = page.look_up(satisfaction.questions)
    places = {construct: place for place, construct in enumerate(CONSTRUCTS)}
    frame = frame.sort_values("construct", key=lambda names: names.map(places), kind="stable", ignore_index=True)
    if frame.empty:
        return frame.assign(title=None, wording=None)
    rows = [question for _, question in frame.iterrows()]
    frame = frame.assign(title=[_title(page, row) for row in rows], wording=[_wording(page, row) for row in rows])
    shared = frame["title"].duplicated(keep=False)
    scales = pd.Series([_scale(page, question) for _, question in frame.iterrows()], index=frame.index, dtype=str)
    return frame.assign(title=frame["title"].where(~shared, frame["title"] + scales))


def _wording(page: Page, question: pd.Series) -> str:
    worded = question[f"text_{page.language}"]
    return worded if isinstance(worded, str) and worded else _title(page, question)


def _title(page: Page, question: pd.Series) -> str:
    key = f"pages.constructs.{question['construct']}"
    if has(key, page.language):
        return page.text(key)
    worded = question[f"text_{page.language}"]
    return worded if isinstance(worded, str) and worded else str(question["question_id"])


def _scale(page: Page, question: pd.Series) -> str:
    low, high = (number(question[end], page.language) for end in ("scale_min", "scale_max"))
    return f" ({low}–{high})"


def chosen(page: Page, frame: pd.DataFrame) -> pd.Series:
    """The question that the address names, else the first."""
    titles = dict(zip(frame["question_id"], frame["title"], strict=True))
    question_id = page.choice("question", list(titles), titles)
    return frame[frame["question_id"] == question_id].iloc[0]


def choose(page: Page) -> None:
    """The choice of the question, once `chosen` has offered it."""
    choices.draw(page, "question")


def scored(page: Page) -> pd.DataFrame:
    """The questions of `asked` that have a good side, and so a mean."""
    frame = asked(page)
    return frame[frame["higher_is_better"].notna()].reset_index(drop=True)


def chosen_if_any(page: Page, frame: pd.DataFrame) -> tuple[pd.Series | None, str]:
    """The question that the address names, else the first, with its id; none and "" when none was answered."""
    if frame.empty:
        return None, ""
    question = chosen(page, frame)
    return question, question["question_id"]


def is_scored(question: pd.Series) -> bool:
    """Whether a question has a good side; a bipolar one is shown as a distribution and never averaged."""
    return not pd.isna(question["higher_is_better"])


def figures_of(question: pd.Series, figures: pd.DataFrame) -> list[str]:
    """The figures of one question that stand as pairs: mean, two highest scores, net promoter score."""
    wanted = [f"satisfaction.{question['question_id']}.{kind}" for kind in ("mean", "top_two", "nps")]
    return [id_ for id_ in wanted if (figures["id"] == id_).any()]


def effects_of(question: pd.Series) -> list[str]:
    """The figures that say how large the difference between the formats is, apart from the scale; none when bipolar."""
    kinds = ("cliffs_delta", "superiority", "hedges_g", "icc") if is_scored(question) else ()
    return [f"satisfaction.{question['question_id']}.{kind}" for kind in kinds]


def wordings(question: pd.Series) -> dict[str, str]:
    """The mean of a question is headed by the question itself."""
    return {f"satisfaction.{question['question_id']}.mean": question["wording"]}


def means(frame: pd.DataFrame) -> dict[str, str]:
    """Id of the mean -> title, of every question that has one."""
    return {
        f"satisfaction.{question['question_id']}.mean": question["title"]
        for _, question in frame.iterrows()
        if is_scored(question)
    }
