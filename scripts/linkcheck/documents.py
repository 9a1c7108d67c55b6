"""Reads the files beside the pages that hold links: style sheets, figures, HTML, templates and the configuration."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .addresses import WEB_ADDRESS, in_css, parse
from .allowances import allowances
from .model import Anchor, Document, Link, Value
from .page import addresses, ids, tokens
from .project import Project
from .rendered import VANISHED, Rendered, is_named
from .source import Source, blank, decode, read
from .targets import HTML, Tree

OF_A_FONT = re.compile(r"""[^()"']*["']?\s*\)\s*format\(""")
HINTS = frozenset(["dns-prefetch", "preconnect"])  # these relations name a host, even without a scheme
CLASS_SELECTOR = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
TEMPLATE = re.compile(r"\s*(?:\{%|\{\{|\{#|---\s)")
BASE = re.compile(r"(?i)<base\s[^>]*\bhref")
JINJA = re.compile(r"\{#.*?(?:#\}|\Z)|\{\{.*?(?:\}\}|\Z)|\{%.*?(?:%\}|\Z)", re.DOTALL)
NOT_RUN = re.compile(r"\{#.*?(?:#\}|\Z)|\{%[-+]?\s*raw\b.*?(?:\{%[-+]?\s*endraw\b|\Z)", re.DOTALL)
NOT_SHOWN = re.compile(rf"{NOT_RUN.pattern}|<!--.*?(?:-->|\Z)", re.DOTALL)
PRINTED = "\ue000"  # stands for each character of a `{{ … }}`, whose value only a page decides
HARMLESS_FILTERS = r"(?:\s*\|\s*(?:e|escape|safe)\b)*\s*-?"  # filters that do not change an address
FILTERED = re.compile(
    rf"""\{{\{{-?\s*(?:\(\s*)?(["'])(?P<url>[^"'{{}}]+)\1(?:\s*\))?\s*\|\s*url{HARMLESS_FILTERS}\}}\}}"""
    r"""(?P<fragment>\#[\w-]+)?(?![\w/.{-])"""
    rf"""|\{{\{{-?\s*base_url{HARMLESS_FILTERS}\}}\}}/(?P<based>[^"'{{}}\s<>]+)"""
    rf"""|\{{\{{-?\s*config\.site_url{HARMLESS_FILTERS}\}}\}}/?(?P<sited>[^"'{{}}\s<>]+\.\w+)"""
    rf"""|\{{\{{-?\s*base_url\s*[~+]\s*(["'])/(?P<joined>[^"'{{}}]+)\6\s*-?\}}\}}"""
)
FILTERED_LATER = re.compile(
    r"""(?<![~+])(?<![~+]\s)(["'])(?P<url>[^"'{}]+\.[a-z]\w*)(?P<fragment>\#[\w-]+)?\1\s*\|\s*url\b"""
    rf"""{HARMLESS_FILTERS}(?!\s*[|~+])"""
)
FILE = re.compile(r"[\w./-]+\.(?:js|mjs|css|svg|png|jpe?g|gif|webp|avif|ico|md|html|pdf|zip|mp[34]|webm)(?:#[\w-]+)?")
NAMES_TOO = (".js", ".mjs", ".md", ".html")  # endings of product names, such as Node.js, that are not files
LINKED = re.compile(r"(?i)<[a-z][^<>]*\b(?:href|src)\b")
LONGEST_NAME = 100  # the characters before an address in which the name of its attribute is looked for
FILE_SETTING = re.compile(
    r"(?:extra_css|extra_javascript|extra_templates|extra\.polyfills)\.\d+(?:\.path)?|theme\.(?:logo|favicon)|repo_url|site_url"
)
SOCIAL = re.compile(r"extra\.social\.\d+\.link")  # a link on every page
ADDRESS_KEYS = ("link", "href", "homepage", "url")


def read_all(project: Project, tree: Tree) -> Iterator[Document]:
    """Yields every such file of a project."""
    yield configuration(project, tree)
    places = [(path, project.docs / path, project.prefix + path) for path in sorted(tree.files)]
    if project.overrides:
        own = sorted(file for file in project.overrides.rglob("*.*") if file.is_file())
        inside = [(file.relative_to(project.overrides).as_posix(), file) for file in own]
        shown = [(path, file, file.resolve().relative_to(project.root.resolve()).as_posix()) for path, file in inside]
        places = [each for each in places if each[1].exists()] + [each for each in shown if not each[0].startswith(".")]
    for path, file, shown in places:
        kind = file.suffix.lower()
        if kind == ".css":
            yield style_sheet(path, read(file, shown))
        elif kind == ".svg":
            yield figure(path, read(file, shown))
        elif kind in HTML:
            is_template = project.overrides is not None and file.is_relative_to(project.overrides)
            if is_template:
                yield template(read(file, shown))
            elif file.exists():
                yield static_page(path, html_source(file, shown))


def html_source(file: Path, shown: str) -> Source:
    """The text of an HTML file in UTF-8, or else in Windows-1252, as browsers read it then."""
    source = decode(file.read_bytes(), shown)
    return Source(shown, file.read_bytes().decode("cp1252", "replace")) if source.fault else source


def style_sheet(path: str, source: Source) -> Document:
    """A style sheet; an address that begins with # belongs to the page that it styles, and is skipped."""
    found = [
        Link(href, source.place(offset), "css", "font" if OF_A_FONT.match(source.text, offset) else "url", raw=True)
        for offset, href in in_css(source.text)
        if not href.startswith("#")
    ]
    return Document(source.path, path, tuple(found), (), tuple(allowances(source)))


def figure(path: str, source: Source) -> Document:
    """An SVG file: its links, the ids that its parts refer to, and the ids that it defines twice."""
    classes = frozenset(" ".join(re.findall(r"""\sclass\s*=\s*["']([^"']*)""", source.text)).split())
    links, clips, given = [], set(), []
    for token in tokens(source.text):
        tag = token.tag
        if token.kind == "raw" and tag:
            links += styled(source, token.offset, token.text, classes)
        elif tag:
            start = token.offset
            given += [Anchor(id, source.place(start + tag.offsets[name])) for name, id in ids(tag) if name == "id"]
            for found in addresses(tag):
                is_clip = "clip-path" in tag.attributes and found.value == tag.get("clip-path")
                if not (is_clip and found.href in clips):
                    attribute, place = "clip-path" if is_clip else found.attribute, source.place(start + found.offset)
                    links.append(Link(found.href, place, f"svg:{tag.name}", attribute, True))
                clips.update([found.href] if is_clip else [])
    often = {id for id, number in Counter(anchor.id for anchor in given).items() if number > 1}
    twice = tuple(anchor for anchor in given if anchor.id in often)
    return Document(source.path, path, tuple(links), twice, tuple(allowances(source)))


def styled(source: Source, start: int, css: str, classes: frozenset[str]) -> Iterator[Link]:
    """The addresses in the style of a figure, except in rules for classes that no element has."""
    for offset, href in in_css(css):
        end = max(css.rfind("{", 0, offset), 0)
        selectors = css[css.rfind("}", 0, end) + 1 : end]
        if any(classes.issuperset(CLASS_SELECTOR.findall(selector)) for selector in selectors.split(",")):
            yield Link(href, source.place(start + offset), "svg:style", "url", raw=True)


def static_page(path: str, source: Source) -> Document:
    """An HTML file that MkDocs publishes unchanged; where a script runs, empty addresses and a bare # are skipped."""
    is_scripted = bool(re.search(r"(?i)<script\b", source.text))
    anchors = tuple(ids_of(source))
    if TEMPLATE.match(source.text) or BASE.search(source.text):
        return Document(source.path, path, (), anchors, tuple(allowances(source)), True)
    links = [
        link
        for link in links_in(source, source.text)
        if not (is_scripted and (link.href in ("", "#") or link.element == "style"))
    ]
    return Document(source.path, path, tuple(links), anchors, tuple(allowances(source)), is_scripted)


def ids_of(source: Source, text: str | None = None) -> Iterator[Anchor]:
    """Yields the ids in a file; a tag that prints a `{{ … }}` as an attribute may have any id, and yields PRINTED."""
    for token in tokens(source.text if text is None else text):
        if token.tag and any(PRINTED in name for name in token.tag.attributes):
            yield Anchor(PRINTED, source.place(token.offset))
        for name, id in ids(token.tag) if token.tag else ():
            yield Anchor(id, source.place(token.offset + token.tag.offsets[name]))


def links_in(source: Source, text: str) -> Iterator[Link]:
    """Yields the links in a text of HTML whose offsets are those of the source."""
    for element in Rendered(text).links:
        if element.tag.name != VANISHED and HINTS.isdisjoint(element.tag.get("rel").lower().split()):
            place = source.place(element.start)
            link = Link(element.href, place, element.name, element.attribute, True, is_named(element))
            yield link._replace(alt="alt" in element.tag.attributes, pictured=element.pictured)


def template(source: Source) -> Document:
    """A template among the theme's overrides; its links start from the root of the site."""
    text = without_jinja(source.text)
    links = list(template_links(source, text))
    anchors = tuple(anchor for anchor in ids_of(source, text))
    return Document(source.path, "", tuple(links), anchors, tuple(allowances(source)))


def without_jinja(text: str) -> str:
    """The text with Jinja tags replaced by spaces and each character of a `{{ … }}` by PRINTED."""
    return JINJA.sub(lambda tag: re.sub(r"[^\n]", PRINTED, tag[0]) if tag[0].startswith("{{") else blank(tag), text)


def template_links(source: Source, text: str) -> Iterator[Link]:
    """Yields the addresses in a template: those in its elements, and those that pass through the filter `url`."""
    places = set()
    shown = NOT_SHOWN.sub(blank, source.text)
    for link in links_in(source, text):
        offset = source.offset(link.place)
        if PRINTED in link.href:
            match = FILTERED.match(shown, offset)
            if match and match.end() == offset + len(link.href):
                link = link_from_expression(source, match, link)
                places.add(link.place)
                yield link
            elif link.href.strip(PRINTED):
                yield link._replace(href="{{ }}", named=True)
        else:
            places.add(link.place)
            yield link
    later = (match for tag in JINJA.finditer(shown) for match in FILTERED_LATER.finditer(shown, *tag.span()))
    for match in (*FILTERED.finditer(shown), *later):
        link = link_from_expression(source, match, Link("", source.place(0), "template", "url", raw=True))
        if link.place not in places:
            yield link


def link_from_expression(source: Source, match: re.Match, link: Link) -> Link:
    """The link with the address that a Jinja expression prints, and the fragment that follows the expression."""
    group = next(name for name in ("url", "based", "sited", "joined") if match.groupdict().get(name))
    return link._replace(
        href=match[group] + (match.groupdict().get("fragment") or ""), place=source.place(match.start(group))
    )


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
