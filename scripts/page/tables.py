"""Tables: each gets a box that scrolls on narrow screens, scopes for its headings, and a name for an empty corner."""

import re
from itertools import count

TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
HEADING = re.compile(r"<th\b(?![^>]*\bscope=)([^>]*)>")
CORNER = re.compile(r"(<tr[^>]*>\s*<th\b[^>]*>)(</th>)")
FIRST_CELL = re.compile(r"(<tr[^>]*>\s*)<td([^>]*)>(.*?)</td>", re.DOTALL)


def complete(article: str) -> str:
    """The HTML of an article with its tables complete."""
    number = count(1)
    return TABLE.sub(lambda match: in_box(with_headings(match[0]), next(number)), article)


def in_box(table: str, number: int) -> str:
    """The table in a box. The keyboard can reach a box that may scroll, with four columns or more, and has no links."""
    may_scroll = table.count(' scope="col"') > 3 and not re.search(r"<a\b", table)
    reach = f' tabindex="0" role="group" aria-label="Table {number}"' if may_scroll else ""
    return f'<div class="table"{reach}>{table}</div>'


def with_headings(table: str) -> str:
    """The table with a scope for each heading; the first cell of a body row becomes one, unless a row has some."""
    if not HEADING.search(table):
        return table
    table = CORNER.sub(r'\1<span class="unseen">Item</span>\2', HEADING.sub(r'<th\1 scope="col">', table))
    head, mark, body = table.partition("<tbody>")
    is_plain = not re.search(r"<th\b", body)
    return head + mark + (FIRST_CELL.sub(r'\1<th\2 scope="row">\3</th>', body) if is_plain else body)
