"""Pages made by chance, of which it is known which links are broken: all of those are told, and no other."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from linkcheck import command

from .model import write

FOLDERS = ("", "one/", "one/two/")
PAGES = [f"{folder}{name}.md" for folder in FOLDERS for name in ("index", "a", "b")]
FORMS = (
    "[x]({})",
    "*[x]({})*",
    "- [x]({})",
    "> [x]({} 'title')",
    "text [x]({}) and `[x](none.md)`",
    "| [x]({}) |",
    "**a [x]({})**",
)


def way(start: str, end: str) -> str:
    """The relative path from one page to another."""
    up = "../" * start.count("/")
    return up + end


links = st.tuples(st.sampled_from(PAGES), st.sampled_from(FORMS), st.booleans(), st.sampled_from(["", "part", "none"]))
sites = st.fixed_dictionaries({page: st.lists(links, max_size=6) for page in PAGES})


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(sites, st.booleans())
def test_exactly_the_broken_links_are_told(site: dict[str, list[tuple]], as_folders: bool) -> None:
    """With either form of addresses, on their lines."""
    files = {
        "mkdocs.yml": f"site_name: x\nuse_directory_urls: {as_folders}\nplugins: []\nmarkdown_extensions: [tables]\n"
    }
    broken = set()
    for page, lines in site.items():
        text = "# Title\n\n## Part\n\n"
        for target, form, is_there, id in lines:
            path = way(page, target if is_there else target.replace(".md", "-.md")) + (f"#{id}" if id else "")
            if not is_there or id == "none":
                broken.add((f"docs/{page}", text.count("\n") + 1))
            text += form.format(path) + "\n\n"
        files[f"docs/{page}"] = text
    with TemporaryDirectory() as folder:
        write(files, Path(folder))
        assert {(f.path, f.line) for f in command.check(Path(folder)).findings} == broken
