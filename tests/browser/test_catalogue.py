"""The catalogue is complete as it stands; a reader can choose, sort, open and send what was found."""

import re

import pytest

from tests.conftest import emptied, slow_but

NAMES = ".catalogue .system:not([hidden]) > h4"
PAGE = "taxonomy/systems.html"


@pytest.fixture
def catalogue(page, site):
    """The open page of the catalogue."""
    page.goto(f"{site.as_uri()}/{PAGE}")
    page.locator("#catalogue-words").wait_for()
    return page


def names(page) -> list[str]:
    """The systems that are shown, in their order."""
    return page.eval_on_selector_all(NAMES, "all => all.map(one => one.textContent)")


def chip(page, group: str, value: str):
    """The button that chooses a value, among those that open with the words above them."""
    page.locator(".choices").evaluate("it => (it.open = true)")
    chips = page.get_by_role("group", name=group, exact=True)
    return chips.get_by_role("button", name=re.compile(rf"^{re.escape(value)} \d+$"))


def test_words_and_chips_narrow_the_rows(catalogue):
    """Only rows with every word and of the kind stay; the count is said; one press brings all back."""
    everything = names(catalogue)
    catalogue.locator("#catalogue-words").fill("OpenAI withdrawn")
    some = names(catalogue)
    assert 0 < len(some) < len(everything)
    assert f"{len(some)} of {len(everything)}" in catalogue.locator(".catalogue .shown").inner_text()
    chip(catalogue, "Kind", "product").click()
    assert 0 < len(names(catalogue)) < len(some)
    catalogue.get_by_role("button", name="Show all").click()
    assert names(catalogue) == everything
    assert catalogue.evaluate("document.activeElement.id") == "catalogue-words"


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_what_is_found_stands_below_the_field(catalogue, width, height):
    """While a reader types, field and first rows are in sight, on a telephone above its keyboard."""
    catalogue.set_viewport_size({"width": width, "height": height})
    catalogue.locator("#catalogue-words").press_sequentially("gpt")
    field = catalogue.locator("#catalogue-words").bounding_box()
    row = catalogue.locator(".system:not([hidden])").first.bounding_box()
    assert 0 < field["y"] < row["y"] and row["y"] + row["height"] < height * 0.55


def test_a_name_is_found_however_it_is_spelt(catalogue):
    """With its hyphen or without."""
    catalogue.locator("#catalogue-words").fill("gpt4")
    assert "GPT-4" in names(catalogue)


def test_a_chip_says_how_many_rows_it_would_leave(catalogue):
    """Beside what is chosen in the other groups; values of one group add up, groups narrow each other."""
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
    """A press sorts, a second turns round, a third goes back to the kinds; the button says that it is pressed."""
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


def test_what_was_chosen_is_in_the_address(catalogue):
    """Whoever opens it sees the same rows; nothing chosen leaves nothing behind."""
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


def test_the_address_of_a_system_opens_its_row(page, site):
    """Also where the rows were narrowed before; its values and their sources can be read."""
    page.goto(f"{site.as_uri()}/{PAGE}#kind=dataset")
    assert names(page) == ["Common Crawl"]
    page.evaluate("location.hash = 'system-decisions-api'")
    row = page.locator(".system", has=page.locator("#system-decisions-api"))
    row.get_by_text("Place: a product or service with an LLM inside").wait_for()
    assert row.locator("details ol a").count() >= 3
    page.wait_for_function("Math.abs(document.querySelector(':target').getBoundingClientRect().top) < 200")


@pytest.mark.parametrize(
    "state",
    slow_but(
        ["kind=none|product", "llm=<img src=x>"],
        ["kind=none|product", "sort=constructor", "words=%", "llm=<img src=x>", "kind", "=", "sort=|down"],
    ),
)
def test_an_address_that_means_nothing_shows_rows(page, site, state):
    """What is unknown in it is passed over."""
    page.goto(f"{site.as_uri()}/{PAGE}#{state}")
    page.locator("#catalogue-words").wait_for()
    assert len(names(page)) > 0 or state == "words=%"
    assert page.log.errors == []


def test_strange_words_find_nothing_and_stay_text(catalogue):
    """Markup that a reader types is looked for, never made into elements."""
    catalogue.locator("#catalogue-words").fill("<img src=x onerror=alert(1)>")
    assert names(catalogue) == []
    assert catalogue.locator(".catalogue img").count() == 0


@pytest.mark.parametrize(("width", "across"), [(1280, True), (390, False)])
def test_a_row_is_a_card_where_there_is_no_room(catalogue, width, across):
    """On a desktop name and answers stand in one line, on a phone below each other; nothing scrolls sideways."""
    catalogue.set_viewport_size({"width": width, "height": 844})
    parts = "[...row.querySelectorAll(':scope > :is(h4, p), :scope > ul > li:last-child')]"
    tops = f"row => {parts}.map(one => one.getBoundingClientRect().top)"
    first, *rest = catalogue.locator(".system").first.evaluate(tops)
    assert all(abs(top - first) < 12 for top in rest) == across
    assert catalogue.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_rows_are_whole(browser, site):
    """Every row stands in the page with its values in a block that opens by itself, and nothing to press is dead."""
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
