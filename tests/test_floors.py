"""Do imports only go down, and do files stay small enough to read?"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

GROUND = {"config", "errors", "filters", "i18n", "findings", "schema", "document", "spreadsheet", "__version__"}
BELOW_PAGES = {"components", "charts", "export", "metrics", "engine"} | GROUND
ANNEX = {"ingest", "store"}

# Room -> the rooms it may import, besides itself; nothing imports a room that stands in no other's list.
FLOORS = {
    # The composition root hands the store to the frame, so that a start finds the database up to date.
    "app": {"components", "i18n", "config", "store"},
    "pages": BELOW_PAGES,
    "__main__": BELOW_PAGES | ANNEX | {"terminal"},
    "terminal": BELOW_PAGES | ANNEX,
    "components": {"metrics", "engine"} | GROUND,
    "charts": {"metrics", "engine"} | GROUND,
    "export": {"metrics", "engine"} | GROUND,
    "metrics": {"engine"} | GROUND,
    "engine": GROUND,
    "ingest": {"store"} | GROUND,
    "store": GROUND,
    "__init__": GROUND,
    **dict.fromkeys(GROUND, GROUND),
}
# The pages of loading, and what draws the wizard and the uploads for them, enter the annex; so does what saves a view
# or makes a watch: both are small files that the store writes, as the dated notes on the page of uploads.
DOORS = (
    "pages/load.py",
    "pages/uploads.py",
    "tweeluik/components/uploads/",
    "tweeluik/components/views/",
    "tweeluik/components/watches/",
    "tweeluik/components/wizard/",
)
LIBRARIES = {
    "streamlit": {"app", "pages", "components"},
    "plotly": {"charts"},
    "duckdb": {"engine", "ingest", "store"},
    "xlsxwriter": {"export"},
    "pptx": {"export"},
}

LINES = {"tweeluik/**/*.py": 220, "pages/*.py": 45, "queries/**/*.sql": 90}
# Longer files, each with the reason why it is better whole.
LONGER: dict[str, str] = {
    "queries/attendance_by_format.sql": "thirteen columns about the same people, each explained in the header",
    "queries/seats_by_cell.sql": "two dimensions, each with all its columns, so that it runs by hand",
    "queries/answers_by_cell_and_group.sql": "two dimensions, each with all its columns, so that it runs by hand",
}


def room(parts: tuple[str, ...]) -> str:
    """The room of a module: `app`, `pages`, or what stands directly in the package."""
    return parts[1] if parts[0] == "tweeluik" and len(parts) > 1 else parts[0]


def imported(source: Path, root: Path) -> set[tuple[str, ...]]:
    """Every module that a file imports, as the parts of its full name."""
    package = source.relative_to(root).parent.parts
    names = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {tuple(alias.name.split(".")) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            start += tuple(node.module.split(".")) if node.module else ()
            inside = start == ("tweeluik",)
            names |= {(*start, alias.name) for alias in node.names} if inside else {start}
    return names


def breaches(root: Path) -> list[str]:
    """Imports that go up or sideways, as `file imports module`, in order."""
    found = []
    for source in [*root.glob("app.py"), *root.glob("pages/*.py"), *root.glob("tweeluik/**/*.py")]:
        path = source.relative_to(root)
        own = room(path.with_suffix("").parts)
        allowed = FLOORS.get(own, set()) | {own} | (ANNEX if path.as_posix().startswith(DOORS) else set())
        for parts in imported(source, root):
            ours = parts[0] in {"app", "pages", "tweeluik"}
            fits = room(parts) in allowed if ours else own in LIBRARIES.get(parts[0], {own})
            if own not in FLOORS or not fits:
                found.append(f"{path.as_posix()} imports {'.'.join(parts)}")
    return sorted(found)


def lengths(root: Path) -> dict[str, int]:
    """The files that are longer than their kind may be, with their number of lines."""
    files = [(path, limit) for pattern, limit in LINES.items() for path in root.glob(pattern)]
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path, _ in files}
    return {path.relative_to(root).as_posix(): lines[path] for path, limit in files if lines[path] > limit}


def test_imports_only_go_down():
    assert breaches(ROOT) == []


def test_longer_files_are_named_with_their_reason():
    longer = lengths(ROOT)
    assert longer.keys() == LONGER.keys(), longer


UP_OR_SIDEWAYS = [
    ("tweeluik/metrics/sectors.py", "from tweeluik.charts import bars"),
    ("tweeluik/charts/bars.py", "from tweeluik.components import frame"),
    ("tweeluik/components/frame.py", "import tweeluik.charts.bars"),
    ("tweeluik/components/frame.py", "from tweeluik.store import build"),
    ("tweeluik/engine/run.py", "from tweeluik import config, store"),
    ("tweeluik/engine/run.py", "from ..metrics import sectors"),
    ("tweeluik/store/build.py", "from tweeluik.ingest import read"),
    ("tweeluik/ingest/read.py", "from tweeluik.engine import run"),
    ("tweeluik/config.py", "from . import engine"),
    ("tweeluik/i18n.py", "from pages import overview"),
    ("tweeluik/drawers.py", "import json"),
    ("pages/sectors.py", "from tweeluik.store import build"),
    ("app.py", "from tweeluik.metrics import sectors"),
    ("tweeluik/metrics/sectors.py", "def now():\n    import streamlit.components.v1"),
    ("tweeluik/components/frame.py", "from plotly import graph_objects"),
    ("tweeluik/components/report/build.py", "from tweeluik import export"),
    ("tweeluik/export/webpage.py", "from tweeluik.components import wording"),
    ("tweeluik/components/stamp.py", "import xlsxwriter"),
    ("pages/sectors.py", "import duckdb"),
]

DOWN = [
    ("app.py", "from tweeluik.components import frame\nimport streamlit"),
    ("pages/load.py", "from tweeluik.ingest import read"),
    ("pages/report.py", "from tweeluik import export"),
    ("tweeluik/export/slides.py", "from pptx import Presentation\nfrom tweeluik.document import Document"),
    ("pages/sectors.py", "from tweeluik.charts import bars\nfrom tweeluik.metrics import sectors"),
    ("tweeluik/__main__.py", "from tweeluik.store import build\nfrom tweeluik import __version__"),
    ("tweeluik/components/wizard/read.py", "from tweeluik.ingest import read"),
    ("tweeluik/charts/bars.py", "from . import theme\nimport plotly.graph_objects"),
    ("tweeluik/metrics/sectors.py", "from ..engine import run\nimport pandas"),
    ("tweeluik/ingest/read.py", "from tweeluik.store import build\nimport duckdb"),
]


def write(root: Path, name: str, text: str) -> Path:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(("name", "text"), UP_OR_SIDEWAYS)
def test_an_import_up_or_sideways_is_noticed(tmp_path, name, text):
    assert len(breaches(write(tmp_path, name, text))) == 1


@pytest.mark.parametrize(("name", "text"), DOWN)
def test_an_import_down_is_left_alone(tmp_path, name, text):
    assert breaches(write(tmp_path, name, text)) == []


@pytest.mark.parametrize(
    ("name", "most"),
    [("tweeluik/metrics/sectors.py", 220), ("pages/sectors.py", 45), ("queries/build/10_sectors.sql", 90)],
)
def test_a_file_over_its_length_is_noticed(tmp_path, name, most):
    assert lengths(write(tmp_path, name, "\n" * most)) == {}
    assert lengths(write(tmp_path, name, "\n" * (most + 1))) == {name: most + 1}
