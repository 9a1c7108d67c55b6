"""The findings on one page: its links, what stayed text, its definitions, ids and front matter."""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import yaml
from mkdocs.structure.files import File
from mkdocs.utils.meta import YAML_RE

from .findings import Finding, Verdict
from .hints import Hints, resembling, source_of
from .leftovers import is_footnote, is_reference, label_of
from .links import OWN_FILES, judge
from .marks import PageRecord
from .markup import Suspect
from .places import CODE, Origins, Place, Sources, in_yaml
from .site import Site, content, split

OWN_MACHINE = re.compile(r"https?://(?:localhost|127\.|0\.0\.0\.0|\[::1\])")
FOOTNOTE = re.compile(r"^[ \t]*\[\^([^\]]+)\]:", re.MULTILINE)
HEAD_LIKE = re.compile(r"\A\s*(?:---[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n)+|(?:[a-z_-]+: .+\n)+---[ \t]*\n)")
NAMED_FILE = re.compile(
    r"(?![a-z][\w+.-]*:|//)[^\s{}<>:*?|]+\.(?:md|markdown|png|svg|jpe?g|gif|webp|pdf)(?:#\S+)?", re.IGNORECASE
)
NOT_LINKS = {"template", "title", "description", "redirect_from", "aliases", "source", "path", "icon", "tags"}
EMPTY = {
    "markdown": r"(?P<it>\]\(\s*(?:<\s*>)?\s*(?:\)|[\"'])|\]:\s*<>)",
    "html": r"(?P<it>\b(?:href|src|srcset|data|poster)\s*=\s*(?:\"\s*\"|'\s*'|>)|\shref(?=\s*[>/]|\s+[a-z]))",
}  # how an empty address is typed
COMMENTED = re.compile(r"<!--(?!-*8<).*?-->", re.DOTALL)
MESSAGES = {
    "undefined-reference": "{} stayed text: nothing defines that label.",
    "undefined-footnote": "{} stayed text: there is no such footnote.",
    "lost-link": "{} stayed text: this is no link. Write [text](address) instead.",
    "leftover-markup": "{} stayed text: nothing reads this markup.",
    "bare-url": "{} stayed text: Markdown makes no link of it. Write <{}> instead.",
    "missing-snippet": "There is no snippet {}.",
    "empty-text": "The link to {} has no text.",
    "heading-without-id": "The heading {} has no id of its own: write { #words } behind it.",
    "image-without-alt": "The image {} has no alternative text.",
}


Fault = tuple[Verdict, Callable[[Sources], Place | None]]  # what is wrong, and what finds it in the sources


def check_page(record: PageRecord, hints: Hints, origins: Origins) -> Iterator[Finding]:
    """The findings on one page."""
    sources = Sources(record, hints.site, origins)
    typed = chain(of_links(record, hints), of_text(record, hints.site))
    for verdict, find in chain(typed, of_definitions(record), of_front_matter(record, hints)):
        yield verdict.at(*(find(sources) or Place(sources.path, 1, 1)))


def of_links(record: PageRecord, hints: Hints) -> Iterator[Fault]:
    """The links that lead nowhere, or not well."""
    seen: Counter[tuple[str, bool]] = Counter()
    judged = {link: judge(link, record.page.file, hints) for link in dict.fromkeys(record.markup.links)}
    for link in record.markup.links:
        verdict, kind, key = judged[link], "markdown" if link.is_markdown else "html", (link.written, link.is_markdown)
        nth = seen[key]
        seen[key] += 1
        if verdict is None or (link.typed in record.autolinks and OWN_MACHINE.match(link.url)):
            continue
        if verdict.rule == "empty-link":
            yield verdict, partial(Sources.matching, pattern=EMPTY[kind], nth=nth)
        elif link.kind == "footnote-backref":
            yield verdict, partial(Sources.find, wanted=f"[^{link.written.partition(':')[2]}]:")
        else:
            yield verdict, partial(Sources.find, wanted=link.written, nth=nth, kind=kind)


def of_text(record: PageRecord, site: Site) -> Iterator[Fault]:
    """Markup that stayed text, and what else the conversion told."""
    seen: Counter[Suspect] = Counter()
    for each in (*record.suspects, *record.markup.suspects):
        rule, text, kind, nth = each
        nth = seen[each] if nth is None else nth
        seen[each] += 1
        if is_meant(rule, text, record, site):
            shown = " ".join(text.split())[:200]
            message = MESSAGES[rule].replace("{}", shown) + meant(rule, text, record, site)
            find = partial(Sources.find, wanted=text.strip("\n"), nth=nth, kind=kind)
            yield Verdict(rule, message), partial(Sources.of_snippet, name=text) if rule == "missing-snippet" else find


def is_meant(rule: str, text: str, record: PageRecord, site: Site) -> bool:
    """Whether a text was meant as markup, or the project asks for the rule."""
    if rule == "undefined-footnote":
        return is_footnote(text, "\n".join(record.lines), record.has_footnotes)
    if rule == "heading-without-id":
        return bool(site.options.get("explicit-ids"))
    if rule == "bare-url":
        return not OWN_MACHINE.match(text)
    if "8<-" in text or rule == "missing-snippet":
        source = COMMENTED.sub("", content(record.page.file))
        return f";-{text}" not in source and (text in source or text not in content(record.page.file))
    return rule != "undefined-reference" or is_reference(text, record.definitions)


