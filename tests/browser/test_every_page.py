"""Every page opens cleanly, from a double-clicked file with the network cut and over HTTP."""

import pytest

from tests.conftest import pages_of

LANDS = """() => [...document.querySelectorAll('article :is(h1, h2, h3, h4)[id]')].filter(heading => {
  location.hash = '';
  location.hash = heading.id;
  const top = heading.getBoundingClientRect().top;
  return top < -1 || top > innerHeight;
}).map(heading => heading.id)"""


@pytest.mark.parametrize("way", ["file", "http"])
def test_pages_open_without_an_error_or_a_request_elsewhere(page, site, address, way):
    """No console error, no failed request, no other host, one main heading; every section can be reached."""
    start = site.as_uri() if way == "file" else address
    if way == "http":
        page.context.set_offline(False)
    for name in pages_of(site):
        if name == "404.html" and way == "file":
            continue  # a server's page: its links begin at the root of a host
        page.goto(f"{start}/{name}")
        assert page.locator("h1:visible").count() == 1, name
        assert page.evaluate(LANDS) == [], name
    assert page.log.errors == []
    assert page.log.elsewhere(start) == []


def test_a_link_to_a_section_lands_on_it(page, site):
    """An address with a fragment, as a colleague sends it, shows that section at once."""
    page.goto(f"{site.as_uri()}/concepts/decoding.html#boundary-cases")
    heading = page.locator("#boundary-cases")
    heading.wait_for()
    page.wait_for_function("document.querySelector('#boundary-cases').getBoundingClientRect().top < innerHeight / 2")
    assert heading.is_visible()


def test_every_internal_link_leads_to_a_page_and_a_place(page, site):
    """What the browser makes of each href on every page exists, fragment included."""
    seen, wanted = {}, set()
    for name in pages_of(site):
        if name == "404.html":
            continue
        page.goto(f"{site.as_uri()}/{name}")
        here = page.evaluate("location.href.split('#')[0]")
        seen[here] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)"))
        hrefs = page.evaluate("[...document.querySelectorAll('a[href]')].map(one => one.href)")
        wanted |= {(name, href) for href in hrefs if href.startswith("file:")}
    for name, href in sorted(wanted):
        target, _, fragment = href.partition("#")
        if target.endswith(".html"):
            assert target in seen, (name, href)
            assert not fragment or fragment in seen[target] | {"__top"}, (name, href)
