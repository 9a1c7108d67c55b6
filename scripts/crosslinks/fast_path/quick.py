"""Reads a plain page, or says that only the renderer can."""

import re

from .. import front_matter
from ..patterns import Pattern
from ..source import Source
from . import attr_lists
from .dialect import Dialect
from .overwriting import BLOCK, END, IN_CODE, html_blocks, without_code, without_divisions, without_fences
from .plain_page import ID, PlainPage

# Patterns for what begins a line start with the line end before it: that is found several times faster than `^`.
WORD = r"[^\[\]<>{}$`\\\n|&]*"
LINK = Pattern(
    rf"""\[(?P<text>{WORD}(?:(?:&(?=[ ])|\\[\[\]]){WORD})*)\]"""
    r"""\((?P<href>[^\s()<>"'\\&\[\]{}*`|$º]*)(?:(?<!\()[ ]+"[^"'\n\\<>\[\]`|]*")?\)"""
)
HEADING = Pattern(r"\n(\#{1,6})[ ]*([^\n]*)")
ID_OF_HEADING = Pattern(rf"(\n\#{{1,6}}[^\n{{]*)[ ]{ID}{END}")
ADDRESS = r"[^\s()\[\]]*[./][^\s()\[\]]*\)"  # which may be that of a link without its parenthesis
GAP = r"[ \xa0\u200b\ufeff]*\n?[ >]*"
MEANT = rf"[\w\[\]{{（:\x02\xa0\u200b\ufeff]|{ADDRESS}|{GAP}\("  # what perhaps makes a link of words before it
WORDS = Pattern(rf"(?<![\w\[\]()!\\\x02])\[[^\W\d_][\w ]*\](?!{MEANT})")
DEFINITION = Pattern(r"\n[ >*+\d.-]*\[[^\[\]]*\]:")  # of a reference, for which code is no hiding place
CLASSES = Pattern(r"\x02\{[ ]?(?:\.[\w-]+[ ]?)+\}")
CONTROL = Pattern("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\U000f0000-\U0010ffff]")
ITEM = Pattern(r"(?:[*+-]|\d+\.)[ ]")
MAY_BEGIN_ITEM = frozenset("*+-0123456789")
RULED = "*_- "
BOX = ("!!!", "???")
BOXES = Pattern(r"\n([ ]*(?:!!!|\?\?\?)[^\n]*)")
KIND = rf"(?:[^\W{IN_CODE}]|-)+"
BOX_LINE = Pattern(rf"""(?:[ ]{{4}})*(?:!!!|\?\?\?\+?)[ ]{KIND}(?:[ ]{KIND})*(?:[ ]"(?![ ])[^"\n#]*")?[ ]*""")
SHORT_BOX = Pattern(r"\n(?:!!!|\?\?\?)[^\n]*(?:\n[ ]{4}(?=[^\s*+\d-])[^\n]*|\n(?=\n))+")  # text alone: no code in it
LINK_END = "\x02"
CLOSING = ("#", ">", BLOCK)  # what ends a list that it stands under, blank line or not
WITHIN_WORD = rf"(?<=[^\W{IN_CODE}])_+(?=[^\W{IN_CODE}])"
# Emphasis in simple pairs. Where a sign is left over the renderer may lose what follows, links too.
EMPHASIS = Pattern(
    rf"(?:[^*_]++|(?<=\s)(?:\*++|_++)(?=\s|\Z)|{WITHIN_WORD}|(?P<sign>\*{{1,3}}|(?<!\w)_{{1,3}})(?=[^\s*_])"
    rf"(?:[^*_|\n]|\n(?=[ ]*[^\W\d_])|{WITHIN_WORD})*?(?<=[^\s*_])(?P=sign)(?![*_])(?!(?<=_)\w))*+"
)


