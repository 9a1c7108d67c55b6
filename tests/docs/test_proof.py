"""Each source proves what it is cited for: in its own words, with the figures that pages give by it."""

import re
import warnings

import pytest
from content import evidence
from content.pages import GENERATED
from content.sources import evidence_line

from .test_data import CITED

END = re.compile(r"(?<=[.?!])\s+|\n")
# A number that stands alone, not one in a name such as GPT-4 or DALL-E 2; a year or day says when, not how much.
MONTH = r"January|February|March|April|May|June|July|August|September|October|November|December"
NOT_MEANT = rf"(?:19|20)\d\d\b|\d+ (?:{MONTH})\b|\d\b(?![.,]\d|\s?%)"
FIGURE = re.compile(rf"(?<![\w.,-])(?!{NOT_MEANT})\d[\d,]*(?:\.\d+)?(?![\w-])")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")  # in the words of a source: 671B, 10x
KEY = re.compile(r"\{\{([a-z0-9-]+)\}")
MADE_FROM_DATA = ("sources/", "about/article/", "taxonomy/value-by-value.md")


def numbers(pattern: re.Pattern, text: str) -> set[str]:
    """The numbers of a text, without the commas between thousands."""
    return {found.replace(",", "") for found in pattern.findall(text)}


def seen_in(source: dict) -> set[str]:
    """The numbers that a source is known to give, and those noted of it that nobody could see again."""
    said = [source.get("quote", ""), source["about"], *source.get("figures", []), *source.get("figures_unread", [])]
    return numbers(NUMBER, " ".join(said))


def unproved(text: str, sources: dict[str, dict]) -> list[str]:
    """The figures of each sentence that none of the works cited there is known to give."""
    found = []
    marked = CITED.sub(r"{{\2}", GENERATED.sub("", text))  # a name such as "Brown et al. 2020" would end a sentence
    for sentence in END.split(re.sub(r"\]\([^)]*\)", "]", marked)):
        keys = KEY.findall(sentence)
        known = set().union(*(seen_in(sources[key]) for key in keys if key in sources))
        if keys and (missing := numbers(FIGURE, KEY.sub("", sentence)) - known):
            found.append(f"{', '.join(sorted(missing))} by {', '.join(keys)}")
    return found


def test_each_figure_is_one_that_its_source_is_known_to_give(guide):
    """Look the figure up, and add it to `figures` where it was seen; else to `figures_unread`, which readers see."""
    sources = {source["key"]: source for source in guide.sources}
    pages = [page for page in guide.pages.values() if not page.name.startswith(MADE_FROM_DATA)]
    assert [f"{page.name}: {one}" for page in pages for one in unproved(page.text, sources)] == []


def test_sources_without_words_are_reported(guide):
    """A report and no failure: of these nothing is quoted."""
    if silent := [source["key"] for source in guide.sources if "quote" not in source]:
        warnings.warn(f"{len(silent)} sources have no quote: " + ", ".join(silent), stacklevel=1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It fell by 39% ([B et al. 2025](../sources/a.md#b){ .cite }).", []),
        ("It fell by 40% ([B et al. 2025](../sources/a.md#b){ .cite }).", ["40 by b"]),
        ("It had 1,600 cases on 3 May 2025 ([B 2025](../sources/a.md#b){ .cite }).", []),
        ("GPT-4 fell ([B 2025](../sources/a.md#b){ .cite }). Of 12 none did.", []),
        ("Of 12 none did, of 39 one ([B 2025](../sources/a.md#b){ .cite }).", ["12 by b"]),
    ],
)
def test_a_figure_is_looked_up_where_it_is_cited(text, told):
    """In the words of the work, in what is said about it, and among its figures."""
    assert unproved(text, {"b": {"quote": "an average drop of 39%", "about": "", "figures": ["1600 queries"]}}) == told


SOURCE = {"key": "b-2025", "url": "https://a.org/b", "quote": "of all", "seen": "part"}
SNAPSHOT = "https://web.archive.org/web/20261127/https://a.org/b"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({}, None),
        ({"unread": "Not found."}, "key"),
        ({"quote": None}, "key"),
        ({"quote": None, "seen": None, "unread": "Not found."}, None),
        ({"seen": None}, "quote"),
        ({"quote": "word " * 26}, "quote"),
        ({"snapshot": None}, "url"),
        ({"snapshot": None, "url": "https://doi.org/10.1/2"}, None),
        ({"snapshot": "https://web.archive.org/web/2026/https://a.org/b"}, "snapshot"),
        ({"snapshot": "https://web.archive.org/web/20261127/https://a.org/c"}, "snapshot"),
    ],
)
def test_what_a_source_lacks_is_reported(changed, field):
    """At the field that is wrong, or that calls for another."""
    source = {key: value for key, value in (SOURCE | {"snapshot": SNAPSHOT} | changed).items() if value is not None}
    assert [key for key, _ in evidence.mistakes_in_source(source)] == ([field] if field else [])


def test_a_quote_is_shown_as_it_stands(guide):
    """Marks within it become single ones, and none of its signs is taken for markup."""
    source = guide.sources[0] | {"quote": 'a *"b"* <i> [c]', "seen": "part"}
    assert evidence_line(source).startswith("\"a \\*'b'\\* &lt;i> \\[c\\]\". Read in part on ")
