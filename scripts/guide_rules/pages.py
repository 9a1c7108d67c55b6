"""What a page owes its readers: its kind, its relations, proof for what it says, and a way to be found."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from content.blocks import MARKER, words
from content.foot import INVERSE, as_list
from content.guide import Guide, Page
from content.outputs import ALL
from content.sources import (
    CITED,
    FIGURE,
    NO_END,
    NOT_REREAD,
    NUMBER,
    SENTENCE,
    citation,
    numbers,
)
from linkcheck.findings import Finding
from linkcheck.hints import resembling
from linkcheck.places import line_and_column
from linkcheck.site import Site, read
from linkcheck.structure import entries
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from .forms import front_matter

FOLDERS = {"concepts/": "concept", "taxonomy/": "taxonomy", "misconceptions/": "misconception"}
# To which kinds of pages a relation may lead.
MAY_LEAD_TO = {"broader": ["concept"], "places": ["concept"], "corrected_by": ["concept", "taxonomy"]}
# What a page holds, and what it therefore `uses`, one of these.
NEEDS = {
    '--8<-- "demos/': ("demo", "run", "home", "cards"),
    'class="demo-cards"': ("cards",),
    'class="walker"': ("walker",),
    "<on-request": ("test",),
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
NAMED = {  # where else the name of the guide stands, and how
    "README.md": r"^# (.+)$",
    "CITATION.cff": r'^title: "?(.+?)"?$',
    "docs/site.webmanifest": r'"name": "(.+?)"',
}
ANY_MARKER = re.compile(r"\{\{ ?([\w.-]*)[ \w]*\}{0,2}")


class Source(NamedTuple):
    """A page's file: its path as findings show it, and its text."""

    path: str
    text: str

    def at(self, wanted: str, rule: str, message: str, after: str = "") -> Finding:
        """A finding where the file holds a text, behind another."""
        place = max(self.text.find(wanted, max(self.text.find(after), 0)), 0)
        return Finding(self.path, *line_and_column(self.text, place), rule, message)


def in_reading_order(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, Source]]:
    """The pages of the guide, as far as they can be read: their source path, and what it holds."""
    known = {file.src_uri: file for file in files.documentation_pages() if file.src_dir == config.docs_dir}
    for path in dict.fromkeys(chain(entries(config.nav), sorted(known))):
        if path in known:
            try:
                yield path, Source(f"docs/{path}", known[path].content_string)
            except (OSError, UnicodeDecodeError):
                continue  # the check tells it


def findings(sources: Mapping[str, Source], guide: Guide | None, asked: Any, site: Site) -> Iterator[Finding]:
    """All findings on pages, by source path; without a guide, when data hold faults, those on front matter alone."""
    for name, source in sources.items():
        told = list(front_matter(source.path, source.text))
        yield from told
        if guide and not told:
            page = guide.pages[name]
            for rule in (kind, uses, form, questions, relations, proof, markers, counted):
                yield from rule(page, source, guide)
            yield from unasked(page, source, asked or {})
    yield from names(site, guide) if guide else ()


def kind(page: Page, source: Source, _: Guide) -> Iterator[Finding]:
    """A page is of the kind of its folder, except the page that opens it."""
    home = next((kind for folder, kind in FOLDERS.items() if page.name.startswith(folder)), "page")
    given = page.meta["kind"]
    if given != home and not page.name.endswith("index.md"):
        yield source.at("kind:", "unknown-kind", f"Here a page is of the kind {home}, not {given}.")


def uses(page: Page, source: Source, _: Guide) -> Iterator[Finding]:
    """Whatever needs style sheets or scripts of its own is named in `uses`."""
    for held, names in NEEDS.items():
        if held in source.text and not {*names} & {*page.meta.get("uses", [])}:
            yield source.at(held, "front-matter", f"A page that holds this needs uses: [{names[0]}] above its text.")


def form(page: Page, source: Source, _: Guide) -> Iterator[Finding]:
    """A page has one title, opens with its answer, skips no level of headings, and marks its quotable sentence."""
    text = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), source.text)
    before = 0
    for heading in HEADING.finditer(text):
        level = len(heading[1])
        if level > before + 1 or level == 1 == min(before, 1):
            what = "another title" if level == 1 else f"level {level} after level {before}"
            yield source.at(
                heading[0], "page-form", f"This heading is {what}: a page has one title, and skips no level."
            )
        before = level
    if (answer := ANSWER.search(text)) is None and "{{ " not in text:
        yield source.at(
            "# ", "page-form", "This page does not open with its answer: { .answer } or !!! answer.", "\n---\n"
        )
    elif answer and len(READ.sub("", answer[1]).split()) > LONGEST_ANSWER:
        yield source.at(answer[1].split("\n")[0], "page-form", f"This answer is longer than {LONGEST_ANSWER} words.")
    if quotable := page.meta.get("quotable"):
        marked = [spoken(words) for words in re.findall(r"\*([^*]+)\*\{ \.quotable \}", source.text)]
        if not any(words.rstrip(".") in spoken(quotable) for words in marked):
            yield source.at("quotable:", "page-form", "This sentence is not marked { .quotable } in the text.")


def spoken(markdown: str) -> str:
    """A sentence on one line in small letters, its links as their words."""
    return " ".join(READ.sub("", markdown.replace("[", "")).replace("’", "'").lower().split())


