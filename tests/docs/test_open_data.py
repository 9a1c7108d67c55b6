"""What machines read says the same as the pages, in the public vocabularies."""

import csv
import datetime
import io
import json
import re
from pathlib import Path

from content import catalogue, open_data, skos, systems
from pipeline import linked_data

ROOT = Path(__file__).resolve().parent.parent.parent


def rows(guide, name: str) -> list[dict]:
    """A CSV file of the open data, read as any program reads it."""
    return list(csv.DictReader(io.StringIO(open_data.files(guide)[name], newline="")))


def test_each_claim_and_system_is_in_the_tables(guide):
    """CSV and JSON hold a row for each, with the same ids."""
    for name, held in (("claims", guide.claims), ("systems", guide.systems["systems"])):
        document = json.loads(open_data.files(guide)[f"data/{name}.json"])
        ids = [one["id"] for one in held]
        assert [row["id"] for row in rows(guide, f"data/{name}.csv")] == ids
        assert [row["id"] for row in document[name]] == ids
        assert document["licence"] == skos.LICENCE


def test_the_catalogue_names_what_the_article_names(guide):
    """At least 25 systems, and every one the article mentions."""
    held = guide.systems["systems"]
    names = " ".join(one["name"] for one in held)
    wanted = "ChatGPT, Claude, Gemini, DALL-E 3, Midjourney, Stable Diffusion, GitHub Copilot, Codex, ElevenLabs, Suno"
    for name in f"{wanted}, GPT-3, GPT-4, Common Crawl, RLHF".split(", "):
        assert name in names, name
    assert len(held) >= 25
    facets = {facet["id"] for facet in guide.systems["facets"]}
    assert {"kind", "maker", "inputs", "outputs", "architecture", "objective", "tuned"} < facets
    assert {"generates", "retrieves", "access", "status"} < facets


def test_each_cell_has_a_source_and_a_date(guide):
    """No value without a listed work and the day it was checked; where a maker is silent, the work that shows it."""
    known = {source["key"]: source for source in guide.sources}
    assert list(catalogue.mistakes(guide.systems, set(known))) == []
    for facet in guide.systems["facets"]:
        held = [one[facet["id"]] for one in guide.systems["systems"]]
        used = {value for one in held for value in (one if facet["many"] else [one])}
        assert set(facet.get("values", used)) == used, facet["id"]  # a published value is not there for nothing
    for one in guide.systems["systems"]:
        cells = catalogue.cells(one, guide.systems, guide.sources)
        assert list(cells) == [facet["id"] for facet in guide.systems["facets"]]
        for facet, cell in cells.items():
            assert cell.sources, (one["id"], facet)
            assert set(cell.not_reread) <= set(cell.sources) <= set(known), (one["id"], facet)
            assert cell.as_of in {known[key]["checked"] for key in cell.sources}, (one["id"], facet)
            assert isinstance(cell.as_of, datetime.date)
            assert not isinstance(cell.value, list) or cell.value, (one["id"], facet)
            assert (cell.value == "disputed") <= bool(cell.disputed), (one["id"], facet)


