"""One command begins a page, an entry, a figure or a demonstration: only words are left to write."""

import re
from pathlib import Path

import build
import pytest
from authoring import completion, insertions, new
from content import pages
from linkcheck import checking
from pipeline.problem import Problem

ASKED = {
    "misconception": "it-has-one-voice",
    "concept": "voice-and-style",
    "taxonomy": "old-and-new",
    "source": "smith-2026-voice",
    "term": "one-voice",
    "system": "grok-5",
    "figure": "voices",
    "demonstration": "two-coins",
}
PAGE = "docs/misconceptions/it-has-one-voice.md"
SAID = {  # what an author writes first
    r"corrected_by: \[\].*": "corrected_by: [concepts/chatgpt.md, taxonomy/hard-cases.md]",
    r'belief: ".*"': 'belief: "It has one voice."',
    r'verdict: ".*"': "verdict: Half true",
    r'description: ".*"': "description: It has as many voices as its readers ask it for, and none of them is its own.",
    r"\nTODO: a scene.*": "\nIt was told to [Smith 2026](../sources/2026.md#smith-2026-voice){ .cite }.",
}


def command(root: Path, *arguments: str) -> int:
    """`build.py` with these arguments on that project, in this process."""
    return build.command(build.parser().parse_args(["--root", str(root), *arguments]))


def findings(root: Path) -> list:
    """The findings of a check of a project."""
    return list(checking.check(root).findings)


@pytest.fixture(scope="module")
def begun(guide: Path) -> Path:
    """The guide after one command that begins one thing of each kind."""
    assert command(guide, *(part for pair in ASKED.items() for part in ("--new", *pair))) == 0
    return guide


def test_only_words_are_left_to_write(begun: Path) -> None:
    """Nav, index, ids, blocks, generated pages and the ledger are complete; the check lists what is left to write."""
    found = findings(begun)
    assert {one.rule for one in found} == {"missing-relation", "unwritten-text"}
    assert sorted(one.path for one in found if one.rule == "missing-relation") == [PAGE, "docs/taxonomy/old-and-new.md"]
    assert all(len(one.message) > len("still to write: why") for one in found)


def test_each_thing_stands_in_its_place(begun: Path) -> None:
    """Entries in order, a page last in its section and in the index, a demonstration among those that get all tests."""
    known = pages.read(begun / "docs")
    for held, key in ((known.sources, "key"), (known.terms, "id")):
        names = [one[key] for one in held]
        assert names == sorted(names)
    assert known.systems["systems"][-1]["sources"][0]["key"].startswith("grok-5-")
    nav = (begun / "mkdocs.yml").read_text(encoding="utf-8")
    assert "no-magic-words.md\n          - misconceptions/it-has-one-voice.md\n  - Questions" in nav
    assert '"two-coins")' in (begun / "tests/demos/stage.py").read_text(encoding="utf-8")
    compile((begun / "tests/demos/test_two_coins.py").read_text(encoding="utf-8"), "test_two_coins.py", "exec")
    assert "](two-coins.md)**" in known.pages["see-for-yourself/index.md"].text


