"""The guide says how to read the pages, what does not work yet, and whom to tell."""

import pytest

from tests.pages.conftest import markup, read
from tweeluik.components.guide import LIMITS, STEPS
from tweeluik.i18n import LANGUAGES, t


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tour_is_short_and_the_limits_are_named_with_a_way_around(visit, tmp_path, language):
    app = visit(tmp_path, "guide", lang=language)
    said = read(app)
    assert len(STEPS) <= 6
    assert all(t(f"guide.tour.{step}.title", language) in said for step in STEPS)
    assert all(t(f"guide.limits.{limit.name}.instead", language) in said for limit in LIMITS)


def test_the_tour_names_the_threshold_in_force(visit, tmp_path, monkeypatch):
    monkeypatch.setenv("TWEELUIK_THRESHOLD", "8")
    texts = [text.value for text in visit(tmp_path, "guide", lang="en").markdown]
    assert any("rests on fewer than 8 people" in text for text in texts)


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("help@example.be", '<a href="mailto:help@example.be">help@example.be</a>'),
        ("https://example.be/help", '<a href="https://example.be/help">https://example.be/help</a>'),
        ("<b>room 3</b>", "&lt;b&gt;room 3&lt;/b&gt;"),
        ("", "Tell whoever gave you the address of this page."),
    ],
)
def test_a_reader_learns_whom_to_tell(visit, tmp_path, monkeypatch, contact, shown):
    monkeypatch.setenv("TWEELUIK_CONTACT", contact)
    assert shown in markup(visit(tmp_path, "guide", lang="en"))
