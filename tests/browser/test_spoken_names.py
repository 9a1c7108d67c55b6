"""The accessibility tree: names, roles, states, order and announcements."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.reading import TITLE

from .tree import read
from .waiting import alive, until

ACTING = {
    "button",
    "checkbox",
    "radio",
    "DisclosureTriangle",
    "combobox",
    "searchbox",
    "textbox",
    "slider",
    "spinbutton",
}
LANDMARKS = {"banner", "main", "navigation", "contentinfo", "complementary", "region", "search", "form"}
PLACES = {"group", "dialog", "navigation"}  # controls in different ones of these may have the same name
PAGES = {
    "home": "index.html",
    "concept": "concepts/hallucination.html",
    "demonstration": "concepts/decoding.html",
    "taxonomy": "taxonomy/hard-cases.html",
    "catalogue": "taxonomy/systems.html",
    "misconception": "misconceptions/it-writes-rather-than-looks-up.html",
    "model": "see-for-yourself/a-real-language-model.html",
    "glossary": "glossary.html",
    "claims": "about/article/what-it-is.html",
}


def opened(page, site, kind: str):
    """A page of the kind, with its demonstrations started."""
    page.goto(f"{site.as_uri()}/{PAGES[kind]}")
    return page if kind == "home" else alive(page)  # the home page's model loads only after a press


def names(nodes, *roles: str) -> list[str]:
    """The names of the nodes with these roles, in reading order."""
    return [node.name for node in nodes if node.role in roles]


def problems(nodes) -> list[str]:
    """All problems that a blind reader would have, in words."""
    return [
        *nameless(nodes),
        *duplicates(nodes),
        *misplaced_headings(nodes),
        *tables_without_headings(nodes),
        *undescribed_images(nodes),
    ]


def nameless(nodes) -> list[str]:
    """Controls, links, images and dialogs without a name."""
    wanted = ACTING | {"link", "image", "dialog"}
    return [f"{node.role} without a name" for node in nodes if node.role in wanted and not node.name]


def duplicates(nodes) -> list[str]:
    """Controls with the same name in one place, and landmarks with the same name.

    Two headings with one text may have two copy buttons with one name.
    """
    controls = Counter((node.role, node.name, node.name_of_ancestor(*PLACES)) for node in nodes if node.role in ACTING)
    landmarks = Counter((node.role, node.name, "") for node in nodes if node.role in LANDMARKS)
    after = Counter(f"Copy the link to “{name}”" for name in names(nodes, "heading"))
    return [
        f"{role} “{name}” {count} times"
        for (role, name, _), count in (controls + landmarks).items()
        if count > max(1, after[name])
    ]


def misplaced_headings(nodes) -> list[str]:
    """Headings that skip a level, and further h1 elements."""
    levels = [node.properties["level"] for node in nodes if node.role == "heading"]
    steps = [f"heading {after} after {before}" for before, after in pairwise([0, *levels]) if after > before + 1]
    return steps + ["heading 1 again"] * (levels.count(1) - 1)


def tables_without_headings(nodes) -> list[str]:
    """Tables without column or row headings; tables with a caption belong to demonstrations."""
    found = []
    for table in (node for node in nodes if node.role == "table" and not node.name):
        roles = Counter(node.role for node in nodes if table in node.above and (node.name or node.role == "row"))
        if not roles["columnheader"] or roles["rowheader"] < roles["row"] - 1:
            found.append(f"table with {roles['columnheader']} and {roles['rowheader']} headings")
    return found


def undescribed_images(nodes) -> list[str]:
    """Images without a short name, a description or, beside them, the same in words."""
    pictures = [node for node in nodes if node.role == "image" and node.name]
    bad = [node for node in pictures if len(node.name) > 100 or len(node.description) < len(node.name)]
    twins = names(nodes, "DisclosureTriangle").count("The figure in words")
    return [f"image “{node.name[:20]}”" for node in bad] + ["figure without words"] * (len(pictures) - twins)


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_reads_well(page, site, kind):
    """Controls, images and landmarks have distinct names, heading levels no gaps, tables headings, figures words."""
    nodes = read(opened(page, site, kind))
    assert problems(nodes) == []
    assert {"banner", "main", "contentinfo"} <= {node.role for node in nodes}


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        ("<label>Heat: <output>1</output><input type=range></label>", "slider without a name"),
        ("<button></button>", "button without a name"),
        ("<a href=x><svg></svg></a>", "link without a name"),
        ("<dialog open>x</dialog>", "dialog without a name"),
        ("<button>Copy</button><button>Copy</button>", "button “Copy” 2 times"),
        ("<nav aria-label=Pages></nav><nav aria-label=Pages></nav>", "navigation “Pages” 2 times"),
        ("<h3>Deep</h3>", "heading 3 after 1"),
        ("<h1>Again</h1>", "heading 1 again"),
        ("<table><tr><th scope=col>A<th scope=col>B<tr><td>a<td>b</table>", "table with 2 and 0 headings"),
        ("<svg role=img aria-label=Map><path d='M0 0h9'/></svg><details><summary>The figure in words", "image “Map”"),
    ],
)
def test_each_problem_is_found(page, fault, problem):
    """Each kind of problem, alone on a page, is reported."""
    page.set_content(f"<!doctype html><title>x</title><h1>Page</h1>{fault}")
    assert problems(read(page)) == [problem]


def test_a_page_tells_its_place(page, site):
    """The title begins with the page's name; the current page, section and part are marked with aria-current."""
    titles = {kind: opened(page, site, kind).title() for kind in PAGES}
    assert len(set(titles.values())) == len(PAGES)
    assert titles["home"] == f"{TITLE} Is ChatGPT an LLM or generative AI?"
    page.goto(f"{site.as_uri()}/{PAGES['concept']}#causes")
    until(page, "document.querySelector('[aria-current=location]')?.textContent === 'What else goes wrong?'")
    current = "[...document.querySelectorAll('[aria-current]')].map(one => [one.ariaCurrent, one.textContent])"
    assert page.evaluate(current)[:2] == [["true", "Concepts"], ["page", "Hallucination"]]


