"""The catalogue of systems is a complete table that a reader can sort and filter."""

import pytest


@pytest.fixture
def catalogue(page, site):
    """The open page of the catalogue."""
    page.goto(f"{site.as_uri()}/taxonomy/systems.html")
    page.locator("#catalogue-words").wait_for()
    return page


def names(page) -> list[str]:
    """The systems that are shown, in their order."""
    return page.eval_on_selector_all(
        ".catalogue tbody tr:not([hidden]) th strong", "all => all.map(one => one.textContent)"
    )


def test_words_and_kind_narrow_the_table(catalogue):
    """Only rows with every word and of the kind stay; the count is said; clearing brings all back."""
    everything = names(catalogue)
    catalogue.locator("#catalogue-words").fill("OpenAI withdrawn")
    some = names(catalogue)
    assert 0 < len(some) < len(everything)
    assert f"{len(some)} of {len(everything)}" in catalogue.locator(".catalogue .shown").inner_text()
    catalogue.locator("#catalogue-kind").select_option("product")
    assert set(names(catalogue)) < set(everything)
    catalogue.locator("#catalogue-kind").select_option("")
    catalogue.locator("#catalogue-words").fill("")
    assert names(catalogue) == everything


def test_each_system_is_of_one_kind(catalogue):
    """The kinds part the table: a model is not shown among the families, nor a family among the models."""
    everything = names(catalogue)
    options = catalogue.eval_on_selector_all("#catalogue-kind option", "all => all.map(one => one.value)")
    found = []
    for kind in options[1:]:
        catalogue.locator("#catalogue-kind").select_option(kind)
        found += names(catalogue)
    assert sorted(found) == sorted(everything)


def test_a_column_sorts_up_and_down_by_keyboard(catalogue):
    """A press sorts, a second press turns round, and the header says so to a screen reader."""
    header = catalogue.locator(".catalogue th").first
    header.locator("button").focus()
    catalogue.keyboard.press("Enter")
    upward = names(catalogue)
    assert header.get_attribute("aria-sort") == "ascending"
    assert upward == sorted(upward, key=str.casefold)
    catalogue.keyboard.press("Enter")
    assert header.get_attribute("aria-sort") == "descending"
    assert names(catalogue) == upward[::-1]


def test_strange_words_find_nothing_and_stay_text(catalogue):
    """Markup that a reader types is looked for, never made into elements."""
    catalogue.locator("#catalogue-words").fill("<img src=x onerror=alert(1)>")
    assert names(catalogue) == []
    assert catalogue.locator(".catalogue img").count() == 0


def test_without_scripts_the_table_is_whole(browser, site):
    """Every row stands in the page, with nothing to press."""
    context = browser.new_context(java_script_enabled=False, offline=True)
    plain = context.new_page()
    plain.goto(f"{site.as_uri()}/taxonomy/systems.html")
    assert plain.locator(".catalogue tbody tr").count() >= 25
    assert plain.locator(".catalogue :is(input, select, button)").count() == 0
    context.close()
