"""What a page owes its readers: its kind, its relations, proof for what it says, and a way to be found."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from content.blocks import MARKER, words
from content.foot import INVERSE, as_list
from content.guide import Guide, Page
from content.outputs import ALL
from content.sources import CITED, FIGURE, NO_END, NOT_REREAD, NUMBER, SENTENCE, citation, numbers
from linkcheck.findings import Finding
from linkcheck.hints import resembling
from linkcheck.places import blank, line_and_column
from linkcheck.structure import entries
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from .forms import front_matter

FOLDERS = {"concepts": "concept", "taxonomy": "taxonomy", "misconceptions": "misconception"}
# To which kinds of pages a relation may lead.
MAY_LEAD_TO = {"broader": ["concept"], "places": ["concept"], "corrected_by": ["concept", "taxonomy"]}
# What a page holds, and what it therefore `uses`, one of these.
NEEDS = {
    '--8<-- "demos/': ("demo", "run", "home", "cards"),
    'class="demo-cards"': ("cards",),
    'class="walker"': ("walker",),
}
LISTS = ("sources/", "about/article/what-")  # pages made from data, whose entries are found by their own words
UNMARKED = re.compile(r"\]\([^)]*sources/[a-z0-9-]+\.md#([a-z0-9-]+)\)(?!\{ \.cite)")  # a link to a work alone
CODE = re.compile(r"^( *)(`{3,}|~{3,}).*?^\1\2|<!--.*?-->", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(#{1,6}) .*$", re.MULTILINE)
ANSWER = re.compile(
    r"^# .*\n+(?:<[^\n]*\n+)*((?:(?![#!<|{]).+\n)+\{ \.answer |!!! answer \"[^\"]+\"\n(?: {4}.*\n)+)", re.MULTILINE
)
LONGEST_ANSWER = 70  # words, its title included
READ = re.compile(r"\]\([^)]*\)(\{[^}]*\})?|\{[^}]*\}")  # what readers of a sentence do not read
QUIZ = re.compile(r'^!!! quiz ".*"\n((?:\n| {4}.*\n)+)', re.MULTILINE)
OPTION = re.compile(r'^ {4}\?\?\? (option|right) ".*"\n((?:\n| {8}.*\n)+)', re.MULTILINE)
ANY_MARKER = re.compile(r"\{\{ ?([\w.-]*)[ \w]*\}{0,2}")


class PageFile(NamedTuple):
    """A page's file: its path as findings show it, and its text."""

    path: str
    text: str

    def at(self, wanted: str, rule: str, message: str, after: str = "") -> Finding:
        """A finding where the file holds a text, behind another."""
        place = max(self.text.find(wanted, max(self.text.find(after), 0)), 0)
        return Finding(self.path, *line_and_column(self.text, place), rule, message)


def in_reading_order(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, PageFile]]:
    """The pages of the guide, as far as they can be read: their source path, and what it holds."""
    known = {file.src_uri: file for file in files.documentation_pages() if file.src_dir == config.docs_dir}
    for path in dict.fromkeys(chain(entries(config.nav), sorted(known))):
        if path in known:
            try:
                yield path, PageFile(f"docs/{path}", known[path].content_string)
            except (OSError, UnicodeDecodeError):
                continue  # the check tells it


def findings(sources: Mapping[str, PageFile], guide: Guide | None, asked: Mapping[str, Any]) -> Iterator[Finding]:
    """All findings on pages, by source path; without a guide, when data hold faults, those on front matter alone."""
    for name, source in sources.items():
        yield from (told := front_matter(source.path, source.text))
        if guide and not told:
            for rule in (kind, uses, form, questions, relations, proof, markers, counted):
                yield from rule(guide.pages[name], source, guide)
            if name not in asked and not name.startswith(LISTS):
                what = f"Nobody finds this page: say in docs/data/asked.yml what readers ask, under {name}."
                yield source.at("# ", "unasked", what, "\n---\n")


