"""Does a written cell become the value that its field means, and is what it cannot be refused?"""

from datetime import date

import pytest

from tweeluik.ingest.choices import Unknown, boolean, choice
from tweeluik.ingest.dates import day, orders
from tweeluik.ingest.enterprise import enterprise_number
from tweeluik.ingest.numbers import Unreadable, decimal, integer, marks
from tweeluik.ingest.reference import form, is_missing, squeeze
from tweeluik.ingest.sectors import NEW, OLD, section
from tweeluik.schema import ENROLMENT_STATUSES, SIZES

NO_BREAK, NARROW = "\u00a0", "\u202f"


class TestWhiteSpace:
    @pytest.mark.parametrize(
        ("written", "text"),
        [
            (f"Open{NO_BREAK}aanbod", "Open aanbod"),
            (f" {NARROW}Zorg \t en\u2009welzijn\r\n", "Zorg en welzijn"),
            ("Data\u200b", "Data"),
            ("\ufeffEditie", "Editie"),
            ("cafe\u0301", "café"),
        ],
    )
    def test_all_white_space_of_unicode_becomes_one_space(self, written, text):
        assert squeeze(written) == text

    def test_forms_are_compared_without_case_accents_and_punctuation(self):
        assert form(f"In-Company{NO_BREAK}é") == form("incompany E")


class TestMissing:
    @pytest.mark.parametrize(
        "text", ["", "NA", "nvt", "n.v.t.", "N/A", "-", "–", "#N/A", "#DIV/0!", "geen mening", "?"]
    )
    def test_one_list_says_what_is_missing(self, text):
        assert is_missing(text)

    @pytest.mark.parametrize("text", ["0", "nee", "N", "A-1", "geen", "-1", "Nancy"])
    def test_what_says_something_is_not_missing(self, text):
        assert not is_missing(text)


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "mark", "number"),
        [
            ("4,5", ",", 4.5),
            ("1.250", ",", 1250.0),
            ("1.250", ".", 1.25),
            ("1.234,50", ",", 1234.5),
            ("1 234,50", ",", 1234.5),
            ("1,234.50", ".", 1234.5),
            ("1'234.50", ".", 1234.5),
            ("€ 1.250,00", ",", 1250.0),
            ("1250,00 EUR", ",", 1250.0),
            ("-3", ",", -3.0),
            ("\u22123,5", ",", -3.5),
            (",5", ",", 0.5),
            ("12", ".", 12.0),
        ],
    )
    def test_a_number_is_read_by_the_decimal_mark_of_its_file(self, text, mark, number):
        assert decimal(text, mark) == number

    @pytest.mark.parametrize("text", ["4.5", "1,2,3", "12.50.0", "abc", "1e5", "7 u", "1.23.456", "--3", ",", "9" * 20])
    def test_what_is_no_number_under_the_mark_is_refused(self, text):
        with pytest.raises(Unreadable):
            decimal(text, ",")

    def test_a_whole_number_may_be_written_with_decimals_that_say_nothing(self):
        assert integer("8,0", ",") == 8

    def test_a_fraction_is_no_whole_number(self):
        with pytest.raises(Unreadable, match="not_a_whole_number"):
            integer("8,5", ",")

    @pytest.mark.parametrize(
        ("texts", "decided"),
        [
            (["1.250", "4,5"], ","),
            (["1.250", "0.125"], "."),
            (["1.250", "1.234.567"], ","),
            (["1.250", "12"], None),
            (["12", "14"], None),
            (["4,5", "4.5"], None),
        ],
    )
    def test_only_numbers_with_one_reading_decide_the_mark(self, texts, decided):
        assert marks(texts).decided == decided

    def test_a_number_with_two_readings_is_ambiguous(self):
        assert marks(["1.250", "12", "1,5", "aanwezig"]).ambiguous == ("1.250",)


class TestDates:
    @pytest.mark.parametrize(
        "text",
        [
            "1/02/2024",
            "01-02-2024",
            "1.2.2024",
            "2024-02-01",
            "2024/2/1",
            "20240201",
            "1 feb 2024",
            "1 februari 2024",
            "1-feb-24",
            "Feb 1, 2024",
            "01/02/24",
            "2024-02-01T13:45:00Z",
            "1/02/2024 13:45",
            "2024-02-01 13:45:10.123+01:00",
        ],
    )
    def test_the_ways_to_write_a_day(self, text):
        assert day(text, "dmy") == date(2024, 2, 1)

    def test_the_order_decides_what_a_numeric_date_says(self):
        assert day("03/04/2025", "dmy") == date(2025, 4, 3)
        assert day("03/04/2025", "mdy") == date(2025, 3, 4)
        assert day("03/04/25", "ymd") == date(2003, 4, 25)

    def test_a_serial_number_is_a_date_in_a_workbook_only(self):
        assert day("45323", "dmy", serials=True) == date(2024, 2, 1)
        with pytest.raises(Unreadable):
            day("45323", "dmy")

    @pytest.mark.parametrize(
        "text", ["31/02/2024", "13/13/2024", "2024", "morgen", "1 foo 2024", "0024-01-01", "1/2/1724"]
    )
    def test_what_is_no_day_is_refused(self, text):
        with pytest.raises(Unreadable, match="not_a_date"):
            day(text, "dmy")

    def test_a_number_above_twelve_decides_the_order_of_a_column(self):
        assert orders(["03/04/2025", "13/04/2025"]).fitting == ("dmy",)
        assert orders(["03/04/2025", "04/13/2025"]).fitting == ("mdy",)

    def test_without_one_the_column_is_ambiguous(self):
        assert orders(["03/04/2025", "05/05/2025"]).ambiguous == ("03/04/2025",)

    def test_days_that_are_the_same_in_every_order_are_not(self):
        assert orders(["05/05/2025", "06/06/2025"]).ambiguous == ()

    def test_a_column_that_needs_two_orders_fits_none(self):
        found = orders(["13/04/2025", "14/04/2025", "04/13/2025"])
        assert (found.fitting, found.unfit) == ((), ("04/13/2025",))


