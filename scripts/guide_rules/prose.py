"""Finds where the running text of a page uses one of many names, and the link around it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from linkcheck.source import INDENTED, Source, blank, blank_code

# What is not running text: headings, titles, quotations, code, and blocks that are folded until a reader opens them.
NO_PROSE = re.compile(
    r"""
      ^[ \t]*\#[^\n]* | ^[ ]*!!![ ][^\n]* | ^[ ]{0,3}(?:\*?\[(?!\^)[^\]\n]+\]):[^\n]*
    | ^(?P<indent>[ ]*)\?{3}\+?[ ][^\n]*(?:\n(?:(?P=indent)[ ]{4}[^\n]*|[ ]*(?=\n|\Z)))*
    | <!--[ ]begin[ ](?P<block>related|sources)[ ]-->.*?(?:<!--[ ]end[ ](?P=block)[ ]-->|\Z) | <!--.*?-->
    | <(?P<tag>figure|live-demo|code|pre|kbd|samp|var|script|style|svg|math|textarea|h[1-6])\b.*?</(?P=tag)\s*>
    | <[^>\n]*> | \{(?<=[\])]\{)[^}\n]*\} | "[^"\n]*"
    | \+\+[\w+-]+\+\+ | \$\$.*?\$\$ | \$(?![\s\d])[^$\n]*\$ | \\\(.*?\\\) | \\\[.*?\\\] | \\begin\{.*?\\end\{
    | \{\{[^\n]*?\}\} | \{[^{}\n]*\} | \[\^[^\]\n]+\] | ://[^\s<>()\[\]]* | :[\w-]+:
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
LINK = re.compile(  # [text](href), [text][label], [label]
    r"\[(?P<text>(?:[^\[\]\n]|\n(?!\s*\n)|\[[^\]\n]*\])*)\](?:\((?P<href>[^)\n]*)\)|\[(?P<label>[^\]\n]*)\]|(?![\[(]))"
)
# <a href="a.md">text</a>
RAW_LINK = re.compile(r"""<a\s(?:[^<>]*\s)?href\s*=\s*["']?(?P<href>[^"'\s>]*)[^<>]*>(?P<text>.*?)</a>""", re.S | re.I)
DEFINITION = re.compile(r"^ {0,3}\[(?P<label>[^\]\n]+)\]:[ \t]*(?P<href>\S+)", re.MULTILINE)  # [label]: a.md


class Mention(NamedTuple):
    """A name in the running text, at an offset, as its author wrote it.

    `href` is the offset of the address of the link around it, or None outside a link; `whole`: the text of that link is
    the name alone.
    """

    offset: int
    word: str
    href: int | None
    whole: bool


def mentions(source: Source, pattern: re.Pattern) -> Iterator[Mention]:
    """Yields each name that the pattern finds in the text in lower case, except within addresses."""
    text = source.uncoded
    links = list(linked(source, text))
    shown = NO_PROSE.sub(blank, INDENTED.sub(blank_code, " " * source.body + text[source.body :]))
    lower = shown.lower() if len(shown.lower()) == len(shown) else shown
    for match in pattern.finditer(lower):
        here = match.start()
        around = next((link for link in links if link[0] <= here < link[2]), None)
        word = " ".join(shown[here : match.end()].split())
        if around is None:
            yield Mention(here, word, None, False)
        elif here < around[1]:
            label = text[around[0] : around[1]].strip("[*_ \n")
            yield Mention(here, word, around[3], " ".join(label.split()) == word)


def linked(source: Source, text: str) -> Iterator[tuple[int, int, int, int]]:
    """Yields four offsets of each link: its begin, the end of its text, its own end, and the begin of its address."""
    defined = (
        {match["label"].lower(): match.start("href") for match in DEFINITION.finditer(text)} if "]:" in text else {}
    )
    for link in LINK.finditer(text):
        label = (link["label"] or link["text"]).lower()
        if link["href"] is not None:
            yield link.start(), link.end("text"), link.end(), link.start("href")
        elif label in defined:
            yield link.start(), link.end("text"), link.end(), defined[label]
        elif link["label"] is not None:
            yield link.start(), link.end("text"), link.end(), 0
    for link in RAW_LINK.finditer(text) if "<a " in text else ():
        yield *link.span("text"), link.end("text"), link.start("href")
