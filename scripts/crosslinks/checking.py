"""Reads a project and applies every rule to it."""

from dataclasses import replace
from pathlib import Path

from . import documents
from .model import ERROR, Finding, Report
from .renderer import Renderer
from .rules import RULES
from .rules.comments import allowed, useless_allowance
from .scanning import scan
from .settings import load
from .site import Site
from .source import read
from .tree import read_tree


def check(root: Path) -> Report:
    """All findings of the project at `root`; raises `settings.Unreadable` when there is nothing to read."""
    site = read_site(root)
    return Report(tuple(sorted(findings(site))), len(site.pages), len(site.uses))


def findings(site: Site) -> set[Finding]:
    """What the rules find, less what is allowed, plus allowances that allow nothing."""
    found = frozenset(finding for rule in RULES for finding in rule(site))
    permitted = allowed(site)
    kept = {finding for finding in found if (finding.path, finding.line, finding.rule) not in permitted}
    kept |= set(useless_allowance(site, found))
    return {replace(finding, severity=ERROR) for finding in kept} if site.settings.rule_option("strict") else kept


def read_site(root: Path) -> Site:
    """The whole project, every page scanned."""
    settings = load(root)
    tree, renderer = read_tree(settings), Renderer(settings)
    pages = {}
    for path in tree.pages:
        try:
            source = read(settings.docs / path, settings.docs_prefix + path)
        except FileNotFoundError:
            continue  # deleted since the folder was listed, or a link to nothing
        pages[path] = scan(source, path, renderer)
    return Site(settings, tree, pages, tuple(renderer.missing), tuple(documents.read_all(settings, tree)))