def test_controls_have_states(page, site):
    """What can be opened tells screen readers whether it is open."""
    opened(page, site, "concept")
    state = "document.querySelector('#causes + heading-link > button').ariaExpanded"
    assert page.evaluate(state) == "false"
    page.locator("#causes + heading-link > button").click()
    until(page, f"{state} === 'true'")  # the choices load with the first press
    nodes = read(page)
    assert {"Cite this section", "Cite as BibTeX", "Copy link as Markdown", "Copy section as Markdown"} <= set(
        names(nodes, "button")
    )
    quiz = [n for n in nodes if n.role == "DisclosureTriangle" and "group" in {above.role for above in n.above}]
    assert {node.properties["expanded"] for node in quiz} == {True, False}
    page.locator(".quiz .right summary").first.click()
    answer = page.locator(".quiz .right").first
    assert "right" in next(name for name in names(read(page), "DisclosureTriangle") if "✓" in name)
    assert answer.locator("p").first.is_visible()


def test_actions_are_announced(page, site):
    """Copying, searching and filtering each announce one sentence in a polite live region."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def announced() -> list[str]:
        nodes = read(page)
        regions = [node for node in nodes if node.properties.get("live") == "polite"]
        return [text.name for text in nodes if text.role == "StaticText" and set(regions) & set(text.above)]

    opened(page, site, "concept").locator("#causes + heading-link > button").click()
    until(page, "document.querySelector('.said').textContent")
    [said] = announced()
    assert "Title and place are copied" in said
    page.keyboard.press("/")
    page.locator("#guide-query").fill("context window")
    until(page, "document.querySelector('.search .title')")
    assert [text for text in announced() if re.search(r"\d+ pages and \d+ sections fit “context window”", text)]
    assert names(read(page), "dialog") == ["Search"]
    assert names(read(page), "searchbox") == ["Search the guide"]
    opened(page, site, "catalogue").locator("#catalogue-words").fill("openai")
    until(page, "document.querySelector('.catalogue .system[hidden]')")
    assert any(text.endswith("systems are shown.") for text in announced())


def test_the_menu_and_the_contents_are_named_when_open(page, site):
    """As popovers on narrow screens they are named navigations, and their openers are `expanded`."""
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, site, "concept")
    for opener, name in (("Menu", "All pages"), ("On this page", "On this page")):
        page.get_by_role("button", name=opener).click()
        nodes = read(page)
        assert name in names(nodes, "navigation")
        assert problems(nodes) == []
        (button,) = (node for node in nodes if node.role == "button" and node.name == opener)
        assert button.properties["expanded"] is True
        page.keyboard.press("Escape")
        assert name not in names(read(page), "navigation")
