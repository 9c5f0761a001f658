"""The app on three stores: the invented programme, one with open editions only, and none."""

from collections.abc import Callable
from functools import partial
from html import unescape
from pathlib import Path
from re import findall, sub

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from tests.tables import micro_tables, rows, upload
from tweeluik import config
from tweeluik.ingest import Options
from tweeluik.ingest.load import load
from tweeluik.ingest.parts import parts
from tweeluik.store import Store
from tweeluik.store.build import build
from tweeluik.store.uploads import DEMO

HOSTILE = "<script>alert(1)</script> ![x](https://example.org/x.png) =1+1"
ROOT = Path(__file__).resolve().parent.parent.parent
MICRO = ROOT / "tests" / "micro"


@pytest.fixture(scope="session")
def full(tmp_path_factory) -> Path:
    """The invented programme, loaded the way any file is."""
    path = tmp_path_factory.mktemp("full") / "store"
    report = load(parts(sorted(config.DEMO.glob("*.csv")), Options()), Store(path), origin=DEMO)
    assert report.published
    return path


@pytest.fixture(scope="session")
def one_sided(tmp_path_factory) -> Path:
    """Two open editions of one training, nothing in-company."""
    return open_editions(tmp_path_factory.mktemp("one-sided") / "store", theme="Zorg")


@pytest.fixture(scope="session")
def tiny(tmp_path_factory) -> Path:
    """The worked example: four editions, seven answers in each format."""
    path = tmp_path_factory.mktemp("tiny") / "store"
    uploaded = upload(path / "uploads" / "L000001", "000001-enrolments", **micro_tables(MICRO))
    build(path / "tweeluik.duckdb", [uploaded], config.SMALLEST_THRESHOLD, "test")
    return path


@pytest.fixture(scope="session")
def hostile(tmp_path_factory) -> Path:
    """The same, with a theme that would act as markup."""
    return open_editions(tmp_path_factory.mktemp("hostile") / "store", theme=HOSTILE)


def open_editions(path: Path, theme: str) -> Path:
    """A store with two open editions of one training."""
    people = [f"O{1 + n % 2} | P{n} | C{n % 3}" for n in range(12)]
    forms = [f"R{n} | O{1 + n % 2}" for n in range(8)]
    answers = [f"R{n} | overall | {3 + n % 3}" for n in range(8)]
    uploaded = upload(
        path / "uploads" / "L000001",
        "000001-enrolments",
        organisations=rows("organisations", "organisation_id | sector\nC0 | Q\nC1 | F\nC2 | "),
        trainings=rows("trainings", f"training_id | training_title | theme\nT1 | Onthaal | {theme}"),
        editions=rows(
            "editions",
            "edition_id | training_id | training_format | starts_on | delivery_mode\n"
            "O1 | T1 | open | 2023-10-02 | on_site\nO2 | T1 | open | 2024-10-01 | online",
        ),
        enrolments=rows("enrolments", "edition_id | participant_id | organisation_id\n" + "\n".join(people)),
        responses=rows("responses", "response_id | edition_id\n" + "\n".join(forms)),
        answers=rows("answers", "response_id | question_id | score\n" + "\n".join(answers)),
        questions=rows("questions", "question_id | construct | higher_is_better\noverall | overall | yes"),
    )
    build(path / "tweeluik.duckdb", [uploaded], config.SMALLEST_THRESHOLD, "test")
    return path


@pytest.fixture(scope="session", autouse=True)
def parts_are_not_looked_for():
    """Every run of an AppTest reads what every installed package says of itself, in search of parts of pages: 0.1 s."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda *_, **__: [])
        yield


@pytest.fixture(scope="session", autouse=True)
def engines_are_let_go():
    yield
    st.cache_resource.clear()


@pytest.fixture
def opened_before(monkeypatch) -> None:
    """A server on which somebody has opened `/`; AppTest makes each run the first one of a fresh server."""
    begin = PagesManager.__init__

    def begin_later(manager: PagesManager, *arguments: object, **options: object) -> None:
        PagesManager.uses_pages_directory = False
        begin(manager, *arguments, **options)

    monkeypatch.setattr(PagesManager, "__init__", begin_later)


@pytest.fixture
def visit(monkeypatch, opened_before) -> Callable[..., AppTest]:
    """Open a page on a store by its address; lists are repeated parameters, `from_` is the parameter `from`."""
    return partial(open_page, monkeypatch)


@pytest.fixture
def visit_first(monkeypatch) -> Callable[..., AppTest]:
    """The same as the first visitor of a server."""
    return partial(open_page, monkeypatch)


def open_page(monkeypatch, store: Path, page: str, **query: str | list[str]) -> AppTest:
    monkeypatch.setenv("TWEELUIK_STORE", str(store))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name.rstrip("_")] = value
    # A page is opened by its address: nobody has to draw the overview first.
    return (app if page == "overview" else app.switch_page(f"pages/{page}.py")).run()


def markup(app: AppTest) -> str:
    """All markup of a page in its order, without the script of the frame, the only one that may run."""
    return "\n".join(element.proto.body for element in app.get("html") if not element.proto.unsafe_allow_javascript)


def scripts(app: AppTest) -> list[str]:
    """What the app has the browser run."""
    return [element.proto.body for element in app.get("html") if element.proto.unsafe_allow_javascript]


def read(app: AppTest) -> str:
    """What a reader reads in it."""
    return unescape(sub(r"<[^>]+>", " ", markup(app))).replace("\N{NO-BREAK SPACE}", " ")


def findings(app: AppTest) -> list[str]:
    """The headings of the sections."""
    return [
        unescape(sub(r"<[^>]+>", "", body)) for body in findall(r'<h2 class="tw-finding-title".*?</h2>', markup(app))
    ]
