"""A misconception prints on one sheet, on which nobody can take the belief for the truth."""

import re

import pytest

CARD = 'data-kind="misconception"'
LOOK = """() => ({
  verdict: document.querySelector(".belief").dataset.verdict,
  ground: getComputedStyle(document.querySelector(".belief .verdict")).printColorAdjust,
  line: getComputedStyle(document.querySelector(".belief .claim")).textDecorationLine,
})"""


@pytest.fixture(scope="module")
def printed(desk, site) -> dict[str, dict]:
    """For each misconception printed on A4: the number of sheets, and the style of the belief and the verdict."""
    page, looks = desk.new_page(), {}
    page.emulate_media(media="print")
    for file in sorted((site / "misconceptions").glob("*.html")):
        if CARD in file.read_text(encoding="utf-8"):
            page.goto(file.as_uri())
            sheets = len(re.findall(rb"/Type /Page\b", page.pdf(format="A4")))
            looks[file.stem] = {**page.evaluate(LOOK), "sheets": sheets}
    page.close()
    assert len(looks) > 15
    return looks


def test_each_misconception_fits_one_sheet(printed):
    """Backgrounds are off, as browsers print by default, and the margins are those of the style sheet."""
    assert {name: look["sheets"] for name, look in printed.items() if look["sheets"] != 1} == {}


def test_the_verdict_is_visible_on_paper(printed):
    """The verdict's background is printed, and a false belief is crossed out."""
    for name, look in printed.items():
        assert look["ground"] == "exact", name
        assert look["line"] == ("line-through" if look["verdict"] == "false" else "none"), name
