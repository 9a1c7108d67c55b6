"""Every page opens in Firefox, offline, from a double-clicked file at a path with spaces and accents."""

import pytest

from tests.conftest import HEADINGS, pages_of

pytestmark = pytest.mark.slow

LOOK = f"""({{
  {HEADINGS}
  elsewhere: performance.getEntriesByType('resource').map(entry => entry.name)
    .filter(url => !/^(file|data|blob):/.test(url)),
}})"""


def test_pages_open_without_an_error_or_a_request_elsewhere(tab, site):
    """No console error, nothing blocked, no other host, one h1; every heading's address scrolls to it."""
    for name in pages_of(site):
        if name == "404.html":
            continue  # for servers only: its links are root-relative
        found = tab.goto(f"{site.as_uri()}/{name}").evaluate(LOOK)
        assert found == {"main": 1, "missed": [], "elsewhere": []}, name


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"><script>1</script>", "policy:"),
        ('<script src="gone.js"></script>', "failed:"),
        ("<script>nothing.there</script>", "nothing is not defined"),
        ('<img src="https://elsewhere.invalid/x.png">', "failed:"),
    ],
)
def test_the_log_catches_every_kind_of_error(running, tmp_path, page, wanted):
    """A blocked script, a missing file, an exception and a request to another host all appear in the log."""
    running.connection.events.clear()
    (tmp_path / "wrong.html").write_text(f"<!doctype html><title>x</title>{page}", encoding="utf-8")
    running.goto((tmp_path / "wrong.html").as_uri())
    assert any(wanted in text for text in running.errors()), running.errors()
    assert not page.startswith("<img") or "https://elsewhere.invalid/x.png" in running.requests()
