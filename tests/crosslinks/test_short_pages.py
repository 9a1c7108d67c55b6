"""The fast path and the renderer agree on every short page there is: all sequences of a few pieces.

What goes wrong between two paths takes few pieces to show, wherever else it may stand.
"""

from itertools import chain, islice, product

import pytest
from crosslinks.fast_path import quick
from crosslinks.source import Source

from .alike import GUIDE, RICH, reads_alike

LINES = [
    "", "word", "[l](l.md)", "    [m](m.md)", "        [n](n.md)", "- item", "    - [k](k.md)", "1. one", "> quote",
    ">     [q](q.md)", "# H", "## H { #h }", "---", "***", "===", "a | b", "|---|---|", "| [t](t.md) | x |",
    '!!! note "T"', "??? tip", "```", "~~~ py", "    ```", "<!-- c -->", "<div markdown>", "</div>", "<div>",
    '<b id="b">x</b>', "{ #id }", ": def", "[^1]: note", "  two", "* star", "k: v", "[r]: r.md", "-",
]  # fmt: skip
SIGNS = [
    "a", " ", "*", "**", "_", "`", "``", "[", "]", "(", ")", "](x.md)", "[t](x.md)", "![i](x.png)", "\\", "<", "&",
    "{#i}", "{.c}", '"', "'", ":", "!", "~", "^", "=", "|", "\n", "1.", "#", "$", "http://x.y", "-", "+", "[`c`](d.md)",
]  # fmt: skip
BOXES = ["note", '"', '"T"', " ", "`", "a", "*", "_", "#", "[t](x.md)", "<b>", "\n", "    ", "+", "-", "{#i}", "\\"]
FENCES = [
    "```", "`", "~~~", " ", "    ", "\n", "\n\n", "py", ' title="t"', ' hl_lines="1"', "{", "}", "- ", "> ", "#", "\t",
    "[r](r.md)", "!!! note\n",
]  # fmt: skip
HTML = [
    "<div>", "</div>", "<div markdown>", "<p>", "</p>", "\n", "\n\n", " ", "x", "[t](t.md)", '<a href="u.md">u</a>',
    '<img src="i.png">', '<b id="b">', "</b>", "<!-- c -->", "<!--", "-->", "&amp;", "# H", "`c`", "- ",
]  # fmt: skip
META = [
    "a", "a: b", "\n", "  ", "- ", "- b", ": ", ":", '"', "'", "#", " #", "[", "]", "{", "}", "b.md", "~", "null", "1",
    ">", "|", "*", "&x", "!", "%", "@", "`", ",",
]  # fmt: skip
FRAMES = {
    "lines": ([f"{line}\n" for line in LINES], "{}"),
    "words": (SIGNS, "{}[p](p.md)"),
    "headings": (SIGNS, "## {}\n\n## Next"),
    "cells": (SIGNS, "| a | b |\n|---|---|\n| {} | [p](p.md) |"),
    "labels": (SIGNS, "[{}](p.md) b"),
    "addresses": (SIGNS, "[a]({}) b [p](p.md)"),
    "boxes": (BOXES, "!!! {}\n    [p](p.md)\n\n[q](q.md)"),
    "fences": (FENCES, "{}[p](p.md)\n\n```\n\n[q](q.md)"),
    "html": (HTML, "x\n\n{}\n\n[p](p.md)"),
    "front matter": (META, "---\n{}\n---\n\n[q](q.md)"),
}


@pytest.mark.parametrize(
    ("prepared", "step"), [(GUIDE, 1), (RICH, 11)], ids=["guide", "rich"]
)  # a prime: each piece gets its turn
@pytest.mark.parametrize("frame", FRAMES)
def test_every_short_page_reads_alike(frame: str, prepared: tuple, step: int) -> None:
    """Every sequence of up to two pieces within its frame, and of three; with other extensions, each 11th of those."""
    pieces, around = FRAMES[frame]
    known, renderer = prepared
    short = (several for length in range(3) for several in product(pieces, repeat=length))
    middles = map("".join, chain(short, islice(product(pieces, repeat=3), 0, None, step)))
    sources = [Source("docs/x.md", around.replace("{}", middle, 1) + "\n") for middle in middles]
    assert any(quick.scan(source, "x.md", known) for source in sources)
    assert [source.text for source in sources if not reads_alike(source, "x.md", known, renderer)] == []
