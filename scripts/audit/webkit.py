"""Opens every page from disk in WebKit, Safari's engine: components must start, and nothing may be too wide."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline.problem import Problem

from .finding import Finding
from .webdriver import screen, session, wait_for

HOW = "WebKit's driver is missing: on Debian and Ubuntu, apt install webkit2gtk-driver xvfb."
BROWSERS = "lib/*/webkit2gtk-4.*/MiniBrowser"
SIZES = ((1280, 900), (500, 800))  # WebKit's window cannot be narrower than about 450 pixels
SERVED_ONLY = {"404.html"}  # it is served at every address, so its links are root-relative and fail on disk
HOME, QUERY, EXPECTED = "index.html", "hallucination", "concepts/hallucination.html"

LOOK = """const count = (what) => document.querySelectorAll(`article ${what}`).length;
document.querySelector("live-demo:not(.is-live, [press])")?.scrollIntoView(); // it starts when it comes into view
return {
  "is wider than the window": document.documentElement.scrollWidth > innerWidth,
  "has a heading without its link button": count("heading-link > button") < count(":is(h1, h2, h3, h4)[id]"),
  "has a demonstration that does not start": count("live-demo:not(.is-live, [press])") > 0,
}"""
PRESS = """const demo = document.querySelectorAll("live-demo")[arguments[0]];
const button = demo.querySelector(".demo-chip, [data-bet], :scope > .demo-bar > .demo-first");
if (demo.querySelector("[aria-busy]") || !button) return !button;
demo.querySelector(".demo-outcome")?.replaceChildren(); button.click(); return true"""
RESULT = """const demo = document.querySelectorAll("live-demo")[arguments[0]];
return demo.querySelector(".demo-outcome, :scope > .demo-live")?.textContent"""
SEARCH = """const field = document.querySelector("#guide-query");
if (!field.closest("dialog").open) {
  document.querySelector(".search-opener").click();
  field.value = arguments[0];
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
return document.querySelector("dialog a[href]")?.getAttribute("href") ?? "" """


def measure(site: Path, names: list[str], say: Callable[[str], None]) -> list[Finding]:
    """The faults of each page in WebKit; raises Problem when WebKit is not installed."""
    driver, browser = shutil.which("WebKitWebDriver"), next(Path("/usr").glob(BROWSERS), None)
    if not (driver and browser and shutil.which("Xvfb")):
        raise Problem(HOW)
    with screen() as display, session(driver, browser, display) as call:
        return list(faults(call, site, names, say))


def faults(call: Callable, site: Path, names: list[str], say: Callable[[str], None]) -> Iterator[Finding]:
    """Checks every page in each size; tries the demonstrations and the search once."""
    for width, height in SIZES:
        call("POST", "/window/rect", {"width": width, "height": height})
        for name in sorted({*names} - SERVED_ONLY):
            say(f"{name}, WebKit, {width} px")
            call("POST", "/url", {"url": (site / name).as_uri()})
            checks = wait_for(lambda: script(call, LOOK), lambda found: not any(found.values()), 5)
            yield from (Finding(name, "webkit", f"{width} px: {what}") for what, fails in checks.items() if fails)
            if width == SIZES[0][0]:
                yield from silent_demonstrations(call, name)
    call("POST", "/url", {"url": (site / HOME).as_uri()})
    if not wait_for(lambda: script(call, SEARCH, QUERY), bool).startswith(f"./{EXPECTED}"):
        yield Finding(HOME, "webkit", f"searching for {QUERY} does not find {EXPECTED} first")


def silent_demonstrations(call: Callable, name: str) -> Iterator[Finding]:
    """Presses the first button of each demonstration; reports those that do not answer with a result."""
    for at in range(script(call, 'return document.querySelectorAll("live-demo").length')):
        wait_for(lambda at=at: script(call, PRESS, at), bool)
        text = wait_for(lambda at=at: script(call, RESULT, at), lambda text: text and not text.startswith("Loading"))
        if not text or "did not load" in text:
            yield Finding(name, "webkit", f"demonstration {at + 1} answers its button with “{text}”")


def script(call: Callable, text: str, *arguments: Any) -> Any:
    """Runs a script in the page and returns its result."""
    return call("POST", "/execute/sync", {"script": text, "args": list(arguments)})
