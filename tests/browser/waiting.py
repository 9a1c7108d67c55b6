"""Waits for a page whose policy forbids eval, which Playwright's own wait_for_function needs."""

import time


def until(page, expression: str, seconds: float = 5):
    """Evaluates `expression` in the page until it is true; returns its value.

    Raises AssertionError when it is still false after `seconds`.
    """
    end = time.monotonic() + seconds
    while not (value := page.evaluate(expression)):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(25)
    return value


def alive(page):
    """Scrolls to each demonstration of the page in turn until all have started; returns the page."""
    sleeping = "document.querySelector('live-demo:not(.is-live, [press])')"
    until(page, f"({sleeping}?.scrollIntoView(), {sleeping} === null)")
    return page