def meant(rule: str, text: str, record: PageRecord, site: Site) -> str:
    """A guess at what markup that stayed text was meant to be."""
    if rule == "undefined-footnote":
        return resembling(text, [f"[^{note}]" for note in FOOTNOTE.findall("\n".join(record.lines))])
    if rule == "missing-snippet":
        beside = (file for folder in record.snippet_folders for file in Path(folder, text).parent.glob("*"))
        return resembling(text, [(Path(text).parent / file.name).as_posix() for file in beside])
    if rule != "undefined-reference":
        return ""
    label = label_of(text)
    if near := difflib.get_close_matches(label.lower(), record.definitions, 1):
        return f" Did you mean [{near[0]}]?"
    if source_of(label, record.page.file) in site.sources:
        return f" Did you mean {text[: text.rindex('[')].rstrip()}({label})?"
    return ""


def of_definitions(record: PageRecord) -> Iterator[Fault]:
    """Labels that are defined twice or never used; footnotes and ids that are defined twice."""
    source = content(record.page.file).lower() if record.definitions else ""
    labels = {  # but for comments, and for those in a snippet, which serves other pages
        label
        for label, (address, *_) in record.definitions.items()
        if label not in ("//", "comment") and address not in ("#", "") and f"[{label}]:" in source
    }
    for label in labels & {*record.definitions.repeated}:
        verdict = Verdict("duplicate-definition", f"The label [{label}] is defined twice.")
        yield verdict, partial(Sources.find, wanted=f"[{label}]:", nth=1, kind="label")
    for label in labels - record.definitions.used:
        verdict = Verdict("unused-definition", f"Nothing uses the definition [{label}].")
        yield verdict, partial(Sources.find, wanted=f"[{label}]:", kind="label")
    text = "\n".join(record.lines)
    for note, times in Counter(FOOTNOTE.findall(CODE.sub("", text)) if "[^" in text else ()).items():
        if times > 1:
            verdict = Verdict("duplicate-definition", f"The footnote [^{note}] is defined twice.")
            yield verdict, partial(Sources.find, wanted=f"[^{note}]:", nth=1)
    for id, times in Counter(record.markup.ids).items():
        if times > 1:
            verdict = Verdict("duplicate-id", f"The id {id} stands {times} times on this page.")
            yield verdict, partial(Sources.find, wanted=id, nth=1, kind="id")


def of_front_matter(record: PageRecord, hints: Hints) -> Iterator[Fault]:
    """Front matter that isn't read as such, or names a template, page or picture that doesn't exist."""
    if not record.page.meta:
        yield from unread(content(record.page.file))
    site = hints.site
    for key, value in strings(record.page.meta):
        if key == "template" and not site.is_template(value):
            verdict = Verdict("missing-template", f"There is no template {value}.")
            yield verdict, partial(Sources.in_head, wanted=value, key=key)
        is_name = key not in NOT_LINKS and key not in site.options.get("relations", ()) and NAMED_FILE.fullmatch(value)
        if is_name and (message := misnamed(value, record.page.file, hints)):
            yield Verdict("front-matter-link", message), partial(Sources.in_head, wanted=value, key=key)


def unread(source: str) -> Iterator[Fault]:
    """Why front matter isn't read: it is no YAML, or does not stand between two lines of dashes above all else."""
    why, line = "", 1
    if head := YAML_RE.match(source):
        try:
            yaml.load(head[1], getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (a safe one)
        except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
            line, _, problem = in_yaml(error, 1)
            why = f"is no valid YAML: {problem}."
    elif late := HEAD_LIKE.match(source):
        line += len(late[0]) - len(late[0].lstrip("\n"))
        why = "stayed text: it stands between two lines of ---, the first of them the first of the page."
    if why:
        yield Verdict("unbuildable", f"The front matter {why}"), lambda sources: Place(sources.path, line, 1)


def strings(value: Any, key: str = "", seen: set[int] | None = None) -> Iterator[tuple[str, str]]:
    """The texts in front matter, each with its key; what several aliases share comes once."""
    seen = set() if seen is None else seen
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict | list) and id(value) not in seen:
        seen.add(id(value))
        for inner, item in value.items() if isinstance(value, dict) else ((key, each) for each in value):
            yield from strings(item, str(inner), seen)


def misnamed(value: str, page: File, hints: Hints) -> str:
    """What is wrong with the name of a file in front matter; it may be relative to the docs folder or the page."""
    path, fragment = split(value)
    from_project = "" if path.endswith(OWN_FILES) else path.removeprefix("docs/")  # as some plugins take pictures
    for known in (path.lstrip("/"), source_of(path, page), from_project):
        if known in hints.site.sources:
            is_there = not fragment or hints.site.defines(f"{known}#{fragment}")
            return "" if is_there else f"{value} names no section of {known}."
    near = hints.guess(path, page)
    return f"{value} does not exist." + (f" Did you mean {near.src_uri}?" if near else "")
