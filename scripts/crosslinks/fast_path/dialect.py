"""Which Markdown a project writes, as far as the fast path must know: the extensions that are on, and their traps."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from ..cache import PACKAGES
from ..patterns import Pattern
from ..settings import Settings
from ..snippets import NAME as SNIPPETS
from ..snippets import Snippets

PLAIN = """
    toc tables fenced_code attr_list admonition abbr footnotes def_list md_in_html extra sane_lists nl2br meta
    pymdownx.details pymdownx.superfences pymdownx.highlight pymdownx.inlinehilite pymdownx.snippets pymdownx.tabbed
    pymdownx.tasklist pymdownx.keys pymdownx.caret pymdownx.mark pymdownx.tilde pymdownx.emoji pymdownx.critic
    pymdownx.arithmatex pymdownx.betterem codehilite smarty
"""
KNOWN = frozenset(PLAIN.split())
TOC_LOOKS = "permalink permalink_title permalink_class toc_depth title toc_class title_class"
TOC_OPTIONS = frozenset(TOC_LOOKS.split())
Trap = tuple[str, Pattern]
ICON = Pattern(r":[a-z]*(?:mat|eria|font|awes|octi|cons|simp|mple)[a-z]*-")
SHORTCODE = Pattern(r":[\w+-]+:")
ANYWHERE = Pattern("")
ABBREVIATIONS = Pattern(r"(?:\*\[[^\[\]\n]+\]:[^\n]*\n|[ ]*\n)*")


class Dialect(NamedTuple):
    """What the fast path may count on; a trap is a sign, and the pattern that makes it a matter for the renderer."""

    attr_list: bool
    admonitions: bool
    superfences: bool
    curls_quotes: bool
    divisions: bool
    snippets: Snippets
    fences_make_ids: bool
    traps: tuple[Trap, ...]


def dialect(settings: Settings) -> Dialect | None:
    """The dialect of a project, or None when an extension is on whose effect is not known here."""
    extensions = {name.removeprefix("markdown.extensions."): options for name, options in settings.extensions.items()}
    known = extensions.keys() <= KNOWN and installed(extensions)
    if not (
        known
        and takes_titles(extensions)
        and plain_toc(extensions["toc"])
        and only_quotes(extensions)
        and only_abbreviations(settings)
    ):
        return None
    extra = "extra" in extensions
    highlight = {**options_of(extensions, "pymdownx.highlight"), **options_of(extensions, "codehilite")}
    return Dialect(
        attr_list=extra or "attr_list" in extensions,
        admonitions="admonition" in extensions and "pymdownx.details" in extensions,
        superfences=has_superfences(list(extensions)),
        curls_quotes="smarty" in extensions,
        divisions=extra or "md_in_html" in extensions,
        snippets=Snippets(settings),
        fences_make_ids=any(highlight.get(name) for name in ("anchor_linenums", "linenums", "line_anchors")),
        traps=tuple(traps(extensions)),
    )


def traps(extensions: dict[str, Any]) -> Iterator[Trap]:
    """What must not be left of a page once its code, comments and links are taken out.

    The sign comes first, since looking for it costs next to nothing.
    """
    for sign in "[]{}\\`\t":  # brackets and escapes: references, footnotes, attributes, definitions
        yield sign, ANYWHERE
    yield "<", Pattern(r"<[A-Za-z/!?.]")  # HTML, or a path in its brackets
    yield "http", Pattern(r"https?:")
    yield "www.", ANYWHERE
    yield ":", Pattern(":::")
    yield "<", Pattern("8<")  # a snippet
    yield "~", Pattern("~~~")
    yield "-", ICON
    yield "\n ", Pattern(r"\A\n[ ]+\n")  # a blank line that is none, since nothing stands before it
    yield "\n", Pattern(rf"\n(?:{'|'.join(beginnings(extensions))})", re.MULTILINE)
    yield ">", Pattern(r">(?:[ ]{5,}|[ ]*[-=*_][-=*_ ]*$|[ ]*\n[ ]{4})", re.MULTILINE)  # code, a rule or a heading
    if "meta" in extensions:
        yield "\n", Pattern(r"\A\n(?:[-.]{3}|[ ]{0,3}[\w-]+:)")
    if "pymdownx.emoji" in extensions:
        yield ":", SHORTCODE
    if "pymdownx.arithmatex" in extensions:
        yield "$", ANYWHERE
    if "pymdownx.keys" in extensions:
        yield "+", Pattern(r"""\+["']""")  # a key of its own words, in which a link is none


