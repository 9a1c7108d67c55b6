"""`build.py --new KIND NAME`: begins a page, entry, figure or demonstration, and marks what is left to write."""

import os
import re
import shlex
import shutil
import string
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import content
from content.mistakes import BadData
from linkcheck import checking
from linkcheck.hints import nearest
from pipeline.problem import Problem

from . import completion, draft
from .accept import accept
from .insertions import in_data, in_index, in_nav, last_of_nav, rewrite, yaml_scalar

if TYPE_CHECKING:
    import argparse

    from linkcheck.model import Finding

SKELETONS = Path(__file__).parent / "skeletons"
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
SECTIONS = {"concept": "concepts", "taxonomy": "taxonomy", "misconception": "misconceptions"}
SECTIONS |= {"demonstration": "see-for-yourself"}
ENTRIES = {"term": ("glossary.yml", "id"), "source": ("sources.yml", "key"), "system": ("systems.yml", "id")}
KINDS = (*SECTIONS, *ENTRIES, "figure")
REDIRECTS = "docs/data/redirects.yml"
STAGE = "tests/demos/stage.py"


class Skeleton(string.Template):
    """A text with fields such as `@name`; scripts use the dollar sign themselves."""

    delimiter = "@"


def run(args: "argparse.Namespace") -> int:
    """Makes each new thing in a draft, and puts all of them in place, or shows them with --diff.

    With --edit it then opens what is left to write, and runs --write when the editor is closed.
    """
    if not content.is_guide(args.root):
        raise Problem(
            f"{args.root} is not built like this guide, with its data in docs/data: --new has no skeletons for it."
        )
    editor = editor_of_the_author() if args.edit else []
    with draft.draft(args.root) as copy:
        for kind, name in args.new:
            make(copy.folder, kind, name)
        findings = complete_draft(copy.folder)
        found = copy.changes()
    found += test_changes(args.root, [name for kind, name in args.new if kind == "demonstration"])
    if not draft.settle(args.root, found, args.diff):
        return 0
    print_result(args.new, found, findings)
    return edit_and_write(args.root, editor, findings) if editor else 0


def editor_of_the_author() -> list[str]:
    """The command in VISUAL or EDITOR; raises Problem when there is none."""
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not command:
        raise Problem(
            "--edit does not know your editor: name it in EDITOR, such as EDITOR='code --wait' or EDITOR=vim."
        )
    found = shutil.which(command[0])
    if found is None:
        raise Problem(f"There is no command {command[0]}: correct it in VISUAL or EDITOR. Nothing was written.")
    return [found, *command[1:]]


def edit_and_write(root: Path, editor: list[str], findings: "list[Finding]") -> int:
    """Opens the files in which something is left to write, and runs --write when they are closed."""
    unwritten = {finding.path for finding in findings if finding.rule == "unwritten-text"}
    # An index is left out, because it takes its row from the page.
    files = sorted(path for path in unwritten if not path.endswith(completion.INDEX))
    try:
        status = subprocess.run([*editor, *files], cwd=root, check=False).returncode
    except OSError as fault:
        raise Problem(
            f"{editor[0]} does not start ({fault.strerror}): the new files are there; finish them and run --write."
        ) from None
    if status:
        raise Problem(f"{editor[0]} ended with {status}: the new files are there; finish them and run --write.")
    return completion.run(root)


def make(place: Path, kind: str, name: str) -> None:
    """Writes one new thing into a draft; raises Problem for an unknown kind or a name that cannot be used."""
    if kind not in KINDS:
        near = nearest(kind, list(KINDS))
        raise Problem(
            f"There is no kind {kind}: " + (f"did you mean {near}?" if near else f"it is one of {', '.join(KINDS)}.")
        )
    if not SLUG.fullmatch(name):
        raise Problem(
            f"{name} cannot be part of an address: use a to z, digits and single hyphens, such as no-magic-words."
        )
    fields = fields_of(kind, name)
    for file in files_of(kind):
        create_file(place / file.replace("NAME", name), fill_in(SKELETONS / kind / file, fields), place)
    if kind in SECTIONS:
        add_page(place, kind, name, fields)
    elif kind in ENTRIES:
        add_entry(place, kind, name, fields)


def fields_of(kind: str, name: str) -> dict[str, Any]:
    """The values for the fields of the skeletons."""
    today = date.today()
    year = re.search(r"-(\d{4})(-|$)", name)
    if kind == "source" and not year:
        raise Problem(
            f"{name} names no year: a source is called by its first author and year, such as {name}-{today.year}."
        )
    title = name.replace("-", " ").capitalize()
    fields = {"name": name, "yaml_name": yaml_scalar(name), "title": title, "object": title.title().replace(" ", "")}
    named = {"year": year[1] if year else "", "source": f"{name}-{today.year}"}
    return fields | named | {"today": today, "day": f"{today:%Y%m%d}"}


