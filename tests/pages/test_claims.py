"""The five claims and what stands out, on full, one-sided and tiny data, in both languages."""

import re

import pytest

from tests.pages.conftest import markup, read
from tests.pages.test_every_page import assert_sound
from tweeluik.i18n import LANGUAGES, t
from tweeluik.metrics.claims import CLAIMS

MAIN = "overview"


def stamps(app) -> dict[str, str]:
    """Title of a card -> its verdict."""
    cards = re.findall(r'<section class="tw-claim.*?</section>', markup(app), flags=re.S)
    found = [re.search(r'<h3>(.*?)</h3><p class="tw-stamp">.*?</span> (.*?)</p>', card) for card in cards]
    return {each.group(1): each.group(2) for each in found}


def sentences(app) -> list[str]:
    return re.findall(r'<p class="tw-said".*?>(.*?)</p>', markup(app))


def links(app) -> list[tuple[str, str]]:
    return [(link.proto.page, link.proto.query_string) for link in app.main.get("page_link")]


def test_each_claim_has_a_card_with_its_verdict(visit, full):
    assert stamps(visit(full, MAIN, lang="en")) == {
        "An independent place to learn": "not supported",
        "A wider network": "supported",
        "Views across sectors": "supported",
        "Quality that keeps up": "not supported",
        "Better together": "supported",
    }


def test_the_verdicts_are_the_same_in_dutch(visit, full):
    assert list(stamps(visit(full, MAIN, lang="nl")).values()) == [
        "niet ondersteund",
        "ondersteund",
        "ondersteund",
        "niet ondersteund",
        "ondersteund",
    ]


def test_a_card_says_in_a_sentence_what_its_evidence_says(visit, full):
    said = read(visit(full, MAIN, lang="en"))
    assert "Of the five claims about open trainings, these data support 3 and do not support 2" in said
    assert "3.54, open 4.04): speaks for it. People of other organisations" in said
    assert "organisations in the room: holds by definition, so not counted." in said
    assert "Satisfaction overall, trainer, up to date, net promoter score: differs, but like for like" in said


def test_a_card_opens_to_its_figures_and_the_page_on_which_they_stand(visit, full):
    app = visit(full, MAIN, lang="en", theme=["Zorg", "Leiderschap"])
    app.session_state["evidence_complementarity"] = True
    app.run()
    assert_sound(app)
    said = read(app)
    assert "questions on which the format is clearly higher" in said
    assert re.search(r"\d+ organisations", said)
    assert ("together", "theme=Leiderschap&theme=Zorg&lang=en") in links(app)


def test_evidence_has_both_formats_with_answers_and_editions_the_interval_and_what_is_left(visit, full):
    app = visit(full, MAIN, lang="en")
    app.session_state["evidence_network"] = True
    row = re.search(r"networking.*?speaks for it", read(app.run()), flags=re.S).group(0)
    assert "3.54 · 2,323 answers · 471 editions" in row
    assert "4.04 · 3,137 answers · 563 editions" in row
    assert "+0.50 (+0.44 to +0.57)" in row
    assert "+0.41 (+0.34 to +0.48)" in row


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("store", ["one_sided", "tiny"])
def test_one_format_or_four_editions_are_not_enough_for_any_claim(visit, request, store, language):
    app = visit(request.getfixturevalue(store), MAIN, lang=language)
    for claim in CLAIMS:
        app.session_state[f"evidence_{claim}"] = True
    app.run()
    assert_sound(app)
    assert list(stamps(app).values()) == [t("claims.verdict.not_enough_data", language)] * 5
    assert t("standing_out.nothing_scanned", language) in read(app)
    why = "no_data" if store == "one_sided" else "too_few_editions"
    assert t(f"claims.why.{why}", language) in read(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lens", ["open", "in_company"])
def test_the_lens_gives_no_verdict_and_says_why(visit, full, lens, language):
    app = visit(full, MAIN, lang=language, lens=lens)
    app.session_state["evidence_network"] = True
    app.run()
    assert_sound(app)
    assert set(stamps(app).values()) == {t("claims.no_verdict", language)}
    assert read(app).count(t("claims.one_format", language)) == 5
    assert len(sentences(app)) == 2


def test_what_stands_out_is_said_with_both_values_and_a_way_to_it(visit, full):
    app = visit(full, MAIN, lang="en")
    assert sentences(app) == [
        "Klokkenluiders en integriteit, in-company: satisfaction overall 3.43, where its format has 4.27.",
        "Financieel inzicht voor niet-financiëlen, open: satisfaction overall 3.71, where its format has 4.40.",
        "Satisfaction overall: in the theme Data en AI the difference between open and in-company is −0.10,"
        " elsewhere +0.13.",
    ]
    assert links(app)[-3:] == [
        ("trainings", "training=OPL011&lang=en"),
        ("trainings", "training=OPL040&lang=en"),
        ("satisfaction", "theme=Data+en+AI&lang=en"),
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"theme": "Zorg"}, "Niets valt op: van 19 vergelijkingen is er geen"),
        ({"theme": "Zorg", "mode": "online"}, "Er valt niets op te merken: geen thema"),
    ],
    ids=["scanned", "nothing to scan"],
)
def test_when_nothing_stands_out_it_says_so(visit, full, query, said):
    app = visit(full, MAIN, lang="nl", **query)
    assert_sound(app)
    assert not sentences(app)
    assert said in read(app)
