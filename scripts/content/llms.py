"""llms.txt, from which programs learn what the guide is and where its pages are: https://llmstxt.org/."""

from collections.abc import Iterable

from .guide import LICENCE, Guide, Page, plain

# The sections of the list: each with the folders of its pages, the last for pages that lie in none.
SECTIONS = {
    "See for yourself": "see-for-yourself/",
    "Concepts": "concepts/",
    "Taxonomy": "taxonomy/",
    "Misconceptions": "misconceptions/",
    "Sources": "sources/",
    "Optional": "about/",  # the format's name for what programs may leave out
}
HEAD = """# {name}

> {about}

This guide is checked: each claim has its sources, with the day on which somebody last looked.
Prose and figures are under CC BY 4.0 ({licence}). Last change in substance: {updated}.

To cite a section, give its HTML address: that of the Markdown file with `.html` in place of `.md`, and `#` with the id
of its heading, such as `concepts/large-language-model.html#definition`. The ids stand in the HTML. Published addresses
never die: one that moved leads on.

A belief that people hold has a verdict: False; Half true, right about one part; It depends, on how a word is read or a
product is set up; Contested, people who know the matter disagree. A claim of the article behind the guide is accurate,
simplified (right in outline), outdated, contested or wrong. See [how we check](about/method.md).

Data: every system with its values, their sources and dates in [systems.json](data/systems.json); the claims in
[claims.json](data/claims.json); the terms in [glossary.json](data/glossary.json). Their fields are described under
[open data](about/offline.md).
"""


def text(guide: Guide) -> str:
    """The file: what the guide is, how to cite it, where its data are, and its pages in reading order."""
    home = guide.pages["index.md"]
    head = HEAD.format(name=guide.name, about=home.description, licence=LICENCE, updated=guide.updated)
    top = [page for name, page in guide.pages.items() if "/" not in name]
    lines = [head, "## Start here", "", *rows(top)]
    for heading, folder in SECTIONS.items():
        if found := [page for name, page in guide.pages.items() if name.startswith(folder)]:
            lines += ["", f"## {heading}", "", *rows(found)]
    return "\n".join(lines) + "\n"


def rows(pages: Iterable[Page]) -> list[str]:
    """Pages as a list of links."""
    return [f"- [{plain(page.title)}]({page.name}): {page.description}" for page in pages]
