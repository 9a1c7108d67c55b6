"""The guide as data: its pages with front matter and headings, its sources, claims, terms and systems."""

import datetime
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml
from crosslinks.front_matter import unbounded
from crosslinks.model import Finding
from crosslinks.source import Source

from . import catalogue, periods

HEADING = re.compile(r"^(#{1,4}) (.+?) \{ #([a-z0-9-]+)[^}]*\}$", re.MULTILINE)
CITATION = re.compile(r"\]\((?:\.\./)*sources/[a-z0-9-]+\.md#([a-z0-9-]+)\)")
GENERATED = re.compile(r"<!-- begin (related|sources|systems) -->.*?<!-- end \1 -->", re.DOTALL)
BLOCK = "\n<!-- begin related -->\n<!-- end related -->\n"  # the place of the related panel at the end of a page
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)  # as MkDocs takes it
SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same promises, ten times as fast

# What an entry of each data file must have; "" is the file itself, any other name a list in it.
NEEDED = {
    "sources.yml": {"": ("key", "authors", "title", "year", "url", "about", "checked")},
    "claims.yml": {"": ("id", "section", "claim", "verdict", "home", "sources")},
    "glossary.yml": {"": ("id", "term", "definition")},
    "systems.yml": {
        "facets": ("id", "label", "question", "many"),
        "systems": ("id", "name", "why", "sources"),
    },
}


@dataclass(frozen=True)
class Page:
    """One source file: where it is, what its front matter says, its headings by id, the sources it cites."""

    name: str  # relative to docs/, POSIX
    path: Path
    text: str
    meta: dict = field(hash=False)
    headings: dict[str, str] = field(hash=False)
    cited: tuple[str, ...]

    @property
    def title(self) -> str:
        """The page's title as front matter has it."""
        return str(self.meta.get("title", self.name))


@dataclass(frozen=True)
class Guide:
    """Everything the generated pages are made of."""

    pages: dict[str, Page]
    sources: list[dict]
    claims: list[dict]
    terms: list[dict]
    systems: dict

    def holding(self, page: Page) -> "Guide":
        """The same guide with this page in place of its namesake."""
        return replace(self, pages=dict(sorted({**self.pages, page.name: page}.items())))

    def link(self, target: str, start: str) -> str:
        """A Markdown link from the page `start` to `target` (`page.md` or `page.md#id`), named by its title."""
        return f"[{self.label(target)}]({href(target, start)})"

    def label(self, target: str) -> str:
        """The title of the page, and of the section when one is named."""
        name, _, anchor = target.partition("#")
        page = self.pages.get(name)
        if page is None:
            return target
        section = page.headings.get(anchor, "")
        return f"{page.title}: {section}" if section and section != page.title else page.title


def read(docs: Path) -> Guide:
    """Reads the guide below `docs`."""
    found = [page(docs, path) for path in sorted(docs.rglob("*.md")) if path.parent.name != "includes"]
    data = docs / "data"
    sources, systems = load(data / "sources.yml", []), load(data / "systems.yml", {})
    refuse(data / "sources.yml", periods.faults(sources))
    refuse(data / "systems.yml", catalogue.faults(systems, {source["key"] for source in sources}))
    claims, terms = load(data / "claims.yml", []), load(data / "glossary.yml", [])
    return Guide({one.name: one for one in found}, sources, claims, terms, systems)


class Fault(Exception):
    """A mistake in a data file or in front matter, with its place."""

    def __init__(self, file: Path, line: int, column: int, what: str):
        super().__init__(what)
        self.file, self.line, self.column = file, line, column

    def finding(self, root: Path) -> Finding:
        """The fault as a finding, its path from the project's root."""
        return Finding(self.file.relative_to(root).as_posix(), self.line, self.column, "broken-data", str(self))


def refuse(file: Path, faults: Iterable[tuple[str, ...]]) -> None:
    """Raises the first of these faults, each with the name of its entry and the words in it that are at fault."""
    for name, fault, *words in faults:
        raise Fault(file, *place_of(name, words, read_text(file)), f"{name}: {fault}")


