"""The chores of an author: everything follows that names what moves, and git shows and undoes all of it."""

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import author
import pytest
from authoring import accept, fix, move, new, tree
from console import Problem
from guide_rules.addresses import RELEASED, fingerprint
from linkcheck import command
from linkcheck.findings import Finding

from ..conftest import ROOT, copy, run
from ..linkcheck.model import write

pytestmark = pytest.mark.heavy


def git(root: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    return subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Path:
    """A copy of the project that git knows."""
    root = copy(tmp_path_factory.mktemp("author") / "project")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=all")
    return root


@pytest.fixture
def root(repository, monkeypatch) -> Path:
    monkeypatch.chdir(repository)
    git(repository, "reset", "--quiet", "--hard")
    git(repository, "clean", "--quiet", "--force", "-d", "docs", "tests")
    return repository


def text(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def test_a_page_moves_with_all_that_leads_to_it(root):
    """Links in pages and included files, menu, relations, data, search, its own links; the old address leads on.

    The last line undoes it.
    """
    report = move.move(root, "concepts/decoding.md", "about/sampling.md")
    assert not (root / "docs/concepts/decoding.md").exists()
    assert "about/sampling.md\n" in text(root, "mkdocs.yml")
    assert "concepts/decoding.md: about/sampling.md\n" in text(root, "docs/data/redirects.yml")
    assert {"concepts/decoding.html", "about/sampling.html"} <= {*text(root, "docs/data/addresses.txt").splitlines()}
    assert "\nabout/sampling.md:\n" in text(root, "docs/data/asked.yml")
    places = ("docs/data/*.yml", ":(glob)docs/**/*.md", "mkdocs.yml", "pyproject.toml")
    done = git(root, "grep", "-l", "concepts/decoding.md", "--", *places)
    assert done.split() == ["docs/data/redirects.yml"]
    undone(root, report)


def undone(root: Path, report: list[str]) -> None:
    """Does as the last line of a chore says, after `git add`; what was staged before the chore stays."""
    git(root, "add", "--all")
    subprocess.run(["sh", "-c", report[-1].removeprefix("To undo it: ")], cwd=root, check=True, capture_output=True)
    assert git(root, "diff", "--name-only") == ""
    assert git(root, "status", "--porcelain") in ("", "A  later.md\nM  mkdocs.yml\n")


def test_a_beginning_is_undone_and_nothing_else(root):
    """What was staged before is there again, and a file that was added later stays."""
    settings = text(root, "mkdocs.yml")
    (root / "mkdocs.yml").write_text(f"# mine\n{settings}", encoding="utf-8")
    git(root, "add", "--all")
    report = new.new(root, "misconception", "it-has-one-voice")
    (root / "later.md").touch()
    undone(root, report)
    assert text(root, "mkdocs.yml") == f"# mine\n{settings}"
    git(root, "rm", "--quiet", "--force", "later.md")


def test_a_page_moves_onto_a_section(root):
    """It is deleted, though statements name it; what led to it leads there, and the lines to read again are listed."""
    report = move.move(root, "misconceptions/fluent-is-not-checked.md", "concepts/hallucination.md#guessing")
    assert any(line.startswith("docs/misconceptions/index.md:") for line in report)
    assert "fluent-is-not-checked" not in text(root, "mkdocs.yml")
    redirects = text(root, "docs/data/redirects.yml")
    assert "misconceptions/fluent-is-not-checked.md: concepts/hallucination.md#guessing\n" in redirects
    assert "misconceptions/fluent-is-not-checked.md#fact" not in redirects  # it goes there with its page


@pytest.mark.parametrize(
    ("planned", "text", "after"),
    [
        (move.Move("a/b.md", "c.md"), "- a/b.md\n- a/b.md#d\n", "- c.md\n- c.md#d\n"),
        (move.Move("a/b.md", "c.md"), "- x/a/b.md\n- a/b.mdx\n- xa/b.md\n", "- x/a/b.md\n- a/b.mdx\n- xa/b.md\n"),
        (move.Move("a/b.md", "a/b.md", "d", "e"), "- a/b.md#d\n- a/b.md#d-2\n", "- a/b.md#e\n- a/b.md#d-2\n"),
        (
            move.Move("a/b.md", "c.md", "", "e", deletes=True),
            "a:\n  - a/b.md\n  - f.md\nb: a/b.md#d\n",
            "a:\n  - f.md\nb: c.md#e\n",
        ),
    ],
)
def test_in_data_whole_addresses_change_and_no_others(tmp_path, planned, text, after):
    """What only begins or ends alike stays; from lists, a page that is deleted goes."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "pyproject.toml").touch()
    file = tmp_path / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    move.rename_in_data(tmp_path, planned)
    assert file.read_text(encoding="utf-8") == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "[a](b.md) [a](b.md#d;v=3) [a](b.md?q=1#d 'T') [a](<b.md>)",
            "[a](../c.md) [a](../c.md#d;v=3) [a](../c.md?q=1#d 'T') [a](<../c.md>)",
        ),
        ('[a]: ./b.md\n<a href="../a/b.html#d">', '[a]: ../c.md\n<a href="../c.html#d">'),
        ("`[a](b.md)` https://x.org/b.md [a](/b.md) [a](bb.md) [a](../b.md)", ""),
        ("```\n[a](b.md)\n```\n<!-- [a](b.md) -->", ""),
    ],
)
def test_links_to_what_moves_are_spelt_anew_and_no_others(text, after):
    """In Markdown and raw HTML, with query, section and a demonstration's state; code and comments stay."""
    assert move.relink(text, "a/x.md", move.Move("a/b.md", "c.md")) == (after or text)


def test_a_page_that_moves_keeps_its_own_links():
    """They lead where they led, from its new folder; those to its own sections stay."""
    text = "[a](y.md#d) [a](#d) [a](b.md#d) ![](../assets/z.svg)"
    after = "[a](a/y.md#d) [a](#d) [a](c.md#d) ![](assets/z.svg)"
    assert move.relink(text, "a/b.md", move.Move("a/b.md", "c.md")) == after


UNMOVED = [
    ("concepts/gone.md", "concepts/x.md", "There is no file docs/concepts/gone.md."),
    ("concepts/decoding.md", "concepts/de coding.md", "concepts/de coding.md cannot be part of an address"),
    ("concepts/decoding.md", "../x.md", "cannot be part of an address"),
    ("concepts/decoding.md", "concepts/decoding.txt", "is another type of file"),
    ("concepts/decoding.md", "concepts/x.md#y", "is neither"),
    ("concepts/decoding.md#temperature", "concepts/chatgpt.md#heat", "Move the text by hand first"),
    ("concepts/decoding.md#temperature", "#mechanism", "#mechanism exists already"),
    ("concepts/decoding.md#temprature", "#heat", "There is no section concepts/decoding.md#temprature."),
]


def test_what_cannot_move_is_refused(root):
    """One sentence says what to do, and nothing is changed."""
    for old, new_address, report in UNMOVED:
        with pytest.raises(Problem, match=report.replace("(", r"\(")):
            move.move(root, old, new_address)
    assert git(root, "status", "--porcelain") == ""


def test_saved_changes_are_asked_for(root):
    """What git cannot tell from the chore's own changes is saved first; staged is saved. A bad name comes before."""
    page = root / "docs/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(Problem, match=r"Save your changes of docs/index\.md first"):
        tree.refuse_unsaved(root)
    with pytest.raises(Problem, match="There is no file docs/lost"):
        move.move(root, "lost.md", "found.md")
    with pytest.raises(Problem, match="cannot be part of an address"):
        new.new(root, "concept", "Foo_Bar")
    git(root, "add", "docs/index.md")
    tree.refuse_unsaved(root)


def test_the_pages_may_be_in_a_linked_folder(root):
    (root / "docs").rename(root / "pages")
    (root / "docs").symlink_to("pages")
    git(root, "add", "--all")
    move.move(root, "concepts/decoding.md#temperature", "#heat")
    assert "{ #heat }" in text(root, "pages/concepts/decoding.md")
    (root / "docs").unlink()
    shutil.rmtree(root / "pages")


class Day(date):
    """A day of a year whose sources have a page; a later year is asked for one."""

    @classmethod
    def today(cls):
        return cls(2026, 11, 30)


KINDS = {
    "misconception": "it-has-one-voice",
    "taxonomy": "by-voice",
    "system": "one-voice-app",
    "concept": "voice-and-style",
    "source": "smith-2026-voice",
    "term": "yodelling",
    "figure": "voices",
    "demonstration": "two-coins",
}
MOVES = {
    "glossary.md#temperature": "#heat",
    "concepts/hallucination.md#guessing": "#bluffing",
    "misconceptions/fluent-is-not-checked.md": "concepts/hallucination.md#bluffing",
    "concepts/decoding.md": "about/sampling.md",
}


def test_after_moves_and_beginnings_only_words_are_left_to_write(root, monkeypatch):
    """One of each kind: links lead somewhere, each TODO is named, and nothing that a skeleton could have is asked for.

    A term under a new letter is told at its entry. Of an id that data make, which was changed there by hand, the chore
    says so. The check itself writes nothing, not even a cache; the new addresses are promised at the end, once.
    """
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(new, "date", Day)
    terms = root / "docs/data/glossary.yml"
    terms.write_text(terms.read_text("utf-8").replace("- id: temperature\n", "- id: heat\n"), "utf-8")
    reports = []
    for old, new_address in MOVES.items():
        git(root, "add", "--all")
        reports += move.move(root, old, new_address)
    not_typed = "The id is not typed in docs/glossary.md: change it where it is made, unless you have done so."
    assert [line for line in reports if line.startswith("The id is not typed")] == [not_typed]
    assert {*KINDS} == {folder.name for folder in new.SKELETONS.iterdir()}
    for kind, name in KINDS.items():
        git(root, "add", "--all")
        new.new(root, kind, name)
    before = contents(root)
    findings = command.check(root).findings
    assert contents(root) == before
    apart = ("unwritten", "new-address", "typed-count", "unproved", "said-twice")
    asked = {finding.message: finding.path for finding in findings if finding.rule not in apart}
    assert {path for words, path in asked.items() if "temperature" in words} == {"docs/data/glossary.yml"}
    lone = re.compile(r"(?!smith)\S+: nothing rests on|No page shows")  # what only the card had that is gone
    assert sorted(words for words in asked if "temperature" not in words and not lone.match(words)) == [
        "Its corrected_by is empty: fill it in, or take it out where it may be missing.",
        "Its places is empty: fill it in, or take it out where it may be missing.",
        "smith-2026-voice: nothing rests on it: cite it by this key, or take it out.",
    ]
    assert "docs/glossary.md" not in {finding.path for finding in findings}
    to_write = {finding.message: finding.path for finding in findings if finding.rule == "unwritten"}
    assert not [words for words in to_write if re.search(r"TODO|[{}|<>*]|\?\.$|what is marked", words)]
    assert sum(words.startswith("Still to write: the one sentence worth repeating") for words in to_write) == 1
    unwritten = {
        "docs/misconceptions/it-has-one-voice.md",
        "docs/data/sources.yml",
        "docs/data/asked.yml",
        "mkdocs.yml",
    }
    assert unwritten <= {finding.path for finding in findings if finding.rule == "unwritten"}
    beside_its_kind = r"\nconcepts/voice-and-style\.md:\n  - TODO.*\n\w"  # and not at the end
    assert re.search(beside_its_kind, text(root, "docs/data/asked.yml"))
    assert '    "learn",\n    "two-coins",\n)\n' in text(root, "tests/demos/stage.py")  # as the formatter has it
    assert re.search(r"- see-for-yourself/two-coins.md\n *- With a class:\n", text(root, "mkdocs.yml"))
    monkeypatch.setattr(accept, "findings", lambda _: [each for each in findings if each.rule != "data"])
    *promised, report = accept.accept(root, release=True)
    assert report == f"{len(promised)} new addresses in docs/data/addresses.txt."
    addresses = text(root, "docs/data/addresses.txt").splitlines()
    assert addresses[-len(promised) :] == promised
    assert text(root, RELEASED) == f"{fingerprint(addresses)}\n"
    assert "misconceptions/it-has-one-voice.html#fact" in promised


def test_nothing_is_promised_while_something_cannot_be_read(monkeypatch, tmp_path):
    """The fault is named, not what follows from it."""
    path = "docs/data/sources.yml"
    found = [Finding(path, 1, 1, "unchecked", "Until this"), Finding(path, 9, 3, "data", "it has no url: add it.")]
    monkeypatch.setattr(accept, "findings", lambda _: found)
    with pytest.raises(Problem, match=r"sources.yml:9: it has no url: add it\.$"):
        accept.accept(tmp_path)


NOT_BEGUN = [
    ("concept", "Ärger", "Ärger cannot be part of an address: "),
    ("concept", "../x", "../x cannot be part of an address: "),
    ("concept", "decoding", "docs/concepts/decoding.md exists already: "),
    ("misconception", "not-every-llm-generates", "misconceptions/not-every-llm-generates.md is an old address"),
    ("term", "token", "docs/data/glossary.yml has an entry token already: "),
    ("source", "smith", "smith names no year: "),
]


def test_what_cannot_be_begun_is_refused(root):
    """One sentence says what to do, and nothing is written."""
    for kind, name, report in NOT_BEGUN:
        with pytest.raises(Problem, match="^" + report.replace("(", r"\(")):
            new.new(root, kind, name)
    assert git(root, "status", "--porcelain") == ""


def test_what_the_check_suggests_is_put_in_its_place(tmp_path):
    """Where it helps; what has no suggestion stays for the author."""
    index = "# A { #a }\n\n[a](parts/decodin.md), [b](nothing-like-it-anywhere.md), [c][lable]\n\n[label]: index.md\n"
    write({"mkdocs.yml": "site_name: x\n", "docs/index.md": index, "docs/parts/decoding.md": "# B\n"}, tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    report = fix.fix(tmp_path)
    wanted = ["parts/decodin.md, now parts/decoding.md", "[c][lable], now [c][label]"]
    assert [line.partition(": ")[2] for line in report] == wanted
    assert "[a](parts/decoding.md), [b](nothing-like" in text(tmp_path, "docs/index.md")


def test_one_work_is_never_put_in_the_place_of_another(root):
    """Only the list changes, or the key where the text names the work that is meant; data name none."""
    systems, page = root / "docs/data/systems.yml", root / "docs/index.md"
    systems.write_text(text(root, "docs/data/systems.yml").replace("key: wan-2025", "key: wan-2052"), "utf-8")
    git(root, "add", "--all")
    nothing = ["The check suggests nothing that this chore can do."]
    assert fix.fix(root) == nothing
    git(root, "reset", "--quiet", "--hard")
    cites = ("Zheng et al. 2024](sources/2025.md#zheng-2024)", "Zheng 2024](sources/2025.md#zhagn-2025)")
    cites += ("Zhang et al. 2025](sources/2025.md#zhagn-2025)",)
    added = "".join(f"\n[{cite}{{ .cite }}\n" for cite in cites)
    page.write_text(page.read_text("utf-8") + added, encoding="utf-8")
    git(root, "add", "--all")
    report = [line.partition(": ")[2] for line in fix.fix(root)]
    moved, mended = "sources/2023-2024.md#zheng-2024", "sources/2025.md#zhang-2025"
    assert report == [f"sources/2025.md#zheng-2024, now {moved}", f"sources/2025.md#zhagn-2025, now {mended}"]


@pytest.mark.parametrize(("chore", "code"), [("new term x", 0), ("fix", 1)])
def test_a_beginning_is_done_though_its_todos_are_told(chore, code, monkeypatch, capsys):
    """But a finding that `fix` leaves is a failure. How to undo it comes last."""
    monkeypatch.setattr(sys, "argv", ["author.py", *chore.split()])
    monkeypatch.setattr(author.environment, "enter", lambda _: None)
    monkeypatch.setattr(new, "new", lambda *_, **__: ["done", "undo"])
    monkeypatch.setattr(fix, "fix", lambda _: ["done"])
    monkeypatch.setattr(command, "run", lambda _: print("found") or 1)
    assert author.work() == code
    assert capsys.readouterr().out.split() == ["done", "found", *["undo"] * (chore != "fix")]


def contents(root: Path) -> dict[Path, bytes]:
    apart = {".git", ".venv"}
    return {
        path: path.read_bytes() for path in root.rglob("*") if path.is_file() and not apart.intersection(path.parts)
    }


def test_the_command_prints_what_a_chore_says():
    """Here that nothing is as old as that."""
    done = run([sys.executable, "scripts/author.py", "stale", "100000"], ROOT)
    assert (done.returncode, done.stdout) == (0, "0 checked more than 100000 days ago\n"), done.stderr
