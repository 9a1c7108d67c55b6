"""Rules about data files: each id is unique, and each reference leads to an existing entry, page or address."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from linkcheck import yaml_values
from linkcheck.hints import lookalikes, nearest, nearest_id
from linkcheck.model import ERROR, Fault, Link, Place, Value
from linkcheck.options import Unreadable
from linkcheck.registry import ALLOWANCE_FILES, EXTRA_LINKS, REQUIRED_PATHS, rule, unsure_without_plugins
from linkcheck.site import Site
from linkcheck.source import Source
from linkcheck.targets import resolve

from . import redirect_file
from .rule_options import ADDRESS, PAGE, REFERRED


class Row(NamedTuple):
    """An entry of a data file: the values of each field, with `*` for list positions in the field's name."""

    fields: dict[str, list[Value]]

    def all(self, name: str) -> list[Value]:
        """The values of a field; a list has several."""
        return self.fields.get(name, [])

    def first(self, name: str) -> Value | None:
        """The first value of a field, or None."""
        return next(iter(self.all(name)), None)


class Table(NamedTuple):
    """A data file.

    `id` is the field that identifies a row, `refs` maps other fields to what they refer to, `pages` show the rows.
    `fault` is place and nature of what keeps the file from being read, or None.
    """

    file: str
    id: str
    refs: dict[str, str]
    rows: tuple[Row, ...]
    pages: tuple[str, ...]
    options: dict[str, Any]
    fault: tuple[Place, str] | None

    @property
    def keys(self) -> set[str]:
        """The ids of all rows."""
        return {found.value for row in self.rows if (found := row.first(self.id))}


@lru_cache(maxsize=1)  # several rules ask for the same
def tables(site: Site) -> list[Table]:
    """The data files that the project names; a file that cannot be read has no rows."""
    return [read_table(site, name, options) for name, options in site.project.option("data", {}).items()]


def read_table(site: Site, file: str, options: dict[str, Any]) -> Table:
    """Reads one data file; raises `Unreadable` when its option `page` is neither a page nor a list of pages."""
    option = options.get("page", [])
    pages = option if isinstance(option, list) else [option]
    if not all(isinstance(page, str) and page for page in pages):
        raise Unreadable(f"pyproject.toml: page of {file} is {option!r}; name a page, or list several")
    source, key = site.text_at(file), options.get("id", "id")
    fault, rows = None, ()
    if broken := yaml_values.fault(source.text) if source.text else None:
        fault = Place(file, *broken[:2]), f"this is not valid YAML: {broken[2]}"
    elif source.text:
        rows = rows_of(source, options.get("rows", ""))
        if rows is None:
            under = f" under {options['rows']}" if options.get("rows") else ""
            fault, rows = (option_place(site, f'data."{file}"'), f"{file} holds no list{under}"), ()
        elif rows and not any(row.first(key) for row in rows):
            fault = option_place(site, f'data."{file}"'), f"no entry of {file} has a field {key}"
    return Table(file, key, options.get("refs", {}), rows, tuple(pages), options, fault)


def rows_of(source: Source, under: str) -> tuple[Row, ...] | None:
    """The entries of the list in a file, or under a key of it; None when there is no list."""
    root = yaml_values.compose(source.text)
    node = yaml_values.child(root, *under.split(".")) if under else root
    if root is None:
        return ()
    if getattr(node, "id", "") != "sequence":
        return None
    rows = tuple(Row({}) for _ in node.value)
    for (index, *keys), scalar in yaml_values.walk(node):
        name = ".".join("*" if isinstance(key, int) else key for key in keys).removesuffix(".*")
        value = yaml_values.value_of(scalar, ".".join(map(str, keys)), source.text, source.path)
        rows[index].fields.setdefault(name, []).append(value)
    return rows


def option_place(site: Site, what: str) -> Place:
    """The place in pyproject.toml where an option names something, inside its quotes."""
    source = site.text_at("pyproject.toml")
    return source.place(max(source.text.find(what), 0) + what.find('"') + 1)


REQUIRED_PATHS.append(lambda site: [(option_place(site, f'data."{table.file}"'), table.file) for table in tables(site)])
ALLOWANCE_FILES.append(lambda site: [table.file for table in tables(site)])


@rule
def broken_data(site: Site) -> Iterator[Fault]:
    """A data file, and the file of redirects, is valid YAML.

    Why: otherwise nothing in it is checked, and the pages made from it are out of date.
    Bad: related: [calibration, hallucination
    Good: related: [calibration, hallucination]
    """
    if fault := redirect_file.file_fault(site.project):
        yield Fault(*fault)
    for table in tables(site):
        if table.fault:
            yield Fault(*table.fault)


@rule
def repeated_key(site: Site) -> Iterator[Fault]:
    """A key is used once: an id in its data file, an old address among the redirects, a field in its entry.

    In a glossary, each term and each alias belongs to one entry.

    Why: the last one wins, so that references to the other lead to the wrong entry.
    Bad: two entries with id: token
    Good: id: token and id: token-id
    """
    for table in tables(site):
        seen: set[str] = set()
        owners: dict[str, str] = {}
        for row in table.rows:
            key = row.first(table.id)
            if key and key.value in seen:
                yield Fault(key.place, f"an entry above already has the id {key.value}")
            seen.add(key.value if key else "")
            for name in (*row.all("term"), *row.all("aliases")) if key and table.options.get("glossary") else ():
                owner = owners.setdefault(name.value.lower(), key.value)
                if name.value and owner != key.value:
                    yield Fault(name.place, f"{name.value} is also a name of {owner}")
    yield from redirected_twice(site)
    for values in holders(site):
        keys = [value.key for value in values]
        if len(set(keys)) < len(keys):
            number = next(n for n, key in enumerate(keys) if key in keys[:n])
            name = next(part for part in reversed(keys[number].split(".")) if not part.isdigit())
            source = site.text_at(values[number].place.path)
            what = f"{name} is already given above; this value counts"
            yield Fault(place_of_field(source, name, values[number].place), what)


