"""The site's style sheets as one text, adapted to files in which headings and ids were changed by `chapter`."""

import re
from pathlib import Path

SHEETS = re.compile(r'<link rel="stylesheet"(?P<print> media="print")? href="(?P<href>[^"]*)">')
HEADING = re.compile(r"(?<![\w.-])(h[1-4])(?![\w-])")  # an element's name, not a part of --size-h1
ID = re.compile(r'\[id="([^"]+)"\]')
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
DEMOS, CARD = "assets/stylesheets/demos/*.css", "assets/stylesheets/lists/print-card.css"
OWN = Path(__file__).with_name("volume.css")


def styles(site: Path) -> str:
    """The home page's style sheets in order, then those of demonstrations, of printed cards, and volume.css."""
    home = (site / "index.html").read_text(encoding="utf-8")
    links = [(site / link["href"], bool(link["print"])) for link in SHEETS.finditer(home)]
    links += [(file, False) for file in sorted(site.glob(DEMOS)) if (file, False) not in links]
    links += [(file, True) for file in site.glob(CARD)]
    texts = [sheet(*link) for link in links]
    return "\n".join([*texts, COMMENT.sub("", OWN.read_text(encoding="utf-8"))])


def sheet(file: Path, for_print: bool) -> str:
    """A style sheet whose selectors for headings select their class, and whose ids match prefixed ids."""
    text = COMMENT.sub("", file.read_text(encoding="utf-8"))
    text = ID.sub(r'[id$="--\1"]', HEADING.sub(r".\1", text))
    return f"@media print {{\n{text}}}\n" if for_print else text
