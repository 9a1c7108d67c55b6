"""The preview card of each page, shown where its link is shared: it says what the page says, so that it informs alone.

A misconception's card shows the belief struck out, the verdict and the fact; any other page's its title, and below
it the sentence worth repeating, or else what the page is about.

`build.py --write` draws those whose words changed and removes those left over, where a Chromium and the tests' packages
are; in scripts/, so does `python -m reading.cards`. A build needs neither, since the cards are kept in
overrides/assets/cards, and what they say in cards.json.
"""

import json
import re
from pathlib import Path

from generated import pages, skos

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CARDS = "overrides/assets/cards"
WORDS = HERE / "cards.json"
QUOTABLE = re.compile(r"(\*{1,2})([^*]+)\1\{[^}]*\.quotable\b[^}]*\}")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
FILL = """(card) => {
  for (const name of ["said", "verdict", "title", "sentence", "name", "section"]) {
    document.querySelector("." + name).textContent = card[name] ?? "";
  }
  document.body.className = card.kind;
  document.body.dataset.verdict = card.verdict ?? "";
  document.querySelector(".title").classList.toggle("long", card.title.length > 45);
}"""


def file_of(page: str) -> str:
    """The name of a page's card: concepts/chatgpt.md has concepts-chatgpt.png."""
    return page.replace("/", "-").removesuffix(".md") + ".png"


def card(page: pages.Page) -> dict[str, str]:
    """What stands on the card of a page, part by part."""
    title = next(iter(page.headings.values()), page.title)
    section = page.name.rpartition("/")[0].partition("/")[0].replace("-", " ").capitalize() or "A field guide"
    if belief := page.meta.get("belief"):
        return {"kind": "belief", "said": f"“{belief}”", "verdict": verdict(page), "title": title, "section": section}
    return {"kind": "page", "title": title, "sentence": sentence(page), "section": section}


def verdict(page: pages.Page) -> str:
    """The verdict on the page's belief, with a capital; unquoted, YAML reads "false" as no text."""
    said = str(page.meta.get("verdict", "")).lower()
    return "It depends" if said == "depends" else said.capitalize()


def sentence(page: pages.Page) -> str:
    """The sentence worth repeating: of the front matter, the one marked in the text, or the page's description."""
    marked = QUOTABLE.search(page.text)
    said = page.meta.get("quotable") or (LINK.sub(r"\1", marked[2]) if marked else page.description)
    return " ".join(re.sub(r"(?<=\w)'", "’", str(said)).split())


def wanted(root: Path) -> dict[str, dict[str, str]]:
    """Each page's card."""
    return {name: card(page) for name, page in pages.read(root / "docs").pages.items()}


def outdated(root: Path, words: Path = WORDS) -> dict[str, dict[str, str]]:
    """The cards that are missing, or say something else than their page."""
    drawn = json.loads(words.read_text(encoding="utf-8")) if words.is_file() else {}
    return {
        name: card
        for name, card in wanted(root).items()
        if drawn.get(name) != card or not (root / CARDS / file_of(name)).is_file()
    }


def forgotten(root: Path) -> list[Path]:
    """Cards of pages that are no more."""
    known = {file_of(name) for name in pages.read(root / "docs").pages}
    return [file for file in sorted((root / CARDS).glob("*.png")) if file.name not in known]


def draw(root: Path, cards: dict[str, dict[str, str]]) -> None:
    """Draws these cards, each into the file of its page."""
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
    """Draws what is missing, removes what is left over, notes what the cards say; tells what was done, if anything.

    Raises ImportError where the package is not installed that drives a browser.
    """
    missing, left_over = outdated(ROOT), forgotten(ROOT)
    if missing:
        draw(ROOT, missing)
    for file in left_over:
        file.unlink()
    WORDS.write_text(json.dumps(wanted(ROOT), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return f"{len(missing)} cards drawn, {len(left_over)} removed in {CARDS}" if missing or left_over else ""


if __name__ == "__main__":
    print(renew() or "Every page has its card.")
