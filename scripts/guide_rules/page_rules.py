"""What a page owes its readers: its kind, its relations, proof for what it says, and a way to be found."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

from content.blocks import MARKER, words
from content.guide import CITATION, Guide, Page
from content.outputs import ALL
from content.sources import CITED, citation
from linkcheck.findings import Finding, Verdict, did_you_mean, nearest
from linkcheck.locations import CODE, blank, line_and_column
from linkcheck.site import Site, content, read, strings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from .schemas import validate

LISTS = ("sources/", "about/article/what-")  # pages made from data, whose entries are found by their own words
HEADING = re.compile(r"^(#{1,6}) .*$", re.MULTILINE)
TITLE = re.compile("^# ", re.MULTILINE)
ANSWER = re.compile(
    r"^# .*\n+(?:<[^\n]*\n+)*((?:(?![#!<|{]).+\n)+\{ \.answer |!!! answer \"[^\"]+\"\n(?: {4}.*\n)+)", re.MULTILINE
)
QUIZ = re.compile(r'^!!! quiz ".*"\n((?:\n| {4}.*\n)+)', re.MULTILINE)
OPTION = re.compile(r'^ {4}\?\?\? (option|right) ".*"\n((?:\n| {8}.*\n)+)', re.MULTILINE)
ANY_MARKER = re.compile(r"(?:\{\{ ?|(?<!\{)\{ ?(?=count\.))([\w.-]*)[ \w]*\}{0,2}")
ATTRIBUTES = re.compile(r"\{:? ?([.#][^{}\n]*)\}")
CLASS = re.compile(r"(?<=[\s{:])\.[a-zA-Z][\w-]*")
BLOCKED = re.compile(r"<(?:script|style|form|iframe|object|embed)\b|(?<=\s)(?:style|on[a-z]+)=(?=[\"'])")
SENTENCE = re.compile(r"(?<=[.?!])\s+|\n")
MONTH = r"January|February|March|April|May|June|July|August|September|October|November|December"
# A year, a day and "of 100" are no amounts.
NO_FIGURE = rf"(?<=of )100\b|(?<=in )100\b|(?:19|20)\d\d\b|\d+ (?:{MONTH})\b|\d\b(?![.,]\d|\s?%)"
# A number that stands alone, not one in a name such as GPT-4.
FIGURE = re.compile(rf"(?<![\w.,-])(?!{NO_FIGURE})\d[\d,]*(?:\.\d+)?(?![\w-])")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
UNMARKED = re.compile(CITATION.pattern + r"(?!\{[ \u2060]\.cite)")


@dataclass(frozen=True)
class PageFile:
    """A page's file: its path as findings show it, and its text."""

    path: str
    text: str

    @cached_property
    def prose(self) -> str:
        """The text with its code blanked."""
        return blank(CODE, self.text)

    def at(self, found: re.Match[str] | None, rule: str, message: str, fix: str = "") -> Finding:
        """A finding where something was found in the text; what is lacking is told at the title, or else in line 1."""
        found = found or TITLE.search(self.prose)
        place = line_and_column(self.text, found.start()) if found else (1, 1)
        subject = found[0].partition("\n")[0] if found else ""
        return Verdict(rule, message, fix=fix).at(self.path, *place, subject=subject)


def in_reading_order(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, PageFile]]:
    """The pages of the guide: their path below docs/, and their file."""
    files_by_path = {file.src_uri: file for file in files.documentation_pages() if file.src_dir == config.docs_dir}
    for path in dict.fromkeys(chain((path for _, path in strings(config.nav)), sorted(files_by_path))):
        if path in files_by_path:
            yield path, PageFile(f"docs/{path}", content(files_by_path[path]))


def findings(files: Mapping[str, PageFile], guide: Guide | None, queries: Mapping[str, Any]) -> Iterator[Finding]:
    """All findings on pages, by path below docs/; without a guide, as with faulty data, on front matter alone."""
    for name, file in files.items():
        front_matter = validate(file.path, file.text)
        yield from front_matter.findings
        if guide:
            meta = {key: value for key, value in guide.pages[name].meta.items() if key not in front_matter.faulty}
            page = replace(guide.pages[name], meta=meta)  # a rule that needs a faulty field waits
            for rule in RULES:
                yield from rule(page, file, guide)
            if queries and name not in queries and not name.startswith(LISTS):
                message = f"Nobody finds this page: say in docs/data/asked.yml what readers ask, under {name}."
                yield file.at(None, "unasked", message)


def check_form(page: Page, file: PageFile, _: Guide) -> Iterator[Finding]:
    """A page has one title, opens with its answer, and skips no level of headings."""
    before = 0
    for heading in HEADING.finditer(file.prose):
        level = len(heading[1])
        if level > before + 1 or (level == 1 and before):
            fault = "another title" if level == 1 else f"level {level} after level {before}"
            message = f"This heading is {fault}: a page has one title, and skips no level."
            yield file.at(heading, "page-form", message)
        before = level
    if not ANSWER.search(file.prose) and "{{ " not in file.prose:
        message = "This page does not open with its answer: { .answer } or !!! answer."
        yield file.at(None, "page-form", message)
    for match in BLOCKED.finditer(file.prose):
        message = f"“{match[0]}” does nothing, since the policy of the page blocks it: use a class, or a demonstration."
        yield file.at(match, "page-form", message)


