"""The foot of each page, which no file holds: its relations, and the works that it cites."""

from .blocks import RELATIONS, cited, related
from .pages import Guide, Page

MAKERS = {"related": related, "sources": cited}


def foot(page: Page, guide: Guide) -> str:
    """The Markdown to put below a page's text; blocks named in the `hide` of its front matter are left out."""
    hidden, parts = page.meta.get("hide", []), []
    for name, make in MAKERS.items():
        if lines := [] if name in hidden else make(page, guide):
            parts.append("\n".join(["", f"<!-- begin {name} -->", "", *lines, "", f"<!-- end {name} -->", ""]))
    return "".join(parts)


def origins(page: Page, guide: Guide) -> dict[str, tuple[str, str]]:
    """Where each line of the foot comes from: a file of the project, and the text in it to look for."""
    known = {source["key"]: source for source in guide.sources}
    works = dict(zip([key for key in page.cited if key in known], cited(page, guide)[2:], strict=True))
    rows = related(page, guide)[2:]
    kinds = [name for name in RELATIONS if page.meta.get(name)]
    made = {row: (f"docs/{page.name}", f"{kind}:") for kind, row in zip(kinds, rows, strict=False)}
    return made | {row: ("docs/data/sources.yml", f"- key: {key}") for key, row in works.items()}
