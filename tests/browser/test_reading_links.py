"""The links people send: copied by a button, by a selection, cited, and marked where they lead."""

import re

import pytest
from generated.skos import TITLE

from tests.conftest import emptied, slow_but

from .selections import NAMES, SELECT, write
from .waiting import until

PAGE = "concepts/hallucination.html"
KINDS = """navigator.clipboard.read().then(([one]) =>
  Promise.all(one.types.map(kind => one.getType(kind).then(blob => blob.text()))))"""
CATCH = "navigator.clipboard.writeText = async text => { window.copied = text; }"

# Passages of which each needs something else: whole words, their surroundings, or a closed answer that opens.
SOME = ("cut words, over links and chips", "the second of two equal cells", "in a closed answer")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sources.html", "sources/index.html"),
        ("sources.html#devlin-2018", "sources/to-2022.html#devlin-2018"),
        ("about/article.html?x#gpt-stands-for", "about/article/what-it-is.html?x#gpt-stands-for"),
        ("about/article.html#contradictions", "about/article/index.html#contradictions"),
        ("taxonomy/system-sources.html#bert", "taxonomy/systems.html#system-bert"),
        ("taxonomy/system-sources.html#facet-kind-model", "taxonomy/systems.html#facet-kind-model"),
    ],
)
def test_an_old_link_leads_to_the_place_itself(page, site, old, new):
    """Of a list that was parted, each entry; with its query, and marked on arrival."""
    page.goto(f"{site.as_uri()}/{old}", wait_until="commit")
    page.wait_for_url(f"{site.as_uri()}/{new}")
    if "#" in new:
        assert page.locator(":target").is_visible()
        page.wait_for_function("Math.abs(document.querySelector(':target').getBoundingClientRect().top) < 200")


@pytest.fixture
def reader(page, site):
    """The page open, with leave to use the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.as_uri()}/{PAGE}")
    return page


def clipboard(page) -> str:
    """What the last button copied, once it has said so."""
    until(page, "document.querySelector('.said').textContent !== ''")
    return page.evaluate("navigator.clipboard.readText()")


def opener(page, heading: str):
    """The button beside the heading with this id."""
    return page.locator(f"#{heading} + heading-link > button")


def select(page, start: str, end: str | None = None):
    """Selects the first 60 characters of `start`, or all from there into `end`."""
    page.evaluate(
        """([start, end]) => {
          const text = name => document.createTreeWalker(document.querySelector(name), NodeFilter.SHOW_TEXT).nextNode();
          const range = document.createRange();
          range.setStart(text(start), 0);
          range.setEnd(text(end ?? start), Math.min(60, text(end ?? start).length));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [start, end],
    )
    page.locator(".selected").wait_for()


def pictures(page, address: str, boxes: list[dict]) -> list[bytes]:
    """How these places of the page look to a reader who follows a link to it."""
    emptied(page).goto(address)
    page.wait_for_timeout(150)  # the mark comes after the load, without an event
    return [page.screenshot(clip=box, full_page=True) for box in boxes]


def test_every_heading_has_a_copy_button_that_says_what_it_does(reader):
    """Down to h4, 24 pixels or more, named after its heading, reachable by keyboard."""
    headings = reader.locator("article :is(h1, h2, h3, h4)")
    buttons = reader.locator("article :is(h1, h2, h3, h4) + heading-link > button")
    assert buttons.count() == headings.count() > 5
    for button, heading in zip(buttons.all(), headings.all(), strict=True):
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        assert heading.inner_text().strip() in button.get_attribute("aria-label")
    opener(reader, "causes").focus()
    reader.keyboard.press("Enter")
    assert clipboard(reader).endswith(f"{PAGE}#causes")


def test_a_copy_without_an_address_says_so(reader):
    """A path of this computer opens nowhere else: the title and the place in the guide are copied in its stead."""
    opener(reader, "causes").click()
    name, place = clipboard(reader).splitlines()
    assert name == f"Hallucination: What else goes wrong? – {TITLE}"
    assert place == f"{PAGE}#causes"
    assert "would open nowhere else" in reader.locator(".said").inner_text()


