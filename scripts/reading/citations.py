"""Citations: in the sentence a small number, at the page's foot the work in full, numbered in the same order.

In Markdown a citation is a link to the work on the list of its year, with the class `cite`. Here it becomes a number
that leads to the work at the foot; its name stays as the number's label, for screen readers and for what is copied.
"""

import re

from generated import words

from .article import Element

OPENS, CLOSES, BETWEEN = re.compile(r"\s*\($"), re.compile(r"^\)"), re.compile(r"\s*[,;]\s*")
SPACE, ENDS = re.compile(r"\s+$"), re.compile(r"^[),;.:]")
COMMA = re.compile(r"(?:[\s,:]|(?<!\w);)+$")  # the semicolon behind a letter may end an entity such as &rdquo;


def number(article: Element) -> int:
    """Numbers the citations of an article whose sources stand at its foot; returns how many there are."""
    places = foot(article)
    done = 0
    for parent in list(article.parents()):
        if places and any(is_open(child, places) for child in parent.children):
            done += number_in(parent, places)
    return done


def foot(article: Element) -> dict[str, int]:
    """Where the list of works leads and each work's place in it; the list gets its numbers, each work an id."""
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
    """The key of the work that a link names."""
    return href.rpartition("#")[2]


def is_open(node: Element | str, places: dict[str, int]) -> bool:
    """Whether this is a citation of a work at the foot, still with its name."""
    return isinstance(node, Element) and node.has_class("cite") and node.attributes.get("href") in places


def number_in(parent: Element, places: dict[str, int]) -> int:
    """Numbers the citations right in an element; neighbours come together, and brackets around them go."""
    made: list[Element | str] = []
    waiting, done = merged(parent.children), 0
    while waiting:
        if not is_open(waiting[0], places):
            made.append(waiting.pop(0))
            continue
        group = [waiting.pop(0)]
        while len(waiting) > 1 and is_joint(waiting[0]) and is_open(waiting[1], places):
            group.append(waiting[1])
            del waiting[:2]
        tidy(made, waiting)
        made.append(Element("sup", {"class": "cites"}, *(mark(link, places) for link in group)))
        done += len(group)
    parent.children = made
    return done


def merged(children: list[Element | str]) -> list[Element | str]:
    """The same children with neighbouring pieces of text as one."""
    made: list[Element | str] = []
    for child in children:
        if isinstance(child, str) and made and isinstance(made[-1], str):
            made[-1] += child
        else:
            made.append(child)
    return made


def is_joint(node: Element | str) -> bool:
    """Whether this is no more than the comma between two citations."""
    return isinstance(node, str) and bool(BETWEEN.fullmatch(node))


def tidy(before: list[Element | str], after: list[Element | str]) -> None:
    """Takes away the brackets that held nothing but citations, and the space before a number."""
    left = before[-1] if before and isinstance(before[-1], str) else ""
    right = after[0] if after and isinstance(after[0], str) else ""
    if OPENS.search(left) and CLOSES.search(right):
        before[-1], after[0] = OPENS.sub("", left), CLOSES.sub("", right)
    elif left:
        before[-1] = (COMMA if ENDS.search(right) else SPACE).sub("", left)


def mark(link: Element, places: dict[str, int]) -> Element:
    """The number in place of the name, which stays its label."""
    href, name = link.attributes["href"], " ".join(link.text().split())
    told = words.phrase("source", number=places[href], name=name)
    label = {"class": "cite", "href": f"#source-{key(href)}", "aria-label": told}
    return Element("a", label, str(places[href]))
