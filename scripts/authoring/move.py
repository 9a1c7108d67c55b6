"""Gives a page, a section or a file another address; links, data, settings and redirects follow.

A page that moves onto a section or another page is deleted, and its addresses lead there.
"""

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from console import Problem
from linkcheck.markup import Link
from linkcheck.places import line_and_column
from mkdocs.structure.files import File
from mkdocs.utils.meta import YAML_RE as FRONT_MATTER

from .reading import LEDGER, REDIRECTS, Guide, read
from .tree import Edit, apply, git, refuse_unsaved, rewrite

NAME = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*")
ID = re.compile(r"[a-z][a-z0-9-]*")
SETTINGS = ("mkdocs.yml", "pyproject.toml")


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
        return joined(self.old, self.old_id)

    @property
    def after(self) -> str:
        """The new address, as it stands in data."""
        return joined(self.new, self.new_id)


def joined(path: str, id: str) -> str:
    """The address of a page, or of the section with this id in it."""
    return f"{path}#{id}" if id else path


def move(root: Path, old: str, new: str) -> list[str]:
    """Makes the move, and returns what to tell the author; raises Problem, with nothing changed, when it cannot be."""
    refuse_unsaved(root)
    guide = read(root)
    planned = plan(guide, old, new)
    edits, by_hand = links(guide, planned)
    if planned.old_id and planned.old_id in ids(guide, planned.old):
        edits.append(definition(guide, planned))
    promised = promises(root, planned)
    missed = apply(root, edits)
    rename_in_data(root, planned)
    report = [f"{old} is now {new}; {len(edits)} link{'s' * (len(edits) != 1)} changed."]
    undo, docs = "To undo it: git restore .", Path(guide.site.config.docs_dir)  # which may be a link to another folder
    if planned.deletes:
        (docs / planned.old).unlink()
        places = sorted({(edit.path, edit.line) for edit in edits})
        report += ["Read these lines again, since their links lead elsewhere now:", *(f"{p}:{n}" for p, n in places)]
    elif not planned.old_id:
        (docs / planned.new).parent.mkdir(parents=True, exist_ok=True)
        (docs / planned.old).rename(docs / planned.new)
        undo += f" && rm docs/{planned.new}"
    keep(root, planned, promised)
    by_hand += [f"{edit.path}:{edit.line}: {edit.written}, now {edit.replacement}" for edit in missed]
    by_hand += mentions(root, planned)
    if by_hand:
        report += ["Change by hand what this chore does not read:", *by_hand]
    return [*report, undo]


def ids(guide: Guide, path: str) -> frozenset[str]:
    """The ids of a page."""
    return guide.site.ids(guide.site.sources[path].dest_uri) or frozenset()


def plan(guide: Guide, old: str, new: str) -> Move:
    """What is to move; raises Problem when it cannot."""
    (path, _, id), (new_path, _, new_id) = (
        address.removeprefix("./").removeprefix("docs/").partition("#") for address in (old, new)
    )
    new_path = (new_path or path) + posixpath.basename(path) * new_path.endswith("/")
    sources = guide.site.sources
    if path not in sources:
        raise Problem(f"There is no file docs/{path}.")
    if id:
        return plan_section(guide, Move(path, new_path, id, new_id))
    if new_path in sources and new_path != path:
        if not path.endswith(".md") or not guide.site.defines(f"{new_path}#{new_id}" if new_id else new_path):
            raise Problem(f"docs/{new_path} exists, and only a page can move onto another page or one of its sections.")
        return Move(path, new_path, "", new_id, deletes=True)
    if new_id or new_path == path:
        raise Problem(f"A page can move to a new name, or onto an existing page or section; {new} is neither.")
    if not NAME.fullmatch(new_path):
        raise Problem(f"{new_path} cannot be part of an address: use letters, digits, hyphens and slashes, no blanks.")
    if posixpath.splitext(path)[1] != posixpath.splitext(new_path)[1]:
        raise Problem(f"{new_path} is another type of file: give it the ending of {path}.")
    return Move(path, new_path)


