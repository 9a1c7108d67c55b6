"""Finds where a link leads: among the sources as MkDocs does, or in the built site as a browser does."""

import posixpath
from typing import NamedTuple

from .addresses import Address, parse
from .model import Link
from .patterns import Pattern
from .tree import Tree, is_page, output

MADE_BY_MKDOCS = ("404.html", "sitemap.xml", "sitemap.xml.gz")  # of whatever project
LACKS_QUOTE = Pattern(r"""(?is)(?!data:|javascript:)(?P<meant>[^\s<>"']+)(?:>.*<[/a-z]|\s+[\w:-]+=\Z|["']\Z)""")


class Target(NamedTuple):
    """Where a link leads.

    state: found, missing, wrong-case, outside, excluded, draft, output-form, source-form, external, template,
    empty, beyond (elsewhere on the host), made (by MkDocs, its theme or a plugin, or before the build).
    `path` is the file's path in the docs folder where there is one; `tried` is where it was looked for.
    """

    state: str
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
    def is_in_template(self) -> bool:
        """Whether the link stands in a template, which holds it for many pages."""
        return not self.page and self.link.place.path.endswith(".html")

    @property
    def is_in_configuration(self) -> bool:
        """Whether the link stands in the configuration."""
        return self.link.element.partition(":")[0] == "config"

    @property
    def unquoted(self) -> str:
        """What the address was meant to be when it lacks a quote and so takes in what follows, or ""."""
        found = LACKS_QUOTE.match(self.link.href) if self.link.raw and self.address.kind != "template" else None
        return found["meant"] if found else ""


def use(tree: Tree, page: str, link: Link) -> Use:
    """The link with its target found."""
    address = parse(link.href)
    target = find(tree, page, link.raw, address)
    if target.state == "missing" and "-" in link.element:  # what its address starts from is up to the element
        beside = from_markdown(tree, page, address)
        target = beside if beside.state == "found" else target
    return Use(page, link, address, target)


def find(tree: Tree, page: str, raw: bool, address: Address) -> Target:
    """Where an address leads from a page."""
    if address.kind == "own-page":
        return Target("found", page, address.fragment)
    if address.kind in ("external", "template", "empty"):
        return Target(address.kind)
    if address.kind == "absolute":
        return from_root(tree, page, raw, address)
    return from_html(tree, page, address) if raw else from_markdown(tree, page, address)


def resolve(tree: Tree, page: str, written: str) -> Target:
    """The target of a path in front matter or data, looked for from the docs folder and then from the page."""
    address = parse(written.lstrip("/"))
    target = find(tree, "", False, address)
    beside = find(tree, page, False, address) if target.state != "found" else target
    return beside if beside.state == "found" else target


def from_root(tree: Tree, page: str, raw: bool, address: Address) -> Target:
    """A link that begins with `/`: among the sources where the project says so, else on the host."""
    path = straight(address.path.replace("\\", "/"))
    if tree.absolute_to_docs and not raw:
        return from_markdown(tree, "", address._replace(path=path.lstrip("/")))
    if not path.startswith(tree.base):
        return Target("beyond", "", address.fragment, path)
    return in_site(tree, path.removeprefix(tree.base), address)


def from_markdown(tree: Tree, page: str, address: Address) -> Target:
    """A Markdown link: a file beside the page, or else whatever a browser makes of it."""
    path = join(posixpath.dirname(page), address.path)
    state = state_of(tree, path)
    if state not in ("missing", "outside"):
        spelt = tree.by_lower_case[path.lower()] if state == "wrong-case" else path
        return Target(state, spelt, address.fragment, path)
    built = from_html(tree, page, address)
    if built.state == "found":
        return Target("output-form" if is_page(built.path) else "found", built.path, address.fragment, path)
    if built.state == "made" and not is_page(path):
        return built
    return lost(tree, Target(state, "", address.fragment, path))


def state_of(tree: Tree, path: str) -> str:
    """What the docs folder, and what MkDocs adds to it from the overrides, say of a path."""
    if path.startswith("../") or path == "..":
        return "outside"
    if tree.holds(path):
        return "found"
    for state, group in (("excluded", tree.excluded), ("draft", tree.drafts)):
        if path in group:
            return state
    return "wrong-case" if tree.holds(tree.by_lower_case.get(path.lower(), "")) else "missing"


def from_html(tree: Tree, page: str, address: Address) -> Target:
    """A raw link: resolved by the browser against the address of the built page."""
    folder = posixpath.dirname(output(page, tree.directory_urls))
    path = join(folder, address.path)
    target = in_site(tree, path + "/" if path and address.path.endswith("/") else path, address)
    beside = join(posixpath.dirname(page), address.path)
    is_source = target.state in ("missing", "outside") and is_page(beside) and beside in tree.files
    return target._replace(state="source-form", path=beside) if is_source else target


def straight(path: str) -> str:
    """A path from the root as a browser asks for it, without `.` and `..`."""
    straightened = posixpath.normpath(path)
    return straightened + "/" if path.endswith("/") and not straightened.endswith("/") else straightened


def in_site(tree: Tree, path: str, address: Address) -> Target:
    """A path of the built site."""
    if path.startswith("../") or path == "..":
        return Target("outside", "", address.fragment, path)
    for candidate in (path, posixpath.normpath(posixpath.join(path, "index.html"))):
        if candidate in tree.outputs and not (path.endswith("/") and candidate == path):
            return Target("found", tree.outputs[candidate], address.fragment, path)
    if path in MADE_BY_MKDOCS:
        return Target("made", "", address.fragment, path)
    return elsewhere(tree, path, address)


def elsewhere(tree: Tree, path: str, address: Address) -> Target:
    """Why a path of the built site does not exist."""
    if path in tree.files:
        return Target("source-form", path, address.fragment, path)
    served = posixpath.normpath(posixpath.join(path, "index.html"))
    for form in (path, served):
        spelt = tree.by_lower_case.get(form.lower())
        if spelt in tree.outputs:
            return Target("wrong-case", tree.outputs[spelt], address.fragment, path)
    for state, group in (("excluded", tree.excluded), ("draft", tree.drafts)):
        for file in group:
            if path == file or output(file, tree.directory_urls) in (path, served):
                return Target(state, file, address.fragment, path)
    return lost(tree, Target("missing", "", address.fragment, path))


def lost(tree: Tree, target: Target) -> Target:
    """A target that is not there, unless something makes it before a build."""
    return target._replace(state="made") if tree.may_be_made(target.tried) else target


def join(folder: str, path: str) -> str:
    """The path from the root of docs or site, without `.` and `..` where they can be taken out."""
    joined = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
    return "" if joined == "." else joined
