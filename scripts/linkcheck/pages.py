"""The findings on one page: its links, what stayed text, its definitions, ids and front matter."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml
from mkdocs.utils.meta import YAML_RE

from .findings import Finding, Verdict, nearest
from .links import OWN_MACHINE, judge, judge_template, src_uri_of
from .locations import Locator, find_text, line_and_column, yaml_problem
from .markup import Suspect, is_footnote, is_reference, label_of
from .recorder import PageRecord
from .site import Site, content

DEFINED = re.compile(r"(?m)^[ \t]*\[(\^[^\]\n]+|[^\]\n]+(?=\]:[ \t]*\S+[ \t]*(?:[\"'(].*)?$))\]:")  # a note, a label
LATE_HEAD = re.compile(r"\A\s*(?:-{2,}[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n)+|(?:[a-z_-]+: .+\n)+---[ \t]*\n)")
BOX_HEAD = r"(?:!!!|\?\?\?\+?)[ \w-]+"
BOX = re.compile(  # one whose title lacks its quotation marks; a box or tab with nothing in it, and the line below
    rf'(?m)^( *)(?P<it>{BOX_HEAD} [A-Z][ \w-]*$|(?:{BOX_HEAD}(?:".*")?[ \t]*\n'
    r'|(?:!!![ \w-]+|\?{3}\+?[ \w-]+".*"|===[!+]? ".*")(?:[ \t]*\n)+?)(?!\1(?: {4}|\t)|[ \t]*$).+)'
)
REMEDIES = [  # for leftover-markup, how it looks, and what to do
    (re.compile(r"([!?])\1(?:\1\1)?[ \t]+(\w.*)"), r" Write \1\1\1 \2."),
    (re.compile(r"(!!!|\?\?\?\+?) ([\w-]+)(?:: *| +['“])([^'\"“”]+)['”]?"), r' Write \1 \2 "\3".'),
    (re.compile(r"(===[+!]?)[ \t]+[“']?([^'\"“”]+)[”']?"), r' Write \1 "\2".'),
    (re.compile(r"\?\?\?.*\""), " Is pymdownx.details listed under markdown_extensions?"),
    (re.compile(r"\[!(\w+)\]"), r" Write !!! \1, and indent what belongs to it by four blanks."),
    (re.compile(r"(\{:? ?[.#][^{}]*)"), r" Write \1 }."),
    (re.compile(r" ?\{ ?[.#].*\}"), " Put it directly behind what it belongs to, without a blank."),
    (re.compile(r"(\{[^{}]*=[^{}]*)"), " Close it by a bracket }."),
    (re.compile(r"(?:\d+\) |[-+]\w|[•·])(?s:.+)"), " Begin each line with 1. or -, and a blank."),
    (re.compile(r".*\\"), " Write <br> in the place of the backslash."),
    (re.compile(r"\*\*[^*]*\**"), " Close it by as many signs as open it, with no blank within."),
    (re.compile(r"(?:`{3,}|~{3,}).*"), " Close it with a line of the same signs."),
    (re.compile(r"\[\] .*"), " Write [ ]."),
    (re.compile(r"\|?[ \t]*:?--[-:| \t]*"), " Leave a blank line above the table."),
    (re.compile(r"(?:.*:\n)?(?:[*+-]|\d+\.)(?:\s(?s:.*))?"), " Leave a blank line above the list."),
]
MESSAGES = {
    "undefined-reference": "“{}” stayed text: nothing defines that label.",
    "undefined-footnote": "“{}” stayed text: no line begins with {}: and the note.",
    "lost-link": "“{}” stayed text: this is no link. Write [text](address) instead.",
    "leftover-markup": "“{}” stayed text: nothing reads this markup.",
    "unknown-attribute": "“{}” is no attribute that anything reads.",
    "bare-url": "“{}” stayed text: Markdown makes no link of it.",
    "missing-snippet": "There is no snippet “{}”.",
    "empty-text": "The link to “{}” has no text.",
    "heading-without-id": "The heading “{}” has no id of its own: write { #words } behind it.",
    "image-without-alt": "The image “{}” has no alternative text.",
}


def check_page(record: PageRecord, site: Site, locator: Locator) -> Iterator[Finding]:
    """The findings on one page."""
    yield from check_front_matter(record, site, locator)
    for stray in record.strays:
        place = locator.origin(*line_and_column(locator.texts[1], stray.tag.start()), stray.tag[0])
        yield Verdict("stray-tag", stray.message, fix=stray.fix).at(*place, subject=stray.tag[0])
    for part in (check_links, check_suspects, check_definitions):
        yield from part(record, site, locator)


def check_links(record: PageRecord, site: Site, locator: Locator) -> Iterator[Finding]:
    """The links that lead nowhere, or not well."""
    seen: Counter[tuple[str, str]] = Counter()
    for link in record.markup.links:
        verdict, way = judge(link, record.page.file, site), "markdown" if link.is_markdown else "html"
        if verdict and not (verdict.rule == "fragile-url" and f"<{link.markdown_href}>" in locator.texts[0]):
            yield locator.at(verdict, link.href, seen[link.href, way], way)
        seen[link.href, way] += 1


def check_suspects(record: PageRecord, site: Site, locator: Locator) -> Iterator[Finding]:
    """Suspects that are faults: markup that stayed text, headings, pictures and the like; then boxes amiss."""
    seen: Counter[Suspect | str] = Counter()
    for each in (*record.suspects, *record.markup.suspects):
        rule, text, kind = each
        alike = kind if kind == "heading" else each  # whatever its words
        if (fix := suggest(each, record, site)) is not None:
            message = MESSAGES[rule].replace("{}", " ".join(text.split())[:200])
            if rule == "leftover-markup":
                message += next((match.expand(do) for form, do in REMEDIES if (match := form.fullmatch(text))), "")
            yield locator.at(Verdict(rule, message, True, fix), text.strip(), seen[alike], kind)
        seen[alike] += 1
    for box in BOX.finditer("\n".join(record.lines)):
        head, _, rest = box["it"].partition("\n")
        if locator.texts[0].startswith(head, box.start("it")):
            remedy = "indent its text by four blanks" if rest else "put its title in quotation marks"
            yield locator.at(Verdict("leftover-markup", f"“{head}” isn't what it seems: {remedy}."), box["it"])


def suggest(suspect: Suspect, record: PageRecord, site: Site) -> str | None:
    """What most likely belongs in the place of a text, "" when nothing comes to mind; None where it is no fault."""
    rule, text, _ = suspect
    if rule == "heading-without-id":
        return "" if site.options.get("explicit-ids") else None
    if rule == "lost-link":
        tight = re.sub(r"^(!?\[[^\]]+\]|!)\s+(?=[\[(:])", r"\1", re.sub(r"^\[!", "![", text))
        return tight if tight != text else ""
    if rule == "bare-url":
        return None if OWN_MACHINE.match(text) else f"<{'https://' if text.startswith('www.') else ''}{text}>"
    if rule == "undefined-footnote":
        page = "\n".join(record.lines)
        return nearest(text, [f"[{each}]" for each in DEFINED.findall(page)]) if is_footnote(text, page) else None
    if rule == "undefined-reference":
        if not is_reference(text, record.definitions):
            return None
        label = label_of(text)
        start = text.rfind(label)
        if near := nearest(label.lower(), record.definitions, 0.6):
            return text[:start] + near + text[start + len(label) :]
        return f"{text[: start - 1].rstrip()}({label})" if src_uri_of(label, record.page.file) in site.by_src else ""
    if rule == "missing-snippet":
        beside = (file for folder in record.snippet_folders for file in Path(folder, text).parent.glob("*"))
        return nearest(text, [(Path(text).parent / file.name).as_posix() for file in beside])
    if rule == "unknown-attribute":
        return nearest(text, ("href", "src"), 0.66)
    return None if f";-{text}" in content(record.page.file) else ""  # a snippet that is escaped


def check_definitions(record: PageRecord, site: Site, locator: Locator) -> Iterator[Finding]:
    """Labels and ids that are defined twice."""
    ids = Counter(record.markup.ids)
    is_lost = any(suspect.rule == "undefined-footnote" for suspect in record.suspects)  # which a note may be meant for
    for label, times in Counter(DEFINED.findall(locator.texts[0].lower())).items():
        if times > 1:
            verdict = Verdict("duplicate-definition", f"“[{label}]” is defined twice.")
            yield locator.at(verdict, f"[{label}]:", 1, "label")
        elif f"fn:{label[1:]}" in ids and f"fnref:{label[1:]}" not in ids and not is_lost:
            verdict = Verdict("unused-footnote", f"Nothing refers to the note: write [{label}] where it belongs.")
            yield locator.at(verdict, f"[{label}]:", 0, "label")
    for id, times in ids.items():
        if times > 1:
            yield locator.at(Verdict("duplicate-id", f"The id “{id}” stands {times} times on this page."), id, 1, "id")


def check_front_matter(record: PageRecord, site: Site, locator: Locator) -> Iterator[Finding]:
    """Front matter that isn't read as such, or names a template that doesn't exist."""
    text, meta = content(record.page.file), record.page.meta
    if (name := meta.get("template")) and (verdict := judge_template(site, str(name))):
        yield verdict.at(locator.path, *(find_text(text, str(name)) or ()), subject=str(name))
    elif not meta and (head := YAML_RE.match(text)):
        try:
            yaml.load(head[1], getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (a safe one)
        except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
            *place, problem = yaml_problem(error, 1)
            yield Verdict("unbuildable", f"The front matter is no valid YAML: {problem}.").at(locator.path, *place)
    elif not meta and (late := LATE_HEAD.match(text)):
        what = "stayed text: it stands between two lines of ---, the first of them the first of the page."
        line = 1 + len(late[0]) - len(late[0].lstrip("\n"))
        yield Finding(locator.path, line, 1, "unbuildable", f"The front matter {what}")