def load(file: Path, otherwise):
    """What a data file holds, or `otherwise` where there is none; raises Fault when an entry lacks something."""
    if not file.exists():
        return otherwise
    text = read_text(file)
    held = parse(text, file, 1) or otherwise
    if not isinstance(held, type(otherwise)):
        raise Fault(file, 1, 1, f"this must be a {'list' if otherwise == [] else 'mapping'}")
    for list_name, needed in NEEDED.get(file.name, {}).items():
        for entry in held if list_name == "" else held.get(list_name) or []:
            check_entry(entry, needed, file, text)
    return held


def check_entry(entry, needed: tuple[str, ...], file: Path, text: str) -> None:
    """Raises Fault at the entry when it lacks a key that a page is made from."""
    if not isinstance(entry, dict):
        raise Fault(file, 1, 1, f"{entry!r} must be an entry with keys and values")
    lacking = [key for key in needed if entry.get(key) in (None, "")]
    if lacking:
        name = str(entry.get(needed[0]) or "")
        raise Fault(file, *place_of(name, [], text), f"the entry {name or '?'} has no {', no '.join(lacking)}; add it")
    if "checked" in needed and not isinstance(entry["checked"], datetime.date):
        name, day = entry[needed[0]], entry["checked"]
        place = place_of(name, ["checked:", str(day)], text)
        raise Fault(file, *place, f"the entry {name} was checked on {day}; write it as 2026-11-25")


def place_of(name: str, words: list[str], text: str) -> tuple[int, int]:
    """Line and column of the last of these words in the entry of this name, each sought after the one before it."""
    entry = re.search(rf"^( *- )?.*: {re.escape(name)}$", text, re.MULTILINE) if name else None
    found = entry.start() if entry else 0
    end = text.find(f"\n{entry[1]}", entry.end()) if entry and entry[1] else -1
    for word in words if entry else ():
        found = max(text.find(word, found, end if end > 0 else len(text)), found)
    return text.count("\n", 0, found) + 1, found - text.rfind("\n", 0, found)


def read_text(file: Path) -> str:
    """The text of a file; raises Fault when it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Fault(file, 1, 1, "this is not UTF-8; save it in that encoding") from None


def parse(text: str, file: Path, first_line: int):
    """What a YAML text holds; it can make plain values only. Raises Fault where it breaks off."""
    try:
        return yaml.load(text, SafeLoader)  # noqa: S506 (it is the safe one)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        raise Fault(file, line, column, f"this is not valid YAML: {getattr(error, 'problem', None) or error}") from None


def page(docs: Path, path: Path) -> Page:
    """One page as its file holds it."""
    return parse_page(docs, path, read_text(path))


def parse_page(docs: Path, path: Path, text: str) -> Page:
    """One page with this text; what a generated block holds does not count as written by it."""
    if what := unbounded(Source("", text)):
        raise Fault(path, 1, 1, what)
    front = FRONT_MATTER.match(text)
    meta = parse(front[1], path, 2) if front else {}
    if not isinstance(meta or {}, dict):
        raise Fault(path, 2, 1, "front matter must be keys and values")
    written = GENERATED.sub("", text)
    headings = {anchor: plain(words) for _, words, anchor in HEADING.findall(written)}
    cited = tuple(dict.fromkeys(CITATION.findall(written)))
    return Page(path.relative_to(docs).as_posix(), path, text, meta or {}, headings, cited)


def plain(markdown: str) -> str:
    """A heading's words without emphasis, code marks and links."""
    return re.sub(r"[*`]|\[([^]]*)\]\([^)]*\)", r"\1", markdown).strip()


def href(target: str, start: str) -> str:
    """`target`, relative to docs/, as the page `start` has to write it."""
    name, mark, anchor = target.partition("#")
    if name == start:
        return mark + anchor
    return posixpath.relpath(name, posixpath.dirname(start) or ".") + mark + anchor


def day(date) -> str:
    """A date as readers read it: 24 November 2026; what is no date stays as it is."""
    return f"{date.day} {date:%B %Y}" if hasattr(date, "day") else str(date)
