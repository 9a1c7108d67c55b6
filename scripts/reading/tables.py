"""Tables: a box that scrolls where the screen is narrow, headings with their scope, a name for an empty corner."""

from generated import words

from .article import Element


def mend(article: Element) -> None:
    """Mends each table of an article that has no box yet."""
    places = {id(table): place for place, table in enumerate(article.all("table"), 1)}
    for parent in list(article.parents()):
        for at, child in enumerate(parent.children):
            if id(child) in places and not parent.has_class("table"):
                head(child)
                parent.children[at] = box(child, places[id(child)])


def box(table: Element, number: int) -> Element:
    """The box; one that may scroll and holds no link is reached by keyboard; wide-table.js looks whether it does."""
    made = Element("div", {"class": "table"}, table)
    if sum(1 for _ in table.all("th")) > 3 and not any(table.all("a")):
        made.change(tabindex="0", role="group", **{"aria-label": words.phrase("table", number=number)})
    return made


def head(table: Element) -> None:
    """Gives each heading its scope, and each row of the table's body a heading: its first cell."""
    cells = [cell for cell in table.all("th") if "scope" not in cell.attributes]
    for cell in cells:
        cell.change(scope="col")
        if not cell.children:
            cell.children.append(Element("span", {"class": "unseen"}, words.phrase("corner")))
    rows = [row for body in table.all("tbody") for row in body.all("tr")]
    if cells and not any(row_heads(rows)):
        for row in rows:
            first = next(row.all("td"), None)
            if first:
                first.change(tag="th", scope="row")


def row_heads(rows: list[Element]) -> list[Element]:
    """The headings that rows have already."""
    return [cell for row in rows for cell in row.all("th")]
