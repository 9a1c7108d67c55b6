"""A Markdown extension that notes, during MkDocs' own conversion, what the author typed."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from mkdocs.structure.pages import Page

from .markup import RAW_TEXT, TYPED, Markup

ESCAPED = re.compile("\x02(\\d+)\x03")
NOT_PROSE = {"code", "pre", "kbd", "samp", "script", "style"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
FILE = r"[^\s()\[\]{}<>]*\.(?:md|markdown|html?|png|svg|jpe?g|gif|webp|pdf)"
ADDRESS = rf"(?:{FILE}(?:#[^\s()\[\]{{}}<>]*)?|#[a-zA-Z][\w-]*|(?:https?://|\.{{1,2}}/|/)[^\s()\[\]{{}}<>]+|[\w-]+/)"
LEFTOVERS = [  # markup that Python-Markdown left as text
    ("undefined-footnote", re.compile(r"\[\^(?!\w-\w)[^\]\s\"'^,\\]+\](?![*+?{])")),
    ("lost-link", re.compile(r"!?\[\[(?![\s\d\[-])[^\[\]\n=]*[^\[\]\s]\]\](?!\()")),
    ("lost-link", re.compile(r"!?(?:(?:\[|\x0291\x03)[^\[\]]*|[^\s\[\]]*)\]\((?=[^\s\x02])[^\s()]*")),
    (
        "lost-link",
        re.compile(rf"!?(?:^|\[[^\[\]\x02]*)\](?:\s+\(|:\(|: \(|\{{){ADDRESS}(?:\s+[\"'][^\"']*[\"'])?[)}}]"),
    ),
    ("lost-link", re.compile(rf"\((?:{ADDRESS}\)\[[^\[\]\x02]+\]|[^()\x02]+\)\[{ADDRESS}\])")),
    ("lost-link", re.compile(rf"!?\[[^\[\]\x02]+[)}}]\({ADDRESS}\)|(?<!\w)!\({ADDRESS}\)")),
    ("lost-link", re.compile(rf"!?\[[^\[\]()\x02]*[^\s\[\]()\x02]\({ADDRESS}\)(?![^\[]*\])")),
    ("lost-link", re.compile(r"""</?(?:a|img)\s[^<>]*|\b(?:href|src)=["'“”][^"'<>]*["'“”]?""")),
    ("lost-link", re.compile(rf"^ {{0,3}}\[[^\]\n^]+\]:\s+<?{ADDRESS}\S*", re.MULTILINE)),
    (
        "undefined-reference",
        re.compile(r"!?(?:^[^\[\]\x02]*|(?<![\w\]])\[[^\[\]\x02]*|(?<=\])\[[^\[\]\x02]*)\]\[[^\[\]^]*\]"),
    ),
    (
        "undefined-reference",
        re.compile(r"(?:^|(?<![\w\]])\[[^\[\]\x02]*)\] \[[^\[\]^]*\]|(?<![\w!\\])!\[[^\[\]\x02!^]+\]"),
    ),
    ("leftover-markup", re.compile(r"-8<-+[ \t].*\S|^(?:!!!|\?\?\?\+?|===[+!]?)[ \t]+[\w\"].*", re.MULTILINE)),
    ("leftover-markup", re.compile(r"^(?:`{3,}|~{3,})[^`\n]*$", re.MULTILINE)),
    ("bare-url", re.compile(r"(?<![\w/\"'=<\[@.-])(?:https?://|www\.(?=\w))[^\s<>()\[\]\x02]+")),
    ("leftover-markup", re.compile(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:")),
]
MAY_BE_LEFT = re.compile(
    r"[\])]\s?[\[({:]|\[[\[^]|!\[|!\(|\((?:[./]|https?:)|\.md|<(?:a|img)\s|(?:href|src)=|8<-|:[a-z]+-|://|www\."
    r"|^(?:!!!|\?\?\?|===|```|~~~)",
    re.MULTILINE,
)
RAW_CODE = re.compile(r"\x02wzxhzdk:(\d+)\x03")  # how Python-Markdown keeps a raw tag within a text
SECOND = re.compile(r"\s?\[[^\[\]^\x02]+\](?![(:])")
HALF_ID = re.compile(r"(?:\{[:#.]|\{ *#|\(#)[^{}()\n]*[)}\]]?$|[^&\s]*\s#[a-z][a-z0-9-]+ *\}$")
RAW_LINK = re.compile(r"(?<![\w\]])!?\[[^\[\]\n]+\](?:\([^()\s]+\)|(\[[^\[\]\n]+\]))")
RAW_RULES = ("lost-link", "undefined-reference")
RAW_NOISE = re.compile(r"<!--.*?-->|<(pre|code|kbd|samp)\b.*?</\1>|<[^>]*>", re.DOTALL)


class Definitions(dict):
    """The reference definitions of a page, which remember their repeats and their uses."""

    def __init__(self) -> None:
        super().__init__()
        self.repeated: list[str] = []
        self.used: set[str] = set()

    def __setitem__(self, label: str, value: tuple) -> None:
        if label in self:
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
    has_footnotes: bool = False


class Marks(Extension):
    """Set `record` before a page is converted; it is filled while that happens."""

    record: PageRecord | None = None
    explicit_ids = False

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Registers what takes notes; nothing while there is no record."""
        if self.record is None:
            return
        md.references = self.record.definitions
        if "snippet" in md.preprocessors:
            watch_snippets(md, self.record)
        self.record.has_footnotes = any(isinstance(e, FootnoteExtension) for e in md.registeredExtensions)
        md.preprocessors.register(KeepLines(self.record), "kept-lines", 31.5)  # after snippets
        md.treeprocessors.register(KeepTyped(md, self.record), "kept-typed", 9)  # before abbreviations split the text
        md.treeprocessors.register(KeepHeadings(self.record, self.explicit_ids), "kept-headings", 6)  # after attr_list


