"""The files beside the pages that hold links: style sheets, figures, HTML files, templates and the configuration."""

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
HINTS = frozenset(["dns-prefetch", "preconnect"])  # these name a host, and may leave its scheme out
CLASS_SELECTOR = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
TEMPLATE = re.compile(r"\s*(?:\{%|\{\{|\{#|---\s)")
BASE = re.compile(r"(?i)<base\s[^>]*\bhref")
JINJA = re.compile(r"\{#.*?(?:#\}|\Z)|\{\{.*?(?:\}\}|\Z)|\{%.*?(?:%\}|\Z)", re.DOTALL)
UNSAID = re.compile(r"\{#.*?(?:#\}|\Z)|\{%[-+]?\s*raw\b.*?(?:\{%[-+]?\s*endraw\b|\Z)", re.DOTALL)
IDLE = re.compile(rf"{UNSAID.pattern}|<!--.*?(?:-->|\Z)", re.DOTALL)
PRINTED = "\ue000"  # stands for each character of what a template prints that only a page decides
AS_IT_IS = r"(?:\s*\|\s*(?:e|escape|safe)\b)*\s*-?"  # filters that leave an address alone
FILTERED = re.compile(
    rf"""\{{\{{-?\s*(?:\(\s*)?(["'])(?P<url>[^"'{{}}]+)\1(?:\s*\))?\s*\|\s*url{AS_IT_IS}\}}\}}"""
    r"""(?P<fragment>\#[\w-]+)?(?![\w/.{-])"""
    rf"""|\{{\{{-?\s*base_url{AS_IT_IS}\}}\}}/(?P<based>[^"'{{}}\s<>]+)"""
    rf"""|\{{\{{-?\s*config\.site_url{AS_IT_IS}\}}\}}/?(?P<sited>[^"'{{}}\s<>]+\.\w+)"""
    rf"""|\{{\{{-?\s*base_url\s*[~+]\s*(["'])/(?P<joined>[^"'{{}}]+)\6\s*-?\}}\}}"""
)
KEPT = re.compile(
    r"""(?<![~+])(?<![~+]\s)(["'])(?P<url>[^"'{}]+\.[a-z]\w*)(?P<fragment>\#[\w-]+)?\1\s*\|\s*url\b"""
    rf"""{AS_IT_IS}(?!\s*[|~+])"""
)
FILE = re.compile(r"[\w./-]+\.(?:js|mjs|css|svg|png|jpe?g|gif|webp|avif|ico|md|html|pdf|zip|mp[34]|webm)(?:#[\w-]+)?")
NAMES_TOO = (".js", ".mjs", ".md", ".html")  # how what is no file of the site may be called as well
LINKED = re.compile(r"(?i)<[a-z][^<>]*\b(?:href|src)\b")
LONGEST_NAME = 100  # characters before an address in which the name of its attribute is looked for
FILE_SETTING = re.compile(
    r"(?:extra_css|extra_javascript|extra_templates|extra\.polyfills)\.\d+(?:\.path)?|theme\.(?:logo|favicon)|repo_url|site_url"
)
SOCIAL = re.compile(r"extra\.social\.\d+\.link")  # a link on every page, whatever it says
ADDRESS_KEYS = ("link", "href", "homepage", "url")


def read_all(project: Project, tree: Tree) -> Iterator[Document]:
    """Every such file of a project."""
    yield configuration(project, tree)
    places = [(path, project.docs / path, project.prefix + path) for path in sorted(tree.files)]
    if project.overrides:
        own = sorted(file for file in project.overrides.rglob("*.*") if file.is_file())
        inside = [(file.relative_to(project.overrides).as_posix(), file) for file in own]
        shown = [(path, file, file.resolve().relative_to(project.root.resolve()).as_posix()) for path, file in inside]
        places = [one for one in places if one[1].exists()] + [one for one in shown if not one[0].startswith(".")]
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
    """The text of an HTML file, in UTF-8 or else in what browsers take instead."""
    source = decode(file.read_bytes(), shown)
    return Source(shown, file.read_bytes().decode("cp1252", "replace")) if source.fault else source


