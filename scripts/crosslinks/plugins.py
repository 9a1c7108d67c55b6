"""What a project's MkDocs plugins and hooks can do to its pages, as far as a link checker must know.

None of them is run. Where one could make the missing page, anchor or definition, the fault is not certain
and the rules say nothing. A plugin that is not listed here is taken to be able to do everything.
"""

import re
from pathlib import Path

PAGES, TEXT, ANCHORS, NAV, REFERENCES = "pages", "text", "anchors", "nav", "references"
EVERYTHING = frozenset({PAGES, TEXT, ANCHORS, NAV, REFERENCES})

ONLY_DECORATE = """
    autolinks-to-file build-cache charts coverage-badge optimize exclude-search git-authors git-committers
    git-committers-2 git-revision-date git-revision-date-localized glightbox group info lightgallery
    material/group material/info material/offline material/optimize material/privacy material/search
    material/social material/tags material/typeset meta minify mike newsletter offline open-in-new-tab panzoom
    pdf-export pdf-with-js privacy projects redirects rss search social tags tooltips typeset with-pdf to-pdf
    swagger-ui-tag exporter print-site git-latest-changes htmlproofer linkcheck spellcheck termynal
    enumerate-headings
"""
HARMLESS = ONLY_DECORATE.split()

POWERS: dict[str, frozenset[str]] = {
    **{name: frozenset() for name in HARMLESS},
    "autorefs": frozenset({REFERENCES}),
    "awesome-nav": frozenset({NAV}),
    "awesome-pages": frozenset({NAV}),
    "blog": frozenset({PAGES, NAV}),
    "material/blog": frozenset({PAGES, NAV}),
    "exclude": frozenset({PAGES}),
    "include-markdown": frozenset({TEXT, ANCHORS}),
    "literate-nav": frozenset({NAV}),
    "macros": frozenset({TEXT, ANCHORS}),
    "mkdocstrings": frozenset({REFERENCES}),  # its anchors come where `:::` stands, see `Site.anchors_are_certain`
    "section-index": frozenset({NAV}),
    "table-reader": frozenset({TEXT}),
}

EVENTS = {
    PAGES: ("on_files",),
    NAV: ("on_files", "on_nav"),
    REFERENCES: ("on_page_markdown", "on_page_read_source", "on_env", "on_post_page"),
    TEXT: ("on_page_markdown", "on_page_read_source"),
    ANCHORS: ("on_page_markdown", "on_page_read_source", "on_page_content", "on_post_page", "on_config"),
}


def powers(plugins: dict[str, object], hooks: list[str], root: Path) -> frozenset[str]:
    """Everything that any plugin or hook of the project may do."""
    able = [POWERS.get(name, EVERYTHING) for name in plugins]
    able += [hook_powers(root / hook) for hook in hooks]
    return frozenset().union(*able)


def hook_powers(file: Path) -> frozenset[str]:
    """What a hook may do, told by the events that it defines."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return EVERYTHING
    defined = set(re.findall(r"^(?:async )?(?:def )?(on_\w+)\s*[(=:]", text, re.MULTILINE))
    return frozenset(power for power, events in EVENTS.items() if defined.intersection(events))
