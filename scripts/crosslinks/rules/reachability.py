"""Rules about what nothing leads to; they are switched on by configuration."""

from collections.abc import Iterator

from ..ignoring import matcher
from ..model import Finding, Place
from ..site import Site
from ..targets import resolve
from ..tree import is_page
from .finding import at
from .metadata import values


def orphan_page(site: Site) -> Iterator[Finding]:
    """Some other page links to every page: nav alone does not make it part of the text.

    Why: who reads on from link to link never finds it.
    Bad: a page that no other page mentions
    Good: a page that is linked where its subject comes up
    """
    if not site.settings.rule_option("orphans"):
        return
    for path in site.pages:
        if path not in site.inbound and path != "index.md" and path not in site.tree.drafts:
            yield at(Place(site.shown(path), 1, 1), "no other page links to this one")


def unused_asset(site: Site) -> Iterator[Finding]:
    """Every file that is published is used by a page, its front matter, a stylesheet or the configuration.

    Why: it is sent and kept for nobody, or the link that was to show it is misspelt.
    Bad: docs/assets/old-map.svg, which nothing shows
    Good: docs/assets/map.svg, which a page shows
    """
    is_closed = site.settings.theme.get("custom_dir") and not site.settings.custom_dir  # which is told; it may use all
    if is_closed or not site.settings.rule_option("unused-assets"):
        return
    kept = matcher("\n".join(site.settings.rule_option("keep-assets", [])))
    unused = [path for path in sorted(site.tree.files) if not (is_page(path) or path in site.used or kept(path))]
    named = {resolve(site.tree, page.path, value.value).path for page, value in values(site)} if unused else ()
    for path in (path for path in unused if path not in named):
        yield at(Place(site.shown(path), 1, 1), "nothing uses this file")
