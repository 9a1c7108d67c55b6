"""The guide as data: its pages with front matter and headings, and what its data files hold."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

HEADING = re.compile(r"^#{1,4} (.+?) \{ #([a-z0-9-]+)[^}]*\}$", re.MULTILINE)
CITATION = re.compile(r"\]\((?:\.\./)*sources/[a-z0-9-]+\.md#([a-z0-9-]+)\)")
SNIPPET = re.compile(r'^--8<-- "([^"]+\.md)"$', re.MULTILINE)
BELIEF = re.compile(r"^\| \[", re.MULTILINE)  # a row of the tables of beliefs
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LIST = re.compile(r"sources/(?P<to>to-)?(?P<first>\d{4})(?:-(?P<last>\d{4}))?\.md")  # a page of works, by its years


@dataclass(frozen=True)
class Page:
    """One page's file with its front matter, its headings by id, and the keys of the sources that it cites."""

    name: str  # relative to docs/, POSIX
    text: str  # without front matter
    meta: dict[str, Any]
    headings: dict[str, str]
    cited: tuple[str, ...]

    @property
    def title(self) -> str:
        """The title in the front matter; the name of the file without one."""
        return str(self.meta.get("title") or self.name)


@dataclass(frozen=True)
class Guide:
    """Everything that lists, open data and scripts are made from; pages stand in reading order."""

    name: str
    pages: dict[str, Page]
    sources: list[dict[str, Any]] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)
    terms: list[dict[str, Any]] = field(default_factory=list)
    systems: dict[str, Any] = field(default_factory=dict)
    procedure: dict[str, Any] = field(default_factory=dict)
    items: list[dict[str, Any]] = field(default_factory=list)
    drill: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def works(self) -> dict[str, dict[str, Any]]:
        """What can be cited, by its id on a list: each source by its key, and its further quotations in its form."""
        return {quotation["key"]: quotation for source in self.sources for quotation in quotations(source)}

    @cached_property
    def rows(self) -> dict[str, dict[str, Any]]:
        """The rows of the catalogue, by the id of their system."""
        return {row["id"]: row for row in self.systems["systems"]}

    @cached_property
    def citers(self) -> dict[str, list[str]]:
        """The names of the pages that cite a work, by its key."""
        pages: dict[str, list[str]] = {source["key"]: [] for source in self.sources}
        for name in sorted(self.pages):
            keys = (self.works[key].get("work", key) if key in self.works else key for key in self.pages[name].cited)
            for key in dict.fromkeys(keys):
                pages.setdefault(key, []).append(name)
        return pages

    @cached_property
    def referrers(self) -> dict[tuple[str, str], list[str]]:
        """The names of the pages whose front matter names a page in a field, by the field and that page."""
        pages: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name, page in self.pages.items():
            for relation, value in page.meta.items():
                for target in as_list(value):
                    pages[relation, str(target)].append(name)
        return pages

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many there are of each thing that pages count, by the name in a marker such as `{{ count.claims }}`."""
        kinds = [page.meta.get("kind") for name, page in self.pages.items() if not name.endswith("index.md")]
        beliefs = len(BELIEF.findall(self.pages["misconceptions/index.md"].text))
        return {
            "pages": len(self.pages),
            "concepts": kinds.count("concept"),
            "misconceptions": kinds.count("misconception"),  # pages about a belief
            "beliefs": beliefs,  # all that have a verdict
            "beliefs-elsewhere": beliefs - kinds.count("misconception"),  # those that have no page of their own
            "claims": len(self.claims),
            "terms": len(self.terms),
            "sources": len(self.sources),
            "systems": len(self.rows),
            "facets": len(self.systems["facets"]),
            "statements": len(self.items),
        }

    @cached_property
    def periods(self) -> dict[str, range]:
        """The years whose works a page lists, by that page; each has its own, since a citation prints the year."""
        years_by_page = {}
        for name in filter(None, map(LIST.fullmatch, self.pages)):
            first, last = int(name["first"]), int(name["last"] or name["first"])
            years_by_page[name[0]] = range(0 if name["to"] else first, last + 1)
        return years_by_page

    def address(self, source: Mapping[str, Any]) -> str:
        """The address of a work, as `page.md#key`; a year without a list is told where the source has it."""
        pages = [*(page for page, years in self.periods.items() if source["year"] in years), *self.periods, "sources"]
        return f"{pages[0]}#{source['key']}"

    @property
    def updated(self) -> str:
        """The day of the last change in substance of any page, as year-month-day."""
        return max((str(page.meta.get("updated", "")) for page in self.pages.values()), default="")

    def link(self, target: str, start: str) -> str:
        """A Markdown link from the page `start` to `target` (`page.md` or `page.md#id`), named after what is there."""
        return f"[{self.label(target)}]({href(target, start)})"

    def label(self, target: str) -> str:
        """The title of a page, with that of the section when `target` names one; a question stands alone."""
        name, _, anchor = target.partition("#")
        if (page := self.pages.get(name)) is None:
            return target
        section = page.headings.get(anchor, "")
        if not section or section == page.title:
            return page.title
        return section if page.title.endswith("?") else f"{page.title}: {section}"


def parse(docs: Path, name: str, text: str, meta: dict[str, Any]) -> Page:
    """The page with this text below its front matter; the citations of the files that it includes count as its own."""
    headings = {anchor: plain(words) for words, anchor in HEADING.findall(text)}
    parts = (docs / "includes" / part for part in dict.fromkeys(SNIPPET.findall(text)))
    with_includes = text + "".join(part.read_text("utf-8") for part in parts if part.is_file())
    return Page(name, text, meta, headings, tuple(dict.fromkeys(CITATION.findall(with_includes))))


def quotations(source: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A source, and each of its further quotations in its form, whose key ends in the id, with the source as `work`."""
    yield dict(source)
    for further in source.get("quotes", ()):
        rest = {name: value for name, value in source.items() if name not in ("quote", "unread", "quotes")}
        yield rest | further | {"key": f"{source['key']}-{further['id']}", "work": source["key"]}


