#!/usr/bin/env python3
"""Renders the guide with the newest release of a builder, and compares the result with that of the locked one.

    python3 scripts/newest_builder.py zensical

It compares the addresses of the pages, and the ids and links in each. The exit code is 0 when all are the same, 1 when
something differs, 2 when the builder could not be installed or did not render. It changes nothing in the project.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

from pipeline import environment
from pipeline.progress import Progress

HERE = Path(__file__).resolve().parent.parent
PARTS = ("docs", "overrides", "scripts", "mkdocs.yml", "CHANGELOG.md")
SHOWN = 20  # how many differences are printed

# For each builder, the packages to install in their newest versions, and the command that builds.
BUILDERS = {
    "mkdocs": (["mkdocs", "mkdocs-material==9.*", "pymdown-extensions"], "mkdocs"),
    "mkdocs-material": (["mkdocs==1.*", "mkdocs-material", "pymdown-extensions"], "mkdocs"),
    "properdocs": (["properdocs", "mkdocs-material", "pymdown-extensions"], "properdocs"),
    "mkdocs-materialx": (["mkdocs==1.*", "mkdocs-materialx", "pymdown-extensions"], "mkdocs"),
    "zensical": (["zensical", "pymdown-extensions"], "zensical"),
}


class Page(HTMLParser):
    """The ids in a page and the absolute targets of its links."""

    def __init__(self, address: str, text: str):
        super().__init__()
        self.address, self.ids, self.links = address, set(), set()
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Records the element's id and link."""
        values = dict(attributes)
        self.ids |= {values["id"]} if values.get("id") else set()
        self.links |= {urljoin(self.address, values["href"])} if tag == "a" and values.get("href") else set()


def main(name: str) -> int:
    """Renders the guide with both builders and prints the differences; returns the exit code."""
    progress = Progress()
    locked = environment.python_for([HERE / "requirements.txt"], HERE / ".venv", progress)
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs, venv = Path(folder, "ours"), Path(folder, "theirs"), Path(folder, "venv")
        packages, command = BUILDERS[name]
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        newest = environment.python_of(venv)
        subprocess.run([str(newest), "-m", "pip", "install", "--quiet", "--upgrade", *packages], check=True)
        for place, python, tool in ((ours, locked, "mkdocs"), (theirs, newest, command)):
            render(copy(place, name if place is theirs else ""), [str(python), "-m", tool, "build"])
        print(installed(newest))
        return print_result(differences(pages(ours / "site"), pages(theirs / "site")))


def copy(place: Path, name: str) -> Path:
    """Copies the project into `place`, and adapts its configuration to the builder `name` if needed."""
    place.mkdir()
    for part in PARTS:
        source = HERE / part
        shutil.copytree(source, place / part) if source.is_dir() else shutil.copy(source, place / part)
    if name == "mkdocs-materialx":  # its theme has another name, and its search has no separator option
        config = place / "mkdocs.yml"
        text = config.read_text(encoding="utf-8").replace("  name: material\n", "  name: materialx\n")
        config.write_text(re.sub(r"- search:\n +separator: .*\n", "- search\n", text), encoding="utf-8")
    return place


def render(place: Path, command: list[str]) -> None:
    """Runs a builder; if it fails, prints its output and raises CalledProcessError."""
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-4000:] + done.stderr[-4000:], file=sys.stderr)
        done.check_returncode()


def installed(python: Path) -> str:
    """The installed builder packages with their versions."""
    listed = subprocess.run([str(python), "-m", "pip", "freeze"], capture_output=True, text=True, check=True).stdout
    wanted = r"^(?:mkdocs|mkdocs-material|mkdocs-materialx|properdocs|pymdown-extensions|zensical)==.*$"
    return ", ".join(re.findall(wanted, listed, re.MULTILINE))


def pages(site: Path) -> dict[str, Page]:
    """Every page of a site, by path."""
    names = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {name: Page(f"/{name}", path.read_text(encoding="utf-8")) for name, path in names.items()}


def differences(ours: dict[str, Page], theirs: dict[str, Page]) -> list[str]:
    """One line for each page, id or link that only one of the two sites has."""
    found = [f"{page}: only the locked builder makes it" for page in sorted(set(ours) - set(theirs))]
    found += [f"{page}: only the newest builder makes it" for page in sorted(set(theirs) - set(ours))]
    for page in sorted(set(ours) & set(theirs)):
        for what in ("ids", "links"):
            before, after = getattr(ours[page], what), getattr(theirs[page], what)
            found += [f"{page}: {what} without {entry}" for entry in sorted(before - after)]
            found += [f"{page}: {what} with {entry}" for entry in sorted(after - before)]
    return found


def print_result(found: list[str]) -> int:
    """Prints the first differences and their number; returns the exit code."""
    for line in found[:SHOWN]:
        print(line)
    more = f", the first {SHOWN} above" if len(found) > SHOWN else ""
    print(f"{len(found)} differences{more}." if found else "The same addresses, ids and links.")
    return 1 if found else 0


if __name__ == "__main__":
    if sys.argv[1:2] not in [[name] for name in BUILDERS]:
        sys.exit(f"Name one of {', '.join(BUILDERS)}.")
    try:
        sys.exit(main(sys.argv[1]))
    except subprocess.CalledProcessError as problem:
        print(
            f"The builder could not be tried: {' '.join(map(str, problem.cmd))} ended with {problem.returncode}.",
            file=sys.stderr,
        )
        sys.exit(2)