@pytest.fixture
def public(reader):
    """The same page as it is where the guide has a public address, which it carries offline too."""
    reader.evaluate(
        """() => document.head.append(Object.assign(document.createElement('link'),
             {rel: 'canonical', href: 'https://guide.example/concepts/hallucination.html'}))"""
    )
    return reader


def test_a_link_is_copied_as_address_and_as_formatted_text(public):
    """Plain where plain text is pasted; named after page and section in a mail, a document or a chat."""
    opener(public, "causes").click()
    clipboard(public)
    address = "https://guide.example/concepts/hallucination.html#causes"
    plain, formatted = public.evaluate(KINDS)
    assert plain == address
    assert formatted == f'<a href="{address}">Hallucination: What else goes wrong? – {TITLE}</a>'
    public.evaluate(
        """() => {
          const field = Object.assign(document.createElement('div'), {contentEditable: 'true', id: 'field'});
          document.querySelector('main').prepend(field);
          field.focus();
        }"""
    )
    public.keyboard.press("Control+v")
    assert public.locator("#field a").get_attribute("href") == address


def test_a_section_is_taken_as_markdown_and_cited(public):
    """The choices appear after the copy, push nothing down, close with Escape and give the focus back."""
    below = "document.querySelector('#causes ~ p').getBoundingClientRect().top + scrollY"
    before = public.evaluate(below)
    opener(public, "causes").click()
    clipboard(public)
    assert public.evaluate(below) == before
    more = public.locator("#causes + heading-link .more")
    copied = {}
    for choice in more.get_by_role("button").all():
        choice.click()
        public.wait_for_timeout(120)
        copied[choice.inner_text()] = clipboard(public)
    assert copied["Copy as Markdown"].startswith(f"[Hallucination: What else goes wrong? – {TITLE}](https://guide.")
    section = copied["Copy section as Markdown"]
    assert (
        section.startswith("### What else goes wrong?")
        and " ([Huang et al. 2023](https://guide.example/sources/" in section
    )
    assert (
        copied["Cite this section"].startswith("“What else goes wrong?”") and "changed" in copied["Cite this section"]
    )
    assert copied["Cite as BibTeX"].startswith("@online{guide-causes-") and "urldate" in copied["Cite as BibTeX"]
    assert "#causes" in copied["Something wrong here?"]
    public.keyboard.press("Escape")
    assert public.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Copy the link to")
    assert more.is_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_choices_are_a_list_in_the_window(reader, site, width):
    """One line each and whole, at a row of the catalogue, at the right and at the foot of the window."""
    reader.set_viewport_size({"width": width, "height": 844})
    reader.goto(f"{site.as_uri()}/taxonomy/systems.html")
    for place, block in (("system-chatgpt", "center"), ("system-gpt-3", "end")):
        button = opener(reader, place)
        button.evaluate("(it, block) => it.scrollIntoView({block})", block)
        button.click()
        more = reader.locator(f"#{place} + heading-link .more")
        more.wait_for()
        box = more.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] >= 0 and box["y"] + box["height"] <= 844
        assert all(one.bounding_box()["height"] < 40 for one in more.get_by_role("button").all())
        reader.keyboard.press("Escape")


def test_the_answer_is_copied_in_one_press(public):
    """Without the button's own word and the numbers of citations, with the address of the page."""
    public.get_by_role("button", name="Copy the answer with its address").click()
    text, where = clipboard(public).splitlines()
    assert text.endswith(".") and "Copy" not in text and "[1]" not in text
    assert where == f"— Hallucination – {TITLE}, https://guide.example/concepts/hallucination.html#hallucination"


def test_the_words_of_a_search_leave_the_address(reader, site):
    """They are marked, not sent on with a link; the marks go by a button or by Escape."""
    for way in ("button", "key"):
        reader.goto(f"{site.as_uri()}/{PAGE}?h=guess#causes")
        clear = reader.get_by_role("button", name="Clear the marks")
        clear.wait_for()
        assert reader.url == f"{site.as_uri()}/{PAGE}#causes"
        assert reader.evaluate("CSS.highlights.get('query').size") > 0
        clear.click() if way == "button" else reader.keyboard.press("Escape")
        assert reader.evaluate("CSS.highlights.has('query')") is False


