"""Pages that list claims or beliefs can be filtered by verdict."""

import pytest

CLAIMS = "about/article/what-it-is.html"
SHOWN = "article li:has(.verdict):not([hidden])"


@pytest.fixture
def claims(page, site):
    """The page of claims, opened."""
    page.goto(f"{site.as_uri()}/{CLAIMS}")
    page.locator(".filter button").first.wait_for()
    return page


def test_claims_can_be_filtered_by_verdict(claims):
    """The number on the button is right, headings without claims are hidden, and All brings everything back."""
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


def test_each_button_says_how_many_it_would_show(page, site):
    """With the other choice that is made; one that would show nothing cannot be pressed."""
    page.goto(f"{site.as_uri()}/misconceptions/index.html")
    page.locator(".filter").get_by_role("button", name="Contested").click()
    sections = page.locator(".filter [data-key=section] button:not([data-value=''])").all()
    assert any(one.is_disabled() for one in sections)
    for one in sections:
        many = int(one.inner_text().rpartition("(")[2].strip(")"))
        assert one.is_disabled() == (many == 0)
        if not many:
            continue
        one.click()
        assert page.locator("tbody tr:visible").count() == many


def test_a_link_to_a_hidden_claim_shows_it(claims):
    """A link to a claim works even if a filter has hidden the claim."""
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
