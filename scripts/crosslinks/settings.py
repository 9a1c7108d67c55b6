"""The project's own configuration: its `mkdocs.yml`, read without MkDocs, and our table in `pyproject.toml`."""

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from .addresses import CODE_HOST, is_whole
from .cache import Cache, digest
from .disk import has, has_file
from .mkdocs_file import Unreadable, parsed
from .model import Scalar, Tagged
from .patterns import Pattern
from .plugins import ANCHORS, TEXT, powers, sign
from .source import read

VALIDATION = {
    "omitted_files": "info",
    "not_found": "warn",
    "absolute_links": "info",
    "unrecognized_links": "info",
    "anchors": "info",
}


class Settings:
    """What `mkdocs.yml` and `[tool.crosslinks]` say. `config` is the path of the former, from the root.

    Both hold what it inherits as well; `texts` are those of the files, by path from the root.
    """

    def __init__(
        self,
        root: Path,
        config: str,
        values: dict[str, Any],
        scalars: tuple[Scalar, ...] = (),
        own: dict[str, Any] | None = None,
        texts: dict[str, str] | None = None,
    ) -> None:
        self.root, self.config, self.values, self.scalars = root, config, values, scalars
        self.own, self.texts = own or {}, texts or {}

    @cached_property
    def docs(self) -> Path:
        """The folder of the pages."""
        return self.root / str(self.values.get("docs_dir") or "docs")

    @cached_property
    def docs_prefix(self) -> str:
        """The same, as a prefix of paths from the root: `docs/`."""
        return Path(str(self.values.get("docs_dir") or "docs")).as_posix().strip("/") + "/"

    @cached_property
    def directory_urls(self) -> bool:
        """Whether `a.md` becomes `a/index.html`; the offline plugin says no whatever the option says."""
        option = self.values.get("use_directory_urls", True)
        return bool(option) and not offline(self.plugins)

    @cached_property
    def site_url(self) -> str:
        """The public address, or "" where none is known or possible; that of the repository is none of the site."""
        url, repository = self.values.get("site_url"), str(self.values.get("repo_url"))
        if not isinstance(url, str) or url.rstrip("/") == repository.rstrip("/") or CODE_HOST.match(url):
            return ""
        return url if is_whole(url) else ""

    @cached_property
    def own_base(self) -> str:
        """The same in lower case, without scheme and last slash."""
        return self.site_url.lower().removeprefix("https://").removeprefix("http://").rstrip("/")

    @cached_property
    def theme(self) -> dict[str, Any]:
        """The theme's options, its name among them."""
        theme = self.values.get("theme") or "mkdocs"
        return theme if isinstance(theme, dict) else {"name": theme}

    @cached_property
    def plugins(self) -> dict[str, Any]:
        """Plugin names and their options, less what is switched off, unless the environment may switch it on."""
        listed = named(self.values.get("plugins", ["search"]))
        may_be_on = any("!ENV" in text for text in self.texts.values())
        return {name: options for name, options in listed if may_be_on or not is_off(options)}

    @cached_property
    def powers(self) -> frozenset[str]:
        """What plugins and hooks may do to the pages."""
        return self.powers_on_any.union(powers(self.signs, []))

    @cached_property
    def powers_on_any(self) -> frozenset[str]:
        """The same without plugins that change only pages that hold their sign."""
        of_plugins = powers({name: self.plugins[name] for name in self.plugins.keys() - self.signs}, self.hook_texts)
        return of_plugins | {TEXT, ANCHORS} if None in self.snippet_bases else of_plugins

    @cached_property
    def signs(self) -> dict[str, Pattern]:
        """Those plugins, each with its sign; macros may be code of the project, which can do anything."""
        of_own = {"macros"} if has(self.root / "main.py") or has(self.root / "main") else set()
        found = {name: sign(name, options) for name, options in self.plugins.items() if name not in of_own}
        return {name: one for name, one in found.items() if one}

    @cached_property
    def hook_texts(self) -> list[str | None]:
        """The text of each hook, None for one that cannot be read."""
        hooks = self.values.get("hooks") or []
        files = [self.root / hook for hook in hooks if isinstance(hook, str)]
        return [read(file, "").text if has_file(file) else None for file in files]

    @cached_property
    def extensions(self) -> dict[str, Any]:
        """Markdown extensions in order, with MkDocs' own three first, and their options."""
        base = {"toc": {}, "tables": {}, "fenced_code": {}}
        return {**base, **dict(named(self.values.get("markdown_extensions")))}

    @cached_property
    def snippet_bases(self) -> list[Path | None]:
        """The folders in which snippets are looked for; None is that of the page at hand, which is not followed."""
        options = self.extensions.get("pymdownx.snippets")
        bases = options.get("base_path", ".") if isinstance(options, dict) else "."
        return [self.base_folder(base) for base in (bases if isinstance(bases, list) else [bases])]

    def base_folder(self, written: Any) -> Path | None:
        """A folder as it is written, or behind MkDocs' tag: `!relative $docs_dir/parts`.

        Snippets are looked for from where the build is started, which may be above the configuration.
        """
        if not isinstance(written, Tagged):
            places = [start / str(written) for start in (self.root, *self.root.resolve().parents)]
            return next(filter(has, places), places[0])
        start, _, rest = str(written.value or "").partition("/")
        known = {"$config_dir": self.root, "$docs_dir": self.docs}
        return known[start] / rest if start in known else None

    @cached_property
    def custom_dir(self) -> Path | None:
        """The folder of the theme's overrides, where there is one; MkDocs before 1.0 called it `theme_dir`."""
        name = self.theme.get("custom_dir") or self.values.get("theme_dir")
        return self.root / str(name) if name and (self.root / str(name)).is_dir() else None

    def theme_files(self, pattern: str) -> list[Path]:
        """The files in that folder that match a pattern."""
        return list(self.custom_dir.rglob(pattern)) if self.custom_dir else []

    def level(self, group: str, key: str) -> str:
        """MkDocs' own validation level for `nav` or `links`."""
        validation = self.values.get("validation")
        table = validation if isinstance(validation, dict) else {}
        inner = table.get(group) if isinstance(table.get(group), dict) else {}
        return str(inner.get(key) or table.get(key) or VALIDATION[key])

    @property
    def nav_starts_in_docs(self) -> bool:
        """Whether `/a.md` in `nav` means `a.md` in the docs folder."""
        return self.level("nav", "absolute_links") == "relative_to_docs"

    def rule_option(self, name: str, default: Any = None) -> Any:
        """A value of `[tool.crosslinks]`."""
        return self.own.get(name, default)


