"""`build.py --move OLD NEW`: gives a page, a section or a file another address, with everything that names it."""

import posixpath
from collections import Counter
from pathlib import Path

import content
import guide_rules  # noqa: F401 (its rules are among those that are checked)
from content.mistakes import BadData
from guide_rules.ledger import built_address
from linkcheck.checking import apply_rules, read_site
from linkcheck.hints import lookalikes, nearest
from linkcheck.model import Finding, count
from linkcheck.report import Report
from linkcheck.site import Site
from linkcheck.targets import is_page
from pipeline.problem import Problem
from page import cards

from . import edits, naming
from .accept import accept
from .draft import draft, files, settle
from .naming import Move
from .redirect_writer import is_published, write_redirects

MOST = 10  # at most so many findings or places are printed


def move(root: Path, old: str, new: str, only_shown: bool = False) -> int:
    """Moves `old` to `new`, both source paths with or without `#id`; only prints the changes if `only_shown`.

    Raises Problem, with nothing written, when it cannot be done.
    """
    with draft(root) as copy:
        folder = copy.folder
        site = read_site(folder)
        before = apply_rules(site)
        planned = plan(site, old, new)
        done = edits.apply(folder, naming.edits(site, planned))
        lines = write_redirects(site, planned, folder)
        if not planned.ids:
            (site.project.docs / planned.new).parent.mkdir(parents=True, exist_ok=True)
            (site.project.docs / planned.old).rename(site.project.docs / planned.new)
        update_generated(folder, site, planned)
        lines += move_card(folder, planned)
        others = mentions_in_code(root, folder, site, planned)
        refuse_new_findings(site, before, check_result(folder, planned), planned, others)
        found = copy.changes()
        if not settle(root, found, only_shown):
            return 0
    summary = f"{old} is now {new}: {count(len(done), 'mention')} followed, and {count(len(found), 'file')} changed."
    print(summary, *lines, *others, sep="\n")
    return 0


def plan(site: Site, old: str, new: str) -> Move:
    """Plans the move between two addresses; raises Problem when it is impossible."""
    old_path, sign, old_id = from_docs(site, old)
    new_path, new_sign, new_id = from_docs(site, new)
    refuse_missing(site, old_path)
    if sign != new_sign or bool(old_id) != bool(new_id):
        raise Problem(f"{old} and {new} must both name a section, or neither: write page.md#old page.md#new.")
    if sign:
        return of_section(site, (old_path, old_id), (new_path or old_path, new_id))
    return of_file(site, old_path, new_path + posixpath.basename(old_path) * new_path.endswith("/"))


def from_docs(site: Site, address: str) -> tuple[str, str, str]:
    """Splits a typed address into its path from the docs folder, `#` or nothing, and the id."""
    return address.removeprefix("./").removeprefix(site.project.prefix).partition("#")


def refuse_missing(site: Site, path: str) -> None:
    """Raises Problem when there is no such file in the docs folder."""
    if not (site.project.docs / path).is_file():
        near = lookalikes(site.tree, path)
        raise Problem(f"There is no file {site.shown(path)}" + (f"; did you mean {near[0]}?" if near else "."))


def of_file(site: Site, old: str, new: str) -> Move:
    """The move of a page or another file."""
    if posixpath.normpath(new) != new or new.startswith(("/", "../")):
        raise Problem(f"{new} is not a plain path inside the docs folder: write it from there, as in {old}.")
    if is_page(old) != is_page(new) or posixpath.splitext(old)[1] != posixpath.splitext(new)[1]:
        raise Problem(f"{new} is another type of file: give it the ending of {old}.")
    if (site.project.docs / new).exists():
        raise Problem(f"{site.shown(new)} exists already: choose another name, or move that one away first.")
    return Move(old, new, {})


def of_section(site: Site, old: tuple[str, str], new: tuple[str, str]) -> Move:
    """The move of an id; when several pages include the text with the id, it moves on all of them."""
    if not {old[0], new[0]} <= site.pages.keys():
        missing = next(path for path in (old[0], new[0]) if path not in site.pages)
        raise Problem(f"{missing} is no page of this site, and only sections of pages can be moved.")
    (page, id), (new_page, new_id) = old, new
    is_here, is_there = id in site.ids[page], new_id in site.ids[new_page]
    if is_here and is_there:
        raise Problem(f"{new_page}#{new_id} exists already: choose another id, or cut the section out of {page} first.")
    if not is_here and not (is_there and is_known(site, *old)):
        near = nearest(id, [known for known in site.ids[page] if known])
        raise Problem(f"{page} has no section #{id}" + (f"; did you mean #{near}?" if near else "."))
    if is_here and page != new_page:
        raise Problem(
            f"The text of a section is not moved: cut it out of {page}, paste it into {new_page} "
            f"with the id {new_id}, and run this again for its links and its redirect."
        )
    places = {
        anchor.place for anchor in site.pages[page].anchors if anchor.id == id and anchor.place and anchor.explicit
    }
    if is_here and not places:
        raise Problem(
            f"#{id} is made of the heading's words: give the heading the id {new_id} with {{ #{new_id} }} first."
        )
    holders = [
        path
        for path, holder in site.pages.items()
        if any(anchor.id == id and anchor.place in places for anchor in holder.anchors)
    ]
    return Move(page, page, {(path, id): (path, new_id) for path in holders} or {old: new})


