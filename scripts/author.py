#!/usr/bin/env python3
"""The chores of an author. They change files of the project: `git diff` shows what, `git restore .` undoes it."""

import sys

if sys.version_info < (3, 11):
    sys.exit("author.py needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])

import argparse

import environment
from console import exit_code


def main() -> int:
    """Runs one chore; returns 0 when it is done, 1 when the check finds something then, 2 when it could not be."""
    return exit_code(work, stopped="Stopped. git diff shows what had been changed.")


def work() -> int:
    """Reads the options, restarts inside the environment, and does the chore."""
    args = parser().parse_args()
    environment.enter(environment.BUILD)
    root = environment.ROOT
    if args.chore == "stale":
        from authoring.stale import stale

        return tell(stale(root, args.days))
    from authoring.accept import accept

    return tell(accept(root))


def parser() -> argparse.ArgumentParser:
    """The parser of the options, with a page of help for each chore."""
    options = argparse.ArgumentParser(prog="author.py", description=__doc__)
    chores = options.add_subparsers(dest="chore", required=True, metavar="CHORE")
    accept = chores.add_parser("accept", help="promise to keep the addresses of new pages and sections")
    accept.description = "Adds the addresses of new pages and sections to docs/data/addresses.txt, where each is kept."
    stale = chores.add_parser("stale", help="list what was checked long ago")
    stale.description = "Lists sources, systems and pages that nobody has checked for so many days, the oldest first."
    stale.add_argument("days", type=int, nargs="?", default=180, metavar="DAYS", help="180, unless another is given")
    return options


def tell(lines: list[str]) -> int:
    """Prints what a chore has to say."""
    print(*lines, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
