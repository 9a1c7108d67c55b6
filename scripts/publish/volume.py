"""The single file: a cover, a table of contents and every page as a chapter, in one HTML file that needs no other."""

import base64
import hashlib
import mimetypes
import posixpath
import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from console import Problem
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

HERE = Path(__file__).parent
ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
UNREAD = re.compile(r"<script\b.*?</script>|<!--.*?-->", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
HEADING = re.compile(r"(?<![\w.-])(h[1-4])(?![\w-])")  # an element's name in a selector, not a part of --size-h1
ID = re.compile(r'\[id="([^"]+)"\]')
NAMES_IDS = frozenset(
    ["id", "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "popovertarget"]
)


@dataclass(frozen=True)
class Chapter:
    """A page of the nav with its finished HTML; the first page of a part opens it, the others are one level lower."""

    page: Page
    html: str
    opens: bool

    @property
    def key(self) -> str:
        """The chapter's id, which is also the prefix of the ids in it."""
        return key_of(self.page.url)

    @property
    def part(self) -> str:
        """The title of the part of the nav that the page is in; empty at the top of the nav."""
        return str(above[-1].title) if (above := list(self.page.ancestors)) else ""

    @property
    def level(self) -> int:
        """The level of the page's title; the edition's own title has level 1."""
        return 3 if self.part and not self.opens else 2

    @cached_property
    def article(self) -> str:
        """What the page says, without what is around it."""
        found = ARTICLE.search(self.html)
        if found is None:
            raise Problem(f"{self.page.url} has no <article>, of which a chapter could be made.")
        return found[1].strip()


def key_of(url: str) -> str:
    """The id of the chapter made of the page at an address of the site."""
    return url.removesuffix(".html").removesuffix("/index").replace("/", "-")


def chapters(pages: list[Page], finished: dict[str, str]) -> list[Chapter]:
    """The chapters in reading order, made of pages and their finished HTML by address."""
    begun: set[str] = set()
    found: list[Chapter] = []
    for page in pages:
        chapter = Chapter(page, finished[page.url], opens=False)
        found.append(replace(chapter, opens=bool(chapter.part) and chapter.part not in begun))
        begun.add(chapter.part)
    return found


def bind(site: Path, every: list[Chapter], config: MkDocsConfig, env: Environment, imprint: str) -> str:
    """The HTML of the single file. Its policy allows its one style sheet, by hash, and data: images, nothing else."""
    style = styles(site, config)
    parts = [(part, list(group)) for part, group in groupby(every, key=lambda chapter: chapter.part)]
    known = {chapter.page.url: chapter.key for chapter in every}
    return env.from_string((HERE / "volume.html").read_text("utf-8")).render(
        config=config,
        hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
        style=style,
        icon=data_of(site / str(config.theme["favicon"])),
        imprint=imprint,
        parts=parts,
        chapters=[(chapter, Binder(site, chapter, known, config.site_url or "").text()) for chapter in every],
    )


@dataclass(frozen=True)
class Binder:
    """Rewrites a chapter so that it shares one file with all others.

    Ids get the chapter's key as a prefix, links to pages become fragments, images become data: addresses, and headings
    move down to the chapter's level and keep their old level as a class. Scripts, which the file's policy would not let
    run, are left out.
    """

    site: Path
    chapter: Chapter
    known: dict[str, str]  # the keys of the chapters by the addresses of their pages
    site_url: str

    def text(self) -> str:
        """The chapter's HTML, rewritten."""
        import html5lib

        tree = html5lib.parseFragment(UNREAD.sub("", self.chapter.article), namespaceHTMLElements=False)
        for element in tree.iter():
            for name, value in element.items():
                element.set(name, self.attribute(name, value))
            if HEADING.fullmatch(element.tag):
                element.set("class", f"{element.tag} {element.get('class') or ''}".strip())
                element.tag = f"h{int(element.tag[1]) + self.chapter.level - 1}"
        return html5lib.serialize(tree, omit_optional_tags=False, quote_attr_values="always")

    def attribute(self, name: str, value: str) -> str:
        """The value of an attribute in the single file."""
        if name in NAMES_IDS:
            return " ".join(f"{self.chapter.key}--{word}" for word in value.split())
        if name.endswith("href"):
            return self.target(value)
        if name == "src":
            return data_of(self.site / self.path(value))
        return f"url(#{self.chapter.key}--{value[5:-1]})" if value.startswith("url(#") else value

    def path(self, address: str) -> str:
        """The path in the site that a relative address leads to."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.chapter.page.url), unquote(address)))

    def target(self, href: str) -> str:
        """Where a link leads: to a place in the file if it holds the page, else to the address on the web."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        path = self.path(parts.path) if parts.path else self.chapter.page.url
        if (key := self.known.get(path)) is None:
            return urljoin(self.site_url, path)
        return f"#{key}--{unquote(parts.fragment)}" if parts.fragment else f"#{key}"


def data_of(file: Path) -> str:
    """The file as a data: address; raises Problem when it is missing."""
    if not file.is_file():
        raise Problem(f"The site has no {file.name}, which a page shows: no edition was made.", code=1)
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"


def styles(site: Path, config: MkDocsConfig) -> str:
    """The style sheets of every page, of demonstrations and of printed cards, and our own, as one text.

    Selectors for headings select their class, since their level changes; those for ids match the end of prefixed ones.
    """
    files = [site / path for path in config.extra_css] + sorted(site.glob("assets/stylesheets/demos/*.css"))
    text = "".join(file.read_text("utf-8") for file in files)
    cards = site / "assets/stylesheets/lists/print-card.css"
    text += f"@media print {{\n{cards.read_text('utf-8')}}}\n" if cards.is_file() else ""
    text = ID.sub(r'[id$="--\1"]', HEADING.sub(r".\1", COMMENT.sub("", text)))
    return text + COMMENT.sub("", (HERE / "volume.css").read_text("utf-8"))