def test_each_cell_is_on_the_page_and_in_the_files(guide):
    """The page of values, JSON and both CSV files say the same of a cell, dispute and marks included."""
    document = {one["id"]: one for one in json.loads(open_data.files(guide)["data/systems.json"])["systems"]}
    wide = {row["id"]: row for row in rows(guide, "data/systems.csv")}
    long = {(row["system"], row["facet"]): row for row in rows(guide, "data/system-cells.csv")}
    page, labels = guide.pages[systems.PAGE].text, {one["id"]: one["label"] for one in guide.systems["facets"]}
    assert len(long) == len(document) * len(labels)
    for one in guide.systems["systems"]:
        section = page.partition(f"{{ #system-{one['id']} }}")[2].partition("\n</div>")[0]
        values = dict(re.findall(r"^    \*   \*([^*]+?):?\* (.*)$", section, re.MULTILINE))
        listed = re.findall(r"^    \d\.  (.*)$", section, re.MULTILINE)
        keys = [re.search(r"sources/[a-z0-9-]+\.md#([a-z0-9-]+)\)", line)[1] for line in listed]
        for facet, cell in catalogue.cells(one, guide.systems, guide.sources).items():
            words = "; ".join(cell.value) if isinstance(cell.value, list) else str(cell.value)
            held, row = document[one["id"]]["cells"][facet], long[one["id"], facet]
            assert (held["value"], held["as_of"]) == (cell.value, str(cell.as_of))
            assert (wide[one["id"]][facet], row["value"], row["as_of"]) == (words, words, str(cell.as_of))
            assert held["sources"] == row["sources"].split("; ") == list(cell.sources)
            assert held.get("disputed", "") == row["disputed"] == cell.disputed
            absent = systems.ABSENT.get(cell.value[0] if isinstance(cell.value, list) else cell.value)
            value = values[absent or labels[facet]]
            assert (systems.name_in_sentence(labels[facet]) if absent else ", ".join(systems.values_of(cell))) in value
            marked = [keys[systems.MARKS.index(mark)] for mark in value if mark in systems.MARKS] or keys
            assert set(cell.sources) <= set(marked) if absent else marked == list(cell.sources)
            for key, line in zip(keys, listed, strict=True):
                told = line.partition("not re-read for ")[2].split(", ")
                assert (systems.name_in_sentence(labels[facet]) in told) == (key in cell.not_reread), (one["id"], facet)
                if key in cell.sources:
                    checked = next(source["checked"] for source in guide.sources if source["key"] == key)
                    assert f"{checked.day} {checked:%B %Y}" in line
            assert absent or ("disputed" in value) == bool(cell.disputed)
            assert (facet in wide[one["id"]]["in_dispute"].split("; ")) == bool(cell.disputed)


def test_the_glossary_is_sound_skos(guide):
    """Each label once, broader and narrower mirror each other, related is mutual and never also broader."""
    scheme, *concepts = skos.glossary(guide)["@graph"]
    by_id = {one["@id"]: one for one in concepts}
    labels = [one["prefLabel"] for one in concepts]
    assert len({label.casefold() for label in labels}) == len(labels) == len(guide.terms)
    alternatives = [label.casefold() for one in concepts for label in one.get("altLabel", [])]
    assert len(set(alternatives)) == len(alternatives)
    assert not set(alternatives) & {label.casefold() for label in labels}
    for one in concepts:
        assert one["inScheme"] == scheme["@id"]
        assert ("broader" in one) != ("topConceptOf" in one)
        assert one["@id"] in scheme["hasTopConcept"] or "broader" in one
        if "broader" in one:
            assert one["@id"] in by_id[one["broader"]]["narrower"]
        for other in one.get("related", []):
            assert one["@id"] in by_id[other]["related"]
            assert other not in above(one, by_id)
            assert one["@id"] not in above(by_id[other], by_id)


def above(concept: dict, by_id: dict[str, dict]) -> set[str]:
    """The ids of all broader concepts, however far up; it fails where they go round in a circle."""
    found: list[str] = []
    while broader := concept.get("broader"):
        assert broader not in found, found
        found.append(broader)
        concept = by_id[broader]
    return set(found)


