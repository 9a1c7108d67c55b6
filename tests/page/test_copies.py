"""The Markdown copy of a page holds what a reader reads, and nothing that only our renderer understands."""

import pytest
from page import copies

KALAI = "[Kalai 2025](../sources/b.md#kalai-2025)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("## A part { #a }\n", "## A part\n"),
        ("One.\n{ .answer }\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("*Said.*{ .quotable } More.", "*Said.* More."),
        ("`{ .kept }` and more", "`{ .kept }` and more"),
        ('!!! quiz "Which?"\n\n    ??? right "This"\n\n        Since.\n', "**Which?**\n\n**This**\n\nSince.\n"),
        ('```text\n!!! note "kept"\n```\n', '```text\n!!! note "kept"\n```\n'),
        (f"It guesses {KALAI}{{ .cite }}, often.", f"It guesses ({KALAI}), often."),
        (f"It guesses (see {KALAI}{{ .cite }}).", f"It guesses (see ({KALAI}))."),
        (f"It guesses ({KALAI}{{ .cite }}).", f"It guesses ({KALAI})."),
        (f"1.  {KALAI}{{ .cite }}, today", f"1.  {KALAI}, today"),
    ],
)
def test_markup_of_our_own_becomes_plain_markdown(text, shown):
    """Ids and classes go, boxes become title and text, a citation is set apart."""
    assert copies.plain(text, "x/a.md") == shown


def test_a_copy_names_the_page_to_cite():
    """By its whole address where the site has one."""
    meta = {"title": "A: b", "description": "About.", "kind": "page", "belief": "It thinks.", "verdict": "False"}
    text = copies.copy("x/a.md", "# A { #a }\n", meta, "https://guide.example/")
    assert text.startswith("---\ntitle: 'A: b'\ndescription: About.\ncanonical: https://guide.example/x/a.html\n")
    assert 'People say: "It thinks." **Verdict: False.**\n\n# A\n' in text
    assert "\ncanonical: a.html\n" in copies.copy("x/a.md", "", meta, "")


def test_a_drawing_becomes_an_image_in_words():
    """Which leads to its file; one without words is left out."""
    drawing = '<svg role="img"><title id="map-title">A map.</title>\n<desc>Two "sets"</desc></svg>'
    image = '<img src="../assets/figures/map.svg" alt="A map. Two &quot;sets&quot;.">'
    assert copies.plain(f"    {drawing}\n<b><svg><path/></svg>1</b>", "x/a.md") == f"    {image}\n<b>1</b>"
