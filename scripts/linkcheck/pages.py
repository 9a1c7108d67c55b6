"""The findings on one page: its links, what stayed text, its definitions, ids and front matter."""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml
from mkdocs.utils.meta import YAML_RE

from .findings import Finding
from .hints import Hints, resembling
from .links import Verdict, judge, judge_external, source_of
from .marks import PageRecord
from .markup import Link
from .places import CODE, Place, Sources
from .site import Site, content, split

OWN_MACHINE = re.compile(r"https?://(?:localhost|127\.|0\.0\.0\.0|\[::1\])")
FOOTNOTE = re.compile(r"^[ \t]*\[\^([^\]]+)\]:", re.MULTILINE)
ABBREVIATION = re.compile(r"^\*\[([^\]\n]+)\][ ]?:", re.MULTILINE)
NO_START = re.compile(r"\A(?:[a-z_-]+: .+\n)+---[ \t]*\n")
HEAD_LIKE = re.compile(r"\A\s*---[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n)+")
NAMED_FILE = re.compile(
    r"(?![a-z][\w+.-]*:|//)[^\s{}<>:*?|]+\.(?:md|markdown|png|svg|jpe?g|gif|webp|pdf)(?:#\S+)?", re.IGNORECASE
)
NOT_LINKS = {"template", "title", "description", "redirect_from", "aliases", "source", "path", "icon", "tags"}
KINDS = {"heading-without-id": "heading", "empty-text": "empty", "image-without-alt": "empty"}
EMPTY = {
    "markdown": r"\]\(\s*(?:<\s*>)?\s*(?:\)|[\"'])|\]:\s*<>",
    "html": r"\b(?:href|src|srcset|data|poster)\s*=\s*(?:\"\s*\"|'\s*'|>)|\shref(?=\s*[>/]|\s+[a-z])",
}  # how an empty address is typed
COMMENTED = re.compile(r"<!--(?!-*8<).*?-->", re.DOTALL)
MESSAGES = {
    "undefined-reference": "{} stayed text: nothing defines that label.",
    "undefined-footnote": "{} stayed text: there is no such footnote.",
    "lost-link": "{} stayed text: this is no link. Write [text](address) instead.",
    "leftover-markup": "{} stayed text: nothing reads this markup.",
    "bare-url": "{} stayed text: Markdown makes no link of it. Write <{}> instead.",
    "missing-snippet": "There is no snippet {}.",
    "unchecked": "The snippet {} cannot be fetched.",
    "empty-text": "The link to {} has no text.",
    "heading-without-id": "The heading {} has no id of its own: write { #words } behind it.",
    "image-without-alt": "The image {} has no alternative text.",
}


Made = dict[str, tuple[str, str]]


class Fault(NamedTuple):
    """What is wrong, and the text to look for: which occurrence of it, typed as what."""

    rule: str
    message: str
    text: str
    which: int = 0
    kind: str = ""
    after: int = -1  # which link of the page it is
    is_sure: bool = True


def check_page(record: PageRecord, site: Site, hints: Hints, made: Callable[[], Made] = dict) -> Iterator[Finding]:
    """The findings on one page. Its sources are read only when there is one.

    `made` returns what lines without a file were made from.
    """
    faults = [*of_links(record, site, hints), *of_text(record, site, hints), *of_definitions(record)]
    faults += [*of_ids(record), *of_front_matter(record, site, hints)]
    if not faults:
        return
    sources = Sources(record, site, made())
    for fault in faults:
        place = placed(fault, sources) or nearest(fault, sources)
        message = fault.message
        if fault.rule == "duplicate-id" and (first := sources.find(fault.text, 0, "id")):
            message += f", first in line {first.line}."
        yield Finding(*place, fault.rule, message, fault.is_sure)


def of_links(record: PageRecord, site: Site, hints: Hints) -> Iterator[Fault]:
    """The links that lead nowhere, or not well."""
    seen: Counter = Counter()
    judged: dict[Link, Verdict | None] = {}
    for index, link in enumerate(record.markup.links):
        key = link.written, link.typed is not None
        if link not in judged:
            judged[link] = judge(link, record.page.file, site, hints)
        verdict = judged[link]
        if verdict and not (link.typed in record.autolinks and OWN_MACHINE.match(link.url)):
            kind = "html" if link.typed is None else "markdown"
            yield Fault(verdict.rule, verdict.message, link.written, seen[key], kind, index, verdict.is_sure)
        seen[key] += 1


