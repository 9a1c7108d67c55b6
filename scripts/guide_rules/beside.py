"""What files beside the pages owe: name, edition and number of sources as they are, links that lead somewhere."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from content.guide import day
from content.sources import count_in_words
from linkcheck.findings import Finding, Verdict
from linkcheck.locations import CODE, blank, line_and_column
from linkcheck.site import Site, read
from pymdownx.slugs import slugify

GROUPS = ["Readers", "Authors", "Engineers"]  # of changes; the page *Changes* takes the first
NAME, EDITION = "site_name in mkdocs.yml", "edition in mkdocs.yml"
DAY, COUNT = "date-released in CITATION.cff", "docs/data/sources.yml"
PLACES = [  # a file, how it says something (in the first group), and where it's said first
    ("README.md", r"\A# (.+)", NAME),
    ("CITATION.cff", r'(?m)^title: "?(.+?)"?$', NAME),
    ("docs/site.webmanifest", r'"name": "(.+?)"', NAME),
    ("docs/site.webmanifest", r'"short_name": "(.+?)"', NAME),
    ("CITATION.cff", r"(?m)^version: (.+)", EDITION),
    ("pyproject.toml", r'(?m)^version = "(.+)"', EDITION),
    ("CHANGELOG.md", r"(?m)^## ([\d.]+) \(", EDITION),
    ("CHANGELOG.md", r"(?m)^## [\d.]+ \((.+)\)$", DAY),
    ("README.md", r"(?m)^(Of the \d+ sources .*)$", COUNT),
]
AS_ID = slugify(case="lower")  # as GitHub makes the id of a heading
GUIDES = ("README.md", "CONTRIBUTING.md", "contributing/*.md", "scripts/hosting/README.md")


def findings(site: Site, data: Mapping[str, Any]) -> Iterator[Finding]:
    """All findings on what these files say of the guide."""
    released = re.search(r'(?m)^date-released: "?([\d-]+)', read(site.root / "CITATION.cff"))
    facts = {NAME: site.config.site_name, EDITION: str(site.config.extra["edition"])}
    facts |= {DAY: day(released[1])} if released else {}
    facts |= {COUNT: count_in_words(sources)} if (sources := data.get("sources.yml")) else {}
    for file, pattern, origin in PLACES:
        text = read(site.root / file)
        said = re.search(pattern, text)
        if origin in facts and (not said or said[1] != facts[origin]):
            place = line_and_column(text, said.start(1)) if said else (1, 1)
            what = f"This says “{said[1]}”" if said else "This does not say it"
            finding = Verdict("said-twice", f"{what}; it is “{facts[origin]}” by {origin}.").at(file, *place)
            if said and file != "CHANGELOG.md":  # whose newest part needs a hand
                finding = finding._replace(subject=said[1], fix=facts[origin])
            yield finding
    changes = read(site.root / "CHANGELOG.md")
    for part in re.finditer(r"(?ms)^## .*?(?=^## |\Z)", changes):
        groups = re.findall(r"(?m)^### (.+)$", part[0])
        if not groups or groups != [group for group in GROUPS if group in groups]:
            message = f"Its groups are {', '.join(groups) or 'none'}; use {', '.join(GROUPS)}, in this order."
            yield Verdict("changes-form", message).at("CHANGELOG.md", *line_and_column(changes, part.start()))
    for guide in (path for pattern in GUIDES for path in sorted(site.root.glob(pattern))):
        yield from check_guide(guide, site)


def check_guide(file: Path, site: Site) -> Iterator[Finding]:
    """The links of a file that is read where the code is kept, to files of the project and their headings there."""
    text = blank(CODE, read(file))
    for link in re.finditer(r"\]\((?![a-z]+:)([^)\s#]*)#?([^)\s]*)\)", text):
        target = file.parent / link[1] if link[1] else file
        ids = {AS_ID(heading, "-") for heading in re.findall("(?m)^#+ (.+)", read(target))}
        if target.exists() and (not link[2] or link[2] in ids):
            continue
        rule, missing = ("missing-anchor", "heading") if target.exists() else ("missing-file", "file")
        verdict = Verdict(rule, f"“{link[0][2:-1]}” leads to no {missing}.")
        yield verdict.at(site.path_of(file), *line_and_column(text, link.start(1)))
