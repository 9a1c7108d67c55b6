"""Citations: a small number in the sentence, which links to the full reference at the foot of the page.

In Markdown a citation is a link with the class `cite` to the work on a page of sources. Here it becomes the number;
its text, such as "Brown et al. 2020", stays as the number's label for screen readers and for copied text.
"""

import re
from typing import TypeGuard

from content.sources import unread_mark

from .article import Element

OPENS, CLOSES, BETWEEN = re.compile(r"\s*\($"), re.compile(r"^\)"), re.compile(r"\s*[,;]\s*")
SPACE, ENDS = re.compile(r"\s+$"), re.compile(r"^[),;.:]")
COMMA = re.compile(r"(?:[\s,:]|(?<!\w);)+$")  # but not the semicolon of an entity such as &rdquo;


def number(article: Element) -> None:
    """Numbers the citations of an article that lists its sources at its foot."""
    if places := number_sources(article):
        for parent in article.elements():
            if any(is_unnumbered(child, places) for child in parent.children):
                number_in(parent, places)


def number_sources(article: Element) -> dict[str, int]:
    """Turns the list of sources into a numbered one whose items have ids; returns the number of each href in it."""
    blocks = (child for child in article.children if isinstance(child, Element))
    next((block for block in blocks if block.attributes.get("id") == "sources"), None)
    works = next(blocks, None)  # what follows this heading
    if works is None or works.tag != "ul":
        return {}
    works.change(tag="ol", **{"class": "works"})
    places = {}
    for place, work in enumerate(works.all("li"), 1):
        for href in (link.attributes.get("href", "") for link in work.all("a")):
            if "#" in href and ":" not in href:
                places[href] = place
                work.change(id=f"source-{key(href)}")
    return places


def key(href: str) -> str:
    """The key of the work that a link leads to."""
    return href.rpartition("#")[2]


def is_unnumbered(node: Element | str, places: dict[str, int]) -> TypeGuard[Element]:
    """Whether this is a citation that has no number yet, of a work in the list of sources."""
    return isinstance(node, Element) and node.has_class("cite") and node.attributes.get("href") in places


def number_in(parent: Element, places: dict[str, int]) -> None:
    """Numbers the citations among an element's children, adjacent ones in one group."""
    result: list[Element | str] = []
    groups: list[Element] = []
    for child in parent.children:
        if not is_unnumbered(child, places):
            result.append(child)
            continue
        if groups and result[-2:-1] == groups[-1:] and BETWEEN.fullmatch(str(result[-1])):
            result.pop()
        else:
            groups.append(Element("sup", {"class": "cites"}))
            result.append(groups[-1])
        groups[-1].children.append(numbered(child, places))
    for group in groups:
        tidy(result, result.index(group))
    parent.children = result


def tidy(pieces: list[Element | str], at: int) -> None:
    """Removes parentheses that held only the citations at this place, or the space before them."""
    left, right = (pieces[at - 1] if at else ""), (pieces[at + 1] if at + 1 < len(pieces) else "")
    if not isinstance(left, str):
        return
    if isinstance(right, str) and OPENS.search(left) and CLOSES.search(right):
        pieces[at - 1 : at + 2] = [OPENS.sub("", left), pieces[at], CLOSES.sub("", right)]
    elif left:
        pieces[at - 1] = (COMMA if isinstance(right, str) and ENDS.search(right) else SPACE).sub("", left)


def numbered(link: Element, places: dict[str, int]) -> Element:
    """The citation as a number; its name becomes the label, and only its mark stays beside the number."""
    href, name = link.attributes["href"], " ".join(link.text().split())
    mark = unread_mark(name)
    shown = f"{places[href]}{mark}"  # and the label has these words too, for those who say what they see
    attributes = {
        "class": "cite",
        "href": f"#source-{key(href)}",
        "aria-label": f"Source {shown}: {name.removesuffix(mark)}",
    }
    return Element("a", attributes, shown)
