"""One strict policy on every page; what comes from links, storage or fields stays text and breaks nothing."""

import base64
import hashlib
import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.conftest import LASTING

CONCEPT, CATALOGUE = "concepts/decoding.html", "taxonomy/systems.html"
WITH_DEMO = "concepts/context-window.html"
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>(.*?)</script>", re.DOTALL)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
ATTRIBUTE = re.compile(r"<[a-z][^<>]*\s(?:on[a-z]+|style)=")
MARKUP = "<img src=x onerror=window.hit=1>"
STRANGE = [
    MARKUP,
    "\"><script>window.hit=1</script><a b='",
    "javascript:window.hit=1",
    "'\"`${window.hit=1}\\",
    "%E0%A4%A",
    "\u202eabc\u0000def",
    "*{}[](?:^$",
    "__proto__",
    "guide-query",
    ":~:text=%",
    "🤖你好אב",
    "a" * 20_000,
]
# Markup that the policy must make harmless.
INJECTED = """
<script>window.hit = 'inline'</script>
<script src="https://elsewhere.invalid/x.js"></script>
<script src="data:text/javascript,window.hit='data'"></script>
<img src="x" onerror="window.hit = 'handler'"><img src="https://elsewhere.invalid/x.png">
<link rel="stylesheet" href="https://elsewhere.invalid/x.css"><link rel="stylesheet" href="data:text/css,p{--hit:1}">
<style>p { --hit: 1 }</style><p id="styled" style="--hit: 1">x</p>
<iframe srcdoc="<script>parent.hit = 'frame'</script>"></iframe><object data="https://elsewhere.invalid/"></object>
<base href="https://elsewhere.invalid/"><a id="js" href="javascript:void(window.hit='address')">x</a>
<form action="https://elsewhere.invalid/"><button id="send">x</button></form>
"""
# After clicks on the elements with these ids, lists the attacks that worked.
WORKED = """async pressed => {
  const tried = run => { try { run(); return true; } catch { return false; } };
  for (const id of pressed) document.getElementById(id).click();
  tried(() => setTimeout('window.timed = 1'));
  await new Promise(done => setTimeout(done, 200));
  return [
    window.hit,
    getComputedStyle(document.querySelector('#styled')).getPropertyValue('--hit') && 'style',
    document.baseURI.includes('elsewhere') && 'base',
    tried(() => document.body.insertAdjacentHTML('beforeend', '<b>x</b>')) && 'markup',
    window.timed && 'timer',
    tried(() => document.createElement('iframe').setAttribute('srcdoc', 'x')) && 'srcdoc',
    await fetch('https://elsewhere.invalid/').then(() => 'fetch', () => ''),
  ].filter(Boolean);
}"""


def injected(page: str) -> str:
    """The HTML of a page with INJECTED at the end of its body."""
    before, end, after = page.rpartition("</body>")
    return before + INJECTED + end + after


def unharmed(page, start: str) -> None:
    """Asserts that no code ran, no element came of the text, no error was logged, and no other host was contacted."""
    assert page.evaluate("window.hit") is None
    scripts = "body script:not([src$='javascripts/moved.js'])"  # pages with moved sections have that
    assert page.locator(f"img, {scripts}").count() == 0
    assert page.log.errors == []
    assert page.log.elsewhere(start) == []


def test_every_page_has_the_policy_and_nothing_that_it_forbids(site):
    """Inline scripts are hashed; no style or handler attributes; without a public address, no canonical link either."""
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if "<article" not in text:  # a redirect
            continue
        policy = POLICY.search(text)
        assert policy and "unsafe" not in policy[1], page
        assert policy[1].startswith("default-src 'none'; "), page
        assert "; manifest-src 'self'; " in policy[1], page  # offline-copy.js links the manifest
        assert '<link rel="next"' not in text, page  # Firefox would fetch it ahead, which the policy forbids
        for script in INLINE.findall(text):
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy[1], page
        assert not ATTRIBUTE.search(re.sub(r"<(pre|code)\b.*?</\1>", "", text, flags=re.DOTALL)), page
        assert 'rel="canonical"' not in text


def test_only_settings_are_stored(page, site):
    """Local storage holds the two switches; there are no cookies."""
    page.goto(f"{site.as_uri()}/index.html")
    page.get_by_role("button", name="Switch between light and dark").click()
    page.keyboard.press("/")
    page.get_by_label("Open search with the / key").uncheck()
    assert page.evaluate("Object.keys(localStorage).sort()") == ["guide.scheme", "guide.slash"]
    assert page.evaluate("document.cookie") == ""
    page.keyboard.press("Escape")
    page.keyboard.press("/")  # switched off, as WCAG 2.1.4 asks
    expect(page.locator("dialog.search")).to_be_hidden()


