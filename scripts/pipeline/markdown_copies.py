"""Writes a Markdown copy of each page, at its address with `.md` in place of `.html`.

The front matter keeps the fields for readers, drawings become images with a description, included files stand in their
place, and the rest becomes plain Markdown.
"""

import posixpath
import re
from pathlib import Path
from urllib.parse import urljoin

import yaml
from content.pages import FRONT_MATTER
from content.skos import LICENCE
from redirect_table import redirects

from .plain_markdown import plain

KEPT_FIELDS = re.compile(r"^(?:title|description|updated): .*\n", re.MULTILINE)  # the build needs the rest
PARTS = ("docs/includes", "docs/assets/figures", "scripts/hosting")  # where mkdocs.yml lets pages include from
PART = re.compile(r'^( *)--8<-- "([\w./-]+)"$', re.MULTILINE)
WORDS = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
CODE = re.compile(r"^ *(?P<fence>`{3,})[^\n]*\n.*?^ *(?P=fence) *$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r'(\]\(|^\[[^]]+\]: |(?:href|src)=")(?![a-z]+:|#)([^)\s"]+)', re.MULTILINE)


def write_copies(project, site: Path, site_url: str | None = None, complete=lambda name, text: text) -> None:
    """Writes a copy beside each rendered page, and a notice for each page that moved.

    `complete` puts what is made into the text of a page, which is read from its file with what it includes.

    With `site_url` each copy names its address, and its links, and those of llms.txt, are whole addresses.
    """
    root = project.root
    folders = [root / folder for folder in PARTS]
    pages = {path.relative_to(root / "docs").as_posix(): path for path in sorted((root / "docs").rglob("*.md"))}
    texts = {
        name: copy_of_page(path.read_text(encoding="utf-8"), name, folders, complete)
        for name, path in pages.items()
        if (site / name).with_suffix(".html").exists()
    }
    for redirect in redirects(root):
        if "#" not in redirect.old and not redirect.is_external:
            texts[redirect.old] = moved_notice(redirect.old, redirect.new)
    if (site / "llms.txt").exists():
        texts["llms.txt"] = (site / "llms.txt").read_text(encoding="utf-8")
    for name, text in texts.items():
        text = with_whole_addresses(text, urljoin(site_url, name)) if site_url else text
        (site / name).write_text(text, encoding="utf-8", newline="")


def moved_notice(old: str, new: str) -> str:
    """The text at the old address of a copy whose page moved."""
    place = posixpath.relpath(new, posixpath.dirname(old) or ".")
    return f"{pointer(old)}\nThis page has moved: [{place}]({place}).\n"


def pointer(name: str) -> str:
    """The line that links the list of all pages."""
    return f"> Every page of this guide as Markdown: [llms.txt]({'../' * name.count('/')}llms.txt)\n"


def copy_of_page(text: str, name: str, folders: list[Path], complete) -> str:
    """The copy of a page: its text with the licence, a link to the list of all pages, and the included files."""
    up = "../" * name.count("/")
    match = FRONT_MATTER.match(text)
    front = match[1] + "\n" if match else ""
    head = f"---\n{''.join(KEPT_FIELDS.findall(front))}license: {LICENCE}\n---\n\n{pointer(name)}"
    body = plain(complete(name, with_included_files(FRONT_MATTER.sub("", text), up, folders)))
    return head + verdict_line(yaml.safe_load(front) or {}) + body


def verdict_line(front: dict) -> str:
    """The lines above the title of a misconception: what people say, and the verdict."""
    if not front.get("belief"):
        return ""
    return f'\nPeople say: "{front["belief"]}" **Verdict: {front["verdict"]}.**\n'


def with_included_files(text: str, up: str, folders: list[Path]) -> str:
    """The text with the included files in place of the lines that name them."""

    def part(found: re.Match) -> str:
        file = next(folder / found[2] for folder in folders if (folder / found[2]).is_file())
        if file.suffix == ".svg":
            return found[1] + figure(file, up)
        lines = with_included_files(file.read_text(encoding="utf-8").rstrip("\n"), up, folders).split("\n")
        return "\n".join(found[1] + line if line else "" for line in lines)

    return PART.sub(part, text)


def figure(file: Path, up: str) -> str:
    """A figure as an image element described by its title and description; a part of a figure as a sentence."""
    descriptions = (words.strip().rstrip(".") for _, words in WORDS.findall(file.read_text(encoding="utf-8")))
    words = ". ".join(descriptions).replace('"', "&quot;")
    if file.parent.name != "figures":
        return f"<p>Drawing: {words}.</p>" if words else ""
    return f'<img src="{up}assets/figures/{file.name}" alt="{words}.">'


def with_whole_addresses(text: str, address: str) -> str:
    """The text with its own address in the front matter and whole addresses in its links, apart from code."""
    text = text.replace("\nlicense: ", f"\nurl: {address}\nlicense: ", 1) if text.startswith("---\n") else text
    code = [found.span() for found in CODE.finditer(text)]

    def whole(found: re.Match) -> str:
        is_code = any(start <= found.start() < end for start, end in code)
        return found[0] if is_code else found[1] + urljoin(address, found[2])

    return LINK.sub(whole, text)
