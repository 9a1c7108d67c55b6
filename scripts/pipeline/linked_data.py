"""What machines read beside the pages: a Markdown twin of each, and schema.org data in the glossary and the questions.

The types and properties are those of https://schema.org/DefinedTermSet and https://schema.org/FAQPage.
"""

import json
import re
import shutil
from pathlib import Path

from generated import pages

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
QUESTION = re.compile(r"^### (.+?) \{ #([a-z0-9-]+) \}\n\n(.+?)\n\nProof: ", re.MULTILINE | re.DOTALL)


def add(root: Path, site: Path) -> int:
    """Adds both to the site of a guide; returns how many pages have a twin."""
    embed(root, site)
    return write_twins(root, site)


def write_twins(root: Path, site: Path) -> int:
    """Copies the source of each rendered page beside it; returns how many."""
    twins = {path: site / path.relative_to(root / "docs") for path in (root / "docs").rglob("*.md")}
    rendered = {path: twin for path, twin in twins.items() if twin.with_suffix(".html").exists()}
    for path, twin in rendered.items():
        shutil.copyfile(path, twin)
    return len(rendered)


def embed(root: Path, site: Path) -> None:
    """Adds schema.org data to the glossary and the questions, in a guide that has them."""
    guide = pages.read(root / "docs")
    if guide.terms:
        insert(site / "glossary.html", defined_terms(guide))
    if "questions.md" in guide.pages:
        asked = questions(guide.pages["questions.md"].text)
        insert(site / "questions.html", {**asked, "dateModified": modified(guide, "questions.md")})


def defined_terms(guide: pages.Guide) -> dict:
    """The glossary as a set of defined terms; a term's id is its address on the page."""
    terms = [
        {
            "@type": "DefinedTerm",
            "@id": f"#{term['id']}",
            "name": term["term"],
            **({"alternateName": term["aliases"]} if term.get("aliases") else {}),
            "description": term["definition"],
            "inDefinedTermSet": {"@id": "#glossary"},
        }
        for term in guide.terms
    ]
    name = f"{guide.pages['index.md'].title} glossary"
    about = {"@type": "DefinedTermSet", "@id": "#glossary", "name": name, "inLanguage": "en", "license": LICENCE}
    return {**about, "dateModified": modified(guide, "glossary.md"), "hasDefinedTerm": terms}


def modified(guide: pages.Guide, name: str) -> str:
    """The day on which a page last changed in substance."""
    return str(guide.pages[name].meta.get("updated", ""))


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
    """The words without citations, links and emphasis."""
    without = re.sub(r" ?\(?\[[^]]*\]\([^)]*\)\{ \.cite \}\)?", "", markdown)
    return " ".join(pages.plain(re.sub(r"\{ [.#][^}]*\}", "", without)).split())


def insert(page: Path, data: dict) -> None:
    """Puts the data into the page's head, where no policy keeps it from being read: it is not a script that runs."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False).replace("</", "<\\/")
    html = page.read_text(encoding="utf-8")
    block = f'<script type="application/ld+json">{text}</script>\n  </head>'
    page.write_text(html.replace("</head>", block, 1), encoding="utf-8")
