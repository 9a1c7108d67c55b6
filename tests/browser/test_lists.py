"""The catalogue is complete without scripts; with them, readers filter it."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.conftest import emptied, settled
from tests.demos.stage import copied

PAGE = "taxonomy/systems.html"
TEXT_BOX = """it => { const range = document.createRange(); range.selectNodeContents(it);
  const { left, right } = range.getBoundingClientRect(); return [left, right]; }"""  # where its letters begin and end
NAMES = ".catalogue .system:not([hidden]) > h4"


@pytest.fixture
def catalogue(page, site):
    page.goto(f"{site.as_uri()}/{PAGE}")
    page.locator("#catalogue-words").wait_for()
    return page


def names(page) -> list[str]:
    """The names of the visible systems, in their order."""
    return page.eval_on_selector_all(NAMES, "names => names.map(name => name.textContent)")


def test_words_filter_the_systems(catalogue):
    """Matching systems stay, in view below the field, those named so first; "Show all" brings all of them back."""
    everything = names(catalogue)
    words = catalogue.locator("#catalogue-words")
    words.fill("gpt4")  # without its hyphen
    assert "GPT-4" in names(catalogue)
    words.fill("gpt")
    found = names(catalogue)
    named = [name for name in everything if name.lower().startswith("gpt")]
    assert found[: len(named)] == named
    named += [name for name in found[len(named) :] if "gpt" in name.lower()]
    words.fill("gemini")
    assert names(catalogue) == ["The Gemini app"]  # what people have; its models are a link away
    catalogue.get_by_role("link", name="Gemini", exact=True).click()
    expect(catalogue.locator("#system-gemini ~ details")).to_have_attribute("open", "")
    words.fill("gpt 4 turbo")
    expect(catalogue.locator(".system:not([hidden]) .counted").first).to_have_text(
        "GPT-4 Turbo is counted under GPT-4."
    )
    words.fill("word")
    assert names(catalogue)[0] == "Microsoft 365 Copilot"  # a whole word comes before the beginning of one
    words.fill("gpt")
    assert found[len(named) :] == [name for name in everything if name in found[len(named) :]] != []
    expect(catalogue.locator(".system:not([hidden])").first).to_be_in_viewport()
    words.fill("OpenAI withdrawn")
    matching = names(catalogue)
    assert 0 < len(matching) < len(everything)
    expect(catalogue.locator(".catalogue .shown")).to_have_text(f"{len(matching)} of {len(everything)} systems")
    catalogue.get_by_role("button", name="Show all").click()
    assert names(catalogue) == everything
    assert catalogue.evaluate("document.activeElement.id") == "catalogue-words"


def test_the_only_system_found_opens(catalogue):
    """In view on a phone, with the answer to what the page asks and what to do next; others of the name are links."""
    catalogue.set_viewport_size({"width": 390, "height": 844})
    words, said = catalogue.locator("#catalogue-words"), catalogue.locator(".catalogue .saying:visible")
    expect(words).to_be_in_viewport(ratio=1)
    words.fill("microsoft 365")
    expect(said).to_contain_text(
        "Microsoft 365 Copilot is a generative AI product with a large language model inside it."
    )
    expect(said).to_be_in_viewport(ratio=1)
    row = catalogue.locator(".system:not([hidden])")
    paste = row.get_by_role("link", name="What not to paste")
    assert paste.get_attribute("href") == "../questions.html#what-not-to-paste"
    row.get_by_role("link", name="On the map").click()
    expect(catalogue.locator(".walker-said h2")).to_contain_text("Microsoft 365 Copilot is a generative AI product")
    catalogue.go_back()
    words.fill("meta ai")  # the one that is called just so, and none that mentions it
    assert names(catalogue) == ["Meta AI"]
    assert catalogue.locator("#system-meta-ai").get_attribute("aria-level") == "3"
    words.fill("copilot")  # a name that several share asks which
    assert {*names(catalogue)} == {"Microsoft Copilot", "Microsoft 365 Copilot", "GitHub Copilot"}
    expect(catalogue.locator(".catalogue .shown")).to_have_text("Which “copilot”?")
    expect(catalogue.locator(".catalogue details[open]")).to_have_count(0)
    for name, app in {"gemini": "The Gemini app", "claude": "Claude", "chatgpt": "ChatGPT"}.items():
        words.fill(name)  # the app that people have, and no row that only mentions it
        expect(said).to_contain_text("a large language model")
        assert names(catalogue) == [app]


def test_where_nothing_matches_search_is_offered(catalogue):
    """It looks through the whole guide for the same words, and knows misspelt names."""
    offer = catalogue.get_by_role("button", name="Search the guide for")
    own = catalogue.get_by_role("link", name="Place it yourself")
    catalogue.locator("#catalogue-words").fill("claude")
    assert offer.count() == 0
    catalogue.locator("#catalogue-words").fill("toaster")
    expect(own).to_have_class("press")
    catalogue.locator("#catalogue-words").fill("spotfy")
    likely = catalogue.get_by_role("button", name="Spotify?")
    expect(likely).to_have_class("press")
    expect(own).not_to_have_class("press")
    likely.click()
    assert "Spotify’s DJ" in names(catalogue)
    catalogue.locator("#catalogue-words").fill("geminy")
    offer.click()
    assert catalogue.locator("#guide-query").input_value() == "geminy"
    catalogue.locator("dialog .result", has_text="Gemini").first.wait_for()


def test_an_app_gets_a_straight_answer(catalogue):
    """Above the rows, which are of the app, and also where there is none."""
    told = catalogue.locator(".catalogue .told .saying")
    catalogue.locator("#catalogue-words").fill("instagram")
    expect(told).to_have_text(
        "Instagram itself makes nothing new; Meta AI in it does, with an LLM, so it can make things up."
    )
    expect(catalogue.locator(".catalogue .told").get_by_role("link", name="What not to paste")).to_be_visible()
    assert names(catalogue) == ["Meta AI"]
    expect(catalogue.locator(".catalogue details[open]")).to_have_count(0)
    above, row, count = (
        catalogue.locator(f".catalogue {part}").bounding_box()["y"]
        for part in (".saying", ".system:not([hidden])", ".shown")
    )
    assert above < row < count
    catalogue.locator("#catalogue-words").fill("minecraft")
    expect(told).to_contain_text("Minecraft itself isn’t generative AI. It builds each world by rules")
    expect(catalogue.get_by_role("link", name="Place it yourself")).to_be_hidden()
    catalogue.locator("#catalogue-words").fill("siri")
    expect(told).to_have_count(0)


def test_on_a_phone_nothing_runs_into_anything(catalogue):
    """Each answer has its question above it, in a column of its own."""
    catalogue.set_viewport_size({"width": 390, "height": 844})
    for words in ("netflix", "tiktok", "outlook"):
        catalogue.locator("#catalogue-words").fill(words)
        expect(catalogue.locator(".catalogue .told .saying")).to_be_visible()
        row = catalogue.locator(".system:not([hidden])").first
        texts = row.locator("> h4, > ul > li").all()
        expect(row.locator("> ul em")).to_have_text(["An LLM?", "Makes new things?"])
        boxes = [one.evaluate(TEXT_BOX) for one in texts]
        assert all(left[1] + 4 <= right[0] for left, right in pairwise(boxes)), (words, boxes)


def test_an_address_chooses_by_what_a_system_is(catalogue):
    """Two values of a facet show both; another facet narrows the selection."""
    catalogue.evaluate("location.hash = 'llm=disputed%7Cinside&outputs=video'")
    expect(catalogue.locator("#system-chatgpt")).to_be_hidden()
    assert {"Sora", "Kling"} <= {*names(catalogue)}


def test_the_address_holds_the_filters(catalogue):
    """The address shows the same systems to anyone who opens it; a system's own address shows it whatever is hidden."""
    address_of = "location.href"  # at once, which the driver knows only a moment later
    clean = catalogue.evaluate(address_of)
    catalogue.locator("#catalogue-words").fill("google")
    catalogue.evaluate("location.hash += '&generates=yes&llm=inside'")
    expect(catalogue.locator("#system-google-translate")).to_be_hidden()
    seen, address = names(catalogue), catalogue.evaluate(address_of)
    assert address.startswith(f"{clean}#")
    emptied(catalogue).goto(address)
    assert names(catalogue) == seen
    catalogue.get_by_role("button", name="Show all").click()
    assert catalogue.evaluate(address_of) == clean
    emptied(catalogue).goto(f"{clean}#kind=dataset")
    catalogue.evaluate("location.hash = 'system-decisions-api'")
    expect(catalogue.locator(":target")).to_be_in_viewport()
    assert catalogue.locator(".system:has(:target) details li .cite").count() == 2


