"""The single file: a cover, a table of contents and every page as a chapter, in one HTML file that needs no other."""

import base64
import hashlib
import mimetypes
import posixpath
import re
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from console import Problem
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

HERE = Path(__file__).parent
ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
UNREAD = re.compile(r"<script\b.*?</script>|<!--.*?-->", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
HEADING = re.compile(r"(?<![\w.-])(h[1-4])(?![\w-])")  # an element's name in a selector, not a part of --size-h1
ID = re.compile(r'\[id="([^"]+)"\]')
NAMES_IDS = set("id for headers aria-labelledby aria-describedby aria-controls aria-details popovertarget".split())


class Chapter(NamedTuple):
    """A page of the nav with its finished HTML; the first page of a part opens it, the others are one level lower."""

    page: Page
    html: str
    part: str  # the title of the part of the nav that the page is in; empty at the top of the nav
    opens: bool

    @property
    def key(self) -> str:
        """The chapter's id, which is also the prefix of the ids in it."""
        return self.page.url.removesuffix(".html").removesuffix("/index").replace("/", "-")


def chapters(pages: list[Page], html: Mapping[str, str]) -> list[Chapter]:
    """The chapters in reading order, made of pages and their finished HTML by address."""
    result: list[Chapter] = []
    for page in pages:
        part = str(above[-1].title) if (above := list(page.ancestors)) else ""
        opens = bool(part) and part not in {chapter.part for chapter in result}
        result.append(Chapter(page, html[page.url], part, opens))
    return result


def bind(site: Path, chapters_: list[Chapter], config: MkDocsConfig, imprint: str) -> str:
    """The HTML of the single file. Its policy allows its one style sheet, by hash, and data: images, nothing else."""
    style = styles(site, config)
    keys = {chapter.page.url: chapter.key for chapter in chapters_}
    template = config.theme.get_env().from_string((HERE / "volume.html").read_text("utf-8"))
    return template.render(
        config=config,
        hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
        style=style,
        icon=data_of(site / str(config.theme["favicon"])),
        imprint=imprint,
        parts=[(part, list(group)) for part, group in groupby(chapters_, key=lambda chapter: chapter.part)],
        chapters=[(chapter, text(chapter, site, keys, config.site_url or "")) for chapter in chapters_],
    )


def text(chapter: Chapter, site: Path, keys: Mapping[str, str], site_url: str) -> str:
    """The article of a chapter, rewritten so that it shares one file with those in `keys`, by address.

    Ids get the chapter's key as a prefix, links to pages become fragments, images become data: addresses, and headings
    move down below the chapter's and keep their old level as a class. Scripts, which the file's policy would not let
    run, are left out.
    """
    import html5lib

    if not (article := ARTICLE.search(chapter.html)):
        raise Problem(f"{chapter.page.url} has no <article>, of which a chapter could be made.")
    deeper = 2 if chapter.part and not chapter.opens else 1  # the title of the file has level 1
    tree = html5lib.parseFragment(UNREAD.sub("", article[1].strip()), namespaceHTMLElements=False)
    for element in tree.iter():
        for name, value in element.items():
            if name in NAMES_IDS:
                element.set(name, " ".join(f"{chapter.key}--{word}" for word in value.split()))
            elif name.endswith("href"):
                element.set(name, target(value, chapter, keys, site_url))
            elif name == "src":
                element.set(name, data_of(site / path_from(chapter, value)))
            elif value.startswith("url(#"):
                element.set(name, value.replace("#", f"#{chapter.key}--"))
        if HEADING.fullmatch(element.tag):
            element.set("class", f"{element.tag} {element.get('class') or ''}".strip())
            element.tag = f"h{int(element.tag[1]) + deeper}"
    return html5lib.serialize(tree, omit_optional_tags=False, quote_attr_values="always")


def target(href: str, chapter: Chapter, keys: Mapping[str, str], site_url: str) -> str:
    """Where a chapter's link leads: to a place in the file if it holds the page, else to the address on the web."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return href
    page = path_from(chapter, parts.path) if parts.path else chapter.page.url
    if page not in keys:
        return urljoin(site_url, page)
    place = unquote(parts.fragment).partition(";")[0]  # demonstrations have no state here
    return f"#{keys[page]}" + (f"--{place}" if place else "")


def path_from(chapter: Chapter, address: str) -> str:
    """The path in the site that a chapter's relative address leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(chapter.page.url), unquote(address)))


def data_of(file: Path) -> str:
    """The file as a data: address; raises Problem when it is missing."""
    if not file.is_file():
        raise Problem(f"The site has no {file.name}, which a page shows: no edition was made.")
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"


def styles(site: Path, config: MkDocsConfig) -> str:
    """The style sheets of every page, of drawings, of demonstrations and of printed cards, and our own, as one text.

    Selectors for headings select their class, since their level changes; those for ids match the end of prefixed ones.
    """
    shared, folder = [site / path for path in config.extra_css], site / "assets/stylesheets"
    files = [*shared, *folder.glob("figures.css"), *sorted(folder.glob("demos/*.css"))]
    text = "".join(file.read_text("utf-8") for file in files)
    cards = site / "assets/stylesheets/print-card.css"
    text += f"@media print {{\n{cards.read_text('utf-8')}}}\n" if cards.is_file() else ""
    text = ID.sub(r'[id$="--\1"]', HEADING.sub(r".\1", COMMENT.sub("", text)))
    return text + COMMENT.sub("", (HERE / "volume.css").read_text("utf-8"))
