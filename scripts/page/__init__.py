"""Finishes what MkDocs has rendered, and makes the files beside the pages.

`article` leads an article through everything that is done to it; `copies`, `redirects`, `search_index` and `offline`
make the files beside it, and `bundle` those that all pages load. A query, for example: docs/data/asked.yml and the text
of each section meet in `search_index.entries_of`, go into search/search_index.js, and are ranked by search-model.js.
"""
