"""Abbreviations: each keeps its meaning only at its first mention; previews.js shows it at every mention."""

from .article import Element


def keep_first(article: Element, *, glossary: bool) -> None:
    """Removes repeated meanings from `abbr` elements; on the glossary page, which defines them anyway, removes all."""
    known: dict[str, str] = {}
    for abbreviation in article.all("abbr"):
        meaning, text = abbreviation.attributes.get("title"), abbreviation.text()
        if meaning and (glossary or known.get(text) == meaning):
            del abbreviation.attributes["title"]
            abbreviation.change()
        elif meaning:
            known[text] = meaning
