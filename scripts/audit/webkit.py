"""WebKit, the engine of Safari, on every page from the disk: all comes alive, and nothing is too wide."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .finding import Finding
from .tools import Missing
from .webdriver import screen, session, within

HOW = "WebKit's driver is missing: on Debian and Ubuntu, apt install webkit2gtk-driver xvfb."
BROWSERS = "lib/*/webkit2gtk-4.*/MiniBrowser"
SIZES = ((1280, 900), (500, 800))  # its window cannot be narrower than about 450
SERVED_ONLY = {"404.html"}  # it answers for every address, so its own begin at the root of the host
HOME, QUERY, EXPECTED = "index.html", "hallucination", "concepts/hallucination.html"

LOOK = """const count = (what) => document.querySelectorAll(`article ${what}`).length;
document.querySelector("live-demo:not(.is-live, [press])")?.scrollIntoView(); // it comes alive when a reader comes near
return {
  "is wider than the window": document.documentElement.scrollWidth > innerWidth,
  "has a heading without its link button": count("heading-link > button") < count(":is(h1, h2, h3, h4)[id]"),
  "has a demonstration that does not come alive": count("live-demo:not(.is-live, [press])") > 0,
}"""
PRESS = """const demo = document.querySelectorAll("live-demo")[arguments[0]];
const button = demo.querySelector(".demo-chip, [data-bet], :scope > .demo-bar > .demo-first");
if (demo.querySelector("[aria-busy]") || !button) return !button;
demo.querySelector(".demo-outcome")?.replaceChildren(); button.click(); return true"""
SAID = """const demo = document.querySelectorAll("live-demo")[arguments[0]];
return demo.querySelector(".demo-outcome, :scope > .demo-live")?.textContent"""
SEARCH = """const field = document.querySelector("#guide-query");
if (!field.closest("dialog").open) {
  document.querySelector(".search-opener").click();
  field.value = arguments[0];
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
return document.querySelector("dialog a[href]")?.getAttribute("href") ?? "" """


def measure(site: Path, names: list[str], say: Callable[[str], None]) -> list[Finding] | Missing:
    """What does not hold in WebKit, page by page; Missing when it is not installed."""
    driver, browser = shutil.which("WebKitWebDriver"), next(Path("/usr").glob(BROWSERS), None)
    if not (driver and browser and shutil.which("Xvfb")):
        return Missing(HOW)
    with screen() as display, session(driver, browser, display) as call:
        return list(looked_at(call, site, names, say))


def looked_at(call: Callable, site: Path, names: list[str], say: Callable[[str], None]) -> Iterator[Finding]:
    """Every page in each size; the demonstrations and the search once."""
    for width, height in SIZES:
        call("POST", "/window/rect", {"width": width, "height": height})
        for name in sorted({*names} - SERVED_ONLY):
            say(f"{name}, WebKit, {width} px")
            call("POST", "/url", {"url": (site / name).as_uri()})
            seen = within(lambda: script(call, LOOK), lambda found: not any(found.values()), 5)
            yield from (Finding(name, "webkit", f"{width} px: {what}") for what, fault in seen.items() if fault)
            if width == SIZES[0][0]:
                yield from used(call, name)
    call("POST", "/url", {"url": (site / HOME).as_uri()})
    if not within(lambda: script(call, SEARCH, QUERY), bool).startswith(f"./{EXPECTED}"):
        yield Finding(HOME, "webkit", f"searching for {QUERY} does not find {EXPECTED} first")


def used(call: Callable, name: str) -> Iterator[Finding]:
    """Gives each demonstration the first guess and waits for its answer."""
    for at in range(script(call, 'return document.querySelectorAll("live-demo").length')):
        within(lambda at=at: script(call, PRESS, at), bool)
        said = within(lambda at=at: script(call, SAID, at), lambda text: text and not text.startswith("Loading"))
        if not said or "did not load" in said:
            yield Finding(name, "webkit", f"demonstration {at + 1} answers its button with “{said}”")


def script(call: Callable, text: str, *arguments: Any) -> Any:
    """What a script in the page returns."""
    return call("POST", "/execute/sync", {"script": text, "args": list(arguments)})
