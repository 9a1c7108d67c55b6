"""The data behind the pages: claims, sources, terms, and the pages made from them."""

import re
from collections import Counter
from pathlib import Path

import content
import pytest
from content import claims
from content.pages import GENERATED
from content.sources import citation, quoted

ROOT = Path(__file__).resolve().parent.parent.parent


def test_generated_pages_are_up_to_date():
    """What is committed is what the data makes of it."""
    assert content.stale_page(ROOT) == []


def test_the_ledger_is_complete(guide):
    """The article has 162 claims, each with an id, a verdict, a source and a home."""
    assert len(guide.claims) == 162
    assert len({claim["id"] for claim in guide.claims}) == 162
    for claim in guide.claims:
        assert claim["verdict"] in ("accurate", "simplified", "outdated", "contested", "wrong"), claim["id"]
        assert claim["sources"], claim["id"]


def test_each_claim_lives_in_a_section_that_exists(guide):
    """A home is a page of the guide and a heading on it."""
    for claim in guide.claims:
        page, _, anchor = claim["home"].partition("#")
        assert page in guide.pages, claim["id"]
        assert f"#{anchor} " in guide.pages[page].text or page == "glossary.md", (claim["id"], claim["home"])


def test_a_repeated_claim_shares_its_home(guide):
    """A duplicate names the claim it repeats and lives where that one lives."""
    homes = {claim["id"]: claim["home"] for claim in guide.claims}
    for claim in guide.claims:
        if "duplicate_of" in claim:
            assert claim["home"] == homes[claim["duplicate_of"]], claim["id"]


def test_a_contradiction_of_the_article_is_shown(guide):
    """Each names the claim it cannot stand beside, and the page of claims shows the pair."""
    ids = {claim["id"] for claim in guide.claims}
    shown = section(guide.pages["about/article/index.md"].text, "contradictions")
    pairs = [claim for claim in guide.claims if "contradicts" in claim]
    assert len(pairs) == 4
    for claim in pairs:
        assert claim["contradicts"] in ids, claim["id"]
        assert f"#{claim['id']})" in shown and f"#{claim['contradicts']})" in shown, claim["id"]


def test_the_pages_of_claims_have_an_item_for_each(guide):
    """The published pages leave nothing out, have nothing twice, and tell of each its verdict, sources and section."""
    text = "".join(GENERATED.sub("", guide.pages[page].text) for page in claims.PARTS)
    items = re.split(r"^\*   ", text, flags=re.MULTILINE)[1:]
    assert len(items) == 162
    cited = {source["key"]: citation(source) for source in guide.sources}
    for claim in guide.claims:
        (item,) = [item for item in items if f"{{ #{claim['id']} }}" in item]
        assert f"**{claim['verdict'].capitalize()}**{{ .verdict }}" in item
        page, _, anchor = claim["home"].partition("#")
        assert f"#{anchor})" in item and page.rpartition("/")[2] in item
        for source in claim["sources"]:
            assert f"[{cited[source['key']]}" in item and f"#{source['key']})" in item, claim["id"]


def test_a_claim_that_is_not_accurate_says_what_is_so(guide):
    """Whatever is simplified, outdated, contested or wrong has a note that says what a careful expert would."""
    for claim in guide.claims:
        if claim["verdict"] != "accurate":
            assert len(claim.get("note", "").split()) >= 6, claim["id"]
            assert claim["note"].endswith((".", '."')), claim["id"]
            assert claim["sources"], claim["id"]


def test_a_phrase_of_the_article_is_marked_and_short(guide):
    """Seven words at most are quoted of a claim, where its wording matters, and are shown in quotation marks."""
    text = "".join(guide.pages[page].text for page in claims.PARTS)
    phrases = [claim["phrase"] for claim in guide.claims if "phrase" in claim]
    assert len(phrases) > 80
    for phrase in phrases:
        assert len(phrase.split()) <= 7, phrase
        assert f"*In its words: {quoted(phrase)}*" in text, phrase


def test_the_best_corrections_come_first(guide):
    """Each of the five leads to a claim that is not accurate, before the contradictions and the lists of all."""
    text = guide.pages[claims.INDEX].text
    verdicts = {claim["id"]: claim["verdict"] for claim in guide.claims}
    first, then = section(text, "corrections"), text.index("{ #contradictions }")
    corrected = re.findall(r"^    \[The claim\]\([\w-]+\.md#([\w-]+)\)", first, re.MULTILINE)
    assert len(corrected) == first.count("\n1.  **") == 5
    assert text.index("{ #corrections }") < then < text.index("{ #claims }")
    assert all(verdicts[key] != "accurate" for key in corrected)


def test_only_the_pages_about_the_article_speak_of_it(guide):
    """On a reading page it is named once at most: in the fine print, or in the home page's last line."""
    for page in guide.pages.values():
        if not page.name.startswith(("about/", "sources/")):
            text = GENERATED.sub("", page.text)
            assert '!!! editor "' not in text, page.name
            assert len(re.findall(r"[Tt]he article", text)) <= 2, page.name


