"""A mistake in a data file is a finding with its place, never a traceback, and nothing is written."""

import json
import re

import build as command
import content
import pytest
from authoring import completion
from linkcheck.model import Finding

from ..conftest import build, copy, remember, slow_but

FAULTS = {
    "broken YAML": ("sources.yml", r"\A", "- key: [\n", "sources.yml:"),
    "an entry without a title": ("sources.yml", r"  title: .*\n", "", "has no title"),
    "a term without a definition": ("glossary.yml", r"  definition: .*\n", "", "has no definition"),
    "a claim without a home": ("claims.yml", r"  home: .*\n", "", "has no home"),
    "a product without its models": ("systems.yml", r"    inside: .*\n", "", "has no inside"),
    "a model that is no row": ("systems.yml", r"    inside: \[gpt-6\]", "    inside: [gpt-66]", "inside is gpt-66"),
    "a cell against the procedure": ("systems.yml", r"    llm: inside", '    llm: "yes"', "the procedure comes to inside"),
    "a question without help": ("procedure.yml", r"    help: .*\n", "", "has no help"),
    "a system without a facet": ("systems.yml", r"    architecture: .*\n", "", "has no architecture"),
    "a cell without a source": ("systems.yml", r"cells: \[kind, ", "cells: [", "no source has its kind"),
    "a cell of an unknown source": ("systems.yml", r"key: wan-2025", "key: wan-2052", "sources.yml has no wan-2052"),
    "a value the facet lacks": ("systems.yml", r"    access: application", "    access: shop", "access is shop"),
    "a value without a meaning": ("systems.yml", r"      product: .*", "      product:", "needs a meaning"),
    "a list where one value is due": (
        "systems.yml",
        r"    access: API",
        "    access: [API]",
        "access must be one value",
    ),
    "a source that is a word": ("systems.yml", r"- \{key: openai-how-2025.*\}", "- openai-how-2025", "must have a key"),
    "a source checked on no day": ("sources.yml", r"  checked: .*", "  checked: lately", "was checked on lately"),
    "a source of no list": ("sources.yml", r"  year: .*", "  year: 2030", "no list holds works of 2030; add a period"),
    "a year that is no number": ("sources.yml", r"  year: .*", "  year: about 2020", "must be a number"),
    "a first year that is none": (
        "systems.yml",
        r"    since: 2022",
        "    since: soon",
        "it must be a year",
    ),
    "a verdict that is none": (
        "claims.yml",
        r"  verdict: accurate",
        "  verdict: accurat",
        "verdict is accurat; it must be one of",
    ),
    "a kind that is none": ("claims.yml", r"  kind: .*", "  kind: belief", "kind is belief; it must be one of"),
    "a basis that is none": (
        "claims.yml",
        r"    basis: recall",
        "    basis: recalled",
        "basis is recalled; it must be one of",
    ),
    "a fact without a basis": ("claims.yml", r"    basis: read\n", "", "has no basis"),
    "a field that means nothing": (
        "claims.yml",
        r"  note: ",
        "  noet: ",
        "did you mean note?",
    ),
    "a fact with a day": (
        "claims.yml",
        r"    basis: read",
        "    basis: read\n    day: 1",
        "there is no field day",
    ),
    "sources that are words": ("claims.yml", r"  - key: pew-2023-knowledge\n.*\n.*\n", "  - pew\n", "must be an entry"),
    "a field that is no facet": ("systems.yml", r"    note: ", "    noot: ", "did you mean note?"),
    "an entry that is a word": ("glossary.yml", r"\A", "- word\n", "must be an entry"),
    "no list of entries": ("systems.yml", r"\nsystems:\n", "\nsystem:\n", "this has no list of systems"),
    "a list where text is due": ("glossary.yml", r"  term: .*", "  term: [Abstention]", "its term must be text"),
    "a day for a name": ("glossary.yml", r"- id: .*", "- id: 2024-01-01", "its id must be text"),
    "text where a list is due": ("glossary.yml", r"  related: .*", "  related: logit", "its related must be a list"),
    "a list of other things": ("glossary.yml", r"  related: .*", "  related: [1]", "its related must be a list"),
    "no list of sources": (
        "claims.yml",
        r"  sources:\n(?:  - .*\n(?:    .*\n)*)+",
        "  sources: pew\n",
        "its sources must be a list",
    ),
    "a way of seeing that is none": (
        "sources.yml",
        r"  seen: .*",
        "  seen: copy",
        "its seen is copy; it must be one of",
    ),
    "a source without words": ("sources.yml", r"  (quote|unread): .*\n", "", "it needs either a quote, or"),
    "a quote that was not seen": (
        "sources.yml",
        r"  seen: .*\n(?=  quote)",
        "",
        "it does not say how its quote was seen",
    ),
    "a quote that is long": ("sources.yml", r"  quote: .*", f"  quote: {'word ' * 26}", "its quote has 26 words"),
    "a page without a copy": ("sources.yml", r"  snapshot: .*\n", "", "a web page needs a snapshot"),
    "a copy of another page": ("sources.yml", r"  snapshot: .*", "  snapshot: https://a.org", "its snapshot must be"),
    "a number among figures": ("sources.yml", r"  figures: .*", "  figures: [39]", "its figures must be a list"),
    "a word for a mark": ("systems.yml", r"    many: true", "    many: yess", "its many must be true or false"),
    "a text of spaces": ("claims.yml", r"  claim: .*", "  claim: '  '", "has no claim"),
    "a mark that says nothing": ("glossary.yml", r"  aliases: .*", "  aliases:", "its aliases must be a list"),
    "a list for a day": ("sources.yml", r"  checked: .*", "  checked: []", "was checked on []"),
    "a day that is none": ("sources.yml", r"  checked: .*", "  checked: 2026-11-31", "2026-11-31 is not a real date"),
    "a mark for a year": ("sources.yml", r"  year: .*", "  year: true", "the year True must be a number"),
    "a mark for a first year": ("systems.yml", r"    since: 2022", "    since: true", "it must be a year"),
    "a table for a value": ("systems.yml", r"    access: API", "    access: {API: true}", "it must be one of"),
    "a number for a maker": ("systems.yml", r"    maker: .*", "    maker: 7", "its maker must be text"),
    "a number for a note": ("systems.yml", r"    note: .*", "    note: 7", "its note must be text"),
    "a mark for a reason": ("systems.yml", r"(?<=    disputed:\n)      (\w+): .*", "      llm: true", "must be text"),
    "a list for a meaning": ("systems.yml", r"      product: .*", "      product: [a]", "needs a meaning"),
    "a list for the key of a source": ("systems.yml", r"key: wan-2025", "key: [wan-2025]", "must have a key"),
    "a table among cells": ("systems.yml", r"cells: \[kind, ", "cells: [{kind: llm}, ", "must have a key"),
    "another encoding": ("glossary.yml", r"Abstention", "Abst\udce9ntion", "is not UTF-8"),
}
# Told where an entry or list begins, or where a change of several lines has its fault.
ELSEWHERE = ("broken YAML", "a cell without a source", "a fact with a day", "no list of entries")


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    """A copy of the project for all tests here, and what its docs hold."""
    place = copy(tmp_path_factory.mktemp("faults") / "project")
    remember(place)
    return place, {path: path.read_bytes() for path in (place / "docs").rglob("*") if path.is_file()}


