"""Pages, scripts and style sheets without what only their makers read: comments, and spaces that set lines in."""

import re
from pathlib import Path

KEPT = re.compile(r"(<(?P<tag>pre|textarea|script|style)\b.*?</(?P=tag)>)", re.DOTALL)  # here each space may count
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ASKED = re.compile(r'<meta name="keywords"[^>]*>')  # for our search index, which has been made by now
INDENT = re.compile(r"\n\s+")
NOTE = re.compile(r"^ *(/\*.*?\*/|// [^\n]*)\n", re.DOTALL | re.MULTILINE)  # whole lines only: text in quotes stays
TOKEN = re.compile(r"""(/\*.*?\*/|"[^"]*"|'[^']*')""", re.DOTALL)
SPACE, AROUND = re.compile(r"\s+"), re.compile(r" ?([{};,]) ?")
OWN = ("assets/javascripts", "assets/stylesheets")  # models and data beside them stay as they are


def trim(site: Path) -> None:
    """Takes them out of every page, script and style sheet in the folder `site`."""
    for page in sorted(site.rglob("*.html")):
        page.write_text(without_unread(page.read_text(encoding="utf-8")), encoding="utf-8")
    for folder in OWN:
        for file in sorted((site / folder).rglob("*.*")):
            file.write_text(code(file), encoding="utf-8")


def without_unread(html: str) -> str:
    """The page's text, equal as a browser shows it."""
    pieces = KEPT.split(html)  # text, what is kept, its tag, text, …
    texts = (INDENT.sub("\n", ASKED.sub("", COMMENT.sub("", text))) for text in pieces[::3])
    return "".join(kept + text for kept, text in zip(["", *pieces[1::3]], texts, strict=True))


def code(file: Path) -> str:
    """What a script or a style sheet says, without notes; a style sheet without needless spaces too."""
    text = NOTE.sub("", file.read_text(encoding="utf-8"))
    if file.suffix != ".css":
        return text
    parts = TOKEN.split(text)  # what stands between, a note or a text in quotes, and so on
    return "".join(part if part[:1] in ('"', "'") else plain(part) for part in parts).strip() + "\n"


def plain(part: str) -> str:
    """A piece of a style sheet with the spaces it needs; nothing of a note."""
    return "" if part.startswith("/*") else AROUND.sub(r"\1", SPACE.sub(" ", part))
