"""Data files that are not what the project's own table, or their place, says of them, so that nothing is read."""

from collections.abc import Iterator

from ..model import Place
from ..permanence.redirections import file, is_named
from ..site import Site
from ..source import Source, read
from .data import Table


def misread(site: Site) -> Iterator[tuple[Place, str]]:
    """Where the table is wrong, and how; a file that is empty, broken or gone is another matter."""
    for table in site.tables.values():
        if table.file in site.broken_data:
            continue
        if not table.rows and (why := no_list(site, table)):
            yield named(site, f'data."{table.file}"'), why
        elif table.rows and not table.keys:
            yield named(site, f'data."{table.file}"'), f"no entry of {table.file} has a field {table.id}"
    if place := no_redirects(site):
        yield place, "this holds no redirects, each an old address and a new one, such as old.md: new.md"


def no_redirects(site: Site) -> Place | None:
    """Where the file that the project names for its redirects holds something else, if it does."""
    name = file(site.settings)
    if (
        not is_named(site.settings)
        or name in site.broken_data
        or any(one.old_place.path == name for one in site.redirects)
    ):
        return None
    text = read(site.settings.root / name, name).text
    if not text:
        return None
    from .. import yaml_nodes

    node = yaml_nodes.compose(text)
    return Place(name, *yaml_nodes.position(node, text)) if node and node.id != "mapping" else None


def no_list(site: Site, table: Table) -> str:
    """Why a file that holds something has no entries, or ""."""
    from .. import yaml_nodes

    node = yaml_nodes.compose(read(site.settings.root / table.file, table.file).text)
    name = table.options.get("rows", "")
    held = node
    for key in name.split(".") if name else ():
        held = yaml_nodes.child(held, key)
    if node is None or (held and held.id == "sequence"):
        return ""
    return f"{table.file} holds no list" + (f" under {name}" if name else "")


def named(site: Site, what: str) -> Place:
    """Where the project's own table names something, inside its quotes."""
    text = (site.settings.root / "pyproject.toml").read_text(encoding="utf-8")
    return Source("pyproject.toml", text).place(max(text.find(what), 0) + what.find('"') + 1)
