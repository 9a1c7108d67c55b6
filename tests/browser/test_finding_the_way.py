"""Orientation: title and navigation, the belief above a misconception, reading paths, and the 404 page."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import slow_but
from tests.reading import TITLE

CONCEPT = "concepts/hallucination.html"
MISCONCEPTION = "misconceptions/it-writes-rather-than-looks-up.html"


def test_a_page_tells_its_place(page, site):
    """Its title begins with its heading; section, page and part are marked in the bar, the menu and the contents."""
    page.goto(f"{site.as_uri()}/{CONCEPT}#guessing")
    assert page.title() == f"{page.locator('h1').inner_text()} – {TITLE}"
    sections = ["Home", "Try it", "Concepts", "Taxonomy", "Misconceptions", "Questions"]
    assert page.locator(".sections a").all_inner_texts() == sections
    assert {"Glossary", "Sources", "About"} <= set(page.locator("footer a").all_inner_texts())
    expect(page.locator(".sections [aria-current]")).to_have_text("Concepts")
    expect(page.locator("#guide-pages [aria-current=page]")).to_have_text("Hallucination")
    expect(page.locator("[aria-current=location]")).to_have_text(page.locator("#guessing").inner_text())


def test_the_belief_stands_with_its_verdict_above_the_reply(page, site):
    """The belief, its verdict and the reply are in this order, near the top, on a telephone, too."""
    page.goto(f"{site.as_uri()}/{MISCONCEPTION}")
    belief, reply = page.locator(".belief"), page.locator("h1")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert belief.bounding_box()["y"] < reply.bounding_box()["y"] < 500
    assert re.fullmatch("People say: “.+” Verdict: False.", belief.text_content())


def test_a_path_continues_from_page_to_page(page, address):
    """A path starts on its page, shows the next page, ticks pages already read, and ends when the reader leaves it.

    Read from a server: between pages on the disk, Chromium may take seconds to hand on what is stored.
    """
    page.context.set_offline(False)
    page.goto(f"{address}/ways-through.html")
    path = page.locator("article ol:not(.works)").last
    count = path.locator("> li").count()
    path.locator("> li").first.locator("a").first.click()
    bar = page.locator(".way")
    expect(bar).to_contain_text(f"1 of {count}")
    assert page.locator(".read-next:visible").count() == 0  # the bar has the way on
    bar.get_by_role("link").click()
    expect(bar).to_contain_text(f"2 of {count}")
    page.goto(f"{address}/ways-through.html")
    expect(page.locator(".on-way")).to_have_count(1)
    page.go_back()
    bar.get_by_role("button", name="Leave the path").click()
    page.wait_for_function("() => localStorage.getItem('guide.way') === null")
    expect(bar).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("halucination", ["/concepts/hallucination.html"]),
        ("heat", []),
        ("hallucinatio%ff", ["/concepts/hallucination.html"]),
    ],
)
def test_the_404_page_suggests_what_is_near(page, address, name, nearest):
    """The page with the most similar address, but none for its folder alone.

    Its heading has no button, since there is nothing to link to, and none to report.
    """
    page.context.set_offline(False)
    body = page.request.get(f"{address}/404.html").text()
    page.route(f"**/{name}.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{address}/concepts/{name}.html")
    found = page.locator(".nearest a").evaluate_all("all => all.map(one => one.pathname)")
    assert found[:1] == nearest
    assert page.locator("article h1 + heading-link").count() == 0
    assert page.locator("h1:visible").count() == 1
    assert [error for error in page.log.errors if "404" not in error] == []


def test_the_end_of_a_page_has_one_way_on(site):
    """The page's own line to what to read next, or a link to the next page, or on an index neither; never two."""
    ways = {
        page.relative_to(site).as_posix(): len(re.findall(r'class="read-next"', page.read_text("utf-8")))
        for page in site.rglob("*.html")
    }
    assert {name: count for name, count in ways.items() if count > 1} == {}
    assert all(ways[f"concepts/{name}.html"] == 1 for name in ("chatgpt", "decoding", "hallucination"))


def test_on_a_phone_the_header_names_the_page_of_a_section(page, site):
    """Who is sent to a section sees which page it is of; at the top the guide's own name stands there."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.as_uri()}/{MISCONCEPTION}#what-to-do")
    expect(page.locator(".page-name")).to_have_text(page.locator("h1").inner_text())
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(".page-name")).to_be_hidden()
    expect(page.locator(".wordmark span")).to_be_visible()


@pytest.mark.parametrize("name", slow_but(["concepts/decoding"], ["index", "concepts/decoding"]))
def test_the_top_bar_stays_on_one_line(page, site, name):
    """At every width: what does not fit is in the menu."""
    page.goto(f"{site.as_uri()}/{name}.html")
    heights = {}
    for width in range(320, 1400, 60):
        page.set_viewport_size({"width": width, "height": 800})
        heights[width] = page.locator(".top").evaluate("bar => bar.offsetHeight")
    assert len(set(heights.values())) == 1, heights


def test_the_wheel_scrolls_the_page_over_the_menu_beside_it(page, site):
    """In a window that is higher than the column of pages, which has nothing of its own to scroll."""
    page.set_viewport_size({"width": 1280, "height": 2000})
    page.goto(f"{site.as_uri()}/{MISCONCEPTION}")
    page.locator("#guide-pages [aria-current=page]").hover()
    page.locator("article").evaluate("article => { article.style.minHeight = '4000px'; }")
    page.mouse.wheel(0, 400)
    expect(page.locator("h1")).not_to_be_in_viewport()
