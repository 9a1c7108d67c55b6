"""What holds for every link: its place is where its address stands, and it resolves as a browser resolves it."""

import posixpath
from html import unescape
from urllib.parse import urljoin, urlsplit

from crosslinks import front_matter
from crosslinks.addresses import parse
from crosslinks.marks import ID_ATTRIBUTES
from crosslinks.model import Link, Place
from crosslinks.scanning import scan
from crosslinks.source import Source
from crosslinks.targets import find
from crosslinks.tree import Tree
from hypothesis import given, settings
from hypothesis import strategies as st

from .test_fast_path import FULL, PIECES

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
FOLDERS = st.lists(st.sampled_from(["a", "b"]), max_size=3).map("/".join)


def standing_at(text: str, place: Place, written: str) -> bool:
    """Whether a text has these characters at that place, be it as entities."""
    there = text.split("\n")[place.line - 1][place.column - 1 :]
    return there.startswith(written) or unescape(there).startswith(written)


def as_written(link: Link) -> str:
    """The address; an attribute that names an element does so without a #."""
    return link.href.removeprefix("#") if link.attribute in ID_ATTRIBUTES else link.href


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
