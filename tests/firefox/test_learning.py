"""Watch it learn and the sums train in Firefox too, from the disk, in a worker, under the site's own policy."""

import pytest

DEMO = "document.querySelector('live-demo[name={}]')"


@pytest.mark.parametrize(("name", "page"), [("learn", "watch-it-learn"), ("sums", "sums")])
def test_it_trains_and_stops(tab, site, name, page):
    """A guess begins it, steps are counted while the page answers, and Stop brings what it has learned by then."""
    demo = DEMO.format(name)
    tab.goto(f"{site.as_uri()}/see-for-yourself/{page}.html")
    tab.evaluate(f"{demo}.scrollIntoView()")
    tab.until(f"{demo}.querySelector('.demo-chip') !== null")
    tab.click(f"live-demo[name={name}] .demo-chip")
    tab.until(f"/Step [1-9]/.test({demo}.querySelector('.learn-head')?.textContent)", seconds=60)
    tab.script(f"[...{demo}.querySelectorAll('button')].find(one => one.textContent === 'Stop').click()")
    tab.until(f"{demo}.querySelector('.demo-outcome').textContent.startsWith('You stopped it at step')", seconds=120)
