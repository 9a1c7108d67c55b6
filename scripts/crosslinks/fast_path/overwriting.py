"""Overwrites what stands apart in a plain page: code, comments, HTML blocks. Every other character keeps its place."""

import re
from typing import TYPE_CHECKING

from ..patterns import Pattern
from ..source import Source
from .dialect import Dialect

if TYPE_CHECKING:
    from .html_blocks import Block

END = r"[ ]*(?=\n|\Z)"
LINES = r"\d+(?:-\d+)?"
OPTION = rf"""title="[^"\n]*"|linenums="\d+"|hl_lines="{LINES}(?:[ ]{LINES})*\""""  # with any other it is no code block
# A line fits one way alone: where a block is never closed, each other way would double the time.
FENCE = Pattern(
    rf"""\n(?P<in>[ ]*)(?P<fence>`{{3,}}|~{{3,}})[ ]*[\w\#.+-]*(?P<options>(?:[ ](?:{OPTION}))*)[ ]*"""
    rf"""(?:\n(?P=in)[^\n]*|\n(?!(?P=in))[ ]*(?=\n))*?\n(?P=in)(?P=fence){END}"""
)
TABBED_END = Pattern(r"\n[ ]*[`~]{3,}[ ]*\t")  # a tab is as good as spaces to the renderer
LEFT = Pattern(r"\n[ ]*(?:`{3}|~{3})")  # what might begin a code block with other options
PLAIN_COMMENT = r"<!--[ ](?:(?!--!?>)[^<>\n])*[ ]-->"
COMMENT = Pattern(rf"\n(?P<in>){PLAIN_COMMENT}{END}")
CODE = Pattern(r"`(?<!``)(`*)(?!`)[^\n]*?[^`\n]`\1(?!`)")  # with its first sign first, for speed
ESCAPED_BAR = Pattern(r"(?<!\\)\\\|")
DIVISION = Pattern(
    r"""(?<=\n\n)(?P<start><div(?:[ ]class="[\w -]+")?[ ]markdown>)(?=[ ]*\n\n)"""
    r"""(?P<inside>[^<\x03]+\n\n)(?P<end></div>)(?=[ ]*(?:\n\n|\n*\Z))"""
)
BLOCK = "\x03"  # stands where a block stood
IN_CODE = "º"  # stands for each sign of inline code: a letter to be seen, and none that an address may hold


def without_fences(text: str, dialect: Dialect) -> str | None:
    """The text with code blocks overwritten, each character at its place; None when one is more than plain."""
    if "```" not in text and "~~~" not in text:
        return text
    fences: list[re.Match] = []
    text = FENCE.sub(lambda fence: fences.append(fence) or overwritten(fence), text)
    return None if LEFT.search(text) or any(beyond(fence, dialect) for fence in fences) else text


def html_blocks(text: str, source: Source, before: int, dialect: Dialect) -> "list[Block]":
    """The HTML blocks that are only HTML."""
    if "\n\n<" not in text:
        return []
    from .html_blocks import blocks

    return blocks(text, source, before, dialect.snippets)


def without_code(text: str, blocks: "list[Block]") -> str:
    """The text with HTML blocks, comments and code overwritten, each character at its place."""
    for block in blocks:
        text = f"{text[: block.start]}{BLOCK}".ljust(block.end) + text[block.end :]
    text = COMMENT.sub(overwritten, text) if "<!--" in text else text
    text = CODE.sub(in_code, text) if "`" in text else text
    return ESCAPED_BAR.sub(in_code, text) if "\\|" in text else text


def in_code(match: re.Match) -> str:
    """Code, and as good as code."""
    return IN_CODE * len(match[0])


def without_divisions(text: str, dialect: Dialect) -> str:
    """The text with the tags overwritten of `<div markdown>` around blocks of Markdown, each character at its place."""
    if not dialect.divisions or "markdown>" not in text:
        return text
    return DIVISION.sub(lambda div: f"{only(div['start'])}{div['inside']}{only(div['end'])}", text)


def only(block: str) -> str:
    """A single sign where a block stood: it has a place of its own, and nothing in it."""
    return BLOCK.ljust(len(block))


def beyond(fence: re.Match, dialect: Dialect) -> bool:
    """Whether a code block asks for more than the dialect's plain fences give."""
    nested = fence["in"] or fence["options"]
    return (
        dialect.fences_make_ids
        or "8<" in fence[0]
        or (nested and not dialect.superfences)
        or len(fence["in"]) % 4 > 0
        or ("\t" in fence[0] and bool(TABBED_END.search(fence[0])))
    )


def overwritten(match: re.Match) -> str:
    """What stands on lines of its own, with a single sign in its stead."""
    return f"\n{match['in']}{BLOCK}".ljust(len(match[0]))
