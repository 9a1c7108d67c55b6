"""Edits the text of a page so that it can share one file with the text of all other pages."""

import base64
import mimetypes
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
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
ID_ATTRIBUTES = frozenset(
    ["id", "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details"]
)
HEADING = re.compile(r"h([1-4])")


@dataclass
class Editor:
    """Edits one page's text; `keys` maps the path of each page in the edition to its key.

    Ids are prefixed with the page's key, links to pages become fragments, images become data: addresses, and
    headings move down to the page's level and keep their old level as a class.
    """

    site: Path
    chapter: Chapter
    keys: Mapping[str, str]
    address: str | None
    in_dropped_link: bool = False  # inside a link that is removed because the edition lacks its target

    @property
    def level(self) -> int:
        """The heading level of the page's title in the edition."""
        return self.chapter.level

    @cached_property
    def page(self) -> str:
        """The page's HTML."""
        return (self.site / self.chapter.path).read_text(encoding="utf-8")

    @property
    def kind(self) -> str:
        """The kind of the page, from its body element."""
        found = re.search(r'<body[^>]* data-kind="([^"]*)"', self.page)
        return found[1] if found else "page"

    def text(self) -> str:
        """The content of the page's article element, edited."""
        return TAG.sub(self.tag, ARTICLE.search(self.page)[1]).strip()

    def tag(self, found: re.Match) -> str:
        """The edited tag; comments are removed."""
        name, rest = found["name"], found["rest"]
        if name is None:
            return ""
        if name == "a" and (found["end"] or self.lacks_target(rest)):
            return self.unlinked(bool(found["end"]))
        if heading := HEADING.fullmatch(name):
            name = f"h{int(heading[1]) + self.level - 1}"
            if not found["end"]:
                rest = with_class(rest, heading[0])
        return f"<{found['end']}{name}{ATTRIBUTE.sub(self.attribute, rest)}>"

    def lacks_target(self, attributes: str) -> bool:
        """Whether a link leads to a file of the site that is neither in the edition nor at a known web address."""
        href = re.search(r'\shref="([^"]*)"', attributes)
        return bool(href) and self.target(unescape(href[1])) is None

    def unlinked(self, ends: bool) -> str:
        """Replaces a link without target by a span; `ends` is true of every closing `</a>`."""
        if not ends:
            self.in_dropped_link = True
            return "<span>"
        dropped, self.in_dropped_link = self.in_dropped_link, False
        return "</span>" if dropped else "</a>"

    def attribute(self, found: re.Match) -> str:
        """The edited attribute."""
        name, value = found["name"], unescape(found["value"])
        if name in ID_ATTRIBUTES:
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
        """The id that an anchor has in the edition; `key` names its page, by default this one."""
        return f"{key or self.chapter.key}--{name}"

    def target(self, href: str) -> str | None:
        """The href of a link in the edition: a fragment, a web address, or None."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.chapter.path), unquote(parts.path)))
        key = self.keys.get(path) if parts.path else self.chapter.key
        if key:
            return "#" + (self.anchor(unquote(parts.fragment), key) if parts.fragment else key)
        return urljoin(self.address, path) if self.address else None

    def data(self, src: str) -> str:
        """A file of the site as a data: address; raises Problem when it is missing."""
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
    """The attributes with one class added."""
    if ' class="' in attributes:
        return attributes.replace(' class="', f' class="{name} ', 1)
    return f' class="{name}"{attributes}'