@pytest.fixture
def project(guide):
    """That copy, to break; afterwards its docs are as they were."""
    place, held = guide
    yield place
    for path, content in held.items():
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)


@pytest.mark.parametrize("text", ["", "# later\n", "[]\n", "facets: []\nsystems: []\n"])
def test_a_catalogue_of_nothing_is_reported(project, text):
    """As what it is, and not as the error that it would lead to."""
    (project / "docs" / "data" / "systems.yml").write_text(text, encoding="utf-8")
    told = [str(finding) for finding in content.stale_page(project)]
    place = "docs/data/systems.yml:1:1: broken-data: this has no list of"
    assert told == [f"{place} {name}; add one" for name in ("facets", "systems")]


def test_another_project_may_have_a_file_of_that_name(tmp_path):
    """Pages are made from the data of a project that says so, and of no other."""
    (tmp_path / "docs" / "data").mkdir(parents=True)
    (tmp_path / "docs" / "data" / "sources.yml").write_text("rivers: [nile]\n", encoding="utf-8")
    assert content.stale_page(tmp_path) == []
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert content.stale_page(tmp_path) == []


@pytest.mark.parametrize("file", ["claims.yml", "glossary.yml", "systems.yml", "items.yml", "drill.yml"])
def test_a_data_file_that_is_missing_is_reported(project, file):
    """Alone: nothing is made without it."""
    (project / "docs" / "data" / file).unlink()
    (finding,) = content.stale_page(project)
    assert str(finding) == f"docs/data/{file}:1:1: broken-data: this file is missing, and pages are made from it"
    told = Finding("pyproject.toml", 9, 1, "missing-project-file", f"docs/data/{file} does not exist")
    assert content.stale_page(project, [told]) == []


