"""What people take to a meeting, from a real browser: slides, a page, a picture, a sentence."""

import io
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.e2e.pages import figures, go, idle, settled

SVG = "{http://www.w3.org/2000/svg}"


class Clicks:
    """Counts what the reader clicks."""

    def __init__(self, page: Page) -> None:
        page.add_init_script("addEventListener('click', event => event.isTrusted && countClick(), true)")
        page.expose_function("countClick", self.count)
        self.number = 0

    def count(self) -> None:
        self.number += 1


def saved(page: Page, button, folder: Path) -> Path:
    with page.expect_download() as download:
        button.click()
    place = folder / download.value.suggested_filename
    download.value.save_as(place)
    return place


def words(deck) -> str:
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    cells = [cell.text for shape in shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join([*(shape.text_frame.text for shape in shapes if shape.has_text_frame), *cells])


def test_management_goes_from_the_overview_to_saved_slides_in_few_clicks(demo, visit, tmp_path):
    page = visit("about:blank", accept_downloads=True)
    clicks = Clicks(page)
    page.goto(f"{demo}/?lang=nl")
    settled(page)
    page.get_by_test_id("stSidebar").get_by_role("combobox", name=re.compile("Periode")).first.click()
    page.get_by_role("option", name="2024-25", exact=True).click()
    expect(page).to_have_url(re.compile("from=2024-09-01"))
    shown = figures(page)
    go(page, "Rapport")
    expect(page).to_have_url(re.compile("/report.*from=2024-09-01"))
    place = saved(page, page.get_by_role("button", name="Presentatie"), tmp_path)
    assert 3 <= clicks.number < 10

    deck = Presentation(str(place))
    said = words(deck)
    assert place.name == "tweeluik-rapport.pptx"
    assert "2024-25" in deck.slides[0].shapes[2].text_frame.text
    assert all(value in said for value in shown[:6]), "the deck says the numbers that the overview showed"
    assert sum(shape.has_chart for slide in deck.slides for shape in slide.shapes) >= 6


def test_the_page_is_read_without_internet_and_without_a_script(demo, visit, tmp_path):
    page = visit(f"{demo}/report?lang=en&sections=headlines,mix")
    expect(page.locator(".tw-report li")).to_have_count(2)
    findings = page.locator(".tw-report p").all_inner_texts()
    place = saved(page, page.get_by_role("button", name="Page to read and print"), tmp_path)

    requested = []
    reader = visit("about:blank", offline=True, java_script_enabled=False)
    reader.on("request", lambda request: requested.append(request.url))
    reader.goto(place.as_uri())
    assert requested == [place.as_uri()]
    assert reader.locator("section h2").all_inner_texts()[:2] == findings
    assert reader.locator("svg[role=img]").count() == 1
    assert reader.locator("svg rect").count() > 20
    assert "nothing about fewer than 5 respondents" in reader.locator(".stamp").inner_text()
    assert reader.pdf(prefer_css_page_size=True)[:4] == b"%PDF"


@pytest.fixture
def sectors(demo, visit) -> Page:
    page = visit(f"{demo}/sectors?lang=en", permissions=["clipboard-read", "clipboard-write"])
    settled(page)
    return page


def test_a_picture_carries_the_finding_its_charts_and_the_stamp(sectors, tmp_path):
    heading = sectors.locator(".stHtml", has=sectors.get_by_text("Most over-represented:"))
    finding = heading.locator("h2").inner_text()
    sectors.locator(".st-key-chart_mix_0 .main-svg").first.wait_for()
    idle(sectors)
    drawn = ElementTree.parse(saved(sectors, heading.get_by_role("button", name="Picture (SVG)"), tmp_path)).getroot()
    lines = [text.text or "" for text in drawn.findall(f"{SVG}text")]
    assert " ".join(lines).startswith(finding)
    assert "nothing about fewer than 5 respondents" in " ".join(lines)
    assert {"In-company", "Open"} <= set(lines)
    inside = ["".join(text.itertext()) for layer in drawn.findall(f"{SVG}svg") for text in layer.iter(f"{SVG}text")]
    assert "Manufacturing" in inside
    assert not re.search(r"url\((?!#)", ElementTree.tostring(drawn, "unicode"))

    picture = saved(sectors, heading.get_by_role("button", name="Picture (PNG)"), tmp_path)
    assert picture.name == "tweeluik-sectors-mix.png"
    image = Image.open(io.BytesIO(picture.read_bytes())).convert("RGB")
    width, height = (float(drawn.get(name)) for name in ("width", "height"))
    assert image.size == (int(2 * width), int(2 * height))
    colours = {colour for _, colour in image.getcolors(10_000_000)}
    assert {(11, 110, 110), (200, 116, 26)} <= colours, "both hues are drawn, the striped one too"


def test_a_picture_after_another_filter_is_one_file_with_the_filter_of_now(demo, visit, tmp_path):
    page = visit(f"{demo}/sectors?lang=en", accept_downloads=True)
    settled(page)
    downloads = []
    page.on("download", lambda download: downloads.append(download))
    for mode in ("Online", "Hybrid"):
        page.get_by_test_id("stSidebar").get_by_role("combobox", name=re.compile("Mode")).click()
        page.get_by_role("option", name=mode, exact=True).click()
        expect(page.locator(".st-key-chips")).to_contain_text(mode)
        page.keyboard.press("Escape")
        settled(page)
    drawn = ElementTree.parse(saved(page, page.get_by_role("button", name="Picture (SVG)").first, tmp_path)).getroot()
    stamp = " ".join(text.text or "" for text in drawn.findall(f"{SVG}text"))
    assert "Online" in stamp
    assert "Hybrid" in stamp
    page.wait_for_timeout(1000)
    assert len(downloads) == 1


def test_a_sentence_is_copied_with_the_keyboard(sectors):
    button = sectors.locator("button[data-take=sentence]").first
    expect(button).to_be_visible()
    button.focus()
    sectors.keyboard.press("Enter")
    expect(button).to_have_text("Copied")
    finding, figure, stamp = sectors.evaluate("navigator.clipboard.readText()").split("\n")
    assert finding == sectors.locator(".tw-finding-title").first.inner_text()
    assert re.search(r"Open [\d.]+ \([\d,]+\sattendances", figure)
    assert "made on" in stamp


def test_the_finding_of_a_chart_is_copied_with_the_intervals_of_its_table(demo, visit):
    page = visit(f"{demo}/satisfaction?lang=en", permissions=["clipboard-read", "clipboard-write"])
    settled(page)
    section = page.locator(".stHtml", has=page.get_by_text("Mean in the last two years"))
    button = section.locator("button[data-take=sentence]")
    button.click()
    expect(button).to_have_text("Copied")
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0].startswith("Mean in the last two years: in-company")
    assert re.fullmatch(r"2021-22: In-company: mean [\d.]+; .*In-company: lower bound [\d.]+; .*", lines[1])
    assert len(lines) == 7
