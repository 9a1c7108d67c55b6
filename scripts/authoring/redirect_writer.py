"""Updates the redirects after a move: old addresses lead to the new ones, and no live address is redirected."""

import re
from pathlib import Path

import yaml
from guide_rules import redirect_file
from guide_rules.ledger import built_address, ledger
from guide_rules.redirect_file import Redirect
from guide_rules.redirects import table
from linkcheck.site import Site
from linkcheck.targets import PAGE_ENDINGS

from .edits import LINE
from .naming import Move, join_fragment

INDENT = re.compile("[ ]*")


def write_redirects(site: Site, move: Move, place: Path) -> list[str]:
    """Writes the redirects into the draft at `place`; returns lines for the author. `site` was read before the move."""
    added = new_redirects(site, move)
    existing = redirect_file.redirects(site.project)
    file = existing[0].old_place.path if existing else redirect_file.file(site.project)
    known = [redirect for redirect in existing if redirect.old_place.path == file]
    if not known and site.project.own.keys().isdisjoint(["redirects", "ledger"]):
        how = f'make {redirect_file.FILE} and add redirects = "{redirect_file.FILE}" to [tool.linkcheck]'
        return [f"No redirect was written, since the project keeps none: {how}."] if added else []
    text = (place / file).read_bytes().decode("utf-8") if (place / file).is_file() else ""
    lines = LINE.findall(text)
    if not all(is_on_its_own_line(lines, redirect) for redirect in known):
        return [f"Add to the redirects in {file}, by hand: {old}: {new}." for old, new in sorted(added.items())]
    if file in site.project.texts:  # the redirects plugin knows no sections
        added = {old: new for old, new in added.items() if "#" not in old}
    (place / file).parent.mkdir(parents=True, exist_ok=True)
    (place / file).write_bytes(with_lines(text, known, live_addresses(site, move), added).encode("utf-8"))
    return [f"{old} leads to {new}." for old, new in sorted(added.items())]


def is_on_its_own_line(lines: list[str], redirect: Redirect) -> bool:
    """Whether a redirect begins its line, so that the line can be removed or another put before it."""
    return not lines[redirect.old_place.line - 1][: redirect.old_place.column - 1].strip("\"' \ufeff")


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


def with_lines(text: str, known: list[Redirect], gone: set[str], added: dict[str, str]) -> str:
    """The text of the redirects without those in `gone`, and with those in `added` in alphabetical order.

    Line numbers are those from before the move, which changes text within lines only.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [line for line in LINE.findall(text) if line]
    if lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += end
    staying = [redirect for redirect in known if redirect.old not in gone]
    before: dict[int, list[str]] = {}
    for old, new in sorted(added.items()):
        entry = yaml.safe_dump({old: new}, allow_unicode=True, width=10**6).strip()
        line, similar = place_of_line(old, staying, len(lines))
        before.setdefault(line, []).append(
            INDENT.match(lines[similar - 1])[0] + entry + end if similar else entry + end
        )
    removed = {
        line
        for redirect in known
        if redirect.old in gone
        for line in range(redirect.old_place.line, redirect.new_place.line + 1)
    }
    rest = [[*before.get(n, ()), *([] if n in removed else [line])] for n, line in enumerate(lines, 1)]
    return "".join(line for group in [*rest, before.get(len(lines) + 1, [])] for line in group)


def place_of_line(old: str, staying: list[Redirect], length: int) -> tuple[int, int]:
    """The line before which a redirect belongs, and a line whose indent it takes; 0 when there is none."""
    number = next((number for number, redirect in enumerate(staying) if redirect.old > old), len(staying))
    if number:
        return staying[number - 1].new_place.line + 1, staying[number - 1].old_place.line
    return (staying[0].old_place.line, staying[0].old_place.line) if staying else (length + 1, 0)
