"""Reads files that are published as they are and hold links: style sheets, figures and HTML pages."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .addresses import in_css
from .allowances import allowances
from .model import Anchor, Document, Link
from .page import addresses, ids, tokens
from .rendered import Rendered, is_named
from .source import Source, decode, read
from .targets import HTML

OF_A_FONT = re.compile(r"""[^()"']*["']?\s*\)\s*format\(""")  # after an address in @font-face: ) format("woff2")
NAMES_A_HOST = frozenset(["dns-prefetch", "preconnect"])  # <link rel="preconnect" href="example.org">
CLASS_SELECTOR = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
IS_TEMPLATE = re.compile(r"\s*(?:\{%|\{\{|\{#|---\s)")  # some other generator fills in the file: {% extends "base" %}
BASE = re.compile(r"(?i)<base\s[^>]*\bhref")


def asset(path: str, file: Path, shown: str) -> Iterator[Document]:
    """Yields the file at `path` in the built site if it is of a kind that holds links; findings name it as `shown`."""
    kind = file.suffix.lower()
    if kind == ".css":
        yield style_sheet(path, read(file, shown))
    elif kind == ".svg":
        yield figure(path, read(file, shown))
    elif kind in HTML:
        yield static_page(path, html_source(file, shown))


def style_sheet(path: str, source: Source) -> Document:
    """A style sheet; an address that begins with # belongs to the page that it styles, and is skipped."""
    found = [
        Link(href, source.place(offset), "css", "font" if OF_A_FONT.match(source.text, offset) else "url", raw=True)
        for offset, href in in_css(source.text)
        if not href.startswith("#")
    ]
    return Document(source.path, path, tuple(found), (), tuple(allowances(source)))


def figure(path: str, source: Source) -> Document:
    """An SVG file: its links, the ids that its parts refer to, and the ids that it defines twice."""
    classes = frozenset(" ".join(re.findall(r"""\sclass\s*=\s*["']([^"']*)""", source.text)).split())
    links, clips, given = [], set(), []
    for token in tokens(source.text):
        tag = token.tag
        if token.kind == "raw" and tag:
            links += styled(source, token.offset, token.text, classes)
        elif tag:
            start = token.offset
            given += [Anchor(id, source.place(start + tag.offsets[name])) for name, id in ids(tag) if name == "id"]
            for found in addresses(tag):
                is_clip = "clip-path" in tag.attributes and found.value == tag.get("clip-path")
                if not (is_clip and found.href in clips):
                    attribute, place = "clip-path" if is_clip else found.attribute, source.place(start + found.offset)
                    links.append(Link(found.href, place, f"svg:{tag.name}", attribute, True))
                clips.update([found.href] if is_clip else [])
    often = {id for id, number in Counter(anchor.id for anchor in given).items() if number > 1}
    twice = tuple(anchor for anchor in given if anchor.id in often)
    return Document(source.path, path, tuple(links), twice, tuple(allowances(source)))


def styled(source: Source, start: int, css: str, classes: frozenset[str]) -> Iterator[Link]:
    """The addresses in the style of a figure, except in rules for classes that no element has."""
    for offset, href in in_css(css):
        end = max(css.rfind("{", 0, offset), 0)
        selectors = css[css.rfind("}", 0, end) + 1 : end]
        if any(classes.issuperset(CLASS_SELECTOR.findall(selector)) for selector in selectors.split(",")):
            yield Link(href, source.place(start + offset), "svg:style", "url", raw=True)


def html_source(file: Path, shown: str) -> Source:
    """The text of an HTML file in UTF-8, or else in Windows-1252, as browsers read it then."""
    source = decode(file.read_bytes(), shown)
    return Source(shown, file.read_bytes().decode("cp1252", "replace")) if source.fault else source


def static_page(path: str, source: Source) -> Document:
    """An HTML file that MkDocs publishes unchanged; where a script runs, empty addresses and a bare # are skipped."""
    is_scripted = bool(re.search(r"(?i)<script\b", source.text))
    anchors = tuple(ids_of(source, source.text))
    if IS_TEMPLATE.match(source.text) or BASE.search(source.text):
        return Document(source.path, path, (), anchors, tuple(allowances(source)), True)
    links = [
        link
        for link in links_in(source, source.text)
        if not (is_scripted and (link.href in ("", "#") or link.element == "style"))
    ]
    return Document(source.path, path, tuple(links), anchors, tuple(allowances(source)), is_scripted)


def ids_of(source: Source, text: str) -> Iterator[Anchor]:
    """Yields the ids in a text of HTML whose offsets are those of the source."""
    for token in tokens(text):
        for name, id in ids(token.tag) if token.tag else ():
            yield Anchor(id, source.place(token.offset + token.tag.offsets[name]))


def links_in(source: Source, text: str) -> Iterator[Link]:
    """Yields the links in a text of HTML whose offsets are those of the source."""
    for element in Rendered(text).links:
        if NAMES_A_HOST.isdisjoint(element.tag.get("rel").lower().split()):
            place = source.place(element.start)
            link = Link(element.href, place, element.name, element.attribute, True, is_named(element))
            yield link._replace(alt="alt" in element.tag.attributes, pictured=element.pictured)
