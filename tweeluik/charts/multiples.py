"""How does one value shift through the years in both formats, small enough to stand beside others?"""

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import FORMATS
from tweeluik.filters import year_bounds
from tweeluik.i18n import academic_year, percent

HEIGHT = 170


def figures(frame: pd.DataFrame, language: str, formats: tuple[str, ...] = FORMATS) -> dict[str, Drawn]:
    """A small chart a sector, by its label: lines of shares over academic years, all on one scale.

    `frame`: sector_label, value (the sector, for clicks), academic_year, training_format, share (0 to 1; missing =
    nobody that year).
    """
    highest = frame["share"].max()
    top = 0.1 if pd.isna(highest) or not highest else float(highest)
    return {
        label: _figure(of_sector, top, language, formats)
        for label, of_sector in frame.groupby("sector_label", sort=False)
    }


def _figure(frame: pd.DataFrame, highest: float, language: str, formats: tuple[str, ...]) -> Drawn:
    years = sorted(frame["academic_year"].unique())
    ends = [academic_year(year) for year in (years[0], years[-1])]
    return theme.figure(
        [_line(frame[frame["training_format"] == each], each, years, language) for each in formats],
        language,
        HEIGHT,
        xaxis=theme.axis(type="category", tickvals=ends, tickangle=0),
        yaxis=theme.axis(
            showgrid=True,
            range=[0, 1.1 * highest],
            tickvals=[0, highest / 2, highest],
            ticktext=[percent(share, language) for share in (0, highest / 2, highest)],
        ),
        clickmode="event+select",
    )


def _asked(rows: pd.DataFrame, year: int) -> tuple[str, str]:
    """What a click on a year asks for: the sector of this small chart and the first day of the year."""
    return rows["value"].iloc[0], year_bounds(int(year))[0].isoformat()


def _line(rows: pd.DataFrame, training_format: str, years: list[int], language: str) -> dict:
    shares = rows.set_index("academic_year")["share"].reindex(years)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [academic_year(year) for year in years],
        "y": [None if pd.isna(share) else float(share) for share in shares],
        "customdata": [
            [*_asked(rows, year), percent(share, language, 1)] for year, share in zip(years, shares, strict=True)
        ],
        "hovertemplate": "%{x}: <b>%{customdata[2]}</b><extra></extra>",
        "line": {"color": theme.COLOURS[training_format], "width": 2},
        "marker": {"symbol": theme.SYMBOLS[training_format], "size": 7},
        "cliponaxis": False,
    }