def plan_section(guide: Guide, planned: Move) -> Move:
    """The move of a section; to another page, its text has moved by hand before."""
    old, new = planned.before, planned.after
    if not ID.fullmatch(planned.new_id):
        raise Problem(f"{new} names no section: write page.md#id, with an id of a to z, digits and hyphens.")
    if planned.new not in guide.site.sources:
        raise Problem(f"There is no page docs/{planned.new}.")
    is_here, is_there = planned.old_id in ids(guide, planned.old), planned.new_id in ids(guide, planned.new)
    if is_here and is_there:
        raise Problem(f"{new} exists already: choose another id, or take the section out of {planned.old} first.")
    if is_here and planned.new != planned.old:
        raise Problem(
            f"Move the text by hand first: cut the section out of {planned.old}, paste it into {planned.new} with the "
            f"id {planned.new_id}, git add both, and run this again for all that leads to it."
        )
    if not is_here and not is_there:
        raise Problem(f"Neither {old} nor {new} exists.")
    return planned


def links(guide: Guide, planned: Move) -> tuple[list[Edit], list[str]]:
    """An edit for each link whose spelling changes, and the places of those that nobody typed."""
    edits, by_hand = [], []
    for record, link, nth, target, id in guide.links():
        file, here = guide.site.by_dest.get(target), record.page.file.src_uri
        if file is None or (planned.deletes and here == planned.old):
            continue
        new_here, after = planned.of(here, "")[0], planned.of(file.src_uri, id)
        if (new_here, after) == (here, (file.src_uri, id)):
            continue
        place = guide.place(record, link, nth)
        if place is None:
            by_hand.append(f"docs/{here}: {link.written}")
        elif not is_data(guide.root / place.path, place.line):  # where addresses change on their own
            if place.path != guide.site.shown(record.page.file):  # pages of several folders may include that file
                new_here = "x/" * here.count("/") + "x.md"
            spelling = spell(link, new_here, after, is_here=here == file.src_uri and link.written.startswith("#"))
            edits += [Edit(*place, link.written, spelling)] if spelling != link.written else []
    return edits, by_hand


def is_data(file: Path, line: int) -> bool:
    """Whether a line is in a data file or in front matter."""
    head = FRONT_MATTER.match(file.read_text("utf-8")) if file.suffix == ".md" else None
    return file.suffix == ".yml" or (head is not None and line <= head[0].count("\n"))


def spell(link: Link, page: str, target: tuple[str, str], is_here: bool) -> str:
    """How a link is spelt on that page when it leads to that file and id; `is_here` when it led to its own page."""
    path, id = target
    fragment = f"#{id}" if id else ""
    if is_here and path == page:
        return fragment
    if link.typed is None:  # raw HTML leads to built files
        page, path = (File(name, "", "", False).dest_uri for name in (page, path))
    query = link.written.partition("#")[0].partition("?")
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + query[1] + query[2] + fragment


def definition(guide: Guide, planned: Move) -> Edit:
    """The edit at the place where an id is typed; raises Problem where it is made from data."""
    pattern = re.compile(rf"(?:\{{[^{{}}\n]*#|\bid=[\"']?)({re.escape(planned.old_id)})(?![\w-])")
    (record,) = (record for record in guide.records if record.page.file.src_uri == planned.old)
    for file in (Path(record.page.file.abs_src_path or ""), *record.snippets):
        text = file.read_text("utf-8")
        if found := pattern.search(text):
            path = file.absolute().relative_to(guide.root).as_posix()
            return Edit(path, *line_and_column(text, found.start(1)), planned.old_id, planned.new_id)
    raise Problem(f"{planned.before} is made from data: change the entry's id there, then run this again.")


def promises(root: Path, planned: Move) -> list[str]:
    """The published ids of what moves, "" for the page itself, as the list of addresses has them."""
    built = File(planned.old, "", "", False).dest_uri
    known = (address.partition("#") for address in (root / LEDGER).read_text("utf-8").splitlines())
    return [id for page, _, id in known if page == built and (not planned.old_id or id == planned.old_id)]


