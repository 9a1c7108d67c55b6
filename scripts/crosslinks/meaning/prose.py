"""The running text of a page, without rendering it, and where it says one of many names."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import chain

from ..patterns import Pattern, blank
from ..source import Source

# What is not running text: code, headings, titles, quotations, and what is folded away until a reader opens it.
# Each begins with a sign of its own, or the line end before it: that is found several times faster than `^`.
NO_PROSE = Pattern(
    r"\n(?: *(?:```|~~~).*?\n *(?:```|~~~)|[ \t]*#[^\n]*| *!!! [^\n]*| {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*"
    r"|(?P<indent> *)\?{3}\+? [^\n]*(?:\n(?:(?P=indent) {4}[^\n]*|[ ]*(?=\n|\Z)))*)"
    r"|<!-- begin (?P<block>related|sources) -->(?:[^<]++|<(?!!-- end (?P=block) -->))*+(?:<!-- end (?P=block) -->|\Z)"
    r"|<!--(?:[^-]++|-(?!->))*+-->|<(?:figure|live-demo)\b(?:[^<]++|<(?!/(?:figure|live-demo)>))*+</(?:figure|live-demo)>"
    r"|<[^>\n]*>"
    r"|`[^`\n]*`|\{(?<=[\])]\{)[^}\n]*\}|\"[^\"\n]*\"",
    re.DOTALL,
)
# More that is none, which is looked for only where something is to be told: code, keys, formulas and what is like them.
UNSAID = Pattern(
    r"<(?P<tag>code|pre|kbd|samp|var|script|style|svg|math|textarea|h[1-6])\b.*?</(?P=tag)\s*>"
    r"|\+\+[\w+-]+\+\+|\$\$.*?\$\$|\$(?![\s\d])[^$\n]*\$|\\\(.*?\\\)|\\\[.*?\\\]|\\begin\{.*?\\end\{"
    r"|\{\{[^\n]*?\}\}|\{[^{}\n]*\}|\*\[[^\]\n]+\]:[^\n]*|\[\^[^\]\n]+\]|://[^\s<>()\[\]]*|:[\w-]+:",
    re.DOTALL | re.IGNORECASE,
)
INDENTED = Pattern(  # after a paragraph that opens no list, admonition or the like
    r"\n(?!\s|[-*+:>|]|\d+[.)]|!!!|\?{3}|={3}|/{3}|\[\^)[^\n]+\n[ \t]*\n(?P<code>(?:(?: {4}|\t)[^\n]*\n|[ \t]*\n)+)"
)
LINK = Pattern(
    r"\[(?P<text>(?:[^\[\]\n]|\n(?!\s*\n)|\[[^\]\n]*\])*)\](?:\((?P<href>[^)\n]*)\)|\[(?P<label>[^\]\n]*)\])"
)
SHORT = Pattern(r"(?<!\])\[(?P<text>[^\[\]\n]+)\](?![\[(])")  # [label] that is the text as well
RAW_LINK = Pattern(r"""(?is)<a\s(?:[^<>]*\s)?href\s*=\s*["']?(?P<href>[^"'\s>]*)[^<>]*>(?P<text>.*?)</a>""")
OPENS_TEXT = "[*_>"  # before what may be all the text of a link
NOTHING = (0, 0, 0, 0)  # the place of a link that is not there
DEFINITION = Pattern(r"^ {0,3}\[(?P<label>[^\]\n]+)\]:[ \t]*(?P<href>\S+)", re.MULTILINE)


def mentions(
    source: Source, pattern: Pattern, wanted: Container[str], known: Container[str]
) -> Iterator[tuple[int, str, str, int | None, bool]]:
    """Each wanted name in the prose, where the address of the link around it stands, and whether that says no more.

    Of the other names that are known, those of which a link says no more. What stands in the address of a link is none.
    The pattern finds any name in small letters, together with the sign before it.
    """
    prose, runs = running(source)
    links, lower = linked(source, prose), "\n" + lowered(prose)
    starts = [link[0] for link in links]
    for match in chain.from_iterable(pattern.finditer(lower, start, end + 1) for start, end in runs):
        name = " ".join(match[1].split())
        is_wanted = name in wanted
        if not is_wanted and (match[0][0] not in OPENS_TEXT or name not in known):
            continue
        here = match.start()
        before = bisect_right(starts, here)
        start, text_end, end, href = links[before - 1] if before else NOTHING
        if here < text_end or here >= end:
            word = " ".join(prose[here : match.end() - 1].split())
            is_whole = here < text_end and " ".join(prose[start:text_end].strip("[*_ \n").split()) == word
            if is_wanted or is_whole:
                yield here, word, name, href if here < end else None, is_whole


def is_said(source: Source, offset: int) -> bool:
    """Whether what stands there is read as text, and not as code, keys, a formula or the like."""
    return not any(start <= offset < end for start, end in unsaid(source))


@lru_cache(maxsize=16)
def unsaid(source: Source) -> list[tuple[int, int]]:
    """Where each such piece of a text begins and ends."""
    indented = (match.span("code") for match in INDENTED.finditer(f"\n{source.text}\n"))
    return [
        *(match.span() for match in UNSAID.finditer(source.text)),
        *((start - 1, end - 1) for start, end in indented),
    ]


def linked(source: Source, prose: str) -> list[tuple[int, int, int, int]]:
    """Where each link begins, where its text ends, where it ends itself, and where its address stands."""
    defined = definitions(source.text)
    found = [(one.start(), one.end("text"), one.end(), address(one, defined)) for one in LINK.finditer(prose)]
    for one in SHORT.finditer(prose) if defined else ():
        if one["text"].lower() in defined:
            found.append((one.start(), one.end("text"), one.end(), defined[one["text"].lower()]))
    raw = RAW_LINK.finditer(source.text) if "<a " in source.text else ()
    return sorted([*found, *((*one.span("text"), one.end("text"), one.start("href")) for one in raw)])


def running(source: Source) -> tuple[str, list[tuple[int, int]]]:
    """The running text, each character at its place, and where it runs: most of the rest is blank."""
    head, starts, ends = source.front_matter, [], [0]

    def apart(match: re.Match) -> str:
        starts.append(max(match.start() - 1, 0))
        ends.append(match.end() - 1)
        return "\n" * len(match[0]) if match[0].count("\n") > 1 else blank(match)  # empty lines are as good, and cheap

    text = blank(head) + source.text[head.end() :] if head else source.text
    prose = NO_PROSE.sub(apart, f"\n{text}")[1:]
    return prose, list(zip(ends, [*starts, len(prose)], strict=True))


def definitions(text: str) -> dict[str, int]:
    """Where the address of each reference stands, by its label."""
    found = DEFINITION.finditer(text) if "]:" in text else ()
    return {match["label"].lower(): match.start("href") for match in found}


def lowered(text: str) -> str:
    """The text in lower case, each character at its place; ignoring the case of each takes twice as long."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def address(link: re.Match, defined: dict[str, int]) -> int:
    """Where the address of a link stands; 0 where there is none."""
    label = (link["label"] or link["text"]).lower()
    return link.start("href") if link["href"] is not None else defined.get(label, 0)
