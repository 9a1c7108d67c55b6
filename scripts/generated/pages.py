"""The guide as data: its pages with front matter and headings, its sources, claims, terms and systems."""

import posixpath
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

HEADING = re.compile(r"^(#{1,4}) (.+?) \{ #([a-z0-9-]+)[^}]*\}$", re.MULTILINE)
CITATION = re.compile(r"\]\((?:\.\./)?sources\.md#([a-z0-9-]+)\)")
GENERATED = re.compile(r"<!-- begin (related|sources|systems) -->.*?<!-- end \1 -->", re.DOTALL)
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same promises, ten times as fast


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
    return Guide(
        {one.name: one for one in found},
        load(data / "sources.yml", []),
        load(data / "claims.yml", []),
        load(data / "glossary.yml", []),
        load(data / "systems.yml", {}),
    )


def load(file: Path, otherwise):
    """What a data file holds, or `otherwise` where there is none."""
    return parse(file.read_text(encoding="utf-8")) if file.exists() else otherwise


def parse(text: str):
    """What a YAML text holds; it can make plain values only."""
    return yaml.load(text, SafeLoader)  # noqa: S506


def page(docs: Path, path: Path) -> Page:
    """One page as its file holds it."""
    return parse_page(docs, path, path.read_text(encoding="utf-8"))


def parse_page(docs: Path, path: Path, text: str) -> Page:
    """One page with this text; what a generated block holds does not count as written by it."""
    front = FRONT_MATTER.match(text)
    meta = parse(front[1]) if front else {}
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
    """A date as readers read it: 24 November 2026."""
    return f"{date.day} {date:%B %Y}"
