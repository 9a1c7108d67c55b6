"""The catalogue is complete without scripts; with them, readers can filter and sort it and share the result."""

import re

import pytest

from tests.conftest import emptied, slow_but

NAMES = ".catalogue .system:not([hidden]) > h4"
PAGE = "taxonomy/systems.html"


@pytest.fixture
def catalogue(page, site):
    """The catalogue's page, opened."""
    page.goto(f"{site.as_uri()}/{PAGE}")
    page.locator("#catalogue-words").wait_for()
    return page


def names(page) -> list[str]:
    """The names of the visible systems, in their order."""
    return page.eval_on_selector_all(NAMES, "names => names.map(name => name.textContent)")


def chip(page, group: str, value: str):
    """The button that selects a value in a group; opens the groups, which are collapsed at first."""
    page.locator(".choices").evaluate("it => (it.open = true)")
    chips = page.get_by_role("group", name=group, exact=True)
    return chips.get_by_role("button", name=re.compile(rf"^{re.escape(value)} \d+$"))


def test_words_and_chips_filter_the_systems(catalogue):
    """Only matching systems stay, their number is shown, and "Show all" brings all of them back."""
    everything = names(catalogue)
    catalogue.locator("#catalogue-words").fill("OpenAI withdrawn")
    matching = names(catalogue)
    assert 0 < len(matching) < len(everything)
    assert f"{len(matching)} of {len(everything)}" in catalogue.locator(".catalogue .shown").inner_text()
    chip(catalogue, "Kind", "product").click()
    assert 0 < len(names(catalogue)) < len(matching)
    catalogue.get_by_role("button", name="Show all").click()
    assert names(catalogue) == everything
    assert catalogue.evaluate("document.activeElement.id") == "catalogue-words"


def test_systems_with_the_words_in_their_names_come_first(catalogue):
    """Others, which only tell of the words, follow in the order of the page."""
    everything = names(catalogue)
    catalogue.locator("#catalogue-words").fill("gpt")
    found = names(catalogue)
    named = [name for name in everything if "gpt" in name.lower()]
    assert found[: len(named)] == named
    assert found[len(named) :] == [name for name in everything if name in found[len(named) :]] != []
    catalogue.locator("#catalogue-words").fill("")
    assert names(catalogue) == everything


def test_where_nothing_matches_search_is_offered(catalogue):
    """It looks through the whole guide for the same words, and knows misspelt names."""
    offer = catalogue.get_by_role("button", name="Search the guide for")
    catalogue.locator("#catalogue-words").fill("claude")
    assert offer.count() == 0
    catalogue.locator("#catalogue-words").fill("geminy")
    offer.click()
    assert catalogue.locator("#guide-query").input_value() == "geminy"
    catalogue.locator("dialog .result", has_text="Gemini").first.wait_for()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_matching_systems_show_below_the_field(catalogue, width, height):
    """While a reader types, the field and the first rows are visible, on phones above the keyboard."""
    catalogue.set_viewport_size({"width": width, "height": height})
    catalogue.locator("#catalogue-words").press_sequentially("gpt")
    field = catalogue.locator("#catalogue-words").bounding_box()
    row = catalogue.locator(".system:not([hidden])").first.bounding_box()
    assert 0 < field["y"] < row["y"] and row["y"] + row["height"] < height * 0.55


def test_a_name_is_found_however_it_is_spelt(catalogue):
    """A name is found with or without its hyphen."""
    catalogue.locator("#catalogue-words").fill("gpt4")
    assert "GPT-4" in names(catalogue)


def test_a_chip_shows_how_many_systems_it_would_leave(catalogue):
    """The number respects the other groups. Values in one group widen the selection; further groups narrow it."""
    chip(catalogue, "LLM?", "disputed").click()
    disputed = names(catalogue)
    model = chip(catalogue, "Kind", "model")
    count = int(model.inner_text().split()[-1])
    model.click()
    assert len(names(catalogue)) == count < len(disputed)
    chip(catalogue, "Kind", "model family").click()
    assert count < len(names(catalogue)) <= len(disputed)
    assert chip(catalogue, "Kind", "dataset").is_disabled()


