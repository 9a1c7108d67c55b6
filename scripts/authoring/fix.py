"""`build.py --fix`: puts in place what findings suggest, and keeps of that what makes its finding go away."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import generated
import guide_rules  # noqa: F401 (its rules are among those that are checked)
from generated.faults import Faults
from linkcheck import cli, formats
from linkcheck.checking import check
from linkcheck.model import Finding, Place, count
from linkcheck.report import Report
from linkcheck.source import read

from .draft import changes, draft, put, settle
from .edits import Edit, apply

ROUNDS = 5  # what was behind a fault may be at fault itself


class Mend(NamedTuple):
    """A finding, and the change that it suggests."""

    finding: Finding
    edit: Edit

    def __str__(self) -> str:
        path, line, column, rule = self.finding[:4]
        return f"{path}:{line}:{column}: {rule}: {self.edit.written} → {self.edit.instead}"


def run(args: Namespace) -> int:
    """Mends what can be mended, prints that and what remains; the exit code is that of a check of what remains."""
    with draft(args.root) as place:
        mending = Mending(place, args.site_url)
        mending.go_on()
        found = changes(place)
    if not settle(args.root, found, args.diff):
        return mending.report.code(args.strict)
    told = [*map(str, sorted(mending.done)), f"mended {count(len(mending.done), 'finding')}"]
    print(*told, sep="\n", file=sys.stderr if args.format in formats.FOR_PROGRAMS else sys.stdout)
    cli.print_report(mending.report, args)
    return mending.report.code(args.strict)


class Mending:
    """Mends in a project at `place`, which is a draft; `report` is what a check says of it as it stands."""

    def __init__(self, place: Path, site_url: str | None = None) -> None:
        self.place, self.site_url = place, site_url
        self.report = self.checked(place)
        self.renews = not any(one.rule == "stale-page" for one in self.report.findings)  # of which --write is told
        self.done: list[Mend] = []
        self.refused: set[Finding] = set()

    def checked(self, place: Path) -> Report:
        """What a check says, with the generated pages compared."""
        report = check(place, self.site_url)
        return report.with_more(generated.stale_page(place, report.findings))

    def go_on(self) -> None:
        """Tries what is suggested until nothing more can be mended."""
        for _ in range(ROUNDS):
            before = len(self.done)
            self.try_out([Mend(one, edit) for one in self.report.findings if (edit := self.suggested(one))])
            if len(self.done) == before:
                return

    def suggested(self, one: Finding) -> Edit | None:
        """The change that a finding suggests, if it does and that was not tried in vain."""
        lines = read(self.place / one.path, one.path).text.split("\n")
        begin = one.column - 1
        written = lines[one.line - 1][begin : begin + one.length] if one.instead and one.line <= len(lines) else ""
        is_whole = written and len(written) == one.length and one not in self.refused
        return Edit(Place(*one[:3]), written, one.instead) if is_whole else None

    def try_out(self, mends: list[Mend]) -> None:
        """Keeps the mends when all of them are good; else tries each half by itself, down to a single one."""
        if not mends or self.kept(mends):
            return
        if len(mends) == 1:
            self.refused.add(mends[0].finding)
            return
        half = len(mends) // 2
        self.try_out(mends[:half])
        self.try_out(mends[half:])

    def kept(self, mends: list[Mend]) -> bool:
        """Puts mends into the draft if each finding goes and none comes; whether it did."""
        with draft(self.place) as trial:
            if not apply(trial, [one.edit for one in mends]):
                return False
            if self.renews:
                with suppress(Faults):  # of which the check tells
                    generated.renewed(trial)
            report = self.checked(trial)
            allowed = kinds(self.report.findings) - kinds(one.finding for one in mends)
            if kinds(report.findings) - allowed:
                return False
            put(self.place, changes(trial))
        self.report = report
        self.done += mends
        return True


def kinds(found: Iterable[Finding]) -> Counter:
    """How often each thing is said of each file, wherever it stands: a mend may shift what is generated."""
    return Counter((one.path, one.rule, one.message) for one in found)
