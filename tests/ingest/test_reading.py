"""Is a text file read as what its writer meant, whatever program wrote it?"""

import pytest

from tests.ingest.files import HEADER, cells, codes, column, errors, found, prepared, written
from tweeluik.ingest.encoding import survey
from tweeluik.ingest.headers import known_headers
from tweeluik.ingest.mapping import Options
from tweeluik.ingest.read import read_source

EURO = "edition_id;training_title;training_format;starts_on\nI1;Kosten in € en crème;open;2024-02-01\n"


def titles(of) -> list:
    return column(of, "trainings", "training_title")


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
    def test_each_is_recognised(self, tmp_path, encoding):
        of = prepared(tmp_path, EURO.encode(encoding))
        assert (titles(of), errors(of)) == (["Kosten in € en crème"], [])

    def test_windows_is_assumed_aloud(self, tmp_path):
        assert found(prepared(tmp_path, EURO.encode("windows-1252")), "encoding_assumed") == [("", (), "windows-1252")]

    def test_dutch_text_is_not_taken_for_central_european(self, tmp_path):
        text = "edition_id;training_title;training_format;starts_on\nI1;Creatief bij crèche en café;open;2024-02-01\n"
        assert titles(prepared(tmp_path, text.encode("cp1252"))) == ["Creatief bij crèche en café"]

    def test_another_can_be_asked_for(self, tmp_path):
        assert titles(prepared(tmp_path, EURO.encode("iso-8859-15"), encoding="iso-8859-15")) == [
            "Kosten in € en crème"
        ]

    @pytest.mark.parametrize(("asked", "code"), [("utf-8", "encoding_wrong"), ("hex", "encoding_unknown")])
    def test_one_that_does_not_fit_is_refused(self, tmp_path, asked, code):
        assert codes(prepared(tmp_path, EURO.encode("cp1252"), encoding=asked)) == [code]

    def test_a_letter_cut_in_two_by_reading_in_pieces_is_whole(self, tmp_path):
        path = written(tmp_path, b"a" * ((1 << 20) - 1) + "é\n".encode())
        assert survey(path).encoding == "utf-8"

    def test_the_hash_is_that_of_the_bytes(self, tmp_path):
        assert survey(written(tmp_path, "abc")).sha256.startswith("ba7816bf8f01cfea414140de5dae2223")


class TestDelimiters:
    @pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
    def test_each_is_recognised(self, tmp_path, delimiter):
        text = f"{HEADER}\nI1,p1,completed\nI1,p2,no_show\n".replace(",", delimiter)
        assert column(prepared(tmp_path, text), "enrolments", "enrolment_status") == ["completed", "no_show"]

    def test_a_decimal_comma_is_no_delimiter(self, tmp_path):
        text = "edition_id;participant;enrolment_status;attended_hours\nI1;p1;completed;7,5\nI1;p2;completed;3,5\n"
        assert column(prepared(tmp_path, text), "enrolments", "attended_hours") == [7.5, 3.5]

    def test_a_first_line_sep_is_believed_and_is_no_row(self, tmp_path):
        text = "sep=;\nedition_id;participant;enrolment_status\nI1;p,1;completed\nI1;p,2;\n"
        of = prepared(tmp_path, text)
        assert found(of, "value_missing") == [("enrolment_status", (3,), "")]

    def test_an_unusual_one_can_be_asked_for(self, tmp_path):
        text = f"{HEADER}\nI1,p1,completed\n".replace(",", "~")
        assert column(prepared(tmp_path, text, delimiter="~"), "enrolments", "edition_id") == ["I1"]

    def test_two_characters_are_none(self, tmp_path):
        assert codes(prepared(tmp_path, HEADER, delimiter="::")) == ["delimiter_unknown"]

    def test_a_header_separated_otherwise_than_its_rows_is_refused(self, tmp_path):
        of = prepared(tmp_path, "edition_id, participant, enrolment_status\nI1;p1;completed\nI1;p2;completed\n")
        assert found(of, "header_delimiter") == [("", (), ",")]
        assert codes(of) == ["header_delimiter"]


