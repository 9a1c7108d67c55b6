"""The steps of a build: check the sources, render, finish, make editions, check again, pack, put in place."""

import argparse
import shutil
import tomllib
from pathlib import Path

import editions
import generated
import guide_rules  # noqa: F401 (its rules are among those that are checked)
import reading
from linkcheck import checking, cli
from linkcheck.built import scan_site
from linkcheck.formats import FOR_PROGRAMS
from linkcheck.model import count
from linkcheck.options import Unreadable
from linkcheck.project import Project
from linkcheck.report import Report

from . import linked_data, markdown_copies, offline, published, stubs
from .archive import archive
from .precompress import brotli_compressor, precompress
from .problem import Problem
from .progress import Progress
from .promote import promote, promote_files, workshop
from .render import render


def build(args: argparse.Namespace) -> int:
    """Builds the project at `args.root`; with findings it prints them, changes nothing and returns 1."""
    args.site_url = args.site_url and args.site_url.rstrip("/") + "/"
    printer = editions.printer(args.root, args.offline) if args.editions else None
    root, progress = args.root, Progress(steps=7 if printer else 6)
    with workshop(root) as folder:
        site = folder / "site"
        sources = Sources(args, progress)
        progress.step("Check the sources")
        try:
            project = render(root, site, args.site_url, progress, with_editions(root) if printer else {}, sources.judge)
        except checking.Stop:
            return 1
        except Problem:
            if sources.report is None and sources.explain():
                return 1
            raise
        redirects = stubs.write_stubs(project, site)
        if generated.is_guide(root):
            reading.finish(site)
            linked_data.embed(root, site)
            markdown_copies.write_copies(project, site, args.site_url)
            if args.site_url:
                published.write_sitemap_and_feed(root, site, args.site_url)
        progress.done(f"{count(sources.report.pages, 'page')}, {count(redirects, 'redirect')}")
        if printer:
            progress.step("Make the editions")
            progress.done(", ".join(map(size, make_editions(args, project, site, printer))))
        if generated.is_guide(root):
            offline.write_file_list(site)
        progress.step("Check the rendered site")
        if not check_site(site, project, sources.report, args, progress):
            return 1
        progress.step("Pack the archive")
        packed = pack(project, site, folder / "dist")
        progress.done(size(packed))
        progress.step("Compress for servers")  # after packing the archive, which needs no compressed copies
        progress.done(compress(site, args, progress))
        progress.step("Put the site in place")
        promote(site, root / "site", folder / "last-site")
        promote_files(folder / "dist", root / "dist", editions.names(identity(root)[0]))
        progress.done("open site/index.html")
    return 0


class Sources:
    """The check of a build's sources; `report` is None until MkDocs has read them."""

    def __init__(self, args: argparse.Namespace, progress: Progress) -> None:
        self.args, self.progress = args, progress
        self.report: Report | None = None

    def judge(self, report: Report) -> None:
        """Prints the report; raises `Stop`, before anything is rendered, when the findings fail the build."""
        self.report = report
        self.show(report)
        if report.fails(self.args.strict):
            raise checking.Stop
        self.progress.step("Render the pages")

    def show(self, report: Report) -> None:
        """Ends the step, and prints the findings; programs get those that stop no build after the scan of the site."""
        self.progress.done(report.counts)
        if report.fails(self.args.strict) or (report.findings and self.args.format not in FOR_PROGRAMS):
            cli.print_report(report, self.args)

    def explain(self) -> bool:
        """Checks the sources of a project that MkDocs cannot build; returns whether a finding explains the failure."""
        try:
            report = checking.check(self.args.root, self.args.site_url)
        except Unreadable:
            return False
        if report.fails(self.args.strict):
            self.show(report)
            return True
        return False


def check_site(site: Path, project: Project, sources: Report, args: argparse.Namespace, progress: Progress) -> bool:
    """Scans the rendered site and prints the findings, for programs with those of the sources; True without any."""
    findings = scan_site(site, project)
    files = sum(1 for path in site.rglob("*") if path.is_file())
    progress.done(f"{count(files, 'file')}, {count(len(findings), 'finding')}")
    if args.format in FOR_PROGRAMS:
        cli.print_report(sources.with_all(findings), args)
    elif findings:
        cli.print_report(sources._replace(findings=tuple(findings)), args)
    return not findings


def pack(project: Project, site: Path, dist: Path) -> Path:
    """Makes the archive, named after the project and its version, and copies the editions beside it."""
    name, version = identity(project.root)
    if (site / editions.FOLDER).is_dir():
        shutil.copytree(site / editions.FOLDER, dist)
    dist.mkdir(exist_ok=True)
    file = dist / f"{name}-{version}.zip"
    archive(site, file, f"{name}-{version}", project.config.site_name, version)
    return file


def compress(site: Path, args: argparse.Namespace, progress: Progress) -> str:
    """Makes compressed copies; returns their number and kinds as a phrase."""
    brotli = brotli_compressor(progress, args.offline)
    return f"{precompress(site, brotli, args.root / 'site')} copies, .gz {'and .br' if brotli else 'alone'}"


def with_editions(root: Path) -> dict:
    """The `extra` values from which templates link the editions at the foot of each page."""
    return {"editions": [f"{editions.FOLDER}/{file}" for file in editions.names(identity(root)[0])]}


def make_editions(args: argparse.Namespace, project: Project, site: Path, printer: str) -> tuple[Path, ...]:
    """Makes the single file, the PDF and the EPUB, named after the project, in a folder of the site."""
    name, version = identity(args.root)
    imprint = editions.Imprint(project.config.site_name, version, editions.today(), args.site_url)
    return editions.make(site, name, imprint, printer)


def size(file: Path) -> str:
    """A file's name and its size."""
    return f"{file.name}, {file.stat().st_size / 2**20:.1f} MiB"


def identity(root: Path) -> tuple[str, str]:
    """Name and version of the project, from pyproject.toml; the name of its folder and "0" where there is none."""
    file = root / "pyproject.toml"
    project = tomllib.loads(file.read_text(encoding="utf-8")).get("project", {}) if file.exists() else {}
    return project.get("name", root.name), project.get("version", "0")
