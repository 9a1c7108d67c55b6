"""The validator as a MkDocs plugin: pages are read as MkDocs converts them, judged before anything is rendered."""

import copy
import difflib
import fnmatch
import logging
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import yaml
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.utils.meta import YAML_RE

from .findings import ERROR, RULES, Finding
from .hints import Hints
from .links import judge
from .markup import TYPED, read_html
from .marks import Marks, PageRecord
from .places import CODE, Place, Sources
from .site import Site, split
from .structure import Structure, stubs

TYPED_ATTRIBUTE = re.compile(rf' {TYPED}="[^"]*"')
FOOTNOTE = re.compile(r"^[ \t]*\[\^([^\]]+)\]:", re.MULTILINE)
MESSAGES = {
    "undefined-reference": "{} stayed text: nothing defines that label.",
    "undefined-footnote": "{} stayed text: there is no such footnote.",
    "leftover-markup": "{} stayed text: this is no link. Write [text](address) instead.",
    "bare-url": "{} stayed text: Markdown makes no link of it. Write <{}> instead.",
    "missing-snippet": "There is no snippet {}.",
    "empty-text": "The link to {} has no text.",
    "heading-without-id": "The heading {} has no id of its own: write { #words } behind it.",
    "image-without-alt": "The image {} has no alternative text.",
}


class LinkCheck(BasePlugin):
    """Checks links during a build; `decide` gets the findings and may raise to stop it."""

    def __init__(self, decide: Callable[[list[Finding], int], None]) -> None:
        self.decide = decide
        self.marks, self.records = Marks(), []
        self.nav = None
        self.made: dict[
            str, Callable[[], dict[str, tuple[str, str]]]
        ] = {}  # by page: where lines that no file holds come from
        self.unmade: set[str] = set()  # source paths of pages whose lists could not be made, so that ids are missing
        self.unbuildable: list[Finding] = []
        self.more: list[Callable[[Site, list[PageRecord]], Iterable[Finding]]] = []  # rules of the project itself
        self.load_config({})

    @event_priority(100)
    def on_config(self, config):
        own = Path(config.config_file_path).with_name("pyproject.toml")
        table = tomllib.loads(own.read_text("utf-8")) if own.is_file() else {}
        self.options = table.get("tool", {}).get("linkcheck", {})
        self.marks.explicit_ids = self.options.get("explicit-ids", False)
        # Before plugins add to them:
        self.typed = {key: copy.deepcopy(config[key]) for key in ("nav", "extra", "extra_css", "extra_javascript")}
        config.markdown_extensions.append(self.marks)
        for name in ("not_found", "anchors", "unrecognized_links", "absolute_links"):
            if config.validation.links[name] >= 0:  # a negative one isn't a level of logging, but another meaning
                config.validation.links[name] = logging.DEBUG  # these are ours to report
        return config

    @event_priority(-100)
    def on_files(self, files, config):
        self.records, self.unbuildable = [], []
        for file in list(files):
            if file.abs_src_path and not Path(file.abs_src_path).exists():
                files.remove(file)
                root = Path(config.config_file_path).parent
                path = Path(file.abs_src_path).relative_to(root).as_posix()
                self.unbuildable.append(
                    Finding(path, 1, 1, "unbuildable", f"{file.src_uri} is a link to a missing file.")
                )
        return files

    @event_priority(-100)
    def on_nav(self, nav, config, files):
        self.nav = nav

    @event_priority(-100)
    def on_page_markdown(self, markdown, page, config, files):
        self.marks.record = PageRecord(page)

    @event_priority(100)
    def on_page_content(self, html, page, config, files):
        record, self.marks.record = self.marks.record, None
        record.markup = read_html(html)
        self.records.append(record)
        record.html = TYPED_ATTRIBUTE.sub("", html)
        return record.html

    @event_priority(-100)
    def on_env(self, env, config, files):
        for record in self.records:
            if record.page.content != record.html:  # a plugin has added to it, such as the list of tags
                record.markup.ids.extend(set(read_html(record.page.content).ids) - set(record.markup.ids))
        site = Site(config, files)
        site.redirects = stubs(config)
        site.markup = {record.page.file.dest_uri: record.markup for record in self.records}
        site.unmade = {file.dest_uri for file in files if file.src_uri in self.unmade}
        hints = Hints(site)
        structure = Structure(site, hints, self.nav, self.typed)
        found = [*self.unbuildable, *structure.findings()]
        menu = config.plugins["literate-nav"].config.nav_file if "literate-nav" in config.plugins else None
        for record in self.records:
            if record.page.file.name + ".md" == menu:
                continue  # checked as a menu
            found += check_page(record, site, hints, structure, self.made.get(record.page.file.src_uri, dict))
        found += orphans(self.records, site) if self.options.get("orphans") and not self.unmade else ()
        found += (finding for more in self.more for finding in more(site, self.records))
        self.decide(sorted(each for each in set(found) if not self.ignored(each)), len(self.records))

    def ignored(self, finding: Finding) -> bool:
        """Whether pyproject.toml has `ignore = ["docs/old/*: bare-url"]` or the like."""
        at = f"{finding.path}: {finding.rule}"
        return any(fnmatch.fnmatch(at, pattern) for pattern in self.options.get("ignore", ()))


