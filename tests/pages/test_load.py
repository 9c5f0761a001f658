"""Loading: drop files, see how they are read and matched and what they would change, load them, take them back."""

import time
from pathlib import Path
from pickle import dumps
from tempfile import mkdtemp

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from tests.ingest.files import workbook
from tests.pages.conftest import HOSTILE, markup, read
from tweeluik import config
from tweeluik.components.wizard import state, words
from tweeluik.components.wizard.first import EXAMPLES
from tweeluik.findings import ERROR, Finding
from tweeluik.i18n import LANGUAGES, texts
from tweeluik.ingest import Options
from tweeluik.ingest.job import REQUEST, Job, Request, Workplace
from tweeluik.ingest.load import load as load_files
from tweeluik.ingest.parts import parts
from tweeluik.store import Store
from tweeluik.terminal.job import main

MICRO = Path(__file__).parent.parent / "micro"
FILES = ("organisations", "editions", "enrolments", "evaluations")
ORPHAN = b"response_id,edition_id,overall\n1,nowhere,4\n"
EDITION = "Editiecode;Format;Startdatum;Deelnemer;Inschrijvingsstatus;Gevolgde uren"
ROWS = "\n".join(f"E{1 + n % 2};{'open' if n % 2 else 'in company'};2025-03-13;p{n};voltooid;6" for n in range(12))
ENROLMENTS = f"{EDITION}\n{ROWS}\n"


class AtOnce(Job):
    """A job that is done in the process of the test before anybody asks: the same road without the waiting."""

    is_running = False

    def __init__(self, request: Request, workplace: Workplace) -> None:
        self.request, self.started = request, time.monotonic()
        self.folder = Path(mkdtemp(dir=workplace.folder))
        (self.folder / REQUEST).write_bytes(dumps(request))
        main(self.folder)

    def cancel(self) -> None:
        """It has ended already."""


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(state, "Job", AtOnce)


@pytest.fixture
def opened(at_once, visit, tmp_path):
    """The load page on a store of its own, in a language."""
    return lambda lang="en": visit(tmp_path / "store", "load", lang=lang)


@pytest.fixture
def drop(opened):
    """The same with files dropped on it: (name, content) each."""
    return lambda *files, lang="en": upload(opened(lang), *files)


def upload(app, *files: tuple[str, str | bytes]):
    place = next(each for each in app.file_uploader if each.key.startswith("wizard_files"))
    for name, content in files:
        place.upload(name, content.encode() if isinstance(content, str) else content, "text/csv")
    return whole(app.run())


def whole(app):
    """The page without errors of ours."""
    assert not app.exception
    assert not app.error
    return app


def go(app, step: str):
    return whole(app.segmented_control(key="wizard_step").set_value(step).run())


def click(app, key: str):
    return whole(app.button(key=key).click().run())


def choose(app, key: str, value):
    return whole(app.selectbox(key=key).set_value(value).run())


def wizard(app):
    return app.session_state["wizard"]


def steps(app) -> str:
    return " · ".join(app.segmented_control(key="wizard_step").options)


def micro():
    return [(f"{name}.csv", (MICRO / f"{name}.csv").read_bytes()) for name in FILES]


def load(app):
    return click(go(app, "load"), "load_now")


