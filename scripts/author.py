#!/usr/bin/env python3
"""The chores of an author. They change files of the project: `git diff` and `git status` show what."""

import sys

if sys.version_info < (3, 11):
    sys.exit("author.py needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])

import argparse
import importlib

import environment
from console import exit_code

KINDS = sorted(folder.name for folder in (environment.ROOT / "scripts/authoring/skeletons").glob("[a-z]*"))


def main() -> int:
    """Runs one chore; returns 0 when it is done, 1 if the check finds something after `move` or `fix`, else 2."""
    return exit_code(work, stopped="Stopped. git diff shows what had been changed.")


def work() -> int:
    """Reads the options, restarts inside the environment, and does the chore."""
    args = parser().parse_args()
    environment.enter(environment.BUILD)
    root = environment.ROOT
    chore = importlib.import_module(f"authoring.{args.chore}")  # its function has the same name
    given = {name: value for name, value in vars(args).items() if name != "chore"}
    report = getattr(chore, args.chore)(root, **given)
    last = [report.pop()] if args.chore in ("new", "move") else []
    print(*report, sep="\n")
    if args.chore not in ("new", "move", "fix"):
        return 0
    from linkcheck import command

    left = command.run(root)  # which prints what is left to do
    print(*last, sep="", end="\n" * len(last))  # how to undo it
    return 0 if args.chore == "new" else left  # where it is the author's own work


def parser() -> argparse.ArgumentParser:
    """The parser of the options, with a page of help for each chore."""
    options = argparse.ArgumentParser(prog="author.py", description=__doc__)
    chores = options.add_subparsers(dest="chore", required=True, metavar="CHORE")
    new = chores.add_parser("new", help="begin a page, an entry of the data, a figure or a demonstration")
    new.description = "Begins something, and marks with TODO what is left to write; the check lists each TODO."
    new.add_argument("kind", choices=KINDS)
    new.add_argument("name", metavar="NAME", help="the last part of its address, such as no-magic-words")
    move = chores.add_parser("move", help="give a page, a section or a file another address")
    move.description = "Moves OLD to NEW, both below docs/; links, data, settings, redirects and addresses follow."
    move.epilog = (
        "A page: concepts/decoding.md concepts/sampling.md. A section: concepts/decoding.md#heat #temperature. To "
        "delete a page, move it onto the page or section to which its addresses shall lead. To move a section to "
        "another page, move its text by hand, git add both pages, and then move its address."
    )
    move.add_argument("old", metavar="OLD")
    move.add_argument("new", metavar="NEW")
    fix = chores.add_parser("fix", help="make the changes that the check suggests")
    fix.description = "Puts each suggestion of the check in its place, and checks again."
    accept = chores.add_parser("accept", help="promise to keep the addresses of new pages and sections")
    accept.description = "Adds the addresses of new pages and sections to docs/data/addresses.txt, where each is kept."
    accept.add_argument("--release", action="store_true", help="from now on, a test misses each that is taken out")
    stale = chores.add_parser("stale", help="list what was checked long ago")
    stale.description = "Lists sources, systems and pages that nobody has checked for so many days, the oldest first."
    stale.add_argument("days", type=int, nargs="?", metavar="DAYS", help="left out: 180, or what a system's facet says")
    return options


if __name__ == "__main__":
    sys.exit(main())