def test_an_open_row_begins_with_a_sentence_for_a_colleague(catalogue):
    """It is copied with its day and its address; a closed row shows none."""
    row = catalogue.locator(".system", has=catalogue.locator("#system-siri"))
    row.locator("summary").first.click()
    sent = copied(catalogue, row.get_by_role("button", name="Copy with its link"))
    sentence = "Siri is a generative AI product with a large language model inside it."
    assert re.fullmatch(rf"{sentence} \(\d+ \w+ \d{{4}}, \S+/systems\.html#system-siri\)", sent)
    row.locator("summary").first.click()
    expect(row.locator(".say")).to_be_hidden()


def test_invalid_filters_in_the_address_are_ignored(catalogue):
    """Systems are shown and no error is logged."""
    for state in ("llm=<img src=x>", "sort=constructor", "kind", "=", "kind=none|product"):
        catalogue.evaluate("state => { location.hash = state; }", state)
        assert names(settled(catalogue)), state
    catalogue.reload()
    catalogue.locator("#catalogue-words").wait_for()
    assert names(catalogue)
    assert catalogue.log.errors == []


def test_without_scripts_the_catalogue_is_complete(plain, site):
    """Every system stands in the page, its values in a <details> element, and there are no controls that do nothing."""
    plain.goto(f"{site.as_uri()}/{PAGE}")
    assert plain.locator(".catalogue .system").count() >= 60
    assert plain.locator(".catalogue :is(input, select, button)").count() == 0
    row = plain.locator(".system", has=plain.locator("#system-chatgpt"))
    values = row.locator("li", has_text="takes text, pictures and sound; gives text")
    assert values.is_hidden()
    assert row.inner_text().count("Product, since 2022, by OpenAI.") == 0  # before it's opened
    for folded in row.locator("summary").all():
        folded.click()
    assert values.is_visible()
    assert row.inner_text().count("text, pictures and sound") == 2  # what goes in, what comes out
    assert row.inner_text().count("Product, since 2022, by OpenAI.") == 1
