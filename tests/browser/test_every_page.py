"""Every page opens cleanly, from a double-clicked file with the network cut and over HTTP."""

import pytest

from tests.conftest import HEADINGS, Log, pages_of, slow_but

LOOK = f"""() => ({{
  {HEADINGS}
  ids: [...document.querySelectorAll('[id]')].map(one => one.id),
  links: [...document.querySelectorAll('a[href]')].map(one => one.href),
}})"""


EVERY, ONE_OF_EACH_FOLDER = "every page", "one page of each folder"


@pytest.fixture(scope="module")
def visit(browser, site, request):
    """What a look at pages from disk gives, by their addresses, and the log of it all."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    opened, log, looks = context.new_page(), Log(), {}
    log.watch(opened)
    names = [name for name in pages_of(site) if name != "404.html"]  # a server's page: its links begin at a host's root
    if request.param == ONE_OF_EACH_FOLDER:
        names = {name.rpartition("/")[0]: name for name in names}.values()
    for name in names:
        opened.goto(f"{site.as_uri()}/{name}")
        address = opened.url  # before it says which section was looked at
        looks[address] = opened.evaluate(LOOK)
    yield looks, log
    context.close()


@pytest.mark.parametrize("visit", slow_but([ONE_OF_EACH_FOLDER], [ONE_OF_EACH_FOLDER, EVERY]), indirect=True)
def test_from_disk_pages_open_without_an_error_or_a_request_elsewhere(visit, site):
    """No console error, no failed request, no host, one main heading; every section can be reached."""
    looks, log = visit
    assert {(look["main"], *look["missed"]) for look in looks.values()} == {(1,)}
    assert log.errors == []
    assert log.elsewhere(site.as_uri()) == []


@pytest.mark.slow  # each build reads every link of the site that it rendered
@pytest.mark.parametrize("visit", [EVERY], indirect=True)
def test_every_internal_link_leads_to_a_page_and_a_place(visit):
    """What the browser makes of each href on every page exists, fragment included."""
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
    """The same, the page for addresses that lead nowhere included."""
    page.context.set_offline(False)
    for name in pages_of(site):
        page.goto(f"{address}/{name}")
        assert page.locator("h1:visible").count() == 1, name
    assert page.log.errors == []
    assert page.log.elsewhere(address) == []


def test_a_link_to_a_section_lands_on_it(page, site):
    """An address with a fragment, as a colleague sends it, shows that section at once."""
    page.goto(f"{site.as_uri()}/concepts/decoding.html#boundary-cases")
    heading = page.locator("#boundary-cases")
    heading.wait_for()
    page.wait_for_function("document.querySelector('#boundary-cases').getBoundingClientRect().top < innerHeight / 2")
    assert heading.is_visible()