def plain(markdown: str) -> str:
    """Markdown without the marks of emphasis, code and links."""
    return re.sub(r"[*`]|\[([^]]*)\]\([^)]*\)", r"\1", markdown).strip()


def as_list(value: Any) -> list[Any]:
    """The values of a field that may hold one or several."""
    return value if isinstance(value, list) else [] if value is None else [value]


def typographic(text: str) -> str:
    """The text with the quotation marks and apostrophes that the pages show in place of straight ones."""
    text = re.sub(r'(^|[\s([{–—/])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s([{–—/“])'", r"\1‘", text).replace("'", "’")


@cache  # the same links stand in many lists
def href(target: str, start: str) -> str:
    """The address of `target` as a link on the page `start` writes it; both are relative to docs/."""
    name, mark, anchor = target.partition("#")
    if name == start:
        return mark + anchor
    return posixpath.relpath(name or ".", posixpath.dirname(start) or ".") + mark + anchor


def site_path(target: str) -> str:
    """The path in the site of a page below docs/, or of the section that the target names."""
    path, mark, section = target.partition("#")
    return re.sub(r"\.md$", ".html", path) + mark + section


def by_page(entries: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What a file says of pages and sections, by page and then by section, "" for the page itself."""
    by_section: dict[str, dict[str, Any]] = defaultdict(dict)
    for target, value in entries.items():
        page, _, section = target.partition("#")
        by_section[page][section] = value
    return dict(by_section)


@cache
def day(iso: str) -> str:
    """A date such as 2026-11-24 as "24 November 2026"."""
    when = date.fromisoformat(iso)
    return f"{when.day} {when:%B %Y}"


def days(checked: list[str]) -> str:
    """One day, or the first and the last of several: "24 to 27 November 2026"."""
    first, last = min(checked), max(checked)
    if first == last:
        return day(first)
    return f"{day(first).split()[0] if first[:7] == last[:7] else day(first)} to {day(last)}"
