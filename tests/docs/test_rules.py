"""What is wrong in data, front matter or on a page is a finding on its line, never a traceback."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
from content.guide import Guide, parse
from guide_rules import addresses, beside, built_site, data, page_rules, schemas
from linkcheck import command
from linkcheck.findings import Verdict
from linkcheck.site import read
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.meta import get_data

from tests import reading
from tests.conftest import build
from tests.reading import CONFIG, ROOT, TITLE

# By name: the file, a pattern that stands in it, what is put in its place, and words of the finding.
FAULTS = {
    "broken YAML": ("sources", r"^- key", "- [key", "not valid YAML"),
    "a quotation without an end": ("sources", r"  title: .*", '  title: "Open', "begins in line 1"),
    "a key given twice": ("asked", r"^glossary.md:", "glossary.md:\n  - a\nglossary.md:", "glossary.md is given twice"),
    "an entry without a title": ("sources", r"  title: .*\n", "", "it has no title: add it"),
    "a system without a facet": ("systems", r"    architecture: .*\n", "", "it has no architecture"),
    "a cell without a source": ("systems", r"cells: \[kind, ", "cells: [", "no source has its kind"),
    "a cell of an unknown source": ("systems", r"key: wan-2025-o", "key: wan-2052-o", "mean wan-2025-openai?"),
    "a cell not asked for": ("systems", r"^    inside: ", '    learned: "no"\n    inside: ', "a product is not asked"),
    "a value without a meaning": ("systems", r"      product: .*", "      product:", "its product is empty"),
    "a list where one value is due": ("systems", r"    access: API", "    access: [API]", "its access is"),
    "a field that is no facet": ("systems", r"    note: ", "    noot: ", "Did you mean note?"),
    "a placement that does not follow": ("systems", r" llm: inside", ' llm: "no"', "the procedure comes to inside"),
    "no entries": ("sources", r"  quotes:\n(?:  - .*\n(?:    .*\n)+)+", "  quotes:\n", "is empty"),
    "a day that is none": ("sources", r"  checked: .*", "  checked: 2026-11-31", "its checked is 2026-11-31"),
    "a day to come": ("sources", r"  checked: .*", "  checked: 2099-01-01", "write a day that has come"),
    "a source of no list": ("sources", r"  year: .*", "  year: 2030", "no page lists the works of its year"),
    "a source without words": ("sources", r"  (quote|unread): .*\n", "", "either a quote, or in unread"),
    "a quote that was not seen": ("sources", r"  seen: .*\n(?=  quote)", "", "it has no seen"),
    "a quote that is long": ("sources", r"  quote: .*", f"  quote: {'word ' * 26}", "at most 25 words"),
    "one id twice": ("sources", r"  - id: (.*)\n    .*\n", r"\g<0>  - id: \1\n    unread: L\n", "each needs its own"),
    "a number among figures": ("sources", r"  figures: .*", "  figures: [39]", "its figures must be text"),
    "a verdict that is none": ("claims", r"  verdict: accurate", "  verdict: accurat", "Did you mean accurate?"),
    "a home that does not exist": ("claims", r"  home: .*", "  home: concepts/gone.md", "gone.md does not exist"),
    "another encoding": ("glossary", r"Abstention", "Abst\udce9ntion", "text in UTF-8"),
    "two proofs": (
        "items",
        r"    chose: .*",
        r"\g<0>\n  figure: {part: 31, of: 100, words: w}",
        "a survey or a figure",
    ),
    "a form out of balance": ("items", r"  key: false", "  key: true", "five that are false"),
    "a figure of no work": ("items", r"figure: \{part: 31", "figure: {part: 98", "has this figure"),
    "a figure that a survey lacks": ("items", r"    percent: .*", "    percent: 98", "not known to give this figure"),
    "a question that is none": ("procedure", r"next: out}", "next: outt}", "mean out?"),
    "a row in a wrong group": ("systems", r"outputs: \[image", "outputs: [label, image", "lists it under"),
    "a name of two systems": ("systems", r"    aliases: \[", "    aliases: [BERT, ", "“BERT”; each needs its own name"),
    "a sentence without an end": ("systems", r"^(    why: .*)\.$", r"\1", "with its full stop"),
    "a phrase for no heading": ("asked", r"^glossary.md:", "index.md#no-h:\n  - a\nglossary.md:", "is no heading"),
    "a phrase given twice": ("asked", r"^  - (.*)\n", r"\g<0>  - \1\n", "needs its own phrase"),
    "a row that is none": ("systems", r"inside: \[gpt-6\]", "inside: [gpt2]", "those in this file, such as gpt-"),
    "a key with an accent": ("sources", r"^- key: .*", "- key: müller-2026", "letters a to z, numbers and hyphens"),
    "a redirect to no path": ("redirects", r": about/article/index.md", ": about article", "write a page"),
}
ELSEWHERE = (
    "one id twice",
    "broken YAML",
    "a quotation without an end",
    "a key given twice",
    "a cell without a source",
    "a form out of balance",
    "two proofs",
    "a name of two systems",
)  # told where an entry or list begins
WHOLE = ("systems", "procedure", "items")  # whose parts need each other


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "docs/data", tmp_path / "docs/data")
    (tmp_path / "docs/assets").symlink_to(ROOT / "docs/assets")  # whose drawings they name
    return tmp_path


def findings_on_data(root: Path) -> list:
    """The findings on the data, as a check finds them; of pages, those called gone do not exist."""
    read, findings = schemas.read_data(root)
    if len(read) < len(schemas.FILES):
        return findings

    def missing(target: str) -> Verdict | None:
        return Verdict("missing-page", f"{target} does not exist.") if "gone" in target else None

    return [*data.findings(read, missing, reading.guide(), root)]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_data_is_told_on_its_line(copied, name):
    """With what to do; once, or at each of two entries that share a name, of which each is named."""
    file, pattern, text, words = FAULTS[name]
    path = copied / f"docs/data/{file}.yml"
    sound = path.read_text("utf-8")
    found = re.search(pattern, sound, re.MULTILINE)
    assert found, pattern
    broken = sound[: found.start()] + found.expand(text) + sound[found.end() :]
    path.write_bytes(broken.encode("utf-8", errors="surrogateescape"))
    after = re.compile(r"^\S", re.MULTILINE).search(broken, found.start() + len(found.expand(text)) + 1)
    beginning = read(path)[: after.start() if after else None]  # which is judged in a tenth of the time
    is_short = file not in WHOLE and name not in ELSEWHERE
    finding, *more = (is_short and schemas.validate(f"docs/data/{file}.yml", beginning).findings) or findings_on_data(
        copied
    )
    assert {each.message.rpartition(": ")[2] for each in more} <= {finding.message.rpartition(": ")[2]}
    line = sound.count("\n", 0, found.start()) + 1
    assert finding.path == f"docs/data/{file}.yml"
    assert finding.line == line or name in ELSEWHERE or (finding.line < line and text == ""), finding
    assert words in finding.message


def test_a_word_stands_in_one_line_of_those_that_search_takes_for_each_other():
    """It would count as the first of only one of them."""
    lines = schemas.read_data(ROOT)[0]["words.yml"]
    assert [word for word, times in Counter(" ".join(lines).split()).items() if times > 1] == []


@pytest.mark.parametrize("text", ["", "# later\n", "[]\n"])
def test_an_empty_file_is_told_as_such(copied, text):
    (copied / "docs/data/systems.yml").write_text(text, "utf-8")
    (finding,) = findings_on_data(copied)
    assert (finding.path, finding.line) == ("docs/data/systems.yml", 1)
    (copied / "docs/data/systems.yml").unlink()
    assert "is empty" in findings_on_data(copied)[0].message


@pytest.mark.parametrize(
    ("front", "line", "words"),
    [
        ("title: A\n", 2, "it has no description: add it."),
        ("titel: A\n", 2, "There is no field titel. Did you mean title?"),
        ("title: A\nupdated: 2026-02-30\n", 3, "its updated is 2026-02-30; write the day"),
        ("kind: misconception\n", 2, "It has no belief: add it."),
        ("kind: misconception\nverdict: False\n", 3, "Put it in quotes"),
        ("title: 'A\n", 2, "has no end"),
        ("related: [../a.md]\n", 2, "its related is ../a.md; write a page"),
    ],
)
def test_a_fault_in_front_matter_is_told_on_its_line(front, line, words):
    findings = schemas.validate("docs/a.md", f"---\n{front}---\n# A\n").findings
    assert [each for each in findings if each.line == line and words.lower() in each.message.lower()], findings


# By page: a text that stands in it, what is put in its place, and the rule and words of what is told of it.
ON_PAGES = [
    ("glossary.md", "# ", "TODO: say what it is\n\n# ", "unwritten", "Still to write: say what it is."),
    ("concepts/hallucination.md", 'id="check-yourself"', 'id="new-name"', "new-address", "accept"),
    ("includes/demos/opening.md", "{{ model-opening", "{{ model-openin", "unknown-marker", "mean model-opening?"),
    (
        "concepts/tools.md",
        "# Can",
        "![A](https://example.org/a.png)\n\n# Can",
        "external-asset",
        "keep a copy in docs/assets",
    ),
    ("assets/figures/map.svg", ">Veo 3.1<", ">BERT<", "figure", "BERT is drawn as “in field”, but"),
    ("concepts/decoding.md", "{ .answer", "{ .anwser", "unknown-class", "mean .answer?"),
    (
        "misconceptions/no-magic-words.md",
        "concepts/prompting.md\n",
        "concepts/promting.md\n",
        "missing-page",
        "prompting",
    ),
    (
        "data/redirects.yml",
        "about/article.md: ",
        "concepts/decoding.md: concepts/tools.md\nabout/article.md: ",
        "redirect-shadows-page",
        "exists",
    ),
]


TEXT = """---
title: A
description: A page that breaks no rule, of which each case below breaks one.
kind: concept
related: [concepts/b.md]
updated: 2026-11-30
change: It is new.
---

