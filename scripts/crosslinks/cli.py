"""The command line of the validator; `scripts/build.py` lays its options beside its own."""

import argparse
import sys

from .model import Report

FORMATS = ("text", "github", "json", "sarif")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The validator's options."""
    group = parser.add_argument_group("cross-links")
    group.add_argument("--strict", action="store_true", help="warnings fail as errors do")
    group.add_argument("--format", choices=FORMATS, default="text", help="how findings are printed (default: text)")
    group.add_argument("--explain", metavar="RULE", help="say what a rule wants, with a bad and a good example")
    group.add_argument("--external", action="store_true", help="try addresses on other hosts as well, politely")
    group.add_argument("--offline", action="store_true", help="never touch the network; --external uses its cache only")
    group.add_argument("--accept", action="store_true", help="add new addresses to the ledger of published ones")


def stands_alone(args: argparse.Namespace) -> bool:
    """Whether the options ask for something that needs no build."""
    return bool(args.explain or args.accept or args.external)


def run(args: argparse.Namespace) -> int:
    """Checks the project at `args.root`; 0 clean, 1 findings, 2 it cannot be read."""
    from .checking import check
    from .settings import Unreadable

    try:
        report = check(args.root)
    except Unreadable as problem:
        print(problem, file=sys.stderr)
        return 2
    print_report(report, args)
    return int(bool(report.findings if args.strict else report.errors))


def print_report(report: Report, args: argparse.Namespace) -> None:
    """The findings and the summary, in the format asked for."""
    for finding in report.findings:
        print(finding)
    print(report.counts)
