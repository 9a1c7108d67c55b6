"""Rules about what nothing leads to; they are switched on by configuration."""

from collections.abc import Iterator

from ..hints import candidates
from ..ignoring import matcher
from ..model import Finding, Place
from ..site import Site
from ..targets import Use, resolve
from ..tree import is_page
from .finding import at
from .metadata import values


def orphan_page(site: Site) -> Iterator[Finding]:
    """Some other page links to every page: nav alone does not make it part of the text.

    A link that is misspelt is told by itself.

    Why: who reads on from link to link never finds it.
    Bad: a page that no other page mentions
    Good: a page that is linked where its subject comes up
    """
    if not site.settings.rule_option("orphans"):
        return
    reached = site.inbound | site.tree.drafts | {"index.md"}
    alone = [path for path in site.pages if path not in reached]
    meant = {file for one, file in links_meant(site) if one.page in site.pages} if alone else ()
    for path in (path for path in alone if path not in meant):
        yield at(Place(site.shown(path), 1, 1), "no other page links to this one")


def unused_asset(site: Site) -> Iterator[Finding]:
    """Every file that is published is used by a page, its front matter, a stylesheet or the configuration.

    A link that is misspelt is told by itself.

    Why: it is sent and kept for nobody.
    Bad: docs/assets/old-map.svg, which nothing shows
    Good: docs/assets/map.svg, which a page shows
    """
    is_closed = site.settings.theme.get("custom_dir") and not site.settings.custom_dir  # which is told; it may use all
    if is_closed or not site.settings.rule_option("unused-assets"):
        return
    kept = matcher("\n".join(site.settings.rule_option("keep-assets", [])))
    unused = [path for path in sorted(site.tree.files) if not (is_page(path) or path in site.used or kept(path))]
    named = {resolve(site.tree, page.path, value.value).path for page, value in values(site)} if unused else set()
    named |= {file for _, file in links_meant(site)} if unused else set()
    for path in (path for path in unused if path not in named):
        yield at(Place(site.shown(path), 1, 1), "nothing uses this file")


def links_meant(site: Site) -> Iterator[tuple[Use, str]]:
    """The links that lead to nothing, each with the file that it most likely meant."""
    for one in site.uses:
        if one.target.state == "missing" and (found := candidates(site, one)):
            yield one, found[0]
