"""By keyboard alone, with text twice as large, at 400 % and with wide spacing, everything is reachable and visible."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import LASTING
from tests.reading import TITLE

HOME, CONCEPT, DEMONSTRATION = "index.html", "concepts/hallucination.html", "concepts/decoding.html"
CATALOGUE = "taxonomy/systems.html"

# About the focused element: whether it is visible, whether it follows the last stop, and its focus ring and background.
STOP = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const seen = [...focused.getClientRects()].some(box => {
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
    const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
    return [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) =>
      focused.contains(document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)));
  });
  const after = !window.last || (window.last.compareDocumentPosition(focused) & (window.back ? 2 : 4)) !== 0;
  window.last = focused;
  let behind = focused.parentElement;
  while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
  const ring = getComputedStyle(focused);
  const width = ring.outlineStyle === 'none' ? 0 : parseFloat(ring.outlineWidth);
  return { what: focused.outerHTML.slice(0, 80), seen, after, width,
    colours: [ring.outlineColor, getComputedStyle(behind).backgroundColor] };
}"""
# Elements that are cut off or extend beyond the screen; what is indented out of sight is for screen readers.
LOST = """() => [
  ...(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []),
  ...[...document.querySelectorAll('body *')].filter(node => {
    if (!node.checkVisibility({visibilityProperty: true})) return false;
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    if (style.textIndent !== '0px') return false;
    const cut = style.overflow !== 'visible' && style.overflowX === 'hidden' && node.scrollWidth > node.clientWidth + 1;
    const out = box.right > innerWidth + 1 && !node.closest('.table, pre, svg, .unseen') && style.position !== 'fixed';
    return (cut && node.clientWidth > 1) || (out && box.width > 0);
  }).map(node => node.outerHTML.slice(0, 80)),
]"""
SPACING = """html :is(p, li, td, th, summary, a, button, figcaption, h1, h2, h3, h4, label, span, input) {
  line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
# Leaves twenty rows of the catalogue: all are alike.
SHORTEN = "[...document.querySelectorAll('.system')].slice(20).forEach((row) => row.remove())"
RESTYLE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""


def luminance(colour: str) -> float:
    """The relative luminance of an rgb() colour, as WCAG defines it."""
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def press_until_the_end(page, key: str, most: int = 400) -> int:
    """Presses a key until the focus leaves the page; each stop must be visible, in order and have a clear ring."""
    for count in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None or (count > 20 and 'class="skip"' in stop["what"]):
            return count
        assert stop["seen"], stop
        assert stop["after"], stop
        assert stop["width"] >= 2, stop
        assert contrast(*stop["colours"]) >= 3, stop
    raise AssertionError(f"still on the page after {most} stops")


@pytest.mark.parametrize(
    ("name", "scheme", "width", "height"),
    [(HOME, "dark", 1280, 800), (CATALOGUE, "light", 320, 256), (DEMONSTRATION, "light", 1280, 800)],
)
def test_the_tab_key_goes_through_the_whole_page(page, site, name, scheme, width, height):
    """From the top to the end, and back in the catalogue, no stop is hidden and none is a trap."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{site.as_uri()}/{name}")
    page.evaluate(SHORTEN)
    assert press_until_the_end(page, "Tab") > 40
    if name == CATALOGUE:
        page.evaluate("location.hash = 'kind-product'")  # all rows
        page.locator("#catalogue-words").focus()
        for _ in range(40):
            page.keyboard.press("Tab")
        page.evaluate("[window.last, window.back] = [null, true]")
        for _ in range(40):
            page.keyboard.press("Shift+Tab")
            stop = page.evaluate(STOP)
            assert stop["seen"] and stop["after"], stop


def test_the_keyboard_reaches_search_menu_and_text_at_400_percent(page, site):
    """Tab reaches skip link, search, scheme switch and menu; Escape closes the menu; the skip link leads to the text."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    names = []
    for _ in range(5):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel").strip())
    assert names == ["Skip to the text", TITLE, "Search", "Switch between light and dark", "Menu"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="All pages")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".pages :focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".pages")).to_be_hidden()
    expect(page.locator(":focus")).to_contain_text("Menu")
    page.locator(".skip").press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


def test_an_abbreviation_shows_its_meaning_at_every_mention(page, site):
    html = (site / CONCEPT).read_text(encoding="utf-8")
    explained = re.findall(r'<abbr title="([^"]*)">(.*?)</abbr>', html)
    meaning, form = next(one for one in explained if html.count(f">{one[1]}</abbr>") > 1)
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    page.locator("article abbr:visible").get_by_text(form, exact=True).last.hover()
    expect(page.locator("#guide-preview")).to_have_text(meaning)


@pytest.mark.parametrize("what", ["abbr[tabindex]", "sup.cites a.cite"])
def test_what_explains_stays_until_it_is_dismissed(page, site, what):
    """As WCAG 1.4.13 asks, it shows on hover and focus, can be hovered, moves nothing, and closes with Escape."""
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    word, meaning = page.locator(f"article {what}").first, page.locator("#guide-preview")
    height = page.evaluate("document.documentElement.scrollHeight")
    word.hover()
    meaning.wait_for()
    assert page.evaluate("document.documentElement.scrollHeight") == height
    meaning.hover()
    page.wait_for_timeout(500)  # longer than what hides it when the pointer leaves
    assert meaning.is_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    page.mouse.move(0, 0)
    word.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(meaning).to_be_visible()
    assert word.get_attribute("aria-describedby") == meaning.get_attribute("id")
    assert meaning.get_attribute("role") is None  # a tooltip must hold no links, and a citation's does
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()


@pytest.mark.parametrize(("width", "letters", "spacing"), [(640, 32, ""), (320, 16, SPACING)], ids=["200%", "spaced"])
def test_larger_text_and_wider_spacing_hide_nothing(own_page, site, width, letters, spacing):
    """With twice the default font size, and with the spacing of WCAG 1.4.12 at 400 %, nothing is cut off."""
    own_page.set_viewport_size({"width": width, "height": 800})
    session = own_page.context.new_cdp_session(own_page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": letters, "fixed": letters}})
    for name in (HOME, CONCEPT, CATALOGUE, DEMONSTRATION, "taxonomy/index.html"):
        own_page.goto(f"{site.as_uri()}/{name}")
        own_page.evaluate(SHORTEN)
        own_page.evaluate(RESTYLE, spacing)
        assert own_page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == letters
        assert own_page.evaluate(LOST) == [], name


def test_actions_are_announced(page, site):
    """Copying, searching and filtering each announce one sentence in a polite live region; in a field a slash is one."""
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    page.evaluate(LASTING)
    page.locator("#guessing + heading-link > button").click()
    expect(page.get_by_role("status").filter(has_text="Title and place are copied")).to_have_count(1)
    page.keyboard.press("/")
    page.locator("#guide-query").fill("context window")
    expect(page.get_by_role("status").filter(has_text=re.compile(r"\d+ results for “context window”"))).to_have_count(1)
    page.goto(f"{site.as_uri()}/{CATALOGUE}")
    page.locator("#catalogue-words").press("/")
    expect(page.locator("#catalogue-words")).to_have_value("/")
    expect(page.locator("dialog.search")).to_be_hidden()
    page.locator("#catalogue-words").fill("openai")
    expect(page.get_by_role("status").filter(has_text="have “openai” in their rows")).to_have_count(1)
