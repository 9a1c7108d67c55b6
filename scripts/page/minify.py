"""Minifies pages, scripts and style sheets: removes comments and indentation."""

import re
from pathlib import Path

VERBATIM = re.compile(r"(<(?P<tag>pre|textarea|script|style)\b.*?</(?P=tag)>)", re.DOTALL)  # spaces may matter here
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
INDENT = re.compile(r"\n\s+")
# Whole lines only, so never in a string.
CODE_COMMENT = re.compile(r"^ *(/\*.*?\*/|// [^\n]*)\n", re.DOTALL | re.MULTILINE)
# Without a quotation mark, so never in a string.
TRAILING = re.compile(r""" +// [^\n"'`]*$""", re.MULTILINE)
LEADING = re.compile(r"^ +", re.MULTILINE)
TOKEN = re.compile(r"""(/\*.*?\*/|"[^"]*"|'[^']*')""", re.DOTALL)
SPACE, AROUND = re.compile(r"\s+"), re.compile(r" ?([{};,]) ?")
FOLDERS = ("assets/javascripts", "assets/stylesheets")  # not the models and data beside them


def trim(site: Path) -> None:
    """Minifies every page, script and style sheet in the folder `site`."""
    for page in sorted(site.rglob("*.html")):
        page.write_text(html(page.read_text(encoding="utf-8")), encoding="utf-8")
    for folder in FOLDERS:
        for file in sorted((site / folder).rglob("*.*")):
            file.write_text(code(file), encoding="utf-8")


def html(page: str) -> str:
    """The page's HTML, minified; browsers show it unchanged."""
    pieces = VERBATIM.split(page)  # text, verbatim element, its tag, text, …
    texts = (INDENT.sub("\n", COMMENT.sub("", text)) for text in pieces[::3])
    return "".join(verbatim + text for verbatim, text in zip(["", *pieces[1::3]], texts, strict=True))


def code(file: Path) -> str:
    """A script without comments and indentation, or a style sheet without comments and needless spaces."""
    text = CODE_COMMENT.sub("", file.read_text(encoding="utf-8"))
    if file.suffix != ".css":
        return LEADING.sub("", TRAILING.sub("", text))
    parts = TOKEN.split(text)  # code, comment or string, code, …
    return "".join(part if part[:1] in ('"', "'") else css(part) for part in parts).strip() + "\n"


def css(part: str) -> str:
    """A piece of a style sheet without needless spaces; a comment becomes empty."""
    return "" if part.startswith("/*") else AROUND.sub(r"\1", SPACE.sub(" ", part))
