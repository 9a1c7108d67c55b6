"""Pages of this guide, each broken in one way: the check tells it on its line, and nothing of harmless changes."""

import itertools
import json
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

LINK = re.compile(
    r"(?<![!\\`\[])\[(?P<text>[^\[\]\n`*]{3,40})\]\((?P<path>(?:\.\./)*[a-z][a-z/-]*\.md)#(?P<id>[a-z][a-z0-9-]+)\)"
)
HEADING = re.compile(r"^(?P<marks>#{2,4}) (?P<text>[^\n#{]+) \{ #(?P<id>[a-z0-9-]+) \}$", re.MULTILINE)
PROSE = re.compile(r"^[A-Z][a-z]+ [^\n\[\]`<>|{}*\\]{20,}\.$(?=\n\n)", re.MULTILINE)
APART = re.compile(r"\A---\n.*?\n---|^```.*?^```|<!--.*?-->", re.MULTILINE | re.DOTALL)
Change = tuple[re.Pattern, Callable[[re.Match], str]]

BREAKING: list[Change] = [  # a fault for each way in which a place is looked up; the tables of cases have the others
    (LINK, lambda m: f"[{m['text']}]({m['path'][:-4]}.md)"),
    (LINK, lambda m: f"[{m['text']}]({m['path']}#{m['id'][:2]}x{m['id'][2:]})"),
    (LINK, lambda m: f"[{m['text']}]({m['path'].replace('.md', '.html')})"),
    (LINK, lambda m: f"[{m['text']}]({m['path'].replace('.md', '.MD')})"),
    (LINK, lambda m: f"[{m['text']}] ({m['path']})"),
    (LINK, lambda m: f"[{m['text']}]()"),
    (LINK, lambda m: f"[]({m['path']})"),
    (LINK, lambda m: f"[{m['text']}][none-such]"),
    (LINK, lambda m: f"[[{m['text']}]]"),
    (LINK, lambda m: f"({m['text']})[{m['path']}]"),
    (LINK, lambda m: f'<a href="{m["path"]}">{m["text"]}</a>'),
    (PROSE, lambda m: f"{m[0]} See [this](index.md"),
    (PROSE, lambda m: f"{m[0]} ![A map](none-such.svg)"),
    (PROSE, lambda m: f"{m[0]} ![](../assets/images/favicon.svg)"),
    (PROSE, lambda m: f"{m[0]} See https://arxiv.org/abs/1706.03762"),
    (PROSE, lambda m: f"{m[0]} :material-check:"),
    (PROSE, lambda m: '--8<-- "none-such.md"'),
    (HEADING, lambda m: f"{m['marks']} {m['text']}"),
    (HEADING, lambda m: f"{m['marks']} {m['text']} {{ #{m['id']}"),
]
HARMLESS: list[Change] = [
    (LINK, lambda m: f"`[{m['text']}](none.md)` {m[0]}"),
    (LINK, lambda m: m[0][:-1] + ' "A title")'),
    (LINK, lambda m: f"{m[0]} <me@example.org> [me](mailto:me@example.org)"),
    (PROSE, lambda m: f"{m[0]} <!-- [x](none.md) -->"),
    (PROSE, lambda m: f"{m[0]} \\[x](none.md)"),
    (PROSE, lambda m: f"{m[0]}\n\n```md\n[x](none.md) [[y]]\n```"),
    (PROSE, lambda m: f"{m[0]} An [optional] word, x[0][1], and the list [FILE] [DIR]."),
    (PROSE, lambda m: f"{m[0]} ![dot](data:image/gif;base64,AAAA)"),
    (PROSE, lambda m: f'{m[0]} See [it][s].\n\n[s]: #first-of-all\n\n<a id="first-of-all"></a>'),
]


def changed(text: str, change: Change, chance: random.Random) -> tuple[str, int] | None:
    """The text with one change and the line of it, or None where nothing suits."""
    pattern, new = change
    apart = [match.span() for match in APART.finditer(text)]
    places = [m for m in pattern.finditer(text) if not any(start <= m.start() < end for start, end in apart)]
    if not places:
        return None
    match = chance.choice(places)
    return text[: match.start()] + new(match) + text[match.end() :], text.count("\n", 0, match.start()) + 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_each_broken_page_is_told_on_its_line_and_no_harmless_change_is(seed: int, tmp_path: Path) -> None:
    """All pages are changed at once, two of three of them for the worse, and checked in one run."""
    for name in ("docs", "overrides", "scripts", "mkdocs.yml", "pyproject.toml", "CHANGELOG.md", "CITATION.cff"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    chance = random.Random(seed)
    breaking, harmless = itertools.cycle(chance.sample(BREAKING, len(BREAKING))), itertools.cycle(HARMLESS)
    broken, kept = {}, set()
    for number, page in enumerate(sorted((tmp_path / "docs").rglob("*.md"))):
        path = page.relative_to(tmp_path).as_posix()
        change = next(harmless) if number % 3 == 2 else next(breaking)
        if "includes" in path or not (result := changed(page.read_text("utf-8"), change, chance)):
            continue
        page.write_text(result[0], "utf-8")
        if number % 3 == 2:
            kept.add(path)
        else:
            broken[path] = result[1]
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--check", "--root", str(tmp_path), "--format", "json"]
    findings = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)["findings"]
    places = {(each["path"], each["line"]) for each in findings if each["rule"] != "unchecked"}
    assert len(broken) > 20
    assert len(kept) > 10
    assert [place for place in broken.items() if place not in places] == []
    follow = ("orphan-page", "new-address", "dropped-address", "missing-anchor", "data", "unproved")
    assert [f for f in findings if f["path"] in kept and f["rule"] not in follow] == []
