"""The command line of the validator; `scripts/build.py` adds its options to its own."""

import argparse
import re
import sys
from collections.abc import Callable
from io import TextIOWrapper

from . import formats
from .checking import check, read_site
from .model import count
from .options import Unreadable
from .registry import documentation, every_rule
from .report import Report
from .site import Site

Accept = Callable[[Site], list[str]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The validator's options."""
    group = parser.add_argument_group("cross-links")
    group.add_argument("--strict", action="store_true", help="warnings fail as errors do")
    group.add_argument(
        "--format", choices=formats.NAMES, default="text", help="how findings are printed (default: text)"
    )
    group.add_argument("--explain", metavar="RULE", help="say what a rule wants and why, with a bad and a good example")
    group.add_argument("--offline", action="store_true", help="never touch the network")
    group.add_argument("--accept", action="store_true", help="add new addresses to the ledger of published ones")


def stands_alone(args: argparse.Namespace) -> bool:
    """Whether the options ask for something that needs no build."""
    return args.explain is not None or args.accept


def run(args: argparse.Namespace, accept: Accept | None = None) -> int:
    """Runs the command on the project at `args.root`; returns 0 when clean, 1 with findings, 2 when partly unchecked.

    `accept(site)` adds the addresses of the site to its ledger, and returns those that are new.
    """
    try:
        if args.explain is not None:
            return explain(args.explain)
        if args.accept and accept:
            print_accepted(args, accept(read_site(args.root)))
        return check_and_print(args)
    except Unreadable as problem:
        print(problem, file=sys.stderr)
        return 2


def explain(rule: str) -> int:
    """Prints what a rule wants and why, with a bad and a good example; lists all rules when none has that name."""
    if rule not in every_rule():
        print(f"there is no rule {rule}; the rules are:\n  " + "\n  ".join(sorted(every_rule())), file=sys.stderr)
        return 2
    what, _, rest = documentation(rule).partition("\n\n")
    examples = re.sub(r"^(Why|Bad|Good): ", lambda match: f"  {match[1].lower() + ':':<6}", rest, flags=re.MULTILINE)
    print(f"{rule}\n\n{what}\n\n{examples}")
    return 0


def print_accepted(args: argparse.Namespace, new: list[str]) -> None:
    """Prints what was added to the ledger; to stderr when a program reads the report from stdout."""
    lines = "".join(f"added {address}\n" for address in new) + f"{count(len(new), 'new address')} in the ledger"
    print(lines, file=sys.stderr if args.format in formats.FOR_PROGRAMS else sys.stdout)


def check_and_print(args: argparse.Namespace) -> int:
    """Checks the sources and prints the findings."""
    report = check(args.root, getattr(args, "site_url", None))  # build.py has that option
    print_report(report, args)
    return report.code(args.strict)


def print_report(report: Report, args: argparse.Namespace) -> None:
    """Prints the findings and the summary in the chosen format; signs that the terminal lacks are escaped."""
    if isinstance(sys.stdout, TextIOWrapper):
        encoding = "utf-8" if args.format in formats.FOR_PROGRAMS else None
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.stdout.write(formats.format_report(report, args.format, args.root))
