"""Each misconception is told by the whole template, and the index finds it by what people say."""

import re
from dataclasses import replace

import pytest

EVIDENCE = {"survey": ("Survey", "Experiments"), "incident": ("Incident",), "thin": ("Thin",)}
SECTION = re.compile(r"^## .* \{ #([a-z0-9-]+) \}$", re.MULTILINE)
PARTS = ["fact", "belief", "why-it-seems-right", "where-it-breaks", "better-model", "what-to-do", "again"]


def parts(page) -> dict[str, str]:
    """The text of each section by its id; under "" what stands above the first."""
    ids_and_texts = re.split(SECTION, page.text)
    return {"": ids_and_texts[0], **dict(zip(ids_and_texts[1::2], ids_and_texts[2::2], strict=True))}


def words(markdown: str) -> list[str]:
    """The words a reader reads: no addresses, no marks."""
    return re.sub(r"\]\([^)]*\)(\{[^}]*\})?|[\[*_]", "", markdown).split()


def faults_in_a_misconception(page) -> list[str]:
    """What the page lacks of the template."""
    held = parts(page)
    part = {name: held.get(name, "") for name in ("", *PARTS, "check-yourself", "sources")}
    answer = re.search(r'!!! answer ".*"\n((?: {4}.*\n)+)', part[""])
    model = part["better-model"].strip().split("\n\n")[0]
    told = {
        "its sections, in order": [one for one in held if one in PARTS] == PARTS,
        "a short answer of 40 words": answer and len(words(answer[1])) <= 40,
        "the belief, after a cue": part["belief"].lstrip().startswith("What people say: "),
        "who holds it, and how that is known": re.search(r"\.cite \}|article|[Nn]o survey", part["belief"]),
        "a fallacy with a name": re.search(r"fallacy is .*?\*\w", part["where-it-breaks"]),
        "something to predict, run and compare": re.search(r"Predict first", page.text),
        "a better model in one sentence": len(re.findall(r"[.?!](?:\s|$)", model)) == 1,
        "a figure of the better model": '<figure class="figure">\n--8<-- "' in part["better-model"],
        "bad and better habits": part["what-to-do"].lstrip().startswith("| Habit | Better habit |"),
        "a prompt before and one after": part["what-to-do"].count("```text\n") >= 2,
        "two questions": part["check-yourself"].count("!!! quiz") >= 2,
        "a verdict": page.meta.get("verdict") in ("false", "half true", "depends", "contested"),
        "a grade of evidence": page.meta.get("evidence") in EVIDENCE,
        "a source": "](../sources/" in part["sources"],
    }
    return [what for what, there in told.items() if not there]


def misconceptions(guide) -> list:
    """The pages of the section, the most common belief first."""
    pages = [page for page in guide.pages.values() if page.meta["kind"] == "misconception"]
    return sorted(pages, key=lambda page: page.meta["prevalence"])


def test_each_misconception_follows_the_template(guide):
    """Fifteen pages at least, and none lacks a part."""
    assert len(misconceptions(guide)) >= 15
    for page in misconceptions(guide):
        assert not faults_in_a_misconception(page), (page.name, faults_in_a_misconception(page))


LOST = ["## The belief", "What people say: ", "Predict first", "--8<--", "fallacy", "```text", "!!! quiz", "| Habit |"]


@pytest.mark.parametrize("lost", LOST)
def test_a_misconception_without_a_part_is_told(guide, lost):
    """The test above can fail."""
    page = guide.pages["misconceptions/a-machine-is-not-neutral.md"]
    assert lost in page.text
    assert faults_in_a_misconception(replace(page, text=page.text.replace(lost, "")))


def test_the_index_lists_each_belief_by_how_common_it_is(guide):
    """One row a page, in the order of the pages, with the grade that the page gives; no rank comes twice."""
    pages = misconceptions(guide)
    assert [page.meta["prevalence"] for page in pages] == list(range(1, len(pages) + 1))
    index = parts(guide.pages["misconceptions/index.md"])["what-people-say"]
    rows = re.findall(r"^\| (.*?) \| \[(.*?)\]\((.*?)\) \| (.*?) \|$", index, re.MULTILINE)
    assert [f"misconceptions/{name}" for _, _, name, _ in rows] == [page.name for page in pages]
    for page, (said, title, _, evidence) in zip(pages, rows, strict=True):
        assert said.startswith('"'), said
        assert title == page.title
        assert evidence.startswith(EVIDENCE[page.meta["evidence"]]), page.name
