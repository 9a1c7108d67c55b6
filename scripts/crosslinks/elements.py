"""What HTML says of its elements, and how its files are named."""

HTML = (".html", ".htm", ".xhtml")

HAVE_NO_END = """
    area base br col embed hr img input link meta param source track wbr
"""
VOID = frozenset(HAVE_NO_END.split())
