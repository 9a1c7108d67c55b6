"""Privacy and security: one strict policy on every page, no inline code, no markup from text."""

import base64
import hashlib
import re

INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>(.*?)</script>", re.DOTALL)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
ATTRIBUTE = re.compile(r"<[a-z][^<>]*\s(?:on[a-z]+|style)=")


def guide_pages(site):
    """Every page of the guide, without redirects."""
    return [page for page in site.rglob("*.html") if "<article" in page.read_text(encoding="utf-8")]


def test_every_page_has_the_policy_and_nothing_that_it_forbids(site):
    """Inline scripts are hashed; there are no style or handler attributes."""
    for page in guide_pages(site):
        text = page.read_text(encoding="utf-8")
        policy = POLICY.search(text)
        assert policy, page
        assert "unsafe" not in policy[1], page
        for script in INLINE.findall(text):
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy[1], page
        assert not ATTRIBUTE.search(re.sub(r"<(pre|code)\b.*?</\1>", "", text, flags=re.DOTALL)), page


def test_without_a_public_address_no_page_has_a_canonical_link(site):
    """The site of the tests is built without one."""
    assert not [page for page in guide_pages(site) if 'rel="canonical"' in page.read_text(encoding="utf-8")]


def test_text_cannot_become_markup(page, site):
    """Trusted Types make the browser refuse `innerHTML`."""
    page.goto(f"{site.as_uri()}/index.html")
    refused = "(() => { try { document.body.innerHTML = '<p>x'; } catch (error) { return error.name; } })()"
    assert page.evaluate(refused) == "TypeError"


def test_only_settings_and_recent_pages_are_stored(page, site):
    """Local storage holds the two switches and the pages last read, which search shows; there are no cookies."""
    page.goto(f"{site.as_uri()}/index.html")
    page.get_by_role("button", name="Switch between light and dark").click()
    page.keyboard.press("/")
    page.get_by_label("Open search with the / key").uncheck()
    assert page.evaluate("Object.keys(localStorage).sort()") == ["guide.recent", "guide.scheme", "guide.slash"]
    assert page.evaluate("document.cookie") == ""
