"""Every page opens in Firefox from a double-clicked file, in a path that is hard to spell, with the network cut."""

import pytest

from tests.conftest import HEADINGS, pages_of

pytestmark = pytest.mark.slow

LOOK = f"""({{
  {HEADINGS}
  elsewhere: performance.getEntriesByType('resource').map(one => one.name)
    .filter(url => !/^(file|data|blob):/.test(url)),
}})"""


def test_pages_open_without_an_error_or_a_request_elsewhere(tab, site):
    """No console error, nothing refused, no other host, one main heading; every section can be reached."""
    for name in pages_of(site):
        if name == "404.html":
            continue  # a server's page: its links begin at the root of a host
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
def test_what_goes_wrong_is_noticed(running, tmp_path, page, wanted):
    """The log is no blind eye: a refusal, a missing file, a fault and a request to a host all stand in it."""
    running.line.events.clear()
    (tmp_path / "wrong.html").write_text(f"<!doctype html><title>x</title>{page}", encoding="utf-8")
    running.goto((tmp_path / "wrong.html").as_uri())
    assert any(wanted in text for text in running.errors()), running.errors()
    assert not page.startswith("<img") or "https://elsewhere.invalid/x.png" in running.requests()