def watch_snippets(md: Markdown, record: PageRecord) -> None:
    """Puts in place of the snippets extension's preprocessor one that notes what is included and what is missing."""
    from pymdownx.snippets import SnippetExtension, SnippetMissingError, SnippetPreprocessor

    class Noting(SnippetPreprocessor):
        def get_snippet_path(self, path: str) -> str | None:
            found = super().get_snippet_path(path)
            if found and Path(found).is_file():
                record.snippets.append(Path(found))
                return found
            if path:
                record.faults.append(("missing-snippet", path))
            return None

        def read_lines(self, path: str) -> list[str]:
            try:
                return super().read_lines(path)
            except (OSError, ValueError):
                record.faults.append(("missing-snippet", Path(path).name))
                return []

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
    """Keeps the Markdown as it is once snippets are in it."""

    def __init__(self, record: PageRecord) -> None:
        super().__init__()
        self.record = record

    def run(self, lines: list[str]) -> list[str]:
        """Changes nothing."""
        self.record.lines = lines
        return lines


class KeepHeadings(Treeprocessor):
    """Notes headings to which nobody gave an id, and ids that stayed text."""

    def __init__(self, record: PageRecord, explicit_ids: bool) -> None:
        super().__init__()
        self.record, self.explicit_ids = record, explicit_ids

    def run(self, root: Element) -> None:
        """Changes nothing."""
        for element in root.iter():
            if element.tag in HEADINGS and not element.get("id"):
                end = (element[-1].tail if len(element) else element.text) or ""
                if half := HALF_ID.search(end.rstrip()):
                    self.record.faults.append(("leftover-markup", half[0].strip()))
                if self.explicit_ids:
                    self.record.faults.append(("heading-without-id", max(element.itertext(), key=len, default="")))


class KeepTyped(Treeprocessor):
    """Puts each link as typed beside the address, and notes markup that stayed text."""

    def __init__(self, md: Markdown, record: PageRecord) -> None:
        super().__init__(md)
        self.faults = record.faults

    def run(self, root: Element) -> None:
        """Adds attributes only, which are taken off again."""
        for element in root.iter():
            if element.tag == "a" and element.get("href") is not None:
                typed = unescape(element.get("href", ""))
                element.set(TYPED, typed)
                if typed and not len(element) and not (element.text or "").strip() and not is_named(element):
                    self.faults.append(("empty-text", typed))
            elif element.tag == "img":
                typed = unescape(element.get("src", ""))
                element.set(TYPED, typed)
                if not element.get("alt", "").strip() and element.get("role") != "presentation":
                    self.faults.append(("image-without-alt", typed))
            if element.tag not in NOT_PROSE and element.tag != "a":
                self.look_at(element.text)
            self.look_at(element.tail)
            if element.tag == "a" and element.tail and (second := SECOND.match(element.tail)):
                self.faults.append(("undefined-reference", "]" + second[0]))  # [text] alone was a reference
        for block in self.md.htmlStash.rawHtmlBlocks:
            if isinstance(block, str) and ("](" in block or "][" in block) and block.startswith("<"):
                text = RAW_NOISE.sub("", RAW_TEXT.sub("", block))
                self.faults += [(RAW_RULES[bool(m[1])], m[0]) for m in RAW_LINK.finditer(text)]

    def look_at(self, text: str | None) -> None:
        """Notes the markup that a piece of text still holds."""
        if text and MAY_BE_LEFT.search(text) and not isinstance(text, AtomicString):
            text = self.without_code(text)
            for rule, pattern in LEFTOVERS:
                self.faults += [(rule, match[0]) for match in pattern.finditer(text) if "\x02" not in match[0]]
                text = pattern.sub(" ", text)

    def without_code(self, text: str) -> str:
        """The text without what stands between raw tags such as <code>, which are kept apart from it."""
        pieces, within = [], ""
        for position, piece in enumerate(RAW_CODE.split(text)):
            tag = str(self.md.htmlStash.rawHtmlBlocks[int(piece)]).strip("<> ").lower() if position % 2 else ""
            if tag.lstrip("/") in NOT_PROSE:
                within = "" if tag.startswith("/") else tag
            pieces += [] if within or position % 2 else [piece]
        return "\x02".join(pieces)


def is_named(element: Element) -> bool:
    """Whether a link without a text has a name, or is only a place."""
    is_made = element.get("class", "").startswith(("headerlink", "footnote"))
    return bool(element.get("aria-label") or element.get("title") or is_made)


def unescape(text: str) -> str:
    """The text with the characters that a backslash had saved."""
    return ESCAPED.sub(lambda m: chr(int(m[1])), text)
