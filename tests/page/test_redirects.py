"""Old addresses lead on: a stub for a page, an anchor or a notice for a section."""

from content.guide import by_page
from page import redirects

MOVED = by_page(
    {
        "old/a.md": "new/b.md",
        "old/a.md#part": "new/c.md#part",
        "new/b.md#first": "new/b.md#second",
        "new/b.md#third": "index.md#other",
    }
)


def test_a_page_that_moved_leaves_a_stub():
    """It names its new place for people, programs and scripts, and that of each section that went elsewhere."""
    text = redirects.stub("old/a.md", MOVED["old/a.md"], "https://guide.example/x/", "en")
    assert '<link rel="canonical" href="https://guide.example/x/new/b.html">' in text
    assert '<meta http-equiv="refresh" content="0; url=../new/b.html">' in text
    assert '<p data-moved>This page has moved: <a href="../new/b.html">' in text
    assert '<p id="part" data-moved data-markdown-ignore>The section has moved: <a href="../new/c.html#part">' in text
    assert '<script src="../assets/javascripts/moved.js">' in text
    offline = redirects.stub("old/a.md", MOVED["old/a.md"], "", "en")
    assert '<link rel="canonical" href="../new/b.html">' in offline


def test_a_section_that_moved_within_its_page_leaves_an_anchor():
    """Above its new place; one that moved elsewhere leaves a notice at the end."""
    article = '<h1 id="b">B</h1><h2 class="x" id="second">Second</h2><p>Text</p>'
    made = redirects.with_sections(article, "new/b.md", MOVED["new/b.md"])
    assert '<a id="first"></a><h2 class="x" id="second">' in made
    assert made.index("Text") < made.index('<p id="third" data-moved') < made.index("moved.js")
    assert 'href="../index.html#other"' in made
    assert redirects.with_sections(article, "new/b.md", {}) == article
    listed = redirects.with_sections('<ul><li id="second">Second</li></ul>', "new/b.md", MOVED["new/b.md"])
    assert '<ul><li id="second"><a id="first"></a>Second' in listed
