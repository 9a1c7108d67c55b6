"""The guide as data: its pages with front matter and headings, its sources, claims, terms and systems."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml
from yaml_places import FAULTS, Exact, describe_error

from . import catalogue, entries, evidence, learning_data, periods, procedure
from .mistakes import BadData, Mistake, PlacedMistake, place_mistakes

HEADING = re.compile(r"^(#{1,4}) (.+?) \{ #([a-z0-9-]+)[^}]*\}$", re.MULTILINE)
CITATION = re.compile(r"\]\((?:\.\./)*sources/[a-z0-9-]+\.md#([a-z0-9-]+)\)")
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)  # the same form that MkDocs accepts
HOME = "index.md"
INCLUDES = "includes"  # files that pages include, which are no pages themselves
SNIPPET = re.compile(r'^--8<-- "([^"]+\.md)"$', re.MULTILINE)
FILES: dict = {name: [] for name in ("sources.yml", "claims.yml", "glossary.yml", "items.yml")}
FILES |= {"systems.yml": {}, "procedure.yml": {}, "drill.yml": {}}


@dataclass(frozen=True)
class Page:
    """One source file with its front matter, its headings by id, and the keys of the sources that it cites."""

    name: str  # relative to docs/, POSIX
    path: Path
    text: str
    meta: dict = field(hash=False)
    headings: dict[str, str] = field(hash=False)
    cited: tuple[str, ...]

    @property
    def title(self) -> str:
        """The title in the front matter; the name of the file without one."""
        return str(self.meta.get("title", self.name))

    @property
    def description(self) -> str:
        """The description in the front matter, or an empty string."""
        return str(self.meta.get("description") or "")

    @property
    def updated(self) -> str:
        """The day of the last change in substance, or an empty string."""
        return str(self.meta.get("updated") or "")


@dataclass(frozen=True)
class Guide:
    """Everything that the generated files are made from."""

    pages: dict[str, Page]
    sources: list[dict]
    claims: list[dict]
    terms: list[dict]
    systems: dict
    procedure: dict = field(default_factory=dict)
    items: list[dict] = field(default_factory=list)
    drill: dict = field(default_factory=dict)

    def link(self, target: str, start: str) -> str:
        """A Markdown link from the page `start` to `target` (`page.md` or `page.md#id`), with the target's title as text."""
        return f"[{self.label(target)}]({href(target, start)})"

    def label(self, target: str) -> str:
        """The title of the target page, with that of the section when `target` names one; a question stands alone."""
        name, _, anchor = target.partition("#")
        page = self.pages.get(name)
        if page is None:
            return target
        section = page.headings.get(anchor, "")
        if not section or section == page.title:
            return page.title
        return section if page.title.endswith("?") else f"{page.title}: {section}"


def read(docs: Path) -> Guide:
    """Reads the guide below the folder `docs`; raises BadData when a page or the data has mistakes."""
    files = [path for path in sorted(docs.rglob("*.md")) if docs / INCLUDES not in path.parents and path.is_file()]
    if docs / HOME not in files:
        raise BadData(PlacedMistake(docs / HOME, 1, 1, "this page is missing, and others are made from it"))
    pages_read = [page(docs, path) for path in files]
    data = docs / "data"
    data_of = {name: load(data / name, otherwise) for name, otherwise in FILES.items()}
    raise_mistakes(data, {name: entries.mistakes(name, rows) for name, rows in data_of.items()})
    sources, systems = data_of["sources.yml"], data_of["systems.yml"]
    known = {source["key"] for source in sources}
    of_sources = [*periods.mistakes(sources), *evidence.mistakes(sources)]
    raise_mistakes(data, {"sources.yml": of_sources, "systems.yml": catalogue.mistakes(systems, known)})
    raise_mistakes(data, {"systems.yml": procedure.mistakes(systems, data_of["procedure.yml"])})
    raise_mistakes(data, {"items.yml": learning_data.mistakes_in_items(data_of["items.yml"], known)})
    raise_mistakes(data, {"drill.yml": learning_data.mistakes_in_drill(data_of["drill.yml"], sources)})
    files = ("claims.yml", "glossary.yml", "systems.yml", "procedure.yml", "items.yml", "drill.yml")
    lists = (data_of[name] for name in files)
    return Guide({page_read.name: page_read for page_read in pages_read}, sources, *lists)


def raise_mistakes(data: Path, found_in: dict[str, Iterable[Mistake]]) -> None:
    """Raises BadData with the mistakes in the data files, if there are any."""
    placed = [mistake for name, mistakes in found_in.items() for mistake in place_mistakes(data / name, mistakes)]
    if placed:
        raise BadData(*placed)


def load(file: Path, otherwise):
    """The content of a data file, or `otherwise` when it is empty; raises BadData when it is of another type."""
    if not file.exists():
        raise BadData(PlacedMistake(file, 1, 1, "this file is missing, and pages are made from it"))
    content = parse(read_text(file), file, 1) or otherwise
    if not isinstance(content, type(otherwise)):
        raise BadData(PlacedMistake(file, 1, 1, f"this must be a {'list' if otherwise == [] else 'mapping'}"))
    return content


def read_text(file: Path) -> str:
    """The text of a file; raises BadData when it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise BadData(PlacedMistake(file, *place, "this is not UTF-8; save it in that encoding")) from None


@lru_cache(maxsize=256)  # commands read the guide several times
def parse(text: str, file: Path, first_line: int):
    """The value of a YAML text, shared by all callers, so nobody may change it; raises BadData when it is invalid."""
    try:
        return yaml.load(text, Exact)  # noqa: S506 (a subclass of the safe loader)
    except FAULTS as error:
        line, column, problem = describe_error(error)
        raise BadData(
            PlacedMistake(file, line + first_line - 1, column, f"this is not valid YAML: {problem}")
        ) from None


def page(docs: Path, path: Path) -> Page:
    """Reads one page from its file."""
    return parse_page(docs, path, read_text(path))


def parse_page(docs: Path, path: Path, text: str) -> Page:
    """The page with this text."""
    front = FRONT_MATTER.match(text)
    meta = parse(front[1], path, 2) if front else {}
    if not isinstance(meta or {}, dict):
        raise BadData(PlacedMistake(path, 2, 1, "front matter must be keys and values"))
    headings = {anchor: plain(words) for _, words, anchor in HEADING.findall(text)}
    cited = tuple(dict.fromkeys(CITATION.findall(with_included_parts(docs, text))))
    return Page(path.relative_to(docs).as_posix(), path, text, meta or {}, headings, cited)


def with_included_parts(docs: Path, text: str) -> str:
    """The text followed by the parts that it includes, so that their citations count as the page's own."""
    files = {name: docs / INCLUDES / name for name in SNIPPET.findall(text)}
    return text + "".join(read_text(file) for file in files.values() if file.is_file())


def plain(markdown: str) -> str:
    """Markdown without the marks of emphasis, code and links."""
    return re.sub(r"[*`]|\[([^]]*)\]\([^)]*\)", r"\1", markdown).strip()


def href(target: str, start: str) -> str:
    """The address of `target` as a link on the page `start` writes it; both are relative to docs/."""
    name, mark, anchor = target.partition("#")
    if name == start:
        return mark + anchor
    return posixpath.relpath(name or ".", posixpath.dirname(start) or ".") + mark + anchor


def rendered(target: str) -> str:
    """The address of a page or section in the finished site, from the root of the site."""
    return target.replace(".md", ".html", 1)


def day(date) -> str:
    """A date such as "24 November 2026"; anything else as text."""
    return f"{date.day} {date:%B %Y}" if hasattr(date, "day") else str(date)
