"""Links in `mkdocs.yml`: styles, scripts, logo, favicon, copyright, and addresses under `extra`.

The element of a link is `config`, or `config:a` and the like in a piece of HTML; its attribute is the key.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..addresses import WEB_ADDRESS, parse
from ..allowances import allowances
from ..cache import Cache, digest
from ..model import Document, Link, Scalar
from ..patterns import Pattern
from ..remembering import plain, revived
from ..settings import Settings
from ..source import Source
from ..tree import Tree

LINKED = Pattern(r"(?i)<[a-z][^<>]*\b(?:href|src)\b")
WORD = Pattern(r"[!#-&(-\[\]-~]+")  # letters and signs that YAML has no need to escape
QUOTE = Pattern(r"""\s*\\?["']""")  # around a value that is empty
FILE = Pattern(r"[\w./-]+\.(?:js|mjs|css|svg|png|jpe?g|gif|webp|avif|ico|md|html|pdf|zip|mp[34]|webm)(?:#[\w-]+)?")
NAMES_TOO = (".js", ".mjs", ".md", ".html")  # how what is no file of the site may be called as well
NAV_ADDRESS = Pattern(r"""(?s).*?(?="\s*\w+=|\Z)""")  # some end it with a quote, and add an attribute of the link
SOCIAL = Pattern(r"extra\.social\.\d+\.link")  # a link on every page, whatever it says
ADDRESS_KEYS = ("link", "href", "homepage", "url")


def read(settings: Settings, tree: Tree, cache: Cache) -> Document:
    """The configuration as a holder of links; they start from the root of the site."""
    permitted = (one for path, text in settings.texts.items() for one in allowances(Source(path, text)))
    return Document("", tuple(links(settings, tree, cache)), tuple(permitted))


def links(settings: Settings, tree: Tree, cache: Cache) -> Iterator[Link]:
    """Every address in the configuration, `nav` apart."""
    for one in (one for one in settings.scalars if one.is_text):
        key, value = one.key, one.value
        kinds = ("external",) if settings.nav_starts_in_docs else ("external", "absolute")
        if key.startswith("nav.") and parse(value).kind in kinds:
            yield Link(NAV_ADDRESS.match(value)[0], one.place, "config", key, raw=not value.endswith(".md"))
        elif is_file_setting(key) or key in ("repo_url", "site_url"):
            yield Link(value, one.place, "config", key, raw=not value.endswith(".md"))
        elif key.startswith("edit_uri") and parse(value).kind == "external":
            yield Link(value, one.place, "config", key, raw=True)
        elif key.startswith(("copyright", "extra.")) and LINKED.search(value):
            yield from in_html(settings, one, cache)
        elif SOCIAL.fullmatch(key):
            yield Link(value, one.place, "config:a", key, raw=True)
        elif key.startswith("extra."):
            yield from in_extra(tree, one)


def is_file_setting(key: str) -> bool:
    """Whether the option names a file that the site publishes."""
    listed = re.fullmatch(r"(?:extra_css|extra_javascript|extra_templates|extra\.polyfills)\.\d+(?:\.path)?", key)
    return bool(listed) or key in ("theme.logo", "theme.favicon")


def in_extra(tree: Tree, one: Scalar) -> Iterator[Link]:
    """A value under `extra` that is an address by its name or its looks."""
    is_file, is_named = FILE.fullmatch(one.value), one.key.rpartition(".")[2] in ADDRESS_KEYS
    named = is_named and (is_file or any(sign in one.value for sign in "/:@"))
    whole = "/" in one.value and WEB_ADDRESS.fullmatch(one.value)
    if named or whole or (is_file and is_at_home(tree, one)):
        raw = one.key == "extra.homepage" or not one.value.endswith(".md")
        yield Link(one.value, one.place, "config", one.key, raw)


def is_at_home(tree: Tree, one: Scalar) -> bool:
    """Whether what looks like a file is one of the site, or would stand in a folder of it.

    Without a folder, a picture or a style sheet is a file of the site; `Next.js` and `README.md` are not.
    """
    path = one.value.partition("#")[0].lstrip("/")
    folder, slash, _ = path.removeprefix("./").partition("/")
    return path in tree.files or (folder in tree.output_folders if slash else not path.endswith(NAMES_TOO))


def in_html(settings: Settings, one: Scalar, cache: Cache) -> Iterator[Link]:
    """The links in a piece of HTML, such as the copyright line, from the cache where its text is known."""
    text = settings.texts[one.place.path]
    key = digest(__name__.encode(), repr(one).encode(), text.encode())
    return iter(revived(Link, cache.remembered(key, lambda: plain(Link, found_in_html(text, one)))))


def found_in_html(text: str, one: Scalar) -> Iterator[Link]:
    """The same, read as those of a page are."""
    from .. import scanning
    from .parsing import parsed

    source, piece, written = Source(one.place.path, text), Source(one.place.path, one.value), Written(text, one)
    for link in scanning.links(*parsed(piece)):
        place = source.place(written.at(piece.offset(link.place)))
        element = f"config:{link.element}" if link.attribute in ("href", "src") else "config"
        yield link._replace(place=place, element=element, attribute=one.key)


class Written:
    """Where the characters of a value stand in the text, whose line ends, quotes and escapes may be others.

    Words are followed one after the other, without what may be escaped.
    """

    def __init__(self, text: str, one: Scalar) -> None:
        self.text, self.start, self.value = text, one.offset, one.value
        self.ends, self.places = [0], [one.offset]  # of each word, and what comes after it in the text
        for word in WORD.finditer(one.value):
            self.ends.append(word.end())
            self.places.append(self.after(word, self.places[-1]))

    def after(self, word: re.Match, start: int) -> int:
        """The end of a word in the text, looked for from there."""
        return max(start, self.text.find(word[0], start) + len(word[0]))

    def at(self, offset: int) -> int:
        """Where the character at this place of the value stands in the text."""
        known = bisect_right(self.ends, offset) - 1
        at = self.places[known]
        for word in WORD.finditer(self.value, self.ends[known], offset):
            at = self.after(word, at)
        if word := WORD.match(self.value, offset):
            return max(at, self.text.find(word[0], at))
        opening = QUOTE.match(self.text, at)
        is_doubled = opening and opening[0].endswith("'") and self.text.startswith("'", self.start)
        return opening.end() + is_doubled if opening else at
