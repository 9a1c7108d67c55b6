"""Input from links, storage, messages, fields and selections stays text, contacts no host and breaks nothing."""

import json

import pytest

from tests.conftest import slow_but

from .hostile import MARKUP, STRANGE, WORKED, addresses, injected
from .waiting import alive, until

CONCEPT = "concepts/decoding.html"
CATALOGUE = "taxonomy/systems.html"

# The default run tries every third strange text, since the code treats all of them alike.
STEPS = slow_but([3], [3, 1])
SETTINGS = (MARKUP, "", "null", "{}", "dark light", "off; x", "\u202e")


def unharmed(page, start: str) -> None:
    """Asserts that no code ran, no element came of the text, no error was logged, and no other host was contacted."""
    assert page.evaluate("window.hit") is None
    scripts = (
        "article script, body script:not([src$='javascripts/moved.js'])"  # pages with moved sections have that one
    )
    assert page.locator(f"img, {scripts}").count() == 0
    assert page.log.errors == []
    assert page.log.elsewhere(start) == []


@pytest.mark.parametrize("step", STEPS)
def test_no_address_harms_a_page(page, site, step):
    """Strange text as fragment, as a demonstration's state or as search words leaves the page readable."""
    for address in addresses(f"{site.as_uri()}/{CONCEPT}")[::step]:
        page.goto(address)
        assert page.locator("article h1").is_visible()
    unharmed(page, site.as_uri())


@pytest.mark.parametrize("value", slow_but(SETTINGS[::3], SETTINGS))
def test_no_stored_setting_harms_a_page(own_page, site, value):
    """A setting that the guide did not write counts as none: the scheme switch and the search key work."""
    store = "['guide.scheme', 'guide.slash'].forEach(key => localStorage.setItem(key, %s))"
    own_page.add_init_script(store % json.dumps(value))
    own_page.goto(f"{site.as_uri()}/{CONCEPT}")
    assert own_page.evaluate("document.documentElement.dataset.scheme") == value  # the page has read it
    background = "getComputedStyle(document.documentElement).backgroundColor"
    before = own_page.evaluate(background)
    own_page.get_by_role("button", name="Switch between light and dark").click()
    assert own_page.evaluate(background) != before
    own_page.keyboard.press("/")
    assert own_page.locator("dialog.search").is_visible()
    unharmed(own_page, site.as_uri())


def test_no_message_harms_a_page(page, site):
    """Neither messages from another window nor a `window.name` that another site left has any effect."""
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    send = "values => { window.name = values[0]; values.forEach(value => window.postMessage(value, '*')); }"
    page.evaluate(send, [*STRANGE, {"type": MARKUP}, None, 7])
    page.reload()
    unharmed(alive(page), site.as_uri())


@pytest.mark.parametrize("step", STEPS)
def test_no_words_harm_search_or_catalogue(page, site, step):
    """Each strange text, typed into either, is answered with a count or "nothing" and is shown as text."""
    page.goto(f"{site.as_uri()}/{CATALOGUE}")
    for text in STRANGE[::step]:
        page.locator("#catalogue-words").fill(text)
        assert page.locator(".catalogue .shown").inner_text().endswith("are shown.")
    page.get_by_role("button", name="Search", exact=True).click()
    for text in STRANGE[::step]:
        page.locator("#guide-query").fill(text)
        page.locator("#guide-query").press("ArrowDown")
        until(page, "document.querySelector('#guide-found').textContent.match(/fits? “/)")
        page.locator("#guide-query").fill("")
        until(page, "document.querySelector('#guide-found').textContent === ''")
    assert page.locator(".search :is(img, script, svg)").count() == 0
    unharmed(page, site.as_uri())


def test_what_is_copied_is_plain_text(page, site):
    """A quote from a page with inserted markup contains the characters, not the element."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    page.evaluate(
        """text => {
          const place = document.querySelector('#temperature ~ p');
          place.textContent = text;
          document.querySelector('#temperature').textContent = text;
          getSelection().selectAllChildren(place);
        }""",
        MARKUP,
    )
    page.get_by_role("button", name="Copy quote and link").click()
    until(page, "document.querySelector('.said').textContent === 'Quote and link copied.'")
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"“{MARKUP}” ")
    page.locator("#temperature + heading-link > button").click()
    page.get_by_role("button", name="Copy section as Markdown").click()
    until(page, "document.querySelector('.said').textContent === 'Markdown copied.'")
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"## {MARKUP}\n")
    assert page.evaluate("navigator.clipboard.read().then(items => items.flatMap(item => item.types))") == [
        "text/plain"
    ]
    unharmed(page, site.as_uri())


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_the_policy_blocks_injected_markup(page, site, address, tmp_path, scheme):
    """Injected scripts, handlers, styles, frames, links, forms, base elements and requests to other hosts all fail."""
    text = injected((site / CONCEPT).read_text(encoding="utf-8"))
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    start = tmp_path.as_uri()
    if scheme == "http":
        page.context.set_offline(False)
        page.route("**/injected.html", lambda route: route.fulfill(body=text, content_type="text/html"))
        start = address
    page.goto(f"{start}/{'page' if scheme == 'file' else 'injected'}.html")
    assert page.evaluate(WORKED, ["js", "send"]) == []
    asked = [url for url in page.log.requests if "elsewhere.invalid" in url]
    assert {f"failed: {url} csp" for url in asked} <= set(page.log.errors)
    assert sum("Content Security Policy" in error for error in page.log.errors) >= 9


def test_without_the_policy_injected_markup_works(page, tmp_path):
    """This shows that the test above would notice a missing policy."""
    (tmp_path / "page.html").write_text(injected("<!doctype html><title>x</title><body>x</body>"), encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    worked = set(page.evaluate(WORKED, ["js"]))
    assert {"style", "base", "markup", "timer", "srcdoc"} < worked
    assert any(url.startswith("https://elsewhere.invalid/") for url in page.log.requests)
