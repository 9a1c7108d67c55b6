"""What a preview remembers of its pages."""

from types import SimpleNamespace

from page.cache import PageCache


def test_a_page_is_converted_again_when_its_text_or_what_is_around_it_changes():
    """One that could not be completed isn't remembered, such as while another page's front matter holds a fault."""
    cache, converted = PageCache(), []
    for text, around in ("one", 1), ("one", 1), ("two", 1), ("two", 2), (None, 2), ("two", 2):
        page = SimpleNamespace(toc="")
        cache.begin(around)
        is_known = text is not None and cache.expect("a.md", text)
        html, record = cache.result(page, "" if is_known else f"<p>{text}</p>", SimpleNamespace(page=None))
        assert html == f"<p>{text}</p>" and record.page is (page if text else None)
        converted.append(not is_known)
    assert converted == [True, False, True, True, True, False]