def beginnings(extensions: dict[str, Any]) -> Iterator[str]:
    """What no line may begin with: to look for all at once takes half the time."""
    yield r"-(?<=[^\n]\n-)-*[ ]*$"  # an underlined heading
    yield r"=(?<=[^\n]\n=)=*[ ]*$"
    yield r"[ ](?<=[^\n]\n[ ])[ >]*(?:-+|=+)[ ]*$"
    yield r"[ :-]*\|[ |:-]*\n(?:[^\n#][^\n]*\n)*\#"  # a heading that is a row of a table
    yield r"[ ]*(?:[*+-]|\d+\.)[ ][^\n]*\n[ :-]*\|[ |:-]*(?:\n|\Z)"  # a table in an item
    yield r"[ ]+\#|\#{1,6}[ ]*(?:\n|\Z)"  # a heading that is indented, or empty
    yield r"(?:[ ]*(?:[>*+-]|\d+[.)]))+[ ]*(?:\#|!!!|\?\?\?)"  # a heading or a box in something
    if "def_list" in extensions or "extra" in extensions:
        yield r"[ >*+-]*:[ ]"
    if "pymdownx.tabbed" in extensions:
        yield r"(?:[ ]*(?:[>*+-]|\d+[.)]))*[ ]*={3}"


def installed(extensions: dict[str, Any]) -> bool:
    """Whether the packages behind the extensions are there."""
    packages = {"markdown"} | {name.partition(".")[0] for name in extensions if "." in name}
    return all(find_spec(package) for package in packages)


def foreign(settings: Settings) -> list[str]:
    """The packages of extensions that are neither Python-Markdown's nor of its usual companions."""
    names = (name for name in settings.extensions if name.removeprefix("markdown.extensions.") not in KNOWN)
    return sorted({name.partition(".")[0] for name in names} - PACKAGES)


def plain_toc(options: Any) -> bool:
    """Whether generated ids are made the usual way."""
    return isinstance(options, dict) and options.keys() <= TOC_OPTIONS


def has_superfences(names: list[str]) -> bool:
    """Whether code blocks are those of the extension: `extra` after it puts Python-Markdown's own in their place."""
    return "pymdownx.superfences" in names and "extra" not in names[names.index("pymdownx.superfences") :]


def takes_titles(extensions: dict[str, Any]) -> bool:
    """Whether a code block may have a title, as it may where Pygments colours it."""
    return options_of(extensions, "pymdownx.highlight").get("use_pygments") is not False


def only_quotes(extensions: dict[str, Any]) -> bool:
    """Whether typography, where it is on, changes quotation marks alone: dashes and dots may stand in an address."""
    options = options_of(extensions, "smarty")
    rest_off = all(options.get(name) is False for name in ("smart_dashes", "smart_ellipses"))
    others = options.get("smart_angled_quotes") or options.get("substitutions")
    return "smarty" not in extensions or (rest_off and not others)


def options_of(extensions: dict[str, Any], name: str) -> dict[str, Any]:
    """The options of an extension, where it is on and has some."""
    options = extensions.get(name)
    return options if isinstance(options, dict) else {}


def only_abbreviations(settings: Settings) -> bool:
    """Whether what is appended to every page defines abbreviations alone."""
    appended = options_of(settings.extensions, SNIPPETS).get("auto_append", [])
    snippets = Snippets(settings)
    files = [snippets.find(name) if isinstance(name, str) else None for name in appended]
    return all(file is not None and defines_abbreviations(file) for file in files)


def defines_abbreviations(file: Path) -> bool:
    """Whether a file holds nothing else."""
    text = file.read_text(encoding="utf-8", errors="replace")
    return bool(ABBREVIATIONS.fullmatch(text if text.endswith("\n") else text + "\n"))
