"""Orientation: the belief above a misconception, reading paths, navigation, and the 404 page."""

import json
import re

import pytest

from .tree import read
from .waiting import until

MISCONCEPTION = "misconceptions/it-writes-rather-than-looks-up.html"


@pytest.mark.parametrize("width", [390, 1280])
def test_the_belief_stands_with_its_verdict_above_the_reply(page, site, width):
    """The belief, its verdict and the reply are in this order, on the screen and in the accessibility tree."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{site.as_uri()}/{MISCONCEPTION}")
    belief, reply = page.locator(".belief"), page.locator("h1")
    assert belief.bounding_box()["y"] < reply.bounding_box()["y"] < 500
    assert belief.text_content().startswith("People say: “")
    assert belief.text_content().endswith("” Verdict: False.")
    heard = [node.name.strip() for node in read(page) if node.role in ("StaticText", "heading") and node.name.strip()]
    says, verdict = heard.index("People say:"), heard.index("Verdict:")
    assert says < verdict < heard.index(reply.inner_text())


def test_search_shows_the_belief_with_its_verdict(page, site):
    """A reader who skims the results cannot take the belief for the fact."""
    page.goto(f"{site.as_uri()}/index.html")
    page.keyboard.press("Control+k")
    page.locator("#guide-query").fill("does it look the answer up in a database")
    first = page.locator(".search .result").first
    first.locator(".says").wait_for()
    belief = first.locator(".says").inner_text()
    assert belief.startswith("People say: “") and belief.endswith("” False.")
    assert first.inner_text().count("People say") == 1


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
    bar.wait_for()
    assert f"1 of {count}" in bar.inner_text()
    bar.get_by_role("link").click()
    until(page, f"document.querySelector('.way')?.textContent.includes('2 of {count}')")
    page.goto(f"{address}/ways-through.html")
    until(page, "document.querySelectorAll('.on-way').length === 1")
    page.go_back()
    bar.get_by_role("button", name="Leave the path").click()
    page.reload()
    page.wait_for_timeout(200)
    assert bar.count() == 0


def test_the_next_page_is_prepared_while_the_pointer_rests_on_its_link(desk, own_page, address):
    """The served page is prefetched, and a page that was only prefetched does not count as read.

    An automated browser only fetches such a page, so no test can see it rendered in advance.
    """
    own_page.context.set_offline(False)
    session = desk.new_cdp_session(own_page)
    prepared = []
    session.on("Preload.prefetchStatusUpdated", lambda news: prepared.append((news["prefetchUrl"], news["status"])))
    session.send("Preload.enable")
    own_page.goto(f"{address}/concepts/decoding.html")
    own_page.locator("article a[href*='.html']").first.hover()
    for _ in range(100):
        if any(status == "Ready" for _, status in prepared):
            break
        own_page.wait_for_timeout(50)
    assert [url.startswith(address) for url, status in prepared if status == "Ready"] == [True]
    assert own_page.evaluate("JSON.parse(localStorage.getItem('guide.recent')).length") == 1


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_one_page_fades_into_the_next(own_page, address, motion):
    """On a server, pages fade into each other, unless the reader asks for less motion."""
    own_page.context.set_offline(False)
    own_page.emulate_media(reduced_motion=motion)
    own_page.add_init_script("addEventListener('pagereveal', event => { window.fades = !!event.viewTransition; })")
    own_page.goto(f"{address}/concepts/decoding.html")
    with own_page.expect_navigation():
        own_page.locator("article a[href*='.html']").first.click()
    until(own_page, "window.fades !== undefined")
    assert own_page.evaluate("window.fades") is (motion == "no-preference")
    assert own_page.log.errors == []


def test_the_bar_of_a_path_takes_one_line(own_page, site):
    """On phones and with long names, too."""
    way = {
        "title": "For people who prompt",
        "stops": [
            {"location": "concepts/prompting.html", "title": "One"},
            {"location": "misconceptions/no-magic-words.html", "title": "A long name, as some of the pages have " * 3},
        ],
        "read": [],
    }
    own_page.set_viewport_size({"width": 390, "height": 844})
    own_page.add_init_script(f"localStorage.setItem('guide.way', {json.dumps(json.dumps(way))})")
    own_page.goto(f"{site.as_uri()}/concepts/prompting.html")
    own_page.locator(".way").wait_for()
    until(own_page, "getComputedStyle(document.querySelector('.way')).position === 'fixed'")
    assert own_page.locator(".way").bounding_box()["height"] <= 56
    leave = own_page.get_by_role("button", name="Leave the path").bounding_box()
    assert leave["x"] + leave["width"] <= 390 and leave["width"] >= 24


def test_the_404_page_suggests_the_nearest_page(page, address):
    """It finds the page with the most similar address, and offers to search for its words."""
    page.context.set_offline(False)
    misspelt = f"{address}/concepts/halucination.html"
    body = page.request.get(f"{address}/404.html").text()
    page.route("**/halucination.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(misspelt)
    assert page.locator(".nearest a").first.get_attribute("href").endswith("concepts/hallucination.html")
    page.get_by_role("button", name="Search for “halucination”").click()
    page.locator(".search .result").first.wait_for()


def test_the_404_page_suggests_no_page_for_its_folder_alone(page, address):
    """A page of the same folder with another name is not similar."""
    page.context.set_offline(False)
    body = page.request.get(f"{address}/404.html").text()
    page.route("**/temperature.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{address}/concepts/temperature.html")
    page.get_by_role("button", name="Search for “temperature”").wait_for()
    assert page.locator(".nearest a").count() == 0


def test_sections_stand_in_the_top_bar_and_other_pages_in_the_footer(page, site):
    """Six sections are in the top bar; the glossary, the sources and the pages about the guide are in the footer."""
    page.goto(f"{site.as_uri()}/{MISCONCEPTION}")
    bar = page.locator(".sections a").all_inner_texts()
    assert bar == ["Start", "Try", "Concepts", "Taxonomy", "Misconceptions", "Questions"]
    assert {"Glossary", "Sources", "About"} <= set(page.locator("footer a").all_inner_texts())
    assert page.locator("#guide-pages [aria-current=page]").count() == 1


def test_the_end_of_a_page_has_one_way_on(site):
    """The page's own line to what to read next, or a link to the next page, or on an index neither; never two."""
    ways = {
        page.relative_to(site).as_posix(): len(re.findall(r'class="(?:read-next|onward)"', page.read_text("utf-8")))
        for page in site.rglob("*.html")
    }
    assert {name: count for name, count in ways.items() if count > 1} == {}
    assert all(ways[f"concepts/{name}.html"] == 1 for name in ("chatgpt", "decoding", "hallucination"))


