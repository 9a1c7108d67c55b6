"""Odd files give a finding or a sentence, never a traceback, and the rest is still checked."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import guide_rules  # noqa: F401 (its rules are among those that are checked)
import pytest
from benchmarking.corpus import make
from linkcheck import checking, cli
from linkcheck.options import Unreadable

pytestmark = pytest.mark.heavy

SCRIPTS = Path(cli.__file__).parents[1]
CONFIG = """site_name: x
plugins: []
markdown_extensions: [attr_list, footnotes, pymdownx.superfences, pymdownx.snippets]
"""
BROKEN = "# Broken\n\n[x](gone.md)\n"
EXPECTED = "docs/broken.md:3:5: missing-page: gone.md leads to no page"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one fault, to which each test adds something odd."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "docs/broken.md").write_text(BROKEN)
    return tmp_path


def found(root: Path) -> list[str]:
    """The findings of the validator."""
    return [str(finding) for finding in checking.check(root).findings]


ODD_PAGES = {
    "empty": b"",
    "blank": b"\n\n\n",
    "mark": b"\xef\xbb\xbf# Home\n",
    "windows": b"---\r\ntitle: x\r\n---\r\n# Home\r\n\r\n[x](broken.md)\r\n",
    "old mac": b"# Home\r\r[x](broken.md)\r",
    "no end": b"# Home",
    "front matter only": b"---\ntitle: x\n---\n",
    "front matter open": b"---\ntitle: x\n",
    "front matter list": b"---\n- x\n---\n# Home\n",
    "private use": "# Home \U000f0001 [x](broken.md)\n".encode(),
    "controls": b"# Home\x02\x03\x0b\x0c [x](broken.md)\n",
    "deep quotes": b">" * 3000 + b" x\n",
    "deep lists": b"".join(b"    " * n + b"- x\n" for n in range(120)),
    "deep brackets": b"[" * 2000 + b"x" + b"]" * 2000 + b"\n",
    "deep html": b"<div>" * 2000 + b"\n",
    "deep documents": b"<iframe srcdoc=" * 2000 + b"x>\n\n" + b"<iframe/srcdoc=" * 2000 + b"x>\n",
    "open code": b"```\n[x](gone.md)\n",
    "open comment": b"<!-- [x](gone.md)\n",
    "footnote loop": b"[^a]\n\n[^a]: [^a]\n",
}


@pytest.mark.parametrize("text", ODD_PAGES.values(), ids=ODD_PAGES.keys())
def test_odd_pages_are_read(root: Path, text: bytes) -> None:
    """They give no finding of another page, and the fault elsewhere is found."""
    (root / "docs/odd.md").write_bytes(text)
    assert [line for line in found(root) if "odd.md" not in line] == [EXPECTED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"# Caf\xe9\n", "docs/odd.md:1:6: unreadable-text: byte 0xe9 is not UTF-8"),
        (b"# A\r\n\r\nx\0y\r\n", "docs/odd.md:3:2: unreadable-text: the text contains a null byte"),
        (b'# A\n\n--8<-- "x\0y"\n', "docs/odd.md:3:10: unreadable-text: the text contains a null byte"),
        (b"---\na: b: c\n---\n", "docs/odd.md:2:5: broken-front-matter: the front matter is not valid YAML: "),
        (b"---\na: [\n---\n", "docs/odd.md:"),
        (b"---\n? !any [a]\n: b\n---\n", "docs/odd.md:2:3: broken-front-matter: the front matter is not valid YAML: "),
        (b"\xff\xfe#\0 \0x\0", "docs/odd.md:1:1: unreadable-text: byte 0xff is not UTF-8"),
    ],
)
def test_broken_pages_are_findings(root: Path, text: bytes, expected: str) -> None:
    """The finding stands at the place of the fault."""
    (root / "docs/odd.md").write_bytes(text)
    lines = found(root)
    assert EXPECTED in lines
    assert any(line.startswith(expected) for line in lines)


@pytest.mark.parametrize(("encoding", "expected"), [("utf-8", ["snip/a.md:1:4: unreadable-text"]), ("latin-1", [])])
def test_a_snippet_is_text_as_a_page_is(root: Path, encoding: str, expected: list[str]) -> None:
    """Its faulty encoding is reported once, and not when the project declares another encoding."""
    (root / "snip").mkdir()
    (root / "snip/a.md").write_bytes(b"caf\xe9\n")
    for name in ("odd", "even"):
        (root / f"docs/{name}.md").write_text('# Page\n\n--8<-- "a.md"\n')
    options = f"{{base_path: [snip], encoding: {encoding}}}"
    (root / "mkdocs.yml").write_text(f"site_name: Test\nmarkdown_extensions:\n  - pymdownx.snippets: {options}\n")
    assert [line.rpartition(": ")[0] for line in found(root) if line != EXPECTED] == expected


def test_positions_count_characters_whatever_the_line_ends(root: Path) -> None:
    """CRLF and a byte order mark do not shift positions."""
    (root / "docs/odd.md").write_bytes("\ufeff# Ü\r\n\r\nä 🙂 [x](none.md)\r\n".encode())
    assert "docs/odd.md:3:9: missing-page: none.md leads to no page" in found(root)


@pytest.mark.parametrize(
    "name", ["with space.md", "a#b.md", "a?b.md", "100%.md", "%20.md", "ü.md", "日本.md", "a'b.md", "a(b).md"]
)
def test_odd_names_can_be_linked(root: Path, name: str) -> None:
    """Their addresses are percent-encoded."""
    from urllib.parse import quote

    (root / "docs" / name).write_text("# Page\n")
    (root / "docs/index.md").write_text(f"# Home\n\n[x](<{quote(name)}>) [y]({quote(name)}#page)\n")
    assert found(root) == [EXPECTED]


def test_a_file_name_that_is_not_utf_8_is_a_finding(root: Path) -> None:
    """Nothing can link to the file, and no finding could name it."""
    for name in (b"\xff.md", b"\xff.html"):
        (root / "docs" / os.fsdecode(name)).write_text("[x](gone.md)\n")
    odd = [f"docs/?.{ending}:1:1: unreadable-text: the name of this file is not UTF-8" for ending in ("html", "md")]
    assert found(root) == [*odd, EXPECTED]


ENDLESS = {
    "docs/a.css": ("url(", "/*", '"', "@import ", "\\", '"\\'),
    "docs/a.svg": ("<!--", "<style>", "<a ", "url(", "&"),
    "docs/a.html": ("<!--", "<script>", "<style>", "<a ", '<a href="', "<a href='x' ", "<textarea>", "&", "="),
    "overrides/main.html": (
        "<!--",
        "{#",
        "<script>",
        "<style>",
        "<a href=",
        "{{",
        "{% set x ",
        '<a href="#x">',
        '<p id="x">',
        "{% if x %}",
    ),
    "docs/odd.md": (">", "`", "|", "-", "#", "<!--", "\\", "=", "~", "a "),
}


@pytest.mark.slow
def test_what_opens_and_never_closes_is_read_in_time(root: Path) -> None:
    """Thirty thousand signs of each kind are read in every kind of file, except where the renderer takes hours."""
    (root / "mkdocs.yml").write_text(CONFIG + "theme: {name: material, custom_dir: overrides}\n")
    (root / "overrides").mkdir()
    start = time.process_time()
    for path, signs in ENDLESS.items():
        for sign in signs:
            (root / path).write_text(f"x\n\n{sign * (30_000 // len(sign))}\n")
            assert EXPECTED in found(root), (path, sign)
        (root / path).unlink()
    assert time.process_time() - start < 60


@pytest.mark.parametrize("opening", ["```", "``` { .md }\n[x](gone.md)\n```", "~~~ md"])
def test_a_code_block_that_never_closes_is_read_in_time(root: Path, opening: str) -> None:
    """Many blank lines may follow it."""
    start = time.process_time()
    (root / "docs/odd.md").write_text(f"x\n\n{opening}\n" + "\n[x](broken.md)\n" * 200)
    assert found(root) == [EXPECTED]
    assert time.process_time() - start < 10


@pytest.mark.slow
def test_a_thousand_leftovers_are_reported_in_time(root: Path) -> None:
    """Each is reported at its own place."""
    (root / "mkdocs.yml").write_text(CONFIG + "theme: material\n")
    start = time.process_time()
    (root / "docs/odd.md").write_text("[x][y] :material-none: [x](gone.md\n\n" * 1000)
    assert len(found(root)) == 3001
    assert time.process_time() - start < 20


def test_a_configuration_that_shows_thousands_of_pictures_is_read_in_time(root: Path) -> None:
    """Each is reported at its own place."""
    start = time.process_time()
    (root / "mkdocs.yml").write_text(CONFIG + f'copyright: "{"<img src=gone.svg alt=x> " * 5000}"\n')
    assert len(found(root)) == 5001
    assert time.process_time() - start < 10


@pytest.mark.parametrize("text", ["[x]({}.md)", "![x]({}.png)", '<a href="{}">x</a>', ":material-{}:", '--8<-- "{}"'])
def test_a_name_longer_than_any_file_may_have_is_a_finding(root: Path, text: str) -> None:
    """The file system refuses to look for it, and the finding has its place all the same."""
    config = "site_name: X\nmarkdown_extensions: [pymdownx.snippets, pymdownx.emoji]\n"
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    (root / "docs" / "index.md").write_text(f"# Home\n\n{text.format('n' * 5000)}\n", encoding="utf-8")
    found = {(finding.path, finding.line) for finding in checking.check(root).findings if len(finding.message) > 4000}
    assert found == {("docs/index.md", 3)}


def test_links_between_folders_may_go_in_circles(root: Path) -> None:
    """A link to nothing, a link to itself, a page under two names."""
    (root / "docs/itself.md").symlink_to("itself.md")
    (root / "docs/.#lock.md").symlink_to("me@here.1")  # as editors do; it is not published
    endings = ("md", "html", "svg", "css", "png")
    for ending in endings:
        (root / f"docs/nothing.{ending}").symlink_to(root / "gone")
    (root / "docs/again.md").symlink_to(root / "docs/broken.md")
    (root / "docs/folder").mkdir()
    (root / "docs/folder/page.md").write_text("# Page\n")
    (root / "docs/alias").symlink_to(root / "docs/folder", target_is_directory=True)
    (root / "docs/index.md").write_text("# Home\n\n[x](folder/page.md) [y](alias/page.md) ![z](nothing.png)\n")
    assert found(root) == [
        "docs/again.md:3:5: missing-page: gone.md leads to no page",
        EXPECTED,
        "docs/itself.md:1:1: unreadable-text: dangling symbolic link; MkDocs cannot build with it",
        *(
            f"docs/nothing.{ending}:1:1: unreadable-text: dangling symbolic link; MkDocs cannot build with it"
            for ending in sorted(endings)
        ),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_reported_and_not_waited_for(root: Path) -> None:
    """A pipe gives nothing until somebody writes to it, and a renderer would wait for ever."""
    os.mkfifo(root / "docs/pipe.md")
    assert found(root) == [EXPECTED, "docs/pipe.md:1:1: unreadable-text: this is a pipe, socket or device, not a file"]


@pytest.mark.parametrize(
    "config",
    [
        CONFIG + "extra:\n  x: !!python/name:os.system\n  y: !ENV [NONE_SUCH, z]\n  w: !relative\n",
        CONFIG.replace("[attr_list", "[none.such.extension, attr_list"),
        CONFIG + "theme: none-such\n",
        CONFIG + "theme: {name: null, custom_dir: gone}\n",
        CONFIG + "nav: null\nextra_css: null\nhooks: null\nexclude_docs: null\n",
        CONFIG + "nav: [1, [2], {a: null}, {b: {c: d}}]\n",
        CONFIG + "validation: warn\nsite_url: 3\ncopyright: 2026\nextra: text\n",
        CONFIG.replace("plugins: []", "plugins: {search: {}}"),
        CONFIG.replace(
            "plugins: []", "plugins: [exclude: {glob: [3, '['], regex: '('}, redirects: {redirect_maps: [a]}]"
        ),
        CONFIG + "markdown_extensions: {pymdownx.snippets: parts, pymdownx.magiclink: null}\n",
        CONFIG + "markdown_extensions: {attr_list: null, toc: {permalink: true}}\n",
    ],
)
def test_any_configuration_is_read(root: Path, config: str) -> None:
    """Foreign tags, missing extensions and themes, values of the wrong sort; what is missing makes faults less sure."""
    (root / "mkdocs.yml").write_text(config)
    assert EXPECTED in [line.replace(" warning:", "") for line in found(root)]


@pytest.mark.parametrize(
    "setting", ["site_url: http://[]localhost/", "theme: {name: mkdocs, static_templates: [{a: b}, 3]}"]
)
def test_a_configuration_at_which_mkdocs_fails_is_reported(root: Path, setting: str) -> None:
    """The message names the file."""
    (root / "mkdocs.yml").write_text(f"{CONFIG}{setting}\n")
    with pytest.raises(Unreadable, match=r"^mkdocs\.yml: "):
        found(root)


NINE = range(1, 10)
ALIASES = {
    "lists": "a0: &a0 x\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in NINE),
    "merged": "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in NINE),
    "long": f"a0: &a0 {'x' * 100_000}\na1: [{', '.join(['*a0'] * 1_000)}]\n",
}


@pytest.mark.parametrize("text", ALIASES.values(), ids=ALIASES.keys())
def test_aliases_that_repeat_too_much_are_reported(root: Path, text: str) -> None:
    """They are not expanded, be it in front matter, data or the configuration."""
    start = time.process_time()
    (root / "docs/odd.md").write_text(f"---\n{text}---\n# Odd\n")
    (root / "docs/data").mkdir()
    (root / "docs/data/terms.yml").write_text(text)
    (root / "docs/data/redirects.yml").write_text(text)
    (root / "pyproject.toml").write_text('[tool.linkcheck.data."docs/data/terms.yml"]\n')
    told = [line.partition(":")[0] for line in found(root) if line.endswith("its aliases repeat too much")]
    assert told == ["docs/data/redirects.yml", "docs/data/terms.yml", "docs/odd.md"]
    (root / "mkdocs.yml").write_text(CONFIG + text)
    with pytest.raises(Unreadable, match=r"^mkdocs.yml:\d+:\d+ is not valid YAML: its aliases repeat too much$"):
        found(root)
    assert time.process_time() - start < 5


def test_two_runs_at_once_agree(root: Path) -> None:
    """They share the cache and do not damage it."""
    command = [
        sys.executable,
        "-c",
        f"from pathlib import Path; from linkcheck import checking; print(*checking.check(Path({str(root)!r})).findings)",  # noqa: E501 (one command)
    ]
    runs = [subprocess.Popen(command, cwd=SCRIPTS, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert {run.communicate()[0] for run in runs} == {EXPECTED + "\n"}


INTERRUPTIBLE = """
import sys; sys.path.insert(0, {scripts!r})
from pathlib import Path; from linkcheck import cache; import build
cache.FOLDER = Path({folder!r}); build.use_environment = lambda: print("ready", flush=True)
sys.exit(build.main(["--check", "--root", {root!r}]))
"""


@pytest.mark.slow
def test_ctrl_c_leaves_one_sentence_and_a_whole_cache(tmp_path: Path, own_cache: Path) -> None:
    """The check is interrupted later and later until it is faster; afterwards the cache is still valid."""
    make(tmp_path, 400)
    (tmp_path / "docs/broken.md").write_text(BROKEN)
    code = INTERRUPTIBLE.format(scripts=str(SCRIPTS), folder=str(own_cache), root=str(tmp_path))
    endings = {(130, "\nStopped. The last good site is untouched.\n"), (1, "")}
    met, delay = set(), 0.0
    for _ in range(100):
        if {1, 130} <= {status for status, _ in met}:
            break
        run = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        run.stdout.readline()
        time.sleep(delay)
        run.send_signal(signal.SIGINT)
        said, complaint = run.communicate()
        met.add((run.returncode, complaint))
        assert met <= endings, delay
        assert not said or said.endswith(", 1 finding: missing-page 1\n"), "half a report"
        assert all(file.suffix == ".json" for file in own_cache.iterdir())
        delay = 0.02 if run.returncode == 1 else 0.02 + delay * 1.5
    assert any(code == 130 for code, _ in met)
    assert found(tmp_path) == found(tmp_path) == [EXPECTED]
