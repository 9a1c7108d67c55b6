"""HTML files that MkDocs publishes as they are: what each links, by its place in the built site, and its ids.

A script can give a bare `#` or a widget its meaning, and draw a page that holds no text of its own. What only a script
could tell is left out, and so is what a `<base>` turns elsewhere, and what stands in a template. To parse a file takes
twenty times as long as to look for its addresses, so only one that may lack a name or repeat an id is parsed.
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..addresses import BASE, as_meta
from ..allowances import allowances
from ..built.pages import BuiltFile, BuiltLink, scan_html
from ..cache import Cache, digest
from ..marks import ID_ATTRIBUTES
from ..model import Allowance, Anchor, Link, Place
from ..patterns import Pattern
from ..remembering import plain, revived
from ..settings import Settings
from ..source import Source, content
from ..source import plain as with_plain_newlines
from ..survey import BuiltNeeds, Outlook

TEMPLATE = Pattern(r"\s*(?:\{%|\{\{|\{#|---\s)")
WHOLE = Pattern(r"(?i)<(?:!doctype|html|head|body)\b")
SCRIPT, HEADING = Pattern(r"(?i)<script\b"), Pattern(r"(?i)<h[1-6]\b")
PLAIN_ID = Pattern(r"(?!L?\d+-L?\d+$)[^/=&?!]+")  # no view and no range of lines, which only a script understands
HINTS = frozenset(["dns-prefetch", "preconnect"])  # these name a host, and may leave its scheme out
INERT = Pattern(r"(?i)<template\b|\{[%{]")  # a script makes something of what is in it
REST = r"""(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>"""
NAMELESS = Pattern(rf"(?i)<a\b{REST}(?:\s++|&nbsp;|<(?!/?a\b){REST})*+</a\b|<(?:img|input|area)\b(?![^<>]*\balt\s*=)")
NAMED = {"a": "href", "area": "href", "img": "src", "input": "src"}  # the addresses that a name goes with


class Facts(NamedTuple):
    """What is remembered of such a file; a `piece` is no whole page, and scripts may add to what is `scripted`.

    `anchors` are there when one of them repeats another.
    """

    outlook: tuple[int, tuple[str, ...], bool]
    ids: tuple[str, ...]
    anchors: tuple
    allowances: tuple
    is_piece: bool
    is_scripted: bool
    is_empty: bool


class StaticPage:
    """One such file, at `path` in the docs folder; its links are looked for again when one of them is in doubt."""

    def __init__(self, settings: Settings, path: str, cache: Cache) -> None:
        self.path, self.file, self.shown = path, settings.docs / path, settings.docs_prefix + path
        data = content(self.file)
        key = digest(__name__.encode(), path.encode(), settings.own_base.encode(), data)
        known = cache.get(key) or tuple(facts(Source(self.shown, decoded(data)), path, settings.own_base))
        cache.put(key, known)
        self.facts = Facts._make(known)
        self.outlook, self.ids = Outlook._make(self.facts.outlook), frozenset(self.facts.ids)

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """The comments that allow a finding."""
        return revived(Allowance, self.facts.allowances)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Its ids with their places, if one stands there twice."""
        return revived(Anchor, self.facts.anchors)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Its links with their places."""
        source = Source(self.shown, decoded(content(self.file)))
        return tuple(links(source, scan_html(BuiltFile("", source.text))))

    def may_have(self, fragment: str) -> bool:
        """Whether the page has that id, or a script may make something of it."""
        drawn = self.facts.is_scripted and (self.facts.is_empty or not PLAIN_ID.fullmatch(fragment))
        return drawn or fragment in self.ids


def facts(source: Source, path: str, own_base: str) -> Facts:
    """What can be told of the text alone."""
    file, needs = scan_html(BuiltFile(path, source.text)), BuiltNeeds(path, own_base)
    wanted = [needs.of(link) for link in links(source, file)]
    may_repeat = len(file.anchors) < len(list(file.ids)) and not INERT.search(source.text)
    return Facts(
        (len(wanted), tuple({need for need in wanted if need}), None in wanted),
        tuple(file.anchors),
        plain(Anchor, read_closely(source)[1] if may_repeat else ()),
        plain(Allowance, allowances(source)),
        not WHOLE.search(source.text),
        bool(SCRIPT.search(source.text)),
        not HEADING.search(source.text),
    )


def links(source: Source, file: BuiltFile) -> Iterator[Link]:
    """The links of a file that mean what they say, with what is seen of those that may have no name."""
    may_lack = NAMELESS.search(source.text) and not INERT.search(source.text)
    seen = read_closely(source)[0] if may_lack else {}
    for one in certain(file):
        place = source.place(one.offset)
        is_named = NAMED.get(one.element) == one.attribute
        element = as_meta(one.element, one.relations)
        yield (is_named and seen.get(place)) or Link(one.href, place, element, one.attribute, raw=True)


@lru_cache(maxsize=1)  # links and ids are asked for one after the other
def read_closely(source: Source) -> tuple[dict[Place, Link], tuple[Anchor, ...]]:
    """The links and ids of a file as those of a page are read."""
    from .. import scanning
    from .parsing import parsed

    page, marks = parsed(source)
    return {link.place: link for link in scanning.links(page, marks)}, tuple(scanning.anchors(page, marks))


def certain(file: BuiltFile) -> list[BuiltLink]:
    """The links of a file that mean what they say."""
    is_scripted = SCRIPT.search(file.text)
    if TEMPLATE.match(file.text) or BASE.search(file.text):
        return []
    return [
        one
        for one in file.links
        if HINTS.isdisjoint(one.relations)
        and not (is_scripted and (one.href in ("", "#") or one.attribute in ID_ATTRIBUTES))
    ]


def decoded(data: bytes) -> str:
    """The text of a file, in UTF-8 or else in what browsers take instead."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return with_plain_newlines(text)
