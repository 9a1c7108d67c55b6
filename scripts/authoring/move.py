"""Gives a page, a section or a file another address; links, data, settings and redirects follow.

A page that moves onto a section or another page is deleted, and its addresses lead there.
"""

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from console import Problem
from content.guide import site_path
from linkcheck.locations import CODE
from mkdocs.utils.meta import YAML_RE as FRONT_MATTER
from page.redirects import FILE as REDIRECTS

from .accept import LEDGER
from .tree import git, read_data, refuse_unsaved, rewrite, undo

NAME = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*")
ID = re.compile(r"[a-z][a-z0-9-]*")
SETTINGS = ("mkdocs.yml", "pyproject.toml")
LINK = re.compile(  # a relative one, outside of code
    rf"{CODE.pattern}|(?P<lead>\]\(\s*<?|^ *\[[^]\n]+\]: *<?|\b(?:href|src)=\")"
    r"(?P<path>(?!/)[^\s<>()\"?#:]*)(?P<query>\?[^\s<>()\"#]*)?(?:#(?P<id>[\w-]+)(?P<state>;[^\s<>()\"]*)?)?"
    r"(?=[\s<>()\"]|$)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Move:
    """What moves, as paths below docs/ and ids: a page or file, a section (with ids), or all of a page into another."""

    old: str
    new: str
    old_id: str = ""
    new_id: str = ""
    deletes: bool = False

    def of(self, path: str, id: str) -> tuple[str, str]:
        """Where a path and an id are after the move."""
        if path != self.old or (self.old_id and id != self.old_id):
            return path, id
        return self.new, self.new_id if self.old_id or self.deletes else id

    @property
    def before(self) -> str:
        """The old address, as it stands in data."""
        return address(self.old, self.old_id)

    @property
    def after(self) -> str:
        """The new address, as it stands in data."""
        return address(self.new, self.new_id)


def address(path: str, id: str) -> str:
    """The address of a page, or of the section with this id in it."""
    return f"{path}#{id}" if id else path


def move(root: Path, old: str, new: str) -> list[str]:
    """Makes the move, and returns what to tell the author; raises Problem, with nothing changed, when it cannot be."""
    docs = root / "docs"
    published = (root / LEDGER).read_text("utf-8").splitlines()
    planned = plan(docs, published, old, new)
    refuse_unsaved(root)
    report = [f"{old} is now {new}."]
    if planned.old_id and not rename_id(docs, planned) and not defines(docs / planned.new, planned.new_id):
        report += [f"The id is not typed in docs/{planned.old}: change it where it is made, unless you have done so."]
    changed = rename_in_pages(docs, planned)
    rename_in_data(root, planned)
    if planned.deletes:
        (docs / planned.old).unlink()
        report += ["Read these lines again, since their links lead elsewhere now:", *changed]
    elif not planned.old_id:
        (docs / planned.new).parent.mkdir(parents=True, exist_ok=True)
        (docs / planned.old).rename(docs / planned.new)
    redirect(root, planned, published)
    if by_hand := mentions(root, planned):
        report += ["Change by hand what this chore does not read:", *by_hand]
    return [*report, undo(root, *([] if planned.deletes or planned.old_id else [f"docs/{planned.new}"]))]


def plan(docs: Path, published: list[str], old: str, new: str) -> Move:
    """The move that two addresses ask for; raises Problem when it cannot be made."""
    addresses = (address.removeprefix("./").removeprefix("docs/") for address in (old, new))
    (path, _, id), (new_path, _, new_id) = (address.partition("#") for address in addresses)
    new_path = (new_path or path) + posixpath.basename(path) * new_path.endswith("/")
    if not (docs / path).is_file():
        raise Problem(f"There is no file docs/{path}.")
    if id:
        return plan_section(docs, published, Move(path, new_path, id, new_id))
    if (docs / new_path).is_file() and new_path != path:
        is_there = not new_id or f"{site_path(new_path)}#{new_id}" in published or defines(docs / new_path, new_id)
        if not path.endswith(".md") or not is_there:
            raise Problem(f"docs/{new_path} exists, and only a page can move onto another page or one of its sections.")
        return Move(path, new_path, "", new_id, deletes=True)
    if new_id or new_path == path:
        raise Problem(f"A page can move to a new name, or onto an existing page or section; {new} is neither.")
    if not NAME.fullmatch(new_path):
        raise Problem(f"{new_path} cannot be part of an address: use letters, digits, hyphens and slashes, no blanks.")
    if posixpath.splitext(path)[1] != posixpath.splitext(new_path)[1]:
        raise Problem(f"{new_path} is another type of file: give it the ending of {path}.")
    return Move(path, new_path)


def plan_section(docs: Path, published: list[str], planned: Move) -> Move:
    """The move of a section; to another page, its text has moved by hand before."""
    old, new = planned.before, planned.after
    if not ID.fullmatch(planned.new_id):
        raise Problem(f"{new} names no section: write page.md#id, with an id of a to z, digits and hyphens.")
    if not (docs / planned.new).is_file():
        raise Problem(f"There is no page docs/{planned.new}.")
    is_here = defines(docs / planned.old, planned.old_id)
    if is_here and defines(docs / planned.new, planned.new_id):
        raise Problem(f"{new} exists already: choose another id, or take the section out of {planned.old} first.")
    if is_here and planned.new != planned.old:
        raise Problem(
            f"Move the text by hand first: cut the section out of {planned.old}, paste it into {planned.new} with the "
            f"id {planned.new_id}, git add both, and run this again for all that leads to it."
        )
    if not is_here and site_path(old) not in published:
        raise Problem(f"There is no section {old}.")
    return planned


def definition(id: str) -> re.Pattern[str]:
    """Where an id is typed: behind a heading, or in HTML."""
    return re.compile(rf"(?:\{{[^{{}}\n]*#|\bid=[\"']?)({re.escape(id)})(?![\w-])")


def defines(page: Path, id: str) -> bool:
    """Whether an id is typed in the text of a page."""
    return bool(definition(id).search(page.read_text("utf-8")))


def rename_id(docs: Path, planned: Move) -> bool:
    """Changes an id in the page in which it is typed; returns whether it is."""
    text = (docs / planned.old).read_text("utf-8")
    if match := definition(planned.old_id).search(text):
        rewrite(docs / planned.old, text[: match.start(1)] + planned.new_id + text[match.end(1) :])
    return bool(match)


def rename_in_pages(docs: Path, planned: Move) -> list[str]:
    """Spells each link as it is after the move, and returns the lines that changed."""
    changed_lines = []
    for file in sorted(docs.rglob("*.md")):
        here, text = file.relative_to(docs).as_posix(), file.read_text("utf-8")
        if (planned.deletes and here == planned.old) or (new_text := relink(text, here, planned)) == text:
            continue
        rewrite(file, new_text)
        pairs = zip(text.split("\n"), new_text.split("\n"), strict=True)
        changed_lines += [f"docs/{here}:{number}" for number, (one, other) in enumerate(pairs, 1) if one != other]
    return changed_lines


def relink(text: str, here: str, planned: Move) -> str:
    """The text of the page `here` with its links as they are after the move; code stays as it is."""
    here = re.sub("^includes/.*", "includes/x.md", here)  # pages in some folder include it
    new_here = planned.of(here, "")[0]

    def respell(match: re.Match[str]) -> str:
        lead, path, query, id, state = (match[name] or "" for name in ("lead", "path", "query", "id", "state"))
        if not lead:
            return match[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
        source = re.sub(r"\.html$", ".md", target)  # raw HTML leads to built files
        after, after_id = planned.of(source, id)
        if (new_here, after, after_id) == (here, source, id):
            return match[0]
        is_own = not path and after == new_here
        spelling = "" if is_own else posixpath.relpath(after, posixpath.dirname(new_here) or ".")
        spelling = spelling if source == target else site_path(spelling)
        return f"{lead}{spelling}{query}{after_id and '#'}{after_id}{state}"

    return LINK.sub(respell, text)


def rename_in_data(root: Path, planned: Move) -> None:
    """Puts the new address in the place of the old one in data, settings and front matter."""
    old = re.escape(planned.before)
    end = r"(?![\w-])" if planned.old_id else r"(?![\w.-])"
    pattern = re.compile(rf"(?<![\w./-]){old}{end}" + (r"(#[\w-]+)?" if planned.deletes else ""))
    files = [path for path in sorted((root / "docs/data").glob("*.yml")) if path.name != Path(REDIRECTS).name]
    for file in (*(root / name for name in SETTINGS), *files, *sorted((root / "docs").rglob("*.md"))):
        text = file.read_text("utf-8")
        head = FRONT_MATTER.match(text) if file.suffix == ".md" else None
        part = text if file.suffix != ".md" else head[0] if head else ""
        rest = text[len(part) :]
        if planned.deletes and (head or file.name == "mkdocs.yml"):
            part = re.sub(rf"(?m)^ *- (?:[^\n]*: )?{old} *(?:#.*)?\n", "", part)  # from menu and relations
        new_text = pattern.sub(planned.after, part) + rest
        if file.name == "asked.yml" and new_text != text:  # the page's sections have one key now
            new_text = merge_keys(new_text)
        if new_text != text:
            rewrite(file, new_text)


def merge_keys(text: str) -> str:
    """YAML of lists by key, in which a key that stands twice has the items of both."""
    blocks: dict[str, str] = {}
    for block in re.split(r"(?m)^(?=[^\s#-])", text):
        key, _, items = block.partition("\n")
        blocks[key] = blocks.get(key, f"{key}\n" if block else "") + items
    return "".join(blocks.values())


def redirect(root: Path, planned: Move, published: list[str]) -> None:
    """Leads the published addresses of what moves on, and earlier redirects to it; puts the new ones on the list."""
    file, accepted = root / REDIRECTS, [*published]
    text = file.read_text("utf-8")
    head = re.match(r"(?:#.*\n|\n)*", text)
    earlier: dict[str, str] = read_data(file) or {}
    moves = {old: address(*planned.of(*new.partition("#")[::2])) for old, new in earlier.items()}
    for page, _, id in (line.partition("#") for line in published):
        if page == site_path(planned.old) and planned.old_id in ("", id):
            takes_along = not planned.old_id and (not planned.deletes or planned.new_id)  # a page its sections
            if not (id and takes_along):
                moves[address(planned.old, id)] = planned.after
            if not planned.deletes and (planned.old_id or address(planned.old, id) not in earlier):
                accepted.append(address(site_path(planned.new), planned.new_id or id))
    moves.pop(planned.after, None)
    for old, new in [*moves.items()]:
        if "#" in old and "#" in new and moves.get(old.partition("#")[0]) == new:
            del moves[old]  # the page leads to that section, too
    rewrite(file, (head[0] if head else "") + yaml.safe_dump(moves, allow_unicode=True, width=10**6))
    rewrite(root / LEDGER, "".join(f"{line}\n" for line in dict.fromkeys(accepted)))


def mentions(root: Path, planned: Move) -> list[str]:
    """Where templates, scripts, tests and other texts spell the old address."""
    stem, _, ending = planned.old.rpartition(".")
    either = stem.replace(".", "[.]") + f"[.]({ending}|html)" + (f"#{planned.old_id}" if planned.old_id else "")
    left_out = [f":!{path}" for path in ("CHANGELOG.md", LEDGER, REDIRECTS)]
    return git(root, "grep", "-nIE", f"{either}([^[:alnum:]_-]|$)", "--", ".", *left_out).splitlines()
