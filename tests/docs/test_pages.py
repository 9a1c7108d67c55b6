"""Each page says what it is, opens with its answer, and can be linked to at every heading."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
FENCE = re.compile(r"^( *)(`{3,}|~{3,}).*?^\1\2", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
ANY_HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
SECTION = re.compile(r"^## .* \{ #([a-z0-9-]+) \}$", re.MULTILINE)
EXPLICIT = re.compile(r" \{ #[a-z0-9]+(-[a-z0-9]+)*( [^}]*)?\}$")


def prose(text: str) -> str:
    """A page without front matter, code and comments."""
    return COMMENT.sub("", FENCE.sub("", FRONT_MATTER.sub("", text)))


def headings(page) -> list[str]:
    """Every heading line of the page."""
    return ANY_HEADING.findall(prose(page.text))


def navigation() -> list[str]:
    """The pages that mkdocs.yml names, in the order of previous and next."""

    def leaves(node):
        if isinstance(node, str):
            yield node
        elif isinstance(node, dict):
            for value in node.values():
                yield from leaves(value)
        else:
            for item in node:
                yield from leaves(item)

    text = re.sub(r"!!python/\S+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    return list(leaves(yaml.safe_load(text)["nav"]))


def test_each_page_is_in_the_navigation_once(guide):
    """The navigation in mkdocs.yml names every page, and only pages that exist."""
    assert sorted(navigation()) == sorted(guide.pages)


@pytest.mark.parametrize("section", ["concepts", "misconceptions"])
def test_previous_and_next_follow_the_order_of_the_index(guide, section):
    """Who reads on from page to page reads in the order that the index of the section recommends."""
    linked = re.findall(r"\]\(([\w-]+\.md)", prose(guide.pages[f"{section}/index.md"].text))
    pages = [name for name in navigation() if name.startswith(f"{section}/")]
    assert pages[1:] == list(dict.fromkeys(f"{section}/{name}" for name in linked))


def test_each_page_has_one_h1_and_it_is_the_first_heading(guide):
    """A page has one subject."""
    for page in guide.pages.values():
        levels = [len(heading.split()[0]) for heading in headings(page)]
        assert levels[:1] == [1], page.name
        assert levels.count(1) == 1, page.name


def test_no_heading_level_is_skipped(guide):
    """A screen reader's outline has no holes."""
    for page in guide.pages.values():
        levels = [len(heading.split()[0]) for heading in headings(page)]
        jumps = [b - a for a, b in pairwise(levels)]
        assert max(jumps, default=0) <= 1, page.name


def test_each_heading_has_an_id_of_its_own(guide):
    """A published address does not depend on the wording of a heading."""
    for page in guide.pages.values():
        without = [heading for heading in headings(page) if not EXPLICIT.search(heading)]
        assert not without, (page.name, without)


def test_phrases_for_search_are_listed_under_sections_that_exist(guide):
    """The phrases of a section that is not on the page would be lost."""
    for page in guide.pages.values():
        named = {id_ for one in page.meta.get("asked", []) if isinstance(one, dict) for id_ in one}
        assert named <= {EXPLICIT.search(heading)[0].split()[1].strip("#}") for heading in headings(page)}, page.name


def test_titles_and_descriptions_are_there_and_differ(guide):
    """A search result and a preview card tell one page from another."""
    for key, shortest, longest in (("title", 5, 70), ("description", 50, 170)):
        values = [str(page.meta.get(key, "")) for page in guide.pages.values()]
        assert len(set(values)) == len(values), [value for value in values if values.count(value) > 1]
        off = [value for value in values if not shortest <= len(value) <= longest]
        assert not off


def test_each_page_says_when_and_what_changed(guide):
    """Readers see how old a page is."""
    for page in guide.pages.values():
        assert page.meta.get("updated"), page.name
        assert page.meta.get("change"), page.name


def test_each_page_opens_with_its_answer(guide):
    """The first thing under the title is the answer, in 60 words at most."""
    plain_paragraph = re.compile(
        r"^# .*\n+(?:<!-- begin \w+ -->\n+)?((?:(?![#!<|{]).+\n)+)\{ \.answer \}$", re.MULTILINE
    )
    boxed = re.compile(r'^# .*\n+!!! answer "[^"]+"\n((?: {4}.*\n)+)', re.MULTILINE)
    for page in guide.pages.values():
        found = plain_paragraph.search(page.text) or boxed.search(page.text)
        assert found, page.name
        words = re.sub(r"\]\([^)]*\)(\{[^}]*\})?|\{[^}]*\}", "", found[1]).split()
        assert len(words) <= 60, (page.name, len(words))


