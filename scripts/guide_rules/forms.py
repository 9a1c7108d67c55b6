"""The rules about page forms: what a page of each kind must have, and of what it should not have too much."""

import re
from collections.abc import Iterator
from typing import Any

from linkcheck.model import ADVICE, ERROR, Fault, Page, Place
from linkcheck.registry import rule
from linkcheck.site import Site

from .fields import kind_of
from .quizzes import quizzes_in

TABLE = re.compile(r"^ {0,3}\|?[ ]*:?-{3,}:?[ ]*\|[-:| ]*$", re.MULTILINE)  # the line below the head of a table


@rule
def page_form(site: Site) -> Iterator[Fault]:
    """A page has the sections and the number of quizzes that the form of its kind requires.

    Why: readers expect on each page of a kind what they found on the last one.
    Bad: a concept without a quiz, where [tool.linkcheck.forms.concept] has quizzes = 1
    Good: a concept with one
    """
    for page, form in formed(site):
        lacking = [id for id in form.get("ids", []) if id not in site.ids[page.path]]
        for id in lacking:
            yield at_head(site, page, f"this page has no section #{id}; a {kind_of(page)} needs one", ERROR)
        found, least = len(list(quizzes_in(site.source(page.path)))), form.get("quizzes", 0)
        if found < least:
            what = f"this page has {count_quizzes(found)}; a {kind_of(page)} needs at least {least}"
            yield at_head(site, page, what, ERROR)


def count_quizzes(number: int) -> str:
    """`1 quiz`, `2 quizzes`."""
    return "1 quiz" if number == 1 else f"{number} quizzes"


@rule
def overlong_page(site: Site) -> Iterator[Fault]:
    """A page has no more sections and tables than the form of its kind allows; this is advice, and fails no build.

    Why: nobody reads a page that holds everything.
    Bad: a concept with nine second-level headings, where [tool.linkcheck.forms.concept] has headings = 6
    Good: a concept with five
    """
    for page, form in formed(site):
        source = site.source(page.path)
        counts = {
            "second-level headings": (sum(heading.level == 2 for heading in page.headings), form.get("headings")),
            "tables": (len(TABLE.findall(source.prose)), form.get("tables")),
        }
        for what, (found, most) in counts.items():
            if most is not None and found > most:
                yield at_head(site, page, f"this page has {found} {what}; a {kind_of(page)} has at most {most}", ADVICE)


def formed(site: Site) -> Iterator[tuple[Page, dict[str, Any]]]:
    """Yields each page whose kind has a form, with that form; the index of a folder has none."""
    forms = site.project.option("forms", {})
    for path, page in site.pages.items() if forms else ():
        form = forms.get(kind_of(page))
        if form and not page.problems and not path.endswith("index.md"):
            yield page, form


def at_head(site: Site, page: Page, what: str, severity: str) -> Fault:
    """A fault of the whole page, which stands at its first line."""
    return Fault(Place(site.shown(page.path), 1, 1), what, severity)
