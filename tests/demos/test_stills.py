"""The pictures on the cards of "See for yourself"."""

import html
import re

import pytest

from .stage import BLOCKS, ROOT

STILLS = sorted((BLOCKS / "stills").glob("*.svg"))
# Where the words of a picture stand, where that isn't the demonstration of its name.
HELD = {
    "beliefs": "docs/data/items.yml",
    "drill": "docs/data/drill.yml",
    "language-model": "docs/includes/demos/preference.md",
    "pencil": "docs/see-for-yourself/with-a-pencil.md",
}


@pytest.mark.parametrize("still", STILLS, ids=lambda still: still.stem)
def test_a_still_says_only_what_its_demonstration_holds(still):
    """What is written large on a card stands in the result that other tests compute again."""
    held = (ROOT / HELD.get(still.stem, f"docs/includes/demos/{still.stem}.md")).read_text(encoding="utf-8")
    plain = " ".join(html.unescape(re.sub(r"<[^>]+>", "", held)).split())
    plain += "".join(f" {percent} of 100 Americans say so." for percent in re.findall(r"percent: (\d+)", held))
    said = re.findall(r'class="is-(?:said|huge|strong)[^>]*>([^<]+)<', still.read_text(encoding="utf-8"))
    assert [words for words in said if words.strip("“”") not in plain] == []
