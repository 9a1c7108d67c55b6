"""Checks every link of a MkDocs project as the project is read, and the site afterwards.

A link *uses* a target, a page *defines* anchors; a rule compares the two. MkDocs converts each page once, for the check
and for the site. The way of a page through the package:

1. `project` reads the configuration, `collect` sits among MkDocs' plugins while it reads the pages.
2. `positions` marks where each address begins; `rendered` and `page` read the HTML, `scan` makes a `Page` of both.
   `cache` remembers it. `unparsed` finds markup that stayed text, `documents` reads the other files that hold links.
3. `targets` says where each link leads, `site` holds all of it, `rules` say what is wrong, `hints` what was meant.
4. `checking` runs them; `report`, `formats` and `cli` tell. `built` scans the finished site with the same reader.
"""