def files_of(kind: str) -> list[str]:
    """The paths of the files to write for a kind, without tests; NAME in them stands for the name."""
    return sorted(file.relative_to(SKELETONS / kind).as_posix() for file in (SKELETONS / kind).rglob("docs/**/*.*"))


def fill_in(file: Path, fields: dict[str, Any]) -> str:
    """The text of a skeleton with its fields filled in."""
    return Skeleton(file.read_text(encoding="utf-8")).substitute(fields)


def create_file(file: Path, text: str, place: Path) -> None:
    """Writes a new file; raises Problem when it exists."""
    if file.exists():
        raise Problem(f"{file.relative_to(place).as_posix()} exists already: choose another name, or change that file.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def add_page(place: Path, kind: str, name: str, fields: dict[str, Any]) -> None:
    """Adds a page to the end of its section in the nav, and a line about it to the section's index."""
    section, config = SECTIONS[kind], place / "mkdocs.yml"
    if f"\n{section}/{name}.md:" in (place / REDIRECTS).read_text(encoding="utf-8"):
        raise Problem(f"{section}/{name}.md is an old address that {REDIRECTS} redirects: choose another name.")
    previous = last_of_nav(config.read_text(encoding="utf-8"), section)[2].removeprefix(f"{section}/")
    rewrite(config, lambda text: in_nav(text, section, f"{section}/{name}.md"))
    line = fill_in(SKELETONS / kind / "in-index.md", fields)
    rewrite(place / "docs" / section / "index.md", lambda text: in_index(text, previous, line))


def add_entry(place: Path, kind: str, name: str, fields: dict[str, Any]) -> None:
    """Adds an entry to its data file; a new system gets a source of its own, unless one of that name exists."""
    file, field = ENTRIES[kind]
    data = place / "docs/data" / file
    if has_entry(data, field, name):
        raise Problem(f"docs/data/{file} has an entry {name} already: choose another name, or change that entry.")
    rewrite(data, lambda text: in_data(text, field, name, fill_in(SKELETONS / kind / "entry.yml", fields)))
    if kind == "system" and not has_entry(data.with_name("sources.yml"), "key", fields["source"]):
        add_entry(place, "source", fields["source"], fields_of("source", fields["source"]))


def has_entry(data: Path, field: str, name: str) -> bool:
    """Whether a data file has an entry of that name."""
    return bool(re.search(rf'(?m)^ *- {field}: "?{name}"?$', data.read_text(encoding="utf-8")))


def complete_draft(place: Path) -> "list[Finding]":
    """Completes the draft, updates generated pages and the ledger, and returns what a check finds then."""
    faults_as_problem(lambda: completion.complete(place))
    faults_as_problem(lambda: content.update(place))
    site = checking.read_site(place)
    accept(site)
    return list(checking.apply_rules(site).findings)


def faults_as_problem(work):
    """Calls `work`; raises Problem with one sentence when the guide's data has mistakes."""
    try:
        return work()
    except BadData as problem:
        raise Problem(f"No page can be made: {problem.mistakes[0].what}. Nothing was written.") from None


def test_changes(root: Path, names: list[str]) -> Iterator[draft.Change]:
    """The changes in tests/, which no draft copies: a test file for each demonstration, and its name in SMALL."""
    if names and (root / STAGE).is_file():
        before = (root / STAGE).read_bytes()
        listed = "".join(f', "{name}"' for name in names).encode()
        yield draft.Change(STAGE, before, re.sub(rb"(?m)^(SMALL = \([^)]*)\)", rb"\1" + listed + b")", before))
    for name in names if (root / STAGE).is_file() else ():
        text = fill_in(SKELETONS / "demonstration/tests/demos/test_NAME.py", fields_of("demonstration", name))
        yield draft.Change(f"tests/demos/test_{name.replace('-', '_')}.py", None, text.encode())


def print_result(asked: list[list[str]], found: list[draft.Change], findings: "list[Finding]") -> None:
    """Prints what was written, and what is left to write and where."""
    print(*(f"{'changed' if change.before else 'added'} {change.path}" for change in found), *findings, sep="\n")
    for _, name in (change for change in asked if change[0] == "figure"):
        print(f"\nPaste where the figure belongs:\n\n{fill_in(SKELETONS / 'figure/to-paste.md', {'name': name})}")
