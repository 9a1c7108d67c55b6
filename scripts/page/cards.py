"""The preview card of each page, an image that other sites show beside a link to the page.

A misconception's card shows the belief crossed out, the verdict and the fact. Any other card shows the page's title
and its quotable sentence or, without one, its description.

`build.py --write` draws missing and changed cards and removes those of deleted pages; so does
`python -m reading.cards` in scripts/. Both need Chromium and the tests' packages. A build needs neither: the images
are committed in overrides/assets/cards, and their texts in cards.json.
"""

import json
import re
from pathlib import Path

from content import pages, skos

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CARDS = "overrides/assets/cards"
WORDS = "scripts/page/cards.json"  # the texts of each card as it was drawn
QUOTABLE = re.compile(r"(\*{1,2})([^*]+)\1\{[^}]*\.quotable\b[^}]*\}")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
FILL = """(card) => {
  for (const name of ["claim", "verdict", "title", "sentence", "name", "section"]) {
    document.querySelector("." + name).textContent = card[name] ?? "";
  }
  document.body.className = card.kind;
  document.body.dataset.verdict = card.verdict ?? "";
  document.querySelector(".title").classList.toggle("long", card.title.length > 45);
}"""


def file_of(page: str) -> str:
    """The file name of a page's card: concepts-chatgpt.png for concepts/chatgpt.md."""
    return page.replace("/", "-").removesuffix(".md") + ".png"


def card(page: pages.Page) -> dict[str, str]:
    """The texts on the card of a page, by part."""
    title = next(iter(page.headings.values()), page.title)
    section = page.name.rpartition("/")[0].partition("/")[0].replace("-", " ").capitalize() or "A field guide"
    if belief := page.meta.get("belief"):
        return {"kind": "belief", "claim": f"“{belief}”", "verdict": verdict(page), "title": title, "section": section}
    return {"kind": "page", "title": title, "sentence": sentence(page), "section": section}


def verdict(page: pages.Page) -> str:
    """The verdict on the page's belief, capitalised; YAML reads an unquoted `false` as a boolean."""
    text = str(page.meta.get("verdict", "")).lower()
    return "It depends" if text == "depends" else text.capitalize()


def sentence(page: pages.Page) -> str:
    """The sentence worth repeating: `quotable` in the front matter, the one marked in the text, or the description."""
    marked = QUOTABLE.search(page.text)
    text = page.meta.get("quotable") or (LINK.sub(r"\1", marked[2]) if marked else page.description)
    return " ".join(re.sub(r"(?<=\w)'", "’", str(text)).split())


def wanted(root: Path) -> dict[str, dict[str, str]]:
    """The card that each page should have."""
    return {name: card(page) for name, page in pages.read(root / "docs").pages.items()}


def saved(root: Path) -> dict[str, dict[str, str]]:
    """The texts of each card as it was drawn, by page."""
    file = root / WORDS
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def save(root: Path, texts: dict[str, dict[str, str]]) -> None:
    """Saves the texts of the cards."""
    text = json.dumps(dict(sorted(texts.items())), ensure_ascii=False, indent=1) + "\n"
    (root / WORDS).write_text(text, encoding="utf-8")


def outdated(root: Path) -> dict[str, dict[str, str]]:
    """The cards that are missing or differ from their page."""
    drawn = saved(root)
    return {
        name: card
        for name, card in wanted(root).items()
        if drawn.get(name) != card or not (root / CARDS / file_of(name)).is_file()
    }


def orphaned(root: Path) -> list[Path]:
    """The cards of pages that no longer exist."""
    known = {file_of(name) for name in pages.read(root / "docs").pages}
    return [file for file in sorted((root / CARDS).glob("*.png")) if file.name not in known]


def draw(root: Path, cards: dict[str, dict[str, str]]) -> None:
    """Draws the cards into their image files."""
    from pipeline import browser
    from playwright.sync_api import sync_playwright

    style = (root / "docs/assets/stylesheets/tokens.css").read_text(encoding="utf-8")
    (root / CARDS).mkdir(parents=True, exist_ok=True)
    installed = browser.installed()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed, args=["--disable-lcd-text"])
        page = chromium.new_page(viewport={"width": 1200, "height": 630})
        page.set_content((HERE / "card.html").read_text(encoding="utf-8"))
        page.add_style_tag(content=style)
        for name, card in cards.items():
            page.evaluate(FILL, card | {"name": skos.TITLE})
            page.screenshot(path=root / CARDS / file_of(name))
        chromium.close()


def renew() -> str:
    """Draws outdated cards, removes those of deleted pages, saves the texts; returns a summary, or "" if none changed.

    Raises ImportError when Playwright is not installed.
    """
    missing, orphans = outdated(ROOT), orphaned(ROOT)
    if missing:
        draw(ROOT, missing)
    for file in orphans:
        file.unlink()
    save(ROOT, wanted(ROOT))
    return f"{len(missing)} cards drawn, {len(orphans)} removed in {CARDS}" if missing or orphans else ""


if __name__ == "__main__":
    print(renew() or "Every page has its card.")