def test_a_start_page_that_is_missing_is_reported(project):
    """What the guide is, is said there alone."""
    (project / "docs" / "index.md").unlink()
    (finding,) = content.stale_page(project)
    assert str(finding) == "docs/index.md:1:1: broken-data: this page is missing, and others are made from it"


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_reported_with_its_place(project, name):
    """The finding names file and line."""
    file, pattern, text, words = FAULTS[name]
    path = project / "docs" / "data" / file
    sound = path.read_text(encoding="utf-8")
    begin = re.search(pattern, sound).start()
    broken = re.sub(pattern, lambda _: text, sound, count=1)
    path.write_bytes(broken.encode("utf-8", errors="surrogateescape"))
    (finding,) = content.stale_page(project)
    changed = sound.count("\n", 0, begin) + 1
    assert finding.line == changed or name in ELSEWHERE or (text == "" and finding.line < changed), finding
    assert re.match(rf"docs/data/{re.escape(file)}:\d+:\d+: broken-data: ", str(finding)), finding
    assert words in str(finding)


def test_all_faults_are_reported_at_once(project, capsys):
    """Of every file, each at its word, to whoever checks and to whoever writes."""
    for file, pattern, text in (
        ("claims.yml", "basis: recall", "basis: recal"),
        ("claims.yml", "verdict: contested", "verdict: contestd"),
        ("glossary.yml", "  definition: ", "  definitions: "),
    ):
        path = project / "docs" / "data" / file
        path.write_text(path.read_text(encoding="utf-8").replace(pattern, text, 1), encoding="utf-8")
    found = content.stale_page(project)
    assert completion.run(project) == 1
    assert capsys.readouterr().out == "".join(f"{one}\n" for one in found)
    lines = {one: (project / one.path).read_text(encoding="utf-8").splitlines()[one.line - 1] for one in found}
    assert sorted(lines[one][one.column - 1 :].split(":")[0] for one in found) == [
        "contestd", "definitions", "recal",
    ]  # fmt: skip


def test_a_fault_in_the_catalogue_stands_at_its_word(project):
    """Not at the head of its entry, which is long."""
    file = project / "docs" / "data" / "systems.yml"
    text = file.read_text(encoding="utf-8").replace("inputs: [text, image]", "inputs: [text, imge]", 1)
    file.write_text(text, encoding="utf-8")
    (finding,) = content.stale_page(project)
    assert text.splitlines()[finding.line - 1][finding.column - 1 :] == "imge]"


@pytest.mark.parametrize(
    ("file", "entry", "pattern", "text"),
    [
        ("glossary.yml", "- id: ai-system", r"  related: .*", "  related: 7"),  # others name it further up
        ("glossary.yml", "- id: attention", r"id: .*", "id: &it 'attention' # here\n  hover: 7"),
        ("claims.yml", "- id: llm-learns-patterns", r"id: .*", "id: ''"),
        ("sources.yml", "- key: openai-sora-2024", r"key: .*", "key: [odd]"),
        ("systems.yml", "- id: kind", r"      model: .*", "      model:"),
    ],
)
def test_a_fault_stands_in_its_own_entry(project, file, entry, pattern, text):
    """However the entry is named, and whatever it has in common with those above."""
    path = project / "docs" / "data" / file
    before, name, after = path.read_text(encoding="utf-8").partition(f"{entry}\n")
    place = re.search(pattern, name + after)
    path.write_text(before + (name + after)[: place.start()] + text + (name + after)[place.end() :], encoding="utf-8")
    (finding,) = content.stale_page(project)
    assert finding.line == (before + (name + after)[: place.start()] + text).count("\n") + 1