def test_no_address_harms_a_page(page, site):
    """Strange text as search words, or as fragment on arrival and later, leaves the page readable."""
    start = f"{site.as_uri()}/{WITH_DEMO}"
    for text in STRANGE[::4]:
        page.goto(f"{start}?h={quote(text)}&{quote(''.join(STRANGE))}&{MARKUP}#{text}")
        for other in STRANGE:
            page.evaluate("text => { location.hash = text; }", other)
        expect(page.locator("article h1")).to_be_visible()
    unharmed(page, site.as_uri())


def test_no_stored_setting_harms_a_page(own_page, site):
    """A setting that the guide did not write counts as none: the scheme switch and the search key work."""
    store = "['guide.scheme', 'guide.slash', 'guide.way'].forEach(key => localStorage.setItem(key, %s))"
    background = "getComputedStyle(document.documentElement).backgroundColor"
    for value in (MARKUP, "null"):
        own_page.add_init_script(store % json.dumps(value))
        own_page.goto(f"{site.as_uri()}/{CONCEPT}")
        before = own_page.evaluate(background)
        own_page.get_by_role("button", name="Switch between light and dark").click()
        own_page.wait_for_function(f"before => {background} !== before", arg=before)
        own_page.keyboard.press("/")
        expect(own_page.locator("dialog.search .results a").first).to_be_visible()
        unharmed(own_page, site.as_uri())


def test_no_words_harm_search_or_catalogue(page, site):
    """Each strange text, typed into any, is answered with a count, "nothing" or a question and is shown as text."""
    page.goto(f"{site.as_uri()}/{CATALOGUE}")
    for text in STRANGE:
        page.locator("#catalogue-words").fill(text)
        page.get_by_role("button", name=re.compile("Answer four questions|I meant another")).click()
        expect(page.locator(".catalogue :is([role=group], [role=status] .saying)").first).to_be_visible()
    page.get_by_role("button", name="Search", exact=True).click()
    found = page.locator("#guide-found")
    for text in STRANGE:
        page.locator("#guide-query").fill(text)
        expect(found).to_have_text(re.compile(r"fits “|” isn’t in the guide|\d results? for “"))
        page.locator("#guide-query").fill("")
        expect(found).to_have_text("")
    assert page.locator(".catalogue img, .search :is(img, script, svg)").count() == 0
    unharmed(page, site.as_uri())


def test_what_is_copied_holds_no_markup_of_the_page(page, site):
    """The name of a heading with inserted markup is copied as its characters, in formatted text, too."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    page.evaluate(LASTING)
    page.evaluate(
        """text => {
          document.querySelector('#settings').textContent = text;
          document.head.append(Object.assign(document.createElement('link'), {rel: 'canonical', href: 'https://guide.example/x.html'}));
        }""",
        MARKUP,
    )
    page.locator("#settings + heading-link > button").click(force=True)
    expect(page.locator(".said")).to_contain_text("copied")
    formatted = "navigator.clipboard.read().then(([one]) => one.getType('text/html')).then(blob => blob.text())"
    copied = page.evaluate(formatted)
    assert "&lt;" in copied and "<img" not in copied
    unharmed(page, site.as_uri())


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_the_policy_blocks_injected_markup(page, site, address, tmp_path, scheme):
    """Scripts, handlers, styles, frames, links, forms, base elements, innerHTML and requests elsewhere all fail."""
    text = injected((site / CONCEPT).read_text(encoding="utf-8"))
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    start = tmp_path.as_uri()
    if scheme == "http":
        page.context.set_offline(False)
        page.route("**/page.html", lambda route: route.fulfill(body=text, content_type="text/html"))
        start = address
    page.goto(f"{start}/page.html")
    assert page.evaluate(WORKED, ["js", "send"]) == []
    asked = {f"failed: {url} csp" for url in page.log.requests if "elsewhere.invalid" in url}
    while not asked <= set(page.log.errors):  # a failure is told after its request
        page.wait_for_event("requestfailed")
    assert sum("Content Security Policy" in error for error in page.log.errors) >= 9


def test_without_the_policy_injected_markup_works(page, tmp_path):
    """This shows that the test above would notice a missing policy."""
    (tmp_path / "page.html").write_text(injected("<!doctype html><title>x</title><body>x</body>"), encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    worked = set(page.evaluate(WORKED, ["js"]))
    assert {"style", "base", "markup", "timer", "srcdoc"} < worked
    assert any(url.startswith("https://elsewhere.invalid/") for url in page.log.requests)
