"""What only a site with a public address has, made while MkDocs builds it: editions, cards, a sitemap and a feed."""

import time
from pathlib import Path

from console import tell
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from . import paper, pictures, volume
from .archive import build_date

TEMPLATES = Path(__file__).with_name("templates")  # of the files at the root of a public site


class Public(BasePlugin):
    """Adds to a site what a public one needs; `name` is that of the editions.

    The hooks call `write` in its place among what else they write into the site.
    """

    def __init__(self, name: str, version: str) -> None:
        self.editions = [f"editions/{name}.html", f"editions/{name}.pdf"]
        self.version = version
        self.html: dict[str, str] = {}
        self.pages: list[Page] = []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Tells the templates what there will be, and has MkDocs fill in those of the feed and for robots."""
        config.extra["editions"], config.extra["published"] = self.editions, True
        config.theme.dirs.append(str(TEMPLATES))
        config.theme.static_templates.update(file.name for file in TEMPLATES.iterdir())
        return config

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Notes the pages in reading order; the address of the first is that of the site."""
        self.pages = nav.pages
        if nav.homepage:
            nav.homepage.canonical_url = config.site_url
        return nav

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Has MkDocs' sitemap give the day of the last change in substance."""
        page.update_date = str(page.meta.get("updated", page.update_date))

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Notes the finished page."""
        self.html[page.url] = output
        return output

    def write(self, config: MkDocsConfig) -> None:
        """Writes the editions and cards into the site."""
        site, day = Path(config.site_dir), build_date()
        file, pdf = (site / edition for edition in self.editions)
        tell("Print the PDF")
        file.parent.mkdir()
        imprint = f"Version {self.version}, {day.tm_mday} {time.strftime('%B %Y', day)}"
        chapters = volume.chapters(self.pages, self.html)
        file.write_text(volume.bind(site, chapters, config, imprint), encoding="utf-8")
        paper.print_file(file, pdf)
        tell(f"Draw {len(self.pages)} cards")
        tokens = Path(config.docs_dir, "assets/stylesheets/tokens.css")
        pictures.draw_cards(self.pages, site / "assets/cards", config.site_name, tokens)
