"""Do the reference lists hold every allowed value, and does no written form mean two things?"""

import csv
import unicodedata
from collections import defaultdict
from itertools import pairwise

import pytest

from tweeluik.config import REFERENCE
from tweeluik.schema import CONSTRUCTS, KINDS, TABLES

ALLOWED = {field.name: field.values for table in TABLES.values() for field in table.values() if field.values}
# What a field may hold although the schema does not list it, and so has forms of its own.
OPEN_LISTS = {"yes_no", "kirkpatrick_level", "language", "country"}


def rows_of(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def normalise(written: str) -> str:
    letters = unicodedata.normalize("NFKD", written).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def meanings(rows: list[dict[str, str]], written: str, meaning: str, within: str = "") -> dict:
    found = defaultdict(set)
    for row in rows:
        found[(row.get(within, ""), normalise(row[written]))].add(row[meaning])
    return found


def ambiguous(rows: list[dict[str, str]], written: str, meaning: str, within: str = "") -> dict:
    found = meanings(rows, written, meaning, within)
    return {form: means for form, means in found.items() if len(means) > 1 or not form[1]}


@pytest.mark.parametrize("name", sorted(path.name for path in REFERENCE.glob("*.csv")))
def test_every_row_is_whole_tidy_and_said_once(name):
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert {len(row) for row in rows} == {len(header)}
    assert [cell for row in rows for cell in row if cell != " ".join(cell.split())] == []
    assert len({tuple(row) for row in rows}) == len(rows)


class TestSectors:
    def test_both_revisions_have_all_their_sections(self):
        letters = defaultdict(str)
        for row in rows_of("sections.csv"):
            letters[row["revision"]] += row["section"]
        assert letters == {
            "NACE-BEL 2008": "ABCDEFGHIJKLMNOPQRSTU",
            "NACE-BEL 2025": "ABCDEFGHIJKLMNOPQRSTUV",
        }

    def test_old_letters_lead_to_the_new_sections(self):
        old = [row for row in rows_of("sections.csv") if row["revision"] == "NACE-BEL 2008"]
        moved = {row["section"]: row["maps_to_2025"] for row in old}
        assert (moved["G"], moved["J"], moved["K"], moved["P"], moved["U"]) == ("G;T", "J;K", "L", "Q", "V")

    def test_short_names_fit_a_chart_and_differ(self):
        new = [row for row in rows_of("sections.csv") if row["revision"] == "NACE-BEL 2025"]
        for column in ("short_nl", "short_en"):
            names = [row[column] for row in new]
            assert max(map(len, names)) <= 28
            assert len(set(names)) == 22

    def test_each_division_has_a_2025_section_except_45(self):
        divisions = rows_of("divisions.csv")
        assert len(divisions) == 88
        assert [row["division"] for row in divisions if not row["section_2025"]] == ["45"]
        assert [row["division"] for row in divisions if not (row["title_nl"] and row["title_en"])] == ["45"]

    def test_divisions_agree_with_the_letters_of_both_revisions(self):
        sections = rows_of("sections.csv")
        moved = {row["section"]: row["maps_to_2025"].split(";") for row in sections[:21]}
        for row in rows_of("divisions.csv"):
            assert row["section_2025"] in [*moved[row["section_2008"]], ""]

    def test_old_information_and_communication_is_split_between_60_and_61(self):
        new = {row["division"]: row["section_2025"] for row in rows_of("divisions.csv")}
        assert [new[division] for division in ("58", "60", "61", "63", "64")] == ["J", "J", "K", "K", "L"]

    def test_no_label_means_two_sections(self):
        assert ambiguous(rows_of("sector_labels.csv"), "written", "section") == {}

    def test_no_label_is_a_bare_letter_or_number(self):
        labels = [normalise(row["written"]) for row in rows_of("sector_labels.csv")]
        assert [label for label in labels if len(label) < 2 or label.isdigit()] == []

    def test_every_section_is_found_by_its_own_titles(self):
        labels = meanings(rows_of("sector_labels.csv"), "written", "section")
        for row in rows_of("sections.csv"):
            if row["revision"] == "NACE-BEL 2025":
                for column in ("label_nl", "label_en", "short_nl", "short_en"):
                    assert labels["", normalise(row[column])] == {row["section"]}

    @pytest.mark.parametrize(
        ("written", "section"),
        [
            ("zorg", "R"),
            ("Ziekenhuis", "R"),
            ("bouw", "F"),
            ("onderwijs", "Q"),
            ("LOKAAL BESTUUR", "P"),
            ("farma", "C"),
            ("ict", "K"),
            ("Banken en verzekeringen", "L"),
            ("soins de santé", "R"),
            ("logistics", "H"),
        ],
    )
    def test_people_write_their_sector_in_their_own_words(self, written, section):
        assert meanings(rows_of("sector_labels.csv"), "written", "section")["", normalise(written)] == {section}


class TestProvinces:
    def test_no_postcode_lies_in_two_ranges(self):
        ranges = sorted((int(row["postcode_from"]), int(row["postcode_to"])) for row in rows_of("provinces.csv"))
        assert all(low <= high for low, high in ranges)
        assert all(ends < starts for (_, ends), (starts, _) in pairwise(ranges))

    def test_only_5681_to_5999_is_not_assigned(self):
        covered = {
            postcode
            for row in rows_of("provinces.csv")
            for postcode in range(int(row["postcode_from"]), int(row["postcode_to"]) + 1)
        }
        assert set(range(1000, 10000)) - covered == set(range(5681, 6000))

    def test_there_are_ten_provinces_and_brussels(self):
        provinces = rows_of("provinces.csv")
        assert len({row["province"] for row in provinces}) == 11
        assert all(row["province"].isascii() for row in provinces)
        for column in ("label_nl", "label_en"):
            assert ambiguous(provinces, "province", column) == {}

    # First and last locality of each range.
    @pytest.mark.parametrize(
        ("province", "postcodes"),
        [
            ("brussel", (1000, 1210)),
            ("waals-brabant", (1300, 1495)),
            ("vlaams-brabant", (1500, 1982, 3000, 3473)),
            ("antwerpen", (2000, 2387, 2990)),
            ("limburg", (3500, 3798, 3990)),
            ("luik", (4000, 4700, 4990)),
            ("namen", (5000, 5680)),
            ("henegouwen", (6000, 6596, 7000, 7010, 7973)),
            ("luxemburg", (6600, 6997)),
            ("west-vlaanderen", (8000, 8980)),
            ("oost-vlaanderen", (9000, 9992)),
        ],
    )
    def test_known_localities_lie_in_their_province(self, province, postcodes):
        for postcode in postcodes:
            holding = [
                row["province"]
                for row in rows_of("provinces.csv")
                if int(row["postcode_from"]) <= postcode <= int(row["postcode_to"])
            ]
            assert holding == [province]


class TestValues:
    def test_every_allowed_value_has_itself(self):
        values = meanings(rows_of("values.csv"), "written", "value", within="field")
        for field, allowed in ALLOWED.items():
            for value in allowed:
                assert values[field, normalise(value)] == {value}

    def test_no_field_has_a_value_that_is_not_allowed(self):
        listed = defaultdict(set)
        for row in rows_of("values.csv"):
            listed[row["field"]].add(row["value"])
        assert set(listed) == set(ALLOWED) | OPEN_LISTS
        assert {field: set(ALLOWED[field]) for field in ALLOWED} == {field: listed[field] for field in ALLOWED}

    def test_no_written_form_has_two_meanings_within_a_field(self):
        assert ambiguous(rows_of("values.csv"), "written", "value", within="field") == {}

    @pytest.mark.parametrize(
        ("field", "written", "value"),
        [
            ("training_format", "open aanbod", "open"),
            ("training_format", "maatwerk", "in_company"),
            ("training_format", "bedrijfsopleiding", "in_company"),
            ("enrolment_status", "reserve", "waitlisted"),
            ("enrolment_status", "ingepland", "enrolled"),
            ("enrolment_status", "uitgeschreven", "cancelled"),
            ("enrolment_status", "gaat niet door", "edition_cancelled"),
            ("enrolment_status", "vervanging", "substituted"),
            ("enrolment_status", "niet opgedaagd", "no_show"),
            ("enrolment_status", "deels aanwezig", "partial"),
            ("enrolment_status", "geslaagd", "completed"),
            ("yes_no", "onwaar", "no"),
            ("yes_no", "oui", "yes"),
        ],
    )
    def test_values_are_known_as_people_write_them(self, field, written, value):
        values = meanings(rows_of("values.csv"), "written", "value", within="field")
        assert values[field, normalise(written)] == {value}


class TestMissing:
    @pytest.mark.parametrize(
        "written",
        ["nvt", "n.v.t.", "N/A", "#N/A", "geen mening", "weet niet", "-", "--", "null", "none", "(leeg)"],
    )
    def test_the_usual_ways_to_say_nothing_are_listed(self, written):
        listed = {normalise(row["written"]) or row["written"] for row in rows_of("missing.csv")}
        assert (normalise(written) or written) in listed

    def test_only_a_certificate_of_none_is_both_a_value_and_missing(self):
        missing = {normalise(row["written"]) for row in rows_of("missing.csv")} - {""}
        both = [row for row in rows_of("values.csv") if normalise(row["written"]) in missing]
        assert [(row["field"], row["value"]) for row in both] == [("certificate", "none")]

    def test_no_answer_in_words_is_missing(self):
        missing = {normalise(row["written"]) for row in rows_of("missing.csv")}
        assert [row for row in rows_of("likert.csv") if normalise(row["written"]) in missing] == []


def fields_of(kind: str) -> set[str]:
    fields = {name for table in KINDS[kind] for name in TABLES[table]} - {"participant_id"}
    if kind in ("enrolments", "evaluations"):
        fields |= {"participant"}
    if kind == "evaluations":
        declared = set(TABLES["questions"]) - {"question_id"}
        fields = fields - declared | set(CONSTRUCTS)
    return fields


class TestColumns:
    @pytest.mark.parametrize("kind", KINDS)
    def test_each_field_of_a_kind_answers_to_its_own_name(self, kind):
        columns = meanings(rows_of("columns.csv"), "written", "field", within="kind")
        for field in fields_of(kind):
            assert columns[kind, normalise(field)] == {field}

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_header_stands_for_a_field_the_kind_lacks(self, kind):
        assert {row["field"] for row in rows_of("columns.csv") if row["kind"] == kind} == fields_of(kind)

    def test_no_header_is_ambiguous_within_a_kind(self):
        assert ambiguous(rows_of("columns.csv"), "written", "field", within="kind") == {}

    def test_headers_of_people_are_fields_only_where_that_is_meant(self):
        personal = {normalise(row["written"]) for row in rows_of("personal.csv")}
        both = {(row["kind"], row["field"]) for row in rows_of("columns.csv") if normalise(row["written"]) in personal}
        assert both == {
            ("enrolments", "participant"),
            ("evaluations", "participant"),
            ("organisations", "organisation_name"),
        }


class TestPeopleAndAnswers:
    def test_no_header_of_people_has_two_meanings(self):
        assert ambiguous(rows_of("personal.csv"), "written", "what") == {}

    @pytest.mark.parametrize(
        ("written", "what"),
        [
            ("Voornaam", "name"),
            ("achternaam", "name"),
            ("e-mail", "email"),
            ("GSM", "phone"),
            ("IP-adres", "ip"),
            ("LocationLatitude", "geolocation"),
            ("geboortedatum", "birth_date"),
            ("rijksregisternummer", "national_number"),
        ],
    )
    def test_headers_that_identify_people_are_known(self, written, what):
        assert meanings(rows_of("personal.csv"), "written", "what")["", normalise(written)] == {what}

    def test_no_answer_in_words_has_two_scores(self):
        answers = rows_of("likert.csv")
        assert ambiguous(answers, "written", "score") == {}
        assert {row["score"] for row in answers} == {"1", "2", "3", "4", "5"}

    @pytest.mark.parametrize(
        ("written", "score"),
        [("helemaal eens", "5"), ("zeer tevreden", "5"), ("Neutraal", "3"), ("helemaal oneens", "1")],
    )
    def test_answers_in_words_have_their_score(self, written, score):
        assert meanings(rows_of("likert.csv"), "written", "score")["", normalise(written)] == {score}


class TestQuestions:
    def test_each_construct_is_a_question_of_its_own_name(self):
        questions = rows_of("questions.csv")
        assert tuple(row["question_id"] for row in questions) == CONSTRUCTS
        assert tuple(row["construct"] for row in questions) == CONSTRUCTS

    def test_only_recommend_runs_from_0_to_10(self):
        scales = {row["question_id"]: (row["scale_min"], row["scale_max"]) for row in rows_of("questions.csv")}
        assert scales.pop("recommend") == ("0", "10")
        assert set(scales.values()) == {("1", "5")}

    def test_only_pace_has_no_better_end(self):
        questions = rows_of("questions.csv")
        assert [row["question_id"] for row in questions if row["higher_is_better"] != "yes"] == ["pace"]
