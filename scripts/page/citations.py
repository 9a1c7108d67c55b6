"""Citations: a small number in the sentence, which links to the full reference at the foot of the page.

In Markdown a citation is a link with the class `cite` to the work on a page of sources. Here it becomes the number;
its text, such as "Brown et al. 2020", stays as the number's label for screen readers and for copied text.
"""

import re

from content.sources import NOT_REREAD

from .article import Element

OPENS, CLOSES, BETWEEN = re.compile(r"\s*\($"), re.compile(r"^\)"), re.compile(r"\s*[,;]\s*")
SPACE, ENDS = re.compile(r"\s+$"), re.compile(r"^[),;.:]")
COMMA = re.compile(r"(?:[\s,:]|(?<!\w);)+$")  # but not the semicolon of an entity such as &rdquo;


def number(article: Element) -> None:
    """Numbers the citations of an article that lists its sources at its foot."""
    places = number_sources(article)
    for parent in list(article.parents()):
        if places and any(is_unnumbered(child, places) for child in parent.children):
            number_in(parent, places)


def number_sources(article: Element) -> dict[str, int]:
    """Turns the list of sources into a numbered one whose items have ids; returns the number of each href in it."""
    blocks = [child for child in article.children if isinstance(child, Element)]
    at = next((at for at, block in enumerate(blocks) if block.attributes.get("id") == "sources"), None)
    works = blocks[at + 1] if at is not None and at + 1 < len(blocks) else None
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


def is_unnumbered(node: Element | str, places: dict[str, int]) -> bool:
    """Whether this is a citation that has no number yet, of a work in the list of sources."""
    return isinstance(node, Element) and node.has_class("cite") and node.attributes.get("href") in places


def number_in(parent: Element, places: dict[str, int]) -> None:
    """Numbers the citations among an element's children; groups adjacent ones and removes parentheses around them."""
    result: list[Element | str] = []
    waiting = merged(parent.children)
    while waiting:
        if not is_unnumbered(waiting[0], places):
            result.append(waiting.pop(0))
            continue
        group = [waiting.pop(0)]
        while len(waiting) > 1 and is_separator(waiting[0]) and is_unnumbered(waiting[1], places):
            group.append(waiting[1])
            del waiting[:2]
        tidy(result, waiting)
        result.append(
            Element("sup", {"class": "cites"}, *(numbered(link, places) for link in group if isinstance(link, Element)))
        )
    parent.children = result


def merged(children: list[Element | str]) -> list[Element | str]:
    """The children with adjacent pieces of text joined."""
    result: list[Element | str] = []
    for child in children:
        if isinstance(child, str) and result and isinstance(result[-1], str):
            result[-1] += child
        else:
            result.append(child)
    return result


def is_separator(node: Element | str) -> bool:
    """Whether this is only the comma or semicolon between two citations."""
    return isinstance(node, str) and bool(BETWEEN.fullmatch(node))


def tidy(before: list[Element | str], after: list[Element | str]) -> None:
    """Removes parentheses that held only citations, and the space before a number."""
    left = before[-1] if before and isinstance(before[-1], str) else ""
    right = after[0] if after and isinstance(after[0], str) else ""
    if OPENS.search(left) and CLOSES.search(right):
        before[-1], after[0] = OPENS.sub("", left), CLOSES.sub("", right)
    elif left:
        before[-1] = (COMMA if ENDS.search(right) else SPACE).sub("", left)


def numbered(link: Element, places: dict[str, int]) -> Element:
    """The citation as a number; its name becomes the label, and only its mark stays beside the number."""
    href, name = link.attributes["href"], " ".join(link.text().split())
    label = f"Source {places[href]}: {name}"
    attributes = {"class": "cite", "href": f"#source-{key(href)}", "aria-label": label}
    mark = f", {NOT_REREAD}" if name.endswith(NOT_REREAD) else ""
    return Element("a", attributes, f"{places[href]}{mark}")