class TestChoices:
    @pytest.mark.parametrize(
        ("written", "status"),
        [
            ("Aanwezig", "completed"),
            ("AFWEZIG", "no_show"),
            ("no-show", "no_show"),
            (f"Niet{NO_BREAK}opgedaagd", "no_show"),
            ("geannuleerd", "cancelled"),
            ("Wachtlijst", "waitlisted"),
        ],
    )
    def test_people_write_a_status_in_many_ways(self, written, status):
        assert choice(written, "enrolment_status", ENROLMENT_STATUSES) == status

    def test_an_unknown_value_is_refused_with_the_nearest_one(self):
        with pytest.raises(Unknown) as refusal:
            choice("Aanwezigg", "enrolment_status", ENROLMENT_STATUSES)
        assert refusal.value.expected == f"enrolment_status: completed? ({', '.join(ENROLMENT_STATUSES)})"

    def test_a_range_needs_its_dash(self):
        assert choice("1 – 9", "size_class", SIZES) == "1-9"
        with pytest.raises(Unknown):
            choice("19", "size_class", SIZES)

    def test_open_lists_keep_what_they_do_not_know(self):
        assert choice("België", "country", ()) == "BE"
        assert choice("Peru", "country", ()) == "Peru"

    @pytest.mark.parametrize(
        ("written", "yes"), [("ja", True), ("J", True), ("oui", True), ("1", True), ("onwaar", False)]
    )
    def test_yes_and_no(self, written, yes):
        assert boolean(written) is yes


class TestEnterpriseNumbers:
    @pytest.mark.parametrize(
        "written", ["0419.052.173", "BE 0419.052.173", "419052173", "0419 052 173", "BE0419052173"]
    )
    def test_one_number_is_written_in_many_ways(self, written):
        assert enterprise_number(written) == ("0419.052.173", True)

    def test_another_valid_number(self):
        assert enterprise_number("0314.595.348") == ("0314.595.348", True)

    def test_a_wrong_check_is_noticed_and_kept(self):
        assert enterprise_number("0419.052.174") == ("0419.052.174", False)

    def test_what_has_no_ten_digits_stays_as_it_was(self):
        assert enterprise_number("FR 12345") == ("FR 12345", False)


class TestSectors:
    @pytest.mark.parametrize(
        ("written", "letter"),
        [
            ("62", "K"),
            ("62.010", "K"),
            ("62010", "K"),
            ("6201", "K"),
            ("58.11", "J"),
            ("64.19", "L"),
            ("01.11", "A"),
            ("1.11", "A"),
            ("C10.1", "C"),
            ("86.101 - Algemene ziekenhuizen", "R"),
            ("NACE 85.42", "Q"),
            ("45.20", "T"),
            ("45.11", "G"),
        ],
    )
    def test_a_code_of_any_depth_is_read_by_its_division(self, written, letter):
        assert section(written, None) == letter

    @pytest.mark.parametrize(
        ("letter", "revision", "new"),
        [
            ("K", NEW, "K"),
            ("K", OLD, "L"),
            ("P", NEW, "P"),
            ("P", OLD, "Q"),
            ("C", None, "C"),
            ("V", None, "V"),
            ("r", NEW, "R"),
        ],
    )
    def test_a_letter_is_read_in_its_revision(self, letter, revision, new):
        assert section(letter, revision) == new

    @pytest.mark.parametrize("letter", ["G", "J", "K", "L", "P", "U"])
    def test_a_letter_that_means_two_things_is_asked_about(self, letter):
        with pytest.raises(Unreadable, match="sector_revision_unknown"):
            section(letter, None)

    @pytest.mark.parametrize("letter", ["J", "G"])
    def test_an_old_letter_that_was_split_does_not_say_which_half(self, letter):
        assert section(letter, OLD) is None

    @pytest.mark.parametrize(
        ("words", "letter"), [("zorg", "R"), ("Bouwnijverheid", "F"), ("F - Bouwnijverheid", "F"), ("ICT", "K")]
    )
    def test_words_are_matched_to_sections(self, words, letter):
        assert section(words, None) == letter

    @pytest.mark.parametrize(
        "words", ["45", "ruimtevaart en pannenkoeken", "50plus", "24 uur zorg", "3D-printen", "00"]
    )
    def test_what_matches_nothing_stays_unknown(self, words):
        assert section(words, None) is None