def test_the_taxonomy_is_sound_skos(guide):
    """Every facet, value and system once; broader and narrower mirror each other; maker, licence and date on top."""
    scheme, *concepts = skos.taxonomy(guide, "2026-11-25")["@graph"]
    by_id = {one["@id"]: one for one in concepts}
    assert len(by_id) == len(concepts)
    assert (scheme["license"], scheme["modified"]) == (skos.LICENCE, "2026-11-25")
    assert scheme["creator"].removeprefix("../").replace(".html", ".md") in guide.pages
    assert skos.CONTEXT["modified"]["@type"] == "xsd:date"
    assert {one["@id"] for one in concepts if "topConceptOf" in one} == set(scheme["hasTopConcept"])
    assert sum("#system-" in one["@id"] for one in concepts) == len(guide.systems["systems"])
    labels = {one["prefLabel"].casefold() for one in concepts}
    assert len(labels) == len(concepts)
    for one in concepts:
        assert one["definition"], one["@id"]
        for other in one.get("narrower", []):
            assert by_id[other]["broader"] == one["@id"]
        if "broader" in one:
            assert one["@id"] in by_id[one["broader"]]["narrower"]


def test_the_id_of_a_concept_is_an_address_of_the_guide(guide, site):
    """Each term, facet, value and system of the vocabularies stands where its id leads."""
    for name in ("glossary", "taxonomy"):
        file = site / "data" / f"{name}.jsonld"
        for concept in json.loads(file.read_text(encoding="utf-8"))["@graph"]:
            page, _, anchor = concept["@id"].partition("#")
            html = (file.parent / page).resolve().read_text(encoding="utf-8")
            assert not anchor or f'id="{anchor}"' in html or f"id={anchor}" in html, concept["@id"]


def test_llms_txt_lists_every_page(guide):
    """A title, a summary, licence and date, and under headings a link to the Markdown of each page."""
    text = open_data.files(guide)["llms.txt"]
    opening = re.match(r"# .+\n\n> .+\n\n(.+)\n\n## ", text)
    assert skos.LICENCE in opening[1]
    assert max(str(page.meta["updated"]) for page in guide.pages.values()) in opening[1]
    body = text[opening.end(1) :]
    assert all(re.match(r"## \w|- \[|$", line) for line in body.splitlines())  # the format has nothing else here
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
        assert data["license"] == skos.LICENCE
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", data["dateModified"])
        assert len(data[part]) == count
        for one in data[part]:
            assert f'id="{one["@id"][1:]}"' in html, one["@id"]
            assert all(one.values()), one["@id"]
            assert one.get("inDefinedTermSet", {"@id": "#glossary"}) == {"@id": data.get("@id", "#glossary")}


def test_answers_of_questions_are_short_plain_text(guide):
    """At most 40 words each, with no markup left; a citation may show brackets."""
    for question in linked_data.questions(guide.pages["questions.md"].text)["mainEntity"]:
        answer = question["acceptedAnswer"]["text"]
        assert 1 <= len(answer.split()) <= 40, (question["name"], len(answer.split()))
        assert not re.search(r"[*`{}<>]|\]\(", answer), answer


def headings(text: str) -> list[tuple[int, str]]:
    """The headings with an id of a page's own text, each with its level."""
    return [(len(marks), words) for marks, words in re.findall(r"^(#{1,4}) (.+ \{ #[\w-]+ \})$", text, re.MULTILINE)]


def test_each_page_has_a_copy_in_markdown(guide, site):
    """The twin has the licence and the page's own text; figures are images in words, and each link leads to a file."""
    for page in guide.pages.values():
        file = site / page.name
        text = file.read_text(encoding="utf-8")
        assert f"\nlicense: {skos.LICENCE}\n---\n" in text, page.name
        assert "--8<--" not in text, page.name
        assert not re.search(
            r"^ *(!!!|\?\?\?) |\{ \.", re.sub(r"^```.*?^```|`[^`\n]+`", "", text, flags=re.M | re.S), re.M
        )
        assert all(f"\n{'#' * level} {words}" in text for level, words in headings(page.text)), page.name
        drawn = re.findall(
            r'^ *--8<-- "[a-z0-9-]+\.svg"$', page.text, re.MULTILINE
        )  # of the parts of others nothing is told
        assert text.count('<img src="') >= len(drawn), page.name
        assert all(len(words) > 40 for words in re.findall(r'^<img .* alt="([^"]*)">$', text, re.MULTILINE)), page.name
        prose = re.sub(r"^```.*?^```|`[^`\n]+`", "", text, flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r'\]\(([^)#:\s]+)(?:#[^)]*)?\)|<img src="([^"]+)"', prose):
            assert (file.parent / "".join(target)).resolve().is_file(), (page.name, target)


