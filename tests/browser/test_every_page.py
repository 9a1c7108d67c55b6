"""Every page opens without errors, offline from a double-clicked file and over HTTP."""

import pytest

from tests.conftest import HEADINGS, Log, pages_of, slow_but

LOOK = f"""() => ({{
  {HEADINGS}
  ids: [...document.querySelectorAll('[id]')].map(element => element.id),
  links: [...document.querySelectorAll('a[href]')].map(link => new URL(link.getAttribute('href'), location).href),
}})"""


EVERY, ONE_OF_EACH_FOLDER = "every page", "one page of each folder"


@pytest.fixture(scope="module")
def visit(browser, site, request):
    """What LOOK returns for the pages opened from disk, by address, and the log of all of them."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    opened, log, looks = context.new_page(), Log(), {}
    log.watch(opened)
    names = [name for name in pages_of(site) if name != "404.html"]  # for servers only: its links are root-relative
    if request.param == ONE_OF_EACH_FOLDER:
        names = {name.rpartition("/")[0]: name for name in names}.values()
    for name in names:
        opened.goto(f"{site.as_uri()}/{name}")
        address = opened.url  # LOOK changes the fragment
        looks[address] = opened.evaluate(LOOK)
    yield looks, log
    context.close()


@pytest.mark.parametrize("visit", slow_but([ONE_OF_EACH_FOLDER], [ONE_OF_EACH_FOLDER, EVERY]), indirect=True)
def test_from_disk_pages_open_without_an_error_or_a_request_elsewhere(visit, site):
    """No console error, no failed request, no other host, one h1; every heading's address scrolls to it."""
    looks, log = visit
    assert {(look["main"], *look["missed"]) for look in looks.values()} == {(1,)}
    assert log.errors == []
    assert log.elsewhere(site.as_uri()) == []


@pytest.mark.slow  # the build checks the links of the rendered site, too
@pytest.mark.parametrize("visit", [EVERY], indirect=True)
def test_every_internal_link_leads_to_a_page_and_an_anchor(visit):
    """The page and the fragment of each href, as the browser resolves it, exist."""
    looks, _ = visit
    ids = {address: {*look["ids"], "__top"} for address, look in looks.items()}
    wanted = {(page, link) for page, look in looks.items() for link in look["links"] if link.startswith("file:")}
    assert len(wanted) > 1000
    for page, link in sorted(wanted):
        target, _, fragment = link.partition("#")
        if target.endswith(".html"):
            assert target in ids, (page, link)
            assert not fragment or fragment in ids[target], (page, link)


@pytest.mark.slow
def test_over_http_pages_open_without_an_error_or_a_request_elsewhere(page, site, address):
    """Served pages, the 404 page included, log no error and contact no other host."""
    page.context.set_offline(False)
    for name in pages_of(site):
        page.goto(f"{address}/{name}")
        assert page.locator("h1:visible").count() == 1, name
    assert page.log.errors == []
    assert page.log.elsewhere(address) == []


def test_a_link_to_a_section_scrolls_to_it(page, site):
    """An address with a fragment shows its section at once."""
    page.goto(f"{site.as_uri()}/concepts/decoding.html#boundary-cases")
    heading = page.locator("#boundary-cases")
    heading.wait_for()
    page.wait_for_function("document.querySelector('#boundary-cases').getBoundingClientRect().top < innerHeight / 2")
    assert heading.is_visible()
