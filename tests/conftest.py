"""Shared fixtures: a copy of the project, the site that the real command builds from it, and a browser."""

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

import environment
import pytest
from axe_playwright_python.base import AXE_SCRIPT

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the test processes already use every core
for name in [*os.environ]:
    if name.startswith("GIT_"):  # a hook that runs the tests has its own repository there, which is none of theirs
        del os.environ[name]
os.environ |= {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}  # what somebody else has set changes nothing
ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "node_modules", ".*.lock", "site", "dist", ".cache", "__pycache__", ".*_cache", "tests"
)

# Fields of a JavaScript object: how many h1 are visible, and the ids of headings that their address does not scroll to.
HEADINGS = """
  main: [...document.querySelectorAll('h1')].filter(heading => heading.checkVisibility()).length,
  missed: [...document.querySelectorAll('article :is(h1, h2, h3, h4)[id]')].filter(heading => {
    scrollTo(0, 0);
    if (heading.checkVisibility()) document.getElementById(heading.id).scrollIntoView();
    else location.replace('#' + heading.id); // which also opens what hides it, and costs ten times as much
    const top = heading.getBoundingClientRect().top;
    return top < -1 || top > innerHeight;
  }).map(heading => heading.id),
""".strip()


# Fixtures that start a browser, build the site or run commands.
HEAVY = {"begun", "browser", "built", "project"}
PATIENCE = 30_000  # milliseconds that a busy machine may take for what is waited for, as Playwright has it elsewhere


def slow_but(kept: Collection, cases: Iterable) -> list:
    """Test parameters: the cases in `kept` run always, all others only with `test.py --slow`."""
    return [
        case if case in kept else pytest.param(*(case if isinstance(case, tuple) else [case]), marks=pytest.mark.slow)
        for case in cases
    ]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks tests with heavy fixtures, which `test.py --quick` leaves out."""
    for item in items:
        if HEAVY.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.heavy)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Tells beside a failure what went wrong in the pages that the test had open: it may be why an event never came."""
    report = yield
    logs = (getattr(value, "log", None) for value in getattr(item, "funcargs", {}).values())
    if report.failed and (errors := [error for log in logs if isinstance(log, Log) for error in log.errors]):
        report.sections.append(("Errors in the page", "\n".join(dict.fromkeys(errors))))
    return report


def pytest_unconfigure(config: pytest.Config) -> None:
    """Says in the last line how many tests were not run for want of a browser."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")  # a worker has none
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if missed := sum(environment.HOW_TO_GET_CHROMIUM in str(report.longrepr) for report in skipped):
        print(f"{missed} browser tests were not run: {environment.HOW_TO_GET_CHROMIUM}.")


@pytest.fixture(autouse=True)
def at_the_top():
    """Each test begins at the project's root, wherever a check of the one before it had gone."""
    os.chdir(ROOT)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def run(command: list[str], cwd: Path, **options) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=900, **options)


def build(project: Path, *arguments: str, **options) -> subprocess.CompletedProcess:
    return run([sys.executable, str(project / "scripts" / "build.py"), *arguments], project, **options)


def copy(place: Path) -> Path:
    """Copies the project; the copy uses the same virtual environment, so that nothing is installed again."""
    shutil.copytree(ROOT, place, ignore=LEFT_OUT)
    shutil.copytree(ROOT / "tests", place / "tests", ignore=shutil.ignore_patterns("cases", "__pycache__", "browser"))
    (place / ".venv").symlink_to(sys.prefix)
    return place


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    return copy(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, at a path with spaces and accents, after `python3 scripts/build.py`.

    With several test processes, the first builds and the others wait.
    """
    own = tmp_path_factory.getbasetemp()
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "a guide (naïve copy)"
    with environment.hold(place.with_name("built.lock")):
        if not (place / "dist").exists():  # the build writes dist/ last
            shutil.rmtree(place, ignore_errors=True)
            copy(place)
            done = build(place)
            assert done.returncode == 0, done.stdout + done.stderr
    return place


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    return built / "site"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A static server that logs nothing."""

    def log_message(self, *_):
        """Logs nothing."""


@contextmanager
def serving(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serves a folder until the block ends; gives its address, without a slash at the end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()  # polls often: stops at once
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path):
    with serving(site) as root:
        yield root


@pytest.fixture(scope="session")
def browser():
    """One headless Chromium for the whole run; without Chromium the test is not run, and fails where CI is set."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    chromium = environment.chromium()
    if chromium is None:
        told = f"There is no browser: {environment.HOW_TO_GET_CHROMIUM}."
        pytest.fail(told, pytrace=False) if "CI" in os.environ else pytest.skip(told)
    quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=[*quiet, "--disable-component-update"])
        yield launched
        launched.close()


@dataclass
class Log:
    """What happened while a page was open: console errors and failed requests, and the addresses of all requests."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self, page) -> None:
        """Starts logging the events of `page`."""
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(error.stack or str(error)))
        page.on("requestfailed", self.failed)
        page.on("request", lambda request: self.requests.append(request.url))

    def clear(self) -> None:
        self.errors.clear()
        self.requests.clear()

    def failed(self, request) -> None:
        """Logs a failed request, unless it was aborted because the next page was opened."""
        if request.failure != "net::ERR_ABORTED":
            self.errors.append(f"failed: {request.url} {request.failure}")

    def elsewhere(self, *allowed: str) -> list[str]:
        """The requests to addresses other than the `allowed` ones."""
        return [url for url in self.requests if not url.startswith(("data:", "blob:", *allowed))]


