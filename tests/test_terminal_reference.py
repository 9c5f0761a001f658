"""The reference of the sector mix is loaded, shown and removed from a terminal."""

import json

import pytest

from tweeluik.terminal.main import main


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the command on a store of its own; returns exit code, standard output and standard error."""
    monkeypatch.setenv("TWEELUIK_STORE", str(tmp_path / "store"))

    def command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        return main(["--language", "en", "reference", *words]), *capsys.readouterr()

    return command


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "jobs.csv"
    path.write_text("sector;jobs\nIndustrie;1.300,5\nBouw;700\nRuimtevaart;9\n")
    return str(path)


def test_without_a_file_it_says_what_is_in_use(run):
    assert run() == (0, "Reference: all enrolments of both formats. `reference FILE` loads jobs per sector.\n", "")


def test_a_file_is_loaded_shown_and_removed(run, file):
    said = "Reference: 2,000 jobs in 2 sectors from jobs.csv; 9 jobs of unknown sectors are left out.\n"
    assert run(file) == (0, said, "")
    assert run() == (0, said, "")
    assert json.loads(run("--json")[1])["jobs"] == {"C": 1300.5, "F": 700}
    assert run("--remove")[1].startswith("Reference: all enrolments")
    assert json.loads(run("--json")[1]) is None


def test_a_refused_file_leaves_the_reference_as_it_was(run, file, tmp_path):
    run(file)
    (tmp_path / "bad.csv").write_text("sector;jobs\nP;5\n")
    code, _, said = run(str(tmp_path / "bad.csv"))
    assert code == 1
    assert "The letter P in column sector means one thing" in said
    assert run(str(tmp_path / "bad.csv"), "--set", "sector_revision=NACE-BEL 2025")[0] == 0
    assert "in 1 sectors from bad.csv" in run()[1]


def test_a_file_that_is_not_there_and_two_wishes_at_once_are_calls_that_are_off(run, file):
    assert run("nowhere.csv")[0] == 2
    assert run(file, "--remove")[0] == 2
