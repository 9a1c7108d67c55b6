"""What this guide promises beyond its links: the form of its data and front matter, and what its pages owe readers.

What a schema in docs/data/schemas can say, it says; `schemas.py` adds two keywords, `refersTo` and `uniqueBy`.
"""

from pathlib import Path

from linkcheck.findings import add_rules

add_rules(Path(__file__).parent)  # so that --explain knows them
