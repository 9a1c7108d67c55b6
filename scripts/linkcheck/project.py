"""A project's configuration: `mkdocs.yml` as MkDocs reads it, the place of each value, and `[tool.linkcheck]`."""

import importlib
import os
import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import markdown
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import get_plugins
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from . import yaml_values
from .addresses import CODE_HOST, is_whole
from .model import Value
from .options import Unreadable, validated
from .snippets import NAME as SNIPPETS
from .snippets import Snippets
from .source import decode, read

MISSING = object()  # stands for a Python object in mkdocs.yml whose package is not installed
PYTHON = "tag:yaml.org,2002:python/"


class Unchecked(NamedTuple):
    """The reason why something could not be validated, and on which pages; no pages mean all of them."""

    reason: str
    pages: frozenset[str] = frozenset()


class Project:
    """The project at `root`.

    `config` is the configuration as MkDocs reads it, `texts` are its files by path from the root (mkdocs.yml and what
    it inherits), `values` every scalar in them with its place, `own` is `[tool.linkcheck]`.
    `unchecked` names what is not installed here, `broken` the settings that MkDocs refuses; both were left out.
    """

    def __init__(self, root: Path, config: MkDocsConfig, texts: dict[str, str]) -> None:
        self.root, self.config, self.texts, self.own = root, config, texts, own_table(root)
        self.unchecked: list[Unchecked] = []
        self.broken: list[str] = []

    @cached_property
    def docs(self) -> Path:
        """The folder of the pages."""
        return Path(self.config.docs_dir)

    @cached_property
    def prefix(self) -> str:
        """The folder of the pages as a prefix of paths from the root: `docs/`."""
        return Path(os.path.relpath(self.docs, self.root)).as_posix() + "/"

    @cached_property
    def overrides(self) -> Path | None:
        """The folder with overrides of the theme, or None."""
        folder = self.config.theme.custom_dir
        return Path(folder) if folder and Path(folder).is_dir() else None

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Every scalar of the configuration, without those of an inherited file that the inheriting file replaces."""
        found: list[Value] = []
        for path, text in self.texts.items():
            known = {value.key for value in found}
            found += [value for value in yaml_values.values(text, path) if not is_replaced(value.key, known)]
        return tuple(found)

    @cached_property
    def snippets(self) -> Snippets:
        """The snippets extension with the project's options."""
        is_on = SNIPPETS in self.config.markdown_extensions
        return Snippets(self.root, self.config.mdx_configs.get(SNIPPETS, {}) if is_on else None)

    @cached_property
    def site_url(self) -> str:
        """The public address of the site, or "" when it is unknown, malformed, or the address of the repository."""
        url, repository = self.config.site_url or "", str(self.config.repo_url)
        is_other = url.rstrip("/") == repository.rstrip("/") or CODE_HOST.match(url)
        return "" if is_other or not is_whole(url) else url

    @cached_property
    def is_offline(self) -> bool:
        """Whether the site is meant to be read from disk, where absolute links do not work."""
        plugins = [value for value in self.values if value.key.startswith("plugins.")]
        is_on = any(re.search(r"(?:^|[./])offline(?:\.|$)", value.key + "." + value.value) for value in plugins)
        return is_on and not any(each.key.endswith("offline.enabled") and each.value == "false" for each in plugins)

    def level(self, group: str, key: str) -> str:
        """The level of MkDocs' own validation of `nav` or `links`: ignore, info, warn or relative_to_docs."""
        value = getattr(getattr(self.config.validation, group), key)
        return {0: "relative_to_docs", 10: "ignore", 20: "info", 30: "warn"}.get(value, "relative_to_docs")

    def option(self, name: str, default: Any = None) -> Any:
        """A value of `[tool.linkcheck]`."""
        return self.own.get(name, default)


def is_replaced(key: str, known: set[str]) -> bool:
    """Whether a value is replaced by those that are known: tables are merged, lists and other values replaced whole."""
    first, *parts = key.split(".")
    if parts and parts[0].isdigit() and any(other.startswith(f"{first}.") for other in known):
        return True
    return not known.isdisjoint(accumulate(parts, "{}.{}".format, initial=first))


