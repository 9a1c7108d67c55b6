"""What the build does with a site that MkDocs alone would only render: validate, render, scan."""

import os
from pathlib import Path

import crosslinks
import generated
from crosslinks import redirects
from pipeline.progress import Progress
from pipeline.render import render


def run(root: str, folder: str) -> int:
    """Validates the project, renders it into a folder and scans what was rendered; 1 with findings."""
    report = crosslinks.check_once(Path(root))
    render(Path(root), Path(folder), None, Progress(), {})
    if generated.is_guide(Path(root)):
        stand_in(Path(folder))
    redirects.write_stubs(Path(root), Path(folder))
    return int(bool(report.errors or crosslinks.scan_site(Path(folder), Path(root))))


def stand_in(site: Path) -> None:
    """Files for the twins of its pages, which a build makes and the pages link: a build scans a sound site.

    All are one file by many names, since to make a hundred files may cost a third of the scan.
    """
    pages = [Path(folder, name) for folder, _, names in os.walk(site) for name in names if name.endswith(".html")]
    for page in pages:
        os.link(pages[0], page.with_suffix(".md"))
