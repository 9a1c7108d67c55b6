"""The command line of the validator; `scripts/build.py` lays its options beside its own."""

import argparse
import sys
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from pathlib import Path

from . import formats
from .model import Finding, Report, count

More = Callable[[Path, Iterable[Finding]], Iterable[Finding]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The validator's options."""
    group = parser.add_argument_group("cross-links")
    group.add_argument("--strict", action="store_true", help="warnings fail as errors do")
    group.add_argument(
        "--format", choices=formats.NAMES, default="text", help="how findings are printed (default: text)"
    )
    group.add_argument("--explain", metavar="RULE", help="say what a rule wants and why, with a bad and a good example")
    group.add_argument("--external", action="store_true", help="try addresses on other hosts as well, politely")
    group.add_argument("--offline", action="store_true", help="never touch the network; --external uses its cache only")
    group.add_argument("--accept", action="store_true", help="add new addresses to the ledger of published ones")


def stands_alone(args: argparse.Namespace) -> bool:
    """Whether the options ask for something that needs no build."""
    return args.explain is not None or args.accept or args.external


def nothing_more(root: Path, told: Iterable[Finding]) -> tuple[Finding, ...]:
    """No other check."""
    return ()


def run(args: argparse.Namespace, more: More = nothing_more) -> int:
    """Does what the options ask of the project at `args.root`; 0 clean, 1 findings, 2 it cannot be done.

    `more` is a rule of another check of the same sources, which gets our findings; its own are told with them.
    """
    from .settings import Unreadable

    try:
        if args.explain is not None:
            return explain(args.explain, more)
        if args.accept:
            accept(args)
        return check(args, more)
    except Unreadable as problem:
        print(problem, file=sys.stderr)
        return 2


def explain(rule: str, more: More) -> int:
    """Prints what a rule wants."""
    from .explaining import UnknownRule, explain
    from .rules import every_rule, name

    try:
        print(explain(rule, every_rule() | ({} if more is nothing_more else {name(more): more})), end="")
    except UnknownRule as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def accept(args: argparse.Namespace) -> None:
    """Adds the site's new addresses to the ledger, and says so where it is no part of what a program reads."""
    from .checking import read_site
    from .permanence import ledger

    new = ledger.accept(read_site(args.root))
    told = "".join(f"added {address}\n" for address in new) + f"{count(len(new), 'new address')} in the ledger"
    print(told, file=sys.stderr if args.format in formats.FOR_PROGRAMS else sys.stdout)


def check(args: argparse.Namespace, more: More) -> int:
    """Checks the sources, and with `--external` the addresses on other hosts, and prints what was found."""
    from . import check

    report = check(args.root, getattr(args, "site_url", None))  # which is an option of the build
    report = report.with_more(more(args.root, report.findings))
    if args.external:
        report = report.with_all(try_external(args))
    print_report(report, args)
    return int(report.fails(args.strict))


def try_external(args: argparse.Namespace) -> list[Finding]:
    """What the hosts of the site's addresses say, or said before."""
    from .checking import read_site
    from .external.checking import findings

    return findings(read_site(args.root), offline=args.offline)


def print_report(report: Report, args: argparse.Namespace) -> None:
    """The findings and the summary, in the format asked for, on a terminal that may not know every sign."""
    if isinstance(sys.stdout, TextIOWrapper):
        encoding = "utf-8" if args.format in formats.FOR_PROGRAMS else None
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.stdout.write(formats.written(report, args.format))
