"""All that this guide promises, beyond links that lead somewhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from content.guide import Guide
from linkcheck.findings import Finding, Verdict
from linkcheck.links import judge_name
from linkcheck.locations import Locator, line_and_column
from linkcheck.site import Site, read

from . import data, figures, page_rules
from .built_site import judge_loaded

TODO = re.compile(r"\bTODO\b:?[ #]*([^\"\n|]*)")  # of several in a row of a table, each
BEHIND_TODO = re.compile(r"\s*(?:\{ ?[#.]|\*|\||-->|</).*")  # an id, the next cell, the end of what it is in
TEXTS = {".md", ".yml", ".svg", ".js", ".css"}


def page_findings(
    site: Site, locators: Sequence[Locator], guide: Guide | None, queries: Mapping[str, Any]
) -> Iterator[Finding]:
    """The findings on pages and what they include, of which readers ask `queries`; few where data leave no guide."""
    pages = dict(page_rules.in_reading_order(site.files, site.config))
    yield from check_todos(site)
    yield from page_rules.findings(pages, guide, queries)
    yield from page_rules.check_classes(pages, site)
    yield from figures.findings(pages, site, guide)
    for path in sorted((site.root / "docs/includes").rglob("*.md")):
        if guide:
            yield from page_rules.check_markers(None, page_rules.PageFile(site.path_of(path), read(path)), guide)
    for locator in locators:
        for link in locator.record.markup.links:
            if verdict := judge_loaded(link, site):
                yield locator.at(verdict, link.href)


def data_findings(site: Site, contents: Mapping[str, Any], guide: Guide | None) -> Iterator[Finding]:
    """The findings on data, of which each file has the form that it needs."""

    @cache
    def judge_target(target: str) -> Verdict | None:
        """Says that a page or section doesn't exist; the foot of a page is not there when it could not be made."""
        is_left_out = guide is None and target.endswith(("#related", "#sources"))
        return None if is_left_out else judge_name(target, site)

    yield from data.findings(contents, judge_target, None if site.incomplete else guide, site.root)


def check_todos(site: Site) -> Iterator[Finding]:
    """Each TODO in docs/ and in the menu, with what is still to write."""
    for file in (*sorted((site.root / "docs").rglob("*")), site.root / "mkdocs.yml"):
        path = site.path_of(file)
        text = read(file) if file.suffix in TEXTS and not path.startswith("docs/assets/models/") else ""
        for todo in TODO.finditer(text) if "TODO" in text else ():
            words = BEHIND_TODO.sub("", todo[1]).strip().rstrip(".") or "what is marked"
            verdict = Verdict("unwritten", f"Still to write: {words}{'.' * (words[-1] != '?')}")
            yield verdict.at(path, *line_and_column(text, todo.start()))
