"""What the build does with a site that MkDocs alone would only render: validate, render, scan."""

import os
from pathlib import Path

import crosslinks
from crosslinks import redirects
from pipeline.progress import Progress
from pipeline.render import render


def run(root: str, folder: str) -> int:
    """Validates the project, renders it into a folder and scans what was rendered; 1 with findings."""
    report = crosslinks.check_once(Path(root))
    render(Path(root), Path(folder), None, Progress(), {})
    stand_in(Path(folder))
    redirects.write_stubs(Path(root), Path(folder))
    return int(bool(report.errors or crosslinks.scan_site(Path(folder), Path(root))))


def stand_in(site: Path) -> None:
    """Empty files for the twin of each page, which a build makes and the page links: a build scans a sound site."""
    for folder, _, names in os.walk(site):
        for name in names:
            if name.endswith(".html"):
                Path(folder, name).with_suffix(".md").touch()
