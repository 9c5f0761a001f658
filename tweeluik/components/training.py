"""One training: what it is, its editions, and its evaluations beside those of its theme."""

from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components import choices, diptych, listing, lookup, panel, proof, table, trail, wording
from tweeluik.components.page import Page
from tweeluik.components.sentences import trainings as sentences
from tweeluik.i18n import number
from tweeluik.metrics import editions as of_editions
from tweeluik.metrics import participation, satisfaction, trainings

_PAIRS = ("participation.enrolments", "participation.completion_rate", "participation.fill_rate")
_COLUMNS = ("seats", "fill_rate", "completion_rate", "organisations")
_UNITS = {"fill_rate": "rate", "completion_rate": "rate", "contacts_per_participant": "contacts"}


def standing(page: Page, training_id: str, question_id: str) -> None:
    """Where it stands among all trainings, what the catalogue says of it in a line, and its figures as pairs."""
    among = page.ask(trainings.by_training, question_id, filters=page.filters.without("training"))
    title = trail.title(page, training_id)
    panel.lead(page, sentences.standing(page, among[among["training_id"] == training_id], title))
    row = page.look_up(trainings.catalogue).loc[training_id]
    said = [page.label(name, row[name]) for name in ("theme", "institution") if not pd.isna(row[name])]
    if isinstance(row["certificate"], str):
        said.append(page.text(f"trainings.certificate.{row['certificate']}"))
    panel.note(page, " · ".join(said))
    choices.draw(page, *page.choices)
    figures = [page.ask(participation.by_format), page.ask(satisfaction.by_format, (question_id,))]
    rated = [f"satisfaction.{question_id}.mean"] if question_id else []
    diptych.show(page, "pairs", lookup.together(figures), [*_PAIRS, *rated])


def editions(page: Page) -> None:
    """Its editions, the latest first, a part at a time; each opens."""
    frame = page.ask(of_editions.by_start)
    frame = frame[frame["training_format"].isin(page.formats)]
    panel.heading(page, "editions", sentences.editions(page, frame))
    if page.filters.splits_editions:
        panel.note(page, page.text("trainings.whole_editions"))
    place = {name: value for name, value in page.address.choices.items() if name != "edition"}
    with st.container(key="listed_editions", gap=None):
        st.html(_head(page))
        for _, row in listing.part(page, frame).iterrows():
            listing.link(page, trail.when(page, row), page.filters, place | {"edition": row["edition_id"]})
            st.html(_line(page, row))
    listing.turn(page, len(frame))
    proof.show(page, "editions", frame, *proof.SOURCES["editions"])


def _head(page: Page) -> str:
    names = [page.text(f"trainings.columns.{name}") for name in ("format", "mode", *_COLUMNS)]
    return (
        f'<div class="tw-list-head tw-of-edition" lang="{page.language}">'
        + "".join(f"<span>{escape(name)}</span>" for name in names)
        + "</div>"
    )


def _line(page: Page, row: pd.Series) -> str:
    each = row["training_format"]
    cells = {name: wording.amount(row[name], _UNITS.get(name, "count"), page.language) for name in _COLUMNS}
    if not pd.isna(row["capacity"]):
        cells["seats"] = page.text("trainings.seats", n=cells["seats"], of=number(row["capacity"], page.language))
    if row["edition_status"] == "cancelled":
        cells["completion_rate"] = page.text("trainings.status.cancelled")
    body = "".join(
        f'<span data-name="{escape(page.text(f"trainings.columns.{name}"))}">{escape(cell)}</span>'
        for name, cell in cells.items()
    )
    name = f'<span class="tw-{each}">{diptych.name_of(page, each)}</span>'
    mode = f"<span>{escape(page.label('mode', row['delivery_mode']))}</span>"
    return (
        f'<div class="tw-list-row" lang="{page.language}"><div class="tw-line tw-of-edition tw-{each}">'
        f"{name}{mode}{body}</div></div>"
    )


def against_theme(page: Page, training_id: str, asked: pd.DataFrame, question: pd.Series | None) -> None:
    """A table a format: each question with this training, the others of its theme, the difference and its verdict."""
    if question is None:
        return
    frame = page.ask(trainings.against_theme, training_id)
    titles = {row["question_id"]: row["title"] for _, row in asked.iterrows()}
    panel.heading(page, "theme", sentences.against_theme(page, frame, question))
    for column, each in zip(st.columns(len(page.formats), gap="large"), page.formats, strict=True):
        of_format = frame[frame["training_format"] == each].set_index("question_id")
        rows = [_beside(page, title, of_format.loc[id_]) for id_, title in titles.items() if id_ in of_format.index]
        name = page.text(f"frame.format.{each}")
        with column:
            st.html(f'<p class="tw-caption tw-{each}" lang="{page.language}">{diptych.name_of(page, each)}</p>')
            read = table.markup(pd.DataFrame(rows), name)
            st.html(f'<div class="tw-table tw-theme" lang="{page.language}">{read}</div>')
    proof.show(page, "theme", frame, *proof.SOURCES["theme"])


def _beside(page: Page, title: str, row: pd.Series) -> dict[str, str]:
    name = {part: page.text(f"trainings.beside.{part}") for part in ("question", "training", "theme", "difference")}
    said = sentences.difference(page, row)
    return {
        name["question"]: title,
        name["training"]: _mean(page, row["mean"], row["n"]),
        name["theme"]: _mean(page, row["theme_mean"], row["theme_n"]),
        name["difference"]: said,
    }


def _mean(page: Page, mean: float, n: float) -> str:
    if pd.isna(mean):
        return wording.amount(None, "score", page.language)
    return page.text("trainings.mean_of", mean=wording.amount(mean, "score", page.language), n=number(n, page.language))
