"""Through the lens of one format no page says how the two compare."""

import re

import pytest

from tests.pages.conftest import read
from tweeluik.components.frame import PAGES
from tweeluik.i18n import t

_SAID = ("notes.higher_open", "notes.higher_in_company", "notes.no_clear_difference", "sentences.no_difference")

# What is said of several differences together.
_PHRASES = {"nl": ["keer hoger", "duidelijk verschil"], "en": ["higher on", "clear difference"]}


def verdicts(text: str, language: str) -> list[str]:
    """The verdicts on two formats in a text, each with the words before it."""
    words = "|".join([*(re.escape(t(key, language)) for key in _SAID), *_PHRASES[language]])
    return re.findall(rf".{{0,80}}(?:{words})", re.sub(r"\s+", " ", text), re.IGNORECASE)


@pytest.mark.parametrize("lens", ["open", "in_company"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", [page for page in PAGES if page != "method"])
def test_one_format_has_no_verdict(visit, full, page, language, lens):
    app = visit(full, page, lang=language, lens=lens)
    assert not app.exception
    assert verdicts(read(app), language) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", ["overview", "participation", "satisfaction", "report"])
def test_both_formats_have_one(visit, full, page, language):
    assert verdicts(read(visit(full, page, lang=language)), language)
