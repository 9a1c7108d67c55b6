"""MkDocs takes the same files of a theme, though it is spared most of the list."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config
from mkdocs.structure.files import Files
from pipeline.theme_files import Templates, list_few

from .conftest import ROOT


def test_hidden_folders_are_not_listed_and_still_read(tmp_path: Path) -> None:
    """Of two folders the first counts, and a file of both is listed once."""
    files = ("own/main.html", "theme/main.html", "theme/assets/a.css", "theme/.icons/mit/b.svg", "theme/c/.d/e.svg")
    for path in files:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, encoding="utf-8")
    folders = [str(tmp_path / "own"), str(tmp_path / "theme")]
    few, plain = Templates(folders), FileSystemLoader(folders)
    assert few.list_templates() == ["assets/a.css", "main.html"]
    assert set(plain.list_templates()) - set(few.list_templates()) == {".icons/mit/b.svg", "c/.d/e.svg"}
    env = Environment(autoescape=True)
    assert all(few.load(env, name).render() == plain.load(env, name).render() for name in plain.list_templates())


def test_mkdocs_takes_the_same_files_in_the_same_order() -> None:
    """From Material and from the overrides of the guide, though its list has few of the names."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    plain = config.theme.get_env()
    list_few(config.theme)
    few = config.theme.get_env()
    assert isinstance(few.loader, Templates)
    assert len(few.list_templates()) * 20 < len(plain.list_templates())
    assert taken(few, config) == taken(plain, config) != []
    assert few.filters.keys() == plain.filters.keys()


def taken(env: Environment, config) -> list[tuple[str, str]]:
    """The files that MkDocs copies of a theme, and from where."""
    files = Files([])
    files.add_files_from_theme(env, config)
    return [(file.src_uri, file.src_dir) for file in files]
