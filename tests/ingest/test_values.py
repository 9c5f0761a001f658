"""Are the cells of a file converted by contract, and is everything that could be two things asked about?"""

from datetime import date

import pytest

from tests.ingest.files import HEADER, cells, codes, column, errors, found, prepared

EDITION = "edition_id;training_format;starts_on;list_price\n"
SEAT = "edition_id;participant;Status;price_paid\n"


class TestDecimalMarks:
    def test_one_number_decides_for_the_whole_file(self, tmp_path):
        text = "edition_id;training_format;starts_on;list_price;contact_hours\nI1;open;2024-02-01;1.250;7,5\n"
        assert cells(prepared(tmp_path, text), "editions", "list_price", "contact_hours") == [(1250.0, 7.5)]

    def test_nothing_decides_so_it_is_asked(self, tmp_path):
        of = prepared(tmp_path, f"{EDITION}I1;open;2024-02-01;1.250\nI2;open;2024-02-01;900\n")
        assert found(of, "decimal_ambiguous") == [("list_price", (2,), "1.250")]

    @pytest.mark.parametrize(("mark", "price"), [(",", 1250.0), (".", 1.25)])
    def test_the_option_settles_it(self, tmp_path, mark, price):
        of = prepared(tmp_path, f"{EDITION}I1;open;2024-02-01;1.250\n", decimal=mark)
        assert (column(of, "editions", "list_price"), errors(of)) == ([price], [])

    def test_two_marks_in_one_file_are_refused(self, tmp_path):
        of = prepared(tmp_path, f"{EDITION}I1;open;2024-02-01;12,5\nI2;open;2024-02-01;13,5\nI3;open;2024-02-01;1.5\n")
        assert found(of, "decimal_mixed") == [("list_price", (4,), "1.5")]

    def test_spaces_of_all_kinds_group_thousands(self, tmp_path):
        text = f"{EDITION}I1;open;2024-02-01;1\u202f234,50\nI2;open;2024-02-01;1\u00a0234,50\n"
        assert column(prepared(tmp_path, text), "editions", "list_price") == [1234.5, 1234.5]

    def test_what_is_no_number_is_named_with_its_rows(self, tmp_path):
        of = prepared(
            tmp_path, f"{EDITION}I1;open;2024-02-01;gratis\nI2;open;2024-02-01;12,5\nI3;open;2024-02-01;gratis\n"
        )
        assert found(of, "not_a_number") == [("list_price", (2, 4), "gratis")]


class TestDateOrders:
    def test_one_date_decides_for_its_column(self, tmp_path):
        text = f"{EDITION}I1;open;03/04/2025;1\nI2;open;13/04/2025;1\n"
        assert column(prepared(tmp_path, text), "editions", "starts_on") == [date(2025, 4, 3), date(2025, 4, 13)]

    def test_nothing_decides_so_it_is_asked(self, tmp_path):
        of = prepared(tmp_path, f"{EDITION}I1;open;03/04/2025;1\nI2;open;05/05/2025;1\n")
        assert found(of, "date_order_ambiguous") == [("starts_on", (2,), "03/04/2025")]

    @pytest.mark.parametrize(("order", "day"), [("dmy", date(2025, 4, 3)), ("mdy", date(2025, 3, 4))])
    def test_the_option_settles_it(self, tmp_path, order, day):
        of = prepared(tmp_path, f"{EDITION}I1;open;03/04/2025;1\n", date_order=order)
        assert (column(of, "editions", "starts_on"), errors(of)) == ([day], [])

    def test_two_orders_in_one_column_are_refused(self, tmp_path):
        of = prepared(tmp_path, f"{EDITION}I1;open;13/04/2025;1\nI2;open;14/04/2025;1\nI3;open;04/13/2025;1\n")
        assert found(of, "date_orders_mixed") == [("starts_on", (4,), "04/13/2025")]

    def test_two_ways_of_writing_are_reported_and_read(self, tmp_path):
        of = prepared(tmp_path, f"{EDITION}I1;open;13/04/2025;1\nI2;open;2025-04-14;1\n")
        assert column(of, "editions", "starts_on") == [date(2025, 4, 13), date(2025, 4, 14)]
        assert (len(found(of, "date_formats_mixed")), errors(of)) == (1, [])

    def test_a_serial_number_in_a_text_file_is_no_date(self, tmp_path):
        assert found(prepared(tmp_path, f"{EDITION}I1;open;45323;1\n"), "not_a_date") == [("starts_on", (2,), "45323")]


