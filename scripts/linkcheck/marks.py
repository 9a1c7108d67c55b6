"""A Markdown extension that notes, during MkDocs' own conversion, what the author typed."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from mkdocs.structure.pages import Page

from .markup import RAW_TEXT, TYPED, Markup

ESCAPED = re.compile("\x02(\\d+)\x03")
NOT_PROSE = {"code", "pre", "kbd", "samp", "script", "style"}
LOOKS_LIKE_PATH = r"[^\s()\[\]]*(?:\.(?:md|html?|png|svg|jpe?g|pdf)|/|#)[^\s()\[\]]*"
LEFTOVERS = [  # markup that Python-Markdown left as text
    ("undefined-footnote", re.compile(r"\[\^[^\]\s][^\]\n]*\]")),
    ("undefined-reference", re.compile(r"(?:^|(?<![\w\]])\[[^\[\]\x02]*|(?<=\])\[[^\[\]\x02]*)\]\s?\[[^\[\]^]*\]")),
    ("leftover-markup", re.compile(r"\[\[[^\[\]\n]+\]\]")),
    ("leftover-markup", re.compile(r"(?:^|\[[^\x02]*?)\]\((?=\S)")),
    ("leftover-markup", re.compile(rf"(?:^|\[[^\[\]\x02]*)\](?:\s+\(|:\(|\{{){LOOKS_LIKE_PATH}[)}}]")),
    ("leftover-markup", re.compile(rf"\([^()\x02]+\)\[{LOOKS_LIKE_PATH}\]")),
    ("leftover-markup", re.compile(r"""\b(?:href|src)=["'][^"'<>]*["']""")),
    ("leftover-markup", re.compile(r"^ {0,3}\[[^\]\n]+\]:\s+<?\S+", re.MULTILINE)),
    ("leftover-markup", re.compile(r"-8<-+[ \t].*\S|^(?:!!!|\?\?\?\+?|===\+?)[ \t]+[\w\"].*", re.MULTILINE)),
    ("bare-url", re.compile(r"(?<![\w/\"'=<\[@.-])(?:https?://|www\.\w)[^\s<>()\[\]\x02]+")),
    ("leftover-markup", re.compile(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:")),
]
MAY_BE_LEFT = re.compile(
    r"[\])]\s?[\[({:]|\[[\[^]|<(?:a|img)\s|8<-|:[a-z]+-|://|www\.|^(?:!!!|\?\?\?|===)", re.MULTILINE
)
RAW_LINK = re.compile(r"(?<![\w\]])\[[^\[\]\n]+\]\([^()\s]+\)")
RAW_NOISE = re.compile(r"<!--.*?-->|<(pre|code|kbd|samp)\b.*?</\1>|<[^>]*>", re.DOTALL)


class Definitions(dict):
    """The reference definitions of a page, which remember their repeats and their uses."""

    def __init__(self) -> None:
        self.repeated: list[str] = []
        self.used: set[str] = set()

    def __setitem__(self, label: str, value: tuple) -> None:
        if self.get(label, value) != value:
            self.repeated.append(label)
        super().__setitem__(label, value)

    def __getitem__(self, label: str) -> tuple:
        self.used.add(label)
        return super().__getitem__(label)


@dataclass
class PageRecord:
    """What one page's conversion told."""

    page: Page
    lines: list[str] = field(default_factory=list)  # after snippets went in
    snippets: list[Path] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)  # (rule, source text)
    definitions: Definitions = field(default_factory=Definitions)
    markup: Markup = field(default_factory=lambda: Markup([], [], []))
    html: str = ""