# A { #a }

It is [so](b.md#b).
{ .answer }

In 70% of cases, [Lee et al. 2020](../sources/to-2022.md#lee-2020){ .cite }.

## Part { #part }

!!! quiz "Is it?"

    ??? right "Yes"

        See [it](#part).

    ??? option "No"

        It is.
"""
WORK = {"key": "lee-2020", "authors": "Lee, A., Wu, B. and Ray, C.", "year": 2020, "about": "It says 70%."}
ALONE = WORK | {"key": "lee-a-2020", "authors": "A. Lee"}


def findings_on(text: str, queries: dict | None = None) -> list:
    """The findings of the guide's rules on a page, in a guide of three pages and one work."""
    texts = {"concepts/a.md": text, "concepts/b.md": TEXT, "misconceptions/index.md": "# M\n"}
    parsed = {name: parse(ROOT / "docs", name, *get_data(each)) for name, each in texts.items()}
    catalogue = {"systems": [], "facets": []}
    guide = Guide("G", parsed, sources=[WORK, ALONE], claims=[{}] * 62, systems=catalogue)
    return [
        *page_rules.findings({"concepts/a.md": page_rules.PageFile("docs/concepts/a.md", text)}, guide, queries or {})
    ]


@pytest.mark.parametrize(
    ("sound", "broken", "line", "rule", "words"),
    [
        ("## Part", "## Part", 0, "", ""),
        ("## Part", "```\n### Part { #part }\n```\n\n### Part", 21, "page-form", "level 3 after level 1"),
        ("## Part", "# Part", 17, "page-form", "another title"),
        ("{ .answer }\n", "", 10, "page-form", "does not open with its answer"),
        ("??? right", "??? option", 19, "page-form", "one of them right"),
        ("See [it](#part).", "See above.", 19, "page-form", "the section that decides"),
        ("In 70%", '<p onclick="a()">In</p>\n\nIn 70%', 15, "page-form", "the policy of the page blocks it"),
        ("In 70%", "Red.\n{ style='color: red' }\n\nIn 70%", 16, "page-form", "the policy of the page blocks it"),
        ("In 70%", "```\n<script>\n```\n\nWith style=1, in 70%", 0, "", ""),
        ("## Part { #part }", "```\n# No heading\n```\n\n## Part { #part }", 0, "", ""),
        ("Lee et al. 2020", "Lee 2020", 15, "unproved", "Did you mean [Lee et al. 2020]?"),
        ("{ .cite }", "", 15, "unproved", "would stay a plain link"),
        (
            "See [it]",
            "See [Lee et al. 2020](../sources/to-2022.md#lee-2020), [it]",
            23,
            "unproved",
            "would stay a plain link",
        ),
        ("Lee et al. 2020", "A. Lee 2020", 15, "unproved", "no name of lee-2020, but of lee-a-2020."),
        (
            "[Lee et al. 2020](../sources/to-2022.md#lee-2020)",
            "[Lee 2020](../sources/to-2022.md#lee-a-2020)",
            15,
            "unproved",
            "family names alone",
        ),
        ("70%", "80%", 15, "unproved", "80” is no figure that lee-2020 is known to give"),
        ("In 70%", "All 62 claims say so. In 70%", 15, "typed-count", "Write {{ count.claims }} in place of “62”"),
        ("In 70%", "Sixty-two claims say so. In 70%", 15, "typed-count", "in place of “Sixty-two”"),
        ("In 70%", "All { count.claims }. In 70%", 15, "unknown-marker", "in {{ and }}"),
        ("## Part", "{{ glosary }}\n\n## Part", 17, "unknown-marker", "Did you mean glossary?"),
        ("## Part", "Write `{{ glosary }}`.\n\n## Part", 0, "", ""),
        ("## Part", "{{ glossary }\n\n## Part", 17, "unknown-marker", "is not replaced"),
        ("## Part", "{{ glossary }}\n\nAll {{ count.claims }} claims.\n\n## Part", 0, "", ""),
    ],
)
def test_a_fault_on_a_page_is_told_on_its_line(sound, broken, line, rule, words):
    findings = findings_on(TEXT.replace(sound, broken, 1))
    assert [(each.line, each.rule) for each in findings] == ([(line, rule)] if words else []), findings
    assert all(words in each.message for each in findings), findings


def test_a_card_rests_on_a_source_and_readers_find_each_page():
    """Who forgets either is told at the heading."""
    card = TEXT.replace("kind: concept", "kind: misconception")
    for text, owed in ((card, {"unasked"}), (re.sub("In 70%.*", "", card), {"unasked", "unproved"})):
        found = [one for one in findings_on(text, {"concepts/b.md": ["b"]}) if one.rule in ("unasked", "unproved")]
        assert {one.rule for one in found} == owed and {one.line for one in found} == {10}, found


def test_a_fault_in_front_matter_keeps_back_only_the_rules_that_need_its_field():
    """Such as that of a card's sources, without a kind."""
    findings = findings_on(TEXT.replace("kind: concept", "kynd: misconception").replace("{ .answer }\n", ""))
    assert [each.line for each in findings if "kynd" in each.message] == [4]
    assert {each.rule for each in findings} == {"front-matter", "page-form"}


def test_a_card_has_a_row_with_its_verdict():
    """On the line of its verdict; a card without a row, too."""
    text = "---\ntitle: A\nverdict: Contested\n---\n\n# A { #a }\n"
    card = parse(ROOT / "docs", "misconceptions/a.md", text, {"kind": "misconception", "verdict": "Contested"})
    for row, words in (
        ("**Contested** | It is.", []),
        ("**False** | It is.", ["has False"]),
        ("", ["no row"]),
    ):
        listed = f"| [“A”](a.md) | {row} |" if row else "| [“B”](b.md) | **Contested** | It is. |"
        guide = Guide("G", {"misconceptions/index.md": parse(ROOT / "docs", "misconceptions/index.md", listed, {})})
        file = page_rules.PageFile("docs/misconceptions/a.md", text)
        findings = [*page_rules.check_listed_verdict(card, file, guide)]
        assert [(each.line, words[0] in each.message) for each in findings] == [(3, True) for _ in words]


@pytest.mark.parametrize(
    ("file", "broken", "line"),
    [
        ("README.md", ("# ", "# Our "), 1),
        ("CITATION.cff", ("\nversion: ", "\nversion: 9."), None),
        ("pyproject.toml", ('\nversion = "', '\nversion = "9.'), None),
        ("docs/site.webmanifest", ('"short_name": "', '"short_name": "Our '), None),
        ("CITATION.cff", ('date-released: "20', 'date-released: "19'), None),
        ("README.md", ("Of the ", "Of the 9"), None),
        ("CHANGELOG.md", ("### Readers", "### Raeders"), None),
        ("CHANGELOG.md", ("### Readers", "### Engineers\n\n### Readers"), None),
        ("README.md", ("(scripts/hosting/README.md)", "(scripts/hosting/READ.md)"), None),
        ("CONTRIBUTING.md", ("writing.md#change-a-page", "writing.md#change-the-page"), None),
    ],
)
def test_what_files_beside_the_pages_owe(tmp_path, file, broken, line):
    """Name, edition, its day, the number of sources, groups of changes and links, each told where it is wrong."""
    for name in {"CHANGELOG.md", "CONTRIBUTING.md", *(place[0] for place in beside.PLACES)}:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("contributing", "scripts", ".github", "LICENSE"):
        (tmp_path / name).symlink_to(ROOT / name)
    site = SimpleNamespace(
        root=tmp_path,
        path_of=lambda path: path.relative_to(tmp_path).as_posix(),
        config=SimpleNamespace(site_name=TITLE, extra=CONFIG["extra"]),
    )
    data = schemas.read_data(ROOT)[0]
    assert [*beside.findings(site, data)] == []
    text = (tmp_path / file).read_text("utf-8")
    (tmp_path / file).write_text(changed := text.replace(*broken, 1), "utf-8")
    (finding,) = beside.findings(site, data)
    assert not finding.fix or changed.replace(finding.subject, finding.fix, 1) == text
    assert bool(finding.fix) == (finding.rule == "said-twice" and finding.path != "CHANGELOG.md")
    assert finding.path == ("CHANGELOG.md" if "date" in broken[0] else file)
    assert line in (None, finding.line)


@pytest.mark.heavy
def test_what_a_page_owes_is_told_on_its_line(project):
    """All of it by one check, as the command prints it; a page that is no UTF-8 on the line of the first odd byte."""
    wanted = set()
    for page, sound, broken, rule, _ in ON_PAGES:
        path = project / "docs" / page
        text = path.read_text("utf-8")
        assert sound in text, (page, sound)
        path.write_text(text.replace(sound, broken, 1), "utf-8")
        wanted.add((f"docs/{page}", text.count("\n", 0, text.index(sound)) + 1, rule))
    odd = project / "docs/misconceptions/new-combinations.md"
    wanted.add(("docs/misconceptions/new-combinations.md", odd.read_bytes().count(b"\n") + 2, "unbuildable"))
    odd.write_bytes(odd.read_bytes() + b"\n\xff\n")
    (project / "docs/data/redirects.yml").open("a").write("old-a.md: old-b.md\nold-b.md: index.md\n")
    # A broken link in data is told where the entry has it, and so is a term that nobody defined.
    terms = (project / "docs/data/glossary.yml").read_text("utf-8")
    link, definition = "concepts/hallucination.md#boundary-cases", "definition: The choice"
    related = "  related: ["
    broken = terms.replace(link, link[:-1], 1).replace(definition, f"definition: The [choice]({link}2)", 1)
    broken = broken.replace(related, f"{related}no-such-term, ", 1)
    (project / "docs/data/glossary.yml").write_text(broken, "utf-8")
    done = build(project, "--check", "--format", "json")
    findings = json.loads(done.stdout)["findings"]
    assert {(each["path"], each["line"], each["rule"]) for each in findings} >= wanted, done.stdout[-3000:]
    told = [(each["path"], each["rule"], each["message"]) for each in findings]
    for page, _, _, rule, words in ON_PAGES:
        assert any(path == f"docs/{page}" and rule == its and words in message for path, its, message in told), words
    assert ("docs/data/redirects.yml", "data", "“old-b.md” leads to no page.") in told
    gone = [each["message"] for each in findings if each["rule"] == "dropped-address"]
    assert any(message.startswith("concepts/hallucination.html#check-yourself was published") for message in gone)
    followed = {"unreadable", "missing-anchor", "missing-page", "data"}  # links into what could not be made or read
    in_terms = [each for each in findings if each["path"] == "docs/data/glossary.yml"]
    places = {terms.count("\n", 0, terms.index(words)) + 1 for words in (link, definition, related)}
    assert {each["line"] for each in in_terms} >= places
    assert sum(each["message"].endswith(f"Did you mean {link}?") for each in in_terms) >= 2
    lead_astray = {"docs/data/redirects.yml", "docs/data/glossary.yml", "docs/misconceptions/no-magic-words.md"}
    assert {each["path"] for each in findings if each["rule"] in followed} == lead_astray


@pytest.mark.heavy
def test_a_slip_in_a_published_address_is_told_where_it_was_made(project):
    """Not as a new one, which could be accepted; no link is led to it, and a heading without an id promises none."""
    key, sources, page = "zheng-2024", project / "docs/data/sources.yml", project / "docs/concepts/decoding.md"
    typed, text = sources.read_text("utf-8"), page.read_text("utf-8")
    sources.write_text(typed.replace(f"- key: {key}\n", "- key: zhegn-2024\n"), "utf-8")
    heading = re.search(r"(?m)^## .*( \{ #[a-z-]+ \})$", text)
    page.write_text(text[: heading.start(1)] + text[heading.end(1) :], "utf-8")
    findings = command.check(project).findings
    assert "new-address" not in {each.rule for each in findings}
    place = ("docs/data/sources.yml", typed.count("\n", 0, typed.index(f"- key: {key}\n")) + 1)
    assert any(each[:2] == place and f"write {key} again" in each.message for each in findings), findings
    assert [each for each in findings if each.rule == "missing-anchor" and "zhegn" in each.message] == []
    assert (f"docs/{page.relative_to(project / 'docs')}", "heading-without-id") in {(e.path, e.rule) for e in findings}


@pytest.mark.parametrize(
    ("redirects", "lost"),
    [
        ({"old.md": "a.md", "a.md#y": "a.md#x"}, []),
        ({"old.md": "a.md"}, ["a.html#y"]),
        ({"a.md#y": "a.md#x"}, ["old.html"]),
        ({"old.md": "a.md", "a.md#x": "a.md#z", "a.md#y": "a.md#z"}, []),  # which a.md leads on
        ({"old.md": "a.md#x", "a.md#y": "a.md#x"}, []),
        ({"old.md": "a.md#z", "a.md#y": "a.md#x"}, ["old.html#x"]),
    ],
)
def test_a_published_address_without_its_redirect_is_told_by_the_check(redirects, lost, tmp_path):
    """Before anything is built: a page once, without its sections."""
    listed = ["a.html", "a.html#x", "a.html#y", "old.html", "old.html#x"]
    (tmp_path / "list").write_text("\n".join(listed))
    (tmp_path / "docs/data").mkdir(parents=True)
    (tmp_path / addresses.RELEASED).write_text(f"{addresses.fingerprint(listed[:2])}\n")
    has = {"a.html": ["x"]}
    options = {"ledger": "list"}
    site = SimpleNamespace(by_dest=has, has_section=lambda page, id: id in has[page], root=tmp_path, options=options)
    findings = addresses.check_dropped(site, redirects)
    assert [finding.message.split()[0] for finding in findings] == lost
    (tmp_path / "list").write_text("\n".join(listed[1:]))
    assert next(addresses.check_dropped(site, redirects)).message.startswith("It no longer begins as")


def test_a_finished_site_loads_nothing_from_elsewhere_and_leads_nowhere_wrong(tmp_path):
    """Each fault is told in the built file, on its line; what is only named or linked may be anywhere."""
    page = """<a href="gone.html">x</a>
<img src="https://example.org/x.png" alt="">
<a href="#none">x</a>
<link rel="canonical" href="https://example.org/"> <a href="https://example.org/">x</a> <a href="other.html#there">x</a>
"""
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "other.html").write_text('<p id="there"></p>', encoding="utf-8")
    (tmp_path / "x.css").write_text("a { background: url(lost.svg) }", encoding="utf-8")
    settings = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    settings.load_dict({"site_name": "Built", "docs_dir": str(tmp_path), "plugins": []})
    settings.validate()
    findings = sorted((each.path, each.line, each.rule) for each in built_site.findings(tmp_path, settings))
    assert findings == [
        ("site/index.html", 1, "missing-page"),
        ("site/index.html", 2, "external-asset"),
        ("site/index.html", 3, "missing-anchor"),
        ("site/x.css", 1, "missing-file"),
    ]
