"""Sectors shows who sits in one room, and says what holds by definition."""

import re

from tests.pages.conftest import findings, read
from tweeluik.store.reference import keep, remove


def test_the_headline_is_the_diversity_inside_an_edition(visit, full):
    said = findings(visit(full, "sectors", lang="nl"))[0]
    assert said.startswith("Sectoren samen in één editie: in-company 1,0 (per definitie), open ")


def test_potential_contacts_are_of_open_editions_alone(visit, full):
    assert any("Potential contacts" in said for said in findings(visit(full, "sectors", lang="en")))
    assert not any(
        "Potential contacts" in said for said in findings(visit(full, "sectors", lang="en", lens="in_company"))
    )


def test_the_unknown_share_is_said(visit, full):
    assert "Attendances without a known sector: in-company" in read(visit(full, "sectors", lang="en"))


def test_more_than_a_fifth_unknown_is_a_warning(visit, one_sided):
    warnings = [warning.value for warning in visit(one_sided, "sectors", lang="en").warning]
    assert warnings == [
        "Attendances without a known sector: in-company –, open 33%. More than 20% is unknown, so the sector figures "
        "may look different from reality. Complete the sectors of the organisations."
    ]


def test_a_filter_on_participants_says_why_whole_rooms_are_not_shown(visit, full):
    assert "only for whole editions" in read(visit(full, "sectors", lang="en", sector="Q"))


def test_the_likeness_of_the_two_mixes_is_measured(visit, full):
    said = read(visit(full, "sectors", lang="en")).partition("How alike the two sector mixes are")[2]
    assert re.search(r"Overlap of the two mixes\s+How alike are the two mixes\?\s+0\.\d\d", said)


def test_the_pooled_value_and_the_one_inside_stand_together_with_why_they_differ(visit, full):
    app = visit(full, "sectors", lang="en")
    assert any(said.startswith("Diversity inside one edition: in-company 0.0") for said in findings(app))
    assert "Pooled, two people count as different although they never sat in one edition." in read(app)


def test_sectors_are_drawn_at_equal_numbers_when_both_formats_have_somebody(visit, full, one_sided):
    assert any(said.startswith("Sectors among ") for said in findings(visit(full, "sectors", lang="en")))
    assert not any(said.startswith("Sectors among ") for said in findings(visit(one_sided, "sectors", lang="en")))


def test_the_mix_stands_beside_all_enrolments_until_jobs_are_loaded(visit, full, monkeypatch):
    app = visit(full, "sectors", lang="en")
    assert any(said.startswith("Beside all enrolments, most and least represented: ") for said in findings(app))
    keep(full, "jobs.csv", {"C": 600.0, "F": 400.0}, 0.0)
    try:
        app = visit(full, "sectors", lang="en")
        assert any(said.startswith("Beside the jobs per sector") for said in findings(app))
        assert "The reference comes from jobs.csv." in read(app)
    finally:
        remove(full)


def test_under_a_filter_on_sector_nothing_is_held_against_a_reference(visit, full):
    said = read(visit(full, "sectors", lang="en", sector="C"))
    assert "Beside a reference, shares mean nothing under a filter on sector." in said


def test_mixed_rooms_and_the_answers_are_described_for_both_questions(visit, full):
    said = [each for each in findings(visit(full, "sectors", lang="en")) if "and sectors in the room: " in each]
    assert [each.partition(" and sectors")[0] for each in said] == ["Networking", "View of other sectors"]
    assert all("Spearman's ρ" in each for each in said)


def test_contacts_stand_by_mode(visit, full):
    assert "Potential contacts in open editions, and their share of all possible pairs: on site" in read(
        visit(full, "sectors", lang="en")
    )
