"""Finds where a link leads: among the sources as MkDocs does, or in the built site as a browser does."""

import os
import posixpath
from functools import cached_property
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import pathspec
from mkdocs.structure.files import Files, InclusionLevel

from .addresses import Address, parse
from .model import Link
from .project import Project
from .source import read

MADE_BY_MKDOCS = ("404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json")
PAGE_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
HTML = (".html", ".htm", ".xhtml")


State = Literal[
    "found", "missing", "wrong-case", "outside", "excluded", "draft", "output-form", "source-form",
    "external", "template", "empty", "other-site", "generated",
]  # fmt: skip


class Target(NamedTuple):
    """Where a link leads.

    `path` is the file's path in the docs folder, or "" when there is no such file; `tried` is the path that was looked
    up. The states that do not explain themselves: output-form names the built form of a page, source-form the source of
    a page from raw HTML, outside lies outside the docs folder, other-site lies on the same host but not in this site,
    and generated is a file that MkDocs or a step before the build makes.
    """

    state: State
    path: str = ""
    fragment: str | None = None
    tried: str = ""


class Use(NamedTuple):
    """A link, the page it stands on, and its target."""

    page: str
    link: Link
    address: Address
    target: Target

    @property
    def is_in_configuration(self) -> bool:
        """Whether the link stands in the configuration."""
        return self.link.element.partition(":")[0] == "config"

    @property
    def is_in_text_or_nav(self) -> bool:
        """Whether MkDocs' setting for absolute links applies; it does not to settings such as a menu of languages."""
        return not self.is_in_configuration or self.link.attribute.startswith("nav.")

    @property
    def is_in_template(self) -> bool:
        """Whether the link stands in a template, and so on many pages."""
        return not self.page and self.link.place.path.endswith(".html")


class Tree:
    """The files of a project as MkDocs and its plugins see them, by their paths in the docs folder.

    `files` maps each published file to its path in the built site, `outputs` is the reverse. `excluded` and `drafts`
    are not published; `outside_nav` are left out of the menu on purpose.
    """

    def __init__(self, project: Project, files: Files) -> None:
        self.project, config = project, project.config
        every = list(files)
        self.files = {file.src_uri: file.dest_uri for file in every if file.inclusion.is_included()}
        self.outputs = {dest: src for src, dest in self.files.items()}
        self.excluded = {file.src_uri for file in every if file.inclusion == InclusionLevel.EXCLUDED}
        self.drafts = {file.src_uri for file in every if file.inclusion == InclusionLevel.DRAFT}
        self.outside_nav = {file.src_uri for file in every if file.inclusion.is_not_in_nav()}
        self.kept_back = {file.dest_uri: file.src_uri for file in every if not file.inclusion.is_included()}
        self.directory_urls = config.use_directory_urls
        self.base = urlsplit(project.site_url).path.rstrip("/") + "/"
        self.absolute_to_docs = project.level("links", "absolute_links") == "relative_to_docs"
        made = [name.strip("/") for name in config.theme.static_templates]
        made += ["search.html"] if config.theme.get("include_search_page") else []
        self.outputs = dict.fromkeys(made, "") | self.outputs

    @cached_property
    def by_lower_case(self) -> dict[str, str]:
        """Maps each path in lower case to its real spelling, for sources and built files alike."""
        return {path.lower(): path for path in (*self.outputs, *self.files)}

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        """Maps each file name to the paths that end in it."""
        table: dict[str, list[str]] = {}
        for path in sorted(self.files):
            table.setdefault(posixpath.basename(path), []).append(path)
        return table

    def output(self, path: str) -> str:
        """The path of a file in the built site, even of one that does not exist."""
        if path in self.files:
            return self.files[path]
        return output_path(path, self.directory_urls) if is_page(path) else path

    @cached_property
    def ignored(self) -> list[tuple[str, pathspec.GitIgnoreSpec]]:
        """The patterns of each `.gitignore` that covers the docs folder, with the path from there to that folder.

        A file that git ignores may be generated before each build.
        """
        docs, found = self.project.docs.resolve(), []
        for folder in (docs, *docs.parents):
            lines = read(folder / ".gitignore", "").text.splitlines()
            if lines:
                found.append((docs.relative_to(folder).as_posix(), pathspec.GitIgnoreSpec.from_lines(lines)))
            if os.path.exists(folder / ".git"):  # noqa: PTH110 (a file in a work tree)
                break
        return found

    def may_be_generated(self, path: str) -> bool:
        """Whether `.gitignore` covers the path, so that some step before the build may generate the file."""
        if not path or path.startswith("../"):
            return False
        return any(
            any(spec.match_file(posixpath.join(start, form)) for form in (path, f"{path}/"))
            and not spec.match_file(f"{start}/")
            for start, spec in self.ignored
        )


def is_page(path: str) -> bool:
    """Whether MkDocs renders the file as a page; it ignores endings in capitals."""
    return path.endswith(PAGE_ENDINGS)


