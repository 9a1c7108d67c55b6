"""Tables: each gets a box that scrolls on narrow screens, scopes for its headings, and a name for an empty corner."""

from .article import Element


def complete(article: Element) -> None:
    """Completes each table of an article that has no box yet."""
    tables = article.all("table")
    for parent in article.elements() if tables else ():
        for at, child in enumerate(parent.children):
            if isinstance(child, Element) and child.tag == "table" and not parent.has_class("table"):
                add_headings(child)
                parent.children[at] = in_box(child, tables.index(child) + 1)


def in_box(table: Element, number: int) -> Element:
    """The table in a box. The keyboard can reach a box that may scroll and has no links; see also wide-table.js."""
    box = Element("div", {"class": "table"}, table)
    if len(table.all("th")) > 3 and not table.all("a"):
        box.change(tabindex="0", role="group", **{"aria-label": f"Table {number}"})
    return box


def add_headings(table: Element) -> None:
    """Gives each heading its scope, and turns the first cell of each body row into a heading, unless one has some."""
    cells = [cell for cell in table.all("th") if "scope" not in cell.attributes]
    for cell in cells:
        cell.change(scope="col")
        if not cell.children:
            cell.children.append(Element("span", {"class": "unseen"}, "Item"))
    rows = [row for body in table.all("tbody") for row in body.all("tr")]
    if cells and not any(row.all("th") for row in rows):
        for row in rows:
            for first in row.all("td")[:1]:
                first.change(tag="th", scope="row")
