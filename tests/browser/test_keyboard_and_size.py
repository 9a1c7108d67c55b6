"""By keyboard alone, with text twice as large, at 400 % and with wide spacing, everything is reachable and visible."""

import re

import pytest

from tests.conftest import slow_but

from .waiting import alive

HOME = "index.html"
CONCEPT = "concepts/hallucination.html"
MISCONCEPTION = "misconceptions/it-writes-rather-than-looks-up.html"
CATALOGUE = "taxonomy/systems.html"
DEMONSTRATION = "concepts/decoding.html"

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

# Elements that are cut off or extend beyond the screen.
LOST = """() => [
  ...(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []),
  ...[...document.querySelectorAll('body *')].filter(node => {
    if (!node.checkVisibility({visibilityProperty: true})) return false;
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const cut = style.overflow !== 'visible' && style.overflowX === 'hidden' && node.scrollWidth > node.clientWidth + 1;
    const out = box.right > innerWidth + 1 && !node.closest('.table, pre, svg, .unseen') && style.position !== 'fixed';
    return (cut && node.clientWidth > 1) || (out && box.width > 0);
  }).map(node => node.outerHTML.slice(0, 80)),
]"""

SPACING = """html :is(p, li, td, th, summary, a, button, figcaption, h1, h2, h3, h4, label, span, input) {
  line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""


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
    slow_but(
        [(CATALOGUE, "light", 320, 256)],
        [(HOME, "dark", 1280, 800), (CATALOGUE, "light", 320, 256), (DEMONSTRATION, "light", 1280, 800)],
    ),
)
def test_the_tab_key_goes_through_the_whole_page(page, site, name, scheme, width, height):
    """From the top to the end, and back in the catalogue, no stop is hidden and none is a trap."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{site.as_uri()}/{name}")
    assert press_until_the_end(page, "Tab") > 50
    if name == CATALOGUE:
        page.locator(".choices > summary").focus()
        for _ in range(40):
            page.keyboard.press("Tab")
        page.evaluate("[window.last, window.back] = [null, true]")
        for _ in range(40):
            page.keyboard.press("Shift+Tab")
            stop = page.evaluate(STOP)
            assert stop["seen"] and stop["after"], stop


def test_the_skip_link_leads_past_the_navigation(page, site):
    """The stop after it is in the main text."""
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_slash_typed_into_a_field_stays_a_slash(page, site):
    """In a field of the page or of a demonstration, the key does not open search."""
    for name, field in ((CATALOGUE, "#catalogue-words"), (DEMONSTRATION, "live-demo .demo-controls textarea")):
        page.goto(f"{site.as_uri()}/{name}")
        alive(page)
        for chip in page.locator("live-demo .demo-chip").all()[:1]:
            chip.click()
        page.locator(field).first.wait_for(state="attached")
        page.evaluate("document.querySelectorAll('live-demo details').forEach((details) => { details.open = true; })")
        page.locator(field).press("/")
        assert "/" in page.locator(field).input_value()
        assert page.locator("dialog.search").is_hidden()


def test_an_abbreviation_shows_its_meaning_at_every_mention(page, site):
    """The HTML holds the meaning at the first mention only, and on the glossary page not at all."""
    html = (site / CATALOGUE).read_text(encoding="utf-8")
    explained = re.findall(r'<abbr title="([^"]*)">(.*?)</abbr>', html)
    assert len({form for _, form in explained}) == len(explained) < html.count("<abbr")
    meaning = next(meaning for meaning, form in explained if form == "LLM")
    page.goto(f"{site.as_uri()}/{CATALOGUE}")
    mentions = page.locator(".system > p abbr:visible").filter(has_text=re.compile("^LLM$"))
    assert mentions.count() > 1
    mentions.last.hover()
    assert page.get_by_role("tooltip").text_content() == meaning
    assert "<abbr title" not in (site / "glossary.html").read_text(encoding="utf-8")


def test_a_tooltip_stays_until_it_is_dismissed(page, site):
    """It shows on hover and focus, can itself be hovered, does not vanish by itself, and closes with Escape."""
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    form, meaning = page.locator("article abbr[tabindex]").first, page.get_by_role("tooltip")
    form.hover()
    meaning.wait_for()
    meaning.hover()
    page.wait_for_timeout(500)
    assert meaning.is_visible()
    page.keyboard.press("Escape")
    assert meaning.is_hidden()
    page.mouse.move(0, 0)
    form.focus()
    assert meaning.is_visible()
    assert form.get_attribute("aria-describedby") == meaning.get_attribute("id")
    for key in ("Enter", " "):
        page.keyboard.press("Escape")
        assert meaning.is_hidden()
        before = page.evaluate("scrollY")
        page.keyboard.press(key)
        assert meaning.is_visible() and page.evaluate("scrollY") == before
    page.keyboard.press("Escape")
    assert meaning.is_hidden()
    assert form.evaluate("abbr => abbr === document.activeElement && abbr.role === 'button'")


@pytest.mark.parametrize(
    ("width", "letters", "spacing"),
    slow_but([(640, 32, ""), (320, 16, SPACING)], [(1280, 32, ""), (640, 32, ""), (320, 16, SPACING)]),
    ids=["200%", "phone", "spaced"],
)
def test_larger_text_and_wider_spacing_hide_nothing(own_page, site, width, letters, spacing):
    """With twice the default font size, and with the spacing of WCAG 1.4.12 at 400 %, nothing is cut off."""
    own_page.set_viewport_size({"width": width, "height": 800})
    session = own_page.context.new_cdp_session(own_page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": letters, "fixed": letters}})
    for name in (HOME, CONCEPT, CATALOGUE, DEMONSTRATION):
        own_page.goto(f"{site.as_uri()}/{name}")
        own_page.evaluate(RESTYLE, spacing)
        assert own_page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == letters
        assert own_page.evaluate(LOST) == [], name


def test_nothing_moves(page, site):
    """There is no transition and no animation, so `prefers-reduced-motion` needs no special rules."""
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    page.keyboard.press("/")
    page.locator("#guide-query").wait_for()
    moving = """[...document.querySelectorAll('*')].map(node => getComputedStyle(node)).filter(look =>
      look.animationName !== 'none' || look.transitionDuration !== '0s' || look.scrollBehavior === 'smooth').length"""
    assert page.evaluate(moving) == 0
    assert page.evaluate("document.getAnimations().length") == 0
