"""What is said about who shares a room, in both languages, mirrored when the formats swap."""

import pandas as pd
import pytest

from tweeluik.components import lookup, rows
from tweeluik.components.sentences import rooms, sectors
from tweeluik.metrics import sectors as mixed
from tweeluik.metrics.frames import figure, figures

ID = "satisfaction.networking.sectors_rho"


@pytest.mark.parametrize(
    ("language", "is_swapped", "said"),
    [
        ("en", False, "Diversity inside one edition: in-company 0.00 (pooled 0.50), open 0.68 (pooled 0.72)"),
        ("en", True, "Diversity inside one edition: in-company 0.68 (pooled 0.72), open 0.00 (pooled 0.50)"),
        (
            "nl",
            False,
            "Diversiteit binnen één editie: in-company 0,00 (samengeteld 0,50), open 0,68 (samengeteld 0,72)",
        ),
    ],
)
def test_the_pooled_value_stands_beside_the_one_inside_an_edition(page_of, language, is_swapped, said):
    page = page_of(language, is_swapped)
    assert rooms.inside(page, page.ask(mixed.by_format)) == said


def test_why_they_differ_is_said_with_its_size(page_of):
    page = page_of()
    assert rooms.between(page, page.ask(mixed.by_format)) == (
        "Pooled, two people count as different although they never sat in one edition. "
        "What lies between editions, and nobody meets: in-company 0.50, open 0.04."
    )
    cut = page_of(sector=("C",))
    assert rooms.between(cut, cut.ask(mixed.by_format)) == ""


def test_sectors_are_compared_among_as_many_attendances(page_of):
    page = page_of()
    said = rooms.rarefied(page, page.ask(mixed.by_format))
    assert said == "Sectors among 8 attendances of each format: in-company 2.0, open 3.9"


def beside(*rows_: tuple[str, str, int, float, float]) -> pd.DataFrame:
    """(name, format, attendances, share of the reference, ratio)."""
    columns = ["name", "training_format", "participations", "reference_share", "ratio"]
    return pd.DataFrame(rows_, columns=columns).assign(reference=lambda f: f["reference_share"] * 100)


SECTORS = beside(
    ("Construction", "in_company", 30, 0.3, 1.5),
    ("Construction", "open", 10, 0.3, 0.5),
    ("Care", "in_company", 12, 0.6, 0.4),
    ("Care", "open", 50, 0.6, 1.3),
    ("Fishing", "in_company", 3, 0.005, 9.0),
    ("Fishing", "open", 0, 0.005, 0.0),
    ("Space", "in_company", 0, 0.095, 0.0),
    ("Space", "open", 0, 0.095, 0.0),
)


def test_what_is_most_and_least_represented_is_named_but_never_a_tiny_sector(page_of):
    assert rooms.beside(page_of(), SECTORS[SECTORS["name"] != "Space"], "all enrolments") == (
        "Beside all enrolments, most and least represented: in-company Construction (1.5×) and Care (0.40×), "
        "open Care (1.3×) and Construction (0.50×)"
    )


def test_sectors_from_which_nobody_came_and_people_outside_the_reference_are_counted(page_of):
    outside = beside(("Arts", "in_company", 4, 0.0, float("nan")), ("Arts", "open", 3, 0.0, float("nan")))
    assert rooms.beyond(page_of("nl"), pd.concat([SECTORS, outside])) == (
        "Niemand uit: Space. 7 deelnames komen uit sectoren die de referentie niet heeft, en blijven hier buiten "
        "beschouwing."
    )


def felt(page, in_company: tuple[float, str], open_: tuple[float, str]) -> str:
    rhos = zip(("in_company", "open"), (in_company, open_), strict=True)
    found = figures([figure(ID, each, value, 300, 60, note=note) for each, (value, note) in rhos])
    groups = pd.DataFrame({"training_format": ["in_company"] * 12 + ["open"] * 40})
    return rooms.felt(page, found, ID, groups, "Networking")


NOWHERE = float("nan")


@pytest.mark.parametrize(
    ("rho", "said"),
    [
        (0.05, "hardly related (Spearman's ρ +0.05, 40 groups)"),
        (-0.2, "weakly related, lower scores in more mixed rooms (Spearman's ρ −0.20, 40 groups)"),
        (0.4, "moderately related, higher scores in more mixed rooms (Spearman's ρ +0.40, 40 groups)"),
        (-0.7, "strongly related, lower scores in more mixed rooms (Spearman's ρ −0.70, 40 groups)"),
        (1.0, "strongly related, higher scores in more mixed rooms (Spearman's ρ +1.00, 40 groups)"),
    ],
)
def test_an_association_is_described_by_its_strength_and_direction(page_of, rho, said):
    sentence = felt(page_of(), (NOWHERE, "no_spread"), (rho, ""))
    assert (
        sentence
        == f"Networking and sectors in the room: in-company nearly all editions have as many sectors, open {said}"
    )


def test_too_few_groups_have_no_association(page_of):
    assert felt(page_of("nl"), (NOWHERE, "too_few_groups"), (0.3, "")).startswith(
        "Networking en sectoren in de zaal: in-company minder dan 10 groepen edities, open matige samenhang, hogere"
    )


def test_contacts_stand_by_mode_with_the_share_of_what_was_possible(page_of):
    page = page_of()
    columns = ["training_format", "delivery_mode", "participants", "pairs", "cross_organisation_pairs"]
    frame = pd.DataFrame(
        [
            ("open", "online", 10, 45.0, 40.0),
            ("open", "on_site", 5, 10.0, 10.0),
            ("open", "on_site", 4, 6.0, 5.0),
            ("in_company", "on_site", 4, 6.0, 0.0),
        ],
        columns=columns,
    )
    assert rooms.by_mode(page, frame) == (
        "Potential contacts in open editions, and their share of all possible pairs: on site 3.3 (94%); "
        "online 8.0 (89%)."
    )
    assert rooms.by_mode(page, frame[frame["training_format"] == "in_company"]) == ""


def test_a_sector_of_one_format_alone_is_named_with_that_format(page_of):
    page = page_of()
    assert sectors.absent(page, rows.mix(page, page.ask(mixed.mix))) == (
        "Here and not in the other format: in-company none, open ICT and telecom, Public administration."
    )
    assert lookup.row_of(page.ask(mixed.by_format), "sectors.within", "open")["value"] > 0
