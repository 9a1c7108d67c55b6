"""What a preview remembers of its pages."""

from types import SimpleNamespace

import pytest
from page.cache import PageCache


@pytest.fixture
def build():
    """A function that converts one page in a new build of a preview, and says whether it did; and its HTML."""
    cache = PageCache()

    def convert(text: str | None, around: str = "data") -> tuple[bool, str]:
        """`text` is None where it could not be completed."""
        page = SimpleNamespace(toc="", file=SimpleNamespace(src_uri="a.md"))
        cache.begin(around)
        is_known = text is not None and cache.expect("a.md", text)
        html, record = cache.result(page, "" if is_known else f"<p>{text}</p>", SimpleNamespace(page=page))
        assert record.page is page
        return not is_known, html

    return convert


def test_a_page_is_converted_again_when_its_text_or_what_is_around_it_changes(build):
    built = [build(text) for text in ("one", "one", "two")]
    assert built == [(True, "<p>one</p>"), (False, "<p>one</p>"), (True, "<p>two</p>")]
    assert build("two", around="other data") == (True, "<p>two</p>")


def test_a_page_that_could_not_be_completed_is_not_remembered(build):
    """Such as one with a list, while another page's front matter holds a fault."""
    built = [build(text) for text in ("list", None, "list")]
    assert built == [(True, "<p>list</p>"), (True, "<p>None</p>"), (False, "<p>list</p>")]