class TestDropping:
    def test_an_empty_store_teaches_what_to_load(self, opened):
        app = opened()
        assert "A row per person and edition. This one is enough to begin." in read(app)
        files = [button.proto.label for button in app.get("download_button")]
        assert [f"Example: {name}" for name in EXAMPLES.values()] == [f for f in files if f.startswith("Example")]

    def test_the_invented_programme_is_shown_in_one_click(self, opened, tmp_path):
        app = click(opened(), "wizard_look_around")
        assert "Loaded" in [header.value for header in app.header]
        assert {upload.facts["origin"] for upload in Store(tmp_path / "store").uploads()} == {"demo"}

    def test_who_has_loaded_before_is_not_taught_again(self, drop):
        app = click(load(drop(*micro())), "wizard_undo")
        assert "wizard_look_around" not in [button.key for button in app.button]

    def test_files_that_are_clear_stand_at_the_preview_and_nothing_is_loaded_yet(self, drop, tmp_path):
        app = drop(*micro())
        assert app.segmented_control(key="wizard_step").value == "preview"
        assert not (tmp_path / "store" / "tweeluik.duckdb").exists()

    def test_a_file_is_gone_from_memory_once_it_is_on_disk(self, drop, monkeypatch):
        let_go = []
        remove = MemoryUploadedFileManager.remove_file

        def noted(manager, session_id, file_id):
            let_go.append(manager.file_storage[session_id][file_id].name)
            remove(manager, session_id, file_id)

        monkeypatch.setattr(MemoryUploadedFileManager, "remove_file", noted)
        app = drop(*micro())
        assert let_go == [f"{name}.csv" for name in FILES]
        assert [place.value for place in app.file_uploader if place.key.startswith("wizard_files")] == [[]]
        assert [part.path.name for part in wizard(app).parts] == [f"{name}.csv" for name in FILES]

    def test_a_file_can_be_added_and_takes_the_place_of_one_with_its_name(self, drop):
        app = upload(drop(("orphans.csv", ORPHAN)), ("more.csv", ENROLMENTS))
        assert [part.name for part in wizard(app).parts] == ["orphans.csv", "more.csv"]
        app = upload(app, ("orphans.csv", ORPHAN.replace(b"nowhere", b"E1")))
        assert [part.name for part in wizard(app).parts] == ["orphans.csv", "more.csv"]
        assert wizard(app).may_load

    def test_a_file_can_be_left_out(self, drop):
        app = drop(("orphans.csv", ORPHAN), ("more.csv", ENROLMENTS))
        app = click(go(app, "read"), "wizard_remove")
        assert [part.name for part in wizard(app).parts] == ["more.csv"]

    def test_all_can_be_put_away(self, drop):
        app = drop(*micro())
        folder = wizard(app).workplace.folder
        app = click(app, "wizard_put_away")
        assert "wizard" not in app.session_state
        assert not folder.exists()

    def test_an_example_is_tried_in_one_click_and_is_marked_as_invented(self, opened, tmp_path):
        app = click(opened(), "wizard_try_demo")
        app = load(app)
        assert {upload.facts["origin"] for upload in Store(tmp_path / "store").uploads()} == {"demo"}

    def test_no_example_is_tried_beside_own_files(self, drop):
        app = load(drop(*micro()))
        assert "wizard_try_demo" not in [button.key for button in app.button]


class TestReading:
    @pytest.mark.parametrize(
        ("lang", "question", "day"),
        [
            ("nl", "Is 04/03/2025 onder “Startdatum” en “Einddatum” 4 maart 2025 of 3 april 2025?", "4 maart 2025"),
            ("en", "Is 04/03/2025 under “Startdatum” and “Einddatum” 4 March 2025 or 3 April 2025?", "4 March 2025"),
        ],
    )
    def test_dates_that_can_be_two_days_are_asked_about_and_answered(self, opened, lang, question, day):
        app = click(opened(lang), "wizard_try_messy")
        assert app.segmented_control(key="wizard_step").value == "read"
        assert question in read(app)
        assert app.button(key="wizard_dates_dmy").label == day
        app = click(app, "wizard_dates_dmy")
        assert question not in read(app)
        assert app.selectbox(key="wizard_date_order_0").value == "dmy"
        assert day in read(app), "the rows say the day"

    @pytest.mark.parametrize(("lang", "said"), [("nl", ("1250", "1,25")), ("en", ("1250", "1.25"))])
    def test_numbers_that_can_be_a_thousand_or_a_fraction_are_asked_about(self, opened, lang, said):
        app = click(opened(lang), "wizard_try_messy")
        assert tuple(app.button(key=f"wizard_numbers_{mark}").label for mark in (",", ".")) == said
        app = click(app, "wizard_numbers_,")
        assert "decimal_ambiguous" not in {found.code for found in wizard(app).errors}

    def test_another_way_of_reading_shows_in_the_first_rows(self, drop):
        app = go(drop(("latin.csv", ENROLMENTS.replace("p1;", "é1;").encode("cp1252"))), "read")
        assert app.selectbox(key="wizard_encoding_0").value == ""
        app = choose(app, "wizard_encoding_0", "cp850")
        assert wizard(app).looked.encoding == "cp850"

    def test_sheets_are_chosen(self, drop, tmp_path):
        rows = {1: ["edition_id", "overall"], 2: ["I1", 4]}
        book = workbook(tmp_path, Forms=rows, More=rows, Notes={1: ["a", "b"], 2: ["c", "d"]}).read_bytes()
        app = go(drop(("book.xlsx", book)), "read")
        assert [part.options.sheet for part in wizard(app).parts] == ["Forms", "More"]
        app = whole(app.multiselect(key="wizard_sheets_0").set_value(["More"]).run())
        assert [part.name for part in wizard(app).parts] == ["book.xlsx · More"]
        assert app.segmented_control(key="wizard_step").value == "read"

    @pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"\x00\x01\x02" * 99, b"PK\x03\x04 no zip"])
    def test_what_is_no_table_is_said_to_be_none(self, drop, content):
        app = go(drop(("file.csv", content)), "read")
        assert app.warning[0].value == "This file can't be read as a table."
        for step in state.STEPS:
            go(app, step)


