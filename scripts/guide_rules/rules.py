"""All that this guide promises, beyond links that lead somewhere."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from content import sources
from content.outputs import Outputs
from linkcheck.findings import Finding, Verdict
from linkcheck.links import judge_name
from linkcheck.marks import PageRecord
from linkcheck.markup import ATTRIBUTE
from linkcheck.places import line_and_column, raised_at
from linkcheck.site import Site, read

from . import addresses, data, figures, forms, pages, quotations

TODO = re.compile(r"\bTODO\b:?[ #]*([^\"\n|]*)")  # of several in a row of a table, each
AROUND = re.compile(r"\s*(?:\{ ?[#.]|\*\*|\||-->|</).*")  # an id, the next cell, the end of a comment or an element
TEXTS = {".md", ".yml", ".svg", ".js", ".css"}
LEFT_OUT = "docs/assets/models/"
DEMO = re.compile(r"<live-demo\s[^>]*>")
DEMOS, STYLES = "assets/javascripts/demos", "assets/stylesheets/demos"
ELSEWHERE = (  # what other files say of the guide, how it stands there, and of which fact
    ("README.md", r"\A# (.+)", "name"),
    ("CITATION.cff", r'(?m)^title: "?(.+?)"?$', "name"),
    ("docs/site.webmanifest", r'"(?:short_)?name": "(.+?)"', "name"),
    ("CITATION.cff", r"(?m)^version: (.+)", "edition"),
    ("pyproject.toml", r'(?m)^version = "(.+)"', "edition"),
    ("README.md", sources.COUNT, "count"),
)


def findings(
    site: Site,
    records: list[PageRecord],
    known: Mapping[str, Any],
    outputs: Outputs | None,
    failure: Exception | None,
    dangling: set[str],
) -> Iterator[Finding]:
    """The findings on pages, data and addresses; on pages alone without all data.

    `outputs` is what is made from the data, or else `failure` says why it can't be. What data name and does not exist
    is added to `dangling`.
    """
    yield from in_texts(site)
    texts = dict(pages.in_reading_order(site.files, site.config))
    guide = outputs.guide if outputs else None
    yield from said_otherwise(site, guide.sources if guide else ())
    yield from pages.findings(texts, guide, known.get("asked.yml") or {})
    yield from figures.findings(texts, site)
    for file in sorted((site.root / "docs/includes").rglob("*.md")):
        if guide:
            yield from pages.markers(None, pages.PageFile(site.shown(file), read(file)), guide)
    for record in records:
        if not any(stray.hides_more for stray in record.strays):  # else what follows from such a tag
            yield from quotations.misquoted(record, addresses.places_of(record, site, outputs))
    if len(known) < len(forms.FILES):
        return

    @cache
    def missing(target: str) -> Verdict | None:
        """Says that a page or section doesn't exist; the foot of a page is not there when it could not be made."""
        is_left_out = guide is None and target.endswith(("#related", "#sources"))
        return None if is_left_out else judge_name(target, site)

    faults = [*data.findings(known, missing, None if site.unmade else guide, site.root, dangling)]
    yield from faults
    if outputs:
        yield from addresses.unaccepted(records, outputs, site)
        yield from addresses.dropped(site, known.get("redirects.yml") or {})
    elif failure and not faults:
        path, line = raised_at(failure, site.root)
        what = f"The lists of the guide cannot be made, because this code fails: {type(failure).__name__}: {failure}."
        yield Finding(path, line, 1, "unbuildable", what)


def said_otherwise(site: Site, known: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """Where README and the like have another name or edition of the guide, or count its sources otherwise."""
    facts = {"name": site.config.site_name, "edition": str(site.config.extra.get("edition", ""))}
    facts["count"] = sources.counted(known) if known else ""
    for path, pattern, fact in ELSEWHERE:
        text, right = read(site.root / path), facts[fact]
        who = "python3 scripts/author.py readme counts" if fact == "count" else "mkdocs.yml has"
        for found in re.finditer(pattern, text):
            if not found[1].startswith(right):
                at = line_and_column(text, found.start(1))
                yield Finding(path, *at, "said-otherwise", f"The {fact} is not what {who}: {' '.join(right.split())}")


def in_texts(site: Site) -> Iterator[Finding]:
    """The findings in single texts of docs/, in the order of the files, and in the menu."""
    for file in (*sorted((site.root / "docs").rglob("*")), site.root / "mkdocs.yml"):
        path = site.shown(file)
        if file.suffix in TEXTS and not path.startswith(LEFT_OUT):
            text = read(file)
            for offset, verdict in (*unwritten(text), *lacking(text, site)):
                yield verdict.at(path, *line_and_column(text, offset))


def unwritten(text: str) -> Iterator[tuple[int, Verdict]]:
    """Where a TODO stands, and what is still to write."""
    for found in TODO.finditer(text) if "TODO" in text else ():
        what = AROUND.sub("", found[1]).strip().rstrip(".") or "what is marked"
        yield found.start(), Verdict("unwritten", f"Still to write: {what}{'.' * (what[-1] != '?')}")


def lacking(text: str, site: Site) -> Iterator[tuple[int, Verdict]]:
    """Where a demonstration asks, as demos/shell.js reads it, for a file that the site lacks."""
    for demo in DEMO.finditer(text):
        said = {found[1]: found[found.lastindex or 1] for found in ATTRIBUTE.finditer(text, *demo.span())}
        name = said.get("name", "")
        for file in (f"../{name}/element", *f"{said.get('files', '')} {said.get('later', '')}".split()):
            path = f"{STYLES}/{file}" if file.endswith(".css") else f"{DEMOS}/{name}/{file}.js"
            if not site.holds(posixpath.normpath(path)):
                at = max(text.find(file, *demo.span()), demo.start())
                yield at, Verdict("missing-demo-file", f"“{file}” is no file that this demonstration could load.")
