"""Tells raw HTML that is out of order: a tag left open, closing nothing, unknown, or with Markdown that stays text."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import HTML_EMPTY

from markdown.util import BLOCK_LEVEL_ELEMENTS

from .findings import nearest

NO_END = HTML_EMPTY | {"html", "head", "body"}
MAY_END = set("p li dt dd tr td th thead tbody tfoot colgroup option optgroup rp rt".split())  # or do without an end
BLOCKS = {*BLOCK_LEVEL_ELEMENTS} - {*MAY_END, "summary"}  # with which what stands below may be lost
INLINE = (
    "a abbr audio b bdi bdo big button caption cite code data datalist del dfn dialog em font i ins kbd label mark"
    " meter object picture q ruby s samp search select slot small span strike strong sub sup svg template time u var"
)
TAGS = {*BLOCK_LEVEL_ELEMENTS, *INLINE.split()}
TAG = re.compile(
    r"<!--.*?-->|<(script|style|textarea|title|xmp|pre|svg|math)\b[^>]*>.*?</\1\s*>"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?=[\s/>])(?P<attributes>(?:[^\"'<>]++|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
MARKDOWN = re.compile(  # the group `it`: a link, bold text or a heading; code and tags come first and are passed over
    r"<(pre|code|kbd|samp|script|style|svg|math|textarea)\b(?s:.*?)</\1>|<[^>]*>"
    r"|(?P<it>(?<![\w\\\]])!?\[[^\[\]\n]+\](?:\([^()\s]+\)|\[[^\[\]\n]+\])|(?<![\w\\*])\*\*\w[^*\n]*\*\*"
    r"|^ {0,3}#{1,6} \w.*)",
    re.MULTILINE,
)


class Stray(NamedTuple):
    """A tag, and what is wrong with it."""

    tag: re.Match[str]
    message: str
    fix: str = ""
    proof: str = ""  # the Markdown that stayed text in it

    @property
    def hides_more(self) -> bool:
        """Whether what stands below may be lost with it, as behind an element that has no end."""
        return not self.proof and self.tag["name"].lower() in BLOCKS


def stray_tags(text: str, page: str) -> list[Stray]:
    """The tags of a text without code that aren't in order in its HTML, up to one that may cause what follows."""
    reported: list[Stray] = []
    for each in sorted(find_strays(text, page), key=lambda stray: stray.tag.start()):
        is_tag = each.hides_more or each.tag[0] in page
        may_follow = any(stray.hides_more for stray in reported)
        reported += [each] if is_tag and each.proof in page and not may_follow else []
    return reported


def find_strays(text: str, page: str) -> Iterator[Stray]:
    """The tags of a text that aren't in order, as if all of it were read; `page` is its HTML."""
    open_tags: list[re.Match[str]] = []
    for tag in TAG.finditer(text):
        name = (tag["name"] or "").lower()
        if not name or name in NO_END or tag["attributes"].endswith("/"):
            continue
        if not tag["end"]:
            open_tags.append(tag)
            if name not in TAGS and (meant := nearest(name, TAGS)) and f"</{tag['name']}" in text:
                yield Stray(tag, f"“{tag[0]}” is no tag of HTML.", tag[0].replace(tag["name"], meant))
            continue
        index = next((n for n in reversed(range(len(open_tags))) if open_tags[n]["name"].lower() == name), None)
        if index is not None:
            yield from find_left_open(open_tags[index + 1 :])
            if piece := unread_markdown(open_tags[: index + 1], tag, page):
                is_asked_for = "markdown" in open_tags[index]["attributes"]
                why = ": is md_in_html listed in mkdocs.yml, and the line not indented" if is_asked_for else ""
                fix = "" if is_asked_for else f'{open_tags[index][0][:-1]} markdown="1">'
                yield Stray(open_tags[index], f"Within “{open_tags[index][0]}”, Markdown stays text{why}.", fix, piece)
            del open_tags[index:]
            continue
        begin, here = text.rfind("\n", 0, tag.start()) + 1, tag.start()
        if text.count(f"<{tag['name']}", begin, here) <= text.count(tag[0], begin, here):
            yield Stray(tag, f"“{tag[0]}” closes nothing.")  # not even a tag that is broken
    yield from find_left_open(open_tags)


def unread_markdown(open_tags: list[re.Match[str]], end: re.Match[str], page: str) -> str:
    """A piece of Markdown in the innermost of some elements, if only that one doesn't let Markdown in; else ""."""
    if [tag for tag in open_tags if tag[0] in page] != open_tags[-1:]:
        return ""  # the attribute markdown is taken away where it is read
    return next((m["it"] for m in MARKDOWN.finditer(end.string, open_tags[-1].end(), end.start()) if m["it"]), "")


def find_left_open(tags: list[re.Match[str]]) -> Iterator[Stray]:
    """Tags without an end, of which one without attributes may have been meant as the end of that before it."""
    tags = [tag for tag in tags if tag["name"].lower() not in MAY_END]
    names = [tag["name"].lower() for tag in tags]
    for n, (tag, name) in enumerate(zip(tags, names, strict=True)):
        if name not in TAGS and "-" not in name:
            yield Stray(tag, f"“{tag[0]}” is read as a tag, so that nobody sees it.", f"`{tag[0]}`")
        elif n and names[n - 1] == name and not tag["attributes"]:
            yield Stray(tag, f"“{tag[0]}” opens what is open, and nothing closes it.", f"</{name}>")
        elif names[n + 1 : n + 2] != [name] or tags[n + 1]["attributes"]:
            yield Stray(tag, f"“{tag[0]}” is left open: write </{name}> behind what belongs in it.")
