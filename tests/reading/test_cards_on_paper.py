"""A misconception prints as a card: one sheet on which nobody takes the belief for the truth."""

import re

CARD = 'data-kind="misconception"'


def cards(site):
    """The pages of the misconceptions."""
    pages = sorted((site / "misconceptions").glob("*.html"))
    return [page for page in pages if CARD in page.read_text(encoding="utf-8")]


def test_each_misconception_fits_one_sheet(page, site):
    """On A4, as a reader prints it: without backgrounds, with the margins of the style sheet."""
    assert len(cards(site)) > 15
    sheets = {}
    for card in cards(site):
        page.goto(card.as_uri())
        sheets[card.stem] = len(re.findall(rb"/Type /Page\b", page.pdf(format="A4")))
    assert {name: count for name, count in sheets.items() if count != 1} == {}


def test_the_verdict_is_not_lost_on_paper(page, site):
    """The verdict's own background is printed, and a false belief is struck out."""
    page.emulate_media(media="print")
    for card in cards(site):
        page.goto(card.as_uri())
        belief = page.locator(".belief")
        assert belief.locator(".verdict").evaluate("one => getComputedStyle(one).printColorAdjust") == "exact"
        line = belief.locator(".claim").evaluate("one => getComputedStyle(one).textDecorationLine")
        assert line == ("line-through" if belief.get_attribute("data-verdict") == "false" else "none")
