"""Makes a project of ordinary pages for Material for MkDocs, with all the extensions that its authors recommend."""

import random
from pathlib import Path

CONFIG = """site_name: Ordinary pages
use_directory_urls: false
theme:
  name: material
  font: false
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.betterem: {smart_enable: all}
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight: {anchor_linenums: true, line_spans: __span, pygments_lang_class: true}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
"""
PAGE = """---
title: Page {number}
---

# Page {number}

See [the next page]({next}), [its settings]({next}#settings){{ .md-button }} and [what is said of it][more].
A bare address, https://example.org/{number}, an "odd" quotation -- and (c) signs, ==marked==, H~2~O, x^2^.[^note]

!!! tip "Try it"

    Press ++ctrl+alt+del++, or read [the example](#example); :material-check: it is `#!python print("[x](y)")`.

## Example {{ #example }}

=== "Python"

    ``` py title="one.py" linenums="1" hl_lines="2"
    # a heading? no, a comment: [text](nowhere.md)
    print("href='none.html'")  # (1)!
    ```

    1.  An annotation with [a link]({next}).

=== "HTML"

    ```html
    <a href="none.html" id="none">x</a> url(none.png)
    ```

``` mermaid
graph LR
  A[Start] --> B[End];
```

## Settings

| Name | Where |
|---|---|
| `one` | [here]({next}#example) |
| two | <https://example.org/two> |

Term
:   Its meaning, with [a link]({next}).

- [x] done, see [the last page]({last})
- [ ] to do

??? note "More"

    <div class="grid cards" markdown>

    - :octicons-clock-24: **Time** [read]({next})

    </div>

    <p id="raw-{number}">Raw with <a href="{built}">a link</a>, and $a^2$.</p>

*[HTML]: Hyper Text Markup Language

HTML is explained.

[more]: {next}#settings "Its settings"
[^note]: A note with [a link]({last}).
"""


def make(root: Path, pages: int, seed: int = 1) -> None:
    """Writes a project with that many pages; the same seed gives the same bytes."""
    chance = random.Random(seed)  # noqa: S311 (a corpus, not a secret)
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    names = ["index.md", *(f"page-{number}.md" for number in range(1, pages))]
    for number, name in enumerate(names):
        following, last = chance.choice(names), chance.choice(names)
        built = following.replace(".md", ".html")
        text = PAGE.format(number=number, next=following, last=last, built=built)
        (root / "docs" / name).write_text(text, encoding="utf-8")
