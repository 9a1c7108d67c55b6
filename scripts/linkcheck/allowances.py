"""Comments that allow a finding where it stands: `<!-- allow broken-anchor: the plugin adds it -->`.

It holds for its own line, or for the next one that holds something else when it has a line to itself. In front matter,
or on the first line, it holds for what is said of the whole page as well. Between several rules stand commas.
"""

import re
from collections.abc import Iterator

from .model import Allowance
from .source import Source

OPENS_A_LINE = " \t>*+-"  # of a quotation or an item, in which the comment may stand
RULE = "[a-z]+(?:-[a-z]+)+|wikilink"  # after `allow`, any other lone word may mean something else
COMMENT = re.compile(  # a reason may take several lines where the comment has an end
    rf"(?:(?P<line>#)|<!--|/\*|\{{#)[ \t]*allow[ \t]+(?P<rules>(?:{RULE})(?:[ \t]*,[ \t]*(?:{RULE}))*)[ \t]*"
    r"(?::(?P<reason>(?(line)[^\n]*?|[^\0]{0,500}?)))?(?(line)[ \t]*$|\s*(?:-->|\*/|#\}))",
    re.M,
)


def allowances(source: Source) -> Iterator[Allowance]:
    """Every such comment of a text; code shows what one looks like, and is none."""
    if "allow" not in source.text or not COMMENT.search(source.text):
        return
    text = source.uncoded if source.path.endswith((".md", ".markdown")) else source.text
    for match in COMMENT.finditer(text):
        place = source.place(match.start())
        reason, at_head = (match["reason"] or "").strip(), match.start() < source.body or place.line == 1
        meant = line_meant(source, match, place.line)
        yield from (Allowance(rule.strip(), reason, place, meant, at_head) for rule in match["rules"].split(","))


def line_meant(source: Source, match: re.Match, line: int) -> int:
    """The line for which the comment stands."""
    start, end = source.line_starts[line - 1], source.text.find("\n", match.end())
    rest = source.text[start : match.start()] + source.text[match.end() : end if end >= 0 else None]
    if COMMENT.sub("", rest).strip(OPENS_A_LINE):
        return line
    following = re.compile(r"\S").search(source.text, match.end())
    while following and (other := COMMENT.match(source.text, following.start())):
        following = re.compile(r"\S").search(source.text, other.end())
    return source.place(following.start()).line if following else line
