"""Begins a page, an entry of the data, a figure or a demonstration, and marks with TODO what is left to write."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

from console import Problem

from .tree import refuse_unsaved, rewrite, undo

SKELETONS = Path(__file__).parent / "skeletons"
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
SECTIONS = {  # the folder of each kind of page
    "concept": "concepts",
    "taxonomy": "taxonomy",
    "misconception": "misconceptions",
    "demonstration": "see-for-yourself",
}
ENTRIES = {"term": ("glossary.yml", "id"), "source": ("sources.yml", "key"), "system": ("systems.yml", "id")}
STAGE = Path("tests/demos/stage.py")  # its list BETS names the demonstrations that go from bet to bet
AFTER = "for-teachers.md"  # what stands after the demonstrations in the menu
LAST_CARD = r"(?s).*\n</div>\n(?=\n</div>\n)"  # up to its end, before that of the block around all cards


def new(root: Path, kind: str, name: str) -> list[str]:
    """Writes one new thing, and returns what to tell the author; raises Problem when it cannot be begun."""
    if not SLUG.fullmatch(name):
        raise Problem(f"{name} cannot be part of an address: use a to z, digits and single hyphens, such as one-voice.")
    fields = fields_of(kind, name)
    parts = [path for part in ("docs", "tests") for path in (SKELETONS / kind / part).rglob("*") if path.is_file()]
    skeletons = sorted(path.relative_to(SKELETONS / kind).as_posix() for path in parts)
    module = name.replace("-", "_")  # Python's have no hyphens
    files = {root / file.replace("NAME", module if file.endswith(".py") else name): file for file in skeletons}
    if there := next((file for file in files if file.exists()), None):
        raise Problem(f"{there.relative_to(root)} exists already: choose another name, or change that file.")
    refuse_unsaved(root)
    changed = add_to_section(root, kind, name, fields) if kind in SECTIONS else add_to_data(root, kind, name, fields)
    for file, skeleton in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(fill(kind, skeleton, fields), encoding="utf-8", newline="\n")
    new_files = [file.relative_to(root).as_posix() for file in files]
    report = [*(f"added {path}" for path in new_files), *(f"changed {path}" for path in changed)]
    if kind == "figure":
        report += ["", "Paste where the figure belongs:", "", fill(kind, "to-paste.md", fields)]
    return [*report, undo(root, *new_files)]


def fields_of(kind: str, name: str) -> dict[str, str]:
    """The values for the fields of the skeletons."""
    today, year = date.today(), re.search(r"-(\d{4})(-|$)", name)
    if kind == "source" and not year:
        raise Problem(f"{name} names no year: a source is called by its author and year, such as {name}-{today.year}.")
    title = name.replace("-", " ").capitalize()
    return {
        "name": name,
        "title": title,
        "object": title.title().replace(" ", ""),
        "year": year[1] if year else "",
        "source": f"{name}-{today.year}",
        "today": today.isoformat(),
    }


def fill(kind: str, skeleton: str, fields: dict[str, str]) -> str:
    """The text of a skeleton with its fields, such as `@name`, filled in; the @ of anything else stays."""
    text = (SKELETONS / kind / skeleton).read_text("utf-8")
    return re.sub(r"@(\w+)", lambda field: fields.get(field[1], field[0]), text)


def add_to_section(root: Path, kind: str, name: str, fields: dict[str, str]) -> list[str]:
    """Puts a page last of its kind in its section of the nav and of the index, and begins its search phrases."""
    section, config, asked = SECTIONS[kind], root / "mkdocs.yml", root / "docs/data/asked.yml"
    page, index = f"{section}/{name}.md", root / "docs" / section / "index.md"
    if f"\n{page}:" in (root / "docs/data/redirects.yml").read_text("utf-8"):
        raise Problem(f"{page} is an old address, which docs/data/redirects.yml leads on: choose another name.")
    nav = config.read_text("utf-8")
    entries = list(re.finditer(rf"(?m)^( *- )(?:.*: )?{section}/([\w/-]+\.md) *(?:#.*)?$", nav))
    if not entries:
        raise Problem(f"mkdocs.yml names no page of {section}/ in its nav: add the section's index there first.")
    last = next((entry for entry, then in pairwise(entries) if then[2] == AFTER), entries[-1])
    new_index = add_to_index(index.read_text("utf-8"), last[2], fill(kind, "in-index.md", fields))
    label = '"TODO: the belief in a few words, in quotation marks": ' if kind == "misconception" else ""
    rewrite(config, f"{nav[: last.end()]}\n{last[1]}{label}{page}{nav[last.end() :]}")
    rewrite(index, new_index)
    phrases, keys = f"{page}:\n  - TODO phrases as readers type them\n", rf"(?m)^({section}/[\w/-]+\.md)(?:#[\w-]+)?:$"
    rewrite(asked, insert_sorted(asked.read_text("utf-8"), keys, page, phrases))
    changed = [config, index, asked]
    if kind == "demonstration":
        stage = (root / STAGE).read_text("utf-8")
        rewrite(root / STAGE, re.sub(r"(?m)^(BETS = \([^)]*?),?\s*\)", rf'\1,\n    "{name}",\n)', stage))
        changed.append(root / STAGE)
    return [file.relative_to(root).as_posix() for file in changed]


def add_to_index(text: str, previous: str, line: str) -> str:
    """The text of an index with a line behind that of the previous page, a card behind the last; else at its end."""
    pattern = LAST_CARD if line.startswith("\n") else rf"(?m)^[*|] .*\]\({re.escape(previous)}\).*\n"
    match = re.search(pattern, text)
    return text[: match.end()] + line + text[match.end() :] if match else f"{text}\n{line}"


def add_to_data(root: Path, kind: str, name: str, fields: dict[str, str]) -> list[str]:
    """Puts an entry into its data file; a new system gets a source of its own, unless one of that name exists."""
    if kind not in ENTRIES:
        return []
    file, field = ENTRIES[kind]
    data = root / "docs/data" / file
    if has_entry(data, field, name):
        raise Problem(f"docs/data/{file} has an entry {name} already: choose another name, or change that entry.")
    pattern = rf'(?m)^- {field}: "?([\w-]+)"?$'
    entries, *apps = data.read_text("utf-8").partition("\napps:\n")  # systems stand before them
    rewrite(data, "".join([insert_sorted(entries, pattern, name, fill(kind, "entry.yml", fields)), *apps]))
    changed = [f"docs/data/{file}"]
    if kind == "system" and not has_entry(data.with_name("sources.yml"), "key", fields["source"]):
        changed += add_to_data(root, "source", fields["source"], fields_of("source", fields["source"]))
    return changed


def has_entry(data: Path, field: str, name: str) -> bool:
    """Whether a data file has an entry of that name."""
    return bool(re.search(rf'(?m)^ *- {field}: "?{name}"?$', data.read_text("utf-8")))


def insert_sorted(text: str, pattern: str, name: str, entry: str) -> str:
    """The text with an entry before the first that matches the pattern with a greater name, or behind all of them."""
    matches = [*re.finditer(pattern, text)]
    behind = re.compile(r"(?m)^[^\s-]").search(text, matches[-1].end()) if matches else None  # of another kind
    place = next((match.start() for match in matches if match[1] > name), behind.start() if behind else len(text))
    return text[:place] + entry + text[place:] if place < len(text) else text.rstrip("\n") + "\n" + entry
