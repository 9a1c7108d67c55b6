"""What a demonstration's tag owes: each script and style sheet that it loads is there."""

import posixpath
import re
from collections.abc import Iterator

from linkcheck.findings import Finding
from linkcheck.site import Site

from .page_rules import PageFile

TAG = re.compile(r"<live-demo\s[^>]*>")
LOADED = re.compile(r'\b(name|files|later)="([^"]*)"')


def check_demonstrations(file: PageFile, site: Site) -> Iterator[Finding]:
    """The files that a tag names are in the site; the element's own script is called after its name."""
    for tag in TAG.finditer(file.text):
        attributes = dict(LOADED.findall(tag[0]))
        folder = f"assets/javascripts/demos/{attributes.pop('name', '')}"
        loaded = {posixpath.basename(folder): f"{folder}/element.js"}
        for typed in " ".join(attributes.values()).split():
            loaded[typed] = posixpath.normpath(f"{folder}/{typed}.js")
            if typed.endswith(".css"):
                loaded[typed] = f"assets/stylesheets/demos/{typed}"
        for typed, path in loaded.items():
            if path not in site.by_dest:
                yield file.at(typed, "missing-script", f"This loads docs/{path}, which is not there.", tag[0])
