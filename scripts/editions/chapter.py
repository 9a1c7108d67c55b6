"""The text of a page, changed so that it can stand beside the text of all other pages in one file."""

import base64
import mimetypes
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from pipeline.problem import Problem

from .contents import Chapter

ARTICLE = re.compile(r"<article[^>]*>(.*?)</article>", re.DOTALL)
TAG = re.compile(
    r"""<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:"[^"]*"|'[^']*'|[^'">])*)>""", re.DOTALL
)
ATTRIBUTE = re.compile(r'\s(?P<name>[a-zA-Z][\w:-]*)="(?P<value>[^"]*)"')
REFERS = frozenset(["id", "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details"])
HEADING = re.compile(r"h([1-4])")


@dataclass
class Editor:
    """Changes one page's text; `keys` gives the key of each page that the edition holds.

    Ids get the page's key in front, links to pages become fragments, images become data, and headings move
    down to the page's level, with their old level as their class.
    """

    site: Path
    chapter: Chapter
    keys: Mapping[str, str]
    address: str | None
    lost: bool = False  # inside a link whose target the edition does not hold

    @property
    def level(self) -> int:
        """The level of its title in the edition."""
        return self.chapter.level

    def text(self) -> str:
        """The page's article, from what stands above its title on."""
        page = (self.site / self.chapter.path).read_text(encoding="utf-8")
        return TAG.sub(self.tag, ARTICLE.search(page)[1]).strip()

    def tag(self, found: re.Match) -> str:
        """A tag as it stands in the edition; a comment leaves nothing."""
        name, rest = found["name"], found["rest"]
        if name is None:
            return ""
        if name == "a" and (found["end"] or self.leads_out(rest)):
            return self.link_that_is_lost(bool(found["end"]))
        if heading := HEADING.fullmatch(name):
            name = f"h{int(heading[1]) + self.level - 1}"
            if not found["end"]:
                rest = with_class(rest, heading[0])
        return f"<{found['end']}{name}{ATTRIBUTE.sub(self.attribute, rest)}>"

    def leads_out(self, attributes: str) -> bool:
        """Whether a link leads to a file of the site that the edition cannot name."""
        href = re.search(r'\shref="([^"]*)"', attributes)
        return bool(href) and self.target(unescape(href[1])) is None

    def link_that_is_lost(self, ends: bool) -> str:
        """Its words stay, the link goes."""
        if not ends:
            self.lost = True
            return "<span>"
        lost, self.lost = self.lost, False
        return "</span>" if lost else "</a>"

    def attribute(self, found: re.Match) -> str:
        """An attribute as it stands in the edition."""
        name, value = found["name"], unescape(found["value"])
        if name in REFERS:
            value = " ".join(self.anchor(word) for word in value.split())
        elif name in ("href", "xlink:href"):
            value = self.target(value) or value
        elif name == "src":
            value = self.data(value)
        elif value.startswith("url(#"):
            value = f"url(#{self.anchor(value[5:-1])})"
        else:
            return found[0]
        return f' {name}="{escape(value)}"'

    def anchor(self, name: str, key: str | None = None) -> str:
        """The id in the edition of an anchor of this page, or of the page with the key."""
        return f"{key or self.chapter.key}--{name}"

    def target(self, href: str) -> str | None:
        """Where a link leads in the edition: a fragment, an address of the web, or nowhere."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.chapter.path), unquote(parts.path)))
        key = self.keys.get(path) if parts.path else self.chapter.key
        if key:
            return "#" + (self.anchor(unquote(parts.fragment), key) if parts.fragment else key)
        return urljoin(self.address, path) if self.address else None

    def data(self, src: str) -> str:
        """A file of the site as an address that holds it."""
        file = self.site / posixpath.normpath(posixpath.join(posixpath.dirname(self.chapter.path), unquote(src)))
        if not file.is_file():
            raise Problem(
                f"{self.chapter.path} shows {src}, which the site does not have: no edition was made.", code=1
            )
        return data_of(file)


def data_of(file: Path) -> str:
    """The file as a data: address."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"


def with_class(attributes: str, name: str) -> str:
    """The attributes with one more class."""
    if ' class="' in attributes:
        return attributes.replace(' class="', f' class="{name} ', 1)
    return f' class="{name}"{attributes}'
