"""The guide's data for machines: the claims and the catalogue as CSV and JSON, the glossary as SKOS, and llms.txt."""

import csv
import io
import json
import re

from .pages import Guide, plain

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TITLE = "LLM or GenAI?"
CONTEXT = {
    "@version": 1.1,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "prefLabel": {"@id": "skos:prefLabel", "@language": "en"},
    "altLabel": {"@id": "skos:altLabel", "@language": "en"},
    "definition": {"@id": "skos:definition", "@language": "en"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "narrower": {"@id": "skos:narrower", "@type": "@id"},
    "related": {"@id": "skos:related", "@type": "@id"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "hasTopConcept": {"@id": "skos:hasTopConcept", "@type": "@id"},
    "topConceptOf": {"@id": "skos:topConceptOf", "@type": "@id"},
}


def files(guide: Guide) -> dict[str, str]:
    """The text of each file, by its name below docs/."""
    return {
        "data/claims.csv": table(["id", "section", "claim", "kind", "verdict", "note", "home"], guide.claims),
        "data/claims.json": document("claims", "checked", checked(guide), guide.claims),
        "data/systems.csv": table(system_columns(guide), guide.systems.get("systems", [])),
        "data/systems.json": document(
            "systems", "as_of", str(guide.systems.get("as_of")), guide.systems.get("systems", [])
        ),
        "data/glossary.jsonld": dump(skos(guide)),
        "data/taxonomy.jsonld": dump(taxonomy(guide)),
        "llms.txt": llms(guide),
    }


def system_columns(guide: Guide) -> list[str]:
    """The columns of the catalogue: what a system is, a column per facet, and where it comes from."""
    facets = [facet["id"] for facet in guide.systems.get("facets", [])]
    return ["id", "name", "maker", "since", *facets, "why", "sources", "as_of"]


def table(columns: list[str], rows: list[dict]) -> str:
    """Rows as CSV with a header; a list in a cell is joined by semicolons."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        cells = [row.get(column, "") for column in columns]
        writer.writerow(["; ".join(map(str, cell)) if isinstance(cell, list) else cell for cell in cells])
    return text.getvalue()


def document(name: str, date_name: str, date: str, rows: list[dict]) -> str:
    """Rows as JSON with title, licence and date on top."""
    return dump({"title": f"{TITLE} {name}", "licence": LICENCE, date_name: date, name: rows})


def dump(value: dict) -> str:
    """JSON that people can read and compare; dates as year-month-day."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"


def checked(guide: Guide) -> str:
    """The last day on which a source was checked."""
    return str(max(source["checked"] for source in guide.sources))


def skos(guide: Guide) -> dict:
    """The glossary as a SKOS concept scheme; a concept's id is its address in the guide.

    Source of the vocabulary: https://www.w3.org/TR/skos-reference/
    """
    scheme = "../glossary.html"
    return {
        "@context": CONTEXT,
        "@graph": [
            {
                "@id": scheme,
                "@type": "skos:ConceptScheme",
                "prefLabel": f"{TITLE} glossary",
                "dct:license": {"@id": LICENCE},
                "dct:modified": str(guide.pages["glossary.md"].meta["updated"]) if "glossary.md" in guide.pages else "",
                "hasTopConcept": [f"{scheme}#{term['id']}" for term in guide.terms if not term.get("broader")],
            },
            *(concept(term, guide, scheme) for term in guide.terms),
        ],
    }


def taxonomy(guide: Guide) -> dict:
    """The taxonomy as a SKOS concept scheme: a facet holds its values, and each kind of thing holds its systems."""
    scheme, modified = "../taxonomy/systems.html", str(guide.systems.get("as_of"))
    facets = guide.systems.get("facets", [])
    ids = {facet["id"]: f"{scheme}#facets-{facet['id']}" for facet in facets}
    top = {"@id": scheme, "@type": "skos:ConceptScheme", "prefLabel": f"{TITLE} taxonomy of systems"}
    top |= {"dct:license": {"@id": LICENCE}, "dct:modified": modified, "hasTopConcept": list(ids.values())}
    graph = [top]
    for facet in facets:
        values = {value: f"{ids[facet['id']]}-{slug(value)}" for value in facet["values"]}
        graph.append(node(ids[facet["id"]], facet["label"], scheme, definition=facet["question"], topConceptOf=scheme))
        graph[-1]["narrower"] = list(values.values())
        for value, name in values.items():
            members = systems_of(guide, value, scheme) if facet["id"] == "kind" else []
            graph.append(node(name, f"{facet['label']}: {value}", scheme, broader=ids[facet["id"]], narrower=members))
    for one in guide.systems.get("systems", []):
        kind = f"{ids['kind']}-{slug(one['kind'])}"
        graph.append(node(f"{scheme}#system-{one['id']}", one["name"], scheme, definition=one["why"], broader=kind))
    return {"@context": CONTEXT, "@graph": graph}


def systems_of(guide: Guide, kind: str, scheme: str) -> list[str]:
    """The systems of one kind."""
    return [f"{scheme}#system-{one['id']}" for one in guide.systems["systems"] if one["kind"] == kind]


def node(name: str, label: str, scheme: str, **more) -> dict:
    """A SKOS concept with what is known of it."""
    known = {key: value for key, value in more.items() if value}
    return {"@id": name, "@type": "skos:Concept", "prefLabel": label, "inScheme": scheme, **known}


def slug(value: str) -> str:
    """A value as the end of an id."""
    return re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")


def concept(term: dict, guide: Guide, scheme: str) -> dict:
    """A term as a SKOS concept; `related` is symmetric and never joins a term to a broader one of its own."""
    near = {term.get("broader"), *(other["id"] for other in guide.terms if other.get("broader") == term["id"])}
    mutual = {other["id"] for other in guide.terms if term["id"] in other.get("related", [])} | set(
        term.get("related", [])
    )
    made = {
        "@id": f"{scheme}#{term['id']}",
        "@type": "skos:Concept",
        "prefLabel": term["term"],
        "altLabel": term.get("aliases", []),
        "definition": term["definition"],
        "inScheme": scheme,
        "related": [f"{scheme}#{name}" for name in sorted(mutual - near)],
        "narrower": [f"{scheme}#{one['id']}" for one in guide.terms if one.get("broader") == term["id"]],
    }
    place = {"broader": f"{scheme}#{term['broader']}"} if term.get("broader") else {"topConceptOf": scheme}
    return {key: value for key, value in {**made, **place}.items() if value}


def llms(guide: Guide) -> str:
    """llms.txt: what the guide is, and a link to the Markdown of each page. Source: https://llmstxt.org/"""
    home = guide.pages["index.md"]
    lines = [f"# {TITLE}", "", f"> {home.meta['description']}", ""]
    for folder, heading in (
        ("concepts/", "Concepts"),
        ("taxonomy/", "Taxonomy"),
        ("misconceptions/", "Misconceptions"),
        ("see-for-yourself/", "See for yourself"),
        ("about/", "About"),
        ("", "More"),
    ):
        chosen = [page for page in guide.pages.values() if page.name.rpartition("/")[0] == folder.rstrip("/")]
        lines += [f"## {heading}", ""]
        lines += [f"- [{plain(page.title)}]({page.name}): {page.meta.get('description', '')}" for page in chosen]
        lines += [""]
    return "\n".join(lines).rstrip("\n") + "\n"
