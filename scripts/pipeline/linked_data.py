"""Embeds schema.org data for machines in the glossary, the questions and the page of open data.

The types are those of https://schema.org/DefinedTermSet, https://schema.org/FAQPage and https://schema.org/Dataset.
"""

import json
import re
from pathlib import Path

from content import glossary, open_data, pages
from content.skos import LICENCE

MEDIA = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".yml": "application/yaml",
}
QUESTION = re.compile(r"^### (.+?) \{ #([a-z0-9-]+) \}\n\n(.+?)\n\nMore: ", re.MULTILINE | re.DOTALL)


def embed(guide: pages.Guide, site: Path) -> None:
    """Adds schema.org data to the glossary, the questions and the page of open data, in a guide that has them."""
    if guide.terms:
        insert(site / "glossary.html", defined_terms(guide))
    if "questions.md" in guide.pages:
        asked = questions(guide.pages["questions.md"].text)
        insert(site / "questions.html", {**asked, "dateModified": guide.pages["questions.md"].updated})
    if "about/open-data.md" in guide.pages:
        insert(site / "about" / "open-data.html", dataset(guide))


def defined_terms(guide: pages.Guide) -> dict:
    """The glossary as a set of defined terms, in the order of the page; a term's id is its address there.

    Other names stand in the SKOS file alone: here they would push the page over its weight.
    """
    terms = [
        {
            "@id": f"#{term['id']}",
            "@type": "DefinedTerm",
            "name": term["term"],
            "description": term["definition"],
        }
        for term in glossary.in_order(guide)
    ]
    name = f"{guide.pages['index.md'].title} glossary"
    about = {"@type": "DefinedTermSet", "@id": "#glossary", "name": name, "inLanguage": "en", "license": LICENCE}
    return {**about, "dateModified": guide.pages["glossary.md"].updated, "hasDefinedTerm": terms}


def dataset(guide: pages.Guide) -> dict:
    """The open data as a data set of the files that its page links."""
    page, home = guide.pages["about/open-data.md"], guide.pages["index.md"]
    files = dict.fromkeys(re.findall(r"\]\((\.\./data/[^)]+)\)", page.text))
    maker = {"@type": "Organization", "name": home.title, "url": "index.html"}
    about = {"name": f"{home.title} open data", "description": page.description, "creator": maker}
    state = {"inLanguage": "en", "license": LICENCE, "dateModified": open_data.last_checked(guide)}
    parts = [download(Path(file)) for file in files]
    return {"@type": "Dataset", "@id": "#open-data", **about, **state, "distribution": parts}


def download(file: Path) -> dict:
    """One file of the data set, with its media type."""
    what = {"name": file.name, "encodingFormat": MEDIA[file.suffix]}
    return {"@type": "DataDownload", "contentUrl": file.as_posix(), **what}


def questions(text: str) -> dict:
    """The questions with their short answers, in plain text; a question's id is its address on the page."""
    asked = [
        {
            "@type": "Question",
            "@id": f"#{anchor}",
            "name": plain(words),
            "acceptedAnswer": {"@type": "Answer", "text": plain(answer)},
        }
        for words, anchor, answer in QUESTION.findall(text)
    ]
    return {"@type": "FAQPage", "inLanguage": "en", "license": LICENCE, "mainEntity": asked}


def plain(markdown: str) -> str:
    """Markdown as plain text without citations, links and emphasis."""
    without = re.sub(r" ?\(?\[[^]]*\]\([^)]*\)\{ \.cite \}\)?", "", markdown)
    return " ".join(pages.plain(re.sub(r"\{ [.#][^}]*\}", "", without)).split())


def insert(page: Path, data: dict) -> None:
    """Puts the data into the page's head; the content security policy allows it, since such a script never runs."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False).replace("</", "<\\/")
    html = page.read_text(encoding="utf-8")
    block = f'<script type="application/ld+json">{text}</script>\n  </head>'
    page.write_text(html.replace("</head>", block, 1), encoding="utf-8")
