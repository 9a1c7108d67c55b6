"""What browsers load holds no comments, and means the same."""

import pytest
from page.bundle import lean

SCRIPT = """"use strict";
/** Adds
 *  one. */
  // Two lines,
  // and more.
const far = "https://e.org", block = "/* no */"; // the end of a line stays
/* a */ add(1); /* b */
"""
LEAN_SCRIPT = """"use strict";
const far = "https://e.org", block = "/* no */"; // the end of a line stays
/* a */ add(1); /* b */
"""
STYLE = """/* Of
   all. */
a::after {
  content: "/* kept */"; /* why */
  margin: 1px/* and */2px;
}
"""
LEAN_STYLE = """a::after {
content: "/* kept */";
margin: 1px 2px;
}
"""


@pytest.mark.parametrize(("text", "kind", "left"), [(SCRIPT, "js", LEAN_SCRIPT), (STYLE, "css", LEAN_STYLE)])
def test_only_comments_and_indentation_go(text, kind, left):
    """Strings that look like comments stay, and so does what stands beside a comment."""
    assert lean(text, kind) == left
