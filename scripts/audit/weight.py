"""What a page costs a reader: as the first one of a visit, and after another one, with gzip and with brotli."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Error, Page

from . import limits
from .server import Host

SETTLE = 600  # milliseconds in which a page may still ask for something
READ_ON = """() => {
  const next = document.querySelector("live-demo:not(.is-live, .is-still, [press])"); // others wait for a press
  (next ?? document.querySelector("footer")).scrollIntoView();
  return !next;
}"""


@dataclass(frozen=True)
class Weight:
    """Bytes over the wire, response headers included; `read` is the second page, read to its end."""

    first: int
    second: int
    read: int


def measure(browser: Browser, host: Host, encoding: str) -> dict[str, Weight]:
    """The weight of each type of page with one encoding; raises RuntimeError when a page cannot be read to its end."""
    host.encodings = ("br", "gzip") if encoding == "br" else (encoding,)
    try:
        return {kind: weigh(browser, host, name) for kind, name in limits.PAGES.items()}
    finally:
        host.encodings = ("br", "gzip")


def weigh(browser: Browser, host: Host, name: str) -> Weight:
    """The page opened first in one visit, and in another one after a page of another type."""
    before = limits.PAGES["about"] if name == limits.PAGES["concept"] else limits.PAGES["concept"]
    first, _ = visit(browser, host, [name])
    return Weight(first, *visit(browser, host, [before, name]))


def visit(browser: Browser, host: Host, names: list[str]) -> tuple[int, int]:
    """The bytes that the last page of a visit costs, opened and then read to its end."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    costs = [cost(page, host, name) for name in names]
    read_on(page)
    context.close()
    return costs[-1], total(host)


def cost(page: Page, host: Host, name: str) -> int:
    """The bytes the server sends for one page that is opened."""
    host.sent.clear()
    page.goto(f"{host.address}/{name}", wait_until="networkidle")
    page.wait_for_timeout(SETTLE)
    return total(host)


def read_on(page: Page) -> None:
    """Goes to each demonstration until all live, then to the end; raises RuntimeError when one never does."""
    try:
        page.wait_for_function(READ_ON, polling=50)
    except Error as error:
        raise RuntimeError(f"A demonstration on {page.url} does not open.") from error
    page.wait_for_timeout(SETTLE)


def total(host: Host) -> int:
    """The bytes sent since the page was opened."""
    return sum(size for _, size in host.sent)
