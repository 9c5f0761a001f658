"""How does a count move through the years, small enough to stand in a line of text?

Drawn as a plain element cut to the shape of a line, because the app's HTML element strips drawings.
"""

from html import escape

import pandas as pd

from tweeluik.components.page import Page
from tweeluik.i18n import academic_year, number


def markups(page: Page, frame: pd.DataFrame) -> dict[tuple, str]:
    """(training, format) -> its line over the years that are asked about, a year without seats at the bottom.

    `frame` is `metrics.trainings.by_year`. Both formats of a training share one scale.
    """
    if frame.empty:
        return {}
    years = list(range(int(frame["academic_year"].min()), int(frame["academic_year"].max()) + 1))
    counts = frame.pivot_table("enrolments", ["training_id", "training_format"], "academic_year", aggfunc="sum")
    counts = counts.reindex(columns=years).fillna(0)
    highest = counts.max(axis=1).groupby("training_id").max()
    return {
        key: _markup(page, years, row.tolist(), float(highest[key[0]]))
        for key, row in zip(counts.index, (row for _, row in counts.iterrows()), strict=True)
    }


def _markup(page: Page, years: list[int], counts: list[float], highest: float) -> str:
    said = ", ".join(f"{academic_year(y)}: {number(n, page.language)}" for y, n in zip(years, counts, strict=True))
    places = [(100 * at / max(1, len(years) - 1), 100 - 100 * n / (highest or 1)) for at, n in enumerate(counts)]
    if len(places) == 1:
        places = [(0, places[0][1]), (100, places[0][1])]
    above = [f"{x:.0f}% calc({y:.0f}% * 0.9)" for x, y in places]
    below = [f"{x:.0f}% calc({y:.0f}% * 0.9 + 2px)" for x, y in reversed(places)]
    return (
        f'<span class="tw-spark" title="{escape(said)}">'
        f'<i aria-hidden="true" style="clip-path: polygon({", ".join(above + below)})"></i>'
        f'<span class="tw-hidden">{escape(said)}</span></span>'
    )
