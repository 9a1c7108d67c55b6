"""The files of a project's docs folder, and the addresses they get in the built site."""

import posixpath
from collections.abc import Callable
from functools import cached_property
from urllib.parse import urlsplit

from .disk import has, walk
from .ignoring import ALWAYS, below, listed, matcher, taken_out
from .plugins import blogs, outputs
from .settings import Settings
from .source import read

PAGE_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
NOT_PUBLISHED = (".html", ".xml", ".py", ".pyc")  # of the overrides


class Tree:
    """All paths are relative to the docs folder, with `/`. `files` holds everything of it that is published,
    `theme_files` what MkDocs takes from the overrides as if it stood there, and `brought` what has no source.

    `base` is the path of the site on its host; `absolute_to_docs` when `/x.md` means `x.md` in the docs folder.
    `unread` are files whose names are no text, so that nothing can link to them, folders that may not be opened,
    and what is no file; each with what is wrong.
    `made` are patterns of what something else makes in the docs folder before a build; `shadowed` are pages that
    MkDocs leaves out, because an `index.md` has their address.
    """

    def __init__(
        self,
        files: frozenset[str],
        excluded: frozenset[str],
        drafts: frozenset[str],
        outside_nav: frozenset[str],
        directory_urls: bool,
        theme_files: frozenset[str] = frozenset(),
        base: str = "/",
        absolute_to_docs: bool = False,
        unread: tuple[tuple[str, str], ...] = (),
        made: str = "",
        shadowed: frozenset[str] = frozenset(),
        brought: frozenset[str] = frozenset(),
    ) -> None:
        self.files, self.excluded, self.drafts, self.outside_nav = files, excluded, drafts, outside_nav
        self.directory_urls, self.theme_files = directory_urls, theme_files
        self.base, self.absolute_to_docs, self.unread = base, absolute_to_docs, unread
        self.made, self.shadowed, self.brought = made, shadowed, brought

    def holds(self, path: str) -> bool:
        """Whether MkDocs finds a file where a Markdown link or `nav` names this path."""
        return path in self.files or path in self.theme_files

    @cached_property
    def pages(self) -> list[str]:
        """Published source pages, sorted."""
        return sorted(path for path in self.files | self.drafts if is_page(path))

    @cached_property
    def outputs(self) -> dict[str, str]:
        """Address in the built site -> the file it comes from, which is "" for what has none."""
        every = self.theme_files | self.files
        return dict.fromkeys(self.brought, "") | {output(path, self.directory_urls): path for path in every}

    @cached_property
    def output_folders(self) -> frozenset[str]:
        """The folders at the root of the built site."""
        return frozenset(path.partition("/")[0] for path in self.outputs if "/" in path)

    @cached_property
    def by_lower_case(self) -> dict[str, str]:
        """Path in lower case -> path as it is spelt, for sources and outputs alike."""
        return {path.lower(): path for path in (*self.outputs, *self.files)}

    @cached_property
    def made_matcher(self) -> Callable[[str], bool]:
        """Tells whether a pattern of `made` matches a path."""
        return matcher(self.made)

    def may_be_made(self, path: str) -> bool:
        """Whether something else makes this file or folder before a build, as `.gitignore` lets one suppose."""
        return bool(self.made) and (self.made_matcher(path) or self.made_matcher(f"{path}/"))

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        """File name -> the paths that end in it."""
        table: dict[str, list[str]] = {}
        for path in sorted(self.files | self.theme_files):
            table.setdefault(posixpath.basename(path), []).append(path)
        return table


def is_page(path: str) -> bool:
    """Whether MkDocs renders the file, which it does with none whose ending is in capitals."""
    return path.endswith(PAGE_ENDINGS)


def is_hidden(path: str) -> bool:
    """Whether the name of the file, or of a folder that it stands in, begins with a dot."""
    return "/." in f"/{path}"


def output(path: str, directory_urls: bool) -> str:
    """Where the file stands in the built site."""
    if not is_page(path):
        return path
    folder, name = posixpath.split(posixpath.splitext(path)[0])
    name = "index" if name in ("index", "README") else name
    if name == "index" or not directory_urls:
        return posixpath.join(folder, name + ".html")
    return posixpath.join(folder, name, "index.html")


