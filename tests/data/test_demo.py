"""Do the demo files come from their script, load without errors and hold what the pages are there to find?"""

import csv
import subprocess
import sys
import unicodedata
from collections import defaultdict

import pandas as pd
import pytest

from tweeluik.config import DEMO, REFERENCE

FILES = {
    "enrolments": "inschrijvingen.csv",
    "evaluations": "evaluaties.csv",
    "editions": "edities.csv",
    "organisations": "organisaties.csv",
}
OPEN, IN_COMPANY = "Open aanbod", "In-company"
NO_SEAT = ["Wachtlijst", "Vervangen", "Editie geannuleerd"]
ATTENDED = ["Aanwezig", "Deels aanwezig"]


def read(name: str) -> pd.DataFrame:
    return pd.read_csv(DEMO / name, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")


def reference(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def normalise(written: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", written).casefold() if c.isalnum())


def day(texts: pd.Series) -> pd.Series:
    return pd.to_datetime(texts, format="%d/%m/%Y")


@pytest.fixture(scope="module")
def editions() -> pd.DataFrame:
    first = read("inschrijvingen.csv").drop_duplicates("Editiecode").set_index("Editiecode")
    editions = read("edities.csv").set_index("Editiecode").join(first[["Thema", "Aanbieder", "Lesvorm"]])
    editions["start"], editions["end"] = day(editions["Startdatum"]), day(editions["Einddatum"])
    editions["year"] = editions["start"].dt.year - (editions["start"].dt.month < 9)
    return editions


@pytest.fixture(scope="module")
def enrolments(editions) -> pd.DataFrame:
    return read("inschrijvingen.csv").join(editions[["start", "end", "year", "Klantnummer"]], on="Editiecode")


@pytest.fixture(scope="module")
def attended(enrolments) -> pd.DataFrame:
    return enrolments[enrolments["Status"].isin(ATTENDED)]


@pytest.fixture(scope="module")
def forms(editions) -> pd.DataFrame:
    forms = read("evaluaties.csv").join(editions[["Vorm", "Thema", "start"]], on="Editiecode")
    forms["overall"] = forms["Algemene tevredenheid"].astype(float)
    return forms


def test_the_script_writes_the_same_bytes_again(tmp_path):
    subprocess.run([sys.executable, str(DEMO / "make.py"), str(tmp_path)], check=True)
    for name in FILES.values():
        assert (tmp_path / name).read_bytes() == (DEMO / name).read_bytes()


class TestFiles:
    def test_rows_are_as_many_as_the_readme_says(self):
        rows = {name: len(read(name)) for name in FILES.values()}
        assert rows == {
            "inschrijvingen.csv": 14984,
            "evaluaties.csv": 6334,
            "edities.csv": 1200,
            "organisaties.csv": 900,
        }
        readme = (DEMO / "README.md").read_text(encoding="utf-8")
        assert [count for count in rows.values() if f"{count:,}" not in readme] == []

    def test_together_they_stay_small(self):
        assert sum((DEMO / name).stat().st_size for name in FILES.values()) < 4_200_000

    @pytest.mark.parametrize("name", FILES.values())
    def test_a_file_begins_with_a_byte_order_mark_and_has_no_stray_words(self, name):
        assert (DEMO / name).read_bytes().startswith(b"\xef\xbb\xbf")
        cells = {cell.casefold() for column in read(name).items() for cell in column[1]}
        assert cells & {"nan", "none", "nat", "<na>", "null"} == set()

    @pytest.mark.parametrize("kind", FILES)
    def test_every_header_is_known_for_its_kind(self, kind):
        known = {normalise(row["written"]) for row in reference("columns.csv") if row["kind"] == kind}
        assert [header for header in read(FILES[kind]) if normalise(header) not in known] == (
            ["Voornaam"] if kind == "enrolments" else []
        )

    @pytest.mark.parametrize("kind", FILES)
    def test_every_value_of_a_closed_list_is_known(self, kind):
        known, fields = defaultdict(set), {}
        for row in reference("values.csv"):
            known[row["field"]].add(normalise(row["written"]))
        for row in reference("columns.csv"):
            if row["kind"] == kind:
                fields[normalise(row["written"])] = row["field"]
        for header, cells in read(FILES[kind]).items():
            field = fields.get(normalise(header))
            if field in known:
                assert {cell for cell in cells if cell and normalise(cell) not in known[field]} == set()

    def test_the_programme_is_as_large_as_described(self, editions):
        assert editions["Opleidingscode"].nunique() == 127
        assert editions["Aanbieder"].nunique() == 8
        assert editions["Thema"].nunique() == 10
        assert editions["Vorm"].value_counts().to_dict() == {OPEN: 635, IN_COMPANY: 550, "Consortium": 15}

    def test_five_academic_years_end_on_31_august_2026(self, editions):
        assert sorted(editions["year"].unique()) == [2021, 2022, 2023, 2024, 2025]
        assert editions["end"].max() <= pd.Timestamp("2026-08-31")
        assert editions["end"].max() > pd.Timestamp("2026-08-01")

    def test_people_have_addresses_that_cannot_exist(self, enrolments):
        assert enrolments["E-mail deelnemer"].str.fullmatch(r"p\d{5}@example\.org").all()


class TestContract:
    @pytest.mark.parametrize(
        ("name", "required"),
        [
            ("inschrijvingen.csv", ["Inschrijvingsnummer", "Editiecode", "E-mail deelnemer", "Status"]),
            ("inschrijvingen.csv", ["Opleidingscode", "Opleiding", "Vorm", "Startdatum"]),
            ("evaluaties.csv", ["Evaluatienummer", "Editiecode"]),
            ("edities.csv", ["Editiecode", "Opleidingscode", "Opleiding", "Vorm", "Startdatum"]),
            ("organisaties.csv", ["Organisatienummer"]),
        ],
    )
    def test_no_required_value_is_missing(self, name, required):
        assert (read(name)[required] == "").sum().sum() == 0

    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("inschrijvingen.csv", ["Inschrijvingsnummer"]),
            ("inschrijvingen.csv", ["Editiecode", "E-mail deelnemer"]),
            ("evaluaties.csv", ["Evaluatienummer"]),
            ("edities.csv", ["Editiecode"]),
            ("organisaties.csv", ["Organisatienummer"]),
            ("organisaties.csv", ["Naam organisatie"]),
        ],
    )
    def test_no_key_stands_twice(self, name, key):
        assert not read(name).duplicated(key).any()

    @pytest.mark.parametrize(
        ("name", "key", "described"),
        [
            ("inschrijvingen.csv", "Editiecode", ["Opleidingscode", "Vorm", "Lesvorm", "Startdatum", "Contacturen"]),
            ("inschrijvingen.csv", "Opleidingscode", ["Opleiding", "Thema", "Aanbieder"]),
            ("inschrijvingen.csv", "Organisatienummer", ["Bedrijf"]),
            ("edities.csv", "Opleidingscode", ["Opleiding", "Attest", "Studiepunten"]),
        ],
    )
    def test_nothing_is_described_in_two_ways(self, name, key, described):
        assert (read(name).groupby(key)[described].nunique() == 1).all(axis=None)

    def test_both_files_describe_an_edition_alike(self):
        columns = ["Editiecode", "Opleidingscode", "Opleiding", "Vorm", "Startdatum"]
        flat = read("inschrijvingen.csv")[columns].drop_duplicates()
        assert set(flat.itertuples(index=False)) == set(read("edities.csv")[columns].itertuples(index=False))

    def test_every_edition_and_organisation_that_is_named_exists(self, enrolments, editions, forms):
        organisations = read("organisaties.csv").set_index("Organisatienummer")["Naam organisatie"]
        assert set(forms["Editiecode"]) <= set(editions.index)
        assert set(editions["Klantnummer"]) - {""} <= set(organisations.index)
        named = enrolments[enrolments["Organisatienummer"] != ""]
        assert (named["Organisatienummer"].map(organisations) == named["Bedrijf"]).all()

    def test_in_company_editions_and_only_they_have_a_client(self, editions):
        assert ((editions["Klantnummer"] != "") == (editions["Vorm"] == IN_COMPANY)).all()

    def test_editions_end_on_or_after_their_first_day(self, editions):
        assert (editions["end"] >= editions["start"]).all()

    def test_scores_lie_on_their_scale(self, forms):
        scales = defaultdict(lambda: {"1", "2", "3", "4", "5", "n.v.t."}, Aanbevelen={str(n) for n in range(11)})
        for header in read("evaluaties.csv").columns[3:-1]:
            assert set(forms[header]) <= scales[header]

    def test_no_edition_has_more_evaluations_than_attendees(self, attended, forms):
        answered, came = forms.groupby("Editiecode").size(), attended.groupby("Editiecode").size()
        assert (answered <= came.reindex(answered.index).fillna(0)).all()


def intraclass_correlation(forms: pd.DataFrame) -> float:
    groups = forms.groupby("Editiecode")["overall"]
    sizes, total, count = groups.size(), len(forms), groups.ngroups
    between = (sizes * (groups.mean() - forms["overall"].mean()) ** 2).sum() / (count - 1)
    within = ((forms["overall"] - groups.transform("mean")) ** 2).sum() / (total - count)
    typical = (total - (sizes**2).sum() / total) / (count - 1)
    return (between - within) / (between + (typical - 1) * within)


def like_for_like(forms: pd.DataFrame) -> float:
    """Open minus in-company, each theme weighted by its share of both."""
    both = forms[forms["Vorm"].isin([OPEN, IN_COMPANY])]
    means = both.groupby(["Thema", "Vorm"])["overall"].mean().unstack()
    weights = both.groupby("Thema").size() / len(both)
    return ((means[OPEN] - means[IN_COMPANY]) * weights).sum()


class TestWhatIsToBeFound:
    def test_answers_of_one_edition_are_alike(self, forms):
        assert 0.07 < intraclass_correlation(forms) < 0.13
        for training_format in (OPEN, IN_COMPANY):
            assert 0.07 < intraclass_correlation(forms[forms["Vorm"] == training_format]) < 0.13

    def test_means_lie_near_4_3_and_the_nps_near_45(self, forms):
        means = forms.groupby("Vorm")["overall"].mean()
        assert means[[OPEN, IN_COMPANY]].between(4.1, 4.5).all()
        recommend = forms["Aanbevelen"].astype(int)
        assert 40 < 100 * ((recommend >= 9).mean() - (recommend <= 6).mean()) < 50

    def test_open_is_rated_higher_but_not_theme_by_theme(self, forms):
        means = forms.groupby("Vorm")["overall"].mean()
        raw = means[OPEN] - means[IN_COMPANY]
        assert raw > 0.08
        assert -0.05 < like_for_like(forms) < raw / 2

    def test_the_formats_hold_different_themes_and_share_all_of_them(self, forms):
        mix = forms.groupby("Vorm")["Thema"].value_counts(normalize=True).unstack(0)
        assert (mix[OPEN] - mix[IN_COMPANY]).abs().sum() / 2 > 0.3
        assert (forms.groupby(["Vorm", "Thema"]).size()[[OPEN, IN_COMPANY]] >= 50).all()

    def test_under_half_answer_and_unevenly(self, forms, attended):
        assert 0.40 < len(forms) / len(attended) < 0.50
        answered = forms.groupby("Editiecode").size()
        rates = answered / attended.groupby("Editiecode").size().reindex(answered.index)
        assert rates.std() > 0.15

    def test_many_editions_have_one_to_four_answers_and_some_none(self, forms, attended):
        answered = forms.groupby("Editiecode").size()
        assert (answered < 5).sum() > 200
        assert attended["Editiecode"].nunique() - len(answered) > 50

    def test_people_stay_more_often_to_the_end_in_company(self, enrolments):
        kept = enrolments[~enrolments["Status"].isin([*NO_SEAT, "Geannuleerd"])]
        completed = (kept["Status"] == "Aanwezig").groupby(kept["Vorm"]).mean()
        assert 0.85 < completed[OPEN] < completed[IN_COMPANY] < 0.97

    @pytest.mark.parametrize("who", ["Organisatienummer", "E-mail deelnemer"])
    def test_both_formats_are_used_in_both_orders(self, attended, who):
        first = attended[attended[who] != ""].groupby([who, "Vorm"])["start"].min().unstack()
        assert (first[OPEN] < first[IN_COMPANY]).sum() > 25
        assert (first[OPEN] > first[IN_COMPANY]).sum() > 25

    def test_open_editions_mix_sectors(self, attended):
        codes = read("organisaties.csv").set_index("Organisatienummer")["NACE-code"]
        divisions = attended["Organisatienummer"].map(codes).fillna("").str[:2]
        sectors = divisions.map({row["division"]: row["section_2025"] for row in reference("divisions.csv")})
        rooms = sectors[attended["Vorm"] == OPEN].groupby(attended["Editiecode"]).nunique()
        assert rooms.median() >= 4
        assert sectors.nunique() == 20

    def test_under_a_tenth_of_the_sectors_is_unknown(self, attended):
        organisations = read("organisaties.csv")
        known = set(organisations.loc[organisations["NACE-code"] != "", "Organisatienummer"])
        assert 0.01 < (~attended["Organisatienummer"].isin(known)).mean() < 0.10

    def test_in_2021_22_fewer_editions_were_on_site(self, editions):
        on_site = (editions["Lesvorm"] == "Ter plaatse").groupby(editions["year"]).mean()
        assert on_site[2021] < 0.3 < 0.5 < on_site.drop(2021).min()

    def test_people_come_back(self, attended):
        assert (attended["E-mail deelnemer"].value_counts() >= 2).sum() > 2000

    def test_twelve_paths_combine_both_formats(self, editions):
        paths = editions[editions["Traject"] != ""].groupby("Traject")["Vorm"].nunique()
        assert len(paths) == 12
        assert (paths == 2).all()


def enterprise_number_holds(written: str) -> bool:
    digits = written.replace(".", "")
    return len(digits) == 10 and int(digits[8:]) == 97 - int(digits[:8]) % 97


class TestSlips:
    def test_three_editions_have_more_seats_than_capacity(self, enrolments, editions):
        kept = enrolments[~enrolments["Status"].isin([*NO_SEAT, "Geannuleerd"])]
        seats = kept.groupby("Editiecode").size()
        assert (seats > editions["Capaciteit"].astype(int).reindex(seats.index)).sum() == 3

    def test_five_completed_with_0_hours(self, enrolments):
        assert ((enrolments["Status"] == "Aanwezig") & (enrolments["Gevolgde uren"] == "0,0")).sum() == 5

    def test_four_enrolled_after_the_start(self, enrolments):
        assert (day(enrolments["Inschrijvingsdatum"]) > enrolments["start"]).sum() == 4

    def test_three_evaluations_are_dated_before_the_start(self, forms):
        assert (day(forms["Ingevuld op"]) < forms["start"]).sum() == 3

    def test_four_enterprise_numbers_fail_their_check(self):
        numbers = read("organisaties.csv")["Ondernemingsnummer"]
        assert sum(not enterprise_number_holds(number) for number in numbers if number) == 4

    def test_three_people_are_in_two_editions_at_once(self, attended):
        runs = attended.sort_values(["E-mail deelnemer", "start"])
        latest = runs.groupby("E-mail deelnemer")["end"].transform(lambda ends: ends.cummax().shift())
        assert runs.loc[runs["start"] <= latest, "E-mail deelnemer"].nunique() == 3

    def test_four_in_company_participants_are_of_another_organisation(self, enrolments):
        in_company = enrolments[enrolments["Vorm"] == IN_COMPANY]
        assert (in_company["Organisatienummer"] != in_company["Klantnummer"]).sum() == 4