@pytest.mark.parametrize(
    "spelling",
    [
        "- {{id: abstention, term: Abstention, definition: {}}}\n",
        '- {{"id":"abstention","term":"Abstention","definition":{}}}\n',
        "-   term: Abstention\n    definition: {}\n    id: abstention\n",
        "-\n  ? id\n  : abstention\n  ? term\n  : Abstention\n  ? definition\n  : {}\n",
        "- <<: {{definition: {}, term: Abstention}}\n  id: abstention\n",
    ],
)
@pytest.mark.parametrize("definition", ["7", "''"])
def test_an_entry_is_found_in_any_spelling(project, spelling, definition):
    """Wherever its name stands in it."""
    file = project / "docs" / "data" / "glossary.yml"
    head, _, rest = file.read_text(encoding="utf-8").partition("- id: abstention\n")
    rest = rest[rest.index("\n- id: ") + 1 :]
    entry = spelling.format(definition)
    file.write_text(head + rest + entry, encoding="utf-8")
    (finding,) = content.stale_page(project)
    assert 0 <= finding.line - 1 - (head + rest).count("\n") < entry.count("\n")


@pytest.mark.parametrize("entry", ["-\n", "- [word]\n", "- 7\n", "- id: ~\n  term: ''\n"])
def test_an_entry_that_says_nothing_is_found(project, entry):
    """Not at the head of the file either."""
    file = project / "docs" / "data" / "glossary.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + entry, encoding="utf-8")
    assert {finding.line - text.count("\n") for finding in content.stale_page(project)} <= {1, entry.count("\n")}


def test_aliases_that_make_too_much_are_no_crash(project):
    """The faults are told within the entry that makes them."""
    file = project / "docs" / "data" / "glossary.yml"
    lists = [f"  - &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]\n" for number in range(1, 7)]
    entry = "- id: bomb\n  term: 7\n  definition: x\n  aliases:\n  - &a0 [word]\n" + "".join(lists)
    text = file.read_text(encoding="utf-8")
    file.write_text(text + entry, encoding="utf-8")
    lines = {finding.line for finding in content.stale_page(project)}
    assert lines
    assert min(lines) > text.count("\n")