class TestMatching:
    def test_each_field_says_how_sure_it_is(self, drop):
        app = go(drop(("more.csv", ENROLMENTS)), "match")
        assert "known header · 100% of the first values fit" in read(app)
        app = choose(app, "wizard_field_0_participant", "Gevolgde uren")
        assert "said by you" in read(app)

    def test_values_suggest_a_field_in_one_click(self, drop):
        app = go(drop(("more.csv", ENROLMENTS.replace("Format;", "Soort;"))), "match")
        assert "The values of “Soort” look like Format (in-company or open) (100% of the first ones fit)." in read(app)
        app = click(app, "wizard_use_0_training_format")
        assert wizard(app).may_load

    def test_a_field_without_a_column_can_be_the_same_in_every_row(self, drop):
        app = drop(
            (
                "more.csv",
                "\n".join(
                    line.replace(";open", "").replace(";in company", "").replace(";Format", "")
                    for line in ENROLMENTS.splitlines()
                ),
            )
        )
        app = choose(go(app, "match"), "wizard_constant_0_training_format", "open")
        assert wizard(app).may_load
        assert "“open” for every row without one" in read(app)

    def test_an_unknown_status_has_its_nearest_meaning_chosen_and_is_taken_in_one_click(self, drop):
        app = drop(("more.csv", ENROLMENTS.replace("p3;voltooid", "p3;deels gevolgd vm")))
        app = go(app, "match")
        key = "wizard_value_0_enrolment_status_deels gevolgd vm"
        assert app.selectbox(key=key).value == "partial"
        assert "Match (1)" in steps(app)
        assert "Status of the enrolment · rows: 1" in read(app)
        app = click(app, "wizard_values_apply")
        assert wizard(app).may_load
        assert wizard(app).part.options.mapping.values == {"enrolment_status": {"deels gevolgd vm": "partial"}}

    def test_a_word_that_is_known_can_be_given_another_meaning(self, drop):
        app = go(drop(("more.csv", ENROLMENTS)), "match")
        listed = [(each.target, each.written) for each in wizard(app).prepared.understood if each.is_known]
        app = choose(app, "wizard_change_0", listed.index(("enrolment_status", "voltooid")))
        app = choose(app, "wizard_change_0_to", "no_show")
        assert [e.value for e in wizard(app).prepared.understood if e.written == "voltooid"] == ["no_show"]

    def test_a_question_of_ones_own_is_described(self, drop):
        forms = "edition_id;overall;Koffie\n" + "E1;4;7\nE2;5;9\n"
        app = go(drop(("forms.csv", forms), ("more.csv", ENROLMENTS)), "match")
        app = choose(app, "wizard_column_0_2", "\x00own")
        app = click(app, "wizard_question_save")
        assert "Give the lowest and the highest score" in app.warning[0].value
        app.number_input(key="wizard_question_scale_min").set_value(1.0)
        app.number_input(key="wizard_question_scale_max").set_value(10.0)
        app.text_input(key="wizard_question_text_en").set_value("Was the coffee good?")
        app.selectbox(key="wizard_question_construct").set_value("organisation")
        app = click(app, "wizard_question_save")
        asked = wizard(app).looked.declared["koffie"]
        assert (asked.scale_min, asked.scale_max, asked.text_en) == (1, 10, "Was the coffee good?")
        assert (asked.construct, asked.higher_is_better) == ("organisation", True)
        assert wizard(app).may_load

    def test_a_known_question_is_given_another_scale(self, drop):
        app = go(drop(("forms.csv", "edition_id;overall\nE1;8\nE2;9\n"), ("more.csv", ENROLMENTS)), "match")
        assert "score_outside_scale" in {found.code for found in wizard(app).questions("match")}
        app = click(app, "wizard_describe_0_overall")
        app.number_input(key="wizard_question_scale_max").set_value(10.0)
        app = click(app, "wizard_question_save")
        assert wizard(app).looked.declared["overall"].question_id == "overall@1-10"
        assert wizard(app).may_load

    def test_letters_of_sectors_are_asked_about(self, drop):
        text = ENROLMENTS.replace("uren\n", "uren;Organisatienummer;Sector\n").replace(";6\n", ";6;K1;K\n")
        app = go(drop(("more.csv", text)), "match")
        assert "Letters such as K in column “Sector” changed meaning in 2025." in read(app)
        app = click(app, "wizard_revision_NACE-BEL 2008")
        assert wizard(app).may_load

    def test_what_identifies_people_is_said_not_to_be_stored(self, drop):
        app = go(drop(("more.csv", ENROLMENTS.replace("Gevolgde uren", "Voornaam"))), "match")
        assert "Not stored, because they identify people: Voornaam." in read(app)

    def test_a_mapping_is_kept_and_given_back(self, drop):
        text = ENROLMENTS.replace("Editiecode", "Cursus").replace("Inschrijvingsstatus", "Toestand")
        app = go(drop(("more.csv", text)), "match")
        app = choose(app, "wizard_kind_0", "enrolments")
        app = choose(app, "wizard_field_0_edition_id", "Cursus")
        app = choose(app, "wizard_field_0_enrolment_status", "Toestand")
        assert wizard(app).may_load
        kept = wizard(app).looked.mapping.to_toml()
        app = go(upload(click(app, "wizard_put_away"), ("other.csv", text)), "match")
        place = next(each for each in app.file_uploader if each.key.startswith("wizard_mapping"))
        place.upload("mapping.toml", kept.encode(), "application/toml")
        app = whole(app.run())
        assert wizard(app).may_load

    def test_a_file_of_another_kind_is_matched_anew(self, drop):
        app = go(drop(("aap.csv", "aap,noot\n1,2\n")), "match")
        assert "What kind of file is this?" in read(app)
        app = choose(app, "wizard_kind_0", "evaluations")
        assert wizard(app).looked.kind == "evaluations"
        assert "No column was recognised as a question." in read(app)


