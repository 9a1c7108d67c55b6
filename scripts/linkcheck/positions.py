"""Source marks: how it is known where in the sources each address, id and heading of a rendered page stands.

A mark is one private-use character, put where an address or id begins. Markdown does not mind it, so the renderer
carries it into the page: an address that starts with mark 7 was written at place 7. What is code, a comment or escaped
never becomes an address, and its marks are lost with it. The renderer alone decides what is a link.
A Markdown extension lifts the marks out of the tree before ids are made and addresses resolved; those in raw HTML stay
in the text until MkDocs hands the page over. The page is then what it would have been without them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from .model import Place
from .source import Source

FIRST, LAST = 0xF0000, 0x10FFF0
RANGE = f"{chr(FIRST)}-{chr(LAST)}"
MARK = re.compile(f"[{RANGE}]")
LEAD = re.compile(rf"[{RANGE}\s]*")  # before an address
ID, ADDRESS, TITLE = "data-mark-id", "data-mark-address", "data-mark-title"  # where lifted marks wait for the reader
LIFTED = re.compile(r' data-mark-(?:id|address|title)="[^"]*"')

CARRY_ADDRESSES = """
    href src srcset poster data action formaction cite background imagesrcset xlink:href usemap
"""
URL_ATTRIBUTES = tuple(CARRY_ADDRESSES.split())
NAME_ELEMENTS = """
    for headers list form popovertarget commandfor aria-labelledby aria-describedby aria-details aria-controls aria-owns
    aria-flowto aria-errormessage aria-activedescendant