def questions(page: Page, source: Source, _: Guide) -> Iterator[Finding]:
    """A question has one right option, whose reason leads to the section that decides; concepts and cards ask one."""
    asked = list(QUIZ.finditer(source.text))
    if not asked and page.meta["kind"] in ("concept", "misconception") and not page.name.endswith("index.md"):
        yield source.at("kind:", "page-form", f"This {page.meta['kind']} has no question: add one with !!! quiz.")
    for question in asked:
        options = OPTION.findall(question[1])
        right = [reason for kind, reason in options if kind == "right"]
        if len(options) < 2 or len(right) != 1:
            yield source.at(question[0].split("\n")[0], "page-form", "This question needs options, and one right one.")
        elif "](" not in right[0]:
            what = "The right option of this question leads nowhere: link the section that decides."
            yield source.at(question[0].split("\n")[0], "page-form", what)


def relations(page: Page, source: Source, guide: Guide) -> Iterator[Finding]:
    """A relation leads to another page of the right kind, and is said on one side alone."""
    for name in INVERSE:
        for target in as_list(page.meta.get(name)):
            told = partial(source.at, str(target), "relation", after=f"\n{name}:")
            path = str(target).partition("#")[0]
            if (other := guide.pages.get(path)) is None:
                near = resembling(path, guide.pages)
                yield told(message=f"{name} names {target}, which does not exist.{near}")
            elif path == page.name:
                yield told(message=f"{name} names this page itself.")
            elif (wanted := MAY_LEAD_TO.get(name)) and other.meta.get("kind") not in wanted:
                yield told(
                    message=f"{name} leads to a {other.meta.get('kind')}; it must lead to a {' or '.join(wanted)}."
                )
            elif page.name in as_list(other.meta.get(INVERSE[name])) and (INVERSE[name] != name or page.name > path):
                yield told(message=f"{target} names this page already, and each shows it: take it out here.")


def proof(page: Page, source: Source, guide: Guide) -> Iterator[Finding]:
    """A misconception has a source, a citation has its work's name, and a figure is one that the work gives."""
    if page.meta["kind"] == "misconception" and not page.name.endswith("index.md") and not page.cited:
        yield source.at("# ", "unproved", "This card cites no source.", after="\n---\n")
    for plain in UNMARKED.finditer(CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), source.text)):
        if plain[1] in guide.works:
            yield source.at(
                plain[0], "unproved", f"This link to {plain[1]} is no citation: write {{ .cite }} after it."
            )
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
        said = re.sub(r"\{\{[^}]*\}|\]\([^)]*\)", "", sentence)
        known = set().union(*(given_by(guide.works[key]) for key, _ in cited))
        for figure in numbers(FIGURE, said) - known if cited else ():
            works = " or ".join(dict.fromkeys(key for key, _ in cited))
            shown = next((found for found in FIGURE.findall(said) if found.replace(",", "") == figure), figure)
            how = "look it up, and add it to its figures, or to figures_unread where you could not"
            yield source.at(shown, "unproved", f"{shown} is no figure that {works} is known to give: {how}.")


def given_by(work: Mapping[str, Any]) -> set[str]:
    """The numbers that a source is known to give, and those noted of it that nobody could see again."""
    said = [work.get("quote", ""), work["about"], *work.get("figures", []), *work.get("figures_unread", [])]
    return numbers(NUMBER, " ".join(said))


def markers(_: Page, source: Source, guide: Guide) -> Iterator[Finding]:
    """What stands in double braces is the name of a list, on a line of its own, or of a count."""
    for marker, message in odd_markers(source.text, guide):
        yield source.at(marker, "unknown-marker", message)


def odd_markers(text: str, guide: Guide) -> Iterator[tuple[str, str]]:
    """The markers in a text which the build does not replace, each with what is wrong with it."""
    known = [*ALL, *(f"count.{name}{form}" for name in guide.counts for form in ("", ".words"))]
    ends = {found.end() for found in MARKER.finditer(text)}
    for found in ANY_MARKER.finditer(text):
        if found[1] not in known:
            yield found[0], f"There is no {found[1]}.{resembling(found[1], known)}"
        elif found.end() not in ends:
            yield found[0], f"{found[0]} is not replaced: a list stands on a line of its own, in {{{{ and }}}}."


def counted(_: Page, source: Source, guide: Guide) -> Iterator[Finding]:
    """A page takes the number of claims, beliefs or systems from the data, where it will still be right tomorrow."""
    counts = {name: {str(count), words(count)} for name, count in guide.counts.items() if "-" not in name and count > 9}
    written = "|".join({form for forms in counts.values() for form in forms})
    for typed in re.finditer(rf"(?i)\b({written}) (?:\w+ )?({'|'.join(counts)})\b", source.text):
        if typed[1].lower() in counts[name := typed[2].lower()]:
            form = "" if typed[1].isdigit() else ".words"
            message = f"Write {{{{ count.{name}{form} }}}} in place of {typed[1]}, so that it stays right."
            yield source.at(typed[0], "typed-count", message)


def unasked(page: Page, source: Source, asked: Mapping[str, Any]) -> Iterator[Finding]:
    """Search finds a page by what readers ask."""
    if page.name not in asked and not any(page.name.startswith(folder) for folder in LISTS):
        yield source.at(
            "# ",
            "unasked",
            f"Nobody finds this page: say in docs/data/asked.yml what readers ask, under {page.name}.",
            "\n---\n",
        )


def names(site: Site, guide: Guide) -> Iterator[Finding]:
    """The guide has one name, in mkdocs.yml and wherever else it is written down."""
    for path, pattern in NAMED.items():
        source = Source(path, read(site.root / path))
        found = re.search(pattern, source.text, re.MULTILINE)
        if found and not found[1].startswith(guide.name):
            message = f"The guide is called {found[1]} here, and {guide.name} in mkdocs.yml."
            yield source.at(found[0], "two-names", message)
