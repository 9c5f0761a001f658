"""A terminal does what the pages do, and ends with 0, 1 or 2."""

import csv
import io
import json
from pathlib import Path

import pytest

from tweeluik.store import Store
from tweeluik.terminal.main import main
from tweeluik.terminal.printing import note

MICRO = Path(__file__).parent / "micro"
FILES = [str(MICRO / f"{name}.csv") for name in ("evaluations", "enrolments", "organisations", "editions")]


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command on a store of its own; returns exit code, standard output and standard error."""
    monkeypatch.setenv("TWEELUIK_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)

    def command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main(list(words))
        except SystemExit as stop:
            code = stop.code
        return code, *capsys.readouterr()

    return command


@pytest.fixture
def loaded(run):
    assert run("load", *FILES)[0] == 0
    return run


def test_four_files_load_together_in_any_order(run):
    code, out, _ = run("load", *FILES, "--json")
    report = json.loads(out)
    assert (code, report["published"]) == (0, True)
    assert {file["kind"]: file["counts"]["new"] for file in report["files"]} == {
        "organisations": 6,
        "editions": 4,
        "enrolments": 21,
        "evaluations": 14,
    }


def test_figures_are_a_flat_list_with_null_for_what_is_unknown(loaded):
    figures = {(f["id"], f["training_format"]): f for f in json.loads(loaded("figures", "--format", "json")[1])}
    assert figures["participation.participants", None]["value"] == 18
    difference = figures["satisfaction.overall.difference", None]
    assert list(difference) == ["id", "training_format", "value", "n", "editions", "low", "high", "note"]
    assert (difference["low"], difference["high"]) == (None, None)
    assert difference["note"].startswith("too few editions")


def test_a_filter_that_leaves_too_few_respondents_says_so(loaded):
    _, out, _ = loaded("figures", "--filter", "theme=Care", "--format", "json")
    figures = {(f["id"], f["training_format"]): f for f in json.loads(out)}
    hidden = figures["satisfaction.overall.mean", "open"]
    assert (hidden["value"], hidden["n"], hidden["note"]) == (None, None, "fewer than 5 respondents")
    assert figures["participation.enrolments", "open"]["value"] == 5


def test_the_verdict_on_a_claim_is_the_value_of_its_figure(loaded):
    figures = [f for f in json.loads(loaded("figures", "--format", "json")[1]) if f["id"].startswith("claims.")]
    assert {f["id"]: f["value"] for f in figures} == {
        "claims.independence": "not enough data",
        "claims.network": "not enough data",
        "claims.cross_sector": "not enough data",
        "claims.quality": "not enough data",
        "claims.complementarity": "not enough data",
    }
    assert figures[0]["note"] == "too little of the evidence can be tested"


@pytest.mark.parametrize(("strata", "covered"), [((), 0.0), (("--strata", "mode"), 1.0)])
def test_like_for_like_is_by_the_strata_that_are_chosen(loaded, strata, covered):
    figures = {
        (f["id"], f["training_format"]): f for f in json.loads(loaded("figures", *strata, "--format", "json")[1])
    }
    assert figures["satisfaction.overall.like_for_like.coverage", None]["value"] == covered


def test_strata_of_another_name_are_refused(loaded):
    code, _, said = loaded("figures", "--strata", "theme,colour")
    assert code == 2
    assert "colour" in said
    assert "theme, mode, hours, sector, size, institution, year" in said


def test_a_table_is_read_by_people(loaded):
    out = loaded("figures", "--language", "nl")[1]
    assert "te weinig gegevens" in out
    assert "te weinig edities" in out
    assert "participation.completion_rate" in out


def test_the_same_files_again_change_nothing(loaded):
    code, out, _ = loaded("load", *FILES)
    assert code == 0
    assert "say nothing new" in out
    assert len(json.loads(loaded("uploads", "--json")[1])) == 4


def test_a_dry_run_loads_nothing(run, tmp_path):
    code, out, _ = run("load", *FILES, "--dry-run")
    assert code == 0
    assert "21 new" in out
    assert not (tmp_path / "store" / "tweeluik.duckdb").exists()


def test_evaluations_of_unknown_editions_are_refused_with_rows_and_next_step(run, tmp_path):
    code, out, _ = run("load", FILES[0])
    assert code == 1
    assert "evaluations.csv" in out
    assert "I1" in out
    assert "Nothing was loaded" in out
    assert Store(tmp_path / "store").uploads() == []


def test_uploads_lists_what_a_job_needs(loaded):
    upload = json.loads(loaded("uploads", "--json")[1])[0]
    assert upload["upload_id"] == "000001-organisations"
    assert upload["state"] == "active"
    assert upload["counts"] == {"new": 6, "changed": 0, "unchanged": 0, "rejected": 0}
    assert {"file_name", "kind", "loaded_at"} <= set(upload)


def test_undo_and_redo_by_name(loaded):
    assert loaded("undo", "000004-evaluations")[0] == 0
    states = {u["upload_id"]: u["state"] for u in json.loads(loaded("uploads", "--json")[1])}
    assert states["000004-evaluations"] == "undone"
    assert loaded("redo", "000004-evaluations")[0] == 0
    assert loaded("redo", "000004-evaluations")[0] == 2


def test_a_person_is_erased_by_what_the_files_call_them(loaded):
    code, out, _ = loaded("erase", "--participant", " P01 ")
    assert (code, out) == (0, "Erased: 2 rows of this person left the store.\n")
    figures = {(f["id"], f["training_format"]): f for f in json.loads(loaded("figures", "--format", "json")[1])}
    assert figures["participation.participants", None]["value"] == 17


def test_a_named_query_is_csv(loaded):
    rows = list(csv.DictReader(io.StringIO(loaded("query", "participation_by_format", "theme=Data")[1])))
    assert [row["enrolments"] for row in rows] == ["6", "6", "12"]


def test_a_query_about_a_question_is_about_the_first_unless_another_is_named(loaded):
    for words, answers in (((), 7), (("question=recommend",), 7), (("question=trainer",), None)):
        rows = list(csv.DictReader(io.StringIO(loaded("query", "satisfaction_by_training", *words)[1])))
        assert [float(row["answers"]) for row in rows] == ([answers] * 2 if answers else [])


def test_comments_are_printed_once_the_installation_opens_them(loaded, monkeypatch):
    monkeypatch.setenv("TWEELUIK_COMMENTS", "everyone")
    assert loaded("query", "comments_by_group")[0] == 0


def test_queries_are_listed_without_a_name(loaded):
    assert "participation_by_format" in loaded("query")[1]


@pytest.mark.parametrize(
    "words",
    [
        ("query", "nothing_by_nothing"),
        ("query", "participation_by_period", "grain=decade"),
        ("query", "comments_by_group"),
        ("figures", "--filter", "colour=red"),
        ("figures", "--filter", "theme"),
        ("figures", "--filter", "theme=Weather"),
        ("query", "participation_by_format", "sector=X9"),
        ("load",),
        ("load", "missing.csv"),
        ("undo", "000099-enrolments"),
        ("dance",),
    ],
    ids=" ".join,
)
def test_a_call_that_is_off_ends_with_two_and_a_sentence(loaded, words):
    code, _, err = loaded(*words)
    assert code == 2
    assert err.strip()


def test_a_filter_on_what_the_data_do_not_have_is_refused_with_what_they_have(loaded):
    code, out, err = loaded("figures", "--filter", "theme=Care", "--filter", "theme=Weather", "--language", "en")
    assert (code, out) == (2, "")
    assert "“Weather” is no theme. Choose one of: Care, Data." in err


def test_figures_of_an_empty_store_say_what_to_do(run):
    code, _, err = run("figures")
    assert code == 1
    assert "Load a file" in err


def test_check_finds_what_breaks_the_rules_in_all_that_is_loaded(loaded):
    assert loaded("check")[0] == 0
    loaded("undo", "000002-editions")
    code, out, _ = loaded("check")
    assert code == 1
    assert "Enrolments in an edition that nothing describes: 21" in out


def test_the_store_may_be_named_before_or_after_the_command(run, tmp_path, monkeypatch):
    monkeypatch.setenv("TWEELUIK_STORE", "/nowhere")
    assert run("load", *FILES, "--store", str(tmp_path / "there"))[0] == 0
    monkeypatch.setenv("TWEELUIK_STORE", "/nowhere")
    assert run("--store", str(tmp_path / "there"), "figures")[0] == 0


def test_the_demo_is_only_for_an_empty_store(loaded):
    code, out, _ = loaded("load", "--demo")
    assert code == 0
    assert "only for an empty one" in out


def test_a_prompt_answers_named_queries(loaded, monkeypatch):
    lines = iter(["", "dataset_by_version", "nonsense_by_day", "dataset_by_version 'x", "quit"])
    monkeypatch.setattr("builtins.input", lambda prompt: next(lines))
    code, out, _ = loaded("shell")
    assert code == 0
    assert "21,14,4" in out
    assert "There is no query nonsense_by_day" in out
    assert "is not of the form KEY=VALUE" in out


def test_a_note_about_too_few_groups_is_said_with_their_number():
    assert note("too_few_groups", "en", 5) == "fewer than 10 groups of editions"
    assert note("fewer_than_threshold indicative", "nl", 5) == "minder dan 5 respondenten; indicatief"
