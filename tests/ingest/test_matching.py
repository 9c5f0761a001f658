"""Are columns matched to fields as people mean them, and is what the file lacks asked for?"""

import tomllib

import pytest

from tests.ingest.files import HEADER, cells, codes, column, errors, found, prepared, written
from tweeluik.errors import FileRefused
from tweeluik.ingest.mapping import from_dict, load_mapping


class TestKinds:
    @pytest.mark.parametrize(
        ("header", "kind"),
        [
            ("Editiecode;E-mail;Status", "enrolments"),
            ("Inschrijvingsnummer;Editie;Deelnemer;Status;Startdatum;Vorm;Opleiding", "enrolments"),
            ("Editiecode;Opleiding;Vorm;Startdatum;Lesgever;Taal;Status", "editions"),
            ("Organisatienummer;Naam;NACE-code;Postcode", "organisations"),
            ("Bedrijf;Ondernemingsnummer;Sector", "organisations"),
            ("Editie;Algemene tevredenheid;Lesgever;Organisatie", "evaluations"),
            ("response_id;edition_id;question_id;score", "evaluations"),
            ("Editie;Startdatum;Vorm;Opleiding;Algemene tevredenheid;NPS", "evaluations"),
            ("Id;Begintijd;Tijd van voltooien;E-mail;Naam;Editiecode;Hoe was het?", "evaluations"),
        ],
    )
    def test_are_recognised_by_their_columns(self, tmp_path, header, kind):
        assert prepared(tmp_path, f"{header}\n{';'.join('1' * (header.count(';') + 1))}\n").kind == kind

    def test_can_be_said(self, tmp_path):
        of = prepared(tmp_path, "Nummer,Naam\n1,Ons bedrijf\n", kind="organisations")
        assert cells(of, "organisations", "organisation_id", "organisation_name") == [("1", "Ons bedrijf")]

    def test_unknown_ones_are_refused(self, tmp_path):
        assert found(prepared(tmp_path, f"{HEADER}\nI1,p,completed\n", kind="courses"), "kind_unknown") == [
            ("", (), "courses")
        ]


class TestColumns:
    def test_case_accents_punctuation_and_white_space_make_no_difference(self, tmp_path):
        of = prepared(tmp_path, "EDITIE-CODE;Deel\u00a0nemer;Status\nI1;p1;Aanwezig\n")
        assert cells(of, "enrolments", "edition_id", "enrolment_status") == [("I1", "completed")]

    def test_a_required_one_that_is_missing_is_named_with_what_resembles_it(self, tmp_path):
        of = prepared(tmp_path, "edition_id,participant,Inschrijfstatuss\nI1,p1,completed\n", kind="enrolments")
        assert found(of, "column_missing") == [("enrolment_status", (), "Inschrijfstatuss")]
        assert errors(of) == ["column_missing"]

    def test_one_value_can_be_set_for_every_row(self, tmp_path):
        of = prepared(
            tmp_path, "Inschrijving,edition_id,participant\n1,I1,p1\n", settings={"enrolment_status": "aanwezig"}
        )
        assert (column(of, "enrolments", "enrolment_status"), errors(of)) == (["completed"], [])

    def test_a_set_value_fills_only_what_is_missing(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER}\nI1,p1,no_show\nI1,p2,\n", settings={"enrolment_status": "completed"})
        assert column(of, "enrolments", "enrolment_status") == ["no_show", "completed"]

    def test_a_set_value_must_be_allowed(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER}\nI1,p1,no_show\n", settings={"payer": "the queen"})
        assert found(of, "value_unknown") == [("payer", (), "the queen")]

    def test_setting_a_field_of_another_kind_of_file_is_no_error_and_a_typing_error_is(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER}\nI1,p1,no_show\n", settings={"score": "1", "payr": "self"})
        assert found(of, "field_unknown") == [("payr", (), "payr")]

    def test_unused_ones_are_listed(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER},Parkeerplaats,Lunch\nI1,p1,completed,ja,nee\n")
        assert found(of, "columns_unused") == [("", (), "Parkeerplaats, Lunch")]

    def test_a_column_of_names_is_no_question_about_the_trainer(self, tmp_path):
        of = prepared(tmp_path, "edition_id,overall,Lesgever\nI1,4,An Janssens\nI1,5,Jan Peeters\n")
        assert (column(of, "questions", "question_id"), errors(of)) == (["overall"], [])
        assert found(of, "columns_unused") == [("", (), "Lesgever")]

    def test_editions_without_a_format_are_warned_about(self, tmp_path):
        of = prepared(tmp_path, "edition_id,starts_on,capacity\nI1,2024-02-01,10\n", kind="editions")
        assert found(of, "edition_column_missing") == [("training_format", (), "–")]
        assert cells(of, "editions", "edition_id", "training_format", "capacity") == [("I1", None, 10)]