def of_text(record: PageRecord, site: Site, hints: Hints) -> Iterator[Fault]:
    """Markup that stayed text, and what else the conversion told."""
    seen: Counter = Counter()
    typed = [(rule, text, KINDS.get(rule, ""), -1) for rule, text in record.faults]
    raw = [(rule, text, "html" if text[:1] != "<" else "", nth) for rule, text, nth in record.markup.faults]
    for rule, text, kind, nth in typed + raw:
        nth, shown = nth if nth >= 0 else seen[rule, text], " ".join(text.split())[:200]
        seen[rule, text] += 1
        if not is_meant(rule, text, record, site):
            continue
        message = MESSAGES[rule].replace("{}", shown) + meant(rule, text, record, site, hints)
        yield Fault(rule, message, text.strip("\n"), nth, kind)


def is_meant(rule: str, text: str, record: PageRecord, site: Site) -> bool:
    """Whether a text was meant as a reference: `x[0][1]`, `[FILE] [DIR]` and `[^a-z]` weren't."""
    if rule == "undefined-footnote":
        return record.has_footnotes or bool(re.fullmatch(r"\[\^\d+\]", text)) or f"{text}:" in "\n".join(record.lines)
    if rule == "heading-without-id":
        return bool(site.options.get("explicit-ids"))
    if rule == "bare-url":
        return not OWN_MACHINE.match(text)
    if "8<-" in text or rule == "missing-snippet":
        source = COMMENTED.sub("", content(record.page.file))
        is_shown = f";-{text}" in source or (text not in source and text in content(record.page.file))
        return not is_shown and (record.has_snippets or rule == "missing-snippet")
    if rule != "undefined-reference":
        return True
    label = label_of(text)
    is_near = bool(difflib.get_close_matches(label.lower(), record.definitions, 1, 0.75))
    if text.startswith("!") and "][" not in text:
        is_near = bool(difflib.get_close_matches(label.lower(), record.definitions, 1, 0.6))
        return is_near or bool(re.search(r"\.\w+$", label))
    if "] [" in text:
        return is_near or bool(re.search(r"\.(?:md|html)\b", label))
    first = text.partition("][")[0].strip("![")
    if first.startswith("-"):
        return is_near  # an option of a command
    is_index = re.fullmatch(r"[\d\W]*", first or label) or re.fullmatch(r"[\d:,+*-]+|\.\.\.", label)
    return is_near or bool((len(label) > 1 or len(first) > 3) and not is_index)


def label_of(text: str) -> str:
    """The label in a reference: `[text][label]`, `[label][]` or `![label]`."""
    return re.split(r"\]\s?\[", text)[-1].strip("![]") or text.rpartition("][")[0].strip("![]")


def meant(rule: str, text: str, record: PageRecord, site: Site, hints: Hints) -> str:
    """A guess at what markup that stayed text was meant to be."""
    if rule == "undefined-footnote":
        return resembling(text, [f"[^{note}]" for note in FOOTNOTE.findall("\n".join(record.lines))])
    if rule != "undefined-reference":
        return ""
    label = label_of(text)
    if near := difflib.get_close_matches(label.lower(), record.definitions, 1):
        return f" Did you mean [{near[0]}]?"
    if source_of(Link("a", label, label), record.page.file) in site.sources:
        return f" Did you mean {text[: text.rindex('[')].rstrip()}({label})?"
    return ""


def of_definitions(record: PageRecord) -> Iterator[Fault]:
    """Labels, footnotes and abbreviations that are defined twice or never used."""
    source = content(record.page.file).lower() if record.definitions else ""
    comments = {
        label for label, value in record.definitions.items() if label in ("//", "comment") or value[0] in ("#", "")
    }
    for label in record.definitions.repeated:
        if label not in comments and f"[{label}]:" in source:
            yield Fault("duplicate-definition", f"The label [{label}] is defined twice.", f"[{label}]:", 1, "label")
    for label in record.definitions.keys() - record.definitions.used:
        if label not in comments and f"[{label}]:" in source:  # not in a snippet, which serves other pages
            yield Fault("unused-definition", f"Nothing uses the definition [{label}].", f"[{label}]:", 0, "label")
    text = "\n".join(record.lines)
    if text.count("[^") > 1 and "]:" in text:
        for note, times in Counter(FOOTNOTE.findall(CODE.sub("", text))).items():
            if times > 1:
                yield Fault("duplicate-definition", f"The footnote [^{note}] is defined twice.", f"[^{note}]:", 1)
    if "*[" in text:
        own = set(ABBREVIATION.findall(content(record.page.file)))
        rest = ABBREVIATION.sub("", text)
        for word in (word for word in ABBREVIATION.findall(CODE.sub("", text)) if word in own):
            if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", rest):
                yield Fault("unused-definition", f"Nothing uses the abbreviation {word}.", f"*[{word}]")


def of_ids(record: PageRecord) -> Iterator[Fault]:
    """Ids that stand twice on the page."""
    ids = record.markup.ids
    for id, times in Counter(ids).items() if len(set(ids)) < len(ids) else ():
        if times > 1:
            yield Fault("duplicate-id", f"The id {id} stands {times} times on this page", id, 1, "id")


