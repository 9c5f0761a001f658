"""Sectors shows who sits in one room, and says what holds by definition."""

import re

from tests.pages.conftest import findings, read


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
