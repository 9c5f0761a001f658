"""Every text can be read against its ground, light and dark: at least 4.5 to 1; every mark at least 3 to 1."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
THEME = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())["theme"]
STYLE = (ROOT / "tweeluik/components/panels.css").read_text()
VARIABLES = {
    name: dict(zip(("light", "dark"), colours, strict=True))
    for name, *colours in re.findall(r"--tw-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", STYLE)
}
MODES = ("light", "dark")
TEXTS = ("in-company", "open", "muted", "strong")
MARKS = ("open-mark", "bar")


def brightness(colour: str) -> float:
    """Relative luminance of WCAG 2.1."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((brightness(one), brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grounds(mode: str) -> list[str]:
    theme = THEME[mode]
    return [theme["backgroundColor"], theme["secondaryBackgroundColor"], theme["sidebar"]["backgroundColor"]]


def test_black_on_white_is_21_to_1():
    assert round(contrast("#000000", "#ffffff"), 6) == 21


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", TEXTS)
def test_text_of_our_own_markup_can_be_read(name, mode):
    assert contrast(VARIABLES[name][mode], THEME[mode]["backgroundColor"]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", MARKS)
def test_marks_can_be_told_from_their_ground(name, mode):
    assert contrast(VARIABLES[name][mode], THEME[mode]["backgroundColor"]) >= 3


@pytest.mark.parametrize("mode", MODES)
def test_text_of_the_theme_can_be_read_on_every_ground(mode):
    assert all(contrast(THEME[mode]["textColor"], ground) >= 4.5 for ground in grounds(mode))
    assert all(contrast(THEME[mode]["linkColor"], ground) >= 4.5 for ground in grounds(mode))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("colour", ["blue", "green", "yellow"])
def test_messages_can_be_read(colour, mode):
    theme = THEME[mode]
    assert contrast(theme[f"{colour}TextColor"], theme[f"{colour}BackgroundColor"]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_labels_and_marks_of_charts_can_be_read(mode):
    ground, slots = THEME[mode]["backgroundColor"], THEME[mode]["chartCategoricalColors"]
    in_company, open_, grey, muted, ink = (slots[place] for place in (0, 1, 2, 3, 7))
    assert all(contrast(colour, ground) >= 4.5 for colour in (muted, ink))
    assert all(contrast(colour, ground) >= 3 for colour in (in_company, open_, grey))


@pytest.mark.parametrize("mode", MODES)
def test_every_slot_of_a_chart_has_a_colour(mode):
    assert len(THEME[mode]["chartCategoricalColors"]) == 10
    assert THEME[mode]["chartCategoricalColors"][8] == THEME[mode]["backgroundColor"]
