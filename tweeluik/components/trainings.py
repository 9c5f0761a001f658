"""The list of trainings: which are found, in which order, and what does each row say?"""

import unicodedata
from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components import address, choices, diptych, listing, panel, proof, sparkline, table
from tweeluik.components.page import Page
from tweeluik.components.sentences import trainings as sentences
from tweeluik.components.wording import amount
from tweeluik.metrics import trainings

# What the list can be sorted by. Not by the mean of the answers itself: at few of them that ranks chance.
_SORTS = ("enrolments", "title", "editions", "completion_rate", "shrunk", "n")
_COLUMNS = ("editions", "enrolments", "completion_rate", "mean", "shrunk", "n")


def named(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of `metrics.trainings.by_training` that are shown, with label, theme and institution, and value for
    clicks; trainings that share a title are told apart by their number.
    """
    known = page.look_up(trainings.catalogue)
    titles = known["training_title"].fillna(known.index.to_series())
    titles = titles.where(~titles.duplicated(keep=False), titles + " (" + known.index.to_series() + ")")
    frame = frame[frame["training_format"].isin(page.formats)]
    return frame.assign(
        label=frame["training_id"].map(titles).fillna(page.text("frame.unknown")),
        value=frame["training_id"],
        theme=frame["training_id"].map(known["theme"]),
        institution=frame["training_id"].map(known["institution"]),
    )


def lead(page: Page, frame: pd.DataFrame) -> None:
    """How many trainings there are, and how often one is given."""
    panel.lead(page, sentences.offered(page, frame))
    diptych.show(page, "pairs", page.ask(trainings.by_format), ["trainings.offered", "trainings.editions_each"])


def show(page: Page, frame: pd.DataFrame) -> None:
    """Search, order and one part of the list (`named`); a row a training, a line a format; then the proof."""
    _controls(page)
    found = _ordered(page, _found(page, frame))
    order = pd.DataFrame({"training_id": found["training_id"].unique()})
    shown = listing.part(page, order)
    if order.empty:
        st.write(page.text("trainings.not_found", search=page.address.choices.get("search", "")))
        return
    ids = [training_id for training_id in shown["training_id"] if not pd.isna(training_id)]
    years = page.ask(trainings.by_year, filters=replace(page.filters, training=tuple(sorted(ids))))
    lines = sparkline.markups(page, years)
    with st.container(key="listed", gap=None):
        st.html(_head(page))
        for training_id in shown["training_id"]:
            of_training = found["training_id"].isna() if pd.isna(training_id) else found["training_id"] == training_id
            _row(page, found[of_training], lines)
    listing.turn(page, len(order))
    part = found[found["training_id"].isin(shown["training_id"])]
    read = table.by_format(page, part, page.text("pages.sections.list.rows"), page.formats)
    table.show(page, read, page.text("pages.sections.list.caption"))
    proof.show(page, "list", found.drop(columns=["value", "label"]), *proof.SOURCES["list"])


def _controls(page: Page) -> None:
    state = "choice_search"
    st.session_state[state] = page.address.choices.get("search", "")
    st.text_input(
        page.text("trainings.search"),
        key=state,
        type="search",
        placeholder=page.text("trainings.search_in"),
        on_change=lambda: address.choose("search", st.session_state[state].strip()),
    )
    _order(page)
    choices.draw(page, *(name for name in ("question", "sort", "order") if name in page.choices))


def _order(page: Page) -> tuple[str, bool]:
    """What the list is sorted by, and whether from low to high: titles are unless asked otherwise, numbers are not."""
    sort = page.choice("sort", _SORTS)
    return sort, page.choice("order", ("up", "down") if sort == "title" else ("down", "up")) == "up"


def _found(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows in whose title, theme or institution every word that is searched for stands."""
    words = _folded(page.address.choices.get("search", "")).split()
    if not words:
        return frame
    columns = (frame[name].fillna("") for name in ("label", "theme", "institution"))
    texts = [_folded(" ".join(parts)) for parts in zip(*columns, strict=True)]
    return frame[[all(word in text for word in words) for text in texts]]


def _folded(text: str) -> str:
    """Without accents and capitals, as people search."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _ordered(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows in the chosen order, trainings without the value last; both formats of a training stay together.

    The shrunk means of both formats of a training count by their answers.
    """
    sort, ascending = _order(page)
    by = frame["training_id"].fillna("")
    if sort == "title":
        values = frame["label"].map(_folded)
    elif sort == "completion_rate":
        values = _together(frame["completed_held"], by) / _together(frame["kept_held"], by).where(lambda n: n > 0)
    elif sort == "shrunk":
        known = frame["n"].where(frame["shrunk"].notna())
        values = _together(frame["shrunk"] * known, by) / _together(known, by).where(lambda n: n > 0)
    else:
        values = _together(frame[sort], by)
    ordered = frame.assign(_sort=values, _title=frame["label"].map(_folded))
    return ordered.sort_values(
        ["_sort", "_title", "training_id", "training_format"],
        ascending=[ascending, True, True, True],
        na_position="last",
    ).drop(columns=["_sort", "_title"])


def _together(values: pd.Series, by: pd.Series) -> pd.Series:
    return values.groupby(by).transform("sum")


def _head(page: Page) -> str:
    names = [page.text(f"trainings.columns.{name}") for name in ("format", "trend", *_COLUMNS)]
    return (
        f'<div class="tw-list-head" lang="{page.language}">{"".join(f"<span>{escape(n)}</span>" for n in names)}</div>'
    )


def _row(page: Page, rows: pd.DataFrame, lines: dict[tuple, str]) -> None:
    """Title with its link, theme and institution, and a line a format."""
    first = rows.iloc[0]
    if pd.isna(first["training_id"]):
        st.html(f"<p>{escape(first['label'])}</p>")
    else:
        here = replace(page.filters, training=(first["training_id"],))
        listing.link(page, first["label"], here, page.address.choices)
    said = [page.label(name, first[name]) for name in ("theme", "institution") if not pd.isna(first[name])]
    body = "".join(_line(page, row, lines) for _, row in rows.iterrows())
    caption = f'<p class="tw-caption">{escape(" · ".join(said))}</p>' if said else ""
    st.html(f'<div class="tw-list-row" lang="{page.language}">{caption}{body}</div>')


def _line(page: Page, row: pd.Series, lines: dict[tuple, str]) -> str:
    each = row["training_format"]
    units = {"completion_rate": "rate", "mean": "score", "shrunk": "score"}
    cells = {name: escape(amount(row[name], units.get(name, "count"), page.language)) for name in _COLUMNS}
    below = escape(sentences.certainty(page, row))
    cells["mean"] += f"<small>{below}</small>" if below else ""
    body = "".join(
        f'<span data-name="{escape(page.text(f"trainings.columns.{name}"))}">{cell}</span>'
        for name, cell in cells.items()
    )
    name = f'<span class="tw-{each}">{diptych.name_of(page, each)}</span>'
    return f'<div class="tw-line tw-{each}">{name}{lines.get((row["training_id"], each), "<span></span>")}{body}</div>'


def funnel(page: Page, frame: pd.DataFrame, question: pd.Series) -> tuple[pd.DataFrame, str]:
    """The trainings with evaluations of their own, those furthest outside the funnel first, and what that says."""
    shown = frame[frame["mean"].notna()]
    distance = ((shown["mean"] - shown["target"]) * shown["worth"] ** 0.5 / shown["deviation"]).abs()
    order = distance.sort_values(ascending=False, kind="stable").index
    columns = ["label", "value", "training_id", "training_format", "n", "mean", "shrunk"]
    points = shown.loc[order, [*columns, "worth", "outside", "target", "deviation"]]
    return points, sentences.funnel(page, points, question)
