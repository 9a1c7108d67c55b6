"""Quotation marks are curly and open before a word, end after one, on every page as it was built.

The renderer curls what is typed straight, but takes an end for a beginning right behind an abbreviation, and a
beginning before a space for an end. There the curly mark is typed.
"""

import re
from pathlib import Path

import html5lib

LEFT_ALONE = {"script", "style", "code", "pre", "svg"}
WITHIN_A_LINE = {"a", "abbr", "b", "bdi", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup"}
WRONG = re.compile(r"""[“‘](?=[.,;:!)]|\s(?!\w+”)|$)|(?<=[\s(])[”]|\w“|”\w|["']""")  # “ is” is a token with its space
SIGNS_ALONE = re.compile(r"“\W{1,2}”")  # “?” is a quoted sign


def lines(element) -> list[str]:
    """The text of an element, a line for each block; code and drawings left out."""
    if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in LEFT_ALONE:
        return [""]
    if element.tag == "sup":  # the number of a source, which stands behind the mark
        return [""]
    found = [element.text or ""]
    for child in element:
        first, *more = lines(child)
        if child.tag in WITHIN_A_LINE | LEFT_ALONE:
            found[-1] += first
            found += more
        else:
            found += [first, *more, ""]
        found[-1] += child.tail or ""
    return found


def test_quotation_marks_point_the_right_way(site: Path) -> None:
    """On every page, in the text that readers read."""
    wrong = []
    for file in sorted(site.rglob("*.html")):
        page = html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        texts = [SIGNS_ALONE.sub("", line.strip()) for article in page.iter("article") for line in lines(article)]
        wrong += [f"{file.name}: {text}" for text in texts if WRONG.search(text)]
    assert not wrong, "\n".join(wrong)
