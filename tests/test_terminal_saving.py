"""Saved views and watches on a terminal, for a mail when a figure comes beyond its limit."""

import json

import pytest

from tests.test_terminal import loaded, run  # noqa: F401 - fixtures
from tweeluik import config
from tweeluik.store import views, watches


def made(figure, about, condition, limit, **query) -> str:
    return watches.add(config.store_path(), figure, about, condition, limit, query)


def test_without_views_or_watches_it_says_so(loaded):  # noqa: F811
    assert loaded("watches", "--language", "en")[:2] == (
        0,
        "There are no watches yet. Add one below, such as: response rate of open below 40%.\n",
    )
    assert loaded("watches", "--json")[:2] == (0, "[]\n")
    assert loaded("views", "--json")[:2] == (0, "[]\n")


def test_the_exit_code_says_whether_a_watch_is_red(loaded):  # noqa: F811
    quiet = made("participation.response_rate", "open", "below", 0.5)
    assert loaded("watches", "--json")[0] == 0
    red = made("participation.response_rate", "open", "below", 0.9)
    code, out, _ = loaded("watches", "--json")
    assert code == 3
    assert {watch["watch_id"]: watch["state"] for watch in json.loads(out)} == {quiet: "quiet", red: "red"}


def test_a_watch_as_data_has_what_it_finds_and_since_when(loaded):  # noqa: F811
    made("participation.response_rate", "open", "below", 0.9, theme=["Care", "Data"])
    (first,) = json.loads(loaded("watches", "--json")[1])
    assert (first["figure"], first["training_format"], first["limit"]) == ("participation.response_rate", "open", 0.9)
    assert first["filters"] == {"theme": ["Care", "Data"]}
    assert (first["low"], first["stale"]) == (None, None)
    (again,) = json.loads(loaded("watches", "--json")[1])
    assert again == first


def test_what_is_hidden_is_null_and_does_not_fire(loaded):  # noqa: F811
    made("satisfaction.overall.mean", "in_company", "below", 99, theme=["Care"])
    code, out, _ = loaded("watches", "--json")
    (watch,) = json.loads(out)
    assert (code, watch["state"], watch["value"], watch["note"]) == (0, "few", None, "fewer than 5 respondents")


def test_a_watch_in_words(loaded):  # noqa: F811
    made("participation.enrolments", None, "above", 20)
    code, out, _ = loaded("watches", "--language", "nl")
    assert code == 3
    assert out.startswith("Inschrijvingen · Beide samen · boven 20\n    nu 21 · ")
    assert "rood sinds de gegevens van 20" in out


def test_a_watch_turns_red_with_a_load_and_remembers_since_which_data(loaded, tmp_path):  # noqa: F811
    made("participation.enrolments", "open", "above", 11)
    before = json.loads(loaded("watches", "--json")[1])
    assert [watch["state"] for watch in before] == ["quiet"]
    (tmp_path / "more.csv").write_text(
        "edition_id,participant_id,training_format,starts_on,enrolment_status\nN1,new@example.org,open,2025-01-01,completed\n"
    )
    assert loaded("load", str(tmp_path / "more.csv"))[0] == 0
    code, out, _ = loaded("watches", "--json")
    (after,) = json.loads(out)
    assert (code, after["state"], after["value"]) == (3, "red", 12)
    assert after["since"] >= before[0]["since"]
    assert json.loads(loaded("watches", "--json")[1])[0]["since"] == after["since"]


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_a_damaged_watch_is_named_and_hurts_no_other(loaded, as_json):  # noqa: F811
    made("participation.enrolments", "open", "above", 1)
    (config.store_path() / "watches" / "half.json").write_text("{")
    code, out, err = loaded("watches", *as_json, "--language", "en")
    assert code == 3
    assert "half.json" in err
    assert "half.json" not in out


def test_views_are_listed_with_their_address(loaded):  # noqa: F811
    store = config.store_path()
    view_id = views.save(store, "Zorg & co", "participation", {"theme": ["Zorg & co"], "lang": ["nl"]})
    views.save(store, "mine", "overview", {}, owner="a1")
    views.begin_with(store, view_id)
    mine, shared = json.loads(loaded("views", "--json")[1])
    assert shared["address"] == f"/participation?theme=Zorg+%26+co&lang=nl&view={view_id}"
    assert (shared["shared"], shared["start"], mine["shared"], mine["owner"]) == (True, True, False, None)
    assert "(for everybody, start page)" in loaded("views", "--language", "en")[1]
