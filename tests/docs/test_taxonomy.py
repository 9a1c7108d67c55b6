"""The pages of the taxonomy keep to their template, and the six questions place what the catalogue places, alike."""

import re
from dataclasses import replace

import pytest

TEMPLATE = ["rule", "contrast", "decide", "placements", "hard-cases", "check-yourself", "sources"]
WITHOUT_HARD_CASES = "taxonomy/hard-cases.md"  # its placements are the hard cases
SECTION = re.compile(r"^## .* \{ #([a-z0-9-]+) \}$", re.MULTILINE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LABELS = {
    (True, True): "Both sets",
    (True, False): "LLM in the wide sense only",
    (False, True): "Generative AI, not an LLM",
    (False, False): "Neither set",
}


def section(text: str, anchor: str) -> str:
    """What stands under a heading of the second level, to the next one."""
    found = re.search(rf"^## .*\{{ #{anchor} \}}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def placed(page) -> list[str]:
    """The worked placements of a page: the rows of its table, or its sections."""
    text = section(page.text, "placements")
    return re.findall(r"^\| .*", text, re.MULTILINE)[1:] or re.split(r"^### ", text, flags=re.MULTILINE)[1:]


def faults_in_taxonomy(page) -> list[str]:
    """What the page lacks of the template."""
    wanted = [anchor for anchor in TEMPLATE if (page.name, anchor) != (WITHOUT_HARD_CASES, "hard-cases")]
    rule = section(page.text, "rule").strip().split("\n\n")[0]
    cases = placed(page)
    told = {
        "its sections, in order": [one for one in re.findall(SECTION, page.text) if one in wanted] == wanted,
        "a rule of one line": rule and "\n" not in rule and len(rule.split()) <= 35,
        "a table of contrasts": "\n|---|" in section(page.text, "contrast"),
        "a procedure of at most six steps": 2 <= len(steps(page)) <= 6,
        "six placements": len(cases) >= 6,
        "a date for most placements": sum(bool(YEAR.search(case)) for case in cases) * 4 >= len(cases) * 3,
        "a source for most placements": sum(".cite }" in case for case in cases) * 4 >= len(cases) * 3,
        "two questions": section(page.text, "check-yourself").count("!!! quiz") >= 2,
    }
    return [what for what, there in told.items() if not there]


def steps(page) -> list[str]:
    """The questions of a page's procedure."""
    text = section(page.text, "decide")
    return re.findall(r"^### \d\. (.*) \{", text, re.MULTILINE) or re.findall(r"^\d\. (.*)", text, re.MULTILINE)


def test_each_page_of_the_taxonomy_follows_the_template(guide):
    """A rule, a contrast, a procedure, six placements with date and source, hard cases, two questions."""
    pages = [page for page in guide.pages.values() if page.meta["kind"] == "taxonomy"]
    assert len(pages) >= 9
    for page in pages:
        assert not faults_in_taxonomy(page), (page.name, faults_in_taxonomy(page))


@pytest.mark.parametrize("lost", ["{ #contrast }", "### ", "| [", "{ .cite }", "20", "!!! quiz", "|---|"])
def test_a_page_of_the_taxonomy_without_a_part_is_told(guide, lost):
    """The test above can fail."""
    page = guide.pages["taxonomy/index.md"]
    assert lost in page.text
    assert faults_in_taxonomy(replace(page, text=page.text.replace(lost, "…")))


def walk(answers: dict[int, bool]) -> tuple[list[int], str]:
    """The questions that are asked when these answers are given, and the place they lead to."""
    if not answers[1]:
        return [1], "Method or data"
    if not answers[2]:
        return [1, 2], "Product"
    asked = [1, 2, 3, *([4] if answers[3] else []), 5, 6]
    return asked, LABELS[answers[3] and answers[4], answers[5]]


def runs(guide) -> list[tuple[str, dict[int, bool], str]]:
    """The quick runs of the page: the id of the system, the answers, the place."""
    cells = [row.strip("| ").split(" | ") for row in placed(guide.pages["taxonomy/index.md"])]
    return [
        (
            re.search(r"#system-([a-z0-9-]+)", name)[1],
            {int(n): word == "yes" for n, word in re.findall(r"(\d)&nbsp;(yes|no)", answers)},
            place,
        )
        for name, answers, place in cells
    ]


def test_the_quick_runs_follow_the_questions(guide):
    """No question is skipped or asked in vain, and the place is the one that the answers lead to."""
    assert len(steps(guide.pages["taxonomy/index.md"])) == 6
    for name, answers, place in runs(guide):
        asked, label = walk(answers)
        assert list(answers) == asked, name
        assert place.startswith(("Method", "Data") if label == "Method or data" else label), (name, place, label)


def test_the_quick_runs_agree_with_the_catalogue(guide):
    """Kind, LLM, generates and modalities of each row are what the answers say."""
    rows = {one["id"]: one for one in guide.systems["systems"]}
    for name, answers, _ in runs(guide):
        row = rows[name]
        assert answers[1] == (row["kind"] not in ("technique", "dataset")), name
        if answers[1]:
            assert answers[2] == (row["kind"] not in ("product", "service")), name
        if answers.get(2):
            assert row["llm"] in (("yes", "disputed") if answers[3] and answers[4] else ("no", "disputed")), name
            assert answers[5] == (row["generates"] == "yes"), name
            assert answers[6] == bool({"image", "sound", "video", "3D shape"} & {*row["inputs"], *row["outputs"]}), name
