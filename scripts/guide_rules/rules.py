"""All that this guide promises, beyond links that lead somewhere."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from content import sources
from content.guide import Guide
from content.outputs import Outputs
from linkcheck.findings import Finding, Verdict
from linkcheck.links import judge_name
from linkcheck.locations import Locator, line_and_column, raised_at
from linkcheck.markup import ATTRIBUTE
from linkcheck.site import Site, read

from . import addresses, data, figures, page_rules, quotation_marks, schemas

TODO = re.compile(r"\bTODO\b:?[ #]*([^\"\n|]*)")  # of several in a row of a table, each
BEHIND_TODO = re.compile(r"\s*(?:\{ ?[#.]|\*\*|\||-->|</).*")  # an id, the next cell, the end of what it is in
TEXTS = {".md", ".yml", ".svg", ".js", ".css"}
DEMO = re.compile(r"<live-demo\s[^>]*>")
DEMOS, STYLES = "assets/javascripts/demos", "assets/stylesheets/demos"
REPEATED_FACTS = (  # what other files say of the guide, how it stands there, and of which fact
    ("README.md", r"\A# (.+)", "name"),
    ("CITATION.cff", r'(?m)^title: "?(.+?)"?$', "name"),
    ("docs/site.webmanifest", r'"(?:short_)?name": "(.+?)"', "name"),
    ("CITATION.cff", r"(?m)^version: (.+)", "edition"),
    ("pyproject.toml", r'(?m)^version = "(.+)"', "edition"),
    ("README.md", sources.COUNT_IN_README, "count"),
)


def findings(
    site: Site,
    locators: Sequence[Locator],
    contents: Mapping[str, Any],
    outputs: Outputs | None,
    failure: Exception | None,
    dangling: set[str],
) -> Iterator[Finding]:
    """The findings on pages, data and addresses; on pages alone without all data.

    `outputs` is what is made from the data, or else `failure` says why it can't be. What data name and does not exist
    is added to `dangling`.
    """
    guide, texts = outputs.guide if outputs else None, dict(page_rules.in_reading_order(site.files, site.config))
    yield from check_texts(site)
    yield from check_repeated_facts(site, guide.sources if guide else ())
    yield from page_rules.findings(texts, guide, contents.get("asked.yml") or {})
    yield from figures.findings(texts, site)
    for file in sorted((site.root / "docs/includes").rglob("*.md")):
        if guide:
            yield from page_rules.check_markers(None, page_rules.PageFile(site.path_of(file), read(file)), guide)
    for locator in locators:
        if not any(stray.hides_more for stray in locator.record.strays):  # else what follows from such a tag
            yield from quotation_marks.check_quotation_marks(locator)
    if len(contents) == len(schemas.FILES):
        faults = [*check_data(site, contents, guide, dangling)]
        yield from faults
        if outputs:
            yield from addresses.check_new(locators, site)
            yield from addresses.check_dropped(site, contents["redirects.yml"] or {})
        elif failure and not faults:
            path, line = raised_at(failure, site.root)
            what = f"The guide's lists cannot be made, because this code fails: {type(failure).__name__}: {failure}."
            yield Finding(path, line, 1, "unbuildable", what)


def check_data(site: Site, contents: Mapping[str, Any], guide: Guide | None, dangling: set[str]) -> Iterator[Finding]:
    """The findings on the data, of which each file has the form that it needs."""

    @cache
    def judge_target(target: str) -> Verdict | None:
        """Says that a page or section doesn't exist; the foot of a page is not there when it could not be made."""
        is_left_out = guide is None and target.endswith(("#related", "#sources"))
        return None if is_left_out else judge_name(target, site)

    yield from data.findings(contents, judge_target, None if site.incomplete else guide, site.root, dangling)


def check_repeated_facts(site: Site, works: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """Where README and the like have another name or edition of the guide, or count its sources otherwise."""
    facts = {"name": site.config.site_name, "edition": str(site.config.extra.get("edition", ""))}
    facts["count"] = sources.count_in_words(works) if works else ""
    for path, pattern, fact in REPEATED_FACTS:
        text, right = read(site.root / path), facts[fact]
        who = "python3 scripts/author.py readme counts" if fact == "count" else "mkdocs.yml has"
        for match in re.finditer(pattern, text):
            if not match[1].startswith(right):
                at = line_and_column(text, match.start(1))
                yield Finding(path, *at, "said-otherwise", f"The {fact} is not what {who}: {' '.join(right.split())}")


def check_texts(site: Site) -> Iterator[Finding]:
    """The findings in single texts of docs/, in the order of the files, and in the menu."""
    for file in (*sorted((site.root / "docs").rglob("*")), site.root / "mkdocs.yml"):
        path = site.path_of(file)
        if file.suffix in TEXTS and not path.startswith("docs/assets/models/"):
            text = read(file)
            for offset, verdict in (*find_todos(text), *find_missing_files(text, site)):
                yield verdict.at(path, *line_and_column(text, offset))


def find_todos(text: str) -> Iterator[tuple[int, Verdict]]:
    """Where a TODO stands, and what is still to write."""
    for match in TODO.finditer(text) if "TODO" in text else ():
        what = BEHIND_TODO.sub("", match[1]).strip().rstrip(".") or "what is marked"
        yield match.start(), Verdict("unwritten", f"Still to write: {what}{'.' * (what[-1] != '?')}")


def find_missing_files(text: str, site: Site) -> Iterator[tuple[int, Verdict]]:
    """Where a demonstration asks, as demos/shell.js reads it, for a file that the site lacks."""
    for demo in DEMO.finditer(text):
        attributes = {match[1]: match[match.lastindex or 1] for match in ATTRIBUTE.finditer(text, *demo.span())}
        name = attributes.get("name", "")
        for file in (f"../{name}/element", *f"{attributes.get('files', '')} {attributes.get('later', '')}".split()):
            path = f"{STYLES}/{file}" if file.endswith(".css") else f"{DEMOS}/{name}/{file}.js"
            if not site.holds(posixpath.normpath(path)):
                offset = max(text.find(file, *demo.span()), demo.start())
                yield offset, Verdict("missing-demo-file", f"“{file}” is no file that this demonstration could load.")