class TestChoices:
    def test_an_unknown_status_is_quoted_with_its_rows_and_the_nearest(self, tmp_path):
        of = prepared(tmp_path, f"{SEAT}I1;p1;Aanwezig;1\nI1;p2;Aanwezigg;1\nI1;p3;Aanwezigg;1\n")
        assert found(of, "value_unknown") == [("Status", (3, 4), "Aanwezigg")]
        assert of.findings[0].expected.startswith("enrolment_status: completed? (waitlisted,")
        assert errors(of) == ["value_unknown"]

    def test_a_column_full_of_unknown_values_is_told_once(self, tmp_path):
        rows = "".join(f"I1;p{number};status {number};1\n" for number in range(30))
        assert found(prepared(tmp_path, SEAT + rows), "value_unknown") == [("Status", tuple(range(2, 32)), "status 0")]

    def test_none_is_a_certificate_and_missing_elsewhere(self, tmp_path):
        text = "edition_id,training_title,certificate,theme\nI1,Data,none,none\n"
        assert cells(prepared(tmp_path, text, kind="editions"), "trainings", "certificate", "theme") == [("none", None)]

    def test_several_values_in_one_cell_are_kept_whole_and_reported(self, tmp_path):
        of = prepared(tmp_path, f'{HEADER},job_family\nI1,p1,completed,"ICT;HR;"\n')
        assert column(of, "enrolments", "job_family") == ["ICT;HR;"]
        assert found(of, "several_values") == [("job_family", (2,), "ICT;HR; (1)")]

    def test_labels_that_differ_in_white_space_are_one(self, tmp_path):
        text = "edition_id;training_title;theme\nI1;Data;Zorg\u00a0en welzijn\nI2;Data;Zorg  en welzijn \n"
        of = prepared(tmp_path, text, kind="editions")
        assert (column(of, "trainings", "theme"), errors(of)) == (["Zorg en welzijn"], [])


class TestRequiredValues:
    def test_each_row_without_one_is_named(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER}\n,p1,completed\nI1,nvt,completed\nI1,p3,\nI1,p4,completed\n")
        assert sorted(found(of, "value_missing")) == [
            ("edition_id", (2,), ""),
            ("enrolment_status", (4,), ""),
            ("participant", (3,), ""),
        ]
        assert (of.rejected, column(of, "enrolments", "source_row")) == ((2, 3, 4), [5])

    def test_a_value_that_could_not_be_read_is_not_also_missing(self, tmp_path):
        assert codes(prepared(tmp_path, f"{HEADER}\nI1,p1,zzz\n")) == ["value_unknown"]

    def test_an_edition_needs_its_start_on_one_row_only(self, tmp_path):
        rows = "I1,p1,completed,open,2024-02-01\nI1,p2,completed,open,\nI2,p1,completed,open,\n"
        of = prepared(tmp_path, f"{HEADER},training_format,starts_on\n{rows}")
        assert found(of, "value_missing") == [("starts_on", (4,), "")]


