"""On a page that lists claims or beliefs a reader can show those of one verdict; without scripts all of them show."""

import pytest

CLAIMS = "about/article/what-it-is.html"
SHOWN = "article li:has(.verdict):not([hidden])"


@pytest.fixture
def claims(page, site):
    """The open page of claims."""
    page.goto(f"{site.as_uri()}/{CLAIMS}")
    page.locator(".filter button").first.wait_for()
    return page


def test_a_verdict_alone_can_be_shown(claims):
    """As many stay as the button says, headings without an item go, the count is told, and All brings them back."""
    everything = claims.locator(SHOWN).count()
    wrong = claims.locator(".filter").get_by_role("button", name="Wrong")
    wrong.click()
    count = int(wrong.inner_text().strip("Wrong ()"))
    assert 0 < claims.locator(SHOWN).count() == count < everything
    assert claims.locator("#from-intro-terms-used-interchangeably").is_hidden()
    assert f"{count} of {everything}" in claims.locator(".filter [role=status]").inner_text()
    assert wrong.get_attribute("aria-pressed") == "true"
    claims.locator(".filter").get_by_role("button", name="All").first.click()
    assert claims.locator(SHOWN).count() == everything


def test_the_address_of_a_claim_shows_it_again(claims):
    """A link to a claim that the choice has hidden leads to it all the same."""
    claims.locator(".filter").get_by_role("button", name="Wrong").click()
    claims.evaluate("location.hash = 'gpt-stands-for'")
    claims.locator("#gpt-stands-for").wait_for(state="visible")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_verdicts_on_beliefs_stand_in_one_column(page, site, width):
    """In all the tables; on a telephone below the belief, which has the whole line."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{site.as_uri()}/misconceptions/index.html")
    beliefs = [one.bounding_box() for one in page.locator("tbody th a").all()]
    verdicts = [one.bounding_box() for one in page.locator("tbody td:nth-child(2)").all()]
    assert len(beliefs) == len(verdicts) > 18 and len({box["x"] for box in verdicts}) == 1
    for belief, verdict in zip(beliefs, verdicts, strict=True):
        assert (verdict["y"] >= belief["y"] + belief["height"] - 2) == (width < 640)
