"""What is made from data says what the data say, for people and for programs."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from content import blocks, changes, claims, foot, llms, open_data, outputs, previews, sources
from content.guide import Guide, parse

from tests.reading import ROOT


@pytest.fixture(scope="module")
def files(guide) -> dict[str, str]:
    return open_data.files(guide) | outputs.scripts(guide)


def rows(files: dict[str, str], name: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(files[f"data/{name}.csv"], newline=""))]


def test_each_list_stands_where_its_marker_is(guide):
    made = outputs.Outputs(guide)
    texts = {name: made.fill(page.text, page) for name, page in guide.pages.items()}
    assert not [name for name, text in texts.items() if blocks.MARKER.search(text)]
    in_parts = {name for name in outputs.ALL if name.startswith(("model-", "first-"))}  # which pages include
    assert {name for _, name in made.lists} | in_parts == {*outputs.ALL}
    for claim in guide.claims:
        assert sum(f"    {{ #{claim['id']} }}" in text for text in texts.values()) == 1, claim["id"]
    for term in guide.terms:
        assert f"### {term['term']} {{ #{term['id']} }}" in texts["glossary.md"]
    for source in guide.sources:
        assert sum(f"    {{ #{source['key']} }}" in text for text in texts.values()) == 1, source["key"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("All {{ count.claims }} claims", "All 1,162 claims"),
        ("Here are {{ count.beliefs }}.", "Here are 22."),
        ("{{ count.nothing }} and {{ nothing }}", "{{ count.nothing }} and {{ nothing }}"),
        ("a\n    {{ list }}\nb", "a\n    one\n\n    two\nb"),
    ],
)
def test_a_marker_becomes_its_list_or_count(text, shown):
    """Indented as it stands; what is neither stays, and a rule tells it."""
    pieces = {"list": [blocks.Piece("one\n\ntwo")]}
    assert blocks.fill(text, pieces.get, {"claims": 1162, "beliefs": 22}) == shown


def test_a_relation_is_said_once_and_shown_on_both_pages():
    texts = {"index.md": "# I { #i }", "a.md": "# A { #a }", "b.md": "# B { #b }"}
    metas = {"a.md": {"title": "A", "related": ["index.md"], "corrected_by": ["b.md"]}, "b.md": {"title": "B"}}
    guide = Guide("G", {name: parse(ROOT / "docs", name, text, metas.get(name, {})) for name, text in texts.items()})
    assert "*   Explained in: [B](b.md)\n*   See also: [index.md](index.md)" in foot.foot(guide.pages["a.md"], guide)
    assert "*   Clears up: [A](a.md)" in foot.foot(guide.pages["b.md"], guide)
    assert "*   See also: [A](a.md)" in foot.foot(guide.pages["index.md"], guide)


@pytest.mark.parametrize(("onward", "shown"), [("part/b.md", False), ("part/b.md#b", True), ("a.md", True)])
def test_the_page_to_read_next_is_not_listed_again(onward, shown):
    """Right above the list; a link to one of its sections is something else."""
    text = f"# C {{ #c }}\n\n**Read next:** [On](../{onward}) More.\n{{ .read-next }}\n"
    texts = {"index.md": "# I { #i }", "a.md": "# A { #a }", "part/b.md": "# B { #b }", "part/c.md": text}
    metas = {"part/b.md": {"title": "B"}, "part/c.md": {"related": ["part/b.md", "index.md"]}}
    guide = Guide("G", {name: parse(ROOT / "docs", name, text, metas.get(name, {})) for name, text in texts.items()})
    assert ("[B](b.md)" in foot.foot(guide.pages["part/c.md"], guide)) == shown


@pytest.mark.parametrize(
    ("authors", "name"),
    [
        ("Devlin, Chang, Lee, Toutanova (Google)", "Devlin et al. 2018"),
        ("Chiang, Zheng et al. (LMSYS)", "Chiang et al. 2018"),
        ("Bender & Koller (ACL)", "Bender & Koller 2018"),
        ("OpenAI Help Center", "OpenAI Help Center 2018"),
    ],
)
def test_the_name_of_a_source_is_made_of_its_authors(authors, name):
    """Two names stand whole, of more the first; house and place of publication are left out."""
    assert sources.citation({"authors": authors, "year": 2018}) == name


SOURCE = {
    "key": "kim-2025",
    "authors": "Kim (House)",
    "title": "T",
    "year": 2025,
    "url": "https://arxiv.org/abs/1",
    "about": "Tells how.",
    "checked": "2026-11-27",
}


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            {"quote": 'a *"b"* <i> [c]', "seen": "part"},
            r""""a \*'b'\* &lt;i> \[c\]". Read in part on 27 November 2026""",
        ),
        ({"quote": "a", "seen": "part", "version": "arXiv v2"}, '"a". Read in part on 27 November 2026 (arXiv v2).'),
        ({"quote": "a", "seen": "part"}, '"a". Read in part on 27 November 2026 (version not noted).'),
        ({"unread": "It is gone"}, "Not re-read, as of 27 November 2026: It is gone."),
        (
            {"unread": "Gone.", "url": "https://example.org/"},
            "[Look for a copy near that day](https://web.archive.org/web/20261127/https://example.org/).",
        ),
    ],
)
def test_the_line_of_evidence_says_what_was_seen(fields, line):
    """The quotation as it stands, how, when and in which version; what was not seen is never called read."""
    shown = sources.evidence_line(SOURCE | fields) + sources.copy_link(SOURCE | fields)
    assert line in shown
    assert ("Read" in shown) == ("quote" in fields)


QUOTES = [{"id": "odds", "quote": "The odds are 7%"}, {"id": "lost", "unread": "It was not found."}]
WHOLE = SOURCE | {"quote": "How", "seen": "part", "quotes": QUOTES}


def cited(sentence: str) -> str:
    """A sentence with a citation for each name in double braces."""
    return re.sub(r"\{\{(.*?)\}\}", r"[Kim 2025](../sources/2025.md#\1){ .cite }", sentence)


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [("Some do {{kim-2025}}.", [False]), ("It's 7% {{kim-2025-odds}}, they say {{kim-2025-lost}}.", [False, True])],
)
def test_a_citation_is_marked_when_nobody_saw_what_it_rests_on(sentence, marks):
    """Of several quotations, the one that is cited."""
    guide = Guide("G", {}, sources=[WHOLE])
    shown = sources.mark_unread(cited(sentence), guide)
    assert [name == "Kim 2025, not re-read" for name in re.findall(r"\[(.*?)\]", shown)] == marks
    assert shown.replace(", not re-read", "") == cited(sentence)


def test_a_citation_shows_the_quotation_that_carries_its_sentence():
    """In the notes of the page that cites it; the list has all, each with an id."""
    page = parse(ROOT / "docs", "concepts/a.md", cited("One {{kim-2025-odds}}. Two {{kim-2025-lost}}."), {})
    guide = Guide("G", {page.name: page}, sources=[WHOLE])
    assert guide.citers == {"kim-2025": [page.name]}
    odds, lost = re.findall(r"^\*   .*$", foot.foot(page, guide), re.MULTILINE)
    assert '"The odds are 7%". Read in part' in odds and "#kim-2025-odds)" in odds and "How" not in odds
    assert "Not re-read, as of 27 November 2026: It was not found." in lost
    listed = "\n".join(sources.list_item(WHOLE))
    assert re.findall(r"\{ #(.*?) \}", listed) == ["kim-2025", "kim-2025-odds", "kim-2025-lost"]


def test_editions_of_one_day_are_told_apart(guide):
    """By their version, on the page *Changes*: each has a sentence on what it brought, the newest all of it."""
    editions = re.findall(r"^## ([\d.]+) \((.+)\)$", (ROOT / changes.FILE).read_text("utf-8"), re.MULTILINE)
    made = [piece.text for piece in changes.versions(guide.pages["about/changes.md"], guide)]
    assert [text.partition(" {")[0] for text in made] == [f"## {version}, {day}" for version, day in editions]
    assert [text for text in made if not re.search(r"^[A-Z].+\.$", text, re.MULTILINE)] == []
    assert ["\n*   " in text for text in made] == [number < changes.IN_FULL for number in range(len(made))]


def test_a_claim_is_as_old_as_the_oldest_check_of_its_sources(guide, files):
    """In the files, and as a range on the page."""
    claim = next(each for each in guide.claims if len(each["sources"]) > 1)
    keys = [source["key"] for source in claim["sources"]]
    dated = [
        work | {"checked": f"2026-10-{12 + keys.index(work['key'])}"} if work["key"] in keys else work
        for work in guide.sources
    ]
    older = replace(guide, sources=dated)
    assert claims.oldest_check(claim, older) == "2026-10-12"
    assert claims.days(["2026-10-14", "2026-10-12"]) == "12 to 14 October 2026"
    assert claims.days(["2026-10-31", "2026-11-02"]) == "31 October 2026 to 2 November 2026"
    written = {row["id"]: row["checked"] for row in rows(open_data.files(older), "claims")}
    assert written[claim["id"]] == "2026-10-12"


def test_each_claim_and_system_is_in_the_tables(guide, files):
    """CSV and JSON hold a row for each, with the same ids."""
    for name, entries in (("claims", guide.claims), ("systems", guide.systems["systems"])):
        ids = [entry["id"] for entry in entries]
        assert [row["id"] for row in rows(files, name)] == ids
        assert [row["id"] for row in json.loads(files[f"data/{name}.json"])[name]] == ids
    terms = json.loads(files["data/glossary.json"])["terms"]
    assert {row["id"] for row in terms} == {term["id"] for term in guide.terms}


def test_each_cell_says_the_same_in_all_files(guide, files):
    """With the sources that carry it and the day of the oldest check."""
    whole = {system["id"]: system["cells"] for system in json.loads(files["data/systems.json"])["systems"]}
    long = {(row["system"], row["facet"]): row for row in rows(files, "system-cells")}
    wide = {row["id"]: row for row in rows(files, "systems")}
    assert len(long) == sum(map(len, whole.values()))
    for (system, facet), row in long.items():
        cell = whole[system][facet]
        value = "; ".join(map(str, cell["value"])) if isinstance(cell["value"], list) else str(cell["value"])
        assert row["value"] == wide[system][facet] == value
        assert row["sources"].split("; ") == cell["sources"]
        assert row["as_of"] == cell["as_of"] == min(guide.works[key]["checked"] for key in cell["sources"])


def test_llms_txt_lists_every_page_in_reading_order(guide):
    """And says how to cite, what verdicts mean and where the data are."""
    text = llms.text(guide)
    listed = [line.split("](")[1].split(")")[0] for line in text.splitlines() if line.startswith("- [")]
    assert sorted(listed) == sorted(guide.pages)
    concepts = [name for name in guide.pages if name.startswith("concepts/")]
    assert [name for name in listed if name.startswith("concepts/")] == concepts
    assert all(words in text for words in ("CC BY 4.0", "HTML address", "Half true", "systems.json"))


def test_previews_say_what_the_data_say(guide):
    """A term has its definition; a system two answers and a sentence; quotation marks are those of print."""
    made = json.loads(previews.script(guide).partition(" = ")[2].rstrip(";\n"))
    assert set(made["glossary.html"]) == {term["id"] for term in guide.terms}
    name, *rows_, why = made["taxonomy/systems.html"]["system-chatgpt"]
    assert name == "ChatGPT" and re.fullmatch(".+ inside", dict(rows_)["An LLM?"]) and len(rows_) == 2
    assert why.endswith(".")
    assert "'" not in json.dumps(made, ensure_ascii=False)
