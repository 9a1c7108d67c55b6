"""The Markdown copy of a page holds what a reader reads, and nothing that only our renderer understands."""

import pytest
from page import copies

FOOT = """
## Related { #related }

*   See also: [B](b.md)

## Sources { #sources }

*   Kalai, [*Why*](https://e.org/k), 2025. [More on this source](../sources/b.md#kalai-2025)
*   Huang, [*How*](https://e.org/h), 2023. [More on this source](../sources/a.md#huang-2023)
"""
KALAI = "[Kalai 2025](../sources/b.md#kalai-2025){ .cite }"
HUANG = "[Huang 2023](../sources/a.md#huang-2023){ .cite }"
ONE, TWO = '[1](../sources/b.md#kalai-2025 "Kalai 2025")', '[2](../sources/a.md#huang-2023 "Huang 2023")'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("## A part { #a }\n", "## A part\n"),
        ("One.\n{ .answer }\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("*Said.*{ .quotable } More.", "*Said.* More."),
        ("`{ .kept }` and more", "`{ .kept }` and more"),
        ('!!! quiz "Which?"\n\n    ??? right "This"\n\n        Since.\n', "**Which?**\n\n**This**\n\nSince.\n"),
        ('```text\n!!! note "kept"\n```\n', '```text\n!!! note "kept"\n```\n'),
        (f"It guesses {KALAI}, often.", f"It guesses{ONE}, often."),
        (f"It guesses ({HUANG}, {KALAI}).", f"It guesses{TWO}{ONE}."),
        (f"It guesses {KALAI.replace('2025]', '2025, not re-read]')}.", "It guesses[1, not re-read]("),
        ("[New 2026](../sources/c.md#new-2026){ .cite }", "[New 2026](../sources/c.md#new-2026)"),
    ],
)
def test_markup_of_our_own_becomes_plain_markdown(text, shown):
    """Ids and classes go, boxes become title and text, citations become numbers of the list at the foot."""
    assert copies.plain(text, FOOT).startswith(shown)


def test_the_list_of_sources_is_numbered_and_no_other():
    """So that the numbers in the text lead there."""
    text = copies.plain(f"{KALAI} {HUANG}", FOOT)
    assert "*   See also" in text
    assert "1. Kalai" in text and "2. Huang" in text


def test_a_copy_names_the_page_to_cite():
    """With whole addresses where the site has one; code is left alone."""
    meta = {"title": "A: b", "description": "About.", "kind": "page", "belief": "It thinks.", "verdict": "False"}
    text = copies.copy("x/a.md", "# A { #a }\n\n[B](b.md) and `[B](b.md)`\n", "", meta, "https://guide.example/")
    assert text.startswith("---\ntitle: 'A: b'\ndescription: About.\ncanonical: https://guide.example/x/a.html\n")
    assert 'People say: "It thinks." **Verdict: False.**\n\n# A\n' in text
    assert "[B](https://guide.example/x/b.md) and `[B](b.md)`" in text
    assert "\ncanonical: a.html\n" in copies.copy("x/a.md", "", "", meta, "")


def test_a_drawing_becomes_an_image_in_words(tmp_path):
    """Included text stands in its place, with its indentation."""
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/map.svg").write_text("<svg><title>A map.</title><desc>Two sets</desc></svg>", "utf-8")
    (tmp_path / "part.md").write_text("One\n\nTwo\n", "utf-8")
    folders = [tmp_path, tmp_path / "figures"]
    text = copies.with_included_files('--8<-- "map.svg"\n\n    --8<-- "part.md"\n', "x/a.md", folders)
    assert text == '<img src="../assets/figures/map.svg" alt="A map. Two sets.">\n\n    One\n\n    Two\n'
