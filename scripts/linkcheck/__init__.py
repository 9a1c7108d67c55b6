"""Checks every link of a MkDocs project as the project is read, and the built site afterwards.

A link *uses* a target, a page *defines* anchors; a rule compares the two. `model` explains the words of this package.
MkDocs converts each page once, for the check and for the site. A page passes through the modules in this order:

1. `project` reads the configuration; `collect` is a plugin object that MkDocs calls for each page.
2. `positions` marks where each address begins; `page` and `rendered` read the HTML; `scan` turns it into a `Page`;
   `cache` keeps that for the next run. `unparsed` finds markup that stayed text; `documents` reads all other files
   that hold links.
3. `targets` finds where each link leads; `site` holds everything; `rules` find faults; `hints` suggest corrections.
4. `checking` runs all this; `report`, `formats` and `cli` show the findings. `built` checks the finished site with the
   same reader of HTML.
"""
