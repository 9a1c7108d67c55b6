"""What machines read says the same as the pages, in the public vocabularies."""

import csv
import io
import json
import re
from pathlib import Path

from generated import open_data
from pipeline import linked_data

ROOT = Path(__file__).resolve().parent.parent.parent


def rows(guide, name: str) -> list[dict]:
    """A CSV file of the open data, read as any program reads it."""
    return list(csv.DictReader(io.StringIO(open_data.files(guide)[name])))


def test_each_claim_and_system_is_in_the_tables(guide):
    """CSV and JSON hold a row for each, with the same ids."""
    for name, held in (("claims", guide.claims), ("systems", guide.systems["systems"])):
        document = json.loads(open_data.files(guide)[f"data/{name}.json"])
        ids = [one["id"] for one in held]
        assert [row["id"] for row in rows(guide, f"data/{name}.csv")] == ids
        assert [row["id"] for row in document[name]] == ids
        assert document["licence"] == open_data.LICENCE


def test_the_catalogue_names_what_the_article_names(guide):
    """At least 25 systems, and every one the article mentions, with a value for each facet and a source."""
    systems = guide.systems["systems"]
    names = " ".join(one["name"] for one in systems)
    wanted = "ChatGPT, Claude, Gemini, DALL-E 3, Midjourney, Stable Diffusion, GitHub Copilot, Codex, ElevenLabs, Suno"
    for name in f"{wanted}, GPT-3, GPT-4, Common Crawl, RLHF".split(", "):
        assert name in names, name
    assert len(systems) >= 25
    for one in systems:
        assert one["sources"], one["id"]
        assert one["as_of"], one["id"]
        for facet in guide.systems["facets"]:
            values = one[facet["id"]] if facet["many"] else [one[facet["id"]]]
            assert set(values) <= set(facet["values"]), (one["id"], facet["id"], values)


def test_the_glossary_is_sound_skos(guide):
    """Each label once, broader and narrower mirror each other, related is mutual and never also broader."""
    scheme, *concepts = open_data.skos(guide)["@graph"]
    by_id = {one["@id"]: one for one in concepts}
    labels = [one["prefLabel"] for one in concepts]
    assert len(set(labels)) == len(labels) == len(guide.terms)
    for one in concepts:
        assert one["inScheme"] == scheme["@id"]
        assert ("broader" in one) != ("topConceptOf" in one)
        assert one["@id"] in scheme["hasTopConcept"] or "broader" in one
        if "broader" in one:
            assert one["@id"] in by_id[one["broader"]]["narrower"]
        for other in one.get("related", []):
            assert one["@id"] in by_id[other]["related"]
            assert one.get("broader") != other
            assert by_id[other].get("broader") != one["@id"]
        assert one["prefLabel"] not in one.get("altLabel", [])


def test_the_taxonomy_is_sound_skos(guide):
    """Every facet, value and system once; broader and narrower mirror each other; licence and date on top."""
    scheme, *concepts = open_data.taxonomy(guide)["@graph"]
    by_id = {one["@id"]: one for one in concepts}
    assert len(by_id) == len(concepts)
    assert (scheme["dct:license"]["@id"], bool(scheme["dct:modified"])) == (open_data.LICENCE, True)
    assert {one["@id"] for one in concepts if "topConceptOf" in one} == set(scheme["hasTopConcept"])
    systems = [one for one in concepts if "#system-" in one["@id"]]
    assert len(systems) == len(guide.systems["systems"])
    for one in concepts:
        for other in one.get("narrower", []):
            assert by_id[other]["broader"] == one["@id"]
        if "broader" in one:
            assert one["@id"] in by_id[one["broader"]]["narrower"]


def test_llms_txt_lists_every_page(guide):
    """A title, a summary, and a link to the Markdown of each page."""
    text = open_data.files(guide)["llms.txt"]
    assert re.match(r"# .+\n\n> .+\n\n## ", text)
    assert sorted(re.findall(r"^- \[[^]]+\]\(([^)]+)\): .", text, re.MULTILINE)) == sorted(guide.pages)


def test_questions_and_terms_are_linked_data(guide, site):
    """The pages carry schema.org data whose ids are sections of the page."""
    for name, kind, part, count in (
        ("glossary", "DefinedTermSet", "hasDefinedTerm", len(guide.terms)),
        ("questions", "FAQPage", "mainEntity", guide.pages["questions.md"].text.count("\n### ")),
    ):
        html = (site / f"{name}.html").read_text(encoding="utf-8")
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        data = json.loads(block)
        assert (data["@context"], data["@type"]) == ("https://schema.org", kind)
        assert data["license"] == open_data.LICENCE
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", data["dateModified"])
        assert len(data[part]) == count
        for one in data[part]:
            assert f'id="{one["@id"][1:]}"' in html, one["@id"]


def test_answers_of_questions_are_short_plain_text(guide):
    """At most 40 words each, with no markup left."""
    for question in linked_data.questions(guide.pages["questions.md"].text)["mainEntity"]:
        answer = question["acceptedAnswer"]["text"]
        assert 1 <= len(answer.split()) <= 40, (question["name"], len(answer.split()))
        assert not re.search(r"[*`{}\[\]<>]", answer), answer


def test_each_page_has_a_twin_in_markdown(guide, site):
    """The twin beside a page is its source."""
    for page in guide.pages.values():
        assert (site / page.name).read_text(encoding="utf-8") == page.text
        assert (site / page.name).with_suffix(".html").is_file()