# Two frames after the page has nothing to do; a busy browser may find no time to say so.
SETTLED = """new Promise((done) => {
  setTimeout(done, 5000);
  requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
})"""
# What moved since a page began to load, by no act of a reader, with its first words, and how high demonstrations are.
SHIFTS = """async () => {
  const shifts = [], watch = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
  watch.observe({ type: "layout-shift", buffered: true });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
  watch.disconnect();
  const height = (demo) => `${demo.getAttribute("name")} is ${(demo.offsetHeight / 16).toFixed(1)}rem high`;
  const demos = [...document.querySelectorAll("live-demo")].map(height);
  return shifts.map(({ value, sources }) => [value, sources.map(({ node }) => node?.textContent.slice(0, 40)), demos]);
}"""
# What a page says and takes away some seconds later stays: a busy machine may look for it only then.
LASTING = """() => {
  const later = window.setTimeout;
  window.setTimeout = (act, wait, ...given) => (wait >= 4000 ? 0 : later(act, wait, ...given));
}"""
SCREEN = {"width": 1280, "height": 800}
AS_USUAL = {"media": "null", "color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}


@pytest.fixture(scope="session")
def desk(browser):
    """The offline browser context of all desktop pages; creating one takes longer than most tests."""
    context = browser.new_context(viewport=SCREEN, offline=True)
    yield context
    context.close()


@pytest.fixture(scope="session")
def tab(desk):
    """The tab of `page`, shared because opening one per test would take half of the total time."""
    shared = watched(desk)
    shared.add_init_script = None  # it would run in all tests that follow: `own_page` may have some
    return shared


@pytest.fixture
def page(desk, tab):
    """A desktop page without traces of other tests; `page.log` holds errors and requests.

    What no test can take back, such as init scripts, another clock or other fonts, belongs to `own_page`.
    """
    tab.bring_to_front()  # browsers rarely repaint background tabs
    tab.log.clear()
    yield tab
    tab.goto("about:blank")
    tab.unroute_all(behavior="ignoreErrors")
    tab.emulate_media(**AS_USUAL)
    tab.set_viewport_size(SCREEN)
    tab.mouse.move(0, 0)
    session = desk.new_cdp_session(tab)  # detached below: an open session would undo emulated media on the next page
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    session.detach()
    desk.clear_permissions()
    desk.set_offline(True)


@pytest.fixture
def own_page(browser):
    """A desktop page in a context of its own, with a log as `page` has."""
    context = browser.new_context(viewport=SCREEN, offline=True)
    yield watched(context)
    context.close()


@pytest.fixture(scope="session")
def plain(browser):
    """A page on a narrow screen, without scripts, which leave traces: one for all."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800}, offline=True)
    yield context.new_page()
    context.close()


def watched(context):
    new_tab = context.new_page()
    new_tab.log = Log()
    new_tab.log.watch(new_tab)
    return new_tab


def emptied(page):
    """The page, emptied, so that the next address loads anew even if only its fragment differs from the last one."""
    if page.url != "about:blank":
        page.goto("about:blank")
    return page


def losing(page) -> list[str]:
    """A list, empty at first: from the next address on, whatever has one of its texts in its address does not come."""
    lost: list[str] = []

    def answer(route) -> None:
        route.abort() if any(part in route.request.url for part in lost) else route.continue_()

    page.route("**/*", answer)
    return lost


def settled(page):
    """The page, when what it does by itself after a change is done and drawn."""
    page.evaluate(SETTLED)
    return page


def audited(page, context: str | None, options: dict) -> list[dict]:
    """What axe finds on the page, or in a part of it; axe is put there once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate("([context, options]) => axe.run(context ?? document, options)", [context, options])[
        "violations"
    ]


def pages_of(site: Path) -> list[str]:
    """The paths of all pages of the guide, relative to the site, without redirects."""
    pages = (path for path in site.rglob("*.html") if "<article" in path.read_text(encoding="utf-8"))
    return sorted(path.relative_to(site).as_posix() for path in pages)