class TestChecking:
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_no_advice_on_the_page_speaks_of_the_terminal(self, lang):
        codes = {key.split(".")[1] for key in texts(lang) if key.startswith("findings.")}
        for code in codes:
            said = " ".join(words.told(Finding(code, ERROR, "f", "c", (2,), "x", "y"), lang))
            assert "--" not in said, code
            assert "TOML" not in said, code

    def test_an_error_says_where_and_what_to_do_and_stands_in_the_way(self, drop):
        app = go(drop(("orphans.csv", ORPHAN)), "check")
        assert "orphans.csv · column edition_id · row 2" in read(app)
        assert "Add the enrolments or the editions here, or correct the code." in read(app)
        assert "Check (1)" in steps(app)
        assert "load_now" not in [button.key for button in go(app, "load").button]

    def test_an_open_question_leads_back_to_its_step(self, opened):
        app = go(click(opened(), "wizard_try_messy"), "check")
        app = click(app, "wizard_open_match")
        assert app.segmented_control(key="wizard_step").value == "match"

    def test_refused_rows_are_left_out_knowingly_and_come_back_with_their_reason(self, drop, tmp_path):
        app = go(drop(("more.csv", ENROLMENTS + "E1;open\n")), "check")
        assert "Most rows are good" in app.header[0].value
        assert not wizard(app).may_load
        (refused,) = wizard(app).outcome.rejected.values()
        assert "E1" in refused.read_text(encoding="utf-8-sig").splitlines()[1]
        app = whole(app.checkbox(key="wizard_skip").check().run())
        app = load(app)
        assert "more.csv: 12 new, 0 changed, 0 unchanged, 1 refused." in read(app)

    def test_findings_of_one_kind_are_folded_after_a_few(self, drop):
        rows = "".join(f"E1;open;2025-03-13;q{n};raar{n};6\n" for n in range(6))
        app = go(drop(("more.csv", ENROLMENTS + rows)), "check")
        assert "3 more of this kind" in read(app)


class TestPreviewing:
    def test_counts_add_up_to_the_rows_of_the_file(self, drop):
        app = load(drop(("more.csv", ENROLMENTS)))
        text = ENROLMENTS.replace("p1;voltooid", "p1;afwezig") + "E1;in company;2025-03-13;q1;voltooid;6\n"
        app = upload(app, ("more.csv", text))
        assert " ".join(read(app).split()).split("more.csv enrolments ")[1].startswith("1 1 11 0 13")

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("nl", "Inschrijvingen: In-company 6 naar 7."),
            ("en", "Enrolments: In-company 6 to 7."),
        ],
    )
    def test_the_figure_that_moves_is_said_and_values_stand_before_and_after(self, drop, lang, said):
        app = load(drop(("more.csv", ENROLMENTS), lang=lang))
        text = ENROLMENTS.replace("p1;voltooid", "p1;afwezig") + "E1;in company;2025-03-13;q1;voltooid;6\n"
        app = upload(app, ("more.csv", text))
        assert said in read(app)
        before, after = {"nl": ("voltooid", "afwezig"), "en": ("completed", "no-show")}[lang]
        assert f"{before} {after}" in " ".join(read(app).split())

    def test_files_that_say_nothing_new_are_said_to(self, drop):
        app = upload(load(drop(*micro())), *micro())
        assert app.info[0].value == "These files say nothing new: every row is loaded already."
        assert "load_now" not in [button.key for button in go(app, "load").button]


