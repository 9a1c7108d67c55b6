"""A build: MkDocs makes and checks the site aside; then it is packed, compressed if it is to be published, and put in place."""

import argparse
import tomllib
from pathlib import Path

from .archive import archive
from .precompress import brotli_compressor, precompress
from .problem import Problem
from .progress import Progress
from .promote import promote, promote_files, workshop


def build(args: argparse.Namespace) -> int:
    """Builds the project at `args.root`; with findings, which MkDocs' hooks print, nothing changes and it returns 1."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    progress, root = Progress(steps=3), args.root
    with workshop(root) as folder:
        progress.step("Check the sources, render and finish the pages, check the site")
        chosen = {"site_url": args.site_url.rstrip("/") + "/"} if args.site_url else {}
        try:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder / "site"), **chosen)
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
        except Abort:
            return 1
        except Exception as error:
            raise Problem(f"MkDocs could not build the site: {error}", code=1) from None
        progress.done("no findings")
        progress.step("Pack the archive")
        name, version = identity(root)
        (folder / "dist").mkdir()
        packed = folder / "dist" / f"{name}-{version}.zip"
        archive(folder / "site", packed, f"{name}-{version}", config.site_name, version)
        progress.done(f"{packed.name}, {packed.stat().st_size / 2**20:.1f} MiB")
        if args.site_url:
            progress.step("Compress for servers")
            brotli = brotli_compressor(progress, args.offline)
            progress.done(f"{precompress(folder / 'site', brotli, root / 'site')} copies")
        progress.step("Put the site in place")
        promote(folder / "site", root / "site", folder / "last-site")
        promote_files(folder / "dist", root / "dist")
        progress.done("open site/index.html")
    return 0


def identity(root: Path) -> tuple[str, str]:
    """Name and version of the project, from pyproject.toml."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return project["name"], project["version"]
