"""What a build adds to MkDocs: it checks the pages as MkDocs reads them, renders them, and scans what was rendered."""

import sys
from pathlib import Path

import generated
import guide_rules  # noqa: F401 (its rules are among those that are checked)
from linkcheck.built import scan_site
from linkcheck.checking import Stop
from linkcheck.report import Report
from pipeline import stubs
from pipeline.progress import Progress
from pipeline.render import render


def main(root: Path, site: Path) -> int:
    """Builds the project at `root` into the folder `site`; returns 1 with findings."""
    try:
        project = render(root, site, None, Progress(), {}, stop_on_findings)
    except Stop:
        return 1
    stubs.write_stubs(project, site)
    if generated.is_guide(root):
        for page in site.rglob("*.html"):
            page.with_suffix(".md").touch()  # in place of the Markdown copy that the page links
    return int(bool(scan_site(site, project)))


def stop_on_findings(report: Report) -> None:
    """Stops a build whose sources have findings."""
    if report.findings:
        raise Stop


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
