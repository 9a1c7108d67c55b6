"""Pages without what only their makers read: comments, and the spaces that set lines in."""

import re
from pathlib import Path

KEPT = re.compile(r"(<(?P<tag>pre|textarea|script|style)\b.*?</(?P=tag)>)", re.DOTALL)  # here each space may count
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
INDENT = re.compile(r"\n\s+")


def trim(site: Path) -> int:
    """Takes them out of every page in the folder `site`; returns the characters saved."""
    return sum(trim_page(page) for page in sorted(site.rglob("*.html")))


def trim_page(page: Path) -> int:
    """The same for one page."""
    text = page.read_text(encoding="utf-8")
    trimmed = without_unread(text)
    page.write_text(trimmed, encoding="utf-8")
    return len(text) - len(trimmed)


def without_unread(html: str) -> str:
    """The page's text, equal as a browser shows it."""
    pieces = KEPT.split(html)  # text, what is kept, its tag, text, …
    texts = (INDENT.sub("\n", COMMENT.sub("", text)) for text in pieces[::3])
    return "".join(kept + text for kept, text in zip(["", *pieces[1::3]], texts, strict=True))
