"""llms.txt, from which programs learn what the guide is and where its pages are: https://llmstxt.org/."""

from .blocks import render
from .guide import LICENCE, Guide, plain

# The sections of the list: each with the beginning of its pages' names.
SECTIONS = {
    "Try it": "see-for-yourself/",
    "Concepts": "concepts/",
    "Taxonomy": "taxonomy/",
    "Misconceptions": "misconceptions/",
    "Sources": "sources/",
    "Optional": "about/",  # the format's name for what programs may leave out
}


def text(guide: Guide) -> str:
    """The file: what the guide is, how to cite it, where its data are, and its pages in reading order."""
    pages = guide.pages.items()
    sections = {"Start here": [page for name, page in pages if "/" not in name]}
    for heading, folder in SECTIONS.items():
        sections[heading] = [page for name, page in pages if name.startswith(folder)]
    return render("llms.txt", guide=guide, licence=LICENCE, sections=sections, plain=plain) + "\n"