def of_front_matter(record: PageRecord, site: Site, hints: Hints) -> Iterator[Fault]:
    """Front matter that isn't read as such, or names what doesn't exist."""
    meta, source = record.page.meta, content(record.page.file) if record.page.file.abs_src_path else ""
    if not meta:
        yield from unread(source)
        return
    template = meta.get("template")
    if template and not site.is_template(str(template)):
        yield Fault("missing-template", f"There is no template {template}.", str(template), kind="template")
    for key, value in strings(meta):
        if key in NOT_LINKS or key in site.options.get("relations", ()):
            continue
        if NAMED_FILE.fullmatch(value) and (message := named(value, record, site, hints)):
            yield Fault("front-matter-link", message, value, kind=f"meta {key}")
        elif re.match(r"(?i)(?:https?|file|mailto):|//\w|[a-z]{3,6}:/|https?/|www\.", value) and " " not in value:
            judged = judge_external(value) if not value.startswith("www.") else Verdict("", f"{value} has no scheme.")
            if judged:
                yield Fault("front-matter-link", judged.message, value, kind=f"meta {key}")


def unread(source: str) -> Iterator[Fault]:
    """Why front matter isn't read: it is no YAML, begins late, or has no end."""
    if head := YAML_RE.match(source):
        try:
            yaml.load(head[1], getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (a safe one)
        except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
            mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
            if "end of stream" in problem:
                mark, problem = getattr(error, "context_mark", None) or mark, "what is opened here has no end"
            date = re.search(r"\d{4}-\d\d?-\d", head[1])  # the one value whose form may be right and its sense wrong
            line = mark.line if mark else head[1].count("\n", 0, date.start()) if date else 0
            yield Fault("unbuildable", f"The front matter is no valid YAML: {problem}.", "", line + 2, "line")
    elif NO_START.match(source):
        yield Fault("unbuildable", "The front matter stayed text: write --- above it.", "", 1, "line")
    elif HEAD_LIKE.match(source) and source.lstrip().startswith("---"):
        what = "has no end: write --- below it" if source.startswith("---") else "must begin on the first line"
        yield Fault("unbuildable", f"The front matter stayed text: it {what}.", "---", kind="meta")


def strings(value: Any, key: str = "", seen: set[int] | None = None) -> Iterator[tuple[str, str]]:
    """The texts in front matter, each with its key; what several aliases share comes once."""
    seen = set() if seen is None else seen
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict | list) and id(value) not in seen:
        seen.add(id(value))
        for inner, item in value.items() if isinstance(value, dict) else ((key, each) for each in value):
            yield from strings(item, str(inner), seen)


def named(value: str, record: PageRecord, site: Site, hints: Hints) -> str:
    """What is wrong with the name of a file in front matter; it may be relative to the docs folder or the page."""
    path, fragment = split(value)
    page = record.page.file
    names = path.lstrip("/"), source_of(Link("a", path, path), page)
    built = site.by_dest.get(site.destination(path, page.dest_uri) or "")
    file = next(filter(None, map(site.files.get_file_from_path, names)), built)
    if file is None or file.inclusion.is_excluded():
        near = hints.guess(path, page)
        return f"{value} does not exist." + (f" Did you mean {near.src_uri}?" if near else "")
    if not fragment or file.dest_uri not in site.markup or site.has_section(file.dest_uri, fragment):
        return ""
    near_id = hints.id_like(fragment, site.ids(file.dest_uri) or (), file)
    return f"{value} names no section of {file.src_uri}." + (f" Did you mean {path}#{near_id}?" if near_id else "")


def placed(fault: Fault, sources: Sources) -> Place | None:
    """Where the text of a fault was typed."""
    rule = fault.rule
    if fault.kind == "line":
        return Place(sources.path, fault.which, 1)
    if fault.kind.startswith("meta"):
        return sources.in_head(fault.text, fault.kind[5:])
    if fault.kind == "template":
        return sources.in_head(fault.text, "template")
    if rule in ("missing-snippet", "unchecked"):
        return sources.find_in_files(fault.text)
    if rule == "empty-link":
        return sources.matching(EMPTY[fault.kind], fault.which)
    if rule == "unused-definition" and fault.text.startswith("#fnref"):
        return sources.find(f"[^{fault.text.partition(':')[2]}]:", 0)
    return sources.find(fault.text, fault.which, fault.kind)


def nearest(fault: Fault, sources: Sources) -> Place:
    """The place of the last link before the fault that somebody typed; else the first line of the page."""
    links = sources.record.markup.links
    for link in reversed(links[max(0, fault.after - 50) : max(fault.after, 0)]):
        if link.url and (place := sources.find(link.written, 0, "html" if link.typed is None else "markdown")):
            return place._replace(column=1)
    return Place(sources.path, 1, 1)
