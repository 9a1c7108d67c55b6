"""`build.py --write`: adds what follows from what people wrote, such as the other side of a relation, then updates."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import content
from content.mistakes import BadData
from content.pages import FRONT_MATTER, Guide, Page, read

from .insertions import in_relation, rewrite

DRAW = "install Chromium, run python3 scripts/test.py --quick once for the packages, then this again"
INDEX, UNWRITTEN = "index.md", "TODO"
LOOSE = ("page", "")  # kinds of page that need no blocks


def run(root: Path) -> int:
    """Adds what is missing, then updates every generated file; prints the findings and returns 1 for bad data."""
    try:
        for path in complete(root) if content.is_guide(root) else ():
            print(f"completed {path}", file=sys.stderr)
        for path in content.update(root):
            print(f"wrote {path}", file=sys.stderr)
    except BadData as problem:
        print(*problem.findings(root), sep="\n")
        return 1
    draw_cards(root)
    return 0


def draw_cards(root: Path) -> None:
    """Draws missing preview cards, or says that no browser could."""
    from page import cards

    if root.resolve() != cards.ROOT or not (cards.outdated(root) or cards.orphaned(root)):
        return
    try:
        result = cards.renew()
    except Exception as problem:  # the browser failed, or the package that drives it
        result = f"preview cards are missing, and no browser drew them ({type(problem).__name__}): {DRAW}"
    print(result, file=sys.stderr)


def complete(root: Path) -> list[str]:
    """Adds what is missing and returns the pages that changed; raises BadData when the guide cannot be read."""
    options = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["linkcheck"]
    guide = read(root / "docs")
    texts = {name: page.text for name, page in guide.pages.items()}
    for target, inverse, name in missing_inverses(guide, options.get("relations", {})):
        front = FRONT_MATTER.match(texts[target])
        head = in_relation(front[1] + "\n", inverse, name)
        texts[target] = texts[target].replace(front[1] + "\n", head, 1)
    made = {
        name: with_index_rows(with_block_marks(guide.pages[name], text), guide, name) for name, text in texts.items()
    }
    changed = [name for name, text in made.items() if text != guide.pages[name].text]
    for name in changed:
        rewrite(guide.pages[name].path, lambda _, name=name: made[name])
    return [f"docs/{name}" for name in changed]


def missing_inverses(guide: Guide, relations: dict) -> Iterator[tuple[str, str, str]]:
    """Each relation that lacks its other side: the page to change, the inverse relation, and the page to name there."""
    named = {
        (page.name, name, to) for page in guide.pages.values() for name in relations for to in related_pages(page, name)
    }
    for name, relation, target in sorted(named):
        option, inverse = relations[relation], relations[relation].get("inverse")
        is_written = target in guide.pages and target != name
        is_lacking = inverse and is_written and (target, inverse, name) not in named
        if is_lacking and may_relate(option, guide.pages[name], guide.pages[target]):
            yield target, inverse, name


def may_relate(option: dict, here: Page, there: Page) -> bool:
    """Whether the relation is allowed between pages of these kinds, and the second page has front matter."""
    is_between = all(kind_of(page) in option.get(end, [kind_of(page)]) for end, page in (("from", here), ("to", there)))
    return is_between and bool(FRONT_MATTER.match(there.text))


def related_pages(page: Page, relation: str) -> list[str]:
    """The pages that a page names by a relation."""
    named = page.meta.get(relation)
    return [target for target in (named if isinstance(named, list) else [named]) if isinstance(target, str)]


def kind_of(page: Page) -> str:
    """The kind in a page's front matter."""
    return str(page.meta.get("kind", ""))


def with_block_marks(page: Page, text: str) -> str:
    """The text with empty blocks at the end, where a page of its kind needs them and lacks them."""
    if kind_of(page) in LOOSE or page.name.endswith(INDEX):
        return text
    missing = [name for name in ("related", "sources") if f"<!-- begin {name} -->" not in text]
    return (
        text.rstrip("\n") + "\n" + "".join(f"\n<!-- begin {name} -->\n<!-- end {name} -->\n" for name in missing)
        if missing
        else text
    )


def with_index_rows(text: str, guide: Guide, name: str) -> str:
    """The text of an index whose unwritten rows take belief and verdict from pages that have them by now."""
    folder = name.removesuffix(INDEX)

    def filled(row: re.Match) -> str:
        page = guide.pages.get(folder + row[1])
        belief, verdict = ((page.meta.get(field) if page else None) for field in ("belief", "verdict"))
        is_said = isinstance(belief, str) and isinstance(verdict, str) and UNWRITTEN not in belief + verdict
        return f'| ["{belief}"]({row[1]}) | {verdict} | [{page.title}]({row[1]}) |' if is_said else row[0]

    is_index = name.endswith(INDEX)
    return re.sub(rf"(?m)^\| \[{UNWRITTEN}\b.*\]\(([\w-]+\.md)\) \|$", filled, text) if is_index else text
