"""Marks every place in a source text that might become a link, an id or a heading.

A mark is one private-use character, put where an address or id begins. Markdown does not mind it, so the
renderer carries it into the page: an `href` that starts with mark 7 was written at place 7. What is code, a
comment or escaped never becomes an `href`, and its marks are lost with it. So the renderer alone decides what
is a link, and the position is exact.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from .model import Place
from .patterns import Pattern, any_of
from .source import Source

FIRST, LAST = 0xF0000, 0x10FFF0
CAPACITY = LAST - FIRST
FROM_MARKDOWN = "\U0010fffd"  # before each address that the renderer made of Markdown
MARKED_ID = "data-mark"
RANGE = f"{chr(FIRST)}-{chr(LAST - 1)}"
MARK = Pattern(f"[{RANGE}]")

CARRY_ADDRESSES = """
    href src srcset poster data action formaction cite background longdesc imagesrcset xlink:href usemap ping
    lowsrc dynsrc icon manifest profile pluginspage classid archive
"""
URL_ATTRIBUTES = CARRY_ADDRESSES.split()
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
LABEL = r"^(?:[ \t>]|[*+-][ \t])*(?:\d+[.)][ \t]+)?\[(?!\^)[^\[\]\n]+\]:"
NAMES = (*URL_ATTRIBUTES, *ID_ATTRIBUTES, "id", "name")
BEGIN_WORDS = "".join(sorted({name[0] for name in (*NAMES, "url", "content")}))
BEGINNING = Pattern(
    rf"""
    (?=[\]{{;<@]|(?<![\w-])[{BEGIN_WORDS}]|^)(?:                # nothing begins anywhere else: most places fail here
      (?P<fence>^[ \t>]*(?:`{{3,}}|~{{3,}})[^\n`]*$)            # the info string of a code block stays as it is
    | \]\([ \t]*(?:{BELOW}|(?:\n[ \t>]*)?{AROUND})?(?!{ENDS})   # [text](address
    | {LABEL}[ \t]*(?:{BELOW}|{AROUND_ALONE})?(?=\S)           # [label]: address
    | ^[ \t>]*\*\[[^\]\n]+\]:[ \t]*(?:{BELOW})?(?=\S)            # *[abbreviation]: what it means
    | (?<![\w:.-])(?:{any_of(NAMES)})[ \t]*=[ \t]*(?:{QUOTE}|(?=[^\s"'>=]))
    | (?<=[\s"'])(?=(?:{any_of(URL_ATTRIBUTES)})(?:[ \t]*/?>|[ \t]+[\w:-]+=["']))   # an attribute without a value
    | \{{(?=[^{{}}\n]*\#)(?P<list>[^{{}}\n]*)\}}                 # {{ #id }}
    | (?<![\w-])url\([ \t]*(?:{BELOW}|\n[ \t]+(?=\#))?{QUOTE}?(?=[^\s"')])   # url(address) in a style
    | @import[ ]*["']                                            # the same
    | (?<![\w-])content[ \t]*=[ \t]*["'](?=[^\s"']+["'])(?![\d.]*;)   # of a meta
    | ;[ ]*url[ ]*=[ ]*["']?(?=[^\s"'])                          # 0; url=address in a refresh
    | <[A-Za-z][A-Za-z0-9+.-]*://                                # <https://address>
    | <(?:mailto:)?(?=[^\s<>!]+@[^\s<>@]+>)                       # <me@address>
    | ^[ \t>*+-]*(?:\d+[.)][ \t]+)?\#{{1,6}}[ \t]*(?=[^\s\#])    # ## heading
    | <h[1-6](?:[ ](?:class|style|align|lang)="[^"<>\n]*")*[ ]?>[ \t]*(?=[^\s`])   # <h2>heading, which has no id
    | ^[ ]{{0,3}}\[\^[^\]\n]+\]:[ ]*(?:\n+[ ]{{4,}}(?!{FENCE}))?(?=[\w`"'*(\[])  # [^1]: a footnote
    | ^(?=[^\W\d_][^\n|]*\n[ ]{{0,3}}(?:=+|-+)[ ]*$)             # heading, underlined
    )
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
BARE = Pattern(r"(?<![^\s(*])(?=(?:https?|ftp)://|www\.)", re.IGNORECASE)  # an extension may make a link of it
WIKI = Pattern(r"(?<=\[\[)(?=[\w -]+\]\])")  # the same
CODE_LINE = Pattern(FENCE)
LISTED_ID = Pattern(r"""(?:^|(?<=[\s:]))#(?=[^\s#}])|(?<![\w-])id=["']?(?=[^\s"'}])""")


class Marks:
    """Hands out the marks of one page and remembers the place of each."""

    def __init__(self, find: Callable[[str, int], Iterable[int]] | None = None) -> None:
        self.find = find or beginnings
        self.places: list[tuple[Source, int]] = []

    def mark(self, source: Source, start: int = 0) -> str:
        """The text from `start` on, with a mark at each beginning."""
        text, pieces, last = source.text, [], start
        for offset in self.find(text, start):
            if len(self.places) >= CAPACITY:
                break
            pieces += (clean(text[last:offset]), chr(FIRST + len(self.places)))
            self.places.append((source, offset))
            last = offset
        pieces.append(clean(text[last:]))
        return "".join(pieces)

    def place(self, value: str, further: int = 0) -> Place | None:
        """Where a value with a mark in it was written, or that many characters further."""
        found = self.found(value)
        return found[0].place(found[1] + further) if found else None

    def opening(self, value: str, opener: str) -> Place | None:
        """The same, moved back to where the markup around the value opens."""
        found = self.found(value)
        return found[0].place(found[0].text.rfind(opener, 0, found[1])) if found else None

    def found(self, value: str) -> tuple[Source, int] | None:
        """Source and offset of the first mark in a value."""
        match = MARK.search(value)
        index = ord(match.group()) - FIRST if match else len(self.places)
        if index >= len(self.places):
            return None
        source, offset = self.places[index]
        if value[: match.start()].endswith("<"):
            return source, offset - 1  # a bracket that is not closed is part of the address
        autolink = source.text.endswith(("://", "<mailto:"), 0, offset)
        return source, source.text.rfind("<", 0, offset) + 1 if autolink else offset


def beginnings(text: str, start: int = 0) -> Iterator[int]:
    """Offsets at which an address, an id or a heading may begin."""
    for match in BEGINNING.finditer(text, start):
        if match["fence"]:
            continue
        if match["list"] is None:
            yield match.end()
        else:
            yield from listed(match)


def and_bare(text: str, start: int = 0) -> list[int]:
    """The same, and where an address stands in the text by itself."""
    bare = (match.start() for match in BARE.finditer(text, start))
    plain = (offset for offset in bare if not CODE_LINE.match(text, text.rfind("\n", 0, offset) + 1))
    return sorted({*beginnings(text, start), *plain})


def and_wiki(text: str, start: int = 0) -> list[int]:
    """The same as `and_bare`, and where a label in double brackets begins."""
    return sorted({*and_bare(text, start), *(match.start() for match in WIKI.finditer(text, start))})


def listed(match: re.Match) -> list[int]:
    """The same between braces: they hold attributes, a style, or text in which a link may stand."""
    start, end = match.span("list")
    found = {start + id.end() for id in LISTED_ID.finditer(match["list"])}
    if any(sign in match["list"] for sign in ("](", "<", "url(")):
        found.update(one.end() for one in BEGINNING.finditer(match.string, start, end) if not one["fence"])
    return sorted(found)


def clean(text: str) -> str:
    """The text without private-use characters of its own, which could be taken for marks."""
    return MARK.sub("\ufffd", text)


def unmarked(value: str) -> str:
    """The value as its author wrote it."""
    return MARK.sub("", value)