def check_questions(_: Page, file: PageFile, __: Guide) -> Iterator[Finding]:
    """A question has one right option, whose reason leads to the section that decides."""
    for question in QUIZ.finditer(file.text):
        options = OPTION.findall(question[1])
        right = [reason for mark, reason in options if mark == "right"]
        if len(options) < 2 or len(right) != 1 or "](" not in right[0]:
            message = "This question needs options, one of them right, with a link to the section that decides."
            yield file.at(question, "page-form", message)


def check_listed_verdict(page: Page, file: PageFile, guide: Guide) -> Iterator[Finding]:
    """A misconception has a row in the list of beliefs, with its own verdict."""
    folder, _, name = page.name.partition("/")
    if page.meta.get("kind") == "misconception" and "verdict" in page.meta and name != "index.md":
        row = re.search(rf"\]\({re.escape(name)}\) \| \*\*(.+?)\*\*", guide.pages[f"{folder}/index.md"].text)
        if (said := row[1] if row else "no row") != page.meta["verdict"]:
            message = f"{folder}/index.md has {said} for this: make both alike."
            yield file.at(re.search("(?m)^verdict:.*", file.text), "two-verdicts", message)


def check_proof(page: Page, file: PageFile, guide: Guide) -> Iterator[Finding]:
    """A misconception has a source, a citation has its work's name, and a figure is one that the work gives."""
    if page.meta.get("kind") == "misconception" and not page.name.endswith("index.md") and not page.cited:
        yield file.at(None, "unproved", "This card cites no source.")
    for link in UNMARKED.finditer(file.text):
        yield file.at(link, "unproved", "This citation would stay a plain link: write { .cite } right behind it.")
    for cite in CITED.finditer(file.text):
        if cite[2] in guide.works and cite[1] != (name := citation(guide.works[cite[2]])):
            why = next((f", but of {key}" for key, work in guide.works.items() if citation(work) == cite[1]), "")
            if name.endswith(f" {cite[1]}"):
                why = f": write {name}, or family names alone in its authors in docs/data/sources.yml"
            verdict = Verdict("unproved", f"“{cite[1]}” is no name of {cite[2]}{why}.", fix="" if why else f"[{name}]")
            yield verdict.at(file.path, *line_and_column(file.text, cite.start()), subject=f"[{cite[1]}]")
    for sentence in (each for each in SENTENCE.split(CITED.sub(r"{{\2}}", file.text)) if "{{" in each):
        keys = [key for key in dict.fromkeys(re.findall(r"\{\{([a-z0-9-]+)\}\}", sentence)) if key in guide.works]
        words_around = re.sub(r"\{\{[^}]*\}\}|\]\([^)]*\)", "", sentence)
        texts = (str(guide.works[key].get(field)) for key in keys for field in ("quote", "unread", "about", "figures"))
        given = NUMBER.findall(" ".join(texts).replace(",", ""))
        for figure in FIGURE.findall(words_around) if keys else ():
            if figure.replace(",", "") not in given:
                how = "look it up, and add it to its figures, or cite a further quotation that is unread and names it"
                message = f"“{figure}” is no figure that {' or '.join(keys)} is known to give: {how}."
                place = file.text.index(sentence.partition("{{")[0])
                yield file.at(re.compile(re.escape(figure)).search(file.text, place), "unproved", message)


def check_markers(_: Page | None, file: PageFile, guide: Guide) -> Iterator[Finding]:
    """What stands in double braces is the name of a list, on a line of its own, or of a count: else it stays there."""
    names = [*ALL, *(f"count.{name}" for name in guide.counts)]
    ends = {match.end() for match in MARKER.finditer(file.prose)}
    for match in ANY_MARKER.finditer(file.prose):
        message = f"There is no “{match[1]}”.{did_you_mean(nearest(match[1], names))}"
        if match[1] in names:
            message = f"“{match[0]}” is not replaced: a list stands on a line of its own, in {{{{ and }}}}."
        if match[1] not in names or match.end() not in ends:
            yield file.at(match, "unknown-marker", message)


def check_classes(pages: Mapping[str, PageFile], site: Site) -> Iterator[Finding]:
    """A class in braces is one that a style sheet knows, or else a script."""
    folder = site.root / "docs/assets"
    scripts = [*(folder / "javascripts").rglob("*.js")]
    styled = {name for file in folder.rglob("*.css") for name in re.findall(r"\.([a-zA-Z][\w-]*)", read(file))}
    for file in pages.values():
        attributes = (each.span(1) for each in ATTRIBUTES.finditer(file.prose))
        for found in (found for span in attributes for found in CLASS.finditer(file.prose, *span)):
            name = found[0][1:]
            if name not in styled and not any(re.search(rf"\b{name}\b", read(script)) for script in scripts):
                message = f"No style sheet or script knows the class {name}."
                yield file.at(found, "unknown-class", message, fix=(near := nearest(name, styled)) and f".{near}")


def check_counts(_: Page, file: PageFile, guide: Guide) -> Iterator[Finding]:
    """A page takes the number of claims, beliefs or systems from the data, where it will still be right tomorrow."""
    for name, count in guide.counts.items():
        typed = rf"(?i)\b({count}|{words(count)}) (?:\w+ )?{name}\b"
        for match in re.finditer(typed, file.text) if count > 9 and f" {name}" in file.text else ():
            message = f"Write {{{{ count.{name} }}}} in place of “{match[1]}”, so that it stays right."
            yield file.at(match, "typed-count", message)


RULES = (check_form, check_questions, check_listed_verdict, check_proof, check_markers, check_counts)