class TestRows:
    def test_quoted_line_breaks_belong_to_their_cell(self, tmp_path):
        text = 'response_id,edition_id,overall,comment\nR1,I1,4,"Goed,\nmaar lang"\nR2,I1,9,\n'
        of = prepared(tmp_path, text)
        assert column(of, "responses", "comment") == ["Goed, maar lang", None]
        assert found(of, "score_outside_scale") == [("overall", (3,), "9")]

    def test_line_ends_of_three_kinds_may_be_mixed(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER}\r\nI1,p1,completed\rI1,p2,no_show\nI1,p3,cancelled\r\n")
        assert cells(of, "enrolments", "enrolment_status", "source_row") == [
            ("completed", 2),
            ("no_show", 3),
            ("cancelled", 4),
        ]

    def test_blank_rows_are_no_rows_but_keep_their_number(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER}\nI1,p1,completed\n\n,,\nI1,p2,completed\n")
        assert (of.rows, column(of, "enrolments", "source_row")) == (2, [2, 5])

    def test_ragged_rows_are_each_listed_with_their_reason(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER}\nI1,p1\nI1,p2,completed\nI1,p3,completed,9,9\nI1,p4\n")
        assert sorted(found(of, "row_ragged")) == [("", (2, 5), "2"), ("", (4,), "5")]
        assert (of.rows, of.rejected) == (4, (2, 4, 5))

    def test_empty_cells_too_many_harm_nobody(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER}\nI1,p1,completed,,\n")
        assert (of.rows, errors(of)) == (1, [])

    def test_a_broken_quote_is_named_by_its_row(self, tmp_path):
        of = prepared(tmp_path, f'{HEADER}\nI1,p1,completed\nI1,"p"2,completed\n')
        assert found(of, "quotes_broken") == [("", (3,), "")]

    def test_a_quote_that_is_never_closed_does_not_swallow_the_file(self, tmp_path):
        of = prepared(tmp_path, f'{HEADER}\nI1,"p1,completed\n' + "I1,p2,completed\n" * 100)
        assert codes(of) == ["quotes_broken"]


class TestHeaders:
    def test_titles_above_the_header_are_reported_and_counted(self, tmp_path):
        of = prepared(tmp_path, f"Rapport inschrijvingen,,\n,,\n{HEADER}\nI1,p1,completed\n")
        assert found(of, "titles_above_header") == [("", (1,), "3")]
        assert column(of, "enrolments", "source_row") == [4]

    def test_the_row_of_the_header_may_be_said(self, tmp_path):
        text = f"edition_id,participant,old list\nI0,p0,\n{HEADER}\nI1,p1,completed\n"
        assert column(prepared(tmp_path, text, header_row="3"), "enrolments", "edition_id") == ["I1"]

    @pytest.mark.parametrize("row", ["0", "2", "9", "third", "-1"])
    def test_a_header_is_not_in_an_empty_row_or_beyond_the_first(self, tmp_path, row):
        assert codes(prepared(tmp_path, f"{HEADER}\n\nI1,p1,completed\n", header_row=row)) == ["header_row_unknown"]

    def test_a_header_below_many_blank_lines(self, tmp_path):
        of = prepared(tmp_path, "\n" * 40 + f"{HEADER}\nI1,p1,completed\n")
        assert (column(of, "enrolments", "source_row"), errors(of)) == ([42], [])

    def test_totals_below_the_data_are_left_out_aloud(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER}\nI1,p1,completed\nI1,p2,completed\n\nTotaal: 2,,\n")
        assert (of.rows, found(of, "totals_below"), errors(of)) == (2, [("", (5,), "")], [])

    def test_a_title_that_begins_with_total_is_data(self, tmp_path):
        text = "training_title,edition_id,training_format,starts_on\nTotal Quality,I1,open,2024-02-01\n"
        of = prepared(tmp_path, text)
        assert (of.rows, titles(of)) == (1, ["Total Quality"])

    def test_the_three_header_rows_of_a_survey_tool(self, tmp_path):
        text = (
            "ResponseId,edition_id,Q1\nResponse ID,Editie,Hoe tevreden bent u over deze opleiding in haar geheel?\n"
            '"{""ImportId"":""_recordId""}","{""ImportId"":""ed""}","{""ImportId"":""QID1""}"\nR_1,I1,4\n'
        )
        of = prepared(tmp_path, text)
        assert cells(of, "answers", "response_id", "question_id", "score", "source_row") == [("R_1", "overall", 4.0, 4)]
        assert found(of, "header_rows") == [("", (2, 3), "3")]

    def test_a_second_row_of_texts_is_recognised_by_the_numbers_below(self, tmp_path):
        text = "edition_id,V1,V2\n,Algemene tevredenheid,Tempo van de opleiding\nI1,4,3\nI1,5,3\n"
        of = prepared(tmp_path, text)
        assert column(of, "answers", "question_id") == ["overall", "pace", "overall", "pace"]
        assert column(of, "responses", "source_row") == [3, 4]

    def test_the_headers_of_limesurvey(self, tmp_path):
        text = (
            '"Antwoord-ID";"Datum ingediend";"editie";"G01Q02. Geef een score [Inhoud]";"<p>Lesgever<br />\n</p>"\r\n'
            '"12";"2024-02-01 10:00:00";"I1";"4";"5"\r\n'
        )
        of = prepared(tmp_path, text.encode("utf-8-sig"))
        assert cells(of, "answers", "response_id", "question_id", "score") == [
            ("12", "content", 4.0),
            ("12", "trainer", 5.0),
        ]

    def test_names_that_stand_twice_are_reported(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER},Extra,extra\nI1,p1,completed,1,2\n")
        assert found(of, "header_duplicate") == [("extra", (1,), "extra")]
        assert errors(of) == []

    def test_a_field_that_stands_twice_is_refused(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER},Status,Status\nI1,p1,completed,1,2\n".replace("enrolment_status,", ""))
        assert found(of, "field_twice") == [("enrolment_status", (), "Status, Status")]

    def test_columns_without_a_name_are_reported_when_they_hold_something(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER},,\nI1,p1,completed,x,\n")
        assert found(of, "header_empty") == [("", (1,), "4")]


