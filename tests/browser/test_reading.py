"""Reading: the answer on the first screen, light and dark, on paper, without scripts, with previews, and nothing moves."""

import threading
from itertools import combinations

import pytest
from playwright.sync_api import expect

from tests.conftest import SHIFTS, Quiet, serving, settled

CONCEPT = "concepts/hallucination.html"
MISCONCEPTION = "misconceptions/it-writes-rather-than-looks-up.html"
CITATION, PREVIEW = "article sup.cites a.cite", "#guide-preview"
BACKGROUND = "getComputedStyle(document.documentElement).backgroundColor"


def test_the_home_page_answers_on_the_first_screen(page, site):
    """The whole short answer is visible without scrolling and, on wide screens, so are the bet and the drawing."""
    page.goto(f"{site.as_uri()}/index.html")
    for width, height, parts in ((1280, 720, (".answer", ".chips", ".writer svg")), (320, 640, (".answer",))):
        page.set_viewport_size({"width": width, "height": height})
        for part in parts:
            expect(page.locator(part).first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_system_and_the_switch_overrules_it(page, address, scheme):
    """The switch changes the scheme, and the next page keeps the choice; back at the system's, the page follows it.

    Read from a server: between pages on the disk, Chromium may take seconds to hand on what is stored.
    """
    page.context.set_offline(False)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/index.html")
    before = page.evaluate(BACKGROUND)
    page.get_by_role("button", name="Switch between light and dark").click()
    page.wait_for_function(f"before => {BACKGROUND} !== before", arg=before)
    after = page.evaluate(BACKGROUND)
    page.goto(f"{address}/{CONCEPT}")
    assert after == page.evaluate(BACKGROUND)
    page.get_by_role("button", name="Switch between light and dark").click()
    page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
    page.wait_for_function(f"after => {BACKGROUND} === after", arg=after)


def test_quiz_answers_look_alike_until_opened(page, site):
    """Only an opened answer shows whether it is right, and says so to everybody. A list in a row has no marks at all."""
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    for kind in ("ul", "ol"):  # they would stand on its first words
        row = f"document.querySelector('article').appendChild(Dom.make('{kind}.row', Dom.make('li', 'one')))"
        assert page.evaluate(f"getComputedStyle({row}.firstChild).listStyleType") == "none"
    look = """all => all.map(one => getComputedStyle(one)).map(style =>
      [style.borderTopColor, style.backgroundColor, style.color].join())"""
    for part in (".quiz summary", ".quiz details"):
        assert len(set(page.eval_on_selector_all(part, look))) == 1
    page.eval_on_selector_all(".quiz details", "all => all.forEach(answer => (answer.open = true))")
    marks = "all => all.map(summary => getComputedStyle(summary, '::after').content)"
    found = page.eval_on_selector_all(".quiz summary", marks)
    assert len(set(found)) == 2 and any("right" in mark for mark in found)


def test_paper_shows_text_only(page, site):
    """Navigation and buttons are hidden, answers open, and shapes are printed."""
    page.emulate_media(media="print")
    page.goto(f"{site.as_uri()}/{MISCONCEPTION}")
    for part in (".pages", ".tool", "heading-link", ".with-page"):
        assert page.locator(part).first.is_hidden()
    page.goto(f"{site.as_uri()}/concepts/decoding.html")
    expect(page.locator(".quiz details p").first).to_be_visible()
    page.goto(f"{site.as_uri()}/index.html")
    look = "all => all.map(kind => getComputedStyle(kind, '::after').printColorAdjust)"
    assert set(page.eval_on_selector_all(".answer :is(.field, .model, .product)", look)) == {"exact"}
    page.set_viewport_size({"width": 660, "height": 800})
    page.goto(f"{site.as_uri()}/taxonomy/systems.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= 660
    assert page.locator(".catalogue .system").first.inner_text().split("\n")[1].startswith("An LLM?")
    assert page.locator(".catalogue :is(input, .chip)").first.is_hidden()


def test_nothing_needs_a_script(plain, site):
    """Text, answers, navigation and menu work without scripts; controls that need one are hidden."""
    plain.goto(f"{site.as_uri()}/{CONCEPT}")
    plain.locator("#check-yourself > summary").click()
    plain.locator(".quiz summary").first.click()
    expect(plain.locator(".quiz details p").first).to_be_visible()
    plain.goto(f"{site.as_uri()}/{MISCONCEPTION}")
    assert plain.locator("article h1").is_visible()
    assert plain.locator(".search-opener").is_hidden()
    plain.locator(".menu-opener").click()
    plain.locator(".pages").get_by_role("link", name="Overview").locator("visible=true").first.click()
    plain.wait_for_url("**/misconceptions/index.html")


def test_one_tap_follows_a_citation_to_its_work(browser, site):
    """On a phone, too; the number is that of the work in the list at the foot, and screen readers hear its name."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, offline=True)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    first = page.locator(CITATION).first
    number = first.inner_text()
    assert first.get_attribute("aria-label").startswith(f"Source {number}: ")
    first.tap()
    work = page.locator(":target")
    expect(work).to_be_in_viewport()
    assert work.evaluate("item => [...item.parentElement.children].indexOf(item) + 1") == int(number)
    context.close()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("glossary.html#token", ["Token"]),
        ("taxonomy/systems.html#system-chatgpt", ["ChatGPT", "An LLM?", "Makes new things?"]),
    ],
)
def test_terms_and_systems_have_previews(page, site, place, words):
    """Their texts come from one script of the guide, which is loaded when the first of them is needed."""
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    page.evaluate(
        """href => {
          const link = Object.assign(document.createElement('a'), { href, textContent: 'this', id: 'made' });
          document.querySelector('article > p').prepend(link);
        }""",
        f"../{place}",
    )
    assert not [url for url in page.log.requests if url.endswith("meanings.js")]
    page.locator("#made").hover()
    for one in words:
        expect(page.locator(PREVIEW)).to_contain_text(one)


def test_a_dropped_request_costs_one_preview_only(page, site):
    """Where the script of previews did not load, the next sign of a reader loads it."""
    page.route("**/previews.js*", lambda route: route.abort())
    page.goto(f"{site.as_uri()}/{CONCEPT}")
    with page.expect_event("requestfailed"):
        page.locator(CITATION).first.hover()
    page.wait_for_function("() => !document.querySelector('script[src*=\"previews.js\"]')")
    page.unroute("**/previews.js*")
    page.locator(CITATION).nth(1).hover()
    expect(page.locator(PREVIEW)).to_be_visible()


def test_a_name_on_the_map_leads_to_its_row(page, site):
    """A product in the drawing is a link as any other, with its preview; on a telephone large enough for a finger."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{site.as_uri()}/index.html")
    names = page.locator("figure svg[role=group] a")
    boxes = [one.bounding_box() for one in names.all()]
    assert len(boxes) == 7
    for one, other in combinations(boxes, 2):
        beside = one["x"] >= other["x"] + other["width"] or other["x"] >= one["x"] + one["width"]
        assert beside or abs(one["y"] - other["y"]) >= 20, (one, other)
    names.filter(has_text="ChatGPT").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(PREVIEW)).to_contain_text("GPT-6 inside")
    page.keyboard.press("Enter")
    page.wait_for_url("**/taxonomy/systems.html#system-chatgpt")


