"""What do the charts of satisfaction say in a sentence, with "no clear difference" when that is so?"""

import pandas as pd

from tweeluik.components import lookup, wording
from tweeluik.components.page import Page
from tweeluik.components.sentences.clauses import compared, each_format
from tweeluik.config import FORMATS
from tweeluik.i18n import number, percent


def questions(page: Page, figures: pd.DataFrame, titles: dict[str, str]) -> str:
    """On how many questions each format is clearly higher, adjusted for their number, and on how many it is not clear.

    `titles`: id of the mean -> question. Under the lens of one format only how many questions there are.
    """
    if len(page.formats) < len(FORMATS):
        return page.text("sentences.questions_of_one", asked=number(len(titles), page.language))
    rows = [lookup.adjusted_of(figures, id_) for id_ in titles]
    found = [code for row in rows if row is not None for code in wording.codes(row) if code in wording.VERDICTS]
    said = {each: page.text("sentences.higher", n=found.count(f"higher_{each}")) for each in page.formats}
    unclear = number(len(titles) - found.count("higher_open") - found.count("higher_in_company"), page.language)
    return page.text(
        "sentences.questions", asked=number(len(titles), page.language), said=each_format(page, said), unclear=unclear
    )


def rated(page: Page, frame: pd.DataFrame) -> str:
    """How the mean moved over the last two years with an answer, judged by their intervals."""
    said = {}
    for each in page.formats:
        known = frame[(frame["training_format"] == each) & frame["mean"].notna()].sort_values("academic_year")
        said[each] = _moved(page, known.tail(2))
    return page.text("sentences.rated", said=each_format(page, said))


def _moved(page: Page, pair: pd.DataFrame) -> str:
    if len(pair) < 2:
        return page.text("notes.no_data") if pair.empty else page.text("sentences.one_year")
    before, now = pair.iloc[0], pair.iloc[1]
    values = {
        "start": wording.amount(before["mean"], "score", page.language),
        "end": wording.amount(now["mean"], "score", page.language),
    }
    if now["low"] > before["high"]:
        return page.text("sentences.rated_up", **values)
    if now["high"] < before["low"]:
        return page.text("sentences.rated_down", **values)
    return page.text("sentences.rated_same", **values)


def spread(page: Page) -> str:
    """What the chart of all answers shows; its findings stand with each question."""
    return page.text("sentences.spread")


def joined(page: Page, coverage: pd.DataFrame) -> str:
    """How many small editions appear together with their neighbours, and why (`metrics.satisfaction.coverage`)."""
    forms = coverage[coverage["question_id"].isna()]
    shown = forms[forms["training_format"].isin(page.formats)]
    totals = {
        name: number(int(shown[name].sum()), page.language) for name in ("small_editions", "editions", "left_out")
    }
    said = page.text("sentences.joined", threshold=page.engine.threshold, **totals)
    return f"{said} {page.text('sentences.joined_left_out', **totals)}" if shown["left_out"].sum() else said


def verdict(page: Page, figures: pd.DataFrame, question: pd.Series) -> str:
    """Both means of a question and whether they differ; of a bipolar question, that it is not averaged."""
    if pd.isna(question["higher_is_better"]):
        return page.text("sentences.bipolar", question=question["title"])
    id_ = f"satisfaction.{question['question_id']}.mean"
    return compared(page, figures, id_, "sentences.verdict", question=question["title"])


def scores(page: Page, frame: pd.DataFrame, question: pd.Series) -> str:
    """What share chose one of the two highest points, or for a bipolar question the middle (`rows.scores`)."""
    points = pd.to_numeric(frame["score"])
    is_bipolar = pd.isna(question["higher_is_better"])
    middle = (question["scale_min"] + question["scale_max"]) / 2
    wanted = frame[points == middle if is_bipolar else points >= question["scale_max"] - 1]
    shares = wanted.groupby("training_format")["amount"].sum(min_count=1)
    hidden = page.text("notes.fewer_than_threshold", threshold=page.engine.threshold)
    said = {
        each: hidden if pd.isna(shares.get(each)) else percent(shares[each], page.language) for each in page.formats
    }
    return page.text("sentences.scores_middle" if is_bipolar else "sentences.scores", said=each_format(page, said))
