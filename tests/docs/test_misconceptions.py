"""Each misconception is a card: what people say, the verdict, the fact; and the index finds it by what people say."""

import re

VERDICTS = ("False", "Half true", "It depends", "Contested")
EVIDENCE = ("survey", "incident", "thin")
QUESTION = re.compile(r"^!!! quiz .*\n(?:\n| {4}.*\n)+", re.MULTILINE)
CITATION = r"\[[^\]]*\]\([^)]*\)\{ \.cite \}"
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
FOOT = re.compile(r"<!-- begin related -->.*", re.DOTALL)
DRAWN = re.compile(r"^<figure.*?</figure>\n\n\?\?\? note [^\n]*\n(?:\n| {4}[^\n]*\n)+", re.MULTILINE | re.DOTALL)


def misconceptions(guide) -> list:
    """The pages of the section."""
    return [page for page in guide.pages.values() if page.meta["kind"] == "misconception"]


def card(page) -> str:
    """What a reader reads on the card, without its figure, its question and its foot."""
    return DRAWN.sub("", QUESTION.sub("", FOOT.sub("", FRONT.sub("", page.text))))


def words(text: str) -> int:
    """How many words a reader reads: no citations, no addresses, no marks."""
    return len(re.sub(CITATION + r"|\]\([^)]*\)(\{[^}]*\})?|\{[^}]*\}", "", text).split())


def test_each_card_says_the_belief_the_verdict_and_the_reply(guide):
    """They stand above the title, in search results and on the card that is shared."""
    assert len(misconceptions(guide)) >= 15
    for page in misconceptions(guide):
        assert page.meta["verdict"] in VERDICTS, page.name
        assert page.meta["evidence"] in EVIDENCE, page.name
        for said in ("belief", "reply"):
            assert page.meta[said].strip().endswith((".", "?", "!")), (page.name, said)
        assert page.meta["belief"] not in card(page), page.name


def test_each_card_fits_on_a_printed_page(guide):
    """At most 400 words: a scene, a reason, something to do with one prompt to paste, one question, no table."""
    for page in misconceptions(guide):
        assert words(card(page)) <= 400, (page.name, words(card(page)))
        for anchor in ("fact", "why-it-seems-right", "what-to-do"):
            assert f"{{ #{anchor} }}" in page.text, (page.name, anchor)
        assert page.text.count("```text\n") == 1, page.name
        assert page.text.count("!!! quiz") == 1, page.name
        assert "\n|" not in card(page), page.name
        assert "{ .read-next }" in page.text, page.name


def test_the_index_lists_each_belief_with_its_verdict(guide):
    """A row for each card, with the verdict that the card gives and the belief as a link to it."""
    rows = [row for row in guide.pages["misconceptions/index.md"].text.splitlines() if row.startswith("| ")]
    for page in misconceptions(guide):
        name = page.name.removeprefix("misconceptions/")
        (row,) = [row for row in rows if row.startswith('| ["') and f'"]({name}) | ' in row]
        assert f"| {page.meta['verdict']} |" in row, page.name