def section(text: str, anchor: str) -> str:
    """A section of a page with its subsections."""
    start = re.search(rf"^(#+) .*\{{ #{anchor}[ }}].*$", text, re.MULTILINE)
    end = re.compile(rf"^#{{1,{len(start[1])}}} ", re.MULTILINE).search(text, start.end())
    return text[start.end() : end.start() if end else len(text)]


def test_sources_are_defined_once_dated_and_used(guide):
    """No citation without a source, no source without a citation or a claim."""
    keys = Counter(source["key"] for source in guide.sources)
    assert max(keys.values()) == 1
    cited = {key for page in guide.pages.values() for key in page.cited}
    claimed = {source["key"] for claim in guide.claims for source in claim["sources"]}
    placed = {source["key"] for system in guide.systems["systems"] for source in system["sources"]}
    assert (cited | claimed | placed) - set(keys) == set()
    assert set(keys) - (cited | claimed | placed) == set()
    last_change = max(page.meta["updated"] for page in guide.pages.values())
    for source in guide.sources:
        assert source["checked"].year >= 2026, source["key"]
        assert source["checked"] <= last_change, source["key"]


def test_a_citation_names_its_source(guide):
    """In the text, in tables and in what is made from data a work has one name: who, and when."""
    names = {source["key"]: citation(source) for source in guide.sources}
    read = 0
    for page in guide.pages.values():
        for words, key in CITED.findall(page.text):
            assert words.removesuffix(", not re-read") == names[key], (page.name, words, key)
            read += 1
    assert read > 500


@pytest.mark.parametrize(
    ("authors", "name"),
    [
        ("Devlin, Chang, Lee, Toutanova (Google)", "Devlin et al. 2018"),
        ("Chiang, Zheng et al. (LMSYS)", "Chiang et al. 2018"),
        ("Bender & Koller (ACL)", "Bender & Koller 2018"),
        ("Baack (Mozilla; FAccT)", "Baack 2018"),
        ("OpenAI Help Center", "OpenAI Help Center 2018"),
    ],
)
def test_the_name_of_a_source_is_made_of_its_authors(authors, name):
    """Two names stand whole, of more the first; house and place of publication are left out."""
    assert citation({"authors": authors, "year": 2018}) == name


def test_terms_stand_for_their_definitions(guide):
    """A definition fits in the term's place: one sentence, without the term, opening with the broader one."""
    names = {term["id"]: term["term"] for term in guide.terms}
    assert len(guide.terms) >= 80
    for term in guide.terms:
        definition = term["definition"].lower()
        assert definition.endswith("."), term["id"]
        assert term["term"].lower() not in definition, term["id"]
        assert set(term.get("related", [])) <= set(names), term["id"]
        if "broader" in term:
            assert names[term["broader"]].lower() in " ".join(definition.split()[:6]), term["id"]


def test_no_term_is_broader_than_itself(guide):
    """The chain of broader terms ends."""
    broader = {term["id"]: term.get("broader") for term in guide.terms}
    for start in broader:
        seen, current = set(), start
        while current:
            assert current not in seen, start
            seen.add(current)
            current = broader[current]


def test_relations_are_named_on_both_sides(guide):
    """A page names the pages it is related to, and they name it."""
    inverse = {"related": "related", "corrects": "corrected_by", "corrected_by": "corrects"}
    inverse |= {"places": "placed_in", "placed_in": "places", "broader": "narrower", "narrower": "broader"}
    for page in guide.pages.values():
        for relation, other_side in inverse.items():
            for target in held(page, relation):
                assert target in guide.pages, (page.name, relation, target)
                assert page.name in held(guide.pages[target], other_side), (page.name, relation, target)


def held(page, relation):
    """The pages that a page names in a relation, one or several."""
    named = page.meta.get(relation) or []
    return named if isinstance(named, list) else [named]


FIGURE = re.compile(r"\d[\d.,]*\s?(?:%|per cent|percent|billion|million|thousand)|\b(?!(?:19|20)\d\d\b)\d[\d,]{2,}\b")
CITED = re.compile(r"\[([^]]*)\]\([^)]*sources/[a-z0-9-]+\.md#([a-z0-9-]+)\)\{ *\.cite")


def test_no_figure_rests_on_memory_unmarked(guide):
    """A sentence with a figure, cited to a work of which nothing was re-read, says so."""
    bases: dict[str, set[str]] = {}
    for claim in guide.claims:
        for source in claim["sources"]:
            bases.setdefault(source["key"], set()).add(source["basis"])
    from_memory = {key for key, basis in bases.items() if basis == {"recall"}}
    assert from_memory
    for page in guide.pages.values():
        for sentence in re.split(r"(?<=[.?!])\s+|\n", GENERATED.sub("", page.text)):
            for words, key in CITED.findall(sentence):
                if key in from_memory and FIGURE.search(re.sub(r"\]\([^)]*\)", "]", sentence)):
                    assert words.endswith(", not re-read"), (page.name, sentence)
