"""A claim is supported, not supported, or cannot be judged, by a rule that a reader can follow by hand."""

from itertools import product

import pandas as pd
import pytest

from tests.metrics import oracle
from tests.metrics.test_oracle import filled
from tests.tables import engine_of_rows
from tweeluik.filters import Filters, from_query
from tweeluik.metrics import claims
from tweeluik.metrics.figures import all_figures
from tweeluik.metrics.frames import figure, figures

NAN = float("nan")
MEANS = ("free_to_ask", "networking", "cross_sector", "overall", "trainer", "up_to_date")
OTHER = {"in_company": "open", "open": "in_company", None: None}
MIRRORED = {"for": "against", "against": "for"}


def difference(question: str, value: float, p: float, alike: str = "", swapped: bool = False) -> list[dict]:
    """The published rows of one difference: raw, its p, and like for like (`alike` its verdict; empty: cannot be)."""
    side = "higher_open" if value > 0 else "higher_in_company"
    verdict = side if p < 0.05 else "no_clear_difference"
    stem = f"satisfaction.{question}"
    return [
        figure(f"{stem}.difference", None, value, 900, 80, value - 0.1, value + 0.1, f"{verdict} bootstrap"),
        figure(f"{stem}.p", None, p, 900, 80),
        figure(f"{stem}.like_for_like", None, NAN, note=alike or "coverage_under_half"),
    ]


def shared(both: int, in_company_only: int, open_only: int) -> list[dict]:
    counts = {"both": both, "in_company_only": in_company_only, "open_only": open_only}
    return [figure(f"together.organisations.{name}", None, n, sum(counts.values())) for name, n in counts.items()]


def adjusted(**verdicts: str) -> list[dict]:
    """The verdicts that are left of some questions among all questions."""
    return [figure(f"satisfaction.{q}.holm_p", None, 0.001, 900, 80, note=verdict) for q, verdict in verdicts.items()]


def judged(*rows: list[dict]) -> dict[str, tuple[str, str]]:
    """claim -> (verdict, why)."""
    found = claims.of_figures(figures([row for some in rows for row in some]))
    return dict(
        zip(found["id"].str.removeprefix("claims."), zip(found["value"], found["note"], strict=True), strict=True)
    )


def pieces(*rows: list[dict]) -> pd.DataFrame:
    return claims.evidence(figures([row for some in rows for row in some])).set_index("id")


