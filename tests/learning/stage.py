"""A page that holds one part that loads on request, from a file, under the site's own content policy."""

import re
import shutil
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from content import outputs

from tests import reading
from tests.conftest import emptied

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "docs" / "assets" / "javascripts"
STYLES = ROOT / "docs" / "assets" / "stylesheets"
PAGES = {"beliefs": "what-do-you-believe.md", "drill": "trust-drill.md"}


@contextmanager
def models(browser, *names: str):
    """An empty page with scripts that need no page; `page.evaluate` reaches what they publish."""
    page = browser.new_page()
    for name in names:
        page.add_script_tag(content=(scripts_made() / f"{name}.js").read_text(encoding="utf-8"))
    yield page
    page.close()


def text(part: str) -> str:
    """The Markdown of the page that holds a part, with its lists."""
    page = reading.guide().pages[f"see-for-yourself/{PAGES[part]}"]
    return outputs.Made(reading.guide()).fill(page.text, page)


def lines_of(pieces) -> list[str]:
    """The lines of a list."""
    return [line for piece in pieces for line in piece.lines]


@cache
def scripts_made() -> Path:
    """A folder with all scripts, those that the build makes from data among them."""
    folder = Path(tempfile.mkdtemp(prefix="scripts-"))
    shutil.copytree(ROOT / "docs/assets/javascripts", folder / "assets/javascripts")
    for path, content in outputs.Made(reading.guide()).files().items():
        if path.startswith("assets/javascripts/"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content, encoding="utf-8")
    return folder / "assets/javascripts"


def block(part: str) -> str:
    """The element as it stands in the Markdown."""
    return re.search(rf'<on-request data-part="{part}".*?</on-request>', text(part), re.DOTALL).group()


def files(part: str) -> list[Path]:
    """The scripts that a part loads when a reader asks for it."""
    names = re.search(r'data-files="([^"]+)"', block(part)).group(1).split()
    return [(scripts_made() / "learning" / f"{name}.js").resolve() for name in names]


def stage(page, folder: Path, part: str, state: str = ""):
    """Opens a page with the part, with `state` as its hash; nothing of the part is loaded yet without one."""
    head = "".join(
        (ROOT / "overrides" / name).read_text(encoding="utf-8") for name in ("main.html", "partials/meta.html")
    )
    policy = re.search(r"<meta http-equiv=.*?>", head).group()
    line = re.search(r"<script>try.*?</script>", head).group()
    styles = "".join(f'<link rel="stylesheet" href="{path.as_uri()}">' for path in sorted(STYLES.glob("[!p]*.css")))
    name = '<meta name="application-name" content="LLM or GenAI?">'
    scripts = f'<script defer src="{(scripts_made() / "learning/on-request.js").as_uri()}"></script>'
    file = folder / "stage.html"
    file.write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stage</title>{name}{policy}{line}{styles}'
        f'{scripts}</head><body data-base="."><main class="md-typeset"><h1>Stage</h1>{block(part)}'
        '<p class="said" role="status"></p></main></body></html>',
        encoding="utf-8",
    )
    emptied(page).goto(f"{file.as_uri()}{state}")
    return page


def begin(page, folder: Path, part: str, state: str = ""):
    """The same, with the part opened by a press."""
    stage(page, folder, part, state)
    if not state:
        page.locator("on-request button").click()
    page.wait_for_selector(".learning-part > *")
    return page
