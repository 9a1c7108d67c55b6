"""Makes from data what nobody types: lists in pages, the foot of each page, open data and scripts.

`guide` holds pages and data as they were read. `outputs` names everything that is made and the function that makes it;
`blocks` puts a list in place of its marker, such as `{{ glossary }}`, when Markdown reads the page. Lists that are
mostly markup are written in `templates`. A term, for example: docs/data/glossary.yml, then `glossary.terms` for its
page, `glossary.abbreviations` for the short forms in texts, and `previews.script` for links that lead to it.
"""
