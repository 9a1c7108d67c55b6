"""The last word on a finished site: every address in it leads to a file and a section of it, as a browser sees them."""

import os
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .findings import Finding
from .links import ANYWHERE
from .markup import Link, Markup, css_links, read_html

NOT_FOUND = "404.html"  # a server shows it at any depth, so that relative links in it break
LOADED = {"img", "script", "link", "iframe", "video", "audio", "source", "embed", "object", "css", "track", "input"}
OUTSIDE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
NO_LINK = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class BuiltSite:
    """A finished site in a folder; `address` is its public address, or ""."""

    def __init__(self, folder: Path, address: str, offline: bool) -> None:
        self.folder, self.address, self.offline = folder, address.rstrip("/") + "/" if address else "", offline
        self.base = urlsplit(self.address).path or "/"
        names = ((Path(where, name) for name in names) for where, _, names in os.walk(folder))
        self.files = {file.relative_to(folder).as_posix() for group in names for file in group}
        self.markup = {path: self.read(path) for path in sorted(self.files) if path.endswith((".html", ".svg", ".css"))}
        self.ids = {path: frozenset(markup.ids) for path, markup in self.markup.items() if not path.endswith(".css")}

    def read(self, path: str) -> Markup:
        """The links and ids of one file."""
        text = (self.folder / path).read_text("utf-8", "replace")
        return Markup(css_links(text), [], []) if path.endswith(".css") else read_html(text)

    @cache  # noqa: B019 (a site lives as long as its scan)
    def destination(self, folder: str, url: str) -> str | None:
        """The file to which a path leads from a folder; "" when there is none, None when it leaves the site."""
        may_be_folder = not self.offline or url.startswith("/")  # opened from disk, a folder shows a list of files
        if url.startswith("/"):
            if not url.startswith(self.base):
                return None
            folder, url = "", url.removeprefix(self.base)
        path = posixpath.normpath(posixpath.join(folder, unquote(url)))
        if path in self.files:
            return path
        index = posixpath.normpath(posixpath.join(path, "index.html"))
        return index if index in self.files and may_be_folder else ""

    def findings(self, no_external_assets: bool) -> Iterator[Finding]:
        """All faults of the site, each address of a file once."""
        for path, markup in self.markup.items():
            links = {link.url: link for link in reversed(markup.links) if link.kind != "id" and link.url}
            for link in links.values():  # a label for an element that a theme leaves out harms nobody
                if verdict := self.judge(path, link, no_external_assets):
                    yield self.at(path, link.url, *verdict)
            for id, times in Counter(markup.ids).items() if len(markup.ids) > len(set(markup.ids)) else ():
                if times > 1:
                    yield self.at(path, id, "repeated-id", f"The id {id} stands {times} times on this page.")

    def judge(self, path: str, link: Link, no_external_assets: bool) -> tuple[str, str] | None:
        """Rule and message when an address is wrong."""
        url = link.url
        if self.address and url.startswith(self.address):
            url = self.base + url.removeprefix(self.address)
        if OUTSIDE.match(url):
            loaded = no_external_assets and link.tag in LOADED and not is_name(link)
            return ("external-asset", f"{url} is loaded from another host.") if loaded else None
        if NO_LINK.match(url):
            return None
        address, _, fragment = url.partition("#")
        address = address.partition("?")[0]
        target = self.destination(posixpath.dirname(path), address) if address else path
        if target is None:
            return None
        if not target:
            return "missing-target", f"{url[:200]} leads to no file of the site."
        if address and path == NOT_FOUND and not address.startswith("/"):
            return "wrong-start", f"{url} is relative, but a server shows this page at any depth: begin it with /."
        if self.offline and path != NOT_FOUND and address.startswith("/"):
            return "wrong-start", f"{url} begins at the root of the host, and breaks when the site is opened from disk."
        if fragment and not ANYWHERE.match(fragment) and fragment.lower() != "top":
            checked = target == path or target.endswith(".html") or link.tag == "use"
            known = self.ids.get(target)
            if checked and known is not None and link.tag != "css" and not {fragment, unquote(fragment)} & known:
                return "missing-anchor", f"{target} has no section #{fragment}."
        return None

    def at(self, path: str, wanted: str, rule: str, message: str) -> Finding:
        """A finding where a file of the site holds a text."""
        text = (self.folder / path).read_text("utf-8", "replace")
        at = max(text.find(wanted), text.find(wanted.replace("&", "&amp;")), 0)
        at = max(at, text.find(wanted, at + 1)) if rule == "repeated-id" else at
        return Finding(f"site/{path}", text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), rule, message)


def is_name(link: Link) -> bool:
    """Whether a <link> only names another page, such as the canonical one; its class attribute holds no clue."""
    return link.tag == "link" and not re.search(r"\.(?:css|js|png|svg|ico|woff2?)(?:$|[?#])", link.url)
