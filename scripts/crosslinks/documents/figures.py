"""Links in SVG files: `href`, `src` and `srcset` of any element, `url(…)` of any attribute and style, and named ids.

Of the ids that such a file defines, those that it gives twice.
"""

from collections.abc import Iterator
from html import unescape

from ..addresses import in_css, in_srcset, trimmed
from ..cache import Cache
from ..marks import ID_ATTRIBUTES, QUOTE
from ..model import Anchor, Document, Link
from ..patterns import Pattern, any_of, blank
from ..remembering import document
from ..settings import Settings
from ..source import Source
from ..source import read as read_source
from ..tree import Tree

APART = Pattern(r"(?s)<!--.*?(?:-->|\Z)|(?P<text><!\[CDATA\[.*?(?:\]\]>|\Z))")
TAG = Pattern(r"""<\??(?P<tag>[\w:-]+)\b(?P<attributes>(?:"[^"<]*"|'[^'<]*'|[^<>])*+)>""")
HREF = Pattern(r"""(?<![\w:.-])(?:(?:xlink:)?href|src)\s*=\s*["'](?P<url>[^"']*)["']""")
SRCSET = Pattern(r"""(?<![\w:.-])(?:image)?srcset\s*=\s*(?:"(?P<urls>[^"]*)"|'(?P<others>[^']*)')""")
NAMES = Pattern(rf"""(?<![\w:-])(?P<name>{any_of(ID_ATTRIBUTES)})\s*=\s*["'](?P<ids>[^"']*)["']""")
ID = Pattern(r"""id(?<![\w:-]id)\s*=\s*["'](?P<id>[^"']+)["']""")
MAY_HOLD = Pattern(rf"\(|{any_of(('href', 'src', *ID_ATTRIBUTES))}")  # what most tags have none of
WORD = Pattern(r"\S+")
STYLE = Pattern(r"(?s)<style\b[^<>]*>(?P<css>.*?)(?:</style>|\Z)")
CLASS = Pattern(r"""\sclass\s*=\s*["']([^"']*)""")
CLASS_SELECTOR = Pattern(r"\.(-?[A-Za-z_][\w-]*)")
PAINT = Pattern(rf"""(?P<clip>\bclip-path\s*[=:]\s*["']?\s*)?(?i:url)\(\s*{QUOTE}?(?P<url>(?:(?!{QUOTE})[^)\s])+)""")


def read(settings: Settings, tree: Tree, cache: Cache) -> Iterator[Document]:
    """Every SVG file that is published, the theme's own among them."""
    for path in sorted(tree.files):
        if path.lower().endswith(".svg"):
            source = read_source(settings.docs / path, settings.docs_prefix + path)
            yield document(path, source, links, cache, given_twice)
    for file in sorted(settings.theme_files("[!.]*.svg")):
        path = file.relative_to(settings.custom_dir).as_posix()
        if not path.startswith(".") and "/." not in path:
            source = read_source(file, file.relative_to(settings.root).as_posix())
            yield document(path, source, links, cache, given_twice)


def links(source: Source) -> Iterator[Link]:
    """The addresses in an SVG file, comments left out; each clip once, for tools write one for every word."""
    text = APART.sub(blank, source.text)
    clips: set[str] = set()
    for tag in (one for one in TAG.finditer(text) if MAY_HOLD.search(one["attributes"])):
        for match in (*HREF.finditer(text, *tag.span("attributes")), *PAINT.finditer(text, *tag.span("attributes"))):
            is_clip = bool(match.groupdict().get("clip"))
            if not (is_clip and match["url"] in clips):
                attribute = "clip-path" if is_clip else "href"
                before, href = trimmed(unescape(match["url"]))
                yield Link(href, source.place(match.start("url") + before), f"svg:{tag['tag']}", attribute, raw=True)
            clips.update([match["url"]] if is_clip else [])
        for pictures in SRCSET.finditer(text, *tag.span("attributes")):
            for offset, href in in_srcset(pictures["urls"] or pictures["others"] or ""):
                place = source.place(pictures.start(pictures.lastgroup) + offset)
                yield Link(unescape(href), place, f"svg:{tag['tag']}", "srcset", raw=True)
        for names in NAMES.finditer(text, *tag.span("attributes")):
            for id in WORD.finditer(text, *names.span("ids")):
                yield Link(f"#{id[0]}", source.place(id.start()), f"svg:{tag['tag']}", names["name"], raw=True)
    if "<style" in text:
        yield from styled(source, text)


def styled(source: Source, text: str) -> Iterator[Link]:
    """Those in its styles; between `<![CDATA[` and `]]>` no element stands, but a style says what it says without."""
    styles = APART.sub(lambda match: match["text"] or blank(match), source.text)
    classes = frozenset(" ".join(CLASS.findall(text)).split())
    for style in STYLE.finditer(text):
        css = styles[slice(*style.span("css"))]
        for offset, href in in_css(css):
            if styles_anything(css, offset, classes):
                yield Link(href, source.place(style.start("css") + offset), "svg:style", "url", raw=True)


def given_twice(source: Source) -> Iterator[Anchor]:
    """The ids of an SVG file that stand there more than once, comments left out.

    Of each only the first two places, for drawing tools call all layers alike.
    """
    if len(ids := ID.findall(source.text)) == len(set(ids)):
        return
    text = APART.sub(blank, source.text)
    offsets: dict[str, list[int]] = {}
    for tag in TAG.finditer(text):
        for one in ID.finditer(text, *tag.span("attributes")):
            offsets.setdefault(one["id"], []).append(one.start("id"))
    found = sorted((offset, id) for id, every in offsets.items() for offset in every[:2] if len(every) > 1)
    yield from (Anchor(id, source.place(offset)) for offset, id in found)


def styles_anything(css: str, offset: int, classes: frozenset[str]) -> bool:
    """Whether the rule around an offset may hold for an element; tools leave those for what they took out.

    `classes` are those that the elements of the figure have.
    """
    end = max(css.rfind("{", 0, offset), 0)
    selectors = css[css.rfind("}", 0, end) + 1 : end]
    return any(classes.issuperset(CLASS_SELECTOR.findall(one)) for one in selectors.split(","))
