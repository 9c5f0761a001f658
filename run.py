"""How does one start Tweeluik, or test it, on a machine that has only Python?

python3 run.py          sets up, loads the demo data into an empty store, starts the app
python3 run.py setup    only sets up
python3 run.py test     sets up for tests, then runs every test; what follows `test` goes to pytest

Everything is installed in .venv beside this file. Nothing is done twice: a second start needs no network.
"""

import sys

if sys.version_info < (3, 11):  # before anything that an older Python cannot read
    sys.exit(
        f"Tweeluik needs Python 3.11 or later and this is {sys.version_info[0]}.{sys.version_info[1]}: "
        "install a newer one and start with it, as in `python3.11 run.py`."
    )
if sys.platform == "win32":
    sys.exit("Tweeluik runs on Linux and macOS: on Windows, start it inside WSL (`wsl --install`).")

import argparse
import fcntl
import hashlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / "unfinished"
REQUIREMENTS = {"app": ["requirements.txt"], "tests": ["requirements.txt", "requirements-dev.txt"]}

# docs/operating.md says how to serve other machines.

HOST = "localhost"
SECONDS_TO_START, SECONDS_TO_STOP = 90, 10

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_OF_MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
PLAYWRIGHT_PATH = "from playwright.sync_api import sync_playwright as p; print(p().start().chromium.executable_path)"

GATE = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "sqlfluff": ["sqlfluff", "lint", "queries", "--processes", "0", "--disable-progress-bar"],
    # One more than there are cores: a journey waits for a browser, which waits for a server.
    "pytest": ["pytest", "-n", "3", "--dist", "loadfile"],
}


def say(sentence: str) -> None:
    print(sentence, flush=True)