def style_sheet(path: str, source: Source) -> Document:
    """A style sheet; what begins with # is meant in the page that it styles."""
    found = [
        Link(href, source.place(offset), "css", "font" if OF_A_FONT.match(source.text, offset) else "url", raw=True)
        for offset, href in in_css(source.text)
        if not href.startswith("#")
    ]
    return Document(source.path, path, tuple(found), (), tuple(allowances(source)))


def figure(path: str, source: Source) -> Document:
    """An SVG file: its links, the ids that its parts name, and those that it gives twice."""
    classes = frozenset(" ".join(re.findall(r"""\sclass\s*=\s*["']([^"']*)""", source.text)).split())
    links, clips, given = [], set(), []
    for token in tokens(source.text):
        tag = token.tag
        if token.kind == "raw" and tag:
            links += styled(source, token.offset, token.text, classes)
        elif tag:
            start = token.offset
            given += [Anchor(id, source.place(start + tag.offsets[name])) for name, id in ids(tag) if name == "id"]
            for one in addresses(tag):
                is_clip = "clip-path" in tag.attributes and one.value == tag.get("clip-path")
                if not (is_clip and one.href in clips):
                    attribute = "clip-path" if is_clip else one.attribute
                    links.append(Link(one.href, source.place(start + one.offset), f"svg:{tag.name}", attribute, True))
                clips.update([one.href] if is_clip else [])
    often = {id for id, number in Counter(anchor.id for anchor in given).items() if number > 1}
    twice = tuple(anchor for anchor in given if anchor.id in often)
    return Document(source.path, path, tuple(links), twice, tuple(allowances(source)))


def styled(source: Source, start: int, css: str, classes: frozenset[str]) -> Iterator[Link]:
    """The addresses in the style of a figure, less those for classes that no element has."""
    for offset, href in in_css(css):
        end = max(css.rfind("{", 0, offset), 0)
        selectors = css[css.rfind("}", 0, end) + 1 : end]
        if any(classes.issuperset(CLASS_SELECTOR.findall(one)) for one in selectors.split(",")):
            yield Link(href, source.place(start + offset), "svg:style", "url", raw=True)


def static_page(path: str, source: Source) -> Document:
    """An HTML file that MkDocs publishes as it is; a script may give a bare # its meaning, and make ids."""
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
    """The ids in a file; what stands in a template element is none yet."""
    for token in tokens(source.text if text is None else text):
        if token.tag and any(PRINTED in name for name in token.tag.attributes):
            yield Anchor(PRINTED, source.place(token.offset))  # which may print any
        for name, id in ids(token.tag) if token.tag else ():
            yield Anchor(id, source.place(token.offset + token.tag.offsets[name]))


def links_in(source: Source, text: str) -> Iterator[Link]:
    """The links in a text of HTML with what is seen of them; each character stands where it does in the source."""
    for one in Rendered(text).links:
        if one.tag.name != VANISHED and HINTS.isdisjoint(one.tag.get("rel").lower().split()):
            link = Link(one.href, source.place(one.start), one.name, one.attribute, True, is_named(one))
            yield link._replace(alt="alt" in one.tag.attributes, pictured=one.pictured)


def template(source: Source) -> Document:
    """A template of the theme's overrides: its links start from the root of the site."""
    text = without_jinja(source.text)
    links = list(template_links(source, text))
    anchors = tuple(anchor for anchor in ids_of(source, text))
    return Document(source.path, "", tuple(links), anchors, tuple(allowances(source)))


def without_jinja(text: str) -> str:
    """The text with its Jinja blanked, each character at its place; what prints is kept as signs that it does."""
    return JINJA.sub(lambda tag: re.sub(r"[^\n]", PRINTED, tag[0]) if tag[0].startswith("{{") else blank(tag), text)