def test_a_column_sorts_up_and_down_by_keyboard(catalogue):
    """One press sorts, the second reverses, the third restores the order by kind; `aria-pressed` shows the state."""
    written = names(catalogue)
    button = catalogue.get_by_role("group", name="Sort the systems").get_by_role("button", name="System")
    button.focus()
    catalogue.keyboard.press("Enter")
    upward = names(catalogue)
    assert button.get_attribute("aria-pressed") == "true"
    assert upward == sorted(upward, key=str.casefold)
    assert catalogue.locator(".catalogue > h3:visible, .catalogue > heading-link:visible").count() == 0
    catalogue.keyboard.press("Enter")
    assert names(catalogue) == upward[::-1]
    catalogue.keyboard.press("Enter")
    assert names(catalogue) == written
    assert button.get_attribute("aria-pressed") == "false"


def test_the_address_holds_the_filters(catalogue):
    """The address shows the same systems to anyone who opens it; without filters it has no fragment."""
    clean = catalogue.url
    catalogue.locator("#catalogue-words").fill("google")
    chip(catalogue, "Generates?", "yes").click()
    catalogue.get_by_role("button", name="Kind", exact=True).click()
    seen, address = names(catalogue), catalogue.url
    assert address.startswith(f"{clean}#")
    emptied(catalogue).goto(address)
    assert names(catalogue) == seen
    assert chip(catalogue, "Generates?", "yes").get_attribute("aria-pressed") == "true"
    catalogue.get_by_role("button", name="Show all").click()
    assert catalogue.url == clean


def test_the_address_of_a_system_shows_it(page, site):
    """The system and its sources show even when filters hid it before."""
    page.goto(f"{site.as_uri()}/{PAGE}#kind=dataset")
    assert names(page) == ["Common Crawl"]
    page.evaluate("location.hash = 'system-decisions-api'")
    row = page.locator(".system", has=page.locator("#system-decisions-api"))
    row.get_by_text("Inside: GPT-6").wait_for()
    assert row.locator("details ol a").count() >= 3
    page.wait_for_function("Math.abs(document.querySelector(':target').getBoundingClientRect().top) < 200")


@pytest.mark.parametrize(
    "state",
    slow_but(
        ["kind=none|product", "llm=<img src=x>"],
        ["kind=none|product", "sort=constructor", "words=%", "llm=<img src=x>", "kind", "=", "sort=|down"],
    ),
)
def test_invalid_filters_in_the_address_are_ignored(page, site, state):
    """Systems are shown and no error is logged."""
    page.goto(f"{site.as_uri()}/{PAGE}#{state}")
    page.locator("#catalogue-words").wait_for()
    assert len(names(page)) > 0 or state == "words=%"
    assert page.log.errors == []


def test_typed_markup_stays_text(catalogue):
    """It matches no system and creates no element."""
    catalogue.locator("#catalogue-words").fill("<img src=x onerror=alert(1)>")
    assert names(catalogue) == []
    assert catalogue.locator(".catalogue img").count() == 0


@pytest.mark.parametrize(("width", "across"), [(1280, True), (1024, False), (820, False), (390, False)])
def test_a_system_is_a_row_where_there_is_room_and_a_card_elsewhere(catalogue, width, across):
    """In a row name and answers share a line, on a card they are stacked; no text is narrow, none scrolls sideways."""
    catalogue.set_viewport_size({"width": width, "height": 844})
    parts = "[...row.querySelectorAll(':scope > :is(h4, p), :scope > ul > li:last-child')]"
    tops = f"row => {parts}.map(part => part.getBoundingClientRect().top)"
    first, *rest = catalogue.locator(".system").first.evaluate(tops)
    assert all(abs(top - first) < 12 for top in rest) == across
    assert catalogue.locator(".system > p").first.bounding_box()["width"] > 220
    assert catalogue.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_catalogue_is_complete(browser, site):
    """Every system stands in the page, its values in a <details> element, and there are no controls that do nothing."""
    context = browser.new_context(java_script_enabled=False, offline=True)
    plain = context.new_page()
    plain.goto(f"{site.as_uri()}/{PAGE}")
    assert plain.locator(".catalogue .system").count() >= 60
    assert plain.locator(".catalogue :is(input, select, button)").count() == 0
    row = plain.locator(".system", has=plain.locator("#system-chatgpt"))
    assert row.get_by_text("Maker:").is_hidden()
    row.locator("summary").click()
    assert row.get_by_text("Maker:").is_visible()
    context.close()
