"""The findings on one page: its links, what stayed text, its definitions, ids and front matter."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.structure.files import File
from mkdocs.utils.meta import YAML_RE

from .findings import Finding, Verdict
from .hints import nearest, resembling, source_of
from .leftovers import is_footnote, is_reference, label_of
from .links import OWN_FILES, OWN_MACHINE, judge, judge_name, no_template
from .marks import PageRecord
from .markup import Suspect
from .places import CODE, Origins, Sources, in_yaml
from .site import Site, content

FOOTNOTE = re.compile(r"^[ \t]*\[\^([^\]]+)\]:", re.MULTILINE)
HEAD_LIKE = re.compile(r"\A\s*(?:-{2,}[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n)+|(?:[a-z_-]+: .+\n)+---[ \t]*\n)")
NAMED_FILE = re.compile(
    r"(?![a-z][\w+.-]*:|//)[^\s{}<>:*?|]+\.(?:md|markdown|png|svg|jpe?g|gif|webp|pdf)(?:#\S+)?", re.IGNORECASE
)
NOT_LINKS = {"template", "title", "description", "redirect_from", "aliases", "source", "path", "icon", "tags"}
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


def check_page(record: PageRecord, site: Site, origins: Origins) -> Iterator[Finding]:
    """The findings on one page."""
    sources = Sources(record, site, origins)
    for part in (of_links, of_text, of_definitions, of_front_matter):
        yield from part(record, site, sources)


def of_links(record: PageRecord, site: Site, sources: Sources) -> Iterator[Finding]:
    """The links that lead nowhere, or not well."""
    seen: Counter[tuple[str, bool]] = Counter()
    judged = {link: judge(link, record.page.file, site) for link in dict.fromkeys(record.markup.links)}
    for link in record.markup.links:
        verdict, wanted, nth = judged[link], link.written, seen[link.written, link.is_markdown]
        seen[link.written, link.is_markdown] += 1
        if verdict is None or (verdict.rule == "fragile-url" and f"<{link.typed}>" in sources.texts[0]):
            continue
        if link.kind == "footnote-backref":
            yield sources.at(verdict, f"[^{wanted.partition(':')[2]}]:")
        else:
            yield sources.at(verdict, wanted, nth, "markdown" if link.is_markdown else "html")


def of_text(record: PageRecord, site: Site, sources: Sources) -> Iterator[Finding]:
    """Markup that stayed text, and what else the conversion told."""
    seen: Counter[Suspect | str] = Counter()
    for each in (*record.suspects, *record.markup.suspects):
        rule, text, kind = each
        alike = kind if kind == "heading" else each  # whatever its words
        if what := message_for(rule, text, record, site):
            yield sources.at(Verdict(rule, what), text.strip(), seen[alike], kind)
        seen[alike] += 1


def message_for(rule: str, text: str, record: PageRecord, site: Site) -> str:
    """What to say of a text that a rule suspects; "" if it was not meant as markup, or nobody asks for the rule."""
    hint, is_asked = "", rule != "heading-without-id" or site.options.get("explicit-ids")
    if not is_asked or (rule == "bare-url" and OWN_MACHINE.match(text)):
        return ""
    if rule == "undefined-footnote":
        lines = "\n".join(record.lines)
        if not is_footnote(text, lines):
            return ""
        hint = resembling(text, [f"[^{note}]" for note in FOOTNOTE.findall(lines)])
    elif rule == "undefined-reference":
        if not is_reference(text, record.definitions):
            return ""
        label = label_of(text)
        if near := nearest(label.lower(), record.definitions, 0.6):
            hint = f" Did you mean [{near}]?"
        elif source_of(label, record.page.file) in site.sources:
            hint = f" Did you mean {text[: text.rindex('[')].rstrip()}({label})?"
    elif "8<-" in text and f";-{text}" in content(record.page.file):
        return ""
    elif rule == "missing-snippet":
        if text not in COMMENTED.sub("", source := content(record.page.file)) and text in source:
            return ""
        beside = (file for folder in record.snippet_folders for file in Path(folder, text).parent.glob("*"))
        hint = resembling(text, [(Path(text).parent / file.name).as_posix() for file in beside])
        below = text.partition("/")[2]  # without the folder in which they are looked for
        if below and any(Path(folder, below).is_file() for folder in record.snippet_folders):
            hint = f" Did you mean {below}?"
    return MESSAGES[rule].replace("{}", " ".join(text.split())[:200]).replace("<www.", "<https://www.") + hint


def of_definitions(record: PageRecord, site: Site, sources: Sources) -> Iterator[Finding]:
    """Labels that are defined twice or never used; footnotes and ids that are defined twice."""
    source = content(record.page.file).lower() if record.definitions else ""
    for label, (address, *_) in record.definitions.items():
        if label in ("//", "comment") or address in ("#", "") or f"[{label}]:" not in source:
            continue  # a comment, or part of a snippet, which serves other pages
        if label in record.definitions.repeated:
            verdict = Verdict("duplicate-definition", f"The label [{label}] is defined twice.")
            yield sources.at(verdict, f"[{label}]:", 1, "label")
        if label not in record.definitions.used:
            verdict = Verdict("unused-definition", f"Nothing uses the definition [{label}].")
            yield sources.at(verdict, f"[{label}]:", 0, "label")
    text = "\n".join(record.lines)
    for note, times in Counter(FOOTNOTE.findall(CODE.sub("", text)) if "[^" in text else ()).items():
        if times > 1:
            verdict = Verdict("duplicate-definition", f"The footnote [^{note}] is defined twice.")
            yield sources.at(verdict, f"[^{note}]:", 1)
    for id, times in Counter(record.markup.ids).items():
        if times > 1:
            yield sources.at(Verdict("duplicate-id", f"The id {id} stands {times} times on this page."), id, 1, "id")


def of_front_matter(record: PageRecord, site: Site, sources: Sources) -> Iterator[Finding]:
    """Front matter that isn't read as such, or names a template, page or picture that doesn't exist."""
    if not record.page.meta and (fault := unread(content(record.page.file))):
        yield Verdict("unbuildable", f"The front matter {fault[0]}").at(sources.path, fault[1])
    for key, value in strings(record.page.meta, "", set()):
        if key == "template" and (wrong := no_template(site, value)):
            yield wrong.at(*sources.in_head(value, key))
        is_name = key not in NOT_LINKS and key not in site.options.get("relations", ()) and NAMED_FILE.fullmatch(value)
        if is_name and (wrong := misnamed(value, record.page.file, site)):
            yield Verdict("front-matter-link", wrong.message).at(*sources.in_head(value, key))


def unread(source: str) -> tuple[str, int] | None:
    """Why front matter isn't read, and the line: it is no YAML, or does not stand between dashes above all else."""
    if head := YAML_RE.match(source):
        try:
            yaml.load(head[1], getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (a safe one)
        except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
            line, _, problem = in_yaml(error, 1)
            return f"is no valid YAML: {problem}.", line
    elif late := HEAD_LIKE.match(source):
        line = 1 + len(late[0]) - len(late[0].lstrip("\n"))
        return "stayed text: it stands between two lines of ---, the first of them the first of the page.", line
    return None


def strings(value: Any, key: str, seen: set[int]) -> Iterator[tuple[str, str]]:
    """The texts in front matter, each with its key; what several aliases share comes once."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict | list) and id(value) not in seen:
        seen.add(id(value))
        for inner, item in value.items() if isinstance(value, dict) else ((key, each) for each in value):
            yield from strings(item, str(inner), seen)


def misnamed(value: str, page: File, site: Site) -> Verdict | None:
    """What is wrong with the name of a file in front matter; it may be relative to the docs folder or the page."""
    path, hash, fragment = value.partition("#")
    from_project = "" if path.endswith(OWN_FILES) else path.removeprefix("docs/")  # as some plugins take pictures
    names = filter(None, (path.lstrip("/"), source_of(path, page), from_project))
    wrong = [judge_name(name + hash + fragment, site) for name in names]
    return wrong[0] if all(wrong) else None
