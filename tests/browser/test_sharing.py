"""Links that readers share: copied from headings, cited, marked on arrival, and never dead."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import LASTING, emptied
from tests.reading import TITLE

PAGE = "concepts/hallucination.html"
KINDS = """navigator.clipboard.read().then(([item]) =>
  Promise.all(item.types.map(kind => item.getType(kind).then(blob => blob.text()))))"""
TEXT = "navigator.clipboard.readText()"


MOVED = {
    "sources.html": "sources/index.html",
    "sources.html#devlin-2018": "sources/to-2022.html#devlin-2018",
    "about/article.html?x#gpt-stands-for": "about/article/what-it-is.html?x#gpt-stands-for",
    "taxonomy/system-sources.html#bert": "taxonomy/systems.html#system-bert",
    "see-for-yourself/odds.html#odds;t=2;w=a%20b": "concepts/decoding.html#decoding",
    "see-for-yourself/merges.html#merges;k=%E0%A4%A": "concepts/next-token-prediction.html#tokens",
    "see-for-yourself/search.html#search;q=Peru": "concepts/retrieval-and-search.html#failures",
}


def test_an_old_link_leads_to_the_new_place(page, site):
    """It does so for each entry of a list that was split, and for any state; the query stays, the target is in view."""
    for old, new in MOVED.items():
        emptied(page).goto(f"{site.as_uri()}/{old}", wait_until="commit")
        page.wait_for_url(f"{site.as_uri()}/{new}")
        if "#" in new:
            expect(page.locator(":target")).to_be_in_viewport()


@pytest.fixture
def reader(page, site):
    """A page, opened from disk, with access to the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.as_uri()}/{PAGE}")
    page.evaluate(LASTING)
    return page


@pytest.fixture
def public(reader):
    """The page with a canonical link, as in a guide with a public address."""
    reader.evaluate(
        """() => document.head.append(Object.assign(document.createElement('link'),
             {rel: 'canonical', href: 'https://guide.example/concepts/hallucination.html'}))"""
    )
    return reader


def opener(page, heading: str):
    return page.locator(f"#{heading} + heading-link > button")


def name_of(page) -> str:
    """What a link to the section is called."""
    return f"{page.locator('h1').inner_text()} {page.locator('#guessing').inner_text()} – {TITLE}"


def press(page, button) -> str:
    """Presses a button that copies; what is in the clipboard once the page has said so."""
    page.evaluate("document.querySelector('.said').textContent = ''")
    button.click()
    expect(page.locator(".said")).not_to_be_empty()
    return page.evaluate(TEXT)


def test_every_heading_has_a_named_copy_button(reader):
    """Buttons for h1 to h4 measure at least 24 pixels, have the heading in their names, and work by keyboard."""
    headings = reader.locator("article :is(h1, h2, h3, h4)")
    buttons = reader.locator("article :is(h1, h2, h3, h4) + heading-link > button")
    assert buttons.count() == headings.count() > 1
    for button, heading in zip(buttons.all(), headings.all(), strict=True):
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        assert heading.inner_text().strip() in button.get_attribute("aria-label")
    opener(reader, "guessing").press("Enter")
    expect(opener(reader, "guessing")).to_have_attribute("aria-expanded", "true")
    expect(reader.locator(".said")).not_to_be_empty()
    assert reader.evaluate(TEXT).endswith(f"{PAGE}#guessing")


def test_from_disk_title_and_place_are_copied_instead_of_a_path(reader):
    """A path on this computer would open nowhere else, and the page says so."""
    assert press(reader, opener(reader, "guessing")).splitlines() == [name_of(reader), f"{PAGE}#guessing"]
    expect(reader.locator(".said")).to_contain_text("would open nowhere else")
    for choice in ("Cite this section", "Something wrong here?"):
        copied = press(reader, reader.locator("#guessing + heading-link .more").get_by_role("button", name=choice))
        assert f"{PAGE}#guessing" in copied and "file:" not in copied, choice


def test_a_section_can_be_copied_cited_and_reported(public):
    """As address and formatted text, and as a citation; the choices move nothing and close with Escape.

    The answer is copied from the menu of the title, with the page's address, but no citation numbers.
    """
    below = "document.querySelector('#guessing ~ p').getBoundingClientRect().top + scrollY"
    before = public.evaluate(below)
    address = "https://guide.example/concepts/hallucination.html#guessing"
    name, section = name_of(public), public.locator("#guessing").inner_text()
    assert press(public, opener(public, "guessing")) == address
    assert public.evaluate(KINDS) == [address, f'<a href="{address}">{name}</a>']
    assert public.evaluate(below) == before
    more = public.locator("#guessing + heading-link .more")
    copied = {one.inner_text(): press(public, one) for one in more.get_by_role("button").all()}
    assert copied["Cite this section"].startswith(f"“{section}”")
    assert "#guessing" in copied["Something wrong here?"]
    public.keyboard.press("Escape")
    expect(public.locator(":focus")).to_have_attribute("aria-label", re.compile("^Copy the link to"))
    assert more.is_hidden()
    press(public, public.locator("h1 + heading-link > button"))
    text, where = press(public, public.get_by_role("button", name="Copy the answer with its address")).splitlines()
    assert text.endswith(".") and "[1]" not in text
    title = public.locator("h1").inner_text()
    assert where == f"— {title} – {TITLE}, https://guide.example/concepts/hallucination.html#hallucination"


def test_a_menu_that_does_not_load_says_so(reader):
    """The next press tries again."""
    reader.route("**/heading-menu.js*", lambda route: route.abort())
    reader.reload()
    opener(reader, "guessing").click()
    expect(reader.locator(".said")).to_have_text("This did not load. Please try again.")
    reader.unroute_all()
    reader.log.clear()
    opener(reader, "guessing").click()
    reader.locator("#guessing + heading-link .more").wait_for()
    assert reader.log.errors == []


def test_a_citation_has_the_readers_day(browser, site):
    """In Los Angeles it is still the first of December when the second has begun in London."""
    context = browser.new_context(timezone_id="America/Los_Angeles", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.set_fixed_time("2026-12-02T03:00:00Z")
    page.goto(f"{site.as_uri()}/{PAGE}")
    opener(page, "guessing").click()
    page.get_by_role("button", name="Cite this section").click()
    page.wait_for_function(f"async () => (await {TEXT}).includes('(read ')")
    assert page.evaluate(TEXT).endswith("(read 1 December 2026).")
    context.close()


def test_the_target_of_a_link_shows(reader):
    """A section gets a mark, an outline where colours are forced, and a closed answer opens for what is inside it."""
    look = "getComputedStyle(document.querySelector('#guessing')).{}"
    assert reader.evaluate(look.format("backgroundImage")) == "none"
    reader.evaluate("location.hash = 'guessing'")
    assert reader.evaluate(look.format("backgroundImage")) != "none"
    reader.emulate_media(forced_colors="active")
    assert reader.evaluate(look.format("outlineStyle")) == "solid"
    reader.evaluate("document.querySelector('.quiz details p').id = 'deep'")
    reader.evaluate("location.hash = 'deep'")
    expect(reader.locator("#deep")).to_be_visible()
