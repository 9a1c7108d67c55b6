"""The fast path: reads a plain page without rendering it, or says that it cannot.

Most pages are headings, paragraphs, lists, tables, fenced code and inline links. On such a page the links and
anchors can be told from the text. Code, comments and links are taken out; what is left must hold no sign that
could mean anything else (see `Dialect.traps`). If it does, the page goes to the renderer, which is the truth.
Tests hold both paths equal on the real pages, on corpora and on made-up text.

`dialect` says what the project's extensions make of signs, `quick` reads a page by it, with `overwriting`,
`html_blocks` and `attr_lists` to take things out, and gives a `plain_page`, which finds places when a rule asks.
"""
