"""Links that readers share: copied from headings, reported, marked on arrival, and never dead."""

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
    expect(reader.locator(".said")).not_to_be_empty()
    assert reader.evaluate(TEXT).endswith(f"{PAGE}#guessing")


def test_a_phone_shows_each_button_beside_its_heading(browser, site):
    """Nothing can point there, so it shows from the start; it lies over no word, also in a narrow window."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, has_touch=True, is_mobile=True, offline=True)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/questions.html#children-and-school")
    page.locator("heading-link").last.wait_for(state="attached")
    hidden = """headings => headings.filter((heading) => {
      const button = heading.nextElementSibling.firstChild, words = new Range();
      words.selectNodeContents(heading);
      const { left, top } = button.getBoundingClientRect();
      return !button.checkVisibility({ opacityProperty: true }) ||
        [...words.getClientRects()].some((line) => line.right > left && line.bottom > top);
    }).map(({ id }) => id)"""
    assert page.locator("article :is(h2, h3)[id]").count() > 40
    assert page.locator("article :is(h2, h3)[id]").evaluate_all(hidden) == []
    context.close()


def test_from_disk_title_and_place_are_copied_instead_of_a_path(reader):
    """A path on this computer would open nowhere else, and the page says so."""
    assert press(reader, opener(reader, "guessing")).splitlines() == [name_of(reader), f"{PAGE}#guessing"]
    expect(reader.locator(".said")).to_contain_text("would open nowhere else")
    copied = press(reader, reader.get_by_role("button", name="Something wrong here?"))
    assert PAGE in copied and "file:" not in copied


def test_a_section_is_copied_as_address_and_formatted_text(public):
    """The formatted text is the name with its link."""
    address = "https://guide.example/concepts/hallucination.html#guessing"
    assert press(public, opener(public, "guessing")) == address
    assert public.evaluate(KINDS) == [address, f'<a href="{address}">{name_of(public)}</a>']


def test_what_does_not_load_says_so(reader):
    """The next press tries again."""
    reader.route("**/address.js*", lambda route: route.abort())
    reader.reload()
    opener(reader, "guessing").click()
    expect(reader.locator(".said")).to_have_text("This did not load. Please try again.")
    reader.unroute_all()
    reader.log.clear()
    assert press(reader, opener(reader, "guessing")).endswith("#guessing")
    assert reader.log.errors == []


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
