"""What a citation, a term, a system or a short form is shows before its link is followed, by hover, focus and tap."""

import pytest

from .waiting import until

PAGE = "concepts/hallucination.html"
CITATION = "article sup.cites a.cite"
BOX = "#guide-preview"


@pytest.fixture
def reader(page, site):
    """The page open, from disk."""
    page.goto(f"{site.as_uri()}/{PAGE}")
    return page


def test_a_citation_is_a_number_with_a_name(reader):
    """It leads to the work at the foot, where the same number stands; a screen reader hears the name."""
    first = reader.locator(CITATION).first
    number = first.inner_text()
    assert first.get_attribute("aria-label").startswith(f"Source {number}: ")
    work = reader.locator(first.get_attribute("href"))
    assert work.evaluate("one => [...one.parentElement.children].indexOf(one) + 1") == int(number)


def test_a_preview_can_be_hovered_and_dismissed(reader):
    """As WCAG 1.4.13 asks: it stays while the pointer is on it, moves nothing, and goes with Escape."""
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
    """It shows with the focus, describes the link, and goes when the focus leaves."""
    link = reader.locator(CITATION).nth(1)
    link.focus()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Shift+Tab")
    reader.locator(BOX).wait_for()
    assert link.get_attribute("aria-describedby") == "guide-preview"
    reader.keyboard.press("Escape")
    assert link.get_attribute("aria-describedby") is None
    assert reader.evaluate("document.activeElement.className") == "cite"


def test_a_tap_shows_first_and_follows_then(browser, site):
    """On a phone the first tap opens the preview, the second one leads to the foot."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, offline=True)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{PAGE}")
    link = page.locator(CITATION).first
    link.tap()
    page.locator(BOX).wait_for()
    assert "#" not in page.url
    link.tap()
    until(page, "location.hash.startsWith('#source-')")
    context.close()


@pytest.mark.parametrize("place", ["glossary.html#", "taxonomy/systems.html#"])
def test_terms_and_systems_say_what_they_are(page, site, place):
    """From one script of the guide, fetched when the first of them is wanted, without another host."""
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
    said = page.locator(BOX).inner_text()
    assert ("Token" in said) if "glossary" in place else all(word in said for word in ("ChatGPT", "LLM?", "Generates?"))
    assert all(url.startswith("file:") for url in page.log.requests)