MAPPING = """\
kind = "enrolments"

[columns]
"Cursusnr." = "edition_id"
"Wie" = "participant"
"Toestand" = "enrolment_status"
"Nota" = ""

[values.enrolment_status]
"Er was iemand" = "completed"
"""


class TestMappings:
    def test_columns_and_values_are_used_as_said(self, tmp_path):
        text = "Cursusnr.,Wie,Toestand,Nota\nI1,p1,er  was iemand,x\nI1,p2,Afwezig,y\n"
        of = prepared(tmp_path, text, mapping=tomllib.loads(MAPPING))
        assert column(of, "enrolments", "enrolment_status") == ["completed", "no_show"]
        assert codes(of) == []

    def test_a_mapping_decides_between_two_columns(self, tmp_path):
        text = "edition_id,Deelnemernummer,Personeelsnummer,Status\nI1,d1,p1,Aanwezig\n"
        assert found(prepared(tmp_path, text), "field_twice") == [
            ("participant", (), "Deelnemernummer, Personeelsnummer")
        ]
        of = prepared(tmp_path, text, mapping={"columns": {"Personeelsnummer": "participant"}})
        assert errors(of) == []

    def test_headers_that_the_file_lacks_and_unknown_fields_are_told(self, tmp_path):
        mapping = {"columns": {"Toestand": "payer", "participant": "participnt"}}
        of = prepared(tmp_path, f"{HEADER}\nI1,p1,completed\n", mapping=mapping)
        assert found(of, "mapping_header_unknown") == [("Toestand", (), "–")]
        assert found(of, "field_unknown") == [("participnt", (), "participnt")]

    def test_what_was_used_can_be_written_and_used_again(self, tmp_path):
        text = "Cursusnr.,Wie,Toestand,Nota\nI1,p1,er was iemand,x\n"
        first = prepared(tmp_path, text, mapping=tomllib.loads(MAPPING))
        again = written(tmp_path, from_dict(first.mapping).to_toml(), "mapping.toml")
        assert load_mapping(again) == from_dict(first.mapping)
        of = prepared(tmp_path, text, mapping=load_mapping(again))
        assert (of.mapping, errors(of)) == (first.mapping, [])

    def test_a_file_with_the_same_header_uses_the_earlier_mapping(self, tmp_path):
        text = "Cursusnr.,Wie,Toestand,Nota\nI1,p1,er was iemand,x\n"
        first = prepared(tmp_path, text, mapping=tomllib.loads(MAPPING))
        of = prepared(tmp_path, text.replace("p1", "p2"), "later.csv", earlier=[first.mapping])
        assert codes(of) == ["mapping_remembered"]
        assert column(of, "enrolments", "enrolment_status") == ["completed"]

    def test_what_was_set_for_every_row_of_one_file_is_not_remembered(self, tmp_path):
        text = f"{HEADER},starts_on\nI1,p1,completed,2024-02-01\n"
        first = prepared(tmp_path, text, settings={"training_format": "open"})
        assert first.mapping["constants"] == {"training_format": "open"}
        of = prepared(tmp_path, text, earlier=[first.mapping])
        assert column(of, "editions", "training_format") == [None]
        assert codes(of) == ["edition_column_missing"]

    @pytest.mark.parametrize(
        "text", ["kind = ", 'colums = {a = "b"}', 'columns = "x"', 'values = {payer = "self"}', "\x00"]
    )
    def test_what_is_no_mapping_is_refused(self, tmp_path, text):
        with pytest.raises(FileRefused) as refusal:
            load_mapping(written(tmp_path, text, "mapping.toml"))
        assert [finding.code for finding in refusal.value.findings] == ["mapping_unreadable"]

    def test_toml_keeps_headers_with_quotes_breaks_and_accents(self, tmp_path):
        mapping = from_dict({"columns": {'Vraag "7"\n[x].é': "overall"}, "constants": {"payer": "self"}})
        assert load_mapping(written(tmp_path, mapping.to_toml(), "mapping.toml")) == mapping
