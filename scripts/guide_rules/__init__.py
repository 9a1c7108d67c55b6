"""What this guide promises beyond its links: the form of its data and front matter, and what its pages owe readers.

`rules.findings` calls all others. What a schema in docs/data/schemas can say, it says: `forms` reads it, with two
keywords of our own, `refersTo` (the entry that a text names exists) and `uniqueBy` (no two entries share it).
"""

from pathlib import Path

from linkcheck.findings import add_rules

add_rules(Path(__file__).parent)  # so that --explain knows them
