"""The blocks at the end of a page: its relations, and the works that it cites."""

from . import periods
from .pages import Guide, Page, href
from .sources import evidence_line, reference

# The relations that a page can declare, in the order of the page, each with the name of its words in words.yml.
RELATIONS = {name: name for name in ("broader", "narrower", "corrected_by", "corrects", "places", "placed_in")}
RELATIONS |= {"related": "see_also"}


def fill(page: Page, guide: Guide, makers: dict) -> str:
    """The page's text with its generated blocks made anew; `makers` has the function that makes each, by name."""
    text = page.text
    for name, make in makers.items():
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->"
        head, mark, rest = text.partition(begin)
        if mark and end in rest:
            lines = make(page, guide)
            body = "\n" + "\n".join(lines) + "\n\n" if lines else ""
            text = head + begin + body + end + rest.partition(end)[2]
    return text


def related(page: Page, guide: Guide) -> list[str]:
    """The lines of the section that lists the page's relations."""
    rows, words = [], guide.words["made"]
    for relation, name in RELATIONS.items():
        named = page.meta.get(relation)
        named = named if isinstance(named, list) else [named]
        targets = [each for each in named if str(each).partition("#")[0] in guide.pages]  # a rule reports anything else
        if targets:
            rows.append(f"*   {words[name]}: " + ", ".join(guide.link(target, page.name) for target in targets))
    return [f"## {words['related']} {{ #related }}", "", *rows] if rows else []


def cited(page: Page, guide: Guide) -> list[str]:
    """The lines of the section that lists the works in the order in which the page cites them, each with its quotation."""
    known, words = {source["key"]: source for source in guide.sources}, guide.words["made"]
    rows = [
        f"*   {reference(known[key])} {evidence_line(known[key])}"
        f" [{words['more_on_source']}]({href(periods.address(known[key]), page.name)})"
        for key in page.cited
        if key in known
    ]
    return [f"## {words['sources']} {{ #sources }}", "", *rows] if rows else []
