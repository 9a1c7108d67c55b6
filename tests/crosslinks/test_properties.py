"""What holds for every link: its place is where its address stands, and it resolves as a browser resolves it."""

import posixpath
from collections.abc import Callable
from html import unescape
from urllib.parse import urljoin, urlsplit

from crosslinks import front_matter
from crosslinks.addresses import parse
from crosslinks.marks import ID_ATTRIBUTES, Marks, unmarked
from crosslinks.model import Link, Place
from crosslinks.renderer import Renderer
from crosslinks.scanning import rendered, scan
from crosslinks.source import Source
from crosslinks.targets import find
from crosslinks.tree import Tree
from hypothesis import example, given, settings
from hypothesis import strategies as st

from .alike import BARE, FULL, GUIDE
from .test_fast_path import PIECES

SEGMENT = st.sampled_from(["a", "b", "c.md", "d.svg", "..", ".", "e f", "g%20h", "ü"])
PATHS = st.lists(SEGMENT, min_size=1, max_size=5).map("/".join)
SCALARS = st.sampled_from(
    [
        "2026-11-25",
        "2026-13-25",
        "2026-02-30",
        "2026-1-1 10:00:00",
        "2026-02-28 25:00",
        "0b_",
        "0x_",
        "1:99",
        "1_0",
        "on",
    ]
) | st.text("ab0-9:_xb' #\"[]{}.", min_size=1, max_size=9)
FRONT_MATTER = st.lists(st.tuples(st.sampled_from(["a: ", "b:\n  - ", "- ", "c:"]), SCALARS), max_size=4)
MARKABLE = """
word|](x|[t](|x.md)|<b.md>)|)|[a]:|[a]: |[t][a]|url(|<b id>|<a href="c.md">|</a>|<img src="i">|<http://x.y>|<me@x.y>
# H|## H { #h }|{ #i }|===|---|- |> |```|~~~|<h2>|</h2>|![i](i.png)|`|@import "a.css"|;url=|<style>|</style>|[^1]:
!!! note|??? tip "T"|    |<div>|</div>| |#|<!--|-->|</|<p for=|*|_|1. |\\|&|=|:|{|}|[|]|/|.
"""
SIGNS = st.sampled_from(
    [*(sign for line in MARKABLE.strip().split("\n") for sign in line.split("|")), "|", "\n", "\n\n"]
)
FOLDERS = st.lists(st.sampled_from(["a", "b"]), max_size=3).map("/".join)


def standing_at(text: str, place: Place, written: str) -> bool:
    """Whether a text has these characters at that place, be it as entities."""
    there = text.split("\n")[place.line - 1][place.column - 1 :]
    return there.startswith(written) or unescape(there).startswith(written)


def as_written(link: Link) -> str:
    """The address; an attribute that names an element does so without a #."""
    return link.href.removeprefix("#") if link.attribute in ID_ATTRIBUTES else link.href


def made_of(text: str, renderer: Renderer, find: Callable | None) -> tuple:
    """The links, ids and headings of a page as the renderer makes it, with marks where `find` puts them."""
    page = rendered(Source("docs/x.md", text), renderer, Marks(find))
    links = [(one.tag, one.attribute) for one in page.links]
    return links, [unmarked(one.attributes.get("id", "")) for one in page.ids], [one.tag for one in page.headings]


@settings(max_examples=1000, deadline=None, derandomize=True)  # of a hundred thousand, two are read apart still
@given(text=st.lists(SIGNS, max_size=8).map("".join), renderer=st.sampled_from([GUIDE[1], BARE[1]]))
@example(text="a url(\n# T { #t }\n", renderer=GUIDE[1])
@example(text="[a]:\n---\n", renderer=BARE[1])
@example(text="a](\n{ #i }\n", renderer=GUIDE[1])
@example(text='x](<b id="b">', renderer=GUIDE[1])
@example(text="](\n[^1]: note", renderer=GUIDE[1])
def test_marks_change_nothing_of_a_page(text: str, renderer: Renderer) -> None:
    """What links, ids and headings there are, the renderer alone decides."""
    assert made_of(text, renderer, None) == made_of(text, renderer, lambda *_: [])


@settings(max_examples=200, deadline=None)
@given(lines=st.lists(PIECES, max_size=10), indent=st.sampled_from(["", "    ", "> ", "- ", "é 🙂 "]))
def test_a_link_stands_where_its_address_is_written(lines: list[str], indent: str) -> None:
    """Line and column lead to the address itself, whatever stands around it."""
    text = "\n".join(indent + line for line in lines) + "\n"
    page = scan(Source("docs/x.md", text), "x.md", FULL[1])
    assert all(standing_at(text, link.place, as_written(link)) for link in page.links)
    assert all(standing_at(text, anchor.place, anchor.id) for anchor in page.anchors if anchor.place)
    assert all(standing_at(text, value.place, value.text) for value in page.leftovers)


@given(folder=FOLDERS, path=PATHS)
def test_a_raw_link_resolves_as_in_a_browser(folder: str, path: str) -> None:
    """Against the address of the built page; what climbs out of the site is told apart."""
    page = posixpath.join(folder, "page.md")
    tree = Tree(frozenset([page]), frozenset(), frozenset(), frozenset(), directory_urls=False)
    target = find(tree, page, True, parse(path))
    address = urlsplit(urljoin(f"https://example.org/{folder}{'/' if folder else ''}page.html", path)).path.strip("/")
    climbs = posixpath.normpath(posixpath.join(folder, path)).startswith("..")
    assert (target.state == "outside") == climbs
    if not climbs:
        assert target.tried.strip("/") == parse(address or "/").path.strip("/")


@given(lines=FRONT_MATTER)
def test_plain_front_matter_is_what_yaml_makes_of_it(lines: list[tuple[str, str]]) -> None:
    """Where it is read without a YAML parser, that parser finds the same values at the same places, and no fault."""
    source = Source("docs/x.md", "---\n" + "".join(key + value + "\n" for key, value in lines) + "---\n")
    found = front_matter.plain_values(source)
    if found is not None:
        assert found == front_matter.values(source)
        assert not list(front_matter.problems(source))


@given(href=st.text(max_size=30))
def test_any_address_can_be_parsed(href: str) -> None:
    """Without complaint, and into one of the known kinds."""
    assert parse(href).kind in ("external", "template", "relative", "absolute", "own-page", "empty")
