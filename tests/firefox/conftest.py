"""One Firefox for the whole run, and a tab whose log is empty for each test."""

import pytest
from pipeline import browser

from .bidi import firefox
from .tab import Tab

PAGE = "concepts/hallucination.html"
# What readers set in Firefox itself.
WISHES = {
    "no scripts": ("javascript.enabled", False),
    "colours of the system": ("browser.display.document_color_use", 2),
    "letters twice as large": ("font.size.variable.x-western", 32),
}


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory):
    """The one tab of the one Firefox; fails with the way to get Firefox when there is none."""
    found = browser.installed(browser.FIREFOX)
    if found is None:
        pytest.fail(browser.FIREFOX.how)
    with firefox(found, tmp_path_factory.mktemp("firefox")) as line:
        yield Tab(line)


@pytest.fixture
def tab(running: Tab):
    """The tab, at an empty page and with an empty log; after the test nothing may stand in the log."""
    running.goto("about:blank")
    running.line.events.clear()
    yield running
    assert running.errors() == []
    assert [url for url in running.requests() if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
    running.evaluate("location.protocol === 'file:' && localStorage.clear()")


@pytest.fixture
def reader(tab: Tab, site):
    """The tab with a page of the guide open."""
    return tab.goto(f"{site.as_uri()}/{PAGE}")


@pytest.fixture
def wish(tab: Tab):
    """Grants the reader's wish of a name, one of WISHES, until the test ends."""
    granted = []

    def grant(name: str) -> None:
        preference, value = WISHES[name]
        tab.line.prefer(preference, value)
        granted.append(preference)

    yield grant
    for preference in granted:
        tab.line.prefer(preference, None)
