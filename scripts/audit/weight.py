"""The bytes a page costs as the first page of a visit and as a later one, with gzip and with brotli."""

from dataclasses import dataclass

from pipeline.problem import Problem
from playwright.sync_api import Browser, Error, Page

from . import limits
from .server import Host

SETTLE = 600  # milliseconds to wait for late requests
NO_COPIES = "The build made no copies in this encoding, and its first lines say why."
READ_ON = """() => {
  const next = document.querySelector("live-demo:not(.is-live, .is-still, [press])"); // `press` ones wait for a button
  (next ?? document.querySelector("footer")).scrollIntoView();
  return !next;
}"""


@dataclass(frozen=True)
class Weight:
    """Bytes over the wire, response headers included: as first page, as second page, as second page read to its end."""

    first: int
    second: int
    read: int


def measure(browser: Browser, host: Host, encoding: str) -> dict[str, Weight]:
    """The weight of each page type with one encoding; raises Problem when one cannot be weighed."""
    if encoding not in host.files["index.html"]:
        raise Problem(NO_COPIES)
    host.encodings = ("br", "gzip") if encoding == "br" else (encoding,)
    try:
        return {kind: weigh(browser, host, name) for kind, name in limits.PAGES.items()}
    finally:
        host.encodings = ("br", "gzip")


def weigh(browser: Browser, host: Host, name: str) -> Weight:
    """Opens the page in two visits: first as the first page, then after a page of another type."""
    before = limits.PAGES["about"] if name == limits.PAGES["concept"] else limits.PAGES["concept"]
    first, _ = visit(browser, host, [name])
    return Weight(first, *visit(browser, host, [before, name]))


def visit(browser: Browser, host: Host, names: list[str]) -> tuple[int, int]:
    """Opens the pages in turn; returns the bytes for the last one once opened, and once scrolled to its end."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    costs = [cost(page, host, name) for name in names]
    read_on(page)
    context.close()
    return costs[-1], total(host)


def cost(page: Page, host: Host, name: str) -> int:
    """Opens a page; returns the bytes that the server sent for it."""
    host.sent.clear()
    page.goto(f"{host.address}/{name}", wait_until="networkidle")
    page.wait_for_timeout(SETTLE)
    return total(host)


def read_on(page: Page) -> None:
    """Scrolls to each demonstration until all have started, then to the end; raises Problem if one never does."""
    try:
        page.wait_for_function(READ_ON, polling=50)
    except Error as error:
        raise Problem(f"A demonstration on {page.url} does not open.") from error
    page.wait_for_timeout(SETTLE)


def total(host: Host) -> int:
    """The bytes sent since `cost` last opened a page."""
    return sum(size for _, size in host.sent)
