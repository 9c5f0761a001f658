"""Does one command set up, start and test, and say in one sentence what is missing?"""

import ast
import os
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import urllib.request
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parent.parent / "run.py"

# A project as small as run.py can set up: it requires nothing, so that no test needs a network.
PROJECT = {
    "requirements.txt": "# nothing\n",
    "requirements-dev.txt": "-r requirements.txt\n",
    "app.py": "import streamlit\n\nstreamlit.title('Tweeluik')\n",
    "tweeluik/__main__.py": (
        "import pathlib\nimport sys\n\npathlib.Path('loaded').write_text(' '.join(sys.argv[1:]))\n"
    ),
    "queries/one.sql": "select 1 as one\n",
    "tests/test_one.py": "def test_one():\n    assert 1 + 1 == 2\n",
}


def write_project(folder: Path) -> Path:
    for name, text in PROJECT.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    shutil.copy(RUN, folder)
    shutil.copy(RUN.parent / "pyproject.toml", folder)
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run a project's run.py from elsewhere."""
    return subprocess.run(
        [sys.executable, folder / "run.py", *arguments],
        cwd=folder.parent,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def run_after(preparation: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    """Run a project's run.py in a Python that a statement has made older, or that lacks a part."""
    script = f"import runpy, sys; {preparation}; sys.argv.pop(0); runpy.run_path(sys.argv[0], run_name='__main__')"
    command = [sys.executable, "-c", script, folder / "run.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, list[str]]:
    """A small project that two run.py have set up at the same time, and what they said."""
    folder = write_project(tmp_path_factory.mktemp("made"))
    command = [sys.executable, str(folder / "run.py"), "setup"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=240)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    return folder, said


@pytest.fixture
def project(made, tmp_path) -> Path:
    """A copy of the project that has been set up."""
    return shutil.copytree(made[0], tmp_path / "project", symlinks=True)


@pytest.fixture
def equipped(project) -> Path:
    """A project whose environment has the libraries of this one, so that nothing has to be installed."""
    packages = next((project / ".venv").glob("lib/python*/site-packages"))
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    return project


@pytest.fixture
def listener():
    """Something else that listens on a port, and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def write_browser(folder: Path, name: str, code: int) -> Path:
    """A program in the place of a browser, that ends with `code` when asked for its version."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\nexit {code}\n")
    (folder / name).chmod(0o755)
    return folder / name


@pytest.fixture
def installed_browser(monkeypatch, tmp_path):
    """The search for an installed browser, in a folder of programs that stands alone on the path."""
    monkeypatch.delenv("TWEELUIK_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return runpy.run_path(str(RUN))["installed_browser"]


def stamps(folder: Path) -> dict[str, int]:
    return {stamp.name: stamp.stat().st_mtime_ns for stamp in (folder / ".venv").glob("*.stamp")}


def test_help_names_each_task(tmp_path):
    done = run(write_project(tmp_path), "--help")
    assert done.returncode == 0
    assert "{start,setup,test}" in done.stdout


@pytest.mark.parametrize("argument", ["--fast", "install", "--port=0", "--port=many"])
def test_an_unknown_argument_is_refused(tmp_path, argument):
    done = run(write_project(tmp_path), argument)
    assert done.returncode == 2
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("version", ["3, 6, 15", "3, 10, 13"])
def test_an_old_python_is_told_what_is_needed(tmp_path, version):
    done = run_after(f"sys.version_info = ({version})", write_project(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("Tweeluik needs Python 3.11 or later and this is 3.")
    assert done.stderr.count("\n") == 1


def test_python_3_6_can_read_far_enough_to_be_told():
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_which_package_is_missing(tmp_path, module):
    done = run_after(f"sys.modules['{module}'] = None", write_project(tmp_path), "setup")
    assert done.returncode == 1
    assert "install the package python3-venv" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_taken_port_is_told_before_anything_is_set_up(tmp_path, listener):
    port = listener.getsockname()[1]
    done = run(write_project(tmp_path), f"--port={port}")
    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} cannot be used (address already in use): choose another")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / ".venv").exists()


def test_two_set_ups_at_once_make_one_environment(made):
    said = "".join(made[1])
    assert said.count("Making the environment") == 1
    assert said.count("waiting for it") == 1


def test_a_second_set_up_does_nothing(project):
    before = stamps(project)
    done = run(project, "setup")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert stamps(project) == before


def test_changed_requirements_are_installed_in_the_same_environment(project):
    before = stamps(project)
    (project / "requirements.txt").write_text("# still nothing\n")
    done = run(project, "setup")
    assert done.stdout == "Installing requirements.txt (some minutes the first time).\n"
    assert stamps(project)["python.stamp"] == before["python.stamp"]
    assert stamps(project)["app.stamp"] > before["app.stamp"]


def test_an_environment_of_another_python_is_made_anew(project):
    (project / ".venv" / "python.stamp").write_text("another")
    assert run(project, "setup").stdout.startswith("Making the environment .venv.\nInstalling requirements.txt")


def test_requirements_that_cannot_be_installed_are_shown_and_tried_again(project):
    (project / "requirements.txt").write_text("./missing-1.0-py3-none-any.whl\n")
    for _ in range(2):
        done = run(project, "setup")
        assert done.returncode == 1
        assert "missing-1.0-py3-none-any.whl" in done.stderr
        assert "requirements.txt could not be installed" in done.stderr


def test_an_environment_whose_installing_was_killed_is_made_anew(project, listener):
    silent = f"--index-url http://127.0.0.1:{listener.getsockname()[1]}\nstreamlit\n"
    (project / "requirements.txt").write_text(silent)
    killed = subprocess.Popen([sys.executable, project / "run.py", "setup"], start_new_session=True)
    asked, _ = listener.accept()
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    asked.close()
    (project / "requirements.txt").write_text(PROJECT["requirements.txt"])
    assert run(project, "setup").stdout.startswith("Making the environment .venv.\nInstalling requirements.txt")
    assert run(project, "setup").stdout == ""


def test_demo_data_that_cannot_be_loaded_stop_the_start(project):
    (project / "tweeluik" / "__main__.py").write_text("raise SystemExit('data/demo is not there')\n")
    done = run(project, f"--port={free_port()}")
    assert done.returncode == 1
    assert done.stderr.startswith("data/demo is not there\n\nThe demo data could not be loaded")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_app_is_served_with_demo_data_until_it_is_stopped(equipped, stop):
    port = free_port()
    app = subprocess.Popen(
        [sys.executable, equipped / "run.py", f"--port={port}"],
        env={**os.environ, "HOME": str(equipped / "empty")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    address = f"http://localhost:{port}"
    assert app.stdout.readline() == f"Tweeluik runs at {address} (Ctrl-C stops it)\n"
    assert urllib.request.urlopen(address, timeout=10).status == 200
    assert (equipped / "loaded").read_text() == "load --demo"
    app.send_signal(stop)
    assert app.communicate(timeout=30)[0] == "Stopping.\n"
    assert app.returncode == 0
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(address, timeout=10)


def test_an_app_that_ends_by_itself_is_a_failure(equipped):
    (equipped / "app.py").unlink()
    done = run(equipped, f"--port={free_port()}")
    assert done.returncode == 1
    assert "The app ended by itself" in done.stderr


def test_the_gate_runs_every_step_and_ends_with_the_line_of_pytest(equipped):
    browser = write_browser(equipped / "bin", "browser", 0)
    (equipped / "tests" / "test_two.py").write_text(
        f"import os\n\ndef test_two():\n    assert os.environ['TWEELUIK_CHROMIUM'] == '{browser}'\n"
    )
    (equipped / "queries" / "one.sql").write_text("SELECT 1 as one\n")
    done = run(equipped, "test", "-p", "no:cacheprovider", TWEELUIK_CHROMIUM=str(browser))
    assert done.returncode == 1
    assert "Failed: ruff check, ruff format, sqlfluff.\n" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("2 passed in ")


def test_a_browser_that_does_not_start_is_passed_over(installed_browser, tmp_path):
    write_browser(tmp_path / "bin", "chromium-browser", 1)
    chrome = write_browser(tmp_path / "bin", "google-chrome", 0)
    assert installed_browser() == str(chrome)


def test_a_browser_that_is_named_goes_first(installed_browser, monkeypatch, tmp_path):
    write_browser(tmp_path / "bin", "chromium", 0)
    named = write_browser(tmp_path, "browser of my own", 0)
    monkeypatch.setenv("TWEELUIK_CHROMIUM", str(named))
    assert installed_browser() == str(named)


def test_a_named_browser_that_does_not_start_is_refused(installed_browser, monkeypatch, tmp_path):
    write_browser(tmp_path / "bin", "chromium", 0)
    monkeypatch.setenv("TWEELUIK_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(SystemExit, match="names /nowhere/chromium, which does not start"):
        installed_browser()


def test_without_any_browser_the_tests_stop_and_say_what_to_do(equipped):
    nowhere = {
        "PATH": str(equipped / "bin"),
        "TWEELUIK_CHROMIUM": "",
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
    }
    done = run(equipped, "test", **nowhere)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("No browser for the tests: install Chrome or Chromium")
    assert "pytest" not in done.stdout
