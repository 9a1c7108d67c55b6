"""A page becomes plain Markdown: without boxes and classes, and with numbered citations."""

import pytest
from pipeline.plain_markdown import plain

FOOT = """
<!-- begin sources -->

## Sources { #sources }

*   Brown. [More on this source](../sources/to-2022.md#brown-2020)
*   Doshi. [More on this source](../sources/2023-2024.md#doshi-2024)

<!-- end sources -->
"""
BROWN = "[Brown et al. 2020](../sources/to-2022.md#brown-2020){ .cite }"
DOSHI = "[Doshi & Hauser 2024](../sources/2023-2024.md#doshi-2024){ .cite }"
ONE = '[1](../sources/to-2022.md#brown-2020 "Brown et al. 2020")'
TWO = '[2](../sources/2023-2024.md#doshi-2024 "Doshi & Hauser 2024")'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It learns. { #learns }", "It learns. { #learns }"),
        ("Short.\n{ .answer }\n\nLong.", "Short.\n\nLong."),
        ("*Worth it.*{ .quotable } More.", "*Worth it.* More."),
        ('!!! answer "Short"\n    It is.\n\nMore.', "**Short**\n\nIt is.\n\nMore."),
        ('??? quiz "Which?"\n\n    ??? right "This"\n\n        Yes.', "**Which?**\n\n**This**\n\nYes."),
        ('```text\n!!! quiz "Not a box"\n    code\n```', '```text\n!!! quiz "Not a box"\n    code\n```'),
    ],
)
def test_boxes_and_classes_become_plain(written, read):
    """The result uses standard Markdown only."""
    assert plain(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"So many {BROWN}.", f"So many{ONE}."),
        (f"So many ({BROWN}, {DOSHI}), and more.", f"So many{ONE}{TWO}, and more."),
        (f"First {DOSHI} and then {BROWN} again.", f"First{TWO} and then{ONE} again."),
        (f"So many {BROWN} {DOSHI}.", f"So many{ONE}{TWO}."),
    ],
)
def test_citations_have_the_numbers_of_the_page(written, read):
    """The place of the work at the foot is its number; the name stays as the link's title."""
    text = plain(written + FOOT)
    assert text.startswith(read + "\n")
    assert "\n1. Brown." in text
    assert "\n2. Doshi." in text


def test_a_citation_of_a_work_that_is_not_at_the_foot_keeps_its_name():
    """As on the page."""
    assert plain("So many [Roe 2021](../sources/to-2022.md#roe-2021){ .cite }." + FOOT).startswith(
        "So many [Roe 2021]("
    )
