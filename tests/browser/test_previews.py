"""Previews of citations, terms and systems, by hover and focus."""

from itertools import combinations

import pytest

from .waiting import until

PAGE = "concepts/hallucination.html"
CITATION = "article sup.cites a.cite"
BOX = "#guide-preview"


@pytest.fixture
def reader(page, site):
    """A page, opened from disk."""
    page.goto(f"{site.as_uri()}/{PAGE}")
    return page


def test_a_citation_is_a_number_with_a_name(reader):
    """It links to the work with the same number at the foot of the page; screen readers hear its name."""
    first = reader.locator(CITATION).first
    number = first.inner_text()
    assert first.get_attribute("aria-label").startswith(f"Source {number}: ")
    work = reader.locator(first.get_attribute("href"))
    assert work.evaluate("item => [...item.parentElement.children].indexOf(item) + 1") == int(number)


def test_a_preview_can_be_hovered_and_dismissed(reader):
    """As WCAG 1.4.13 asks, it stays while the pointer is on it, moves nothing, and closes with Escape."""
    link = reader.locator(CITATION).first
    link.scroll_into_view_if_needed()
    height = reader.evaluate("document.documentElement.scrollHeight")
    link.hover()
    box = reader.locator(BOX)
    box.wait_for()
    assert "More on this source" in box.inner_text()
    assert reader.evaluate("document.documentElement.scrollHeight") == height
    box.hover()
    reader.wait_for_timeout(400)
    assert box.is_visible()
    reader.keyboard.press("Escape")
    assert box.is_hidden()


def test_a_preview_follows_the_keyboard(reader):
    """It shows on focus, describes the link, and closes with Escape; the focus stays on the link."""
    link = reader.locator(CITATION).nth(1)
    link.focus()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Shift+Tab")
    reader.locator(BOX).wait_for()
    assert link.get_attribute("aria-describedby") == "guide-preview"
    reader.keyboard.press("Escape")
    assert link.get_attribute("aria-describedby") is None
    assert reader.evaluate("document.activeElement.className") == "cite"


def test_one_tap_follows_a_link(browser, site):
    """On a phone a citation leads to its work at once, as any link does."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, offline=True)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{PAGE}")
    page.locator(CITATION).first.tap()
    until(page, "location.hash.startsWith('#source-')")
    context.close()


@pytest.mark.parametrize("place", ["glossary.html#", "taxonomy/systems.html#"])
def test_terms_and_systems_have_previews(page, site, place):
    """Their texts come from one script of the guide, which is loaded when the first of them is needed."""
    page.goto(f"{site.as_uri()}/{PAGE}")
    found = page.evaluate(
        """([place, href]) => {
          const link = document.createElement('a');
          link.href = href;
          link.textContent = 'this';
          document.querySelector('article > p').prepend(link);
          return link.href;
        }""",
        [place, f"../{place}{'token' if 'glossary' in place else 'system-chatgpt'}"],
    )
    assert not [url for url in page.log.requests if url.endswith("meanings.js")]
    page.locator(f'article a[href$="{place}{found.partition("#")[2]}"]').first.hover()
    page.locator(BOX).wait_for()
    text = page.locator(BOX).inner_text()
    assert ("Token" in text) if "glossary" in place else all(word in text for word in ("ChatGPT", "LLM?", "Generates?"))
    assert all(url.startswith("file:") for url in page.log.requests)


def test_a_name_on_the_map_leads_to_its_row(page, site):
    """A product in the drawing is a link as any other, with its preview; on a telephone large enough for a finger."""
    page.set_viewport_size({"width": 320, "height": 700})
    for place in ("index.html", "taxonomy/index.html"):
        page.goto(f"{site.as_uri()}/{place}")
        names = page.locator("figure svg[role=group] a")
        boxes = [one.bounding_box() for one in names.all()]
        assert len(boxes) == 8
        for one, other in combinations(boxes, 2):
            beside = one["x"] >= other["x"] + other["width"] or other["x"] >= one["x"] + one["width"]
            assert beside or abs(one["y"] - other["y"]) >= 20, (one, other)
        names.filter(has_text="ChatGPT").focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        page.locator(BOX).wait_for()
        assert "Kind product" in page.locator(BOX).inner_text()
        page.keyboard.press("Enter")
        page.wait_for_url("**/taxonomy/systems.html#system-chatgpt")
