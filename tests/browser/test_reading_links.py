"""Links that readers share: copied from headings and selections, cited, and marked on arrival."""

import re

import pytest

from tests.conftest import emptied, slow_but
from tests.reading import TITLE

from .selections import NAMES, SELECT, write
from .waiting import until

PAGE = "concepts/hallucination.html"
KINDS = """navigator.clipboard.read().then(([item]) =>
  Promise.all(item.types.map(kind => item.getType(kind).then(blob => blob.text()))))"""
CATCH = "navigator.clipboard.writeText = async text => { window.copied = text; }"

# Three different difficulties: cut words, repeated words, and words in a closed answer.
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
def test_an_old_link_leads_to_the_new_place(page, site, old, new):
    """It does so for each entry of a list that was split; the query stays and the target is marked."""
    page.goto(f"{site.as_uri()}/{old}", wait_until="commit")
    page.wait_for_url(f"{site.as_uri()}/{new}")
    if "#" in new:
        assert page.locator(":target").is_visible()
        page.wait_for_function("Math.abs(document.querySelector(':target').getBoundingClientRect().top) < 200")


@pytest.fixture
def reader(page, site):
    """A page, opened from disk, with access to the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.as_uri()}/{PAGE}")
    return page


def clipboard(page) -> str:
    """The clipboard's text after the page has announced the copy."""
    until(page, "document.querySelector('.said').textContent !== ''")
    return page.evaluate("navigator.clipboard.readText()")


def opener(page, heading: str):
    """The button beside the heading with this id."""
    return page.locator(f"#{heading} + heading-link > button")


def select(page, start: str, end: str | None = None):
    """Selects the first 60 characters of `start`, or everything from its start into `end`."""
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


def screenshots(page, address: str, boxes: list[dict]) -> list[bytes]:
    """Screenshots of these boxes on the page, for a reader who follows a link to `address`."""
    emptied(page).goto(address)
    page.wait_for_timeout(150)  # the browser marks the text after loading, without an event
    return [page.screenshot(clip=box, full_page=True) for box in boxes]


def test_every_heading_has_a_named_copy_button(reader):
    """Buttons for h1 to h4 measure at least 24 pixels, have the heading in their names, and work by keyboard."""
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


def test_from_disk_title_and_place_are_copied_instead_of_a_path(reader):
    """A path on this computer would open nowhere else, and the page says so."""
    opener(reader, "causes").click()
    name, place = clipboard(reader).splitlines()
    assert name == f"Why does it make things up? What else goes wrong? – {TITLE}"
    assert place == f"{PAGE}#causes"
    assert "would open nowhere else" in reader.locator(".said").inner_text()
    for choice in ("Cite this section", "Cite as BibTeX", "Something wrong here?"):
        reader.locator("#causes + heading-link .more").get_by_role("button", name=choice).click()
        reader.wait_for_timeout(120)
        assert f"{PAGE}#causes" in clipboard(reader) and "file:" not in clipboard(reader), choice


@pytest.fixture
def public(reader):
    """The page with a canonical link, as in a guide with a public address."""
    reader.evaluate(
        """() => document.head.append(Object.assign(document.createElement('link'),
             {rel: 'canonical', href: 'https://guide.example/concepts/hallucination.html'}))"""
    )
    return reader


def test_a_link_is_copied_as_address_and_as_formatted_text(public):
    """Plain text gives the address; formatted text gives a link named after the page and section."""
    opener(public, "causes").click()
    clipboard(public)
    address = "https://guide.example/concepts/hallucination.html#causes"
    plain, formatted = public.evaluate(KINDS)
    assert plain == address
    assert formatted == f'<a href="{address}">Why does it make things up? What else goes wrong? – {TITLE}</a>'
    public.evaluate(
        """() => {
          const field = Object.assign(document.createElement('div'), {contentEditable: 'true', id: 'field'});
          document.querySelector('main').prepend(field);
          field.focus();
        }"""
    )
    public.keyboard.press("Control+v")
    assert public.locator("#field a").get_attribute("href") == address


