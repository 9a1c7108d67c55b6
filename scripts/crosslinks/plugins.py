"""What a project's MkDocs plugins and hooks can do to its pages, as far as a link checker must know.

None of them is run. Where one could make the missing page, anchor or definition, the fault is not certain
and the rules say nothing. A plugin that is not listed here is taken to be able to do everything.
"""

import posixpath
import re
from typing import Any

from .patterns import Pattern

PAGES, TEXT, ANCHORS, NAV, REFERENCES, LINKS = "pages", "text", "anchors", "nav", "references", "links"
FILES, SNIPPETS = "files", "snippets"  # the former are all files that are no pages
EVERYTHING = frozenset({PAGES, TEXT, ANCHORS, NAV, REFERENCES, LINKS, FILES, SNIPPETS})

ONLY_DECORATE = """
    autolinks-to-file build-cache charts coverage-badge optimize exclude-search git-authors git-committers
    git-committers-2 git-revision-date git-revision-date-localized glightbox group info lightgallery
    material/group material/info material/offline material/optimize material/privacy material/search
    material/social material/tags material/typeset meta minify mike newsletter offline open-in-new-tab panzoom
    pdf-export pdf-with-js privacy projects redirects rss search social tags tooltips typeset with-pdf to-pdf
    swagger-ui-tag exporter print-site git-latest-changes htmlproofer linkcheck spellcheck termynal
    enumerate-headings exclude copy-to-llm kroki llmstxt material-plausible mermaid2 mkdocs-video
    mkdocs_pymdownx_material_extras asciinema-player callouts d2 drawio encryptcontent img2fig markmap toggle-sidebar
"""
HARMLESS = ONLY_DECORATE.split()

POWERS: dict[str, frozenset[str]] = {
    **{name: frozenset() for name in HARMLESS},
    "api-autonav": frozenset({PAGES, NAV}),
    "autolinks": frozenset({LINKS}),
    "autorefs": frozenset({REFERENCES}),
    "awesome-nav": frozenset({NAV}),
    "awesome-pages": frozenset({NAV}),
    "bibtex": frozenset({TEXT, REFERENCES}),
    "blog": frozenset(),  # of its pages see `tree.views`
    "material/blog": frozenset(),
    "build_plantuml": frozenset({FILES}),
    "coverage": frozenset(),  # of its report see `tree.report`
    "gen-files": EVERYTHING - {LINKS},
    "i18n": frozenset({PAGES, NAV, ANCHORS, FILES}),  # that of one language can stand in for that of another
    "include-markdown": frozenset({TEXT, ANCHORS}),
    "literate-nav": frozenset({NAV}),
    "macros": frozenset({TEXT, ANCHORS}),
    "markdown-exec": frozenset({TEXT, ANCHORS, REFERENCES}),
    "mkdocs-jupyter": frozenset({PAGES}),
    "mkdocstrings": frozenset({REFERENCES}),  # its anchors come where `:::` stands, see `Certainty.of_anchors`
    "section-index": frozenset({NAV}),
    "table-reader": frozenset({TEXT}),
}

# What plugins put into the built site, as patterns; their options may name other files.
OUTPUTS: dict[str, tuple[str, ...]] = {
    "exporter": ("*.pdf", "*.epub", "*.docx"),
    "llmstxt": ("/llms.txt", "/llms-full.txt"),
    "mkdocstrings": ("/objects.inv",),
    "pdf-export": ("*.pdf",),
    "pdf-with-js": ("*.pdf",),
    "print-site": ("/print_page", "/print_page.html", "/print_page/"),
    "rss": ("/feed_rss_*.xml", "/feed_json_*.json"),
    "search": ("/search/",),
    "social": ("/assets/images/social/",),
    "tags": ("/tags.json",),
    "to-pdf": ("/pdf/document.pdf",),
    "with-pdf": ("/pdf/document.pdf",),
}
NAMING = ("cards_dir", "export_file", "feeds_filenames", "output_path")  # options of theirs that name files or folders

# Extensions that add no anchors, or only where their `:::` stands; seen from without, that much is certain of them.
WITHOUT_ANCHORS = frozenset(["callouts", "mdx_gh_links", "mdx_math", "mkautodoc", "mkdocs-click", "plantuml_markdown"])
# Extensions that frame text, link what Markdown does not, or add what is read apart: the rest of it is certain too.
LEAVE_TEXT = frozenset(["callouts", "mdx_gh_links", "mkautodoc"])

# What a page must hold for a plugin to change it; all others it leaves as they are.
SIGNS = {
    "include-markdown": Pattern(r"\{%"),
    "macros": Pattern(r"\{[{%#]"),
    "markdown-exec": Pattern(r"(?:`{3}|~{3})[^\n]*\b(?:exec|pyodide|tree)\b|\{!"),
    "table-reader": Pattern(r"\{\{"),
}
OWN_SIGN = Pattern(r"j2_\w+|modules|module_name|opening_tag|closing_tag")  # options for other signs, or for own code

