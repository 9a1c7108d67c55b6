"""A part of a page that is loaded into it."""

from axe_playwright_python.sync_playwright import Axe


def begun(page, site, name: str):
    """The page of this name, its part begun."""
    page.goto((site / name).as_uri())
    page.wait_for_selector(".learning-part button")
    return page


def serves_everybody(page) -> None:
    """Asserts that the part fits a narrow screen, and that axe finds no fault in either scheme."""
    page.set_viewport_size({"width": 320, "height": 700})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page, context="on-request")
        assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
