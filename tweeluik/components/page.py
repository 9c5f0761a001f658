"""What does a page know once it is opened: its reader's language, the filters, one version of the data?"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any

import pandas as pd

from tweeluik.components import periods
from tweeluik.components.address import Address
from tweeluik.components.ask import ask, look_up
from tweeluik.config import FORMATS, REFERENCE, store_path
from tweeluik.engine import Engine
from tweeluik.engine.notes import Note, noted
from tweeluik.filters import BOTH, Filters
from tweeluik.i18n import has, t
from tweeluik.metrics import options, participation


@dataclass(frozen=True)
class Page:
    """An opened page. It holds one engine, so everything on it is of one version of the data.

    `choices` are the options that the page offered so far, with their labels; `chosen` what the reader has of each.
    `refuse` says to the reader that a part of the address means nothing here.
    """

    name: str
    address: Address
    engine: Engine
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    refuse: Callable[[str], None] = lambda name: None

    @property
    def language(self) -> str:
        return self.address.language

    @property
    def filters(self) -> Filters:
        return self.address.filters

    @property
    def formats(self) -> tuple[str, ...]:
        """The panels that are shown: both, unless the reader looks through the lens of one."""
        return FORMATS if self.filters.lens == BOTH else (self.filters.lens,)

    @cached_property
    def dataset(self) -> pd.Series:
        """What this version of the data holds (`metrics.options.dataset`)."""
        return look_up(self.engine, options.dataset)

    @cached_property
    def options(self) -> pd.DataFrame:
        """Every choice of the filter bar (`metrics.options.by_dimension`)."""
        return look_up(self.engine, options.by_dimension)

    @cached_property
    def periods(self) -> dict[str, tuple[date, date]]:
        """The academic years and quarters of the data, by code."""
        if pd.isna(self.dataset["first_on"]):
            return {}
        return periods.choices(self.dataset["first_on"].date(), self.dataset["last_on"].date())

    @cached_property
    def scope(self) -> pd.DataFrame:
        """How many enrolments and editions the filters leave, a row a format."""
        # An edition has one delivery mode, so these counts add up.
        by_mode = self.ask(participation.by_dimension, "mode")
        return by_mode.groupby("training_format")[["enrolments", "editions"]].sum().reindex(FORMATS, fill_value=0)

    def ask(self, question: Callable[..., Any], *arguments: object, filters: Filters | None = None) -> Any:
        """The answer of a function of `metrics` under the filters of the page (or others, when given)."""
        return ask(self.engine, filters or self.filters, question, *arguments)

    def look_up(self, question: Callable[..., Any]) -> Any:
        """The answer of a function of `metrics` that knows no filters."""
        return look_up(self.engine, question)

    def text(self, key: str, **parts: object) -> str:
        """A text in the reader's language."""
        return t(key, self.language, **parts)

    def label(self, dimension: str, value: object) -> str:
        """How a value of a dimension is shown, in short where the data have a long title; missing is "unknown"."""
        if value is None or pd.isna(value):
            return self.text("frame.unknown")
        known = self._labels.get((dimension, value))
        if dimension == "sector" and known:
            return short_sectors(self.language).get(str(value), known)
        key = f"frame.values.{dimension}.{value}"
        return known or (self.text(key) if has(key, self.language) else str(value))

    @cached_property
    def _labels(self) -> dict[tuple[str, str], str]:
        labels = self.options[f"label_{self.language}"]
        keys = zip(self.options["dimension"], self.options["value"], strict=True)
        return {key: label for key, label in zip(keys, labels, strict=True) if isinstance(label, str)}

    def labelled(self, frame: pd.DataFrame, dimension: str, column: str = "value") -> pd.DataFrame:
        """The frame with `label` for the values of a dimension, and `value` for clicks."""
        return frame.assign(value=frame[column], label=[self.label(dimension, value) for value in frame[column]])

    def timeline(self, measure: str, grain: str = "year") -> pd.DataFrame:
        """Counts through time (`participation.trend`), named, with the year before where the grain is finer."""
        filters = self.filters if grain == "year" else periods.year_earlier(self.filters)
        frame = self.ask(participation.trend, grain, filters=filters)
        return self.noted(periods.labelled(frame, grain, measure, self.filters.starts_from, self.language), grain)

    @cached_property
    def notes(self) -> list[Note]:
        """The dated notes as they are now, in order of their day."""
        return noted(store_path())

    def noted(self, frame: pd.DataFrame, grain: str = "year") -> pd.DataFrame:
        """A trend frame with the dated notes of its periods, for the chart, its table and its text alternative."""
        return periods.noted(frame, grain, self.notes, self.language)

    def choice(self, name: str, options: Sequence[str], labels: dict[str, str] | None = None, default: str = "") -> str:
        """Which of a few options of this page the address names, else the default, else the first.

        An option that the address names and the page doesn't have is refused. `choices.draw` shows the widget.
        """
        labels = labels or {option: self.text(f"pages.choices.{name}.{option}") for option in options}
        self.choices[name] = labels
        said = self.address.choices.get(name)
        if said is not None and said not in labels:
            self.refuse(name)
        self.chosen[name] = said if said in labels else default or next(iter(labels))
        return self.chosen[name]


@cache
def short_sectors(language: str) -> dict[str, str]:
    """The short names of the sections of the reference classification; their full titles are too long for a chart."""
    with (REFERENCE / "sections.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["revision"] == "NACE-BEL 2025"]
    return {row["section"]: row[f"short_{language}"] for row in rows}