def is_known(site: Site, page: str, id: str) -> bool:
    """Whether a section that is gone existed once: it was published, or a link still leads to it."""
    is_kept = bool(site.project.option("ledger")) and is_published(site, f"{page}#{id}")
    return is_kept or any((use.target.path, use.target.fragment) == (page, id) for use in site.uses)


def update_generated(folder: Path, site: Site, move: Move) -> None:
    """Updates the generated pages; raises Problem when that fails, or when the moved page is a generated one."""
    try:
        content.update(folder)
    except BadData as problem:
        listing = "\n".join(map(str, problem.findings(folder)))
        raise Problem(
            f"Nothing was written, since the generated pages could no longer be made:\n{listing}", 1
        ) from None
    if (move.gone or not move.ids) and (site.project.docs / move.old).exists():
        raise Problem(f"{move.old} is made from data by --write, and the code that makes it decides on its name.")


def move_card(folder: Path, move: Move) -> list[str]:
    """Renames the preview card of a page; returns a sentence when it must be drawn anew because its words change."""
    drawn, pictures = cards.saved(folder), folder / cards.CARDS
    if move.ids or move.old not in drawn or not (pictures / cards.file_of(move.old)).is_file():
        return []
    (pictures / cards.file_of(move.old)).rename(pictures / cards.file_of(move.new))
    drawn[move.new] = drawn.pop(move.old)
    cards.save(folder, drawn)
    draw = "Draw its preview card anew: python3 scripts/build.py --write"
    return [] if cards.wanted(folder)[move.new] == drawn[move.new] else [draw]


def check_result(folder: Path, move: Move) -> Report:
    """Adds the new addresses to the ledger, and checks the draft."""
    site = read_site(folder)
    for path, id in move.ids:
        if id in site.ids.get(path, ()) and move.ids[path, id][0] == path:
            raise Problem(f"{path}#{id} is made from data: rename it there, run --write, and then this again.")
    if site.project.option("ledger"):
        accept(site)
    return apply_rules(site)


def refuse_new_findings(site: Site, before: Report, now: Report, move: Move, others: list[str]) -> None:
    """Raises Problem when the move brings findings that were not there before."""
    now_at = {site.shown(move.old): site.shown(move.of(move.old)[0])}
    known = Counter((now_at.get(finding.path, finding.path), finding.rule) for finding in before.findings)
    new: list[Finding] = []
    for finding in now.findings:
        key = finding.path, finding.rule
        known[key] -= 1
        new += [finding] if known[key] < 0 else []
    if new:
        listing = "\n".join([*map(str, new[:MOST]), *others])
        raise Problem(f"Nothing was written, since this would bring {count(len(new), 'finding')}:\n{listing}", 1)


def mentions_in_code(root: Path, folder: Path, site: Site, move: Move) -> list[str]:
    """A sentence that lists where code and other texts, which no rule reads, name the old address."""
    names = [move.old] if move.gone else [f"{path}#{id}" for path, id in move.ids] or [move.old]
    forms = [*names, *(built_address(site, name) for name in names)]
    pages = {site.shown(move.of(path)[0]) for path in site.pages} | {"CHANGELOG.md", "pyproject.toml"}
    texts = [path for path in files(folder) if path.endswith((".py", ".js", ".html", ".md", ".toml"))]
    found = naming.lines_that_spell(folder, [path for path in texts if path not in pages], forms)
    tests = sorted((root / "tests").rglob("*.py"))  # a draft has no tests
    found += naming.lines_that_spell(root, [path.relative_to(root).as_posix() for path in tests], forms)
    stem = posixpath.splitext(move.old)[0]
    more = f" and {len(found) - MOST} more, which git grep -nF '{stem}.' lists" if len(found) > MOST else ""
    return [f"Change it by hand in files that no rule reads: {', '.join(found[:MOST])}{more}."] if found else []
