"""The last word on a finished site: every address in it leads to a file and a section of it, as a browser sees them."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .findings import Finding
from .links import judge
from .markup import Markup, css_links, read_html
from .places import in_text
from .site import Site, content

LOADED = {"img", "script", "link", "iframe", "video", "audio", "source", "embed", "object", "css", "track", "input"}
LOADED_LINK = re.compile(r"\.(?:css|js|png|svg|ico|woff2?)(?:$|[?#])")
LOST = {"missing-page", "missing-file", "source-form", "wrong-case", "outside-docs", "folder-link"}  # nothing is there


class BuiltSite:
    """A finished site in a folder, made with these settings."""

    def __init__(self, folder: Path, config: MkDocsConfig) -> None:
        paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        self.files = {path: File(path, str(folder), str(folder), False, dest_uri=path) for path in paths}
        self.markup = {path: self.read(path) for path in paths if path.endswith((".html", ".svg", ".css"))}
        self.ids = {path: frozenset(markup.ids) for path, markup in self.markup.items()}
        self.site = Site(config, Files([*self.files.values()]))
        self.site.markup = {path: markup for path, markup in self.markup.items() if not path.endswith(".css")}

    def read(self, path: str) -> Markup:
        """The links and ids of one file."""
        text = content(self.files[path])
        return Markup(css_links(text), [], []) if path.endswith(".css") else read_html(text)

    def findings(self, no_external_assets: bool) -> Iterator[Finding]:
        """All faults of the site, each address of a file once."""
        for path, markup in self.markup.items():
            for link in {link.url: link for link in reversed(markup.links) if link.url}.values():
                verdict = judge(link, self.files[path], self.site)
                if verdict and verdict.rule in LOST:
                    yield self.at(path, link.url, "missing-target", f"{link.url[:200]} leads to no file of the site.")
                elif verdict and verdict.is_sure and verdict.rule in ("missing-anchor", "wrong-start"):
                    yield self.at(path, link.url, verdict.rule, verdict.message)
                is_outside = re.match(r"(?:https?:)?//", link.url, re.IGNORECASE) and self.site.own(link.url) is None
                is_name = link.tag == "link" and not LOADED_LINK.search(link.url)  # such as the canonical address
                if no_external_assets and is_outside and link.tag in LOADED and not is_name:
                    yield self.at(path, link.url, "external-asset", f"{link.url} is loaded from another host.")
            for id, times in Counter(markup.ids).items():
                if times > 1:
                    yield self.at(path, id, "repeated-id", f"The id {id} stands {times} times on this page.", times - 1)

    def at(self, path: str, wanted: str, rule: str, message: str, nth: int = 0) -> Finding:
        """A finding where a file of the site holds a text."""
        text = content(self.files[path])
        place = in_text(text, wanted, nth) or in_text(text, wanted.replace("&", "&amp;")) or (1, 1)
        return Finding(f"site/{path}", *place, rule, message)
