"""Who answered, what if all who attended had, and how far off would the others have to be?"""

import pandas as pd

from tweeluik.components import diptych, lookup, panel, questions
from tweeluik.components.page import Page
from tweeluik.components.sentences import clauses
from tweeluik.components.sentences import nonresponse as sentences
from tweeluik.config import FORMATS

_RATE = "participation.response_rate"


def show(page: Page, response: pd.DataFrame, figures: pd.DataFrame, question: pd.Series) -> None:
    """The response rate, and for a question with a mean its mean weighted by attendance and the what-if in words.

    `response` is `metrics.participation.response`, `figures` `metrics.satisfaction.by_format`.
    """
    panel.heading(page, "response", clauses.levels(page, response, _RATE, "sentences.response"))
    stem = f"satisfaction.{question['question_id']}"
    is_scored = questions.is_scored(question)
    shown, also = ([f"{stem}.weighted"], [f"{stem}.weighted_n", f"{stem}.what_if"]) if is_scored else ([], [])
    diptych.show(page, "response", lookup.together([response, figures]), [_RATE, *shown], also=also)
    panel.note(page, sentences.worth(page, figures, stem))
    if len(page.formats) == len(FORMATS):
        panel.note(page, sentences.what_if(page, figures, stem))
