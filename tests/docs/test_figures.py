"""What is amiss with a figure is told, and its labels stay inside their boxes."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from guide_rules import figures
from guide_rules.page_rules import PageFile

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
FIGURES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((DOCS / "assets" / "figures").glob("*.svg"))}
DRAWING = f"""<svg role="img" aria-labelledby="two-title" aria-describedby="two-desc" viewBox="0 0 360 90">
<title id="two-title">Two ways to sort mail</title>
<desc id="two-desc">{"One of the two ways. " * 5}</desc>
<text class="name" x="9" y="20" font-size="14">Sort 12</text>
</svg>
"""
PAGE = """# A

<figure class="figure">
--8<-- "two.svg"
<figcaption>Two ways.</figcaption>
</figure>

??? note "The figure in words"

    | Sort | 12 |
"""

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


def placements() -> dict[str, str]:
    """The page on which each figure is seen first."""
    shown = [(path, figures.INCLUSION.findall(path.read_text(encoding="utf-8"))) for path in DOCS.rglob("*.md")]
    return {name: path.relative_to(DOCS).as_posix() for path, names in sorted(shown, reverse=True) for name in names}


def labels(svg: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", label) for label in figures.LABEL.findall(svg)]


def overlap(one: list[float], other: list[float]) -> bool:
    """Whether two boxes (left, top, right, bottom) share more than a hair."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and down > 0.5


@pytest.mark.parametrize(
    ("file", "sound", "broken", "words"),
    [
        ("page", "", "", ""),
        ("page", "</figcaption>", "", "with a <figcaption>"),
        ("page", "| Sort | 12 |", "| Sort | 11 |", "says 12,"),
        ("page", '--8<-- "two.svg"', "", "No page shows this"),
        ("page", '--8<-- "two.svg"', '--8<-- "tow.svg"', "No page shows this"),
        ("drawing", "<desc", "<descr", "lacks a description"),
        ("drawing", ' role="img"', "", "its role"),
        ("drawing", "<text", '<rect fill="#fff"/>\n<text', "classes of figures.css"),
        ("drawing", "<text", '<rect fill="currentColor"/>\n<text', ""),
        ("drawing", "<text", "\n<text", "An empty line"),
    ],
)
def test_a_fault_in_a_figure_is_told(tmp_path, file, sound, broken, words):
    texts = {"page": PAGE, "drawing": DRAWING}
    texts[file] = texts[file].replace(sound, broken, 1)
    path = tmp_path / figures.FOLDER / "two.svg"
    path.parent.mkdir(parents=True)
    path.write_text(texts["drawing"], "utf-8")
    site = SimpleNamespace(root=tmp_path, path_of=lambda path: path.name)
    findings = [*figures.findings({"a.md": PageFile("docs/a.md", texts["page"])}, site)]
    assert [words in finding.message for finding in findings] == ([True] if words else []), findings


def test_labels_fit_and_can_be_read_on_a_telephone(plain, site):
    """At 320 pixels every label lies in its box, clear of lines and other labels, at 11 pixels or more.

    A drawing is as wide on every page: one page has all of them here.
    """
    places = {name: (site / page_name).with_suffix(".html") for name, page_name in placements().items()}
    texts = [place.read_text(encoding="utf-8") for place in dict.fromkeys(places.values())]
    drawn = "".join(re.findall(r'<figure class="figure.*?</figure>', "".join(texts), re.DOTALL))
    whole = re.sub(
        r"(?<=<article).*(?=</article>)", lambda _: f' class="md-typeset">{drawn}', texts[0], flags=re.DOTALL
    )
    address = places["map"].as_uri()
    plain.route(address, lambda route: route.fulfill(body=whole, content_type="text/html"))
    plain.goto(address)
    plain.unroute(address)
    for name in places:
        found = plain.locator(f'figure.figure svg[aria-labelledby^="{name}-title"]').first.evaluate(MEASURE)
        assert len(found) == len(labels(FIGURES[name]))
        for number, label in enumerate(found):
            assert label["holds"], label
            assert not label["crossed"], label
            assert label["size"] >= 11, label
            assert not [other for other in found[number + 1 :] if overlap(label["box"], other["box"])], label
