"""Accessibility of reading: axe finds nothing, the keyboard reaches everything, and nothing needs a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import pages_of, slow_but
from tests.reading import TITLE

PAGES = [
    "index.html",
    "concepts/hallucination.html",
    "taxonomy/hard-cases.html",
    "misconceptions/it-writes-rather-than-looks-up.html",
]


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"preload": False, "resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}


def violations(page, part: str | None = None) -> list[str]:
    """What axe finds on the page with all answers open, or in a part of it, each as `rule: element`."""
    page.evaluate("document.querySelectorAll('article details').forEach((one) => { one.open = true; })")
    found = Axe().run(page, context=part, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(("scheme", "width"), slow_but([("light", 320)], [("light", 320), ("dark", 1280)]))
@pytest.mark.parametrize("pages", slow_but([PAGES], [PAGES, None]), ids=["of several types", "all"])
def test_axe_finds_nothing(page, site, scheme, width, pages):
    """On pages of several types, and in the slow run on every page, with all answers open."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    for name in pages or [name for name in pages_of(site) if name != "404.html"]:
        page.goto(f"{site.as_uri()}/{name}")
        assert violations(page) == [], name


@pytest.mark.parametrize("scheme", slow_but(["dark"], ["light", "dark"]))
def test_axe_finds_nothing_in_menus_dialogs_and_tooltips(page, site, scheme):
    """Menu, contents, search with and without results, heading and selection buttons, and a tooltip.

    Each is checked alone with its opener; the test above checks the rest of the page.
    """
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site.as_uri()}/{PAGES[1]}")
    for opener, part in (("menu-opener", "pages"), ("contents-opener", "contents")):
        page.locator(f".{opener}").click()
        page.locator(f".{part}").wait_for()
        assert violations(page, f".{opener}, .{part}") == [], part
        page.keyboard.press("Escape")
    page.keyboard.press("/")
    for query, shown in (("token", ".result"), ("halucinasion", ".closest"), ("zzzzqq", ".results .kind")):
        page.locator("input[name=query]").fill(query)
        page.locator(f".search {shown}").first.wait_for(state="attached")
        assert violations(page, ".search-opener, .search") == [], query
    page.keyboard.press("Escape")
    page.locator("heading-link > button").first.click()
    page.locator("heading-link .more").first.wait_for()
    assert violations(page, "h1, heading-link") == []
    page.locator("article abbr[tabindex]").first.focus()
    page.get_by_role("tooltip").wait_for()
    assert violations(page, "abbr, [role=tooltip]") == []
    page.locator("article > p").first.select_text()
    page.get_by_role("button", name="Copy quote and link").wait_for()
    assert violations(page, ".selected") == []


def test_the_keyboard_reaches_search_menu_and_text_at_400_percent(page, site):
    """At 320 pixels, Tab reaches skip link, search, scheme switch and menu; Escape closes the menu."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{site.as_uri()}/{PAGES[1]}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    names = []
    for _ in range(4):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel"))
    assert [name.strip() for name in names] == [TITLE, "Search", "Switch between light and dark", "Menu"]
    page.keyboard.press("Enter")
    menu = page.locator(".pages")
    assert menu.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.pages') !== null")
    page.keyboard.press("Escape")
    assert menu.is_hidden()
    assert "Menu" in page.evaluate("document.activeElement.innerText")


def test_closed_parts_are_not_in_the_tab_order(page, site):
    """The focus never moves to something invisible."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site.as_uri()}/{PAGES[3]}")
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.checkVisibility({visibilityProperty: true})")


def test_the_slash_key_can_be_switched_off(page, site):
    """WCAG 2.1.4 asks for this, because speech input may trigger a single-key shortcut by accident."""
    page.goto(f"{site.as_uri()}/{PAGES[1]}")
    page.keyboard.press("/")
    page.get_by_label("Open search with the / key").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.locator("dialog.search").is_hidden()


def test_nothing_needs_a_script(browser, site):
    """Text, answers, navigation and menu work without scripts; controls that need one are hidden."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800}, offline=True)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{PAGES[3]}")
    assert page.locator("article h1").is_visible()
    assert page.locator(".search-opener").is_hidden()
    page.locator(".quiz summary").first.click()
    assert page.locator(".quiz details p").first.is_visible()
    page.locator(".menu-opener").click()
    page.locator(".pages").get_by_role("link", name="Overview").locator("visible=true").first.click()
    assert page.url.endswith("/misconceptions/index.html")
    context.close()


def test_forced_colours_show_the_target(page, site):
    """With forced colours, an outline marks the section that a link leads to."""
    page.emulate_media(forced_colors="active")
    page.goto(f"{site.as_uri()}/{PAGES[3]}#what-to-do")
    outline = "getComputedStyle(document.querySelector(':target')).outlineStyle"
    assert page.evaluate(outline) == "solid"
