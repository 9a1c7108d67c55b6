"""Source marks: how each address, id and heading of a rendered page is traced back to its place in the sources.

A mark is one private-use character that is put where an address, an id or a heading may begin. Markdown treats it as an
ordinary letter, so the renderer carries it into the page: an address that starts with mark 7 was written at place 7.
Code, comments and escaped brackets never become addresses, so their marks are simply lost. The renderer alone decides
what is a link. An example, with ⁰ for the mark of index 0:

1. Line 3 of docs/index.md is                        See [a](b.md).
2. `Marks.marked` puts mark 0 before the address:    See [a](⁰b.md).
3. The renderer makes an element of it:              <a href="⁰b.md">a</a>
4. `Lift` moves the marked address aside, so that
   MkDocs can resolve it:                            <a href="b.md" data-mark-address="⁰b.md">a</a>
5. MkDocs resolves the address:                      <a href="b.html" data-mark-address="⁰b.md">a</a>
6. `scan` reads the attribute and looks up mark 0:   Link("b.md", Place("docs/index.md", 3, 9))
7. The collector removes the attribute, and the
   page is what it would have been without marks:    <a href="b.html">a</a>

In raw HTML there is no step 4: the mark stays in the attribute until MkDocs hands the page over in step 6.
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
LEAD = re.compile(rf"[{RANGE}\s]*")  # marks and spaces before an address
ID, ADDRESS, TITLE = "data-mark-id", "data-mark-address", "data-mark-title"  # attributes that hold lifted marks
LIFTED = re.compile(r' data-mark-(?:id|address|title)="[^"]*"')

URL_ATTRIBUTES = tuple(
    "href src srcset poster data action formaction cite background imagesrcset xlink:href usemap".split()
)
ID_ATTRIBUTES = tuple(  # they name other elements of the page: <label for="name">
    """
    for headers list form popovertarget commandfor aria-labelledby aria-describedby aria-details aria-controls aria-owns
    aria-flowto aria-errormessage aria-activedescendant
    """.split()
)

QUOTE = r"""(?:["']|&quot;|&apos;|&\#3[49];)"""  # plain, or escaped in an attribute that holds HTML or a style
FENCE = r"[ \t>]*(?:`{3}|~{3})"  # a mark before it would stop it from opening a code block
NO_MARK_BEFORE = rf"{FENCE}|[ \t>]*(?:[\#<{{\[]|[=-]*[ ]*$)"  # nor may one stand before a heading, a tag or {{ #id }}
NEXT_LINE = rf"\n(?!{NO_MARK_BEFORE})[ \t>]*"  # an address may begin on the line after its bracket
PARAGRAPH_END = r"\s*(?:\n[ \t]*\n|\Z)"  # after [text]( it shows that this is no link
ANGLE = r"""<(?=[^<>\n]*>\s*(?:["'][^"'\n]*["']\s*)?\))"""  # around an address: [a](<b c.md>); else < opens a tag
ANGLE_IN_DEFINITION = r"""<(?=[^<>\s]*>[ ]*(?:["'(]|$))"""  # the same after a label: [a]: <b.md>
NAMES = "|".join(map(re.escape, sorted((*URL_ATTRIBUTES, *ID_ATTRIBUTES, "id", "name"), key=len, reverse=True)))
BEGIN_WORDS = "".join(sorted({name[0] for name in (*URL_ATTRIBUTES, *ID_ATTRIBUTES, "id", "name", "url", "content")}))
URLS = "|".join(map(re.escape, URL_ATTRIBUTES))
BEGINNING = re.compile(
    rf"""
    (?=[\]{{;<@`]|(?<![\w-])[{BEGIN_WORDS}]|^)(?:              # for speed: most characters can begin nothing
      (?P<code>^[ \t>]*(?P<fence>`{{3,}}|~{{3,}})[^\n]*\n(?:[^`~]|(?!^[ \t>]*(?P=fence))[`~])*
          (?:^[ \t>]*(?P=fence)[`~]*[ ]*$|\Z)                      # code and comments get no marks
        |(?<![`\\])(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)|<!--.*?-->)
    | \]\([ \t]*(?:{NEXT_LINE}|(?:\n[ \t>]*)?{ANGLE})?(?!{PARAGRAPH_END})   # [text](address
    | (?P<label>^(?:[ \t>]|[*+-][ \t]|[:~][ \t]|\[\^[^\]\n]+\]:[ ])*(?:\d+[.)][ \t]+)?
        \[(?P<name>(?!\^)[^\[\]\n]+)\]:[ \t]*(?:{NEXT_LINE}|{ANGLE_IN_DEFINITION})?(?=\S))
    | (?P<abbreviation>^[ \t>]*\*\[[^\]\n]+\]:[ \t]*(?:{NEXT_LINE})?(?=\S))            # *[abbreviation]: what it means
    | (?<=[\s"'/:<-])(?<![\w:.-])(?:{NAMES})[ \t]*=[ \t]*(?:{QUOTE}|(?=[^\s"'>=]))
    | (?<=[\s"'])(?=(?:{URLS})(?:[ \t]*/?>|[ \t]+[\w:-]+=["']))  # an attribute without a value
    | \{{(?=[^{{}}\n]*\#)(?P<list>[^{{}}\n]*)\}}                 # {{ #id }}
    | (?<![\w-])url\([ \t]*(?:{NEXT_LINE}|\n[ \t]+(?=\#))?{QUOTE}?(?=[^\s"')])   # url(address) in a style
    | @import[ ]*["']                                            # @import "address" in a style
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
    """A place in a source at which an address, an id or a heading may begin.

    For a definition, `kind` is "reference" or "abbreviation", and `name` is the label of a reference.
    """

    __slots__ = ("kind", "name", "offset", "source")

    def __init__(self, source: Source, offset: int, kind: str = "", name: str = "") -> None:
        self.source, self.offset, self.kind, self.name = source, offset, kind, name

    @property
    def place(self) -> Place:
        """Line and column."""
        return self.source.place(self.offset)


class Marks:
    """The marks of one page; `text` is its Markdown after all plugins, `source` the file as its author wrote it."""

    def __init__(self, source: Source, text: str) -> None:
        self.source, self.text = source, text
        self.made: list[Mark] = []
        self.origin = Origin(source, text)

    def marked(self) -> str:
        """Returns the page's Markdown with marks."""
        return self.mark(self.text, lambda offset: (self.source, self.origin.offset(offset)))

    def mark(self, text: str, origin: Any) -> str:
        """Returns a text with marks wherever something may begin; `origin` maps an offset to source and offset."""
        pieces, last = [], 0
        for offset, kind, name in beginnings(text):
            found = None if MARK.match(text, offset) or len(self.made) > LAST - FIRST - 2 else origin(offset)
            if found:
                pieces += (text[last:offset], chr(FIRST + len(self.made)))
                self.made.append(Mark(*found, kind, name))
                last = offset
        return "".join((*pieces, text[last:]))

    def mark_included(self, text: str, files: list[Source]) -> str:
        """Returns a text after snippets are in it, with marks on the lines that come from these files."""
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

    def first_in(self, value: str) -> Mark | None:
        """The first mark in a value, or None."""
        match = None if value.isascii() else MARK.search(value)
        index = ord(match[0]) - FIRST if match else -1
        return self.made[index] if 0 <= index < len(self.made) else None

    def place(self, value: str, at: int = 0) -> Place | None:
        """The place where the character at an offset of a marked value was written, or None.

        The mark of an address in angle brackets stands after its scheme, so that the place is moved before the scheme.
        """
        spots = [] if value.isascii() else [match.start() for match in MARK.finditer(value)]
        start = next((spot for spot in reversed(spots) if spot <= at), next(iter(spots), 0))
        mark = self.first_in(value[start:])
        if mark is None:
            return None
        text, offset = mark.source.text, mark.offset
        opening = AUTOLINK.search(text, max(0, offset - 40), offset)
        if value[:start].endswith("<"):
            offset -= 1  # an angle bracket that is never closed is part of the address
        return mark.source.place((opening.start() + 1 if opening else offset) + len(unmarked(value[start:at])))


class Origin:
    """Maps offsets in a page's Markdown, which plugins may have changed, to offsets in its source file."""

    def __init__(self, source: Source, text: str) -> None:
        self.source, self.text = source, text
        self.is_same = source.text.endswith(text)

    def offset(self, offset: int) -> int | None:
        """The offset in the source of a character of the text; None for text that a plugin wrote."""
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
        """Maps each line of the text to the line of the source that is equal to it or was replaced by it."""
        ours, theirs = self.text.split("\n"), self.source.text.split("\n")
        found: dict[int, int] = {}
        for kind, start, end, other, other_end in SequenceMatcher(None, ours, theirs, False).get_opcodes():
            is_alike = kind == "equal" or end - start == other_end - other
            found.update(zip(range(start, end), range(other, other_end), strict=False) if is_alike else ())
        return found


def beginnings(text: str) -> Iterator[tuple[int, str, str]]:
    """Yields the offsets at which an address, an id or a heading may begin, with kind and label of a definition."""
    for match in BEGINNING.finditer(text):
        if match["code"]:
            continue
        if match["list"] is not None:
            yield from beginnings_in_braces(match)
        elif match["label"]:
            yield match.end(), "reference", match["name"]
        else:
            yield match.end(), "abbreviation" if match["abbreviation"] else "", ""


def beginnings_in_braces(match: re.Match) -> list[tuple[int, str, str]]:
    """The beginnings within `{ … }`: ids such as `{ #id }`, addresses in a style, or links in ordinary text."""
    start, end = match.span("list")
    found = {start + id.end() for id in LISTED_ID.finditer(match["list"])}
    if any(sign in match["list"] for sign in ("](", "<", "url(")):
        found.update(inner.end() for inner in BEGINNING.finditer(match.string, start, end) if not inner["code"])
    return [(offset, "", "") for offset in sorted(found)]


def unmarked(value: str) -> str:
    """Returns the value without marks, as its author wrote it."""
    return value if value.isascii() else MARK.sub("", value)


class LiftMarks(Extension):
    """A Markdown extension that moves the marks out of the way of all others, and changes nothing else."""

    def __init__(self, collector: Any) -> None:
        super().__init__()
        self.collector = collector

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (the library's name)
        """Registers two steps: one after snippets are included, one before ids are made and addresses resolved."""
        if self.collector.marks is not None:
            md.preprocessors.register(Included(self.collector), "linkcheck-included", 31)
            md.treeprocessors.register(Lift(md, self.collector), "linkcheck-lift", 7.5)


class Included(Preprocessor):
    """Puts marks into the text that snippets brought in."""

    def __init__(self, collector: Any) -> None:
        super().__init__()
        self.collector = collector

    def run(self, lines: list[str]) -> list[str]:
        """Returns the lines, with more marks when the page includes files."""
        files = self.collector.included()
        return self.collector.marks.mark_included("\n".join(lines), files).split("\n") if files else lines


class Lift(Treeprocessor):
    """Moves each mark of the element tree into a `data-mark-…` attribute, which the collector removes later."""

    def __init__(self, md: Any, collector: Any) -> None:
        super().__init__(md)
        self.collector = collector

    def run(self, root: Any) -> None:
        """Lifts the marks of ids, addresses and headings, and removes all others."""
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
        """Moves the marks in the id and address of one element."""
        address = {"a": "href", "img": "src"}.get(element.tag)
        value = element.get("id")
        if value is not None:
            element.set(ID, value)
            element.set("id", unmarked(value))
        if address and (value := element.get(address)) is not None:
            element.set(ADDRESS, value)
            element.set(address, unmarked(value))
