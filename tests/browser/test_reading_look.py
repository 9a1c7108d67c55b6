"""The face of the guide: widths that can be read, the answer in the first screen, both schemes designed."""

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
    """Text reflows at every width; only a table's own box may scroll."""
    page.goto(f"{site.as_uri()}/{KINDS[kind]}")
    for width in (320, 768, 1280):
        assert resized(page, width).evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), [(320, 640), (1280, 720)])
def test_the_home_page_answers_in_its_first_screen(page, site, width, height):
    """The question and the whole short answer are above the fold; with room, so is what there is to do."""
    resized(page, width, height).goto(f"{site.as_uri()}/index.html")
    for part in (".answer", "article .opening")[: 1 if width < 1024 else 2]:
        assert page.evaluate(f"document.querySelector('{part}').getBoundingClientRect().bottom") <= height, part


def test_on_a_phone_no_claim_of_the_article_needs_a_scroll_sideways(page, site):
    """Each is an item of a list, with its verdict and small print under it, to a screen reader as well."""
    resized(page, 320).goto(f"{site.as_uri()}/about/article/what-it-is.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    claims = page.locator("article li:has(.verdict)").count()
    assert sum(node.role == "listitem" for node in read(page)) >= claims > 50


def test_lines_hold_about_seventy_characters(page, site):
    """At desktop width the usual full line has 66 to 74 characters, spaces included."""
    resized(page, 1280).goto(f"{site.as_uri()}/{KINDS['concept']}")
    counts = sorted(page.evaluate(CHARACTERS))
    assert 66 <= counts[len(counts) // 2] <= 74


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_system_and_the_switch_overrules_it(page, site, scheme):
    """The switch turns the scheme round, and the choice holds on the next page."""
    page.emulate_media(color_scheme=scheme)
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    for _ in range(3):  # a busy browser may leave a page before what it stored is kept
        page.goto(f"{site.as_uri()}/index.html")
        before = page.evaluate(ground)
        page.get_by_role("button", name="Switch between light and dark").click()
        after = page.evaluate(ground)
        page.wait_for_timeout(100)
        page.goto(f"{site.as_uri()}/{KINDS['concept']}")
        if page.evaluate(ground) == after:
            break
    assert before != after == page.evaluate(ground)


def test_quiz_answers_look_alike_until_opened(page, site):
    """Nothing but the open answer says which one is right."""
    page.goto(f"{site.as_uri()}/{KINDS['misconception']}")
    look = """all => all.map(one => getComputedStyle(one)).map(style =>
      [style.borderTopColor, style.backgroundColor, style.color].join())"""
    assert len(set(page.eval_on_selector_all(".quiz summary", look))) == 1
    assert len(set(page.eval_on_selector_all(".quiz details", look))) == 1
    page.eval_on_selector_all(".quiz details", "all => all.forEach(one => (one.open = true))")
    marks = page.eval_on_selector_all(
        ".quiz summary", "all => all.map(one => getComputedStyle(one, '::after').content)"
    )
    assert len(set(marks)) == 2


def test_print_shows_text_only(page, site):
    """On paper the navigation goes and every answer is open; a card alone keeps the answer for who hands it out."""
    page.goto(f"{site.as_uri()}/{KINDS['misconception']}")
    page.emulate_media(media="print")
    for part in (".md-nav", ".tool", "heading-link", ".neighbours"):
        assert page.locator(part).first.is_hidden()
    assert page.locator(".quiz details p").first.is_hidden()
    page.goto(f"{site.as_uri()}/concepts/decoding.html")
    assert page.locator(".quiz details p").first.is_visible()


def test_the_shapes_of_the_kinds_stay_on_paper(page, site):
    """Printed without backgrounds, as browsers do by themselves, colour would be alone and the shape a gap."""
    page.goto(f"{site.as_uri()}/index.html")
    page.emulate_media(media="print")
    look = "all => all.map(one => getComputedStyle(one, '::before').printColorAdjust)"
    shapes = page.eval_on_selector_all(".answer :is(.field, .model, .product)", look)
    assert len(shapes) == 3
    assert set(shapes) == {"exact"}


def test_the_catalogue_fits_on_paper(page, site):
    """There each system is a card that says its questions, and the fields are gone."""
    resized(page, 660).goto(f"{site.as_uri()}/taxonomy/systems.html")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 660
    assert page.locator(".catalogue .system").first.inner_text().split("\n")[1].startswith("Kind")
    assert page.locator(".catalogue :is(input, .chip)").first.is_hidden()


NOTED = """self.noted = []; new MutationObserver(() => self.noted.push(document.documentElement.dataset.frame ?? "all"))
  .observe(document, { subtree: true, attributeFilter: ["data-frame"] })"""


@pytest.mark.parametrize(("place", "frames"), [("", ["first", "all"]), ("#causes", []), ("#:~:text=a%20statement", [])])
def test_only_the_first_frame_leaves_out_what_is_far_down(own_page, site, place, frames):
    """And none does for whoever comes for a place, since all that is above it has to be laid out."""
    own_page.add_init_script(NOTED)
    own_page.goto(f"{site.as_uri()}/concepts/hallucination.html{place}")
    own_page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")
    assert own_page.evaluate("self.noted") == frames
    own_page.evaluate("document.documentElement.dataset.frame = 'first'")
    far = "getComputedStyle(document.querySelector('article > :nth-child(20)')).contentVisibility"
    assert own_page.evaluate(far) == "auto"
