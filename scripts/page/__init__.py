"""Finishes a rendered site: accessible tables, numbered citations, bundled and minified files, nothing unused."""
