"""Layer three: the built site, scanned once more as a browser will see it."""

from pathlib import Path

from ..model import Finding
from ..settings import load, offline
from . import rules
from .expected import expected
from .site import read


def scan_site(site_dir: Path, root: Path, site_url: str | None = None) -> list[Finding]:
    """All findings in the built site at `site_dir` of the project at `root`, sorted."""
    settings = load(root, site_url=site_url)
    site = read(Path(site_dir), settings.site_url, offline(settings.plugins), expected(settings))
    left_out = () if settings.rule_option("no-external-assets") else (rules.external_asset,)
    asked = [rule for rule in rules.RULES if rule not in left_out]
    return sorted({finding for rule in asked for finding in rule(site)})