def test_each_page_of_the_taxonomy_says_which_concepts_it_places(guide):
    """And its panel shows them."""
    for page in guide.pages.values():
        if page.meta["kind"] == "taxonomy":
            assert page.meta.get("places"), page.name
            assert "\n*   Places: [" in page.text, page.name


DEFINED = re.compile(r"^\*\*Definitions?\.\*\* (?:An? )?(.+)$", re.MULTILINE)


def test_a_term_is_defined_in_the_same_words_on_its_page_and_in_the_glossary(guide):
    """A reader who compares the two finds one definition."""
    compared = 0
    terms = {term["term"].lower(): term["definition"].rstrip(".") for term in guide.terms}
    for page in guide.pages.values():
        for quoted in DEFINED.findall(re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", page.text)):
            named, _, defined = quoted.rstrip(".").partition(" is ")
            name, given = (named, defined) if named.lower() in terms else (page.meta["title"], quoted.rstrip("."))
            if known := terms.get(name.lower().removesuffix("s")) or terms.get(name.lower()):
                assert re.sub(r"^(An?|The) ", "", known).lower() == re.sub(r"^(an?|the) ", "", given.lower()), page.name
                compared += 1
    assert compared >= 8


def test_the_right_option_is_not_given_away_by_its_length(guide):
    """Who always takes the longest option, or the shortest, is wrong in most questions."""
    block = re.compile(r'^!!! quiz ".*"\n((?:\n| {4}.*\n)+)', re.MULTILINE)
    longest = shortest = asked = 0
    for page in guide.pages.values():
        for question in block.findall(page.text):
            options = re.findall(r'^ {4}\?\?\? (option|right) "(.*)"$', question, re.MULTILINE)
            lengths = [len(words) for _, words in options]
            right = next(len(words) for kind, words in options if kind == "right")
            asked += 1
            longest += right == max(lengths)
            shortest += right == min(lengths)
    assert asked > 30
    assert longest < asked / 2, (longest, asked)
    assert shortest < asked / 2, (shortest, asked)


def test_each_question_has_one_right_option_with_a_link(guide):
    """Every option gives a reason; the right one leads to the section that decides."""
    block = re.compile(r'^!!! quiz ".*"\n((?:\n| {4}.*\n)+)', re.MULTILINE)
    option = re.compile(r'^ {4}\?\?\? (option|right) ".*"\n((?:\n| {8}.*\n)+)', re.MULTILINE)
    for page in guide.pages.values():
        questions = block.findall(page.text)
        if page.meta["kind"] in ("concept", "misconception") and not page.name.endswith("index.md"):
            assert 1 <= len(questions) <= 2, page.name
        for question in questions:
            options = option.findall(question)
            assert len(options) >= 2, page.name
            assert [kind for kind, _ in options].count("right") == 1, page.name
            assert all(len(reason.split()) > 3 for _, reason in options), page.name
            right = next(reason for kind, reason in options if kind == "right")
            assert re.search(r"\]\([^)]*\)", right), (page.name, right)


def test_figures_known_from_memory_are_marked(guide):
    """A citation of a fact that was not re-read says so, and no other form of the words is used."""
    for page in guide.pages.values():
        for text, target in re.findall(
            r"\[([^]]*)\]\(((?:\.\./)?sources/[a-z0-9-]+\.md#[a-z0-9-]+)\)\{ \.cite", page.text
        ):
            assert "recall" not in text, (page.name, text, target)
            if "re-read" in text:
                assert text.endswith(", not re-read"), (page.name, text)


def test_each_page_says_one_sentence_worth_repeating(guide):
    """Share cards and the single file use it; the reader finds it marked in the text, in the same words."""
    for page in guide.pages.values():
        if page.meta["kind"] in ("concept", "taxonomy", "misconception"):
            sentence = page.meta.get("quotable", "")
            assert sentence.endswith("."), page.name
            marked = [plain(words) for words in re.findall(r"\*([^*]+)\*\{ \.quotable \}", page.text)]
            assert marked, page.name
            assert plain(marked[0]).rstrip(".").lower() in plain(sentence).lower(), (page.name, marked)


def plain(text: str) -> str:
    """A sentence on one line, its links as their words."""
    return " ".join(re.sub(r"\[([^]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", text).split())
