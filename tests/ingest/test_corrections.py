"""What a reader says about a file while seeing its first rows changes that and nothing else."""

import pytest

from tests.ingest.files import written
from tweeluik.ingest.corrections import constant, declared, of_kind, remapped, reread, revalued
from tweeluik.ingest.look import Looked, look
from tweeluik.ingest.mapping import Mapping, Options, load_mapping

STATUS = "enrolment_status"
ROWS = "Code;E-mail deelnemer;Wie;Inschrijvingsstatus\nED1;an@example.be;bo@example.be;Er geweest\n"


@pytest.fixture
def path(tmp_path):
    return written(tmp_path, ROWS)


def seen(path, options: Options = Options(), earlier=()) -> Looked:  # noqa: B008 - it is never changed
    return look(path, path.name, options, earlier)


def columns(path, options: Options) -> dict[str, str]:
    return {column.name: column.target for column in seen(path, options).columns}


def test_another_column_takes_the_place_of_the_one_that_was_matched(path):
    first = seen(path)
    options = remapped(first, Options(), "Wie", "participant")
    assert options.mapping.columns == {"E-mail deelnemer": "", "Wie": "participant"}
    assert columns(path, options)["Wie"] == "participant"
    assert columns(path, options)["E-mail deelnemer"] == ""


def test_a_second_answer_keeps_the_first_although_nobody_looked_again(path):
    first = seen(path)
    options = remapped(first, remapped(first, Options(), "Code", "edition_id"), "Wie", "participant")
    assert columns(path, options) == {
        "Code": "edition_id",
        "E-mail deelnemer": "",
        "Wie": "participant",
        "Inschrijvingsstatus": STATUS,
    }


def test_an_answer_about_a_column_keeps_the_values_of_the_file_before(path):
    earlier = [
        {
            "kind": "enrolments",
            "header": ["Code", "E-mail deelnemer", "Wie", "Inschrijvingsstatus"],
            "columns": {"Code": "edition_id"},
        }
        | {"values": {STATUS: {"Er geweest": "completed"}}}
    ]
    first = seen(path, earlier=earlier)
    options = remapped(first, Options(), "Wie", "participant")
    assert options.mapping.values == {STATUS: {"Er geweest": "completed"}}
    assert options.mapping.columns["Code"] == "edition_id"


def test_a_meaning_of_a_value_stands_beside_the_others(path):
    first = seen(path)
    options = revalued(first, revalued(first, Options(), STATUS, "Er geweest", "completed"), STATUS, "Weg", "no_show")
    assert options.mapping.values == {STATUS: {"Er geweest": "completed", "Weg": "no_show"}}


def test_a_value_for_all_rows_can_be_taken_away_again(path):
    first = seen(path)
    said = constant(first, Options(), "training_format", "open")
    assert seen(path, said).mapping.constants == {"training_format": "open"}
    again = constant(seen(path, said), remapped(seen(path, said), said, "Code", "edition_id"), "training_format", "")
    assert seen(path, again).mapping.constants == {}


def test_what_is_said_about_reading_goes_before_what_a_mapping_said():
    options = Options(mapping=Mapping(reading={"decimal": ",", "date_order": "dmy"}))
    assert reread(options, decimal=None).said() == {"date_order": "dmy"}


def test_another_kind_is_matched_anew(path):
    options = of_kind(remapped(seen(path), Options(), "Code", "edition_id"), "evaluations")
    assert (options.kind, options.mapping) == ("evaluations", Mapping())


def test_a_question_of_ones_own_is_declared_with_its_column(tmp_path):
    path = written(tmp_path, "edition_id;Koffie\nED1;7\n")
    first = seen(path, Options(kind="evaluations"))
    said = {"scale_min": 1, "scale_max": 10, "higher_is_better": True}
    options = declared(first, Options(kind="evaluations"), "koffie", said, "Koffie")
    again = seen(path, options)
    assert columns(path, options)["Koffie"] == "koffie"
    assert (again.declared["koffie"].scale_max, again.findings) == (10.0, ())


@pytest.mark.parametrize(("construct", "better"), [("pace", None), ("trainer", True), (None, True)])
def test_a_question_has_the_good_side_of_its_construct(tmp_path, construct, better):
    path = written(tmp_path, "edition_id;Koffie\nED1;7\n")
    said = {"scale_min": 1, "scale_max": 10} | ({"construct": construct} if construct else {})
    first = seen(path, Options(kind="evaluations"))
    options = declared(first, Options(kind="evaluations"), "koffie", said, "Koffie")
    assert seen(path, options).declared["koffie"].higher_is_better is better


def test_a_mapping_is_written_and_read_back(path, tmp_path):
    options = revalued(seen(path), Options(decimal=","), STATUS, 'Er "geweest"', "completed")
    mapping = seen(path, options).mapping
    assert load_mapping(written(tmp_path, mapping.to_toml(), "mapping.toml")) == mapping


class TestWhatTheFirstRowsShow:
    def test_a_day_above_twelve_tells_the_order_and_a_comma_the_mark(self, tmp_path):
        text = "edition_id;participant;enrolment_status;Startdatum;attended_hours\nE1;a;completed;13/04/2025;4,5\n"
        looked = seen(written(tmp_path, text))
        assert (looked.decimal, looked.date_order) == (",", "dmy")

    def test_what_can_be_either_is_not_decided(self, tmp_path):
        text = "edition_id;participant;enrolment_status;Startdatum;attended_hours\nE1;a;completed;03/04/2025;1.250\n"
        looked = seen(written(tmp_path, text))
        assert (looked.decimal, looked.date_order) == ("", "")

    @pytest.mark.parametrize(
        ("header", "tool"),
        [
            ("StartDate,RecordedDate,ResponseId,Q1", "Qualtrics"),
            ("Antwoord-ID,Datum ingediend,editie,G01Q02[Inhoud]", "LimeSurvey"),
            ("Tijdstempel,edition_id,overall", "Google Forms"),
            ("ID,Start time,Completion time,Email,Name,edition_id", "Microsoft Forms"),
            ("response_id,edition_id,overall", ""),
        ],
    )
    def test_a_survey_tool_is_known_by_its_headers(self, tmp_path, header, tool):
        text = f"{header}\n{','.join('1' * len(header.split(',')))}\n"
        assert seen(written(tmp_path, text)).tool == tool