def test_only_the_readers_own_words_are_marked(reader, site):
    """Whatever their endings, and whole words alone; what search looked for beside them stays unmarked."""
    reader.goto(f"{site.as_uri()}/index.html")
    reader.keyboard.press("/")
    reader.locator("#guide-query").fill("why does it invent references")
    reader.locator(".search .results a").first.wait_for()
    hrefs = reader.locator(".search .result a").evaluate_all(
        "all => all.map(one => new URL(one.href).searchParams.get('h'))"
    )
    assert set(hrefs) == {"invent reference"}
    reader.goto(f"{site.as_uri()}/{PAGE}?h=invent+reference+art")
    reader.get_by_role("button", name="Clear the marks").wait_for()
    marked = reader.evaluate("[...new Set([...CSS.highlights.get('query')].map(one => one.toString().toLowerCase()))]")
    assert {"invented", "references"} <= set(marked)
    assert all(re.fullmatch(r"invent\w{0,3}|references?", one) for one in marked), marked


def test_a_selection_is_copied_as_a_quote_with_a_text_fragment(reader):
    """The section comes first in the address, so that a browser without text fragments lands near."""
    select(reader, "#causes ~ p")
    reader.get_by_role("button", name="Copy quote and link").click()
    copied = clipboard(reader)
    assert copied.startswith("“") and f"{PAGE}#causes:~:text=" in copied


@pytest.mark.parametrize("name", slow_but(SOME, NAMES))
def test_words_selected_are_marked_where_their_link_leads(page, site, tmp_path, name):
    """Over elements, cut words, repeated ones, in tables, lists, code and closed answers: their ends look different."""
    file = write(site, tmp_path)
    page.goto(file.as_uri())
    page.evaluate(CATCH)
    ends = page.evaluate(SELECT, name)
    page.get_by_role("button", name="Copy link to these words").click()
    until(page, "window.copied")
    address = page.evaluate("copied")
    section, directive = re.fullmatch(r".*#(.*):~:(.*)", address).groups()
    assert re.fullmatch(r"text=(?:[\w%]+-,)?[\w%]+(?:,[\w%]+)?(?:,-[\w%]+)?", directive, re.ASCII), directive
    marked, plain = (pictures(page, to, ends) for to in (address, f"{file.as_uri()}#{section}"))
    assert [one != other for one, other in zip(marked, plain, strict=True)] == [True, True], address


def test_words_that_no_directive_tells_apart_lead_to_their_section(page, site, tmp_path):
    """And the reader is told: a link to other words would be wrong."""
    file = write(site, tmp_path)
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub("<p>Long.*", "<p>Same.</p>" * 40 + "<p><!--same-->Same.<!----></p>" + "<p>Same.</p>" * 40, text),
        encoding="utf-8",
    )
    page.goto(file.as_uri())
    page.evaluate(CATCH)
    page.evaluate(SELECT, "same")
    page.get_by_role("button", name="Copy link to these words").click()
    until(page, "window.copied")
    assert page.evaluate("copied").endswith("#lists")
    page.get_by_text("The link leads to their section").wait_for()


def test_a_link_into_a_closed_answer_opens_it(reader):
    """A fragment that names something inside a closed <details> shows it."""
    reader.evaluate("document.querySelector('.quiz details p').id = 'deep'")
    reader.evaluate("location.hash = 'deep'")
    assert reader.locator("#deep").is_visible()


def test_the_place_a_link_leads_to_is_marked(reader):
    """By its ground, which goes beyond its own colour."""
    ground = "getComputedStyle(document.querySelector('#causes')).backgroundImage"
    before = reader.evaluate(ground)
    reader.evaluate("location.hash = 'causes'")
    assert before == "none" != reader.evaluate(ground)