def output_path(page: str, directory_urls: bool) -> str:
    """The path in the built site of a page, even of one that does not exist."""
    folder, name = posixpath.split(posixpath.splitext(page)[0])
    name = "index" if name in ("index", "README") else name
    is_plain = name == "index" or not directory_urls
    return posixpath.join(folder, f"{name}.html" if is_plain else f"{name}/index.html")


def use_of(tree: Tree, page: str, link: Link) -> Use:
    """Finds the target of a link."""
    address = parse(link.href)
    target = find(tree, page, link.raw, address)
    if target.state == "missing" and "-" in link.element:  # a custom element may resolve its address in its own way
        beside = from_markdown(tree, page, address)
        target = beside if beside.state == "found" else target
    return Use(page, link, address, target)


def find(tree: Tree, page: str, raw: bool, address: Address) -> Target:
    """Finds where an address on a page leads."""
    if address.kind == "own-page":
        return Target("found", page, address.fragment)
    if address.kind in ("external", "template", "empty"):
        return Target(address.kind)
    if address.kind == "absolute":
        return from_root(tree, raw, address)
    return from_html(tree, page, address) if raw else from_markdown(tree, page, address)


def resolve(tree: Tree, page: str, path: str) -> Target:
    """The target of a path in front matter or data, looked up from the docs folder first and then from the page."""
    address = parse(path.lstrip("/"))
    target = find(tree, "", False, address)
    beside = find(tree, page, False, address) if target.state != "found" else target
    return beside if beside.state == "found" else target


def from_root(tree: Tree, raw: bool, address: Address) -> Target:
    """The target of an address that begins with `/`: among the sources if the project says so, else on the host."""
    straightened = posixpath.normpath(address.path.replace("\\", "/"))
    path = straightened + "/" if address.path.endswith("/") and not straightened.endswith("/") else straightened
    if tree.absolute_to_docs and not raw:
        return from_markdown(tree, "", address._replace(path=path.lstrip("/")))
    if not path.startswith(tree.base):
        return Target("other-site", "", address.fragment, path)
    return in_site(tree, path.removeprefix(tree.base), address)


def from_markdown(tree: Tree, page: str, address: Address) -> Target:
    """The target of a Markdown link: among the sources, or else where the built page would lead."""
    path = join(posixpath.dirname(page), address.path)
    state = state_of(tree, path)
    if state not in ("missing", "outside"):
        real = tree.by_lower_case[path.lower()] if state == "wrong-case" else path
        return Target(state, real, address.fragment, path)
    beside = from_html(tree, page, address)
    if beside.state == "found":
        return Target("output-form" if is_page(beside.path) else "found", beside.path, address.fragment, path)
    if beside.state == "generated" and not is_page(path):
        return beside
    return or_generated(tree, Target(state, "", address.fragment, path))


def state_of(tree: Tree, path: str) -> str:
    """The state of a path among the sources."""
    if path.startswith("../") or path == "..":
        return "outside"
    if path in tree.files:
        return "found"
    for state, group in (("excluded", tree.excluded), ("draft", tree.drafts)):
        if path in group:
            return state
    return "wrong-case" if tree.by_lower_case.get(path.lower(), "") in tree.files else "missing"


def from_html(tree: Tree, page: str, address: Address) -> Target:
    """The target of a link in raw HTML, which a browser resolves against the address of the built page."""
    path = join(posixpath.dirname(tree.output(page)), address.path)
    target = in_site(tree, path + "/" if path and address.path.endswith("/") else path, address)
    beside = join(posixpath.dirname(page), address.path)
    is_source = target.state in ("missing", "outside") and is_page(beside) and beside in tree.files
    return target._replace(state="source-form", path=beside) if is_source else target


def in_site(tree: Tree, path: str, address: Address) -> Target:
    """The target of a path in the built site."""
    if path.startswith("../") or path == "..":
        return Target("outside", "", address.fragment, path)
    served = posixpath.normpath(posixpath.join(path, "index.html"))
    for candidate in (path, served):
        if candidate in tree.outputs and not (path.endswith("/") and candidate == path):
            return Target("found", tree.outputs[candidate], address.fragment, path)
    if path in MADE_BY_MKDOCS:
        return Target("generated", "", address.fragment, path)
    if path in tree.files:
        return Target("source-form", path, address.fragment, path)
    for form in (path, served):
        real = tree.by_lower_case.get(form.lower())
        if real in tree.outputs:
            return Target("wrong-case", tree.outputs[real], address.fragment, path)
    for form in (path, served):
        if file := tree.kept_back.get(form) or (form if form in tree.excluded | tree.drafts else ""):
            return Target("draft" if file in tree.drafts else "excluded", file, address.fragment, path)
    return or_generated(tree, Target("missing", "", address.fragment, path))


def or_generated(tree: Tree, target: Target) -> Target:
    """Returns a missing target unchanged, or as `generated` when a step before the build may generate the file."""
    return target._replace(state="generated") if tree.may_be_generated(target.tried) else target


def join(folder: str, path: str) -> str:
    """Joins two paths and removes `.` and `..` as far as possible; "" is the root."""
    joined = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
    return "" if joined == "." else joined