def template_links(source: Source, text: str) -> Iterator[Link]:
    """The addresses in a template: those of its elements, and those that go through the filter `url` anywhere."""
    places = set()
    done = IDLE.sub(blank, source.text)
    for link in links_in(source, text):
        offset = source.offset(link.place)
        if PRINTED in link.href:
            match = FILTERED.match(done, offset)
            if match and match.end() == offset + len(link.href):
                link = printed(source, match, link)
                places.add(link.place)
                yield link
            elif link.href.strip(PRINTED):
                yield link._replace(href="{{ }}", named=True)
        else:
            places.add(link.place)
            yield link
    kept = (match for tag in JINJA.finditer(done) for match in KEPT.finditer(done, *tag.span()))
    for match in (*FILTERED.finditer(done), *kept):
        one = printed(source, match, Link("", source.place(0), "template", "url", raw=True))
        if one.place not in places:
            yield one


def printed(source: Source, match: re.Match, link: Link) -> Link:
    """The link to an address that an expression prints, with the fragment that stands after it."""
    group = next(name for name in ("url", "based", "sited", "joined") if match.groupdict().get(name))
    return link._replace(
        href=match[group] + (match.groupdict().get("fragment") or ""), place=source.place(match.start(group))
    )


def configuration(project: Project, tree: Tree) -> Document:
    """The configuration as a holder of links; they start from the root of the site, and their attribute is the key."""
    permitted = [one for path, text in project.texts.items() for one in allowances(Source(path, text))]
    links = [link for value in project.values if value.is_text for link in in_setting(project, tree, value)]
    return Document(next(iter(project.texts)), "", tuple(links), (), tuple(permitted))


def in_setting(project: Project, tree: Tree, one: Value) -> Iterator[Link]:
    """The addresses in one value."""
    key, value = one.key, one.value
    is_raw = not value.endswith(".md")
    is_absolute = parse(value).kind == "absolute" and project.level("nav", "absolute_links") != "relative_to_docs"
    if key.startswith("nav."):
        if parse(value).kind == "external" or is_absolute:
            yield Link(value.partition('"')[0], one.place, "config", key, is_raw)
    elif FILE_SETTING.fullmatch(key):
        yield Link(value, one.place, "config", key, is_raw)
    elif key.startswith("edit_uri") and parse(value).kind == "external":
        yield Link(value, one.place, "config", key, raw=True)
    elif key.startswith(("copyright", "extra.")) and LINKED.search(value):
        yield from in_html(project, one)
    elif SOCIAL.fullmatch(key):
        yield Link(value, one.place, "config:a", key, raw=True)
    elif key.startswith("extra."):
        is_file, is_named = FILE.fullmatch(value), key.rpartition(".")[2] in ADDRESS_KEYS
        is_said = is_named and (is_file or any(sign in value for sign in "/:@"))
        if is_said or ("/" in value and WEB_ADDRESS.fullmatch(value)) or (is_file and is_at_home(tree, value)):
            yield Link(value, one.place, "config", key, key == "extra.homepage" or is_raw)


def is_at_home(tree: Tree, value: str) -> bool:
    """Whether what looks like a file is one of the site, or would stand in a folder of it."""
    path = value.partition("#")[0].lstrip("/")
    folder, slash, _ = path.removeprefix("./").partition("/")
    folders = {dest.partition("/")[0] for dest in tree.outputs if "/" in dest}
    return path in tree.files or (folder in folders if slash else not path.endswith(NAMES_TOO))


def in_html(project: Project, one: Value) -> Iterator[Link]:
    """The links in a piece of HTML, such as the copyright line; quotes and line ends of the text may be others."""
    text, path = project.texts[one.place.path], one.place.path
    source = Source(path, text)
    at = source.offset(one.place)
    value = Source(path, one.value)
    for link in links_in(value, value.text):
        start = value.offset(link.place)
        before = value.text[max(start - LONGEST_NAME, 0) : start]
        attribute = re.search(r"([\w:-]+)\s*=\s*[\"']?\Z", before)
        at = max(text.find(f"{attribute[1]}=", at), at) + len(attribute[1]) + 1 if attribute else at
        opening = re.compile(r"""\\?["']{0,2}""").match(text, at)
        at = text.find(link.href, at) if link.href else opening.end()
        element = f"config:{link.element}" if link.attribute in ("href", "src") else "config"
        yield link._replace(place=source.place(max(at, 0)), element=element, attribute=one.key)
