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
ICON = r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:"
INNER = r"[^\[\]\x02]*"
LEFTOVERS = [  # markup that Python-Markdown left as text
    ("undefined-footnote", r"(?<![\^(|])\[\^(?!\w-\w)[^\]\s\"'^,\\]+\](?![*+?{$])"),
    ("lost-link", r"!?(?<![\w$])\[\[(?![\s\d\[-])(?:[^\[\]\n=]*[^\[\]\s]\]\](?!\()|\Z)"),
    ("lost-link", r"!?(?:(?:\[|\x0291\x03)[^\[\]]*|[^\s\[\]]*)\]\((?=[^\s\x02])[^\s()]*"),
    ("lost-link", rf"!?(?:\A|\[(?![ xX]\])[^\[\]\x02]*)\](?:\s+\(|:\(|: \(|\{{){ADDRESS}(?:\s+[\"'].*?[\"'])?[)}}]"),
    ("lost-link", rf"\((?:{ADDRESS}\)\[[^\[\]\x02]+\]|[^()\x02]+\)\[(?!#){ADDRESS}\])"),
    (
        "lost-link",
        rf"!?\[[^\[\]\x02]+[)}}](?:\({ADDRESS}\)|\[{ADDRESS}\])|(?<!\w)!\({ADDRESS}\)|\{{[^{{}}\x02]+\}}\({ADDRESS}\)",
    ),
    ("lost-link", rf"!?\[[^\[\]()\x02]*[^\s\[\]()\x02]\({ADDRESS}\)(?![^\[]*\])"),
    ("lost-link", r"""</?(?:a|img)\s[^<>]*|<\.{0,2}/[^<>\s]+>|\b(?:href|src)=["'“”][^"'<>]*["'“”]?"""),
    ("lost-link", rf"^ {{0,3}}\[[^\]\n^]+\]:\s+<?{ADDRESS}\S*"),
    ("undefined-reference", rf"!?(?:\A{INNER}|(?<![\w\]\"'$)`])\[{INNER}|(?<=\])\[{INNER})\]\[[^\[\]^]*\]"),
    ("undefined-reference", rf"(?:\A|(?<![\w\]])\[{INNER})\] \[[^\[\]^]*\]|(?<![\w!\\])!\[[^\[\]\x02!^]+\]"),
    ("leftover-markup", r"-8<-+[ \t].*\S|^(?:!{2,4}|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*(?:[ \t]*[\"“].*)?$"),
    ("leftover-markup", r"^===[+!]?[ \t]+[\"“].*|^(?:`{3,}|~{3,})[^`\n]*$|^:::[ \t]+\w+(?:\.\w+)+$|^<{7} .*|<!--.*"),
    ("bare-url", r"(?<![\w/\"'=<\[@.-])(?:https?://|www\.(?=\w))[^\s<>()\[\]\x02]+"),
    ("leftover-markup", rf"{ICON}|\{{:[ \t]*[.#][\w-][^{{}}\n]*\}}"),
]
PATTERNS = [(rule, re.compile(pattern, re.MULTILINE)) for rule, pattern in LEFTOVERS]
MAY_BE_LEFT = re.compile(
    r"[\[\]{}<]|!\(|\((?:[./]|https?:)|\)\[|(?:href|src)=|8<-|:[a-z]+-|://|www\.|^(?:!!|\?\?\?|===|```|~~~|:::)",
    re.MULTILINE,
)
PICTURE = re.compile(r"\.(?:png|svg|jpe?g|gif|webp)$")
RAW_CODE = re.compile(r"\x02wzxhzdk:(\d+)\x03")  # how Python-Markdown keeps a raw tag within a text
SECOND = re.compile(r"\s?\[[^\[\]^\x02]+\](?![(:])")
APART = re.compile(r"\s*\{:?\s*[.#][\w-]+[^{}]*(?:\}|$)")  # attributes that are not joined to their link
HALF_ID = re.compile(r"(?:\{[:#.]|\{ *#|\(#(?=[a-zA-Z]))[^{}()\n]*[)}\]]?$|[^&\s]*\s#[a-z][a-z0-9-]+ *\}$")
RAW_LINK = re.compile(r"(?<![\w\]\\])!?\[[^\[\]\n]+\](?:\([^()\s]+\)|(\[[^\[\]\n]+\]))")
RAW_NOISE = re.compile(r"<!--.*?-->|<(pre|code|kbd|samp)\b.*?</\1>|<[^>]*>", re.DOTALL)


class Definitions(dict[str, tuple[str, str]]):
    """The reference definitions of a page, which remember their repeats and their uses."""

    def __init__(self) -> None:
        super().__init__()
        self.repeated: list[str] = []
        self.used: set[str] = set()

    def __setitem__(self, label: str, value: tuple[str, str]) -> None:
        if label in self:
            self.repeated.append(label)
        super().__setitem__(label, value)

    def __getitem__(self, label: str) -> tuple[str, str]:
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
    snippet_folders: list[str] = field(default_factory=list)  # where they are looked for
    autolinks: set[str] = field(default_factory=set)  # those whose text is their address


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
        keeper = KeepTyped(md, self.record, self.explicit_ids)
        md.treeprocessors.register(keeper, "kept-typed", 7.5)  # after attr_list, before abbreviations


