"""The fast path: reads a plain page without rendering it, or says that it cannot.

Most pages are headings, paragraphs, lists, tables, fenced code and inline links. On such a page the links and
anchors can be told from the text. Code, comments and links are taken out; what is left must hold no sign that
could mean anything else (see `Dialect.traps`). If it does, the page goes to the renderer, which is the truth.
Tests hold both paths equal on the real pages, on corpora and on made-up text.
"""

import re
from functools import cache

from . import front_matter
from .allowances import allowances
from .dialect import Dialect
from .model import Anchor, Heading, Link, Page, Place
from .source import Source

FENCE = re.compile(
    r"""^(?P<in>[ ]*)(?P<fence>`{3,}|~{3,})[ ]*[\w\#.+-]*(?P<options>(?:[ ]\w+="[^"\n]*")*)[ ]*\n"""
    r"""(?:(?P=in)[^\n]*\n|[ ]*\n)*?(?P=in)(?P=fence)[ ]*$""",
    re.MULTILINE,
)
COMMENT = re.compile(r"^(?P<in>)<!--[ ](?:(?!--!?>)[^<>\n])*[ ]-->[ ]*$", re.MULTILINE)
CODE = re.compile(r"`(?<!``)(`*)(?!`)[^\n]*?[^`\n]`\1(?!`)")  # with its first sign first, for speed
LINK = re.compile(
    r"""\[(?P<text>(?:[^\[\]<>\n|&]|&(?=[ ]))*)\]"""
    r"""\((?P<href>[^\s()<>"'\\&\[\]{}*`|]*)(?:[ ]+"[^"'\n\\<>\[\]`|]*")?\)"""
)
ID_OF_HEADING = re.compile(r"^(\#{1,6}[^\n]*?)[ ]+\{:?[ ]*#[\w-]+(?:[ ]+\.[\w-]+)*[ ]*\}[ ]*$", re.MULTILINE)
CLASSES = re.compile(r"(?<=\x02)\{[ ]?(?:\.[\w-]+[ ]?)+\}")
HEADING = re.compile(r"^(\#{1,6})[ ]*([^\n]*)$", re.MULTILINE)
EXPLICIT_ID = re.compile(r"[ ]+\{:?[ ]*#(?P<id>[\w-]+)(?:[ ]+\.[\w-]+)*[ ]*\}[ ]*$")
WORDS = re.compile(r"""(?:[^\W_]|[ ,.:;?!()/'"–—…’“”%-]|`(?![ #:])[^`\n&<>\\]*[^`\n&<>\\ ]`)+""")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\U000f0000-\U0010ffff]")
INDENTED = re.compile(r"^ {4,}\S", re.MULTILINE)
ITEM = re.compile(r"[ ]*(?:[*+-]|\d+\.)[ ]")
BOX = re.compile(r"[ ]*(?:!!!|\?\?\?)")
BOXES = re.compile(r"^[ ]*(?:!!!|\?\?\?)[^\n]*$", re.MULTILINE)
BOX_LINE = re.compile(r"""[ ]*(?:!!!|\?\?\?\+?)[ ][\w-]+(?:[ ][\w-]+)*(?:[ ]"[^"\n]*")?[ ]*""")
TABLE = re.compile(r"(?:^[^\n|]*\|[^\n]*(?:\n|\Z))+", re.MULTILINE)
VISIBLE = re.compile(r"[^\W_]")
LINK_END = "\x02"
DECORATION = dict.fromkeys(map(ord, "*_~^=+:"))


def scan(source: Source, path: str, dialect: Dialect) -> Page | None:
    """The page as the renderer would show it, or None when only the renderer can tell."""
    start = source.front_matter.end() if source.front_matter else 0
    meta = front_matter.plain_values(source)
    text = without_code(source, start, dialect) if meta is not None and not source.fault else None
    if text is None:
        return None
    found: list[re.Match] = []
    rest = LINK.sub(lambda match: found.append(match) or LINK_END, text)
    headings = [read_heading(match, source, start, dialect) for match in HEADING.finditer(text)]
    links = [read_link(match, source, start) for match in found]
    if None in headings or None in links or not understood(rest, dialect):
        return None
    headings = with_generated_ids(headings)
    anchors = tuple(Anchor(one.id, id_place, one.explicit) for one, id_place in headings)
    comments = tuple(allowances(source))
    return Page(path, tuple(links), anchors, tuple(one for one, _ in headings), meta=meta, allowances=comments)


