"""A Markdown extension that notes, during MkDocs' own conversion, what the author typed."""

import html
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AtomicString
from mkdocs.structure.pages import Page

from .markup import HEADINGS, ICON, SIGN, TYPED, Markup, Suspect, leftovers

NAMING = {"aria-label", "title"}
NOT_PROSE = {"code", "pre", "kbd", "samp", "script", "style"}
RAW_CODE = re.compile(r"\x02wzxhzdk:(\d+)\x03")  # how Python-Markdown keeps a raw tag within a text
CODE_WITHIN = re.compile(r"\x02(\w+)\x03.*?(?:\x02\1\x03|\Z)", re.DOTALL)  # such tags, and what is between them
NAMED = HEADINGS | {"a", "img", "p", "em", "strong", "code"}  # to which one gives attributes
VALUELESS = {"hidden", "download", "title", "alt"}  # attributes that may stand alone, or with their name for one
PICTURE = re.compile(r"\.(?:png|svg|jpe?g|gif|webp)$")
SECOND_BRACKET = re.compile(r"\s?\[[^\[\]^\x02]+\](?![(:])")  # "[label]" behind a link


@dataclass
class PageRecord:
    """What was noted during one page's conversion."""

    page: Page
    lines: list[str] = field(default_factory=list)  # after snippets went in
    snippets: list[Path] = field(default_factory=list)
    suspects: list[Suspect] = field(default_factory=list)
    definitions: dict[str, tuple[str, str]] = field(default_factory=dict)  # of labels
    markup: Markup = field(default_factory=lambda: Markup([], [], []))
    html: str = ""
    strays: list[Any] = field(default_factory=list)  # raw HTML that is out of order
    snippet_folders: list[str] = field(default_factory=list)  # where they are looked for


class Recorder(Extension, Preprocessor):
    """Set `record` before a page is converted; it is filled while that happens."""

    record: PageRecord | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Registers what takes notes; nothing while there is no record."""
        if self.record is None:
            return
        md.references = self.record.definitions
        if "snippet" in md.preprocessors:
            watch_snippets(md, self.record)
        md.preprocessors.register(self, "kept-lines", 31.5)  # after snippets
        md.treeprocessors.register(TreeRecorder(md, self.record), "kept-typed", 7.5)  # after attr_list, before abbr

    def run(self, lines: list[str]) -> list[str]:
        """Keeps the lines as they are, once snippets are in them."""
        if self.record:
            self.record.lines = lines
        return lines


def watch_snippets(md: Markdown, record: PageRecord) -> None:
    """Puts in place of the snippets extension's preprocessor one that notes what is included and what is missing."""
    from pymdownx.snippets import SnippetExtension, SnippetPreprocessor

    class NotingSnippets(SnippetPreprocessor):  # type: ignore[misc]  # a package without types
        def get_snippet_path(self, path: str) -> str | None:
            file: str | None = super().get_snippet_path(path)
            if file and Path(file).is_file():
                record.snippets.append(Path(file))
                return file
            if path:
                record.suspects.append(Suspect("missing-snippet", path, "snippet"))
            return None

        def extract_section(self, section: str, lines: list[str]) -> list[str]:
            section_lines: list[str] = super().extract_section(section, lines)
            if not section_lines:  # or there is nothing in it
                record.suspects.append(Suspect("missing-snippet", section, "snippet"))
            return section_lines

    for extension in md.registeredExtensions:
        if isinstance(extension, SnippetExtension):
            options = extension.getConfigs() | {"check_paths": False}
            md.preprocessors.register(NotingSnippets(options, md), "snippet", 32)  # which replaces the one of that name
            record.snippet_folders = list(map(str, options["base_path"]))


class TreeRecorder(Treeprocessor):
    """Puts each link as typed beside the address, and notes markup that stayed text and headings without an id."""

    def __init__(self, md: Markdown, record: PageRecord) -> None:
        super().__init__(md)
        self.suspects = record.suspects
        self.unescape = UnescapeTreeprocessor().unescape  # gives back the characters that a backslash had saved

    def run(self, root: Element) -> None:
        """Adds attributes only, which are taken off again."""
        for element in root.iter():
            if element.tag in NAMED:
                bare = {name for name, value in element.items() if value in (None, name) and name.isalpha()}
                self.suspects += [Suspect("unknown-attribute", each, "attribute") for each in sorted(bare - VALUELESS)]
            if element.tag == "a" and element.get("href") is not None:
                self.keep_link(element)
            elif element.tag == "img":
                element.set(TYPED, href := self.unescape(element.get("src", "")))
                if not element.get("alt", "").strip():
                    self.suspects.append(Suspect("image-without-alt", href, "no text"))
            if element.tag in HEADINGS and not element.get("id"):
                text = html.unescape(self.unescape(RAW_CODE.sub("", "".join(element.itertext()))))
                self.suspects.append(Suspect("heading-without-id", text, "heading"))
            if element.tag not in NOT_PROSE and element.tag != "a":
                self.note_leftovers(element.text, "\x02\n")  # which says that nothing stands before
            self.note_leftovers(element.tail)
            before = element.text or ""
            for child in element:  # a picture that became a link, because of the place of its exclamation mark
                if PICTURE.search(href := child.get("href", "")):
                    mark = "! " if before.endswith(("! ", "!\n")) else ""
                    if mark or (child.text or "").startswith("!"):
                        self.suspects.append(Suspect("lost-link", f"{mark}[{child.text}]({href})"))
                if child.tag == "em" and before.endswith("*"):
                    self.suspects.append(Suspect("leftover-markup", f"**{child.text}*"))
                before = child.tail or ""

    def keep_link(self, link: Element) -> None:
        """Keeps what was typed; notes what behind it was meant to belong to it."""
        href = self.unescape(link.get("href", ""))
        if href or link.text:  # [](){ #place } is a place, no link
            link.set(TYPED, href)
        self.suspects += [Suspect("leftover-markup", icon) for icon in re.findall(ICON, link.text or "")]
        if second := SECOND_BRACKET.match(link.tail or ""):
            self.suspects.append(Suspect("undefined-reference", "]" + second[0]))  # [text] alone was a reference
        is_seen = len(link) or (link.text or "").strip("\u200b\u2060 ") or NAMING & {*link.keys()}
        if href not in ("", "#") and not is_seen:
            self.suspects.append(Suspect("empty-text", href, "no text"))

    def note_leftovers(self, text: str | None, before: str = "") -> None:
        """Notes the markup that a piece of text still holds, but for what stands between raw tags such as <code>."""
        if not text or not SIGN.search(text) or isinstance(text, AtomicString):
            return

        def mark(raw: re.Match[str]) -> str:
            name = str(self.md.htmlStash.rawHtmlBlocks[int(raw[1])]).strip("</> ").lower()
            return f"\x02{name}\x03" if name in NOT_PROSE else "\x02"

        self.suspects += leftovers(before + CODE_WITHIN.sub("\x02", RAW_CODE.sub(mark, text)))