def scan(source: Source, path: str, dialect: Dialect) -> PlainPage | None:
    """The page, read as the renderer would show it, or None when only the renderer can tell."""
    start = source.front_matter.end() if source.front_matter else 0
    before = start - 1  # a place in the text stands so far into the source
    meta = front_matter.plain_values(source)
    plain = meta is not None and not source.fault and not controls(source.text)
    text = without_fences("\n" + source.text[start:], dialect) if plain else None
    if text is None or ("]:" in text and DEFINITION.search(text)):
        return None
    blocks, includes = html_blocks(text, source, before, dialect), tuple(dialect.snippets.includes(source))
    text = without_divisions(without_code(text, blocks), dialect)
    lists = attr_lists.found(text) if dialect.attr_list else []
    text = attr_lists.without(lists, text) if lists else text
    links: list[re.Match] = []
    rest = LINK.sub(lambda match: links.append(match) or LINK_END, text)
    if any(one.fault for one in includes) or not understood(rest, dialect):
        return None
    titles = list(HEADING.finditer(text))
    page = PlainPage(source, path, before, links, titles, lists, blocks, includes, meta, dialect)
    return page if page.is_certain else None


def controls(text: str) -> bool:
    """Whether the text holds signs that no keyboard makes; what can be printed is none, and told faster."""
    return not text.replace("\n", "").isprintable() and bool(CONTROL.search(text))


def understood(rest: str, dialect: Dialect) -> bool:
    """Whether what is left of a page is text that cannot change what its links are."""
    if dialect.attr_list and "{" in rest:
        rest = ID_OF_HEADING.sub(r"\1", CLASSES.sub(LINK_END, rest))
    if "[" in rest and "]:" not in rest:  # no reference is defined, so words in brackets are only that
        rest = WORDS.sub(LINK_END, rest)
    if any(sign in rest and trap.search(rest) for sign, trap in dialect.traps):
        return False
    if ("*" in rest or "_" in rest) and not EMPHASIS.fullmatch(rest):
        return False
    lines = rest.split("\n")
    if "|" in rest and uneven(lines):
        return False
    boxes = BOXES.findall(rest) if "!!!" in rest or "???" in rest else []
    if boxes and not (dialect.admonitions and all(map(BOX_LINE.fullmatch, boxes))):
        return False
    return "\n    " not in (SHORT_BOX.sub("", rest) if boxes else rest) or no_indented_code(lines)


def uneven(lines: list[str]) -> bool:
    """Whether a row of a table has other bars than one before it, and so perhaps more cells."""
    before = None
    for line in lines:
        if "|" in line:
            now = bars(line)
            if before and now != before:
                return True
            before = now
        elif not line or line.isspace():
            before = None
    return False


def bars(line: str) -> tuple[int, bool, bool]:
    """How many bars a line has, and whether it begins and ends with one."""
    line = line.strip(" ")
    return line.count("|"), line[0] == "|", line[-1] == "|"


def no_indented_code(lines: list[str]) -> bool:
    """Whether every indented line belongs to a list item or a box that is open."""
    depth, fresh, in_list, in_item, in_box = 0, True, False, False, 0
    for line in lines:
        words = line.lstrip(" ")
        if not words:
            fresh = True
            continue
        indent = len(line) - len(words)
        if indent >= 4 * (depth + 1):
            return False
        rule = words[0] in RULED and not words.strip(RULED)
        item = words[0] in MAY_BEGIN_ITEM and not rule and bool(ITEM.match(words))
        if item and not words.lstrip("0123456789.*+- ").strip(RULED):
            return False  # a rule in an item: what is indented below it may be code
        box, level = words.startswith(BOX), indent // 4
        if box and not fresh and in_item:
            return False  # it belongs to the item, and what is indented below it may be code
        in_item = item or (in_item and not fresh)
        if box or (item and (fresh or in_list)):
            depth, in_list = level + 1, item
        elif fresh or rule or not in_list or words[0] in CLOSING or level < in_box:
            depth, in_list = min(depth, level), False
        fresh, in_box = False, level + 1 if box else min(in_box, level)
    return True
