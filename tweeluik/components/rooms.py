"""Who shares a room: how mixed one edition is beside the pool, at equal numbers, and does it show in the answers?"""

from collections.abc import Callable

import pandas as pd

from tweeluik.components import diptych, panel, proof, questions, table
from tweeluik.components.page import Page
from tweeluik.components.sentences import rooms as sentences
from tweeluik.i18n import number
from tweeluik.metrics import mingling, sectors

_INSIDE = ("sectors.within", "sectors.pooled", "sectors.between")
# Sizes of a sample that the table names.
_SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def inside(page: Page, figures: pd.DataFrame) -> None:
    """The diversity inside an edition, beside that of the pool, and why they differ."""
    panel.heading(page, "inside", sentences.inside(page, figures))
    diptych.show(page, "inside", figures, _INSIDE)
    panel.note(page, sentences.between(page, figures))


def rarefied(page: Page, figures: pd.DataFrame, draw: Callable) -> None:
    """How many sectors are found among ever more people; nothing when a format has nobody."""
    curve = page.ask(sectors.rarefaction)
    if curve.empty:
        return
    curve = curve.assign(label=[number(size, page.language) for size in curve["size"]])
    panel.show(page, "rarefaction", sentences.rarefied(page, figures), draw(curve, page.language, page.formats), curve)


def felt(page: Page, draw: Callable) -> None:
    """For each question about meeting others: do groups in a more mixed room answer higher?"""
    asked, ids = questions.asked(page), tuple(page.look_up(mingling.asked))
    asked = asked[asked["question_id"].isin(ids)]
    if asked.empty:
        return
    # All questions at once: the figures rest on the same rows.
    figures, of_all = page.ask(mingling.by_format), page.ask(mingling.by_group, ids)
    for _, question in asked.iterrows():
        groups = of_all[of_all["question_id"] == question["question_id"]].reset_index(drop=True)
        if len(groups):
            _felt(page, question, groups, figures, draw)


def _felt(page: Page, question: pd.Series, groups: pd.DataFrame, figures: pd.DataFrame, draw: Callable) -> None:
    id_ = f"satisfaction.{question['question_id']}.sectors_rho"
    finding = sentences.felt(page, figures, id_, groups, question["title"])
    bands = mingling.banded(groups)
    bands = bands.assign(label=[_band(page, band) for band in bands["band"]])
    key = f"felt_{question['question_id']}"
    panel.heading(page, "felt", finding, panel.legend(page, page.formats), charts=True)
    panel.draw(page, key, draw(groups, bands, page.language, page.formats), finding)
    caption = page.text("pages.sections.felt.caption")
    table.show(page, table.by_format(page, bands, page.text("pages.sections.felt.rows"), page.formats), caption)
    proof.show(page, key, groups, [id_])


def _band(page: Page, band: int) -> str:
    return page.text("rooms.one") if band == 1 else page.text("rooms.band", low=band - 1, high=band)