def without_code(source: Source, start: int, dialect: Dialect) -> str | None:
    """The text with code and comments overwritten, each character at its place; None when that is not certain."""
    if CONTROL.search(source.text) or (dialect.snippets and "8<" in source.text):
        return None
    text = source.text[start:]
    fences = list(FENCE.finditer(text)) if "```" in text or "~~~" in text else []
    if any(beyond(fence, dialect) for fence in fences):
        return None
    text = FENCE.sub(overwritten, text) if fences else text
    text = COMMENT.sub(overwritten, text) if "<!--" in text else text
    return CODE.sub(lambda code: "c" * len(code[0]), text) if "`" in text else text


def beyond(fence: re.Match, dialect: Dialect) -> bool:
    """Whether a code block asks for more than the dialect's plain fences give."""
    nested = fence["in"] or fence["options"]
    return dialect.fences_make_ids or (nested and not dialect.superfences) or len(fence["in"]) % 4 > 0


def overwritten(match: re.Match) -> str:
    """A single sign where a block stood: it has a place of its own, and nothing in it."""
    return match["in"] + "x" + " " * (len(match[0]) - len(match["in"]) - 1)


def read_link(match: re.Match, source: Source, start: int) -> Link | None:
    """An inline link or image; None when its visible text cannot be told."""
    text, href, place = match["text"], match["href"], source.place(start + match.start("href"))
    if match.string[max(match.start() - 1, 0)] == "!":
        return Link(href, place, "img", "src", named=bool(text.strip()))
    written = source.text[start + match.start("text") : start + match.end("text")].replace("`", "").strip()
    plain = written.translate(DECORATION)
    if not VISIBLE.search(text) or (plain == href) != (written == href):
        return None
    return Link(href, place, bare=written == href != "", alt=False)


def read_heading(match: re.Match, source: Source, start: int, dialect: Dialect) -> tuple[Heading, Place | None] | None:
    """A heading and the place of its id; None when its text is more than words and code."""
    begin = start + match.start(2)
    written = source.text[begin : start + match.end(2)]
    explicit = EXPLICIT_ID.search(written) if dialect.attr_list else None
    words = written[: explicit.start()] if explicit else written.rstrip()
    if not WORDS.fullmatch(words):
        return None
    text, level, place = words.replace("`", "").strip(), len(match[1]), source.place(begin)
    if explicit:
        return Heading(level, explicit["id"], text, place, True), source.place(begin + explicit.start("id"))
    return Heading(level, "", text, place, False), None


def with_generated_ids(headings: list[tuple[Heading, Place | None]]) -> list[tuple[Heading, Place | None]]:
    """Headings without an id are given one by the renderer's own functions."""
    if all(heading.explicit for heading, _ in headings):
        return headings
    from markdown.extensions.toc import unique

    used = {heading.id for heading, _ in headings if heading.explicit}
    return [
        (heading if heading.explicit else heading._replace(id=unique(slug(heading.text), used)), place)
        for heading, place in headings
    ]


@cache
def slug(text: str) -> str:
    """The renderer's own slug of a heading."""
    from markdown.extensions.toc import slugify

    return slugify(text, "-")


def understood(rest: str, dialect: Dialect) -> bool:
    """Whether what is left of a page is text that cannot change what its links are."""
    if dialect.attr_list and "{" in rest:
        rest = ID_OF_HEADING.sub(r"\1", CLASSES.sub("", rest))
    if any(sign in rest and trap.search(rest) for sign, trap in dialect.traps):
        return False
    tables = (table[0].rstrip("\n").split("\n") for table in TABLE.finditer(rest)) if "|" in rest else ()
    if any(len({row.count("|") for row in rows}) > 1 for rows in tables):
        return False
    boxes = BOXES.findall(rest) if "!!!" in rest or "???" in rest else []
    if boxes and not (dialect.admonitions and all(map(BOX_LINE.fullmatch, boxes))):
        return False
    return not INDENTED.search(rest) or no_indented_code(rest)


def no_indented_code(rest: str) -> bool:
    """Whether every indented line belongs to a list item or a box that is open."""
    depth, fresh, in_list = 0, True, False
    for line in rest.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if indent == len(line):
            fresh = True
            continue
        if indent >= 4 * (depth + 1):
            return False
        item, box = bool(ITEM.match(line)), bool(BOX.match(line))
        if box or (item and (fresh or in_list)):
            depth, in_list = indent // 4 + 1, item
        elif fresh:
            depth, in_list = min(depth, indent // 4), False
        fresh = False
    return True
