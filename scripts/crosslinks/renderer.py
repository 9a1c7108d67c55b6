"""Renders a page with Python-Markdown and the project's own extensions: the truth about links and anchors."""

import importlib
import logging
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from typing import Any

import markdown
from markdown.treeprocessors import Treeprocessor

from .marks import FROM_MARKDOWN, MARKED_ID, RANGE, Marks, and_bare, and_wiki, beginnings, unmarked
from .model import Tagged
from .plugins import ANCHORS, TEXT
from .settings import Settings
from .snippets import Snippets
from .source import Source

LOG = logging.getLogger("crosslinks")
LONG = 1_000_000  # characters; the renderer takes seconds over so many, and over one long paragraph far more
TRUSTED = ("markdown.", "pymdownx.", "material.", "materialx.", "mkdocs.")


class Records(dict):
    """A dictionary that remembers each assignment, so that a label defined twice is seen; marks hide no label."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[tuple[str, Any]] = []

    def __setitem__(self, key: str, value: Any) -> None:
        self.log.append((key, value))
        super().__setitem__(unmarked(key), value)

    def __contains__(self, key: str) -> bool:
        return super().__contains__(unmarked(key))

    def __getitem__(self, key: str) -> Any:
        return super().__getitem__(unmarked(key))


class SetIdsApart(Treeprocessor):
    """Takes the marks out of explicit ids before headings without one are given theirs."""

    def run(self, root: Any) -> None:
        """Moves each marked id into an attribute of its own."""
        for element in root.iter():
            value = element.get("id")
            if value is not None:
                element.set("id", unmarked(value))
                element.set(MARKED_ID, value)


class TellApart(Treeprocessor):
    """Flags the links that MkDocs resolves; those that stay unflagged are raw HTML."""

    def run(self, root: Any) -> None:
        """Puts the flag before each address."""
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(element.tag) if isinstance(element.tag, str) else None
            if key and element.get(key) is not None:
                element.set(key, FROM_MARKDOWN + element.get(key))


class Renderer:
    """One Markdown converter for all pages of a project, which reads their `snippets`.

    `missing` names extensions that are not installed.
    """

    def __init__(self, settings: Settings, snippets: Snippets | None = None) -> None:
        logging.getLogger("MARKDOWN").setLevel(logging.CRITICAL)
        self.missing: list[str] = []
        self.long: set[str] = set()
        self.snippets = snippets or Snippets(settings)
        self.beginnings = and_bare if "pymdownx.magiclink" in settings.extensions else beginnings
        self.converter = markdown.Markdown(output_format="html")
        for name, options in settings.extensions.items():
            self.add(name, self.snippets.options(name, resolved(options)))
        if {TEXT, ANCHORS} & settings.powers or leaves_out(settings.extensions):
            self.take_fences_of_others()
        self.converter.treeprocessors.register(SetIdsApart(self.converter), "crosslinks-ids", 6)
        self.converter.treeprocessors.register(TellApart(self.converter), "crosslinks-links", -1)
        self.leave_marks_out_of_slugs()
        self.let_marks_stand_before_addresses()
        self.let_marks_stand_before_footnotes()
        self.let_marks_stand_in_wikilinks()

    def add(self, name: str, options: Any) -> None:
        """Registers an extension, or notes that it cannot be had."""
        try:
            with redirect_stdout(sys.stderr):
                self.converter.registerExtensions([name], {name: options if isinstance(options, dict) else {}})
        except Exception:  # an extension may fail in any way of its own; the page is still worth reading
            self.missing.append(name)

    def take_fences_of_others(self) -> None:
        """A block stays code though its header has an option that only a plugin or a package knows."""
        for extension in self.converter.registeredExtensions:
            if fences := getattr(extension, "superfences", None):
                fences.insert(0, {**fences[0], "validator": without_options(fences[0]["validator"])})  # tried last

    def leave_marks_out_of_slugs(self) -> None:
        """Generated ids are made from the text as it was written."""
        if "toc" in self.converter.treeprocessors:
            toc = self.converter.treeprocessors["toc"]
            slugify = toc.slugify
            toc.slugify = lambda text, separator: slugify(unmarked(text), separator)

    def let_marks_stand_before_addresses(self) -> None:
        """An address in the text becomes a link behind a mark where it would without one."""
        if "magic-link" in self.converter.inlinePatterns:
            link = self.converter.inlinePatterns["magic-link"]
            before, opener, rest = link.compiled_re.pattern.partition("(?<![^")
            signs, _, after = rest.partition("])")
            seen = f"{before}(?<![^{signs}{RANGE}])(?<![^{signs}][{RANGE}]){after}"
            link.compiled_re = re.compile(seen, link.compiled_re.flags) if opener else link.compiled_re

    def let_marks_stand_before_footnotes(self) -> None:
        """A label behind a mark leads to its footnote as it would without one."""
        if "footnote" in self.converter.inlinePatterns:
            sign = self.converter.inlinePatterns["footnote"]
            sign.compiled_re = re.compile(
                sign.compiled_re.pattern.replace(r"\[\^", rf"\[\^[{RANGE}]?"), sign.compiled_re.flags
            )

    def let_marks_stand_in_wikilinks(self) -> None:
        """A label in double brackets becomes a link behind a mark, too."""
        if "wikilink" in self.converter.inlinePatterns:
            self.beginnings = and_wiki
            link = self.converter.inlinePatterns["wikilink"]
            link.compiled_re = re.compile(link.compiled_re.pattern.replace("([", f"([{RANGE}]?[", 1))

    def render(self, source: Source, marks: Marks, text: str) -> str:
        """The page as HTML; `text` is the marked text of `source`. A wait is announced, once for each page.

        What an extension prints is no part of a report.
        """
        if len(source.text) > LONG and source.path not in self.long:
            self.long.add(source.path)
            LOG.warning(
                "%s is long and only the renderer can read it: this may take minutes, as a build will.", source.path
            )
        self.converter.reset()
        self.references = self.converter.references = Records()
        self.footnotes = Records()
        for extension in self.converter.registeredExtensions:
            if hasattr(extension, "footnotes"):
                extension.footnotes = self.footnotes
        with self.snippets.marked(self.converter, marks), redirect_stdout(sys.stderr):
            return self.converter.convert(text)

    def footnote_id(self, label: str) -> str:
        """The id of a footnote of the page rendered last; options of the extension may shape it."""
        makers = (getattr(extension, "makeFootnoteId", None) for extension in self.converter.registeredExtensions)
        return next(filter(None, makers))(label)

    def abbreviations(self) -> dict[str, str]:
        """The abbreviations of the page rendered last, with their explanations."""
        found = (extension.abbrs for extension in self.converter.registeredExtensions if hasattr(extension, "abbrs"))
        return dict(next(found, {}))


def without_options(validator: Callable[..., bool]) -> Callable[..., bool]:
    """The same validator of a code block, which sees none of its options."""
    return lambda language, _, *more: validator(language, {}, *more)


def leaves_out(value: Any) -> bool:
    """Whether some option names Python code that is not trusted, and so is left out."""
    if isinstance(value, dict | list):
        return any(map(leaves_out, value.values() if isinstance(value, dict) else value))
    return isinstance(value, Tagged) and value.tag.startswith("python/") and looked_up(value) is None


def resolved(value: Any) -> Any:
    """Options with the Python names of trusted packages looked up, and all others left out."""
    if isinstance(value, dict):
        return {key: found for key, item in value.items() if (found := resolved(item)) is not None or item is None}
    if isinstance(value, list):
        return [found for item in value if (found := resolved(item)) is not None]
    return looked_up(value) if isinstance(value, Tagged) else value


def looked_up(tagged: Tagged) -> Any:
    """The object that `!!python/name:` names, or what `!!python/object/apply:` makes; None when not trusted."""
    kind, _, name = tagged.tag.partition(":")
    module, _, attribute = name.rpartition(".")
    if not name.startswith(TRUSTED):
        return None
    try:
        found = getattr(importlib.import_module(module), attribute)
        if kind == "python/name":
            return found
        call = tagged.value if isinstance(tagged.value, dict) else {"args": tagged.value or []}
        return found(*call.get("args", []), **call.get("kwds", {}))
    except Exception:  # whatever that package does on import, the option is simply not there
        return None
