"""Are rows sorted into tables, and does a file that contradicts itself say where?"""

from tests.ingest.files import HEADER, cells, codes, column, errors, found, prepared

FLAT = (
    "enrolment_id,edition_id,training_id,training_title,training_format,starts_on,participant,organisation_id,"
    "organisation_name,enrolment_status\n"
)
NUMBERED = "enrolment_id,edition_id,participant,enrolment_status\n"


class TestFlatFiles:
    def test_one_row_a_thing_from_all_that_is_said(self, tmp_path):
        of = prepared(
            tmp_path,
            f"{FLAT}1,I1,T1,Data,open,2024-02-01,p1,A,,completed\n"
            "2,I1,T1,Data,open,2024-02-01,p2,A,Alfa,completed\n3,I2,T1,,open,2024-03-01,p1,,,completed\n",
        )
        assert cells(of, "editions", "edition_id", "training_id", "source_row") == [("I1", "T1", 2), ("I2", "T1", 4)]
        assert cells(of, "trainings", "training_id", "training_title", "source_row") == [("T1", "Data", 2)]
        assert cells(of, "organisations", "organisation_id", "organisation_name", "source_row") == [("A", "Alfa", 2)]
        assert cells(of, "enrolments", "enrolment_id", "organisation_id") == [("1", "A"), ("2", "A"), ("3", None)]
        assert codes(of) == []

    def test_a_file_of_ids_only_names_editions_and_organisations(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER},organisation_id\nI1,p1,completed,A\n")
        assert set(of.tables) == {"enrolments"}

    def test_an_edition_described_in_two_ways(self, tmp_path):
        of = prepared(
            tmp_path,
            f"{FLAT}1,I1,T1,Data,open,2024-02-01,p1,A,Alfa,completed\n2,I1,T1,Data,open,2024-02-02,p2,A,Alfa,completed\n"
            "3,I1,T1,Data,open,2024-02-01,p3,A,Alfa,completed\n",
        )
        assert found(of, "editions_contradicted") == [("starts_on", (2, 3), "I1: “2024-02-01” / “2024-02-02”")]

    def test_a_training_described_in_two_ways(self, tmp_path):
        of = prepared(
            tmp_path,
            f"{FLAT}1,I1,T1,Data,open,2024-02-01,p1,A,Alfa,completed\n2,I2,T1,Care,open,2024-02-02,p2,A,Alfa,completed\n",
        )
        assert found(of, "trainings_contradicted") == [("training_title", (2, 3), "T1: “Care” / “Data”")]

    def test_an_organisation_described_in_two_ways(self, tmp_path):
        of = prepared(
            tmp_path,
            f"{FLAT}1,I1,T1,Data,open,2024-02-01,p1,A,Alfa,completed\n2,I1,T1,Data,open,2024-02-01,p2,A,Beta,completed\n",
        )
        assert found(of, "organisations_contradicted") == [("organisation_name", (2, 3), "A: “Alfa” / “Beta”")]

    def test_many_contradictions_in_one_column_are_told_together_after_twenty(self, tmp_path):
        rows = "".join(
            f"{number}-{title},I{number}{title},T{number},{title},open,2024-02-01,p1,A,Alfa,completed\n"
            for number in range(30)
            for title in ("Data", "Care")
        )
        findings = found(prepared(tmp_path, FLAT + rows), "trainings_contradicted")
        assert len(findings) == 21
        assert sum(len(rows) for _, rows, _ in findings) == 60


class TestRepetitions:
    def test_the_same_row_again_counts_once_and_is_told(self, tmp_path):
        text = f"{NUMBERED}1,I1,p1,completed\n1,I1,p1,completed\n2,I1,p2,completed\n"
        of = prepared(tmp_path, text)
        assert (of.rows, of.repeated, found(of, "rows_repeated")) == (3, (3,), [("", (3,), "")])
        assert (column(of, "enrolments", "source_row"), errors(of)) == ([2, 4], [])

    def test_the_same_key_with_something_else_is_refused(self, tmp_path):
        text = f"{NUMBERED}1,I1,p1,completed\n1,I1,p1,no_show\n"
        of = prepared(tmp_path, text)
        assert found(of, "key_contradicted") == [("enrolment_status", (2, 3), "“completed” / “no_show”")]
        assert of.rejected == (2, 3)

    def test_one_person_twice_in_one_edition_without_numbers(self, tmp_path):
        of = prepared(tmp_path, f"{HEADER}\nI1,p1,completed\nI1,P1,no_show\n")
        assert found(of, "key_contradicted") == [("enrolment_status", (2, 3), "“completed” / “no_show”")]

    def test_who_somebody_is_is_not_quoted(self, tmp_path):
        text = f"{NUMBERED}1,I1,p1,completed\n1,I1,p2,completed\n"
        assert found(prepared(tmp_path, text), "key_contradicted") == [("participant", (2, 3), "…")]

    def test_forms_with_the_same_number_and_another_score(self, tmp_path):
        of = prepared(tmp_path, "response_id,edition_id,overall\nR1,I1,4\nR1,I1,5\nR2,I1,3\nR2,I1,3\n")
        assert found(of, "key_contradicted") == [("overall", (2, 3), "“4.0” / “5.0”")]
        assert of.repeated == (5,)

    def test_an_edition_listed_twice_in_a_file_of_editions(self, tmp_path):
        rows = "I1,open,2024-02-01,8\nI1,open,2024-02-01,\nI2,open,2024-02-01,9\n"
        of = prepared(tmp_path, f"edition_id,training_format,starts_on,capacity\n{rows}")
        assert (of.repeated, column(of, "editions", "capacity"), errors(of)) == ((3,), [8, 9], [])


def test_rows_add_up_whatever_happens_to_them(tmp_path):
    text = f"{NUMBERED}1,I1,p1,completed\n1,I1,p1,completed\n2,I1,,completed\n3,I1\n"
    of = prepared(tmp_path, text)
    assert (of.rows, len(column(of, "enrolments", "source_row")), of.repeated, of.rejected) == (4, 1, (3,), (4, 5))
