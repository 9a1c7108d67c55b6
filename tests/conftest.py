"""What the tests share: a copy of the project, the site built from it by the real command, and a browser."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from linkcheck import cache
from pipeline.lock import hold

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the tests fill every core already, a process on each
ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".venv.lock", "site", "dist", ".cache", "__pycache__", ".*_cache", "tests"
)

# Of a page in a browser: how many main headings are seen, and to which headings no address scrolls.
HEADINGS = """
  main: [...document.querySelectorAll('h1')].filter(one => one.checkVisibility()).length,
  missed: [...document.querySelectorAll('article :is(h1, h2, h3, h4)[id]')].filter(heading => {
    location.replace('#');
    location.replace('#' + heading.id);
    const top = heading.getBoundingClientRect().top;
    return top < -1 || top > innerHeight;
  }).map(heading => heading.id),
""".strip()


HEAVY = {
    "begun",
    "browser",
    "built",
    "project",
    "running",
}  # fixtures that start a browser, build the site or run commands


def slow_but(kept: Collection, cases: Iterable) -> list:
    """The cases of a test or fixture: those that are kept stand for the rest, which are left to `test.py --slow`."""
    return [
        one if one in kept else pytest.param(*(one if isinstance(one, tuple) else [one]), marks=pytest.mark.slow)
        for one in cases
    ]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that `test.py --quick` leaves out."""
    for item in items:
        if HEAVY.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.heavy)


def run(command: list[str], cwd: Path, **options) -> subprocess.CompletedProcess:
    """Runs a command of the project with this Python and returns what it printed."""
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=300, **options)


def build(project: Path, *arguments: str, **options) -> subprocess.CompletedProcess:
    """`python3 scripts/build.py` of this checkout, on another project where --root is given."""
    return run([sys.executable, str(project / "scripts" / "build.py"), *arguments], project, **options)


def copy(place: Path) -> Path:
    """A copy of the project that shares the environment, so that nothing is installed twice."""
    shutil.copytree(ROOT, place, ignore=LEFT_OUT)
    shutil.copytree(ROOT / "tests", place / "tests", ignore=shutil.ignore_patterns("cases", "__pycache__", "browser"))
    (place / ".venv").symlink_to(sys.prefix)
    remember(place, place / ".cache" / "linkcheck")
    return place


def remember(place: Path, folder: Path | None = None) -> None:
    """Lets a check of a copy at `place` begin with what the validator knows of this project, if anything.

    It keeps that in a folder of the copy, or of this run where the check is made in this process.
    What a test changes is read anew; to read every page takes longer than most tests.
    """
    known, folder = ROOT / ".cache" / "linkcheck" / cache.file_of(ROOT).name, folder or cache.FOLDER
    if known.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(known, folder / cache.file_of(place).name)


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the validator learns in this process it keeps for this run alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "FOLDER", tmp_path_factory.mktemp("cache"))
        yield


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project to break."""
    return copy(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, in a path that is hard to spell, after `python3 scripts/build.py`.

    Where the tests run in several processes, the first that comes here builds and the others wait for it.
    The last site of this checkout, if there is one, is replaced, and gives what it has compressed before.
    """
    own = tmp_path_factory.getbasetemp()
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "a guide (naïve copy)"
    with hold(place.with_name("built.lock")):
        if not (place / "dist").exists():  # which is put in place last
            shutil.rmtree(place, ignore_errors=True)
            copy(place)
            if (ROOT / "site").is_dir():
                shutil.copytree(ROOT / "site", place / "site")
            done = build(place)
            assert done.returncode == 0, done.stdout + done.stderr
    return place


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """The finished site."""
    return built / "site"


@contextmanager
def serving(server: http.server.HTTPServer) -> Iterator[None]:
    """Runs a server until the block ends; it looks often whether it is to stop, since the test waits for that."""
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield
    server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path):
    """The site served over HTTP on this machine: the address of its root, without a slash at the end."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    with serving(server):
        yield f"http://127.0.0.1:{server.server_port}"


@pytest.fixture(scope="session")
def browser():
    """One headless Chromium for the whole run; fails with the way to get one when there is none."""
    from pipeline import browser as finder
    from playwright.sync_api import sync_playwright

    chromium = finder.installed()
    if chromium is None:
        pytest.fail(finder.HOW)
    quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=[*quiet, "--disable-component-update"])
        yield started
        started.close()


@dataclass
class Log:
    """What went wrong while a page was open: console errors, failed requests, requests to other hosts."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self, page) -> None:
        """Listens to `page` from now on."""
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("requestfailed", self.failed)
        page.on("request", lambda request: self.requests.append(request.url))

    def clear(self) -> None:
        """Forgets what was."""
        self.errors.clear()
        self.requests.clear()

    def failed(self, request) -> None:
        """A request that came to nothing, unless the next page was opened before it ended."""
        if request.failure != "net::ERR_ABORTED":
            self.errors.append(f"failed: {request.url} {request.failure}")

    def elsewhere(self, *allowed: str) -> list[str]:
        """Requests that leave the site."""
        return [url for url in self.requests if not url.startswith(("data:", "blob:", *allowed))]


SCREEN = {"width": 1280, "height": 800}
AS_USUAL = {"media": "null", "color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}


@pytest.fixture(scope="session")
def desk(browser):
    """What all desktop pages share, with the network cut; to make it takes longer than most tests."""
    context = browser.new_context(viewport=SCREEN, offline=True)
    yield context
    context.close()


@pytest.fixture(scope="session")
def tab(desk):
    """The tab of `page`; to open one for each test would take half the time of them all."""
    return watched(desk)


@pytest.fixture
def page(desk, tab):
    """A desktop page that knows of no other test; `page.log` holds what went wrong."""
    tab.bring_to_front()  # a browser draws a tab behind another seldom
    tab.log.clear()
    yield tab
    tab.goto("about:blank")
    tab.unroute_all(behavior="ignoreErrors")
    tab.emulate_media(**AS_USUAL)
    tab.set_viewport_size(SCREEN)
    tab.mouse.move(0, 0)
    forget(desk, tab)


@pytest.fixture
def own_page(desk):
    """The same in a tab of its own, for what cannot be taken back: other letters, scripts before those of the page."""
    opened = watched(desk)
    yield opened
    forget(desk, opened)
    opened.close()


def watched(desk):
    """A new page, with its log."""
    opened = desk.new_page()
    opened.log = Log()
    opened.log.watch(opened)
    return opened


def forget(desk, page) -> None:
    """Takes back what a test stored and allowed itself."""
    session = desk.new_cdp_session(page)  # one that stayed would undo emulated media on the next page
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    session.detach()
    desk.clear_permissions()
    desk.set_offline(True)


def emptied(page):
    """The page, empty: an address that differs from the last one by its section alone would load nothing anew."""
    if page.url != "about:blank":
        page.goto("about:blank")
    return page


def pages_of(site: Path) -> list[str]:
    """The address of every page of the guide, relative to the site; a redirect is none."""
    pages = (path for path in site.rglob("*.html") if "<article" in path.read_text(encoding="utf-8"))
    return sorted(path.relative_to(site).as_posix() for path in pages)