@pytest.mark.parametrize(
    ("stances", "said"),
    [
        (["for"], ("supported", "evidence_for")),
        (["unclear"], ("not_supported", "evidence_unclear")),
        (["against"], ("not_supported", "evidence_against")),
        (["untested"], ("not_enough_data", "evidence_missing")),
        (["for", "for", "for", "unclear"], ("supported", "evidence_for")),
        (["for", "for", "for", "against"], ("not_supported", "evidence_mixed")),
        (["for", "for", "unclear", "unclear"], ("not_supported", "evidence_unclear")),
        # The piece that is missing would decide: three for, or two.
        (["for", "for", "unclear", "untested"], ("not_enough_data", "evidence_missing")),
        # Whatever it would say, no more than two of four could speak for the claim.
        (["for", "unclear", "unclear", "untested"], ("not_supported", "evidence_unclear")),
        (["for", "for", "for", "untested"], ("supported", "evidence_for")),
        (["against", "untested", "untested", "untested"], ("not_supported", "evidence_against")),
        (["for", "untested"], ("not_enough_data", "evidence_missing")),
        (["for", "unclear"], ("not_supported", "evidence_unclear")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value[0],
)
def test_a_verdict_follows_from_what_each_piece_of_evidence_says(stances, said):
    assert claims.verdict(stances) == said


@pytest.mark.parametrize("pieces_of_claim", [1, 2, 4])
def test_a_claim_that_is_supported_is_not_supported_once_the_formats_are_exchanged(pieces_of_claim):
    every = product(("for", "against", "unclear", "untested"), repeat=pieces_of_claim)
    supported = [stances for stances in every if claims.verdict(stances)[0] == "supported"]
    assert supported
    for stances in supported:
        assert claims.verdict([MIRRORED.get(stance, stance) for stance in stances])[0] == "not_supported"


def test_a_clear_difference_that_stays_like_for_like_speaks_for_the_claim():
    assert judged(difference("networking", 0.5, 0.001, "higher_open"))["network"] == ("supported", "evidence_for")


def test_the_same_difference_the_other_way_speaks_against_it():
    said = judged(difference("networking", -0.5, 0.001, "higher_in_company"))["network"]
    assert said == ("not_supported", "evidence_against")


@pytest.mark.parametrize("alike", ["no_clear_difference bootstrap", "higher_in_company bootstrap"])
def test_a_difference_that_is_gone_like_for_like_is_no_evidence(alike):
    rows = difference("free_to_ask", 0.5, 0.001, alike)
    assert judged(rows)["independence"] == ("not_supported", "evidence_unclear")
    assert pieces(rows).loc["satisfaction.free_to_ask.mean", "why"] == "gone_like_for_like"


@pytest.mark.parametrize("alike", ["", "too_few_editions", "fewer_than_threshold"])
def test_where_nothing_can_be_compared_like_for_like_the_raw_difference_speaks_and_that_is_said(alike):
    found = pieces(difference("free_to_ask", 0.5, 0.001, alike)).loc["satisfaction.free_to_ask.mean"]
    assert (found["stance"], found["why"]) == ("for", "not_like_for_like")


def test_what_all_claims_test_together_is_adjusted_by_holm():
    # Alone .03 is clear. Of seven tests the smallest p counts seven times: .21; the largest once.
    one = difference("networking", 0.5, 0.03, "higher_open")
    others = [difference(q, 0.1, 0.9) for q in MEANS if q != "networking"] + [difference("recommend.nps", 3, 0.9)]
    assert judged(one)["network"][0] == "supported"
    assert judged(one, *others)["network"] == ("not_supported", "evidence_unclear")
    assert pieces(one, *others).loc["satisfaction.networking.mean", "holm_p"] == pytest.approx(0.21)


def test_quality_needs_three_of_its_four_pieces_and_none_against():
    clear = [difference(q, 0.3, 0.001, "higher_open") for q in ("overall", "trainer", "up_to_date")]
    unclear, against = difference("recommend.nps", 3, 0.8), difference("recommend.nps", -30, 0.001)
    assert judged(*clear)["quality"] == ("supported", "evidence_for")
    assert judged(*clear, unclear)["quality"] == ("supported", "evidence_for")
    assert judged(*clear[:2], unclear)["quality"] == ("not_enough_data", "evidence_missing")
    assert judged(*clear[:1], unclear)["quality"] == ("not_enough_data", "evidence_missing")
    assert judged(*clear, against)["quality"] == ("not_supported", "evidence_mixed")


STRENGTHS = {"relevance": "higher_in_company", "networking": "higher_open", "overall": "no_clear_difference"}


@pytest.mark.parametrize(
    ("both", "stance"),
    [
        # Of 40 organisations of the smaller side 30 use both: z = (.75 - .5) / sqrt(.25 / 40) = 3.16, p = .0016.
        (30, "for"),
        (10, "against"),
        # 22 of 40: z = .63, p = .53.
        (22, "unclear"),
    ],
)
def test_organisations_speak_for_the_combination_when_clearly_most_of_the_smaller_side_use_both(both, stance):
    found = pieces(shared(both, 40 - both, 300)).loc[claims.SHARED]
    assert (found["stance"], found["value"], found["n"]) == (stance, both / 40, 40)
    assert pieces(shared(both, 300, 40 - both)).loc[claims.SHARED, "stance"] == stance


def test_four_organisations_are_too_few():
    assert pieces(shared(4, 0, 300)).loc[claims.SHARED, ["stance", "why"]].tolist() == [
        "untested",
        "too_few_organisations",
    ]


@pytest.mark.parametrize(
    ("verdicts", "stance"),
    [
        (STRENGTHS, "for"),
        ({"relevance": "higher_open", "networking": "higher_open"}, "against"),
        ({"relevance": "higher_open", "networking": "no_clear_difference"}, "unclear"),
        ({"relevance": "higher_open"}, "untested"),
        ({}, "untested"),
    ],
    ids=["each on something", "one on everything", "one on something", "one question", "no question"],
)
def test_strengths_speak_for_the_combination_when_each_format_has_one(verdicts, stance):
    assert pieces(adjusted(**verdicts), shared(3, 1, 1)).loc[claims.STRENGTHS, "stance"] == stance


def test_the_combination_needs_both_its_pieces():
    assert judged(shared(30, 10, 300), adjusted(**STRENGTHS))["complementarity"] == ("supported", "evidence_for")
    assert judged(shared(30, 10, 300))["complementarity"] == ("not_enough_data", "evidence_missing")
    assert judged(shared(10, 30, 300), adjusted(**STRENGTHS))["complementarity"][0] == "not_supported"


def test_what_holds_by_definition_counts_for_nothing():
    rows = [
        figure("participation.solo_share", "in_company", 0.0, 900, 80, note="by_definition"),
        figure("participation.solo_share", "open", 0.9, 900, 80),
        figure("meeting.contacts_per_participant", "in_company", 0.0, 900, 80, note="by_definition"),
        figure("meeting.contacts_per_participant", "open", 9.0, 900, 80),
    ]
    assert set(judged(rows).values()) == {("not_enough_data", "evidence_missing")}
    found = pieces(rows).loc[["participation.solo_share", "meeting.contacts_per_participant"]]
    assert found["stance"].tolist() == ["by_definition"] * 2
    assert found["open"].tolist() == [0.9, 9.0]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "not_asked"),
        ([figure("satisfaction.networking.difference", None, NAN, 40, 4)], "no_data"),
        (
            [figure("satisfaction.networking.difference", None, NAN, note="fewer_than_threshold")],
            "fewer_than_threshold",
        ),
        ([figure("satisfaction.networking.difference", None, 0.5, 40, 4, note="too_few_editions")], "too_few_editions"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_tested_says_why(rows, why):
    assert pieces(rows, shared(3, 1, 1)).loc["satisfaction.networking.mean", "why"] == why
    assert judged(rows, shared(3, 1, 1))["network"] == ("not_enough_data", "evidence_missing")


def test_four_editions_give_no_verdict_on_any_claim(micro):
    """Two editions a format are too few for any difference; two organisations use in-company, and both use open too;
    the questions on being free to ask, networking, other sectors, the trainer and being up to date were not asked."""
    every = all_figures(micro, Filters())
    found = every[every["id"].str.startswith("claims.")]
    assert found["id"].tolist() == [f"claims.{claim}" for claim in claims.CLAIMS]
    assert found["value"].tolist() == ["not_enough_data"] * 5
    assert found["note"].unique().tolist() == ["evidence_missing"]
    evidence = claims.evidence(every).set_index("id")
    assert evidence["why"].to_dict() == {
        "satisfaction.free_to_ask.mean": "not_asked",
        "participation.solo_share": "",
        "satisfaction.networking.mean": "not_asked",
        "meeting.contacts_per_participant": "",
        "satisfaction.cross_sector.mean": "not_asked",
        "sectors.within_effective": "",
        "satisfaction.overall.mean": "too_few_editions",
        "satisfaction.trainer.mean": "not_asked",
        "satisfaction.up_to_date.mean": "not_asked",
        "satisfaction.recommend.nps": "too_few_editions",
        "together.organisations.overlap": "too_few_organisations",
        "satisfaction.strengths": "no_data",
        "together.learners.overlap": "",
    }


def test_a_lens_on_one_format_has_no_claims(micro):
    only_open, _ = from_query({"lens": ["open"]})
    assert not all_figures(micro, only_open)["id"].str.startswith("claims.").any()


@pytest.mark.parametrize("seed", [1, 2])
def test_exchanged_formats_exchange_what_the_evidence_says(tmp_path, seed):
    data = lopsided(oracle.programme(seed))
    exchanged = dict(
        data, editions=[e | {"training_format": OTHER.get(e["training_format"], "other")} for e in data["editions"]]
    )
    engines = [engine_of_rows(tmp_path / name, **filled(each)) for name, each in (("a", data), ("b", exchanged))]
    one, other = (claims.evidence(all_figures(engine, Filters())).set_index("id") for engine in engines)
    assert one.loc["satisfaction.overall.mean", "stance"] == "for"
    assert other.loc["satisfaction.overall.mean", "stance"] == "against"
    both_ways = [claims.SHARED, claims.STRENGTHS]
    assert one.loc[both_ways, "stance"].tolist() == other.loc[both_ways, "stance"].tolist()
    rest = one.index.difference(both_ways)
    assert [MIRRORED.get(each, each) for each in one.loc[rest, "stance"]] == other.loc[rest, "stance"].tolist()


def lopsided(data: dict) -> dict:
    """The programme with forms everywhere, that are glad in open editions and half so in-company."""
    formats = {edition["edition_id"]: edition["training_format"] for edition in data["editions"]}
    responses = [{"response_id": f"{e}-{n}", "edition_id": e} for e in formats for n in range(6)]
    answers = [
        {"response_id": row["response_id"], "question_id": "overall", "score": score}
        for place, row in enumerate(responses)
        for score in [(5 if formats[row["edition_id"]] == "open" else 3) - place % 2]
    ]
    return dict(data, responses=responses, answers=answers)
