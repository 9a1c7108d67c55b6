"""The rule about page forms: what a page of each kind must have, and what it should not have too much of."""

import re
from collections.abc import Iterator
from typing import Any

from linkcheck.model import ADVICE, ERROR, Fault, Page, Place
from linkcheck.registry import rule
from linkcheck.site import Site

from .fields import kind
from .quizzes import in_text

TABLE = re.compile(r"^ {0,3}\|?[ ]*:?-{3,}:?[ ]*\|[-:| ]*$", re.MULTILINE)  # the line below the head of a table


@rule
def page_form(site: Site) -> Iterator[Fault]:
    """A page has what its kind must have: its sections and its quizzes; fields are told as missing-field.

    Why: readers find in each page of a kind what they found in the last.
    Bad: a concept without a quiz, where [tool.linkcheck.forms.concept] has quizzes = 1
    Good: the same with one
    """
    for page, form in formed(site):
        lacking = [id for id in form.get("ids", []) if id not in site.ids[page.path]]
        for id in lacking:
            yield at_head(site, page, f"a {kind(page)} has a section #{id}, and this one does not", ERROR)
        found, wanted = len(list(in_text(site.source(page.path)))), form.get("quizzes", 0)
        if found < wanted:
            yield at_head(
                site, page, f"a {kind(page)} asks at least {wanted}, and this one {found} of the reader", ERROR
            )


@rule
def overlong_page(site: Site) -> Iterator[Fault]:
    """A page has no more sections and tables than one of its kind should; this is advice, and fails no build.

    Why: a page that holds everything is read by nobody.
    Bad: a concept with nine second-level headings, where [tool.linkcheck.forms.concept] has headings = 6
    Good: the same with five
    """
    for page, form in formed(site):
        source = site.source(page.path)
        counts = {
            "second-level headings": (sum(one.level == 2 for one in page.headings), form.get("headings")),
            "tables": (len(TABLE.findall(source.prose)), form.get("tables")),
        }
        for what, (found, most) in counts.items():
            if most is not None and found > most:
                yield at_head(site, page, f"a {kind(page)} has at most {most} {what}, and this one {found}", ADVICE)


def formed(site: Site) -> Iterator[tuple[Page, dict[str, Any]]]:
    """Each page whose kind has a form, with that form; an index has none of its folder's."""
    forms = site.project.option("forms", {})
    for path, page in site.pages.items() if forms else ():
        form = forms.get(kind(page))
        if form and not page.problems and not path.endswith("index.md"):
            yield page, form


def at_head(site: Site, page: Page, what: str, severity: str) -> Fault:
    """What is said of a page as a whole."""
    return Fault(Place(site.shown(page.path), 1, 1), what, severity)