def offline(plugins: dict[str, Any]) -> bool:
    """Whether Material's offline plugin is on."""
    for name in ("offline", "material/offline"):
        if name in plugins:
            return not is_off(plugins[name])
    return False


def is_off(options: Any) -> bool:
    """Whether a plugin is switched off in its options, as any may be."""
    return isinstance(options, dict) and options.get("enabled") is False


def named(listed: Any) -> list[tuple[str, Any]]:
    """Pairs of name and options from a list of names and one-entry mappings, or from a mapping."""
    if isinstance(listed, dict):
        return [(str(name), options or {}) for name, options in listed.items()]
    pairs = []
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, dict):
            pairs += [(str(name), options or {}) for name, options in item.items()]
        elif isinstance(item, str):
            pairs.append((item, {}))
    return pairs


def load(root: Path, cache: Cache | None = None, site_url: str | None = None) -> Settings:
    """The settings of the project at `root`, built for another address where one is given; raises `Unreadable`."""
    name = next((name for name in ("mkdocs.yml", "mkdocs.yaml") if (root / name).is_file()), None)
    if name is None:
        raise Unreadable(f"{root} has no mkdocs.yml")
    values, scalars, texts = parsed(root / name, name, cache)
    values = {**values, "site_url": site_url} if site_url else values
    docs = str(values.get("docs_dir") or "docs")
    if not (root / docs).is_dir():
        raise Unreadable(f"{name}: there is no folder {docs}")
    settings = Settings(root, name, values, scalars, own_table(root, cache), texts)
    if root.resolve().is_relative_to(settings.docs.resolve()) and "same-dir" not in settings.plugins:
        raise Unreadable(f"{name}: docs_dir is {docs}, which holds {name} itself; MkDocs wants a folder beside it")
    return settings


def own_table(root: Path, cache: Cache | None) -> dict[str, Any]:
    """`[tool.crosslinks]` of `pyproject.toml`, or nothing; from the cache where the text is known."""
    if not (root / "pyproject.toml").is_file():
        return {}
    try:
        text = (root / "pyproject.toml").read_text(encoding="utf-8")
        key = digest(b"pyproject", text.encode())
        known = cache.get(key) if cache else None
        table = known if known is not None else in_toml(text)
    except (OSError, ValueError) as error:
        raise Unreadable(f"pyproject.toml cannot be read: {error}") from error
    if cache:
        cache.put_plain(key, table)
    return table


@lru_cache(maxsize=2)  # the steps of a build each ask for the same text
def in_toml(text: str) -> dict[str, Any]:
    """The table in a text."""
    import tomllib

    from .own_options import checked

    tools = tomllib.loads(text).get("tool", {})
    return checked(tools.get("crosslinks", {})) if isinstance(tools, dict) else {}