"""
ID_ATTRIBUTES = tuple(NAME_ELEMENTS.split())

QUOTE = r"""(?:["']|&quot;|&apos;|&\#3[49];)"""  # as it stands in a tag, or in an attribute that holds HTML or a style
FENCE = r"[ \t>]*(?:`{3}|~{3})"  # a mark before it would open what is code
UNDONE = rf"{FENCE}|[ \t>]*(?:[\#<{{\[]|[=-]*[ ]*$)"  # the same of what is a heading, a tag or a list of attributes
BELOW = rf"\n(?!{UNDONE})[ \t>]*"
ENDS = r"\s*(?:\n[ \t]*\n|\Z)"  # a paragraph, and with it what might have been a link
AROUND = r"""<(?=[^<>\n]*>\s*(?:["'][^"'\n]*["']\s*)?\))"""  # an address; any other bracket is that of a tag
AROUND_ALONE = r"""<(?=[^<>\s]*>[ ]*(?:["'(]|$))"""
NAMES = "|".join(map(re.escape, sorted((*URL_ATTRIBUTES, *ID_ATTRIBUTES, "id", "name"), key=len, reverse=True)))
BEGIN_WORDS = "".join(sorted({name[0] for name in (*URL_ATTRIBUTES, *ID_ATTRIBUTES, "id", "name", "url", "content")}))
URLS = "|".join(map(re.escape, URL_ATTRIBUTES))
BEGINNING = re.compile(
    rf"""
    (?=[\]{{;<@`]|(?<![\w-])[{BEGIN_WORDS}]|^)(?:              # nothing begins anywhere else: most places fail here
      (?P<code>^[ \t>]*(?P<fence>`{{3,}}|~{{3,}})[^\n]*\n(?:[^`~]|(?!^[ \t>]*(?P=fence))[`~])*
          (?:^[ \t>]*(?P=fence)[`~]*[ ]*$|\Z)                      # code and comments stay as they are
        |(?<![`\\])(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)|<!--.*?-->)
    | \]\([ \t]*(?:{BELOW}|(?:\n[ \t>]*)?{AROUND})?(?!{ENDS})   # [text](address
    | (?P<label>^(?:[ \t>]|[*+-][ \t]|[:~][ \t]|\[\^[^\]\n]+\]:[ ])*(?:\d+[.)][ \t]+)?
        \[(?P<name>(?!\^)[^\[\]\n]+)\]:[ \t]*(?:{BELOW}|{AROUND_ALONE})?(?=\S))
    | (?P<abbreviation>^[ \t>]*\*\[[^\]\n]+\]:[ \t]*(?:{BELOW})?(?=\S))            # *[abbreviation]: what it means
    | (?<=[\s"'/:<-])(?<![\w:.-])(?:{NAMES})[ \t]*=[ \t]*(?:{QUOTE}|(?=[^\s"'>=]))
    | (?<=[\s"'])(?=(?:{URLS})(?:[ \t]*/?>|[ \t]+[\w:-]+=["']))  # an attribute without a value
    | \{{(?=[^{{}}\n]*\#)(?P<list>[^{{}}\n]*)\}}                 # {{ #id }}
    | (?<![\w-])url\([ \t]*(?:{BELOW}|\n[ \t]+(?=\#))?{QUOTE}?(?=[^\s"')])   # url(address) in a style
    | @import[ ]*["']                                            # the same
    | (?<![\w-])content[ \t]*=[ \t]*["'](?=[^\s"']+["'])(?![\d.]*;)   # of a meta
    | ;[ ]*url[ ]*=[ ]*["']?(?=[^\s"'])                          # 0; url=address in a refresh
    | <[A-Za-z][A-Za-z0-9+.-]*://                                # <https://address>
    | <(?:mailto:)?(?=[^\s<>!]+@[^\s<>@]+>)                       # <me@address>
    | ^[ \t>*+-]*(?:\d+[.)][ \t]+)?\#{{1,6}}[ \t]*(?=[^\s\#])    # ## heading
    | <h[1-6](?:[ ](?:class|style|align|lang)="[^"<>\n]*")*[ ]?>[ \t]*(?=[^\s`])   # <h2>heading, which has no id
    | ^(?=[^\W\d_][^\n|]*\n[ ]{{0,3}}(?:=+|-+)[ ]*$)             # heading, underlined
    )
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE | re.DOTALL,
)
LISTED_ID = re.compile(r"""(?:^|(?<=[\s:]))#(?=[^\s#}])|(?<![\w-])id=["']?(?=[^\s"'}])""")
AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*://|mailto:)\Z")


class Mark:
    """A place in a source at which an address, an id or a heading may begin; `kind` names a definition."""

    __slots__ = ("kind", "name", "offset", "source")

    def __init__(self, source: Source, offset: int, kind: str = "", name: str = "") -> None:
        self.source, self.offset, self.kind, self.name = source, offset, kind, name

    @property
    def place(self) -> Place:
        """Line and column."""
        return self.source.place(self.offset)


class Marks:
    """The marks of one page; `text` is its Markdown as plugins leave it, `source` the file that it was written in."""

    def __init__(self, source: Source, text: str) -> None:
        self.source, self.text = source, text
        self.made: list[Mark] = []
        self.origin = Origin(source, text)

    def marked(self) -> str:
        """The page's Markdown with its marks."""
        return self.mark(self.text, lambda offset: (self.source, self.origin.offset(offset)))

    def mark(self, text: str, origin: Any) -> str:
        """A text with a mark at each beginning that has none yet; `origin` says where a character was written."""
        pieces, last = [], 0
        for offset, kind, name in beginnings(text):
            found = None if MARK.match(text, offset) or len(self.made) > LAST - FIRST - 2 else origin(offset)
            if found:
                pieces += (text[last:offset], chr(FIRST + len(self.made)))
                self.made.append(Mark(*found, kind, name))
                last = offset
        return "".join((*pieces, text[last:]))

    def mark_included(self, text: str, files: list[Source]) -> str:
        """An expanded text with marks on what these files brought in."""
        lines: dict[str, tuple[Source, int]] = {}
        for source in files:
            for start, line in zip(source.line_starts, source.text.split("\n"), strict=False):
                if line.strip():
                    lines.setdefault(line.strip(), (source, start + len(line) - len(line.lstrip())))

        def origin(offset: int) -> tuple[Source, int] | None:
            start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
            line = text[start : end if end >= 0 else None]
            known = lines.get(unmarked(line).strip())
            indent = len(line) - len(line.lstrip())
            return (known[0], known[1] + len(unmarked(line[: offset - start])) - indent) if known else None

        return self.mark(text, origin)

    def found(self, value: str) -> Mark | None:
        """The first mark in a value."""
        match = None if value.isascii() else MARK.search(value)
        index = ord(match[0]) - FIRST if match else -1
        return self.made[index] if 0 <= index < len(self.made) else None

    def place(self, value: str, at: int = 0) -> Place | None:
        """Where the character at an offset of a value with marks was written; an address begins with its scheme."""
        spots = [] if value.isascii() else [match.start() for match in MARK.finditer(value)]
        start = next((spot for spot in reversed(spots) if spot <= at), next(iter(spots), 0))
        mark = self.found(value[start:])
        if mark is None:
            return None
        text, offset = mark.source.text, mark.offset
        opening = AUTOLINK.search(text, max(0, offset - 40), offset)
        if value[:start].endswith("<"):
            offset -= 1  # a bracket that is not closed is part of the address
        return mark.source.place((opening.start() + 1 if opening else offset) + len(unmarked(value[start:at])))


class Origin:
    """Where the characters of a text that plugins may have changed stand in its source."""

    def __init__(self, source: Source, text: str) -> None:
        self.source, self.text = source, text
        self.is_same = source.text.endswith(text)

    def offset(self, offset: int) -> int | None:
        """The place in the source of a character; None for what a plugin wrote."""
        if self.is_same:
            return len(self.source.text) - len(self.text) + offset
        index = bisect_right(self.starts, offset) - 1
        line = self.lines.get(index)
        return None if line is None else self.source.line_starts[line] + offset - self.starts[index]

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line of the text begins."""
        return Source("", self.text).line_starts

    @cached_property
    def lines(self) -> dict[int, int]:
        """Line of the text -> the line of the source that it is, or that stands in its place."""
        ours, theirs = self.text.split("\n"), self.source.text.split("\n")
        found: dict[int, int] = {}
        for kind, one, one_end, other, other_end in SequenceMatcher(None, ours, theirs, False).get_opcodes():
            is_alike = kind == "equal" or one_end - one == other_end - other
            found.update(zip(range(one, one_end), range(other, other_end), strict=False) if is_alike else ())
        return found


def beginnings(text: str) -> Iterator[tuple[int, str, str]]:
    """Offsets at which an address, an id or a heading may begin, with kind and label of a definition."""
    for match in BEGINNING.finditer(text):
        if match["code"]:
            continue
        if match["list"] is not None:
            yield from listed(match)
        elif match["label"]:
            yield match.end(), "reference", match["name"]
        else:
            yield match.end(), "abbreviation" if match["abbreviation"] else "", ""


def listed(match: re.Match) -> list[tuple[int, str, str]]:
    """The same between braces: they hold attributes, a style, or text in which a link may stand."""
    start, end = match.span("list")
    found = {start + id.end() for id in LISTED_ID.finditer(match["list"])}
    if any(sign in match["list"] for sign in ("](", "<", "url(")):
        found.update(one.end() for one in BEGINNING.finditer(match.string, start, end) if not one["code"])
    return [(offset, "", "") for offset in sorted(found)]


def unmarked(value: str) -> str:
    """The value as its author wrote it."""
    return value if value.isascii() else MARK.sub("", value)


class LiftMarks(Extension):
    """A Markdown extension that does nothing to a page but to take its marks out of the way."""

    def __init__(self, collector: Any) -> None:
        super().__init__()
        self.collector = collector

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (the library's name)
        """Registers both steps: after snippets are in the text, and before headings get ids and addresses resolve."""
        if self.collector.marks is not None:
            md.preprocessors.register(Included(self.collector), "linkcheck-included", 31)
            md.treeprocessors.register(Lift(md, self.collector), "linkcheck-lift", 7.5)


class Included(Preprocessor):
    """Marks what snippets brought into the text."""

    def __init__(self, collector: Any) -> None:
        super().__init__()
        self.collector = collector

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with more marks if the page includes anything."""
        files = self.collector.included()
        return self.collector.marks.mark_included("\n".join(lines), files).split("\n") if files else lines


class Lift(Treeprocessor):
    """Moves each mark of the tree into an attribute of its element, which the reader of the page takes out again."""

    def __init__(self, md: Any, collector: Any) -> None:
        super().__init__(md)
        self.collector = collector

    def run(self, root: Any) -> None:
        """Lifts from ids, addresses and the texts of headings."""
        self.collector.references = self.md.references
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            if element.attrib:
                self.lift(element)
            if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                mark = next((found[0] for text in element.itertext() if (found := MARK.search(text))), "")
                element.set(TITLE, mark)
            for name in ("text", "tail"):
                text = getattr(element, name)
                if text and MARK.search(text) and type(text) is str:
                    setattr(element, name, unmarked(text))

    def lift(self, element: Any) -> None:
        """Moves the marks of one element's attributes."""
        address = {"a": "href", "img": "src"}.get(element.tag)
        value = element.get("id")
        if value is not None:
            element.set(ID, value)
            element.set("id", unmarked(value))
        if address and (value := element.get(address)) is not None:
            element.set(ADDRESS, value)
            element.set(address, unmarked(value))
