"""The preview card of each page, shown where its link is shared.

In scripts/, `python -m reading.cards` draws those that are missing and removes those left over.
Drawing needs a Chromium; a build does not, since the cards are kept in overrides/assets/cards.
"""

from pathlib import Path

from generated import pages

from . import png

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CARDS = "overrides/assets/cards"


def file_of(page: str) -> str:
    """The name of a page's card: concepts/chatgpt.md has concepts-chatgpt.png."""
    return page.replace("/", "-").removesuffix(".md") + ".png"


def heading(page: pages.Page) -> str:
    """The words on a card: the page's main heading."""
    return next(iter(page.headings.values()), page.title)


def outdated(root: Path) -> dict[str, str]:
    """Each page without a card that says its heading, and that heading."""
    wanted = {name: heading(page) for name, page in pages.read(root / "docs").pages.items()}
    return {name: words for name, words in wanted.items() if png.title(root / CARDS / file_of(name)) != words}


def draw(root: Path, wanted: dict[str, str]) -> None:
    """Draws the cards of the pages in `wanted`, each with the words given for it."""
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
        for name, words in wanted.items():
            fill(page, words, section_of(name))
            (root / CARDS / file_of(name)).write_bytes(png.with_few_colours(page.screenshot(), words))
        chromium.close()


def fill(page, words: str, section: str) -> None:
    """Puts the heading and the section on the card; a long heading in smaller type."""
    page.locator(".title").evaluate(
        "(title, words) => { title.textContent = words; title.classList.toggle('long', words.length > 45); }", words
    )
    page.locator(".section").evaluate("(place, words) => { place.textContent = words; }", section)


def section_of(page: str) -> str:
    """The name of the page's folder as readers know it."""
    folder = page.rpartition("/")[0]
    return folder.replace("-", " ").capitalize() or "A field guide"


def forgotten(root: Path) -> list[Path]:
    """Cards of pages that are no more."""
    known = {file_of(name) for name in pages.read(root / "docs").pages}
    return [file for file in sorted((root / CARDS).glob("*.png")) if file.name not in known]


def main() -> None:
    """Draws what is missing, removes what is left over, says how many."""
    missing, left_over = outdated(ROOT), forgotten(ROOT)
    if missing:
        draw(ROOT, missing)
    for file in left_over:
        file.unlink()
    print(f"{len(missing)} cards drawn, {len(left_over)} removed in {CARDS}.")


if __name__ == "__main__":
    main()
