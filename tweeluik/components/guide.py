"""How does one read these pages for the first time, and what does not work yet for everybody?"""

from dataclasses import dataclass
from html import escape

import streamlit as st

from tweeluik import config
from tweeluik.components.markup import unbroken
from tweeluik.i18n import number, t

STEPS = ("panels", "verdict", "filters", "share", "proof", "groups")
WORKS = ("keyboard", "charts", "contrast", "size", "motion", "print")


@dataclass(frozen=True)
class Limit:
    """What does not work for everybody because the app is built on Streamlit; its texts are `guide.limits.<name>`.

    Seen on each of `pages` at `selector`; `rule` is the rule of axe-core that it breaks, empty for what only people
    notice. The browser tests allow exactly these, and fail when one of them is gone.
    """

    name: str
    pages: tuple[str, ...]
    selector: str
    rule: str = ""


LIMITS = (
    # Streamlit gives the zone a name and calls it a decoration at once; the button in it is what works.
    Limit("upload", ("load", "uploads"), "section[data-testid=stFileUploaderDropzone]", "presentation-role-conflict"),
    # Streamlit has no setting for the language of its own buttons.
    Limit("words", ("overview",), "[aria-label='Main menu']"),
    # Plotly draws bars and points that a keyboard cannot reach.
    Limit("charts", ("participation",), ".js-plotly-plot .point:not([tabindex])"),
)


def tour(language: str) -> None:
    """The pages in six short paragraphs."""
    with st.container(key="guide_text"):
        for step in STEPS:
            _heading(f"guide.tour.{step}.title", language)
            st.markdown(t(f"guide.tour.{step}.text", language, threshold=number(config.threshold(), language)))


def access(language: str) -> None:
    """What works for everybody, what does not and what to do then, and whom to tell."""
    _heading("guide.access.title", language)
    st.markdown(t("guide.access.text", language))
    works = "".join(f"<li>{escape(t(f'guide.access.works.{each}', language))}</li>" for each in WORKS)
    st.html(f'<ul class="tw-list" lang="{language}">{works}</ul>')
    entries = "".join(_limit(limit, language) for limit in LIMITS)
    title = escape(t("guide.limits.title", language))
    st.html(f'<h3 lang="{language}">{title}</h3><dl class="tw-definitions" lang="{language}">{entries}</dl>')
    _contact(language)


def _heading(key: str, language: str) -> None:
    st.html(f'<h2 class="tw-finding-title" lang="{language}">{unbroken(t(key, language))}</h2>')


def _limit(limit: Limit, language: str) -> str:
    what, instead = (escape(t(f"guide.limits.{limit.name}.{part}", language)) for part in ("what", "instead"))
    return f"<dt>{what}</dt><dd>{instead}</dd>"


def _contact(language: str) -> None:
    """Who runs this installation, as its configuration says."""
    contact = config.contact()
    if not contact:
        said = escape(t("guide.contact.unknown", language))
    else:
        address = contact if contact.startswith("https://") else f"mailto:{contact}" if "@" in contact else ""
        named = f'<a href="{escape(address)}">{escape(contact)}</a>' if address else escape(contact)
        said = t("guide.contact.known", language, contact=named)
    title = escape(t("guide.contact.title", language))
    st.html(f'<h3 lang="{language}">{title}</h3><p lang="{language}">{said}</p>')
