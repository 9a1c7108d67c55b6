"""Cross-links: checks every link of a MkDocs project before it is rendered, and the site afterwards.

Importing this package costs nothing; each function brings in what it needs.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Finding, Report


def check(root: Path) -> "Report":
    """All findings in the sources of the project at `root`."""
    from .checking import check

    return check(root)


def scan_site(site_dir: Path, root: Path, site_url: str | None = None) -> "list[Finding]":
    """All findings in the built site at `site_dir` of the project at `root`.

    `site_url` is the public address it was built for, when that is not the one in `mkdocs.yml`.
    """
    from .built import scan_site

    return scan_site(site_dir, root, site_url)
