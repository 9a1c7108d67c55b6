"""What a page costs a reader: as the first one of a visit, and after another one, with gzip and with brotli."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from . import limits
from .server import Host

SETTLE = 600  # milliseconds in which a page may still ask for something


@dataclass(frozen=True)
class Weight:
    """Bytes over the wire, response headers included."""

    first: int
    second: int


def measure(browser: Browser, host: Host, encoding: str) -> dict[str, Weight]:
    """The weight of each type of page with one encoding."""
    host.encodings = ("br", "gzip") if encoding == "br" else (encoding,)
    try:
        return {kind: weigh(browser, host, name) for kind, name in limits.PAGES.items()}
    finally:
        host.encodings = ("br", "gzip")


def weigh(browser: Browser, host: Host, name: str) -> Weight:
    """The page opened first in one visit, and in another one after a page of another type."""
    before = limits.PAGES["about"] if name == limits.PAGES["concept"] else limits.PAGES["concept"]
    first = visit(browser, host, [name])
    second = visit(browser, host, [before, name])
    return Weight(first[0], second[1])


def visit(browser: Browser, host: Host, names: list[str]) -> list[int]:
    """The bytes that each page of a visit costs."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    costs = [cost(page, host, name) for name in names]
    context.close()
    return costs


def cost(page: Page, host: Host, name: str) -> int:
    """The bytes the server sends for one page."""
    host.sent.clear()
    page.goto(f"{host.address}/{name}", wait_until="networkidle")
    page.wait_for_timeout(SETTLE)
    return sum(size for _, size in host.sent)
