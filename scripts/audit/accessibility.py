"""Runs axe and measures layout shift on every page, in both schemes and at two widths.

On one page of each type axe also checks the search dialog, the menus and the tooltips, each while it is open.
"""

from playwright.sync_api import Browser, Page

from . import limits
from .finding import Finding

OPTIONS = {"preload": False, "resultTypes": ["violations"], "runOnly": {"type": "tag", "values": limits.AXE_TAGS}}
SHIFT = """new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift = (window.shift || 0) + entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
TO_THE_END = "scrollTo(0, document.documentElement.scrollHeight)"
OPEN = "document.querySelectorAll('article details').forEach(details => { details.open = true; })"

# Buttons that open a layer over the page, and the layer that each opens.
OPENERS = {".search-opener": ".search", ".menu-opener": ".pages", ".contents-opener": ".contents"}
SHORT_FORM, MEANING = "article abbr[tabindex]", "[role=tooltip]"


def measure(browser: Browser, address: str, names: list[str], say) -> tuple[list[Finding], dict[str, float]]:
    """Returns all axe violations, and the largest layout shift of each page."""
    findings, shifts = [], dict.fromkeys(names, 0.0)
    for scheme in limits.SCHEMES:
        for width in limits.WIDTHS:
            context = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
            )
            context.add_init_script(SHIFT)
            page = context.new_page()
            for name in names:
                say(f"{name}, {scheme}, {width} px")
                page.goto(f"{address}/{name}")
                shifts[name] = max(shifts[name], layout_shift(page))
                found = [*violations(page), *(layer_violations(page) if name in limits.PAGES.values() else [])]
                findings += [Finding(name, "axe", f"{scheme}, {width} px: {violation}") for violation in found]
            context.close()
    return findings, shifts


def layout_shift(page: Page) -> float:
    """The cumulative layout shift of the page while it loads and is scrolled to its end and back."""
    page.evaluate(TO_THE_END)
    page.wait_for_timeout(100)
    page.evaluate("scrollTo(0, 0)")
    return round(page.evaluate("window.shift || 0"), 3)


def layer_violations(page: Page) -> list[str]:
    """The axe violations in the search, the menu, the contents and an abbreviation's tooltip, each while it is open."""
    found = []
    for opener, part in OPENERS.items():
        if page.locator(opener).is_visible():
            page.locator(opener).click()
            page.locator(part).wait_for()
            found += violations(page, part)
            page.keyboard.press("Escape")
    for form in page.locator(SHORT_FORM).locator("visible=true").all()[:1]:
        form.focus()
        page.locator(MEANING).wait_for()
        found += violations(page, MEANING)  # the tooltip alone: after scrolling, the header may cover other controls
    return found


def violations(page: Page, part: str | None = None) -> list[str]:
    """The axe violations on the page, or in `part` of it, each as `rule: element`."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate(OPEN)
    found = Axe().run(page, context=part, options=OPTIONS).response["violations"]
    return [f"{violation['id']}: {node['html'][:160]}" for violation in found for node in violation["nodes"]]
