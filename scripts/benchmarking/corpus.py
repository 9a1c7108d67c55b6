"""Makes a documentation project of any size: about 20 internal links a page, most of them to sections."""

import random
from pathlib import Path

CONFIG = """site_name: Corpus
theme:
  name: material
  font: false
markdown_extensions:
  - admonition
  - attr_list
  - pymdownx.details
  - pymdownx.superfences
  - tables
"""
WORDS = "model token weight layer head score draw cache batch limit window prompt answer source index query".split()
SECTIONS = ["Overview", "How it works", "Settings", "Worked example", "Limits", "See also"]
PAGES_IN_FOLDER = 50


def make(root: Path, pages: int, seed: int = 1) -> None:
    """Writes a project with that many pages; the same seed gives the same bytes."""
    chance = random.Random(seed)  # noqa: S311 (a corpus, not a secret)
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    paths = ["index.md", *(f"part-{n // PAGES_IN_FOLDER}/page-{n}.md" for n in range(1, pages))]
    for number, path in enumerate(paths):
        file = root / "docs" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(page(number, path, paths, chance), encoding="utf-8")


def page(number: int, path: str, paths: list[str], chance: random.Random) -> str:
    """One page: front matter, a title, six sections."""
    meta = f"---\ntitle: Page {number}\ndescription: Page {number} of the corpus\n---\n\n"
    head = f"{meta}# Page {number} {{ #top-{number} }}\n\n"
    sections = (f"## {title}\n\n{section(title, path, paths, chance)}" for title in SECTIONS)
    return head + f"{prose(path, paths, chance, 2)}\n\n" + "\n".join(sections)


def section(title: str, path: str, paths: list[str], chance: random.Random) -> str:
    """The text under a heading, in the form that goes with it."""
    text = f"{prose(path, paths, chance, 2)}\n"
    if title == "Settings":
        rows = "".join(f"| {chance.choice(WORDS)} | {link(path, paths, chance)} |\n" for _ in range(3))
        return f"{text}\n| name | where |\n|---|---|\n{rows}"
    if title == "Worked example":
        return f"{text}\n```python\nprint('[not a link](nowhere.md)')\n```\n"
    if title == "Limits":
        return f'{text}\n!!! note "Note"\n    {sentence(chance)} {link(path, paths, chance)}\n'
    if title == "See also":
        return "".join(f"- {link(path, paths, chance)}\n" for _ in range(4))
    return text


def prose(path: str, paths: list[str], chance: random.Random, links: int) -> str:
    """A paragraph with a few links."""
    return "\n".join(f"{sentence(chance)} See {link(path, paths, chance)}. {sentence(chance)}" for _ in range(links))


def sentence(chance: random.Random) -> str:
    """A dozen words."""
    return " ".join(chance.choices(WORDS, k=12)).capitalize() + "."


def link(path: str, paths: list[str], chance: random.Random) -> str:
    """A link to some page, four times in five to one of its sections."""
    target = chance.choice(paths)
    up = "../" if "/" in path else ""
    slug = chance.choice(SECTIONS).lower().replace(" ", "-")
    fragment = f"#{slug}" if chance.random() < 0.8 else ""
    return f"[{' '.join(chance.choices(WORDS, k=2))}]({up}{target}{fragment})"
