"""Both languages say everything, and write numbers and dates as their readers do."""

import re
from datetime import date

import pytest

from tweeluik import i18n
from tweeluik.metrics.catalogue import FIGURES


def test_both_languages_have_the_same_texts():
    assert set(i18n.texts("nl")) == set(i18n.texts("en"))


@pytest.mark.parametrize("key", sorted(i18n.texts("en")))
def test_both_languages_fill_in_the_same_parts(key):
    parts = [set(re.findall(r"{(\w+)", i18n.texts(language)[key])) for language in i18n.LANGUAGES]
    assert parts[0] == parts[1]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_every_figure_has_its_label_question_and_definition(figure, language):
    assert all(i18n.t(f"{figure.key}.{part}", language) for part in ("label", "question", "definition"))


@pytest.mark.parametrize(
    ("value", "decimals", "sign", "dutch", "english"),
    [
        (1234.5, 1, False, "1.234,5", "1,234.5"),
        (-0.07, 2, True, "−0,07", "−0.07"),
        (0.07, 2, True, "+0,07", "+0.07"),
        (-0.001, 2, True, "0,00", "0.00"),
        (float("nan"), 2, False, "–", "–"),
        (None, 0, False, "–", "–"),
    ],
)
def test_numbers_are_written_as_their_readers_write_them(value, decimals, sign, dutch, english):
    assert i18n.number(value, "nl", decimals, sign) == dutch
    assert i18n.number(value, "en", decimals, sign) == english


def test_a_share_is_a_percentage_only_on_screen():
    assert i18n.percent(0.914, "nl") == "91\N{NARROW NO-BREAK SPACE}%"
    assert i18n.percent(0.914, "en", 1) == "91.4%"


def test_dates_are_written_as_their_readers_write_them():
    assert i18n.day(date(2025, 4, 3), "nl") == "03/04/2025"
    assert i18n.day(date(2025, 4, 3), "en") == "3 April 2025"


def test_an_academic_year_has_two_years_in_its_name():
    assert i18n.academic_year(2025) == "2025-26"
    assert i18n.academic_year(1999) == "1999-00"


def test_an_unknown_text_is_a_bug():
    with pytest.raises(KeyError):
        i18n.t("figures.nothing", "nl")
