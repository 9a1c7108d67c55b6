"""Reads a project and applies every rule to it."""

from pathlib import Path

from .model import Report
from .renderer import Renderer
from .rules import RULES
from .scanning import scan
from .settings import load
from .site import Site
from .source import read
from .tree import read_tree


def check(root: Path) -> Report:
    """All findings of the project at `root`; raises `settings.Unreadable` when there is nothing to read."""
    site = read_site(root)
    found = {finding for rule in RULES for finding in rule(site)}
    return Report(tuple(sorted(found)), len(site.pages), len(site.uses))


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
    return Site(settings, tree, pages, tuple(renderer.missing))
