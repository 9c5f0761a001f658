"""What remains with the same mix is said in a sentence, in both languages, and mirrors."""

import pandas as pd
import pytest

from tweeluik.components import alike
from tweeluik.components.sentences import like_for_like as sentences
from tweeluik.metrics.frames import figure, figures

ID = "satisfaction.overall.like_for_like"
BY = ("theme", "mode")


def shown(sign: int = 1, covered: float = 1.0, outside: float = 0.0) -> pd.DataFrame:
    """Like for like 0.05 higher in open, raw 0.15 lower; the mirror image with sign -1."""
    low, high = sorted((sign * 0.01, sign * 0.09))
    verdict = "higher_open" if sign > 0 else "higher_in_company"
    means = (3.75, 3.80)[::sign]
    rows = [figure(ID, each, mean, 120, 20) for each, mean in zip(("in_company", "open"), means, strict=True)]
    rows.append(figure(f"{ID}.difference", None, sign * 0.05, 240, 40, low, high, f"{verdict} bootstrap"))
    rows += [figure(f"{ID}.mix", None, sign * -0.20, 240), figure(f"{ID}.outside", None, outside, 240)]
    return figures(rows + [figure(f"{ID}.coverage", each, covered, 240) for each in ("in_company", "open", None)])


def refused(note: str) -> pd.DataFrame:
    rows = [figure(ID, each, None, note=note) for each in ("in_company", "open")]
    rows += [figure(f"{ID}.difference", None, None, note=note)]
    return figures(rows + [figure(f"{ID}.coverage", each, 0.31, 240) for each in ("in_company", "open", None)])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Like for like by theme and mode: in-company 3.75, open 3.80, higher in open"),
        ("nl", "Bij gelijke mix van thema en vorm: in-company 3,75, open 3,80, hoger in open"),
    ],
)
def test_the_finding_has_both_means_and_the_verdict(page_of, language, sentence):
    assert sentences.finding(page_of(language), shown(), ID, BY) == sentence


def test_swapped_formats_give_the_mirrored_sentence(page_of):
    page = page_of("en")
    said = sentences.finding(page, shown(-1), ID, BY)
    assert said == "Like for like by theme and mode: in-company 3.80, open 3.75, higher in-company"
    parts = [sentences.bridge(page, alike.steps(page, shown(sign), ID), BY) for sign in (1, -1)]
    assert parts[0] == (
        "Of the raw difference of −0.15, −0.20 lies in the mix of theme and mode and +0.05 remains like for like."
    )
    assert parts[1] == parts[0].translate(str.maketrans("−+", "+−"))


def test_what_is_not_compared_is_a_step_of_its_own(page_of):
    page = page_of("nl")
    steps = alike.steps(page, shown(covered=0.9, outside=0.03), ID)
    assert steps["step"].tolist() == ["raw", "outside", "mix", "rest"]
    assert steps["start"].tolist() == pytest.approx([0, -0.12, -0.15, 0])
    assert steps["end"].tolist() == pytest.approx([-0.12, -0.15, 0.05, 0.05])
    assert sentences.bridge(page, steps, ("year",)) == (
        "Van het ruwe verschil van −0,12 komt +0,03 van antwoorden die niet vergelijkbaar zijn, zit −0,20 in de mix "
        "van jaar en blijft +0,05 over bij gelijke mix."
    )


@pytest.mark.parametrize(
    ("by", "sentence"),
    [
        (("theme",), "Only 31% of the answers stand in strata where both formats have at least 5 answers: "),
        (
            ("theme", "size"),
            "By size nothing is alike: an in-company edition has one client, an open edition has several.",
        ),
    ],
)
def test_a_refusal_says_why(page_of, by, sentence):
    page, frame = page_of("en"), refused("coverage_under_half")
    assert sentences.finding(page, frame, ID, by).endswith(": not shown, too few answers can be compared")
    assert sentences.coverage(page, frame, ID, by).startswith(sentence)


def test_too_few_respondents_are_hidden_with_the_usual_words(page_of):
    page, frame = page_of("en"), refused("fewer_than_threshold")
    assert sentences.finding(page, frame, ID, ("theme",)) == "Like for like by theme: fewer than 5 respondents"
    assert sentences.coverage(page, frame, ID, ("theme",)) == ""


def strata(page, theme: list[str | None], gaps: list[float], n: list[int], compared: list[bool]) -> pd.DataFrame:
    frame = pd.DataFrame({"theme": theme, "difference": gaps, "n": n, "is_compared": compared})
    return alike.labelled(page, frame.assign(is_mixed=frame["theme"] == "mixed"), ("theme",))


def test_strata_that_go_the_other_way_and_answers_left_out_are_counted(page_of):
    page = page_of("en")
    rows = strata(
        page, ["Data", "Care", None, "Law", "mixed"], [0.1, -0.2, 0.3, 0, 0], [9, 8, 7, 6, 5], [True] * 3 + [False] * 2
    )
    assert rows["label"].tolist() == ["Data", "Care", "unknown", "Law", "mixed, not compared"]
    assert sentences.other_way(page, shown(), ID, rows) == (
        "In 1 of the 3 strata that are compared the difference goes the other way."
    )
    assert sentences.left_out(page, rows) == (
        "Not compared: 5 answers in groups of editions that mix several values, "
        "6 in strata where a format has fewer than 5."
    )
    assert sentences.unknown(page, rows).endswith("7 of the compared answers stand there.")


@pytest.mark.parametrize(
    ("by", "sentence"), [(("theme",), "theme"), (("theme", "mode", "year"), "theme, mode and year")]
)
def test_dimensions_are_listed_as_people_list_things(page_of, by, sentence):
    assert sentences.strata(page_of("en"), by) == sentence
