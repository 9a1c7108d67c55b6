"""Data as a classic script: the only form in which a page that is opened from disk can load them."""

import json
from typing import Any


def setting(name: str, value: Any, made_from: str) -> str:
    """The text of a script that sets a global name, with apostrophes as the pages show them."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("'", "’")
    return f"// Made from {made_from}; do not edit.\nwindow.{name} = {text};\n"
