"""Is a person recognised again, by nobody who lacks the secret?"""

import hashlib
import hmac
import stat

import pytest

from tests.ingest.files import column, found, prepared, workbook
from tweeluik.ingest.pseudonym import participant_id, secret_file


@pytest.fixture
def no_secret(monkeypatch, tmp_path):
    monkeypatch.delenv("TWEELUIK_SECRET")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


def test_the_pseudonym_is_a_keyed_hash_of_the_address(monkeypatch):
    monkeypatch.setenv("TWEELUIK_SECRET", "salt")
    assert participant_id("an@example.be") == hmac.new(b"salt", b"an@example.be", hashlib.sha256).hexdigest()


@pytest.mark.parametrize("written", ["An@Example.be", " an@example.be\u00a0", "ＡＮ@example.be"])
def test_case_and_white_space_make_no_other_person(written):
    assert participant_id(written) == participant_id("an@example.be")


def test_two_secrets_give_two_pseudonyms(monkeypatch):
    monkeypatch.setenv("TWEELUIK_SECRET", "one")
    first = participant_id("an@example.be")
    monkeypatch.setenv("TWEELUIK_SECRET", "two")
    assert participant_id("an@example.be") != first


@pytest.mark.parametrize("written", ["", " ", "nvt", "-", "Anonymous"])
def test_nobody_has_no_pseudonym(written):
    assert participant_id(written) == ""


@pytest.mark.usefixtures("no_secret")
class TestTheSecretOfAUser:
    def test_is_made_once_and_stays(self):
        first = participant_id("an@example.be")
        secret = secret_file().read_text()
        assert participant_id("an@example.be") == first
        assert (len(secret), secret_file().read_text()) == (64, secret)

    def test_can_be_read_by_its_user_only(self):
        participant_id("an@example.be")
        assert stat.S_IMODE(secret_file().stat().st_mode) == 0o600
        assert [path.name for path in secret_file().parent.iterdir()] == ["secret"]

    def test_is_not_replaced_by_a_draft_of_a_killed_process(self):
        secret_file().parent.mkdir(parents=True)
        (secret_file().parent / ".secret-killed").write_text("half a sec")
        secret_file().write_text("the secret")
        assert participant_id("an") == hmac.new(b"the secret", b"an", hashlib.sha256).hexdigest()


def test_nothing_on_disk_holds_the_address(tmp_path):
    text = "edition_id,E-mail,Voornaam,Telefoon,enrolment_status\nI1,an@example.be,Annelies,0470111222,completed\n"
    of = prepared(tmp_path, text)
    assert column(of, "enrolments", "participant_id") == [participant_id("an@example.be")]
    assert of.dropped == ("Voornaam", "Telefoon")
    assert found(of, "personal_dropped") == [("", (), "Voornaam, Telefoon")]
    for path in tmp_path.glob("work*/**/*.parquet"):
        content = path.read_bytes()
        assert not any(word in content for word in (b"example.be", b"Annelies", b"0470"))


def test_a_staff_number_is_preferred_to_an_address(tmp_path):
    text = "edition_id,E-mail,Personeelsnummer,enrolment_status\nI1,an@example.be,007,completed\n"
    of = prepared(tmp_path, text)
    assert column(of, "enrolments", "participant_id") == [participant_id("007")]
    assert of.dropped == ("E-mail",)


def test_a_number_in_a_workbook_is_the_number_in_a_text_file(tmp_path):
    rows = {1: ["edition_id", "participant", "enrolment_status"], 2: ["I1", 1234, "completed"]}
    of = prepared(tmp_path, workbook(tmp_path, Blad1=rows))
    assert column(of, "enrolments", "participant_id") == [participant_id("1234")]
