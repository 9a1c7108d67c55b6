"""`build.py --delete OLD NEW`: deletes a page, whose addresses then lead to another page or section."""

import subprocess
from functools import partial
from pathlib import Path

from content.pages import FRONT_MATTER
from linkcheck.checking import read_site
from linkcheck.model import Value, count
from linkcheck.rules.metadata import named_files
from linkcheck.site import Site
from linkcheck.targets import resolve
from pipeline.problem import Problem
from page import cards

from . import edits, naming
from .draft import draft, settle
from .insertions import out_of_relation, rewrite, without_lines
from .move import check_result, from_docs, mentions_in_code, refuse_missing, update_generated
from .naming import Move
from .redirect_writer import write_redirects


def delete(root: Path, old: str, new: str, only_shown: bool = False) -> int:
    """Deletes the page `old`, whose addresses then lead to `new`; only prints the changes if `only_shown`.

    Raises Problem, with nothing written, when it cannot be done.
    """
    with draft(root) as copy:
        folder = copy.folder
        site = read_site(folder)
        move = plan(site, old, new)
        refuse_unsaved(root, site.shown(move.old))
        links = [(edit, line_of(folder, edit)) for edit in edits.apply(folder, naming.edits(site, move))]
        lines = write_redirects(site, move._replace(ids=moved_apart(site, move)), folder)
        remove(folder, site, move)
        update_generated(folder, site, move)
        lines += [*mentions_in_code(root, folder, site, move), *map(str, check_result(folder, move).findings)]
        lines += [f"Read this again, since its link leads elsewhere now: {line}" for line in places_of(folder, links)]
        found = copy.changes()
        if not settle(root, found, only_shown):
            return 0
    print(f"{move.old} is gone, and {count(len(found), 'file')} changed.", *lines, sep="\n")
    return 0


def plan(site: Site, old: str, new: str) -> Move:
    """Plans where each address of the page will lead: sections lead to those of the same id on NEW, if it has them."""
    (page, sign, _), (new_page, to_section, new_id) = from_docs(site, old), from_docs(site, new)
    refuse_missing(site, page)
    if sign or page not in site.pages:
        raise Problem(
            f"{old} is no page of this site, and only pages can be deleted: to delete a section, delete its text."
        )
    if new_page == page or new_page not in site.pages or (to_section and not site.defines(new_page, new_id)):
        raise Problem(
            f"{new} is not another page or section of this site: name one to which the old addresses can lead."
        )
    section = new_id if to_section else None
    shared = site.ids[new_page] if section is None else frozenset()
    ids = {(page, id): (new_page, id if id in shared else section) for id in site.ids[page]}
    return Move(page, new_page, ids | {(page, ""): (new_page, section)}, gone=True)


def moved_apart(site: Site, move: Move) -> dict:
    """The addresses that need a redirect of their own, because the redirect of the whole page does not cover them."""
    new_page, new_id = move.ids[move.old, ""]
    return {key: to for key, to in move.ids.items() if not key[1] or (new_id is None and to != (new_page, key[1]))}


def refuse_unsaved(root: Path, file: str) -> None:
    """Raises Problem when the file has uncommitted changes, which would be lost."""
    try:
        command = ["git", "-C", str(root), "status", "--porcelain", "--", file]
        status = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:  # there is no git
        return
    if status:
        raise Problem(f"{file} has changes that are not committed and would be lost: commit or undo them first.")


def remove(folder: Path, site: Site, move: Move) -> None:
    """Removes the page from the docs folder, from the relations of other pages, from the nav and the preview cards."""
    (folder / site.shown(move.old)).unlink()
    for page, value in named_files(site):
        if page.path != move.old and resolve(site.tree, page.path, value.value).path == move.old:
            rewrite(folder / site.shown(page.path), partial(out_of_head, value.key.partition(".")[0], value.value))
    entries = [value.place for value in site.project.values if is_of_nav(value, move.old)]
    for path in {entry.path for entry in entries}:
        rewrite(folder / path, partial(without_lines, {entry.line for entry in entries if entry.path == path}))
    remove_card(folder, move.old)


def is_of_nav(value: Value, page: str) -> bool:
    """Whether a value of the configuration is the page's entry in the nav."""
    return value.key.startswith("nav.") and value.value == page


def out_of_head(relation: str, page: str, text: str) -> str:
    """The text of a page after its front matter no longer names the other page by that relation."""
    head = FRONT_MATTER.match(text)[1] + "\n"
    return text.replace(head, out_of_relation(head, relation, page), 1)


def remove_card(folder: Path, page: str) -> None:
    """Removes the preview card of a page and its words."""
    drawn = cards.saved(folder)
    if drawn.pop(page, None):
        cards.save(folder, drawn)
        (folder / cards.CARDS / cards.file_of(page)).unlink(missing_ok=True)


def line_of(folder: Path, made: edits.Edit) -> str:
    """The text of the line in which an edit was made."""
    return (folder / made.place.path).read_text(encoding="utf-8").splitlines()[made.place.line - 1]


def places_of(folder: Path, links: list[tuple[edits.Edit, str]]) -> list[str]:
    """The places, as `path:line`, at which the edited lines of pages stand in the end, if they still exist."""
    found = set()
    for made, line in links:
        file = folder / made.place.path
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        if made.place.path.endswith(".md") and line in lines:
            found.add((made.place.path, lines.index(line) + 1))
    return [f"{path}:{number}" for path, number in sorted(found)]
