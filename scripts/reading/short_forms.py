"""Short forms: what one means is said where the page first has it; previews.js shows it at every mention."""

from .article import Element


def once(article: Element, *, explained: bool) -> None:
    """Leaves each meaning at its first mention alone; none where the page itself is `explained`, as the glossary is."""
    met: dict[str, str] = {}
    for form in article.all("abbr"):
        meaning, said = form.attributes.get("title"), form.text()
        if meaning and (explained or met.get(said) == meaning):
            del form.attributes["title"]
            form.change()
        elif meaning:
            met[said] = meaning