@contextmanager
def working_directory(folder: Path) -> Iterator[None]:
    """Changes to the project's folder for a while, since snippets and hooks use relative paths."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def load(root: Path, site_url: str | None = None, site_dir: str | None = None) -> Project:
    """Reads the configuration of the project at `root`, tolerating what is not installed; raises `Unreadable`.

    `site_url` and `site_dir` replace those of mkdocs.yml when they are given.
    """
    name = next((name for name in ("mkdocs.yml", "mkdocs.yaml") if (root / name).is_file()), None)
    if name is None:
        raise Unreadable(f"{root} has no mkdocs.yml")
    read.cache_clear()
    texts = dict(configuration_texts(root, name))
    unchecked: list[Unchecked] = []
    broken: list[str] = []
    with working_directory(root):
        chosen = {key: value for key, value in (("site_url", site_url), ("site_dir", site_dir)) if value}
        config = tolerant_config(root / name, chosen, unchecked, broken)
    project = Project(root, config, texts)
    project.unchecked, project.broken = unchecked, broken
    if not project.docs.is_dir():
        raise Unreadable(f"{name}: there is no folder {Path(config.docs_dir).name}")
    return project


def of_config(root: Path, config: MkDocsConfig) -> Project:
    """The project for a configuration that MkDocs has loaded for a build; raises `Unreadable`."""
    read.cache_clear()
    return Project(root, config, dict(configuration_texts(root, Path(config.config_file_path).name)))


def configuration_texts(root: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yields path and text of `mkdocs.yml` and of each file that it inherits; raises `Unreadable`."""
    seen: set[Path] = set()
    before = name
    while name:
        file = Path(os.path.abspath(root / name))  # noqa: PTH100 (a name may be none that a disk can hold)
        if file in seen:
            raise Unreadable(f"{name} inherits from itself")
        seen.add(file)
        if not os.path.isfile(file):  # noqa: PTH113 (no error for a name that no disk can hold)
            raise Unreadable(f"{before} inherits from {name}, which does not exist")
        try:
            text = decode(file.read_bytes(), name)
        except OSError as error:
            raise Unreadable(f"{name} cannot be read: {error.strerror}") from error
        if text.fault:
            raise Unreadable(f"{name} cannot be read: {text.fault}")
        yield name, text.text
        before, name = name, inherited_path(name, text.text)


def inherited_path(name: str, text: str) -> str:
    """The path, from the root, of the file that a configuration inherits, or ""; raises `Unreadable`."""
    try:
        node = yaml_values.compose(text)
        if fault := yaml_values.fault(text):
            raise Unreadable(f"{name}:{fault[0]}:{fault[1]} is not valid YAML: {fault[2]}")
    except yaml_values.FAULTS as error:
        line, column, problem = yaml_values.describe_error(error)
        raise Unreadable(f"{name}:{line}:{column} is not valid YAML: {problem}") from error
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise Unreadable(f"{name} holds no settings")
    parent = yaml_values.child(node, "INHERIT")
    return os.path.normpath(Path(name).parent / parent.value) if parent is not None and parent.value else ""


def tolerant_config(file: Path, chosen: dict[str, Any], unchecked: list[Unchecked], broken: list[str]) -> MkDocsConfig:
    """The configuration as MkDocs reads it, without plugins, extensions and folders that are missing here."""
    config = MkDocsConfig(config_file_path=str(file))
    values = {**raw_values(file, config, unchecked), "strict": False, **chosen}
    theme = values.get("theme")
    is_material = theme == "material" or (isinstance(theme, dict) and theme.get("name") == "material")
    values["plugins"] = installed_plugins(values.get("plugins", ["search"]), is_material, unchecked)
    values["markdown_extensions"] = installed_extensions(values.get("markdown_extensions", []), unchecked)
    for _ in range(5):
        config = MkDocsConfig(config_file_path=str(file))
        config.load_dict(without_missing(values))  # MkDocs empties the tables of options as it reads them
        try:
            errors, _ = config.validate()
        except Exception as error:  # an option may fail in any way of its own
            raise Unreadable(f"{file.name}: {' '.join(str(error).split())}") from error
        if not errors:
            return config
        for key, error in errors:
            if key == "docs_dir":
                raise Unreadable(f"{file.name}: docs_dir: {' '.join(str(error).split())}")
            broken.append(f"{file.name}: {key}: {' '.join(str(error).split())}")
            values = without_setting(values, key)
    raise Unreadable("\n".join(broken))


