"""Every word that a reader may not know has its sentence, in both languages."""

import re

import pytest

from tweeluik.components import glossary
from tweeluik.i18n import LANGUAGES, t
from tweeluik.metrics.explorable import MEASURES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", glossary.HINGE)
def test_every_word_of_a_hinge_is_explained(word, language):
    opened = glossary.behind("difference", glossary.HINGE, language)
    assert t(f"glossary.{word}.term", language) in opened


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_every_measure_that_can_be_explored_is_explained(measure, language):
    assert t(f"glossary.{glossary.of_figure(measure.figure)}.text", language)


@pytest.mark.parametrize(
    ("id_", "word"),
    [
        ("satisfaction.overall.mean", "mean"),
        ("satisfaction.recommend.nps", "nps"),
        ("participation.fill_rate", "fill_rate"),
        ("together.learners.within_year", "within_year"),
        ("satisfaction.overall.top_two.like_for_like", "like_for_like"),
    ],
)
def test_a_figure_goes_by_the_last_part_of_its_kind(id_, word):
    assert glossary.of_figure(id_) == word


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_explained_in_one_or_two_sentences(language):
    for word in glossary.words(language):
        text = t(f"glossary.{word}.text", language)
        assert text.endswith(".")
        assert len(re.findall(r"[.!?](?= [A-Z])", text)) <= 1, word


def test_words_stand_in_the_order_of_their_language():
    assert glossary.words("en")[:3] == ["academic_year", "also_other", "attended"]
    assert glossary.words("nl")[:3] == ["solo_share", "academic_year", "no_show_rate"]


def test_a_word_opens_with_a_key_and_says_what_it_explains():
    opened = glossary.beside("nps", "en")
    assert opened.startswith('<details class="tw-help"><summary>')
    assert "Explain: Net promoter score" in opened
