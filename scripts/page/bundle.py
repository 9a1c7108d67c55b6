"""Bundles the style sheets and the scripts that every page loads into one file of each kind.

The bundle's name holds a hash of its content, so that browsers may cache it for ever and never use an outdated one.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def bundle_all(config: MkDocsConfig, files: Files) -> None:
    """Puts one style sheet and one script in place of those that mkdocs.yml names."""
    first, paths = config.extra_javascript[0], [str(script) for script in config.extra_javascript]
    config.extra_css = [join_files(config, files, list(config.extra_css), "css")]
    if not isinstance(first, str):  # with `defer` it is none
        first.path = join_files(config, files, paths, "js")
        config.extra_javascript = [first]


def leave_out_unused(files: Files, *own: str) -> None:
    """Leaves out what the theme brings for its own pages; `own` are the folders whose assets stay."""
    for file in list(files):
        if file.src_uri.startswith("assets/") and file.src_dir not in (None, *own):
            files.remove(file)


def join_files(config: MkDocsConfig, files: Files, paths: Iterable[str], kind: str) -> str:
    """The path of the file that takes the place of these; a style sheet called print.css holds for print alone."""
    bundle = ""
    for path in paths:
        text = Path(config.docs_dir, path).read_text("utf-8")
        bundle += f"@media print {{\n{text}}}\n" if path.endswith("print.css") else text
        if file := files.get_file_from_path(path):
            files.remove(file)
    name = f"assets/guide-{hashlib.sha256(bundle.encode()).hexdigest()[:10]}.{kind}"
    files.append(File.generated(config, name, content=bundle))
    return name
