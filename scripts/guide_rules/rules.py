"""All that this guide promises, beyond links that lead somewhere."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from content import sources
from content.outputs import Outputs
from linkcheck.findings import Finding, Verdict
from linkcheck.links import judge_name
from linkcheck.marks import PageRecord
from linkcheck.markup import ATTRIBUTE
from linkcheck.places import line_and_column, raised_at
from linkcheck.site import Site, read

from . import addresses, data, forms, pages

TODO = re.compile(r"\bTODO\b:?[ #]*([^\"\n|]*)")  # of several in a row of a table, each
AROUND = re.compile(r"\s*(?:\{ ?[#.]|\||-->|</).*")  # an id, the next cell, the end of a comment or an element
TEXTS = {".md", ".yml", ".svg", ".js", ".css"}
LEFT_OUT = "docs/assets/models/"
DEMO = re.compile(r"<live-demo\s[^>]*>")
DEMOS, STYLES = "assets/javascripts/demos", "assets/stylesheets/demos"
NAMED = {  # where else the name of the guide stands, and how
    "README.md": r"\A# (.+)$",
    "CITATION.cff": r'^title: "?(.+?)"?$',
    "docs/site.webmanifest": r'"(?:short_)?name": "(.+?)"',
}


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
    yield from named_otherwise(site.root, site.config.site_name)
    texts = dict(pages.in_reading_order(site.files, site.config))
    guide = outputs.guide if outputs else None
    yield from counted_otherwise(site.root, guide.sources if guide else ())
    yield from pages.findings(texts, guide, known.get("asked.yml") or {})
    for file in sorted((site.root / "docs/includes").rglob("*.md")):
        if guide:
            yield from pages.markers(None, pages.PageFile(site.shown(file), read(file)), guide)
    if len(known) < len(forms.FILES):
        return
    cited = {key for page in guide.pages.values() for key in page.cited} if guide and not site.unmade else None

    @cache
    def missing(target: str) -> Verdict | None:
        """Says that a page or section doesn't exist; the foot of a page is not there when it could not be made."""
        wrong = judge_name(target, site)
        if wrong is None or (guide is None and target.endswith(("#related", "#sources"))):
            return None
        dangling.add(target)
        return wrong

    faults = [*data.findings(known, missing, cited, site.root)]
    yield from faults
    if outputs:
        yield from addresses.unaccepted(records, outputs, site)
        yield from addresses.dropped(site, known.get("redirects.yml") or {})
    elif failure and not faults:
        path, line = raised_at(failure, site.root)
        what = f"The lists of the guide cannot be made, because this code fails: {type(failure).__name__}: {failure}."
        yield Finding(path, line, 1, "unbuildable", what)


def may_lead_to(target: str, link: str) -> bool:
    """Whether a link, as it is typed on some page, may be to a target, which is relative to docs/."""
    end = re.sub(r"^(?:\.\./)+", "", link)
    return f"/{target}".endswith(end if end.startswith("#") else f"/{end}")


def named_otherwise(root: Path, name: str) -> Iterator[Finding]:
    """A finding for each other place where the guide has another name than in mkdocs.yml."""
    for path, pattern in NAMED.items():
        text = read(root / path)
        for found in re.finditer(pattern, text, re.MULTILINE):
            if not found[1].startswith(name):
                what = f"The guide is called {found[1]} here, and {name} in mkdocs.yml."
                yield Finding(path, *line_and_column(text, found.start(1)), "two-names", what)


def counted_otherwise(root: Path, known: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """The finding on a README that doesn't count the known sources as they are."""
    text = read(root / "README.md")
    if known and (said := sources.COUNT.search(text)) and said[1] != sources.counted(known):
        what = "This isn't how many sources there are, and how we saw them: run python3 scripts/author.py readme."
        yield Finding("README.md", *line_and_column(text, said.start(1)), "other-count", what)


def in_texts(site: Site) -> Iterator[Finding]:
    """The findings in single texts of docs/, in the order of the files."""
    for file in sorted((site.root / "docs").rglob("*")):
        path = site.shown(file)
        if file.suffix in TEXTS and not path.startswith(LEFT_OUT):
            text = read(file)
            for at, rule, what in (*unwritten(text), *lacking(text, site)):
                yield Finding(path, *line_and_column(text, at), rule, what)


def unwritten(text: str) -> Iterator[tuple[int, str, str]]:
    """Where a TODO stands, its rule, and what is still to write."""
    for found in TODO.finditer(text) if "TODO" in text else ():
        what = AROUND.sub("", found[1]).strip().rstrip(".") or "what is marked"
        yield found.start(), "unwritten", f"Still to write: {what}{'.' * (what[-1] != '?')}"


def lacking(text: str, site: Site) -> Iterator[tuple[int, str, str]]:
    """Where a demonstration asks, as demos/shell.js reads it, for a file that the site lacks; the rule, what to say."""
    for demo in DEMO.finditer(text):
        said = {found[1]: found[found.lastindex or 1] for found in ATTRIBUTE.finditer(text, *demo.span())}
        name = said.get("name", "")
        for file in (f"../{name}/element", *f"{said.get('files', '')} {said.get('later', '')}".split()):
            path = f"{STYLES}/{file}" if file.endswith(".css") else f"{DEMOS}/{name}/{file}.js"
            if not site.holds(posixpath.normpath(path)):
                at = max(text.find(file, *demo.span()), demo.start())
                yield at, "missing-demo-file", f"{file} is no file that this demonstration could load."
