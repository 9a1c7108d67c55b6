"""Reads Jinja templates: their links and ids, which templates they include, and under which conditions."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .allowances import allowances
from .assets import ids_of, links_in
from .model import Anchor, Document, Link
from .page import tokens
from .project import Project
from .source import Source, blank

COMMENT_OR_RAW = r"\{#.*?(?:#\}|\Z)|\{%[-+]?\s*raw\b.*?(?:\{%[-+]?\s*endraw\b|\Z)"  # {# … #}, {% raw %} … {% endraw %}
NOT_RUN = re.compile(COMMENT_OR_RAW, re.DOTALL)
NOT_SHOWN = re.compile(rf"{COMMENT_OR_RAW}|<!--.*?(?:-->|\Z)", re.DOTALL)
TAG = re.compile(r"\{#.*?(?:#\}|\Z)|\{\{.*?(?:\}\}|\Z)|\{%.*?(?:%\}|\Z)", re.DOTALL)
PRINTED = "\ue000"  # stands for each character of a `{{ … }}`, whose value only a page decides
UNCHANGED = r"(?:\s*\|\s*(?:e|escape|safe)\b)*\s*-?"  # filters that do not change an address, and the - of -}}
# An expression that prints an address, or its beginning: {{ "a.html" | url }}#part, {{ base_url }}/a.html,
# {{ config.site_url }}a.html, {{ base_url ~ "/a.html" }}.
EXPRESSION = re.compile(
    rf"""
      \{{\{{-?\s*(?:\(\s*)?(?P<quote>["'])(?P<url>[^"'{{}}]+)(?P=quote)(?:\s*\))?\s*\|\s*url{UNCHANGED}\}}\}}
          (?P<fragment>\#[\w-]+)?(?![\w/.{{-])
    | \{{\{{-?\s*base_url{UNCHANGED}\}}\}}/(?P<based>[^"'{{}}\s<>]+)
    | \{{\{{-?\s*config\.site_url{UNCHANGED}\}}\}}/?(?P<sited>[^"'{{}}\s<>]+\.\w+)
    | \{{\{{-?\s*base_url\s*[~+]\s*(?P<sign>["'])/(?P<joined>[^"'{{}}]+)(?P=sign)\s*-?\}}\}}
    """,
    re.VERBOSE,
)
FILTERED = re.compile(  # a text that goes through the filter anywhere in a tag: {% set x = "a.html#part" | url %}
    r"""(?<![~+])(?<![~+]\s)(["'])(?P<url>[^"'{}]+\.[a-z]\w*)(?P<fragment>\#[\w-]+)?\1\s*\|\s*url\b"""
    rf"""{UNCHANGED}(?!\s*[|~+])"""
)
INCLUSION = re.compile(  # {% include "a.html" ignore missing %}, {% from ["a.html", "b.html"] import x %}
    r"""\{%[-+]?\s*(?P<how>include|extends|import|from)\s+"""
    r"""(?P<names>["'][^"']+["']|[\[(]\s*(?:["'][^"']+["'][\s,]*)+[\])])(?P<optional>\s+ignore\s+missing)?"""
    r"""(?:\s+with(?:out)?\s+context)?(?:\s*[-+]?%\}|\s+(?:as|import)\s)"""
)
QUOTED = re.compile(r"""["']([^"']+)["']""")
STATEMENT = re.compile(r"\{%[-+]?\s*(?P<word>\w+)(?P<rest>.*?)%\}", re.DOTALL)
BRANCHING = ("if", "for", "macro", "call", "set")  # statements that an end follows, except a set with =
Branches = tuple[tuple[str, int, int], ...]  # template, begin and number of each branch, outermost first


def template(source: Source) -> Document:
    """A template among the theme's overrides; its links start from the root of the site.

    A tag that prints a `{{ … }}` as an attribute may have any id, and has the id PRINTED.
    """
    text = without_jinja(source.text)
    tags = [token for token in tokens(text) if token.tag]
    with_any_id = [token for token in tags if any(PRINTED in name for name in token.tag.attributes)]
    anchors = (*(Anchor(PRINTED, source.place(token.offset)) for token in with_any_id), *ids_of(source, text))
    return Document(source.path, "", tuple(template_links(source, text)), anchors, tuple(allowances(source)))


def without_jinja(text: str) -> str:
    """The text with Jinja tags replaced by spaces and each character of a `{{ … }}` by PRINTED."""
    return TAG.sub(lambda tag: re.sub(r"[^\n]", PRINTED, tag[0]) if tag[0].startswith("{{") else blank(tag), text)


def template_links(source: Source, text: str) -> Iterator[Link]:
    """Yields the addresses in a template: those in its elements, and those that pass through the filter `url`."""
    places = set()
    shown = NOT_SHOWN.sub(blank, source.text)
    for link in links_in(source, text):
        offset = source.offset(link.place)
        if PRINTED in link.href:
            match = EXPRESSION.match(shown, offset)
            if match and match.end() == offset + len(link.href):
                link = link_from_expression(source, match, link)
                places.add(link.place)
                yield link
            elif link.href.strip(PRINTED):
                yield link._replace(href="{{ }}", named=True)
        else:
            places.add(link.place)
            yield link
    later = (match for tag in TAG.finditer(shown) for match in FILTERED.finditer(shown, *tag.span()))
    for match in (*EXPRESSION.finditer(shown), *later):
        link = link_from_expression(source, match, Link("", source.place(0), "template", "url", raw=True))
        if link.place not in places:
            yield link


def link_from_expression(source: Source, match: re.Match, link: Link) -> Link:
    """The link with the address that a Jinja expression prints, and the fragment that follows the expression."""
    group = next(name for name in ("url", "based", "sited", "joined") if match.groupdict().get(name))
    return link._replace(
        href=match[group] + (match.groupdict().get("fragment") or ""), place=source.place(match.start(group))
    )


class Inclusion(NamedTuple):
    """A tag that includes, extends or imports another template: the first that exists among these names.

    `names` are pairs of name and offset; `is_optional`: the tag says `ignore missing`.
    """

    how: str
    start: int
    names: list[tuple[str, int]]
    is_optional: bool


def inclusions(text: str) -> Iterator[Inclusion]:
    """Yields each such tag outside comments and raw text."""
    run = NOT_RUN.sub(blank, text)
    for tag in INCLUSION.finditer(run):
        names = [(loader_path(name[1]), name.start(1)) for name in QUOTED.finditer(run, *tag.span("names"))]
        yield Inclusion(tag["how"], tag.start(), names, bool(tag["optional"]))


def loader_path(name: str) -> str:
    """The path that the template loader looks up for a name."""
    return "/".join(part for part in name.split("/") if part not in ("", "."))


def scope(text: str, offset: int) -> tuple[tuple[int, int], ...]:
    """The branches around an offset: where the tag of each begins, and the number of its `elif` or `else`."""
    around: list[tuple[int, int]] = []
    for tag in STATEMENT.finditer(NOT_RUN.sub(blank, text[:offset])):
        word = tag["word"]
        if word in BRANCHING and not (word == "set" and "=" in tag["rest"]):
            around.append((tag.start(), 0))
        elif around and word in ("elif", "else"):
            around.append((around[-1][0], around.pop()[1] + 1))
        elif around and word.removeprefix("end") in BRANCHING and word not in BRANCHING:
            around.pop()
    return tuple(around)


def template_file(project: Project, name: str) -> Path | None:
    """The file of a template among the overrides or in the theme, or None."""
    files = (Path(folder, loader_path(name)) for folder in project.config.theme.dirs)
    return next((file for file in files if file.is_file()), None)
