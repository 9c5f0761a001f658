"""An analyst loads what real exports look like, in a real browser, from drop to changed figures and back."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages import figures, go, idle
from tests.e2e.server import serve
from tests.ingest.files import workbook

ROOT = Path(__file__).resolve().parent.parent.parent
MESSY = ROOT / "data" / "examples" / "rommelige-inschrijvingen.csv"
FORMS = ROOT / "data" / "examples" / "evaluatieformulieren.csv"
MICRO = Path(__file__).parent.parent / "micro"
# A check takes seconds on an idle machine; a busy one is no failure.
PATIENCE = 120_000


@pytest.fixture
def analyst(tmp_path, visit):
    """The load page of a fresh store, and its address for others."""
    with serve(tmp_path / "store") as address:
        page = visit(f"{address}/load?lang=en")
        page.set_default_timeout(PATIENCE)
        page.get_by_text("Drop one or more CSV or Excel files here").wait_for()
        idle(page)
        yield page, address


def checked(page: Page) -> None:
    """Wait until the files are looked at and the page is drawn."""
    for _ in range(2):
        expect(page.locator("[class*=st-key-wizard_progress]")).to_have_count(0, timeout=PATIENCE)
        idle(page)


def drop(page: Page, *paths: Path) -> None:
    page.locator("input[type=file]").first.set_input_files([str(path) for path in paths])
    page.locator(".st-key-wizard_step").wait_for()
    checked(page)


def click(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()
    checked(page)


def step(page: Page, name: str) -> None:
    page.locator(".st-key-wizard_step").get_by_role("radio", name=name).click()
    checked(page)


def load(page: Page, name: str = "Load", done: str = "Loaded") -> None:
    """From whichever step the files are at, load them."""
    step(page, name)
    page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("heading", name=done, exact=True).wait_for()
    idle(page)


def test_a_messy_file_goes_from_drop_to_changed_figures_and_back(analyst):
    page, _ = analyst
    drop(page, MESSY)
    click(page, "4 March 2025")
    click(page, "1250")
    expect(page.get_by_text("under “Startdatum”")).to_have_count(0)
    step(page, "Match")
    click(page, "Use it")
    click(page, "These are right")
    step(page, "Check")
    page.get_by_text("Load the good rows and leave 1 refused rows out").click()
    step(page, "Preview")
    expect(page.get_by_text("= rows")).to_be_visible()
    load(page)

    page.get_by_role("link", name="Participation").last.click()
    assert figures(page)[:2] == ["17", "33"]
    go(page, "Uploads")
    page.get_by_role("button", name="Undo", exact=True).first.click()
    page.get_by_role("button", name="Yes, undo").click()
    page.get_by_role("button", name="Restore").first.wait_for()
    idle(page)
    go(page, "Participation")
    expect(page.locator(".tw-value")).to_have_count(0)


def test_a_workbook_with_two_sheets_is_read_sheet_by_sheet(analyst, tmp_path):
    page, _ = analyst
    seats = {1: ["Editiecode", "Format", "Startdatum", "E-mail deelnemer", "Inschrijvingsstatus"]}
    seats |= {n: ["E1", "open", "2025-03-13", f"p{n}@example.be", "voltooid"] for n in range(2, 10)}
    forms = {1: ["Editiecode", "overall"]} | {n: ["E1", 4] for n in range(2, 8)}
    drop(page, workbook(tmp_path, Deelname=seats, Evaluaties=forms, Uitleg={1: ["a", "b"], 2: ["c", "d"]}))
    page.get_by_text("What changes when you load?").wait_for()
    expect(page.get_by_text("book.xlsx · Deelname").first).to_be_visible()
    expect(page.get_by_text("book.xlsx · Evaluaties").first).to_be_visible()
    step(page, "Read")
    expect(page.get_by_text("p2@example.be")).to_have_count(0)
    load(page)
    go(page, "Satisfaction")
    assert figures(page)[1] == "4.00"


def test_a_refused_row_is_mended_and_loaded_again(analyst, tmp_path):
    page, _ = analyst
    rows = "edition_id,training_format,starts_on,participant,enrolment_status\n"
    rows += "".join(f"E1,open,2025-03-13,p{n},completed\n" for n in range(6))
    broken = tmp_path / "seats.csv"
    broken.write_text(f"{rows}E1,open,2025-03-13,p9,hummus\n")
    drop(page, broken)
    page.get_by_text("What do these words mean?").wait_for()
    step(page, "Check")
    with page.expect_download() as download:
        page.get_by_role("button", name="Refused rows of seats.csv (1)").click()
    page.get_by_text("Load the good rows and leave 1 refused rows out").click()
    load(page)
    expect(page.get_by_text("seats.csv: 6 new, 0 changed, 0 unchanged, 1 refused.")).to_be_visible()

    mended = tmp_path / "mended.csv"
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert text.splitlines()[1].split(";")[0], "the reason stands in front"
    mended.write_text(text.replace(";hummus", ";completed"))
    drop(page, mended)
    page.get_by_text("What changes when you load?").wait_for()
    load(page)
    expect(page.get_by_text("mended.csv: 1 new, 0 changed, 0 unchanged, 0 refused.")).to_be_visible()
    go(page, "Participation")
    assert figures(page)[1] == "7"


def test_two_analysts_at_once_the_second_is_told_and_nothing_is_lost(analyst, tmp_path, visit):
    page, address = analyst
    other = visit(f"{address}/load?lang=nl")
    other.set_default_timeout(PATIENCE)
    rows = "edition_id,training_format,starts_on,participant,enrolment_status\n"
    for name, edition in (("mine.csv", "E1"), ("theirs.csv", "E2")):
        seats = "".join(f"{edition},open,2025-03-13,{edition}-p{n},completed\n" for n in range(6))
        (tmp_path / name).write_text(rows + seats)
    drop(page, tmp_path / "mine.csv")
    page.get_by_text("What changes when you load?").wait_for()
    other.locator("input[type=file]").first.set_input_files(str(tmp_path / "theirs.csv"))
    other.get_by_text("Wat verandert er als u laadt?").wait_for()

    load(page)
    step(other, "Laden")
    click(other, "Laden")
    other.get_by_text("Iemand anders heeft iets geladen sinds uw vooruitblik.").wait_for()
    expect(other.get_by_text("Inschrijvingen: Open 6 naar 12.")).to_be_visible(timeout=PATIENCE)
    load(other, "Laden", "Geladen")
    go(page, "Participation")
    assert figures(page)[1] == "12"


def test_forms_go_with_the_list_that_describes_their_editions(analyst):
    page, _ = analyst
    drop(page, FORMS)
    page.get_by_text("Something stands in the way").wait_for()
    page.get_by_text("Add a file, or drop a mended one here again").click()
    page.locator("input[type=file]").last.set_input_files(str(MESSY))
    page.get_by_text("rommelige-inschrijvingen.csv").first.wait_for()
    checked(page)
    step(page, "Read")
    page.get_by_role("radio", name="rommelige-inschrijvingen.csv").click()
    page.get_by_role("button", name="4 March 2025").wait_for()
    expect(page.get_by_text("Lotte Peeters")).to_have_count(0)


def test_bytes_that_are_no_table_are_a_sentence(analyst, tmp_path):
    page, _ = analyst
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("holiday.txt", b"0" * 1_000_000)
    drop(page, bomb)
    page.get_by_text("This file is not a table").first.wait_for()
    page.get_by_role("button", name="Start over").click()
    expect(page.locator(".st-key-wizard_step")).to_have_count(0)
