"""What the built site will hold: its files by address, and the ids in them."""

import posixpath
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .markup import Markup, read_html

BUILT_BY_PLUGINS = {"search": ["search/search_index.json"], "offline": ["search/search_index.js"]}


class Site:
    """The files of a site, found as a browser finds them."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self.config, self.files = config, files
        self.root = Path(config.config_file_path).parent
        self.base = urlsplit(config.site_url or "").path
        self.markup: dict[str, Markup] = {}  # of pages, by destination
        self.redirects: dict[str, str] = {}  # old destination: new address
        self.unmade: set[str] = set()  # destinations of pages of which a part could not be made
        self.by_dest = {f.dest_uri: f for f in files if not f.inclusion.is_excluded()}
        built = {*config.theme.static_templates, "sitemap.xml", "sitemap.xml.gz"}
        built |= {
            path for name, paths in BUILT_BY_PLUGINS.items() if any(name in p for p in config.plugins) for path in paths
        }
        self.others = built

    @cached_property
    def sources(self) -> dict[str, File]:
        """The files that a Markdown link may name, by their source path."""
        return {
            f.src_uri: f
            for f in self.by_dest.values()
            if f.src_dir == self.config.docs_dir or f.is_documentation_page()
        }

    def destination(self, path: str, from_dest: str) -> str | None:
        """The file of the site that a decoded URL path leads to from another; None if it leads out of the site."""
        if path.startswith("/"):
            if not path.startswith(self.base):
                return None
            path = path.removeprefix(self.base)
        else:
            path = posixpath.join(posixpath.dirname(from_dest), path) if path else from_dest
        folder = path.endswith(("/", "/.", "/..")) or path in ("", ".", "..")
        path = posixpath.normpath(path)
        if path.startswith(".."):
            return None
        return posixpath.normpath(posixpath.join(path, "index.html")) if folder else path

    def holds(self, dest: str | None) -> bool:
        return dest in self.by_dest or dest in self.others or dest in self.redirects

    @cache
    def ids(self, dest: str) -> frozenset[str] | None:
        """The ids in a page, an HTML file or a drawing; None where fragments mean nothing."""
        if dest in self.markup:
            return frozenset(self.markup[dest].ids)
        file = self.by_dest.get(dest)
        if file and dest.endswith((".html", ".svg")) and not file.is_documentation_page():
            return frozenset(read_html(file.content_string).ids)
        return None

    def shown(self, file: File) -> str:
        """The path of a source as findings show it."""
        path = Path(file.abs_src_path or file.src_uri)
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else file.src_uri

    def defines(self, target: str) -> bool:
        """Whether there is a source page, and in it the section, if the target names one."""
        page, _, id = target.partition("#")
        if page not in self.sources:
            return False
        dest = self.sources[page].dest_uri
        return not id or dest in self.unmade or id in (self.ids(dest) or ())

    def own(self, url: str) -> str | None:
        """The path of an absolute URL that leads to this very site; None if it leads elsewhere."""
        site = self.config.site_url
        return "/" + url.removeprefix(site) if site and url.startswith(site) else None


def split(url: str) -> tuple[str, str]:
    """The decoded path and fragment of a local URL."""
    path, _, fragment = url.partition("#")
    return unquote(path.partition("?")[0]), unquote(fragment)