def read_tree(settings: Settings) -> Tree:
    """Walks the docs folder, links to folders followed."""
    unread: list[tuple[str, str]] = []
    everything = sorted(walk(settings.docs, unread))
    found = [path for path in everything if path.isascii() or is_text(path)]
    is_excluded = matcher(ALWAYS + patterns(settings, "exclude_docs"))
    excluded = frozenset(filter(is_excluded, found))
    excluded |= frozenset(taken_out(settings.plugins.get("exclude"), found))
    drafts = frozenset(filter(matcher(patterns(settings, "draft_docs")), found)) - excluded
    outside = frozenset(filter(matcher(patterns(settings, "not_in_nav")), found))
    files = frozenset(found) - excluded - drafts
    shadowed = frozenset(
        path for path in files if is_readme(path) and posixpath.join(posixpath.dirname(path), "index.md") in files
    )
    base = urlsplit(settings.site_url).path.rstrip("/") + "/"
    to_docs = settings.level("links", "absolute_links") == "relative_to_docs"
    theme = frozenset(file.relative_to(settings.custom_dir).as_posix() for file in settings.theme_files("*.*"))
    theme = frozenset(path for path in theme if not (is_page(path) or path.endswith(NOT_PUBLISHED) or is_hidden(path)))
    unread = [(path, why) for path, why in unread if not is_excluded(path)]
    names = (files - shadowed, excluded | shadowed, drafts, outside)
    if len(found) < len(everything):
        unread += [(path, "the name of this file is not UTF-8") for path in everything if not is_text(path)]
    options = (settings.directory_urls, theme, base, to_docs, tuple(unread), made(settings))
    return Tree(*names, *options, shadowed, brought(settings))


def brought(settings: Settings) -> frozenset[str]:
    """Pages of the built site that have no source: static templates, and those of the redirects plugin."""
    options = settings.plugins.get("redirects")
    maps = options.get("redirect_maps") if isinstance(options, dict) else None
    old = maps if isinstance(maps, dict) else {}
    pages = (posixpath.normpath(str(page).partition("#")[0]) for page in old)
    redirects = (output(page, settings.directory_urls) for page in pages)
    search = ["search.html"] if settings.theme.get("include_search_page") else []
    return frozenset((*redirects, *listed(settings.theme.get("static_templates")), *search))


def made(settings: Settings) -> str:
    """The patterns of each `.gitignore` for the docs folder: nobody keeps what is made anew before each build.

    They stand in the folder itself, and above it as far as the repository goes; the nearest has the last word.
    """
    docs = settings.docs.resolve()
    found = [outputs(settings.plugins), views(settings), report(settings), read(docs / ".gitignore", "").text]
    for folder in docs.parents:
        found.append(below(docs.relative_to(folder).as_posix() + "/", read(folder / ".gitignore", "").text))
        if has(folder / ".git"):
            break
    return "\n".join(reversed(found)).strip()


def views(settings: Settings) -> str:
    """The patterns of the pages that the blog plugin makes in its folder: archives, categories, but no posts."""
    found = []
    for home, posts in blogs(settings.plugins):
        inside = "" if home == "." else f"/{home}"
        found += [f"{inside}/**", f"!{inside}/**/*.*", f"{inside}/**/*.md", f"{inside}/**/*.html", f"!/{posts}/**/*.md"]
    return "\n".join(found)


def report(settings: Settings) -> str:
    """The patterns of the page and the folder that the coverage plugin makes."""
    if "coverage" not in settings.plugins:
        return ""
    options = settings.plugins["coverage"]
    name = (options.get("page_path") or options.get("page_name")) if isinstance(options, dict) else None
    return f"/{name or 'coverage'}.*\n/{name or 'coverage'}/"


def is_text(path: str) -> bool:
    """Whether the bytes of a path are UTF-8."""
    return path.encode("utf-8", "replace").decode() == path


def is_readme(path: str) -> bool:
    """Whether MkDocs takes the page for the index of its folder."""
    return posixpath.basename(path) == "README.md"


def patterns(settings: Settings, name: str) -> str:
    """A multi-line pattern option."""
    value = settings.values.get(name)
    return value if isinstance(value, str) else ""