def orphans(records: list[PageRecord], site: Site) -> list[Finding]:
    """A finding for each page to which no other page has a link."""
    reached = {"index.html"}
    for record in records:
        here = record.page.file.dest_uri
        for url in {link.url.partition("#")[0] for link in record.markup.links if ":" not in link.url}:
            if (dest := site.destination(split(url)[0], here)) != here:
                reached.add(dest)
    alone = (record.page.file for record in records if record.page.file.dest_uri not in reached)
    return [Finding(site.shown(file), 1, 1, "orphan-page", "No other page links to this one.") for file in alone]


def check_page(
    record: PageRecord, site: Site, hints: Hints, structure: Structure, made: Callable = dict
) -> list[Finding]:
    """The findings on one page. Its sources are read only when there is one."""
    page, markup = record.page.file, record.markup
    found: list[tuple] = []  # (rule, message, text to look for, how often it came before, whether it's Markdown)
    seen: Counter = Counter()
    for link in markup.links:
        if verdict := judge(link, page, site, hints):
            found.append((*verdict, link.written, seen[link.written], link.typed is not None))
        seen[link.written] += 1
    for rule, text in record.faults:
        message = MESSAGES[rule].replace("{}", " ".join(text.split())) + meant(rule, text, record)
        found.append((rule, message, text.strip("\n"), seen[rule, text], False))
        seen[rule, text] += 1
    for tag in markup.odd_tags:
        found.append(("leftover-markup", f"<{tag}> is read as an HTML tag: this is no link.", f"<{tag}>", 0, False))
    for id, times in Counter(markup.ids).items():
        if times > 1:
            found.append(("duplicate-id", f"The id {id} stands {times} times on this page", id, 1, False))
    for label in record.definitions.repeated:
        found.append(("duplicate-definition", f"The label [{label}] is defined twice.", f"[{label}]:", 1, False))
    for label in record.definitions.keys() - record.definitions.used:
        found.append(("unused-definition", f"Nothing uses the definition [{label}].", f"[{label}]:", 0, False))
    if not record.page.meta and (head := YAML_RE.match(page.content_string)):
        try:
            yaml.compose(head[1], yaml.SafeLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            typed = (head[1].splitlines() + [""])[mark.line if mark else 0]
            problem = getattr(error, "problem", error)
            found.append(("unbuildable", f"The front matter is no valid YAML: {problem}.", typed, 0, False))
    if (template := record.page.meta.get("template")) and not structure.is_template(str(template)):
        found.append(("missing-template", f"There is no template {template}.", "", 0, False))
    notes = "\n".join(record.lines)
    if notes.count("[^") > 1 and "]:" in notes:
        for note, times in Counter(FOOTNOTE.findall(CODE.sub("", notes))).items():
            if times > 1:
                found.append(
                    ("duplicate-definition", f"The footnote [^{note}] is defined twice.", f"[^{note}]:", 1, False)
                )
    if not found:
        return []
    sources, placed = Sources(record, site.root, made()), []
    for rule, message, text, nth, markdown in found:
        where = place(sources, rule, text, nth, markdown)
        if rule == "duplicate-id" and (first := sources.find(text, 0, False)):
            message += f", first in line {first.line}."
        if where or RULES[rule] == ERROR:  # nobody typed it, so a plugin made it
            placed.append(Finding(*(where or Place(sources.path, 1, 1)), rule, message))
    return placed


def meant(rule: str, text: str, record: PageRecord) -> str:
    """A guess at what markup that stayed text was meant to be."""
    label = text.rpartition("[")[2].removesuffix("]") or text.removesuffix("[]").strip("![]")
    if rule == "undefined-footnote":
        near = difflib.get_close_matches(text[2:-1].lower(), FOOTNOTE.findall("\n".join(record.lines)), 1)
        return f" Did you mean [^{near[0]}]?" if near else ""
    if rule == "undefined-reference" and re.search(r"[./#]", label):
        return f" Did you mean {text[: text.rindex('[')]}({label})?"
    if rule == "undefined-reference" and (near := difflib.get_close_matches(label.lower(), record.definitions, 1)):
        return f" Did you mean [{near[0]}]?"
    return ""


def place(sources: Sources, rule: str, text: str, nth: int, markdown: bool) -> Place | None:
    """Where the text of a finding was typed."""
    if rule in ("missing-snippet", "unbuildable"):
        return sources.find_in_files(text)
    if rule == "empty-link":
        return sources.find("]()" if markdown else '=""', 0, False)
    if rule == "missing-template":
        lines = sources.record.page.file.content_string.split("\n")
        return Place(sources.path, next((n for n, x in enumerate(lines, 1) if x.startswith("template:")), 1), 1)
    if rule == "unused-definition" and text.startswith("#fnref"):
        return sources.find(f"[^{text.partition(':')[2]}]:", 0, False)
    return sources.find(text, nth, markdown)
