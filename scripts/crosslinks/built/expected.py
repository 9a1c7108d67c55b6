"""What the project says must be in its built site, linked or not: the page for lost readers, and all that moved."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from ..model import Place
from ..patterns import Pattern
from ..permanence.redirections import Redirect, from_file, from_plugin
from ..plugins import PAGES
from ..settings import Settings
from ..theme import PACKAGES
from ..tree import is_page, output

NOT_FOUND = "404.html"  # a server shows it at any depth, so that none of its links is plain
COMMENT = Pattern(r"(?s)\{#.*?#\}")
Lead = tuple[str | None, str | None]  # the file that an address leads to, if any, and its fragment


class Moved(NamedTuple):
    """A page of the built site that moved, or a `section` of one, and where to: a file of the site, or an address."""

    page: str
    section: str
    new: Lead | str
    place: Place


class Expected(NamedTuple):
    """Whether a page for lost readers is made for certain, and what moved."""

    not_found: bool = False
    moved: tuple[Moved, ...] = ()


def expected(settings: Settings) -> Expected:
    """What can be told without running anything."""
    return Expected(makes_not_found(settings), tuple(moved(settings)))


def makes_not_found(settings: Settings) -> bool:
    """Whether the theme has that page, no override empties it, and no plugin or hook is there that could take it."""
    own = settings.custom_dir / NOT_FOUND if settings.custom_dir else None
    is_empty = own and own.is_file() and not COMMENT.sub("", own.read_text(encoding="utf-8", errors="replace")).strip()
    return settings.theme.get("name") in PACKAGES and not (is_empty or settings.powers or settings.hook_texts)


def moved(settings: Settings) -> Iterator[Moved]:
    """Each redirect of the project, less those of a page that is still there, which is another fault.

    Where the plugin for redirects leads is not known when another one decides where pages stand.
    """
    of_plugin = from_plugin(settings) if "redirects" in settings.plugins and PAGES not in settings.powers else ()
    for one in (*from_file(settings), *of_plugin):
        page, _, section = posixpath.normpath(one.old).partition("#")
        if one.new and is_page(page) and (section or not (settings.docs / page).is_file()):
            yield Moved(output(page, settings.directory_urls), section, goal(settings, one), one.old_place)


def goal(settings: Settings, one: Redirect) -> Lead | str:
    """Where a redirect leads in the built site, or on another."""
    page, _, section = one.new.partition("#")
    return one.new if one.is_external else (output(page, settings.directory_urls), section or None)
