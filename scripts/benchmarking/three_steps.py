"""What the build does with a site that MkDocs alone would only render: check while it reads, render, scan."""

import os
from pathlib import Path

import generated
import guide_rules  # noqa: F401 (its rules are among those that are checked)
from linkcheck.built import scan_site
from linkcheck.checking import Stop
from linkcheck.report import Report
from pipeline import stubs
from pipeline.progress import Progress
from pipeline.render import render


def run(root: str, folder: str) -> int:
    """Checks the project as MkDocs reads it, renders it into a folder and scans what was rendered; 1 with findings."""
    place, site = Path(root), Path(folder)
    try:
        project = render(place, site, None, Progress(), {}, decide)
    except Stop:
        return 1
    if generated.is_guide(place):
        stand_in(site)
    stubs.write_stubs(project, site)
    return int(bool(scan_site(site, project)))


def decide(report: Report) -> None:
    """Stops a build whose sources have errors."""
    if report.errors:
        raise Stop


def stand_in(site: Path) -> None:
    """Files for the twins of its pages, which a build makes and the pages link: a build scans a sound site.

    All are one file by many names, since to make a hundred files may cost a third of the scan.
    """
    pages = [Path(folder, name) for folder, _, names in os.walk(site) for name in names if name.endswith(".html")]
    for page in pages:
        os.link(pages[0], page.with_suffix(".md"))
