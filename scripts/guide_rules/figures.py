"""What a figure owes its readers: a caption, its words for those who can't see it, and a drawing that fits anywhere."""

import re
from collections.abc import Iterator, Mapping

from content.guide import Guide
from content.procedure import PRODUCTS
from linkcheck.findings import Finding
from linkcheck.site import Site, read

from .page_rules import PageFile

FOLDER = "docs/assets/figures"
INCLUSION = re.compile(r'^--8<-- "([a-z-]+)\.svg"', re.MULTILINE)
# A figure with labels has its words in a note below; the drawings of the writer have a caption and a description.
PLACEMENT = re.compile(
    r'\n<figure class="figure(?: writer)?"(?: id="[a-z-]+")?>\n--8<-- "(?P<name>[a-z-]+)\.svg"\n'
    r"<figcaption>[^\n]+[.?)]</figcaption>\n</figure>\n"
    r'(?:\n\?\?\? note "The figure in words"\n(?P<words>(?:\n| {4}.*\n)+))?'
)
LABEL = re.compile(r"<text[^>]*>(.*?)</text>")
WORD = re.compile(r"[\w.-]*\w")
ON_THE_MAP = re.compile(r'<g [^>]*data-boxes="(?P<boxes>[^"]+)">(?P<drawn>.*?)</g>', re.DOTALL)
NAME_ON_THE_MAP = re.compile(r'<text class="name"[^>]*>([^<]+)</text>')
AREAS = {"field": "generates", "model": "llm"}  # of the map, and the cell that says whether a model lies there
REQUIRED = {  # of each drawing, without its name
    r'role="img" aria-labelledby="-title" aria-describedby="-desc"': "its role, or the ids of its words",
    r'<title id="-title">[^<]{15,}</title>': "a title of 15 letters or more",
    r'<desc id="-desc">[^<]{100,}</desc>': "a description of 100 letters or more",
}
FORBIDDEN = {
    r'\b(?:fill|stroke)="(?!none"|currentColor")': "Its colours are classes of figures.css, for both schemes.",
    r"\n[ \t]*\n(?=.)": "An empty line would end it in the page: take it out.",
}


def findings(pages: Mapping[str, PageFile], site: Site, guide: Guide | None = None) -> Iterator[Finding]:
    """All findings on the figures of the guide, of which one is held against its data, and on the pages with them."""
    files = sorted((site.root / FOLDER).glob("*.svg"))
    drawings = {path.stem: PageFile(site.path_of(path), read(path)) for path in files}
    names_shown = set()
    for file in pages.values():
        words_by_name = {match["name"]: match["words"] for match in PLACEMENT.finditer(file.text)}
        for inclusion in INCLUSION.finditer(file.text):
            name = inclusion[1]
            names_shown.add(name)
            if name not in drawings:
                continue  # the check of links tells that there is no such file
            if name not in words_by_name:
                message = 'It stands alone in <figure class="figure">, with a <figcaption> that is a sentence.'
                yield file.at(inclusion, "figure", message)
            elif missing := ", ".join(missing_words(drawings[name].text, words_by_name[name])):
                message = f'The drawing says {missing}, and its words don\'t: say it in ??? note "The figure in words".'
                yield file.at(inclusion, "figure", message)
    for name, drawing in drawings.items():
        text = drawing.text.replace(f'"{name}-', '"-')
        for pattern, part in REQUIRED.items():
            if not re.search(pattern, text):
                yield drawing.at(None, "figure", f"It lacks {part}.")
        for pattern, message in FORBIDDEN.items():
            if match := re.search(pattern, drawing.text):
                yield drawing.at(match, "figure", message)
        if guide and name == "map":
            yield from check_map(drawing, guide)
        if name not in names_shown:
            yield drawing.at(None, "figure", "No page shows this drawing: show it, or delete it.")


def missing_words(drawing: str, words: str | None) -> list[str]:
    """The numbers and longer words that are written in a drawing and not beside it, in their order."""
    beside = words or "".join(re.findall(r"<desc[^>]*>([^<]+)<", drawing))
    in_words = {word.casefold() for word in WORD.findall(beside)}
    labels = (re.sub(r"<[^>]+>", "", label).replace("␣", "") for label in LABEL.findall(drawing))
    words_drawn = dict.fromkeys(word for label in labels for word in WORD.findall(label))
    return [word for word in words_drawn if (len(word) > 3 or word[0].isdigit()) and word.casefold() not in in_words]


def check_map(drawing: PageFile, guide: Guide) -> Iterator[Finding]:
    """Each name on the map is drawn inside or outside generative AI and LLMs, as its row in the catalogue has it."""
    rows = {row["name"]: row for row in guide.rows.values()}
    for group in ON_THE_MAP.finditer(drawing.text):
        inside = "not stated here" if "stroke-dasharray" in group["drawn"] else "inside"
        place = f"a product, LLM {inside}" if group["boxes"] == "product" else f"in {group['boxes']}"
        for found in NAME_ON_THE_MAP.finditer(drawing.text, *group.span("drawn")):
            name = found[1]
            if place != (wanted := place_on_the_map(rows[name]) if name in rows else "nowhere"):
                message = f"{name} is drawn as “{place}”, but by docs/data/systems.yml it belongs as “{wanted}”."
                yield drawing.at(found, "figure", message)


def place_on_the_map(row: Mapping[str, str]) -> str:
    """How the map draws a row: a product by what is known of an LLM inside, a model by the areas in which it lies."""
    if row["kind"] in PRODUCTS:
        return f"a product, LLM {row['llm']}"
    return f"in {' '.join(box for box, cell in AREAS.items() if row[cell] in ('yes', 'disputed'))}"
