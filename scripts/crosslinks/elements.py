"""What HTML says of its elements, how its files are named, and which text of them nobody sees."""

from .patterns import Pattern

HTML = (".html", ".htm", ".xhtml")

HAVE_NO_END = """
    area base br col embed hr img input link meta param source track wbr
"""
VANISHED = "<address>"  # what a browser takes for a tag, and no reader sees
VOID = frozenset(HAVE_NO_END.split())
ON_SOME_ALONE = {  # of old standards, most of them; on other elements they are of no standard, and may say anything
    "data": ("object",),
    "icon": ("command", "menuitem"),
    "manifest": ("html",),
    "profile": ("head",),
    "pluginspage": ("embed",),
    "classid": ("object",),
    "archive": ("object", "applet"),
}
WITHOUT_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
INNER = Pattern(r"(?i)\bsrcdoc(?=\s*=)")


def framed(value: str) -> str:
    """The document that an attribute holds; those within it, which may go on for ever, are not looked at."""
    return INNER.sub("nested", value)


def carries_address(tag: str, attribute: str) -> bool:
    """Whether an attribute that carries an address does so on that element."""
    return tag in ON_SOME_ALONE.get(attribute, (tag,))


def is_seen(text: str) -> bool:
    """Whether a text holds more than spaces and signs without width."""
    return bool(text.translate(WITHOUT_WIDTH).strip())