MOVING = """[...document.querySelectorAll('*')].filter((node) => {
  const look = getComputedStyle(node);
  return look.animationName !== 'none' || look.transitionDuration !== '0s' || look.scrollBehavior === 'smooth';
}).map((node) => node.outerHTML.slice(0, 80))"""


def test_nothing_moves_on_a_telephone(page, site):
    """The room for what scripts add is there from the start; for who asks for less motion, nothing moves later either.

    On a wide screen every page is held to it where it is opened.
    """
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    for name in ("index.html", CONCEPT, "see-for-yourself/window.html"):
        page.goto((site / name).as_uri())
        assert settled(page).evaluate(SHIFTS) == [], name
        assert page.evaluate(MOVING) == [], name


@pytest.mark.parametrize("cut", ["Questions</a>", "enu</span>"])
def test_no_part_of_the_header_pushes_another_aside(page, site, cut):
    """A browser draws what has arrived, on a slow line the first half."""
    text, drawn = (site / "index.html").read_bytes(), threading.Event()
    half = text.index(cut.encode())

    class InHalves(Quiet):
        """Sends the rest of the page when its first half is drawn."""

        def do_GET(self):  # noqa: N802 (a server calls it so)
            if not self.path.endswith(".html"):
                return super().do_GET()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(text[:half])
            return drawn.wait() and self.wfile.write(text[half:])

    page.context.set_offline(False)
    with serving(site, InHalves) as root:
        page.goto(f"{root}/index.html", wait_until="commit")
        page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
        drawn.set()
        page.wait_for_load_state()
        assert settled(page).evaluate(SHIFTS) == []