def kind(page: Page, source: PageFile, _: Guide) -> Iterator[Finding]:
    """A page is of the kind of its folder, except the page that opens it."""
    home, given = FOLDERS.get(page.name.partition("/")[0], "page"), page.meta["kind"]
    if given != home and not page.name.endswith("index.md"):
        yield source.at("kind:", "unknown-kind", f"Here a page is of the kind {home}, not {given}.")


def uses(page: Page, source: PageFile, _: Guide) -> Iterator[Finding]:
    """Whatever needs style sheets or scripts of its own is named in `uses`."""
    for held, names in NEEDS.items():
        if held in source.text and not {*names} & {*page.meta.get("uses", [])}:
            yield source.at(held, "front-matter", f"A page that holds this needs uses: [{names[0]}] above its text.")


def form(page: Page, source: PageFile, _: Guide) -> Iterator[Finding]:
    """A page has one title, opens with its answer, skips no level of headings, and marks its quotable sentence."""
    text = blank(CODE, source.text)
    before = 0
    for heading in HEADING.finditer(text):
        level = len(heading[1])
        if level > before + 1 or level == 1 == min(before, 1):
            what = "another title" if level == 1 else f"level {level} after level {before}"
            what = f"This heading is {what}: a page has one title, and skips no level."
            yield source.at(heading[0], "page-form", what)
        before = level
    if (answer := ANSWER.search(text)) is None and "{{ " not in text:
        what = "This page does not open with its answer: { .answer } or !!! answer."
        yield source.at("# ", "page-form", what, "\n---\n")
    elif answer and len(READ.sub("", answer[1]).split()) > LONGEST_ANSWER:
        yield source.at(answer[1].split("\n")[0], "page-form", f"This answer is longer than {LONGEST_ANSWER} words.")
    if quotable := page.meta.get("quotable"):
        marked = [spoken(said) for said in re.findall(r"\*([^*]+)\*\{ \.quotable \}", source.text)]
        if not any(said.rstrip(".") in spoken(quotable) for said in marked):
            yield source.at("quotable:", "page-form", "This sentence is not marked { .quotable } in the text.")


def spoken(markdown: str) -> str:
    """A sentence on one line in small letters, its links as their words."""
    return " ".join(READ.sub("", markdown.replace("[", "")).replace("’", "'").lower().split())


def questions(page: Page, source: PageFile, _: Guide) -> Iterator[Finding]:
    """A question has one right option, whose reason leads to the section that decides; concepts and cards ask one."""
    asked = list(QUIZ.finditer(source.text))
    if not asked and page.meta["kind"] in ("concept", "misconception") and not page.name.endswith("index.md"):
        yield source.at("kind:", "page-form", f"This {page.meta['kind']} has no question: add one with !!! quiz.")
    for question in asked:
        options = OPTION.findall(question[1])
        right = [reason for mark, reason in options if mark == "right"]
        what = "The right option of this question leads nowhere: link the section that decides."
        if len(options) < 2 or len(right) != 1:
            what = "This question needs options, and one right one."
        elif "](" in right[0]:
            continue
        yield source.at(question[0].split("\n")[0], "page-form", what)


def relations(page: Page, source: PageFile, guide: Guide) -> Iterator[Finding]:
    """A relation leads to another page, of the right kind."""
    for name in INVERSE:
        for target in map(str, as_list(page.meta.get(name))):
            path, wanted = target.partition("#")[0], MAY_LEAD_TO.get(name)
            given = guide.pages[path].meta.get("kind") if path in guide.pages else None
            if path not in guide.pages:
                what = f"{name} names {target}, which does not exist.{resembling(path, guide.pages)}"
            elif path == page.name:
                what = f"{name} names this page itself."
            elif wanted and given not in wanted:
                what = f"{name} leads to a {given}; it must lead to a {' or '.join(wanted)}."
            else:
                continue
            yield source.at(target, "relation", what, after=f"\n{name}:")