def test_what_an_author_writes_is_all_that_was_missing(begun: Path) -> None:
    """When each placeholder is replaced, --write completes the relations and the row of the index."""
    text = (begun / PAGE).read_text(encoding="utf-8")
    for old, said in SAID.items():
        text, count = re.subn(old, said, text, count=1)
        assert count == 1, old
    (begun / PAGE).write_text(text.replace("TODO: ", "It says: "), encoding="utf-8")
    assert command(begun, "--write") == 0
    for path in ("concepts/chatgpt.md", "taxonomy/hard-cases.md"):
        page = pages.page(begun / "docs", begun / "docs" / path)
        assert "misconceptions/it-has-one-voice.md" in page.meta["corrects"]
        assert "[It has one voice](../misconceptions/it-has-one-voice.md)" in page.text
    assert '| ["It has one voice."](it-has-one-voice.md) | Half true | [It has one voice](it-has-one-voice.md) |' in (
        begun / "docs/misconceptions/index.md"
    ).read_text(encoding="utf-8")
    assert "## Sources { #sources }" in (begun / PAGE).read_text(encoding="utf-8")
    assert not [one for one in findings(begun) if one.path in (PAGE, "docs/misconceptions/index.md")]
    assert completion.complete(begun) == []


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("misconcption", "x", "There is no kind misconcption: did you mean misconception?"),
        ("zzz", "x", "There is no kind zzz: it is one of concept, "),
        ("concept", "Ärger", "Ärger cannot be part of an address: "),
        ("concept", "../x", "../x cannot be part of an address: "),
        ("concept", "decoding", "docs/concepts/decoding.md exists already: "),
        ("misconception", "not-every-llm-generates", "misconceptions/not-every-llm-generates.md is an old address "),
        ("term", "token", "docs/data/glossary.yml has an entry token already: "),
        ("system", "chatgpt", "docs/data/systems.yml has an entry chatgpt already: "),
        ("source", "smith", "smith names no year: "),
        ("source", "smith-1999-x", None),
        ("figure", "ladder", "docs/assets/figures/ladder.svg exists already: "),
        ("demonstration", "odds", "docs/assets/javascripts/demos/odds/element.js exists already: "),
    ],
)
def test_what_cannot_be_made_is_refused(guide: Path, kind: str, name: str, told: str | None) -> None:
    """One sentence says what to do, before anything is written."""
    if told is None:
        assert new.fields_of(kind, name)["year"] == "1999"
        return
    with pytest.raises(Problem) as refused:
        new.make(guide, kind, name)
    assert str(refused.value).startswith(told)
    assert refused.value.code == 2


def test_a_look_at_the_changes_makes_none(guide: Path, monkeypatch, capsys) -> None:
    """--diff prints them as a patch."""
    monkeypatch.setattr(new, "complete_draft", lambda place: [])
    before = {path: path.read_bytes() for path in guide.rglob("*") if path.is_file()}
    assert command(guide, "--new", "concept", "quite-new", "--new", "demonstration", "three-coins", "--diff") == 0
    told = capsys.readouterr().out
    assert "+++ b/docs/concepts/quite-new.md\n" in told
    assert "+++ b/tests/demos/test_three_coins.py\n" in told
    assert {path: path.read_bytes() for path in guide.rglob("*") if path.is_file()} == before


def test_another_project_is_refused(tmp_path: Path) -> None:
    """Another project has none of the files that the command changes."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Other\n", encoding="utf-8")
    with pytest.raises(Problem, match="is not built like this guide"):
        command(tmp_path, "--new", "concept", "x")


@pytest.mark.parametrize(
    ("head", "made"),
    [
        ("a: 1\nrelated:\n  - b.md\n  - d.md\nz: 2\n", "a: 1\nrelated:\n  - b.md\n  - c.md\n  - d.md\nz: 2\n"),
        ("related:\n- b.md # why\nz: 2\n", "related:\n- b.md # why\n- c.md\nz: 2\n"),
        ("related: [b.md] # why\n", "related: [b.md, c.md] # why\n"),
        ("related: []\nz: 2\n", "related: [c.md]\nz: 2\n"),
        ("related: b.md\nz: 2\n", "related: [b.md, c.md]\nz: 2\n"),
        ("related:\nz: 2\n", "related: [c.md]\nz: 2\n"),
        ("z: 2\n", "z: 2\nrelated:\n  - c.md\n"),
        ("related: {b.md: 1}\n", "related: {b.md: 1}\n"),
        ("related:\n  - b.md\n", "related:\n  - b.md\n  - c.md\n"),
    ],
)
def test_a_relation_is_added_as_the_others_are_written(head: str, made: str) -> None:
    """The relation may be a list of either style, a single page, or missing."""
    assert insertions.in_relation(head, "related", "c.md") == made


def test_line_ends_stay(tmp_path: Path) -> None:
    """A checkout with Windows' line ends keeps them."""
    file = tmp_path / "a.md"
    file.write_bytes(b"a\r\nb\r\n")
    insertions.rewrite(file, lambda text: text.replace("a\n", "a\nc\n"))
    assert file.read_bytes() == b"a\r\nc\r\nb\r\n"
