"""The look of the guide: readable widths, the answer on the first screen, light and dark schemes, print."""

import pytest

from .tree import read

KINDS = {
    "home": "index.html",
    "concept": "concepts/hallucination.html",
    "taxonomy": "taxonomy/hard-cases.html",
    "misconception": "misconceptions/it-writes-rather-than-looks-up.html",
    "glossary": "glossary.html",
}
CHARACTERS = """() => [...document.querySelectorAll('article > p')].flatMap(paragraph => {
  const range = document.createRange();
  const counts = new Map();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) for (let at = 0; at < walker.currentNode.length; at++) {
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + 1);
    const line = Math.round(range.getBoundingClientRect().bottom / 12);
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts.values()].slice(0, -1).filter(count => count > 40);
})"""


def resized(page, width: int, height: int = 800):
    """The page in a window of this size."""
    page.set_viewport_size({"width": width, "height": height})
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways(page, site, kind):
    """Text reflows at every width; only the box around a table may scroll."""
    page.goto(f"{site.as_uri()}/{KINDS[kind]}")
    for width in (320, 768, 1280):
        assert resized(page, width).evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), [(320, 640), (1280, 720)])
def test_the_home_page_answers_on_the_first_screen(page, site, width, height):
    """The whole short answer is visible without scrolling and, on wide screens, so are the bet and the drawing."""
    resized(page, width, height).goto(f"{site.as_uri()}/index.html")
    for part in (".answer", ".chips", ".writer svg")[: 1 if width < 1024 else 3]:
        assert page.evaluate(f"document.querySelector('{part}').getBoundingClientRect().bottom") <= height, part


def test_on_a_phone_claims_need_no_scrolling_sideways(page, site):
    """Each claim is a list item with its verdict and notes below it, for screen readers as well."""
    resized(page, 320).goto(f"{site.as_uri()}/about/article/what-it-is.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    claims = page.locator("article li:has(.verdict)").count()
    assert sum(node.role == "listitem" for node in read(page)) >= claims > 50


def test_lines_hold_about_seventy_characters(page, site):
    """At desktop width the median full line has 66 to 74 characters, spaces included."""
    resized(page, 1280).goto(f"{site.as_uri()}/{KINDS['concept']}")
    counts = sorted(page.evaluate(CHARACTERS))
    assert 66 <= counts[len(counts) // 2] <= 74


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_system_and_the_switch_overrules_it(page, site, scheme):
    """The switch changes the scheme, and the next page keeps the choice."""
    page.emulate_media(color_scheme=scheme)
    background = "getComputedStyle(document.documentElement).backgroundColor"
    for _ in range(3):  # a busy browser may leave a page before its data is stored
        page.goto(f"{site.as_uri()}/index.html")
        before = page.evaluate(background)
        page.get_by_role("button", name="Switch between light and dark").click()
        after = page.evaluate(background)
        page.wait_for_timeout(100)
        page.goto(f"{site.as_uri()}/{KINDS['concept']}")
        if page.evaluate(background) == after:
            break
    assert before != after == page.evaluate(background)


def test_quiz_answers_look_alike_until_opened(page, site):
    """Only an opened answer shows whether it is right."""
    page.goto(f"{site.as_uri()}/{KINDS['misconception']}")
    look = """all => all.map(summary => getComputedStyle(summary)).map(style =>
      [style.borderTopColor, style.backgroundColor, style.color].join())"""
    assert len(set(page.eval_on_selector_all(".quiz summary", look))) == 1
    assert len(set(page.eval_on_selector_all(".quiz details", look))) == 1
    page.eval_on_selector_all(".quiz details", "all => all.forEach(answer => (answer.open = true))")
    marks = page.eval_on_selector_all(
        ".quiz summary", "all => all.map(summary => getComputedStyle(summary, '::after').content)"
    )
    assert len(set(marks)) == 2


def test_print_shows_text_only(page, site):
    """Navigation and buttons are hidden and answers are open, except on cards, which teachers hand out."""
    page.goto(f"{site.as_uri()}/{KINDS['misconception']}")
    page.emulate_media(media="print")
    for part in (".md-nav", ".tool", "heading-link", ".with-page"):
        assert page.locator(part).first.is_hidden()
    assert page.locator(".quiz details p").first.is_hidden()
    page.goto(f"{site.as_uri()}/concepts/decoding.html")
    assert page.locator(".quiz details p").first.is_visible()


def test_the_shapes_of_the_kinds_stay_on_paper(page, site):
    """Their backgrounds are printed: without them, as browsers print by default, the shapes would be missing."""
    page.goto(f"{site.as_uri()}/index.html")
    page.emulate_media(media="print")
    look = "all => all.map(kind => getComputedStyle(kind, '::after').printColorAdjust)"
    shapes = page.eval_on_selector_all(".answer :is(.field, .model, .product)", look)
    assert len(shapes) == 3
    assert set(shapes) == {"exact"}


def test_the_catalogue_fits_on_paper(page, site):
    """On paper each system is a card with its questions, and the controls are hidden."""
    resized(page, 660).goto(f"{site.as_uri()}/taxonomy/systems.html")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 660
    assert page.locator(".catalogue .system").first.inner_text().split("\n")[1].startswith("Kind")
    assert page.locator(".catalogue :is(input, .chip)").first.is_hidden()


RECORD = """self.frames = [];
new MutationObserver(() => self.frames.push(document.documentElement.dataset.frame ?? "all"))
  .observe(document, { subtree: true, attributeFilter: ["data-frame"] })"""


@pytest.mark.parametrize(("place", "frames"), [("", ["first", "all"]), ("#causes", []), ("#:~:text=a%20statement", [])])
def test_only_the_first_frame_skips_content_far_down(own_page, site, place, frames):
    """A page opened at a fragment skips nothing, because everything above the target must be laid out."""
    own_page.add_init_script(RECORD)
    own_page.goto(f"{site.as_uri()}/concepts/hallucination.html{place}")
    own_page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")
    assert own_page.evaluate("self.frames") == frames
    own_page.evaluate("document.documentElement.dataset.frame = 'first'")
    far = "getComputedStyle(document.querySelector('article > :nth-child(20)')).contentVisibility"
    assert own_page.evaluate(far) == "auto"


SHIFTS = """
  window.shifted = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      shifted.push([value, sources.map(({ node }) => node?.textContent.slice(0, 40))]);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["index.html", "see-for-yourself/boxes.html"])
def test_nothing_moves_while_a_page_loads(own_page, site, name, width):
    """The room for what scripts add is there from the start."""
    own_page.add_init_script(SHIFTS)
    own_page.set_viewport_size({"width": width, "height": 844})
    own_page.goto((site / name).as_uri())
    own_page.locator(".chips, .demo-first, .demo-guess").first.wait_for()
    own_page.wait_for_timeout(200)
    assert own_page.evaluate("shifted") == []
