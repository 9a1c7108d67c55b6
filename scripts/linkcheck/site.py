"""What the built site will hold: its files by address, and the ids in them."""

import os
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from .markup import Markup, read_html

BUILT_LATER = re.compile(  # by MkDocs and by plugins, once the pages are written
    r"sitemap\.xml(?:\.gz)?|404\.html|search/search_index\.js(?:on)?|tags\.json|objects\.inv"
    r"|feed_(?:rss|json)_(?:created|updated)\.(?:xml|json)|print_page(?:/index)?\.html"
)


@dataclass(eq=False)
class Site:
    """The files of a site, found as a browser finds them."""

    config: MkDocsConfig
    files: Files
    options: dict[str, Any] = field(default_factory=dict)  # those under [tool.linkcheck]
    settings: dict[str, Any] = field(default_factory=dict)  # other settings, before plugins and the check changed them
    redirect_maps: dict[str, str] = field(default_factory=dict)  # of the plugin `redirects`, which may be missing
    nav: Navigation | None = None  # as plugins have left it
    jinja: Any = None  # that of templates, with what plugins add to it
    markup: dict[str, Markup] = field(default_factory=dict)  # of pages, by destination
    incomplete: set[str] = field(default_factory=set)  # destinations of pages of which a part could not be made
    shared_ids: set[str] = field(default_factory=set)  # those that templates give to every page

    def __post_init__(self) -> None:
        self.root = Path(os.path.abspath(self.config.config_file_path)).parent  # noqa: PTH100 (as MkDocs makes docs_dir)
        self.base = urlsplit(self.config.site_url or "").path or "/"
        address = re.escape(re.sub(r"(?i)^https?://", "", self.config.site_url or "").rstrip("/"))
        self.address = re.compile(rf"(?i)https?://{address}(?=[/?#]|$)") if address else None
        self.is_offline = any(name.rpartition("/")[2] == "offline" for name in self.config.plugins)
        stubs = (File(old, "", "", self.config.use_directory_urls).dest_uri for old in self.redirect_maps)
        self.promised = {*read(self.root / self.options.get("ledger", "")).splitlines()}  # the addresses that are kept
        self.other_files = {*self.config.theme.static_templates, *stubs}

    @cached_property
    def by_dest(self) -> dict[str, File]:
        """The files by their destination."""
        return {file.dest_uri: file for file in self.files if not file.inclusion.is_excluded()}

    @cached_property
    def by_src(self) -> dict[str, File]:
        """The files that a Markdown link may name, by their path below docs/."""
        files = self.by_dest.values()
        return {f.src_uri: f for f in files if f.src_dir == self.config.docs_dir or f.is_documentation_page()}

    def destination(self, path: str, from_dest: str) -> str | None:
        """The file that a decoded path leads to from another, or the page in a folder; None if out of the site."""
        if path.startswith("/"):
            if not path.startswith(self.base):
                return None
            path = path.removeprefix(self.base).lstrip("/") or "."
        else:
            path = posixpath.join(posixpath.dirname(from_dest), path) if path else from_dest
        target = posixpath.normpath(path)
        if target.startswith(".."):
            return None
        index = posixpath.normpath(posixpath.join(target, "index.html"))
        is_folder = path.endswith(("/", "/.", "/..")) or target == "."
        return index if is_folder or (not self.holds(target) and index in self.by_dest) else target

    def holds(self, dest: str | None) -> bool:
        """Whether the site has a file."""
        return dest in self.by_dest or dest in self.other_files or bool(BUILT_LATER.fullmatch(dest or ""))

    @cache  # noqa: B019 (a site lives as long as its check)
    def ids(self, dest: str) -> frozenset[str] | None:
        """The ids in a page, an HTML file or a drawing; None where fragments mean nothing."""
        if dest in self.markup:
            return frozenset(self.markup[dest].ids)
        file = self.by_dest.get(dest)
        if file and dest.lower().endswith((".html", ".svg")) and not file.is_documentation_page():
            return frozenset(read_html(content(file)).ids)
        return None

    def has_section(self, dest: str, id: str) -> bool:
        """Whether a page, or the theme around it, has an id; or the id is one that scripts of the theme make."""
        is_there = id in (self.ids(dest) or ()) or id in self.shared_ids or dest in self.incomplete
        return is_there or id.startswith("__") or id.lower() == "top"

    def path_of(self, file: File | Path | str) -> str:
        """The path of a file as findings show it, relative to the project."""
        path = Path(file.abs_src_path or Path(self.config.docs_dir, file.src_uri) if isinstance(file, File) else file)
        return (path.relative_to(self.root) if path.is_relative_to(self.root) else path).as_posix()

    def own_path(self, url: str) -> str | None:
        """The path below `base` of an absolute URL of this very site; None if it leads elsewhere."""
        match = self.address.match(url) if self.address else None
        return url[match.end() :].lstrip("/") if match else None


def content(file: File) -> str:
    """The text of a file of the site, whatever its bytes are."""
    return read(Path(file.abs_src_path)) if file.abs_src_path else file.content_string


def read(path: Path) -> str:
    """The text of a file, whatever its bytes are."""
    return path.read_text("utf-8-sig", "replace") if path.is_file() else ""


def split(url: str) -> tuple[str, str]:
    """The decoded path and fragment of a local URL."""
    path, _, fragment = url.partition("#")
    return unquote(path.partition("?")[0]), unquote(fragment)


def walk(items: Iterable[Any]) -> Iterator[Any]:
    """The entries of a menu or of a page's contents, and all below them."""
    for item in items:
        yield item
        yield from walk(item.children or ())


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """The texts in front matter or settings, each with its key."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict | list):
        for inner, item in value.items() if isinstance(value, dict) else ((key, each) for each in value):
            yield from strings(item, str(inner))


def fold(text: str) -> str:
    """What is left of a name when case, accents and punctuation don't count."""
    text = unicodedata.normalize("NFKD", unquote(text)).casefold()
    return "".join(c for c in text if c.isalnum() or c in "/")


def fold_path(path: str) -> str:
    """What is left of a path: the same for `guide/`, `Guide.html`, `guide/index.md` and `guide/README.md`."""
    page = re.sub(r"(?:\.(?:html?|mdx?|markdown))?/*$", "", path)
    return re.sub(r"(?:^|/)(?:index|readme)$", "", fold(page))
