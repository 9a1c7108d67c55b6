"""Comments that allow a finding where it stands: `<!-- allow broken-anchor: the plugin adds it -->`.

It covers its own line; when it has a line to itself, it covers the next line with other content. In front matter or
on the first line it also covers findings about the whole page. Several rules are separated by commas.
"""

import re
from collections.abc import Iterator

from .model import Allowance
from .source import Source

OPENS_A_LINE = " \t>*+-"  # the signs of a quotation or list item that may stand before the comment
RULE = "[a-z]+(?:-[a-z]+)+|wikilink"  # any other single word after `allow` may be ordinary text
COMMENT = re.compile(  # the reason may span lines, except after #, where the comment ends with its line
    rf"(?:(?P<line>#)|<!--|/\*|\{{#)[ \t]*allow[ \t]+(?P<rules>(?:{RULE})(?:[ \t]*,[ \t]*(?:{RULE}))*)[ \t]*"
    r"(?::(?P<reason>(?(line)[^\n]*?|[^\0]{0,500}?)))?(?(line)[ \t]*$|\s*(?:-->|\*/|#\}))",
    re.M,
)


def allowances(source: Source) -> Iterator[Allowance]:
    """Yields the allowances of a text; a comment that is shown as code does not count."""
    if "allow" not in source.text or not COMMENT.search(source.text):
        return
    text = source.uncoded if source.path.endswith((".md", ".markdown")) else source.text
    for match in COMMENT.finditer(text):
        place = source.place(match.start())
        reason, at_head = (match["reason"] or "").strip(), match.start() < source.body or place.line == 1
        covered = covered_line(source, match, place.line)
        yield from (Allowance(rule.strip(), reason, place, covered, at_head) for rule in match["rules"].split(","))


def covered_line(source: Source, match: re.Match, line: int) -> int:
    """The line that the comment covers: its own, or the next with other content when it has a line to itself."""
    start, end = source.line_starts[line - 1], source.text.find("\n", match.end())
    rest = source.text[start : match.start()] + source.text[match.end() : end if end >= 0 else None]
    if COMMENT.sub("", rest).strip(OPENS_A_LINE):
        return line
    following = re.compile(r"\S").search(source.text, match.end())
    while following and (other := COMMENT.match(source.text, following.start())):
        following = re.compile(r"\S").search(source.text, other.end())
    return source.place(following.start()).line if following else line
