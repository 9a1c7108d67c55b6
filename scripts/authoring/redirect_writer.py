"""Updates the redirects after a move: old addresses lead to the new ones, and no live address is redirected."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import yaml
from guide_rules import redirect_file
from guide_rules.ledger import built_address, ledger
from guide_rules.redirects import table
from linkcheck.site import Site
from linkcheck.targets import PAGE_ENDINGS
from pipeline.problem import Problem

from .insertions import rewrite
from .naming import Move, join_fragment

HEAD = re.compile(r"(?:#.*\n|\n)*")  # the comment with which the file begins


def write_redirects(site: Site, move: Move, place: Path) -> list[str]:
    """Writes the redirects into the draft at `place`; returns lines for the author. `site` was read before the move.

    Raises Problem when the file of redirects cannot be read.
    """
    added, live = new_redirects(site, move), live_addresses(site, move)
    file = redirect_file.file(site.project)
    if not (place / file).is_file():
        return list(by_hand(site, file, added))
    if fault := redirect_file.file_fault(site.project):
        raise Problem(f"Nothing was written, since {file} cannot be read: {fault[1]}.")
    rewrite(place / file, partial(with_redirects, live, added))
    return [f"{old} leads to {new}." for old, new in sorted(added.items())]


def by_hand(site: Site, file: str, added: dict[str, str]) -> Iterator[str]:
    """What the author has to do in a project without our file: its redirects stand in mkdocs.yml, or nowhere."""
    in_plugin = next(redirect_file.from_plugin(site.project), None)
    if in_plugin:
        place = in_plugin.old_place.path
        pages = {old: new for old, new in added.items() if "#" not in old}  # the plugin redirects no sections
        yield from (f"Add to the redirects in {place}, by hand: {old}: {new}." for old, new in sorted(pages.items()))
    elif added:
        how = f'make {file} and add redirects = "{file}" to [tool.linkcheck]'
        yield f"No redirect was written, since the project keeps none: {how}."


def new_redirects(site: Site, move: Move) -> dict[str, str]:
    """The new address of each old one that was ever published."""
    if not move.ids:
        may_lead = move.old.endswith((*PAGE_ENDINGS, ".html")) and is_published(site, move.old)
        return {move.old: move.new} if may_lead else {}
    by_old, found = table(site), {}
    for (page, old), new in move.ids.items():
        moved_here = (redirect.old for redirect in by_old.values() if redirect.new == page and "#" not in redirect.old)
        for address in (join_fragment(page_then, old or None) for page_then in (page, *moved_here)):
            if address not in by_old and is_published(site, address):
                found[address] = join_fragment(*new)
    return found


def is_published(site: Site, address: str) -> bool:
    """Whether the ledger has the address; without a ledger, somebody may have saved any address."""
    source, lines = ledger(site)
    return not source.path or built_address(site, address) in lines


def live_addresses(site: Site, move: Move) -> set[str]:
    """The addresses that exist after the move, so that a redirect from them must go."""
    if move.ids:
        return {join_fragment(*new) for new in move.ids.values()}
    ids = site.ids.get(move.old, frozenset())
    return {move.new, *(f"{move.new}#{id}" for id in ids)}


def with_redirects(gone: set[str], added: dict[str, str], text: str) -> str:
    """The text of the redirects without those in `gone` and with those in `added`, in alphabetical order."""
    known = yaml.safe_load(text) or {}
    made = {old: new for old, new in known.items() if old not in gone} | added
    return HEAD.match(text)[0] + yaml.safe_dump(made, allow_unicode=True, width=10**6) if made != known else text
