"""The glossary and the taxonomy as SKOS concept schemes in JSON-LD; a concept's id is its address in the guide.

Source of the vocabulary: https://www.w3.org/TR/skos-reference/
"""

import re
from pathlib import Path

from .pages import Guide

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CONFIG = Path(__file__).resolve().parent.parent.parent / "mkdocs.yml"
TITLE = re.search(r"(?m)^site_name: (.+)$", CONFIG.read_text(encoding="utf-8"))[
    1
]  # the guide's name stands there alone
ABOUT = "../about/index.html"  # who made it
RESOURCES = ("broader", "narrower", "related", "inScheme", "hasTopConcept", "topConceptOf")
CONTEXT = {
    "@version": 1.1,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{label: {"@id": f"skos:{label}", "@language": "en"} for label in ("prefLabel", "altLabel", "definition")},
    **{name: {"@id": f"skos:{name}", "@type": "@id"} for name in RESOURCES},
    "notation": "skos:notation",  # the word in the tables
    "title": {"@id": "dct:title", "@language": "en"},
    "license": {"@id": "dct:license", "@type": "@id"},
    "creator": {"@id": "dct:creator", "@type": "@id"},
    "modified": {"@id": "dct:modified", "@type": "xsd:date"},
}


def glossary(guide: Guide) -> dict:
    """The glossary as a scheme with a concept for each term."""
    name = "../glossary.html"
    top = [f"{name}#{term['id']}" for term in guide.terms if not term.get("broader")]
    modified = guide.pages["glossary.md"].updated if "glossary.md" in guide.pages else ""
    return document(
        scheme(name, f"{TITLE} glossary", modified, top), [concept(term, guide, name) for term in guide.terms]
    )


def taxonomy(guide: Guide, modified: str) -> dict:
    """The taxonomy as a scheme: facets are above their values, and each kind of system is above its systems."""
    name = "../taxonomy/systems.html"
    facets = [facet for facet in guide.systems.get("facets", []) if "values" in facet]
    ids = {facet["id"]: f"../taxonomy/systems.html#{facet_id(facet)}" for facet in facets}
    concepts = []
    for facet in facets:
        meanings = facet["values"]
        values = {value: f"../taxonomy/systems.html#{facet_id(facet, value)}" for value in meanings}
        more = {"definition": facet["question"], "topConceptOf": name, "narrower": list(values.values())}
        concepts.append(node(ids[facet["id"]], facet["label"], name, **more))
        for value, place in values.items():
            members = systems_of(guide, value, name) if facet["id"] == "kind" else []
            label = f"{facet['label']}: {value}"
            known = {"definition": meanings[value], "notation": value}
            concepts.append(node(place, label, name, **known, broader=ids[facet["id"]], narrower=members))
    for system in guide.systems.get("systems", []):
        kind = f"../taxonomy/systems.html#{facet_id(facets[0], system['kind'])}"
        concepts.append(
            node(f"{name}#system-{system['id']}", system["name"], name, definition=system["why"], broader=kind)
        )
    return document(scheme(name, f"{TITLE} taxonomy of systems", modified, list(ids.values())), concepts)


def document(top: dict, concepts: list[dict]) -> dict:
    """A scheme and its concepts as one JSON-LD document."""
    return {"@context": CONTEXT, "@graph": [top, *concepts]}


def scheme(name: str, title: str, modified: str, top: list[str]) -> dict:
    """A concept scheme with title, maker, licence and date."""
    about = {"title": title, "creator": ABOUT, "license": LICENCE, "modified": modified}
    return {"@id": name, "@type": "skos:ConceptScheme", "prefLabel": title, **about, "hasTopConcept": top}


def node(name: str, label: str, in_scheme: str, **more) -> dict:
    """A concept with those of its properties that are not empty."""
    known = {key: value for key, value in more.items() if value}
    return {"@id": name, "@type": "skos:Concept", "prefLabel": label, "inScheme": in_scheme, **known}


def concept(term: dict, guide: Guide, in_scheme: str) -> dict:
    """A term as a concept; `related` is made symmetric, and leaves out terms that are broader or narrower."""
    below = [narrower["id"] for narrower in guide.terms if narrower.get("broader") == term["id"]]
    naming = {other["id"] for other in guide.terms if term["id"] in other.get("related", [])}
    related = (naming | set(term.get("related", []))) - {term.get("broader"), *below}
    place = {"broader": f"{in_scheme}#{term['broader']}"} if term.get("broader") else {"topConceptOf": in_scheme}
    more = {
        "altLabel": term.get("aliases", []),
        "definition": term["definition"],
        "related": [f"{in_scheme}#{other}" for other in sorted(related)],
        "narrower": [f"{in_scheme}#{id}" for id in below],
    }
    return node(f"{in_scheme}#{term['id']}", term["term"], in_scheme, **more, **place)


def systems_of(guide: Guide, kind: str, in_scheme: str) -> list[str]:
    """The ids of the systems of one kind."""
    return [f"{in_scheme}#system-{system['id']}" for system in guide.systems["systems"] if system["kind"] == kind]


def facet_id(facet: dict, value: str = "") -> str:
    """The id of a facet, or of one of its values, on the page of the catalogue."""
    words = ["facet", facet["id"], *re.findall(r"[a-z0-9]+", value.lower())]
    return "-".join(words)
