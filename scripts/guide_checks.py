"""What the guide promises beside its links: kinds of pages, relations, and data that name pages and entries."""

import difflib
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from linkcheck.built import BuiltSite
from linkcheck.findings import Finding
from linkcheck.site import Site
from redirect_table import FILE, is_elsewhere, output_path, redirects


def every(site: Site, records: list, options: dict[str, Any], *, is_data_readable: bool) -> Iterator[Finding]:
    """All findings about front matter, and about what data refer to unless they can't be read at all."""
    metas = {record.page.file.src_uri: record.page.meta for record in records}
    for record in records:
        file = record.page.file
        at = partial(placed, site.shown(file), file.content_string)
        yield from kinds(file.src_uri, metas[file.src_uri], options, at)
        yield from relations(file.src_uri, metas, site, options, at)
    if not is_data_readable:
        return
    yield from data(site, options)
    asked = site.root / "docs/data/asked.yml"
    for target in yaml.load(asked.read_text("utf-8"), yaml.CSafeLoader) if asked.is_file() else ():
        if not site.defines(target):
            yield placed(
                "docs/data/asked.yml", asked.read_text("utf-8"), f"{target}:", "data", f"{target} does not exist."
            )


def placed(path: str, text: str, wanted: str, rule: str, message: str, after: str = "") -> Finding:
    """A finding where a file holds a text, behind another."""
    at = max(text.find(wanted, max(text.find(after), 0)), 0)
    return Finding(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), rule, message)


def kinds(page: str, meta: dict, options: dict, at) -> Iterator[Finding]:
    """The kind of a page exists and belongs into its folder; the fields of that kind are there, and no others."""
    known, kind = options["kinds"], meta.get("kind")
    if kind not in known:
        yield at("kind:", "unknown-kind", f"There is no kind {kind}.{mean(str(kind), known)}")
        return
    home = next((k for k, o in known.items() for f in o.get("folders", ()) if page.startswith(f)), None)
    if kind != home and (home or known[kind].get("folders")) and not page.endswith("index.md"):
        yield at("kind:", "unknown-kind", f"A {kind} does not belong in this folder.")
    for field in known[kind].get("requires", ()):
        if not meta.get(field):
            yield at("kind:", "relation", f"A {kind} needs {field}.")


def relations(page: str, metas: dict, site: Site, options: dict, at) -> Iterator[Finding]:
    """Each relation names another page, of the right kind, which names this one in return."""
    for name, rule in options["relations"].items():
        targets = as_list(metas[page].get(name))
        for target, times in Counter(map(str, targets)).items():
            told = partial(at, target, "relation", after=f"{name}:")
            if not site.defines(target):
                yield told(f"{name} names {target}, which does not exist.{mean(target, site.sources)}")
            elif target == page or times > 1:
                yield told(f"{name} names {target} {times} times, or leads to the page itself.")
            elif "#" not in target and (back := rule.get("inverse")) and page not in as_list(metas[target].get(back)):
                yield told(f"{target} does not name this page in return: add it to its {back}.")
            elif (want := rule.get("to")) and metas[target].get("kind") not in want:
                yield told(f"{name} leads to a {metas[target].get('kind')}; it must lead to {' or '.join(want)}.")


def data(site: Site, options: dict) -> Iterator[Finding]:
    """Data files name pages, sections and entries that exist; each entry has its place on a page."""
    files = {path: yaml.load((site.root / path).read_text("utf-8"), yaml.CSafeLoader) for path in options["data"]}
    rows = {
        path: of.get(options["data"][path].get("rows")) if isinstance(of, dict) else of for path, of in files.items()
    }
    keys = {path: [row.get(options["data"][path].get("id", "id")) for row in rows[path]] for path in rows}
    for path, option in options["data"].items():
        text, id = (site.root / path).read_text("utf-8"), option.get("id", "id")
        for key, row in zip(keys[path], rows[path], strict=True):
            at = partial(placed, path, text, after=f"{id}: {key}")
            for field, target in option.get("refs", {}).items():
                for value in values(row, field.split(".")):
                    if target == "page" and not site.defines(str(value)):
                        yield at(str(value), "data", f"{value} does not exist.{mean(str(value), site.sources)}")
                    elif target in keys and value not in keys[target]:
                        yield at(str(value), "data", f"{target} has no entry {value}.{mean(str(value), keys[target])}")
            shown = as_list(option.get("page"))
            if shown and not any(site.defines(f"{page}#{key}") for page in shown):
                yield placed(path, text, f"{id}: {key}\n", "data", f"{shown[0]} has no section #{key}.")
        for key, times in Counter(keys[path]).items():
            if times > 1:
                yield placed(path, text, f"{id}: {key}", "data", f"The key {key} is given {times} times.")


def values(row: Any, field: list[str]) -> Iterator[Any]:
    """The values of a field such as `sources.*.key`; a list has several."""
    if isinstance(row, list):
        for item in row:
            yield from values(item, field[1:] if field[:1] == ["*"] else field)
    elif not field:
        yield row
    elif isinstance(row, dict) and field[0] in row:
        yield from values(row[field[0]], field[1:])


def as_list(value: Any) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]


def mean(word: str, known) -> str:
    near = difflib.get_close_matches(word, [str(each) for each in known], 1)
    return f" Did you mean {near[0]}?" if near else ""


def promised(site: BuiltSite, root: Path, ledger: str) -> Iterator[Finding]:
    """Every address that was ever published is in the finished site, or led on from it in one step."""
    known = {redirect.old: redirect.new for redirect in redirects(root)}
    moved = {output_path(old, False): new for old, new in known.items() if "#" not in old}
    gone: set[str] = set()
    for number, address in enumerate((root / ledger).read_text("utf-8").splitlines(), 1):
        page, _, id = address.partition("#")
        if page in moved and id and id not in site.ids.get(page, ()):  # the stub keeps the fragment
            page = output_path(moved[page].partition("#")[0], False)
        if page not in site.files or (id and id not in site.ids.get(page, ())):
            if id and page in gone:
                continue
            gone |= set() if id else {page}
            yield Finding(ledger, number, 1, "dropped-address", f"{address} was published and is gone: add a redirect.")
    text = (root / FILE).read_text("utf-8")
    for old, new in known.items():
        if new in known or (new.partition("#")[0] in known and not is_elsewhere(new)):
            yield placed(FILE, text, f"{old}:", "redirect", f"{old} leads to {new}, which has moved on itself.")