def watch_snippets(md: Markdown, record: PageRecord) -> None:
    """Puts in place of the snippets extension's preprocessor one that notes what is included and what is missing."""
    from pymdownx.snippets import SnippetExtension, SnippetMissingError, SnippetPreprocessor

    class Noting(SnippetPreprocessor):  # type: ignore[misc]  # a package without types
        def get_snippet_path(self, path: str) -> str | None:
            found: str | None = super().get_snippet_path(path)
            if found and Path(found).is_file():
                record.snippets.append(Path(found))
                return found
            if path:
                record.faults.append(("missing-snippet", path))
            return None

        def extract_section(self, section: str, lines: list[str]) -> list[str]:
            self.check_paths = True  # else a missing section is passed over in silence
            try:
                found: list[str] = super().extract_section(section, lines)
            except SnippetMissingError:
                record.faults.append(("missing-snippet", section))
                found = []
            self.check_paths = False
            return found

    for extension in md.registeredExtensions:
        if isinstance(extension, SnippetExtension):
            options = extension.getConfigs() | {"check_paths": False}
            md.preprocessors.register(Noting(options, md), "snippet", 32)  # a registry replaces what has that name
            record.snippet_folders = list(map(str, options["base_path"]))


class KeepLines(Preprocessor):
    """Keeps the Markdown as it is once snippets are in it."""

    def __init__(self, record: PageRecord) -> None:
        super().__init__()
        self.record = record

    def run(self, lines: list[str]) -> list[str]:
        """Changes nothing."""
        self.record.lines = lines
        return lines


class KeepTyped(Treeprocessor):
    """Puts each link as typed beside the address, and notes markup that stayed text and headings without an id."""

    def __init__(self, md: Markdown, record: PageRecord, explicit_ids: bool) -> None:
        super().__init__(md)
        self.record, self.faults, self.explicit_ids = record, record.faults, explicit_ids

    def run(self, root: Element) -> None:
        """Adds attributes only, which are taken off again."""
        for element in root.iter():
            if element.tag == "a" and element.get("href") is not None:
                self.keep_link(element)
            elif element.tag == "img":
                element.set(TYPED, unescape(element.get("src", "")))
            elif element.tag in HEADINGS and not element.get("id"):
                self.keep_heading(element)
            if element.tag not in NOT_PROSE and element.tag != "a":
                self.look_at(element.text, "\x02\n")  # which says that nothing stands before
                if isinstance(element.text, AtomicString) and "arithmatex" not in element.get("class", ""):
                    self.look_at_raw(element.text)
            self.look_at(element.tail)
            for before, child in zip([element.text, *(each.tail for each in element)], element, strict=False):
                is_picture = child.tag == "a" and PICTURE.search(child.get("href", ""))
                if is_picture and (before or "").endswith(("! ", "!\n")):
                    self.faults.append(("lost-link", f"! [{child.text}]({child.get('href')})"))
        for block in self.md.htmlStash.rawHtmlBlocks:
            text = str(block)
            tag = re.match(r"<([a-z]\w*)", text, re.IGNORECASE)
            is_prose = tag and self.md.is_block_level(tag[1].lower()) and 'class="highlight' not in text[:60]
            if is_prose and ("](" in text or "][" in text):
                self.look_at_raw(RAW_NOISE.sub("", RAW_TEXT.sub("", text)))

    def keep_link(self, link: Element) -> None:
        """Keeps what was typed; notes what behind it was meant to belong to it."""
        typed, text, tail = unescape(link.get("href", "")), link.text or "", link.tail or ""
        link.set(TYPED, typed)
        if text == typed:
            self.record.autolinks.add(typed)
        self.faults += [("leftover-markup", icon) for icon in re.findall(ICON, text)]
        if second := SECOND.match(tail):
            self.faults.append(("undefined-reference", "]" + second[0]))  # [text] alone was a reference
        if apart := APART.match(tail):
            self.faults.append(("leftover-markup", apart[0].strip()))

    def keep_heading(self, heading: Element) -> None:
        """Notes an id that stayed text, or that nobody gave an id."""
        end = (heading[-1].tail if len(heading) else heading.text) or ""
        if half := HALF_ID.search(end.rstrip()):
            self.faults.append(("leftover-markup", half[0].strip()))
        if self.explicit_ids:
            self.faults.append(("heading-without-id", max(heading.itertext(), key=len, default="")))

    def look_at_raw(self, text: str) -> None:
        """Notes the links in a text that Markdown doesn't read, as it stands in raw HTML."""
        self.faults += [("undefined-reference" if m[1] else "lost-link", m[0]) for m in RAW_LINK.finditer(text)]

    def look_at(self, text: str | None, before: str = "") -> None:
        """Notes the markup that a piece of text still holds."""
        if text and MAY_BE_LEFT.search(text) and not isinstance(text, AtomicString):
            text = before + self.without_code(text)
            for rule, pattern in PATTERNS:
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


def unescape(text: str) -> str:
    """The text with the characters that a backslash had saved."""
    return ESCAPED.sub(lambda m: chr(int(m[1])), text)