class TestIdentifiers:
    def test_a_leading_zero_stays(self, tmp_path):
        text = "Organisatienummer;Ondernemingsnummer\n007;0419052173\n"
        of = prepared(tmp_path, text)
        assert cells(of, "organisations", "organisation_id", "enterprise_number") == [("007", "0419.052.173")]

    def test_an_enterprise_number_that_fails_its_check_is_a_warning(self, tmp_path):
        of = prepared(tmp_path, "Organisatienummer;Ondernemingsnummer\n1;0419.052.174\n")
        assert found(of, "enterprise_number_check") == [("Ondernemingsnummer", (2,), "0419.052.174 (1)")]
        assert errors(of) == []

    def test_an_organisation_without_a_number_is_known_by_its_enterprise_number_or_name(self, tmp_path):
        text = "Naam organisatie;Ondernemingsnummer\nEen bedrijf;BE 0419.052.173\nZonder nummer;\n"
        assert column(prepared(tmp_path, text), "organisations", "organisation_id") == ["0419.052.173", "Zonder nummer"]

    def test_a_training_without_a_number_is_known_by_its_title(self, tmp_path):
        text = "edition_id;Opleiding;Vorm;Startdatum\nI1;Data lezen;open;2024-02-01\n"
        of = prepared(tmp_path, text)
        assert (column(of, "editions", "training_id"), column(of, "trainings", "training_id")) == (["Data lezen"],) * 2

    def test_an_enrolment_without_a_number_is_known_by_edition_and_person(self, tmp_path):
        first = column(prepared(tmp_path, f"{HEADER}\nI1,p1,completed\n"), "enrolments", "enrolment_id")
        second = column(prepared(tmp_path, f"{HEADER}\nI2,p1,completed\nI1,p1,no_show\n"), "enrolments", "enrolment_id")
        assert first[0] == second[1] != second[0]

    def test_a_form_without_a_number_is_known_by_file_and_row(self, tmp_path):
        text = "edition_id,overall\nI1,4\nI1,4\n"
        first = column(prepared(tmp_path, text), "responses", "response_id")
        assert first == column(prepared(tmp_path, text, "renamed.csv"), "responses", "response_id")
        assert len(set(first)) == 2
        assert not set(first) & set(column(prepared(tmp_path, f"{text}I1,5\n"), "responses", "response_id"))


class TestSectors:
    ORGANISATIONS = "organisation_id;sector\nA;62.01\nB;Ziekenhuis\nC;pannenkoeken\nD;pannenkoeken\nE;n.v.t.\n"

    def test_codes_and_words_become_sections_of_2025(self, tmp_path):
        of = prepared(tmp_path, self.ORGANISATIONS)
        assert cells(of, "organisations", "sector", "sector_revision") == [
            ("K", "NACE-BEL 2025"),
            ("R", "NACE-BEL 2025"),
            (None, None),
            (None, None),
            (None, None),
        ]

    def test_what_matches_nothing_is_counted_and_quoted(self, tmp_path):
        of = prepared(tmp_path, self.ORGANISATIONS)
        assert found(of, "sector_unknown") == [("sector", (4, 5), "pannenkoeken (2)")]

    def test_own_sectors_stay_as_they_are(self, tmp_path):
        of = prepared(tmp_path, "organisation_id;sector\nA;Department\u00a02\nB;K\n", sectors="own")
        assert cells(of, "organisations", "sector", "sector_revision") == [("Department 2", None), ("K", None)]

    def test_a_bare_letter_without_a_revision_is_asked_about(self, tmp_path):
        of = prepared(tmp_path, "organisation_id;sector\nA;C\nB;P\n")
        assert found(of, "sector_revision_unknown") == [("sector", (3,), "P")]

    @pytest.mark.parametrize(("revision", "letter"), [("NACE-BEL 2025", "P"), ("NACE-BEL 2008", "Q")])
    def test_the_revision_can_be_set(self, tmp_path, revision, letter):
        of = prepared(tmp_path, "organisation_id;sector\nB;P\n", settings={"sector_revision": revision})
        assert (column(of, "organisations", "sector"), errors(of)) == ([letter], [])

    def test_each_row_may_say_its_own_revision(self, tmp_path):
        text = "organisation_id;sector;sector_revision\nA;P;NACE-BEL 2008\nB;P;NACE-BEL 2025\n"
        of = prepared(tmp_path, text)
        assert cells(of, "organisations", "sector", "sector_revision") == [
            ("Q", "NACE-BEL 2025"),
            ("P", "NACE-BEL 2025"),
        ]

    def test_a_word_can_be_given_a_section(self, tmp_path):
        mapping = {"values": {"sector": {"Pannenkoeken": "56.11"}}}
        of = prepared(tmp_path, "organisation_id;sector\nC;pannenkoeken\n", mapping=mapping)
        assert column(of, "organisations", "sector") == ["I"]