class TestLoading:
    def test_files_are_loaded_together_and_listed(self, drop, visit, tmp_path):
        app = load(drop(*micro()))
        assert app.header[0].value == "Loaded"
        assert "21" in read(visit(tmp_path / "store", "participation", lang="en"))

    def test_a_load_is_undone_as_a_whole(self, drop, tmp_path):
        click(load(drop(*micro())), "wizard_undo")
        assert {upload.state for upload in Store(tmp_path / "store").uploads()} == {"undone"}

    def test_whoever_comes_second_is_told_and_sees_the_new_preview(self, drop, tmp_path):
        app = drop(("more.csv", ENROLMENTS))
        other = tmp_path / "other.csv"
        other.write_text(ENROLMENTS.replace("E1", "Z1").replace("E2", "Z2"))
        load_files(parts([other], Options()), Store(tmp_path / "store"))
        app = load(app)
        assert "Somebody else has loaded something since your preview." in app.warning[0].value
        assert app.segmented_control(key="wizard_step").value == "preview"
        app = load(app)
        assert app.header[0].value == "Loaded"
        assert len(Store(tmp_path / "store").uploads()) == 2


class TestKeeping:
    def test_every_answer_outlives_a_page_and_a_language(self, opened):
        app = click(opened(), "wizard_try_messy")
        app = click(app, "wizard_dates_dmy")
        app = go(app, "match")
        app = app.switch_page("pages/method.py").run()
        app = whole(app.switch_page("pages/load.py").run())
        assert app.segmented_control(key="wizard_step").value == "match"
        app = whole(app.segmented_control(key="language").set_value("nl").run())
        assert app.segmented_control(key="wizard_step").value == "match"
        assert "Wat staat in welke kolom?" in app.header[0].value
        app = go(app, "read")
        assert app.selectbox(key="wizard_date_order_0").value == "dmy"

    def test_a_large_file_shows_its_first_rows_at_once_and_is_checked_when_asked(self, monkeypatch, drop):
        monkeypatch.setattr(state, "_SMALL", 10)
        app = drop(("more.csv", ENROLMENTS))
        assert app.segmented_control(key="wizard_step").value == "read"
        assert not wizard(app).is_checked
        app = go(app, "check")
        assert wizard(app).may_load
        app = choose(go(app, "match"), "wizard_field_0_participant", "Gevolgde uren")
        assert not wizard(app).is_checked
        assert "The words in the lists show once all rows are read." in read(app)

    def test_a_job_in_a_process_of_its_own_is_followed_and_stopped(self, visit, tmp_path):
        app = upload(visit(tmp_path / "store", "load", lang="en"), *micro())
        if wizard(app).job:
            app = click(app, "wizard_cancel")
            assert app.info[0].value == "The check was stopped. Nothing was loaded."
            app = click(app, "wizard_again")
        while wizard(app).job:
            time.sleep(0.1)
            app = whole(app.run())
        assert wizard(app).may_load


class TestWhatPeopleWrote:
    def test_is_shown_as_text_on_every_step(self, drop):
        text = ENROLMENTS.replace("Format", f"Format;{HOSTILE.replace(';', '')}").replace(";open;", f";open;{HOSTILE};")
        app = drop((f"{HOSTILE[:8]}.csv", text.replace("in company;", f"in company;{HOSTILE};")))
        for step in state.STEPS:
            app = go(app, step)
            assert "<script" not in markup(app)
            labels = [button.label for button in [*app.button, *app.get("download_button"), *app.get("expander")]]
            assert not any("![" in label or "<script" in label for label in labels)

    def test_no_address_and_no_name_is_repeated_on_any_step(self, opened):
        app = click(opened(), "wizard_try_messy")
        for step in state.STEPS:
            app = go(app, step)
            said = read(app) + " ".join(" ".join(each.options) for each in app.selectbox)
            assert "example.be" not in said
            assert "Peeters" not in said

    def test_the_example_holds_addresses_and_names(self):
        text = (config.EXAMPLES / "rommelige-inschrijvingen.csv").read_text(encoding="cp1252")
        assert "example.be" in text
        assert "Peeters" in text
