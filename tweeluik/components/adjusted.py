"""What is left of each difference when several questions are compared at once, as a table?"""

import pandas as pd

from tweeluik.components import table, wording
from tweeluik.components.lookup import adjusted_of, difference_of, row_of
from tweeluik.components.page import Page
from tweeluik.config import FORMATS

_COLUMNS = ("question", "difference", "interval", "p", "holm_p", "verdict")


def show(page: Page, figures: pd.DataFrame, titles: dict[str, str]) -> None:
    """A row a question: difference, interval, p by itself, p adjusted by Holm, verdict; nothing for one format.

    `titles`: id of the mean -> question.
    """
    if len(page.formats) < len(FORMATS):
        return
    columns = {name: page.text(f"evidence.columns.{name}") for name in _COLUMNS}
    rows = [{columns[name]: said for name, said in _row(page, figures, *each).items()} for each in titles.items()]
    table.show(page, pd.DataFrame(rows, columns=list(columns.values())), page.text("evidence.caption"))


def _row(page: Page, figures: pd.DataFrame, id_: str, title: str) -> dict[str, str]:
    stem, difference = id_.removesuffix(".mean"), difference_of(figures, id_)
    chances = {name: row_of(figures, f"{stem}.{name}", None) for name in ("p", "holm_p")}
    values = {name: None if row is None else row["value"] for name, row in chances.items()}
    verdict = wording.notes(adjusted_of(figures, id_), wording.REASONS, page.language, page.engine.threshold)
    return {
        "question": title,
        "difference": wording.amount(difference["value"], "score_difference", page.language),
        "interval": wording.ends(difference, page.language),
        **{name: wording.amount(value, "p", page.language) for name, value in values.items()},
        "verdict": verdict[0] if verdict else page.text("sentences.no_difference"),
    }
