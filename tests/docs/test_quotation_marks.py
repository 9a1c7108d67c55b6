"""Quotation marks are curly and open before a word, end after one, on every page as it was built.

The renderer curls what is typed straight, but takes an end for a beginning right behind an abbreviation, and a
beginning before a space for an end. There the curly mark is typed.
"""

import re
from pathlib import Path

import html5lib

LEFT_ALONE = {"script", "style", "code", "pre", "svg", "sup"}  # a sup is the number of a source, behind the mark
WITHIN_A_LINE = {"a", "abbr", "b", "bdi", "em", "i", "mark", "q", "small", "span", "strong", "sub"}
WRONG = re.compile(r"""[“‘](?=[.,;:!)]|\s(?!\w+”)|$)|(?<=[\s(])[”]|\w“|”\w|["']""")  # “ is” is a token with its space
SIGNS_ALONE = re.compile(r"“\W{1,2}”")  # “?” is a quoted sign


def words(element) -> str:
    """The text of an element, with a line for each block; code and drawings left out."""
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "script"
    if name in LEFT_ALONE:
        return element.tail or ""
    inner = (element.text or "") + "".join(map(words, element))
    return (inner if name in WITHIN_A_LINE else f"\n{inner}\n") + (element.tail or "")


def test_quotation_marks_point_the_right_way(site: Path) -> None:
    """On every page, in the text that readers read."""
    wrong = []
    for file in sorted(site.rglob("*.html")):
        page = html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        lines = [line.strip() for article in page.iter("article") for line in words(article).splitlines()]
        wrong += [f"{file.name}: {line}" for line in lines if WRONG.search(SIGNS_ALONE.sub("", line))]
    assert not wrong, "\n".join(wrong)
