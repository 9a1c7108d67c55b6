"""Links the cards of the editions to their files, where the foot of the page links these."""

import re

from .article import Element

EDITION = re.compile(r'href="([^"]*editions/[^"]+\.(\w+))"')


def link(tree: Element, foot: str) -> None:
    """Links each card to the edition of its format, and hides the notes that a copy came without them."""
    files = {form: address for address, form in EDITION.findall(foot)}
    for card in tree.all("a"):
        if card.attributes.get("data-edition") in files:
            card.change(href=files[card.attributes["data-edition"]])
    for note in tree.all("span"):
        if files and note.has_class("lacking"):
            note.change(hidden="")