def redirected_twice(site: Site) -> Iterator[Fault]:
    """Yields a fault for each old address that already has a redirect."""
    known: set[tuple[str, str]] = set()
    for redirect in redirect_file.redirects(site.project):
        page, _, fragment = redirect.old.partition("#")
        key = (site.tree.output(page).lower(), fragment)  # many disks ignore case
        if key in known:
            yield Fault(redirect.old_place, f"{redirect.old} is already redirected above")
        known.add(key)


def holders(site: Site) -> Iterator[list[Value]]:
    """Yields the values of each page, of each entry, and of mkdocs.yml unless it merges mappings by `<<`."""
    yield from (list(page.meta) for page in site.pages.values())
    for path, text in site.project.texts.items():
        if "<<:" not in text:
            yield [value for value in site.project.values if value.place.path == path]
    for table in tables(site):
        yield from ([value for values in row.fields.values() for value in values] for row in table.rows)


def place_of_field(source: Source, name: str, value: Place) -> Place:
    """The place of a field's name, found backwards from the place of its first value."""
    return source.place(max(source.text.rfind(f"{name}:", 0, source.offset(value)), 0))


@rule
def unknown_key(site: Site) -> Iterator[Fault]:
    """A reference from one data file to an entry of another names an existing entry.

    Why: the reader sees nothing, or the wrong entry.
    Bad: key: brown-2002
    Good: key: brown-2020
    """
    keys = {table.file: table.keys for table in tables(site)}
    for field, target, row in references(site):
        for value in row.all(field) if target not in REFERRED and keys.get(target) else ():
            if not value.value:
                yield Fault(value.place, f"{field.rpartition('.')[2]} names no entry of {target}")
            elif value.value not in keys[target]:
                near = nearest(value.value, list(keys[target]))
                yield Fault(value.place, f"{target} has no entry {value.value}", ERROR, near, value.value)


def references(site: Site) -> Iterator[tuple[str, str, Row]]:
    """Yields each field that refers to something, what it refers to, and its entry."""
    return ((field, to, row) for table in tables(site) for field, to in table.refs.items() for row in table.rows)


@rule
@unsure_without_plugins
def data_link(site: Site) -> Iterator[Fault]:
    """A page or section that a data file names exists.

    Why: the link made from it leads nowhere.
    Bad: home: concepts/decoding.md#temprature
    Good: home: concepts/decoding.md#temperature
    """
    for field, target, row in references(site):
        for value in row.all(field) if target == PAGE else ():
            yield from reference_faults(site, value)


def reference_faults(site: Site, value: Value) -> Iterator[Fault]:
    """Yields a fault when a value names no existing page or section."""
    path, sign, part = value.value.partition("#")
    if not path:
        yield Fault(value.place, f"{value.key.rpartition('.')[2]} names no page")
        return
    target = resolve(site.tree, "", value.value)
    if target.state != "found":
        near = next((page for page in lookalikes(site.tree, path) if not part or site.defines(page, part)), "")
        what = f"there is no page {value.value}"
        yield Fault(value.place, what, ERROR, f"{near}{sign}{part}" if near else "", value.value)
    elif target.fragment and not site.defines(target.path, target.fragment):
        near = nearest_id(site, target.path, target.fragment)
        what = f"{target.path} has no anchor #{target.fragment}"
        yield Fault(value.place, what, ERROR, f"{target.path}#{near}" if near else "", value.value)


@rule
@unsure_without_plugins
def unpublished_key(site: Site) -> Iterator[Fault]:
    """Every entry of a data file has an anchor on the page, or one of the pages, that show the file.

    Why: links to the entry lead to the top of the page.
    Bad: an entry token in glossary.yml, and no anchor #token in glossary.md
    Good: both
    """
    for table in tables(site):
        shown = [page for page in table.pages if page in site.pages]
        for page in (page for page in table.pages if page not in shown):
            yield Fault(option_place(site, f'"{page}"'), f"there is no page {page}, which should show {table.file}")
        for row in table.rows if shown else ():
            key = row.first(table.id)
            if key and not key.value:
                yield Fault(key.place, f"{table.id} is empty, but identifies the entry")
            elif key and not any(site.defines(page, key.value) for page in shown):
                who = f"{shown[0]} has no" if len(shown) == 1 else f"none of {', '.join(shown)} has the"
                yield Fault(key.place, f"{who} anchor #{key.value}")


def web_addresses(site: Site) -> Iterator[Link]:
    """Yields the addresses of web pages in data files, as links."""
    for field, target, row in references(site):
        for value in row.all(field) if target == ADDRESS else ():
            yield Link(value.value, value.place, "data", value.key, raw=True)


EXTRA_LINKS.append(web_addresses)
