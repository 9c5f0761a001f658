"""What is said of both formats together is written from the data, and mirrors when the formats swap."""

import pytest

from tweeluik.components import rows_together
from tweeluik.components.sentences import together as sentences
from tweeluik.metrics import clients, paths, together, worklists


def said(page) -> dict[str, str]:
    """Every sentence of the page about learners."""
    who = "learners"
    steps = rows_together.steps(page, page.ask(paths.steps, who))
    window = page.ask(paths.follow_up, who)
    return {
        "both": sentences.both(page, page.ask(together.by_format)),
        "patterns": sentences.patterns(page, page.ask(together.by_format)),
        "steps": sentences.steps(page, steps, who),
        "crossings": sentences.crossings(page, page.ask(paths.crossing_days, who), who),
        "window": sentences.window(page, window, who, "12"),
        "not_yet": sentences.not_yet(page, window, who, "12"),
    }


def test_micro_is_told_in_english(page_of):
    assert said(page_of("en")) == {
        "both": "Both formats: 40% of the organisations and 14% of the learners that take part",
        "patterns": "2 organisations and 2 learners use both formats",
        "steps": "What came next for learners that began in a format: "
        "in-company 25% in the other and 0% in the same, open 0% in the other and 17% in the same",
        "crossings": "Days until the other format for learners that use both, by where they began: "
        "in-company 91 in the median (middle half 90 to 92), open no data",
        "window": "In the other format within 12 months, of the learners that began in a format: "
        "in-company nobody can be followed that long yet, open nobody can be followed that long yet",
        "not_yet": "Not counted, because they cannot be followed for 12 months yet (learners): "
        "in-company 8 of 8, open 6 of 6.",
    }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_swapped_formats_swap_the_clauses(page_of, language):
    original, swapped = said(page_of(language)), said(page_of(language, swapped=True))
    for name, sentence in original.items():
        head, _, clauses = sentence.rstrip(".").partition(": in-company ")
        if not clauses:
            assert swapped[name] == sentence
            continue
        in_company, _, open_ = clauses.partition(", open ")
        assert swapped[name].rstrip(".") == f"{head}: in-company {open_}, open {in_company}"


def test_a_sector_of_few_organisations_is_drawn_and_not_named(page_of):
    page = page_of("en")
    within = rows_together.by_dimension(page, page.ask(together.by_dimension, "sector"), "sector")
    assert sentences.by_dimension(page, within, "sector") == (
        "Both formats by sector: nowhere 20 organisations or more, so none is named"
    )


def test_nobody_to_call_is_said(page_of):
    page = page_of("en")
    listed = page.ask(worklists.by_organisation)
    assert sentences.worklist(page, listed, "open") == (
        "No customer has 5 or more people in open editions of a theme and no in-company training in it"
    )


def test_nothing_left_is_said_without_an_error(page_of):
    page = page_of("nl", theme=("nergens",))
    assert "geen gegevens" in said(page)["steps"]
    rated = page.ask(clients.satisfaction_by_clients)
    assert rated["mean"].isna().all()