def test_the_markdown_copy_of_a_page_that_moved_says_where_it_went(site):
    """At its old address, since programs keep it."""
    text = (site / "sources.md").read_text(encoding="utf-8")
    assert text.endswith("\n\nThis page has moved: [sources/index.md](sources/index.md).\n")
    for old, new in (("about/article.md", "article/index.md"), ("taxonomy/system-sources.md", "systems.md")):
        assert f"({new})" in (site / old).read_text(encoding="utf-8")
        assert (site / old).parent.joinpath(new).is_file()


def test_each_page_names_its_markdown_copy(guide, site):
    """In its head, as the same page in another form."""
    for page in guide.pages.values():
        html = (site / page.name).with_suffix(".html").read_text(encoding="utf-8")
        name = page.name.rpartition("/")[2]
        assert html.count(f'<link rel="alternate" type="text/markdown" href="{name}">') == 1, page.name


def test_the_open_data_are_a_data_set(guide, site):
    """The page of open data carries licence, date, and every file of docs/data that it links, each of them there."""
    html = (site / "about" / "open-data.html").read_text(encoding="utf-8")
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    data = json.loads(block)
    assert (data["@type"], data["license"]) == ("Dataset", skos.LICENCE)
    assert datetime.date.fromisoformat(data["dateModified"])
    assert 50 <= len(data["description"]) <= 5000
    listed = {part["contentUrl"] for part in data["distribution"]}
    assert {f"../{name}" for name in open_data.files(guide) if name.startswith("data/")} <= listed
    for part in data["distribution"]:
        assert (site / "about" / part["contentUrl"]).resolve().is_file(), part
        assert part["encodingFormat"] == linked_data.MEDIA[Path(part["contentUrl"]).suffix]


def test_the_metadata_tell_what_is_in_the_tables(guide):
    """By CSV on the Web: every table, its columns in order, its key, lists parted as told, licence and date."""
    metadata = json.loads(open_data.files(guide)["data/csv-metadata.json"])
    assert metadata["dc:license"] == {"@id": skos.LICENCE}
    tables = {one["url"]: one for one in metadata["tables"]}
    assert {f"data/{name}" for name in tables} == {name for name in open_data.files(guide) if name.endswith(".csv")}
    lists = {facet["id"] for facet in guide.systems["facets"] if facet["many"]}
    for name, one in tables.items():
        held, columns = rows(guide, f"data/{name}"), one["tableSchema"]["columns"]
        assert list(held[0]) == [column["name"] for column in columns], name
        assert all(column["dc:description"] for column in columns), name
        assert datetime.date.fromisoformat(one["dc:modified"]["@value"])
        parted = {column["name"] for column in columns if "separator" in column}
        assert {key for row in held for key in row if key in lists and "; " in row[key]} <= parted, name
        assert name == "claims.csv" or parted >= {"sources"}, name
        key = one["tableSchema"]["primaryKey"]
        keys = [tuple(row[part] for part in ([key] if isinstance(key, str) else key)) for row in held]
        assert len(set(keys)) == len(keys), name


def test_the_tables_are_what_rfc_4180_calls_csv(guide):
    """Every line ends with both characters, every row has as many fields as the header, and no name comes twice."""
    for name, text in open_data.files(guide).items():
        if name.endswith(".csv"):
            assert text.endswith("\r\n"), name
            assert (ROOT / "docs" / name).read_bytes().decode() == text, name
            header, *body = csv.reader(io.StringIO(text, newline=""), strict=True)
            assert len(set(header)) == len(header), name
            assert {len(row) for row in body} == {len(header)}, name
