"""What files beside the pages owe: name, edition and number of sources as they are, links that lead somewhere."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from content.guide import day
from content.sources import COUNT_IN_README, count_in_words
from linkcheck.findings import Finding, Verdict
from linkcheck.locations import line_and_column
from linkcheck.site import Site, read

GROUPS = ["Readers", "Authors", "Engineers"]  # of changes; the page *Changes* takes the first
NAME, EDITION = "site_name in mkdocs.yml", "edition in mkdocs.yml"
PLACES = [  # a file, how it says something (in the first group), and where it's said first
    ("README.md", r"\A# (.+)", NAME),
    ("CITATION.cff", r'(?m)^title: "?(.+?)"?$', NAME),
    ("docs/site.webmanifest", r'"name": "(.+?)"', NAME),
    ("docs/site.webmanifest", r'"short_name": "(.+?)"', NAME),
    ("CITATION.cff", r"(?m)^version: (.+)", EDITION),
    ("pyproject.toml", r'(?m)^version = "(.+)"', EDITION),
]
GUIDES = ("README.md", "CONTRIBUTING.md", "contributing/*.md", "scripts/hosting/README.md")


def findings(site: Site, data: Mapping[str, Any]) -> Iterator[Finding]:
    """All findings on what these files say of the guide."""
    edition = str(site.config.extra["edition"])
    facts = {NAME: site.config.site_name, EDITION: edition}
    places = [(file, pattern, facts[origin], origin) for file, pattern, origin in PLACES]
    released = re.search(r'(?m)^date-released: "?([\d-]+)', read(site.root / "CITATION.cff"))
    if released:
        heading = rf"(?m)^## {re.escape(edition)} \((.+)\)$"
        places.append(("CHANGELOG.md", heading, day(released[1]), "date-released in CITATION.cff"))
    if sources := data.get("sources.yml"):
        counted = "docs/data/sources.yml: run python3 scripts/author.py readme"
        places.append(("README.md", COUNT_IN_README.pattern, count_in_words(sources), counted))
    for file, pattern, fact, origin in places:
        text = read(site.root / file)
        said = re.search(pattern, text)
        if not said or said[1] != fact:
            place = line_and_column(text, said.start(1)) if said else (1, 1)
            what = f"This says “{said[1]}”" if said else "This does not say it"
            message = f"{what}; it is “{fact}” by {origin}.".replace("\n", " ")
            yield Verdict("said-twice", message).at(file, *place)
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
    text = re.sub("(?ms)^```.*?^```|`[^`\n]*`", lambda code: re.sub(r"\S", " ", code[0]), read(file))
    for link in re.finditer(r"\]\((?![a-z]+:)([^)\s#]*)#?([^)\s]*)\)", text):
        target = file.parent / link[1] if link[1] else file
        ids = {slug(heading) for heading in re.findall("(?m)^#+ (.+)", read(target) if target.suffix == ".md" else "")}
        if target.exists() and (not link[2] or link[2] in ids):
            continue
        rule, missing = ("missing-anchor", "heading") if target.exists() else ("missing-file", "file")
        verdict = Verdict(rule, f"“{link[0][2:-1]}” leads to no {missing}.")
        yield verdict.at(site.path_of(file), *line_and_column(text, link.start(1)))


def slug(heading: str) -> str:
    """The id that GitHub gives a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