EVENTS = {
    PAGES: ("on_files",),
    FILES: ("on_files",),
    NAV: ("on_files", "on_nav"),
    REFERENCES: ("on_page_markdown", "on_page_read_source", "on_env", "on_post_page"),
    TEXT: ("on_page_markdown", "on_page_read_source"),
    ANCHORS: ("on_page_markdown", "on_page_read_source", "on_page_content", "on_post_page", "on_config"),
}
REWRITES = ("on_page_markdown", "on_page_read_source", "on_page_content", "on_post_page")
PIECE = Pattern(r"""["']([^\s"']*[./][^\s"']*)["']""")
LOOKS_FOR_LINKS = Pattern(
    r"""
      \\\]\\\(                                            # an expression for [text](address)
    | (?:href|src)\)? \s* (?:=|\\s) [^\n]{0,8} [(\[]      # or for an attribute
    | \[ ["'](?:href|src)["'] \] | (?:get|attr)\(["'](?:href|src)["']
    | replace\( \s* f?r?["'] [^"'\n]* (?:\]\(|href|src=)
    """,
    re.VERBOSE,
)
NAMES_NAV = Pattern(r"""["']nav["']|\.nav\b""")  # of the configuration
WRITES = Pattern(r"""8<|\b(?:subprocess|(?:write_text|write_bytes|copy2?|copyfile|copytree)\()|["'][wax]b?t?["']""")


def powers(plugins: dict[str, Any], hook_texts: list[str | None]) -> frozenset[str]:
    """Everything that any plugin or hook of the project may do."""
    able = [POWERS.get(name, EVERYTHING) for name in plugins]
    able += map(hook_powers, hook_texts)
    return frozenset().union(*able)


def sign(name: str, options: Any) -> Pattern | None:
    """What a page must hold for the plugin to change it; None where it may change any."""
    is_own = isinstance(options, dict) and any(map(OWN_SIGN.fullmatch, options))
    return None if is_own else SIGNS.get(name)


def hook_powers(text: str | None) -> frozenset[str]:
    """What a hook may do, told by the events that it defines, and by what it looks for in a page."""
    if text is None:
        return EVERYTHING
    defined = events_of(text)
    able = {power for power, events in EVENTS.items() if defined.intersection(events)}
    if defined.intersection(REWRITES) and LOOKS_FOR_LINKS.search(text):
        able.add(LINKS)
    if NAMES_NAV.search(text):
        able.add(NAV)
    if WRITES.search(text):
        able.add(SNIPPETS)
    return frozenset(able)


def events_of(text: str) -> set[str]:
    """The events that a hook defines."""
    return set(re.findall(r"^(?:async )?(?:def )?(on_\w+)\s*[(=:]", text, re.MULTILINE))


def pieces(hook_texts: list[str | None]) -> frozenset[str]:
    """The pieces of paths in the text of hooks that change pages, such as `CHANGELOG.md)` or `../../`."""
    changing = [text for text in hook_texts if text and events_of(text).intersection(REWRITES)]
    return frozenset(found.strip("()[]") for text in changing for found in PIECE.findall(text))


def outputs(plugins: dict[str, Any]) -> str:
    """The patterns of the files that plugins put into the built site, or may by what their options name."""
    making = {name: options for name, options in plugins.items() if name.removeprefix("material/") in OUTPUTS}
    found = [pattern for name in making for pattern in OUTPUTS[name.removeprefix("material/")]]
    given = (options for options in making.values() if isinstance(options, dict))
    named = [value for options in given for key, value in options.items() if key in NAMING]
    named += [name for value in named if isinstance(value, dict) for name in value.values()]
    return "\n".join([*found, *(f"/{name}" for name in named if isinstance(name, str) and name.strip("./"))])


def tag_options(plugins: dict[str, Any]) -> dict[str, Any] | None:
    """The options of Material's tags plugin, if it is on."""
    options = plugins.get("tags", plugins.get("material/tags"))
    return options if isinstance(options, dict) else None


def is_menu(plugins: dict[str, Any], page: str) -> bool:
    """Whether the literate-nav plugin reads the page as a menu: its links may lead to folders and need no text."""
    options = plugins.get("literate-nav")
    name = options.get("nav_file", "SUMMARY.md") if isinstance(options, dict) else None
    return page.rpartition("/")[2] == name


def moves(plugins: dict[str, Any], page: str) -> bool:
    """Whether a plugin may build the page elsewhere than its path says: for its language, or a post for its date."""
    return "i18n" in plugins or page.startswith(tuple(f"{posts}/" for _, posts in blogs(plugins)))


def blogs(plugins: dict[str, Any]) -> list[tuple[str, str]]:
    """The folder of each blog, and that of its posts."""
    every = [plugins[name] for name in ("blog", "material/blog") if isinstance(plugins.get(name), dict)]
    homes = [(str(blog.get("blog_dir", "blog")), str(blog.get("post_dir", "{blog}/posts"))) for blog in every]
    return [(posixpath.normpath(home), posixpath.normpath(posts.replace("{blog}", home))) for home, posts in homes]


def has_versions(plugins: dict[str, Any], extra: Any) -> bool:
    """Whether each version of the site stands in a folder of its own, as mike puts them."""
    return "mike" in plugins or (isinstance(extra, dict) and bool(extra.get("version")))
