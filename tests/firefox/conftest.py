"""One Firefox for the whole run, and for each test a tab with an empty log."""

import pytest
from pipeline import browser

from .bidi import firefox
from .tab import Tab

PAGE = "concepts/hallucination.html"


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory):
    """The tab that all tests share; without Firefox, fails and says how to install it."""
    found = browser.installed(browser.FIREFOX)
    if found is None:
        pytest.fail(browser.FIREFOX.how)
    with firefox(found, tmp_path_factory.mktemp("firefox")) as connection:
        yield Tab(connection)


@pytest.fixture
def tab(running: Tab):
    """The tab with an empty page and an empty log; afterwards asserts that it logged no error and no other host."""
    running.goto("about:blank")
    running.connection.events.clear()
    yield running
    assert running.errors() == []
    assert [url for url in running.requests() if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
    running.evaluate("location.protocol === 'file:' && localStorage.clear()")


@pytest.fixture
def reader(tab: Tab, site):
    """The tab with a page of the guide open."""
    return tab.goto(f"{site.as_uri()}/{PAGE}")
