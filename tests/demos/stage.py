"""A page that holds one demonstration and nothing else, under the site's own content policy."""

import json
import re
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from content import outputs

from tests import reading
from tests.conftest import LASTING, audited, emptied

ROOT = Path(__file__).resolve().parent.parent.parent
DEMOS = ROOT / "docs" / "assets" / "javascripts" / "demos"
BLOCKS = ROOT / "docs" / "includes" / "demos"
STYLES = ROOT / "docs" / "assets" / "stylesheets"

# Those that go from bet to bet.
BETS = (
    "foresee",
    "rub",
    "beliefs",
    "drill",
    "link",
    "window",
    "language-model",
    "learn",
)

SCRIPT = "text/javascript"
LONG = 300_000  # milliseconds that a training in the page may take on a busy machine
# Loads what comes after a bet, and makes each training take so many times as long.
LONGER = """(times) => document.querySelector("live-demo").loadLater().then(() => {
  window.trained ??= Training.start;
  Training.start = (lesson, ...rest) => trained({ ...lesson, batch: times * lesson.batch }, ...rest);
})"""

# Runs a generator of a model to its end, and says how many steps that took.
END = """void (window.end = (work) => {
  for (window.steps = 0; ; window.steps++) { const step = work.next(); if (step.done) return step.value; }
})"""


@cache
def made() -> dict[str, str]:
    """The scripts that the build makes from data, by their path below docs/."""
    return {path: text for path, text in outputs.scripts(reading.guide()).items() if path.endswith(".js")}


def script(path: str) -> str:
    """The text of a script by its path from the folder of the demonstrations."""
    file = (DEMOS / path).resolve()
    return made().get(file.relative_to(DEMOS.parents[2].resolve()).as_posix()) or file.read_text(encoding="utf-8")


@contextmanager
def models(browser, *paths: str):
    """An empty page with model files loaded; `page.evaluate` reaches what they publish, `end` runs a generator."""
    page = browser.new_page()
    page.evaluate(END)
    for path in paths:
        page.add_script_tag(content=script(path))
    yield page
    page.close()


def loaded(*paths: str, begin: str = ""):
    """A fixture: an empty page with these model files, where `begin` has been run, once for a whole file of tests."""

    @pytest.fixture(scope="module")
    def model(browser):
        with models(browser, *paths) as page:
            page.evaluate(begin or "true")
            yield page

    return model


def block(name: str) -> str:
    """The demonstration's tag with its static result, complete with what is made from data."""
    text, guide = (BLOCKS / f"{name}.md").read_text(encoding="utf-8"), reading.guide()
    text = outputs.Outputs(guide).fill(text, guide.pages["index.md"])
    found = re.search(rf'<live-demo name="{name}".*?</live-demo>', text, re.DOTALL)
    assert found, f'{name}.md has no <live-demo name="{name}">'
    return found.group()


def stage(page, folder: Path, *names: str, state: str = "", wait: bool = True, film: bool = False, before=""):
    """Opens a page with the named demonstrations from a file, with `state` as its hash, and waits until they live.

    What moves is at its end at once, as for readers who asked for less motion, unless `film` is said; `before` is a
    script that runs before all others.
    """
    page.emulate_media(reduced_motion="no-preference" if film else "reduce")
    body = "".join(f'<h2 id="{name}">{name}</h2><div class="demo">{block(name)}</div>' for name in names)
    set_up(page, folder, body, state, before)
    page.evaluate("() => dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }))")  # wakes those out of view too
    return living(page, *names) if wait else page


def set_up(page, folder: Path, body: str, state: str = "", before: str = ""):
    """Opens a page with this body from a file, with the site's styles, its policy and what starts a demonstration."""
    head = "".join(
        (ROOT / "overrides" / name).read_text(encoding="utf-8") for name in ("main.html", "partials/meta.html")
    )
    policy = re.search(r"<meta http-equiv=.*?>", head).group()
    line = re.search(r"<script>try.*?</script>", head).group()
    sheets = "\n".join(path.read_text(encoding="utf-8") for path in sorted(STYLES.rglob("[!p]*.css")))
    (folder / "stage.css").write_text(sheets, encoding="utf-8")
    styles = '<link rel="stylesheet" href="stage.css">'
    styles += f'<link rel="stylesheet" media="print" href="{(STYLES / "print.css").as_uri()}">'
    first = (DEMOS.parent / "dom.js", DEMOS.parent / "loader.js", DEMOS / "opener.js")
    shell = "".join(f'<script defer src="{file.as_uri()}"></script>' for file in first)
    meta = f'<meta charset="utf-8"><script>{before}</script><meta name="application-name" content="LLM or GenAI?"><title>Stage</title>{policy}'
    document = f'<!doctype html><html lang="en"><head>{meta}{line}{styles}{shell}</head>'
    file = folder / "stage.html"
    base = DEMOS.parents[2].as_uri()
    file.write_text(
        f'{document}<body data-base="{base}"><main class="md-typeset">{body}<p class="said" role="status"></p></main></body></html>',
        encoding="utf-8",
    )
    for path, text in made().items():  # no file of the repository holds them
        if f'name="{Path(path).parent.name}"' in body:  # with any route, each request goes through the driver
            page.route(f"{base}/{path}", lambda route, _, text=text: route.fulfill(body=text, content_type=SCRIPT))
    emptied(page).goto(f"{file.as_uri()}{state}")
    return page


def living(page, *names: str):
    """The page, when each of the named demonstrations lives and rests."""
    for name in names:
        page.wait_for_selector(f'live-demo[name="{name}"].is-live:not(:has([aria-busy]))')
    return page


def stored(page, name: str) -> str:
    """A script that stores again what the page has stored: Chromium may lose it when the page is left."""
    kept = page.evaluate("(name) => localStorage.getItem(name)", name)
    return f"localStorage.setItem({json.dumps(name)}, {json.dumps(kept)})" if kept else ""


def lasting(page, times=15):
    """The page, whose trainings last: none is over, or given up for its known end, before it is stopped or skipped."""
    page.evaluate(LONGER, times)
    return page


def onward(page):
    """Presses the one button that leads on."""
    page.locator(".bet-says .press").click()


def verdict(page):
    return page.locator(".judged").inner_text()


def copied(page, button) -> str:
    """What a press on a button copies; what the page says of it stays."""
    page.evaluate(LASTING)
    page.evaluate("""() => {
      window.copied = ""; // what was copied before is not waited for
      navigator.clipboard.writeText = async (text) => { window.copied = text; };
    }""")
    button.click()
    page.wait_for_function("() => window.copied")
    return page.evaluate("window.copied")


def squeezed(html: str) -> str:
    """HTML without the spaces between tags that only make it readable."""
    return re.sub(r">\s*\n\s*<", "><", html.strip())


def static_result(name: str) -> str:
    """The HTML of the result that stands in the Markdown."""
    return squeezed(re.search(r'<div class="demo-static">(.*)</div>', block(name), re.DOTALL).group(1))


def nothing_hinders(page) -> None:
    """Asserts that axe finds no fault in the demonstration, in the light scheme and, of colours, in the dark one."""
    options = {"preload": False, "resultTypes": ["violations"]}  # or it would ask for files that no page may read
    assert audited(page, "live-demo", options) == []
    page.emulate_media(color_scheme="dark")
    assert audited(page, "live-demo", options | {"runOnly": ["color-contrast"]}) == []
