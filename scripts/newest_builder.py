#!/usr/bin/env python3
"""Renders the guide with the newest release of another builder, and compares it with what the locked one makes.

    python3 scripts/newest_builder.py zensical

Compared are the addresses of the pages, and the ids and links of each. The exit code is 0 when all are the same, 1 when
something differs, 2 when the builder could not be installed or did not render. Nothing in the project is changed.
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
SHOWN = 20  # differences

# Each builder with the packages that it wants, the newest of each, and the command that renders.
BUILDERS = {
    "mkdocs": (["mkdocs", "mkdocs-material==9.*", "pymdown-extensions"], "mkdocs"),
    "mkdocs-material": (["mkdocs==1.*", "mkdocs-material", "pymdown-extensions"], "mkdocs"),
    "properdocs": (["properdocs", "mkdocs-material", "pymdown-extensions"], "properdocs"),
    "mkdocs-materialx": (["mkdocs==1.*", "mkdocs-materialx", "pymdown-extensions"], "mkdocs"),
    "zensical": (["zensical", "pymdown-extensions"], "zensical"),
}


class Page(HTMLParser):
    """The ids of a page, and where its links lead, however they are spelt."""

    def __init__(self, address: str, text: str):
        super().__init__()
        self.address, self.ids, self.links = address, set(), set()
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Notes what an element says of itself."""
        held = dict(attributes)
        self.ids |= {held["id"]} if held.get("id") else set()
        self.links |= {urljoin(self.address, held["href"])} if tag == "a" and held.get("href") else set()


def main(name: str) -> int:
    """Renders twice and tells what differs."""
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
        return tell(differences(pages(ours / "site"), pages(theirs / "site")))


def copy(place: Path, name: str) -> Path:
    """A copy of the project to render in, with the theme's other name where the builder has one."""
    place.mkdir()
    for part in PARTS:
        source = HERE / part
        shutil.copytree(source, place / part) if source.is_dir() else shutil.copy(source, place / part)
    if name == "mkdocs-materialx":  # the theme has a name of its own, and its search no option for where words end
        config = place / "mkdocs.yml"
        text = config.read_text(encoding="utf-8").replace("  name: material\n", "  name: materialx\n")
        config.write_text(re.sub(r"- search:\n +separator: .*\n", "- search\n", text), encoding="utf-8")
    return place


def render(place: Path, command: list[str]) -> None:
    """Runs a builder; raises CalledProcessError with what it said shown when it fails."""
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-4000:] + done.stderr[-4000:], file=sys.stderr)
        done.check_returncode()


def installed(python: Path) -> str:
    """What was tried, with its versions."""
    listed = subprocess.run([str(python), "-m", "pip", "freeze"], capture_output=True, text=True, check=True).stdout
    wanted = r"^(?:mkdocs|mkdocs-material|mkdocs-materialx|properdocs|pymdown-extensions|zensical)==.*$"
    return ", ".join(re.findall(wanted, listed, re.MULTILINE))


def pages(site: Path) -> dict[str, Page]:
    """Every page of a site by its address."""
    names = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {name: Page(f"/{name}", path.read_text(encoding="utf-8")) for name, path in names.items()}


def differences(ours: dict[str, Page], theirs: dict[str, Page]) -> list[str]:
    """What one has and the other has not, a line each."""
    found = [f"{page}: only the locked builder makes it" for page in sorted(set(ours) - set(theirs))]
    found += [f"{page}: only the newest builder makes it" for page in sorted(set(theirs) - set(ours))]
    for page in sorted(set(ours) & set(theirs)):
        for what in ("ids", "links"):
            before, after = getattr(ours[page], what), getattr(theirs[page], what)
            found += [f"{page}: {what} without {one}" for one in sorted(before - after)]
            found += [f"{page}: {what} with {one}" for one in sorted(after - before)]
    return found


def tell(found: list[str]) -> int:
    """Prints the differences, the first ones whole; says what the exit code says."""
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
            f"It could not be tried: {' '.join(map(str, problem.cmd))} ended with {problem.returncode}.",
            file=sys.stderr,
        )
        sys.exit(2)