def test_a_section_can_be_copied_as_markdown_and_cited(public):
    """The choices appear after the copy, move nothing, close with Escape and restore the focus."""
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
    assert copied["Copy link as Markdown"].startswith(
        f"[Why does it make things up? What else goes wrong? – {TITLE}](https://guide."
    )
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
        button.evaluate("it => it.closest('.system').querySelector('details').open = true")
        button.evaluate("(it, block) => it.scrollIntoView({block})", block)
        button.click()
        more = reader.locator(f"#{place} + heading-link .more")
        more.wait_for()
        box = more.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] >= 0 and box["y"] + box["height"] <= 844
        assert all(one.bounding_box()["height"] < 40 for one in more.get_by_role("button").all())
        reader.keyboard.press("Escape")


def test_the_answer_is_copied_from_the_menu_of_the_title(public):
    """The copy has the page's address, but no citation numbers."""
    public.locator("h1 + heading-link > button").click()
    clipboard(public)
    public.get_by_role("button", name="Copy the answer with its address").click()
    until(public, "document.querySelector('.said').textContent === 'Answer copied.'")
    text, where = clipboard(public).splitlines()
    assert text.endswith(".") and "[1]" not in text
    title = public.locator("h1").inner_text()
    assert where == f"— {title} – {TITLE}, https://guide.example/concepts/hallucination.html#hallucination"


def test_the_address_does_not_keep_search_words(reader, site):
    """The words are marked but removed from the address; a button or Escape removes the marks."""
    for control in ("button", "key"):
        reader.goto(f"{site.as_uri()}/{PAGE}?h=guess#causes")
        clear = reader.get_by_role("button", name="Clear the marks")
        clear.wait_for()
        assert reader.url == f"{site.as_uri()}/{PAGE}#causes"
        assert reader.evaluate("CSS.highlights.get('query').size") > 0
        clear.click() if control == "button" else reader.keyboard.press("Escape")
        assert reader.evaluate("CSS.highlights.has('query')") is False


def test_only_the_readers_own_words_are_marked(reader, site):
    """Whatever their endings, and whole words alone; what search looked for beside them stays unmarked."""
    reader.goto(f"{site.as_uri()}/index.html")
    reader.keyboard.press("/")
    reader.locator("#guide-query").fill("why does it invent references")
    reader.locator(".search .results .title a").first.wait_for()  # what stood there before has no titles
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
    """The address names the section, too, for browsers that do not support text fragments."""
    select(reader, "#causes ~ p")
    reader.get_by_role("button", name="Copy quote and link").click()
    copied = clipboard(reader)
    assert copied.startswith("“") and f"{PAGE}#causes:~:text=" in copied


@pytest.mark.parametrize("name", slow_but(SOME, NAMES))
def test_the_link_to_a_selection_marks_its_words(page, site, tmp_path, name):
    """Screenshots of the first and last characters differ with and without the text fragment."""
    file = write(site, tmp_path)
    page.goto(file.as_uri())
    page.evaluate(CATCH)
    ends = page.evaluate(SELECT, name)
    page.get_by_role("button", name="Copy link to these words").click()
    until(page, "window.copied")
    address = page.evaluate("copied")
    section, directive = re.fullmatch(r".*#(.*):~:(.*)", address).groups()
    assert re.fullmatch(r"text=(?:[\w%]+-,)?[\w%]+(?:,[\w%]+)?(?:,-[\w%]+)?", directive, re.ASCII), directive
    marked, plain = (screenshots(page, to, ends) for to in (address, f"{file.as_uri()}#{section}"))
    assert [with_mark != without for with_mark, without in zip(marked, plain, strict=True)] == [True, True], address


def test_ambiguous_words_link_to_their_section(page, site, tmp_path):
    """If no text fragment can tell the words from others, the reader is told that the link leads to the section."""
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
    """A fragment that names an element inside a closed <details> opens it."""
    reader.evaluate("document.querySelector('.quiz details p').id = 'deep'")
    reader.evaluate("location.hash = 'deep'")
    assert reader.locator("#deep").is_visible()


def test_the_target_of_a_link_is_marked(reader):
    """Its background changes."""
    background = "getComputedStyle(document.querySelector('#causes')).backgroundImage"
    before = reader.evaluate(background)
    reader.evaluate("location.hash = 'causes'")
    assert before == "none" != reader.evaluate(background)