def rename_in_data(root: Path, planned: Move) -> None:
    """Puts the new address in the place of the old one in data, settings and front matter."""
    old = re.escape(planned.before)
    end = r"(?![\w-])" if planned.old_id else r"(?![\w.-])"
    pattern = re.compile(rf"(?<![\w./-]){old}{end}" + (r"(#[\w-]+)?" if planned.deletes else ""))
    files = [path for path in sorted((root / "docs/data").glob("*.yml")) if path.name != Path(REDIRECTS).name]
    for file in (*(root / name for name in SETTINGS), *files, *sorted((root / "docs").rglob("*.md"))):
        text = file.read_text("utf-8")
        head = FRONT_MATTER.match(text) if file.suffix == ".md" else None
        changed = text if file.suffix != ".md" else head[0] if head else ""
        rest = text[len(changed) :]
        if planned.deletes and (head or file.name == "mkdocs.yml"):
            changed = without_page(changed, planned.old)
        made = pattern.sub(planned.after, changed) + rest
        if file.name == "asked.yml" and made != text:  # the page's sections have one key now
            made = merged(made)
        if made != text:
            rewrite(file, made)


def without_page(text: str, page: str) -> str:
    """YAML without the list items and fields that name a page; a list that becomes empty goes as well."""
    name, empty = re.escape(page), re.compile(r"(?m)^(\w+):(?: \[\])? *\n(?=\w|---)")
    before = {found[1] for found in empty.finditer(text)}
    text = re.sub(rf"(?m)^ *- (?:[^\n]*: )?{name} *(?:#.*)?\n|^\w+: {name} *\n", "", text)
    text = re.sub(rf"(?<=\[){name}(?=\])|(?<=[\[ ]){name}, |, {name}(?=[,\]])", "", text)
    return empty.sub(lambda found: found[0] if found[1] in before else "", text)


def merged(text: str) -> str:
    """YAML of lists by key, in which a key that stands twice has the items of both."""
    blocks: dict[str, str] = {}
    for block in re.split(r"(?m)^(?=[^\s#-])", text):
        key, _, items = block.partition("\n")
        blocks[key] = blocks.get(key, f"{key}\n" if block else "") + items
    return "".join(blocks.values())


def keep(root: Path, planned: Move, promised: list[str]) -> None:
    """Writes redirects from the published addresses, and puts the new ones on the list."""
    file = root / REDIRECTS
    text = file.read_text("utf-8")
    head = re.match(r"(?:#.*\n|\n)*", text)
    known: dict[str, str] = yaml.load(text, yaml.CSafeLoader) or {}
    moved = {old: joined(*planned.of(*new.partition("#")[::2])) for old, new in known.items()}
    for id in promised:
        if planned.old_id or planned.deletes or not id:  # a page that is renamed takes its sections with it
            moved[joined(planned.old, id)] = planned.after
    moved.pop(planned.after, None)
    listed = yaml.safe_dump(moved, allow_unicode=True, width=10**6)
    rewrite(file, (head[0] if head else "") + listed)
    if planned.deletes:
        return
    built = File(planned.new, "", "", False).dest_uri
    new = {joined(built, planned.new_id or id) for id in promised}
    text = (root / LEDGER).read_text("utf-8")
    rewrite(root / LEDGER, text + "".join(f"{line}\n" for line in sorted(new - {*text.splitlines()})))


def mentions(root: Path, planned: Move) -> list[str]:
    """Where templates, scripts, tests and other texts spell the old address."""
    stem, _, ending = planned.old.rpartition(".")
    either = stem.replace(".", "[.]") + f"[.]({ending}|html)" + (f"#{planned.old_id}" if planned.old_id else "")
    left_out = [f":!{path}" for path in ("CHANGELOG.md", LEDGER, REDIRECTS)]
    return git(root, "grep", "-nIE", f"{either}([^[:alnum:]_-]|$)", "--", ".", *left_out).splitlines()
