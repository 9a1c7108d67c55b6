"""Reads the files beside the pages that hold links: assets, templates and the configuration."""

import re
from collections.abc import Iterator

from .addresses import WEB_ADDRESS, parse
from .allowances import allowances
from .assets import asset, links_in
from .model import Document, Link, Value
from .project import Project
from .source import Source, read
from .targets import HTML, Tree
from .templates import template

# assets/map.svg#part
FILE = re.compile(r"[\w./-]+\.(?:js|mjs|css|svg|png|jpe?g|gif|webp|avif|ico|md|html|pdf|zip|mp[34]|webm)(?:#[\w-]+)?")
NAMES_TOO = (".js", ".mjs", ".md", ".html")  # endings of product names, such as Node.js, that are not files
LINKED = re.compile(r"(?i)<[a-z][^<>]*\b(?:href|src)\b")  # <a href
LONGEST_NAME = 100  # the characters before an address in which the name of its attribute is looked for
FILE_SETTING = re.compile(  # the keys of settings that hold an address: extra_css.0, theme.logo
    r"(?:extra_css|extra_javascript|extra_templates|extra\.polyfills)\.\d+(?:\.path)?|theme\.(?:logo|favicon)|repo_url|site_url"
)
SOCIAL = re.compile(r"extra\.social\.\d+\.link")  # a link on every page
ADDRESS_KEYS = ("link", "href", "homepage", "url")


def read_all(project: Project, tree: Tree) -> Iterator[Document]:
    """Yields every such file of a project."""
    overrides = project.overrides
    yield configuration(project, tree)
    for path in sorted(tree.files):
        file = project.docs / path
        is_template = file.suffix.lower() in HTML and overrides and file.is_relative_to(overrides)
        if file.exists() and not is_template:
            yield from asset(path, file, project.prefix + path)
    for file in sorted(overrides.rglob("*.*")) if overrides else ():
        path = file.relative_to(overrides).as_posix()
        if file.is_file() and not path.startswith("."):
            shown = file.resolve().relative_to(project.root.resolve()).as_posix()
            yield from [template(read(file, shown))] if file.suffix.lower() in HTML else asset(path, file, shown)


def configuration(project: Project, tree: Tree) -> Document:
    """The configuration as a document; its links start from the root of the site, and their attribute is the key."""
    permitted = [allowance for path, text in project.texts.items() for allowance in allowances(Source(path, text))]
    links = [link for value in project.values if value.is_text for link in in_setting(project, tree, value)]
    return Document(next(iter(project.texts)), "", tuple(links), (), tuple(permitted))


def in_setting(project: Project, tree: Tree, setting: Value) -> Iterator[Link]:
    """Yields the addresses in one value of the configuration."""
    key, value = setting.key, setting.value
    is_raw = not value.endswith(".md")
    is_absolute = parse(value).kind == "absolute" and project.level("nav", "absolute_links") != "relative_to_docs"
    if key.startswith("nav."):
        if parse(value).kind == "external" or is_absolute:
            yield Link(value.partition('"')[0], setting.place, "config", key, is_raw)
    elif FILE_SETTING.fullmatch(key):
        yield Link(value, setting.place, "config", key, is_raw)
    elif key.startswith("edit_uri") and parse(value).kind == "external":
        yield Link(value, setting.place, "config", key, raw=True)
    elif key.startswith(("copyright", "extra.")) and LINKED.search(value):
        yield from in_html(project, setting)
    elif SOCIAL.fullmatch(key):
        yield Link(value, setting.place, "config:a", key, raw=True)
    elif key.startswith("extra."):
        is_file, is_named = FILE.fullmatch(value), key.rpartition(".")[2] in ADDRESS_KEYS
        is_address = is_named and (is_file or any(sign in value for sign in "/:@"))
        if is_address or ("/" in value and WEB_ADDRESS.fullmatch(value)) or (is_file and is_at_home(tree, value)):
            yield Link(value, setting.place, "config", key, key == "extra.homepage" or is_raw)


def is_at_home(tree: Tree, value: str) -> bool:
    """Whether a value that looks like a path names a file of the site, or one in a folder of the site."""
    path = value.partition("#")[0].lstrip("/")
    folder, slash, _ = path.removeprefix("./").partition("/")
    folders = {dest.partition("/")[0] for dest in tree.outputs if "/" in dest}
    return path in tree.files or (folder in folders if slash else not path.endswith(NAMES_TOO))


def in_html(project: Project, setting: Value) -> Iterator[Link]:
    """Yields the links in a value that holds HTML, such as the copyright line.

    YAML may quote and fold the text, so that each address is looked up in the text by the name of its attribute.
    """
    text, path = project.texts[setting.place.path], setting.place.path
    source = Source(path, text)
    at = source.offset(setting.place)
    value = Source(path, setting.value)
    for link in links_in(value, value.text):
        start = value.offset(link.place)
        before = value.text[max(start - LONGEST_NAME, 0) : start]
        attribute = re.search(r"([\w:-]+)\s*=\s*[\"']?\Z", before)
        at = max(text.find(f"{attribute[1]}=", at), at) + len(attribute[1]) + 1 if attribute else at
        opening = re.compile(r"""\\?["']{0,2}""").match(text, at)
        at = text.find(link.href, at) if link.href else opening.end()
        element = f"config:{link.element}" if link.attribute in ("href", "src") else "config"
        yield link._replace(place=source.place(max(at, 0)), element=element, attribute=setting.key)