def quietly(command: list, otherwise: str) -> None:
    """Run a command without showing its output, unless it fails: then show it and stop with `otherwise`."""
    done = subprocess.run(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        sys.exit(f"{done.stdout.strip()}\n\n{otherwise}")


# ---- the environment


@contextmanager
def alone() -> Iterator[None]:
    """Hold the project while it is set up: a second run waits here until the first is ready."""
    with (ROOT / ".venv.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another run.py is setting up here; waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fingerprint(files: list[str]) -> str:
    """What an environment was made from: this Python and the text of the requirement files."""
    texts = [sys.version, *((ROOT / name).read_text(encoding="utf-8") for name in files)]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def make_environment() -> None:
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        sys.exit(
            "This Python cannot make a virtual environment: install the package python3-venv "
            "(`sudo apt-get install python3-venv`), then run this again."
        )
    say("Making the environment .venv.")
    quietly([sys.executable, "-m", "venv", "--clear", VENV], "The environment .venv could not be made.")


def set_up(purposes: list[str]) -> None:
    """Bring `.venv` up to date for each purpose; the stamp of the last success says what is done already."""
    for purpose in ["python", *purposes]:
        files = REQUIREMENTS.get(purpose, [])
        stamp, wanted = VENV / f"{purpose}.stamp", fingerprint(files)
        sound = PYTHON.exists() and not UNFINISHED.exists()
        if sound and stamp.exists() and stamp.read_text() == wanted:
            continue
        if purpose == "python":
            make_environment()
        else:
            install(files[-1])
        stamp.write_text(wanted)


def install(requirements: str) -> None:
    """Install a file of requirements. Killed half-way, the mark stays, and the next run starts afresh."""
    say(f"Installing {requirements} (some minutes the first time).")
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    UNFINISHED.touch()
    try:
        quietly(
            [*pip, "--prefer-binary", "-r", requirements],
            f"{requirements} could not be installed; the lines above say why, often that there is no "
            "connection. Mend that and run this again.",
        )
    except SystemExit:
        UNFINISHED.unlink()  # pip ended by itself, so no package is half there
        raise
    UNFINISHED.unlink()


def load_demo_data() -> None:
    """Load the demo data the way any file is loaded; a store that holds anything stays as it is."""
    quietly(
        [PYTHON, "-m", "tweeluik", "load", "--demo"],
        "The demo data could not be loaded; the lines above say why.",
    )


# ---- the app


def check_port(port: int) -> None:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except OSError as error:
            sys.exit(
                f"Port {port} cannot be used ({error.strerror.lower()}): "
                f"choose another, as in `python3 run.py --port {8601 if port < 8601 else port + 1}`."
            )


def answers(address: str) -> bool:
    """Whether the server at `address` says that it is well (asked directly, past any proxy)."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        return direct.open(f"{address}/_stcore/health", timeout=2).status == 200
    except OSError:
        return False


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def serve(port: int) -> None:
    """Run the app until Ctrl-C, or until it ends by itself, which is a failure."""
    options = {
        "server.address": HOST,
        "server.port": port,
        "server.headless": "true",
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
        "logger.level": "warning",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    # Readers share the cores: one product of matrices on one of them is done sooner than ten that wait for both.
    environment = {"OPENBLAS_NUM_THREADS": "1", **os.environ}
    command = [PYTHON, "-m", "streamlit", "run", "app.py", *flags]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        await_answer(server, f"http://{HOST}:{port}")
        sys.exit(f"The app ended by itself (code {server.wait()}); the lines above say why.")
    except KeyboardInterrupt:
        say("Stopping.")
    finally:
        end(server)


def await_answer(server: subprocess.Popen, address: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and not answers(address):
        if time.monotonic() > deadline:
            sys.exit(f"The app did not answer at {address} within {SECONDS_TO_START} seconds.")
        time.sleep(0.1)
    if server.poll() is None:
        say(f"Tweeluik runs at {address} (Ctrl-C stops it)")


def end(server: subprocess.Popen) -> None:
    server.terminate()
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


# ---- the tests


def starts(browser: str) -> bool:
    """Whether a browser is there and runs (Ubuntu has a chromium-browser that only says how to get one)."""
    try:
        return subprocess.run([browser, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def installed_browser() -> str | None:
    named = os.environ.get("TWEELUIK_CHROMIUM")
    if named and not starts(named):
        sys.exit(f"TWEELUIK_CHROMIUM names {named}, which does not start: name a Chrome or Chromium, or unset it.")
    found = [named, *map(shutil.which, BROWSERS), BROWSER_OF_MACOS]
    return next((browser for browser in found if browser and starts(browser)), None)


def browser_of_debian() -> str | None:
    """Chromium from the distribution, where this user may install without being asked for a password."""
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not all(map(shutil.which, ["apt-get", *root[:1]])):
        return None
    say("Installing Debian's package chromium.")
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run([*apt, *step], capture_output=True, text=True)
        if done.returncode:
            say(done.stderr.strip() or done.stdout.strip())
            return None
    return installed_browser()


def browser_of_playwright(download: bool) -> str | None:
    """Playwright's own Chromium, kept in .venv; None when it is not there and cannot be downloaded."""
    environment = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(VENV / "browsers")}
    if download:
        say("Downloading Playwright's Chromium.")
        subprocess.run([PYTHON, "-m", "playwright", "install", "chromium"], env=environment)
    path = subprocess.run([PYTHON, "-c", PLAYWRIGHT_PATH], env=environment, capture_output=True, text=True)
    browser = path.stdout.strip()
    return browser if browser and starts(browser) else None


def find_browser() -> str:
    return (
        installed_browser()
        or browser_of_playwright(download=False)
        or browser_of_debian()
        or browser_of_playwright(download=True)
        or sys.exit(
            "No browser for the tests: install Chrome or Chromium, or name one in the variable "
            "TWEELUIK_CHROMIUM, then run this again."
        )
    )


def gate(browser: str, pytest_arguments: list[str]) -> int:
    """Run every step whatever the others say; 0 only when all pass. Pytest's closing line comes last."""
    environment = {**os.environ, "TWEELUIK_CHROMIUM": browser}
    # Journeys start dozens of servers: each would compile every file of ours anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    failed = []
    for name, command in GATE.items():
        if name == "pytest":
            command = command + pytest_arguments
            if failed:
                say(f"Failed: {', '.join(failed)}.")
        say(f"{name}:")
        if subprocess.run([PYTHON, "-m", *command], cwd=ROOT, env=environment).returncode:
            failed.append(name)
    return 1 if failed else 0


# ---- the command


def arguments() -> tuple[str, int, list[str]]:
    parser = argparse.ArgumentParser(
        prog="run.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("task", nargs="?", choices=["start", "setup", "test"], default="start")
    parser.add_argument("--port", type=int, default=8501, help="where the app listens (default: 8501)")
    known, rest = parser.parse_known_args()
    if rest and known.task != "test":
        parser.error(f"unknown: {' '.join(rest)}")
    if not 0 < known.port < 65536:
        parser.error("--port is a number from 1 to 65535")
    return known.task, known.port, rest


def main() -> int:
    task, port, pytest_arguments = arguments()
    if task == "start":
        check_port(port)
    with alone():
        set_up(["app", "tests"] if task == "test" else ["app"])
        if task == "start":
            load_demo_data()
        browser = find_browser() if task == "test" else ""
    if task == "test":
        return gate(browser, pytest_arguments)
    if task == "start":
        check_port(port)  # again: setting up may have taken minutes
        serve(port)
    return 0


if __name__ == "__main__":
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, interrupt)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped.")
