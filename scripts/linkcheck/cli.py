"""The command line of the validator; `scripts/build.py` lays its options beside its own."""

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
from .source import read

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
    """Does what the options ask of the project at `args.root`; 0 clean, 1 findings, 2 it cannot all be checked.

    `accept` adds the addresses of a site to its ledger, and returns those that are new.
    """
    try:
        if args.explain is not None:
            return explained(args.explain)
        if args.accept and accept:
            accepted(args, accept(read_site(args.root)))
        return checked(args)
    except Unreadable as problem:
        print(problem, file=sys.stderr)
        return 2


def explained(rule: str) -> int:
    """Prints what a rule wants and why, with an example of either side; without a rule of that name, what there are."""
    if rule not in every_rule():
        print(f"there is no rule {rule}; there are:\n  " + "\n  ".join(sorted(every_rule())), file=sys.stderr)
        return 2
    what, _, rest = documentation(rule).partition("\n\n")
    examples = re.sub(r"^(Why|Bad|Good): ", lambda match: f"  {match[1].lower() + ':':<6}", rest, flags=re.MULTILINE)
    print(f"{rule}\n\n{what}\n\n{examples}")
    return 0


def accepted(args: argparse.Namespace, new: list[str]) -> None:
    """Says what was added to the ledger, where that is no part of what a program reads."""
    read.cache_clear()
    told = "".join(f"added {address}\n" for address in new) + f"{count(len(new), 'new address')} in the ledger"
    print(told, file=sys.stderr if args.format in formats.FOR_PROGRAMS else sys.stdout)


def checked(args: argparse.Namespace) -> int:
    """Checks the sources and prints what was found."""
    report = check(args.root, getattr(args, "site_url", None))  # which is an option of the build
    print_report(report, args)
    return report.code(args.strict)


def print_report(report: Report, args: argparse.Namespace) -> None:
    """The findings and the summary, in the format asked for, on a terminal that may not know every sign."""
    if isinstance(sys.stdout, TextIOWrapper):
        encoding = "utf-8" if args.format in formats.FOR_PROGRAMS else None
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.stdout.write(formats.written(report, args.format, args.root))
