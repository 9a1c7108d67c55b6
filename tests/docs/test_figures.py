"""Each figure is described, stands beside its own words, stays inside its boxes, and agrees with the catalogue."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
FIGURES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((DOCS / "assets" / "figures").glob("*.svg"))}
# A figure with labels has its words in a note below; the drawings of the writer have a caption and a description.
PLACED = re.compile(
    r'^<figure class="figure(?: writer)?"(?: id="[a-z-]+")?>\n--8<-- "(?P<name>[a-z-]+)\.svg"\n'
    r"<figcaption>[^\n]+[.?)]</figcaption>\n</figure>\n"
    r'(?:\n\?\?\? note "The figure in words"\n(?P<twin>(?:\n| {4}.*\n)+))?',
    re.MULTILINE,
)
LABEL = re.compile(r"<text[^>]*>(.*?)</text>")
WORD = re.compile(r"[\w.-]*\w")

# Every label with the corners of its box, whether the nearest drawn box around it holds them, a line that
# runs through it, and its size in pixels.
MEASURE = """svg => {
 const drawn = [...svg.querySelectorAll('path, rect, circle, ellipse')];
 const points = drawn.filter(line => getComputedStyle(line).stroke !== 'none').flatMap(
   line => Array.from({length: line.getTotalLength() / 2 + 1}, (_, at) => line.getPointAtLength(2 * at)));
 return [...svg.querySelectorAll('text')].map(label => {
  const {x, y, width, height} = label.getBBox();
  const corners = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]];
  const point = ([x, y]) => Object.assign(svg.createSVGPoint(), {x, y});
  let frame = null;
  for (let group = label.parentElement; group !== svg && !frame; group = group.parentElement)
    frame = group.querySelector(':scope > :is(.box, .ground)');
  const view = svg.viewBox.baseVal;
  const holds = frame
    ? corners.every(corner => frame.isPointInFill(point(corner)))
    : x >= -1 && y >= -1 && x + width <= view.width + 1 && y + height <= view.height + 1;
  const crossed = points.some(at => at.x > x + 1 && at.x < x + width - 1 && at.y > y + 3 && at.y < y + height - 3);
  const sizes = [label, ...label.children].map(part => parseFloat(getComputedStyle(part).fontSize));
  return {text: label.textContent, box: [x, y, x + width, y + height], holds, crossed,
          size: Math.min(...sizes) * svg.getBoundingClientRect().width / view.width};
 });
}"""


def placements() -> list[tuple[str, str, str]]:
    """Page, figure and text twin, for every figure that a page shows."""
    return [
        (path.relative_to(DOCS).as_posix(), found["name"], found["twin"] or "")
        for path in sorted(DOCS.rglob("*.md"))
        for found in PLACED.finditer(path.read_text(encoding="utf-8"))
    ]


def described(name: str) -> str:
    """The description of a drawing of the writer, which needs no other words."""
    return re.search(r"<desc[^>]*>([^<]+)<", FIGURES[name])[1] if name.startswith("writer-") else ""


def labels(svg: str) -> list[str]:
    """What is written in the drawing."""
    return [re.sub(r"<[^>]+>", "", label) for label in LABEL.findall(svg)]


def overlap(one: list[float], other: list[float]) -> bool:
    """Whether two boxes (left, top, right, bottom) share more than a hair."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and down > 0.5


def test_every_figure_is_shown_with_its_caption_and_its_words():
    """A page that includes a drawing has the whole block, and no place waits for its drawing."""
    included = []
    for path in DOCS.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert "<!-- figure:" not in text, path.name
        included += re.findall(r'^--8<-- "([a-z-]+)\.svg"', text, re.MULTILINE)
    assert sorted(included) == sorted(name for _, name, _ in placements())
    assert set(included) == set(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_stands_alone(name):
    """A title and a description under its own ids; no script, style, link or colour; narrow enough for a plain."""
    svg = FIGURES[name]
    assert f'role="img" aria-labelledby="{name}-title" aria-describedby="{name}-desc"' in svg
    for part, least in (("title", 15), ("desc", 100)):
        found = re.search(rf'<{part} id="{name}-{part}">([^<]+)</{part}>', svg)
        assert found and len(found[1]) >= least, part
    assert sorted(re.findall(r'\bid="([^"]+)"', svg)) == [f"{name}-desc", f"{name}-title"]
    assert not re.search(r"<(?:script|style|image|use|foreignObject|a)\b|href|url\(|\sstyle=|\son\w+=", svg)
    assert not re.search(r'(?:fill|stroke)="(?!none"|currentColor")', svg)
    assert not re.search(r"^\s*$", svg.rstrip("\n"), re.MULTILINE)  # which ends raw HTML
    width, least = re.search(r'viewBox="0 0 (\d+) \d+"', svg), re.findall(r'font-size="([\d.]+)"', svg)
    assert int(width[1]) <= 360
    assert min(map(float, least)) >= 14


@pytest.mark.parametrize(
    ("page_name", "name", "twin"), [pytest.param(*found, id="-".join(found[:2])) for found in placements()]
)
def test_the_words_say_what_the_figure_says(page_name, name, twin):
    """Every number, and every word of some length, that is written in the drawing is in the text beside it."""
    said = {word.casefold() for word in WORD.findall(twin or described(name))}
    written = {word.casefold() for label in labels(FIGURES[name]) for word in WORD.findall(label.replace("␣", ""))}
    assert not {word for word in written - said if len(word) > 3 or word[0].isdigit()}, page_name


@pytest.mark.parametrize(  # a drawing is as wide on every page
    ("name", "page_name"), sorted({name: page_name for page_name, name, _ in placements()}.items())
)
def test_labels_fit_and_can_be_read_on_a_telephone(plain, site, page_name, name):
    """At 320 pixels every label lies in its box, clear of lines and other labels, at 11 pixels or more."""
    plain.goto((site / page_name).with_suffix(".html").as_uri())
    drawing = plain.locator(f'figure.figure svg[aria-labelledby^="{name}-title"]')
    assert drawing.count() == 1
    found = drawing.evaluate(MEASURE)
    assert len(found) == len(labels(FIGURES[name]))
    for number, label in enumerate(found):
        assert label["holds"], label
        assert not label["crossed"], label
        assert label["size"] >= 11, label
        for other in found[number + 1 :]:
            assert not overlap(label["box"], other["box"]), (label, other)


def test_the_map_agrees_with_the_catalogue(guide):
    """Each name on the map is drawn in the set, or outside it, as its row in the catalogue says."""
    rows = {row["name"]: row for row in guide.systems["systems"]}
    facets = {"field": "generates", "model": "llm"}  # in the field is what generates
    drawn = 0
    for sets, group in re.findall(r'<g [^>]*data-boxes="([^"]+)">(.*?)</g>', FIGURES["map"], re.DOTALL):
        for name in re.findall(r'<text class="name"[^>]*>([^<]+)</text>', group):
            row, drawn = rows[name], drawn + 1
            if sets == "product":
                assert row["kind"] in ("product", "service"), name
                assert row["llm"] == ("not stated here" if "stroke-dasharray" in group else "inside"), name
                continue
            assert row["kind"] not in ("product", "service"), name
            for box, facet in facets.items():
                assert row[facet] in (("yes", "disputed") if box in sets.split() else ("no",)), (name, box)
    assert drawn == FIGURES["map"].count('class="name"') >= 8