def test_the_bar_of_a_path_replaces_the_pages_own_way_on(own_page, site):
    """Who follows a path sees its next page, and not another one beside it; the last page ticks what was read."""
    stops = [{"location": f"{name}.html", "title": name} for name in ("concepts/chatgpt", "so-what-now")]
    way = json.dumps({"title": "Mine", "stops": stops, "read": ["concepts/chatgpt.html"]})
    own_page.add_init_script(f"localStorage.setItem('guide.way', {json.dumps(way)})")
    own_page.goto(f"{site.as_uri()}/concepts/chatgpt.html")
    own_page.locator(".way").wait_for()
    assert own_page.locator(".read-next").is_hidden()
    own_page.goto(f"{site.as_uri()}/so-what-now.html")
    own_page.locator(".read-so-far .on-way").wait_for()


def test_on_a_phone_the_header_names_the_page_of_a_section(own_page, site):
    """Who is sent to a section sees which page it is of; at the top the guide's own name stands there."""
    own_page.set_viewport_size({"width": 390, "height": 844})
    own_page.goto(f"{site.as_uri()}/{MISCONCEPTION}#what-to-do")
    name = own_page.locator(".page-name")
    name.wait_for()
    assert name.inner_text() == own_page.locator("h1").inner_text()
    own_page.evaluate("scrollTo(0, 0)")
    name.wait_for(state="hidden")
    assert own_page.locator(".wordmark span").is_visible()


PARTS = {  # what a page may hold, and what it then loads
    "<live-demo": ("demos/demos.css", "demos/opener.js"),
    'class="demo run': ("demos/run.css",),
    '<live-demo name="learn"': ("demos/learn.css",),
    '<live-demo name="sums"': ("demos/learn.css",),
    'class="demo-cards"': ("demos/cards.css", "demos/marks.css"),
    "<on-request": ("learning.css", "learning/on-request.js"),
    'class="sheet"': ("learning.css",),
    'class="catalogue"': ("lists/lists.css", "lists/catalogue.js"),
    'class="keep"': ("keep/keep.css", "taking/keep.js"),
    'class="bet"': ("home/home.css", "javascripts/home.js"),
}


def test_a_page_loads_what_its_parts_need(site):
    """Its front matter says so with `uses`; mkdocs.yml lists the style sheets and scripts of each."""
    lacking = [
        (page.relative_to(site).as_posix(), part, file)
        for page in sorted(site.rglob("*.html"))
        for text in [page.read_text("utf-8")]
        for part, files in PARTS.items()
        if part in text
        for file in files
        if f'{file}"' not in text
    ]
    assert lacking == []


@pytest.mark.parametrize("name", ["index", "concepts/decoding"])
def test_the_top_bar_stays_on_one_line(page, site, name):
    """At every width: what does not fit is in the menu."""
    page.goto(f"{site.as_uri()}/{name}.html")
    heights = {}
    for width in range(320, 1400, 40):
        page.set_viewport_size({"width": width, "height": 800})
        heights[width] = page.locator(".top").evaluate("bar => bar.offsetHeight")
    assert len(set(heights.values())) == 1, heights
