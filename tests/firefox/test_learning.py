"""The test of beliefs and the trust drill in Firefox, on their own pages and under the site's policy."""

import pytest

pytestmark = pytest.mark.slow  # the default run tries the same in Chromium

PAGES = "see-for-yourself"
SHOWN = "document.querySelector('.learning-part')?.textContent.includes({!r})"


def test_a_form_from_the_first_press_to_the_result(tab, site):
    """Answering "true" to everything is half right; the result card is drawn and the answers are stored."""
    tab.goto(f"{site.as_uri()}/{PAGES}/what-do-you-believe.html")
    tab.click("on-request button")
    for number in range(1, 13):
        tab.until(SHOWN.format(f"Form A, {number} of 12"))
        tab.click(".scale button")
    tab.until(SHOWN.format("6 of 12 right"))
    assert tab.evaluate("document.querySelector('canvas').toDataURL().length") > 2000
    assert tab.evaluate("Object.keys(JSON.parse(localStorage.getItem('guide.beliefs')).A.answers).length") == 12


def test_a_round_of_the_drill(tab, site):
    """A link with a seed opens the round: ten references, then ten answers, then the result."""
    tab.goto(f"{site.as_uri()}/{PAGES}/trust-drill.html#drill;s=5")
    tab.until(SHOWN.format("Round 5."))
    for part in ("references", "answers"):
        for _ in range(10):
            tab.click(".drill-list .scale button")
        if part == "references":
            tab.click(".learning-part .demo-first")
    tab.until("document.querySelector('.drill-line') !== null")
    assert tab.evaluate("document.querySelectorAll('.drill-list > li').length") == 10
