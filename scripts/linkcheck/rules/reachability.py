"""Rules about pages and files that nothing links to; options in `[tool.linkcheck]` switch them on."""

from collections.abc import Iterator

import pathspec

from ..hints import candidates
from ..model import Fault, Link, Place
from ..registry import rule
from ..site import Site
from ..targets import is_page, resolve, use_of
from .absolute import forgotten_base, own_file
from .markup import ADDRESS_KINDS, leftovers_of
from .metadata import named_files


@rule
def orphan_page(site: Site) -> Iterator[Fault]:
    """Every page has a link to it on another page; an entry in nav is not enough.

    A misspelt link counts too, since it is reported itself.

    Why: readers who follow links never find it.
    Bad: a page that no other page mentions
    Good: a page that is linked where its subject comes up
    """
    if not site.project.option("orphans"):
        return
    reached = site.inbound | site.tree.drafts | {"index.md"}
    alone = [path for path in site.pages if path not in reached]
    intended = {file for page, file in intended_targets(site) if page in site.pages} if alone else ()
    for path in alone:
        if path not in intended:
            yield Fault(Place(site.shown(path), 1, 1), "no other page links to this one")


@rule
def unused_asset(site: Site) -> Iterator[Fault]:
    """Every file that is published is used by a page, its front matter, a stylesheet or the configuration.

    A misspelt link counts too, since it is reported itself.

    Why: it takes up space and serves nobody.
    Bad: docs/assets/old-map.svg, which nothing shows
    Good: docs/assets/map.svg, which a page shows
    """
    if site.project.broken or not site.project.option("unused-assets"):
        return  # settings that MkDocs refuses may use any file
    kept = pathspec.GitIgnoreSpec.from_lines(site.project.option("keep-assets", []))
    own = (path for path in sorted(site.tree.files) if (site.project.docs / path).exists())
    unused = [path for path in own if not (is_page(path) or path in site.used or kept.match_file(path))]
    named = {resolve(site.tree, page.path, value.value).path for page, value in named_files(site)} if unused else set()
    named |= {file for _, file in intended_targets(site)} if unused else set()
    for path in unused:
        if path not in named:
            yield Fault(
                Place(site.shown(path), 1, 1), "nothing uses this file; use it, delete it, or list it in keep-assets"
            )


def intended_targets(site: Site) -> Iterator[tuple[str, str]]:
    """Yields, for each link that is broken or stayed text, its page and the file that its author probably meant."""
    for use in site.uses:
        if use.target.state in ("missing", "outside"):
            files = candidates(site, use)[:1]
        elif use.target.state == "other-site":
            files = [forgotten_base(site, use)]
        else:
            files = [own_file(site, use)] if use.target.state == "external" and site.project.site_url else []
        yield from ((use.page, file) for file in files)
    for page, leftover in leftovers_of(site, *ADDRESS_KINDS):
        use = use_of(site.tree, page.path, Link(leftover.text.partition("|")[0], leftover.place))
        yield from ((page.path, file) for file in (use.target.path, *candidates(site, use)[:1]))