@pytest.mark.parametrize("written", ['- id: ""\n', "- id: [odd]\n", "- idd: abstention\n"])
def test_an_entry_without_a_name_is_found_by_its_words(project, written):
    """Not at the head of the file."""
    file = project / "docs" / "data" / "glossary.yml"
    text = re.sub(r"- id: abstention\n", lambda _: written, file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    entry = text[: text.index(written)].count("\n") + 1
    assert {finding.line - entry for finding in content.stale_page(project)} <= {0, 1}


@pytest.mark.parametrize("held", ["42", "[[a]]", "['']"])
def test_a_relation_that_names_no_page_is_left_to_its_rule(project, held):
    """It is told where it stands; here the panel alone differs."""
    page = project / "docs" / "concepts" / "decoding.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"\nrelated:\n(?:  - .*\n)+", f"\nrelated: {held}\n", text), encoding="utf-8")
    assert {finding.rule for finding in content.stale_page(project)} == {"stale-page"}


def test_a_term_whose_page_is_none_is_left_to_its_rule(project):
    """A section alone is told where it stands; here what is made of it differs."""
    file = project / "docs" / "data" / "glossary.yml"
    file.write_text(re.sub(r"\n  page: .*", '\n  page: "#definition"', file.read_text("utf-8"), count=1), "utf-8")
    assert {finding.rule for finding in content.stale_page(project)} == {"stale-page"}


@pytest.mark.parametrize("arguments", slow_but([["--write"]], [["--check"], ["--write"], []]))
def test_broken_data_stops_every_command(project, arguments):
    """With the finding, no traceback, and nothing written: not even a page that needs it."""
    (project / "docs" / "data" / "sources.yml").write_text("- key: [\n", encoding="utf-8")
    page = project / "docs" / "glossary.md"
    page.write_text("changed by hand\n" + page.read_text(encoding="utf-8"), encoding="utf-8")
    done = build(project, *arguments)
    assert done.returncode == 1
    assert "docs/data/sources.yml:2:1: broken-data" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert page.read_text(encoding="utf-8").startswith("changed by hand\n")
    assert not (project / "site").exists()


def checked(project, capsys) -> list[str]:
    """What `build.py --check` prints, in this process."""
    assert command.check(command.parser().parse_args(["--root", str(project), "--check"])) == 1
    return capsys.readouterr().out.splitlines()[:-1]


ONE_OF_EACH = [  # one of a file in each, so that a check serves three
    [
        ("claims.yml", r"  home: .*", "  home:"),
        ("glossary.yml", r"  term: .*", "  term:"),
        ("sources.yml", r"  url: .*", "  url: ~"),
    ],
    [
        ("claims.yml", r"  home: .*", "  home: ''  # none"),
        ("glossary.yml", r"  broader: .*", "  broader:"),
        ("sources.yml", r"  url: .*", '  url: " "'),
    ],
    [
        ("claims.yml", r"  home: .*", "  home:   7"),
        ("glossary.yml", r"  page: .*", "  page: concepts/none.md"),
        ("sources.yml", r"  url: ", "  ulr: "),
    ],
    [("claims.yml", r"  home: ", "  hoem: ")],
    [("glossary.yml", r"  page: .*", "  page: concepts/none.md")],
]


@pytest.mark.parametrize("faults", slow_but(ONE_OF_EACH[:2], ONE_OF_EACH))
def test_one_fault_is_reported_once(project, capsys, faults):
    """At the field or at what it says, and not once more for the pages that are made of it."""
    places = []
    for file, pattern, text in faults:
        path = project / "docs" / "data" / file
        before = path.read_text(encoding="utf-8")
        place = re.search(pattern, before)
        path.write_text(before[: place.start()] + text + before[place.end() :], encoding="utf-8")
        places.append(f"docs/data/{file}:{before.count(chr(10), 0, place.start()) + 1}")
    assert [":".join(finding.split(":")[:2]) for finding in checked(project, capsys)] == places


def test_a_relation_to_nothing_is_reported_once(project, capsys):
    """And not once more for the panel that is made of it."""
    page = project / "docs" / "concepts" / "decoding.md"
    page.write_text(re.sub(r"(?<=\nbroader: ).*", "none.md", page.read_text(encoding="utf-8")), encoding="utf-8")
    (finding,) = checked(project, capsys)
    assert ": front-matter-link: " in finding


def test_an_unknown_source_is_reported_once(project, capsys):
    """Where it stands, and not once more as what keeps the page from being made."""
    path = project / "docs" / "data" / "systems.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("key: wan-2025", "key: wan-2052", 1), encoding="utf-8")
    (finding,) = checked(project, capsys)
    assert re.match(r"docs/data/systems.yml:\d+:\d+: unknown-key: .*wan-2052", finding), finding


def test_broken_front_matter_is_reported_with_its_place(project):
    """Front matter that is not YAML is named with file and line."""
    page = project / "docs" / "concepts" / "decoding.md"
    page.write_text(page.read_text(encoding="utf-8").replace("kind: concept", "kind: [concept", 1), encoding="utf-8")
    (finding,) = content.stale_page(project)
    assert finding.path == "docs/concepts/decoding.md", finding


def test_a_stale_page_is_reported_in_the_format_asked_for(project, capsys):
    """It stands among the validator's findings, so that the output is of one piece."""
    page = project / "docs" / "sources" / "to-2022.md"
    page.write_text(page.read_text(encoding="utf-8").replace("*   ", "*   more ", 1), encoding="utf-8")
    assert command.check(command.parser().parse_args(["--root", str(project), "--check", "--format", "json"])) == 1
    assert [one["rule"] for one in json.loads(capsys.readouterr().out)["findings"]] == ["stale-page"]


def test_a_changed_page_is_found_after_a_clean_run(project):
    """The note that a guide was clean does not outlive a change."""
    assert content.stale_page(project) == []
    assert content.stale_page(project) == []
    page = project / "docs" / "sources" / "to-2022.md"
    page.write_text(page.read_text(encoding="utf-8").replace("*   ", "*   more ", 1), encoding="utf-8")
    (finding,) = content.stale_page(project)
    assert (finding.path, finding.rule) == ("docs/sources/to-2022.md", "stale-page")