class TestWhatIsNoTable:
    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "file_empty"),
            (b"\xef\xbb\xbf \r\n\r\n", "file_empty"),
            (b"\n" * 5000, "file_empty"),
            (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "not_a_table"),
            (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_table"),
            (b"<html><table><tr><td>edition_id</td></tr></table>", "not_a_table"),
            (b"PK\x03\x04 not really a zip", "workbook_unreadable"),
            (bytes(range(1, 32)) * 50, "not_a_table"),
            (b"edition_id,participant\nI1,p\x001\n", "nul_bytes"),
            (HEADER.encode(), "no_rows"),
            (f"{HEADER}\n\n,,\n".encode(), "no_rows"),
        ],
    )
    def test_each_gives_one_clear_error(self, tmp_path, content, code):
        of = prepared(tmp_path, content)
        assert (codes(of), of.tables) == ([code], {})

    def test_a_header_without_anything_known(self, tmp_path):
        assert "kind_unknown" in codes(prepared(tmp_path, "aap,noot,mies\n1,2,3\n"))

    def test_a_file_that_is_not_there(self, tmp_path):
        assert codes(prepared(tmp_path, tmp_path / "none.csv")) == ["file_unreadable"]

    def test_a_file_that_is_too_large_is_not_read(self, tmp_path, monkeypatch):
        monkeypatch.setattr("tweeluik.ingest.encoding.LARGEST_FILE", 20)
        assert codes(prepared(tmp_path, f"{HEADER}\nI1,p1,completed\n")) == ["file_too_large"]

    def test_a_giant_line_is_not_held_in_memory(self, tmp_path):
        assert codes(prepared(tmp_path, HEADER.encode() + b"\n" + b"a" * 17_000_000)) == ["line_too_long"]

    def test_a_giant_cell_is_named_by_its_row(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER}\nI1,p1,completed\nI1,{'p' * 1_000_001},completed\n")
        assert found(of, "cell_too_long") == [("", (3,), "")]

    def test_a_long_comment_is_read(self, tmp_path):
        of = prepared(tmp_path, f"edition_id,overall,comment\nI1,4,{'a' * 900_000}\n")
        assert len(column(of, "responses", "comment")[0]) == 900_000

    def test_too_many_columns(self, tmp_path):
        header = ",".join([HEADER, *(f"x{number}" for number in range(1000))])
        assert found(prepared(tmp_path, f"{header}\nI1\n"), "too_many_columns") == [("", (), "1003")]


def test_reading_writes_nothing(tmp_path):
    path = written(tmp_path, f"{HEADER}\nI1,p1,completed\n")
    source = read_source(path, Options(), known_headers(Options().mapping))
    assert (source.names, source.preview) == (tuple(HEADER.split(",")), (("I1", "p1", "completed"),))
    assert [each.name for each in tmp_path.iterdir()] == ["file.csv"]
