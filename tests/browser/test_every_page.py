"""Every page, offline from a double-clicked file: no error, no request elsewhere, light, within every screen."""

from functools import cache
from pathlib import Path
from urllib.parse import unquote

import brotli
import pytest

from tests.conftest import HEADINGS, SCREEN, SHIFTS, audited, emptied, pages_of, settled
from tests.reading import CONFIG

FOLDERS = ["", "about", "concepts", "misconceptions", "see-for-yourself", "sources", "taxonomy"]
WEIGHT = 35_000  # bytes with brotli, of a page with everything that its first view loads
LIST = 42_000  # the same of the lists of works, in which a search in the page has to find all
ROW = 265  # what a row of the catalogue may add to 20 kB
LOOK = f"() => ({{ {HEADINGS} }})"
OPEN = "scrollTo(0, 0), document.querySelectorAll('article details').forEach((one) => { one.open = true; })"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"preload": False, "resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}
IN_DARK = OPTIONS | {"runOnly": ["color-contrast", "link-in-text-block"]}  # the scheme changes colours alone
EACH_TYPE = [
    *("index.html", "concepts/decoding.html", "misconceptions/no-magic-words.html", "taxonomy/index.html"),
    *("see-for-yourself/window.html", "sources/to-2022.html", "about/article/index.html", "taxonomy/systems.html"),
]
LISTS = {"taxonomy/systems.html": ".catalogue", "sources/to-2022.html": "article"}  # the rest is as on other pages
# Leaves a list's first rows: all are made alike.
SHORTEN = "document.querySelectorAll('.system:nth-of-type(n+6), article > ul > li:nth-child(n+6)').forEach((one) => one.remove())"


def violations(page, part: str | None = None, options: dict = OPTIONS) -> list[str]:
    """What axe finds on the page with all answers open, or in a part of it, each as `rule: element`."""
    page.evaluate(OPEN)
    found = audited(settled(page), part, options)
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@cache
def weight(url: str, quality: int) -> int:
    """The bytes of a file with brotli."""
    file = Path(unquote(url.removeprefix("file://")).partition("?")[0])
    return len(brotli.compress(file.read_bytes(), quality=quality))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_page_opens_well(page, site, folder):
    """No error, no other host, one h1; nothing moves; each heading's address scrolls to it; nothing to scroll sideways.

    The page 404.html is for servers only: its links begin at the root of the host.
    """
    names = [name for name in pages_of(site) if ("/" in name) * name.split("/")[0] == folder and name != "404.html"]
    assert names
    page.emulate_media(reduced_motion="reduce")  # what fades in would be seen half way
    for name in names:
        emptied(page).log.clear()  # only now does the last page ask for nothing more
        page.set_viewport_size(SCREEN)
        page.goto(f"{site.as_uri()}/{name}")
        if has_demonstration := "<live-demo" in (site / name).read_text(encoding="utf-8"):
            page.wait_for_load_state("networkidle")  # a demonstration may begin by itself
        loaded = {url for url in page.log.requests if url.startswith("file:")}
        loaded -= {f"{site.as_uri()}/assets/images/favicon.svg"}  # the browser asks for it sooner or later
        rows = (site / name).read_text(encoding="utf-8").count('<div class="system ')
        most = 20_000 + ROW * rows if rows else LIST if name.startswith("sources/") else WEIGHT
        assert sum(weight(url, 5) for url in loaded) <= most or sum(weight(url, 11) for url in loaded) <= most, name
        assert (moved := page.evaluate(SHIFTS)) == [], f"{name} moved while it loaded: {moved}"
        assert page.evaluate(LOOK) == {"main": 1, "missed": []}, name
        if has_demonstration:  # its room on a phone is another
            page.set_viewport_size({"width": 390, "height": 844})
            page.reload(wait_until="networkidle")
            assert (moved := page.evaluate(SHIFTS)) == [], f"{name} moved at 390 pixels while it loaded: {moved}"
        for width in (1280, 390, 320) if name in EACH_TYPE else (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.log.errors == [], name
        assert page.log.elsewhere(site.as_uri()) == [], name


@pytest.mark.parametrize("of_its_type", [*EACH_TYPE, pytest.param("", marks=pytest.mark.slow, id="every page")])
def test_axe_is_silent(page, site, of_its_type):
    """Light and dark, on a page of each type, and with `--slow` on all of every page."""
    for name in [of_its_type] if of_its_type else [name for name in pages_of(site) if name != "404.html"]:
        page.goto(f"{site.as_uri()}/{name}")
        page.evaluate(SHORTEN if of_its_type in LISTS else "0")
        for scheme, options in (("light", OPTIONS), ("dark", IN_DARK)):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert violations(page, LISTS.get(of_its_type), options) == [], (name, scheme)


@pytest.mark.parametrize(("scheme", "options"), [("light", OPTIONS), ("dark", IN_DARK)], ids=["light", "dark"])
def test_axe_finds_nothing_in_menus_dialogs_and_previews(page, site, scheme, options):
    """Menu, contents, search with and without results, and a preview."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site.as_uri()}/concepts/hallucination.html")
    for opener, part in (("menu-opener", "pages"), ("contents-opener", "contents")):
        page.locator(f".{opener}").click()
        page.locator(f".{part}").wait_for()
        assert violations(page, f".{opener}, .{part}", options) == [], part
        page.keyboard.press("Escape")
    page.keyboard.press("/")
    read = "#guide-found:has-text('“hallucination”')"
    for query, shown in (("token", ".result"), ("halucinasion", read), ("zzzzqq", ".results .kind")):
        page.locator("input[name=query]").fill(query)
        page.locator(f".search {shown}").first.wait_for(state="attached")
        assert violations(page, ".search-opener, .search", options) == [], query
    page.keyboard.press("Escape")
    page.locator("article abbr[tabindex]").first.focus()
    page.locator("#guide-preview").wait_for()
    assert violations(page, "abbr, #guide-preview", options) == []


def test_a_page_loads_what_its_parts_need(site):
    """By the signs in mkdocs.yml; each is on some page."""
    texts = {page.relative_to(site).as_posix(): page.read_text("utf-8") for page in site.rglob("*.html")}
    for sign, files in CONFIG["extra"]["holds"].items():
        held = [name for name, text in texts.items() if sign in text]
        assert held, sign
        ends = [f'{Path(file["path"]).name}"' for file in files]
        assert [(name, end) for name in held for end in ends if end not in texts[name]] == []