def proof(page: Page, source: PageFile, guide: Guide) -> Iterator[Finding]:
    """A misconception has a source, a citation has its work's name, and a figure is one that the work gives."""
    if page.meta["kind"] == "misconception" and not page.name.endswith("index.md") and not page.cited:
        yield source.at("# ", "unproved", "This card cites no source.", after="\n---\n")
    for plain in UNMARKED.finditer(blank(CODE, source.text)):
        if plain[1] in guide.works:
            what = f"This link to {plain[1]} is no citation: write {{ .cite }} after it."
            yield source.at(plain[0], "unproved", what)
    marked = CITED.sub(lambda cite: f"{{{{{cite[2]}|{cite[1].replace(' ', NO_END)}}}", source.text)
    for sentence in SENTENCE.split(marked):
        cited = [found for found in re.findall(r"\{\{([a-z0-9-]+)\|([^}]*)\}", sentence) if found[0] in guide.works]
        for key, typed in cited:
            typed = typed.replace(NO_END, " ")
            if typed.endswith(f", {NOT_REREAD}"):
                what = f"The build marks this where the entry of {key} says so: take it out here."
                yield source.at(f"[{typed}]", "unproved", what)
            elif typed != (name := citation(guide.works[key])):
                yield source.at(f"[{typed}]", "unproved", f"{typed} is no name of {key}. Did you mean {name}?")
        if not cited:
            continue
        said = re.sub(r"\{\{[^}]*\}|\]\([^)]*\)", "", sentence)
        known = set().union(*(given_by(guide.works[key]) for key, _ in cited))
        for figure in numbers(FIGURE, said) - known:
            works = " or ".join(dict.fromkeys(key for key, _ in cited))
            shown = next((found for found in FIGURE.findall(said) if found.replace(",", "") == figure), figure)
            how = "look it up, and add it to its figures, or cite a further quotation that is unread and names it"
            yield source.at(shown, "unproved", f"{shown} is no figure that {works} is known to give: {how}.")


def given_by(work: Mapping[str, Any]) -> set[str]:
    """The numbers that a source is known to give, and those of a quotation that nobody could see again."""
    said = [work.get("quote", ""), work.get("unread", ""), work["about"], *work.get("figures", [])]
    return numbers(NUMBER, " ".join(said))


def markers(_: Page, source: PageFile, guide: Guide) -> Iterator[Finding]:
    """What stands in double braces is the name of a list, on a line of its own, or of a count."""
    for marker, message in odd_markers(source.text, guide):
        yield source.at(marker, "unknown-marker", message)


def odd_markers(text: str, guide: Guide) -> Iterator[tuple[str, str]]:
    """The markers in a text which the build does not replace, each with what is wrong with it."""
    known = [*ALL, *(f"count.{name}" for name in guide.counts)]
    ends = {found.end() for found in MARKER.finditer(text)}
    for found in ANY_MARKER.finditer(text):
        if found[1] not in known:
            yield found[0], f"There is no {found[1]}.{resembling(found[1], known)}"
        elif found.end() not in ends:
            yield found[0], f"{found[0]} is not replaced: a list stands on a line of its own, in {{{{ and }}}}."


def counted(_: Page, source: PageFile, guide: Guide) -> Iterator[Finding]:
    """A page takes the number of claims, beliefs or systems from the data, where it will still be right tomorrow."""
    counts = {name: {str(count), words(count)} for name, count in guide.counts.items() if "-" not in name and count > 9}
    written = "|".join({form for forms in counts.values() for form in forms})
    for typed in re.finditer(rf"(?i)\b({written}) (?:\w+ )?({'|'.join(counts)})\b", source.text):
        if typed[1].lower() in counts[name := typed[2].lower()]:
            message = f"Write {{{{ count.{name} }}}} in place of {typed[1]}, so that it stays right."
            yield source.at(typed[0], "typed-count", message)
