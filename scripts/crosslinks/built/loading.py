"""What a browser loads by itself when it shows a page."""

from ..reading import STYLED

ELEMENTS = """
    script img iframe video audio source embed object track style use image feimage base frame applet bgsound
    textpath pattern lineargradient radialgradient filter
"""
LOADED_BY = frozenset(ELEMENTS.split())
BY_ANY = frozenset([*STYLED, "srcset", "imagesrcset", "background", "icon", "manifest"])
RELATIONS = """
    stylesheet icon apple-touch-icon apple-touch-icon-precomposed apple-touch-startup-image fluid-icon mask-icon
    manifest preload modulepreload prefetch prerender preconnect dns-prefetch compression-dictionary
"""
LOADED_AS = frozenset(RELATIONS.split())


def is_loaded(tag: str, attribute: str, relations: frozenset[str]) -> bool:
    """Whether it loads what the attribute of an element names; `relations` are what the element's `rel` says."""
    is_button = tag == "input" and attribute == "src"
    return tag in LOADED_BY or attribute in BY_ANY or is_button or not LOADED_AS.isdisjoint(relations)