class Marks(Extension):
    """Set `record` before a page is converted; it is filled while that happens."""

    record: PageRecord | None = None
    explicit_ids = False

    def extendMarkdown(self, md: Markdown) -> None:
        if self.record is None:
            return
        md.references = self.record.definitions
        if "snippet" in md.preprocessors:
            watch_snippets(md, self.record)
        md.preprocessors.register(KeepLines(self.record), "kept-lines", 31.5)  # after snippets
        md.treeprocessors.register(KeepTyped(md, self.record), "kept-typed", 9)  # before abbreviations split the text
        if self.explicit_ids:
            md.treeprocessors.register(KeepHeadings(self.record), "kept-headings", 6)  # after attr_list, before toc


def watch_snippets(md: Markdown, record: PageRecord) -> None:
    """Puts in place of the snippets extension's preprocessor one that notes what is included and what is missing."""
    from pymdownx.snippets import SnippetExtension, SnippetMissingError, SnippetPreprocessor

    class Noting(SnippetPreprocessor):
        def get_snippet_path(self, path: str) -> str | None:
            if found := super().get_snippet_path(path):
                record.snippets.append(Path(found))
            elif path:
                record.faults.append(("missing-snippet", path))
            return found

        def extract_section(self, section: str, lines: list[str]) -> list[str]:
            self.check_paths = True  # else a missing section is passed over in silence
            try:
                return super().extract_section(section, lines)
            except SnippetMissingError:
                record.faults.append(("missing-snippet", section))
                return []
            finally:
                self.check_paths = False

    for extension in md.registeredExtensions:
        if isinstance(extension, SnippetExtension):
            options = extension.getConfigs() | {"check_paths": False}
            md.preprocessors.register(Noting(options, md), "snippet", 32)  # a registry replaces what has that name


class KeepLines(Preprocessor):
    def __init__(self, record: PageRecord) -> None:
        self.record = record

    def run(self, lines: list[str]) -> list[str]:
        self.record.lines = lines
        return lines


class KeepHeadings(Treeprocessor):
    """Notes headings to which nobody gave an id."""

    def __init__(self, record: PageRecord) -> None:
        self.record = record

    def run(self, root) -> None:
        for element in root.iter():
            if re.fullmatch("h[1-6]", str(element.tag)) and not element.get("id"):
                self.record.faults.append(("heading-without-id", max(element.itertext(), key=len, default="")))


class KeepTyped(Treeprocessor):
    """Puts each link as typed beside the address, and notes markup that stayed text."""

    def __init__(self, md: Markdown, record: PageRecord) -> None:
        super().__init__(md)
        self.faults = record.faults

    def run(self, root) -> None:
        for element in root.iter():
            if element.tag == "a":
                typed = unescape(element.get("href", ""))
                element.set(TYPED, typed)
                if typed and not len(element) and not (element.text or "").strip() and not named(element):
                    self.faults.append(("empty-text", f"[]({typed}"))
            elif element.tag == "img":
                typed = unescape(element.get("src", ""))
                element.set(TYPED, typed)
                if not element.get("alt", "").strip():
                    self.faults.append(("image-without-alt", typed))
            if element.tag not in NOT_PROSE and element.tag != "a":
                self.look_at(element.text)
            self.look_at(element.tail)
        for block in self.md.htmlStash.rawHtmlBlocks:
            if isinstance(block, str) and "](" in block and block.startswith("<"):
                text = RAW_NOISE.sub("", RAW_TEXT.sub("", block))
                self.faults += [("leftover-markup", m[0]) for m in RAW_LINK.finditer(text)]

    def look_at(self, text: str | None) -> None:
        if text and MAY_BE_LEFT.search(text) and not isinstance(text, AtomicString):
            for rule, pattern in LEFTOVERS:
                for match in pattern.finditer(text):
                    self.faults.append((rule, match[0]))
                text = pattern.sub(" ", text)


def named(element) -> bool:
    return bool(element.get("aria-label") or element.get("title") or element.get("class", "").startswith("headerlink"))


def unescape(text: str) -> str:
    """The text with the characters that a backslash had saved."""
    return ESCAPED.sub(lambda m: chr(int(m[1])), text)