def without_setting(values: dict[str, Any], key: str) -> dict[str, Any]:
    """The settings without the one that MkDocs refuses; a theme loses only its folder of overrides, when it has one."""
    if key == "theme" and isinstance(values.get("theme"), dict) and "custom_dir" in values["theme"]:
        return {**values, "theme": {name: value for name, value in values["theme"].items() if name != "custom_dir"}}
    others = {name: value for name, value in values.items() if name != key}
    return {**others, "site_name": "nameless"} if key == "site_name" else others


def raw_values(file: Path, config: MkDocsConfig, unchecked: list[Unchecked]) -> dict[str, Any]:
    """The settings as they are written; code that is not installed is left out and added to `unchecked`."""
    loader = get_yaml_loader(config=config)

    def python_object(construct: Callable[..., Any]) -> Callable[..., Any]:
        """The constructor for a tag that names a Python object, such as `!!python/name:package.object`."""

        def constructed(own: Any, name: str, node: yaml.Node) -> Any:
            try:
                importlib.import_module(name.rpartition(".")[0])
            except Exception as error:  # whatever that package does on import
                unchecked.append(Unchecked(f"{name} in {file.name} cannot be had: {error}"))
                return MISSING
            return construct(own, name, node)

        return constructed

    loader.add_multi_constructor(PYTHON + "name:", python_object(loader.construct_python_name))
    loader.add_multi_constructor(PYTHON + "object/apply:", python_object(loader.construct_python_object_apply))
    try:
        with file.open("rb") as opened:
            values = yaml_load(opened, loader)
    except (ConfigurationError, yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise Unreadable(f"{file.name} cannot be read: {' '.join(str(error).split())}") from error
    if not isinstance(values, dict):
        raise Unreadable(f"{file.name} holds no settings")
    return without_missing(values)


def without_missing(value: Any) -> Any:
    """The settings without the placeholders for code that is not installed."""
    if isinstance(value, dict):
        return {key: without_missing(item) for key, item in value.items() if item is not MISSING}
    return [without_missing(item) for item in value if item is not MISSING] if isinstance(value, list) else value


def entries_by_name(listed: Any) -> list[tuple[str, Any]]:
    """Pairs of name and entry from a list of names and one-entry mappings, or from a mapping."""
    if isinstance(listed, dict):
        return [(str(name), {name: options}) for name, options in listed.items()]
    entries = listed if isinstance(listed, list) else []
    return [(str(next(iter(entry))) if isinstance(entry, dict) and entry else str(entry), entry) for entry in entries]


def installed_plugins(listed: Any, is_material: bool, unchecked: list[Unchecked]) -> list[Any]:
    """The plugins that are installed; Material's own may be named without `material/` on its sites."""
    known, kept = get_plugins() if listed else {}, []
    for name, entry in entries_by_name(listed):
        if name in known or (is_material and f"material/{name}" in known):
            kept.append(entry)
        else:
            unchecked.append(Unchecked(f"the plugin {name} is not installed here"))
    return kept


def installed_extensions(listed: Any, unchecked: list[Unchecked]) -> list[Any]:
    """The Markdown extensions that are installed."""
    kept = []
    for name, entry in entries_by_name(listed):
        if is_extension(name):
            kept.append(entry)
        else:
            unchecked.append(Unchecked(f"the Markdown extension {name} is not installed here"))
    return kept


def is_extension(name: str) -> bool:
    """Whether a Markdown extension of that name is installed; one that only fails without its options is."""
    try:
        markdown.Markdown().build_extension(name, {})
    except Exception as error:
        return not isinstance(error, ImportError | AttributeError | TypeError)
    return True


def own_table(root: Path) -> dict[str, Any]:
    """The table `[tool.linkcheck]` of `pyproject.toml`, or an empty one; raises `Unreadable`."""
    file = root / "pyproject.toml"
    if not file.is_file():
        return {}
    try:
        tools = tomllib.loads(file.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError) as error:
        raise Unreadable(f"pyproject.toml cannot be read: {error}") from error
    return validated(tools.get("linkcheck", {})) if isinstance(tools, dict) else {}
